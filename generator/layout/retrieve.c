#include "layout/retrieve.h"

#include <string.h>

#include "layout/flow.h"
#include "layout/row.h"

/* A cell that is filled when the rows on the page are known. */
struct late_cell {
	const struct cell *cell;
	struct area *area;
	struct placer placer; /* where that stands */
	struct late_cell *next;
};

/* The part of a table that a page shows; tables in it have their own. */
struct table_marks {
	struct frame *frame;
	struct mark **first; /* the link to its first mark on the page */
	struct late_cell *late;
	const struct markers *known; /* NULL: not yet all of them */
	const struct table_marks *outer;
};

bool retrieves(const struct fo *fo)
{
	return fo->object == OBJECT_RETRIEVE_MARKER || fo->object == OBJECT_RETRIEVE_TABLE_MARKER;
}

/* ---- which marker */

/* The first of its class in the order of the document, but of no table inside of the table. */
static const struct fo *first_marker(const struct fo *fo, const char *class)
{
	const struct fo *found = NULL;
	for (const struct fo *child = fo->first; child != NULL && found == NULL;
		child = child->next)
		if (child->object != OBJECT_MARKER)
			found = first_marker(child, class);
		else if (strcmp(style_text(child->style, PROP_MARKER_CLASS_NAME), class) == 0)
			found = child;
	return found;
}

static const struct fo *table_marker(const struct layout *layout, const struct fo *retrieve)
{
	const struct table_marks *marks = layout->table_marks;
	if (marks != NULL && marks->known != NULL)
		return marker_find(marks->known, retrieve);
	const struct fo *table = retrieve->parent;
	while (table != NULL && table->object != OBJECT_TABLE)
		table = table->parent;
	return table != NULL ?
		first_marker(table, style_text(retrieve->style, PROP_RETRIEVE_CLASS_NAME)) :
		NULL;
}

static const struct fo *marker_of(const struct layout *layout, const struct fo *retrieve)
{
	if (retrieve->object == OBJECT_RETRIEVE_TABLE_MARKER)
		return table_marker(layout, retrieve);
	return retrieve->object == OBJECT_RETRIEVE_MARKER && layout->markers != NULL ?
		marker_find(layout->markers, retrieve) :
		NULL;
}

struct fo *retrieve_content(struct layout *layout, const struct fo *retrieve)
{
	const struct fo *marker = marker_of(layout, retrieve);
	if (marker == NULL)
		return NULL;
	/* Stands for the block around it, so that blocks and text may stand in it. */
	struct fo *holder = arena_alloc(layout->work, sizeof(*holder));
	*holder = (struct fo){
		.object = OBJECT_BLOCK,
		.style = retrieve->parent != NULL ? retrieve->parent->style : retrieve->style,
		.node = retrieve->node,
	};
	fo_build_children(&layout->fo, marker->node, holder);
	return holder;
}

bool retrieve_gives_blocks(struct layout *layout, const struct fo *retrieve)
{
	const struct fo *holder = retrieve_content(layout, retrieve);
	for (const struct fo *child = holder != NULL ? holder->first : NULL; child != NULL;
		child = child->next)
		if (child->object != OBJECT_MARKER && !fo_is_inline(child))
			return true;
	return false;
}

/* ---- tables */

bool retrieve_in_table(const struct fo *fo)
{
	bool found = fo->object == OBJECT_RETRIEVE_TABLE_MARKER;
	for (const struct fo *child = fo->first; child != NULL && !found; child = child->next)
		if (child->object != OBJECT_TABLE_BODY)
			found = retrieve_in_table(child);
	return found;
}

void retrieve_begin(const struct placer *placer, struct frame *frame)
{
	struct layout *layout = placer->layout;
	struct table_marks *marks = arena_alloc(layout->work, sizeof(*marks));
	*marks = (struct table_marks){
		.frame = frame,
		.first = placer->page->markers.last,
		.outer = layout->table_marks,
	};
	layout->table_marks = marks;
}

void retrieve_later(const struct placer *placer, const struct cell *cell, struct area *area)
{
	struct table_marks *marks = (struct table_marks *)placer->layout->table_marks;
	struct late_cell *late = arena_alloc(placer->layout->work, sizeof(*late));
	*late = (struct late_cell){ cell, area, *placer, marks->late };
	late->placer.copy = false;
	marks->late = late;
}

/* Within the height that was measured; what does not fit is told like any other overflow. */
static void fill(struct late_cell *late)
{
	struct layout *layout = late->placer.layout;
	const struct cell *cell = late->cell;
	struct area *area = late->area;
	struct galley *galley = flow_galley(layout, cell->fo, cell->width > 0 ? cell->width : 1);
	area->first = area->last = NULL;
	int height = galley_place(&late->placer, galley, (struct cursor){ 0 },
		(struct cursor){ galley->count, NULL }, area, 0, 0);
	if (height > area->height + 100)
		diag_report(layout->diag, fo_where(cell->fo), MESSAGE_OVERFLOW,
			arena_printf(
				layout->work, "%.1f", (height - area->height) / 72000.0 * 25.4));
	int rest = area->height - height;
	rest = cell->align == KEYWORD_center ? rest / 2 : cell->align == KEYWORD_after ? rest : 0;
	for (struct area *child = area->first; child != NULL && rest > 0; child = child->next)
		child->y += rest;
}

/* The last marker of each class goes on to the parts of the table on the next pages. */
static void carry(struct frame *frame, const struct mark *marks, struct arena *arena)
{
	for (; marks != NULL; marks = marks->next) {
		struct mark *carried = arena_alloc(arena, sizeof(*carried));
		*carried = (struct mark){ .marker = marks->marker, .next = frame->carried };
		frame->carried = carried;
	}
}

void retrieve_end(const struct placer *placer, struct frame *frame)
{
	struct layout *layout = placer->layout;
	struct table_marks *marks = (struct table_marks *)layout->table_marks;
	struct markers known = { .marks = *marks->first, .carried = frame->carried };
	marks->known = &known;
	for (struct late_cell *late = marks->late; late != NULL; late = late->next)
		fill(late);
	carry(frame, *marks->first, frame->arena);
	layout->table_marks = marks->outer;
}
