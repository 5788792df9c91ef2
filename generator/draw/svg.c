#include "draw/svg.h"

#include <string.h>

#include "base/str.h"
#include "base/utf8.h"

static const char font[] = "hei, Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif";

static void set_number(struct xml_node *node, const char *name, double value)
{
	struct str text = { 0 };
	str_add_number(&text, value, 2);
	xml_set(node, name, str_text(&text));
	str_free(&text);
}

struct xml_doc *svg_new(double width, double height, const char *title, const char *description)
{
	struct xml_doc *doc = xml_new_ns("svg", "http://www.w3.org/2000/svg");
	struct xml_node *svg = xml_top(doc);
	struct str box = { 0 };
	str_add(&box, "0 0 ");
	str_add_number(&box, width, 2);
	str_add(&box, " ");
	str_add_number(&box, height, 2);
	xml_set(svg, "viewBox", str_text(&box));
	str_free(&box);
	set_number(svg, "width", width);
	set_number(svg, "height", height);
	xml_set(svg, "role", "img");
	xml_add(svg, "title", title);
	xml_add(svg, "desc", description);
	return doc;
}

/* ---- shapes */

static struct xml_node *paint(
	struct xml_node *node, const char *fill, const char *stroke, double line)
{
	xml_set(node, "fill", fill);
	if (strcmp(stroke, SVG_NONE) != 0) {
		xml_set(node, "stroke", stroke);
		set_number(node, "stroke-width", line);
	}
	return node;
}

struct xml_node *svg_rect(struct xml_node *parent, struct svg_box box, const char *fill,
	const char *stroke, double line, double round)
{
	struct xml_node *rect = xml_add(parent, "rect", NULL);
	set_number(rect, "x", box.x);
	set_number(rect, "y", box.y);
	set_number(rect, "width", box.width);
	set_number(rect, "height", box.height);
	if (round > 0)
		set_number(rect, "rx", round);
	return paint(rect, fill, stroke, line);
}

struct xml_node *svg_line(struct xml_node *parent, double x0, double y0, double x1, double y1,
	const char *color, double line)
{
	struct xml_node *node = xml_add(parent, "line", NULL);
	set_number(node, "x1", x0);
	set_number(node, "y1", y0);
	set_number(node, "x2", x1);
	set_number(node, "y2", y1);
	xml_set(node, "stroke", color);
	set_number(node, "stroke-width", line);
	return node;
}

struct xml_node *svg_path(struct xml_node *parent, const char *letters, const double *values,
	const char *fill, const char *stroke, double line)
{
	struct str d = { 0 };
	for (; *letters != '\0'; letters++) {
		int numbers = *letters == 'Z' ? 0 : strchr("HV", *letters) != NULL ? 1 : 2;
		str_add_char(&d, *letters);
		for (int i = 0; i < numbers; i++) {
			str_add(&d, i > 0 ? " " : "");
			str_add_number(&d, *values++, 2);
		}
	}
	struct xml_node *path = xml_add(parent, "path", NULL);
	xml_set(path, "d", str_text(&d));
	str_free(&d);
	return paint(path, fill, stroke, line);
}

struct xml_node *svg_circle(struct xml_node *parent, double x, double y, double r, const char *fill,
	const char *stroke, double line)
{
	struct svg_box box = { x - r, y - r, 2 * r, 2 * r };
	return svg_rect(parent, box, fill, stroke, line, r);
}

void svg_dash(struct xml_node *node, double length)
{
	set_number(node, "stroke-dasharray", length);
}

void svg_arrow(struct xml_node *parent, double x, double y, char towards, const char *color)
{
	const double right[] = { x, y, x - 10, y - 5, x - 10, y + 5 };
	const double down[] = { x, y, x - 5, y - 10, x + 5, y - 10 };
	const double up[] = { x, y, x - 5, y + 10, x + 5, y + 10 };
	svg_path(parent, "MLLZ",
		towards == 'r'	       ? right :
			towards == 'd' ? down :
					 up,
		color, SVG_NONE, 0);
}

/* Lines at 45 degrees, each cut where it leaves the box. */
static void hatch(struct xml_node *parent, struct svg_box b, const char *color)
{
	for (double c = 7; c < b.width + b.height; c += 7) {
		double x0 = c < b.height ? 0 : c - b.height, x1 = c < b.width ? c : b.width;
		svg_line(parent, b.x + x0, b.y + c - x0, b.x + x1, b.y + c - x1, color, 1.6);
	}
}

static void dots(struct xml_node *parent, struct svg_box b, const char *color)
{
	for (double y = 5; y < b.height - 2; y += 8)
		for (double x = 5; x < b.width - 2; x += 8)
			svg_circle(parent, b.x + x, b.y + y, 1.5, color, SVG_NONE, 0);
}

static void lines(struct xml_node *parent, struct svg_box b, const char *color)
{
	for (double y = 5; y < b.height; y += 6)
		svg_line(parent, b.x, b.y + y, b.x + b.width, b.y + y, color, 1.4);
}

void svg_area(struct xml_node *parent, struct svg_box box, enum svg_fill fill, const char *color)
{
	svg_rect(parent, box, fill == SVG_SOLID ? color : SVG_PAPER, SVG_NONE, 0, 0);
	if (fill == SVG_HATCHED)
		hatch(parent, box, color);
	else if (fill == SVG_DOTTED)
		dots(parent, box, color);
	else if (fill == SVG_LINED)
		lines(parent, box, color);
	svg_rect(parent, box, SVG_NONE, color, 1.5, 0);
}

/* ---- text */

static struct xml_node *add_text(
	struct xml_node *parent, const char *text, double x, double y, struct svg_type type)
{
	static const char *const anchors[] = { "start", "middle", "end" };
	struct xml_node *node = xml_add(parent, "text", text);
	set_number(node, "x", x);
	set_number(node, "y", y);
	set_number(node, "font-size", type.size);
	xml_set(node, "text-anchor", anchors[type.anchor]);
	xml_set(node, "fill", type.color);
	xml_set(node, "font-family", font);
	if (type.bold)
		xml_set(node, "font-weight", "bold");
	return node;
}

void svg_text(struct xml_node *parent, const char *text, double x, double y, struct svg_type type)
{
	add_text(parent, text, x, y, type);
}

void svg_upright(
	struct xml_node *parent, const char *text, double x, double y, struct svg_type type)
{
	type.anchor = SVG_MIDDLE;
	struct xml_node *node = add_text(parent, NULL, x, y, type);
	for (; *text != '\0'; y += type.size * 1.15) {
		char one[5] = { 0 };
		utf8_encode(one, utf8_next(&text));
		struct xml_node *span = xml_add(node, "tspan", one);
		set_number(span, "x", x);
		set_number(span, "y", y);
	}
}

double svg_width(const char *text, double size)
{
	double width = 0;
	while (*text != '\0')
		width += utf8_width(utf8_next(&text)) * size / 2;
	return width;
}

static bool closes(const char *at)
{
	static const char marks[] = "，。、；：！？）》”’%—";
	char one[5] = { 0 };
	utf8_encode(one, utf8_next(&at));
	return one[0] != '\0' && strstr(marks, one) != NULL;
}

/* Digits and letters stay together. */
static bool may_end(const char *before, const char *at)
{
	bool word = (unsigned char)*before < 0x80 && (unsigned char)*at < 0x80;
	return !closes(at) && !(word && *before != ' ' && *at != ' ');
}

/* Where a sense ends: a good place for the end of a line. */
static bool is_pause(const char *at)
{
	return strncmp(at, "，", 3) == 0 || strncmp(at, "、", 3) == 0 ||
		strncmp(at, "；", 3) == 0 || strncmp(at, "。", 3) == 0;
}

struct wrap {
	double width, size;
	bool at_pauses; /* rather there, if a third of the line is filled */
};

/* The end of the line that begins at `text`. */
static const char *line_end(const char *text, const struct wrap *w)
{
	const char *best = NULL, *pause = NULL, *at = text;
	double so_far = 0;
	while (*at != '\0') {
		const char *last = at, *next = at;
		so_far += utf8_width(utf8_next(&next)) * w->size / 2;
		if (so_far > w->width && at > text)
			return pause != NULL ? pause : best != NULL ? best : at;
		at = next;
		if (*at == '\0' || !may_end(last, at))
			continue;
		best = at;
		if (w->at_pauses && is_pause(last) && so_far > w->width / 3)
			pause = at;
	}
	return at;
}

static size_t count_lines(const char *text, const struct wrap *w)
{
	size_t count = 0;
	for (; *text != '\0'; count++)
		text = line_end(text, w);
	return count;
}

/* Does any line but the last end at a pause? */
static bool ends_at_pause(const char *text, const struct wrap *w)
{
	for (const char *end = line_end(text, w); *end != '\0'; end = line_end(end, w))
		if (end - text >= 3 && is_pause(end - 3))
			return true;
	return false;
}

/*
 * As few lines as will do; they end at pauses if that takes no more of them, else they are made
 * narrower as long as it takes no more of them, so that they become of like length.
 */
static struct wrap best_wrap(const char *text, double width, double size)
{
	struct wrap plain = { width, size, false }, pauses = { width, size, true };
	size_t count = count_lines(text, &plain);
	if (count_lines(text, &pauses) == count && ends_at_pause(text, &pauses))
		return pauses;
	for (struct wrap narrow = plain; narrow.width > size; plain = narrow) {
		narrow.width -= size / 2;
		if (count_lines(text, &narrow) > count)
			break;
	}
	return plain;
}

const char **svg_wrap(
	const char *text, double width, double size, struct arena *arena, size_t *count)
{
	struct wrap wrap = best_wrap(text, width, size);
	*count = count_lines(text, &wrap);
	const char **all = arena_alloc(arena, (*count + 1) * sizeof(*all));
	for (size_t i = 0; i < *count; i++) {
		const char *end = line_end(text, &wrap);
		all[i] = arena_strndup(arena, text, (size_t)(end - text));
		text = end;
	}
	return all;
}

/* ---- tables */

struct xml_doc *svg_table(const char *caption, size_t columns)
{
	struct xml_doc *doc = xml_new("table");
	xml_add(xml_top(doc), "caption", caption);
	for (size_t i = 0; i < columns; i++)
		xml_set(xml_add(xml_top(doc), "column", NULL), "width", "10");
	xml_add(xml_top(doc), "head", NULL);
	return doc;
}

void svg_row(struct xml_doc *table, const char *const *cells, size_t count)
{
	struct xml_node *top = xml_top(table);
	struct xml_node *head = (struct xml_node *)xml_find(top, "head");
	struct xml_node *row = xml_add(xml_first_element(head) == NULL ? head : top, "row", NULL);
	for (size_t i = 0; i < count; i++)
		xml_add(row, "cell", cells[i]);
}

/* ---- records */

const char *svg_child(const struct xml_node *node, const char *name, struct arena *arena)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, arena) : "";
}

const char *svg_shown(const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	const char *value = child != NULL ? xml_value(child, "shown") : NULL;
	return value != NULL ? value : "";
}

const struct xml_node *svg_next(const struct xml_node *node, const char *name)
{
	while (node != NULL && strcmp(xml_name(node), name) != 0)
		node = xml_next_element(node);
	return node;
}
