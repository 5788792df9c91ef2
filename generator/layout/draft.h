/* draft.h - a style while it is being made; between style.c and shorthand.c only. */
#ifndef LAYOUT_DRAFT_H
#define LAYOUT_DRAFT_H

#include "layout/style.h"

/* One style while it is being made. */
struct draft {
	struct arena *arena;
	struct style_set *styles;
	const struct xml_node *element;
	const struct style *parent;
	enum property property; /* being set */
	struct value values[PROP_COUNT];
	bool given[PROP_COUNT];
	struct value_scope scope;
	bool vertical; /* before is right, start is top */
	bool rl; /* start is right */
};

/* draft_set - give one property the value that `text` says; false if it says none. */
bool draft_set(struct draft *draft, enum property property, const char *text);

/* The names that stand for other properties: from 0 up to shorthand_count(). */
int shorthand_count(void);
const char *shorthand_name(int index);
int shorthand_rank(int index);
bool shorthand_apply(struct draft *draft, int index, const char *text);

#endif
