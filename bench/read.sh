#!/bin/sh
# Made-up news to claims, end to end: sentences a second of processor time on one thread, what a second thread brings, memory at one
# size of corpus and at four times it, the same bytes throughout. Beside it link-grammar, which only parses (a few sentences, alone),
# and counting the words with mawk and wc as the floor. In turn, so that a machine with other work on it is as slow for all; medians.
# usage: bench/read.sh [DOCUMENTS] [ROUNDS]
set -eu
build=build documents=${1:-4000} rounds=${2:-3} sample=40
out=$build/bench-read
mkdir -p "$out"
rm -f "$out"/*.times
"$build/bench/news_text" "$documents" >"$out/news.jsonl" 2>"$out/size"
"$build/bench/news_text" $((documents * 4)) >"$out/more.jsonl" 2>"$out/more.size"
"$build/bench/news_text" 10 3 lines 2>/dev/null | head -n $sample >"$out/sample.txt"
sentences=$(sed 's/.*, \([0-9]*\) sentences.*/\1/' "$out/size")
cat "$out/size"

# measure NAME COMMAND...: wall, user and system seconds and peak KiB into NAME.times, the output into NAME.out
measure() {
    name=$1
    shift
    command time -a -o "$out/$name.times" -f '%e %U %S %M' "$@" >"$out/$name.out" 2>"$out/$name.err" || {
        cat "$out/$name.err" >&2
        exit 1
    }
}

parser=$(command -v link-parser || true)
[ -n "$parser" ] || echo "bench/read: without link-grammar (link-parser is missing)" >&2
round=0
while [ $round -lt "$rounds" ]; do
    measure one "$build/cli/frenemy" read --jsonl --threads 1 "$out/news.jsonl"
    measure two "$build/cli/frenemy" read --jsonl --threads 2 "$out/news.jsonl"
    measure wc wc "$out/news.jsonl"
    measure mawk mawk '{ n += NF } END { print n }' "$out/news.jsonl"
    [ -z "$parser" ] || [ $round -gt 0 ] || measure parser sh -c '"$1" en -limit=100 -batch <"$2"' - "$parser" "$out/sample.txt"
    round=$((round + 1))
done
measure more "$build/cli/frenemy" read --jsonl --threads 2 "$out/more.jsonl"
cmp "$out/one.out" "$out/two.out"
echo "one thread and two: the same $(wc -c <"$out/one.out") bytes, $(wc -l <"$out/one.out") claims"

for times in "$out"/*.times; do
    for column in 1 2 3; do
        awk -v c=$column '{ print c == 1 ? $1 : c == 2 ? $2 + $3 : $4 }' "$times" | sort -n |
            awk '{ v[NR] = $1 } END { printf "%s ", v[int((NR + 1) / 2)] }'
    done
    basename "$times" .times
done >"$out/medians"
awk -v sentences="$sentences" -v sample="$(wc -l <"$out/sample.txt")" '
{ wall[$4] = $1; cpu[$4] = $2; mib[$4] = $3 / 1024 }
END {
    rate = sentences / cpu["one"]
    printf "one thread     %8.0f sentences a second of processor time\n", rate
    printf "two threads    %8.2f times as fast by wall\n", wall["one"] / wall["two"]
    printf "peak memory    %8.1f MiB; two threads %.1f MiB, on four times the documents %.1f MiB\n", mib["one"], mib["two"], mib["more"]
    if ("parser" in cpu)
        printf "link-grammar   %8.1f sentences a second, only parsed: frenemy is %.0f times as fast\n", sample / cpu["parser"],
            rate * cpu["parser"] / sample
    printf "floors         mawk counts the words in %.4f of that time, wc in %.4f\n", wall["mawk"] / wall["one"], wall["wc"] / wall["one"]
}' "$out/medians"
