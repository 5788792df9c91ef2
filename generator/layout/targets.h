/* targets.h - on which page of a finished tree an id stands: for layout_dump(). */
#ifndef LAYOUT_TARGETS_H
#define LAYOUT_TARGETS_H

#include "layout/area.h"

struct target;

struct targets { /* { 0 } is empty */
	struct target *list;
	size_t count, room;
};

void targets_note(struct targets *targets, const struct area_tree *tree);
int targets_page(const struct targets *targets, const char *id); /* from 1; 0: on none */
void targets_free(struct targets *targets);

#endif
