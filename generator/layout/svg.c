/*
 * svg.c - the subset of SVG 1.1 that our charts are drawn in: groups with transforms, shapes,
 * paths, text.  What is outside is a warning with its place, and left out.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "layout/layout.h"
#include "layout/picture.h"
#include "layout/svg_path.h"

enum { DEPTH_MAX = 64 };

enum anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END };

/* What children take over from their group. */
struct state {
	struct matrix to_page; /* user units to millipoints */
	area_color fill, stroke;
	double stroke_width, dash, font_size;
	const char *family;
	int weight;
	enum anchor anchor;
	bool even_odd, hidden;
	int depth;
};

struct drawing {
	struct layout *layout;
	const struct fo *fo;
	struct area *into;
};

/* ---- attributes, also those in style="..." */

static const char *in_style(struct drawing *d, const struct xml_node *node, const char *name)
{
	const char *at = xml_value(node, "style");
	size_t len = strlen(name);
	while (at != NULL && *at != '\0') {
		at += strspn(at, " ;\t\n");
		size_t colon = strcspn(at, ":;");
		if (at[colon] == ':' && colon == len && strncmp(at, name, len) == 0) {
			const char *value = at + colon + 1 + strspn(at + colon + 1, " ");
			return arena_strndup(d->layout->arena, value, strcspn(value, ";"));
		}
		at += strcspn(at, ";");
	}
	return NULL;
}

static const char *attribute(struct drawing *d, const struct xml_node *node, const char *name)
{
	const char *value = in_style(d, node, name);
	return value != NULL ? value : xml_value(node, name);
}

/* A length in user units; lengths with units are taken at 1 px = 1 user unit = 1/96 in. */
static double length_of(const char *text, double otherwise)
{
	char *end;
	if (text == NULL)
		return otherwise;
	double number = strtod(text, &end);
	if (end == text || !isfinite(number))
		return otherwise;
	size_t len = strspn(end, "abcdefghijklmnopqrstuvwxyz");
	double unit = len == 0 || strncmp(end, "px", 2) == 0 ? 0 : value_unit(end, len, 16000);
	return unit > 0 ? number * unit / 750 : number;
}

static double number_of(const struct xml_node *node, const char *name, double otherwise)
{
	return length_of(xml_value(node, name), otherwise);
}

static void read_color(
	struct drawing *d, const struct xml_node *node, const char *name, area_color *color)
{
	const char *text = attribute(d, node, name);
	if (text == NULL || strcmp(text, "inherit") == 0)
		return;
	if (strcmp(text, "currentColor") == 0)
		*color = style_color(d->fo->style, PROP_COLOR);
	else
		value_color(text, color);
}

static void read_text_state(struct drawing *d, const struct xml_node *node, struct state *state)
{
	const char *text;
	if ((text = attribute(d, node, "font-family")) != NULL)
		state->family = text;
	if ((text = attribute(d, node, "font-weight")) != NULL)
		state->weight = strcmp(text, "bold") == 0 ? 700 :
			atoi(text) >= 100		  ? atoi(text) :
							    400;
	if ((text = attribute(d, node, "text-anchor")) != NULL)
		state->anchor = strcmp(text, "middle") == 0 ? ANCHOR_MIDDLE :
			strcmp(text, "end") == 0	    ? ANCHOR_END :
							      ANCHOR_START;
	state->font_size = length_of(attribute(d, node, "font-size"), state->font_size);
}

static void read_state(struct drawing *d, const struct xml_node *node, struct state *state)
{
	const char *text;
	read_color(d, node, "fill", &state->fill);
	read_color(d, node, "stroke", &state->stroke);
	state->stroke_width = length_of(attribute(d, node, "stroke-width"), state->stroke_width);
	if ((text = attribute(d, node, "stroke-dasharray")) != NULL)
		state->dash = strcmp(text, "none") == 0 ? 0 : length_of(text, 0);
	if ((text = attribute(d, node, "fill-rule")) != NULL)
		state->even_odd = strcmp(text, "evenodd") == 0;
	if ((text = attribute(d, node, "display")) != NULL)
		state->hidden |= strcmp(text, "none") == 0;
	read_text_state(d, node, state);
	if ((text = xml_value(node, "transform")) != NULL)
		state->to_page = matrix_transform(state->to_page, text);
}

/* ---- shapes */

/* A drawing in a file of its own is gone before its areas are. */
static struct where place_of(const struct drawing *d, const struct xml_node *node)
{
	return d->fo->object == OBJECT_EXTERNAL_GRAPHIC ? fo_where(d->fo) : xml_where(node);
}

static void add_path(struct drawing *d, const struct state *state, struct outline *outline,
	const struct xml_node *node)
{
	if (outline->count > 0 &&
		(state->fill != AREA_NO_COLOR || state->stroke != AREA_NO_COLOR)) {
		struct area *area = area_new(d->layout, AREA_PATH, xml_name(node), NULL);
		double scale = matrix_scale(state->to_page);
		area->at = place_of(d, node);
		area->path = arena_alloc(d->layout->arena, sizeof(*area->path));
		*area->path = (struct area_path){
			.segments = outline_segments(outline, state->to_page, d->layout->arena),
			.count = outline->count,
			.fill = state->fill,
			.stroke = state->stroke,
			.stroke_width = (int)lround(state->stroke_width * scale),
			.dash = (int)lround(state->dash * scale),
			.even_odd = state->even_odd,
		};
		area_append(d->into, area);
	}
	outline_free(outline);
}

static void draw_rect(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	struct outline outline = { 0 };
	double rx = number_of(node, "rx", number_of(node, "ry", 0));
	outline_rectangle(&outline, number_of(node, "x", 0), number_of(node, "y", 0),
		number_of(node, "width", 0), number_of(node, "height", 0), rx,
		number_of(node, "ry", rx));
	add_path(d, state, &outline, node);
}

static void draw_line(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	struct outline outline = { 0 };
	struct state open = *state;
	outline_move(&outline, number_of(node, "x1", 0), number_of(node, "y1", 0));
	outline_line(&outline, number_of(node, "x2", 0), number_of(node, "y2", 0));
	open.fill = AREA_NO_COLOR;
	add_path(d, &open, &outline, node);
}

static void draw_points(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	struct outline outline = { 0 };
	const char *points = xml_value(node, "points");
	if (points != NULL)
		outline_points(&outline, points, strcmp(xml_name(node), "polygon") == 0);
	add_path(d, state, &outline, node);
}

static void draw_ellipse(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	struct outline outline = { 0 };
	double r = number_of(node, "r", 0);
	outline_ellipse(&outline, number_of(node, "cx", 0), number_of(node, "cy", 0),
		number_of(node, "rx", r), number_of(node, "ry", r));
	add_path(d, state, &outline, node);
}

static void draw_path(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	struct outline outline = { 0 };
	const char *data = xml_value(node, "d");
	if (data != NULL && !outline_data(&outline, data))
		diag_report(d->layout->diag, xml_where(node), MESSAGE_FO_VALUE, "d", data);
	add_path(d, state, &outline, node);
}

/* ---- text */

static int runs_width(struct area *first)
{
	int width = 0;
	for (struct area *area = first; area != NULL; area = area->next)
		width += area->width;
	return width;
}

static struct area *text_area(struct drawing *d, const struct state *state, const char *text,
	const struct font_run *run, const struct font_request *request, int size)
{
	struct area *area = area_new(d->layout, AREA_TEXT, "text", NULL);
	struct glyph *glyphs;
	size_t count = font_shape(run->face, size, text, run->start, run->len, request, false,
		&glyphs, d->layout->arena);
	struct font_metrics metrics = font_metrics(run->face, size);
	area->text = arena_alloc(d->layout->arena, sizeof(*area->text));
	*area->text = (struct area_text){
		.face = run->face,
		.size = size,
		.color = state->fill,
		.text = text + run->start,
		.len = run->len,
		.glyphs = glyphs,
		.count = count,
	};
	for (size_t i = 0; i < count; i++) {
		glyphs[i].cluster -= (uint32_t)run->start;
		area->width += glyphs[i].advance;
	}
	area->y = -metrics.ascent;
	area->height = metrics.ascent + metrics.descent;
	return area;
}

/* One text at (x, y) in user units; gives its width in user units. */
static double show_text(struct drawing *d, const struct state *state, const char *text,
	const struct xml_node *node, double x, double y)
{
	double scale = matrix_scale(state->to_page);
	int size = (int)lround(state->font_size * scale);
	struct font_request request = font_request_of(d->fo->style);
	struct font_run *runs;
	struct area holder = { 0 };
	request.family = state->family;
	request.weight = state->weight;
	request.vertical = false;
	font_tell_replaced(d->layout, d->fo, &request);
	size_t count = font_split(d->layout->fonts, &request, text, strlen(text), xml_where(node),
		&runs, d->layout->arena, d->layout->diag);
	for (size_t i = 0; i < count && size > 0 && state->fill != AREA_NO_COLOR; i++)
		area_append(&holder, text_area(d, state, text, &runs[i], &request, size));
	int width = runs_width(holder.first);
	struct point at = matrix_apply(state->to_page, x, y);
	int left = (int)lround(at.x) -
		(state->anchor == ANCHOR_MIDDLE		    ? width / 2 :
				state->anchor == ANCHOR_END ? width :
							      0);
	for (struct area *area = holder.first, *next; area != NULL; area = next) {
		next = area->next;
		area->at = place_of(d, node);
		area->x = left;
		area->baseline = (int)lround(at.y);
		area->y += area->baseline;
		left += area->width;
		area_append(d->into, area);
	}
	return scale > 0 ? width / scale : 0;
}

/* White space as in XML without xml:space: runs are one blank, none at the ends. */
static char *tidy(struct arena *arena, const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t n = 0;
	for (; *text != '\0'; text++) {
		bool blank = strchr(" \t\r\n", *text) != NULL;
		if (!blank)
			out[n++] = *text;
		else if (n > 0 && out[n - 1] != ' ')
			out[n++] = ' ';
	}
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

static void draw_text(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	double x = number_of(node, "x", 0), y = number_of(node, "y", 0);
	for (const struct xml_node *child = xml_first(node); child != NULL;
		child = xml_next(child)) {
		struct state inner = *state;
		const struct xml_node *at = xml_is_text(child) ? node : child;
		if (!xml_is_text(child)) {
			read_state(d, child, &inner);
			x = number_of(child, "x", x) + number_of(child, "dx", 0);
			y = number_of(child, "y", y) + length_of(xml_value(child, "dy"), 0);
		}
		char *text = tidy(d->layout->arena,
			xml_is_text(child) ? xml_text(child) :
					     xml_content(child, d->layout->arena));
		if (*text != '\0')
			x += show_text(d, &inner, text, at, x, y);
	}
}

/* ---- the tree */

static void draw(struct drawing *d, const struct xml_node *node, const struct state *outer);

static void draw_group(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	for (const struct xml_node *child = xml_first_element(node); child != NULL;
		child = xml_next_element(child))
		draw(d, child, state);
}

static void draw_nothing(struct drawing *d, const struct xml_node *node, const struct state *state)
{
	(void)d;
	(void)node;
	(void)state;
}

static const struct {
	const char *name;
	void (*draw)(struct drawing *, const struct xml_node *, const struct state *);
} elements[] = {
	{ "a", draw_group },
	{ "circle", draw_ellipse },
	{ "defs", draw_nothing },
	{ "desc", draw_nothing },
	{ "ellipse", draw_ellipse },
	{ "g", draw_group },
	{ "line", draw_line },
	{ "metadata", draw_nothing },
	{ "path", draw_path },
	{ "polygon", draw_points },
	{ "polyline", draw_points },
	{ "rect", draw_rect },
	{ "style", draw_nothing },
	{ "text", draw_text },
	{ "title", draw_nothing },
};

static void draw(struct drawing *d, const struct xml_node *node, const struct state *outer)
{
	struct state state = *outer;
	if (++state.depth > DEPTH_MAX)
		return;
	read_state(d, node, &state);
	if (state.hidden)
		return;
	for (size_t i = 0; i < sizeof(elements) / sizeof(*elements); i++)
		if (strcmp(elements[i].name, xml_name(node)) == 0) {
			elements[i].draw(d, node, &state);
			return;
		}
	diag_report(d->layout->diag, xml_where(node), MESSAGE_FO_UNKNOWN, xml_name(node));
}

/* ---- size and viewBox */

static bool view_box(const struct xml_node *svg, double box[4])
{
	const char *at = xml_value(svg, "viewBox");
	for (int i = 0; i < 4; i++) {
		char *end;
		if (at == NULL)
			return false;
		at += strspn(at, " ,\t\n");
		box[i] = strtod(at, &end);
		if (end == at)
			return false;
		at = end;
	}
	return box[2] > 0 && box[3] > 0;
}

static bool is_percent(const char *text)
{
	return text != NULL && strchr(text, '%') != NULL;
}

struct svg_size svg_size(const struct xml_node *svg)
{
	double box[4] = { 0, 0, 300, 150 };
	view_box(svg, box);
	const char *width = xml_value(svg, "width"), *height = xml_value(svg, "height");
	double w = is_percent(width) ? box[2] : length_of(width, box[2]);
	double h = is_percent(height) ? box[3] : length_of(height, box[3]);
	return (struct svg_size){ (int)lround(w * 750), (int)lround(h * 750) };
}

struct area *svg_layout(struct layout *layout, const struct xml_node *svg, const struct fo *fo,
	int width, int height)
{
	struct svg_size natural = svg_size(svg);
	double box[4] = { 0, 0, natural.width / 750.0, natural.height / 750.0 };
	struct drawing d = { .layout = layout, .fo = fo };
	struct state state = {
		.fill = 0,
		.stroke = AREA_NO_COLOR,
		.stroke_width = 1,
		.font_size = 16,
		.weight = 400,
		.family = style_text(fo->style, PROP_FONT_FAMILY),
	};
	view_box(svg, box);
	double across = box[2] > 0 ? width / box[2] : 0, down = box[3] > 0 ? height / box[3] : 0;
	double scale = across < down ? across : down; /* preserveAspectRatio: xMidYMid meet */
	state.to_page =
		(struct matrix){ scale, 0, 0, scale, (width - scale * box[2]) / 2 - scale * box[0],
			(height - scale * box[3]) / 2 - scale * box[1] };
	d.into = area_new(layout, AREA_BLOCK, "svg", NULL);
	d.into->at = place_of(&d, svg);
	d.into->width = width;
	d.into->height = height;
	read_state(&d, svg, &state);
	draw_group(&d, svg, &state);
	return d.into;
}
