#!/bin/sh
# Bad input: a code, exit 3, and the readable rest delivered. usage: bad_input.sh FRENEMY
. "$(dirname "$0")/lib.sh"
frenemy=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$work"
good='France condemned Germany on Monday. Italy praised Spain.'
failures=0

# reads CODE EXIT FILE...: the diagnostic is told, the exit code is right, and nothing crashes.
reads() {
    code=$1 want=$2
    shift 2
    rc=0
    "$frenemy" read --jsonl "$@" >out 2>err || rc=$?
    if [ "$rc" != "$want" ] || { [ -n "$code" ] && ! grep -q "$code" err; }; then
        echo "read $*: exit $rc, wanted $want with $code"
        head -3 err
        failures=$((failures + 1))
    fi
}

# delivered WORDS: some claim of the last run quotes them.
delivered() {
    grep -q "$1" out || {
        echo "not delivered: $1"
        failures=$((failures + 1))
    }
}

printf '%s\n' "$good" >good.txt
reads '' 0 good.txt
delivered 'condemned'

: >empty.txt
reads FRN-0104 3 empty.txt good.txt
delivered 'condemned'

printf '%s\000%s\n' "$good" ' And so on it went for a while.' >nul.txt
reads FRN-0106 0 nul.txt
delivered 'condemned'

printf 'Malm\366 is a city. %s\n' "$good" >latin.txt
reads FRN-0105 0 latin.txt
delivered 'condemned'

head -c 20000 /dev/urandom >binary.bin
reads FRN-0103 3 binary.bin good.txt
delivered 'condemned'

i=0
while [ $i -lt 3000 ]; do
    echo "$good Line $i of it, which is $((i * 7919 % 1013)) and $((i * 104729 % 7919))."
    i=$((i + 1))
done >long.txt
gzip -c long.txt >whole.gz
size=$(wc -c <whole.gz)
head -c $((size / 2)) whole.gz >cut.txt.gz
reads 'FRN-010[19]' 3 cut.txt.gz
delivered 'condemned'

mkdir folder
cp good.txt folder/a.txt
cp good.txt folder/b.txt
chmod 000 folder/b.txt
if [ "$(id -u)" != 0 ]; then
    reads FRN-0102 3 folder
    delivered 'condemned'
fi
reads FRN-0102 3 absent.txt good.txt
delivered 'condemned'

printf '{"id":"one","text":"%s"}\nnot json\n{"id":"two"}\n' "$good" >some.jsonl
reads FRN-0107 3 some.jsonl
delivered '"doc":"one"'

# 50 MB without a line end: a few words said over and over must neither crash nor eat the memory.
# A sanitizer's program reserves more than any limit and is twenty times slower: there 5 MB, and the memory is not held short.
limit=4000000 sentences=900000
(ulimit -v $limit && "$frenemy" --version) >/dev/null 2>&1 || limit=unlimited sentences=90000
awk -v most=$sentences 'BEGIN { for (i = 0; i < most; i++) printf "Paris is a city and Rome is a city, number %d. ", i }' >huge.txt
rc=0
(ulimit -v $limit; "$frenemy" read --jsonl huge.txt >/dev/null 2>err) || rc=$?
if [ $rc != 0 ] && [ $rc != 3 ]; then
    echo "huge line: exit $rc"
    failures=$((failures + 1))
fi

[ $failures = 0 ]
