/*
 * transform.h - XSLT 1.0 with EXSLT, by libxslt: no network, no writing, reading only of templates.
 *
 * A node of a result can know the author's place of the source node that was current when it was
 * made, so positions survive the templates.
 */
#ifndef XML_TRANSFORM_H
#define XML_TRANSFORM_H

#include <stdbool.h>

#include "base/diag.h"
#include "xml/tree.h"

struct style; /* a compiled style sheet */

/* style_load - with everything it imports; NULL after telling `diag`.  Ended by style_free(). */
struct style *style_load(const char *path, struct diag *diag);
void style_free(struct style *style);

/* style_apply - the result, or NULL after telling `diag`.  The source is not changed, and may end
 * first.  `places`: the nodes of the result know theirs, which takes a tenth more time. */
struct xml_doc *style_apply(
	const struct style *style, const struct xml_doc *source, bool places, struct diag *diag);

/*
 * styles_find - the style sheet at `path`, compiled when first asked for; NULL after telling
 * `diag`, once. It lives as long as its styles.
 */
struct styles; /* style sheets by path */
struct styles *styles_new(void);
void styles_free(struct styles *styles);
const struct style *styles_find(struct styles *styles, const char *path, struct diag *diag);

#endif
