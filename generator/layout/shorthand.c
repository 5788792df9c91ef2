/* shorthand.c - names that stand for several properties, or for one by its physical side. */
#include <ctype.h>
#include <string.h>

#include "layout/draft.h"

/* How a shorthand deals out its value. */
enum shorthand_form {
	FORM_SAME, /* to all of its targets */
	FORM_PAIR, /* one value for both of its targets, or one for each */
	FORM_BOX, /* one to four values: top, right, bottom, left */
	FORM_SIDE, /* to one physical side of a family */
	FORM_BORDER, /* width, style and colour in any order, to the sides in the mask */
	FORM_DIMENSION, /* width and height: their direction follows the writing mode */
	FORM_PAGE_BREAK, /* CSS 2's words for breaks and keeps */
	FORM_WHITE_SPACE, /* CSS 2's words for the white space group */
	FORM_FONT, /* style, weight, size/line-height, family */
	FORM_BACKGROUND, /* colour, image, how it is repeated, where it stands */
	FORM_POSITION, /* across and down, words in any order; one value: the other is the middle */
	FORM_LANGUAGE /* xml:lang */
};

static const struct shorthand {
	const char *name;
	enum shorthand_form form;
	int rank;
	enum property first;
	int count;
} shorthands[] = {
#define SHORTHAND(name, form, rank, first, count) { name, form, rank, PROP_##first, count },
#include "layout/shorthand.def"
#undef SHORTHAND
};

/* A physical side (top, right, bottom, left) as member of a family: before, end, after, start. */
static enum property physical(const struct draft *draft, enum property family, int side)
{
	if (draft->rl && side % 2 != 0)
		return family + (side + 2) % 4;
	return family + (draft->vertical ? (side + 3) % 4 : side);
}

enum { TOKENS = 8 };

/* Split at blanks outside parentheses. */
static int split_tokens(const char *text, char *tokens[TOKENS], struct arena *arena)
{
	int count = 0, depth = 0;
	char *copy = arena_strdup(arena, text);
	for (char *at = copy; *at != '\0' && count < TOKENS;) {
		at += strspn(at, " \t\r\n");
		if (*at == '\0')
			break;
		tokens[count++] = at;
		while (*at != '\0' && (depth > 0 || !isspace((unsigned char)*at))) {
			depth += (*at == '(') - (*at == ')');
			at++;
		}
		if (*at != '\0')
			*at++ = '\0';
	}
	return count;
}

static bool form_same(struct draft *draft, const struct shorthand *row, const char *text)
{
	bool ok = true;
	for (int i = 0; i < row->count; i++)
		ok &= draft_set(draft, row->first + i, text);
	return ok;
}

static bool form_pair(struct draft *draft, const struct shorthand *row, const char *text)
{
	char *tokens[TOKENS];
	int count = split_tokens(text, tokens, draft->arena);
	if (count < 1 || count > 2)
		return false;
	return draft_set(draft, row->first, tokens[0]) &&
		draft_set(draft, row->first + 1, tokens[count - 1]);
}

static bool form_box(struct draft *draft, const struct shorthand *row, const char *text)
{
	/* Which token the sides take when there are 1, 2, 3 or 4 (CSS 2.1, 8.3). */
	static const int deal[4][4] = { { 0, 0, 0, 0 }, { 0, 1, 0, 1 }, { 0, 1, 2, 1 },
		{ 0, 1, 2, 3 } };
	char *tokens[TOKENS];
	int count = split_tokens(text, tokens, draft->arena);
	if (count < 1 || count > 4)
		return false;
	bool ok = true;
	for (int side = 0; side < 4; side++)
		ok &= draft_set(
			draft, physical(draft, row->first, side), tokens[deal[count - 1][side]]);
	return ok;
}

static bool form_side(struct draft *draft, const struct shorthand *row, const char *text)
{
	return draft_set(draft, physical(draft, row->first, row->count), text);
}

/* All three families of the sides in the mask. */
static bool inherit_border(struct draft *draft, const struct shorthand *row)
{
	for (int side = 0; side < 4; side++)
		for (int family = 0; family < 3 && (row->count & 1 << side) != 0; family++)
			draft_set(draft,
				physical(draft, PROP_BORDER_BEFORE_WIDTH + 4 * family, side),
				"inherit");
	return true;
}

static bool form_border(struct draft *draft, const struct shorthand *row, const char *text)
{
	static const enum property families[] = { PROP_BORDER_BEFORE_STYLE,
		PROP_BORDER_BEFORE_WIDTH, PROP_BORDER_BEFORE_COLOR };
	char *tokens[TOKENS];
	if (strcmp(text, "inherit") == 0)
		return inherit_border(draft, row);
	int count = split_tokens(text, tokens, draft->arena);
	bool ok = count > 0;
	for (int t = 0; t < count; t++) {
		bool taken = false;
		for (int f = 0; f < 3 && !taken; f++)
			for (int side = 0; side < 4; side++)
				if ((row->count & 1 << side) != 0)
					taken |= draft_set(draft,
						physical(draft, families[f], side), tokens[t]);
		ok &= taken;
	}
	return ok;
}

static bool form_dimension(struct draft *draft, const struct shorthand *row, const char *text)
{
	enum property first = row->first;
	if (draft->vertical)
		first = first >= PROP_BPD_MIN ? first - PROP_BPD_MIN + PROP_IPD_MIN :
						first - PROP_IPD_MIN + PROP_BPD_MIN;
	bool ok = true;
	for (int i = 0; i < (row->count & 15); i++)
		ok &= draft_set(draft, first + i, text);
	return ok;
}

static bool form_page_break(struct draft *draft, const struct shorthand *row, const char *text)
{
	static const struct {
		const char *word, *break_word;
	} words[] = {
		{ "always", "page" },
		{ "left", "even-page" },
		{ "right", "odd-page" },
		{ "auto", "auto" },
	};
	if (row->first == PROP_KEEP_TOGETHER_PAGE)
		return draft_set(draft, row->first, strcmp(text, "avoid") == 0 ? "always" : "auto");
	if (strcmp(text, "avoid") == 0)
		return draft_set(draft,
			row->first == PROP_BREAK_BEFORE ? PROP_KEEP_PREVIOUS_PAGE :
							  PROP_KEEP_NEXT_PAGE,
			"always");
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i].word, text) == 0)
			return draft_set(draft, row->first, words[i].break_word);
	return false;
}

static bool form_white_space(struct draft *draft, const struct shorthand *row, const char *text)
{
	static const struct {
		const char *word, *linefeed, *collapse, *treatment, *wrap;
	} words[] = {
		{ "normal", "treat-as-space", "true", "ignore-if-surrounding-linefeed", "wrap" },
		{ "pre", "preserve", "false", "preserve", "no-wrap" },
		{ "nowrap", "treat-as-space", "true", "ignore-if-surrounding-linefeed", "no-wrap" },
		{ "pre-wrap", "preserve", "false", "preserve", "wrap" },
		{ "pre-line", "preserve", "true", "ignore-if-surrounding-linefeed", "wrap" },
	};
	(void)row;
	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (strcmp(words[i].word, text) == 0)
			return draft_set(draft, PROP_LINEFEED_TREATMENT, words[i].linefeed) &&
				draft_set(draft, PROP_WHITE_SPACE_COLLAPSE, words[i].collapse) &&
				draft_set(draft, PROP_WHITE_SPACE_TREATMENT, words[i].treatment) &&
				draft_set(draft, PROP_WRAP_OPTION, words[i].wrap);
	return false;
}

static bool form_font(struct draft *draft, const struct shorthand *row, const char *text)
{
	char *tokens[TOKENS];
	int count = split_tokens(text, tokens, draft->arena);
	int i = 0;
	for (; i < count && !isdigit((unsigned char)tokens[i][0]); i++)
		if (!draft_set(draft, PROP_FONT_STYLE, tokens[i]) &&
			!draft_set(draft, PROP_FONT_WEIGHT, tokens[i]))
			return false;
	if (i + 1 >= count)
		return false;
	char *slash = strchr(tokens[i], '/');
	if (slash != NULL)
		*slash = '\0';
	if (!draft_set(draft, PROP_FONT_SIZE, tokens[i]))
		return false;
	draft->scope.font_size = draft->values[PROP_FONT_SIZE].length.fixed;
	if (slash != NULL && !draft_set(draft, PROP_LINE_HEIGHT, slash + 1))
		return false;
	const char *family = strstr(text, tokens[i + 1]);
	return draft_set(draft, row->first, family != NULL ? family : tokens[i + 1]);
}

static bool is_word(const char *text, const char *a, const char *b)
{
	return strcmp(text, a) == 0 || strcmp(text, b) == 0;
}

static bool set_position(struct draft *draft, const char *first, const char *second)
{
	bool swapped = is_word(first, "top", "bottom") ||
		(second != NULL && is_word(second, "left", "right"));
	const char *other = second != NULL ? second : "center";
	return draft_set(draft, PROP_BACKGROUND_POSITION_HORIZONTAL, swapped ? other : first) &&
		draft_set(draft, PROP_BACKGROUND_POSITION_VERTICAL, swapped ? first : other);
}

static bool form_position(struct draft *draft, const struct shorthand *row, const char *text)
{
	char *tokens[TOKENS];
	int count = split_tokens(text, tokens, draft->arena);
	(void)row;
	return (count == 1 || count == 2) &&
		set_position(draft, tokens[0], count == 2 ? tokens[1] : NULL);
}

static bool form_background(struct draft *draft, const struct shorthand *row, const char *text)
{
	char *tokens[TOKENS], *places[2] = { NULL, NULL };
	int count = split_tokens(text, tokens, draft->arena), placed = 0;
	for (int i = 0; i < count; i++) {
		if (strncmp(tokens[i], "url(", 4) == 0) {
			if (!draft_set(draft, PROP_BACKGROUND_IMAGE, tokens[i]))
				return false;
		} else if (!draft_set(draft, row->first, tokens[i]) &&
			!draft_set(draft, PROP_BACKGROUND_REPEAT, tokens[i])) {
			if (placed == 2)
				return false;
			places[placed++] = tokens[i];
		}
	}
	return count > 0 && (placed == 0 || set_position(draft, places[0], places[1]));
}

static bool form_language(struct draft *draft, const struct shorthand *row, const char *text)
{
	char *language = arena_strndup(draft->arena, text, strcspn(text, "-_"));
	if (text[strlen(language)] != '\0')
		draft_set(draft, PROP_COUNTRY, text + strlen(language) + 1);
	return draft_set(draft, row->first, language);
}

static bool (*const forms[])(struct draft *, const struct shorthand *, const char *text) = {
	[FORM_SAME] = form_same,
	[FORM_PAIR] = form_pair,
	[FORM_BOX] = form_box,
	[FORM_SIDE] = form_side,
	[FORM_BORDER] = form_border,
	[FORM_DIMENSION] = form_dimension,
	[FORM_PAGE_BREAK] = form_page_break,
	[FORM_WHITE_SPACE] = form_white_space,
	[FORM_FONT] = form_font,
	[FORM_BACKGROUND] = form_background,
	[FORM_POSITION] = form_position,
	[FORM_LANGUAGE] = form_language,
};

int shorthand_count(void)
{
	return (int)(sizeof(shorthands) / sizeof(*shorthands));
}

const char *shorthand_name(int index)
{
	return shorthands[index].name;
}

int shorthand_rank(int index)
{
	return shorthands[index].rank;
}

bool shorthand_apply(struct draft *draft, int index, const char *text)
{
	return forms[shorthands[index].form](draft, &shorthands[index], text);
}
