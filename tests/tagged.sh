#!/bin/sh
# tagged.sh - PDF/A-2a and PDF/UA-1: what is painted belongs to the structure or is an artifact, the structure is
# a valid one, and it reads as the page does.
. "$(dirname "$0")/lib/tap.sh"
judged_once
example
print=$example/print

for fo in tests/golden/fo/*.fo; do
	name=$(basename "$fo" .fo)
	"$program" fo "$fo" -o "$tmp/$name.pdf" -q 2>/dev/null
	ok "the structure of $name.fo" perl tests/lib/tagged.pl "$tmp/$name.pdf"
done
# Long enough for parts of it to leave memory, at many places: rows that are not marked become parts late.
perl -e 'print q(<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">);
	for my $n (1 .. 400) {
		print "<fo:block>", "word " x $n, "</fo:block>" if $n % 7 == 0;
		print "<fo:table table-layout=\"fixed\"><fo:table-column/><fo:table-body>", (map { "<fo:table-cell starts-row=\"true\"><fo:block>$_</fo:block></fo:table-cell>" } 1 .. $n % 5 + 1), "</fo:table-body></fo:table>";
	}
	print "</fo:flow></fo:page-sequence></fo:root>"' >"$tmp/long.fo"
"$program" fo "$tmp/long.fo" -o "$tmp/long.pdf" -q
ok "the structure of a long document" perl tests/lib/tagged.pl "$tmp/long.pdf"
all() {
	for pdf; do
		perl tests/lib/tagged.pl "$pdf" || { echo "$pdf"; return 1; }
	done
}
ok "the structure of boards" all "$print"/boards/*.pdf
ok "the structure of packets" all "$print"/packets/*.pdf
ok "the structure of plans and summaries" all "$print"/documents/*plan*.pdf "$print"/documents/*summary*.pdf

packet=$(ls "$print"/packets/*2025*.pdf | head -n 1)
pdfinfo -struct "$packet" >"$tmp/struct" 2>/dev/null
says() { # says TYPE LEAST: there are so many of them
	n=$(grep -cE "^ *$1( |:|\$)" "$tmp/struct")
	[ "$n" -ge "$2" ] || { echo "$n $1"; return 1; }
}
for least in "H1 1" "H2 5" "H3 20" "P 100" "TOCI 20" "Link 20" "Table 10" "TH 50" "TD 200"; do
	ok "the packet has $least" says $least
done
one() { # one TITLE: it is in the structure text once, running heads and repeated table heads are not
	pdfinfo -struct-text "$tmp/table.pdf" 2>/dev/null | grep -cF "\"$1\""
}
ok "a table's header is there once, whatever pages repeat it" test "$(one 月份)" = 1
ok "a block that goes on is one paragraph" sh -c "! pdfinfo -struct-text '$tmp/keeps.pdf' 2>&1 | grep -q Error"
ok "a document is in the language of its root" sh -c "qpdf --json '$tmp/guests.pdf' | grep -q '\"/Lang\": \"u:en\"'"
pdfinfo -struct "$tmp/spoken.pdf" >"$tmp/struct" 2>/dev/null
count() { # count TYPE NUMBER: there are exactly so many of them
	n=$(grep -cE "^ *$1( |:|\$)" "$tmp/struct")
	[ "$n" = "$2" ] || { echo "$n $1"; return 1; }
}
ok "a footnote of two blocks is one note, as is one of one block" count Note 2
ok "its blocks are paragraphs in it" count P 6
ok "a change of language is said in a Span, other inlines are not" count Span 1
boxes=$(grep -o '/BBox .*' "$tmp/struct" | tr '\n' ' ')
ok "figures say where they are, turned ones too" test "$boxes" = "/BBox [126.319 213.869 171.319 236.369] /BBox [32.836 137.166 40.336 167.166] "
finish
