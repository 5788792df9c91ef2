/* series.c - numbers as bars, lines and shares: draw_bars(), draw_lines(), draw_shares() of
 * draw.h. */
#include <math.h>
#include <string.h>

#include "base/str.h"
#include "draw/draw.h"
#include "draw/svg.h"

static const double margin = 12, text_size = 16, bar = 26, plot = 460;

static const struct svg_type label_type = { 16, SVG_INK, false, SVG_END },
			     number_type = { 15, SVG_INK, false, SVG_MIDDLE },
			     legend_type = { 16, SVG_INK, false, SVG_START };

/* How each name looks: pattern and colour of its bars, dashes of its line. */
static const struct {
	enum svg_fill fill;
	const char *color;
	double dash;
} looks[] = {
	{ SVG_SOLID, SVG_MAIN, 0 },
	{ SVG_HATCHED, SVG_DEEP, 8 },
	{ SVG_DOTTED, SVG_DEEP, 3 },
	{ SVG_EMPTY, SVG_INK, 14 },
	{ SVG_LINED, SVG_QUIET, 20 },
};
enum { LOOKS = sizeof(looks) / sizeof(looks[0]) };

static double value_of(const struct draw_series *s, size_t label, size_t name)
{
	double value = s->values[label * s->name_count + name];
	return isnan(value) ? 0 : value;
}

static const char *number_text(double value, struct arena *arena)
{
	struct str text = { 0 };
	str_add_number(&text, value, 1);
	const char *copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

/* All the numbers in words. */
static const char *words_of(const struct draw_series *s, struct arena *arena)
{
	struct str words = { 0 };
	for (size_t i = 0; i < s->label_count; i++) {
		str_add_format(&words, "%s%s：", i > 0 ? "；" : "", s->labels[i]);
		for (size_t k = 0; k < s->name_count; k++) {
			if (isnan(s->values[i * s->name_count + k]))
				continue;
			str_add_format(&words, "%s%s%s ", s->names[k],
				number_text(value_of(s, i, k), arena), s->unit);
		}
	}
	const char *copy = arena_strdup(arena, str_text(&words));
	str_free(&words);
	return copy;
}

static double widest(const char *const *texts, size_t count)
{
	double most = 0;
	for (size_t i = 0; i < count; i++) {
		double width = svg_width(texts[i], text_size);
		most = width > most ? width : most;
	}
	return most;
}

static double legend_width(const struct draw_series *s)
{
	double width = 0;
	for (size_t k = 0; k < s->name_count; k++)
		width += svg_width(s->names[k], text_size) + 58;
	return width;
}

/* What is drawn is as wide as the legend above it, which may go on for `beyond` behind it. */
static double plot_width(const struct draw_series *s, double beyond)
{
	double least = legend_width(s) - 22 + margin - beyond;
	return plot > least ? plot : least;
}

static void draw_legend(struct xml_node *svg, const struct draw_series *s, double x, double y)
{
	for (size_t k = 0; k < s->name_count; k++) {
		size_t look = k % LOOKS;
		svg_area(
			svg, (struct svg_box){ x, y, 28, 18 }, looks[look].fill, looks[look].color);
		svg_text(svg, s->names[k], x + 36, y + 15, legend_type);
		x += svg_width(s->names[k], text_size) + 58;
	}
}

/* ---- bars */

static double longest_bar(const struct draw_series *s, bool stacked)
{
	double most = 0;
	for (size_t i = 0; i < s->label_count; i++) {
		double sum = 0;
		for (size_t k = 0; k < s->name_count; k++) {
			sum = stacked ? sum + value_of(s, i, k) : value_of(s, i, k);
			most = sum > most ? sum : most;
		}
	}
	return most > 0 ? most : 1;
}

static void draw_stack(struct xml_node *svg, const struct draw_series *s, size_t label, double x,
	double y, double scale, struct arena *arena)
{
	for (size_t k = 0; k < s->name_count; k++) {
		double value = value_of(s, label, k), width = value * scale;
		const char *text = number_text(value, arena);
		double room = svg_width(text, number_type.size) + 8;
		struct svg_type type = number_type;
		if (value <= 0)
			continue;
		svg_area(svg, (struct svg_box){ x, y, width, bar }, looks[k % LOOKS].fill,
			looks[k % LOOKS].color);
		if (looks[k % LOOKS].fill == SVG_SOLID)
			type.color = SVG_PAPER;
		else if (looks[k % LOOKS].fill != SVG_EMPTY && width >= room)
			svg_rect(svg,
				(struct svg_box){ x + (width - room) / 2, y + 3, room, bar - 6 },
				SVG_PAPER, SVG_NONE, 0, 3);
		if (width >= room)
			svg_text(svg, text, x + width / 2, y + bar * 0.71, type);
		x += width;
	}
}

static void draw_beside(struct xml_node *svg, const struct draw_series *s, size_t label, double x,
	double y, double scale, struct arena *arena)
{
	struct svg_type type = number_type;
	type.anchor = SVG_START;
	for (size_t k = 0; k < s->name_count; k++, y += bar) {
		double value = value_of(s, label, k);
		if (isnan(s->values[label * s->name_count + k]))
			continue;
		svg_area(svg, (struct svg_box){ x, y, value * scale, bar - 4 },
			looks[k % LOOKS].fill, looks[k % LOOKS].color);
		svg_text(svg, number_text(value, arena), x + value * scale + 6, y + bar * 0.66,
			type);
	}
}

/* Behind the longest bar, for its number. */
static double number_room(const struct draw_series *s, struct arena *arena)
{
	double room = 60;
	for (size_t i = 0; i < s->label_count; i++)
		for (size_t k = 0; k < s->name_count; k++) {
			const char *text = number_text(value_of(s, i, k), arena);
			double width = 6 + svg_width(text, number_type.size) + margin;
			room = width > room ? width : room;
		}
	return room;
}

struct xml_doc *draw_bars(const struct draw_series *s, bool stacked)
{
	struct arena arena = { 0 };
	if (s->label_count == 0 || s->name_count == 0)
		return NULL;
	double left = margin + widest(s->labels, s->label_count) + 12, top = margin + 34;
	double room = stacked ? 60 : number_room(s, &arena);
	double across = plot_width(s, room), scale = across / longest_bar(s, stacked);
	double high = stacked ? bar : bar * (double)s->name_count, step = high + 14;
	struct xml_doc *doc = svg_new(left + across + room,
		top + step * (double)s->label_count + margin, s->title, words_of(s, &arena));
	struct xml_node *svg = xml_top(doc);
	draw_legend(svg, s, left, margin);
	for (size_t i = 0; i < s->label_count; i++) {
		double y = top + step * (double)i + 7;
		svg_text(svg, s->labels[i], left - 12, y + high / 2 + 6, label_type);
		if (stacked)
			draw_stack(svg, s, i, left, y, scale, &arena);
		else
			draw_beside(svg, s, i, left, y, scale, &arena);
	}
	svg_line(svg, left, top, left, top + step * (double)s->label_count, SVG_DEEP, 1.5);
	arena_free(&arena);
	return doc;
}

/* ---- shares */

struct xml_doc *draw_shares(const struct draw_series *s)
{
	struct arena arena = { 0 };
	double sum = 0, width = 2 * plot + 200, least = legend_width(s) + 2 * margin;
	for (size_t k = 0; k < s->name_count && s->label_count > 0; k++)
		sum += value_of(s, 0, k);
	if (sum <= 0)
		return NULL;
	width = width > least ? width : least;
	struct draw_series one = *s;
	one.label_count = 1;
	struct xml_doc *doc =
		svg_new(width, 2 * margin + 34 + bar + 6, s->title, words_of(&one, &arena));
	draw_legend(xml_top(doc), s, margin, margin);
	draw_stack(xml_top(doc), s, 0, margin, margin + 34, (width - 2 * margin) / sum, &arena);
	arena_free(&arena);
	return doc;
}

/* ---- lines */

static const double high = 260;

/* A circle, a square, a triangle, a diamond: as many as the looks. */
static void draw_point(struct xml_node *svg, size_t k, double x, double y)
{
	const char *color = looks[k % LOOKS].color;
	const double triangle[] = { x, y - 7, x + 7, y + 5, x - 7, y + 5 };
	const double diamond[] = { x, y - 7, x + 7, y, x, y + 7, x - 7, y };
	switch (k % LOOKS) {
	case 0:
		svg_circle(svg, x, y, 6, color, SVG_NONE, 0);
		break;
	case 1:
		svg_rect(svg, (struct svg_box){ x - 5, y - 5, 10, 10 }, color, SVG_NONE, 0, 0);
		break;
	case 2:
		svg_path(svg, "MLLZ", triangle, color, SVG_NONE, 0);
		break;
	case 3:
		svg_path(svg, "MLLLZ", diamond, SVG_PAPER, color, 2);
		break;
	default:
		svg_circle(svg, x, y, 6, SVG_PAPER, color, 2);
	}
}

enum { GRID = 4 }; /* parts */

struct frame {
	double left, top, step, low, most; /* low, most: values at the bottom and at the top */
	const char *marks[GRID + 1]; /* beside the grid, from the bottom */
};

static double height_at(const struct frame *f, double value)
{
	return f->top + high * (1 - (value - f->low) / (f->most - f->low));
}

static void draw_one_line(
	struct xml_node *svg, const struct draw_series *s, size_t k, const struct frame *f)
{
	double last_x = 0, last_y = NAN;
	for (size_t i = 0; i < s->label_count; i++) {
		double value = s->values[i * s->name_count + k];
		double x = f->left + f->step * ((double)i + 0.5);
		if (isnan(value))
			continue;
		double y = height_at(f, value);
		if (!isnan(last_y)) {
			struct xml_node *line =
				svg_line(svg, last_x, last_y, x, y, looks[k % LOOKS].color, 2.4);
			if (looks[k % LOOKS].dash > 0)
				svg_dash(line, looks[k % LOOKS].dash);
		}
		last_x = x;
		last_y = y;
	}
	for (size_t i = 0; i < s->label_count; i++) {
		double value = s->values[i * s->name_count + k];
		if (!isnan(value))
			draw_point(
				svg, k, f->left + f->step * ((double)i + 0.5), height_at(f, value));
	}
}

static double grid_value(const struct frame *f, int i)
{
	return f->low + (f->most - f->low) * i / GRID;
}

static void set_marks(const struct draw_series *s, struct frame *f, struct arena *arena)
{
	for (int i = 0; i <= GRID; i++)
		f->marks[i] =
			arena_printf(arena, "%s%s", number_text(grid_value(f, i), arena), s->unit);
	f->left = margin + widest(f->marks, GRID + 1) + 8;
}

static void draw_grid(struct xml_node *svg, const struct draw_series *s, const struct frame *f)
{
	double right = f->left + f->step * (double)s->label_count;
	for (int i = 0; i <= GRID; i++) {
		double y = height_at(f, grid_value(f, i));
		svg_line(svg, f->left, y, right, y, i == 0 ? SVG_DEEP : SVG_RULE, i == 0 ? 1.5 : 1);
		svg_text(svg, f->marks[i], f->left - 8, y + 5, label_type);
	}
	for (size_t i = 0; i < s->label_count; i++)
		svg_text(svg, s->labels[i], f->left + f->step * ((double)i + 0.5),
			f->top + high + 24, number_type);
}

/* The scale ends at a round number, and begins at one below all values. */
static void set_scale(const struct draw_series *s, struct frame *f)
{
	double least = INFINITY, most = 0;
	for (size_t i = 0; i < s->label_count * s->name_count; i++) {
		if (isnan(s->values[i]))
			continue;
		least = s->values[i] < least ? s->values[i] : least;
		most = s->values[i] > most ? s->values[i] : most;
	}
	double unit = pow(10, floor(log10(most > 0 ? most : 1)));
	unit = most / unit < 2.5 ? unit / 5 : most / unit < 5 ? unit / 2 : unit;
	f->most = most > 0 ? ceil(most / unit) * unit : 1;
	f->low = least > f->most / 2 && isfinite(least) ? floor(least / unit) * unit : 0;
	if (f->low >= f->most)
		f->low = 0;
}

struct xml_doc *draw_lines(const struct draw_series *s)
{
	struct arena arena = { 0 };
	struct frame f = { .top = margin + 44 };
	if (s->label_count == 0 || s->name_count == 0)
		return NULL;
	set_scale(s, &f);
	set_marks(s, &f, &arena);
	f.step = plot_width(s, margin) / (double)s->label_count;
	if (f.step < 56)
		f.step = 56;
	double x = f.left;
	struct xml_doc *doc = svg_new(f.left + f.step * (double)s->label_count + margin,
		f.top + high + 40, s->title, words_of(s, &arena));
	struct xml_node *svg = xml_top(doc);
	draw_grid(svg, s, &f);
	for (size_t k = 0; k < s->name_count; k++) {
		draw_one_line(svg, s, k, &f);
		draw_point(svg, k, x + 14, margin + 9);
		struct xml_node *line = svg_line(
			svg, x, margin + 9, x + 28, margin + 9, looks[k % LOOKS].color, 2.4);
		if (looks[k % LOOKS].dash > 0)
			svg_dash(line, looks[k % LOOKS].dash);
		svg_text(svg, s->names[k], x + 36, margin + 15, legend_type);
		x += svg_width(s->names[k], text_size) + 58;
	}
	arena_free(&arena);
	return doc;
}

/* ---- the twin */

struct xml_doc *draw_series_table(const struct draw_series *s)
{
	struct arena arena = { 0 };
	size_t columns = s->name_count + 1;
	struct xml_doc *table =
		svg_table(arena_printf(&arena, "%s（%s）", s->title, s->unit), columns);
	const char **cells = arena_alloc(&arena, columns * sizeof(*cells));
	cells[0] = "";
	memcpy(cells + 1, s->names, s->name_count * sizeof(*cells));
	svg_row(table, cells, columns);
	for (size_t i = 0; i < s->label_count; i++) {
		cells[0] = s->labels[i];
		for (size_t k = 0; k < s->name_count; k++)
			cells[k + 1] = isnan(s->values[i * s->name_count + k]) ?
				"" :
				number_text(value_of(s, i, k), &arena);
		svg_row(table, cells, columns);
	}
	arena_free(&arena);
	return table;
}
