#!/bin/sh
# What is installed is whole: the example builds against it alone and agrees with the program; every public header
# stands on its own, also in C++. usage: install.sh BUILD SOURCE
. "$(dirname "$0")/lib.sh"
build=$1 root=$2

DESTDIR=$work meson install -C "$build" --no-rebuild --quiet >/dev/null || fail "meson install"
prefix=$work/$(meson introspect "$build" --buildoptions | tr '{' '\n' | sed -n 's/.*"name": "prefix", "value": "\([^"]*\)".*/\1/p')
pc=$(find "$prefix" -name frenemy.pc)
[ -n "$pc" ] || fail "no frenemy.pc"
PKG_CONFIG_PATH=$(dirname "$pc") && export PKG_CONFIG_PATH
flags() { pkg-config --define-variable=prefix="$prefix" "$@" frenemy; }

# A sanitiser the library was built with is needed by what links it.
# shellcheck disable=SC2046,SC2086
${CC:-cc} -std=c11 -Wall -Wextra -Werror "$root/examples/library/frenemies.c" $(flags --cflags) ${LIBRARY_FLAGS:-} $(flags --libs) -o "$work/frenemies" ||
    fail "the example does not build"
"$work/frenemies" "$root/examples/dam.txt" >"$work/out"
"$prefix/bin/frenemy" pairs "$root/examples/dam.txt" --roll-up state --json 2>/dev/null | tr ',' '\n' | grep -o '"kind":"[a-z]*"' | cut -d'"' -f4 >"$work/kinds"
[ "$(wc -l <"$work/out")" -gt 5 ] || fail "the example finds no pairs"
cut -f3 "$work/out" | cmp - "$work/kinds" || fail "the example and the program disagree"

for header in $(cd "$prefix/include/frenemy" && find . -name '*.h'); do
    case $header in *_internal.h) fail "$header is installed" ;; esac
    # shellcheck disable=SC2046
    echo "#include \"$header\"" | ${CC:-cc} -std=c11 -fsyntax-only -x c $(flags --cflags) - || fail "$header needs another before it"
    if command -v g++ >/dev/null; then
        # shellcheck disable=SC2046
        echo "#include \"$header\"" | g++ -fsyntax-only -x c++ $(flags --cflags) - || fail "$header is no C++"
    fi
done
