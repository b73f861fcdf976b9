#!/bin/sh
# frenemy read --ledger, killed three times in the middle of 2,000 documents and run again: the same ledger as in one go.
# usage: read_kill.sh FRENEMY
set -eu
frenemy=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
die() { echo "read_kill: $1" >&2; exit 1; }
awk 'BEGIN {
    n = split("France Germany Italy Spain Iran Iraq Russia China Japan Brazil", who, " ")
    m = split("condemned praised threatened attacked thanked sanctioned", did, " ")
    for (i = 0; i < 2000; i++)
        printf "{\"id\":\"d%04d\",\"date\":\"2014-%02d-%02d\",\"text\":\"%s %s %s on Monday. Report %d says that %s %s %s.\"}\n",
            i, i % 12 + 1, i % 28 + 1, who[i % n + 1], did[i % m + 1], who[(i + 3) % n + 1], i, who[(i + 5) % n + 1],
            did[(i + 1) % m + 1], who[(i + 7) % n + 1]
}' >"$dir/docs.jsonl"
content() { "$frenemy" claims --ledger "$1" --jsonl -q; }
documents() { sqlite3 "$1" 'SELECT count(*) FROM document WHERE finished' 2>/dev/null || echo 0; }

"$frenemy" read --ledger "$dir/whole.db" "$dir/docs.jsonl" -q >"$dir/whole"
[ "$(wc -l <"$dir/whole")" -gt 2000 ] || die "too few claims"
for stop in 200 800 1400; do
    "$frenemy" read --ledger "$dir/killed.db" "$dir/docs.jsonl" -q >/dev/null 2>&1 &
    pid=$!
    while [ "$(documents "$dir/killed.db")" -lt $stop ] && kill -0 $pid 2>/dev/null; do
        sleep 0.01
    done
    kill -9 $pid 2>/dev/null || die "the run was over before it could be killed at $stop"
    wait $pid 2>/dev/null || true
    have=$(documents "$dir/killed.db")
    [ "$have" -ge $stop ] && [ "$have" -lt 2000 ] || die "$have documents after a kill at $stop"
done
"$frenemy" read --ledger "$dir/killed.db" "$dir/docs.jsonl" -q >/dev/null
[ "$(documents "$dir/killed.db")" = "$(documents "$dir/whole.db")" ] || die "other documents"
content "$dir/whole.db" >"$dir/a"
content "$dir/killed.db" >"$dir/b"
cmp "$dir/a" "$dir/b" || die "other claims"
[ "$(sqlite3 "$dir/killed.db" 'PRAGMA integrity_check')" = ok ] || die "damaged"
exit 0
