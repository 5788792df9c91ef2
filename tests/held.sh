#!/bin/sh
# held.sh - documents of many pages: they are written while they are laid out.
. "$(dirname "$0")/lib/tap.sh"

document() { # document PAGES: a line with the number of the last page, pages with a heading, a line, a footnote, a link
	perl -e 'my $pages = shift;
		print qq{<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set>
<fo:simple-page-master master-name="a" page-width="200pt" page-height="120pt" margin="10pt"><fo:region-body margin="20pt 0pt"/><fo:region-before extent="20pt"/></fo:simple-page-master></fo:layout-master-set>
<fo:bookmark-tree>}, (map { qq{<fo:bookmark internal-destination="p$_"><fo:bookmark-title>B$_</fo:bookmark-title></fo:bookmark>} } 2 .. $pages), qq{</fo:bookmark-tree>
<fo:page-sequence master-reference="a"><fo:static-content flow-name="xsl-region-before"><fo:block><fo:retrieve-marker retrieve-class-name="m"/> head <fo:page-number/></fo:block></fo:static-content>
<fo:flow flow-name="xsl-region-body"><fo:block>last <fo:basic-link internal-destination="p$pages"><fo:page-number-citation ref-id="p$pages"/></fo:basic-link></fo:block>
};
		print qq{<fo:block id="p$_" break-before="page" role="H1"><fo:marker marker-class-name="m">m$_</fo:marker>heading $_</fo:block><fo:block>line $_<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body><fo:block>note $_</fo:block></fo:footnote-body></fo:footnote></fo:block>\n} for 2 .. $pages;
		print qq{</fo:flow></fo:page-sequence></fo:root>\n}' "$1"
}

# More pages wait for the first than may: those behind it are written before it.
document 300 >"$tmp/long.fo"
ok "a document of 300 pages is set" silent "$program" fo "$tmp/long.fo" -o "$tmp/long.pdf"
pdftotext -raw "$tmp/long.pdf" "$tmp/long.txt"
ok "its first page tells the number of its last" sh -c "head -n 3 '$tmp/long.txt' | grep -qx 'last 300'"
in_order() { # every page shows its own head, heading, line and note
	perl -e 'local $/; $_ = <STDIN>; my @pages = split /\f/; @pages == 300 or die @pages . " pages\n"; shift @pages;
		for my $n (2 .. 300) {
			my $page = shift @pages;
			$page =~ /^m$n head $n$/m && $page =~ /^heading $n$/m && $page =~ /^line $n\*$/m && $page =~ /^note $n$/m or die "page $n:\n$page" }' <"$tmp/long.txt"
}
ok "every page stands in its place, with its marker and footnote" in_order
read_in_order() {
	pdfinfo -struct-text "$tmp/long.pdf" | grep -oE '(last|heading) [0-9]+|"last "|"300"' >"$tmp/read"
	grep -n '' "$tmp/read" | head -n 2 | grep -q last && [ "$(grep heading "$tmp/read" | head -n 1)" = "heading 2" ] &&
		[ "$(tail -n 1 "$tmp/read")" = "heading 300" ]
}
ok "it is read aloud in the order of its pages" read_in_order
ok "it is tagged as PDF/A-2a and PDF/UA-1 ask" perl tests/lib/tagged.pl "$tmp/long.pdf"
ok "its bookmarks lead to their pages" sh -c "mutool show '$tmp/long.pdf' outline | grep -c 'B[0-9]' | grep -qx 299"
ok "it is whole" qpdf --check "$tmp/long.pdf"
"$program" fo "$tmp/long.fo" -o "$tmp/again.pdf" -q
ok "and the same again" cmp "$tmp/long.pdf" "$tmp/again.pdf"
same_areas() { # what is seen does not depend on whether pages are written while others are laid out
	"$program" fo "$tmp/long.fo" --dump=areas -q | perl -0ne 'print scalar(() = /<pageViewport/g), " ", scalar(() = /m300/g)' | grep -qx '300 1'
}
ok "its areas are those of 300 pages" same_areas

# A fault is found when it is read, behind pages that are set already: nothing half done is left.
{ document 40 | head -n -1; echo '</fo:flow><fo:oops>'; } >"$tmp/torn.fo"
ok "a fault in the middle is told with its line" says "torn.fo:45" "$program" fo "$tmp/torn.fo" -o "$tmp/torn.pdf"
ok "and fails" exits 1 "$program" fo "$tmp/torn.fo" -o "$tmp/torn.pdf"
ok "and leaves no file" sh -c "[ -z \"\$(find '$tmp' -name 'torn.pdf*')\" ]"
printf '<!DOCTYPE x [<!ENTITY a "b">]>\n<x>&a;</x>\n' >"$tmp/doctype.fo"
ok "a document type is refused" says "DOCTYPE" "$program" fo "$tmp/doctype.fo" -o "$tmp/torn.pdf"
document 3 | sed 's,</fo:flow>,</fo:flow><fo:static-content flow-name="late"><fo:block/></fo:static-content>,' >"$tmp/late.fo"
ok "what stands behind the flow is told" says "static-content" "$program" fo "$tmp/late.fo" -o "$tmp/late.pdf"
for size in 'page-height="0pt"' 'page-height="40pt" margin="20pt"' 'page-height="80pt" margin="50pt"'; do
	cat >"$tmp/room.fo" <<END
<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="200pt" $size>
<fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">
<fo:block>甲<fo:footnote><fo:inline>①</fo:inline><fo:footnote-body><fo:block>乙</fo:block></fo:footnote-body></fo:footnote></fo:block></fo:flow></fo:page-sequence></fo:root>
END
	ok "a page without room for its body is told, and does not go on for ever ($size)" says E0616 timeout 60 "$program" fo "$tmp/room.fo" -o "$tmp/room.pdf"
done
finish
