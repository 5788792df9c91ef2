/* table_rows.c - the rows of a table, read group by group, with their cells in their places. */
#include <stdlib.h>

#include "layout/store.h"
#include "layout/table.h"

/* ---- rows one after the other */

static const struct fo *first_row(const struct fo *part)
{
	const struct fo *row = fo_find(part, OBJECT_TABLE_ROW);
	return row != NULL ? row : fo_find(part, OBJECT_TABLE_CELL);
}

static const struct fo *next_part(const struct row_reader *reader)
{
	const struct fo *part =
		reader->part != NULL ? reader->part->next : reader->table->fo->first;
	while (part != NULL && part->object != reader->object)
		part = part->next;
	return part;
}

/* What begins the next row of the part at hand, or of one behind it; NULL: nothing. */
static const struct fo *find_next(struct row_reader *reader, bool starts_group)
{
	const struct fo *part;
	while (reader->next == NULL && !reader->ended && (part = next_part(reader)) != NULL) {
		if (!starts_group)
			return NULL; /* the part has ended, and the group with it */
		reader->part = part;
		reader->next = first_row(part);
	}
	if (reader->next == NULL && reader->source != NULL) {
		reader->ended = true; /* what comes now are rows only */
		reader->next = rows_next(reader->source, starts_group);
		reader->part = reader->next != NULL ? reader->next->parent : reader->part;
	}
	return reader->next;
}

static const struct fo *sibling(const struct fo *fo, enum object object)
{
	do
		fo = fo->next;
	while (fo != NULL && fo->object != object);
	return fo;
}

/* Rows that are not marked as such: cells with starts-row and ends-row. */
static const struct fo *row_behind(const struct fo *cell)
{
	bool open = true;
	while (open) {
		open = !style_true(cell->style, PROP_ENDS_ROW);
		cell = sibling(cell, OBJECT_TABLE_CELL);
		open = open && cell != NULL && !style_true(cell->style, PROP_STARTS_ROW);
	}
	return cell;
}

/* A row without its cells; `end` is what stands behind them. */
struct raw_row {
	const struct fo *fo, *cells, *end;
};

static struct raw_row take_row(struct row_reader *reader)
{
	const struct fo *fo = reader->next;
	bool marked = fo->object == OBJECT_TABLE_ROW;
	const struct fo *behind = marked ? sibling(fo, OBJECT_TABLE_ROW) : row_behind(fo);
	reader->next = behind;
	return (struct raw_row){ fo, marked ? fo->first : fo, marked ? NULL : behind };
}

/* How many rows its cells reach over. */
static int rows_of(const struct raw_row *row, int most)
{
	int rows = 1;
	for (const struct fo *cell = row->cells; cell != row->end; cell = cell->next)
		if (cell->object == OBJECT_TABLE_CELL) {
			int spanned = table_count(cell->style, PROP_ROWS_SPANNED, most);
			rows = spanned > rows ? spanned : rows;
		}
	return rows;
}

/* ---- cells in their places */

static int free_column(const struct table *table, const struct grid_row *row, int from)
{
	while (from < table->columns && row->units[from].cell != NULL)
		from++;
	return from;
}

static void add_cell(const struct table *table, const struct group *group, int r,
	const struct fo *fo, int *column)
{
	if (style_given(fo->style, PROP_COLUMN_NUMBER))
		*column = (int)style_number(fo->style, PROP_COLUMN_NUMBER, 1) - 1;
	*column = free_column(table, group->rows[r], *column < 0 ? 0 : *column);
	if (*column >= table->columns) {
		diag_report(table->layout->diag, fo_where(fo), MESSAGE_FO_COLUMN);
		return;
	}
	struct grid_cell *cell = arena_alloc(table->layout->work, sizeof(*cell));
	cell->fo = fo;
	cell->row = r;
	cell->at = group->rows + r;
	cell->column = *column;
	cell->columns = table_count(fo->style, PROP_COLUMNS_SPANNED, table->columns - *column);
	cell->rows = table_count(fo->style, PROP_ROWS_SPANNED, group->count - r);
	for (int i = r; i < r + cell->rows; i++)
		for (int c = *column; c < *column + cell->columns; c++)
			if (group->rows[i]->units[c].cell == NULL)
				group->rows[i]->units[c].cell = cell;
	*column += cell->columns;
}

static struct grid_row *row_new_in(
	const struct table *table, const struct fo *fo, const struct fo *part)
{
	struct arena *work = table->layout->work;
	struct grid_row *row = arena_alloc(work, sizeof(*row));
	*row = (struct grid_row){ .fo = fo, .part = part };
	row->units = arena_alloc(work, (size_t)table->columns * sizeof(*row->units));
	return row;
}

static void add_cells(
	const struct table *table, const struct group *group, const struct raw_row *raw)
{
	for (int r = 0; r < group->count; r++) {
		int column = 0;
		for (const struct fo *cell = raw[r].cells; cell != raw[r].end; cell = cell->next)
			if (cell->object == OBJECT_TABLE_CELL)
				add_cell(table, group, r, cell, &column);
	}
}

/* ---- groups */

enum { SPAN_MAX = 1000000 };

/* Rows up to one that no cell reaches into; they end with their part. */
static struct raw_row *read_raw(struct row_reader *reader, int *count)
{
	struct raw_row *rows = NULL;
	int room = 0;
	for (int needed = 1; *count < needed; (*count)++) {
		const struct fo *next = reader->next;
		if (*count > 0 && next == NULL)
			next = find_next(reader, false);
		if (next == NULL || (*count > 0 && next->parent != rows[0].fo->parent))
			break;
		if (*count == room) {
			room = room != 0 ? 2 * room : 8;
			rows = mem_resize(rows, (size_t)room * sizeof(*rows));
		}
		rows[*count] = take_row(reader);
		int spanned = *count + rows_of(&rows[*count], SPAN_MAX - *count);
		needed = spanned > needed ? spanned : needed;
	}
	return rows;
}

struct group *group_read(struct row_reader *reader)
{
	const struct table *table = reader->table;
	const struct fo *first = find_next(reader, true);
	int count = 0;
	if (first == NULL)
		return NULL;
	struct store *before = table->layout->store;
	if (first->store != NULL)
		store_enter(table->layout, first->store);
	struct arena *work = table->layout->work;
	struct group *group = arena_alloc(work, sizeof(*group));
	struct raw_row *raw = read_raw(reader, &count);
	group->part = first->parent;
	group->store = first->store;
	group->count = count;
	group->rows = arena_alloc(work, (size_t)count * sizeof(struct grid_row *));
	for (int r = 0; r < count; r++)
		group->rows[r] = row_new_in(table, raw[r].fo, group->part);
	add_cells(table, group, raw);
	free(raw);
	store_hold(group->store);
	store_enter(table->layout, before);
	return group;
}

void group_release(struct group *group)
{
	if (group != NULL)
		store_release(group->store);
}
