/*
 * footnotes.h - the foot of a page: its footnotes, of which the last may go on on the next page.
 */
#ifndef LAYOUT_FOOTNOTES_H
#define LAYOUT_FOOTNOTES_H

#include "layout/galley.h"

/* footnotes_height - of what is left of them. */
int footnotes_height(const struct note *notes);

/*
 * footnotes_place - as much of them as goes into `height`, from `y` on, in `area`, which is so
 * high. Gives those that are left, in `arena`; NULL: none.
 */
struct note *footnotes_place(struct layout *layout, struct area *area, const struct note *notes,
	int y, int height, struct arena *arena);

#endif
