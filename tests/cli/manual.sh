#!/bin/sh
# Every verb has a page of the manual and completions, made from its --help. usage: manual.sh FRENEMY
. "$(dirname "$0")/lib.sh"
frn=$1

"$frn" manual -o "$work/man"
verbs=$("$frn" --help | sed -n 's/^  \([a-z][a-z-]*\)  *[a-z].*/\1/p' | grep -v '^frenemy$')
[ "$(echo "$verbs" | wc -l)" -ge 22 ] || fail "verbs found: $verbs"
for shell in bash zsh fish; do "$frn" completions $shell >"$work/$shell"; done
for verb in $verbs; do
    "$frn" "$verb" --help >"$work/help" || fail "$verb has no help"
    page=$work/man/frenemy-$verb.1
    grep -q '^.SH SYNOPSIS' "$page" || fail "$verb has no page"
    grep -q "^.BR frenemy.*-$(echo "$verb" | sed 's/-/\\\\-/g') (1)" "$work/man/frenemy.1" || fail "frenemy(1) does not name $verb"
    for option in $(sed -n 's/^  *\(-[a-z], \)\{0,1\}--\([a-z-]*\).*/\2/p' "$work/help"); do
        grep -q -e "--$option" "$work/help" || fail "$verb --$option"
        grep -q -e "$(echo "$option" | sed 's/-/\\\\-/g')" "$page" || fail "frenemy-$verb(1) lacks --$option"
        grep "^        $verb)" "$work/bash" | grep -q -e " --$option" || fail "bash: $verb lacks --$option"
        grep "subcommand_from $verb'" "$work/fish" | grep -q -e "-l $option" || fail "fish: $verb lacks --$option"
    done
    grep -q "^    $verb)" "$work/zsh" || fail "zsh lacks $verb"
done
command -v groff >/dev/null && for page in "$work"/man/*; do
    [ -z "$(groff -man -Tascii -ww -z "$page" 2>&1)" ] || fail "$page: $(groff -man -Tascii -ww -z "$page" 2>&1)"
done

# bash takes it and completes.
cat >"$work/try" <<'END'
. "$1"
COMP_WORDS=(frenemy bal) COMP_CWORD=1; _frenemy; [ "${COMPREPLY[*]}" = balance ] || exit 1
COMP_WORDS=(frenemy pairs --acc) COMP_CWORD=2; _frenemy; [ "${COMPREPLY[*]}" = --according-to ] || exit 2
COMP_WORDS=(frenemy pairs "") COMP_CWORD=2; _frenemy; [ "${#COMPREPLY[@]}" = 0 ] || exit 3
END
bash "$work/try" "$work/bash" || fail "bash completes wrongly ($?)"
! "$frn" manual nothing 2>/dev/null || fail "a page for a verb that is not"
! "$frn" completions csh 2>/dev/null || fail "completions for csh"
