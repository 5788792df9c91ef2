/*
 * fo.h - the tree of formatting objects: what the XML says, with computed properties.
 *
 * Markers are not gone into: their content takes its properties from where it is retrieved.
 */
#ifndef LAYOUT_FO_H
#define LAYOUT_FO_H

#include "layout/area.h"
#include "layout/style.h"

struct fo {
	enum object object;
	const struct style *style; /* of a text: that of its parent */
	const struct xml_node *node;
	const char *text; /* OBJECT_TEXT only */
	const struct area_part *part; /* part.h */
	struct store *store; /* of a child of a flow: where it is (store.h) */
	struct fo *parent, *first, *last, *next;
};

struct store;

struct fo_context {
	struct arena *arena, *areas; /* of objects; of what goes into areas */
	struct area_tree *tree;
	struct style_set *styles;
	struct diag *diag;
	struct columns *columns; /* of the table being read; NULL: none */
};

/*
 * fo_build - the tree below `element`; NULL if it is no formatting object (told).
 * `style` is that of the parent, NULL at the root.  What is unknown or stands in a wrong place is
 * told and left out; so is what is nested deeper than FO_DEPTH_MAX.
 */
struct fo *fo_build(struct fo_context *context, const struct xml_node *element, struct fo *parent,
	const struct style *style);

/* fo_build_shallow - only the object itself, without its children. */
struct fo *fo_build_shallow(struct fo_context *context, const struct xml_node *element,
	struct fo *parent, const struct style *style);

/* fo_build_node - append what an element or text between elements gives; NULL: nothing. */
struct fo *fo_build_node(
	struct fo_context *context, const struct xml_node *node, struct fo *parent);

/* fo_build_children - append the children of `element` to `parent`, which need not be their own. */
void fo_build_children(
	struct fo_context *context, const struct xml_node *element, struct fo *parent);

enum { FO_DEPTH_MAX = 200 };

/* fo_find - the first child that is an `object`, or NULL. */
const struct fo *fo_find(const struct fo *fo, enum object object);
const char *fo_id(const struct fo *fo); /* NULL if it has none */
/* fo_text - a property by which objects are told apart: ID, REF_ID, EXTERNAL_DESTINATION,
 * INTERNAL_DESTINATION.  No part of a style, or each object would have its own.  "": not there. */
const char *fo_text(const struct fo *fo, enum property property);
/* fo_address - what url(...) says, with or without quotation marks; a bare address as it is. */
const char *fo_address(const char *text, struct arena *arena);
struct where fo_where(const struct fo *fo);

/* fo_is_inline - does it, with wrappers and markers looked into, belong into a line? */
bool fo_is_inline(const struct fo *fo);

#endif
