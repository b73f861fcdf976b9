#!/bin/sh
# frenemy balance on the command line: proof and check, layers and their plot, ledgers, the clock. usage: balance_cli.sh FRENEMY
set -eu
frn=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
fail() { echo "balance_cli: $1" >&2; exit 1; }

# Four mutual enemies and a friend of one of them, in two spans.
cat >"$dir/wars.tsv" <<'EOF'
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
"$frn" balance "$dir/wars.tsv" --columns $map --layer 1914 --certificate "$dir/proof" >"$dir/words"
head -1 "$dir/words" | grep -q '^The network splits into two camps at a cost of 2 of 7 ties, proved; least stable: ' ||
    fail "the first sentence: $(head -1 "$dir/words")"
"$frn" verify "$dir/wars.tsv" "$dir/proof" --columns $map --layer 1914 >/dev/null || fail "the proof does not hold"
"$frn" verify "$dir/wars.tsv" "$dir/proof" --columns $map --layer 1915 >/dev/null 2>&1 && fail "the proof holds for another graph"

"$frn" balance "$dir/wars.tsv" --columns $map --by-layer --svg "$dir/plot.svg" >"$dir/rows"
cut -f1,2,3,7,8 "$dir/rows" >"$dir/got"
printf 'layer\tactors\tties\tlower\tupper\n1914\t5\t7\t2\t2\n1915\t3\t3\t0\t0\n' >"$dir/want"
cmp "$dir/got" "$dir/want" || fail "rows differ"
[ "$(grep -c '<circle' "$dir/plot.svg")" -eq 2 ] || fail "a mark for each layer is expected"
python3 -c 'import sys, xml.dom.minidom; xml.dom.minidom.parse(sys.argv[1])' "$dir/plot.svg" || fail "the plot is not XML"
"$frn" balance "$dir/wars.tsv" --columns $map --svg "$dir/none" >/dev/null 2>&1 && fail "--svg without --by-layer"

# The same ties as claims in a ledger: layers are issues, or spans.
cat >"$dir/events.tsv" <<'EOF'
date	source	event_text	cameo	goldstein	target
2014-05-30	Iran	Threaten	130	-4.4	United States
2014-05-30	Iraq	Threaten	130	-4.4	United States
2014-06-01	Iraq	Threaten	130	-4.4	Iran
2014-06-02	Iran	Consult	040	3	Syria
EOF
"$frn" pairs "$dir/events.tsv" --ledger "$dir/case.db" >/dev/null 2>&1 || fail "no ledger"
"$frn" balance --ledger "$dir/case.db" | head -1 | grep -q 'at a cost of 1 of 4 ties, proved' || fail "pooled ledger"
for way in "$dir/case.db" "$dir/events.tsv"; do # a ledger or events without an option
    "$frn" balance "$way" --certificate "$dir/proof" 2>/dev/null | head -1 | grep -q 'at a cost of 1 of 4 ties, proved' || fail "$way"
    "$frn" verify "$way" "$dir/proof" >/dev/null 2>&1 || fail "$way: the proof does not hold"
    "$frn" factions "$way" 2>/dev/null | head -1 | grep -q ' of 4, proved' || fail "factions $way"
    [ "$("$frn" export "$way" 2>/dev/null | wc -l)" = 5 ] || fail "export $way"
    [ "$("$frn" pairs "$way" 2>/dev/null | wc -l)" = 5 ] || fail "pairs $way"
done
"$frn" balance --ledger "$dir/case.db" --window month --by-layer | cut -f1,3 >"$dir/got"
printf 'layer\tties\n2014-05\t2\n2014-06\t2\n' >"$dir/want"
cmp "$dir/got" "$dir/want" || fail "months differ"
"$frn" balance --ledger "$dir/case.db" "$dir/wars.tsv" >/dev/null 2>&1 && fail "a ledger and a graph"

# Threads change no byte.
"$frn" balance "$dir/wars.tsv" --columns $map --json --threads 1 >"$dir/one"
"$frn" balance "$dir/wars.tsv" --columns $map --json --threads 3 >"$dir/three"
cmp "$dir/one" "$dir/three" || fail "threads change the result"

# The trace: bounds that only close, from reading to the last line, which is the result.
"$frn" balance "$dir/wars.tsv" --columns $map --layer 1914 --trace "$dir/trace" >/dev/null
python3 - "$dir/trace" <<'END' || fail "the trace is wrong"
import json, sys
lines = [json.loads(line) for line in open(sys.argv[1])]
assert lines[0]["stage"] == "solving" and "upper" not in lines[0], lines[0]
bounds = [(l["lower"], l["upper"]) for l in lines[1:]]
assert bounds[-1] == (2, 2), bounds
assert all(a[0] <= b[0] and a[1] >= b[1] for a, b in zip(bounds, bounds[1:])), bounds
times = [l["seconds"] for l in lines]
assert times == sorted(times) and all(l["cpu_seconds"] > 0 for l in lines)
END
"$frn" balance "$dir/wars.tsv" --columns $map --by-layer --trace "$dir/none" >/dev/null 2>&1 && fail "--trace with --by-layer"

# Every tie with the share of its triads that are unbalanced, and what the proof says about it.
"$frn" balance "$dir/wars.tsv" --columns $map --layer 1914 --json --ties >"$dir/ties"
python3 - "$dir/ties" <<'END' || fail "the ties are wrong"
import json, sys
r = json.load(open(sys.argv[1]))
name = [a["name"] for a in r["actors"]]
tie = {name[t["a"]] + name[t["b"]]: t for t in r["ties"]}
assert len(tie) == r["m"] == 7
assert tie["ab"]["pressure"] == 1 and tie["de"]["pressure"] == 0, tie
assert sum(t["frustrated"] for t in tie.values()) == 2 and not tie["de"]["frustrated"] and tie["de"]["slack"] == 1, tie
END
exit 0
