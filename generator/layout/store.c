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
	store->outer = outer;
	store_hold(outer);
	return store;
}

void store_hold(struct store *store)
{
	if (store != NULL)
		store->users++;
}

void store_release(struct store *store)
{
	if (store == NULL || --store->users > 0)
		return;
	struct layout *layout = store->layout;
	const struct layout_sink *sink = layout->sink;
	if (sink != NULL && store->end_part > store->first_part)
		sink->parts_done(sink->user, store->first_part, store->end_part);
	for (const struct store_node *node = store->nodes; sink != NULL && node != NULL;
		node = node->next)
		xml_drop(layout->source, node->node);
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
