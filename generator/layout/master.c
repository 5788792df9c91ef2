#include "layout/master.h"

#include <string.h>

struct masters {
	struct layout *layout;
	const struct fo *set;
	struct page_master *pages;
};

/* ---- geometry */

static const struct region_row {
	enum object object;
	const char *name; /* when region-name is not given */
} region_rows[REGIONS] = {
	[REGION_BEFORE] = { OBJECT_REGION_BEFORE, "xsl-region-before" },
	[REGION_START] = { OBJECT_REGION_START, "xsl-region-start" },
	[REGION_BODY] = { OBJECT_REGION_BODY, "xsl-region-body" },
	[REGION_END] = { OBJECT_REGION_END, "xsl-region-end" },
	[REGION_AFTER] = { OBJECT_REGION_AFTER, "xsl-region-after" },
};

static int margin(const struct style *style, enum area_side side, int base)
{
	return style_length(style, style_side(PROP_MARGIN_BEFORE, side), base);
}

static int extent(const struct page_master *master, enum region_kind kind, int base)
{
	const struct fo *fo = master->regions[kind].fo;
	return fo != NULL ? style_length(fo->style, PROP_EXTENT, base) : 0;
}

static bool precedes(const struct page_master *master, enum region_kind kind)
{
	const struct fo *fo = master->regions[kind].fo;
	return fo != NULL && style_true(fo->style, PROP_PRECEDENCE);
}

static struct rectangle outer_rectangle(
	const struct page_master *master, enum region_kind kind, struct rectangle area)
{
	int before = extent(master, REGION_BEFORE, master->height);
	int after = extent(master, REGION_AFTER, master->height);
	int start = extent(master, REGION_START, master->width);
	int end = extent(master, REGION_END, master->width);
	struct rectangle r = area;
	if (kind == REGION_BEFORE || kind == REGION_AFTER) {
		if (!precedes(master, kind)) {
			r.x += start;
			r.width -= start + end;
		}
		r.height = kind == REGION_BEFORE ? before : after;
		if (kind == REGION_AFTER)
			r.y = area.y + area.height - after;
	} else {
		bool head = precedes(master, REGION_BEFORE), foot = precedes(master, REGION_AFTER);
		r.width = kind == REGION_START ? start : end;
		if (kind == REGION_END)
			r.x = area.x + area.width - end;
		r.y += head ? before : 0;
		r.height -= (head ? before : 0) + (foot ? after : 0);
	}
	return r;
}

/* Percentages refer to the page, not to what its margins leave (XSL 1.1, 7.10.1 and 7.27.4). */
static struct rectangle inner(const struct page_master *master, struct rectangle r,
	const struct style *style, bool margins)
{
	int sides[AREA_SIDES];
	for (enum area_side side = AREA_TOP; side < AREA_SIDES; side++) {
		int base = side == AREA_LEFT || side == AREA_RIGHT ? master->width : master->height;
		sides[side] =
			style_edge(style, side, base) + (margins ? margin(style, side, base) : 0);
	}
	r.x += sides[AREA_LEFT];
	r.y += sides[AREA_TOP];
	r.width -= sides[AREA_LEFT] + sides[AREA_RIGHT];
	r.height -= sides[AREA_TOP] + sides[AREA_BOTTOM];
	return r;
}

/* Where the page lies before the reader as it is, `r` of the turned page is there. */
static struct rectangle turned(const struct page_master *master, struct rectangle r)
{
	switch (master->turn) {
	case 90:
		return (struct rectangle){ r.y, master->width - r.x - r.width, r.height, r.width };
	case 180:
		return (struct rectangle){ master->width - r.x - r.width,
			master->height - r.y - r.height, r.width, r.height };
	case 270:
		return (struct rectangle){ master->height - r.y - r.height, r.x, r.height,
			r.width };
	default:
		return r;
	}
}

static void read_region(struct page_master *master, enum region_kind kind, struct rectangle area)
{
	struct region *region = &master->regions[kind];
	if (region->fo == NULL)
		return;
	const char *name = style_text(region->fo->style, PROP_REGION_NAME);
	region->name = *name != '\0' ? name : region_rows[kind].name;
	region->content = kind == REGION_BODY ?
		inner(master, area, region->fo->style, true) :
		inner(master, outer_rectangle(master, kind, area), region->fo->style, false);
	/* From right to left the start is on the right. */
	if (style_is_rl(master->fo->style))
		region->content.x = master->width - region->content.x - region->content.width;
	region->place = turned(master, region->content);
	region->turn = (master->turn + style_turn(region->fo->style)) % 360;
}

/* A body into which nothing goes would take pages without end. */
static void give_room(struct layout *layout, struct page_master *master)
{
	enum { LEAST = 10000 };
	struct region *body = &master->regions[REGION_BODY];
	struct rectangle *r = &body->content;
	int across = (r->width - (master->columns - 1) * master->gap) / master->columns;
	if (r->height > 0 && across > 0 && master->width > 0 && master->height > 0)
		return;
	diag_report(layout->diag, fo_where(master->fo), MESSAGE_FO_NO_ROOM, master->name);
	master->columns = 1;
	master->width = master->width > LEAST ? master->width : LEAST;
	master->height = master->height > LEAST ? master->height : LEAST;
	r->width = r->width > LEAST ? r->width : LEAST;
	r->height = r->height > LEAST ? r->height : LEAST;
	body->place = turned(master, *r);
}

static struct page_master *read_master(struct masters *masters, const struct fo *fo)
{
	struct page_master *master = arena_alloc(masters->layout->work, sizeof(*master));
	const struct style *style = fo->style;
	master->name = style_text(style, PROP_MASTER_NAME);
	master->fo = fo;
	master->turn = style_turn(style);
	bool sideways = master->turn % 180 != 0;
	master->width = style_length(style, sideways ? PROP_PAGE_HEIGHT : PROP_PAGE_WIDTH, 0);
	master->height = style_length(style, sideways ? PROP_PAGE_WIDTH : PROP_PAGE_HEIGHT, 0);
	struct rectangle page = { 0, 0, master->width, master->height };
	struct rectangle area = inner(master, page, style, true);
	for (enum region_kind kind = 0; kind < REGIONS; kind++)
		master->regions[kind].fo = fo_find(fo, region_rows[kind].object);
	for (enum region_kind kind = 0; kind < REGIONS; kind++)
		read_region(master, kind, area);
	struct region *body = &master->regions[REGION_BODY];
	if (body->fo == NULL) {
		*body = (struct region){
			.fo = fo,
			.name = region_rows[REGION_BODY].name,
			.content = area,
			.turn = master->turn,
			.place = turned(master, area),
		};
		master->columns = 1;
		give_room(masters->layout, master);
		return master;
	}
	int columns = (int)style_number(body->fo->style, PROP_COLUMN_COUNT, 1);
	master->columns = columns < 1 ? 1 : columns > 99 ? 99 : columns;
	master->gap = style_length(body->fo->style, PROP_COLUMN_GAP, body->content.width);
	give_room(masters->layout, master);
	return master;
}

struct masters *masters_new(struct layout *layout, const struct fo *set)
{
	struct masters *masters = arena_alloc(layout->work, sizeof(*masters));
	masters->layout = layout;
	masters->set = set;
	for (const struct fo *fo = set->first; fo != NULL; fo = fo->next) {
		if (fo->object != OBJECT_SIMPLE_PAGE_MASTER)
			continue;
		struct page_master *master = read_master(masters, fo);
		master->next = masters->pages;
		masters->pages = master;
	}
	return masters;
}

/* ---- choice (XSL 1.1, 6.4.8 to 6.4.13) */

static bool is_any(const struct style *style, enum property property, enum keyword is)
{
	enum keyword asked = style_keyword(style, property);
	return asked == KEYWORD_any || asked == is;
}

static bool suits(const struct style *style, const struct page_state *page)
{
	bool first = page->index == 0;
	switch (style_keyword(style, PROP_PAGE_POSITION)) {
	case KEYWORD_first:
		if (!first)
			return false;
		break;
	case KEYWORD_last:
		if (!page->last)
			return false;
		break;
	case KEYWORD_rest:
		if (first || page->last)
			return false;
		break;
	case KEYWORD_only:
		if (!first || !page->last)
			return false;
		break;
	default:
		break;
	}
	return is_any(style, PROP_ODD_OR_EVEN,
		       page->number % 2 != 0 ? KEYWORD_odd : KEYWORD_even) &&
		is_any(style, PROP_BLANK_OR_NOT_BLANK,
			page->blank ? KEYWORD_blank : KEYWORD_not_blank);
}

static const struct page_master *page_master(const struct masters *masters, const char *name)
{
	const struct page_master *master = masters->pages;
	while (master != NULL && strcmp(master->name, name) != 0)
		master = master->next;
	return master;
}

/* Where none suits a page because it is the last, it takes what it would take in the middle. */
static const struct fo *alternative(const struct fo *fo, const struct page_state *page)
{
	for (const struct fo *child = fo->first; child != NULL; child = child->next)
		if (child->object == OBJECT_CONDITIONAL_REFERENCE && suits(child->style, page))
			return child;
	struct page_state rest = *page;
	rest.last = false;
	return page->last ? alternative(fo, &rest) : NULL;
}

/* A part of a sequence of masters serves so many pages. */
static int pages_of(const struct fo *part)
{
	if (part->object == OBJECT_SINGLE_REFERENCE)
		return 1;
	double most = style_number(part->style, PROP_MAXIMUM_REPEATS, -1);
	return most < 0 || part->next == NULL ? INT32_MAX : (int)most;
}

/* The object that names the master of a page. */
static const struct fo *in_sequence(const struct fo *fo, const struct page_state *page)
{
	int left = page->index;
	for (const struct fo *part = fo->first; part != NULL; part = part->next) {
		int pages = pages_of(part);
		if (left >= pages && part->next != NULL) {
			left -= pages;
			continue;
		}
		return part->object == OBJECT_ALTERNATIVES ? alternative(part, page) : part;
	}
	return NULL;
}

static const struct fo *choose(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page)
{
	const char *name = style_text(sequence->style, PROP_MASTER_REFERENCE);
	for (const struct fo *fo = masters->set->first; fo != NULL; fo = fo->next)
		if (fo->object == OBJECT_PAGE_SEQUENCE_MASTER &&
			strcmp(style_text(fo->style, PROP_MASTER_NAME), name) == 0)
			return in_sequence(fo, page);
	return sequence;
}

static const struct page_master *chosen(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page)
{
	const struct fo *fo = choose(masters, sequence, page);
	return fo != NULL ? page_master(masters, style_text(fo->style, PROP_MASTER_REFERENCE)) :
			    NULL;
}

const struct page_master *master_find(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page)
{
	const struct page_master *master = chosen(masters, sequence, page);
	if (master == NULL)
		diag_report(masters->layout->diag, fo_where(sequence), MESSAGE_FO_MASTER,
			style_text(sequence->style, PROP_MASTER_REFERENCE));
	return master;
}

bool master_minds_last(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page)
{
	struct page_state last = *page, rest = *page;
	last.last = true;
	rest.last = false;
	return chosen(masters, sequence, &last) != chosen(masters, sequence, &rest);
}

bool master_is_for_last(
	const struct masters *masters, const struct fo *sequence, const struct page_state *page)
{
	struct page_state last = *page;
	last.last = true;
	const struct fo *fo = choose(masters, sequence, &last);
	return fo != NULL && style_keyword(fo->style, PROP_PAGE_POSITION) == KEYWORD_last;
}
