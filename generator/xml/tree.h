/*
 * tree.h - XML trees as the stages below xml/ see them: read only, every node with its place.
 *
 * xml/ alone includes libxml2; the other folders hold these opaque pointers.  A node lives as long
 * as its document.  Text never is NULL.
 */
#ifndef XML_TREE_H
#define XML_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct xml_doc;
struct xml_node;
struct xml_attribute;

/*
 * xml_parse, xml_parse_file - read XML text.  `name` is the file named in messages.
 *
 * No DTD, no entities but the five, no network.  NULL after telling `diag`.  Ended by xml_free().
 */
struct xml_doc *xml_parse(const char *text, size_t len, const char *name, struct diag *diag);
struct xml_doc *xml_parse_file(const char *path, struct diag *diag);
void xml_free(struct xml_doc *doc);

/*
 * xml_open - a file that is read while it is walked: for one that is too long to be held.
 *
 * Until xml_pull() has given a node, nothing of it may be asked.  A fault is told when it is read;
 * from there on there are no nodes, and xml_faulty() is true.  NULL after telling: no such file.
 */
struct xml_doc *xml_open(const char *path, struct diag *diag);
bool xml_faulty(const struct xml_doc *doc);

/*
 * xml_pull - the child of `parent` (NULL: the root) behind `before` (NULL: the first), with what is
 * in it if `whole`, else for the time being alone; NULL: there is none.  Works on every document.
 */
const struct xml_node *xml_pull(struct xml_doc *doc, const struct xml_node *parent,
	const struct xml_node *before, bool whole);

/* xml_drop - a node that was pulled whole leaves memory, with what is in it. */
void xml_drop(struct xml_doc *doc, const struct xml_node *node);

const struct xml_node *xml_root(const struct xml_doc *doc);

/* The children of a node in document order: elements and text (comments are passed over). */
const struct xml_node *xml_first(const struct xml_node *node);
const struct xml_node *xml_next(const struct xml_node *node);
const struct xml_node *xml_parent(const struct xml_node *node); /* NULL above the root */

/* The same, elements only. */
const struct xml_node *xml_first_element(const struct xml_node *node);
const struct xml_node *xml_next_element(const struct xml_node *node);

bool xml_is_text(const struct xml_node *node);
const char *xml_name(const struct xml_node *element); /* local name; "" of a text */
const char *xml_space(const struct xml_node *element); /* namespace URI; "" if none */
const char *xml_text(const struct xml_node *text); /* of a text node; "" of an element */
bool xml_is(const struct xml_node *node, const char *space, const char *name);

/* xml_child_text - content of the first child of that name, "" if there is none; in `arena`. */
char *xml_child_text(const struct xml_node *node, const char *name, struct arena *arena);
/* xml_content - all text below `node`, joined; in `arena`. */
char *xml_content(const struct xml_node *node, struct arena *arena);

/* xml_find - the first child element of that local name, or NULL. */
const struct xml_node *xml_find(const struct xml_node *node, const char *name);

/* Attributes.  xml_value: of an attribute in no namespace, or NULL if it is not there. */
const char *xml_value(const struct xml_node *element, const char *name);
const char *xml_value_ns(const struct xml_node *element, const char *space, const char *name);
const struct xml_attribute *xml_first_attribute(const struct xml_node *element);
const struct xml_attribute *xml_next_attribute(const struct xml_attribute *attribute);
const char *xml_attribute_name(const struct xml_attribute *attribute);
const char *xml_attribute_space(const struct xml_attribute *attribute);
const char *xml_attribute_value(const struct xml_attribute *attribute);

/* xml_where - the author's place of a node; of its nearest ancestor that has one. */
struct where xml_where(const struct xml_node *node);

#endif
