#!/bin/sh
# photos.sh - photographs are upright, in several sizes, and tell nothing of who took them, when and where.
. "$(dirname "$0")/lib/tap.sh"
word=WHO-AND-WHERE
picture="perl tests/lib/picture.pl"
site=$tmp/site
mkdir -p "$site/branch/2026"
printf 'name: a site\nas-of: 2026-09-20\n' >"$site/site.yaml"
printf 'name: branch\ntype: branch\n' >"$site/branch/organisation.yaml"
record() { # record NAME FILE: with a photograph, which its text shows, too
	printf -- '---\nkind: minutes\ntype: theme-day\ndate: 2026-03-05\naudience: public\nchair: nobody\ndue: 3\npresent: 3\nphoto:\n  - {file: %s, caption: four greys}\n---\n![greys](%s)\n' \
		"$2" "$2" >"$site/branch/2026/$1.md"
}
for format in jpeg png; do
	for orientation in 1 2 3 4 5 6 7 8; do
		$picture $format 64 32 $orientation "$site/branch/2026/$format-$orientation.${format%jpeg}${format#png}" $word
	done
done 2>"$tmp/made"
# names as people have them
for orientation in 1 2 3 4 5 6 7 8; do
	mv "$site/branch/2026/jpeg-$orientation.jpeg" "$site/branch/2026/jpeg-$orientation.JPG" 2>/dev/null
	record "jpeg-$orientation" "jpeg-$orientation.JPG"
	record "png-$orientation" "png-$orientation.png"
done
$picture jpeg 2400 1600 6 "$site/branch/2026/large.jpg" $word
record large large.jpg
ok "pictures with words about them" test "$(grep -lc $word "$site"/branch/2026/*.* | wc -l)" = 17
ok "the site is published" exits 0 "$program" build "$site" -o "$tmp/out" -q
here=$tmp/out/members/branch/2026

# greys FILE [PAGE]: the four quarters, each at its middle
greys() {
	mutool draw -q -r 96 -F pgm -o "$tmp/grey.pgm" "$1" "${2:-1}" 2>/dev/null
	perl -e 'local $/; my ($w, $h, $p) = <STDIN> =~ /^P5\s+(?:#[^\n]*\n)?(\d+) (\d+)\s+255\s(.*)$/s or die;
		print join " ", "$w x $h:", map { my ($x, $y) = @$_; int((ord(substr $p, int($h * $y / 4) * $w + int($w * $x / 4), 1) + 2) / 5) * 5 } [1, 1], [3, 1], [1, 3], [3, 3]' <"$tmp/grey.pgm"
}
for orientation in 1 2 3 4 5 6 7 8; do
	size="64 x 32"
	[ $orientation -lt 5 ] || size="32 x 64"
	for name in jpeg-$orientation.JPG png-$orientation.png; do
		got=$(greys "$here/$name")
		ok "$name is upright" test "$got" = "$size: 0 85 170 255"
	done
done
# printed MASTER FILE...: a PDF with a page for each, filled by the picture
page() { printf '<fo:page-sequence master-reference="%s"><fo:flow flow-name="xsl-region-body"><fo:block line-height="0"><fo:external-graphic src="%s" content-width="%s" line-height="0"/></fo:block></fo:flow></fo:page-sequence>' "$@"; }
master() { printf '<fo:simple-page-master master-name="%s" page-width="%s" page-height="%s"><fo:region-body/></fo:simple-page-master>' "$@"; }
{
	echo '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format" font-size="1pt"><fo:layout-master-set>'
	master wide 48pt 24pt
	master high 24pt 48pt
	echo '</fo:layout-master-set>'
	for orientation in 1 2 3 4 5 6 7 8; do
		for name in jpeg-$orientation.JPG png-$orientation.png; do
			if [ $orientation -lt 5 ]; then page wide "$site/branch/2026/$name" 48pt; else page high "$site/branch/2026/$name" 24pt; fi
		done
	done
	echo '</fo:root>'
} >"$tmp/upright.fo"
ok "pictures with an orientation are printed" exits 0 "$program" fo "$tmp/upright.fo" -o "$tmp/upright.pdf" -q
for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16; do
	size="64 x 32"
	[ $number -lt 9 ] || size="32 x 64"
	ok "page $number is upright" test "$(greys "$tmp/upright.pdf" $number)" = "$size: 0 85 170 255"
done
ok "a page says how large a picture is, upright" grep -q 'src="large.jpg"[^>]* width="1600" height="2400"' "$here/large.html"
ok "and its sizes" grep -q 'srcset="large.480.jpg 480w, large.960.jpg 960w, large.jpg 1600w"' "$here/large.html"
ok "they are what it says" test "$(greys "$here/large.480.jpg")" = "480 x 720: 0 85 170 255"
ok "the larger one, too" test "$(greys "$here/large.960.jpg")" = "960 x 1440: 0 85 170 255"
ok "a small picture has one size" sh -c "! ls '$here'/png-1.480.png 2>/dev/null && ! grep -q srcset '$here/png-1.html'"
ok "a picture is loaded when it is looked at" grep -q 'loading="lazy"' "$here/large.html"
ok "nothing of what was known about them is published" sh -c "! grep -rla $word '$tmp/out'"
for pdf in $(find "$tmp/out" -name '*.pdf'); do
	qpdf --qdf --object-streams=disable "$pdf" - | grep -aq "$word\|Exif" && echo "$pdf"
done >"$tmp/pdfs"
ok "nor in a PDF" test ! -s "$tmp/pdfs"
ok "an edition that does not show the photographs has none" sh -c "! find '$tmp/out/public' -iname '*.jpg' -o -iname 'jpeg-*.png' | grep -q ."
"$program" build "$site" -o "$tmp/again" -q 2>/dev/null
ok "the same bytes again" diff -r -x .boardpress "$tmp/out/members" "$tmp/again/members"

# ---- what cannot be used is told at its line
$picture jpeg 64 32 1 "$tmp/whole.jpg" $word
head -c -40 "$tmp/whole.jpg" >"$site/branch/2026/cut.jpg"
$picture png 64 32 1 "$tmp/whole.png" $word
perl -0777 -pe 's/(IDAT.{10})./$1\x55/s' "$tmp/whole.png" >"$site/branch/2026/bent.png"
perl -0777 -pe 's/(\xff\xc0\x00.\x08)..../$1\xea\x60\xea\x60/s' "$tmp/whole.jpg" >"$site/branch/2026/huge.jpg"
printf 'RIFF\x10\0\0\0WEBPVP8 ' >"$site/branch/2026/new.webp"
head -c 60 "$tmp/whole.png" >"$site/branch/2026/stump.png"
for name in cut.jpg bent.png huge.jpg new.webp stump.png; do
	record "${name%.*}" "$name"
done
"$program" build "$site" -o "$tmp/out" -q >"$tmp/said" 2>&1
told() { # told CODE FILE: an error of that code at the line of that record
	grep -A1 "$1" "$tmp/said" | grep -q "2026/$2.md:1[02]:" || { cat "$tmp/said"; return 1; }
}
ok "a picture that ends too early" told E0805 cut
ok "one with a wrong byte" told E0805 bent
ok "one with too many pixels" told E0806 huge
ok "one in a format whose notes cannot be removed" told E0807 new
ok "one of which only the beginning is there" told E0805 stump
rm -rf "$tmp/printed"
"$program" build "$site" -o "$tmp/printed" -q >"$tmp/said" 2>&1
ok "page and print say the same of each, once" test "$(grep -c 'E08' "$tmp/said")" = 5
finish
