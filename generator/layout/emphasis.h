/* emphasis.h - dots that stress characters (clreq 3.3.1); they take no room. */
#ifndef LAYOUT_EMPHASIS_H
#define LAYOUT_EMPHASIS_H

#include "layout/breaker.h"
#include "layout/para.h"

/* emphasis_add - dots to the items of a line that begins at x; `placed` as of justify(). */
void emphasis_add(struct layout *layout, struct area *line, const struct para *para,
	const struct extent *extent, const struct placed *placed, int x, int baseline);

#endif
