#!/bin/sh
# print.sh - what leaves as paper: every PDF of the example site through four other programs.
. "$(dirname "$0")/lib/tap.sh"
judged_once
. "$(dirname "$0")/lib/pdf.sh"
example
print=$example/print

ok "there are documents, boards and packets" \
	test -n "$(ls "$print"/documents/*.pdf)" -a -n "$(ls "$print"/boards/*.pdf)" -a -n "$(ls "$print"/packets/*.pdf)"
all() { # all CHECK: it holds of every PDF
	n=0
	for pdf in "$print"/*/*.pdf; do
		"$1" "$pdf" || { echo "$pdf"; return 1; }
		n=$((n + 1))
	done
	[ $n -gt 20 ]
}
ok "qpdf finds every PDF whole" all pdf_whole
ok "every font is embedded and subset, with its Unicode" all pdf_fonts
draw_some() {
	for pdf in "$print"/boards/*.pdf "$print"/packets/*.pdf "$print"/documents/*plan*.pdf; do
		pdf_draws "$pdf" || { echo "$pdf"; return 1; }
	done
}
ok "MuPDF and Ghostscript draw boards, packets and plans without a word" draw_some
ok "every PDF says it is PDF/A-2a and PDF/UA-1" all pdf_archival

packet=$(ls "$print"/packets/*2025*.pdf | head -n 1)
ok "the packet of 2025 has at least 30 pages" test "$(pages "$packet")" -ge 30
pdftotext -layout "$packet" "$tmp/packet.txt"
ok "it has contents" grep -q '目 *录' "$tmp/packet.txt"

# A line of the contents gives a number; the page with that number must hold the title.
contents_true() {
	perl -CSD -Mutf8 -e '
		local $/; open my $f, "<:encoding(UTF-8)", $ARGV[0] or die; my @pages = split /\f/, <$f>;
		my (%label, $bad, $n) = ();
		for my $p (@pages) { $label{$1} //= $p if $p =~ /—\s*(\d+)\s*—/; }
		for my $p (@pages) { next unless $p =~ /—\s*[ivx]+\s*—/;
			for my $line (split /\n/, $p) {
				next unless $line =~ /^\s*(\S.*?)[\s.·…]{4,}(\d+)\s*$/;
				my ($title, $number) = ($1, $2); $n++;
				(my $page = $label{$number} // "") =~ s/\s+//g; $title =~ s/[\s.·…]+$//; $title =~ s/\s+//g;
				next if index($page, substr($title, 0, 12)) >= 0;
				print "page $number has no $title\n"; $bad++;
			} }
		print "$n lines of contents\n"; exit($bad || !$n ? 1 : 0);' "$tmp/packet.txt"
}
ok "every line of the contents names the true page" contents_true
ok "it has bookmarks" sh -c "mutool show '$packet' outline | grep -q 三会一课"
ok "it has links" sh -c "qpdf --qdf '$packet' - | grep -aq '/Subtype /Link'"
size_of() { pdfinfo "$1" | grep '^Page size'; }
chart=$(ls "$print"/boards/organisation-chart-*.pdf | head -n 1)
ok "the chart is A1 to the millimetre" sh -c "pdfinfo '$chart' | grep -qE 'Page size: *238[34](\.[0-9]+)? x 168[34]'"
ok "its names can be searched" sh -c "pdftotext '$chart' - | grep -q 支部委员会"

extracts() {
	n=0
	for record in content/*/20*/*plan*.md content/*/20*/*summary*.md; do
		name=$(echo "${record#content/}" | sed 's/\.md$//; s,/,-,g')
		[ -f "$print/documents/$name.pdf" ] || continue
		pdftotext -raw "$print/documents/$name.pdf" "$tmp/record.txt"
		perl tests/lib/paragraphs.pl "$record" "$tmp/record.txt" || { echo "$record"; return 1; }
		n=$((n + 1))
	done
	[ $n -gt 3 ]
}
ok "pdftotext gives back the paragraphs of plans and summaries as written" extracts
# ---- a chart is not blown up: that of a branch with a short name and one person fits its page

alone=$tmp/alone
mkdir -p "$alone/branch"
printf 'name: a site\nas-of: 2026-09-20\n' >"$alone/site.yaml"
printf '名称: 支部\n类型: 党支部\n支部委员会:\n  - {职务: 书记, 姓名: 李卫东}\n党员:\n  - {姓名: 李卫东, 性别: 男, 类别: 正式党员}\n' >"$alone/branch/organisation.yaml"
ok "a committee of one" exits 0 "$program" build "$alone" -o "$tmp/alone-out" --lang en
"$program" build "$alone" -o "$tmp/alone-again" --lang en >"$tmp/alone-said" 2>&1
ok "has a document without a warning" sh -c "! grep W0704 $tmp/alone-said"
ok "of one page" test "$(pdfinfo "$tmp/alone-out/print/documents/branch-organisation.pdf" | sed -n 's/^Pages: *//p')" = 1
finish
