#!/bin/sh
# run.sh PROGRAM - what the stages cost, as ratios against a floor measured in the same run. COPIES says how many
# times the example branch is repeated (6: some 2,000 records). Nothing here can fail a test.
program=$1
copies=${COPIES:-6}
cd "$(dirname "$0")/../.." || exit 1
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
floor=$(dirname "$program")/floor
gcc -O2 -o "$floor" tests/bench/floor.c -lyaml -lcmark || exit 1

mkdir "$tmp/site"
printf '名称: 测量\n截止日期: 2026-09-20\n' >"$tmp/site/site.yaml"
for i in $(seq "$copies"); do cp -R content/fenghe "$tmp/site/branch$i"; done
records=$(find "$tmp/site" -name '*.md' -o -name '*.yaml' | wc -l)

seconds() { # user and system seconds of a command, the smallest of three runs
	for run in 1 2 3; do
		perl -e 'my @b = times; system("@ARGV >/dev/null 2>&1"); my @e = times; printf "%.3f\n", $e[2] + $e[3] - $b[2] - $b[3]' "$@"
	done | sort -n | head -n 1
}
row() { # row WHAT SECONDS COUNT UNIT
	perl -e 'my ($what, $s, $n, $unit, $floor) = @ARGV;
		printf "%-44s %8.3f s  %9.1f us/%s  %6.1f x floor\n", $what, $s, $s / $n * 1e6, $unit, $s / $floor' "$1" "$2" "$3" "$4" "$base"
}
base=$(seconds "find $tmp/site -name '*.md' -o -name '*.yaml' | xargs $floor")
echo "$records records, $(find "$tmp/site" -type f | xargs cat | wc -c) bytes; processor seconds, least of three runs"
row "floor: read, YAML events, CommonMark" "$base" "$records" record
from_nothing="rm -rf $tmp/site/.boardpress $tmp/out"
row "check: tree, XML, schema, rules, references" "$(seconds "$from_nothing && $program check $tmp/site -q")" "$records" record
"$program" build "$tmp/site" -o "$tmp/out" -j 1 -q 2>/dev/null
pages=$(find "$tmp/out" -name '*.html' | wc -l)
pdfs=$(find "$tmp/out" -name '*.pdf' | wc -l)
cold=$(seconds "$from_nothing && $program build $tmp/site -o $tmp/out -j 1 -q")
row "build: three editions, every PDF ($pages pages, $pdfs PDFs)" "$cold" "$records" record
"$program" build content -o "$tmp/one" -q 2>/dev/null
packet=$(ls -S "$tmp"/one/print/packets/*.pdf | head -n 1)
sheets=$(pdfinfo "$packet" | sed -n 's/^Pages: *//p')
"$program" build content --dump=fo --only "$(basename "$packet" .pdf)" >"$tmp/packet.fo" 2>/dev/null
row "fo: the packet, $sheets pages, to PDF" "$(seconds "$program fo $tmp/packet.fo -o $tmp/packet.pdf")" "$sheets" page
