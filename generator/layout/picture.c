/* picture.c - files of pixels (JPEG as it is, PNG decoded), and how large they are shown. */
#include "layout/picture.h"

#include <math.h>
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/image.h"
#include "layout/background.h"
#include "layout/layout.h"

enum { PIXELS_MAX = 200 * 1000 * 1000 };

struct picture {
	const char *path;
	struct area_image *image; /* NULL: not usable, and told */
	float dpi;
	struct picture *next;
};

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

static bool read_png(struct area_image *image, struct arena *arena, float *dpi)
{
	png_image png = { .version = PNG_IMAGE_VERSION };
	if (!png_image_begin_read_from_memory(&png, image->bytes, image->len))
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

/* ---- files */

static const char *path_of(struct layout *layout, const char *src)
{
	size_t len = strlen(src);
	if (strncmp(src, "url(", 4) == 0 && src[len - 1] == ')') {
		bool quoted = src[4] == '\'' || src[4] == '"';
		src = arena_strndup(layout->work, src + 4 + quoted, len - 5 - 2 * (size_t)quoted);
	}
	if (strncmp(src, "file:", 5) == 0)
		src += 5;
	return *src == '/' ? src : files_join(layout->arena, layout->folder, src);
}

static bool read_picture(struct layout *layout, struct picture *picture, struct where at)
{
	size_t len = 0;
	struct arena *arena = &layout->tree->arena;
	struct area_image *image = arena_alloc(arena, sizeof(*image));
	if (!files_exists(picture->path))
		return diag_report(layout->diag, at, MESSAGE_NO_PICTURE, picture->path);
	image->bytes = (const unsigned char *)files_bytes(picture->path, arena, layout->diag, &len);
	image->len = len;
	image->key = picture->path;
	if (image->bytes == NULL)
		return false;
	bool jpeg = len > 4 && image->bytes[0] == 0xff && image->bytes[1] == 0xd8;
	bool ok = jpeg ? read_jpeg(image, &picture->dpi) : read_png(image, arena, &picture->dpi);
	if (!ok) { /* in the words of site/picture.c, so that it is told once */
		struct image_look look = { 0 };
		image_look(image->bytes, len, &look);
		return diag_report(layout->diag, at,
			look.format == IMAGE_FILE_UNKNOWN ? MESSAGE_PICTURE_FORMAT :
							    MESSAGE_PICTURE_DAMAGED,
			picture->path);
	}
	picture->image = image;
	return true;
}

static struct picture *picture_of(struct layout *layout, const char *src, struct where at)
{
	const char *path = path_of(layout, src);
	for (struct picture *p = layout->pictures; p != NULL; p = p->next)
		if (strcmp(p->path, path) == 0)
			return p;
	struct picture *picture = arena_alloc(layout->lasting, sizeof(*picture));
	picture->path = arena_strdup(&layout->tree->arena, path);
	picture->dpi = 72;
	picture->next = layout->pictures;
	layout->pictures = picture;
	read_picture(layout, picture, at);
	return picture;
}

/* ---- sizes (XSL 1.1, 6.6.5) */

struct size {
	int width, height;
};

/* One direction: how long the content is to be; 0: follows from the other. */
static int asked(const struct style *style, enum property property, int natural, int viewport)
{
	switch (style_keyword(style, property)) {
	case KEYWORD_auto:
		return 0;
	case KEYWORD_scale_to_fit:
		return viewport > 0 ? viewport : natural;
	case KEYWORD_scale_down_to_fit:
		return viewport > 0 && viewport < natural ? viewport : natural;
	case KEYWORD_scale_up_to_fit:
		return viewport > natural ? viewport : natural;
	default:
		return style_length(style, property, natural);
	}
}

static bool to_fit(const struct style *style, enum property property)
{
	enum keyword word = style_keyword(style, property);
	return word == KEYWORD_scale_to_fit || word == KEYWORD_scale_down_to_fit ||
		word == KEYWORD_scale_up_to_fit;
}

static struct size content_size(
	const struct style *style, struct size natural, struct size viewport)
{
	struct size size = {
		asked(style, PROP_CONTENT_WIDTH, natural.width, viewport.width),
		asked(style, PROP_CONTENT_HEIGHT, natural.height, viewport.height),
	};
	bool uniform = style_keyword(style, PROP_SCALING) != KEYWORD_non_uniform;
	if (natural.width <= 0 || natural.height <= 0)
		return natural;
	double across = (double)size.width / natural.width,
	       down = (double)size.height / natural.height;
	if (size.width == 0 && size.height == 0)
		return natural;
	if (size.width == 0 || size.height == 0)
		across = down = size.width == 0 ? down : across;
	else if (uniform && to_fit(style, PROP_CONTENT_WIDTH) && to_fit(style, PROP_CONTENT_HEIGHT))
		across = down = across < down ? across : down;
	else if (uniform && !to_fit(style, PROP_CONTENT_HEIGHT) &&
		to_fit(style, PROP_CONTENT_WIDTH))
		across = down;
	else if (uniform)
		down = across;
	return (struct size){ (int)lround(natural.width * across),
		(int)lround(natural.height * down) };
}

static struct size viewport_size(
	const struct layout *layout, const struct style *style, int measure)
{
	return (struct size){
		style_length(style, PROP_IPD_OPT, measure),
		style_length(style, PROP_BPD_OPT, layout->container_height),
	};
}

/* What the viewport may not be smaller and larger than; 0: not said. */
struct limits {
	struct size least, most;
};

static struct limits limits_of(const struct layout *layout, const struct style *style, int measure)
{
	int height = layout->container_height;
	return (struct limits){
		.least = { style_length(style, PROP_IPD_MIN, measure),
			style_length(style, PROP_BPD_MIN, height) },
		.most = { style_length(style, PROP_IPD_MAX, measure),
			style_length(style, PROP_BPD_MAX, height) },
	};
}

static int limited(int length, int least, int most)
{
	length = length < least ? least : length;
	return most > 0 && length > most ? most : length;
}

/* A viewport for which no size is asked is as large as its content, within the limits. */
static struct size within(struct size viewport, struct size content, const struct limits *limits)
{
	if (viewport.width == 0)
		viewport.width = limited(content.width, limits->least.width, limits->most.width);
	if (viewport.height == 0)
		viewport.height =
			limited(content.height, limits->least.height, limits->most.height);
	return viewport;
}

/* What the content is to fit into: only limits that it does not keep by itself. */
static struct size target(struct size viewport, struct size natural, const struct limits *limits)
{
	struct size bounded = within(viewport, natural, limits);
	return (struct size){
		viewport.width > 0 || bounded.width != natural.width ? bounded.width : 0,
		viewport.height > 0 || bounded.height != natural.height ? bounded.height : 0,
	};
}

static int aligned(enum keyword align, int rest)
{
	return align == KEYWORD_center			       ? rest / 2 :
		align == KEYWORD_after || align == KEYWORD_end ? rest :
								 0;
}

/* `content` is as large as it is to be, and stands in the viewport. */
static struct area *viewport_of(struct layout *layout, const struct fo *fo, struct area *content,
	struct size size, struct size viewport)
{
	const struct style *style = fo->style;
	enum keyword overflow = style_keyword(style, PROP_OVERFLOW);
	struct area *area = area_new(layout, AREA_VIEWPORT, object_name(fo->object), fo);
	area->width = viewport.width;
	area->height = viewport.height;
	area->box = style_box(style, 0, layout->arena);
	background_show(layout, area, fo, NULL);
	area->viewport.clip = overflow == KEYWORD_hidden || overflow == KEYWORD_error_if_overflow;
	content->x = aligned(style_keyword(style, PROP_TEXT_ALIGN), area->width - size.width);
	content->y = aligned(style_keyword(style, PROP_DISPLAY_ALIGN), area->height - size.height);
	area_append(area, content);
	return area;
}

static struct size natural_size(const struct picture *picture)
{
	double dpi = (double)picture->dpi;
	return (struct size){ (int)lround(picture->image->width * 72000.0 / dpi),
		(int)lround(picture->image->height * 72000.0 / dpi) };
}

static struct area *external(struct layout *layout, const struct fo *fo, int measure)
{
	const char *src = style_text(fo->style, PROP_SRC);
	const struct picture *picture = picture_of(layout, src, fo_where(fo));
	if (picture->image == NULL)
		return NULL;
	struct area_image *image = arena_alloc(layout->arena, sizeof(*image));
	const char *alternative = style_text(fo->style, PROP_ALTERNATIVE);
	*image = *picture->image;
	image->alternative = *alternative != '\0' ? alternative : NULL;
	struct size natural = natural_size(picture);
	struct size viewport = viewport_size(layout, fo->style, measure);
	struct limits limits = limits_of(layout, fo->style, measure);
	struct size size = content_size(fo->style, natural, target(viewport, natural, &limits));
	struct area *area = area_new(layout, AREA_IMAGE, "image", NULL);
	area->at = fo_where(fo);
	area->width = size.width;
	area->height = size.height;
	area->image = image;
	return viewport_of(layout, fo, area, size, within(viewport, size, &limits));
}

static struct area *foreign(struct layout *layout, const struct fo *fo, int measure)
{
	const struct xml_node *svg = xml_find(fo->node, "svg");
	if (svg == NULL || !xml_is(svg, LAYOUT_SVG, "svg")) {
		diag_report(
			layout->diag, fo_where(fo), MESSAGE_FO_UNKNOWN, object_name(fo->object));
		return NULL;
	}
	struct svg_size natural = svg_size(svg);
	struct size viewport = viewport_size(layout, fo->style, measure);
	struct limits limits = limits_of(layout, fo->style, measure);
	struct size own = { natural.width, natural.height };
	struct size size = content_size(fo->style, own, target(viewport, own, &limits));
	struct area *area = svg_layout(layout, svg, fo, size.width, size.height);
	return viewport_of(layout, fo, area, size, within(viewport, size, &limits));
}

struct area *picture_layout(struct layout *layout, const struct fo *fo, int measure)
{
	return fo->object == OBJECT_FOREIGN_OBJECT ? foreign(layout, fo, measure) :
						     external(layout, fo, measure);
}

const struct area_image *picture_image(
	struct layout *layout, const char *src, struct where at, int *width, int *height)
{
	const struct picture *picture = picture_of(layout, src, at);
	if (picture->image == NULL)
		return NULL;
	struct size size = natural_size(picture);
	*width = size.width;
	*height = size.height;
	return picture->image;
}
