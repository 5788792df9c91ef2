/* picture.h - pictures in lines: files of pixels or SVG, and drawings in the document itself. */
#ifndef LAYOUT_PICTURE_H
#define LAYOUT_PICTURE_H

#include "layout/engine.h"

/*
 * picture_layout - the area of an external-graphic or instream-foreign-object: a viewport with the
 * picture scaled as asked.  NULL after telling that there is no such picture.
 */
struct area *picture_layout(struct layout *layout, const struct fo *fo, int measure);

/* picture_image - the picture in a file and its size, or NULL: told, or it is a
 * drawing.  Read once for each path. */
const struct area_image *picture_image(
	struct layout *layout, const char *src, struct where at, int *width, int *height);

/* pictures_end - no more of them are asked for. */
void pictures_end(struct layout *layout);

struct svg_size {
	int width, height;
};

/* svg_size - what an <svg> says of its size: width and height, else its viewBox. */
struct svg_size svg_size(const struct xml_node *svg);

/* svg_layout - its shapes and texts in a group of that size. */
struct area *svg_layout(struct layout *layout, const struct xml_node *svg, const struct fo *fo,
	int width, int height);

#endif
