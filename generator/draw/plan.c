/* plan.c - the measures of a plan over its months (Gantt): draw_plan() of draw.h. */
#include <math.h>
#include <string.h>

#include "draw/draw.h"
#include "draw/svg.h"

enum { MONTHS_MAX = 36, OPEN = 0, DOING, DONE, DROPPED, STATES };

static const double margin = 12, who = 90, head = 44, line = 22, bar = 22, legend = 48;

static const char *const states[STATES] = { "open", "doing", "done", "dropped" };
static const char *const shown[STATES] = { "未开始", "进行中", "已完成", "已取消" };

struct gantt {
	struct arena arena;
	struct xml_node *svg;
	struct date first; /* day one of the first month */
	int months;
	long start, end, today; /* days */
	double label, month; /* widths */
};

static double left_of(const struct gantt *g) /* of the months */
{
	return margin + g->label + who;
}

static double right_of(const struct gantt *g)
{
	return left_of(g) + g->months * g->month;
}

static int state_of(const struct xml_node *measure, struct arena *arena)
{
	const char *state = svg_child(measure, "state", arena);
	for (int i = 0; i < STATES; i++)
		if (strcmp(state, states[i]) == 0)
			return i;
	return OPEN;
}

/* A partial date means its first or its last day. */
static bool day_of(const struct xml_node *node, const char *name, bool last, long *day)
{
	struct arena arena = { 0 };
	struct date date;
	bool known = date_parse(svg_child(node, name, &arena), &date) && date.year > 0;
	arena_free(&arena);
	if (!known)
		return false;
	if (date.month == 0)
		date.month = last ? 12 : 1;
	if (date.day == 0)
		date.day = last ? date_days_in_month(date.year, date.month) : 1;
	*day = date_to_days(date);
	return true;
}

static const struct xml_node *first_measure(const struct xml_node *plan)
{
	return svg_next(xml_first_element(plan), "measure");
}

static const struct xml_node *next_measure(const struct xml_node *measure)
{
	return svg_next(xml_next_element(measure), "measure");
}

/* From the month in which the plan begins to that of its end, or of the last time set. */
static bool set_months(struct gantt *g, const struct xml_node *plan)
{
	bool begins =
		day_of(plan, "from", false, &g->start) || day_of(plan, "date", false, &g->start);
	if (!begins)
		return false;
	g->end = g->start;
	day_of(plan, "to", true, &g->end);
	for (const struct xml_node *n = first_measure(plan); n != NULL; n = next_measure(n)) {
		long day;
		if (day_of(n, "due", true, &day) && day > g->end)
			g->end = day;
	}
	g->first = date_from_days(g->start);
	struct date last = date_from_days(g->end);
	g->months = (last.year - g->first.year) * 12 + last.month - g->first.month + 1;
	g->months = g->months > MONTHS_MAX ? MONTHS_MAX : g->months;
	return g->months > 0;
}

/* Months are of equal width. */
static double x_of(const struct gantt *g, long day)
{
	struct date date = date_from_days(day);
	double months = (date.year - g->first.year) * 12 + date.month - g->first.month +
		(double)(date.day - 1) / date_days_in_month(date.year, date.month);
	months = months < 0 ? 0 : months > g->months ? g->months : months;
	return left_of(g) + months * g->month;
}

static void draw_bar(struct gantt *g, const struct xml_node *measure, double y, double row_height)
{
	long due = g->end, done;
	int state = state_of(measure, &g->arena);
	day_of(measure, "due", true, &due);
	const double left = left_of(g);
	double end = x_of(g, due + 1), today = x_of(g, g->today + 1);
	if (end - left < 4)
		end = left + 4;
	struct svg_box box = { left, y + (row_height - bar) / 2, end - left, bar };
	struct svg_box part = box;
	struct xml_node *outline = svg_rect(g->svg, box, SVG_PAPER, SVG_DEEP, 1.5, 0);
	if (state == DROPPED) {
		svg_dash(outline, 5);
		svg_line(
			g->svg, box.x, y + row_height / 2, end, y + row_height / 2, SVG_QUIET, 1.5);
	} else if (state == DOING) {
		part.width = today < end ? today - left : end - left;
		if (part.width > 0)
			svg_area(g->svg, part, SVG_HATCHED, SVG_MAIN);
	} else if (state == DONE) {
		part.width = day_of(measure, "done", true, &done) ? x_of(g, done + 1) - left :
								    end - left;
		svg_area(g->svg, part, SVG_SOLID, SVG_MAIN);
	}
	const double mark[] = { end, box.y - 4, end + 6, box.y - 12, end - 6, box.y - 12 };
	svg_path(g->svg, "MLLZ", mark, SVG_DEEP, SVG_NONE, 0);
}

/* What is to be done and who does it, in as many lines as it takes. */
struct row {
	const char **text, **owner;
	size_t texts, owners;
	double height;
};

static const double size = 16;

static struct row row_of(struct gantt *g, const struct xml_node *measure, int number)
{
	struct row r = { 0 };
	const char *text =
		arena_printf(&g->arena, "%d. %s", number, svg_child(measure, "text", &g->arena));
	r.text = svg_wrap(text, g->label - 118, size, &g->arena, &r.texts);
	r.owner = svg_wrap(
		svg_child(measure, "owner", &g->arena), who - 10, size, &g->arena, &r.owners);
	size_t lines = r.texts > r.owners ? r.texts : r.owners;
	r.height = (lines < 2 ? 2 : (double)lines) * line + 14;
	return r;
}

/* Lines of text around the middle of a row. */
static void draw_text(struct gantt *g, const char *const *lines, size_t count, double x,
	double middle, struct svg_type type)
{
	double y = middle + 6 - (double)(count - 1) * line / 2;
	for (size_t i = 0; i < count; i++, y += line)
		svg_text(g->svg, lines[i], x, y, type);
}

/* Gives the height of the row. */
static double draw_row(struct gantt *g, const struct xml_node *measure, int number, double y)
{
	struct svg_type text = { size, SVG_INK, false, SVG_START };
	struct svg_type owner = { size, SVG_INK, false, SVG_MIDDLE };
	struct svg_type state = { 15, SVG_DEEP, true, SVG_END };
	struct row r = row_of(g, measure, number);
	double middle = y + r.height / 2;
	svg_line(g->svg, margin, y + r.height, right_of(g), y + r.height, SVG_RULE, 1);
	draw_text(g, r.text, r.texts, margin + 8, middle, text);
	draw_text(g, r.owner, r.owners, margin + g->label + who / 2, middle, owner);
	svg_text(g->svg, shown[state_of(measure, &g->arena)], margin + g->label - 16, middle + 6,
		state);
	draw_bar(g, measure, y, r.height);
	return r.height;
}

static void draw_head(struct gantt *g, double bottom)
{
	struct svg_type type = { 17, SVG_PAPER, true, SVG_MIDDLE };
	double right = right_of(g);
	svg_rect(g->svg, (struct svg_box){ margin, margin, right - margin, head }, SVG_MAIN,
		SVG_NONE, 0, 0);
	svg_text(g->svg, "措施", margin + g->label / 2, margin + 29, type);
	svg_text(g->svg, "责任人", margin + g->label + who / 2, margin + 29, type);
	for (int i = 0; i < g->months; i++) {
		int number = (g->first.month - 1 + i) % 12 + 1;
		double x = left_of(g) + i * g->month;
		svg_text(g->svg, arena_printf(&g->arena, "%d月", number), x + g->month / 2,
			margin + 29, type);
		svg_line(g->svg, x, margin + head, x, bottom, SVG_RULE, 1);
	}
	svg_line(g->svg, right, margin + head, right, bottom, SVG_RULE, 1);
}

/* Its day stands below it, but not outside the months. */
static void draw_today(struct gantt *g, double bottom)
{
	struct svg_type type = { 15, SVG_DEEP, true, SVG_MIDDLE };
	struct date date = date_from_days(g->today);
	if (g->today < g->start || g->today > g->end)
		return;
	double x = x_of(g, g->today + 1);
	svg_dash(svg_line(g->svg, x, margin + head, x, bottom + 6, SVG_DEEP, 2), 6);
	const char *day = arena_printf(&g->arena, "%d月%d日", date.month, date.day);
	double half = svg_width(day, type.size) / 2;
	if (x - half < left_of(g))
		type.anchor = SVG_START;
	else if (x + half > right_of(g))
		type.anchor = SVG_END;
	svg_text(g->svg, day, x, bottom + 24, type);
}

static void draw_legend(struct gantt *g, double y)
{
	static const enum svg_fill fills[STATES] = { SVG_EMPTY, SVG_HATCHED, SVG_SOLID, SVG_EMPTY };
	struct svg_type type = { 16, SVG_INK, false, SVG_START };
	double x = margin + 8;
	for (int i = 0; i < STATES; i++, x += 120) {
		struct svg_box box = { x, y + 16, 34, 18 };
		if (i == DROPPED) {
			svg_dash(svg_rect(g->svg, box, SVG_PAPER, SVG_DEEP, 1.5, 0), 5);
			svg_line(g->svg, x, y + 25, x + 34, y + 25, SVG_QUIET, 1.5);
		} else {
			svg_area(g->svg, box, fills[i], SVG_MAIN);
		}
		svg_text(g->svg, shown[i], x + 42, y + 31, type);
	}
	const double mark[] = { x + 8, y + 30, x + 14, y + 22, x + 2, y + 22 };
	svg_path(g->svg, "MLLZ", mark, SVG_DEEP, SVG_NONE, 0);
	svg_text(g->svg, "时限", x + 22, y + 31, type);
}

static const char *words_of(struct gantt *g, const struct xml_node *plan)
{
	int counts[STATES] = { 0 }, all = 0;
	for (const struct xml_node *n = first_measure(plan); n != NULL; n = next_measure(n), all++)
		counts[state_of(n, &g->arena)]++;
	return arena_printf(&g->arena, "%d项措施：已完成%d项，进行中%d项，未开始%d项，已取消%d项。",
		all, counts[DONE], counts[DOING], counts[OPEN], counts[DROPPED]);
}

/* Of the chart above its legend; 0: there are no measures. */
static double bottom_of(struct gantt *g, const struct xml_node *plan)
{
	double rows = 0;
	int number = 0;
	for (const struct xml_node *n = first_measure(plan); n != NULL; n = next_measure(n))
		rows += row_of(g, n, ++number).height;
	return rows > 0 ? margin + head + rows : 0;
}

/* As wide as the sheet asks; texts become wider up to a half, months up to twice. */
static void widen(struct gantt *g, double height, double aspect)
{
	double least_month = g->month, by = height * aspect / (right_of(g) + margin);
	if (by > 1)
		g->label *= fmin(by, 1.5);
	double month = (height * aspect - margin - left_of(g)) / g->months;
	g->month = fmax(least_month, fmin(month, 2 * least_month));
}

struct xml_doc *draw_plan(const struct xml_node *plan, struct date today, double aspect)
{
	struct gantt g = { .today = date_to_days(today), .label = 470, .month = 66 };
	double bottom = bottom_of(&g, plan), y = margin + head;
	int number = 0;
	if (bottom <= 0 || !set_months(&g, plan)) {
		arena_free(&g.arena);
		return NULL;
	}
	widen(&g, bottom + legend + margin, aspect);
	bottom = bottom_of(&g, plan);
	struct xml_doc *doc = svg_new(right_of(&g) + margin, bottom + legend + margin,
		svg_child(plan, "title", &g.arena), words_of(&g, plan));
	g.svg = xml_top(doc);
	draw_head(&g, bottom);
	for (const struct xml_node *n = first_measure(plan); n != NULL; n = next_measure(n))
		y += draw_row(&g, n, ++number, y);
	draw_today(&g, bottom);
	draw_legend(&g, bottom);
	arena_free(&g.arena);
	return doc;
}

struct xml_doc *draw_progress(const struct xml_node *plan)
{
	struct arena arena = { 0 };
	const char *names[] = { shown[DONE], shown[DOING], shown[DROPPED], shown[OPEN] };
	static const int order[STATES] = { [DONE] = 0, [DOING] = 1, [DROPPED] = 2, [OPEN] = 3 };
	double values[STATES] = { 0 };
	for (const struct xml_node *n = first_measure(plan); n != NULL; n = next_measure(n))
		values[order[state_of(n, &arena)]]++;
	const char *labels[] = { svg_child(plan, "title", &arena) };
	struct draw_series series = { labels[0], "项", labels, names, 1, STATES, values };
	struct xml_doc *doc = draw_shares(&series);
	arena_free(&arena);
	return doc;
}

struct xml_doc *draw_plan_table(const struct xml_node *plan)
{
	struct arena arena = { 0 };
	struct xml_doc *table = svg_table(svg_child(plan, "title", &arena), 5);
	svg_row(table, (const char *[]){ "措施", "责任人", "时限", "状态", "完成日期" }, 5);
	for (const struct xml_node *n = first_measure(plan); n != NULL; n = next_measure(n)) {
		const char *cells[] = { svg_child(n, "text", &arena), svg_child(n, "owner", &arena),
			svg_child(n, "due", &arena), shown[state_of(n, &arena)],
			svg_child(n, "done", &arena) };
		svg_row(table, cells, 5);
	}
	arena_free(&arena);
	return table;
}
