#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "draw/draw.h"

enum { MAX_DEPTH = 16 };

static const double text_size = 16, line_height = 26, padding = 12, gap = 18, rise = 46,
		    margin = 12;

struct draw_box *draw_box_new(struct arena *arena, enum draw_look look)
{
	struct draw_box *box = arena_alloc(arena, sizeof(*box));
	box->look = look;
	box->columns = 1;
	return box;
}

void draw_box_line(struct arena *arena, struct draw_box *box, const char *text)
{
	const char **lines = arena_alloc(arena, (box->line_count + 1) * sizeof(*lines));
	if (box->line_count > 0)
		memcpy(lines, box->lines, box->line_count * sizeof(*lines));
	lines[box->line_count++] = text;
	box->lines = lines;
}

void draw_box_add(struct draw_box *parent, struct draw_box *child)
{
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	parent->last = child;
}

/* ---- sizes */

static double text_width(const char *text, double size)
{
	double width = 0;
	while (*text != '\0')
		width += utf8_width(utf8_next(&text)) * size / 2;
	return width;
}

static double first_size(const struct draw_box *box)
{
	return box->look == DRAW_TOP ? 24 : box->look == DRAW_HEAD ? 18 : text_size;
}

static double column_width(const struct draw_box *box)
{
	double widest = 0;
	for (size_t i = 1; i < box->line_count; i++) {
		double width = text_width(box->lines[i], text_size);
		widest = width > widest ? width : widest;
	}
	return widest;
}

static size_t rows_below(const struct draw_box *box)
{
	size_t lines = box->line_count > 0 ? box->line_count - 1 : 0;
	return (lines + (size_t)box->columns - 1) / (size_t)box->columns;
}

static void measure(struct draw_box *box)
{
	double columns = column_width(box) * box->columns + text_size * (box->columns - 1);
	double head = box->line_count > 0 ? text_width(box->lines[0], first_size(box)) : 0;
	box->width = (head > columns ? head : columns) + 2 * padding;
	box->height = (double)rows_below(box) * line_height + 2 * padding * 0.6 +
		(box->line_count > 0 ? first_size(box) * 1.5 : 0);
	for (struct draw_box *child = box->first; child != NULL; child = child->next)
		measure(child);
}

/* ---- places: outlines of subtrees by level, relative to the subtree's root at x = 0 */

struct outline {
	double left[MAX_DEPTH], right[MAX_DEPTH];
	int depth;
};

static double distance(const struct outline *a, const struct outline *b)
{
	double shift = 0;
	for (int i = 0; i < a->depth && i < b->depth; i++) {
		double need = a->right[i] - b->left[i] + gap;
		shift = need > shift ? need : shift;
	}
	return shift;
}

static void merge(struct outline *into, const struct outline *other, double shift)
{
	for (int i = 0; i < other->depth; i++) {
		if (i >= into->depth) {
			into->left[i] = other->left[i] + shift;
			into->depth = i + 1;
		}
		into->right[i] = other->right[i] + shift;
	}
}

/* Places children around x = 0 of their parent (box->x is relative to the parent so far). */
static void place(struct draw_box *box, struct outline *outline, int depth)
{
	struct outline all = { .depth = 0 };
	double first = 0, last = 0;
	for (struct draw_box *child = box->first; child != NULL && depth + 1 < MAX_DEPTH;
		child = child->next) {
		struct outline own;
		place(child, &own, depth + 1);
		double shift = all.depth > 0 ? distance(&all, &own) : 0;
		child->x = shift;
		merge(&all, &own, shift);
		if (child == box->first)
			first = shift;
		last = shift;
	}
	double middle = (first + last) / 2;
	for (struct draw_box *child = box->first; child != NULL; child = child->next)
		child->x -= middle;
	outline->left[0] = -box->width / 2;
	outline->right[0] = box->width / 2;
	outline->depth = 1;
	for (int i = 0; i < all.depth && i + 1 < MAX_DEPTH; i++) {
		outline->left[i + 1] = all.left[i] - middle;
		outline->right[i + 1] = all.right[i] - middle;
		outline->depth = i + 2;
	}
}

static void heights(const struct draw_box *box, double highest[MAX_DEPTH], int depth)
{
	if (depth >= MAX_DEPTH)
		return;
	if (box->height > highest[depth])
		highest[depth] = box->height;
	for (const struct draw_box *child = box->first; child != NULL; child = child->next)
		heights(child, highest, depth + 1);
}

static void settle(struct draw_box *box, double x, const double tops[MAX_DEPTH], int depth)
{
	box->x += x;
	for (struct draw_box *child = box->first; child != NULL; child = child->next)
		settle(child, box->x, tops, depth + 1 < MAX_DEPTH ? depth + 1 : depth);
	box->x -= box->width / 2;
	box->y = tops[depth];
}

/* ---- SVG */

static void set_number(struct xml_node *node, const char *name, double value)
{
	struct str text = { 0 };
	str_add_number(&text, value, 2);
	xml_set(node, name, str_text(&text));
	str_free(&text);
}

static void add_text(struct xml_node *svg, const char *text, double x, double y, double size,
	const char *color, bool bold)
{
	struct xml_node *node = xml_add(svg, "text", text);
	set_number(node, "x", x);
	set_number(node, "y", y);
	set_number(node, "font-size", size);
	xml_set(node, "text-anchor", "middle");
	xml_set(node, "fill", color);
	xml_set(node, "font-family",
		"hei, Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif");
	if (bold)
		xml_set(node, "font-weight", "bold");
}

static void draw_box(struct xml_node *svg, const struct draw_box *box)
{
	static const struct {
		const char *fill, *stroke, *text;
	} looks[] = {
		[DRAW_TOP] = { "#a61b1f", "#7f1216", "#ffffff" },
		[DRAW_HEAD] = { "#fbeceb", "#a61b1f", "#7f1216" },
		[DRAW_PLAIN] = { "#ffffff", "#a61b1f", "#1f1c1a" },
		[DRAW_LIST] = { "#ffffff", "#8a827a", "#1f1c1a" },
	};
	struct xml_node *rect = xml_add(svg, "rect", NULL);
	set_number(rect, "x", box->x);
	set_number(rect, "y", box->y);
	set_number(rect, "width", box->width);
	set_number(rect, "height", box->height);
	set_number(rect, "rx", 4);
	xml_set(rect, "fill", looks[box->look].fill);
	xml_set(rect, "stroke", looks[box->look].stroke);
	xml_set(rect, "stroke-width", "1.5");

	double size = first_size(box), y = box->y + padding * 0.6 + size * 1.1;
	if (box->line_count > 0)
		add_text(svg, box->lines[0], box->x + box->width / 2, y, size,
			looks[box->look].text, true);
	y += size * 0.4 + text_size;
	double column = column_width(box), rows = (double)rows_below(box);
	double left =
		box->x + (box->width - column * box->columns - text_size * (box->columns - 1)) / 2;
	for (size_t i = 1; i < box->line_count; i++) {
		double n = (double)(i - 1), c = (double)(long)(n / rows);
		add_text(svg, box->lines[i], left + c * (column + text_size) + column / 2,
			y + (n - c * rows) * line_height, text_size, "#1f1c1a", false);
	}
}

static void draw_path(struct xml_node *svg, double x0, double y0, double x1, double y1)
{
	struct str d = { 0 };
	double middle = y1 - rise / 2;
	double values[] = { x0, y0, middle, x1, y1 };
	static const char *const commands[] = { "M", " ", "V", "H", "V" };
	for (size_t i = 0; i < 5; i++) {
		str_add(&d, commands[i]);
		str_add_number(&d, values[i], 2);
	}
	struct xml_node *path = xml_add(svg, "path", NULL);
	xml_set(path, "d", str_text(&d));
	xml_set(path, "fill", "none");
	xml_set(path, "stroke", "#7f1216");
	xml_set(path, "stroke-width", "1.5");
	str_free(&d);
}

static void draw_all(struct xml_node *svg, const struct draw_box *box)
{
	for (const struct draw_box *child = box->first; child != NULL; child = child->next)
		draw_path(svg, box->x + box->width / 2, box->y + box->height,
			child->x + child->width / 2, child->y);
	draw_box(svg, box);
	for (const struct draw_box *child = box->first; child != NULL; child = child->next)
		draw_all(svg, child);
}

struct xml_doc *draw_tree(struct draw_box *root, const char *title, const char *description)
{
	struct outline outline;
	double highest[MAX_DEPTH] = { 0 }, tops[MAX_DEPTH], left = 0, right = 0, y = margin;
	measure(root);
	place(root, &outline, 0);
	heights(root, highest, 0);
	for (int i = 0; i < MAX_DEPTH; i++) {
		tops[i] = y;
		if (highest[i] > 0)
			y += highest[i] + rise;
	}
	for (int i = 0; i < outline.depth; i++) {
		left = outline.left[i] < left ? outline.left[i] : left;
		right = outline.right[i] > right ? outline.right[i] : right;
	}
	root->x = 0;
	settle(root, margin - left, tops, 0);

	struct xml_doc *doc = xml_new_ns("svg", "http://www.w3.org/2000/svg");
	struct xml_node *svg = xml_top(doc);
	struct str box = { 0 };
	str_add(&box, "0 0 ");
	str_add_number(&box, right - left + 2 * margin, 2);
	str_add(&box, " ");
	str_add_number(&box, y - rise + margin, 2);
	xml_set(svg, "viewBox", str_text(&box));
	str_free(&box);
	set_number(svg, "width", right - left + 2 * margin);
	set_number(svg, "height", y - rise + margin);
	xml_set(svg, "role", "img");
	xml_add(svg, "title", title);
	xml_add(svg, "desc", description);
	draw_all(svg, root);
	return doc;
}
