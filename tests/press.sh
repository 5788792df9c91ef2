#!/bin/sh
# press.sh - files for a printing press: the sheet, its bleed and marks, and what ink everything is printed in.
. "$(dirname "$0")/lib/tap.sh"
. "$(dirname "$0")/lib/pdf.sh"
cp content/manual/pictures/board.png "$tmp/picture.png"
cat >"$tmp/sheet.fo" <<'FO'
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-family="song">
<fo:layout-master-set>
<fo:simple-page-master master-name="cover" page-width="100mm" page-height="80mm"><fo:region-body background-color="#c0d8c0"/></fo:simple-page-master>
<fo:simple-page-master master-name="text" page-width="100mm" page-height="80mm"><fo:region-body margin="10mm"/></fo:simple-page-master>
</fo:layout-master-set>
<fo:page-sequence master-reference="cover"><fo:flow flow-name="xsl-region-body">
<fo:block-container absolute-position="absolute" left="0mm" top="0mm" width="100mm" height="20mm" background-color="#e60012"><fo:block/></fo:block-container>
<fo:block-container absolute-position="absolute" left="90mm" top="10mm" width="60mm" height="10mm" reference-orientation="90"><fo:block-container height="10mm" background-color="#0000ff"><fo:block/></fo:block-container></fo:block-container>
<fo:block-container absolute-position="absolute" left="40mm" top="30mm" width="20mm" height="20mm" background-color="#ff00ff"><fo:block/></fo:block-container>
</fo:flow></fo:page-sequence>
<fo:page-sequence master-reference="text"><fo:flow flow-name="xsl-region-body">
<fo:block>正文用一色黑墨。</fo:block><fo:block color="#1f1c1a">接近黑的也是。</fo:block><fo:block color="#808080">灰也是。</fo:block>
<fo:block border="1pt solid #444444">框线也是。</fo:block>
</fo:flow></fo:page-sequence>
<fo:page-sequence master-reference="text"><fo:flow flow-name="xsl-region-body">
<fo:block color="#e60012"><fo:basic-link external-destination="url(https://example.org/)">红头</fo:basic-link></fo:block><fo:block color="#a61b1f">别的红</fo:block>
<fo:block><fo:external-graphic src="picture.png" content-width="20mm"/></fo:block>
</fo:flow></fo:page-sequence>
</fo:root>
FO
"$program" fo "$tmp/sheet.fo" -o "$tmp/sheet.pdf" --press -q
"$program" fo "$tmp/sheet.fo" -o "$tmp/kept.pdf" -q

ok "the file is whole" pdf_whole "$tmp/sheet.pdf"
ok "fonts are embedded" pdf_fonts "$tmp/sheet.pdf"
ok "MuPDF and Ghostscript draw it" pdf_draws "$tmp/sheet.pdf"
pdfinfo -box "$tmp/sheet.pdf" >"$tmp/boxes"
ok "the sheet is 10 mm larger on each side" grep -qE 'MediaBox: +0\.00 +0\.00 +340\.16 +283\.46' "$tmp/boxes"
ok "3 mm are bleed" grep -qE 'BleedBox: +19\.84 +19\.84 +320\.31 +263\.62' "$tmp/boxes"
ok "the page is what is left when it is trimmed" grep -qE 'TrimBox: +28\.35 +28\.35 +311\.81 +255\.12' "$tmp/boxes"

mutool draw -q -r 72 -o "$tmp/sheet.ppm" "$tmp/sheet.pdf" 1 2>/dev/null
color() { # color X Y: of a point of the sheet, points from the upper left corner
	perl -e 'local $/; open my $f, "<:raw", $ARGV[0] or die; $_ = <$f>; s/^P6\s+(\d+)\s+(\d+)\s+255\s//s or die;
		my ($r, $g, $b) = unpack "C3", substr($_, 3 * ($ARGV[2] * $1 + $ARGV[1]), 3);
		print $r > 240 && $g > 240 && $b > 240 ? "white" : $r > $g + 60 && $r > $b + 60 ? "red" : $b > $g + 60 ? "blue" : $g > $r ? "green" : "dark"' \
		"$tmp/sheet.ppm" "$1" "$2"
}
for point in "24 40 red" "100 22 red" "317 40 red" "24 150 green" "150 260 green" "317 150 blue" "14 40 white" "150 15 white" "326 100 white" "150 270 white"; do
	set -- $point
	ok "at $1, $2 the sheet is $3" test "$(color "$1" "$2")" = "$3"
done
marks() { # a line of some 14 pt beside each corner, in both directions
	for point in "10 28" "28 10" "330 28" "311 10" "10 255" "28 273" "330 255" "311 273"; do
		set -- $point
		found=
		for d in -1 0 1; do
			if [ "$1" = 10 ] || [ "$1" = 330 ]; then seen=$(color "$1" $(($2 + d))); else seen=$(color $(($1 + d)) "$2"); fi
			[ "$seen" = white ] || found=1
		done
		[ -n "$found" ] || { echo "no mark at $point"; return 1; }
	done
}
ok "crop marks stand outside the bleed" marks

inks() { # inks PAGE: cyan magenta yellow black of the trimmed page
	gs -q -dNOPAUSE -dBATCH -dUseTrimBox -sDEVICE=inkcov -dFirstPage="$1" -dLastPage="$1" -o - "$tmp/sheet.pdf"
}
ok "black, nearly black and grey are black ink alone" sh -c "echo '$(inks 2)' | grep -qE '^ 0\.00000  0\.00000  0\.00000  0\.0[0-9]*[1-9]'"
gs -q -dNOPAUSE -dBATCH -dUseTrimBox -sDEVICE=tiffsep -sCompression=none -r50 -dLastPage=1 -sOutputFile="$tmp/plate.tif" "$tmp/sheet.pdf"
full() { # full PLATE: hundredths of the trimmed page that are printed solid
	perl -e 'local $/; open my $f, "<:raw", $ARGV[0] or die "no plate\n"; $_ = <$f>; printf "%d", 100 * tr/\0// / length' "$1"
}
ok "the red is a plate of its own" test "$(full "$tmp/plate(%E7%BA%A2).tif")" -ge 20
ok "what is not red is not on it" test "$(full "$tmp/plate(%E7%BA%A2).tif")" -le 30
ok "the red is on no other plate" test "$(full "$tmp/plate(Yellow).tif")" -le 5

plain() { qpdf --qdf --object-streams=disable "$1" - 2>/dev/null; }
plain "$tmp/sheet.pdf" >"$tmp/sheet.qdf"
rgb() { plain "$1" | LC_ALL=C grep -aE '/DeviceRGB|/CalRGB|^[-.0-9 ]+ (rg|RG)$'; }
ok "the archive has RGB, so the search for it finds something" sh -c "[ -n \"\$1\" ]" - "$(rgb "$tmp/kept.pdf")"
ok "no colour is in RGB" test -z "$(rgb "$tmp/sheet.pdf")"
ok "a picture has its profile" grep -aq /ICCBased "$tmp/sheet.qdf"
ok "another red is of process inks" grep -aqx '0 0.837 0.813 0.349 k' "$tmp/sheet.qdf"
ok "it names its printing condition" sh -c "grep -aq '/S /GTS_PDFX' '$tmp/sheet.qdf' && grep -aq '(FOGRA39)' '$tmp/sheet.qdf'"
ok "it claims no standard" sh -c "! grep -aqE 'pdfaid:part|pdfuaid:part|pdfxid|GTS_PDFXVersion|GTS_PDFA1' '$tmp/sheet.qdf'"
ok "nothing lies on the page that is not printed" sh -c "! grep -aq /Annots '$tmp/sheet.qdf'"
"$program" fo "$tmp/sheet.fo" -o "$tmp/again.pdf" --press -q
ok "made again, it is the same" cmp "$tmp/sheet.pdf" "$tmp/again.pdf"

"$program" init "$tmp/site" -q
"$program" build "$tmp/site" -o "$tmp/out" -q
ok "a build makes none unless asked" test ! -e "$tmp/out/print/press"
"$program" build "$tmp/site" -o "$tmp/out" -q --press
pairs() { # there is one beside each PDF of print/, for the same size of page
	n=0
	for pdf in "$tmp"/out/print/documents/*.pdf "$tmp"/out/print/boards/*.pdf; do
		other=$tmp/out/print/press/${pdf#"$tmp/out/print/"}
		[ -f "$other" ] || { echo "no $other"; return 1; }
		[ -z "$(rgb "$other")" ] || { echo "RGB in $other"; return 1; }
		[ "$(pages "$pdf")" = "$(pages "$other")" ] || { echo "$other has other pages"; return 1; }
		n=$((n + 1))
	done
	[ $n -gt 3 ]
}
ok "asked, it makes one beside each document and board" pairs
ok "they are in the manifest" grep -q '"print/press/boards/' "$tmp/out/manifest.json"
"$program" build "$tmp/site" -o "$tmp/out" -q
ok "the next build takes them away" test -z "$(find "$tmp/out/print/press" -name '*.pdf' 2>/dev/null)"
finish
