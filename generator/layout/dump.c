/* dump.c - the area tree as XML, with the names of FOP's XMLRenderer. */
#include <ctype.h>
#include <inttypes.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "layout/engine.h"
#include "layout/layout.h"
#include "layout/packed.h"
#include "layout/targets.h"

struct dumper {
	FILE *out;
	int depth;
	int lines; /* depth within lines */
	struct targets targets;
};

/* Not within lines: their string value is the text of the line. */
static void indent(const struct dumper *d)
{
	for (int i = 0; i < d->depth && d->lines == 0; i++)
		putc(' ', d->out);
}

static void end_line(const struct dumper *d)
{
	if (d->lines == 0)
		putc('\n', d->out);
}

static void number(const struct dumper *d, const char *name, int value)
{
	fprintf(d->out, " %s=\"%d\"", name, value);
}

static void text(const struct dumper *d, const char *name, const char *value)
{
	if (value == NULL)
		return;
	fprintf(d->out, " %s=\"", name);
	packed_text(d->out, value, strlen(value));
	putc('"', d->out);
}

static void flag(const struct dumper *d, const char *name, bool value)
{
	if (value)
		fprintf(d->out, " %s=\"true\"", name);
}

static void color(const struct dumper *d, const char *name, area_color value)
{
	if (value != AREA_NO_COLOR)
		fprintf(d->out, " %s=\"#%06" PRIx32 "\"", name, value);
}

static const char *line_style(enum area_line_style style)
{
	static const char *const names[] = { "none", "solid", "dashed", "dotted", "double",
		"groove", "ridge", "inset", "outset" };
	return names[style];
}

/* ---- attributes that many elements share */

static int edge(const struct area *area, enum area_side side)
{
	return area->box->border[side].width + area->box->padding[side];
}

/* Of a block its content rectangle counts, of what is in a table its border. */
static int top_of(const struct area *area)
{
	bool cell = area->box != NULL && strncmp(area->name, "table-", 6) == 0;
	return area->y - (cell ? edge(area, AREA_TOP) : 0);
}

static int across(const struct area *area, enum area_side a, enum area_side b)
{
	return area->box == NULL ? 0 : edge(area, a) + edge(area, b);
}

static int spaces(const struct area *area)
{
	return area->traits != NULL ? area->traits->space_before + area->traits->space_after : 0;
}

/* With an a: of the rectangle with borders, padding and spaces. */
static void sizes(const struct dumper *d, const struct area *area)
{
	number(d, "ipd", area->width);
	number(d, "ipda", area->width + across(area, AREA_LEFT, AREA_RIGHT));
	number(d, "bpd", area->height);
	number(d, "bpda", area->height + across(area, AREA_TOP, AREA_BOTTOM) + spaces(area));
}

static void background(const struct dumper *d, const struct area_box *box)
{
	if (box != NULL && box->background != AREA_NO_COLOR)
		fprintf(d->out, " background=\"color=#%06" PRIx32 "\"", box->background);
}

static void box(const struct dumper *d, const struct area *area)
{
	static const char *const names[] = { "before", "end", "after", "start" };
	static const char *const collapses[] = { "", ",collapse-inner", ",collapse-outer" };
	if (area->box == NULL)
		return;
	fprintf(d->out, " bap=\"%d %d %d %d\"", edge(area, AREA_LEFT), edge(area, AREA_RIGHT),
		edge(area, AREA_TOP), edge(area, AREA_BOTTOM));
	background(d, area->box);
	for (enum area_side side = AREA_TOP; side < AREA_SIDES; side++) {
		const struct area_border *border = &area->box->border[side];
		if (border->width > 0 && border->style != AREA_NONE)
			fprintf(d->out, " border-%s=\"(%s,#%06" PRIx32 ",%d%s)\"", names[side],
				line_style(border->style), border->color & 0xffffff, border->width,
				area->traits != NULL ? collapses[area->traits->collapse[side]] :
						       "");
		if (area->box->padding[side] != 0)
			fprintf(d->out, " padding-%s=\"%d\"", names[side],
				area->box->padding[side]);
	}
}

/* From the edge of the reference area to the border of a block. */
static void side_space(const struct dumper *d, const struct area *area, const char *name,
	int indent, enum area_side side)
{
	int space = indent - (area->box != NULL ? edge(area, side) : 0);
	if (indent != 0 && space != 0)
		number(d, name, space);
}

static void identity(const struct dumper *d, const struct area *area)
{
	const struct area_traits *traits = area->traits;
	text(d, "prod-id", area->id != NULL ? area->id : traits != NULL ? traits->id : NULL);
	if (traits == NULL)
		return;
	flag(d, "is-first", traits->is_first);
	flag(d, "is-last", traits->is_last);
	flag(d, "is-reference-area", traits->reference);
	static const struct {
		const char *name;
		size_t at;
	} lengths[] = {
		{ "start-indent", offsetof(struct area_traits, start_indent) },
		{ "end-indent", offsetof(struct area_traits, end_indent) },
		{ "space-before", offsetof(struct area_traits, space_before) },
		{ "space-after", offsetof(struct area_traits, space_after) },
	};
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		int value = *(const int *)(const void *)((const char *)traits + lengths[i].at);
		if (value != 0)
			number(d, lengths[i].name, value);
	}
	side_space(d, area, "space-start", traits->start_indent, AREA_LEFT);
	side_space(d, area, "space-end", traits->end_indent, AREA_RIGHT);
}

/* ---- text: words and the spaces between them */

static void words(const struct dumper *d, const struct area_text *t)
{
	const char *at = t->text, *end = t->text + t->len;
	while (at < end) {
		bool space = *at == ' ';
		const char *start = at;
		while (at < end && (*at == ' ') == space && (!space || at == start))
			at++;
		fprintf(d->out, "<%s offset=\"0\">", space ? "space" : "word");
		packed_text(d->out, start, (size_t)(at - start));
		fprintf(d->out, "</%s>", space ? "space" : "word");
	}
}

static bool is_decoration(const struct area *area)
{
	return area->kind == AREA_LEADER && strcmp(area->name, "decoration") == 0;
}

/* The rules that follow a text: which they are, their distance from the baseline tells. */
static void decorations(const struct dumper *d, const struct area *area)
{
	for (const struct area *rule = area->next; rule != NULL && is_decoration(rule);
		rule = rule->next) {
		int above = area->baseline - rule->baseline, size = area->text->size;
		const char *name = above < 0  ? "underline" :
			above > size * 6 / 10 ? "overline" :
						"through";
		fprintf(d->out, " %s-score=\"true\" %s-score-color=\"#%06" PRIx32 "\"", name, name,
			rule->leader.color & 0xffffff);
	}
}

/* `around` is its own, or that of the character or number whose text it is. */
static void dump_text(
	struct dumper *d, const struct area *area, const struct area *around, int line_y)
{
	const struct area_text *t = area->text;
	int ascent = font_metrics(t->face, t->size).ascent;
	fprintf(d->out, "<text");
	sizes(d, around);
	box(d, around);
	number(d, "offset", area->y - line_y);
	number(d, "baseline", ascent);
	color(d, "color", t->color);
	text(d, "font-name", font_name(t->face));
	number(d, "font-size", t->size);
	decorations(d, area);
	fprintf(d->out, ">");
	words(d, t);
	fprintf(d->out, "</text>");
	end_line(d);
}

/* A character or a page number: FOP gives its borders to the text. */
static bool is_one_text(const struct area *area)
{
	bool one = strcmp(area->name, "character") == 0 || strncmp(area->name, "page-number", 11) == 0;
	return one && area->first != NULL && area->first->kind == AREA_TEXT &&
		area->first->next == NULL;
}

static void dump_leader(struct dumper *d, const struct area *area, int line_y)
{
	bool space = area->kind == AREA_SPACE;
	fprintf(d->out, space ? "<space" : "<leader");
	sizes(d, area);
	number(d, "offset", area->y - line_y);
	if (!space) {
		text(d, "ruleStyle", line_style(area->leader.style));
		number(d, "ruleThickness", area->leader.thickness);
		color(d, "color", area->leader.color);
	}
	fprintf(d->out, "/>");
	end_line(d);
}

static void dump_path(struct dumper *d, const struct area *area)
{
	static const char ops[] = { 'M', 'L', 'C', 'Z' };
	fprintf(d->out, "<path");
	color(d, "fill", area->path->fill);
	color(d, "stroke", area->path->stroke);
	number(d, "stroke-width", area->path->stroke_width);
	fprintf(d->out, " d=\"");
	for (size_t i = 0; i < area->path->count; i++) {
		const struct path_segment *s = &area->path->segments[i];
		int points = s->op == PATH_CURVE ? 3 : s->op == PATH_CLOSE ? 0 : 1;
		fprintf(d->out, "%s%c", i > 0 ? " " : "", ops[s->op]);
		for (int k = 0; k < points; k++)
			fprintf(d->out, " %d %d", s->x[k], s->y[k]);
	}
	fprintf(d->out, "\"/>");
	end_line(d);
}

/* ---- the tree */

static void dump_area(
	struct dumper *d, const struct area *area, const struct area *above, int line_y);

static void dump_children(struct dumper *d, const struct area *area, int line_y)
{
	d->depth++;
	for (const struct area *child = area->first; child != NULL; child = child->next)
		dump_area(d, child, area, line_y);
	d->depth--;
}

static void open_element(struct dumper *d, const char *name, const struct area *area)
{
	fprintf(d->out, "<%s", name);
	sizes(d, area);
	identity(d, area);
	box(d, area);
}

static void close_element(struct dumper *d, const char *name)
{
	indent(d);
	fprintf(d->out, "</%s>", name);
	end_line(d);
}

/* ---- links: with the key of the page that they lead to */

static void link_to(const struct dumper *d, const struct area_link *link)
{
	if (link == NULL)
		return;
	fprintf(d->out,
		link->id != NULL ? " internal-link=\"(" : " external-link=\"newWindow=false,dest=");
	if (link->id != NULL && targets_page(&d->targets, link->id) > 0)
		fprintf(d->out, "P%d,", targets_page(&d->targets, link->id));
	const char *to = link->id != NULL ? link->id : link->uri;
	packed_text(d->out, to, strlen(to));
	fprintf(d->out, link->id != NULL ? ")\"" : "\"");
}

static void dump_group(struct dumper *d, const char *name, const struct area *area, int line_y)
{
	link_to(d, area->link);
	fprintf(d->out, ">");
	end_line(d);
	dump_children(d, area, line_y);
	close_element(d, name);
}

static const char *block_element(const struct area *area)
{
	return strcmp(area->name, "span") == 0 || strcmp(area->name, "flow") == 0 ||
			strcmp(area->name, "footnote") == 0 ?
		area->name :
		"block";
}

/* A container is a viewport and, in it, the reference area that holds its content. */
static void dump_reference(struct dumper *d, const struct area *area)
{
	bool sideways = area->kind == AREA_VIEWPORT && area->viewport.b != 0;
	fprintf(d->out, ">\n");
	d->depth++;
	indent(d);
	fprintf(d->out, "<block ipd=\"%d\" bpd=\"%d\" is-reference-area=\"true\"",
		sideways ? area->height : area->width, sideways ? area->width : area->height);
	dump_group(d, "block", area, area->y);
	d->depth--;
	close_element(d, "block");
}

static void dump_block(struct dumper *d, const struct area *area, const struct area *above)
{
	const char *name = block_element(area);
	bool turns = area->kind == AREA_VIEWPORT;
	open_element(d, name, area);
	flag(d, "is-reference-area", strcmp(name, "span") == 0 || strcmp(name, "flow") == 0);
	if (strcmp(name, "block") == 0) {
		number(d, "left-offset", area->x - above->x);
		number(d, "top-offset", top_of(area) - above->y);
	}
	if (strcmp(name, "block") == 0 && strcmp(area->name, "block") != 0)
		text(d, "object", area->name);
	bool apart = area->traits != NULL && area->traits->apart;
	if (apart)
		fprintf(d->out,
			" positioning=\"absolute\" left-position=\"%d\" top-position=\"%d\"",
			area->x - above->x, area->y - above->y);
	if (turns)
		fprintf(d->out,
			" is-viewport-area=\"true\" clipped=\"%s\" ctm=\"[%.1f %.1f %.1f %.1f %.1f "
			"%.1f]\"",
			area->viewport.clip ? "true" : "false", area->viewport.a, area->viewport.b,
			area->viewport.c, area->viewport.d, area->viewport.e, area->viewport.f);
	if (strcmp(area->name, "block-container") == 0)
		dump_reference(d, area);
	else
		dump_group(d, name, area, area->y);
}

static void dump_region(struct dumper *d, const struct area *area)
{
	char element[16]; /* region-body: regionBody */
	snprintf(element, sizeof(element), "region%s", area->name + strlen("region-"));
	element[strlen("region")] = (char)toupper((unsigned char)element[strlen("region")]);
	bool body = strcmp(element, "regionBody") == 0;
	fprintf(d->out, "<regionViewport rect=\"%d %d %d %d\" is-viewport-area=\"true\"", area->x,
		area->y, area->width, area->height);
	sizes(d, area);
	background(d, area->box);
	fprintf(d->out, ">\n");
	d->depth++;
	indent(d);
	open_element(d, element, area);
	flag(d, "is-reference-area", true);
	text(d, "name", area->region);
	fprintf(d->out, ">\n");
	d->depth += body;
	if (body) {
		indent(d);
		fprintf(d->out,
			"<mainReference ipd=\"%d\" bpd=\"%d\" is-reference-area=\"true\">\n",
			area->width, area->height);
	}
	dump_children(d, area, area->y);
	if (body)
		close_element(d, "mainReference");
	d->depth -= body;
	close_element(d, element);
	d->depth--;
	close_element(d, "regionViewport");
}

/* A picture in a line. */
static void dump_viewport(struct dumper *d, const struct area *area, int line_y)
{
	open_element(d, "viewport", area);
	number(d, "offset", area->y - line_y);
	fprintf(d->out, " clip=\"%s\"", area->viewport.clip ? "true" : "false");
	if (area->first != NULL)
		fprintf(d->out, " pos=\"%d %d %d %d\"", area->first->x - area->x,
			area->first->y - area->y, area->first->width, area->first->height);
	dump_group(d, "viewport", area, area->y);
}

/* FOP's lines are as high as their text; what the line height gives besides stands around. */
static void dump_line(struct dumper *d, const struct area *area, const struct area *above)
{
	struct area line = *area;
	line.y += area->traits->space_before;
	line.height -= area->traits->space_before + area->traits->space_after;
	open_element(d, "lineArea", &line);
	if (area->first != NULL && area->first->x > area->x)
		number(d, "start-indent", area->first->x - area->x);
	number(d, "left-offset", area->x - above->x);
	putc('>', d->out);
	d->lines++;
	dump_children(d, area, line.y);
	d->lines--;
	fprintf(d->out, "</lineArea>");
	end_line(d);
}

/* FOP knows no areas of rows and parts of tables: their cells stand in the table. */
static bool is_transparent(const struct area *area)
{
	static const char *const names[] = { "table-header", "table-body", "table-footer",
		"table-row", "list-item-content" };
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		if (area->kind == AREA_BLOCK && strcmp(area->name, names[i]) == 0)
			return true;
	return false;
}

static bool is_cell(const struct area *area)
{
	return strcmp(area->name, "table-cell") == 0 || strcmp(area->name, "table-unit") == 0;
}

/* Does a cell that begins in row `r` end in `row`? */
static bool ends_here(const struct area *cell, const struct area *r, const struct area *row)
{
	int rows = cell->traits != NULL ? cell->traits->rows : 1;
	for (; rows > 1; rows--)
		r = r->next;
	return r == row;
}

/* A cell, and in front of it what is behind it: backgrounds, borders. */
static void dump_cell(
	struct dumper *d, const struct area *row, const struct area *cell, const struct area *above)
{
	const struct area *behind = row->first;
	for (const struct area *area = row->first; area != cell; area = area->next)
		if (is_cell(area))
			behind = area->next;
	for (; behind != cell; behind = behind->next)
		dump_area(d, behind, above, 0);
	dump_area(d, cell, above, 0);
}

/* FOP gives a cell in the row where it ends, in the order of the columns. */
static void dump_row(
	struct dumper *d, const struct area *part, const struct area *row, const struct area *above)
{
	const struct area *last = NULL;
	for (;;) {
		const struct area *next = NULL, *in = NULL;
		for (const struct area *r = part->first; r != NULL; r = r->next) {
			for (const struct area *cell = r->first; cell != NULL; cell = cell->next) {
				if (is_cell(cell) && ends_here(cell, r, row) &&
					(last == NULL || cell->x > last->x) &&
					(next == NULL || cell->x < next->x)) {
					next = cell;
					in = r;
				}
			}
			if (r == row)
				break;
		}
		if (next == NULL)
			return;
		dump_cell(d, in, next, above);
		last = next;
	}
}

static void dump_rows(struct dumper *d, const struct area *part, const struct area *above)
{
	for (const struct area *row = part->first; row != NULL; row = row->next)
		dump_row(d, part, row, above);
}

static void dump_through(
	struct dumper *d, const struct area *area, const struct area *above, int line_y)
{
	if (area->first != NULL && strcmp(area->first->name, "table-row") == 0) {
		dump_rows(d, area, above);
		return;
	}
	for (const struct area *child = area->first; child != NULL; child = child->next)
		dump_area(d, child, above, line_y);
}

static void dump_area(
	struct dumper *d, const struct area *area, const struct area *above, int line_y)
{
	if (is_decoration(area) && d->lines > 0)
		return;
	if (is_transparent(area)) {
		dump_through(d, area, above, line_y);
		return;
	}
	indent(d);
	switch (area->kind) {
	case AREA_REGION:
		dump_region(d, area);
		break;
	case AREA_LINE:
		dump_line(d, area, above);
		break;
	case AREA_INLINE:
		if (is_one_text(area)) {
			dump_text(d, area->first, area, line_y);
			break;
		}
		open_element(d, "inlineparent", area);
		number(d, "offset", area->y - line_y);
		dump_group(d, "inlineparent", area, area->y);
		break;
	case AREA_TEXT:
		dump_text(d, area, area, line_y);
		break;
	case AREA_SPACE:
	case AREA_LEADER:
		dump_leader(d, area, line_y);
		break;
	case AREA_IMAGE:
		fprintf(d->out, "<image");
		sizes(d, area);
		text(d, "url", area->image->key);
		fprintf(d->out, "/>");
		end_line(d);
		break;
	case AREA_PATH:
		dump_path(d, area);
		break;
	case AREA_VIEWPORT:
		if (d->lines > 0)
			dump_viewport(d, area, line_y);
		else
			dump_block(d, area, above);
		break;
	default:
		dump_block(d, area, above);
		break;
	}
}

static void dump_page(struct dumper *d, const struct area_page *page, int key)
{
	static const char *const order[] = { "region-before", "region-start", "region-body",
		"region-end", "region-after" };
	fprintf(d->out, " <pageViewport bounds=\"0 0 %d %d\" key=\"P%d\" nr=\"%d\" formatted-nr=\"",
		page->width, page->height, key, page->number);
	packed_text(d->out, page->label, strlen(page->label));
	fprintf(d->out, "\" simple-page-master-name=\"%s\">\n  <page>\n", page->master);
	d->depth = 3;
	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		for (const struct area *region = page->first; region != NULL; region = region->next)
			if (strcmp(region->name, order[i]) == 0)
				dump_area(d, region, region, 0);
	fprintf(d->out, "  </page>\n </pageViewport>\n");
}

static void dump_bookmarks(struct dumper *d, const struct area_bookmark *bookmark)
{
	for (; bookmark != NULL; bookmark = bookmark->next) {
		indent(d);
		fprintf(d->out, "<bookmark");
		text(d, "title", bookmark->title);
		link_to(d, &(struct area_link){ .id = bookmark->id });
		fprintf(d->out, bookmark->first != NULL ? ">\n" : "/>\n");
		d->depth++;
		dump_bookmarks(d, bookmark->first);
		d->depth--;
		if (bookmark->first != NULL)
			close_element(d, "bookmark");
	}
}

static void dump_tree(const struct area_tree *tree, FILE *out)
{
	struct dumper d = { .out = out, .depth = 1 };
	int key = 0;
	targets_note(&d.targets, tree);
	fprintf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<areaTree version=\"2.0\">\n");
	if (tree->bookmarks != NULL) {
		fprintf(out, " <bookmarkTree>\n");
		d.depth = 2;
		dump_bookmarks(&d, tree->bookmarks);
		fprintf(out, " </bookmarkTree>\n");
	}
	for (const struct area_page *page = tree->first; page != NULL; page = page->next) {
		if (page->starts_sequence)
			fprintf(out, "<pageSequence>\n");
		dump_page(&d, page, ++key);
		if (page->next == NULL || page->next->starts_sequence)
			fprintf(out, "</pageSequence>\n");
	}
	targets_free(&d.targets);
	fprintf(out, "</areaTree>\n");
}

void layout_dump(const struct area_tree *tree, FILE *out)
{
	char *xml = NULL;
	size_t len = 0;
	FILE *memory = open_memstream(&xml, &len);
	if (memory == NULL)
		return;
	dump_tree(tree, memory);
	if (fclose(memory) == 0)
		packed_print(xml, len, out);
	free(xml);
	fflush(out); /* what the author is told comes behind it */
}
