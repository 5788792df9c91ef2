#include "layout/targets.h"

#include <stdlib.h>
#include <string.h>

#include "layout/engine.h"

struct target {
	const char *id;
	int page;
};

static void add(struct targets *targets, const char *id, int page)
{
	if (targets->count == targets->room) {
		targets->room = targets->room > 0 ? 2 * targets->room : 64;
		targets->list = mem_resize(targets->list, targets->room * sizeof(*targets->list));
	}
	targets->list[targets->count++] = (struct target){ id, page };
}

static void add_areas(struct targets *targets, const struct area *area, int page)
{
	for (; area != NULL; area = area->next) {
		const char *id = area->traits != NULL ? area->traits->id : NULL;
		if (area->id != NULL || id != NULL)
			add(targets, area->id != NULL ? area->id : id, page);
		add_areas(targets, area->first, page);
	}
}

/* The first page of an id comes first. */
static int by_id(const void *a, const void *b)
{
	const struct target *x = a, *y = b;
	int order = strcmp(x->id, y->id);
	return order != 0 ? order : x->page - y->page;
}

void targets_note(struct targets *targets, const struct area_tree *tree)
{
	int number = 0;
	for (const struct area_page *page = tree->first; page != NULL; page = page->next)
		add_areas(targets, page->first, ++number);
	if (targets->count > 0)
		qsort(targets->list, targets->count, sizeof(*targets->list), by_id);
}

int targets_page(const struct targets *targets, const char *id)
{
	size_t low = 0, high = targets->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (strcmp(targets->list[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	bool found = low < targets->count && strcmp(targets->list[low].id, id) == 0;
	return found ? targets->list[low].page : 0;
}

void targets_free(struct targets *targets)
{
	free(targets->list);
	*targets = (struct targets){ 0 };
}
