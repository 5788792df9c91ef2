#include "pdf/names.h"

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
static struct name *slot(const struct names *names, const char *key)
{
	size_t i = hash(key) & (names->room - 1);
	while (names->slots[i].key != NULL && strcmp(names->slots[i].key, key) != 0)
		i = (i + 1) & (names->room - 1);
	return &names->slots[i];
}

void *names_find(const struct names *names, const char *key)
{
	return names->room > 0 ? slot(names, key)->value : NULL;
}

static void grow(struct names *names)
{
	struct names bigger = { .room = names->room > 0 ? names->room * 2 : 64 };
	bigger.slots = mem_alloc(bigger.room * sizeof(*bigger.slots));
	for (size_t i = 0; i < names->room; i++)
		if (names->slots[i].key != NULL)
			*slot(&bigger, names->slots[i].key) = names->slots[i];
	bigger.count = names->count;
	free(names->slots);
	*names = bigger;
}

void names_add(struct names *names, const char *key, void *value)
{
	if (names->count * 2 >= names->room)
		grow(names);
	*slot(names, key) = (struct name){ key, value };
	names->count++;
}

static int by_key(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->key, ((const struct name *)b)->key);
}

struct name *names_sorted(const struct names *names)
{
	struct name *sorted = mem_alloc((names->count + 1) * sizeof(*sorted));
	size_t count = 0;
	for (size_t i = 0; i < names->room; i++)
		if (names->slots[i].key != NULL)
			sorted[count++] = names->slots[i];
	qsort(sorted, count, sizeof(*sorted), by_key);
	return sorted;
}

void names_free(struct names *names)
{
	free(names->slots);
	*names = (struct names){ 0 };
}
