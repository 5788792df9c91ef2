# tap.sh - the Test Anything Protocol for shell tests: source it, call ok, end with finish.
cd "$(dirname "$0")/.." || exit 1
program=$(pwd)/${BOARDPRESS:-.build/boardpress}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
unset LC_ALL LC_MESSAGES LANG SOURCE_DATE_EPOCH
tap_n=0 tap_bad=0

# ok NAME COMMAND...: the command succeeds; what it prints is shown if it does not.
ok() {
	tap_name=$1
	shift
	tap_n=$((tap_n + 1))
	if "$@" >"$tmp/tap.out" 2>&1; then
		echo "ok $tap_n - $tap_name"
	else
		echo "not ok $tap_n - $tap_name"
		head -n 40 "$tmp/tap.out" | sed 's/^/# /'
		tap_bad=1
	fi
}

# published FOLDER: the files that a build has published there, without what it keeps for the next one.
published() { (cd "$1" && find . -name .boardpress -prune -o -type f -print | LC_ALL=C sort); }

# sanitized: is the program one with sanitizers?  It is five times slower: fewer cases say as much.
sanitized() { nm "$program" 2>/dev/null | grep -q __asan_init; }

# example: the example site as this program publishes it is in the folder $example, for all tests that only look at it.
# (Exit code 75: another test is making it just now.)
example=$(dirname "$program")/example
example() {
	until "$program" build content -o "$example" -q 2>"$tmp/example"; do
		[ $? -eq 75 ] || { cat "$tmp/example"; return 1; }
		sleep 1
	done
}

# exits CODE COMMAND...: the command ends with that code.
exits() {
	want=$1
	shift
	"$@"
	got=$?
	[ $got -eq "$want" ] || { echo "exit code $got, wanted $want"; return 1; }
}

says() { # says TEXT COMMAND...: it prints that text
	text=$1
	shift
	"$@" 2>&1 | grep -qF -- "$text" || { echo "not said: $text"; "$@" 2>&1; return 1; }
}

silent() { # silent COMMAND...: it prints nothing and succeeds
	"$@" >"$tmp/silent" 2>&1 || { cat "$tmp/silent"; return 1; }
	[ ! -s "$tmp/silent" ] || { cat "$tmp/silent"; return 1; }
}

# judged_once: for tests that only look at the example site, which the program with sanitizers publishes with the same bytes
# (build.sh).
judged_once() {
	sanitized || return 0
	echo "1..0 # SKIP what is published is the same as without sanitizers (build.sh), and was looked at there"
	exit 0
}

skip() { # skip NAME WHY
	tap_n=$((tap_n + 1))
	echo "ok $tap_n - $1 # SKIP $2"
	echo "# skipped: $1: $2"
}

finish() {
	echo "1..$tap_n"
	exit $tap_bad
}
