#!/bin/sh
# Ledgers from the command line: the same bytes out, skipped when known, merged in any order, exit 4 when damaged.
# usage: tests/ledger_cli.sh FRENEMY
set -eu
frenemy=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
die() { echo "$1"; exit 1; }
line() {
    printf '{"id":"%s#%s","doc":"%s","sentence":%s,"date":"2014-06-1%s","quote":"said <so> %s","speaker":{"id":"IRN","name":"Iran","state":"IRN"},' \
        "$1" "$2" "$1" "$2" "$2" "$2"
    printf '"source":{"id":"IRN/irgc","name":"IRGC","state":"IRN","kind":"military"},"target":{"id":"%s","name":"%s"},"action":"ASSAULT","sign":-1,"intensity":-%s.5,"issue":"iraq","modality":"hedged"}\n' \
        "$3" "$3" "$2"
}
{ line a 1 ISIS; line a 2 USA; line b 1 USA; } >"$dir/one.jsonl"
{ line c 1 SAU; line c 2 ISR; } >"$dir/two.jsonl"

"$frenemy" claims --jsonl "$dir/one.jsonl" >"$dir/plain"
[ "$(wc -l <"$dir/plain")" -eq 3 ] || die "three claims were to come out"
"$frenemy" claims --jsonl --ledger "$dir/one.db" "$dir/one.jsonl" >"$dir/stored"
cmp "$dir/plain" "$dir/stored" || die "the ledger changed a claim"
"$frenemy" claims --jsonl --ledger "$dir/one.db" "$dir/one.jsonl" >"$dir/again" 2>"$dir/notes"
cmp "$dir/plain" "$dir/again" || die "a known file was stored twice"
grep -q FRN-0501 "$dir/notes" || die "the skipped file was not told"
"$frenemy" pairs --json "$dir/one.jsonl" >"$dir/pairs1"
"$frenemy" pairs --json --ledger "$dir/one.db" >"$dir/pairs2"
cmp "$dir/pairs1" "$dir/pairs2" || die "pairs from the ledger differ"

"$frenemy" claims --jsonl --ledger "$dir/two.db" "$dir/two.jsonl" >"$dir/out"
"$frenemy" merge "$dir/one.db" "$dir/two.db" "$dir/one.db" -o "$dir/forth.db"
"$frenemy" merge "$dir/two.db" "$dir/one.db" -o "$dir/back.db"
"$frenemy" claims --jsonl --ledger "$dir/forth.db" >"$dir/forth"
"$frenemy" claims --jsonl --ledger "$dir/back.db" >"$dir/back"
cmp "$dir/forth" "$dir/back" || die "the order of merging shows"
[ "$(wc -l <"$dir/forth")" -eq 5 ] || die "five claims were to come out of the merged ledger"

code=0
"$frenemy" claims --ledger "$dir/one.jsonl" >"$dir/out" 2>"$dir/notes" || code=$?
[ "$code" -eq 4 ] || die "a file that is no ledger: exit $code, not 4"
grep -q "not a ledger" "$dir/notes" || die "the sentence does not say what is wrong"
code=0
"$frenemy" pairs --ledger "$dir/absent.db" >"$dir/out" 2>"$dir/notes" || code=$?
[ "$code" -eq 4 ] || die "an absent ledger: exit $code, not 4"
