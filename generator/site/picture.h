/*
 * picture.h - photographs of records made fit for pages: upright, in several sizes, without what
 * their files say of who took them, when and where.  JPEG and PNG (libjpeg-turbo, libpng); no
 * layout.
 */
#ifndef SITE_PICTURE_H
#define SITE_PICTURE_H

#include "base/diag.h"
#include "base/str.h"

/* Widths in pixels of the smaller sizes that lie beside a picture that is wider; and of the widest
 * that is published, if it had to be made anew. */
enum { PICTURE_SIZES = 2, PICTURE_WIDEST = 1600 };
extern const unsigned picture_widths[PICTURE_SIZES];

/* More pixels are refused: they would take more memory than a page is worth. */
enum { PICTURE_PIXELS = 50 * 1000 * 1000 };

/* is_picture - by its name: it must be one that can be read, else it is an error. */
bool picture_named(const char *path);

/* picture_address - of the smaller size of that width: NAME.480.jpg. */
char *picture_address(struct arena *arena, const char *path, unsigned width);

struct picture_look {
	unsigned width, height; /* of the published picture, upright */
};

/* picture_look - false: it is not usable; picture_make() tells why.  That it cannot be read is told
 * here. */
bool picture_look(const char *file, struct picture_look *look, struct diag *diag);

/*
 * picture_make - the published picture in sizes[0], then those of picture_widths that are narrower
 * than it, else empty.  False, and told with `at`: it is damaged, too large, neither JPEG nor PNG.
 * The same file gives the same bytes.
 */
bool picture_make(
	const char *file, struct where at, struct str sizes[1 + PICTURE_SIZES], struct diag *diag);

#endif
