#!/bin/sh
# The gold is well-formed (else a row would silently not be scored), and the scorer measures a folder of it.
# usage: gold.sh FRENEMY_SCORE TREE
. "$(dirname "$0")/cli/lib.sh"
score=$1 tree=$2

# check_claims FILE: eleven columns, known signs and modalities, no id twice.
check_claims() {
    awk -F '\t' -v file="$1" '
        NR == 1 { if (NF != 11) bad = "header"; next }
        NF != 11 { bad = bad " columns:" NR }
        $1 !~ /^[A-Z][0-9]+$/ || seen[$1]++ { bad = bad " id:" NR }
        $4 == "" || $5 == "" || $6 == "" || $11 == "" { bad = bad " empty:" NR }
        $7 !~ /^[-+0]$/ || $8 !~ /^[123]$/ { bad = bad " sign:" NR }
        $9 !~ /^(asserted|hedged|conditional|hypothetical|negated|demand|denial|past)$/ { bad = bad " modality:" NR }
        END { if (bad || NR < 2) { print file ":" bad; exit 1 } }' "$1"
}

# check_sentences FILE: seven columns, a type with its sign, or nothing at all.
check_sentences() {
    awk -F '\t' -v file="$1" '
        NR == 1 { next }
        NF != 7 || $2 !~ /^[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]$/ || $3 == "" { bad = bad " " $1 }
        $4 $5 $6 $7 != "" && ($4 == "" || $5 == "" || $6 !~ /^[A-Z]+$/ || $7 !~ /^[-+]$/) { bad = bad " " $1 }
        END { if (bad || NR < 2) { print file ":" bad; exit 1 } }' "$1"
}

for gold in "$tree"/tests/gold/*.gold.tsv "$tree"/examples/*.gold.tsv; do
    check_claims "$gold" || fail "malformed"
    [ -f "${gold%.gold.tsv}.txt" ] || fail "$gold has no text"
done
for text in "$tree"/tests/gold/*.txt; do
    name=$(basename "$text" .txt)
    [ -f "${text%.txt}.gold.tsv" ] || fail "$text has no gold"
    grep -q "^$name	" "$tree/tests/gold/dates.tsv" || fail "$name has no date"
done
for sentences in "$tree"/tests/gold/sentences*.tsv; do
    check_sentences "$sentences" || fail "malformed"
done

# A folder whose answers are known: one claim found, with another speaker than the gold's; one sentence right, one silent.
printf 'name\tdate\none\t2012-03-01\n' >"$work/dates.tsv"
echo 'France accused Iran of lying.' >"$work/one.txt"
printf 'id\tspeaker\tvia\tsource_actor\ttarget_actor\tissue\tsign\tintensity\tmodality\ttime\tparaphrase\n' >"$work/one.gold.tsv"
printf 'C001\tTurkey\t\tFrance\tIran\tdiplomacy\t-\t2\tasserted\t2012\tFrance accused Iran.\n' >>"$work/one.gold.tsv"
printf 'id\tdate\ttext\tsource\ttarget\ttype\tsign\n' >"$work/sentences.tsv"
printf 'S001\t2012-03-01\tFrance accused Iran of lying.\tFRA\tIRN\tDISAPPROVE\t-\n' >>"$work/sentences.tsv"
printf 'S002\t2012-03-01\tIt rained.\t\t\t\t\n' >>"$work/sentences.tsv"
"$score" --gold "$work" >"$work/out"
grep -q '^1 documents: mean dyad+sign F1 1.000' "$work/out" || fail "the document: $(cat "$work/out")"
grep -q 'speaker 0.0%' "$work/out" || fail "the speaker: $(cat "$work/out")"
grep -q 'recall: dyad 100.0%, dyad + sign 100.0%, dyad + type 100.0%' "$work/out" || fail "the sentence: $(cat "$work/out")"
grep -q 'without an event: 1, nothing emitted in 1' "$work/out" || fail "the silent sentence: $(cat "$work/out")"
if "$score" --gold "$work/none" >/dev/null 2>&1; then
    fail "a folder that is not there passes"
fi
echo "gold: well-formed"
