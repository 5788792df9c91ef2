/* kind_internal.h - the compiled side of a kind, between kind.c and build.c. */
#ifndef XML_KIND_INTERNAL_H
#define XML_KIND_INTERNAL_H

#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>

struct kind_rule {
	const char *at; /* the element that is pointed at; the root if it is not there */
	const char *zh, *en; /* what is wrong when the test fails */
	xmlXPathCompExpr *test; /* with the root as context node */
	struct kind_rule *next;
};

struct kind_schema {
	xmlSchema *schema;
	xmlSchemaValidCtxt *valid; /* reused for every record */
	struct kind_rule *rules;
};

#endif
