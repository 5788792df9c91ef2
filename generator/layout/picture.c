/* picture.c - files of pictures, and how large they are shown. */
#include "layout/picture.h"

#include <math.h>
#include <string.h>

#include "base/files.h"
#include "base/image.h"
#include "layout/background.h"
#include "layout/layout.h"
#include "layout/pixels.h"

struct picture {
	const char *path; /* or a data: address */
	struct area_image *image; /* NULL: it has no pixels, or is not usable, and that was told */
	struct xml_doc *drawing; /* SVG; NULL: it is none */
	float dpi;
	struct picture *next;
};

/* ---- where they are */

static bool is_data(const char *address)
{
	return strncmp(address, "data:", 5) == 0;
}

static const char *path_of(struct layout *layout, const char *src)
{
	const char *address = fo_address(src, layout->work);
	if (is_data(address))
		return address;
	if (strncmp(address, "file:", 5) == 0)
		address += strncmp(address, "file://", 7) == 0 ? 7 : 5;
	return *address == '/' ? address :
				 files_join(layout->arena, layout->pictures_of->folder, address);
}

static bool may_read(const struct layout *layout, const char *path)
{
	const char *const *folder = layout->pictures_of->within;
	while (folder != NULL && *folder != NULL && !files_is_inside(*folder, path))
		folder++;
	return folder == NULL || *folder != NULL;
}

/* ---- what they are */

static int digit64(char c)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c != '\0' ? strchr(digits, c) : NULL;
	return at != NULL ? (int)(at - digits) : -1;
}

/* The bytes of data:TYPE;base64,DIGITS (RFC 2397, RFC 4648), or NULL. */
static unsigned char *read_data(const char *address, struct arena *arena, size_t *len)
{
	const char *at = strchr(address, ',');
	if (at == NULL || at - address < 12 || strncmp(at - 7, ";base64", 7) != 0)
		return NULL;
	unsigned char *bytes = arena_alloc(arena, strlen(at) + 1);
	unsigned bits = 0;
	int count = 0;
	for (at++; *at != '\0' && *at != '='; at++) {
		int digit = digit64(*at);
		if (digit < 0 && strchr(" \t\r\n", *at) == NULL)
			return NULL;
		if (digit < 0)
			continue;
		bits = bits << 6 | (unsigned)digit;
		count += 6;
		if (count >= 8) {
			count -= 8;
			bytes[(*len)++] = (unsigned char)(bits >> count & 0xff);
		}
	}
	return bytes;
}

static bool is_markup(const unsigned char *bytes, size_t len)
{
	size_t at = len >= 3 && memcmp(bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
	while (at < len && strchr(" \t\r\n", bytes[at]) != NULL)
		at++;
	return at < len && bytes[at] == '<';
}

/* A drawing's <!DOCTYPE svg PUBLIC ...> declares nothing; the reader takes none. */
static void drop_doctype(char *text)
{
	char *at = strstr(text, "<!DOCTYPE");
	size_t len = at != NULL ? strcspn(at, "[>") : 0;
	if (at != NULL && at[len] == '>')
		for (size_t i = 0; i <= len; i++)
			at[i] = at[i] == '\n' ? '\n' : ' ';
}

static bool read_drawing(
	struct layout *layout, struct picture *picture, char *text, size_t len, struct where at)
{
	drop_doctype(text);
	struct xml_doc *doc = xml_parse(text, len, picture->path, layout->diag);
	if (doc == NULL)
		return false;
	if (!xml_is(xml_root(doc), LAYOUT_SVG, "svg")) {
		xml_free(doc);
		return diag_report(layout->diag, at, MESSAGE_BAD_PICTURE, picture->path, "XML");
	}
	picture->drawing = doc;
	return true;
}

static unsigned char *read_bytes(
	struct layout *layout, const struct picture *picture, struct where at, size_t *len)
{
	struct arena *arena = &layout->tree->arena;
	const char *path = picture->path;
	unsigned char *bytes = NULL;
	if (is_data(path)) {
		bytes = read_data(path, arena, len);
		if (bytes == NULL)
			diag_report(layout->diag, at, MESSAGE_BAD_PICTURE, "data:", "base64");
	} else if (!files_exists(path)) {
		diag_report(layout->diag, at, MESSAGE_NO_PICTURE, path);
	} else if (!may_read(layout, path)) {
		diag_report(layout->diag, at, MESSAGE_OUTSIDE, path);
	} else {
		bytes = (unsigned char *)files_bytes(path, arena, layout->diag, len);
	}
	return bytes;
}

static bool read_picture(struct layout *layout, struct picture *picture, struct where at)
{
	size_t len = 0;
	struct arena *arena = &layout->tree->arena;
	unsigned char *bytes = read_bytes(layout, picture, at, &len);
	if (bytes == NULL)
		return false;
	if (is_markup(bytes, len))
		return read_drawing(layout, picture, (char *)bytes, len, at);
	struct area_image *image = arena_alloc(arena, sizeof(*image));
	*image = (struct area_image){ .bytes = bytes, .len = len, .key = picture->path };
	if (!pixels_read(image, arena, &picture->dpi)) {
		/* in the words of site/picture.c, so that it is told once */
		struct image_look look = { 0 };
		image_look(bytes, len, &look);
		return diag_report(layout->diag, at,
			look.format == IMAGE_FILE_UNKNOWN ? MESSAGE_PICTURE_FORMAT :
							    MESSAGE_PICTURE_DAMAGED,
			is_data(picture->path) ? "data:" : picture->path);
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

void pictures_end(struct layout *layout)
{
	for (struct picture *p = layout->pictures; p != NULL; p = p->next)
		xml_free(p->drawing);
	layout->pictures = NULL;
}

/* ---- sizes (XSL 1.1, 6.6.5) */

struct size {
	int width, height;
};

static bool to_fit(const struct style *style, enum property property)
{
	enum keyword word = style_keyword(style, property);
	return word == KEYWORD_scale_to_fit || word == KEYWORD_scale_down_to_fit ||
		word == KEYWORD_scale_up_to_fit;
}

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

static bool is_in_cell(const struct fo *fo)
{
	while (fo != NULL && !object_is_reference(fo->object))
		fo = fo->parent;
	return fo != NULL && fo->object == OBJECT_TABLE_CELL;
}

static struct size viewport_size(const struct layout *layout, const struct fo *fo, int measure)
{
	const struct style *style = fo->style;
	struct size size = {
		style_length(style, PROP_IPD_OPT, measure),
		style_length(style, PROP_BPD_OPT, layout->container_height),
	};
	/* A cell has a width to which what is to fit can be held, where nothing else is said. */
	if (size.width == 0 && size.height == 0 && to_fit(style, PROP_CONTENT_WIDTH) &&
		is_in_cell(fo))
		size.width = measure;
	return size;
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
	const struct area_image *image = picture->image;
	bool on_side = image->orientation > 4;
	return (struct size){
		(int)lround((on_side ? image->height : image->width) * 72000.0 / dpi),
		(int)lround((on_side ? image->width : image->height) * 72000.0 / dpi),
	};
}

/* Both kinds: the content as large as it is to be, in its viewport. */
struct shown {
	struct size size, viewport;
};

static struct shown shown_size(
	const struct layout *layout, const struct fo *fo, struct size natural, int measure)
{
	const struct style *style = fo->style;
	struct size viewport = viewport_size(layout, fo, measure);
	struct limits limits = limits_of(layout, style, measure);
	struct size size = content_size(style, natural, target(viewport, natural, &limits));
	return (struct shown){ size, within(viewport, size, &limits) };
}

static struct area *pixels(
	struct layout *layout, const struct fo *fo, const struct picture *picture, int measure)
{
	struct area_image *image = arena_alloc(layout->arena, sizeof(*image));
	const char *alternative = style_text(fo->style, PROP_ALTERNATIVE);
	*image = *picture->image;
	image->alternative = *alternative != '\0' ? alternative : NULL;
	struct shown shown = shown_size(layout, fo, natural_size(picture), measure);
	struct area *area = area_new(layout, AREA_IMAGE, "image", NULL);
	area->at = fo_where(fo);
	area->width = shown.size.width;
	area->height = shown.size.height;
	area->image = image;
	return viewport_of(layout, fo, area, shown.size, shown.viewport);
}

static struct area *drawing(
	struct layout *layout, const struct fo *fo, const struct xml_node *svg, int measure)
{
	struct svg_size own = svg_size(svg);
	struct size natural = { own.width, own.height };
	struct shown shown = shown_size(layout, fo, natural, measure);
	struct area *area = svg_layout(layout, svg, fo, shown.size.width, shown.size.height);
	return viewport_of(layout, fo, area, shown.size, shown.viewport);
}

static struct area *external(struct layout *layout, const struct fo *fo, int measure)
{
	const struct picture *picture =
		picture_of(layout, style_text(fo->style, PROP_SRC), fo_where(fo));
	if (picture->drawing != NULL)
		return drawing(layout, fo, xml_root(picture->drawing), measure);
	return picture->image != NULL ? pixels(layout, fo, picture, measure) : NULL;
}

static struct area *foreign(struct layout *layout, const struct fo *fo, int measure)
{
	const struct xml_node *svg = xml_find(fo->node, "svg");
	if (svg != NULL && xml_is(svg, LAYOUT_SVG, "svg"))
		return drawing(layout, fo, svg, measure);
	diag_report(layout->diag, fo_where(fo), MESSAGE_FO_UNKNOWN, object_name(fo->object));
	return NULL;
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
	if (picture->drawing != NULL)
		diag_report(layout->diag, at, MESSAGE_BAD_PICTURE, picture->path, "SVG");
	if (picture->image == NULL)
		return NULL;
	struct size size = natural_size(picture);
	*width = size.width;
	*height = size.height;
	return picture->image;
}
