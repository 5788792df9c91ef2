/*
 * Pictures as image XObjects (ISO 32000-1, 8.9), each embedded once.
 *
 * The pixels of a JPEG stay as they are.  One in CMYK is given a colour space of its own: PDF/A
 * allows no DeviceCMYK beside an sRGB output intent (ISO 19005-2, 6.2.4.3).  For a press it is the
 * other way round.
 */
#include "pdf/internal.h"

#include <string.h>

#include "base/image.h"
#include "base/str.h"

struct picture {
	struct object *object; /* NULL: not usable, and that has been told */
	int number; /* /I1 ... */
	int page; /* the last page whose resources have it */
};

struct jpeg {
	int width, height, components;
	bool adobe; /* its CMYK is inverted */
};

/* ---- JPEG (ITU-T T.81, B.1): the frame header, and Adobe's marker */

static bool is_frame(unsigned marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 &&
		marker != 0xCC;
}

static bool read_jpeg(const unsigned char *p, size_t len, struct jpeg *jpeg)
{
	*jpeg = (struct jpeg){ 0 };
	if (len < 4 || p[0] != 0xFF || p[1] != 0xD8)
		return false;
	for (size_t at = 2; at + 4 <= len;) {
		if (p[at] != 0xFF)
			return false;
		unsigned marker = p[at + 1];
		if (marker == 0xFF) { /* fill byte */
			at++;
			continue;
		}
		size_t size = (size_t)(p[at + 2] << 8 | p[at + 3]);
		const unsigned char *data = p + at + 4;
		if (size < 2 || size > len - at - 2)
			return false;
		if (marker == 0xEE && size >= 14 && memcmp(data, "Adobe", 5) == 0)
			jpeg->adobe = true;
		if (is_frame(marker)) {
			if (size < 8 || data[0] != 8)
				return false;
			jpeg->height = data[1] << 8 | data[2];
			jpeg->width = data[3] << 8 | data[4];
			jpeg->components = data[5];
			return jpeg->width > 0 && jpeg->height > 0;
		}
		if (marker == 0xDA || marker == 0xD9)
			return false;
		at += 2 + size;
	}
	return false;
}

/* ---- objects */

static void put_size(struct str *body, int width, int height)
{
	str_add_format(body,
		"/Type /XObject\n/Subtype /Image\n/Width %d\n/Height %d\n"
		"/BitsPerComponent 8\n",
		width, height);
}

/*
 * The four inks as a DeviceN space whose tints become RGB by a calculation (8.6.6.5, 7.10.5); the
 * comments show the stack, k' = 1 - k.
 */
static void put_inks(struct pdf *pdf, struct str *body)
{
	static const char tints[] =
		"{ 1 exch sub dup 3 -1 roll 1 exch sub mul 3 1 roll\n" /* c b m k' */
		"dup 3 -1 roll 1 exch sub mul 4 1 roll\n" /* g c b k' */
		"3 -1 roll 1 exch sub mul 3 1 roll }"; /* r g b */
	struct object *function = object_stream(pdf->objects, tints, sizeof(tints) - 1, false);
	str_add(object_body(function),
		"/FunctionType 4\n/Domain [0 1 0 1 0 1 0 1]\n/Range [0 1 0 1 0 1]\n");
	str_add(body, "/ColorSpace [/DeviceN [/Cyan /Magenta /Yellow /Black] /DeviceRGB ");
	put_reference(body, function);
	str_add(body, "]\n");
}

static void put_space(struct pdf *pdf, struct str *body, int components)
{
	str_add(body, "/ColorSpace ");
	if (components == 3 && pdf->profile == PDF_PRESS) {
		str_add(body, "[/ICCBased ");
		put_reference(body, identity_profile(pdf));
		str_add(body, "]\n");
	} else {
		str_add(body,
			components == 1		? "/DeviceGray\n" :
				components == 3 ? "/DeviceRGB\n" :
						  "/DeviceCMYK\n");
	}
}

static struct object *make_jpeg(struct pdf *pdf, const struct area_image *image)
{
	struct jpeg jpeg;
	if (!read_jpeg(image->bytes, image->len, &jpeg))
		return NULL;
	if (jpeg.components != 1 && jpeg.components != 3 && jpeg.components != 4)
		return NULL;
	struct str plain = { 0 }; /* who took it, when and where, is nobody's business */
	image_strip(image->bytes, image->len, &plain); /* of a broken one what there is */
	struct object *object = object_stream(pdf->objects, str_text(&plain), plain.len, false);
	str_free(&plain);
	struct str *body = object_body(object);
	put_size(body, jpeg.width, jpeg.height);
	str_add(body, "/Filter /DCTDecode\n");
	if (jpeg.components == 4 && pdf->profile == PDF_ARCHIVE)
		put_inks(pdf, body);
	else
		put_space(pdf, body, jpeg.components);
	if (jpeg.components == 4 && jpeg.adobe)
		str_add(body, "/Decode [1 0 1 0 1 0 1 0]\n");
	return object;
}

static struct object *make_samples(struct pdf *pdf, const struct area_image *image,
	const unsigned char *samples, int components)
{
	size_t len = (size_t)image->width * (size_t)image->height * (size_t)components;
	struct object *object = object_stream(pdf->objects, samples, len, true);
	put_size(object_body(object), image->width, image->height);
	put_space(pdf, object_body(object), components);
	return object;
}

static struct object *make_raw(struct pdf *pdf, const struct area_image *image)
{
	size_t samples = (size_t)image->width * (size_t)image->height;
	bool known = image->components == 1 || image->components == 3;
	if (!known || samples == 0 || samples > INT32_MAX / 4 ||
		samples * (size_t)image->components > image->len)
		return NULL;
	return make_samples(pdf, image, image->bytes, image->components);
}

static struct object *make(struct pdf *pdf, const struct area_image *image, struct where at)
{
	bool jpeg = image->format == IMAGE_JPEG;
	struct object *object = NULL;
	if (image->bytes != NULL && image->width > 0 && image->height > 0)
		object = jpeg ? make_jpeg(pdf, image) : make_raw(pdf, image);
	if (object == NULL) {
		diag_report(pdf->diag, at, jpeg ? MESSAGE_BAD_JPEG : MESSAGE_PICTURE_SIZE,
			image->key != NULL ? image->key : "");
		pdf->ok = false;
	} else if (image->alpha != NULL) {
		struct object *mask = make_samples(pdf, image, image->alpha, 1);
		str_add(object_body(object), "/SMask ");
		put_reference(object_body(object), mask);
		str_add_char(object_body(object), '\n');
		object_done(pdf->objects, mask);
	}
	if (object != NULL)
		object_done(pdf->objects, object);
	return object;
}

static struct picture *find(struct pdf *pdf, const struct area_image *image, struct where at)
{
	struct picture *picture = image->key != NULL ? keys_find(&pdf->pictures, image->key) : NULL;
	if (picture != NULL)
		return picture;
	picture = arena_alloc(&pdf->arena, sizeof(*picture));
	picture->object = make(pdf, image, at);
	picture->number = (int)pdf->pictures.count + 1;
	/* One without a key is nothing's equal. */
	const char *key = image->key != NULL ? arena_strdup(&pdf->arena, image->key) :
					       arena_printf(&pdf->arena, "\n%d", picture->number);
	keys_add(&pdf->pictures, key, picture);
	return picture;
}

/*
 * The unit square of the stored picture to that of the upright one, for each orientation (Exif 3.0,
 * 4.6.5.1.5): x' = a x + c y + e, y' = b x + d y + f.
 */
static const double upright[9][6] = {
	{ 1, 0, 0, 1, 0, 0 },
	{ 1, 0, 0, 1, 0, 0 },
	{ -1, 0, 0, 1, 1, 0 },
	{ -1, 0, 0, -1, 1, 1 },
	{ 1, 0, 0, -1, 0, 1 },
	{ 0, -1, -1, 0, 1, 1 },
	{ 0, -1, 1, 0, 0, 1 },
	{ 0, 1, 1, 0, 0, 0 },
	{ 0, 1, -1, 0, 1, 0 },
};

void picture_put(struct canvas *canvas, const struct area_image *image, struct where at, double x,
	double y, double width, double height)
{
	struct picture *picture = find(canvas->pdf, image, at);
	if (picture->object == NULL)
		return;
	if (picture->page != canvas->number) {
		picture->page = canvas->number;
		str_add_format(&canvas->pictures, " /I%d ", picture->number);
		put_reference(&canvas->pictures, picture->object);
	}
	const double *m = upright[image->orientation];
	str_add(&canvas->content, "q ");
	canvas_length(canvas, width * m[0]);
	canvas_length(canvas, height * m[1]);
	canvas_length(canvas, width * m[2]);
	canvas_length(canvas, height * m[3]);
	canvas_point(canvas, x + width * m[4], y + height - height * m[5]);
	str_add_format(&canvas->content, "cm /I%d Do Q\n", picture->number);
}

void picture_paint(struct canvas *canvas, const struct area *area)
{
	if (area->image == NULL || area->width <= 0 || area->height <= 0)
		return;
	struct rectangle r = { area->x, area->y, (double)area->x + area->width,
		(double)area->y + area->height };
	press_extend(canvas, &r);
	text_flush(canvas);
	tag_graphics(canvas);
	picture_put(
		canvas, area->image, area->at, r.left, r.top, r.right - r.left, r.bottom - r.top);
}
