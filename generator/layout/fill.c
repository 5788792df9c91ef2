/* fill.c - how much of a galley goes into a room, and where it is best cut. */
#include <stdlib.h>

#include "layout/row.h"

bool cursor_at_start(struct cursor cursor)
{
	return cursor.index == 0 && cursor.cells == NULL;
}

static int gap_before(const struct galley *galley, size_t i, struct cursor from)
{
	const struct space *space = &galley->pieces[i].space;
	if (i != from.index)
		return space->opt;
	if (from.cells != NULL)
		return 0;
	return space->retain || (galley->keeps_first_space && i == 0) ? space->opt : 0;
}

/* What frames that go on after a cut show again at its top and bottom. */
static int reopening(const struct galley *galley, struct cursor from)
{
	int height = 0;
	if (from.index >= galley->count)
		return 0;
	for (const struct frame *f = galley->pieces[from.index].frame; f != NULL; f = f->parent)
		if (f->from < from.index || from.cells != NULL)
			height += f->keep_before + (f->head != NULL ? galley_height(f->head) : 0);
	return height;
}

static int closing(const struct frame *frame, size_t cut)
{
	int height = 0;
	for (; frame != NULL; frame = frame->parent)
		if (frame->end > cut)
			height += frame->keep_after +
				(frame->foot != NULL ? galley_height(frame->foot) : 0);
	return height;
}

static int all_notes(struct galley *galley)
{
	return galley_notes(galley, (struct cursor){ 0 }, (struct cursor){ galley->count, NULL });
}

/* Footnotes of heads and feet that are repeated at the cuts. */
static int notes_reopening(const struct galley *galley, struct cursor from)
{
	int height = 0;
	if (from.index >= galley->count)
		return 0;
	for (const struct frame *f = galley->pieces[from.index].frame; f != NULL; f = f->parent)
		if (f->head != NULL && (f->from < from.index || from.cells != NULL))
			height += all_notes(f->head);
	return height;
}

static int notes_closing(const struct frame *frame, size_t cut)
{
	int height = 0;
	for (; frame != NULL; frame = frame->parent)
		if (frame->end > cut && frame->foot != NULL)
			height += all_notes(frame->foot);
	return height;
}

static int notes_height(const struct piece *piece)
{
	int height = 0;
	for (const struct note *note = piece->notes; note != NULL; note = note->next)
		height += galley_height(note->body);
	return height;
}

/* Rows of one table, header and footer apart. */
static bool goes_on(const struct piece *a, const struct piece *b)
{
	return a->kind == PIECE_ROW && b->kind == PIECE_ROW && a->row->table != NULL &&
		a->row->table == b->row->table;
}

struct row_edges galley_edges(
	const struct galley *galley, size_t i, struct cursor from, struct cursor end)
{
	const struct piece *piece = &galley->pieces[i];
	bool cut = i + 1 == end.index && end.cells == NULL && end.index < galley->count;
	return (struct row_edges){
		.top = i == from.index && i > 0 && from.cells == NULL,
		.foot = cut && goes_on(piece, &piece[1]),
	};
}

/* Piece `i` as far as it lies in [from, end). */
static struct row_part part_of(
	const struct galley *galley, size_t i, struct cursor from, struct cursor end)
{
	return (struct row_part){
		.row = galley->pieces[i].row,
		.from = i == from.index ? from.cells : NULL,
		.end = i == end.index ? end.cells : NULL,
		.edges = galley_edges(galley, i, from, end),
	};
}

static int height_in(const struct galley *galley, size_t i, struct cursor from, struct cursor end)
{
	const struct piece *piece = &galley->pieces[i];
	if (piece->kind != PIECE_ROW)
		return piece->height;
	struct row_part part = part_of(galley, i, from, end);
	return row_extent(&part);
}

static int notes_in(const struct galley *galley, size_t i, struct cursor from, struct cursor end)
{
	const struct piece *piece = &galley->pieces[i];
	if (piece->kind != PIECE_ROW)
		return notes_height(piece);
	struct row_part part = part_of(galley, i, from, end);
	return row_notes(&part);
}

/* Less than a keep "always", as much as a weak one. */
int fill_emptiness(int used, int room)
{
	if (room <= 0 || used >= room)
		return 0;
	double rest = (double)(room - used) / room;
	return (int)(100 * rest * rest);
}

struct filler {
	struct galley *galley;
	struct cursor from;
	const struct room *room;
	int used, notes;
	int spare; /* of the last footnotes, what may go on on the next page */
	int give, stretch; /* of the spaces, if they may shrink and grow */
	bool found, over;
	int best_cost; /* of f->best, with the room it leaves empty */
	struct fill best;
};

/* How much the space before piece `i` may shrink and grow, where there is one. */
static void flex_before(struct filler *f, size_t i)
{
	const struct space *space = &f->galley->pieces[i].space;
	if (gap_before(f->galley, i, f->from) <= 0)
		return;
	f->give += space->min < space->opt ? space->opt - space->min : 0;
	f->stretch += space->max > space->opt ? space->max - space->opt : 0;
}

/*
 * How bad it is that a page is filled so far.  Where spaces may give, a page is better the less
 * they have to; they do not grow, but would look as if they should.
 */
static int badness(const struct filler *f, int used)
{
	int rest = f->room->height - used;
	int most = rest < 0 ? f->give : f->stretch;
	if (most <= 0)
		return fill_emptiness(used, f->room->height);
	double ratio = (double)abs(rest) / most;
	return ratio < 1 ? (int)(100 * ratio * ratio * ratio) :
			   100 + fill_emptiness(used, f->room->height);
}

/* A row that comes to stand at the foot of the page may be higher or lower there. */
static int foot_change(const struct filler *f, size_t i)
{
	const struct piece *piece = &f->galley->pieces[i];
	if (piece->kind != PIECE_ROW || !piece->row->minds_page)
		return 0;
	struct cursor here = { i + 1, NULL }, end = { f->galley->count, NULL };
	return height_in(f->galley, i, f->from, here) - height_in(f->galley, i, f->from, end);
}

/* The height of the footnotes with these: in front of the first stands a separator. */
static int with_gap(const struct filler *f, int notes)
{
	bool first = notes > 0 && f->notes == 0 && f->room->note_gap > 0;
	return f->notes + notes + (first ? f->room->note_gap : 0);
}

/* As much of the footnotes as there is room for beside `used`. */
static int notes_beside(const struct filler *f, int used, int notes)
{
	int over = used + notes - f->give - f->room->height;
	return over > 0 && over <= f->spare ? notes - over : notes;
}

static bool divides_notes(const struct filler *f)
{
	return f->spare > 0 && f->used + f->notes - f->give > f->room->height;
}

/*
 * Piece `i` may stand on the page with the beginning of its footnotes: that is better than to move
 * it to the next.  Behind footnotes that go on there are no others.
 */
static int spare_of(const struct filler *f, const struct piece *piece)
{
	if (piece->notes == NULL)
		return piece->kind == PIECE_ROW && piece->row->notes ? 0 : f->spare;
	if (!f->room->splits || f->used + f->notes - f->give > f->room->height)
		return 0;
	return notes_height(piece) -
		galley_least(piece->notes->body, (struct cursor){ 0 }, COST_LINES);
}

static void consider(struct filler *f, size_t i)
{
	const struct piece *piece = &f->galley->pieces[i];
	if (piece->cost >= COST_NEVER || piece->kind == PIECE_CLOSE)
		return;
	int used = f->used + closing(f->galley->pieces[i - 1].frame, i) + foot_change(f, i - 1);
	int notes = with_gap(f, notes_closing(f->galley->pieces[i - 1].frame, i));
	notes = notes_beside(f, used, notes);
	if (used + notes - f->give > f->room->height && f->found)
		return;
	int cost = piece->cost + badness(f, used + notes);
	if (f->found && cost > f->best_cost)
		return;
	f->found = true;
	f->best_cost = cost;
	f->best = (struct fill){
		.end = { i, NULL },
		.height = used,
		.notes = notes,
		.give = f->give,
		.cost = piece->cost,
	};
}

/* A part of row `i`, which begins at f->used + gap, `height` being what is left. */
static bool fill_row(struct filler *f, size_t i, int gap, int height, bool must, struct fill *fill)
{
	struct cursor end = { f->galley->count, NULL };
	struct row_part part = part_of(f->galley, i, f->from, end);
	struct room room = { .height = height, .note_gap = -1, .must = must };
	if (!row_fill(&part, &room, f->galley->layout, fill))
		return false;
	struct cursor *rest = fill->done ? NULL : fill->end.cells;
	const struct frame *frame = f->galley->pieces[i].frame;
	part.end = rest;
	*fill = (struct fill){
		.end = { fill->done ? i + 1 : i, rest },
		.height = f->used + gap + fill->height + closing(frame, i + 1),
		.notes = with_gap(f, row_notes(&part) + notes_closing(frame, i + 1)),
		.give = f->give,
		.cost = fill->cost,
		.overflow = fill->overflow,
		.force = fill->force,
	};
	return true;
}

/* Try to cut row `i` no lower than `rest` below its top; returns how low that is, 0: not at all. */
static int cut_row_at(struct filler *f, size_t i, int gap, int rest, bool must)
{
	struct fill fill;
	if (!fill_row(f, i, gap, rest, must, &fill) || (fill.cost >= COST_NEVER && !must))
		return 0;
	int low = fill.height - f->used - gap - closing(f->galley->pieces[i].frame, i + 1);
	if (fill.height + fill.notes - f->give > f->room->height && !must)
		return low;
	int cost = fill.cost + badness(f, fill.height + fill.notes);
	/* Of cuts that are as good the lowest is taken. */
	bool higher = f->found && f->best.end.cells != NULL && f->best.end.index == i;
	if (f->found && cost + higher > f->best_cost && fill.force == BREAK_NONE)
		return low;
	f->found = true;
	f->best_cost = fill.force != BREAK_NONE ? 0 : cost;
	f->best = fill;
	return low;
}

/* Piece `i` does not fit as a whole; a part of it may, or a larger one if spaces shrink. */
static void cut_row(struct filler *f, size_t i, int gap)
{
	const struct piece *piece = &f->galley->pieces[i];
	if (piece->kind != PIECE_ROW)
		return;
	int rest = f->room->height - f->used - f->notes - gap - closing(piece->frame, i + 1);
	int limit = rest + f->give;
	size_t best = f->found ? f->best.end.index : SIZE_MAX;
	for (int low = limit + 1; low > 0 && limit >= low - 1;) {
		/* Below that only footnotes are a reason to go on. */
		bool cut = f->found && f->best.end.index != best;
		if (low <= rest && (!piece->row->notes || cut))
			break;
		limit = low - 1;
		low = cut_row_at(f, i, gap, limit, false);
		if (low > limit) /* a cut that is asked for lies lower than it was to */
			break;
	}
	if (!f->found && f->room->must)
		cut_row_at(f, i, gap, rest, true);
}

/* Something in row `i` asks for a cut, and so much of it fits: f->best is the answer. */
static bool cut_at_break(struct filler *f, size_t i, int gap)
{
	const struct piece *piece = &f->galley->pieces[i];
	struct fill fill;
	if (piece->kind != PIECE_ROW || !piece->row->breaks)
		return false;
	int rest = f->room->height + f->give - f->used - f->notes - gap;
	if (!fill_row(f, i, gap, rest, false, &fill) || fill.force == BREAK_NONE)
		return false;
	f->best = fill;
	return true;
}

/*
 * Keeps forbid the cuts right in front of piece `i`, the first that does not fit: one of the rows
 * behind the best cut may be cut, though it fits.  Piece `i` would begin at f->used.
 */
static void cut_earlier(struct filler *f, size_t i)
{
	struct filler back = *f;
	struct cursor end = { f->galley->count, NULL };
	size_t least = f->found ? f->best.end.index : f->from.index;
	for (size_t k = i; k-- > least && !(back.found && back.best.end.index == k + 1);) {
		int gap = gap_before(f->galley, k, f->from);
		int height = height_in(f->galley, k, f->from, end);
		struct fill fill;
		back.used -= gap + height;
		back.notes -= notes_in(f->galley, k, f->from, end);
		if (f->galley->pieces[k].kind != PIECE_ROW ||
			!fill_row(&back, k, gap, height - 1, false, &fill) ||
			fill.cost >= COST_NEVER)
			continue;
		int cost = fill.cost + badness(f, fill.height + fill.notes);
		if (back.found && cost >= back.best_cost)
			continue;
		back.found = true;
		back.best_cost = cost;
		back.best = fill;
		if (cost < COST_LINES)
			break;
	}
	f->found = back.found;
	f->best_cost = back.best_cost;
	f->best = back.best;
}

static struct fill finish(const struct filler *f)
{
	return (struct fill){
		.end = { f->galley->count, NULL },
		.height = f->used,
		.notes = notes_beside(f, f->used, f->notes),
		.give = f->give,
		.done = true,
		.overflow = f->over,
	};
}

static struct fill cut_here(const struct filler *f, size_t i)
{
	int used = f->used + foot_change(f, i - 1);
	return (struct fill){
		.end = { i, NULL },
		.height = used,
		.notes = notes_beside(f, used, f->notes),
		.give = f->give,
		.cost = f->galley->pieces[i].cost,
		.overflow = f->over,
		.force = f->galley->pieces[i].force,
	};
}

static struct fill fill_galley(struct galley *galley, struct cursor from, const struct room *room)
{
	struct filler f = { .galley = galley, .from = from, .room = room };
	struct cursor end = { galley->count, NULL };
	f.used = reopening(galley, from);
	f.notes = with_gap(&f, notes_reopening(galley, from));
	for (size_t i = from.index; i < galley->count; i++) {
		const struct piece *piece = &galley->pieces[i];
		if (i > from.index) {
			consider(&f, i);
			if (divides_notes(&f) && f.found && f.best.end.index == i &&
				piece->cost < COST_LINES)
				return f.best;
			if (piece->force != BREAK_NONE ||
				(f.over && f.found && f.best.end.index == i))
				return cut_here(&f, i);
		}
		int gap = gap_before(galley, i, from);
		int height = height_in(galley, i, from, end);
		int notes = with_gap(&f, notes_in(galley, i, from, end));
		if (room->flexible)
			flex_before(&f, i);
		int spare = spare_of(&f, piece);
		bool fits = f.used + gap + height + notes - spare - f.give <= room->height;
		if (fits && cut_at_break(&f, i, gap))
			return f.best;
		if (!fits && !f.over && height > 0) {
			cut_row(&f, i, gap);
			if (!f.found || f.best.end.index < i)
				cut_earlier(&f, i);
			if (f.found)
				return f.best;
			if (!room->must)
				return (struct fill){ .end = from, .height = f.used };
			f.over = true;
		}
		f.used += gap + height;
		f.notes = notes;
		f.spare = spare;
	}
	return finish(&f);
}

struct fill galley_fill(struct galley *galley, struct cursor from, const struct room *room)
{
	struct fill fill = fill_galley(galley, from, room);
	int over = fill.height + fill.notes - room->height;
	if (over > 0 && fill.give > 0) {
		fill.shrink = over < fill.give ? over : fill.give;
		fill.height -= fill.shrink;
	}
	return fill;
}

int galley_least(struct galley *galley, struct cursor from, int cost)
{
	struct room none = { .note_gap = -1, .must = true };
	struct fill fill = galley_fill(galley, from, &none);
	while (!fill.done && fill.force == BREAK_NONE && fill.cost >= cost)
		fill = galley_fill(galley, fill.end, &none);
	return galley_extent(galley, from, fill.end);
}

int galley_extent(struct galley *galley, struct cursor from, struct cursor end)
{
	int height = reopening(galley, from);
	for (size_t i = from.index; i < galley->count && i <= end.index; i++) {
		if (i == end.index && end.cells == NULL)
			break;
		height += gap_before(galley, i, from) + height_in(galley, i, from, end);
	}
	if (end.index > 0 && end.index < galley->count)
		height += closing(galley->pieces[end.index - (end.cells == NULL)].frame,
			end.index + (end.cells != NULL));
	return height;
}

int galley_height(struct galley *galley)
{
	return galley_extent(galley, (struct cursor){ 0 }, (struct cursor){ galley->count, NULL });
}

bool galley_baseline(const struct galley *galley, int *baseline)
{
	struct cursor start = { 0 }, end = { galley->count, NULL };
	int top = 0;
	for (size_t i = 0; i < galley->count; i++) {
		const struct piece *piece = &galley->pieces[i];
		top += gap_before(galley, i, start);
		*baseline = piece->kind == PIECE_AREA && piece->area != NULL ?
			piece->area->baseline :
			0;
		bool found = piece->kind == PIECE_AREA && piece->area != NULL &&
			piece->area->kind == AREA_LINE;
		if (found || (piece->kind == PIECE_ROW && row_baseline(piece->row, baseline))) {
			*baseline += top;
			return true;
		}
		top += height_in(galley, i, start, end);
	}
	return false;
}

int galley_notes(struct galley *galley, struct cursor from, struct cursor end)
{
	int height = notes_reopening(galley, from);
	for (size_t i = from.index; galley->notes && i < galley->count && i <= end.index; i++)
		if (i < end.index || end.cells != NULL)
			height += notes_in(galley, i, from, end);
	if (end.index > 0 && end.index < galley->count)
		height += notes_closing(galley->pieces[end.index - (end.cells == NULL)].frame,
			end.index + (end.cells != NULL));
	return height;
}
