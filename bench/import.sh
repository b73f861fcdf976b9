#!/bin/sh
# One question to one GDELT file: positive and negative events and the Goldstein sum by actor 1 country,
# actor 2 country, place and month. frenemy against mawk and against merely reading (wc -l).
# usage: bench/import.sh BUILD_DIR [ROWS]        (the file stays in BUILD_DIR for the next run)
set -eu
build=$1 rows=${2:-5000000}
file=$build/gdelt-$rows.tsv
[ -f "$file" ] || { "$build/bench/gdelt_rows" "$rows" >"$file.part" && mv "$file.part" "$file"; }
run() { # name, output, command...
    name=$1 out=$2
    shift 2
    start=$(date +%s.%N)
    "$@" >"$out"
    end=$(date +%s.%N)
    echo "$name $start $end $(wc -c <"$file")" |
        awk '{ t = $3 - $2; printf "%-22s %7.3f s  %7.1f MB/s\n", $1, t, $4 / t / 1e6 }'
}
cat "$file" >/dev/null # into the page cache, for all alike
run wc-l "$build/wc.out" wc -l "$file"
run frenemy-1 "$build/tally1.tsv" "$build/cli/frenemy" import --tally --threads 1 "$file"
run frenemy-2 "$build/tally2.tsv" "$build/cli/frenemy" import --tally --threads 2 "$file"
cmp "$build/tally1.tsv" "$build/tally2.tsv"
run mawk "$build/mawk.tsv" mawk -F '\t' '{
    k = $8 "\t" $18 "\t" $52 "\t" substr($2, 1, 4) "-" substr($2, 5, 2)
    p[k] += $31 > 0; n[k] += $31 < 0; z[k] += $31 == 0; s[k] += $31
} END { for (k in s) { g = sprintf("%.1f", s[k]); if (g == "-0.0") g = "0.0"; print k "\t" p[k] "\t" n[k] "\t" z[k] "\t" g } }' "$file"
LC_ALL=C sort "$build/mawk.tsv" >"$build/mawk.sorted"
tail -n +2 "$build/tally2.tsv" | LC_ALL=C sort | cmp - "$build/mawk.sorted" && echo "answers identical: $(wc -l <"$build/mawk.sorted") rows"
