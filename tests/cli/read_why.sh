#!/bin/sh
# `read --why` accounts for every sentence: the words behind each field of a claim, or the reason for its silence.
# usage: read_why.sh FRENEMY
. "$(dirname "$0")/lib.sh"
frenemy=$1
cat >"$work/a.txt" <<'TEXT'
Peru's president said that Chile may support Bolivia; the talks are over. It rained all day. Peru attacked Chile over water.

Peru attacked Chile over the rivers that both of them use, and it rained for the rest of the day.

Peru attacked Chile over the rivers that both of them use, and it rained for the rest of the day.
TEXT
"$frenemy" read "$work/a.txt" --date 2020-02-01 --why >"$work/why.txt"
"$frenemy" read "$work/a.txt" --date 2020-02-01 --why --json >"$work/why.jsonl"
grep -q 'no claim: nobody is named' "$work/why.txt"
grep -q 'no claim: the paragraph stood before, word for word' "$work/why.txt"
grep -q '^    source    Peru  <- Peru$' "$work/why.txt"
grep -q '^    modality  hedged  <- may$\|^    modality  hypothetical  <- may$' "$work/why.txt"
grep -q '^    speaker .*<- .*(said)$' "$work/why.txt"
grep -q '^    speaker   the document itself$' "$work/why.txt"
# Words with the mark that separates fields do not break a line apart; every sentence is there, claims as without --why.
"$frenemy" read "$work/a.txt" --date 2020-02-01 --jsonl >"$work/claims.jsonl"
python3 - "$work" <<'PY'
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
if "$frenemy" read "$work/a.txt" --why --ledger "$work/l.db" 2>/dev/null; then exit 1; else [ $? = 2 ]; fi
