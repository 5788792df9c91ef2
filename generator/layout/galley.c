#include "layout/galley.h"

#include <stdlib.h>
#include <string.h>

#include "layout/row.h"

struct galley *galley_new(struct layout *layout, int width)
{
	struct galley *galley = arena_alloc(layout->work, sizeof(*galley));
	galley->layout = layout;
	galley->arena = layout->work;
	galley->width = width;
	return galley;
}

static struct piece *new_piece(struct galley *galley)
{
	if (galley->count == galley->room) {
		/* In the arena: the old pieces stay behind, at most as many again. */
		size_t room = galley->room != 0 ? 2 * galley->room : 4;
		struct piece *pieces = arena_alloc(galley->arena, room * sizeof(*pieces));
		if (galley->count > 0)
			memcpy(pieces, galley->pieces, galley->count * sizeof(*pieces));
		galley->pieces = pieces;
		galley->room = room;
	}
	struct piece *piece = &galley->pieces[galley->count++];
	memset(piece, 0, sizeof(*piece));
	piece->head = ++galley->heads;
	return piece;
}

static int together_cost(const struct galley *galley)
{
	int cost = COST_NONE;
	for (const struct together *t = galley->together; t != NULL; t = t->outer)
		if (t->from < galley->count && t->cost > cost)
			cost = t->cost;
	return cost;
}

/* Nothing that may be parted from what follows it: a border, a place without height. */
static bool is_opening(const struct galley *galley, size_t i)
{
	const struct piece *piece = &galley->pieces[i];
	return galley->pieces[i + 1].cost == COST_NEVER &&
		(piece->kind == PIECE_OPEN || (piece->kind == PIECE_AREA && piece->height == 0));
}

/* What the first content of a block asks for in front of itself holds for the block. */
static void ask_before(struct galley *galley, size_t i, enum break_class force, int cost)
{
	while (i > 0 && is_opening(galley, i - 1))
		i--;
	struct piece *piece = &galley->pieces[i];
	if (force > piece->force)
		piece->force = force;
	if (cost > piece->cost)
		piece->cost = cost;
	galley->breaks |= force != BREAK_NONE && i > 0;
}

void galley_lift(struct galley *galley, size_t from, size_t to)
{
	struct piece *piece = &galley->pieces[from];
	enum break_class force = piece->force;
	piece->force = BREAK_NONE;
	ask_before(galley, to, force, COST_NONE);
}

struct piece *galley_add(struct galley *galley, enum piece_kind kind, int height)
{
	int together = together_cost(galley);
	struct piece *piece = new_piece(galley);
	piece->kind = kind;
	piece->height = height;
	piece->frame = galley->frame;
	if (kind == PIECE_APART)
		return piece;
	bool opening = galley->opening;
	piece->cost = galley->cost > together ? galley->cost : together;
	if (opening)
		piece->cost = COST_NEVER;
	ask_before(galley, galley->count - 1, galley->force, opening ? galley->cost : COST_NONE);
	if (galley->has_space)
		piece->space = galley->space;
	galley->cost = COST_NONE;
	galley->force = BREAK_NONE;
	galley->has_space = galley->opening = false;
	return piece;
}

void galley_add_row(struct galley *galley, struct row *row)
{
	const struct group_row *first = &row->rows[0], *behind = &row->rows[row->row_count];
	row_finish(galley->layout, row);
	for (const struct together *t = galley->together; t != NULL; t = t->outer)
		row->together = t->cost > row->together ? t->cost : row->together;
	galley_break(galley, first->force);
	galley_keep(galley, first->cost_before);
	galley->breaks |= row->breaks;
	galley->notes |= row->notes;
	galley_add(galley, PIECE_ROW, 0)->row = row;
	galley_break(galley, behind->force);
	galley_keep(galley, behind->cost_before);
}

/* `minimum` is the first of five properties in the order of property.def. */
void galley_space(struct galley *galley, const struct fo *fo, enum property minimum)
{
	struct space space = space_of(fo, minimum, galley->width);
	if (space.opt == 0 && !space.force)
		return;
	if (galley->has_space)
		space_join(&galley->space, &space);
	else
		galley->space = space;
	galley->has_space = true;
}

void galley_keep(struct galley *galley, int cost)
{
	if (cost > galley->cost)
		galley->cost = cost;
}

void galley_attach(struct galley *galley)
{
	galley->opening = true;
}

void galley_break(struct galley *galley, enum break_class force)
{
	if (force > galley->force)
		galley->force = force;
}

void galley_open(struct galley *galley, struct frame *frame)
{
	frame->parent = galley->frame;
	frame->from = galley->count;
	frame->trimmed = galley->trimmed;
	frame->end = SIZE_MAX;
	galley->frame = frame;
	if (frame->before > 0) {
		galley_add(galley, PIECE_OPEN, frame->before);
		galley->opening = true;
	}
}

/* A break or keep after the last content of a block holds behind the block. */
static void add_close(struct galley *galley, int height)
{
	enum break_class force = galley->force;
	int cost = galley->cost;
	galley->force = BREAK_NONE;
	galley->cost = COST_NEVER;
	galley_add(galley, PIECE_CLOSE, height);
	galley->force = force;
	galley->cost = cost;
}

void galley_close(struct galley *galley)
{
	struct frame *frame = galley->frame;
	if (galley->count == frame->from)
		galley_add(galley, PIECE_AREA, 0);
	if (frame->after > 0)
		add_close(galley, frame->after);
	frame->end = galley->count;
	galley->frame = frame->parent;
}

void galley_finish(struct galley *galley)
{
	if (!galley->has_space || !galley->space.retain)
		return;
	enum break_class force = galley->force;
	int cost = galley->cost;
	galley->force = BREAK_NONE;
	galley->cost = COST_NEVER;
	galley_add(galley, PIECE_AREA, 0);
	galley->force = force;
	galley->cost = cost;
}

void galley_drop(struct galley *galley, size_t index)
{
	galley->count = index;
	galley->frame = NULL;
	galley->has_space = galley->opening = false;
	galley->cost = COST_NONE;
	galley->force = BREAK_NONE;
	galley->together = NULL;
}

/* One that goes on from before begins with the first piece that is left. */
static void trim_frames(const struct galley *galley, struct frame *frame, size_t index)
{
	for (; frame != NULL && frame->trimmed != galley->trimmed; frame = frame->parent) {
		frame->from = frame->from > index ? frame->from - index : 0;
		frame->end -= frame->end != SIZE_MAX ? index : 0;
		frame->trimmed = galley->trimmed;
	}
}

void galley_trim(struct galley *galley, size_t index)
{
	galley->trimmed += index;
	galley->count -= index;
	memmove(galley->pieces, galley->pieces + index, galley->count * sizeof(*galley->pieces));
	for (size_t i = 0; i < galley->count; i++)
		trim_frames(galley, galley->pieces[i].frame, index);
	trim_frames(galley, galley->frame, index);
	for (struct together *t = galley->together; t != NULL; t = t->outer)
		t->from = t->from > index ? t->from - index : 0;
}

static void add_notes(const struct galley *galley, struct note ***last)
{
	for (size_t i = 0; galley->notes && i < galley->count; i++) {
		const struct piece *piece = &galley->pieces[i];
		for (const struct note *note = piece->notes; note != NULL; note = note->next) {
			struct note *copy = arena_alloc(galley->layout->work, sizeof(*copy));
			copy->fo = note->fo;
			copy->body = note->body;
			**last = copy;
			*last = &copy->next;
		}
		for (size_t k = 0; piece->row != NULL && k < piece->row->count; k++)
			add_notes(piece->row->cells[k]->galley, last);
	}
}

struct note *galley_all_notes(const struct galley *galley)
{
	struct note *first = NULL, **last = &first;
	add_notes(galley, &last);
	return first;
}

static int one_keep(const struct style *style, enum property property)
{
	if (style_keyword(style, property) == KEYWORD_always)
		return COST_ALWAYS;
	double number = style_number(style, property, 0);
	return number <= 0 ? COST_NONE : COST_KEEP + (number > 999 ? 999 : (int)number);
}

/* The component within-page follows within-column in property.def. */
int keep_cost(const struct style *style, enum property column)
{
	int in_column = one_keep(style, column), in_page = one_keep(style, column + 1);
	return in_column > in_page ? in_column : in_page;
}

enum break_class break_of(const struct style *style, enum property property)
{
	switch (style_keyword(style, property)) {
	case KEYWORD_column:
		return BREAK_COLUMN;
	case KEYWORD_page:
		return BREAK_PAGE;
	case KEYWORD_even_page:
		return BREAK_EVEN;
	case KEYWORD_odd_page:
		return BREAK_ODD;
	default:
		return BREAK_NONE;
	}
}
