#!/bin/sh
# frenemy read --ledger, killed three times in the middle of 2,000 documents and run again: the same ledger as in one go.
# usage: read_kill.sh FRENEMY
. "$(dirname "$0")/lib.sh"
frenemy=$1
awk 'BEGIN {
    n = split("France Germany Italy Spain Iran Iraq Russia China Japan Brazil", who, " ")
    m = split("condemned praised threatened attacked thanked sanctioned", did, " ")
    for (i = 0; i < 2000; i++)
        printf "{\"id\":\"d%04d\",\"date\":\"2014-%02d-%02d\",\"text\":\"%s %s %s on Monday. Report %d says that %s %s %s.\"}\n",
            i, i % 12 + 1, i % 28 + 1, who[i % n + 1], did[i % m + 1], who[(i + 3) % n + 1], i, who[(i + 5) % n + 1],
            did[(i + 1) % m + 1], who[(i + 7) % n + 1]
}' >"$work/docs.jsonl"
content() { "$frenemy" claims --ledger "$1" --jsonl -q; }
documents() { sqlite3 "$1" 'SELECT count(*) FROM document WHERE finished' 2>/dev/null || echo 0; }

"$frenemy" read --ledger "$work/whole.db" "$work/docs.jsonl" -q >"$work/whole"
[ "$(wc -l <"$work/whole")" -gt 2000 ] || fail "too few claims"
for stop in 200 800 1400; do
    "$frenemy" read --ledger "$work/killed.db" "$work/docs.jsonl" -q >/dev/null 2>&1 &
    pid=$!
    while [ "$(documents "$work/killed.db")" -lt $stop ] && kill -0 $pid 2>/dev/null; do
        sleep 0.01
    done
    kill -9 $pid 2>/dev/null || fail "the run was over before it could be killed at $stop"
    wait $pid 2>/dev/null || true
    have=$(documents "$work/killed.db")
    [ "$have" -ge $stop ] && [ "$have" -lt 2000 ] || fail "$have documents after a kill at $stop"
done
"$frenemy" read --ledger "$work/killed.db" "$work/docs.jsonl" -q >/dev/null
[ "$(documents "$work/killed.db")" = "$(documents "$work/whole.db")" ] || fail "other documents"
content "$work/whole.db" >"$work/a"
content "$work/killed.db" >"$work/b"
cmp "$work/a" "$work/b" || fail "other claims"
[ "$(sqlite3 "$work/killed.db" 'PRAGMA integrity_check')" = ok ] || fail "damaged"
exit 0
