# pdf.sh - what other programs say of a PDF; to be sourced after tap.sh.

pdf_whole() { # qpdf finds nothing, and warns of nothing
	qpdf --check "$1" >"$tmp/qpdf" 2>&1 || { cat "$tmp/qpdf"; return 1; }
	! grep -v '^checking' "$tmp/qpdf" | grep -i warning
}
pdf_fonts() { # every font is embedded, a subset, and knows its Unicode
	pdffonts "$1" >"$tmp/fonts" 2>&1
	tail -n +3 "$tmp/fonts" | awk '$(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes" { print; bad = 1 } END { exit bad || NR == 0 }'
}
pdf_draws() { # MuPDF and Ghostscript draw it without a word
	mutool draw -q -r 20 -o "$tmp/draw.ppm" "$1" 1-3 >"$tmp/mutool" 2>&1 || { cat "$tmp/mutool"; return 1; }
	# Debian's MuPDF is built without colour management, and says so at every start
	! grep -v 'ICC support is not available' "$tmp/mutool" || return 1
	gs -q -dNOPAUSE -dBATCH -sDEVICE=nullpage -dLastPage=3 "$1" >"$tmp/gs" 2>&1
	[ ! -s "$tmp/gs" ] || { cat "$tmp/gs"; return 1; }
}
pdf_archival() { # what PDF/A-2a and PDF/UA-1 ask and a search can see; tagged.pl sees the rest
	qpdf --qdf --object-streams=disable "$1" "$tmp/a.qdf" 2>/dev/null
	grep -aq '<pdfaid:part>2</pdfaid:part>' "$tmp/a.qdf" && grep -aq '<pdfaid:conformance>A</pdfaid:conformance>' "$tmp/a.qdf" &&
		grep -aq '<pdfuaid:part>1</pdfuaid:part>' "$tmp/a.qdf" && grep -aq '/StructTreeRoot' "$tmp/a.qdf" &&
		grep -aq '/OutputIntents' "$tmp/a.qdf" && grep -aq '/S /GTS_PDFA1' "$tmp/a.qdf" && ! grep -aq '/Encrypt' "$tmp/a.qdf"
}
pages() { pdfinfo "$1" 2>/dev/null | sed -n 's/^Pages: *//p'; }
