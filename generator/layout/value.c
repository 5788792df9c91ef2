#include "layout/value.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static const char *const keyword_names[KEYWORD_COUNT] = {
	"",
#define KEYWORD(word) #word,
#include "layout/keyword.def"
#undef KEYWORD
};

/* The names are C's, with '_' for '-'. */
static bool same_word(const char *name, const char *word, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (name[i] != (word[i] == '-' ? '_' : word[i]))
			return false;
	return name[len] == '\0';
}

enum keyword value_keyword(const char *word, size_t len)
{
	for (enum keyword i = 1; i < KEYWORD_COUNT; i++)
		if (same_word(keyword_names[i], word, len))
			return i;
	return KEYWORD_UNKNOWN;
}

int value_length(struct length length, int base)
{
	return length.fixed + (int)lround((double)length.percent / 100 * base);
}

double value_unit(const char *name, size_t len, int font_size)
{
	static const struct {
		const char *name;
		double millipoints;
	} units[] = {
		{ "pt", 1000 },
		{ "mm", 72000 / 25.4 },
		{ "cm", 720000 / 25.4 },
		{ "in", 72000 },
		{ "pc", 12000 },
		{ "px", 1000 },
		{ "mpt", 1 },
	};
	if (len == 2 && strncasecmp(name, "em", 2) == 0)
		return font_size;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (strlen(units[i].name) == len && strncasecmp(units[i].name, name, len) == 0)
			return units[i].millipoints;
	return 0;
}

/* ---- colours */

static const struct {
	const char *name;
	uint32_t color;
} colors[] = {
#define COLOR(name, value) { #name, value },
#include "layout/color.def"
#undef COLOR
	{ "transparent", UINT32_MAX },
	{ "none", UINT32_MAX },
};

static bool hex_color(const char *digits, uint32_t *color)
{
	size_t len = strspn(digits, "0123456789abcdefABCDEF");
	if (digits[len] != '\0' || (len != 3 && len != 6))
		return false;
	uint32_t c = (uint32_t)strtoul(digits, NULL, 16);
	if (len == 3)
		c = (c >> 8 & 15) * 0x110000 | (c >> 4 & 15) * 0x1100 | (c & 15) * 0x11;
	*color = c;
	return true;
}

/* Three parts, and what stands behind them; 0: that is not looked at. */
static bool rgb_color(const char *text, char behind, uint32_t *color)
{
	uint32_t c = 0;
	for (int i = 0; i < 3; i++) {
		char *end;
		double part = strtod(text, &end);
		if (end == text)
			return false;
		if (*end == '%') {
			part = part * 255 / 100;
			end++;
		}
		part = part < 0 ? 0 : part > 255 ? 255 : part;
		c = c << 8 | (uint32_t)lround(part);
		text = end + strspn(end, " ,");
	}
	*color = c;
	return behind == 0 || (text[0] == behind && text[1] == '\0');
}

bool value_color(const char *text, uint32_t *color)
{
	if (*text == '#')
		return hex_color(text + 1, color);
	if (strncasecmp(text, "rgb(", 4) == 0)
		return rgb_color(text + 4, ')', color);
	/* Of a profile's colour the sRGB that is given for those who have not the profile. */
	if (strncasecmp(text, "rgb-icc(", 8) == 0)
		return rgb_color(text + 8, 0, color);
	for (size_t i = 0; i < sizeof(colors) / sizeof(*colors); i++)
		if (strcasecmp(colors[i].name, text) == 0) {
			*color = colors[i].color;
			return true;
		}
	return false;
}

/* ---- calculations (XSL 1.1, 5.9): sum of products of terms, each a number or a length */

enum { DEPTH_MAX = 32 };

/* 30,000 pt, more than ten metres: what is longer is a slip, and its sums would not fit an int. */
static const double LENGTH_MAX = 3e7;

struct term {
	double fixed, percent, share;
	int power; /* 0: a plain number in `fixed`; 1: a length */
};

struct parser {
	const char *at;
	const struct value_scope *scope;
	int depth;
};

static bool parse_sum(struct parser *parser, struct term *sum);

static void skip_blanks(struct parser *parser)
{
	while (isspace((unsigned char)*parser->at))
		parser->at++;
}

static bool take(struct parser *parser, char c)
{
	skip_blanks(parser);
	if (*parser->at != c)
		return false;
	parser->at++;
	return true;
}

static struct term term_of(struct length length)
{
	return (struct term){ length.fixed, (double)length.percent, (double)length.share, 1 };
}

static bool call_share(struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)parser;
	/* A percentage is no number, but what others wrote has it. */
	double share = args[0].percent > 0 ? args[0].percent : args[0].fixed;
	*out = (struct term){ .share = share, .power = 1 };
	return count == 1 && (args[0].power == 0 || args[0].percent > 0);
}

static bool call_body_start(
	struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)args;
	*out = term_of(parser->scope->list_start);
	return count == 0;
}

static bool call_label_end(
	struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)args;
	*out = term_of(parser->scope->list_end);
	return count == 0;
}

static bool call_min(struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)parser;
	*out = count == 2 && args[1].fixed < args[0].fixed ? args[1] : args[0];
	return count == 2;
}

static bool call_max(struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)parser;
	*out = count == 2 && args[1].fixed > args[0].fixed ? args[1] : args[0];
	return count == 2;
}

static bool call_round(struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)parser;
	*out = args[0];
	out->fixed = round(out->fixed);
	return count == 1;
}

static bool call_floor(struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)parser;
	*out = args[0];
	out->fixed = floor(out->fixed);
	return count == 1;
}

static bool call_ceiling(
	struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)parser;
	*out = args[0];
	out->fixed = ceil(out->fixed);
	return count == 1;
}

static bool call_abs(struct parser *parser, const struct term *args, int count, struct term *out)
{
	(void)parser;
	*out = args[0];
	out->fixed = fabs(out->fixed);
	return count == 1;
}

static const struct {
	const char *name;
	bool (*call)(struct parser *, const struct term *args, int count, struct term *out);
} functions[] = {
	{ "abs", call_abs },
	{ "body-start", call_body_start },
	{ "ceiling", call_ceiling },
	{ "floor", call_floor },
	{ "label-end", call_label_end },
	{ "max", call_max },
	{ "min", call_min },
	{ "proportional-column-width", call_share },
	{ "round", call_round },
};

static bool parse_arguments(struct parser *parser, struct term args[2], int *count)
{
	*count = 0;
	if (take(parser, ')'))
		return true;
	do {
		if (*count == 2 || !parse_sum(parser, &args[(*count)++]))
			return false;
	} while (take(parser, ','));
	return take(parser, ')');
}

/* from-parent(name), from-table-column() and their like: the argument names a property. */
static bool parse_from(struct parser *parser, const char *function, struct term *out)
{
	char name[64];
	skip_blanks(parser);
	size_t len = strcspn(parser->at, " )");
	if (len >= sizeof(name) || parser->scope->from == NULL)
		return false;
	memcpy(name, parser->at, len);
	name[len] = '\0';
	parser->at += len;
	const struct value *value = parser->scope->from(parser->scope->user, function, name);
	if (value == NULL || (value->kind != VALUE_LENGTH && value->kind != VALUE_NUMBER))
		return false;
	*out = value->kind == VALUE_NUMBER ? (struct term){ .fixed = (double)value->number } :
					     term_of(value->length);
	return take(parser, ')');
}

static bool parse_call(struct parser *parser, struct term *out)
{
	static const char *const from[] = { "from-nearest-specified-value", "from-parent",
		"from-table-column", "inherited-property-value" };
	char name[32];
	size_t len = strspn(parser->at, "abcdefghijklmnopqrstuvwxyz-");
	if (len >= sizeof(name))
		return false;
	memcpy(name, parser->at, len);
	name[len] = '\0';
	parser->at += len;
	if (!take(parser, '('))
		return false;
	for (size_t i = 0; i < sizeof(from) / sizeof(*from); i++)
		if (strcmp(from[i], name) == 0)
			return parse_from(parser, name, out);
	for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++) {
		struct term args[2] = { 0 };
		int count = 0;
		if (strcmp(functions[i].name, name) == 0)
			return parse_arguments(parser, args, &count) &&
				functions[i].call(parser, args, count, out);
	}
	return false;
}

static bool parse_number(struct parser *parser, struct term *out)
{
	char *end;
	double number = strtod(parser->at, &end);
	if (end == parser->at || !isfinite(number) || fabs(number) > 1e7)
		return false;
	parser->at = end;
	if (*end == '%') {
		parser->at++;
		*out = (struct term){ .percent = number, .power = 1 };
		if (parser->scope->percent_base > 0)
			*out = (struct term){ trunc(number / 100 *
						      (double)parser->scope->percent_base),
				.power = 1 };
		return true;
	}
	size_t len = 0;
	while (isalpha((unsigned char)end[len]))
		len++;
	*out = (struct term){ .fixed = number };
	if (len == 0)
		return true;
	double unit = value_unit(end, len, parser->scope->font_size);
	parser->at += len;
	*out = (struct term){ .fixed = number * unit, .power = 1 };
	return unit > 0;
}

static bool parse_term(struct parser *parser, struct term *out)
{
	bool ok;
	skip_blanks(parser);
	if (++parser->depth > DEPTH_MAX)
		return false;
	if (take(parser, '(')) {
		ok = parse_sum(parser, out) && take(parser, ')');
	} else if (*parser->at == '-' && !isdigit((unsigned char)parser->at[1]) &&
		parser->at[1] != '.') {
		parser->at++;
		ok = parse_term(parser, out);
		out->fixed = -out->fixed;
		out->percent = -out->percent;
	} else if (isalpha((unsigned char)*parser->at)) {
		ok = parse_call(parser, out);
	} else {
		ok = parse_number(parser, out);
	}
	parser->depth--;
	return ok;
}

static bool word_operator(struct parser *parser, const char *word)
{
	skip_blanks(parser);
	if (strncmp(parser->at, word, 3) != 0 || isalpha((unsigned char)parser->at[3]))
		return false;
	parser->at += 3;
	return true;
}

static void scale(struct term *term, double factor)
{
	term->fixed *= factor;
	term->percent *= factor;
	term->share *= factor;
}

static bool parse_product(struct parser *parser, struct term *out)
{
	if (!parse_term(parser, out))
		return false;
	for (;;) {
		struct term right;
		bool times = take(parser, '*');
		bool divide = !times && word_operator(parser, "div");
		bool modulo = !times && !divide && word_operator(parser, "mod");
		if (!times && !divide && !modulo)
			return true;
		if (!parse_term(parser, &right) ||
			(right.power != 0 && (!times || out->power != 0)))
			return false;
		if ((divide || modulo) && right.fixed == 0)
			return false;
		if (modulo) {
			out->fixed = fmod(out->fixed, right.fixed);
		} else if (right.power != 0) {
			scale(&right, out->fixed);
			*out = right;
		} else {
			scale(out, times ? right.fixed : 1 / right.fixed);
		}
	}
}

static bool parse_sum(struct parser *parser, struct term *sum)
{
	if (!parse_product(parser, sum))
		return false;
	for (;;) {
		struct term right;
		bool plus = take(parser, '+');
		if (!plus && !take(parser, '-'))
			return true;
		if (!parse_product(parser, &right) || right.power != sum->power)
			return false;
		if (!plus)
			scale(&right, -1);
		sum->fixed += right.fixed;
		sum->percent += right.percent;
		sum->share += right.share;
	}
}

static bool parse_measure(
	const char *text, unsigned accepts, const struct value_scope *scope, struct value *value)
{
	struct parser parser = { .at = text, .scope = scope };
	struct term term = { 0 };
	if (!parse_sum(&parser, &term))
		return false;
	skip_blanks(&parser);
	if (*parser.at != '\0' || fabs(term.fixed) > (term.power == 0 ? 1e9 : LENGTH_MAX))
		return false;
	if (term.power == 0 && (accepts & VALUE_IS_NUMBER) != 0) {
		*value = (struct value){ .kind = VALUE_NUMBER, .number = (float)term.fixed };
		return true;
	}
	if ((accepts & VALUE_IS_LENGTH) == 0)
		return false;
	/* A bare number is no length (XSL 1.1, 5.9.2), but all formatters take it for pixels. */
	if (term.power == 0)
		term.fixed *= 1000;
	if (fabs(term.fixed) > LENGTH_MAX)
		return false;
	value->kind = VALUE_LENGTH;
	value->length =
		(struct length){ (int)lround(term.fixed), (float)term.percent, (float)term.share };
	return true;
}

/* ---- all of it */

static bool among(const char *words, const char *word, size_t len)
{
	for (const char *w = words; *w != '\0';) {
		size_t n = strcspn(w, " ");
		if (n == len && strncmp(w, word, len) == 0)
			return true;
		w += n + (w[n] == ' ');
	}
	return false;
}

bool value_parse(const char *text, unsigned accepts, const char *words,
	const struct value_scope *scope, struct value *value)
{
	text += strspn(text, " \t\r\n");
	size_t len = strlen(text);
	while (len > 0 && isspace((unsigned char)text[len - 1]))
		len--;
	if (len > 0 && among(words, text, len)) {
		*value = (struct value){ .kind = VALUE_KEYWORD,
			.keyword = value_keyword(text, len) };
		return true;
	}
	uint32_t color;
	if ((accepts & VALUE_IS_COLOR) != 0 && value_color(text, &color)) {
		*value = (struct value){ .kind = VALUE_COLOR, .color = color };
		return true;
	}
	if ((accepts & VALUE_IS_TEXT) != 0) {
		*value = (struct value){ .kind = VALUE_TEXT,
			.text = arena_strndup(scope->arena, text, len) };
		return true;
	}
	return (accepts & (VALUE_IS_LENGTH | VALUE_IS_NUMBER)) != 0 &&
		parse_measure(text, accepts, scope, value);
}
