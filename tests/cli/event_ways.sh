#!/bin/sh
# Event files: every way to the ties gives the same ties, whole or in parts; who reported what; bounded memory.
# usage: event_ways.sh FRENEMY
. "$(dirname "$0")/lib.sh"
frenemy=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$work"

# GDELT 1.0 rows: six countries, a few roles, places, codes, outlets of several countries.
awk 'function draw(n) { x = (x * 69069 + 1) % 2147483648; return int(x / 65536) % n }
BEGIN {
    x = 7; split("USA IRN IRQ SAU RUS CHN", c, " "); split("GOV MIL OPP", t, " "); split("US IR IZ SA RS CH", f, " ")
    split("040 1.0 042 1.9 057 8.0 112 -2.0 130 -4.4 190 -10.0", e, " "); split("co.uk ir com ru", o, " ")
    for (i = 0; i < 4000; i++) {
        a = draw(6) + 1; b = draw(6) + 1; p = draw(6) + 1; k = draw(6); r = draw(4) ? "" : t[draw(3) + 1]; m = draw(12) + 1; d = draw(28) + 1; h = draw(9); q = draw(4) + 1
        for (j = 1; j <= 58; j++) {
            v = ""
            if (j == 1) v = 1000 + i
            if (j == 2) v = sprintf("2014%02d%02d", m, d)
            if (j == 6) v = c[a] r
            if (j == 7) v = "NAME " a r
            if (j == 8) v = c[a]
            if (j == 13) v = r
            if (j == 16 || j == 18) v = c[b]
            if (j == 17) v = "NAME " b
            if (j == 27) v = e[2 * k + 1]
            if (j == 31) v = e[2 * k + 2]
            if (j == 52) v = f[p]
            if (j == 57) v = "20150101"
            if (j == 58) v = "http://news" h "." o[q] "/" i
            printf "%s%s", v, j < 58 ? "\t" : "\n"
        }
    }
}' >whole.tsv
split -n l/16 whole.tsv part-

"$frenemy" pairs whole.tsv -q --tsv >memory.pairs
[ "$(wc -l <memory.pairs)" -gt 15 ] || fail "too few pairs"
"$frenemy" pairs whole.tsv -q --tsv --no-ledger >stream.pairs
cmp memory.pairs stream.pairs || fail "--no-ledger gives other ties"
"$frenemy" import whole.tsv -q --ledger whole.db
"$frenemy" pairs --ledger whole.db -q --tsv >ledger.pairs
cmp memory.pairs ledger.pairs || fail "the ledger gives other ties"
for part in part-??; do
    "$frenemy" import "$part" -q --ledger "$part.db"
done
"$frenemy" merge part-??.db -q -o merged.db
"$frenemy" pairs --ledger merged.db -q --tsv >merged.pairs
cmp memory.pairs merged.pairs || fail "16 parts merged give other ties"
"$frenemy" merge merged.db part-a?.db -q -o merged.db
"$frenemy" pairs --ledger merged.db -q --tsv --window month --half-life 90 >merged.pairs
"$frenemy" pairs whole.tsv -q --tsv --window month --half-life 90 --no-ledger >stream.pairs
cmp stream.pairs merged.pairs || fail "merged again, by month and with decay: other ties"
"$frenemy" pairs whole.tsv -q --json --no-ledger --keep 3 >stream.json
"$frenemy" pairs --ledger whole.db -q --json --keep 3 >ledger.json
cmp stream.json ledger.json || fail "other evidence is kept"
"$frenemy" pairs part-?? -q --tsv >parts.pairs
cmp memory.pairs parts.pairs || fail "the parts as files give other ties"

# Tie files: the union of parts in any order, with one twice, is the whole to the byte; spans and windows are asked later.
"$frenemy" pairs part-?? -q --tsv --save all.ties | cmp - memory.pairs || fail "what is saved is not what is shown"
i=0
for part in part-??; do "$frenemy" pairs "$part" -q --tsv --save "tie-$i" >/dev/null && i=$((i + 1)); done
"$frenemy" merge tie-3 tie-11 tie-0 tie-7 tie-3 tie-15 -q -o left.ties
"$frenemy" merge tie-1 tie-2 tie-4 tie-5 tie-6 tie-0 tie-8 tie-9 tie-10 tie-12 tie-13 tie-14 -q -o right.ties
"$frenemy" merge right.ties left.ties -q -o one.ties && "$frenemy" merge left.ties -q -o right.ties
cmp one.ties all.ties || fail "tie files merged are not the tie file of all"
cmp right.ties all.ties || fail "the order of merging tie files shows"
"$frenemy" pairs one.ties -q --tsv | cmp - memory.pairs || fail "tie files give other pairs"
"$frenemy" pairs one.ties -q --tsv --window month --half-life 90 --since 2014-03-01 >merged.pairs
"$frenemy" pairs whole.tsv -q --tsv --window month --half-life 90 --since 2014-03-01 | cmp - merged.pairs || fail "tie files by month, with decay"
"$frenemy" timeline USA Iran one.ties -q --tsv >merged.months
"$frenemy" timeline USA Iran whole.tsv -q --tsv | cmp - merged.months || fail "tie files as a time line"
rc=0; "$frenemy" pairs one.ties -q --tsv --roll-up none >out 2>err || rc=$?
[ $rc = 2 ] && grep -q 'roll-up' err || fail "a tie file of states cannot be unrolled, and says so"
sed 's/^tie\(.*\)\t[0-9]*\t\([0-9]*\t[0-9]*\t[0-9]*\t[0-9]*\t[0-9]*\t[0-9]*\t[0-9]*\t[0-9a-f,]*\)$/tie\1\t9223372036854775807\t\2/' one.ties >huge.ties
cmp -s one.ties huge.ties && fail "nothing was made huge"
rc=0; "$frenemy" pairs huge.ties -q --tsv --window year >out 2>err || rc=$?
[ $rc = 3 ] || fail "sums beyond all bounds: exit $rc, not 3"
head -c 3000 one.ties >cut.ties
rc=0; "$frenemy" pairs cut.ties -q --tsv >out 2>err || rc=$?
[ $rc = 3 ] || fail "a cut tie file: exit $rc, not 3"

# Rows that a data set repeats, one in each of two parts: counted once in one run, in any order of importing and merging.
awk 'BEGIN { print "Event ID\tEvent Date\tSource Name\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\tTarget Country\tStory ID\tSentence Number"
    split("Iran Iraq France Japan Chad", c, " ")
    for (i = 0; i < 400; i++) { j = i % 3 ? i : i % 2 ? 300 - i : i + 40; if (j < 0) j = 0
        printf "%d\t2014-0%d-1%d\tPolice (%s)\t%s\tConsult\t%s\tCitizen (%s)\t%s\t%d\t%d\n", i, j % 7 + 1, j % 9, c[j % 5 + 1], c[j % 5 + 1],
            j % 2 ? "040\t1.0" : "190\t-10.0", c[(j + 1) % 5 + 1], c[(j + 1) % 5 + 1], j, j % 4 } }' >icews.tab
for part in 0 1 2 3; do awk -v p=$part 'NR == 1 || (NR > 1 + 100 * p && NR <= 101 + 100 * p)' icews.tab >icews-$part.tab; done
"$frenemy" pairs icews.tab --tsv >once.pairs 2>err
grep -q 'FRN-0409' err || fail "the rows have no repeats to find"
for part in 2 0 3 1; do "$frenemy" import icews-$part.tab -q --ledger icews-$part.db; done
"$frenemy" merge icews-3.db icews-1.db icews-0.db icews-2.db icews-1.db -q -o icews.db
"$frenemy" pairs --ledger icews.db --tsv 2>err | cmp - once.pairs || fail "repeats that straddle parts"
grep -q 'FRN-0409' err || fail "repeats that straddle parts are not told"
"$frenemy" pairs --ledger icews.db -q --tsv --keep-repeats | cmp -s - once.pairs && fail "no repeats straddled"
"$frenemy" pairs icews-?.tab -q --tsv --once >once.pairs
for part in 0 1 2 3; do "$frenemy" import icews-$part.tab -q --once --ledger mirror.db; done
"$frenemy" pairs --ledger mirror.db -q --tsv --once | cmp - once.pairs || fail "mirrors that straddle parts"

# Folder, pipe, zip with two members, one after another.
mkdir folder && mv part-?? folder
"$frenemy" pairs folder -q --tsv | cmp - memory.pairs || fail "a folder"
"$frenemy" pairs - -q --tsv <whole.tsv | cmp - memory.pairs || fail "standard input"
cat whole.tsv | "$frenemy" pairs - -q --tsv | cmp - memory.pairs || fail "a pipe"
cat whole.tsv | "$frenemy" pairs - --as gdelt1 -q --tsv | cmp - memory.pairs || fail "a pipe of a named format"
if command -v zip >/dev/null; then
    head -2000 whole.tsv >one.tsv && tail -2000 whole.tsv >two.tsv && zip -q both.zip one.tsv two.tsv
    "$frenemy" pairs both.zip -q --tsv | cmp - memory.pairs || fail "a zip of two members"
    "$frenemy" import both.zip -q | grep -q '"doc":"both.zip/two.tsv"' || fail "members have their own names"
fi

# Perspectives: by publisher and by the country that reports.
"$frenemy" pairs whole.tsv -q --tsv --according-to news1.ir >one.pairs
"$frenemy" pairs whole.tsv -q --tsv --according-to Iran >iran.pairs
total() { awk -F '\t' 'NR > 1 { n += $9 + $10 } END { print n }' "$1"; }
share=$((100 * $(total iran.pairs) / $(total memory.pairs)))
[ $share -ge 15 ] && [ $share -le 35 ] || fail "a quarter is reported from Iran, not $share%"
[ "$(wc -l <one.pairs)" -gt 1 ] || fail "nothing according to news1.ir"
cmp -s one.pairs iran.pairs && fail "one outlet is not the country"

# Issues and spans.
"$frenemy" pairs whole.tsv -q --tsv --issue-by place | cut -f13 | grep -q 'saudi-arabia' || fail "issues by place"
"$frenemy" pairs whole.tsv -q --tsv --issue-by topic | cut -f13 | grep -q 'diplomacy' || fail "issues by topic"
"$frenemy" timeline USA Iran whole.tsv -q --tsv --since 2014-03-01 --until 2014-05-31 >months
[ "$(wc -l <months)" -eq 4 ] || fail "three months and a heading"
"$frenemy" timeline USA Iran whole.tsv -q --by quarter --svg line.svg >/dev/null
grep -q '</svg>' line.svg || fail "no picture"

# Mentions find their events in whatever order the files are named, and speak for themselves.
awk -F '\t' 'BEGIN { OFS = "\t" } NR <= 50 {
    for (j = 1; j <= 61; j++) { k = j <= 39 ? j : j <= 47 ? j - 1 : j <= 55 ? j - 2 : j - 3; $(100 + j) = j == 40 || j == 48 || j == 56 ? "" : $k }
    line = $101; for (j = 2; j <= 61; j++) line = line OFS (j == 60 ? "20150101000000" : $(100 + j)); print line }' whole.tsv >export.tsv
awk 'BEGIN { for (i = 0; i < 100; i++) printf "%d\t20150101000000\t20150102000000\t1\tpaper%d.fr\thttp://paper.fr/%d\t1\t-1\t1\t1\t1\t50\t100\t0.1\t\t\n", 1000 + i % 60, i % 3, i }' >mentions.tsv
"$frenemy" import export.tsv mentions.tsv -q >forth.jsonl
"$frenemy" import mentions.tsv export.tsv -q >back.jsonl
cmp forth.jsonl back.jsonl || fail "the order of events and mentions shows"
[ "$(wc -l <forth.jsonl)" -gt 60 ] || fail "mentions did not find their events"
grep -q '"id":"paper1.fr"' forth.jsonl || fail "the outlet is not the voice"
"$frenemy" pairs export.tsv mentions.tsv -q --tsv >joined.pairs
"$frenemy" pairs export.tsv mentions.tsv -q --tsv --ledger joined.db | cmp - joined.pairs || fail "mentions in a ledger"
"$frenemy" pairs --ledger joined.db -q --tsv --according-to France | cmp - joined.pairs || fail "all of it is reported from France"

# A line of 2 GB, in a pipe and as a file, in less than 400 MB.
limit=400000
(ulimit -v $limit && "$frenemy" --version) >/dev/null 2>&1 || limit=unlimited
rc=0
{ head -5 whole.tsv; head -c 2147483648 /dev/zero | tr '\0' x; echo; tail -5 whole.tsv; } |
    (ulimit -v $limit && "$frenemy" import - --as gdelt1 --tsv >out 2>err) || rc=$?
[ $rc = 3 ] || fail "a line of 2 GB: exit $rc, not 3"
grep -q 'FRN-0108' err || fail "a line of 2 GB is not told"
[ "$(wc -l <out)" -gt 8 ] || fail "the rows around it are not delivered"
exit 0
