# What the shell tests share; each begins with `. "$(dirname "$0")/lib.sh"`.
# $work is a folder of its own, gone at the end.
set -eu
work=$(mktemp -d)
trap 'find "$work" -type d -exec chmod u+rwx {} +; rm -rf "$work"' EXIT

# fail WORDS...: ends the test.
fail() {
    echo "$(basename "$0" .sh): $*" >&2
    exit 1
}

# expect CODE COMMAND...: it ends with that code; what it printed stands in $work/out and $work/err.
expect() {
    want=$1
    shift
    code=0
    "$@" >"$work/out" 2>"$work/err" || code=$?
    [ "$code" = "$want" ] || fail "$* ended with $code, not $want: $(cat "$work/err")"
}

# says FILE TEXT: the file in $work has it.
says() {
    grep -qF -e "$2" "$work/$1" || fail "no '$2' in $1: $(cat "$work/$1")"
}
