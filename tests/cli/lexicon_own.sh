#!/bin/sh
# A user's folder of our own tables adds actors and words and overrides ours; a dictionary alone codes from text to events.
# usage: lexicon_own.sh FRENEMY
set -eu
frenemy=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/own/actors" "$dir/alone"
printf 'id\tkind\tname\taliases\tparent\tadjectives\tfrom\tto\nnarnia\tstate\tNarnia\t\t\tNarnian\t\t\n' >"$dir/own/actors/more.tsv"
printf 'pattern\tpos\taction\tintensity\tframe\tcontrol\nzap\tv\tFIGHT\t-9\tsubj>obj\t\npraise\tv\tDISAPPROVE\t-1\tsubj>obj\t\n' >"$dir/own/actions.tsv"
echo "Narnia zapped France. Narnia praised France." >"$dir/a.txt"
"$frenemy" read "$dir/a.txt" --date 2015-01-01 --tsv >"$dir/without.tsv"
"$frenemy" read "$dir/a.txt" --date 2015-01-01 --lexicon "$dir/own" --tsv >"$dir/with.tsv"
if grep -q FIGHT "$dir/without.tsv"; then exit 1; fi
grep -q "Narnia	France	FIGHT	-1	-9.0" "$dir/with.tsv"
grep -q "Narnia	France	DISAPPROVE	-1	-1.0" "$dir/with.tsv"
if grep -q "Narnia	France	SUPPORT" "$dir/with.tsv"; then exit 1; fi
printf 'GONDOR_ [GON]\nMORDOR_ [MOR]\nBAD_ [x]\n' >"$dir/alone/my.actors.txt"
printf -- '--- ATTACK [190] ---\nATTACK\n- * &NONE [191]\n' >"$dir/alone/my.verbs.txt"
echo "Gondor attacked Mordor. France attacked Gondor." >"$dir/b.txt"
"$frenemy" read "$dir/b.txt" --date 2015-01-01 --lexicon-only "$dir/alone" --jsonl >"$dir/b.jsonl" 2>"$dir/b.err"
[ "$(wc -l <"$dir/b.jsonl")" = 1 ]
grep -q '"190"' "$dir/b.jsonl"
grep -q 'my.actors.txt:3: warning: .*FRN-0209' "$dir/b.err"
grep -q 'my.verbs.txt:3: warning: .*FRN-0208' "$dir/b.err"
if "$frenemy" read "$dir/b.txt" --lexicon "$dir/own" --lexicon-only "$dir/alone" 2>/dev/null; then exit 1; else [ $? = 2 ]; fi
