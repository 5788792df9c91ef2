/* layout_value - values of properties: lengths, calculations, colours, words. */
#include <math.h>
#include <stdint.h>
#include <string.h>

#include "tap.h"

#include "layout/value.h"

static struct arena arena;

static const struct value *from(const void *parent, const char *function, const char *name)
{
	(void)function;
	return strcmp(name, "start-indent") == 0 ? parent : NULL;
}

static bool parse(const char *text, unsigned accepts, const char *words, struct value *value)
{
	struct value parent = { .kind = VALUE_LENGTH, .length = { 7000, 0, 0 } };
	struct value_scope scope = {
		.font_size = 10000,
		.from = from,
		.user = &parent,
		.arena = &arena,
		.list_start = { 24000, 0, 0 },
		.list_end = { -18000, 100, 0 },
	};
	return value_parse(text, accepts, words, &scope, value);
}

static long long length(const char *text)
{
	struct value value;
	return parse(text, VALUE_IS_LENGTH, "auto", &value) && value.kind == VALUE_LENGTH ?
		value_length(value.length, 100000) :
		INT64_MIN;
}

static void test_lengths(void)
{
	is_int(length("12pt"), 12000, "points");
	is_int(length("25.4mm"), 72000, "millimetres");
	is_int(length("2.54cm"), 72000, "centimetres");
	is_int(length("1in"), 72000, "inches");
	is_int(length("2em"), 20000, "the font size");
	is_int(length("50%"), 50000, "a percentage of the base");
	is_int(length("-3pt"), -3000, "negative");
	is_int(length(".5em"), 5000, "without a leading digit");
	is_int(length("0"), 0, "a bare zero");
	is_int(length("3"), 3000, "no unit: pixels");
	is_int(length("3 apples"), INT64_MIN, "no such unit");
	is_int(length(""), INT64_MIN, "nothing");
	is_int(length("1e30mm"), INT64_MIN, "larger than any page");
}

static void test_calculations(void)
{
	is_int(length("10pt + 2em"), 30000, "a sum");
	is_int(length("10pt - 2pt - 3pt"), 5000, "from left to right");
	is_int(length("2 * (3pt + 1pt)"), 8000, "brackets");
	is_int(length("9pt div 3"), 3000, "a quotient");
	is_int(length("100% - 2em"), 80000, "a percentage less a length");
	is_int(length("from-parent(start-indent) + 1pt"), 8000, "the parent's value");
	is_int(length("inherited-property-value(start-indent)"), 7000, "and the inherited one");
	is_int(length("from-table-column( start-indent ) div 2"), 3500, "and that of a column");
	ok(length("from-parent(unknown)") == INT64_MIN, "a property that nobody knows");
	is_int(length("body-start()"), 24000, "where the body of a list item starts");
	is_int(length("label-end()"), 82000, "where its label ends");
	is_int(length("max(3pt, 5pt) + min(1pt, 2pt)"), 6000, "the larger and the smaller");
	is_int(length("-(2pt)"), -2000, "a negative bracket");
	is_int(length("2pt * 3pt"), INT64_MIN, "an area is no length");
	is_int(length("2pt + 3"), INT64_MIN, "a length and a number do not add up");
	is_int(length("5pt div 0"), INT64_MIN, "nothing is divided by zero");
	is_int(length("((((((((((((((((((((((((((((((((((1pt))))))))))))))))))))))))))))))))))"),
		INT64_MIN, "deeper than anybody writes");
	struct value value;
	ok(parse("proportional-column-width(2.5)", VALUE_IS_LENGTH, "", &value) &&
			fabs((double)value.length.share - 2.5) < 1e-6,
		"a share of the rest");
}

static void test_colors(void)
{
	uint32_t color = 0;
	ok(value_color("#b01e23", &color) && color == 0xb01e23, "six digits");
	ok(value_color("#fa0", &color) && color == 0xffaa00, "three digits");
	ok(value_color("rgb(255, 0, 128)", &color) && color == 0xff0080, "three numbers");
	ok(value_color("rgb(100%, 0%, 300)", &color) && color == 0xff00ff,
		"percentages, and too much");
	ok(value_color("Red", &color) && color == 0xff0000, "a name");
	ok(value_color("transparent", &color) && color == UINT32_MAX, "nothing to paint");
	ok(!value_color("#12345", &color), "five digits");
	ok(!value_color("reddish", &color), "no such name");
}

static void test_words(void)
{
	struct value value;
	ok(parse(" auto ", VALUE_IS_LENGTH, "auto none", &value) && value.kind == VALUE_KEYWORD &&
			value.keyword == KEYWORD_auto,
		"a word, without the blanks around it");
	ok(!parse("always", 0, "auto none", &value), "a word that does not belong here");
	ok(parse("end-on-even", 0, "auto end-on-even", &value) &&
			value.keyword == KEYWORD_end_on_even,
		"a word with hyphens");
	ok(parse("3", VALUE_IS_NUMBER, "", &value) && value.kind == VALUE_NUMBER, "a number");
	ok(parse("xsl-region-body", VALUE_IS_TEXT, "", &value) && value.kind == VALUE_TEXT,
		"a text");
}

int main(void)
{
	test_lengths();
	test_calculations();
	test_colors();
	test_words();
	arena_free(&arena);
	return tap_done();
}
