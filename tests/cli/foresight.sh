#!/bin/sh
# The verbs of foresight as somebody meets them: what they print, write and refuse.
# usage: foresight.sh FRENEMY SOURCE_ROOT
set -eu
frenemy=$1 root=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

fail() {
    echo "foresight: $*" >&2
    exit 1
}

# expect CODE COMMAND...
expect() {
    want=$1
    shift
    code=0
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" = "$want" ] || fail "$* ended with $code, not $want: $(cat "$work/err")"
}
# says FILE TEXT
says() {
    grep -qF -e "$2" "$work/$1" || fail "no '$2' in $1: $(cat "$work/$1")"
}

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
expect 0 "$frenemy" whatif --case "$dam" --set 'capability:Turkey=.9' --json
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
echo "foresight: as they should be"
