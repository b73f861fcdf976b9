#!/bin/sh
# One question to one GDELT file: positive and negative events and the Goldstein sum by actor 1 country,
# actor 2 country, place and month. frenemy beside DuckDB (two threads each), mawk and merely reading (wc -l), in turn,
# so that a machine with other work on it is as slow for all; medians. The answers must be identical.
# usage: bench/import.sh [ROWS] [ROUNDS]        (the file stays in build/ for the next run)
set -eu
build=build rows=${1:-5000000} rounds=${2:-5}
file=$build/gdelt-$rows.tsv
out=$build/bench-import
mkdir -p "$out"
rm -f "$out"/*.times
[ -f "$file" ] || { "$build/bench/gdelt_rows" "$rows" >"$file.part" && mv "$file.part" "$file"; }

# measure NAME COMMAND...: wall, user and system seconds and peak KiB into NAME.times, the output into NAME.tsv.
measure() {
    name=$1
    shift
    command time -a -o "$out/$name.times" -f '%e %U %S %M' "$@" >"$out/$name.tsv" 2>"$out/$name.err" || {
        cat "$out/$name.err" >&2
        exit 1
    }
}

query='{
    k = $8 "\t" $18 "\t" $52 "\t" substr($2, 1, 4) "-" substr($2, 5, 2)
    p[k] += $31 > 0; n[k] += $31 < 0; z[k] += $31 == 0; s[k] += $31
} END { for (k in s) { g = sprintf("%.1f", s[k]); if (g == "-0.0") g = "0.0"; print k "\t" p[k] "\t" n[k] "\t" z[k] "\t" g } }'

duckdb=
if command -v npm >/dev/null && mkdir -p "$out/duckdb" && cp bench/duckdb/* "$out/duckdb" &&
    (cd "$out/duckdb" && npm ci --silent --no-audit --no-fund >/dev/null 2>&1); then
    duckdb=yes
else
    echo "bench/import: without DuckDB (npm is missing or could not install it)" >&2
fi

cat "$file" >/dev/null # into the page cache, for all alike
round=0
while [ $round -lt "$rounds" ]; do
    measure frenemy "$build/cli/frenemy" import --tally --threads 2 "$file"
    [ -z "$duckdb" ] || measure duckdb node "$out/duckdb/import.mjs" "$file" "$out/duckdb.answer" 2
    measure wc-l wc -l "$file"
    [ $round -gt 0 ] || measure mawk mawk -F '\t' "$query" "$file"
    [ $round -gt 0 ] || measure frenemy-1-thread "$build/cli/frenemy" import --tally --threads 1 "$file"
    round=$((round + 1))
done

tail -n +2 "$out/frenemy.tsv" | LC_ALL=C sort >"$out/frenemy.sorted"
for answer in mawk.tsv frenemy-1-thread.tsv ${duckdb:+duckdb.answer}; do
    grep -v '^actor1	' "$out/$answer" | LC_ALL=C sort | cmp - "$out/frenemy.sorted"
done
echo "$rows rows, $(wc -c <"$file") bytes; answers identical: $(wc -l <"$out/frenemy.sorted") lines"

for times in "$out"/*.times; do
    name=$(basename "$times" .times)
    for column in 1 2 3; do
        awk -v c=$column '{ print c == 1 ? $1 : c == 2 ? $2 + $3 : $4 }' "$times" | sort -n |
            awk '{ v[NR] = $1 } END { printf "%s ", v[int((NR + 1) / 2)] }'
    done
    echo "$name"
done >"$out/medians"
awk '{ wall[$4] = $1; cpu[$4] = $2; kib[$4] = $3; printf "%-18s wall %6.2f s  cpu %6.2f s  peak %7.1f MiB\n", $4, $1, $2, $3 / 1024 }
END {
    split("duckdb mawk wc-l", peer, " ")
    for (i = 1; i <= 3; i++)
        if (peer[i] in wall)
            printf "frenemy against %-7s %5.1f times as fast by wall, %5.1f by cpu, %5.1f%% of its memory\n", peer[i],
                wall[peer[i]] / wall["frenemy"], cpu[peer[i]] / cpu["frenemy"], 100 * kib["frenemy"] / kib[peer[i]]
}' "$out/medians"
