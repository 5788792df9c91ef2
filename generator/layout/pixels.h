/* pixels.h - pictures of pixels: a JPEG stays as it is, a PNG is decoded. */
#ifndef LAYOUT_PIXELS_H
#define LAYOUT_PIXELS_H

#include "base/arena.h"
#include "layout/area.h"

/*
 * pixels_read - what a file is, of which `image` has the bytes: its format, size, components, alpha
 * and orientation.  `dpi` is changed if the file tells it.  False: neither JPEG nor PNG, or
 * damaged.
 */
bool pixels_read(struct area_image *image, struct arena *arena, float *dpi);
bool pixels_are_jpeg(const unsigned char *bytes, size_t len);

#endif
