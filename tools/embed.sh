#!/bin/sh
# Writes the C file that links the lexicons, the model and the page's style into the library
# (src/base/embed.h).
# usage: embed.sh OUT.c SOURCE_ROOT PAGE.js
# Runs at every build, so that a new lexicon file is found without touching the build. OUT.c holds a
# checksum of every file and is rewritten only when one has changed.
set -eu
out=$1 root=$2 script=$(realpath "$3") new=$1.new
cd "$root"

# Where a file of the table lies.
place() {
    if [ "$1" = web/page.js ]; then echo "$script"; else echo "$root/$1"; fi
}

files=$({ find lexicon -name '*.tsv'; find src/view -name '*.css'; find src/report -name '*.tsv'; find web -maxdepth 1 -name '*.css'; echo web/page.js; [ ! -f model/english.model ] || echo model/english.model; } |
    LC_ALL=C sort)
{
    echo '/* Written by tools/embed.sh. */'
    echo '#include "base/embed_internal.h"'
    for f in $files; do
        printf '/* %s */\n' "$(cksum "$(place "$f")")"
    done
    i=0
    for f in $files; do
        cat <<EOF
__asm__(".section .rodata\n.balign 64\nfrn_embed_$i:\n.incbin \"$(place "$f")\"\n"
        "frn_embed_${i}_end:\n.byte 0\n.previous\n");
extern const char frn_embed_$i[], frn_embed_${i}_end[];
EOF
        i=$((i + 1))
    done
    echo 'const frn_embedded_file frn_embedded_files[] = {'
    i=0
    for f in $files; do
        echo "    {\"$f\", frn_embed_$i, frn_embed_${i}_end},"
        i=$((i + 1))
    done
    echo '    {NULL, NULL, NULL}};'
    echo "const size_t frn_embedded_count = $i;"
} >"$new"
if cmp -s "$new" "$out"; then rm "$new"; else mv "$new" "$out"; fi
