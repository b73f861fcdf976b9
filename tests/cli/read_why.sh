#!/bin/sh
# `read --why` accounts for every sentence: the words behind each field of a claim, or the reason for its silence.
# usage: read_why.sh FRENEMY
set -eu
frenemy=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cat >"$dir/a.txt" <<'TEXT'
Peru's president said that Chile may support Bolivia; the talks are over. It rained all day. Peru attacked Chile over water.

Peru attacked Chile over the rivers that both of them use, and it rained for the rest of the day.

Peru attacked Chile over the rivers that both of them use, and it rained for the rest of the day.
TEXT
"$frenemy" read "$dir/a.txt" --date 2020-02-01 --why >"$dir/why.txt"
"$frenemy" read "$dir/a.txt" --date 2020-02-01 --why --json >"$dir/why.jsonl"
grep -q 'no claim: nobody is named' "$dir/why.txt"
grep -q 'no claim: the paragraph stood before, word for word' "$dir/why.txt"
grep -q '^    source    Peru  <- Peru$' "$dir/why.txt"
grep -q '^    modality  hedged  <- may$\|^    modality  hypothetical  <- may$' "$dir/why.txt"
grep -q '^    speaker .*<- .*(said)$' "$dir/why.txt"
grep -q '^    speaker   the document itself$' "$dir/why.txt"
# Words with the mark that separates fields do not break a line apart; every sentence is there, claims as without --why.
"$frenemy" read "$dir/a.txt" --date 2020-02-01 --jsonl >"$dir/claims.jsonl"
python3 - "$dir" <<'PY'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1] + "/why.jsonl", encoding="utf-8")]
claims = [json.loads(line) for line in open(sys.argv[1] + "/claims.jsonl", encoding="utf-8")]
assert [r["claim"] for r in rows if r["claim"]] == claims
assert {r["sentence"] for r in rows} == set(range(1, 6)), rows
fields = ["rule", "source", "action", "target", "speaker", "modality", "issue"]
for r in rows:
    if r["claim"]:
        assert list(r["why"]) == fields, r
        assert r["why"]["rule"] and r["why"]["action"] in r["claim"]["quote"], r
    else:
        assert r["reason"] and r["quote"], r
assert [r["reason"] for r in rows if not r["claim"]] == ["nobody is named", "the paragraph stood before, word for word"], rows
assert any(r["claim"] and "water" in r["why"]["issue"] for r in rows), rows
PY
if "$frenemy" read "$dir/a.txt" --why --ledger "$dir/l.db" 2>/dev/null; then exit 1; else [ $? = 2 ]; fi
