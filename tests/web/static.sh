#!/bin/sh
# Without Node the build goes on with a page that is static, and says so. usage: static.sh SOURCE_ROOT
. "$(dirname "$0")/../cli/lib.sh"
root=$1

mkdir "$work/bin"
for tool in sh cat cmp cp mkdir rm grep; do ln -s "$(command -v $tool)" "$work/bin/$tool"; done
PATH=$work/bin "$work/bin/sh" "$root/tools/bundle.sh" "$root" "$work/packages" "$work/page.js" 2>"$work/err" || fail "the build fails"
grep -q 'Node or npm is missing: the page will be static' "$work/err" || fail "it is not said: $(cat "$work/err")"
[ -f "$work/page.js" ] && [ ! -s "$work/page.js" ] || fail "an empty script is expected"

# The same when Node is there and cannot work.
printf '#!/bin/sh\nexit 1\n' >"$work/bin/node"
cp "$work/bin/node" "$work/bin/npm"
chmod +x "$work/bin/node" "$work/bin/npm"
PATH=$work/bin "$work/bin/sh" "$root/tools/bundle.sh" "$root" "$work/packages" "$work/page.js" 2>"$work/err" || fail "the build fails without packages"
grep -q 'could not install the packages: the page will be static' "$work/err" || fail "it is not said: $(cat "$work/err")"
[ ! -s "$work/page.js" ] || fail "an empty script is expected without packages"
