#include "layout/footnotes.h"

#include "layout/part.h"

static struct cursor end_of(const struct note *note)
{
	return (struct cursor){ note->body->count, NULL };
}

static int height_of(const struct note *note)
{
	return galley_extent(note->body, note->from, end_of(note));
}

int footnotes_height(const struct note *notes)
{
	int height = 0;
	for (; notes != NULL; notes = notes->next)
		height += height_of(notes);
	return height;
}

static void place(struct layout *layout, struct area *area, const struct note *note,
	struct cursor end, int y, int height)
{
	struct area *one = area_new(layout, AREA_BLOCK, "footnote-body", NULL);
	struct placer placer = { .layout = layout, .copy = note->repeated };
	one->y = y;
	one->width = area->width;
	one->height = height;
	one->part = note->repeated ? &part_artifact : note->fo->part;
	area_append(area, one);
	galley_place(&placer, note->body, note->from, end, one, 0, 0);
}

static struct note *left(const struct note *note, struct cursor from, struct arena *arena)
{
	struct note *copy = arena_alloc(arena, sizeof(*copy));
	*copy = *note;
	copy->from = from;
	copy->next = NULL;
	return copy;
}

struct note *footnotes_place(struct layout *layout, struct area *area, const struct note *notes,
	int y, int height, struct arena *arena)
{
	struct note *rest = NULL, **last = &rest;
	for (const struct note *note = notes; note != NULL; note = note->next) {
		struct fill fill = { .end = end_of(note), .height = height_of(note), .done = true };
		struct room room = { .height = height - y, .note_gap = -1, .must = note == notes };
		if (rest != NULL)
			fill = (struct fill){ .end = note->from };
		else if (fill.height > room.height)
			fill = galley_fill(note->body, note->from, &room);
		if (!fill.done && fill.cost >= COST_LINES && note != notes)
			fill = (struct fill){ .end = note->from };
		bool moves =
			fill.end.index != note->from.index || fill.end.cells != note->from.cells;
		if (rest == NULL && moves)
			place(layout, area, note, fill.end, y, fill.height);
		y += fill.height;
		if (fill.done)
			continue;
		*last = left(note, fill.end, arena);
		last = &(*last)->next;
	}
	/* What goes on may leave room: the others stand at the foot of the page all the same. */
	int used = area->last != NULL ? area->last->y + area->last->height : height;
	if (rest != NULL && used < height) {
		area->y += height - used;
		area->height = used;
	}
	return rest;
}
