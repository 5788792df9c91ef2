/* dump.c - the area tree as XML, with the names of FOP's XMLRenderer. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "layout/dump.h"
#include "layout/layout.h"
#include "layout/packed.h"

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
	dump_sizes(d, area);
	dump_identity(d, area);
	dump_box(d, area);
}

static void close_element(struct dumper *d, const char *name)
{
	dump_indent(d);
	fprintf(d->out, "</%s>", name);
	dump_end_line(d);
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

static bool is_turned(const struct area *area)
{
	return area->kind == AREA_VIEWPORT &&
		(area->viewport.a != 1 || area->viewport.b != 0 || area->viewport.c != 0);
}

/* What display-align leaves empty is a block in FOP. */
static void dump_lead(const struct dumper *d, const struct area *area)
{
	if (area->traits != NULL && area->traits->lead > 0)
		fprintf(d->out, "<block bpd=\"%d\" bpda=\"%d\"/>", area->traits->lead,
			area->traits->lead);
}

static void dump_group(struct dumper *d, const char *name, const struct area *area, int line_y)
{
	link_to(d, area->link);
	fprintf(d->out, ">");
	dump_end_line(d);
	dump_lead(d, area);
	dump_children(d, area, line_y);
	close_element(d, name);
}

/* The footnotes stand beside the main reference area. */
static bool is_footnote(const struct area *area)
{
	return strcmp(area->name, "footnote") == 0;
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
	dump_indent(d);
	struct area content = { .width = sideways ? area->height : area->width,
		.height = area->kind == AREA_VIEWPORT ? area->traits->content + area->traits->lead :
							area->height };
	fprintf(d->out, "<block is-reference-area=\"true\"");
	dump_sizes(d, &content);
	/* What is turned has its places from the corner of the viewport. */
	struct area inner = *area;
	if (is_turned(area))
		inner.x = inner.y = 0;
	dump_group(d, "block", &inner, inner.y);
	d->depth--;
	close_element(d, "block");
}

/* How what is in a viewport lies in its parent, of which (x, y) is the corner. */
static void dump_ctm(const struct dumper *d, const struct area *area, int x, int y)
{
	bool turned = is_turned(area);
	double m[6] = { 1, 0, 0, 1, area->x - x, area->y - y };
	if (turned) {
		m[0] = area->viewport.a;
		m[1] = area->viewport.b;
		m[2] = area->viewport.c;
		m[3] = area->viewport.d;
		m[4] = area->viewport.e - x;
		m[5] = area->viewport.f - y;
	}
	fprintf(d->out, " ctm=\"[%.1f %.1f %.1f %.1f %.1f %.1f]\"", m[0], m[1], m[2], m[3], m[4],
		m[5]);
}

/* Of a block its content rectangle counts, of what is in a table its border. */
static int top_of(const struct area *area)
{
	bool cell = area->box != NULL && strncmp(area->name, "table-", 6) == 0;
	return area->y - (cell ? dump_edge(area, AREA_TOP) : 0);
}

/* In the flow the borders of a container of a given size are around its viewport. */
static const struct area *viewport_of(const struct area *area)
{
	const struct area *only = area->first;
	bool is = strcmp(area->name, "block-container") == 0 && area->kind == AREA_BLOCK &&
		only != NULL && only->next == NULL && only->kind == AREA_VIEWPORT &&
		strcmp(only->name, "block-container") == 0 && !only->traits->apart;
	return is ? only : area;
}

static bool is_inline_block(const struct area *area)
{
	return area->kind == AREA_BLOCK && strcmp(area->name, "inline") == 0;
}

/* A block-level object in an inline stands in a line. */
static void dump_inline_block(
	struct dumper *d, const struct area *area, const struct area *above, int line_y)
{
	bool inner = is_inline_block(above);
	const char *name = area->first != NULL && is_inline_block(area->first) ?
		"inlineparent" :
		"inlineblockparent";
	int top = area->box != NULL ? dump_edge(area, AREA_TOP) : 0;
	if (!inner) {
		struct area line = { .width = above->width, .height = area->height };
		fprintf(d->out, "<lineArea");
		dump_sizes(d, &line);
		fprintf(d->out, ">");
	}
	open_element(d, name, area);
	dump_number(d, "offset", inner ? area->y - line_y : top);
	dump_group(d, name, area, area->y);
	if (!inner)
		close_element(d, "lineArea");
}

static void dump_block(struct dumper *d, const struct area *area, const struct area *above)
{
	const char *name = block_element(area);
	const struct area *viewport = viewport_of(area);
	bool turns = viewport->kind == AREA_VIEWPORT;
	open_element(d, name, area);
	dump_flag(d, "is-reference-area", strcmp(name, "span") == 0 || strcmp(name, "flow") == 0);
	if (strcmp(name, "block") == 0) {
		/* FOP counts from the reference area, whatever the indent of the table. */
		bool in_table = strncmp(area->name, "table-", 6) == 0 && above->traits != NULL;
		dump_offset(d, "left-offset",
			area->x - above->x + (in_table ? above->traits->start_indent : 0));
		dump_offset(d, "top-offset", top_of(area) - above->y);
	}
	if (is_footnote(area))
		dump_offset(d, "top-offset", area->y - above->y);
	if (strcmp(name, "block") == 0 && strcmp(area->name, "block") != 0)
		dump_string(d, "object", area->name);
	bool apart = area->traits != NULL && area->traits->apart;
	bool fixed = apart && area->traits->fixed;
	if (apart)
		fprintf(d->out, " positioning=\"%s\" left-position=\"%d\" top-position=\"%d\"",
			fixed ? "fixed" : "absolute", area->x - (fixed ? 0 : above->x),
			area->y - (fixed ? 0 : above->y));
	if (turns || strcmp(area->name, "block-container") == 0) {
		dump_flag(d, "is-viewport-area", true);
		dump_flag(d, "clipped", turns && viewport->viewport.clip);
		dump_ctm(d, viewport, apart || is_turned(viewport) ? viewport->x : above->x,
			viewport->y - (area->box != NULL ? dump_edge(area, AREA_TOP) : 0));
	}
	if (strcmp(area->name, "block-container") == 0)
		dump_reference(d, viewport);
	else
		dump_group(d, name, area, area->y);
}

/* What is in a turned region is as large as the viewport that turns it says. */
static struct area region_content(const struct area *region)
{
	const struct area *turned = region->first;
	struct area content = *region;
	if (turned == NULL || turned->kind != AREA_VIEWPORT ||
		strcmp(turned->name, "region-content") != 0)
		return content;
	bool sideways = turned->viewport.b != 0;
	content = *turned;
	content.name = region->name;
	content.region = region->region;
	content.width = sideways ? region->height : region->width;
	content.height = sideways ? region->width : region->height;
	content.x = content.y = 0;
	return content;
}

static void dump_region(struct dumper *d, const struct area *area)
{
	char element[16]; /* region-body: regionBody */
	struct area content = region_content(area);
	snprintf(element, sizeof(element), "region%s", area->name + strlen("region-"));
	element[strlen("region")] = (char)toupper((unsigned char)element[strlen("region")]);
	bool body = strcmp(element, "regionBody") == 0;
	fprintf(d->out, "<regionViewport rect=\"%d %d %d %d\" is-viewport-area=\"true\"", area->x,
		area->y, area->width, area->height);
	dump_sizes(d, &content);
	dump_background(d, area->box);
	fprintf(d->out, ">\n");
	d->depth++;
	dump_indent(d);
	open_element(d, element, &content);
	dump_ctm(d, &content, 0, 0);
	dump_flag(d, "is-reference-area", true);
	dump_string(d, "name", area->region);
	fprintf(d->out, ">\n");
	d->depth += body;
	if (body) {
		dump_indent(d);
		fprintf(d->out,
			"<mainReference ipd=\"%d\" bpd=\"%d\" is-reference-area=\"true\">\n",
			content.width, content.height);
	}
	d->depth++;
	dump_lead(d, &content);
	for (const struct area *child = content.first; child != NULL; child = child->next)
		if (!is_footnote(child))
			dump_area(d, child, &content, content.y);
	d->depth--;
	if (body)
		close_element(d, "mainReference");
	d->depth -= body;
	for (const struct area *child = content.first; child != NULL; child = child->next)
		if (is_footnote(child))
			dump_area(d, child, &content, content.y);
	close_element(d, element);
	d->depth--;
	close_element(d, "regionViewport");
}

/* A picture in a line. */
static void dump_viewport(struct dumper *d, const struct area *area, int line_y)
{
	int left = area->box != NULL ? dump_edge(area, AREA_LEFT) : 0;
	int top = area->box != NULL ? dump_edge(area, AREA_TOP) : 0;
	open_element(d, "viewport", area);
	dump_number(d, "offset", area->y - top - line_y);
	fprintf(d->out, " clip=\"%s\"", area->viewport.clip ? "true" : "false");
	if (area->first != NULL)
		fprintf(d->out, " pos=\"%d %d %d %d\"", area->first->x - area->x + left,
			area->first->y - area->y + top, area->first->width, area->first->height);
	dump_group(d, "viewport", area, area->y);
}

/* From the edges of a line to what is in it. */
static void line_indents(const struct dumper *d, const struct area *line)
{
	int left = line->first != NULL ? line->first->x - line->x : 0, right = line->x;
	for (const struct area *child = line->first; child != NULL; child = child->next)
		right = child->x + child->width > right ? child->x + child->width : right;
	right = line->x + line->width - right;
	int start = dump_is_rl(line) ? right : left, end = dump_is_rl(line) ? left : right;
	if (start > 0)
		dump_number(d, "start-indent", start);
	if (end > 0)
		dump_number(d, "end-indent", end);
}

/* FOP's lines are as high as their text; what the line height gives besides stands around. */
static void dump_line(struct dumper *d, const struct area *area, const struct area *above)
{
	/* FOP's are as wide as their block: a text-indent lies within. */
	struct area line = *area;
	line.x = above->x;
	line.width = above->width;
	line.y += area->traits->space_before;
	line.height -= area->traits->space_before + area->traits->space_after;
	open_element(d, "lineArea", &line);
	line_indents(d, &line);
	dump_offset(d, "left-offset", line.x - above->x);
	putc('>', d->out);
	d->lines++;
	dump_children(d, area, line.y);
	d->lines--;
	fprintf(d->out, "</lineArea>");
	dump_end_line(d);
}

/* FOP knows no areas of rows and parts of tables: their cells stand in the table. */
static bool is_transparent(const struct area *area)
{
	static const char *const names[] = { "table-header", "table-body", "table-footer",
		"table-row", "list-item-content", "footnote-body" };
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

static bool precedes(const struct area *a, const struct area *b)
{
	return dump_is_rl(a) ? a->x > b->x : a->x < b->x;
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
					(last == NULL || precedes(last, cell)) &&
					(next == NULL || precedes(cell, next))) {
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

static bool is_one_leader(const struct area *area)
{
	return strcmp(area->name, "leader") == 0 && area->first != NULL &&
		area->first == area->last &&
		(area->first->kind == AREA_LEADER || area->first->kind == AREA_SPACE);
}

static void dump_inline(struct dumper *d, const struct area *area, int line_y)
{
	if (is_one_leader(area)) {
		dump_leader(d, area->first, area, line_y);
	} else if (dump_is_one_text(area)) {
		dump_text(d, area->first, area, line_y);
	} else {
		open_element(d, "inlineparent", area);
		dump_number(d, "offset", area->y - line_y);
		dump_group(d, "inlineparent", area, area->y);
	}
}

static void dump_image(struct dumper *d, const struct area *area, const struct area *above)
{
	fprintf(d->out, "<image");
	dump_sizes(d, area);
	dump_string(d, "prod-id", above->traits != NULL ? above->traits->id : NULL);
	dump_string(d, "url", area->image->key);
	fprintf(d->out, "/>");
	dump_end_line(d);
}

static void dump_content(
	struct dumper *d, const struct area *area, const struct area *above, int line_y)
{
	switch (area->kind) {
	case AREA_REGION:
		dump_region(d, area);
		break;
	case AREA_LINE:
		dump_line(d, area, above);
		break;
	case AREA_INLINE:
		dump_inline(d, area, line_y);
		break;
	case AREA_TEXT:
		dump_text(d, area, area, line_y);
		break;
	case AREA_SPACE:
	case AREA_LEADER:
		dump_leader(d, area, area, line_y);
		break;
	case AREA_IMAGE:
		dump_image(d, area, above);
		break;
	case AREA_PATH:
		dump_path(d, area);
		break;
	default:
		if (area->kind == AREA_VIEWPORT && d->lines > 0)
			dump_viewport(d, area, line_y);
		else if (area->kind != AREA_VIEWPORT && is_inline_block(area))
			dump_inline_block(d, area, above, line_y);
		else
			dump_block(d, area, above);
		break;
	}
}

static void dump_area(
	struct dumper *d, const struct area *area, const struct area *above, int line_y)
{
	if (dump_is_decoration(area) && d->lines > 0)
		return;
	if (is_transparent(area)) {
		dump_through(d, area, above, line_y);
		return;
	}
	dump_indent(d);
	dump_content(d, area, above, line_y);
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
		dump_indent(d);
		fprintf(d->out, "<bookmark");
		dump_string(d, "title", bookmark->title);
		fprintf(d->out, " show-children=\"%s\"", bookmark->open ? "true" : "false");
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
