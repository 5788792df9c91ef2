#include "record/node.h"

#include <assert.h>
#include <string.h>

struct node *node_new(struct arena *arena, enum node_kind kind, const char *name, struct where at)
{
	struct node *node = arena_alloc(arena, sizeof(*node));
	node->kind = kind;
	node->name = name;
	node->name_at = at;
	node->at = at;
	node->text = "";
	return node;
}

void node_append(struct node *parent, struct node *child)
{
	assert(child->next == NULL);
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

void node_set(struct arena *arena, struct node *node, const char *name, const char *value)
{
	struct node_attribute **end = &node->attributes;
	while (*end != NULL && strcmp((*end)->name, name) != 0)
		end = &(*end)->next;
	if (*end == NULL)
		*end = arena_alloc(arena, sizeof(**end));
	(*end)->name = name;
	(*end)->value = value;
}

const char *node_attribute(const struct node *node, const char *name)
{
	for (const struct node_attribute *a = node->attributes; a != NULL; a = a->next)
		if (strcmp(a->name, name) == 0)
			return a->value;
	return NULL;
}

const struct node *node_find(const struct node *map, const char *key)
{
	for (const struct node *entry = map->first; entry != NULL; entry = entry->next)
		if (entry->name != NULL && strcmp(entry->name, key) == 0)
			return entry;
	return NULL;
}

const char *node_text(const struct node *map, const char *key, const char *otherwise)
{
	const struct node *entry = node_find(map, key);
	return entry != NULL && entry->kind == NODE_SCALAR ? entry->text : otherwise;
}
