#include "pdf/keys.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

/* FNV-1a */
static size_t hash(const char *key)
{
	uint64_t h = 14695981039346656037u;
	for (; *key != '\0'; key++)
		h = (h ^ (unsigned char)*key) * 1099511628211u;
	return (size_t)(h ^ h >> 32);
}

/* The slot that holds the key, or the free one where it would go. */
static struct key *slot(const struct keys *keys, const char *key)
{
	size_t i = hash(key) & (keys->room - 1);
	while (keys->slots[i].key != NULL && strcmp(keys->slots[i].key, key) != 0)
		i = (i + 1) & (keys->room - 1);
	return &keys->slots[i];
}

void *keys_find(const struct keys *keys, const char *key)
{
	return keys->room > 0 ? slot(keys, key)->value : NULL;
}

static void grow(struct keys *keys)
{
	struct keys bigger = { .room = keys->room > 0 ? keys->room * 2 : 64 };
	bigger.slots = mem_alloc(bigger.room * sizeof(*bigger.slots));
	for (size_t i = 0; i < keys->room; i++)
		if (keys->slots[i].key != NULL)
			*slot(&bigger, keys->slots[i].key) = keys->slots[i];
	bigger.count = keys->count;
	free(keys->slots);
	*keys = bigger;
}

void keys_add(struct keys *keys, const char *key, void *value)
{
	if (keys->count * 2 >= keys->room)
		grow(keys);
	*slot(keys, key) = (struct key){ key, value };
	keys->count++;
}

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct key *)a)->key, ((const struct key *)b)->key);
}

struct key *keys_sorted(const struct keys *keys)
{
	struct key *sorted = mem_alloc((keys->count + 1) * sizeof(*sorted));
	size_t count = 0;
	for (size_t i = 0; i < keys->room; i++)
		if (keys->slots[i].key != NULL)
			sorted[count++] = keys->slots[i];
	qsort(sorted, count, sizeof(*sorted), by_key);
	return sorted;
}

void keys_free(struct keys *keys)
{
	free(keys->slots);
	*keys = (struct keys){ 0 };
}
