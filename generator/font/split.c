/*
 * Text to runs: each character gets a script, then a face of that script's chain, then neighbours
 * of one face become a run.
 */
#include "font/internal.h"

#include <string.h>

#include "base/utf8.h"

/*
 * How far a fallback reaches around a character that lacks: a Chinese name is a surname of one or
 * two characters and a given name of one or two, and it is nearly always the given name that has
 * the rare character.
 */
enum { NAME_BEFORE = 2, NAME_AFTER = 1, WORD_REACH = 40, OPEN_MARKS = 16 };

struct split_char {
	uint32_t character;
	uint32_t start;
	unsigned char len, class;
	bool chinese; /* the script that it is set in */
	const struct face *face;
};

struct split {
	struct fonts *fonts;
	const struct plan *plan;
	const struct font_request *request;
	struct split_char *chars;
	size_t count;
	struct diag *diag;
};

/* ---- scripts */

static void read_chars(struct split *split, const char *text, size_t len)
{
	struct fonts *fonts = split->fonts;
	if (fonts->char_room < len) {
		fonts->char_room = len * 2;
		fonts->chars = mem_resize(fonts->chars, fonts->char_room * sizeof(*fonts->chars));
	}
	split->chars = fonts->chars;
	size_t length;
	for (size_t at = 0; at < len; at += length) {
		uint32_t character = utf8_decode(text + at, text + len, &length);
		split->chars[split->count++] = (struct split_char){
			.character = character,
			.start = (uint32_t)at,
			.len = (unsigned char)length,
			.class = (unsigned char)char_classify(character),
		};
	}
}

/* Is a Chinese character the next one in direction `step`, other shared marks stepped over? */
static bool beside_chinese(const struct split *split, size_t i, int step)
{
	for (size_t k = i + (size_t)step; k < split->count; k += (size_t)step) {
		enum char_class class = split->chars[k].class;
		if (class != CHAR_SHARED && class != CHAR_IGNORED)
			return class == CHAR_CHINESE;
	}
	return false;
}

static bool is_letter(const struct split *split, size_t i)
{
	return i < split->count && split->chars[i].class == CHAR_LATIN;
}

/* Both quotation marks of a pair are Chinese if one is: 他说“OK”。 */
static void pair_marks(struct split *split)
{
	size_t open[OPEN_MARKS], depth = 0;
	for (size_t i = 0; i < split->count; i++) {
		struct split_char *c = &split->chars[i];
		if (c->class != CHAR_SHARED)
			continue;
		enum mark_side side = mark_side(c->character);
		if (side == MARK_OPENS && depth < OPEN_MARKS)
			open[depth++] = i;
		bool apostrophe = c->character == 0x2019 && is_letter(split, i - 1) &&
			is_letter(split, i + 1);
		if (side != MARK_CLOSES || apostrophe || depth == 0)
			continue;
		struct split_char *begin = &split->chars[open[depth - 1]];
		if (begin->character != c->character - 1) /* U+2018 2019, U+201C 201D */
			continue;
		begin->chinese = c->chinese = begin->chinese || c->chinese;
		depth--;
	}
}

static void choose_scripts(struct split *split)
{
	bool chinese = split->plan->leads == SCRIPT_CHINESE;
	for (size_t i = 0; i < split->count; i++) {
		struct split_char *c = &split->chars[i];
		c->chinese = c->class == CHAR_CHINESE;
		if (c->class == CHAR_SHARED)
			c->chinese = beside_chinese(split, i, -1) || beside_chinese(split, i, 1);
	}
	pair_marks(split);
	for (size_t i = 0; i < split->count; i++) {
		struct split_char *c = &split->chars[i];
		if (c->class == CHAR_NEUTRAL)
			c->chinese = chinese;
		else if (c->class != CHAR_IGNORED)
			chinese = c->chinese;
	}
}

/* ---- faces */

static const struct chain *chain_of(const struct split *split, const struct split_char *c)
{
	return &split->plan->chains[c->chinese ? SCRIPT_CHINESE : SCRIPT_LATIN];
}

/* In vertical lines brackets, commas and dashes need their turned forms: a face without takes
 * none. */
static bool shows(const struct split *split, const struct face *face, const struct split_char *c)
{
	if (split->request->vertical && !face->vertical && c->chinese && !utf8_is_han(c->character))
		return false;
	return face_has(face, c->character);
}

static const struct face *face_of(const struct split *split, const struct split_char *c)
{
	const struct chain *chain = chain_of(split, c);
	for (size_t i = 0; i < chain->count; i++) {
		const struct face *face = slot_face(split->fonts, chain->slots[i], split->diag);
		if (face != NULL && shows(split, face, c))
			return face;
	}
	return NULL;
}

/* The first face that is there: what falls back falls back from it. */
static const struct face *leading_face(const struct split *split, bool chinese)
{
	const struct chain *chain = &split->plan->chains[chinese ? SCRIPT_CHINESE : SCRIPT_LATIN];
	for (size_t i = 0; i < chain->count; i++) {
		const struct face *face = slot_face(split->fonts, chain->slots[i], split->diag);
		if (face != NULL)
			return face;
	}
	return NULL;
}

/* Do a and b, of one word or name, fall back together? */
static bool same_word(const struct split_char *a, const struct split_char *b)
{
	if (utf8_is_han(a->character) || utf8_is_han(b->character))
		return utf8_is_han(a->character) && utf8_is_han(b->character);
	return a->class == CHAR_LATIN && b->class == CHAR_LATIN;
}

static const struct face *face_of_all(const struct split *split, size_t start, size_t end)
{
	const struct chain *chain = chain_of(split, &split->chars[start]);
	for (size_t i = 0; i < chain->count; i++) {
		const struct face *face = slot_face(split->fonts, chain->slots[i], split->diag);
		size_t k = start;
		while (face != NULL && k < end && shows(split, face, &split->chars[k]))
			k++;
		if (face != NULL && k == end)
			return face;
	}
	return NULL;
}

/*
 * The character at i is not in the leading face: find the stretch around it, which grows by further
 * characters that lack, and one face for all of it.  Returns where the stretch ends.
 */
static size_t fall_back(struct split *split, size_t i, const struct face *leading)
{
	struct split_char *chars = split->chars;
	bool han = utf8_is_han(chars[i].character);
	size_t before = han ? NAME_BEFORE : WORD_REACH, after = han ? NAME_AFTER : WORD_REACH;
	size_t start = i, end = i + 1, limit = i + 1 + after;
	while (start > 0 && i - start < before && same_word(&chars[start - 1], &chars[i]))
		start--;
	for (; end < split->count && end < limit && same_word(&chars[i], &chars[end]); end++)
		if (!shows(split, leading, &chars[end]))
			limit = end + 1 + after;
	const struct face *face = face_of_all(split, start, end);
	if (face == NULL) /* no one face: each for itself */
		return i + 1;
	for (size_t k = start; k < end; k++)
		chars[k].face = face;
	return end;
}

static void choose_faces(struct split *split)
{
	const struct face *leading[2] = { leading_face(split, false), leading_face(split, true) };
	for (size_t i = 0; i < split->count;) {
		struct split_char *c = &split->chars[i];
		const struct face *lead = leading[c->chinese];
		if (c->class == CHAR_IGNORED || lead == NULL || shows(split, lead, c)) {
			c->face = c->class == CHAR_IGNORED ? NULL : lead;
			i++;
			continue;
		}
		c->face = face_of(split, c);
		bool word =
			c->face != NULL && (c->class == CHAR_LATIN || utf8_is_han(c->character));
		i = word ? fall_back(split, i, lead) : i + 1;
	}
}

/* ---- runs */

static void report_missing(const struct split *split, const char *text, struct where at, size_t i)
{
	const struct split_char *c = &split->chars[i];
	struct arena arena = { 0 };
	for (size_t k = 0; k < i && at.col > 0; k++) {
		bool newline = split->chars[k].character == '\n';
		at.line += newline;
		at.col = newline ? 1 : at.col + 1;
	}
	diag_report(split->diag, at, MESSAGE_NO_GLYPH,
		arena_strndup(&arena, text + c->start, c->len),
		arena_printf(&arena, "U+%04X", (unsigned)c->character));
	arena_free(&arena);
}

static const struct face *use(struct fonts *fonts, const struct face *face)
{
	if (face->order >= 0)
		return face;
	for (struct face *f = fonts->faces; f != NULL; f = f->next)
		if (f == face)
			f->order = fonts->used++;
	return face;
}

static size_t make_runs(
	struct split *split, const char *text, struct where at, struct font_run *runs)
{
	size_t count = 0;
	const struct font_run *open = NULL;
	for (size_t i = 0; i < split->count; i++) {
		const struct split_char *c = &split->chars[i];
		if (c->face == NULL) {
			if (c->class != CHAR_IGNORED)
				report_missing(split, text, at, i);
			open = NULL;
		} else if (open != NULL && open->face == c->face) {
			runs[count - 1].len += c->len;
		} else {
			open = &runs[count];
			runs[count++] = (struct font_run){
				use(split->fonts, c->face),
				c->start,
				c->len,
			};
		}
	}
	return count;
}

static size_t count_runs(const struct split *split)
{
	size_t count = 0;
	const struct face *open = NULL;
	for (size_t i = 0; i < split->count; i++) {
		const struct face *face = split->chars[i].face;
		count += face != NULL && face != open;
		open = face;
	}
	return count;
}

size_t font_split(struct fonts *fonts, const struct font_request *request, const char *text,
	size_t len, struct where at, struct font_run **runs, struct arena *arena, struct diag *diag)
{
	struct split split = { .fonts = fonts, .request = request, .diag = diag };
	*runs = NULL;
	if (len == 0)
		return 0;
	split.plan = plan_find(fonts, request, diag);
	if (split.plan->missing)
		diag_report(diag, at, MESSAGE_NO_FONT, split.plan->family);
	read_chars(&split, text, len);
	choose_scripts(&split);
	choose_faces(&split);
	*runs = arena_alloc(arena, count_runs(&split) * sizeof(**runs));
	return make_runs(&split, text, at, *runs);
}

bool font_is_replaced(struct fonts *fonts, const struct font_request *request, struct diag *diag)
{
	const struct plan *plan = plan_find(fonts, request, diag);
	return plan->unknown && !plan->missing;
}

const struct face *font_first(
	struct fonts *fonts, const struct font_request *request, struct diag *diag)
{
	const struct plan *plan = plan_find(fonts, request, diag);
	struct split split = { .fonts = fonts, .request = request, .plan = plan, .diag = diag };
	const struct face *face = leading_face(&split, plan->leads == SCRIPT_CHINESE);
	if (face == NULL)
		diag_report(diag, (struct where){ 0 }, MESSAGE_NO_FONT, plan->family);
	return face != NULL ? use(fonts, face) : NULL;
}
