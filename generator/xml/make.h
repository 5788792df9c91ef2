/*
 * make.h - building small trees for templates: indexes, pages around a record, findings.
 *
 * Nodes of a tree that is being made are not const; once made it is read through tree.h.
 */
#ifndef XML_MAKE_H
#define XML_MAKE_H

#include "xml/tree.h"

struct xml_doc *xml_new(const char *root);
/* xml_new_ns - the root and all that xml_add puts below it are in this namespace. */
struct xml_doc *xml_new_ns(const char *root, const char *space);
struct xml_node *xml_top(struct xml_doc *doc); /* the root, to be added to */

/* xml_add - a new last child; with the text if it is not NULL. */
struct xml_node *xml_add(struct xml_node *parent, const char *name, const char *text);
void xml_set(struct xml_node *element, const char *name, const char *value); /* NULL: removes it */

/* xml_put_where - the place that messages about `element` and what is made from it will name. */
void xml_put_where(struct xml_doc *doc, struct xml_node *element, struct where at);

/* xml_graft - a copy of `from`, with all below it and its places, as the new last child. */
struct xml_node *xml_graft(
	struct xml_doc *into, struct xml_node *parent, const struct xml_node *from);

/* xml_adopt - the root of `from` itself, with all below it, as the new last child; `from` is
 * ended. */
struct xml_node *xml_adopt(struct xml_doc *into, struct xml_node *parent, struct xml_doc *from);

/* xml_copy - the whole document once more. */
struct xml_doc *xml_copy(const struct xml_doc *doc);

/* xml_move_last - take an element from its place and make it the last child of its parent. */
void xml_move_last(struct xml_node *element);

/* xml_unwrap_element - its children take its place.  xml_remove - with all below it. */
void xml_unwrap_element(struct xml_node *element);
void xml_remove(struct xml_node *element);

#endif
