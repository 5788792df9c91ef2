#include "font/internal.h"

#include <errno.h>
#include <harfbuzz/hb-ot.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"

/* ---- tables */

struct table {
	hb_blob_t *blob;
	const unsigned char *bytes;
	unsigned len;
};

static struct table table_open(hb_face_t *hb, hb_tag_t tag)
{
	struct table t = { .blob = hb_face_reference_table(hb, tag) };
	t.bytes = (const unsigned char *)hb_blob_get_data(t.blob, &t.len);
	return t;
}

static unsigned u16(const struct table *t, unsigned at)
{
	return at + 2 <= t->len ? (unsigned)(t->bytes[at] << 8 | t->bytes[at + 1]) : 0;
}

static int i16(const struct table *t, unsigned at)
{
	return (int16_t)u16(t, at);
}

/* ---- opening */

/*
 * Liberation stands for the fonts that every PDF reader has.  Its advance widths are theirs; so are
 * its heights, then, where lines are made for them.
 */
static void as_base14(struct face *face)
{
	static const struct {
		const char *name;
		int ascent, descent, x_height, bold_x_height; /* 1/1000 em */
	} fonts[] = {
		{ "LiberationSans", 718, 207, 523, 532 },
		{ "LiberationSerif", 683, 217, 450, 473 },
		{ "LiberationMono", 629, 157, 426, 439 },
	};
	bool bold = strstr(face->name, "Bold") != NULL;
	for (size_t i = 0; i < sizeof(fonts) / sizeof(*fonts); i++)
		if (strncmp(face->name, fonts[i].name, strlen(fonts[i].name)) == 0) {
			face->base14 = true;
			face->ascent14 = fonts[i].ascent;
			face->descent14 = fonts[i].descent;
			face->x_height14 = bold ? fonts[i].bold_x_height : fonts[i].x_height;
		}
}

/*
 * The em box of Chinese faces, and what the AFM files of the base-14 fonts say, are the typographic
 * metrics of OS/2; hhea leaves room for stacked accents.
 */
static void read_metrics(struct face *face)
{
	struct font_metrics *m = &face->metrics;
	struct table os2 = table_open(face->hb, HB_TAG('O', 'S', '/', '2'));
	struct table post = table_open(face->hb, HB_TAG('p', 'o', 's', 't'));
	hb_font_extents_t extents = { 0 };

	face->embedding = (unsigned short)u16(&os2, 8);
	hb_font_get_h_extents(face->font, &extents);
	m->ascent = i16(&os2, 68);
	m->descent = -i16(&os2, 70);
	if (m->ascent <= 0 || m->descent < 0 || m->ascent + m->descent > 4 * face->units) {
		m->ascent = abs(extents.ascender);
		m->descent = abs(extents.descender);
	}
	as_base14(face);
	bool has_heights = u16(&os2, 0) >= 2;
	m->x_height = has_heights && i16(&os2, 86) > 0 ? i16(&os2, 86) : face->units / 2;
	m->cap_height = has_heights && i16(&os2, 88) > 0 ? i16(&os2, 88) : face->units * 7 / 10;
	m->underline = i16(&post, 8) < 0 ? -i16(&post, 8) : face->units / 10;
	m->underline_thickness = i16(&post, 10) > 0 ? i16(&post, 10) : face->units / 20;
	hb_blob_destroy(os2.blob);
	hb_blob_destroy(post.blob);
}

static bool read_outlines(struct face *face)
{
	unsigned glyphs = hb_face_get_glyph_count(face->hb);
	struct table cff = table_open(face->hb, HB_TAG('C', 'F', 'F', ' '));
	struct table glyf = table_open(face->hb, HB_TAG('g', 'l', 'y', 'f'));
	bool ok = glyphs > 0 && glyf.len > 0;

	face->cff = cff.len > 0;
	if (face->cff)
		ok = glyphs > 0 &&
			cff_read(cff.bytes, cff.len, glyphs, &face->cid_keyed, &face->codes,
				&face->fonts->arena);
	hb_blob_destroy(cff.blob);
	hb_blob_destroy(glyf.blob);
	return ok;
}

static bool has_feature(hb_face_t *hb, hb_tag_t feature)
{
	const hb_tag_t features[] = { feature, HB_TAG_NONE };
	hb_set_t *lookups = hb_set_create();
	hb_ot_layout_collect_lookups(hb, HB_OT_TAG_GSUB, NULL, NULL, features, lookups);
	bool has = !hb_set_is_empty(lookups);
	hb_set_destroy(lookups);
	return has;
}

/* PostScript names are printable ASCII without the delimiters of PDF; a font may not know that. */
static const char *read_name(struct face *face)
{
	char name[128] = "";
	unsigned len = sizeof(name), kept = 0;
	hb_ot_name_get_utf8(
		face->hb, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &len, name);
	for (unsigned i = 0; name[i] != '\0'; i++)
		if (name[i] > ' ' && name[i] < 0x7F && strchr("()<>[]{}/%#", name[i]) == NULL)
			name[kept++] = name[i];
	name[kept] = '\0';
	return arena_strdup(&face->fonts->arena, kept > 0 ? name : "Unnamed");
}

static struct face *refuse(struct face *face, enum message_id message, struct diag *diag)
{
	diag_report(
		diag, (struct where){ .file = face->path }, message, face->path, strerror(errno));
	face_close(face);
	return NULL;
}

struct face *face_open(struct fonts *fonts, const char *path, unsigned index, struct diag *diag)
{
	for (struct face *face = fonts->faces; face != NULL; face = face->next)
		if (face->index == index && strcmp(face->path, path) == 0)
			return face;

	struct face *face = arena_alloc(&fonts->arena, sizeof(*face));
	face->fonts = fonts;
	face->path = arena_strdup(&fonts->arena, path);
	face->index = index;
	face->order = -1;
	hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
	if (blob == NULL)
		return refuse(face, MESSAGE_NO_FILE, diag);
	face->hb = hb_face_create(blob, index);
	hb_blob_destroy(blob);
	face->font = hb_font_create(face->hb);
	face->units = (int)hb_face_get_upem(face->hb);
	if (!read_outlines(face))
		return refuse(face, MESSAGE_FONT_OUTLINES, diag);
	face->name = read_name(face);
	read_metrics(face);
	face->han = face_has(face, 0x4E00);
	face->vertical = has_feature(face->hb, HB_TAG('v', 'e', 'r', 't'));
	face->next = fonts->faces;
	fonts->faces = face;
	return face;
}

void face_close(struct face *face)
{
	hb_font_destroy(face->font);
	hb_face_destroy(face->hb);
}

bool face_has(const struct face *face, uint32_t character)
{
	hb_codepoint_t glyph;
	return hb_font_get_nominal_glyph(face->font, character, &glyph) && glyph != 0;
}

/* ---- asking */

static int scaled(const struct face *face, int units, int size)
{
	long long twice = 2LL * units * size;
	return (int)((twice + (twice < 0 ? -face->units : face->units)) / (2LL * face->units));
}

struct font_metrics font_metrics(const struct face *face, int size)
{
	struct font_metrics m = face->metrics;
	m.ascent = scaled(face, m.ascent, size);
	m.descent = scaled(face, m.descent, size);
	if (face->base14) {
		m.ascent = (int)((int64_t)face->ascent14 * size / 1000);
		m.descent = (int)((int64_t)face->descent14 * size / 1000);
	}
	m.x_height = face->base14 ? (int)((int64_t)face->x_height14 * size / 1000) :
				    scaled(face, m.x_height, size);
	m.cap_height = scaled(face, m.cap_height, size);
	m.underline = scaled(face, m.underline, size);
	m.underline_thickness = scaled(face, m.underline_thickness, size);
	return m;
}

const char *font_name(const struct face *face)
{
	return face->name;
}

bool font_is_cff(const struct face *face)
{
	return face->cff;
}

uint16_t font_code(const struct face *face, uint32_t glyph)
{
	if (face->codes != NULL && glyph < hb_face_get_glyph_count(face->hb))
		return face->codes[glyph];
	return (uint16_t)glyph;
}

double font_width(const struct face *face, uint32_t glyph)
{
	double width = hb_font_get_glyph_h_advance(face->font, glyph) * 1000.0 / face->units;
	return face->base14 ? round(width) : width;
}

struct font_vertical font_vertical(const struct face *face, uint32_t glyph)
{
	hb_position_t x = 0, y = 0;
	double scale = 1000.0 / face->units;
	hb_font_get_glyph_v_origin(face->font, glyph, &x, &y);
	return (struct font_vertical){
		.advance = -hb_font_get_glyph_v_advance(face->font, glyph) * scale,
		.origin_x = x * scale,
		.origin_y = y * scale,
	};
}

struct font_description font_describe(const struct face *face)
{
	struct font_description d = { 0 };
	struct table head = table_open(face->hb, HB_TAG('h', 'e', 'a', 'd'));
	struct table os2 = table_open(face->hb, HB_TAG('O', 'S', '/', '2'));
	struct table post = table_open(face->hb, HB_TAG('p', 'o', 's', 't'));

	for (unsigned i = 0; i < 4; i++)
		d.box[i] = scaled(face, i16(&head, 36 + 2 * i), 1000);
	d.ascent = scaled(face, face->metrics.ascent, 1000);
	d.descent = -scaled(face, face->metrics.descent, 1000);
	d.cap_height = scaled(face, face->metrics.cap_height, 1000);
	d.italic_angle = i16(&post, 4) + u16(&post, 6) / 65536.0;
	d.fixed = u16(&post, 14) != 0;
	d.weight = (int)u16(&os2, 4);
	/* PANOSE: Latin Text, and one of the serif styles; Liberation Sans has 11. */
	d.serif = os2.len > 33 && os2.bytes[32] == 2 && os2.bytes[33] >= 2 && os2.bytes[33] <= 10;
	hb_blob_destroy(head.blob);
	hb_blob_destroy(os2.blob);
	hb_blob_destroy(post.blob);
	return d;
}
