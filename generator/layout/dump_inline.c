/* dump_inline.c - what stands in lines, in the printed area tree. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layout/dump.h"
#include "layout/packed.h"

/* ---- text: words and the spaces between them */

/* Spaces that vanish at the end of a line are in its text without width. */
static size_t visible_len(const struct area_text *t)
{
	size_t len = t->len;
	for (size_t i = t->count; i > 0 && t->glyphs[i - 1].advance == 0; i--)
		if (t->glyphs[i - 1].cluster < len && t->text[t->glyphs[i - 1].cluster] == ' ')
			len = t->glyphs[i - 1].cluster;
	return len;
}

/* U+2000 to U+200A: spaces of a width of their own. */
static bool is_fixed_space(const char *at, const char *end)
{
	return end - at >= 3 && memcmp(at, "\xe2\x80", 2) == 0 && (unsigned char)at[2] <= 0x8a;
}

/* The bytes of a space, or no-break space, there; 0: there is none. */
static size_t space_len(const char *at, const char *end)
{
	if (is_fixed_space(at, end))
		return 3;
	return *at == ' ' ? 1 : end - at >= 2 && memcmp(at, "\xc2\xa0", 2) == 0 ? 2 : 0;
}

static void words(const struct dumper *d, const struct area_text *t)
{
	const char *at = t->text, *end = t->text + visible_len(t);
	while (at < end) {
		size_t space = space_len(at, end);
		const char *start = at;
		at += space;
		while (space == 0 && at < end && space_len(at, end) == 0)
			at++;
		fprintf(d->out, "<%s offset=\"0\"%s>", space > 0 ? "space" : "word",
			space == 3 ? " adj=\"false\"" : "");
		packed_text(d->out, start, (size_t)(at - start));
		fprintf(d->out, "</%s>", space > 0 ? "space" : "word");
	}
}

bool dump_is_decoration(const struct area *area)
{
	return area->kind == AREA_LEADER && strcmp(area->name, "decoration") == 0;
}

/* The rules that follow a text: which they are, their distance from the baseline tells. */
static void decorations(const struct dumper *d, const struct area *area)
{
	for (const struct area *rule = area->next; rule != NULL && dump_is_decoration(rule);
		rule = rule->next) {
		int above = area->baseline - rule->baseline, size = area->text->size;
		const char *name = above < 0  ? "underline" :
			above > size * 6 / 10 ? "overline" :
						"through";
		fprintf(d->out, " %s-score=\"true\" %s-score-color=\"#%06" PRIx32 "\"", name, name,
			rule->leader.color & 0xffffff);
	}
}

static void dump_face(const struct dumper *d, const struct face *face)
{
	struct font_description description = font_describe(face);
	dump_string(d, "font-style", description.italic_angle != 0 ? "italic" : "normal");
	dump_number(d, "font-weight", description.weight);
}

/*
 * What justification and letter-spacing added to each space and to each letter: their advances
 * tell. Of Chinese text only what is a word of Western letters has it.
 */
static void adjustments(const struct dumper *d, const struct area_text *t)
{
	int word = 0, letter = 0;
	for (size_t i = 0; i + 1 < t->count && (word == 0 || letter == 0); i++) {
		const struct glyph *glyph = &t->glyphs[i];
		const char *at = t->text + glyph->cluster;
		int natural = (int)lround(font_width(t->face, glyph->id) * t->size / 1000);
		size_t space = space_len(at, t->text + t->len);
		if ((space == 1 || space == 2) && word == 0 && glyph->advance > 0)
			word = glyph->advance - natural;
		else if (space == 0 && letter == 0 && (*at & 0x80) == 0 && (at[1] & 0x80) == 0 &&
			at[1] != ' ')
			letter = glyph->advance - natural;
	}
	if (abs(word) > 1)
		dump_number(d, "twsadjust", word);
	if (abs(letter) > 1)
		dump_number(d, "tlsadjust", letter);
}

/* `around` is its own, or that of the character or number whose text it is. */
void dump_text(struct dumper *d, const struct area *area, const struct area *around, int line_y)
{
	const struct area_text *t = area->text;
	int ascent = font_metrics(t->face, t->size).ascent;
	fprintf(d->out, "<text");
	dump_sizes(d, around);
	dump_string(d, "prod-id", around->traits != NULL ? around->traits->id : NULL);
	dump_box(d, around);
	dump_number(d, "offset", area->y - line_y);
	dump_number(d, "baseline", ascent);
	dump_color(d, "color", t->color);
	dump_string(d, "font-name", font_name(t->face));
	dump_face(d, t->face);
	dump_number(d, "font-size", t->size);
	adjustments(d, t);
	decorations(d, area);
	fprintf(d->out, ">");
	words(d, t);
	fprintf(d->out, "</text>");
	dump_end_line(d);
}

/* A character or a page number: FOP gives its borders to the text. */
bool dump_is_one_text(const struct area *area)
{
	bool one =
		strcmp(area->name, "character") == 0 || strncmp(area->name, "page-number", 11) == 0;
	return one && area->first != NULL && area->first->kind == AREA_TEXT &&
		area->first->next == NULL;
}

/* `around` is its own, or that of the leader that has borders or a background. */
void dump_leader(struct dumper *d, const struct area *area, const struct area *around, int line_y)
{
	bool space = area->kind == AREA_SPACE, dots = strcmp(area->name, "dots") == 0;
	struct area boxed = *area;
	boxed.box = around->box;
	fprintf(d->out, space ? "<space" : dots ? "<inlineparent" : "<leader");
	dump_sizes(d, &boxed);
	dump_string(d, "prod-id", around->traits != NULL ? around->traits->id : NULL);
	if (around != area)
		dump_box(d, around);
	dump_number(d, "offset", area->y - line_y);
	if (!space && !dots) {
		dump_string(d, "ruleStyle", dump_line_style(area->leader.style));
		dump_number(d, "ruleThickness", area->leader.thickness);
		dump_color(d, "color", area->leader.color);
	}
	fprintf(d->out, "/>");
	dump_end_line(d);
}

void dump_path(struct dumper *d, const struct area *area)
{
	static const char ops[] = { 'M', 'L', 'C', 'Z' };
	fprintf(d->out, "<path");
	dump_color(d, "fill", area->path->fill);
	dump_color(d, "stroke", area->path->stroke);
	dump_number(d, "stroke-width", area->path->stroke_width);
	fprintf(d->out, " d=\"");
	for (size_t i = 0; i < area->path->count; i++) {
		const struct path_segment *s = &area->path->segments[i];
		int points = s->op == PATH_CURVE ? 3 : s->op == PATH_CLOSE ? 0 : 1;
		fprintf(d->out, "%s%c", i > 0 ? " " : "", ops[s->op]);
		for (int k = 0; k < points; k++)
			fprintf(d->out, " %d %d", s->x[k], s->y[k]);
	}
	fprintf(d->out, "\"/>");
	dump_end_line(d);
}
