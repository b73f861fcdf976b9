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
echo "foresight: as they should be"
