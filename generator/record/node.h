/*
 * node.h - a record as the author wrote it: a tree whose nodes know their place.
 *
 * YAML gives maps, lists and scalars under the author's own keys, Chinese or English; Markdown
 * gives elements and texts whose names are already those of the XML.  Everything lives in the arena
 * given to the reader.
 */
#ifndef RECORD_NODE_H
#define RECORD_NODE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

enum node_kind {
	NODE_MAP, /* children are its entries, each with its key as name */
	NODE_LIST, /* children are its items, without a name */
	NODE_SCALAR, /* text, never NULL */
	NODE_ELEMENT, /* of a body: name, attributes, children */
	NODE_TEXT /* of a body: text */
};

struct node_attribute {
	const char *name, *value;
	struct node_attribute *next;
};

struct node {
	enum node_kind kind;
	const char *name; /* key or element name; NULL for list items, texts and the top */
	struct where name_at; /* place of the key */
	const char *text;
	bool quoted; /* a scalar in quotes or a block scalar: text, whatever it looks like */
	struct where at; /* place of the value */
	struct node_attribute *attributes;
	struct node *first, *last, *next;
};

struct node *node_new(struct arena *arena, enum node_kind kind, const char *name, struct where at);
void node_append(struct node *parent, struct node *child);
void node_set(struct arena *arena, struct node *node, const char *name, const char *value);
const char *node_attribute(const struct node *node, const char *name); /* NULL: not set */

/* node_find - the entry of a map under `key`, or NULL. */
const struct node *node_find(const struct node *map, const char *key);
/* node_text - the text of the scalar under `key`, or `otherwise`. */
const char *node_text(const struct node *map, const char *key, const char *otherwise);

#endif
