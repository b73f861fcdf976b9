#!/bin/sh
# Claims validate against the published schema, and read back they make the same pairs and map, byte for byte.
# usage: claims_again.sh FRENEMY SOURCE_ROOT
set -eu
frenemy=$1 root=$2
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
for text in "$root"/examples/*.txt; do
    "$frenemy" read "$text" --date 2024-03-18 --jsonl >"$dir/claims.jsonl"
    [ -s "$dir/claims.jsonl" ]
    "$frenemy" pairs "$text" --date 2024-03-18 --json >"$dir/first.json"
    "$frenemy" pairs --as claims "$dir/claims.jsonl" --json >"$dir/second.json"
    cmp "$dir/first.json" "$dir/second.json"
    "$frenemy" pairs - --json <"$dir/claims.jsonl" >"$dir/third.json"
    cmp "$dir/first.json" "$dir/third.json"
    "$frenemy" map "$text" --date 2024-03-18 --json >"$dir/first.map"
    "$frenemy" map --as claims "$dir/claims.jsonl" --json >"$dir/second.map"
    cmp "$dir/first.map" "$dir/second.map"
    "$frenemy" import --as claims "$dir/claims.jsonl" -q | "$frenemy" map --as claims - --json >"$dir/third.map"
    cmp "$dir/first.map" "$dir/third.map"
    # Every quote stands in the file at its span.
    python3 - "$text" "$dir/claims.jsonl" "$root/schema/claim.schema.json" <<'PY'
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
