/* list.c - list items: label and body side by side, each by its own indents. */
#include "layout/flow.h"
#include "layout/row.h"

/* Label and body lie in the item, but their indents count from the reference area. */
static struct cell *part_new(struct galley *galley, const struct frame *item, const struct fo *part)
{
	static const struct insets none;
	struct layout *layout = galley->layout;
	struct cell *cell = arena_alloc(layout->work, sizeof(*cell));
	*cell = (struct cell){
		.fo = part,
		.name = object_name(part->object),
		.rows = 1,
		.insets = &none,
		.align = KEYWORD_before,
		.by_baseline =
			style_keyword(item->fo->style, PROP_RELATIVE_ALIGN) == KEYWORD_baseline,
		.markers = markers_of(layout, part),
		.x = item->x,
		.width = item->width,
	};
	cell->galley = galley_new(layout, galley->width);
	cell->galley->origin = galley->origin - item->x;
	cell->galley->keeps_first_space = true;
	flow_children(cell->galley, part);
	galley_finish(cell->galley);
	return cell;
}

static void item_flow(struct galley *galley, const struct fo *fo)
{
	struct together hold;
	struct row *row = row_new(galley->layout, "list-item-content", 2, 1);
	struct frame *frame = frame_new(galley, fo);
	flow_begin(galley, fo, frame, &hold);
	row->rows[0].fo = fo;
	row->rows[0].part = fo->part;
	row->x = frame->x;
	row->width = frame->width;
	for (const struct fo *part = fo->first; part != NULL; part = part->next)
		if ((part->object == OBJECT_LIST_LABEL || part->object == OBJECT_LIST_BODY) &&
			row->count < 2)
			row->cells[row->count++] = part_new(galley, frame, part);
	galley_add_row(galley, row);
	flow_end(galley, fo, &hold);
}

void list_flow(struct galley *galley, const struct fo *fo)
{
	struct together hold;
	flow_begin(galley, fo, frame_new(galley, fo), &hold);
	for (const struct fo *item = fo->first; item != NULL; item = item->next)
		if (item->object == OBJECT_LIST_ITEM)
			item_flow(galley, item);
	flow_end(galley, fo, &hold);
}
