/* table.c - tables: groups of rows as pieces. */

#include "layout/flow.h"
#include "layout/part.h"
#include "layout/retrieve.h"
#include "layout/store.h"
#include "layout/table.h"

/* ---- groups of rows */

static int least_height(const struct style *style)
{
	int height = style_length(style, PROP_BPD_OPT, 0),
	    least = style_length(style, PROP_BPD_MIN, 0);
	return height > least ? height : least;
}

static struct cell *cell_new(struct table *table, const struct grid_cell *at)
{
	struct layout *layout = table->layout;
	struct cell *cell = arena_alloc(layout->work, sizeof(*cell));
	const struct fo *row = at->at[0]->fo;
	*cell = (struct cell){
		.fo = at->fo,
		.name = "table-cell",
		.grid = at,
		.row = at->row,
		.rows = at->rows,
		.least = least_height(at->fo->style),
		.align = style_keyword(at->fo->style, PROP_DISPLAY_ALIGN),
		.by_baseline =
			style_keyword(at->fo->style, PROP_RELATIVE_ALIGN) == KEYWORD_baseline &&
			!style_given(at->fo->style, PROP_DISPLAY_ALIGN),
	};
	if (at->rows == 1 && row->object == OBJECT_TABLE_ROW &&
		least_height(row->style) > cell->least)
		cell->least = least_height(row->style);
	cell->markers = markers_of(layout, at->fo);
	cell->retrieves = retrieve_in_table(at->fo);
	cell_insets(table, cell);
	cell->galley = flow_galley(layout, at->fo, cell->width > 0 ? cell->width : 1);
	return cell;
}

static void set_row(struct table *table, struct group_row *row, const struct grid_row *at)
{
	bool marked = at->fo->object == OBJECT_TABLE_ROW;
	row->fo = at->fo;
	row->part = marked		? at->fo->part :
		table->fo->part != NULL ? part_new(&table->layout->fo, "TR") :
					  NULL;
	if (!marked)
		return;
	row->cost = keep_cost(at->fo->style, PROP_KEEP_TOGETHER_COLUMN);
	row->cost_before = keep_cost(at->fo->style, PROP_KEEP_PREVIOUS_COLUMN);
	row->force = break_of(at->fo->style, PROP_BREAK_BEFORE);
	row->most = style_length(at->fo->style, PROP_BPD_MAX, 0);
}

/* What rows ask for between two of a group, and behind the last. */
static void join_rows(const struct group *group, struct row *row)
{
	for (int r = 1; r <= group->count; r++) {
		const struct fo *above = group->rows[r - 1]->fo;
		if (above->object != OBJECT_TABLE_ROW)
			continue;
		int cost = keep_cost(above->style, PROP_KEEP_NEXT_COLUMN);
		enum break_class force = break_of(above->style, PROP_BREAK_AFTER);
		struct group_row *at = &row->rows[r];
		at->cost_before = cost > at->cost_before ? cost : at->cost_before;
		at->force = force > at->force ? force : at->force;
	}
}

static struct row *make_group(struct table *table, const struct group *group)
{
	size_t places = (size_t)group->count * (size_t)table->columns;
	struct row *row = row_new(table->layout, "table-row", places, group->count);
	row->table = table;
	row->grid = group->rows;
	row->x = table->left;
	row->width = table->x[table->columns];
	for (int r = 0; r < group->count; r++) {
		const struct grid_row *at = group->rows[r];
		bool any = false;
		set_row(table, &row->rows[r], at);
		for (int c = 0; c < table->columns; c++) {
			const struct grid_cell *cell = at->units[c].cell;
			any |= cell != NULL;
			if (cell != NULL && cell->at[0] == at && cell->column == c)
				row->cells[row->count++] = cell_new(table, cell);
		}
		if (!any && at->fo->object == OBJECT_TABLE_ROW)
			row->rows[r].height = least_height(at->fo->style);
	}
	join_rows(group, row);
	return row;
}

/* ---- pieces */

/* Its frame lives as long as the table, of which the rows at hand may be a few. */
static void open_part(struct galley *galley, const struct table *table, const struct fo *part)
{
	struct layout *layout = table->layout;
	struct store *before = layout->store;
	if (table->fo->store != NULL)
		store_enter(layout, table->fo->store);
	struct frame *frame = frame_new(galley, part);
	store_enter(layout, before);
	frame->x = table->left;
	frame->width = table->x[table->columns];
	frame->before = frame->after = frame->keep_before = frame->keep_after = 0;
	frame->box = NULL;
	galley_open(galley, frame);
}

static void add_group(struct galley *galley, struct table *table, const struct group *group,
	bool at_top, bool at_foot)
{
	struct row *row = make_group(table, group);
	row->at_top = at_top;
	row->at_foot = at_foot;
	galley_add_row(galley, row);
}

/* Headers and footers stand on one page. */
static void flow_static(
	struct galley *galley, struct table *table, enum table_part which, bool alone)
{
	const struct group *group = table->groups[which];
	while (group != NULL) {
		const struct fo *part = group->part;
		struct together whole = { COST_NEVER, galley->count, galley->together };
		galley->together = &whole;
		open_part(galley, table, part);
		for (; group != NULL && group->part == part; group = group->next) {
			bool first = group == table->groups[which], last = group->next == NULL;
			add_group(galley, table, group, first && (which == TABLE_HEAD || alone),
				last && (which == TABLE_FOOT || alone));
		}
		galley_close(galley);
		galley->together = whole.outer;
	}
}

/* Heads and feet that are repeated at cuts have cells of their own. */
static struct galley *repeated(struct table *table, enum table_part which, bool alone)
{
	if (table->groups[which] == NULL)
		return NULL;
	struct galley *galley = galley_new(table->layout, table->width);
	flow_static(galley, table, which, alone);
	return galley;
}

/* ---- the table in steps */

struct table_run {
	struct galley *galley;
	struct table *table;
	struct frame *frame;
	struct together hold;
	struct row_reader reader; /* of the body */
	struct group *next; /* read ahead: its borders meet those of the group before */
	struct grid_row *above; /* last row of the body that was set */
	const struct fo *part; /* whose frame is open */
	size_t first, body; /* pieces with which header and body begin */
	bool whole; /* all rows were read, and their borders met, at the beginning */
	bool alone; /* header or footer are all that there is */
};

/* With collapsed borders the table has no edges of its own: its cells show them. */
static const struct area_box *bare_box(struct layout *layout, const struct fo *fo)
{
	struct area_box *box = arena_alloc(layout->arena, sizeof(*box));
	box->background = style_color(fo->style, PROP_BACKGROUND_COLOR);
	return style_has_background(fo->style) ? box : NULL;
}

static struct table *table_new(struct layout *layout, const struct fo *fo)
{
	struct table *table = arena_alloc(layout->work, sizeof(*table));
	table->layout = layout;
	table->fo = fo;
	table->collapse = style_keyword(fo->style, PROP_BORDER_COLLAPSE) != KEYWORD_separate;
	return table;
}

static struct row_reader reader_of(const struct table *table, enum table_part part)
{
	static const enum object objects[TABLE_PARTS] = { OBJECT_TABLE_HEADER, OBJECT_TABLE_BODY,
		OBJECT_TABLE_FOOTER };
	return (struct row_reader){ .table = table, .object = objects[part] };
}

static void read_all(struct table *table, enum table_part part)
{
	struct row_reader reader = reader_of(table, part);
	struct group **last = &table->groups[part];
	while ((*last = group_read(&reader)) != NULL)
		last = &(*last)->next;
}

static struct group *read_group(struct table_run *run)
{
	struct group *group = run->table->groups[TABLE_BODY];
	if (!run->whole)
		return group_read(&run->reader);
	if (group != NULL)
		run->table->groups[TABLE_BODY] = group->next;
	return group;
}

static void set_frame(struct table_run *run)
{
	const struct fo *fo = run->table->fo;
	struct galley *galley = run->galley;
	struct frame *frame = frame_new(galley, fo);
	if (style_given(fo->style, PROP_IPD_OPT))
		frame->width = style_length(fo->style, PROP_IPD_OPT, flow_width(galley));
	if (run->table->collapse) {
		frame->before = frame->after = frame->keep_before = frame->keep_after = 0;
		frame->box = bare_box(galley->layout, fo);
	}
	frame->retrieves = retrieve_in_table(fo);
	frame->arena = galley->layout->work;
	run->table->width = frame->width;
	run->table->left = frame->x;
	run->frame = frame;
}

/* Columns, the rows of header and footer, and those of the body that decide on the others. */
static void read_table(struct table_run *run)
{
	struct table *table = run->table;
	table_read_columns(table);
	read_all(table, TABLE_HEAD);
	read_all(table, TABLE_FOOT);
	run->reader = reader_of(table, TABLE_BODY);
}

/* `above` is the last row before the group, NULL: none; `next` the group behind it, or NULL. */
static void set_borders(struct table *table, const struct group *group, struct grid_row *above,
	const struct group *next)
{
	for (int r = 0; r < group->count; r++) {
		struct neighbours beside = { .above = r > 0 ? group->rows[r - 1] : above };
		beside.below = r + 1 < group->count ? group->rows[r + 1] :
			next != NULL		    ? next->rows[0] :
						      NULL;
		borders_row(table, group->rows[r], &beside);
	}
}

/* What cells ask for includes their borders. */
static void set_all_borders(struct table *table)
{
	const struct group *group = table->groups[TABLE_BODY];
	struct grid_row *above = NULL;
	borders_begin(table, group != NULL ? group->rows[0] : NULL);
	for (; group != NULL; group = group->next) {
		set_borders(table, group, above, group->next);
		above = group->rows[group->count - 1];
	}
}

struct content_widths table_content(struct layout *layout, const struct fo *fo)
{
	struct table *table = table_new(layout, fo);
	table_read_columns(table);
	for (enum table_part part = 0; part < TABLE_PARTS; part++)
		read_all(table, part);
	if (table->collapse)
		set_all_borders(table);
	return table_widths(table);
}

static void size_table(struct table_run *run)
{
	struct table *table = run->table;
	struct frame *frame = run->frame;
	/* The borders of a footer meet those of the last row, wherever it is repeated; where that is
	 * still to be read they do so only where both stand. */
	run->whole = run->reader.source == NULL;
	if (run->whole) {
		read_all(table, TABLE_BODY);
		if (table->collapse)
			set_all_borders(table);
		table_size_columns(table);
	}
	run->next = read_group(run);
	run->alone = run->next == NULL &&
		(table->groups[TABLE_HEAD] == NULL || table->groups[TABLE_FOOT] == NULL);
	if (table->collapse && !run->whole)
		borders_begin(table, run->next != NULL ? run->next->rows[0] : NULL);
	if (!run->whole)
		table_size_columns(table);
	if (!style_given(table->fo->style, PROP_IPD_OPT) && table->x[table->columns] < frame->width)
		frame->width = table->x[table->columns];
	frame_relax(run->galley, frame);
}

struct table_run *table_begin(struct galley *galley, const struct fo *fo, struct row_source *source)
{
	struct layout *layout = galley->layout;
	struct table_run *run = arena_alloc(layout->work, sizeof(*run));
	run->galley = galley;
	run->table = table_new(layout, fo);
	set_frame(run);
	read_table(run);
	run->reader.source = source;
	size_table(run);
	flow_begin(galley, fo, run->frame, &run->hold);
	if (!style_true(fo->style, PROP_OMIT_HEADER))
		run->frame->head = repeated(run->table, TABLE_HEAD, run->alone);
	if (!style_true(fo->style, PROP_OMIT_FOOTER))
		run->frame->foot = repeated(run->table, TABLE_FOOT, run->alone);
	run->first = galley->count;
	flow_static(galley, run->table, TABLE_HEAD, run->alone);
	if (run->table->groups[TABLE_HEAD] != NULL)
		galley_attach(galley);
	run->body = galley->count;
	return run;
}

const struct group *table_next(const struct table_run *run)
{
	return run->next;
}

void table_step(struct table_run *run)
{
	struct galley *galley = run->galley;
	struct group *group = run->next;
	struct table *table = run->table;
	run->next = read_group(run);
	if (table->collapse && !run->whole)
		set_borders(table, group, run->above, run->next);
	if (group->part != run->part) {
		if (run->part != NULL)
			galley_close(galley);
		open_part(galley, table, group->part);
		run->part = group->part;
	}
	bool begins = run->above == NULL;
	add_group(galley, table, group, begins && table->groups[TABLE_HEAD] == NULL,
		run->next == NULL && table->groups[TABLE_FOOT] == NULL);
	if (begins && table->groups[TABLE_HEAD] != NULL)
		galley_lift(galley, run->body, run->first);
	run->above = group->rows[group->count - 1];
}

void table_end(struct table_run *run)
{
	struct galley *galley = run->galley;
	if (run->part != NULL)
		galley_close(galley);
	/* What the last row asks for behind itself holds behind the footer. */
	enum break_class force = galley->force;
	int cost = galley->cost;
	if (run->table->groups[TABLE_FOOT] != NULL) {
		galley->force = BREAK_NONE;
		galley->cost = COST_NONE;
		galley_attach(galley);
		flow_static(galley, run->table, TABLE_FOOT, run->alone);
		galley_break(galley, force);
		galley_keep(galley, cost);
	}
	flow_end(galley, run->table->fo, &run->hold);
}

void table_leave(struct table_run *run)
{
	group_release(run->next);
	run->next = NULL;
}

void table_flow(struct galley *galley, const struct fo *fo)
{
	struct table_run *run = table_begin(galley, fo, NULL);
	while (table_next(run) != NULL)
		table_step(run);
	table_end(run);
}
