/* background.h - pictures behind areas (XSL 1.1, 7.8). */
#ifndef LAYOUT_BACKGROUND_H
#define LAYOUT_BACKGROUND_H

#include "layout/engine.h"

/* The rectangle that a background belongs to, from the padding rectangle that shows a part of
 * it. */
struct background_place {
	int x, y, width, height;
};

/*
 * background_show - the picture behind an area that has its place and size, if `fo` has one.  It is
 * placed in the area's padding rectangle, or in `place`, if that is not NULL.
 */
void background_show(struct layout *layout, struct area *area, const struct fo *fo,
	const struct background_place *place);

#endif
