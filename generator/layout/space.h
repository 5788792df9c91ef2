/*
 * space.h - space-specifiers, and which of those that meet is seen (XSL 1.1, 4.3).
 */
#ifndef LAYOUT_SPACE_H
#define LAYOUT_SPACE_H

#include "layout/fo.h"

/* Lengths in millipoints; min <= opt <= max, or what is asked beyond opt does not count. */
struct space {
	int min, opt, max;
	double precedence;
	bool force, retain; /* retain: also at the edge of a page or line */
	const struct fo *fo; /* whose space it is */
};

/* space_of - `minimum` is the first of its five properties in the order of property.def. */
struct space space_of(const struct fo *fo, enum property minimum, int base);

/* space_join - *a becomes what is seen of both (4.3.1); true: that is *b, if only one of them. */
bool space_join(struct space *a, const struct space *b);

#endif
