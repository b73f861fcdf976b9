#!/bin/sh
# Ledgers from the command line: the same bytes out, skipped when known, merged in any order, exit 4 when damaged.
# usage: tests/ledger_cli.sh FRENEMY
. "$(dirname "$0")/cli/lib.sh"
frenemy=$1
line() {
    printf '{"id":"%s#%s","doc":"%s","sentence":%s,"date":"2014-06-1%s","quote":"said <so> %s","speaker":{"id":"IRN","name":"Iran","state":"IRN"},' \
        "$1" "$2" "$1" "$2" "$2" "$2"
    printf '"source":{"id":"IRN/irgc","name":"IRGC","state":"IRN","kind":"military"},"target":{"id":"%s","name":"%s"},"action":"ASSAULT","sign":-1,"intensity":-%s.5,"issue":"iraq","modality":"hedged"}\n' \
        "$3" "$3" "$2"
}
{ line a 1 ISIS; line a 2 USA; line b 1 USA; } >"$work/one.jsonl"
{ line c 1 SAU; line c 2 ISR; } >"$work/two.jsonl"

"$frenemy" claims --jsonl "$work/one.jsonl" >"$work/plain"
[ "$(wc -l <"$work/plain")" -eq 3 ] || fail "three claims were to come out"
"$frenemy" claims --jsonl --ledger "$work/one.db" "$work/one.jsonl" >"$work/stored"
cmp "$work/plain" "$work/stored" || fail "the ledger changed a claim"
"$frenemy" claims --jsonl --ledger "$work/one.db" "$work/one.jsonl" >"$work/again" 2>"$work/notes"
cmp "$work/plain" "$work/again" || fail "a known file was stored twice"
grep -q FRN-0501 "$work/notes" || fail "the skipped file was not told"
"$frenemy" pairs --json "$work/one.jsonl" >"$work/pairs1"
"$frenemy" pairs --json --ledger "$work/one.db" >"$work/pairs2"
cmp "$work/pairs1" "$work/pairs2" || fail "pairs from the ledger differ"

"$frenemy" claims --jsonl --ledger "$work/two.db" "$work/two.jsonl" >"$work/out"
"$frenemy" merge "$work/one.db" "$work/two.db" "$work/one.db" -o "$work/forth.db"
"$frenemy" merge "$work/two.db" "$work/one.db" -o "$work/back.db"
"$frenemy" claims --jsonl --ledger "$work/forth.db" >"$work/forth"
"$frenemy" claims --jsonl --ledger "$work/back.db" >"$work/back"
cmp "$work/forth" "$work/back" || fail "the order of merging shows"
[ "$(wc -l <"$work/forth")" -eq 5 ] || fail "five claims were to come out of the merged ledger"

expect 4 "$frenemy" claims --ledger "$work/one.jsonl"
says err "not a ledger"
expect 4 "$frenemy" pairs --ledger "$work/absent.db"
