/*
 * font.h - faces: which one shows a text, its glyphs and their places, its subset for embedding.
 *
 * font/ alone includes HarfBuzz, FreeType and fontconfig.  Lengths are millipoints (1/72000 inch)
 * at the size asked for, y grows upwards from the baseline.
 *
 * A family name is a role (title, song, hei, kai, fangsong, latin-serif, latin-sans, mono), one of
 * the CSS generic names, one of the base-14 names (Helvetica, Times, Courier: mapped to
 * Liberation), the name of an installed family, or the path of a font file.  Roles and their
 * fallback chains are data: fonts/roles.yaml of the program, overridden by fonts/roles.yaml of the
 * site.
 */
#ifndef FONT_FONT_H
#define FONT_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

struct fonts; /* all faces of a run; opened when first needed, mapped, never copied */
struct face; /* one face of one file; lives as long as its fonts */

/*
 * fonts_new - `folders` are searched for roles.yaml and for font files named by path, the last
 * first (program, then site), themselves and the fonts/ in them; ends in NULL.  Opens no face yet.
 * NULL after telling `diag` that there is no roles.yaml or that it is not well-formed.
 */
struct fonts *fonts_new(const char *const *folders, struct diag *diag);
void fonts_free(struct fonts *fonts);

/* What the author asks for.  */
struct font_request {
	const char
		*family; /* names separated by commas, the first that exists wins per character */
	int weight; /* 100..900, 400 is regular */
	bool italic;
	const char *language; /* BCP 47, "zh-Hans" picks the forms of the mainland; NULL: that */
	bool vertical;
};

/* A stretch of text that one face shows. */
struct font_run {
	const struct face *face;
	size_t start, len; /* bytes of the text */
};

/*
 * font_split - cut `text` into runs by coverage.
 *
 * Latin letters and digits go to the family's Latin face, Han and Chinese marks to its Chinese one;
 * quotation marks and dashes are Chinese if a Han character or Chinese mark stands beside them
 * (clreq). Where the face lacks a character, the whole word or Chinese name falls back together:
 * the stretch of Han around it up to the next mark or space, two characters before and one behind:
 * a name. A character that no face has is MESSAGE_NO_GLYPH at `at` moved to that character; it goes
 * to no run. Default-ignorable characters (soft hyphen, ZWJ, variation selectors ...) go to no run,
 * silently. Returns the number of runs; *runs is in `arena`.
 */
size_t font_split(struct fonts *fonts, const struct font_request *request, const char *text,
	size_t len, struct where at, struct font_run **runs, struct arena *arena,
	struct diag *diag);

/* font_is_replaced - no family asked for is there, so the default role stands in for them. */
bool font_is_replaced(struct fonts *fonts, const struct font_request *request, struct diag *diag);

struct glyph {
	uint32_t id; /* glyph of the face, not Unicode; never 0 */
	uint32_t cluster; /* byte of the text that it begins to show */
	int advance; /* along the line, millipoints */
	int dx, dy; /* from the pen, millipoints */
};

/*
 * font_shape - the glyphs of text[start..start+len) at `size` millipoints, in visual order.
 * `text` is given whole for context.  Kerning off unless `kern`; `locl` and, for vertical, `vert`
 * on; ligatures off.  In a face with Chinese characters “ ” ‘ ’ — … · are an em wide beside
 * Chinese, the glyph on its side of it.  In vertical text dx and dy lead from the pen, which is on
 * the centre line, to the glyph's horizontal origin, and text advances downwards.
 */
size_t font_shape(const struct face *face, int size, const char *text, size_t start, size_t len,
	const struct font_request *request, bool kern, struct glyph **glyphs, struct arena *arena);

struct font_metrics {
	int ascent, descent; /* of the face, both >= 0 */
	int x_height, cap_height;
	int underline, underline_thickness; /* below the baseline, >= 0 */
};
struct font_metrics font_metrics(const struct face *face, int size);
/* font_first - the face that leads the request (for line heights of empty lines); never NULL after
 * fonts_new succeeded and a font is installed, else NULL and MESSAGE_NO_FONT. */
const struct face *font_first(
	struct fonts *fonts, const struct font_request *request, struct diag *diag);

/* ---- for page writers */

const char *font_name(const struct face *face); /* PostScript name */
bool font_is_cff(const struct face *face);

/* font_code - the number by which an embedded subset knows a glyph: its id, but in some CID-keyed
 * CFF. */
uint16_t font_code(const struct face *face, uint32_t glyph);

/* font_width - of a glyph, in 1/1000 em. */
double font_width(const struct face *face, uint32_t glyph);

/* For a glyph in a vertical line, in 1/1000 em: the way down, and where its vertical origin lies
 * from the horizontal one (ISO 32000-1, 9.7.4.3). */
struct font_vertical {
	double advance, origin_x, origin_y;
};
struct font_vertical font_vertical(const struct face *face, uint32_t glyph);

/* What a font descriptor says (ISO 32000-1, 9.8), lengths in 1/1000 em. */
struct font_description {
	int box[4]; /* left, bottom, right, top of all glyphs */
	int ascent, descent, cap_height; /* descent < 0 */
	double italic_angle; /* degrees, < 0 leans to the right */
	int weight;
	bool fixed, serif;
};
struct font_description font_describe(const struct face *face);

/* font_ignores - default-ignorable (Unicode, 5.21): shown by no glyph. */
bool font_ignores(uint32_t character);

struct font_subset {
	const unsigned char *bytes; /* bare CFF table, or a whole TrueType file */
	size_t len;
	bool cff;
	/* CFF: codes are those of font_code().  TrueType: code -> glyph id of the subset. */
	const uint16_t *new_id; /* by original id, `id_count` of them; NULL for CFF */
	size_t id_count;
};

/*
 * font_subset - the face with only these glyphs (original ids) for embedding; in `arena`.
 * False after telling `diag` that the font is damaged (MESSAGE_FONT_SUBSET) or forbids embedding
 * (MESSAGE_FONT_EMBEDDING: OS/2 fsType).
 */
bool font_subset(const struct face *face, const uint32_t *glyphs, size_t count,
	struct font_subset *subset, struct arena *arena, struct diag *diag);

#endif
