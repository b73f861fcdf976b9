#!/bin/sh
# A user's folder of our own tables adds actors and words and overrides ours; a dictionary alone codes from text to events.
# usage: lexicon_own.sh FRENEMY
. "$(dirname "$0")/lib.sh"
frenemy=$1
mkdir -p "$work/own/actors" "$work/alone"
printf 'id\tkind\tname\taliases\tparent\tadjectives\tfrom\tto\nnarnia\tstate\tNarnia\t\t\tNarnian\t\t\n' >"$work/own/actors/more.tsv"
printf 'pattern\tpos\taction\tintensity\tframe\tcontrol\nzap\tv\tFIGHT\t-9\tsubj>obj\t\npraise\tv\tDISAPPROVE\t-1\tsubj>obj\t\n' >"$work/own/actions.tsv"
echo "Narnia zapped France. Narnia praised France." >"$work/a.txt"
"$frenemy" read "$work/a.txt" --date 2015-01-01 --tsv >"$work/without.tsv"
"$frenemy" read "$work/a.txt" --date 2015-01-01 --lexicon "$work/own" --tsv >"$work/with.tsv"
if grep -q FIGHT "$work/without.tsv"; then exit 1; fi
grep -q "Narnia	France	FIGHT	-1	-9.0" "$work/with.tsv"
grep -q "Narnia	France	DISAPPROVE	-1	-1.0" "$work/with.tsv"
if grep -q "Narnia	France	SUPPORT" "$work/with.tsv"; then exit 1; fi
printf 'GONDOR_ [GON]\nMORDOR_ [MOR]\nBAD_ [x]\n' >"$work/alone/my.actors.txt"
printf -- '--- ATTACK [190] ---\nATTACK\n- * &NONE [191]\n' >"$work/alone/my.verbs.txt"
echo "Gondor attacked Mordor. France attacked Gondor." >"$work/b.txt"
"$frenemy" read "$work/b.txt" --date 2015-01-01 --lexicon-only "$work/alone" --jsonl >"$work/b.jsonl" 2>"$work/b.err"
[ "$(wc -l <"$work/b.jsonl")" = 1 ]
grep -q '"190"' "$work/b.jsonl"
grep -q 'my.actors.txt:3: warning: .*FRN-0209' "$work/b.err"
grep -q 'my.verbs.txt:3: warning: .*FRN-0208' "$work/b.err"
if "$frenemy" read "$work/b.txt" --lexicon "$work/own" --lexicon-only "$work/alone" 2>/dev/null; then exit 1; else [ $? = 2 ]; fi
