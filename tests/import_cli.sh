#!/bin/sh
# Event files on the command line: import, mentions joined, grouping, timeline. usage: import_cli.sh FRENEMY DATA_FOLDER
. "$(dirname "$0")/cli/lib.sh"
frn=$1 data=$2

cat >"$work/events.tsv" <<'EOF'
date	source	event_text	cameo	goldstein	target
2014-05-30	Iran	Consult	040	1	Barack Obama
2014-06-01	Iran	Threaten	130	-4.4	Barack Obama
2014-07-01	Barack Obama	Consult	040	1	Iran
EOF
printf 'kind\ttext\tblock\nexact\tBarack Obama\tUSA\nexact\tIran\tIRN\n' >"$work/groups.tsv"

"$frn" import "$work/events.tsv" --group "$work/groups.tsv" >"$work/claims.jsonl" 2>"$work/err"
[ "$(wc -l <"$work/claims.jsonl")" -eq 3 ] || fail "3 claims expected"
grep -q 'recognised: events' "$work/err" || fail "auto does not say what it recognised"
"$frn" timeline IRN USA "$work/claims.jsonl" --tsv >"$work/months"
cut -f1-3,8 "$work/months" >"$work/got"
printf 'window\tpositive\tnegative\tgoldstein\n2014-05\t1\t0\t1.0\n2014-06\t0\t1\t-4.4\n2014-07\t1\t0\t1.0\n' >"$work/want"
cmp "$work/got" "$work/want" || fail "months differ"
"$frn" timeline USA Iran "$work/claims.jsonl" --svg - | grep -q '^</svg>' || fail "no SVG"

# Five months, the third without a word: bars, picture, table.
"$frn" timeline Ardan Belgar "$data/pair.tsv" --sparkline -q >"$work/got"
printf 'Ardan and Belgar: tone \342\226\206\342\226\202 \342\226\206\342\226\205\n' >"$work/want" # high, low, none, high, middle
cmp "$work/got" "$work/want" || fail "the bars differ: $(cat "$work/got")"
"$frn" timeline Ardan Belgar "$data/pair.tsv" --svg - -q | cmp - "$data/pair.timeline.svg" || fail "the picture differs"
"$frn" timeline Ardan Belgar "$data/pair.tsv" --by quarter --tsv -q | cut -f 1-3 >"$work/got"
printf 'window\tpositive\tnegative\n2014-Q1\t1\t2\n2014-Q2\t2\t1\n' >"$work/want"
cmp "$work/got" "$work/want" || fail "quarters differ: $(cat "$work/got")"

gzip -c "$work/events.tsv" >"$work/packed.gz"
"$frn" import - --tsv <"$work/packed.gz" 2>/dev/null | wc -l | grep -q '^ *4$' || fail "packed standard input"

awk 'BEGIN { print "date\tsource\ttarget\tgoldstein"
    for (i = 0; i < 20000; i++) print "2014-05-" i % 30 + 1 "\tA" i * 7919 % 1000 "\tB" i * 104729 % 997 "\t" i % 19 - 9 }' |
    sed 's/-05-\([0-9]\)\t/-05-0\1\t/' | gzip >"$work/large.gz"
head -c "$(($(wc -c <"$work/large.gz") / 2))" "$work/large.gz" >"$work/cut.gz"
"$frn" import "$work/cut.gz" --as events >"$work/got" 2>"$work/err" && fail "a cut file must not end well"
grep -q 'FRN-01' "$work/err" || fail "a cut file must be told"
[ "$(wc -l <"$work/got")" -gt 5000 ] || fail "the readable half must come out"
if command -v zip >/dev/null; then
    # Cut inside the second member, and behind it (all rows are there, the list of members is not).
    gzip -dc "$work/large.gz" >"$work/one.tsv" && cp "$work/one.tsv" "$work/two.tsv"
    (cd "$work" && zip -q both.zip one.tsv two.tsv)
    head -c "$(($(wc -c <"$work/both.zip") * 3 / 4))" "$work/both.zip" >"$work/inside.zip"
    head -c "$(($(wc -c <"$work/both.zip") - 100))" "$work/both.zip" >"$work/behind.zip"
    for cut in inside:25000 behind:40000; do
        rc=0
        "$frn" import "$work/${cut%:*}.zip" >"$work/got" 2>"$work/err" || rc=$?
        [ $rc = 3 ] || fail "a zip cut ${cut%:*}: exit $rc, not 3"
        grep -q 'FRN-0101' "$work/err" || fail "a zip cut ${cut%:*} must be told"
        [ "$(wc -l <"$work/got")" -ge "${cut#*:}" ] || fail "a zip cut ${cut%:*}: the readable rest must come out"
    done
    "$frn" import "$work/both.zip" -q >"$work/got" || fail "a whole zip"
fi
# A claim that does not say where it stands, stands in its file.
printf '{"source":{"id":"A"},"target":{"id":"B"},"sign":-1,"date":"2014-06-16"}\n' >"$work/bare.jsonl"
"$frn" import "$work/bare.jsonl" 2>/dev/null | grep -q '"id":"[^"]*bare.jsonl#1","doc":"[^"]*bare.jsonl"' || fail "a claim without a place"
printf 'plain words\n' >"$work/words"
"$frn" import "$work/words" >/dev/null 2>"$work/err" && fail "words are no event file"
grep -q 'FRN-0407' "$work/err" || fail "unknown formats must be told"
"$frn" import "$work/events.tsv" --as icews >/dev/null 2>"$work/err" && fail "the wrong format must be told"
grep -q 'FRN-0406' "$work/err" || fail "the wrong format must be told"
"$frn" import "$work/events.tsv" --as gdelt1 >/dev/null 2>"$work/err" && fail "a file of another format must be told"
grep -q 'FRN-0417' "$work/err" || fail "a file of which nothing is used must be told"
printf '1\t2\t3\t24\t-1\n' >"$work/ids"
"$frn" import "$work/ids" >/dev/null 2>"$work/err" && fail "hours without a first day must be told"
grep -q -e '--date.*FRN-0403' "$work/err" || fail "hours without a first day: no word of --date"
"$frn" import "$work/events.tsv" --as nonsense >/dev/null 2>&1 && fail "no such format"
exit 0
