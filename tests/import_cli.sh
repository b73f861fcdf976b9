#!/bin/sh
# Event files on the command line: import, mentions joined, grouping, timeline. usage: import_cli.sh FRENEMY
set -eu
frn=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { echo "import_cli: $1" >&2; exit 1; }

cat >"$dir/events.tsv" <<'EOF'
date	source	event_text	cameo	goldstein	target
2014-05-30	Iran	Consult	040	1	Barack Obama
2014-06-01	Iran	Threaten	130	-4.4	Barack Obama
2014-07-01	Barack Obama	Consult	040	1	Iran
EOF
printf 'kind\ttext\tblock\nexact\tBarack Obama\tUSA\nexact\tIran\tIRN\n' >"$dir/groups.tsv"

"$frn" import "$dir/events.tsv" --group "$dir/groups.tsv" >"$dir/claims.jsonl" 2>"$dir/err"
[ "$(wc -l <"$dir/claims.jsonl")" -eq 3 ] || fail "3 claims expected"
grep -q 'recognised: events' "$dir/err" || fail "auto does not say what it recognised"
"$frn" timeline IRN USA "$dir/claims.jsonl" --tsv >"$dir/months"
cut -f1-3,8 "$dir/months" >"$dir/got"
printf 'window\tpositive\tnegative\tgoldstein\n2014-05\t1\t0\t1.0\n2014-06\t0\t1\t-4.4\n2014-07\t1\t0\t1.0\n' >"$dir/want"
cmp "$dir/got" "$dir/want" || fail "months differ"
"$frn" timeline USA Iran "$dir/claims.jsonl" --svg - | grep -q '^</svg>' || fail "no SVG"

gzip -c "$dir/events.tsv" >"$dir/packed.gz"
"$frn" import - --tsv <"$dir/packed.gz" 2>/dev/null | wc -l | grep -q '^ *4$' || fail "packed standard input"

awk 'BEGIN { print "date\tsource\ttarget\tgoldstein"
    for (i = 0; i < 20000; i++) print "2014-05-" i % 30 + 1 "\tA" i * 7919 % 1000 "\tB" i * 104729 % 997 "\t" i % 19 - 9 }' |
    sed 's/-05-\([0-9]\)\t/-05-0\1\t/' | gzip >"$dir/large.gz"
head -c "$(($(wc -c <"$dir/large.gz") / 2))" "$dir/large.gz" >"$dir/cut.gz"
"$frn" import "$dir/cut.gz" --as events >"$dir/got" 2>"$dir/err" && fail "a cut file must not end well"
grep -q 'FRN-01' "$dir/err" || fail "a cut file must be told"
[ "$(wc -l <"$dir/got")" -gt 5000 ] || fail "the readable half must come out"
# A claim that does not say where it stands, stands in its file.
printf '{"source":{"id":"A"},"target":{"id":"B"},"sign":-1,"date":"2014-06-16"}\n' >"$dir/bare.jsonl"
"$frn" import "$dir/bare.jsonl" 2>/dev/null | grep -q '"id":"[^"]*bare.jsonl#1","doc":"[^"]*bare.jsonl"' || fail "a claim without a place"
printf 'plain words\n' >"$dir/words"
"$frn" import "$dir/words" >/dev/null 2>"$dir/err" && fail "words are no event file"
grep -q 'FRN-0407' "$dir/err" || fail "unknown formats must be told"
"$frn" import "$dir/events.tsv" --as icews >/dev/null 2>"$dir/err" && fail "the wrong format must be told"
grep -q 'FRN-0406' "$dir/err" || fail "the wrong format must be told"
"$frn" import "$dir/events.tsv" --as gdelt1 >/dev/null 2>"$dir/err" && fail "a file of another format must be told"
grep -q 'FRN-0417' "$dir/err" || fail "a file of which nothing is used must be told"
printf '1\t2\t3\t24\t-1\n' >"$dir/ids"
"$frn" import "$dir/ids" >/dev/null 2>"$dir/err" && fail "hours without a first day must be told"
grep -q -e '--date.*FRN-0403' "$dir/err" || fail "hours without a first day: no word of --date"
"$frn" import "$dir/events.tsv" --as nonsense >/dev/null 2>&1 && fail "no such format"
exit 0
