#!/bin/sh
# kill -9 in the middle of 2,000 documents and of an event file: nothing finished is lost, nothing is there twice.
# usage: tests/ledger_kill.sh LEDGER_FEED
set -eu
feed=$1
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

want=$("$feed" "$dir/whole.db" 2000)

# By its own hand, at places in the event file (1, 700 = the end of a transaction, 4,321) and in the documents,
# each run going on where the one before was killed.
for at in 1 700 4321 5003 3 1777 2501; do
    if "$feed" "$dir/killed.db" 2000 "$at" >"$dir/out" 2>&1; then
        echo "the run was to die after $at claims"
        exit 1
    fi
done
got=$("$feed" "$dir/killed.db" 2000)
[ "$got" = "$want" ] || { echo "killed at fixed places: $got, whole: $want"; exit 1; }

# From outside, wherever it happens to be.
for pause in 0.02 0.05 0.1; do
    "$feed" "$dir/outside.db" 2000 >"$dir/out" 2>&1 &
    pid=$!
    sleep "$pause"
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
done
got=$("$feed" "$dir/outside.db" 2000)
[ "$got" = "$want" ] || { echo "killed from outside: $got, whole: $want"; exit 1; }

# Again: nothing is added.
got=$("$feed" "$dir/outside.db" 2000)
[ "$got" = "$want" ] || { echo "a second run changed the ledger: $got, whole: $want"; exit 1; }
echo "ok: $want"
