/*
 * flow.h - block-level objects to pieces of a galley.
 */
#ifndef LAYOUT_FLOW_H
#define LAYOUT_FLOW_H

#include "layout/galley.h"

/* flow_child - append what one object gives; flow_children - what the children of `fo` give. */
void flow_child(struct galley *galley, const struct fo *fo);
void flow_children(struct galley *galley, const struct fo *fo);

/* flow_galley - a new galley of that width with the children of `fo`. */
struct galley *flow_galley(struct layout *layout, const struct fo *fo, int width);

/* ---- shared by the objects */

/*
 * flow_begin, flow_end - around the content of a block-level object: breaks, spaces, keeps, its
 * frame. Between them the galley's frame is the object's.  `hold` is the caller's, for the time
 * between.
 */
void flow_begin(
	struct galley *galley, const struct fo *fo, struct frame *frame, struct together *hold);
void flow_end(struct galley *galley, const struct fo *fo, const struct together *hold);

/* frame_new - the frame of a block: its content rectangle by its indents, its borders and padding.
 */
struct frame *frame_new(struct galley *galley, const struct fo *fo);

/* flow_width - of the block around, which widths in per cent refer to. */
int flow_width(const struct galley *galley);

/* frame_relax - indents and width are more than there is: the end-indent gives way (XSL 1.1,
 * 5.3.4). */
void frame_relax(const struct galley *galley, struct frame *frame);

/* markers_of - the fo:marker children, with NULL at the end; NULL: there are none. */
const struct fo *const *markers_of(struct layout *layout, const struct fo *fo);

/* A frame for each of these: see their files. */
void container_flow(struct galley *galley, const struct fo *fo);
void list_flow(struct galley *galley, const struct fo *fo);
void table_flow(struct galley *galley, const struct fo *fo);
void lines_flow(struct galley *galley, const struct fo *block, const struct fo *first,
	const struct fo **next);

#endif
