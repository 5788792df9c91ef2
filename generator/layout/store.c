#include "layout/store.h"

#include <stdlib.h>

#include "layout/layout.h"

struct store_node {
	const struct xml_node *node;
	struct store_node *next;
};

struct store *store_new(struct layout *layout, struct store *outer)
{
	struct store *store = mem_alloc(sizeof(*store));
	store->layout = layout;
	store->users = 1;
	store->outer = outer;
	store_hold(outer);
	return store;
}

void store_hold(struct store *store)
{
	if (store != NULL)
		store->users++;
}

static void drop_nodes(struct store *store)
{
	const struct layout *layout = store->layout;
	for (const struct store_node *node = store->nodes; layout->sink != NULL && node != NULL;
		node = node->next)
		xml_drop(layout->source, node->node);
	store->nodes = NULL;
}

/* What it holds of the document is in that of its outer store. */
void store_move(struct store *store, struct store *outer)
{
	drop_nodes(store);
	store_hold(outer);
	store_release(store->outer);
	store->outer = outer;
}

void store_release(struct store *store)
{
	if (store == NULL || --store->users > 0)
		return;
	struct layout *layout = store->layout;
	const struct layout_sink *sink = layout->sink;
	if (sink != NULL && store->end_part > store->first_part)
		sink->parts_done(sink->user, store->first_part, store->end_part);
	drop_nodes(store);
	store_release(store->outer);
	arena_free(&store->areas);
	arena_free(&store->work);
	free(store);
}

struct store *store_enter(struct layout *layout, struct store *store)
{
	struct store *before = layout->store;
	layout->store = store;
	bool own = store != NULL && layout->sink != NULL;
	layout->arena = own ? &store->areas : &layout->tree->arena;
	layout->work = own ? &store->work : layout->lasting;
	layout->fo.arena = layout->work;
	layout->fo.areas = layout->arena;
	return before;
}

void store_keep_node(struct store *store, const struct xml_node *node)
{
	if (store->layout->sink == NULL)
		return;
	struct store_node *kept = arena_alloc(&store->work, sizeof(*kept));
	*kept = (struct store_node){ node, store->nodes };
	store->nodes = kept;
}

size_t store_size(const struct store *store)
{
	return arena_size(&store->areas) + arena_size(&store->work);
}
