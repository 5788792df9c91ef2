/*
 * value.h - values of properties: words, lengths, numbers, colours, texts, and XSL's calculations.
 *
 * A length is kept as what it is made of, since percentages and shares of a table's width have no
 * size before the layout: fixed + percent of a base + share of what the columns leave.
 */
#ifndef LAYOUT_VALUE_H
#define LAYOUT_VALUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum keyword {
	KEYWORD_UNKNOWN,
#define KEYWORD(word) KEYWORD_##word,
#include "layout/keyword.def"
#undef KEYWORD
	KEYWORD_COUNT
};

struct length {
	int fixed; /* millipoints */
	float percent; /* of a base that the property names */
	float share; /* proportional-column-width() */
};

enum value_kind { VALUE_UNSET, VALUE_KEYWORD, VALUE_LENGTH, VALUE_NUMBER, VALUE_COLOR, VALUE_TEXT };

struct value {
	enum value_kind kind;
	union {
		enum keyword keyword;
		struct length length;
		float number;
		uint32_t color; /* 0xRRGGBB; UINT32_MAX: transparent */
		const char *text;
	};
};

/* What a value may be besides the words of its property. */
enum { VALUE_IS_LENGTH = 1, VALUE_IS_NUMBER = 2, VALUE_IS_COLOR = 4, VALUE_IS_TEXT = 8 };

/* What calculations refer to. */
struct value_scope {
	int font_size; /* of the object: 1 em */
	float percent_base; /* if not 0, percentages are taken of it at once */
	/* The value that from-parent() and its like give for a property; "": for the one being
	 * set.  NULL: there is none. */
	const struct value *(*from)(const void *user, const char *function, const char *name);
	const void *user;
	struct length list_start, list_end; /* body-start(), label-end() */
	struct arena *arena; /* holds texts */
};

/*
 * value_parse - read `text` as one of `words` (separated by blanks) or of the kinds in `accepts`.
 * False if it is neither; *value is then untouched.
 */
bool value_parse(const char *text, unsigned accepts, const char *words,
	const struct value_scope *scope, struct value *value);

/* value_color - #rgb, #rrggbb, rgb(r, g, b) or a name; transparent and none give UINT32_MAX. */
bool value_color(const char *text, uint32_t *color);

enum keyword value_keyword(const char *word, size_t len);

/* value_length - how long it is when 100% are `base`; the share is not counted. */
int value_length(struct length length, int base);

/* value_unit - millipoints of one unit ("mm", "pt" ...), 0 if there is no such unit. */
double value_unit(const char *name, size_t len, int font_size);

#endif
