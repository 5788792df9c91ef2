#include "layout/space.h"

struct space space_of(const struct fo *fo, enum property minimum, int base)
{
	const struct style *style = fo->style;
	struct space space = {
		.min = style_length(style, minimum, base),
		.opt = style_length(style, minimum + 1, base),
		.max = style_length(style, minimum + 2, base),
		.precedence = style_number(style, minimum + 3, 0),
		.force = style_keyword(style, minimum + 3) == KEYWORD_force,
		.retain = style_keyword(style, minimum + 4) == KEYWORD_retain,
		.fo = fo,
	};
	space.min = space.min < space.opt ? space.min : space.opt;
	space.max = space.max > space.opt ? space.max : space.opt;
	return space;
}

/* Those with "force" add up, else the highest precedence is seen, else the widest. */
bool space_join(struct space *a, const struct space *b)
{
	if (a->force && b->force) {
		a->min += b->min;
		a->opt += b->opt;
		a->max += b->max;
		return false;
	}
	bool as_strong = a->force == b->force && b->precedence == a->precedence;
	bool stronger = b->force || (!a->force && b->precedence > a->precedence);
	if (!stronger && (!as_strong || b->opt < a->opt))
		return false;
	struct space joined = *b;
	if (as_strong && a->opt == b->opt) {
		joined.min = a->min > b->min ? a->min : b->min;
		joined.max = a->max < b->max ? a->max : b->max;
		joined.retain |= a->retain;
	}
	*a = joined;
	return true;
}
