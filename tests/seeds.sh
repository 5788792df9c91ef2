#!/bin/sh
# seeds.sh - texts that are really passed around: import, check, publish, and read the PDFs back.
# They are not part of the project; without them this test is skipped, and says so.
. "$(dirname "$0")/lib/tap.sh"
. "$(dirname "$0")/lib/pdf.sh"
seeds=${SEEDS:-../shared/seeds}
if [ ! -d "$seeds" ]; then
	skip "real texts import and publish" "no folder $seeds (set SEEDS)"
	finish
fi
ok "they import" exits 0 "$program" import "$seeds"/*.txt -o "$tmp/site"
documents() { ls "$tmp/site/$1"*.md | wc -l; }
ok "000 holds one document" test "$(documents 000)" = 1
ok "002 holds one" test "$(documents 002)" = 1
ok "003 holds seven" test "$(documents 003)" = 7
raw_kept() { for f in "$seeds"/*.txt; do cmp "$f" "$tmp/site/raw/$(basename "$f")" || return 1; done; }
ok "the raw texts are kept byte for byte" raw_kept
ok "they validate" silent "$program" check "$tmp/site" -q
ok "they are published" exits 0 "$program" build "$tmp/site" -o "$tmp/out" -q
each() {
	n=0
	for record in "$tmp"/site/0*.md; do
		"$1" "$record" "$(basename "$record" .md)" || { echo "$record"; return 1; }
		n=$((n + 1))
	done
	[ $n = 9 ]
}
page() { test -s "$tmp/out/public/$2.html"; }
whole() { pdf_whole "$tmp/out/print/documents/$2.pdf" && pdf_fonts "$tmp/out/print/documents/$2.pdf" &&
	pdf_draws "$tmp/out/print/documents/$2.pdf"; }
back() {
	pdftotext -raw "$tmp/out/print/documents/$2.pdf" "$tmp/back.txt"
	perl tests/lib/paragraphs.pl "$1" "$tmp/back.txt"
}
ok "each has a page" each page
ok "qpdf, pdffonts, mutool and Ghostscript find nothing wrong with their PDFs" each whole
ok "pdftotext gives back every paragraph as written" each back
finish
