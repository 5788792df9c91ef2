#!/bin/sh
# faults.sh - some of tests/faults/faults.pl; `make check-faults` does all of it.
. "$(dirname "$0")/lib/tap.sh"
if sanitized; then
	echo "1..0 # SKIP faults are put between the program and the C library, where AddressSanitizer already is"
	exit 0
fi
export BOARDPRESS_SHARE="$(pwd)"
${CC:-gcc} -shared -fPIC -O1 -o "$tmp/fail.so" tests/faults/fail.c -ldl || exit 1
mkdir "$tmp/faults"
perl tests/faults/faults.pl "$program" "$tmp/fail.so" "$tmp/faults" "${FAULTS:-2}"
