/* fill.c - how much of a galley goes into a room, and where it is best cut. */
#include "layout/galley.h"

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

static int notes_height(const struct piece *piece)
{
	int height = 0;
	for (const struct note *note = piece->notes; note != NULL; note = note->next)
		height += galley_height(note->body);
	return height;
}

static int piece_height(const struct piece *piece)
{
	return piece->kind == PIECE_ROW ? row_height(piece->row) : piece->height;
}

/* Empty room costs up to 100: less than a keep "always", as much as a weak one. */
static int emptiness(int used, int room)
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
	bool found, over;
	int best_cost; /* of f->best, with the room it leaves empty */
	struct fill best;
};

static void consider(struct filler *f, size_t i)
{
	const struct piece *piece = &f->galley->pieces[i];
	if (piece->cost >= COST_NEVER || piece->kind == PIECE_CLOSE)
		return;
	int used = f->used + closing(f->galley->pieces[i - 1].frame, i);
	if (used + f->notes > f->room->height && f->found)
		return;
	int cost = piece->cost + emptiness(used + f->notes, f->room->height);
	if (f->found && cost > f->best_cost)
		return;
	f->found = true;
	f->best_cost = cost;
	f->best = (struct fill){
		.end = { i, NULL },
		.height = used,
		.notes = f->notes,
		.cost = piece->cost,
	};
}

/* Piece `i` does not fit as a whole; a part of it may.  True: f->best is the answer. */
static bool cut_row(struct filler *f, size_t i, int gap)
{
	const struct piece *piece = &f->galley->pieces[i];
	bool inside = i == f->from.index && f->from.cells != NULL;
	struct fill part;
	if (piece->kind != PIECE_ROW)
		return false;
	if (!piece->row->cuts && !inside && row_height(piece->row) <= f->room->height &&
		(f->found || i > f->from.index))
		return false;
	int rest = f->room->height - f->used - f->notes - gap - closing(piece->frame, i + 1);
	struct room room = { .height = rest, .note_gap = -1, .must = f->room->must && !f->found };
	if (!row_fill(piece->row, inside ? f->from.cells : NULL, &room, f->galley->layout, &part))
		return false;
	int keep = part.cost > piece->row->cut_cost ? part.cost : piece->row->cut_cost;
	int height = f->used + gap + part.height + closing(piece->frame, i + 1);
	if (f->found && keep + emptiness(height + f->notes, f->room->height) > f->best_cost)
		return false;
	f->best = (struct fill){
		.end = { part.done ? i + 1 : i, part.done ? NULL : part.end.cells },
		.height = height,
		.notes = f->notes,
		.cost = keep,
		.overflow = part.overflow,
		.force = part.force,
	};
	return true;
}

/* Something in row `i` asks for a cut, and so much of it fits: f->best is the answer. */
static bool cut_at_break(struct filler *f, size_t i, int gap)
{
	const struct piece *piece = &f->galley->pieces[i];
	struct fill part;
	if (piece->kind != PIECE_ROW || !piece->row->breaks)
		return false;
	struct room room = { .height = f->room->height - f->used - f->notes - gap, .note_gap = -1 };
	const struct cursor *from = i == f->from.index ? f->from.cells : NULL;
	if (!row_fill(piece->row, from, &room, f->galley->layout, &part) ||
		part.force == BREAK_NONE)
		return false;
	/* The other cells go as far as the one that asks for it, if they can. */
	struct fill level;
	room.height = part.forced;
	if (part.forced > 0 && part.forced < part.height &&
		row_fill(piece->row, from, &room, f->galley->layout, &level) &&
		level.force != BREAK_NONE)
		part = level;
	f->best = (struct fill){
		.end = { i, part.end.cells },
		.height = f->used + gap + part.height,
		.notes = f->notes,
		.force = part.force,
	};
	return true;
}

static struct fill finish(const struct filler *f)
{
	return (struct fill){
		.end = { f->galley->count, NULL },
		.height = f->used,
		.notes = f->notes,
		.done = true,
		.overflow = f->over,
	};
}

struct fill galley_fill(struct galley *galley, struct cursor from, const struct room *room)
{
	struct filler f = { .galley = galley, .from = from, .room = room };
	f.used = reopening(galley, from);
	for (size_t i = from.index; i < galley->count; i++) {
		const struct piece *piece = &galley->pieces[i];
		bool inside = i == from.index && from.cells != NULL;
		if (i > from.index) {
			consider(&f, i);
			if (piece->force != BREAK_NONE ||
				(f.over && f.found && f.best.end.index == i)) {
				struct fill cut = { .end = { i, NULL },
					.height = f.used,
					.notes = f.notes,
					.overflow = f.over,
					.force = piece->force };
				return cut;
			}
		}
		int gap = gap_before(galley, i, from);
		int height =
			inside ? row_extent(piece->row, from.cells, NULL) : piece_height(piece);
		int notes = notes_height(piece);
		if (notes > 0 && f.notes == 0 && room->note_gap > 0)
			notes += room->note_gap;
		bool fits = f.used + gap + height + f.notes + notes <= room->height;
		if (fits && cut_at_break(&f, i, gap))
			return f.best;
		if (!fits && !f.over && height > 0) {
			if (cut_row(&f, i, gap) || f.found)
				return f.best;
			if (!room->must)
				return (struct fill){ .end = from, .height = f.used };
			f.over = true;
		}
		f.used += gap + height;
		f.notes += notes;
	}
	return finish(&f);
}

int galley_extent(struct galley *galley, struct cursor from, struct cursor end)
{
	int height = reopening(galley, from);
	for (size_t i = from.index; i < galley->count && i <= end.index; i++) {
		const struct piece *piece = &galley->pieces[i];
		const struct cursor *start = i == from.index ? from.cells : NULL;
		const struct cursor *stop = i == end.index ? end.cells : NULL;
		if (i == end.index && stop == NULL)
			break;
		height += gap_before(galley, i, from);
		height += start != NULL || stop != NULL ? row_extent(piece->row, start, stop) :
							  piece_height(piece);
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
