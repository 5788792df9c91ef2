/* tree.c - boxes below boxes: draw_tree() of draw.h. */
#include <string.h>

#include "draw/draw.h"
#include "draw/svg.h"

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

static double first_size(const struct draw_box *box)
{
	return box->look == DRAW_TOP ? 24 : box->look == DRAW_HEAD ? 18 : text_size;
}

static double column_width(const struct draw_box *box)
{
	double widest = 0;
	for (size_t i = 1; i < box->line_count; i++) {
		double width = svg_width(box->lines[i], text_size);
		widest = width > widest ? width : widest;
	}
	return widest;
}

static size_t rows_below(const struct draw_box *box)
{
	size_t lines = box->line_count > 0 ? box->line_count - 1 : 0;
	return (lines + (size_t)box->columns - 1) / (size_t)box->columns;
}

/* Every character of an upright line takes a square. */
static double upright_length(const char *line)
{
	double length = 0;
	for (const char *at = line; *at != '\0'; at++)
		length += ((unsigned char)*at & 0xc0) != 0x80 ? text_size * 1.15 : 0;
	return length;
}

static void measure_upright(struct draw_box *box)
{
	double longest = 0;
	for (size_t i = 0; i < box->line_count; i++) {
		double length = upright_length(box->lines[i]);
		longest = length > longest ? length : longest;
	}
	box->width = (double)box->line_count * line_height + padding;
	box->height = longest + 1.6 * padding;
}

static void measure(struct draw_box *box)
{
	double columns = column_width(box) * box->columns + text_size * (box->columns - 1);
	double head = box->line_count > 0 ? svg_width(box->lines[0], first_size(box)) : 0;
	box->width = (head > columns ? head : columns) + 2 * padding;
	box->height = (double)rows_below(box) * line_height + 2 * padding * 0.6 +
		(box->line_count > 0 ? first_size(box) * 1.5 : 0);
	if (box->look == DRAW_UPRIGHT)
		measure_upright(box);
	for (struct draw_box *child = box->first; child != NULL; child = child->next)
		measure(child);
}

/* ---- places: outlines of subtrees by level, relative to the subtree's root at x = 0 */

struct outline {
	double left[MAX_DEPTH], right[MAX_DEPTH];
	int depth;
};

/* How far the root of b must stand from that of a, at least. */
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
		double left = other->left[i] + shift, right = other->right[i] + shift;
		if (i >= into->depth) {
			into->left[i] = left;
			into->right[i] = right;
			into->depth = i + 1;
		}
		into->left[i] = left < into->left[i] ? left : into->left[i];
		into->right[i] = right > into->right[i] ? right : into->right[i];
	}
}

/* Packed to the left: x of each child when the first stands at 0. */
static void pack_left(const struct outline *all, size_t count, double *x)
{
	struct outline so_far = { .depth = 0 };
	for (size_t i = 0; i < count; i++) {
		x[i] = i > 0 ? distance(&so_far, &all[i]) : 0;
		merge(&so_far, &all[i], x[i]);
	}
}

static struct outline mirrored(const struct outline *outline)
{
	struct outline other = { .depth = outline->depth };
	for (int i = 0; i < outline->depth; i++) {
		other.left[i] = -outline->right[i];
		other.right[i] = -outline->left[i];
	}
	return other;
}

/* Packed to the right, the last where pack_left has put it. */
static void pack_right(const struct outline *all, size_t count, double last, double *x)
{
	struct outline so_far = { .depth = 0 };
	for (size_t n = 0; n < count; n++) {
		size_t i = count - 1 - n;
		struct outline other = mirrored(&all[i]);
		double shift = n > 0 ? distance(&so_far, &other) : 0;
		x[i] = last - shift;
		merge(&so_far, &other, shift);
	}
}

/*
 * Places children around x = 0 of their parent (box->x is relative to the parent so far).  Small
 * subtrees between large ones stand halfway between both packings: each of them keeps all
 * distances, so their mean does.
 */
static void place(struct draw_box *box, struct outline *outline, int depth, struct arena *arena)
{
	struct outline all = { .depth = 0 };
	size_t count = 0, i = 0;
	struct draw_box *child;
	for (child = box->first; child != NULL && depth + 1 < MAX_DEPTH; child = child->next)
		count++;
	struct outline *own = arena_alloc(arena, (count + 1) * sizeof(*own));
	double *left = arena_alloc(arena, (count + 1) * sizeof(*left));
	double *right = arena_alloc(arena, (count + 1) * sizeof(*right));
	for (child = box->first; i < count; child = child->next)
		place(child, &own[i++], depth + 1, arena);
	pack_left(own, count, left);
	pack_right(own, count, count > 0 ? left[count - 1] : 0, right);
	double first = count > 0 ? (left[0] + right[0]) / 2 : 0;
	double middle = count > 0 ? (first + left[count - 1]) / 2 : 0;
	for (child = box->first, i = 0; i < count; child = child->next, i++) {
		child->x = (left[i] + right[i]) / 2 - middle;
		merge(&all, &own[i], child->x);
	}
	outline->left[0] = -box->width / 2;
	outline->right[0] = box->width / 2;
	outline->depth = 1;
	for (int level = 0; level < all.depth && level + 1 < MAX_DEPTH; level++) {
		outline->left[level + 1] = all.left[level];
		outline->right[level + 1] = all.right[level];
		outline->depth = level + 2;
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
	for (struct draw_box *child = box->first; child != NULL && depth + 1 < MAX_DEPTH;
		child = child->next)
		settle(child, box->x, tops, depth + 1);
	box->x -= box->width / 2;
	box->y = tops[depth];
}

/* ---- SVG */

static const struct {
	const char *fill, *stroke, *text;
} looks[] = {
	[DRAW_TOP] = { SVG_MAIN, SVG_DEEP, SVG_PAPER },
	[DRAW_HEAD] = { SVG_TINT, SVG_MAIN, SVG_DEEP },
	[DRAW_PLAIN] = { SVG_PAPER, SVG_MAIN, SVG_INK },
	[DRAW_LIST] = { SVG_PAPER, "#8a827a", SVG_INK },
	[DRAW_UPRIGHT] = { SVG_PAPER, SVG_MAIN, SVG_INK },
};

static void draw_upright(struct xml_node *svg, const struct draw_box *box)
{
	for (size_t i = 0; i < box->line_count; i++) {
		double x = box->x + box->width - padding / 2 - line_height * ((double)i + 0.5);
		struct svg_type type = { text_size, i == 0 ? SVG_DEEP : SVG_INK, i == 0,
			SVG_MIDDLE };
		svg_upright(svg, box->lines[i], x, box->y + padding * 0.6 + text_size, type);
	}
}

static void draw_lines_of(struct xml_node *svg, const struct draw_box *box)
{
	double size = first_size(box), y = box->y + padding * 0.6 + size * 1.1;
	struct svg_type first = { size, looks[box->look].text, true, SVG_MIDDLE };
	struct svg_type other = { text_size, box->look == DRAW_TOP ? SVG_PAPER : SVG_INK, false,
		SVG_MIDDLE };
	if (box->line_count > 0)
		svg_text(svg, box->lines[0], box->x + box->width / 2, y, first);
	y += size * 0.4 + text_size;
	double column = column_width(box), rows = (double)rows_below(box);
	double left =
		box->x + (box->width - column * box->columns - text_size * (box->columns - 1)) / 2;
	for (size_t i = 1; i < box->line_count; i++) {
		double n = (double)(i - 1), c = (double)(long)(n / rows);
		svg_text(svg, box->lines[i], left + c * (column + text_size) + column / 2,
			y + (n - c * rows) * line_height, other);
	}
}

static void draw_line_down(
	struct xml_node *svg, const struct draw_box *box, const struct draw_box *child)
{
	double from = box->x + box->width / 2, to = child->x + child->width / 2;
	double values[] = { from, box->y + box->height, child->y - rise / 2, to, child->y };
	svg_path(svg, "MVHV", values, SVG_NONE, SVG_DEEP, 1.5);
}

static void draw_all(struct xml_node *svg, const struct draw_box *box, int depth)
{
	struct svg_box outline = { box->x, box->y, box->width, box->height };
	bool deeper = depth + 1 < MAX_DEPTH;
	const struct draw_box *child;
	for (child = box->first; deeper && child != NULL; child = child->next)
		draw_line_down(svg, box, child);
	svg_rect(svg, outline, looks[box->look].fill, looks[box->look].stroke, 1.5, 4);
	if (box->look == DRAW_UPRIGHT)
		draw_upright(svg, box);
	else
		draw_lines_of(svg, box);
	for (child = box->first; deeper && child != NULL; child = child->next)
		draw_all(svg, child, depth + 1);
}

struct xml_doc *draw_tree(struct draw_box *root, const char *title, const char *description)
{
	struct arena arena = { 0 };
	struct outline outline;
	double highest[MAX_DEPTH] = { 0 }, tops[MAX_DEPTH], left = 0, right = 0, y = margin;
	measure(root);
	place(root, &outline, 0, &arena);
	arena_free(&arena);
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
	struct xml_doc *doc =
		svg_new(right - left + 2 * margin, y - rise + margin, title, description);
	draw_all(xml_top(doc), root, 0);
	return doc;
}
