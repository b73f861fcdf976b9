#!/bin/sh
# The floors test must be able to fail: an upward include and a circle, each in a scratch tree.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$scratch/src/base" "$scratch/src/tie" "$scratch/cli"
echo '#include "tie/tie.h"' >"$scratch/src/base/a.c"
! sh "$here/floors.sh" "$scratch" >/dev/null
echo '#include "base/b.h"' >"$scratch/src/base/a.h"
echo '#include "base/a.h"' >"$scratch/src/base/b.h"
rm "$scratch/src/base/a.c"
! sh "$here/floors.sh" "$scratch" >/dev/null
echo '' >"$scratch/src/base/b.h"
sh "$here/floors.sh" "$scratch" >/dev/null
