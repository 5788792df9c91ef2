/*
 * baseline.h - how high inline objects stand in their line, and how high that makes the line.
 *
 * Heights are above the dominant baseline of the line, which is the alphabetic one (XSL 1.1, 7.14).
 */
#ifndef LAYOUT_BASELINE_H
#define LAYOUT_BASELINE_H

#include "layout/breaker.h"
#include "layout/para.h"

struct heights {
	int above, below; /* of the baseline */
};

/* The room of a line: its text rectangle, and half of the line spacing on each side of it. */
struct line_room {
	struct heights text;
	int before, after; /* may be negative */
};

/* baseline_align - set the alignment of `box`, whose parent is set already; `height` of a picture,
 * 0: it is as high as its font. */
void baseline_align(struct layout *layout, struct inline_box *box, int height);

struct line_room baseline_room(
	struct layout *layout, const struct para *para, const struct extent *extent);

/* baseline_in - the baseline of what is in `box`, above that of the line. */
int baseline_in(const struct inline_box *box, const struct heights *line);

#endif
