#!/bin/sh
# kill -9 in the middle of 2,000 documents and of an event file: nothing finished is lost, nothing is there twice.
# usage: tests/ledger_kill.sh LEDGER_FEED
. "$(dirname "$0")/cli/lib.sh"
feed=$1

want=$("$feed" "$work/whole.db" 2000)

# By its own hand, at places in the event file (1, 700 = the end of a transaction, 4,321) and in the documents,
# each run going on where the one before was killed.
for at in 1 700 4321 5003 3 1777 2501; do
    ! "$feed" "$work/killed.db" 2000 "$at" >"$work/out" 2>&1 || fail "the run was to die after $at claims"
done
got=$("$feed" "$work/killed.db" 2000)
[ "$got" = "$want" ] || fail "killed at fixed places: $got, whole: $want"

# From outside, wherever it happens to be.
for pause in 0.02 0.05 0.1; do
    "$feed" "$work/outside.db" 2000 >"$work/out" 2>&1 &
    pid=$!
    sleep "$pause"
    kill -9 "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
done
got=$("$feed" "$work/outside.db" 2000)
[ "$got" = "$want" ] || fail "killed from outside: $got, whole: $want"

# Again: nothing is added.
got=$("$feed" "$work/outside.db" 2000)
[ "$got" = "$want" ] || fail "a second run changed the ledger: $got, whole: $want"
echo "ok: $want"
