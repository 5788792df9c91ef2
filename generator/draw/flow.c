/* flow.c - steps of work by stages: draw_flow() of draw.h. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "draw/draw.h"
#include "draw/svg.h"

enum { STEPS_MAX = 200, LINES_MAX = 16 };

static const double margin = 12, label = 60, box_width = 188, across = 30, down = 34, point = 14,
		    pad = 20;

struct step {
	const struct xml_node *node;
	int number, stage, row, column, back; /* back: number of the step, 0: none */
	bool decides;
	const char *lines[LINES_MAX];
	struct svg_type types[LINES_MAX];
	size_t line_count;
	double x, y, height;
};

struct stage {
	const char *name;
	int first_row, rows;
};

struct flow {
	struct arena arena;
	struct step steps[STEPS_MAX];
	struct stage stages[STEPS_MAX];
	int step_count, stage_count, row_count, columns;
	double row_height[STEPS_MAX], row_top[STEPS_MAX];
};

/* ---- reading */

static void add_lines(struct flow *f, struct step *s, const char *text, struct svg_type type)
{
	size_t count;
	const char **lines = svg_wrap(
		text, box_width - 2 * (s->decides ? point + 1 : 8), type.size, &f->arena, &count);
	for (size_t i = 0; i < count && s->line_count < LINES_MAX; i++) {
		s->lines[s->line_count] = lines[i];
		s->types[s->line_count++] = type;
	}
}

static void read_step(struct flow *f, const struct xml_node *node, int stage)
{
	struct step *s = &f->steps[f->step_count++];
	const char *decision = svg_child(node, "decision", &f->arena);
	const char *otherwise = svg_child(node, "otherwise", &f->arena);
	*s = (struct step){ .node = node, .number = f->step_count, .stage = stage };
	s->decides = decision[0] != '\0';
	s->back = atoi(svg_child(node, "back", &f->arena));
	add_lines(f, s,
		arena_printf(&f->arena, "%d %s", s->number, svg_child(node, "name", &f->arena)),
		(struct svg_type){ 18, SVG_DEEP, true, SVG_MIDDLE });
	struct svg_type plain = { 14, SVG_INK, false, SVG_MIDDLE };
	struct svg_type quiet = { 14, SVG_QUIET, false, SVG_MIDDLE };
	add_lines(f, s, svg_child(node, "by", &f->arena), quiet);
	add_lines(f, s, svg_child(node, "limit", &f->arena), plain);
	if (s->decides)
		add_lines(f, s, decision, (struct svg_type){ 14, SVG_DEEP, true, SVG_MIDDLE });
	if (otherwise[0] != '\0')
		add_lines(f, s, arena_printf(&f->arena, "否则：%s", otherwise), plain);
}

static void read_stages(struct flow *f, const struct xml_node *procedure)
{
	const struct xml_node *n = svg_next(xml_first_element(procedure), "stage");
	for (; n != NULL; n = svg_next(xml_next_element(n), "stage")) {
		f->stages[f->stage_count].name = svg_child(n, "name", &f->arena);
		const struct xml_node *s = svg_next(xml_first_element(n), "step");
		for (; s != NULL; s = svg_next(xml_next_element(s), "step"))
			if (f->step_count < STEPS_MAX)
				read_step(f, s, f->stage_count);
		f->stage_count++;
		if (f->stage_count == STEPS_MAX)
			break;
	}
}

/* ---- places */

static double line_step(const struct svg_type *type)
{
	return type->size * 1.36;
}

static bool goes_back_in(const struct flow *f, int row)
{
	for (int i = 0; i < f->step_count; i++) {
		const struct step *s = &f->steps[i];
		if (s->row == row && s->back > 0 && s->back < s->number &&
			f->steps[s->back - 1].row == row)
			return true;
	}
	return false;
}

/* Rows of a stage are of nearly the same length. */
static void set_rows(struct flow *f, int columns)
{
	int row = -1, at = 0;
	f->columns = 0;
	for (int i = 0; i < f->stage_count; i++) {
		int count = 0, first = at;
		while (at < f->step_count && f->steps[at].stage == i) {
			at++;
			count++;
		}
		int rows = (count + columns - 1) / columns;
		int each = rows > 0 ? (count + rows - 1) / rows : 1;
		f->stages[i].first_row = row + 1;
		f->stages[i].rows = rows;
		for (int n = 0; n < count; n++) {
			f->steps[first + n].row = row + 1 + n / each;
			f->steps[first + n].column = n % each;
		}
		row += rows;
		f->columns = each > f->columns ? each : f->columns;
	}
	f->row_count = row + 1;
}

static double set_places(struct flow *f)
{
	double y = margin + 10;
	memset(f->row_height, 0, sizeof(f->row_height));
	for (int i = 0; i < f->step_count; i++) {
		struct step *s = &f->steps[i];
		s->height = 2 * pad;
		for (size_t n = 0; n < s->line_count; n++)
			s->height += line_step(&s->types[n]);
		if (s->height > f->row_height[s->row])
			f->row_height[s->row] = s->height;
	}
	for (int row = 0; row < f->row_count; row++) {
		f->row_top[row] = y;
		y += f->row_height[row] + down + (goes_back_in(f, row) ? 20 : 0);
	}
	for (int i = 0; i < f->step_count; i++) {
		struct step *s = &f->steps[i];
		s->x = margin + label + across / 2 + s->column * (box_width + across);
		s->y = f->row_top[s->row];
		s->height = f->row_height[s->row];
	}
	return y - down + 10 + margin;
}

static double width_of(const struct flow *f)
{
	return 2 * margin + label + f->columns * (box_width + across);
}

/* The number of columns with which all becomes largest on the sheet. */
static void choose_columns(struct flow *f, double aspect)
{
	double best = 0;
	int columns = 1;
	for (int n = 1; n <= 12; n++) {
		set_rows(f, n);
		double height = set_places(f), width = width_of(f);
		double wide = 1 / width, high = 1 / (aspect * height);
		double scale = wide < high ? wide : high;
		if (scale > best * 1.001) {
			best = scale;
			columns = n;
		}
	}
	set_rows(f, columns);
}

/* ---- SVG */

static void draw_stage(struct xml_node *svg, const struct flow *f, const struct stage *stage)
{
	int last = stage->first_row + stage->rows - 1;
	double top = f->row_top[stage->first_row] - 10;
	double bottom =
		f->row_top[last] + f->row_height[last] + (goes_back_in(f, last) ? 20 : 0) + 10;
	struct svg_box band = { margin, top, width_of(f) - 2 * margin, bottom - top };
	struct svg_box head = { margin, top, label - 12, bottom - top };
	svg_rect(svg, band, SVG_TINT, SVG_NONE, 0, 4);
	svg_rect(svg, head, SVG_MAIN, SVG_NONE, 0, 4);
	size_t count;
	struct arena arena = { 0 };
	struct svg_type type = { 18, SVG_PAPER, true, SVG_MIDDLE };
	double step = type.size * 1.15;
	/* the name stands upright, in two lines if it is longer than the band */
	size_t letters = (size_t)(svg_width(stage->name, 1) + 0.5);
	double in_line = (bottom - top - 16) / step;
	double lines = (double)letters > in_line ? 2 : 1;
	const char **parts = svg_wrap(
		stage->name, (double)(int)((double)letters / lines + 0.99), 1, &arena, &count);
	for (size_t i = 0; i < count; i++) {
		double length = svg_width(parts[i], 1) * step;
		double x = head.x + head.width / 2 +
			((double)(count - 1) / 2 - (double)i) * type.size * 1.2;
		svg_upright(svg, parts[i], x, (top + bottom - length) / 2 + type.size * 0.95, type);
	}
	arena_free(&arena);
}

static void draw_step(struct xml_node *svg, const struct step *s)
{
	double left = s->x, right = s->x + box_width, top = s->y, bottom = s->y + s->height;
	double middle = (top + bottom) / 2, x = (left + right) / 2, used = 0;
	if (s->decides) {
		const double edge[] = { left, middle, left + point, top, right - point, top, right,
			middle, right - point, bottom, left + point, bottom };
		svg_path(svg, "MLLLLLZ", edge, SVG_PAPER, SVG_MAIN, 2.4);
	} else {
		svg_rect(svg, (struct svg_box){ left, top, box_width, s->height }, SVG_PAPER,
			SVG_MAIN, 1.5, 6);
	}
	for (size_t i = 0; i < s->line_count; i++)
		used += line_step(&s->types[i]);
	double y = middle - used / 2;
	for (size_t i = 0; i < s->line_count; i++) {
		svg_text(svg, s->lines[i], x, y + s->types[i].size, s->types[i]);
		y += line_step(&s->types[i]);
	}
}

/* From a step to the next: to the right, or round to the start of the next row. */
static void draw_next(struct xml_node *svg, const struct step *s, const struct step *next)
{
	double y0 = s->y + s->height / 2, y1 = next->y + next->height / 2;
	if (s->row == next->row) {
		svg_line(svg, s->x + box_width, y0, next->x - 2, y1, SVG_DEEP, 2);
		svg_arrow(svg, next->x, y1, 'r', SVG_DEEP);
		return;
	}
	double between = next->y - 17;
	double right = s->x + box_width + across / 2, left = next->x + 40;
	double values[] = { s->x + box_width, y0, right, between, left, next->y - 2 };
	svg_path(svg, "MHVHV", values, SVG_NONE, SVG_DEEP, 2);
	svg_arrow(svg, left, next->y, 'd', SVG_DEEP);
}

static void draw_back(struct xml_node *svg, const struct flow *f, const struct step *s)
{
	if (s->back < 1 || s->back >= s->number || f->steps[s->back - 1].row != s->row)
		return;
	const struct step *to = &f->steps[s->back - 1];
	double from = s->x + box_width / 2, end = to->x + box_width / 2, low = s->y + s->height;
	double values[] = { from, low, low + 16, end, low + 10 };
	svg_dash(svg_path(svg, "MVHV", values, SVG_NONE, SVG_DEEP, 1.5), 5);
	svg_arrow(svg, end, low, 'u', SVG_DEEP);
}

static const char *words_of(struct flow *f)
{
	struct str words = { 0 };
	for (int i = 0; i < f->stage_count; i++)
		str_add_format(&words, "%s%s", i > 0 ? "、" : "", f->stages[i].name);
	const char *all = arena_printf(&f->arena, "%d步，分%d个阶段：%s。", f->step_count,
		f->stage_count, str_text(&words));
	str_free(&words);
	return all;
}

struct xml_doc *draw_flow(const struct xml_node *procedure, double aspect)
{
	struct arena arena = { 0 };
	struct flow *f = arena_alloc(&arena, sizeof(*f));
	struct xml_doc *doc = NULL;
	read_stages(f, procedure);
	if (f->step_count > 0) {
		choose_columns(f, aspect);
		double height = set_places(f);
		doc = svg_new(
			width_of(f), height, svg_child(procedure, "title", &f->arena), words_of(f));
		struct xml_node *svg = xml_top(doc);
		for (int i = 0; i < f->stage_count; i++)
			if (f->stages[i].rows > 0)
				draw_stage(svg, f, &f->stages[i]);
		for (int i = 0; i + 1 < f->step_count; i++)
			draw_next(svg, &f->steps[i], &f->steps[i + 1]);
		for (int i = 0; i < f->step_count; i++) {
			draw_back(svg, f, &f->steps[i]);
			draw_step(svg, &f->steps[i]);
		}
	}
	arena_free(&f->arena);
	arena_free(&arena);
	return doc;
}

struct xml_doc *draw_flow_table(const struct xml_node *procedure)
{
	struct arena arena = { 0 };
	struct xml_doc *table = svg_table(svg_child(procedure, "title", &arena), 5);
	int number = 0;
	svg_row(table, (const char *[]){ "阶段", "步骤", "名称", "承办", "要求" }, 5);
	const struct xml_node *n = svg_next(xml_first_element(procedure), "stage");
	for (; n != NULL; n = svg_next(xml_next_element(n), "stage")) {
		const struct xml_node *s = svg_next(xml_first_element(n), "step");
		for (; s != NULL; s = svg_next(xml_next_element(s), "step")) {
			const char *cells[] = { svg_child(n, "name", &arena),
				arena_printf(&arena, "%d", ++number), svg_child(s, "name", &arena),
				svg_child(s, "by", &arena), svg_child(s, "limit", &arena) };
			svg_row(table, cells, 5);
		}
	}
	arena_free(&arena);
	return table;
}
