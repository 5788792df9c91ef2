#include "layout/pixels.h"

#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/image.h"
#include "base/str.h"

enum { PIXELS_MAX = 200 * 1000 * 1000 };

/* ---- JPEG: ITU-T T.81 B.2.2 (frame header), JFIF 1.02 (density) */

static int two_bytes(const unsigned char *at)
{
	return at[0] << 8 | at[1];
}

static bool is_frame(int marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
		marker != 0xcc;
}

static void read_density(const unsigned char *segment, int len, float *dpi)
{
	if (len < 14 || memcmp(segment + 2, "JFIF", 5) != 0)
		return;
	int density = two_bytes(segment + 10);
	if (density > 0 && segment[9] == 1)
		*dpi = (float)density;
	else if (density > 0 && segment[9] == 2)
		*dpi = (float)(density * 2.54);
}

static bool read_jpeg(struct area_image *image, float *dpi)
{
	const unsigned char *at = image->bytes + 2, *end = image->bytes + image->len;
	while (end - at >= 4) {
		if (*at++ != 0xff)
			continue;
		int marker = *at;
		if (marker == 0xff || marker == 0 || marker == 1 ||
			(marker >= 0xd0 && marker <= 0xd8)) {
			at += marker != 0xff;
			continue;
		}
		at++;
		int len = two_bytes(at);
		if (len < 2 || end - at < len)
			return false;
		if (marker == 0xe0)
			read_density(at, len, dpi);
		if (is_frame(marker) && len >= 8) {
			image->height = two_bytes(at + 3);
			image->width = two_bytes(at + 5);
			image->components = at[7];
			return image->width > 0 && image->height > 0 &&
				(image->components == 1 || image->components == 3 ||
					image->components == 4);
		}
		at += len;
	}
	return false;
}

/* ---- PNG */

static size_t four_bytes(const unsigned char *at)
{
	return (size_t)at[0] << 24 | (size_t)at[1] << 16 | (size_t)at[2] << 8 | at[3];
}

/* The chunk pHYs says pixels to the metre (PNG 2nd edition, 11.3.5.3); it stands before IDAT. */
static void read_physical(const struct area_image *image, float *dpi)
{
	const unsigned char *at = image->bytes + 8, *end = image->bytes + image->len;
	while (end - at >= 12 && memcmp(at + 4, "IDAT", 4) != 0) {
		size_t len = four_bytes(at);
		if (len > (size_t)(end - at) - 12)
			return;
		if (memcmp(at + 4, "pHYs", 4) == 0 && len == 9 && at[16] == 1 &&
			four_bytes(at + 8) > 0)
			*dpi = (float)((double)four_bytes(at + 8) * 0.0254);
		at += len + 12;
	}
}

static void split_alpha(struct area_image *image, const unsigned char *rgba, struct arena *arena)
{
	size_t pixels = (size_t)image->width * (size_t)image->height;
	unsigned char *rgb = arena_alloc(arena, pixels * 3);
	unsigned char *alpha = arena_alloc(arena, pixels);
	bool opaque = true;
	for (size_t i = 0; i < pixels; i++) {
		memcpy(rgb + 3 * i, rgba + 4 * i, 3);
		alpha[i] = rgba[4 * i + 3];
		opaque &= alpha[i] == 255;
	}
	image->bytes = rgb;
	image->len = pixels * 3;
	image->alpha = opaque ? NULL : alpha;
}

static bool read_whole_png(
	const struct str *file, struct area_image *image, struct arena *arena, float *dpi)
{
	png_image png = { .version = PNG_IMAGE_VERSION };
	if (!png_image_begin_read_from_memory(&png, file->text, file->len))
		return false;
	if ((uint64_t)png.width * png.height > PIXELS_MAX) {
		png_image_free(&png);
		return false;
	}
	read_physical(image, dpi);
	png.format = PNG_FORMAT_RGBA;
	unsigned char *rgba = mem_alloc(PNG_IMAGE_SIZE(png));
	bool ok = png_image_finish_read(&png, NULL, rgba, 0, NULL) != 0;
	image->format = IMAGE_RGB;
	image->width = (int)png.width;
	image->height = (int)png.height;
	image->components = 3;
	if (ok)
		split_alpha(image, rgba, arena);
	free(rgba);
	png_image_free(&png);
	return ok;
}

/* libpng takes room for a chunk before it has seen that the file ends within it. */
static bool read_png(struct area_image *image, struct arena *arena, float *dpi)
{
	struct str file = { 0 };
	bool ok = image_strip(image->bytes, image->len, &file) &&
		read_whole_png(&file, image, arena, dpi);
	str_free(&file);
	return ok;
}

/* ---- both */

bool pixels_are_jpeg(const unsigned char *bytes, size_t len)
{
	return len > 4 && bytes[0] == 0xff && bytes[1] == 0xd8;
}

bool pixels_read(struct area_image *image, struct arena *arena, float *dpi)
{
	struct image_look look;
	if (image_look(image->bytes, image->len, &look))
		image->orientation = (int)look.orientation;
	return pixels_are_jpeg(image->bytes, image->len) ? read_jpeg(image, dpi) :
							   read_png(image, arena, dpi);
}
