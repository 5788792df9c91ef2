#include "site/picture.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <jpeglib.h>
#include <png.h>

#include "base/arena.h"
#include "base/files.h"
#include "base/image.h"

const unsigned picture_widths[PICTURE_SIZES] = { 480, 960 };

enum { QUALITY = 82 };

/* 8 bits a channel; JPEG: 3 channels, PNG: 4, the last is opacity. */
struct pixels {
	unsigned width, height, channels;
	unsigned char *bytes;
};

bool picture_named(const char *path)
{
	static const char *const extensions[] = { "jpg", "jpeg", "png", "webp", "gif", "bmp", "tif",
		"tiff", "heic", "heif", "avif" };
	const char *dot = strrchr(path, '.');
	for (size_t i = 0; dot != NULL && i < sizeof(extensions) / sizeof(extensions[0]); i++)
		if (strcasecmp(dot + 1, extensions[i]) == 0)
			return true;
	return false;
}

char *picture_address(struct arena *arena, const char *path, unsigned width)
{
	const char *dot = strrchr(path, '.');
	return arena_printf(arena, "%.*s.%u%s", (int)(dot - path), path, width, dot);
}

static size_t size_of(const struct pixels *p)
{
	return (size_t)p->width * p->height * p->channels;
}

static struct pixels pixels_new(unsigned width, unsigned height, unsigned channels)
{
	struct pixels p = { width, height, channels, NULL };
	p.bytes = mem_alloc(size_of(&p));
	return p;
}

/* ---- JPEG: the library leaves by longjmp, so what it opened is closed in one place */

struct failing {
	struct jpeg_error_mgr manager;
	jmp_buf out;
};

static void fail(j_common_ptr common)
{
	longjmp(((struct failing *)common->err)->out, 1);
}

static void keep_silent(j_common_ptr common)
{
	(void)common;
}

/* Inks of Adobe are inverted: 255 is none. */
static void from_inks(unsigned char *rgb, const unsigned char *inks, unsigned width, bool inverted)
{
	for (unsigned i = 0; i < width; i++, inks += 4, rgb += 3)
		for (int c = 0; c < 3; c++) {
			int ink = inverted ? inks[c] : 255 - inks[c];
			int black = inverted ? inks[3] : 255 - inks[3];
			rgb[c] = (unsigned char)(ink * black / 255);
		}
}

static void read_rows(struct jpeg_decompress_struct *jpeg, struct pixels *p)
{
	bool inks = jpeg->out_color_space == JCS_CMYK;
	JSAMPARRAY row =
		jpeg->mem->alloc_sarray((j_common_ptr)jpeg, JPOOL_IMAGE, jpeg->output_width * 4, 1);
	for (unsigned char *to = p->bytes; jpeg->output_scanline < jpeg->output_height;
		to += 3 * p->width) {
		jpeg_read_scanlines(jpeg, row, 1);
		if (inks)
			from_inks(to, row[0], p->width, jpeg->saw_Adobe_marker);
		else
			memcpy(to, row[0], 3 * (size_t)p->width);
	}
}

/* Decoded at an eighth to the whole, as long as neither side falls below `least`. */
static bool decode_jpeg(const char *bytes, size_t len, unsigned least, struct pixels *p)
{
	struct jpeg_decompress_struct jpeg;
	struct failing failing;
	jpeg.err = jpeg_std_error(&failing.manager);
	failing.manager.error_exit = fail;
	failing.manager.output_message = keep_silent;
	if (setjmp(failing.out) != 0) {
		jpeg_destroy_decompress(&jpeg);
		return false;
	}
	jpeg_create_decompress(&jpeg);
	jpeg_mem_src(&jpeg, (const unsigned char *)bytes, (unsigned long)len);
	jpeg_read_header(&jpeg, TRUE);
	bool inks = jpeg.jpeg_color_space == JCS_CMYK || jpeg.jpeg_color_space == JCS_YCCK;
	jpeg.out_color_space = inks ? JCS_CMYK : JCS_RGB;
	jpeg.dct_method = JDCT_ISLOW;
	unsigned side = jpeg.image_width < jpeg.image_height ? jpeg.image_width : jpeg.image_height;
	jpeg.scale_denom = 1;
	while (jpeg.scale_denom < 8 && side / (2 * jpeg.scale_denom) >= least)
		jpeg.scale_denom *= 2;
	jpeg_start_decompress(&jpeg);
	*p = pixels_new(jpeg.output_width, jpeg.output_height, 3);
	read_rows(&jpeg, p);
	jpeg_finish_decompress(&jpeg);
	bool whole = failing.manager.num_warnings == 0;
	jpeg_destroy_decompress(&jpeg);
	return whole;
}

static void encode_jpeg(const struct pixels *p, struct str *out)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr errors;
	unsigned char *bytes = NULL;
	unsigned long len = 0;
	jpeg.err = jpeg_std_error(&errors);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &bytes, &len);
	jpeg.image_width = p->width;
	jpeg.image_height = p->height;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_set_quality(&jpeg, QUALITY, TRUE);
	jpeg_simple_progression(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	while (jpeg.next_scanline < jpeg.image_height) {
		JSAMPROW row = p->bytes + (size_t)jpeg.next_scanline * p->width * 3;
		jpeg_write_scanlines(&jpeg, &row, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	str_add_n(out, (const char *)bytes, len);
	free(bytes);
}

/* ---- PNG */

/* libpng takes room for a chunk before it has seen that the file ends within it. */
static bool decode_png(const char *bytes, size_t len, struct pixels *p)
{
	png_image png = { .version = PNG_IMAGE_VERSION };
	struct str file = { 0 };
	bool ok = image_strip(bytes, len, &file) &&
		png_image_begin_read_from_memory(&png, file.text, file.len) != 0;
	if (ok) {
		png.format = PNG_FORMAT_RGBA;
		*p = pixels_new(png.width, png.height, 4);
		ok = png_image_finish_read(&png, NULL, p->bytes, 0, NULL) != 0;
	}
	png_image_free(&png);
	str_free(&file);
	return ok;
}

static void encode_png(const struct pixels *p, struct str *out)
{
	png_image png = { .version = PNG_IMAGE_VERSION,
		.width = p->width,
		.height = p->height,
		.format = PNG_FORMAT_RGBA };
	png_alloc_size_t len = PNG_IMAGE_PNG_SIZE_MAX(png);
	char *bytes = mem_alloc(len);
	if (png_image_write_to_memory(&png, bytes, &len, 0, p->bytes, 0, NULL))
		str_add_n(out, bytes, len);
	free(bytes);
}

/* ---- geometry */

/* Exif 3.0, 4.6.5.1.5: which pixel of the stored picture is at (x, y) of the upright one. */
static size_t stored_at(const struct pixels *p, unsigned orientation, unsigned x, unsigned y)
{
	unsigned right = p->width - 1, bottom = p->height - 1;
	unsigned column = orientation > 4 ? y : x, row = orientation > 4 ? x : y;
	if (orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8)
		column = right - column;
	if (orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7)
		row = bottom - row;
	return (size_t)row * p->width + column;
}

static void turn(struct pixels *p, unsigned orientation)
{
	bool side = orientation > 4;
	struct pixels upright =
		pixels_new(side ? p->height : p->width, side ? p->width : p->height, p->channels);
	unsigned char *to = upright.bytes;
	for (unsigned y = 0; y < upright.height; y++)
		for (unsigned x = 0; x < upright.width; x++, to += p->channels)
			memcpy(to, p->bytes + stored_at(p, orientation, x, y) * p->channels,
				p->channels);
	free(p->bytes);
	*p = upright;
}

/* The mean of the pixels that a smaller one covers, each with its opacity. */
static void mean(const struct pixels *p, const unsigned box[4], unsigned char *to)
{
	unsigned long long sums[4] = { 0 }, weight = 0, count = 0;
	for (unsigned y = box[1]; y < box[3]; y++) {
		const unsigned char *at = p->bytes + ((size_t)y * p->width + box[0]) * p->channels;
		for (unsigned x = box[0]; x < box[2]; x++, at += p->channels) {
			unsigned opacity = p->channels == 4 ? at[3] : 255;
			for (int c = 0; c < 3; c++)
				sums[c] += (unsigned long long)at[c] * opacity;
			weight += opacity;
			count++;
		}
	}
	for (int c = 0; c < 3; c++)
		to[c] = (unsigned char)(weight > 0 ? (sums[c] + weight / 2) / weight : 0);
	if (p->channels == 4)
		to[3] = (unsigned char)((weight + count / 2) / count);
}

/* Of the upright picture at that width. */
static unsigned height_for(const struct image_look *look, unsigned width)
{
	bool side = look->orientation > 4;
	unsigned long long w = side ? look->height : look->width;
	unsigned long long h = side ? look->width : look->height;
	unsigned height = (unsigned)((h * width + w / 2) / w);
	return height > 0 ? height : 1;
}

static struct pixels shrink(const struct pixels *p, unsigned width, unsigned height)
{
	struct pixels small = pixels_new(width, height, p->channels);
	unsigned char *to = small.bytes;
	for (unsigned y = 0; y < small.height; y++) {
		unsigned top = (unsigned)((unsigned long long)y * p->height / small.height);
		unsigned bottom =
			(unsigned)(((unsigned long long)y + 1) * p->height / small.height);
		for (unsigned x = 0; x < width; x++, to += p->channels) {
			unsigned left = (unsigned)((unsigned long long)x * p->width / width);
			unsigned right = (unsigned)(((unsigned long long)x + 1) * p->width / width);
			unsigned box[] = { left, top, right, bottom > top ? bottom : top + 1 };
			mean(p, box, to);
		}
	}
	return small;
}

/* ---- the whole */

static unsigned published_width(const struct image_look *look)
{
	unsigned width = look->orientation > 4 ? look->height : look->width;
	return width < PICTURE_WIDEST ? width : PICTURE_WIDEST;
}

static bool is_too_large(const struct image_look *look)
{
	return (unsigned long long)look->width * look->height > PICTURE_PIXELS;
}

bool picture_look(const char *file, struct picture_look *published, struct diag *diag)
{
	struct arena arena = { 0 };
	struct image_look look;
	size_t len = 0;
	const char *bytes = files_bytes(file, &arena, diag, &len);
	bool ok = bytes != NULL && image_look(bytes, len, &look) && !is_too_large(&look);
	if (ok) {
		published->width = published_width(&look);
		published->height = height_for(&look, published->width);
	}
	arena_free(&arena);
	return ok;
}

static void encode(const struct pixels *p, struct str *out)
{
	if (p->channels == 3)
		encode_jpeg(p, out);
	else
		encode_png(p, out);
}

static void add_size(const struct pixels *p, unsigned width, unsigned height, struct str *out)
{
	if (width == p->width && height == p->height) {
		encode(p, out);
		return;
	}
	struct pixels small = shrink(p, width, height);
	encode(&small, out);
	free(small.bytes);
}

bool picture_make(
	const char *file, struct where at, struct str sizes[1 + PICTURE_SIZES], struct diag *diag)
{
	struct arena arena = { 0 };
	struct image_look look = { 0 };
	struct pixels p = { 0 };
	size_t len = 0;
	const char *bytes = files_bytes(file, &arena, diag, &len);
	bool ok = bytes != NULL;
	if (ok && !image_look(bytes, len, &look))
		ok = diag_report(diag, at,
			look.format == IMAGE_FILE_UNKNOWN ? MESSAGE_PICTURE_FORMAT :
							    MESSAGE_PICTURE_DAMAGED,
			file);
	if (ok && is_too_large(&look))
		ok = diag_report(diag, at, MESSAGE_PICTURE_PIXELS, file);
	if (ok &&
		!(look.format == IMAGE_FILE_JPEG ? decode_jpeg(bytes, len, PICTURE_WIDEST, &p) :
						   decode_png(bytes, len, &p)))
		ok = diag_report(diag, at, MESSAGE_PICTURE_DAMAGED, file);
	unsigned widest = ok ? published_width(&look) : 0;
	if (ok && look.orientation > 1)
		turn(&p, look.orientation);
	if (ok && look.orientation == 1 && look.width == widest)
		ok = image_strip(bytes, len, &sizes[0]) ||
			diag_report(diag, at, MESSAGE_PICTURE_DAMAGED, file);
	else if (ok)
		add_size(&p, widest, height_for(&look, widest), &sizes[0]);
	for (int i = 0; ok && i < PICTURE_SIZES; i++)
		if (picture_widths[i] < widest)
			add_size(&p, picture_widths[i], height_for(&look, picture_widths[i]),
				&sizes[1 + i]);
	free(p.bytes);
	arena_free(&arena);
	return ok;
}
