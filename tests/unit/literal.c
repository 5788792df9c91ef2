/* literal.c - an element of a style sheet is what libxslt makes of it: the same style sheet with a
 * namespace of its own, which leaves all elements to libxslt and shows in the result. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/str.h"
#include "styled.h"
#include "tap.h"
#include "xml/confine.h"

static const char source[] =
	"<all level='1'><a x:level='3' level='2' empty='' xmlns:x='urn:x'>text</a><a>a<b>b</b>c</a>"
	"<a level='&lt;&amp;&quot;'/><a level='a value that is longer than a "
	"node'><![CDATA[<d>]]></a>"
	"<a><!-- said -->e<?f g?></a><s xmlns='urn:s'><a level='4'/></s></all>";

#define XSL "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'%s>"
static const char *const sheets[] = {
	/* attributes, on every type of node */
	XSL
	"<xsl:template match='/'><out><xsl:for-each select='//node()|//@*|/'>"
	"<i><e level='{@level}' empty='{@empty}' none='{@none}' b='{b}' two='{@level}{@level}'/>"
	"<f stands='here' long='what is longer than a node has room for' nothing=''"
	" brace='{{@level}}' mixed='a{@level}b' dot='{.}' one='{1}'/></i>"
	"</xsl:for-each></out></xsl:template></xsl:stylesheet>",
	/* below each other, with instructions and texts between them */
	XSL
	"<xsl:template match='/'><html lang='zh'><head><meta a='b'/>x</head>y"
	"<body class='c'><xsl:attribute name='id'>d</xsl:attribute><xsl:apply-templates/>"
	"<p>1<b>2</b>3<br/>4</p>5</body></html></xsl:template>"
	"<xsl:template match='a'><li><xsl:attribute name='class'>first</xsl:attribute>"
	"<xsl:variable name='v'><u><xsl:value-of select='.'/></u>v</xsl:variable>"
	"<xsl:copy-of select='$v'/><xsl:value-of select='$v'/>"
	"<q class='was'><xsl:attribute name='class'>is</xsl:attribute></q><xsl:apply-templates/>"
	"</li></xsl:template><xsl:template match='b'><strong><em><xsl:apply-templates/></em>"
	"</strong></xsl:template></xsl:stylesheet>",
	/* namespaces; sets of attributes; variables in their places */
	XSL "<xsl:attribute-set name='set'><xsl:attribute name='s'>t</xsl:attribute>"
	    "</xsl:attribute-set>"
	    "<xsl:variable name='top'><g h='i'><j/></g></xsl:variable>"
	    "<xsl:template match='/'><out><svg xmlns='urn:svg' width='1'><g><xsl:call-template "
	    "name='plain'/></g></svg><r xsl:use-attribute-sets='set' xml:lang='zh'><n o='p'/></r>"
	    "<xsl:copy-of select='$top'/><xsl:element name='el' namespace='urn:el'><w x='y'/>"
	    "</xsl:element><xsl:for-each select='//*[local-name() = \"s\"]'><xsl:copy><k l='m'/>"
	    "</xsl:copy></xsl:for-each></out></xsl:template>"
	    "<xsl:template name='plain'><one two='three'><xsl:variable name='v' select='1'/>"
	    "<four><xsl:variable name='w' select='2'/><xsl:value-of select='$w'/></four>"
	    "<five><xsl:variable name='w' select='3'/><xsl:value-of select='$w'/></five>"
	    "<xsl:value-of select='$v'/></one></xsl:template></xsl:stylesheet>",
};

static void without(struct str *text, const char *what)
{
	for (char *at; (at = strstr(text->text, what)) != NULL; text->len -= strlen(what))
		memmove(at, at + strlen(what), strlen(at + strlen(what)) + 1);
}

int main(void)
{
	char folder[] = "/tmp/literal.XXXXXX", path[64], sheet[4096];
	struct diag diag;
	diag_init(&diag);
	if (mkdtemp(folder) == NULL)
		return 1;
	xml_allow(folder);
	snprintf(path, sizeof(path), "%s/a.xsl", folder);
	struct xml_doc *doc = xml_parse(source, sizeof(source) - 1, "a.xml", &diag);
	for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		struct str own = { 0 }, full = { 0 };
		snprintf(sheet, sizeof(sheet), sheets[i], "");
		styled(path, sheet, doc, &own);
		snprintf(sheet, sizeof(sheet), sheets[i], " xmlns:z='urn:z'");
		styled(path, sheet, doc, &full);
		ok(strstr(str_text(&full), " xmlns:z=\"urn:z\"") != NULL,
			"libxslt wrote its elements");
		without(&full, " xmlns:z=\"urn:z\"");
		is_str(str_text(&own), str_text(&full), "and they are those of literal.c");
		ok(own.len > 200, "which is not nothing");
		str_free(&own);
		str_free(&full);
	}
	xml_free(doc);
	rmdir(folder);
	diag_free(&diag);
	return tap_done();
}
