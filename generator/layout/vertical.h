/*
 * vertical.h - lines that run downwards and follow each other from right to left (tb-rl).
 *
 * They are laid out like horizontal ones; this turns what came out of it.
 */
#ifndef LAYOUT_VERTICAL_H
#define LAYOUT_VERTICAL_H

#include "layout/engine.h"

/*
 * vertical_turn - the descendants of `container`, whose positions are those of horizontal lines
 * from (0, 0), come to stand in vertical lines from its upper right corner.
 */
void vertical_turn(struct layout *layout, struct area *container);

#endif
