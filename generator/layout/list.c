/* list.c - list items: label and body side by side, each by its own indents. */
#include "layout/flow.h"

static struct cell *part_new(struct galley *galley, const struct fo *part)
{
	struct layout *layout = galley->layout;
	struct cell *cell = arena_alloc(layout->work, sizeof(*cell));
	*cell = (struct cell){
		.fo = part,
		.name = object_name(part->object),
		.span = 1,
		.align = KEYWORD_before,
		.x = galley->origin,
		.width = galley->width,
	};
	cell->galley = galley_new(layout, galley->width);
	cell->galley->keeps_first_space = true;
	flow_children(cell->galley, part);
	return cell;
}

static int together_now(const struct galley *galley, const struct fo *fo)
{
	int cost = keep_cost(fo->style, PROP_KEEP_TOGETHER_COLUMN);
	for (const struct together *t = galley->together; t != NULL; t = t->outer)
		cost = t->cost > cost ? t->cost : cost;
	return cost;
}

static void item_flow(struct galley *galley, const struct fo *fo)
{
	struct together hold;
	struct layout *layout = galley->layout;
	struct row *row = arena_alloc(layout->work, sizeof(*row));
	flow_begin(galley, fo, frame_new(galley, fo), &hold);
	row->fo = fo;
	row->name = "list-item-content";
	row->part = fo->part;
	row->cuts = true;
	row->x = galley->origin;
	row->width = galley->width;
	row->cells = arena_alloc(layout->work, 2 * sizeof(*row->cells));
	row->cut_cost = together_now(galley, fo);
	for (const struct fo *part = fo->first; part != NULL; part = part->next)
		if ((part->object == OBJECT_LIST_LABEL || part->object == OBJECT_LIST_BODY) &&
			row->count < 2)
			row->cells[row->count++] = part_new(galley, part);
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
