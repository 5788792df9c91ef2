#include "layout/columns.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MAX = 512 };

struct columns {
	const struct fo *table;
	int next; /* column of the next cell, from 0 */
	bool in_row; /* of loose cells: the last one did not end its row */
	int covered[COLUMNS_MAX]; /* rows that cells above still reach over */
};

struct columns *columns_new(struct arena *arena, const struct fo *table)
{
	struct columns *columns = arena_alloc(arena, sizeof(*columns));
	columns->table = table;
	return columns;
}

void columns_part(struct columns *columns)
{
	*columns = (struct columns){ .table = columns->table };
}

void columns_row(struct columns *columns)
{
	columns->next = 0;
	columns->in_row = true;
	for (int i = 0; i < COLUMNS_MAX; i++)
		columns->covered[i] -= columns->covered[i] > 0;
}

static int count_of(const struct xml_node *cell, const char *name)
{
	const char *text = xml_value(cell, name);
	long count = text != NULL ? strtol(text, NULL, 10) : 1;
	return count < 1 ? 1 : count > COLUMNS_MAX ? COLUMNS_MAX : (int)count;
}

static bool is_true(const struct xml_node *cell, const char *name)
{
	const char *text = xml_value(cell, name);
	return text != NULL && strcmp(text, "true") == 0;
}

/* The one that stands for so many columns, else the one for the column alone. */
static const struct style *column_style(const struct columns *columns, int at, int spanned)
{
	const struct style *alone = NULL;
	int next = 0;
	for (const struct fo *fo = columns->table->first; fo != NULL; fo = fo->next) {
		if (fo->object != OBJECT_TABLE_COLUMN)
			continue;
		int first = (int)style_number(fo->style, PROP_COLUMN_NUMBER, next + 1) - 1;
		int times = (int)style_number(fo->style, PROP_COLUMNS_REPEATED, 1);
		int spans = (int)style_number(fo->style, PROP_COLUMNS_SPANNED, 1);
		next = first + (times > 1 ? times : 1);
		if (at < first || at >= next)
			continue;
		if (spans == spanned)
			return fo->style;
		if (spans == 1)
			alone = fo->style;
	}
	return alone;
}

const struct style *columns_cell(
	struct columns *columns, const struct xml_node *cell, const struct style *initial)
{
	bool loose = strcmp(xml_name(xml_parent(cell)), "table-row") != 0;
	if (loose && (!columns->in_row || is_true(cell, "starts-row")))
		columns_row(columns);
	int spanned = count_of(cell, "number-columns-spanned");
	int rows = count_of(cell, "number-rows-spanned");
	if (xml_value(cell, "column-number") != NULL)
		columns->next = count_of(cell, "column-number") - 1;
	while (columns->next < COLUMNS_MAX && columns->covered[columns->next] > 0)
		columns->next++;
	int at = columns->next;
	for (int i = 0; i < spanned && columns->next < COLUMNS_MAX; i++)
		columns->covered[columns->next++] = rows;
	if (loose)
		columns->in_row = !is_true(cell, "ends-row");
	const struct style *style = column_style(columns, at, spanned);
	return style != NULL ? style : initial;
}
