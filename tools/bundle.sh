#!/bin/sh
# Makes the page's script from web/ (TypeScript, d3) with esbuild.
# usage: bundle.sh SOURCE_ROOT WORK_FOLDER OUT.js
# Packages come from npm by the lock file. Without Node, npm or a network OUT.js is empty, the page stays static, and
# this says so: a build never fails for want of it.
set -eu
root=$1 work=$2 out=$3

static() {
    echo "bundle: $*: the page will be static" >&2
    : >"$out"
    exit 0
}

command -v node >/dev/null && command -v npm >/dev/null || static 'Node or npm is missing'
mkdir -p "$work"
if ! cmp -s "$root/web/package-lock.json" "$work/installed.json" || [ ! -d "$work/node_modules/esbuild" ]; then
    cp "$root/web/package.json" "$root/web/package-lock.json" "$root/web/.npmrc" "$work/"
    (cd "$work" && npm ci --omit=dev --prefer-offline >npm.log 2>&1) || static 'npm could not install the packages'
    cp "$root/web/package-lock.json" "$work/installed.json"
fi
rm -rf "$work/src"
cp -r "$root/web/src" "$work/src"
(cd "$work" && node node_modules/esbuild/bin/esbuild src/main.ts --bundle --minify --charset=ascii --target=es2020 \
    --format=iife --legal-comments=none --log-level=warning --outfile=page.js) || static 'esbuild failed'
# The script stands inside a page: it must not contain what would end or open a script element.
if grep -qi '</script\|<!--' "$work/page.js"; then
    echo "bundle: the script holds markup" >&2
    exit 1
fi
cp "$work/page.js" "$out"
