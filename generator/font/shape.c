#include "font/internal.h"

#include <math.h>

#include <string.h>

#include "base/utf8.h"

struct shaping {
	const struct face *face;
	int size;
	const char *text;
	size_t start, len;
	bool vertical;
};

static int scaled(const struct shaping *s, hb_position_t units)
{
	long long twice = 2LL * units * s->size, em = s->face->units;
	return (int)((twice + (twice < 0 ? -em : em)) / (2 * em));
}

/* ---- full-width marks */

static uint32_t character_before(const struct shaping *s, size_t at)
{
	size_t back = at, length;
	while (back > 0 && at - back < 4 && ((unsigned char)s->text[--back] & 0xC0) == 0x80)
		;
	return at > 0 ? utf8_decode(s->text + back, s->text + at, &length) : 0;
}

/* The class of the nearest character before or behind the mark at `at` that is no mark itself. */
static enum char_class class_before(const struct shaping *s, size_t at)
{
	for (int i = 0; i < 8 && at > 0; i++) {
		uint32_t character = character_before(s, at);
		enum char_class class = char_classify(character);
		char bytes[4];
		if (class != CHAR_SHARED && class != CHAR_IGNORED)
			return class;
		at -= character == UTF8_INVALID ? 1 : utf8_encode(bytes, character);
	}
	return CHAR_NEUTRAL;
}

static enum char_class class_behind(const struct shaping *s, size_t at)
{
	const char *end = s->text + s->start + s->len;
	size_t length;
	for (const char *p = s->text + at; p < end; p += length) {
		enum char_class class = char_classify(utf8_decode(p, end, &length));
		if (class != CHAR_SHARED && class != CHAR_IGNORED)
			return class;
	}
	return CHAR_NEUTRAL;
}

/*
 * font_split gives a mark to a Chinese face if Chinese stands beside it.  Where one face shows both
 * scripts, the same is seen here: Latin on either side and Chinese on none.
 */
static bool in_latin(const struct shaping *s, size_t at)
{
	enum char_class before = class_before(s, at), behind = class_behind(s, at);
	return (before == CHAR_LATIN || behind == CHAR_LATIN) && before != CHAR_CHINESE &&
		behind != CHAR_CHINESE;
}

static void widen_mark(const struct shaping *s, struct glyph *glyph)
{
	const char *end = s->text + s->start + s->len;
	size_t length;
	uint32_t character = utf8_decode(s->text + glyph->cluster, end, &length);
	int room = s->size - glyph->advance;
	if (room <= 0 || char_classify(character) != CHAR_SHARED || in_latin(s, glyph->cluster))
		return;
	enum mark_side side = mark_side(character);
	glyph->dx += side == MARK_OPENS ? room : side == MARK_CLOSES ? 0 : room / 2;
	glyph->advance = s->size;
}

/* ---- shaping */

static hb_language_t language_of(const struct font_request *request)
{
	const char *language = request->language;
	if (language == NULL || strcmp(language, "zh") == 0 || strcmp(language, "zh-CN") == 0)
		language = "zh-Hans";
	return hb_language_from_string(language, -1);
}

static size_t set_features(hb_feature_t *features, bool vertical, bool kern)
{
	static const hb_tag_t off[] = { HB_TAG('l', 'i', 'g', 'a'), HB_TAG('c', 'l', 'i', 'g') };
	hb_tag_t kerning = vertical ? HB_TAG('v', 'k', 'r', 'n') : HB_TAG('k', 'e', 'r', 'n');
	size_t count = 0;
	for (size_t i = 0; i < sizeof(off) / sizeof(off[0]); i++)
		features[count++] = (hb_feature_t){ off[i], 0, 0, (unsigned)-1 };
	features[count++] = (hb_feature_t){ kerning, kern, 0, (unsigned)-1 };
	return count;
}

static void fill_buffer(
	hb_buffer_t *buffer, const struct shaping *s, const struct font_request *request)
{
	hb_buffer_clear_contents(buffer);
	hb_buffer_add_utf8(
		buffer, s->text, (int)(s->start + s->len), (unsigned)s->start, (int)s->len);
	hb_buffer_guess_segment_properties(buffer);
	if (s->vertical)
		hb_buffer_set_direction(buffer, HB_DIRECTION_TTB);
	if (hb_buffer_get_script(buffer) == HB_SCRIPT_INVALID)
		hb_buffer_set_script(buffer, s->face->han ? HB_SCRIPT_HAN : HB_SCRIPT_LATIN);
	hb_buffer_set_language(buffer, language_of(request));
	hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
	hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
}

static size_t read_buffer(hb_buffer_t *buffer, const struct shaping *s, struct glyph *glyphs)
{
	unsigned count;
	const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
	const hb_glyph_position_t *pos = hb_buffer_get_glyph_positions(buffer, &count);
	size_t kept = 0;
	for (unsigned i = 0; i < count; i++) {
		if (info[i].codepoint == 0) /* never .notdef: ISO 19005-2, 6.2.11.8 */
			continue;
		struct glyph *glyph = &glyphs[kept++];
		glyph->id = info[i].codepoint;
		glyph->cluster = info[i].cluster;
		glyph->advance = scaled(s, s->vertical ? -pos[i].y_advance : pos[i].x_advance);
		if (s->face->base14 && !s->vertical)
			glyph->advance = (int)(llround(pos[i].x_advance * 1000.0 / s->face->units) *
				s->size / 1000);
		glyph->dx = scaled(s, pos[i].x_offset);
		glyph->dy = scaled(s, pos[i].y_offset);
		if (!s->vertical && s->face->han)
			widen_mark(s, glyph);
	}
	return kept;
}

size_t font_shape(const struct face *face, int size, const char *text, size_t start, size_t len,
	const struct font_request *request, bool kern, struct glyph **glyphs, struct arena *arena)
{
	struct shaping s = { face, size, text, start, len, request->vertical };
	hb_buffer_t *buffer = face->fonts->buffer;
	hb_feature_t features[8];

	fill_buffer(buffer, &s, request);
	hb_shape(face->font, buffer, features, (unsigned)set_features(features, s.vertical, kern));
	*glyphs = arena_alloc(arena, hb_buffer_get_length(buffer) * sizeof(**glyphs));
	return read_buffer(buffer, &s, *glyphs);
}
