#!/bin/sh
# The verbs of foresight as somebody meets them: what they print, write and refuse.
# usage: foresight.sh FRENEMY SOURCE_ROOT
. "$(dirname "$0")/lib.sh"
frenemy=$1 root=$2

dam=$root/examples/dam.case

# ---- pictures: written beside what is printed, the same bytes whatever the threads ----
twice() {
    name=$1
    shift
    expect 0 "$@" -o "$work/one.$name"
    expect 0 "$@" -o "$work/two.$name" --threads 3
    cmp "$work/one.$name" "$work/two.$name" || fail "two runs of $* write different .$name"
}
for ending in svg json txt; do
    twice $ending "$frenemy" align "$dam" --sweep 'size:United Arab Emirates=0..400' --watch Egypt,Ethiopia
done
cmp "$work/one.txt" "$work/out" || fail "align -o FILE.txt is not what is printed"
grep -q 'Egypt and Ethiopia come to one side at 169.6' "$work/one.svg" || fail "the threshold is not in the curve"
says out 'Egypt,Ethiopia change sides to each other at 169.643'
twice svg "$frenemy" align "$dam"
grep -q 'what leaving it would cost' "$work/one.svg" || fail "align -o without a sweep draws no line-up"
for ending in svg json txt; do
    expect 0 "$frenemy" bargain "$dam" -o "$work/settlement.$ending"
done
cmp "$work/settlement.txt" "$work/out" || fail "bargain -o FILE.txt is not what is printed"
grep -q 'The dam: where it may settle' "$work/settlement.svg" || fail "the settlement has no title"
expect 2 "$frenemy" bargain "$dam" -o "$work/settlement.pdf"
says err '.svg, .json or .txt'

# ---- a case that is not one: where it is wrong, what was expected, and no fault more than there is ----
printf '[actors]\nname, size\nUSA, ten\n[positions]\nactor, issue, position\nUSA, iraq, 50\nUSA, iraq, 130\n' >"$work/bad.case"
expect 3 "$frenemy" bargain "$work/bad.case"
says err "bad.case:3: "
says err "column 6: expected a size above 0, found 'ten'"
says err "bad.case:7: "
says err "column 12: expected a position between 0 and 100, found '130'"
[ "$(wc -l <"$work/err")" = 2 ] || fail "faults that follow from others are told: $(cat "$work/err")"
expect 3 "$frenemy" align "$root/examples/battery.txt"
says err 'taken with --claims'
expect 3 "$frenemy" whatif "$work/bad.case" --set 'size:USA=3'
: >"$work/empty.case"
expect 3 "$frenemy" align "$work/empty.case"
says err 'empty.case: the file is empty'

"$frenemy" align --skeleton "$root/examples/dam.txt" --actors 3 >"$work/skeleton.case"
expect 2 "$frenemy" bargain "$work/skeleton.case"
says err 'rows of [positions] are expected'
sed -i 's/^# \(Egypt, water, \),/\10.9,/; s/^# \(Ethiopia, water, \),/\10.1,/' "$work/skeleton.case"
expect 0 "$frenemy" bargain "$work/skeleton.case"
says out 'water: 2 parties'

# ---- whatif: the chain, what differs, a case's effects; the contrary changes nothing ----
battery=$root/examples/battery.txt
expect 0 "$frenemy" whatif "$battery" 'Brussels punishes Tianlong' -o "$work/lineup.svg"
says out 'Tianlong will stop supplying us'
says out 'so that: Tianlong SANCTION Jonas Lie'
says out 'Balance: '
says out 'Forecast: none, for want of a past to test it on'
grep -q '>before<' "$work/lineup.svg" || fail "no before in the line-up"
expect 0 "$frenemy" whatif "$battery" 'Brussels does not punish Tianlong'
says out 'It meets no condition'
says out 'No pair differs.'
says out 'nobody changes sides'
expect 0 "$frenemy" whatif "$root/examples/strait.txt" 'Israel invades Rafah'
says out 'Egypt would suspend its peace treaty'
expect 0 "$frenemy" whatif "$root/examples/dam.txt" 'Egypt threatens Ethiopia' --case "$dam" --set 'position:Sudan,water=20' \
    -o "$work/w.settlement.svg"
says out 'salience of water to United Arab Emirates 0.4 -> 1	when Egypt threaten Ethiopia; because: an Emirati diplomat'
says out 'position of Sudan on water 35 -> 20'
says out 'United Arab Emirates changes sides'
grep -q '>after<' "$work/w.settlement.svg" || fail "no after in the settlements"
expect 0 "$frenemy" whatif "$dam" --set 'capability:Turkey=.9' --json
says out '"input":"capability","actor":"Turkey"'
expect 0 "$frenemy" whatif "$root/examples/dam.txt" 'Turkey helps Ethiopia' --case "$dam"
says out 'nothing in it changes'
expect 2 "$frenemy" whatif "$battery" --set 'salience:Turkey,water=1'
says err 'names none'
expect 2 "$frenemy" whatif --case "$dam" --set 'position:Turkey,water=80'
says err 'runs from 0 to 50'
expect 2 "$frenemy" whatif "$battery" --remove 'nothing#1'
says err "no claim has the id 'nothing#1'"
expect 2 "$frenemy" whatif "$battery"
expect 2 "$frenemy" whatif 'Brussels punishes Tianlong'
expect 0 "$frenemy" report "$battery" --ledger "$work/b.db"
before=$(cksum <"$work/b.db")
expect 0 "$frenemy" whatif --ledger "$work/b.db" 'Brussels punishes Tianlong'
says out 'so that: Tianlong SANCTION Jonas Lie'
[ "$before" = "$(cksum <"$work/b.db")" ] || fail "whatif wrote to the ledger"

# ---- forecast: in words, kept, scored ----
# A year of events: Ash and Birch both fight the Band and trade with everybody else; Cedar and Dogwood are rivals.
awk 'BEGIN {
    OFS = "\t"
    n = split("Ash Birch Cedar Dogwood Elm Fir Gorse Band", name, " ")
    print "date", "source", "target", "goldstein"
    for (day = 0; day < 420; day++)
        for (e = 0; e < 6; e++) {
            seed = (seed * 1103515245 + 12345) % 2147483648; a = int(seed / 65536) % n + 1
            seed = (seed * 1103515245 + 12345) % 2147483648; b = int(seed / 65536) % n + 1
            seed = (seed * 1103515245 + 12345) % 2147483648; luck = int(seed / 65536) % 100
            if (a == b) continue
            hostile = name[a] == "Band" || name[b] == "Band" ? 85 : a + b == 7 ? 70 : 12
            print sprintf("20%02d-%02d-%02d", 30 + int(day / 336), int(day % 336 / 28) + 1, day % 28 + 1),
                name[a], name[b], luck < hostile ? -5 : 4
        }
}' >"$work/events.tsv"
expect 0 "$frenemy" forecast "$work/events.tsv" Ash Birch --cut 2030-12-01
says out 'chance that negative events outnumber positive ones'
says out 'both are hostile to Band (+'
says out 'both are friendly to '
says out 'On what came before the same model had skill'
expect 0 "$frenemy" forecast "$work/events.tsv" --cut 2030-12-01 --record "$work/december.json"
says out 'chance	persistence	own	actor	a	b'
grep -q '"schema":"frenemy/forecast/1"' "$work/december.json" || fail "the record has no schema"
grep -q '"cut":"2030-12-01","window":28' "$work/december.json" || fail "the record has no cut date"
grep -Eq '"input":"[0-9a-f]{32}"' "$work/december.json" || fail "the record has no hash of its input"
expect 0 "$frenemy" score-forecast "$work/december.json" "$work/events.tsv" -o "$work/score.svg"
says out 'The forecast of 2030-12-01 for 2030-12-02 to 2030-12-29'
says out 'It was made from these very events'
grep -q 'Reliability' "$work/score.svg" || fail "no reliability diagram"
head -400 "$work/events.tsv" >"$work/early.tsv"
expect 5 "$frenemy" score-forecast "$work/december.json" "$work/early.tsv"
says err 'the window ends on 2030-12-29, the events on 2030-'
expect 3 "$frenemy" score-forecast "$work/score.svg" "$work/events.tsv"
expect 2 "$frenemy" forecast "$work/events.tsv" Ash Yew
says err "'Yew'"
expect 0 "$frenemy" backtest "$work/events.tsv" -o "$work/reliability.svg" --bootstrap 50
says out 'better than persistence by'
# The same events by way of a ledger, with their record; what is too little is refused, and why is said.
expect 0 "$frenemy" import "$work/events.tsv" --ledger "$work/e.db"
expect 0 "$frenemy" forecast --ledger "$work/e.db" Ash Birch --cut 2030-12-01 --roll-up none
says out 'both are hostile to Band (+'
says out 'cut 2030-12-01; --record FILE keeps it'
expect 0 "$frenemy" forecast "$work/e.db" --cut 2030-12-01 --record "$work/ledger.json"
expect 0 "$frenemy" score-forecast "$work/ledger.json" --ledger "$work/e.db"
says out 'It was made from these very events'
expect 3 "$frenemy" forecast "$work/early.tsv" --cut 2030-01-05
says err 'a forecast needs a past'
expect 3 "$frenemy" backtest "$battery"
says err 'no dated events between two actors'
: >"$work/empty.tsv"
expect 3 "$frenemy" forecast "$work/empty.tsv"
says err 'empty.tsv: the file is empty'
expect 0 "$frenemy" whatif "$work/e.db" 'Ash attack Birch' --events 20
says out 'Forecast, '
says out 'Ash - Birch	'

# ---- report: the page has what the report has, and nothing else ----
expect 0 "$frenemy" report "$battery" --what-if 'Brussels punishes Tianlong' -o "$work/page.html"
says out 'so that: Tianlong SANCTION Jonas Lie'
grep -q 'id="what-if"' "$work/page.html" || fail "no what-if in the page"
! grep -q 'id="forecast"\|"outlook":{' "$work/page.html" || fail "a forecast without a past"
expect 0 "$frenemy" report "$work/events.tsv" -o "$work/page.html"
grep -q 'id="forecast"' "$work/page.html" || fail "no forecast in the page"
expect 0 "$frenemy" report "$work/events.tsv" -o "$work/report.json"
grep -q '"outlook":{"forecast":{"from":' "$work/report.json" || fail "no forecast in the JSON"
expect 0 "$frenemy" report "$battery" --case "$dam" -o "$work/page.html"
grep -q 'where it may settle' "$work/page.html" || fail "no settlement in the page"
expect 2 "$frenemy" report "$battery" --sweep 'size:Egypt=0..1'
says err 'names none'
if [ -n "${FRN_SHARED:-}" ]; then
    article=$FRN_SHARED/seed/article.txt
    expect 0 "$frenemy" whatif "$article" 'USA attack ISIS in Iraq' --date 2014-06-16
    says out 'then one can think about it,” he said'
    says out 'Hassan Rouhani'
    says out 'so that: Iran COOPERATE United States [iraq] (+, hedged)'
    expect 0 "$frenemy" whatif "$article" 'USA does not attack ISIS in Iraq' --date 2014-06-16
    says out 'It meets no condition'
    says out 'No pair differs.'
    expect 0 "$frenemy" forecast "$FRN_SHARED/data/icews14/events.tsv.gz" --cut 2014-06-16 'United States' Iran
    says out 'Iran - United States, 2014-06-17 to 2014-07-14'
    says out 'likelier to turn hostile by their hostile record (+0.83)'
    says out 'both are hostile to '
fi
echo "foresight: as they should be"
