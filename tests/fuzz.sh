#!/bin/sh
# fuzz.sh - every reader of foreign bytes over damaged copies of the files of this project, FUZZ_SECONDS each (20 under
# sanitizers); what was once found (tests/fuzz/found) stays harmless.
. "$(dirname "$0")/lib/tap.sh"
folder=$(pwd)/$(dirname "${BOARDPRESS:-.build/boardpress}")/fuzz
sanitized || [ -n "$FUZZ_SECONDS" ] || { echo "1..0 # SKIP without sanitizers little is found: they run in the other half of the tests"; exit 0; }
export LSAN_OPTIONS=suppressions=$(pwd)/tests/fuzz/leaks.txt:print_suppressions=0
# nothing takes more at once than the most pixels of a picture, 200 million
export ASAN_OPTIONS="$ASAN_OPTIONS:max_allocation_size_mb=1000"
sh tests/fuzz/corpus.sh "$program" "$tmp/corpus"
for target in $(cd tests/fuzz && ls ./*.c | sed 's/^..//; s/\.c$//'); do
	found=$(ls "tests/fuzz/found/$target-"* 2>/dev/null)
	ok "$target" "$folder/$target" "${FUZZ_SECONDS:-20}" "$tmp/corpus/$target"/* $found
	sed 's/^/# /' "$tmp/tap.out"
done
finish
