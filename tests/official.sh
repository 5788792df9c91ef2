#!/bin/sh
# official.sh - official documents, measured clause by clause in the finished PDF.
. "$(dirname "$0")/lib/tap.sh"
"$program" build content -o "$tmp/out" -q >/dev/null 2>&1
perl tests/lib/official.pl "$tmp/out/print/documents"
