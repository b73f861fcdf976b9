#!/bin/sh
# frenemy balance on the command line: proof and check, layers and their plot, ledgers, the clock. usage: balance_cli.sh FRENEMY
. "$(dirname "$0")/cli/lib.sh"
frn=$1

# Four mutual enemies and a friend of one of them, in two spans.
cat >"$work/wars.tsv" <<'EOF'
year	source	target	sign
1914	a	b	-1
1914	a	c	-1
1914	a	d	-1
1914	b	c	-1
1914	b	d	-1
1914	c	d	-1
1914	d	e	1
1915	a	b	-1
1915	b	c	-1
1915	a	c	1
EOF
map=source=2,target=3,sign=4,layer=1
"$frn" balance "$work/wars.tsv" --columns $map --layer 1914 --certificate "$work/proof" >"$work/words"
head -1 "$work/words" | grep -q '^The network splits into two camps at a cost of 2 of 7 ties, proved; least stable: ' ||
    fail "the first sentence: $(head -1 "$work/words")"
"$frn" verify "$work/wars.tsv" "$work/proof" --columns $map --layer 1914 >/dev/null || fail "the proof does not hold"
"$frn" verify "$work/wars.tsv" "$work/proof" --columns $map --layer 1915 >/dev/null 2>&1 && fail "the proof holds for another graph"

"$frn" balance "$work/wars.tsv" --columns $map --by-layer --svg "$work/plot.svg" >"$work/rows"
cut -f1,2,3,7,8 "$work/rows" >"$work/got"
printf 'layer\tactors\tties\tlower\tupper\n1914\t5\t7\t2\t2\n1915\t3\t3\t0\t0\n' >"$work/want"
cmp "$work/got" "$work/want" || fail "rows differ"
[ "$(grep -c '<circle' "$work/plot.svg")" -eq 2 ] || fail "a mark for each layer is expected"
python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$work/plot.svg" || fail "the plot is not XML"
"$frn" balance "$work/wars.tsv" --columns $map --svg "$work/none" >/dev/null 2>&1 && fail "--svg without --by-layer"

# The same ties as claims in a ledger: layers are issues, or spans.
cat >"$work/events.tsv" <<'EOF'
date	source	event_text	cameo	goldstein	target
2014-05-30	Iran	Threaten	130	-4.4	United States
2014-05-30	Iraq	Threaten	130	-4.4	United States
2014-06-01	Iraq	Threaten	130	-4.4	Iran
2014-06-02	Iran	Consult	040	3	Syria
EOF
"$frn" pairs "$work/events.tsv" --ledger "$work/case.db" >/dev/null 2>&1 || fail "no ledger"
"$frn" balance --ledger "$work/case.db" | head -1 | grep -q 'at a cost of 1 of 4 ties, proved' || fail "pooled ledger"
for way in "$work/case.db" "$work/events.tsv"; do # a ledger or events without an option
    "$frn" balance "$way" --certificate "$work/proof" 2>/dev/null | head -1 | grep -q 'at a cost of 1 of 4 ties, proved' || fail "$way"
    "$frn" verify "$way" "$work/proof" >/dev/null 2>&1 || fail "$way: the proof does not hold"
    "$frn" factions "$way" 2>/dev/null | head -1 | grep -q ' of 4, proved' || fail "factions $way"
    [ "$("$frn" export "$way" 2>/dev/null | wc -l)" = 5 ] || fail "export $way"
    [ "$("$frn" pairs "$way" 2>/dev/null | wc -l)" = 5 ] || fail "pairs $way"
done
"$frn" balance --ledger "$work/case.db" --window month --by-layer | cut -f1,3 >"$work/got"
printf 'layer\tties\n2014-05\t2\n2014-06\t2\n' >"$work/want"
cmp "$work/got" "$work/want" || fail "months differ"
"$frn" balance --ledger "$work/case.db" "$work/wars.tsv" >/dev/null 2>&1 && fail "a ledger and a graph"

# Threads change no byte.
"$frn" balance "$work/wars.tsv" --columns $map --json --threads 1 >"$work/one"
"$frn" balance "$work/wars.tsv" --columns $map --json --threads 3 >"$work/three"
cmp "$work/one" "$work/three" || fail "threads change the result"

# The trace: bounds that only close, from reading to the last line, which is the result.
"$frn" balance "$work/wars.tsv" --columns $map --layer 1914 --trace "$work/trace" >/dev/null
python3 - "$work/trace" <<'END' || fail "the trace is wrong"
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
assert lines[0]["stage"] == "solving" and "upper" not in lines[0], lines[0]
bounds = [(l["lower"], l["upper"]) for l in lines[1:]]
assert bounds[-1] == (2, 2), bounds
assert all(a[0] <= b[0] and a[1] >= b[1] for a, b in zip(bounds, bounds[1:])), bounds
times = [l["seconds"] for l in lines]
assert times == sorted(times) and all(l["cpu_seconds"] > 0 for l in lines)
END
"$frn" balance "$work/wars.tsv" --columns $map --by-layer --trace "$work/none" >/dev/null 2>&1 && fail "--trace with --by-layer"

# Every tie with the share of its triads that are unbalanced, and what the proof says about it.
"$frn" balance "$work/wars.tsv" --columns $map --layer 1914 --json --ties >"$work/ties"
python3 - "$work/ties" <<'END' || fail "the ties are wrong"
import json, sys
r = json.load(open(sys.argv[1]))
name = [a["name"] for a in r["actors"]]
tie = {name[t["a"]] + name[t["b"]]: t for t in r["ties"]}
assert len(tie) == r["m"] == 7
assert tie["ab"]["pressure"] == 1 and tie["de"]["pressure"] == 0, tie
assert sum(t["frustrated"] for t in tie.values()) == 2 and not tie["de"]["frustrated"] and tie["de"]["slack"] == 1, tie
END
exit 0
