/*
 * store.h - the memory of a part of the document that is laid out: a page-sequence, some children
 * of its flow, a page.  It goes when nothing needs the part any more, or, if the whole tree is
 * wanted, with the layout.
 *
 * layout->arena and layout->work are those of the store that was entered last.  What outlives it is
 * allocated from layout->tree->arena or layout->lasting.
 */
#ifndef LAYOUT_STORE_H
#define LAYOUT_STORE_H

#include "layout/engine.h"

struct store {
	struct layout *layout;
	struct arena areas, work;
	size_t users; /* who needs it */
	struct store_node *nodes; /* XML that goes with it */
	size_t first_part, end_part; /* that are only in it; equal: none */
	struct store *outer; /* a user of that one; NULL: none */
	struct store *next; /* of the same flow */
};

/* store_new - with one user. */
struct store *store_new(struct layout *layout, struct store *outer);
/* store_hold, store_release - a user more, a user less; NULL does nothing. */
void store_hold(struct store *store);
void store_release(struct store *store);

/* store_move - to another outer store; nobody needs what is in it. */
void store_move(struct store *store, struct store *outer);

/* store_enter - from now on memory comes from it; gives the store that it came from before. */
struct store *store_enter(struct layout *layout, struct store *store);

/* store_keep_node - the node lives as long as the store. */
void store_keep_node(struct store *store, const struct xml_node *node);

/* store_size - bytes, about. */
size_t store_size(const struct store *store);

#endif
