/* calendar.c - what is to be done in which month, and what has been: draw_calendar() of draw.h. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "draw/draw.h"
#include "draw/svg.h"

enum { MONTHS = 12, STATES = 5 };

static const double margin = 12, head = 44, radius = 13, legend = 48;

struct calendar {
	struct xml_node *svg;
	struct arena arena;
	double label, month; /* widths */
};

static const char *const names[STATES] = { "met", "missing", "overdue", "due", "later" };
static const char *const shown[STATES] = { "已做", "缺", "逾期", "应做", "未到" };

/* -1: nothing was asked. */
static int state_of(const struct xml_node *cell)
{
	const char *state = xml_value(cell, "state");
	if (state != NULL && strcmp(state, "none") == 0)
		return -1;
	for (int i = 0; i < STATES; i++)
		if (state != NULL && strcmp(state, names[i]) == 0)
			return i;
	return STATES - 1;
}

/* Each state has a shape of its own: the colours may be lost. */
static void draw_mark(struct xml_node *svg, int state, double x, double y)
{
	const double r = radius, c = radius * 0.45;
	if (state == 0) {
		const double tick[] = { x - 6, y, x - 1.5, y + 5, x + 6.5, y - 5 };
		svg_circle(svg, x, y, r, SVG_MAIN, SVG_NONE, 0);
		svg_path(svg, "MLL", tick, SVG_NONE, SVG_PAPER, 2.6);
	} else if (state == 1) {
		svg_circle(svg, x, y, r, SVG_PAPER, SVG_INK, 2.2);
		svg_line(svg, x - c, y - c, x + c, y + c, SVG_INK, 2.2);
		svg_line(svg, x - c, y + c, x + c, y - c, SVG_INK, 2.2);
	} else if (state == 2) {
		svg_circle(svg, x, y, r, SVG_PAPER, SVG_INK, 2.2);
		svg_line(svg, x, y - r * 0.6, x, y + r * 0.15, SVG_INK, 2.6);
		svg_circle(svg, x, y + r * 0.5, 1.7, SVG_INK, SVG_NONE, 0);
	} else if (state == 3) {
		svg_circle(svg, x, y, r, SVG_PAPER, SVG_MAIN, 2.4);
	} else if (state == 4) {
		svg_circle(svg, x, y, 3, SVG_QUIET, SVG_NONE, 0);
	}
}

static int months_of(const struct xml_node *cell)
{
	const char *months = xml_value(cell, "months");
	int number = months != NULL ? atoi(months) : 1;
	return number > 0 && number <= MONTHS ? number : 1;
}

/* The days of what was done: one is named, of several how many there are. */
static const char *days_of(const struct xml_node *cell, struct arena *arena)
{
	const struct xml_node *record = svg_next(xml_first_element(cell), "record");
	const char *day = record != NULL ? xml_value(record, "day") : NULL;
	int count = 0;
	for (const struct xml_node *n = record; n != NULL;
		n = svg_next(xml_next_element(n), "record"))
		count++;
	if (count > 1)
		return arena_printf(arena, "%d次", count);
	return day != NULL ? day : "";
}

static void draw_cells(struct calendar *c, const struct xml_node *rule, double y, double row_height)
{
	struct svg_type small = { 14, SVG_INK, false, SVG_MIDDLE };
	int at = 0;
	const struct xml_node *cell = svg_next(xml_first_element(rule), "cell");
	for (; cell != NULL && at < MONTHS; cell = svg_next(xml_next_element(cell), "cell")) {
		int months = months_of(cell), state = state_of(cell);
		double x = margin + c->label + at * c->month, width = months * c->month;
		const char *days = days_of(cell, &c->arena);
		svg_rect(c->svg, (struct svg_box){ x, y, width, row_height }, SVG_NONE, SVG_RULE, 1,
			0);
		draw_mark(c->svg, state, x + width / 2,
			y + row_height * (days[0] != '\0' ? 0.36 : 0.5));
		svg_text(c->svg, days, x + width / 2, y + row_height * 0.86, small);
		if (at % 3 == 0) /* a quarter begins */
			svg_line(c->svg, x, y, x, y + row_height, SVG_DEEP, 1.5);
		at += months;
	}
}

/* The name of a rule, and below it the group that it asks. */
struct label {
	const char **name, **group;
	size_t names, groups;
	double height; /* of the row */
};

static const double name_size = 17, group_size = 15, name_line = 22;

static struct label label_of(struct calendar *c, const struct xml_node *rule)
{
	const char *group = xml_value(rule, "group");
	struct label l = { 0 };
	l.name = svg_wrap(xml_value(rule, "title"), c->label - 20, name_size, &c->arena, &l.names);
	if (group != NULL)
		l.group = svg_wrap(group, c->label - 20, group_size, &c->arena, &l.groups);
	size_t lines = l.names + l.groups;
	l.height = (double)(lines < 2 ? 2 : lines) * name_line + 20;
	return l;
}

/* Gives the height of the row. */
static double draw_rule(struct calendar *c, const struct xml_node *rule, double y)
{
	struct svg_type name = { name_size, SVG_DEEP, true, SVG_START };
	struct svg_type small = { group_size, SVG_QUIET, false, SVG_START };
	struct label l = label_of(c, rule);
	double top = y + l.height / 2 + 6 - (double)(l.names + l.groups - 1) * name_line / 2;
	svg_rect(c->svg, (struct svg_box){ margin, y, c->label, l.height }, SVG_TINT, SVG_RULE, 1,
		0);
	for (size_t i = 0; i < l.names; i++, top += name_line)
		svg_text(c->svg, l.name[i], margin + 10, top, name);
	for (size_t i = 0; i < l.groups; i++, top += name_line)
		svg_text(c->svg, l.group[i], margin + 10, top, small);
	draw_cells(c, rule, y, l.height);
	return l.height;
}

static void draw_head(struct calendar *c)
{
	struct svg_type type = { 17, SVG_PAPER, true, SVG_MIDDLE };
	svg_rect(c->svg, (struct svg_box){ margin, margin, c->label + MONTHS * c->month, head },
		SVG_MAIN, SVG_NONE, 0, 0);
	svg_text(c->svg, "工作", margin + c->label / 2, margin + 29, type);
	for (int i = 0; i < MONTHS; i++)
		svg_text(c->svg, arena_printf(&c->arena, "%d月", i + 1),
			margin + c->label + c->month * (i + 0.5), margin + 29, type);
}

static void draw_legend(struct calendar *c, double y)
{
	struct svg_type type = { 16, SVG_INK, false, SVG_START };
	double x = margin + c->label + 3 * c->month;
	for (int i = 0; i < STATES; i++, x += 1.7 * c->month) {
		draw_mark(c->svg, i, x, y + legend * 0.55);
		svg_text(c->svg, shown[i], x + 22, y + legend * 0.55 + 6, type);
	}
}

static void draw_frame(const struct calendar *c, double bottom)
{
	double right = margin + c->label + MONTHS * c->month;
	svg_line(c->svg, margin, bottom, right, bottom, SVG_DEEP, 1.5);
	svg_line(c->svg, margin, margin, margin, bottom, SVG_DEEP, 1.5);
	svg_line(c->svg, right, margin, right, bottom, SVG_DEEP, 1.5);
}

#define EACH_RULE(m, n) \
	(const struct xml_node *n = svg_next(xml_first_element(m), "rule"); n != NULL; \
		n = svg_next(xml_next_element(n), "rule"))

/* How many cells are in each state. */
static void count_states(const struct xml_node *rule, int counts[STATES])
{
	const struct xml_node *cell = svg_next(xml_first_element(rule), "cell");
	for (; cell != NULL; cell = svg_next(xml_next_element(cell), "cell"))
		if (state_of(cell) >= 0)
			counts[state_of(cell)]++;
}

/* Of the chart above its legend; 0: there are no rules. */
static double bottom_of(struct calendar *c, const struct xml_node *matrix)
{
	double rows = 0;
	for
		EACH_RULE(matrix, n)
	rows += label_of(c, n).height;
	return rows > 0 ? margin + head + rows : 0;
}

static double width_of(const struct calendar *c)
{
	return 2 * margin + c->label + MONTHS * c->month;
}

/* As wide as the sheet asks; names become wider up to a half, months up to three times. */
static void widen(struct calendar *c, double height, double aspect)
{
	const double least_label = c->label, least_month = c->month;
	double by = height * aspect / width_of(c);
	if (by > 1)
		c->label = least_label * fmin(by, 1.5);
	double month = (height * aspect - 2 * margin - c->label) / MONTHS;
	c->month = fmax(least_month, fmin(month, 3 * least_month));
}

static const char *words_of(const struct xml_node *matrix, struct arena *arena)
{
	int counts[STATES] = { 0 };
	for
		EACH_RULE(matrix, n)
	count_states(n, counts);
	return arena_printf(arena, "已做%d项，缺%d项，逾期%d项，应做%d项，未到%d项。", counts[0],
		counts[1], counts[2], counts[3], counts[4]);
}

struct xml_doc *draw_calendar(const struct xml_node *matrix, double aspect)
{
	struct calendar c = { .label = 236, .month = 78 };
	double bottom = bottom_of(&c, matrix), y = margin + head;
	struct xml_doc *doc = NULL;
	if (bottom > 0) {
		widen(&c, bottom + legend + margin, aspect);
		bottom = bottom_of(&c, matrix);
		doc = svg_new(width_of(&c), bottom + legend + margin,
			arena_printf(&c.arena, "%s年工作日历", xml_value(matrix, "year")),
			words_of(matrix, &c.arena));
		c.svg = xml_top(doc);
		draw_head(&c);
		for
			EACH_RULE(matrix, n)
		y += draw_rule(&c, n, y);
		draw_frame(&c, bottom);
		draw_legend(&c, bottom);
	}
	arena_free(&c.arena);
	return doc;
}

static const char *name_of(const struct xml_node *rule, struct arena *arena)
{
	const char *group = xml_value(rule, "group");
	return group == NULL ? xml_value(rule, "title") :
			       arena_printf(arena, "%s（%s）", xml_value(rule, "title"), group);
}

/* A cell of several months is named in the first of them. */
static void fill_row(const struct xml_node *rule, const char **cells, struct arena *arena)
{
	int at = 1;
	const struct xml_node *cell = svg_next(xml_first_element(rule), "cell");
	for (; cell != NULL && at <= MONTHS; cell = svg_next(xml_next_element(cell), "cell")) {
		const char *days = days_of(cell, arena);
		const char *state = state_of(cell) >= 0 ? shown[state_of(cell)] : "";
		cells[at] = days[0] != '\0' ? arena_printf(arena, "%s（%s）", state, days) : state;
		at += months_of(cell);
	}
}

struct xml_doc *draw_calendar_table(const struct xml_node *matrix)
{
	struct arena arena = { 0 };
	const char *heads[MONTHS + 1] = { "工作" };
	struct xml_doc *table = svg_table(
		arena_printf(&arena, "%s年工作日历", xml_value(matrix, "year")), MONTHS + 1);
	for (int i = 1; i <= MONTHS; i++)
		heads[i] = arena_printf(&arena, "%d月", i);
	svg_row(table, heads, MONTHS + 1);
	for
		EACH_RULE(matrix, n)
		{
			const char *cells[MONTHS + 1];
			for (int i = 0; i <= MONTHS; i++)
				cells[i] = "";
			cells[0] = name_of(n, &arena);
			fill_row(n, cells, &arena);
			svg_row(table, cells, MONTHS + 1);
		}
	arena_free(&arena);
	return table;
}

/* ---- states of each rule */

static struct draw_series states_of(const struct xml_node *matrix, struct arena *arena)
{
	size_t rows = 0, at = 0;
	for
		EACH_RULE(matrix, n)
	rows++;
	const char **labels = arena_alloc(arena, (rows + 1) * sizeof(*labels));
	double *values = arena_alloc(arena, (rows + 1) * STATES * sizeof(*values));
	for
		EACH_RULE(matrix, n)
		{
			int counts[STATES] = { 0 };
			count_states(n, counts);
			for (size_t i = 0; i < STATES; i++)
				values[at * STATES + i] = counts[i];
			labels[at++] = name_of(n, arena);
		}
	return (struct draw_series){ "对照标准完成情况", "次", labels, (const char **)shown, rows,
		STATES, values };
}

struct xml_doc *draw_states(const struct xml_node *matrix)
{
	struct arena arena = { 0 };
	struct draw_series series = states_of(matrix, &arena);
	struct xml_doc *doc = draw_bars(&series, true);
	arena_free(&arena);
	return doc;
}

struct xml_doc *draw_states_table(const struct xml_node *matrix)
{
	struct arena arena = { 0 };
	struct draw_series series = states_of(matrix, &arena);
	struct xml_doc *table = draw_series_table(&series);
	arena_free(&arena);
	return table;
}
