#!/bin/sh
# hostile.sh - hostile words in every kind of record, hostile templates, links that lead out of the site.
. "$(dirname "$0")/lib/tap.sh"
if sanitized; then export HOSTILE_STEP=5; fi
perl tests/lib/hostile.pl "$program" content "$tmp" >"$tmp/records"
grep '^#' "$tmp/records"
ok "$(sed -n 's/^ok 1 - //p' "$tmp/records"): refused with a message, or harmless" test -z "$(grep '^not ok' "$tmp/records")"

site=$tmp/site out=$tmp/out
cp -R tests/golden/site "$site"
rm -rf "$site/.boardpress"
mkdir -p "$site/templates/site"
echo '<a>WORD-FROM-OUTSIDE</a>' >"$tmp/outside.xml"
ln -s "$tmp/outside.xml" "$site/templates/site/link.xml"
sheet() { # sheet EXPRESSION [DOCTYPE]: the home page shows what it gives
	cat >"$site/templates/site/home.xsl" <<END
$2<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:exsl="http://exslt.org/common" extension-element-prefixes="exsl">
<xsl:import href="boardpress:site/home.xsl"/><xsl:template name="head-extra"><meta name="x" content="{$1}"/>$3</xsl:template></xsl:stylesheet>
END
	"$program" build "$site" -o "$out" -q --lang en >"$tmp/said" 2>&1
}
refused() { ! sheet "$@" && grep -q 'E060' "$tmp/said" && ! grep -rq WORD-FROM-OUTSIDE "$out" && [ ! -e "$tmp/made" ]; }
ok "a site's template changes that of the program" sheet "'here'"
ok "and is shown" grep -q 'content="here"' "$out/public/index.html"
for path in "$tmp/outside.xml" "file://$tmp/outside.xml" ../../../outside.xml link.xml boardpress:../../outside.xml http://127.0.0.1:9/x ftp://127.0.0.1/x; do
	ok "no document('${path##*/}') from elsewhere" refused "document('$path')"
done
ok "no entity from elsewhere" refused "'&a;'" "<!DOCTYPE x [<!ENTITY a SYSTEM 'file://$tmp/outside.xml'>]>"
ok "no entities of entities" refused "'&b;'" "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'>]>"
ok "no import from elsewhere" refused "'x'" "" "<xsl:import href='$tmp/outside.xml'/>"
bomb='<xsl:template name="bomb"><xsl:param name="n"/><xsl:if test="$n > 0"><xsl:call-template name="bomb"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template><xsl:call-template name="bomb"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template></xsl:if></xsl:template>'
endless() { # endless BODY: the home page would never be done
	cat >"$site/templates/site/home.xsl" <<END
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"><xsl:import href="boardpress:site/home.xsl"/>
$bomb<xsl:template name="head-extra">$1</xsl:template></xsl:stylesheet>
END
	timeout 300 "$program" build "$site" -o "$out" -q --lang en --edition public --no-print >"$tmp/said" 2>&1
	[ $? -eq 1 ] && grep -q 'E0602.*limit exceeded' "$tmp/said"
}
ok "templates come to an end" endless '<xsl:call-template name="bomb"><xsl:with-param name="n" select="200"/></xsl:call-template>'
every='//*[count(' end=') > 0]'
ok "expressions, too" endless "<xsl:value-of select=\"count($every$every$every$every$every$every$every$every$every$every//*$end$end$end$end$end$end$end$end$end$end)\"/>"
ok "templates write no files" refused "'x'" "" "<exsl:document href='$tmp/made'>x</exsl:document>"
rm "$site/templates/site/home.xsl" "$site/templates/site/link.xml"
for name in page print; do
	mkdir -p "$site/templates/kinds/minutes"
	case $name in page) said='<p>OWN-PAGE</p>' ;; *) said='<fo:block>OWN-PRINT</fo:block>' ;; esac
	cat >"$site/templates/kinds/minutes/$name.xsl" <<END
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
<xsl:import href="boardpress:kinds/minutes/$name.xsl"/>
<xsl:template match="/page" mode="content">$said</xsl:template><xsl:template match="*" mode="document">$said</xsl:template></xsl:stylesheet>
END
done
"$program" build "$site" -o "$out" -q >"$tmp/said" 2>&1
ok "a site may change the page of a kind without a schema of its own" grep -q OWN-PAGE "$out/internal/fenghe/2026/2026-03-12-general-meeting.html"
pdftotext "$out/print/documents/fenghe-2026-2026-03-12-general-meeting.pdf" "$tmp/own.txt"
ok "and its document" grep -q OWN-PRINT "$tmp/own.txt"
cat >"$site/templates/kinds/minutes/page.xsl" <<'END'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
<xsl:import href="boardpress:kinds/minutes/page.xsl"/>
<xsl:template match="place" mode="value"><a href="nowhere.html">there</a></xsl:template></xsl:stylesheet>
END
"$program" build "$site" -o "$out" -q --no-print --lang en >"$tmp/said" 2>&1
line=$(grep -n '^地点:' "$site/fenghe/2026/2026-03-12-general-meeting.md" | cut -d: -f1)
ok "a link of a template to nothing is an error at the field it was made from" \
	sh -c 'grep -A1 "E0503.*nowhere.html" "$1" | grep -q "2026-03-12-general-meeting.md:$2:"' - "$tmp/said" "$line"
mkdir "$site/fenghe/2026/later"
sed "s/2026-03-12/2026-03-13/; s/(plan/(..\/plan/; s/(2026-03-05/(..\/2026-03-05/" "$site/fenghe/2026/2026-03-12-general-meeting.md" >"$site/fenghe/2026/later/again.md"
sed -i 's/nowhere.html/plan.html/' "$site/templates/kinds/minutes/page.xsl"
"$program" build "$site" -o "$out" -q --no-print --lang en -j 1 >"$tmp/said" 2>&1
ok "an address that is right on a page may be wrong in another folder" \
	test "$(grep E0503 "$tmp/said" | cut -d: -f2)" = " page fenghe/2026/later/again.html links to 'plan.html', which is not there"
sed -i 's/plan.html//' "$site/templates/kinds/minutes/page.xsl"
"$program" build "$site" -o "$out" -q --no-print --lang en -j 1 >"$tmp/said" 2>&1
ok "no address is an address of nothing" grep -q "E0503.*''" "$tmp/said"
rm -r "$site/templates/kinds" "$site/fenghe/2026/later"

mkdir -p "$site/templates/packet"
printed() { # printed ADDRESS: a template of the site shows the picture there
	cat >"$site/templates/packet/packet.xsl" <<END
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
<xsl:template match="/"><fo:root><fo:layout-master-set><fo:simple-page-master master-name="a"><fo:region-body/></fo:simple-page-master></fo:layout-master-set>
<fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body"><fo:block>x<fo:external-graphic src="$1" role="x"/></fo:block></fo:flow></fo:page-sequence></fo:root></xsl:template></xsl:stylesheet>
END
	"$program" build "$site" -o "$out" -q --lang en >"$tmp/said" 2>&1
}
mkdir -p "$site/templates/pictures"
echo '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90"><text x="0" y="20">WORD-FROM-OUTSIDE</text></svg>' >"$tmp/outside.svg"
ln -s "$tmp/outside.svg" "$site/templates/pictures/link.svg"
sed s/FROM-OUTSIDE/OF-THE-SITE/ "$tmp/outside.svg" >"$site/templates/pictures/own.svg"
kept() { ! printed "$1" && grep -q E0117 "$tmp/said"; }
ok "a site's template prints a picture of the site" printed "$site/templates/pictures/own.svg"
ok "and it is there" sh -c 'find "$1" -path "*packets*" -name "*.pdf" -exec pdftotext {} - \; | grep -q WORD-OF-THE-SITE' sh "$out"
for path in "$tmp/outside.svg" "url(file://$tmp/outside.svg)" "$site/../outside.svg" "$site/templates/pictures/link.svg"; do
	ok "no picture ${path##*/} from elsewhere" kept "$path"
done
rm -r "$site/templates/packet" "$site/templates/pictures"

alone() { # alone BLOCK: the formatter is given this
	printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">%s</fo:flow></fo:page-sequence></fo:root>' "$1" >"$tmp/alone.fo"
}
alone '<fo:block><fo:external-graphic src="url(data:image/png;base64,#)" role="x"/></fo:block>'
ok "an address without a picture is told" says E0801 "$program" fo "$tmp/alone.fo" -o "$tmp/alone.pdf" -q
alone '<fo:block background-image="outside.svg">x</fo:block>'
ok "so is a drawing as a background" says E0801 "$program" fo "$tmp/alone.fo" -o "$tmp/alone.pdf" -q
echo '<html/>' >"$tmp/page.svg"
alone '<fo:block><fo:external-graphic src="page.svg" role="x"/></fo:block>'
ok "and a file that is no drawing" says E0801 "$program" fo "$tmp/alone.fo" -o "$tmp/alone.pdf" -q
alone '<fo:block><fo:external-graphic src="url(&quot;)" role="x"/><fo:basic-link external-destination="url(&quot;)">x</fo:basic-link></fo:block>'
ok "and an address of one quotation mark" says E0406 "$program" fo "$tmp/alone.fo" -o "$tmp/alone.pdf" -q
alone '<fo:block font-family="nowhere.ttf">x</fo:block>'
ok "and a font file that is not there" says E0702 "$program" fo "$tmp/alone.fo" -o "$tmp/alone.pdf" -q

mkdir -p "$site/templates/kinds/spy"
sed 's#schemaLocation="[^"]*"#schemaLocation="'"$tmp"'/outside.xsd"#' templates/kinds/plan/schema.xsd >"$site/templates/kinds/spy/schema.xsd"
cp templates/kinds/common.xsd "$tmp/outside.xsd"
ok "no schema from elsewhere" says E0117 "$program" check "$site" -q --lang en
sed -i 's#schemaLocation="[^"]*"#schemaLocation="../../../../outside.xsd"#' "$site/templates/kinds/spy/schema.xsd"
ok "nor by a path that leads out" says E0117 "$program" check "$site" -q --lang en
rm -r "$site/templates/kinds"

plan=$site/fenghe/2026/plan.md
cp "$plan" "$tmp/plan.md"
printf 'WORD-OF-A-PHOTO' >"$tmp/photo.png"
ln -s "$tmp/photo.png" "$site/fenghe/2026/photo.png"
printf '\n![x](photo.png)\n' >>"$plan"
ok "a link to a file outside is told" says E0117 "$program" build "$site" -o "$out" -q --lang en
ok "and the file is not published" test -z "$(grep -rl WORD-OF-A-PHOTO "$out")"
cp "$tmp/plan.md" "$plan"
ln -s "$tmp/plan.md" "$site/fenghe/2026/linked.md"
ok "so is a record that lies outside" says E0117 "$program" check "$site" -q --lang en
# each of them asks how high its content is
deep() { # deep N: containers one inside the other
	printf '<fo:root xmlns:fo="http://www.w3.org/1999/XSL/Format"><fo:layout-master-set><fo:simple-page-master master-name="a" page-width="210mm" page-height="297mm"><fo:region-body/></fo:simple-page-master></fo:layout-master-set><fo:page-sequence master-reference="a"><fo:flow flow-name="xsl-region-body">'
	for i in $(seq "$1"); do printf '<fo:block-container min-height="5mm">'; done
	printf '<fo:block>x</fo:block>'
	for i in $(seq "$1"); do printf '</fo:block-container>'; done
	printf '</fo:flow></fo:page-sequence></fo:root>'
}
deep 60 >"$tmp/deep.fo"
ok "containers with limits, sixty deep, come to an end" timeout 300 "$program" fo "$tmp/deep.fo" -o "$tmp/deep.pdf"
finish
