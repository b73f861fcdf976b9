#!/bin/sh
# The frustration index against the integer model solved by CBC, and the census against igraph and
# GraphBLAS: one run, one machine. Graphs: a folder as FRN_SIGNED, by default ../shared/data/signed.
set -eu
cd "$(dirname "$0")/.."
data=${FRN_SIGNED:-../shared/data/signed}
[ -d "$data" ] || { echo "bench/balance: no graphs in $data: skipped"; exit 0; }
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

# seconds COMMAND...: wall time of a command
seconds() {
    from=$(date +%s%N)
    "$@" >"$dir/out" 2>&1
    echo $((($(date +%s%N) - from) / 1000))
}

if command -v cbc >/dev/null; then
    printf 'graph\tour_s\tour_value\tcbc_s\tcbc_value\tratio\n'
    while read -r file layer; do
        [ -f "$data/$file" ] || continue
        ./build/bench/balance_model "$data/$file" ${layer:+"$layer"} >"$dir/model.lp"
        ours=$(seconds ./build/cli/frenemy balance "$data/$file" ${layer:+--layer "$layer"})
        value=$(sed -n '1s/.*at a cost of \([0-9,]*\) of.*/\1/p' "$dir/out")
        theirs=$(seconds cbc "$dir/model.lp" sec "${FRN_CBC_LIMIT:-300}" solve quit)
        found=$(sed -n 's/^Objective value: *//p' "$dir/out")
        echo "$file $layer|$ours|$value|$theirs|$found" |
            awk -F'|' '{ printf "%s\t%.2f\t%s\t%.2f\t%s\t%.0f\n", $1, $2 / 1e6, $3, $4 / 1e6, $5, $4 / $2 }'
    done <<'END'
signnet-cow.tsv.gz 96-99
signnet-avatar.txt.gz
END
fi
./build/bench/bench_balance "$data"/mr-ucidata-gama.txt.gz "$data"/pygsd-sampson.txt.gz "$data"/pc-congress.txt.gz \
    "$data"/signnet-avatar.txt.gz "$data"/signnet-cow.tsv.gz "$data"/pygsd-bitcoin_alpha.csv.gz "$data"/pygsd-bitcoin_otc.csv.gz \
    "$data"/elec-temporal.txt.gz "$data"/soc-sign-epinions.txt.gz
