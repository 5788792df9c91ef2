#!/bin/sh
# official.sh - official documents, measured clause by clause in the finished PDF.
. "$(dirname "$0")/lib/tap.sh"
judged_once
example
perl tests/lib/official.pl "$example/print/documents"
