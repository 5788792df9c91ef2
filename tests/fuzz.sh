#!/bin/sh
# fuzz.sh - every reader of foreign bytes over damaged copies of the files of this project, FUZZ_SECONDS each (20 under
# sanitizers); what was once found (tests/fuzz/found) stays harmless.
. "$(dirname "$0")/lib/tap.sh"
folder=$(pwd)/$(dirname "${BOARDPRESS:-.build/boardpress}")/fuzz
if sanitized; then seconds=20; else seconds=3; fi
export LSAN_OPTIONS=suppressions=$(pwd)/tests/fuzz/leaks.txt:print_suppressions=0
sh tests/fuzz/corpus.sh "$program" "$tmp/corpus"
for target in $(cd tests/fuzz && ls ./*.c | sed 's/^..//; s/\.c$//'); do
	found=$(ls "tests/fuzz/found/$target-"* 2>/dev/null)
	ok "$target" "$folder/$target" "${FUZZ_SECONDS:-$seconds}" "$tmp/corpus/$target"/* $found
	sed 's/^/# /' "$tmp/tap.out"
done
finish
