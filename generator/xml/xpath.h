/*
 * xpath.h - XPath 1.0 (W3C, with EXSLT date: and math:) over trees, compiled once.
 *
 * Further functions, of dates that may be partial (an unknown month or day is the first one); NaN
 * if an argument is no date:
 *	bp:days(from, to)        days from one to the other
 *	bp:months(from, to)      months, the last one as a fraction (date_months)
 *	bp:gap(nodes, from, to)  the longest run of months between the two, both counted, in which
 *	                         none of the nodes' dates lies
 */
#ifndef XML_XPATH_H
#define XML_XPATH_H

#include "base/arena.h"
#include "base/diag.h"
#include "xml/tree.h"

struct xpath; /* a compiled expression */

/*
 * xpath_new - NULL after telling that the text at `at` is no XPath; `diag` must outlive it.  Ended
 * by xpath_free().
 */
struct xpath *xpath_new(const char *text, struct where at, struct diag *diag);
void xpath_free(struct xpath *xpath);

/* A variable of an expression: a string, or a node if `node` is not NULL. */
struct xpath_variable {
	const char *name, *text;
	const struct xml_node *node;
};

/* What expressions are evaluated over: a document and variables; kept for many of them. */
struct xpath_scope;
struct xpath_scope *xpath_scope_new(const struct xml_doc *doc);
void xpath_scope_free(struct xpath_scope *scope);
void xpath_scope_set(struct xpath_scope *scope, struct xpath_variable variable);

/*
 * xpath_nodes - the elements that an expression selects from `context`, in document order; in
 * `arena`. xpath_number, xpath_true, xpath_text - its value.  An expression that fails (an unknown
 * function or variable) selects nothing, is NaN, false, "", and is told, once.
 */
size_t xpath_nodes(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context,
	const struct xml_node ***nodes, struct arena *arena);
double xpath_number(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context);
bool xpath_true(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context);
char *xpath_text(struct xpath *xpath, struct xpath_scope *scope, const struct xml_node *context,
	struct arena *arena);

#endif
