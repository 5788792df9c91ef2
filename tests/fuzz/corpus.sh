#!/bin/sh
# corpus.sh PROGRAM FOLDER - files from which the fuzz targets start, FOLDER/TARGET/...: records, texts and pictures of
# this project, what a build keeps, a font that is installed.
program=$1 folder=$2
put() { # put TARGET FILE...
	target=$1
	shift
	mkdir -p "$folder/$target"
	for file; do
		[ -f "$file" ] && cp "$file" "$folder/$target/$(echo "$file" | tr -c 'A-Za-z0-9.\n' -)"
	done
}
put record tests/golden/site/fenghe/*.* tests/golden/site/fenghe/2026/*.md tests/golden/broken/fenghe/2026/*.md \
	$(find content -name .boardpress -prune -o \( -name '*.md' -o -name '*.yaml' \) -print | LC_ALL=C sort | awk 'NR % 12 == 0')
put import tests/golden/import/*.txt
put fo tests/golden/fo/*.fo
put picture templates/site/assets/*.svg $(find content tests/golden -name '*.png' -size -60k -o -name '*.jpg' -size -60k -o -name '*.svg' | LC_ALL=C sort)
put template templates/site/*.xsl templates/print/*.xsl templates/kinds/plan/* templates/kinds/minutes/*
put declared content/site.yaml templates/*.yaml templates/boards/*/board.yaml templates/standards/*.yaml tests/golden/site/site.yaml
put font "$(fc-list : file 2>/dev/null | sed 's/: *$//' | grep -m1 LiberationMono-Regular)"
work=$(mktemp -d)
cp -R tests/golden/site "$work/site"
"$program" build "$work/site" -o "$work/out" -q --no-print
mkdir -p "$folder/kept"
head -c -6 "$work/out/.boardpress/state" | head -c 6000 >"$folder/kept/state"
put findings "$work/site/.boardpress/findings"
mkdir -p "$folder/index"
for edition in public members internal; do
	(cd "$work/out/$edition/assets/search" && for part in index r0 p0 p1 p2; do [ ! -f $part.js ] || { cat $part.js && printf '\0'; }; done) \
		>"$folder/index/$edition"
done
"$program" fo tests/golden/fo/drawing.fo -o "$work/page.pdf" -q && pdftoppm -r 20 -singlefile -jpeg "$work/page.pdf" "$work/page" &&
	pdftoppm -r 20 -singlefile -png "$work/page.pdf" "$work/page" && put picture "$work"/page.jpg "$work"/page.png
for orientation in 1 6; do
	perl tests/lib/picture.pl jpeg 64 32 $orientation "$work/$orientation.jpg" word
	perl tests/lib/picture.pl png 64 32 $orientation "$work/$orientation.png" word
done
put image "$work"/[16].jpg "$work"/[16].png
rm -rf "$work"
