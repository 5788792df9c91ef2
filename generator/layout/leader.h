/* leader.h - what fills a leader: a rule, dots, space, or content again and again (XSL 1.1,
 * 6.6.9). */
#ifndef LAYOUT_LEADER_H
#define LAYOUT_LEADER_H

#include "layout/para.h"

/*
 * leader_fill - `area` has its x, width and baseline, which count from the line; so will its
 * content. `indent`: from the reference area to the line, for leader-alignment.
 */
void leader_fill(
	struct layout *layout, struct area *area, const struct inline_object *object, int indent);

#endif
