/*
 * Faces as PDF fonts (ISO 32000-1, 9.7): a Type 0 font with the identity as its encoding over a
 * CIDFont; the codes in the pages are glyph ids of the face, or its CIDs.
 */
#include "pdf/internal.h"

#include <stdlib.h>
#include <string.h>

enum { GLYPHS = 65536 };

/* ---- while pages are painted */

struct embedded *embed_face(struct pdf *pdf, const struct face *face)
{
	for (struct embedded *font = pdf->fonts; font != NULL; font = font->next)
		if (font->face == face)
			return font;
	struct embedded *font = arena_alloc(&pdf->arena, sizeof(*font));
	font->face = face;
	font->cid_font = object_new(pdf->objects);
	font->slots = mem_alloc(GLYPHS * sizeof(*font->slots));
	*pdf->last_font = font;
	pdf->last_font = &font->next;
	return font;
}

static struct used_glyph *use(struct embedded *font, uint32_t glyph)
{
	uint16_t *slot = &font->slots[glyph];
	if (*slot == 0) {
		if (font->count == font->room) {
			font->room = font->room > 0 ? font->room * 2 : 64;
			font->used = mem_resize(font->used, font->room * sizeof(*font->used));
		}
		font->used[font->count++] = (struct used_glyph){ .glyph = glyph };
		*slot = (uint16_t)font->count;
	}
	return &font->used[*slot - 1];
}

int embed_glyph(struct pdf *pdf, struct embedded *font, uint32_t glyph, bool vertical,
	const char *text, size_t len)
{
	struct used_glyph *used = use(font, glyph);
	used->vertical = used->vertical || vertical;
	for (int i = 0; i < LAYERS_MAX; i++) {
		const char *meaning = used->meaning[i];
		if (meaning == NULL)
			used->meaning[i] = arena_strndup(&pdf->arena, text, len);
		if (meaning == NULL || (strncmp(meaning, text, len) == 0 && meaning[len] == '\0'))
			return i;
	}
	return -1;
}

int embed_name(struct pdf *pdf, struct embedded *font, int layer, bool vertical)
{
	struct layer *l = &font->layers[layer];
	if (l->font[vertical] == NULL) {
		l->font[vertical] = object_new(pdf->objects);
		l->name[vertical] = ++pdf->layers;
	}
	return l->name[vertical];
}

/* ---- ToUnicode (ISO 32000-1, 9.10.3) */

static void put_meanings(struct str *out, const struct embedded *font, int layer)
{
	struct str block = { 0 };
	int count = 0;
	for (size_t i = 0; i <= font->count; i++) {
		if (count == 100 || (i == font->count && count > 0)) { /* no more in a block */
			str_add_format(out, "%d beginbfchar\n%sendbfchar\n", count, block.text);
			str_clear(&block);
			count = 0;
		}
		const char *meaning = i < font->count ? font->used[i].meaning[layer] : NULL;
		if (meaning == NULL)
			continue;
		str_add_char(&block, '<');
		put_hex16(&block, font_code(font->face, font->used[i].glyph));
		str_add(&block, "> <");
		put_utf16(&block, meaning, strlen(meaning));
		str_add(&block, ">\n");
		count++;
	}
	str_free(&block);
}

static struct object *to_unicode(struct pdf *pdf, const struct embedded *font, int layer)
{
	struct str map = { 0 };
	str_add(&map,
		"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	put_meanings(&map, font, layer);
	str_add(&map, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	struct object *stream = object_stream(pdf->objects, map.text, map.len, true);
	str_free(&map);
	return stream;
}

/* ---- the CIDFont */

static void put_values(struct str *out, const double *values, int count)
{
	for (int i = 0; i < count; i++) {
		put_number(out, values[i], 3);
		str_add_char(out, ' ');
	}
}

/* The values of a glyph in /W or /W2; 0: they are those of /DW or /DW2. */
static int metrics_of(const struct face *face, uint32_t glyph, bool vertical, double *values)
{
	double width = font_width(face, glyph);
	values[0] = width;
	if (!vertical)
		return width != 1000 ? 1 : 0;
	struct font_vertical v = font_vertical(face, glyph);
	values[0] = -v.advance;
	values[1] = v.origin_x;
	values[2] = v.origin_y;
	return v.advance != 1000 || v.origin_x != width / 2 || v.origin_y != 880 ? 3 : 0;
}

/* Neighbouring codes share a bracket. */
static void put_metrics(struct str *out, const struct embedded *font, bool vertical)
{
	long previous = -2;
	double values[3];
	for (size_t i = 0; i < font->count; i++) {
		const struct used_glyph *used = &font->used[i];
		int count = 0;
		if (used->vertical || !vertical)
			count = metrics_of(font->face, used->glyph, vertical, values);
		if (count == 0)
			continue;
		long code = font_code(font->face, used->glyph);
		if (code != previous + 1)
			str_add_format(out, previous >= 0 ? "]\n%ld [" : "%ld [", code);
		put_values(out, values, count);
		previous = code;
	}
	if (previous >= 0)
		str_add(out, "]\n");
}

static bool any_vertical(const struct embedded *font)
{
	for (size_t i = 0; i < font->count; i++)
		if (font->used[i].vertical)
			return true;
	return false;
}

/* TrueType: codes are the glyph ids of the whole face, the subset has its own. */
static struct object *cid_to_gid(struct pdf *pdf, const struct font_subset *subset)
{
	unsigned char *map = mem_alloc(2 * subset->id_count);
	for (size_t i = 0; i < subset->id_count; i++) {
		map[2 * i] = (unsigned char)(subset->new_id[i] >> 8);
		map[2 * i + 1] = (unsigned char)subset->new_id[i];
	}
	struct object *stream = object_stream(pdf->objects, map, 2 * subset->id_count, true);
	free(map);
	return stream;
}

static void write_cid_font(struct pdf *pdf, struct embedded *font, const struct font_subset *subset,
	const char *name, const struct object *descriptor)
{
	struct str *body = object_body(font->cid_font);
	str_add_format(
		body, "/Type /Font\n/Subtype /CIDFontType%d\n/BaseFont ", subset->cff ? 0 : 2);
	put_name(body, name);
	str_add(body,
		"\n/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>\n"
		"/FontDescriptor ");
	put_reference(body, descriptor);
	str_add(body, "\n/DW 1000\n/W [");
	put_metrics(body, font, false);
	str_add(body, "]\n");
	if (any_vertical(font)) {
		str_add(body, "/DW2 [880 -1000]\n/W2 [");
		put_metrics(body, font, true);
		str_add(body, "]\n");
	}
	if (!subset->cff) {
		str_add(body, "/CIDToGIDMap ");
		put_reference(body, cid_to_gid(pdf, subset));
		str_add_char(body, '\n');
	}
}

/* ---- the descriptor (ISO 32000-1, 9.8) */

static struct object *write_program(struct pdf *pdf, const struct font_subset *subset)
{
	struct object *program = object_stream(pdf->objects, subset->bytes, subset->len, true);
	if (subset->cff)
		str_add(object_body(program), "/Subtype /CIDFontType0C\n");
	else
		str_add_format(object_body(program), "/Length1 %zu\n", subset->len);
	return program;
}

static struct object *write_descriptor(struct pdf *pdf, const struct embedded *font,
	const struct font_subset *subset, const char *name)
{
	enum { FIXED = 1, SERIF = 2, SYMBOLIC = 4, ITALIC = 64 };
	struct font_description d = font_describe(font->face);
	struct object *descriptor = object_new(pdf->objects);
	struct str *body = object_body(descriptor);
	int flags = SYMBOLIC | (d.fixed ? FIXED : 0) | (d.serif ? SERIF : 0) |
		(d.italic_angle != 0 ? ITALIC : 0);

	str_add(body, "/Type /FontDescriptor\n/FontName ");
	put_name(body, name);
	str_add_format(body, "\n/Flags %d\n/FontBBox [%d %d %d %d]\n/ItalicAngle ", flags, d.box[0],
		d.box[1], d.box[2], d.box[3]);
	put_number(body, d.italic_angle, 3);
	str_add_format(body, "\n/Ascent %d\n/Descent %d\n/CapHeight %d\n/StemV %d\n/FontFile%d ",
		d.ascent, d.descent, d.cap_height, d.weight >= 600 ? 120 : 80, subset->cff ? 3 : 2);
	put_reference(body, write_program(pdf, subset));
	str_add_char(body, '\n');
	return descriptor;
}

/* ---- finishing */

static int by_glyph(const void *a, const void *b)
{
	uint32_t x = ((const struct used_glyph *)a)->glyph;
	uint32_t y = ((const struct used_glyph *)b)->glyph;
	return x < y ? -1 : x > y;
}

static uint32_t *list_used(struct embedded *font, struct arena *arena)
{
	uint32_t *glyphs = arena_alloc(arena, font->count * sizeof(*glyphs));
	if (font->count > 0)
		qsort(font->used, font->count, sizeof(*font->used), by_glyph);
	for (size_t i = 0; i < font->count; i++)
		glyphs[i] = font->used[i].glyph;
	return glyphs;
}

/* "ABCDEF+Name": six letters that tell the subsets of a face apart (ISO 32000-1, 9.6.4). */
static const char *subset_name(struct pdf *pdf, const struct embedded *font)
{
	char tag[7] = "";
	uint64_t hash = 14695981039346656037u;
	for (size_t i = 0; i < font->count; i++)
		hash = (hash ^ font->used[i].glyph) * 1099511628211u;
	hash ^= hash >> 32;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	return arena_printf(&pdf->arena, "%s+%s", tag, font_name(font->face));
}

static void write_layer(struct pdf *pdf, const struct embedded *font, int number, const char *name)
{
	const struct layer *layer = &font->layers[number];
	if (layer->font[0] == NULL && layer->font[1] == NULL)
		return;
	struct object *map = to_unicode(pdf, font, number);
	for (int v = 0; v < 2; v++) {
		if (layer->font[v] == NULL)
			continue;
		const char *encoding = v ? "Identity-V" : "Identity-H";
		struct str *body = object_body(layer->font[v]);
		str_add(body, "/Type /Font\n/Subtype /Type0\n/BaseFont ");
		put_name(body, name);
		if (font_is_cff(font->face))
			str_add_format(body, "-%s", encoding);
		str_add_format(body, "\n/Encoding /%s\n/DescendantFonts [", encoding);
		put_reference(body, font->cid_font);
		str_add(body, "]\n/ToUnicode ");
		put_reference(body, map);
		str_add_char(body, '\n');
	}
}

static bool finish(struct pdf *pdf, struct embedded *font)
{
	struct arena arena = { 0 };
	struct font_subset subset;
	const uint32_t *glyphs = list_used(font, &arena);
	bool ok = font_subset(font->face, glyphs, font->count, &subset, &arena, pdf->diag);
	if (ok) {
		const char *name = subset_name(pdf, font);
		struct object *descriptor = write_descriptor(pdf, font, &subset, name);
		write_cid_font(pdf, font, &subset, name, descriptor);
		for (int i = 0; i < LAYERS_MAX; i++)
			write_layer(pdf, font, i, name);
	}
	arena_free(&arena);
	return ok;
}

bool embed_finish(struct pdf *pdf)
{
	bool ok = true;
	for (struct embedded *font = pdf->fonts; font != NULL; font = font->next) {
		ok = finish(pdf, font) && ok;
		free(font->slots);
		free(font->used);
	}
	return ok;
}
