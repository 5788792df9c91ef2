/* table_columns.c - the columns of a table: how many there are, and how wide. */
#include <limits.h>
#include <string.h>

#include "layout/flow.h"
#include "layout/table.h"

enum { COLUMNS_MAX = 512 };

int table_count(const struct style *style, enum property property, int most)
{
	int count = (int)style_number(style, property, 1);
	return count < 1 ? 1 : count > most ? most : count;
}

/* Places of the rows of a part, as they are taken: rows that cells above still reach over. */
struct taken {
	int rows[COLUMNS_MAX];
	int next, most;
};

static void take_row(struct taken *taken)
{
	taken->next = 0;
	for (int i = 0; i < taken->most; i++)
		taken->rows[i] -= taken->rows[i] > 0;
}

static void take_cell(struct taken *taken, const struct style *style)
{
	int columns = table_count(style, PROP_COLUMNS_SPANNED, COLUMNS_MAX);
	int rows = table_count(style, PROP_ROWS_SPANNED, INT_MAX);
	if (style_given(style, PROP_COLUMN_NUMBER))
		taken->next = table_count(style, PROP_COLUMN_NUMBER, COLUMNS_MAX) - 1;
	while (taken->next < COLUMNS_MAX && taken->rows[taken->next] > 0)
		taken->next++;
	for (int i = 0; i < columns && taken->next < COLUMNS_MAX; i++)
		taken->rows[taken->next++] = rows;
	taken->most = taken->next > taken->most ? taken->next : taken->most;
}

static void take_cells(struct taken *taken, const struct fo *row)
{
	bool marked = row->object == OBJECT_TABLE_ROW, open = marked;
	if (marked)
		take_row(taken);
	for (const struct fo *cell = row->first; cell != NULL; cell = cell->next) {
		if (cell->object != OBJECT_TABLE_CELL)
			continue;
		if (!open || (!marked && style_true(cell->style, PROP_STARTS_ROW)))
			take_row(taken);
		open = marked || !style_true(cell->style, PROP_ENDS_ROW);
		take_cell(taken, cell->style);
	}
}

/* Cells may ask for more columns than there are fo:table-column. */
static int widest_row(const struct fo *table)
{
	int most = 1;
	for (const struct fo *part = table->first; part != NULL; part = part->next) {
		struct taken taken = { 0 };
		take_cells(&taken, part);
		for (const struct fo *row = part->first; row != NULL; row = row->next)
			if (row->object == OBJECT_TABLE_ROW)
				take_cells(&taken, row);
		most = taken.most > most ? taken.most : most;
	}
	return most;
}

static const struct fo *first_row(const struct fo *table)
{
	for (const struct fo *part = table->first; part != NULL; part = part->next)
		if (part->object == OBJECT_TABLE_HEADER || part->object == OBJECT_TABLE_BODY) {
			const struct fo *row = fo_find(part, OBJECT_TABLE_ROW);
			return row != NULL ? row : part;
		}
	return NULL;
}

/* A column that says nothing is as wide as its cell in the first row (CSS 2.1, 17.5.2.1). */
static void widths_of_cells(const struct fo *table, struct length *widths, bool *given)
{
	const struct fo *row = first_row(table);
	int at = 0;
	for (const struct fo *cell = row != NULL ? row->first : NULL;
		cell != NULL && at < COLUMNS_MAX; cell = cell->next) {
		if (cell->object != OBJECT_TABLE_CELL)
			continue;
		if (style_given(cell->style, PROP_COLUMN_NUMBER))
			at = (int)style_number(cell->style, PROP_COLUMN_NUMBER, 1) - 1;
		int columns = table_count(cell->style, PROP_COLUMNS_SPANNED, COLUMNS_MAX);
		if (at >= 0 && at < COLUMNS_MAX && columns == 1 && !given[at] &&
			style_given(cell->style, PROP_IPD_OPT)) {
			widths[at] = style_value(cell->style, PROP_IPD_OPT)->length;
			given[at] = true;
		}
		at = at < 0 ? 0 : at + columns;
	}
}

void table_read_columns(struct table *table)
{
	struct length widths[COLUMNS_MAX] = { 0 };
	const struct fo *objects[COLUMNS_MAX] = { NULL };
	bool given[COLUMNS_MAX] = { false };
	int next = 0, count = 0;
	for (const struct fo *fo = table->fo->first; fo != NULL; fo = fo->next) {
		if (fo->object != OBJECT_TABLE_COLUMN)
			continue;
		int at = (int)style_number(fo->style, PROP_COLUMN_NUMBER, next + 1) - 1;
		int times = table_count(fo->style, PROP_COLUMNS_REPEATED, COLUMNS_MAX);
		for (int i = 0; i < times && at >= 0 && at < COLUMNS_MAX; i++, at++) {
			const struct value *width = style_value(fo->style, PROP_COLUMN_WIDTH);
			given[at] = width->kind == VALUE_LENGTH;
			widths[at] = width->length;
			objects[at] = fo;
			next = at + 1;
			count = next > count ? next : count;
		}
	}
	widths_of_cells(table->fo, widths, given);
	int needed = widest_row(table->fo);
	table->columns = count > needed ? count : needed;
	table->widths = arena_alloc(
		table->layout->work, (size_t)(table->columns + 1) * sizeof(*table->widths));
	table->column_objects = arena_alloc(
		table->layout->work, (size_t)(table->columns + 1) * sizeof(*table->column_objects));
	memcpy(table->column_objects, objects, (size_t)table->columns * sizeof(*objects));
	table->automatic = arena_alloc(
		table->layout->work, (size_t)(table->columns + 1) * sizeof(*table->automatic));
	bool fixed = style_keyword(table->fo->style, PROP_TABLE_LAYOUT) == KEYWORD_fixed;
	for (int i = 0; i < table->columns; i++) {
		table->widths[i] = given[i] ? widths[i] : (struct length){ .share = fixed };
		table->automatic[i] = !given[i] && !fixed;
	}
}

bool table_is_fixed(const struct fo *table)
{
	bool any = false;
	bool fixed = style_keyword(table->style, PROP_TABLE_LAYOUT) == KEYWORD_fixed;
	for (const struct fo *fo = table->first; fo != NULL; fo = fo->next) {
		if (fo->object != OBJECT_TABLE_COLUMN)
			continue;
		any = true;
		if (!fixed && style_value(fo->style, PROP_COLUMN_WIDTH)->kind != VALUE_LENGTH)
			return false;
	}
	return any;
}

/* ---- what cells ask for (CSS 2.1, 17.5.2.2) */

static struct content_widths cell_widths(const struct table *table, const struct grid_cell *cell)
{
	struct content_widths widths = content_measure(table->layout, cell->fo);
	int around = cell_sides(table, cell);
	int least = style_length(cell->fo->style, PROP_IPD_OPT, 0) + around;
	widths.min = widths.min + around > least ? widths.min + around : least;
	widths.max = widths.max + around > least ? widths.max + around : least;
	return widths;
}

static int part_of(int amount, int i, int count)
{
	return (int)((int64_t)amount * (i + 1) / count - (int64_t)amount * i / count);
}

/* `wanted` divided among columns [first, end), those that may grow. */
static void widen(const struct table *table, struct content_widths *columns, int first, int end,
	struct content_widths wanted)
{
	int count = 0, min = 0, max = 0;
	for (int c = first; c < end; c++) {
		count += table->automatic[c];
		min += columns[c].min;
		max += columns[c].max;
	}
	for (int c = first, i = 0; c < end; c++) {
		if (!table->automatic[c])
			continue;
		if (wanted.min > min)
			columns[c].min += part_of(wanted.min - min, i, count);
		if (wanted.max > max)
			columns[c].max += part_of(wanted.max - max, i, count);
		if (columns[c].max < columns[c].min)
			columns[c].max = columns[c].min;
		i++;
	}
}

static void measure_row(const struct table *table, struct content_widths *columns,
	const struct grid_row *row, bool spanned)
{
	for (int c = 0; c < table->columns; c++) {
		const struct grid_cell *cell = row->units[c].cell;
		if (cell != NULL && cell->at[0] == row && cell->column == c &&
			(cell->columns > 1) == spanned)
			widen(table, columns, c, c + cell->columns, cell_widths(table, cell));
	}
}

/* Of all columns; cells that span some come behind those that stand in one. */
static struct content_widths *measure_columns(const struct table *table)
{
	struct content_widths *columns =
		arena_alloc(table->layout->work, (size_t)(table->columns + 1) * sizeof(*columns));
	for (int c = 0; c < table->columns; c++)
		if (!table->automatic[c])
			columns[c].min = columns[c].max = table->widths[c].fixed;
	for (int part = 0; part < 2 * TABLE_PARTS; part++)
		for (const struct group *group = table->groups[part % TABLE_PARTS]; group != NULL;
			group = group->next)
			for (int r = 0; r < group->count; r++)
				measure_row(table, columns, group->rows[r], part >= TABLE_PARTS);
	return columns;
}

struct content_widths table_widths(const struct table *table)
{
	struct content_widths *columns = measure_columns(table), all = { 0 };
	for (int c = 0; c < table->columns; c++) {
		all.min += columns[c].min;
		all.max += columns[c].max;
	}
	return all;
}

bool table_is_automatic(const struct table *table)
{
	for (int c = 0; c < table->columns; c++)
		if (table->automatic[c])
			return true;
	return false;
}

/* A column that wants less than `level` has that, one that needs more has what it needs. */
static int at_level(const struct content_widths *column, int level)
{
	int width = level < column->max ? level : column->max;
	return width > column->min ? width : column->min;
}

static int64_t sum_at(const struct table *table, const struct content_widths *columns, int level)
{
	int64_t sum = 0;
	for (int c = 0; c < table->columns; c++)
		sum += table->automatic[c] ? at_level(&columns[c], level) : 0;
	return sum;
}

/*
 * Automatic columns of a table that is `rest` wide without the others.  Where not all can have what
 * they want, narrow ones have it, and the others are as wide as each other, but for what they need:
 * CSS leaves that open, and in Chinese a heading of two characters could be broken else.  Shares
 * take what is left over; without them all columns grow in proportion.
 */
static void size_automatic(struct table *table, int rest, bool shared)
{
	const struct content_widths *columns = measure_columns(table);
	int low = 0, high = INT_MAX / 2;
	while (high - low > 1) {
		int middle = low + (high - low) / 2;
		if (sum_at(table, columns, middle) <= rest)
			low = middle;
		else
			high = middle;
	}
	int64_t total = sum_at(table, columns, low), before = 0;
	int64_t spare = shared || rest < total ? 0 : rest - total;
	for (int c = 0; c < table->columns; c++) {
		if (!table->automatic[c])
			continue;
		int width = at_level(&columns[c], low);
		table->widths[c].fixed = width;
		if (total > 0)
			table->widths[c].fixed +=
				(int)(spare * (before + width) / total - spare * before / total);
		before += width;
	}
}

/* ---- widths */

static double shares_of(const struct table *table)
{
	double shares = 0;
	for (int i = 0; i < table->columns; i++)
		shares += (double)table->widths[i].share;
	return shares;
}

static int rest_of(const struct table *table)
{
	int rest = table->width;
	for (int i = 0; i < table->columns; i++)
		rest -= value_length(table->widths[i], table->width);
	return rest > 0 ? rest : 0;
}

static void tell_wide(const struct table *table)
{
	int over = table->x[table->columns] - table->width;
	if (over > 100)
		diag_report(table->layout->diag, fo_where(table->fo), MESSAGE_OVERFLOW,
			arena_printf(table->layout->work, "%.1f", over / 72000.0 * 25.4));
}

/* What lengths and percentages leave is divided by the shares. */
void table_size_columns(struct table *table)
{
	double shares = shares_of(table), before = 0;
	if (table_is_automatic(table))
		size_automatic(table, rest_of(table), shares > 0);
	int rest = rest_of(table);
	table->x =
		arena_alloc(table->layout->work, (size_t)(table->columns + 1) * sizeof(*table->x));
	for (int i = 0; i < table->columns; i++) {
		double after = before + (double)table->widths[i].share;
		int share = shares > 0 ?
			(int)(rest * (after / shares)) - (int)(rest * (before / shares)) :
			0;
		table->x[i + 1] =
			table->x[i] + value_length(table->widths[i], table->width) + share;
		before = after;
	}
	tell_wide(table);
}
