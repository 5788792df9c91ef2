/* quick.c - an instruction that looks at one attribute makes what it makes by XPath: the same style
 * sheet with "./@name" for "@name", and "self::node()" for ".". */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/str.h"
#include "styled.h"
#include "tap.h"
#include "xml/confine.h"

static const char source[] =
	"<all level='1'><a x:level='3' level='2' empty='' xmlns:x='urn:x'>text</a><a>a<b>b</b>c</a>"
	"<a level='&lt;&amp;'/><a level-of='4'><![CDATA[<d>]]></a><a><!-- said -->e</a><a> "
	"</a></all>";

#define XSL "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
static const char *const sheets[] = {
	XSL
	"<xsl:template match='/'><out><xsl:value-of select='%1$slevel'/>"
	"<xsl:if test='%1$slevel'>root</xsl:if><xsl:apply-templates select='//*|//@*|//text()'/>"
	"</out></xsl:template><xsl:template match='node()|@*'><i>"
	"<xsl:if test='%1$slevel'><y><xsl:value-of select='%1$slevel'/></y></xsl:if>"
	"<xsl:if test='%1$sempty'>empty<xsl:value-of select='%1$sempty'/></xsl:if>"
	"<xsl:value-of select='%2$s'/></i></xsl:template></xsl:stylesheet>",
	XSL "<xsl:template match='/'><out><xsl:for-each select='//node()|//@*'>"
	    "<xsl:choose><xsl:when test='%1$sempty'>e<xsl:value-of select='%2$s'/></xsl:when>"
	    "<xsl:when test='%1$slevel'><l><xsl:value-of "
	    "select='%1$slevel'/></l></xsl:when></xsl:choose>"
	    "<xsl:choose> <xsl:when test='%1$slevel-of'>of</xsl:when> <xsl:otherwise>"
	    "<o><xsl:value-of select='%2$s'/></o></xsl:otherwise> </xsl:choose>"
	    "<xsl:choose><xsl:when test='%1$slevel'>1</xsl:when><xsl:when test='b'>2</xsl:when>"
	    "</xsl:choose></xsl:for-each></out></xsl:template></xsl:stylesheet>",
};

int main(void)
{
	char folder[] = "/tmp/quick.XXXXXX", path[64], sheet[4096];
	struct diag diag;
	diag_init(&diag);
	if (mkdtemp(folder) == NULL)
		return 1;
	xml_allow(folder);
	snprintf(path, sizeof(path), "%s/a.xsl", folder);
	struct xml_doc *doc = xml_parse(source, sizeof(source) - 1, "a.xml", &diag);
	for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		struct str quick = { 0 }, full = { 0 };
		snprintf(sheet, sizeof(sheet), sheets[i], "@", ".");
		styled(path, sheet, doc, &quick);
		snprintf(sheet, sizeof(sheet), sheets[i], "./@", "self::node()");
		styled(path, sheet, doc, &full);
		is_str(str_text(&quick), str_text(&full), "and makes what it makes by XPath");
		ok(quick.len > 200, "which is not nothing");
		str_free(&quick);
		str_free(&full);
	}
	xml_free(doc);
	rmdir(folder);
	diag_free(&diag);
	return tap_done();
}
