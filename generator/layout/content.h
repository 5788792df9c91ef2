/*
 * content.h - how wide content is by itself, for columns of tables without a width.
 *
 * Sizes that are a part of the width around count as nothing.
 */
#ifndef LAYOUT_CONTENT_H
#define LAYOUT_CONTENT_H

#include "layout/engine.h"

/* CSS 2.1, 17.5.2.2: the least at which nothing sticks out; where no line need be broken. */
struct content_widths {
	int min, max;
};

/* content_measure - of the blocks in `fo`, which is a reference area.  Tells nothing. */
struct content_widths content_measure(struct layout *layout, const struct fo *fo);

#endif
