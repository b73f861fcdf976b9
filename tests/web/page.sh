#!/bin/sh
# The page in Debian's Chromium (tests/web/page.mjs), after a strict type check. Skips, saying so, without Node, npm,
# Chromium or a network to get the packages from.
# usage: page.sh FRENEMY SOURCE_ROOT PAGE.js WORK_FOLDER
set -eu
frenemy=$1 root=$2 script=$3 work=$4

skip() {
    echo "page: $*: skipped"
    exit 77
}

chromium=$(command -v chromium || true)
[ -n "$chromium" ] || skip 'no chromium'
command -v node >/dev/null && command -v npm >/dev/null || skip 'no Node or npm'
[ -s "$script" ] || skip 'the build has no script'
mkdir -p "$work"
if ! cmp -s "$root/web/package-lock.json" "$work/installed.json" || [ ! -d "$work/node_modules/playwright-core" ]; then
    cp "$root/web/package.json" "$root/web/package-lock.json" "$root/web/.npmrc" "$work/"
    (cd "$work" && npm ci --prefer-offline >npm.log 2>&1) || skip 'npm could not install the packages'
    cp "$root/web/package-lock.json" "$work/installed.json"
fi
rm -rf "$work/src"
cp -r "$root/web/src" "$root/web/tsconfig.json" "$work/"
node "$work/node_modules/typescript/bin/tsc" -p "$work" || {
    echo 'page: the types do not fit' >&2
    exit 1
}
exec node "$root/tests/web/page.mjs" "$frenemy" "$root" "$work" "$chromium" "$work"
