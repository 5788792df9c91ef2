/* kind_internal.h - the compiled side of a kind, between kind.c and build.c. */
#ifndef XML_KIND_INTERNAL_H
#define XML_KIND_INTERNAL_H

#include <libxml/xmlschemas.h>
#include <libxml/xpath.h>

struct kind_rule {
	const char
		*each; /* the test holds of every such child of the root; "": of the root itself */
	const char *at; /* the child that is pointed at; the node itself if it is not there */
	const char *zh, *en; /* what is wrong when the test fails */
	xmlXPathCompExpr *test;
	struct kind_rule *next;
};

struct kind_schema {
	const char *file;
	xmlSchema *schema; /* compiled when the first record is validated */
	xmlSchemaValidCtxt *valid; /* reused for every record, as is `context` */
	xmlXPathContext *context;
	struct kind_rule *rules;
};

/* kind_compile - its schema, if it is not compiled yet; false after telling what is wrong in it. */
bool kind_compile(const struct kind *kind, struct diag *diag);

#endif
