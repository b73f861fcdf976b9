#!/bin/sh
# The floors: a file of src/ may include only what stands below it, and no circle of headers exists anywhere.
# usage: tests/floors.sh [FOLDER WITH src AND cli]
set -eu
cd "${1:-$(dirname "$0")/..}"

find src cli -name '*.[ch]' | LC_ALL=C sort | xargs grep -Hn '^#include "' | awk -F: '
BEGIN {
    all = "base format claim read import ledger tie graph balance foresight report view"
    below["base"] = "base"
    below["format"] = "base format"
    below["claim"] = "base format claim"
    below["read"] = below["claim"] " read"
    below["import"] = below["claim"] " import"
    below["ledger"] = below["claim"] " ledger"
    below["tie"] = below["claim"] " tie"
    below["graph"] = below["tie"] " graph"
    below["balance"] = below["graph"] " balance"
    below["foresight"] = below["balance"] " foresight"
    below["report"] = all
    sub(/ view$/, "", below["report"])
    below["view"] = "base report view"
    below["cli"] = all " cli"
}
function folder(path,   part) {
    split(path, part, "/")
    return part[1] == "src" ? part[2] : part[1]
}
# Whether the include chain from `file` comes back to it; state: 1 on the way, 2 done.
function visit(file,   n, i, next_file) {
    state[file] = 1
    n = split(uses[file], list, " ")
    for (i = 1; i <= n; i++) {
        split(uses[file], list, " ")
        next_file = list[i]
        if (state[next_file] == 1) {
            print "circle: " file " and " next_file
            bad++
        } else if (!state[next_file]) {
            visit(next_file)
        }
    }
    state[file] = 2
}
{
    from = folder($1)
    split($3, quoted, "\"")
    target = quoted[2]
    if (target ~ /\//)
        path = target ~ /^(base|format|claim|read|import|ledger|tie|graph|balance|foresight|report|view)\// ? "src/" target : target
    else
        path = substr($1, 1, match($1, /[^\/]*$/) - 1) target
    to = folder(path)
    if (index(" " below[from] " ", " " to " ") == 0) {
        print $1 ":" $2 ": " from " may not include " to " (" target ")"
        bad++
    }
    uses[$1] = uses[$1] " " path
    files[$1] = 1
    total++
}
END {
    for (file in files)
        if (!state[file])
            visit(file)
    printf "floors: %d includes, %d wrong\n", total, bad
    exit bad > 0 || total == 0
}'
