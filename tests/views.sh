#!/bin/sh
# The verbs that show a report, on the fixture: what they print, what they write, what they refuse.
# usage: views.sh FRENEMY DATA_FOLDER
. "$(dirname "$0")/cli/lib.sh"
frenemy=$1 data=$2

claims=$data/claims.jsonl
# The golden file is the unit test's, which also counts sentences.
awk '/^NOT UNDERSTOOD/ { exit } /^$/ { blank = 1; next } blank { print ""; blank = 0 } { print }' \
    "$data/strait.txt.golden" >"$work/golden"
expect 0 "$frenemy" report "$claims" -o "$work/page.html"
cmp "$work/out" "$work/golden" || fail "the briefing differs from the golden file"
grep -q 'id="frenemy-report"' "$work/page.html" || fail "the page has no data"
for ending in svg json txt; do
    expect 0 "$frenemy" report "$claims" -o "$work/first.$ending"
    expect 0 "$frenemy" report "$claims" -o "$work/second.$ending" --threads 3
    cmp "$work/first.$ending" "$work/second.$ending" || fail "two runs write different .$ending files"
done
cmp "$work/first.txt" "$work/golden" || fail "the text file differs from the golden file"
expect 2 "$frenemy" report "$claims" -o "$work/page.pdf"
for name in timeline.svg matrix.svg map.gexf; do
    expect 0 "$frenemy" report "$claims" --window month -o "$work/$name"
    expect 0 "$frenemy" report "$claims" --window month -o "$work/again.$name" --threads 3
    cmp "$work/$name" "$work/again.$name" || fail "two runs write different $name"
done
grep -q 'class="neg"' "$work/timeline.svg" || fail "the time line shows nothing hostile"
[ "$(grep -c 'class="pos"' "$work/matrix.svg")" = 5 ] || fail "the matrix: friendly cells"
grep -q 'for="issue" value="Sund"' "$work/map.gexf" || fail "GEXF without issues"
grep -q 'for="sign" value="-1"' "$work/map.gexf" || fail "GEXF without signs"
grep -q 'start="2031-03-01" end="2031-03-31"' "$work/map.gexf" || fail "GEXF without windows"
grep -q 'kind="Sund 2031-03" start=' "$work/map.gexf" || fail "GEXF: parallel edges have no kind of their own"
expect 0 "$frenemy" export "$claims" --window month --roll-up state --to gexf -o "$work/export.gexf"
cmp "$work/map.gexf" "$work/export.gexf" || fail "export and report write different GEXF"
code=0
"$frenemy" report "$claims" -o "$work/map.png" >/dev/null 2>"$work/err" || code=$?
if [ "$code" = 0 ]; then
    [ "$(head -c 8 "$work/map.png" | od -An -tx1 | tr -d ' ')" = 89504e470d0a1a0a ] || fail "map.png is no picture"
else
    grep -q librsvg "$work/err" || fail "no picture, and not said why"
fi

expect 0 "$frenemy" explain Norland XVE "$claims" --issue sund
grep -q 'We will patrol the strait together with Vestria' "$work/out" || fail "explain has no quote"
! grep -q 'Kadic: energy\|pipeline' "$work/out" || fail "explain --issue shows another issue"
expect 2 "$frenemy" explain Norland Atlantis "$claims"
grep -q "'Atlantis'" "$work/err" || fail "explain does not say whom it does not know"
expect 2 "$frenemy" explain Norland
expect 0 "$frenemy" explain Norland Vestria "$claims" --json
grep -q '"schema":"frenemy/explain/1"' "$work/out" || fail "explain --json has no schema"

expect 0 "$frenemy" map "$claims" --tsv
[ "$(wc -l <"$work/out")" = 10 ] || fail "map: nine ties expected"
expect 0 "$frenemy" map "$claims" --json
grep -q '"schema":"frenemy/map/1"' "$work/out" || fail "map --json has no schema"
expect 0 "$frenemy" map "$claims" -o "$work/map.svg"
cmp "$work/map.svg" "$work/first.svg" || fail "map and report draw different maps"
expect 0 "$frenemy" actors "$claims" --tsv
grep -q '^harbour-front	Harbour Front	armed-group		0	3	0	0	0	6	2$' "$work/out" ||
    fail "actors: the Harbour Front's row"
expect 0 "$frenemy" issues "$claims" --tsv
grep -q '^sund	0	3	1	0	3	6	5$' "$work/out" || fail "issues: the Sund's row"
echo "views: as they should be"
