/*
 * transform.h - XSLT 1.0 with EXSLT, by libxslt: no network, no writing, reading only of templates.
 *
 * Every node of a result knows the author's place of the source node that was current when it was
 * made, so positions survive the templates.
 */
#ifndef XML_TRANSFORM_H
#define XML_TRANSFORM_H

#include "base/diag.h"
#include "xml/tree.h"

struct style; /* a compiled style sheet */

/* style_load - with everything it imports; NULL after telling `diag`.  Ended by style_free(). */
struct style *style_load(const char *path, struct diag *diag);
void style_free(struct style *style);

/* A parameter of a style sheet; value is a string, not an XPath.  A list ends in { NULL, NULL }. */
struct style_param {
	const char *name, *value;
};

/* style_apply - the result, or NULL after telling `diag`.  The source is not changed, and may end
 * first. */
struct xml_doc *style_apply(const struct style *style, const struct xml_doc *source,
	const struct style_param *params, struct diag *diag);

/*
 * styles_find - the style sheet at `path`, compiled when first asked for; NULL after telling
 * `diag`, once. It lives as long as its styles.
 */
struct styles; /* style sheets by path */
struct styles *styles_new(void);
void styles_free(struct styles *styles);
const struct style *styles_find(struct styles *styles, const char *path, struct diag *diag);

#endif
