#!/bin/sh
# Claims validate against the published schema, and read back they make the same pairs and map, byte for byte.
# usage: claims_again.sh FRENEMY SOURCE_ROOT
. "$(dirname "$0")/lib.sh"
frenemy=$1 root=$2
for text in "$root"/examples/*.txt; do
    "$frenemy" read "$text" --date 2024-03-18 --jsonl >"$work/claims.jsonl"
    [ -s "$work/claims.jsonl" ]
    "$frenemy" pairs "$text" --date 2024-03-18 --json >"$work/first.json"
    "$frenemy" pairs --as claims "$work/claims.jsonl" --json >"$work/second.json"
    cmp "$work/first.json" "$work/second.json"
    "$frenemy" pairs - --json <"$work/claims.jsonl" >"$work/third.json"
    cmp "$work/first.json" "$work/third.json"
    "$frenemy" map "$text" --date 2024-03-18 --json >"$work/first.map"
    "$frenemy" map --as claims "$work/claims.jsonl" --json >"$work/second.map"
    cmp "$work/first.map" "$work/second.map"
    "$frenemy" import --as claims "$work/claims.jsonl" -q | "$frenemy" map --as claims - --json >"$work/third.map"
    cmp "$work/first.map" "$work/third.map"
    # Every quote stands in the file at its span.
    python3 - "$text" "$work/claims.jsonl" "$root/schema/claim.schema.json" <<'PY'
import json, sys
text = open(sys.argv[1], "rb").read()
schema = json.load(open(sys.argv[3]))
try:
    import jsonschema
    validator = jsonschema.Draft202012Validator(schema)
except ImportError:
    validator = None
for line in open(sys.argv[2], encoding="utf-8"):
    claim = json.loads(line)
    if validator:
        validator.validate(claim)
    begin, end = claim["span"]
    here = " ".join(text[begin:end].decode("utf-8").split())
    assert here == " ".join(claim["quote"].split()), (here, claim["quote"])
    assert claim["source"]["id"] and claim["target"]["id"], claim
PY
done
