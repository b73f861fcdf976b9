#!/bin/sh
# A corpus many times larger than the memory allowed is read, in the order of the documents, to the same bytes with one thread and
# with several; Ctrl-C keeps what was done.
# usage: read_stream.sh FRENEMY
. "$(dirname "$0")/lib.sh"
frenemy=$1
documents=4000
# corpus BYTES: documents of one sentence with that much beside it; the first and the last are long ones
corpus() {
    awk -v documents=$documents -v bytes="$1" 'BEGIN {
        n = split("France Germany Italy Spain Iran Iraq Russia China Japan Brazil", who, " ")
        m = split("condemned praised threatened attacked thanked sanctioned", did, " ")
        beside = "x"
        while (length(beside) < bytes) beside = beside beside
        for (i = 0; i < documents; i++) {
            text = ""
            for (k = (i % (documents - 1)) ? 1 : 300; k > 0; k--)
                text = text who[(i + k) % n + 1] " " did[i % m + 1] " " who[(i + k + 3) % n + 1] ". "
            printf "{\"id\":\"d%04d\",\"beside\":\"%s\",\"text\":\"%s\"}\n", i, beside, text
        }
    }'
}
limit=180000 # KiB of address space: the program and less than half of the corpus
(ulimit -v $limit && "$frenemy" --version) >/dev/null 2>&1 || limit=unlimited # not under a sanitizer
corpus 32768 | gzip -1 >"$work/docs.jsonl.gz"
for threads in 1 2; do
    (ulimit -v $limit; "$frenemy" read --threads $threads --jsonl "$work/docs.jsonl.gz" >"$work/$threads.jsonl") ||
        fail "$threads threads: not in the memory allowed"
done
cmp "$work/1.jsonl" "$work/2.jsonl" || fail "two threads give something else"
"$frenemy" read --threads 5 --jsonl "$work/docs.jsonl.gz" | cmp - "$work/1.jsonl" || fail "five threads give something else"
sed 's/.*"id":"\(d[0-9]*\)#.*/\1/' "$work/1.jsonl" >"$work/order"
LC_ALL=C sort -c "$work/order" || fail "not in the order of the documents"
[ "$(uniq "$work/order" | wc -l)" = $documents ] || fail "documents are missing"
[ "$(grep -c '^d0000$' "$work/order")" -gt 100 ] || fail "the long document has few claims"

# through a pipe, as a table, into a ledger
corpus 1 | "$frenemy" read --as jsonl --tsv - >"$work/pipe.tsv"
[ "$(($(wc -l <"$work/pipe.tsv") - 1))" = "$(wc -l <"$work/1.jsonl")" ] || fail "the table has other rows"
[ "$(grep -c '^id	date' "$work/pipe.tsv")" = 1 ] || fail "not one heading"

# interrupted while more is to come: what was done is out, whole documents and the first ones
mkfifo "$work/more"
"$frenemy" read --as jsonl --jsonl --threads 2 - <"$work/more" >"$work/part.jsonl" &
pid=$!
exec 3>"$work/more"
corpus 1 >&3
tries=0
until [ -s "$work/part.jsonl" ] || [ $tries -gt 600 ]; do
    sleep 0.1
    tries=$((tries + 1))
done
kill -INT $pid
corpus 1 >&3 2>/dev/null || true
exec 3>&-
rc=0
wait $pid || rc=$?
[ $rc = 130 ] || fail "an interrupt ends with $rc"
lines=$(wc -l <"$work/part.jsonl")
[ "$lines" -gt 100 ] || fail "nothing is kept at an interrupt"
head -n "$lines" "$work/1.jsonl" | head -n $documents | cmp -s -n "$(head -c 20000 "$work/part.jsonl" | wc -c)" - "$work/part.jsonl" ||
    fail "other claims at an interrupt"
exit 0
