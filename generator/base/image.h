/*
 * image.h - what JPEG and PNG files say of themselves, and their bytes without it.  No pixels here.
 */
#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

#include <stdbool.h>
#include <stddef.h>

struct str;

enum image_type { IMAGE_FILE_UNKNOWN, IMAGE_FILE_JPEG, IMAGE_FILE_PNG };

struct image_look {
	enum image_type format;
	unsigned width, height; /* as stored, in pixels */
	unsigned orientation; /* 1 to 8 (Exif 3.0, 4.6.5.1.5); 1: as stored; above 4: on its side */
};

/* image_look - false: neither JPEG nor PNG, or broken before its size is told. */
bool image_look(const void *bytes, size_t len, struct image_look *look);

/*
 * image_strip - append the file without what is not needed to show it: Exif, GPS, XMP, IPTC,
 * comments, thumbnails, what follows its end.  Kept: colour profiles and densities.  The pixels are
 * the same. False: the file is broken; `out` holds a part of it.
 */
bool image_strip(const void *bytes, size_t len, struct str *out);

#endif
