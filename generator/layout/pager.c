#include "layout/pager.h"

#include <string.h>

#include "layout/flow.h"
#include "layout/footnotes.h"
#include "layout/regions.h"

/* ---- numbers */

static int first_number(const struct fo *sequence, int next)
{
	switch (style_keyword(sequence->style, PROP_INITIAL_PAGE_NUMBER)) {
	case KEYWORD_auto_odd:
		return next + (next % 2 == 0);
	case KEYWORD_auto_even:
		return next + (next % 2 != 0);
	default:
		return (int)style_number(sequence->style, PROP_INITIAL_PAGE_NUMBER, next);
	}
}

/* ---- pages */

static void begin_page(struct pager *p)
{
	const struct style *style = p->sequence->style;
	bool sideways = p->master->turn % 180 != 0;
	p->page = page_new(p->layout, sideways ? p->master->height : p->master->width,
		sideways ? p->master->width : p->master->height, p->master->name);
	p->page->area->number = p->state.number;
	p->page->area->starts_sequence = p->state.index == 0;
	/* Numbers of pages are cited when these are gone. */
	p->page->area->label = arena_strdup(&p->layout->tree->arena,
		pager_label(p->layout, style_text(style, PROP_FORMAT), p->state.number));
}

static void note_sequence(struct pager *p, const struct fo *fo)
{
	if (fo == NULL || fo_id(fo) == NULL)
		return;
	struct place *place = place_find(p->layout, fo_id(fo));
	if (place->first == NULL)
		place->first = p->page->area->label;
	place->last = p->page->area->label;
}

/* Footnotes that go on on the next page need what is on this one. */
static void keep_rest(struct pager *p)
{
	struct page before = p->needed;
	p->needed = (struct page){ 0 };
	if (p->rest != NULL)
		p->needed = (struct page){ .first = p->page->first, .last = p->page->last };
	page_hold(&p->needed);
	page_release(&before);
}

static void end_page(struct pager *p)
{
	struct layout *layout = p->layout;
	region_set_statics(p);
	layout->page_lines = NULL;
	layout->last_line = &layout->page_lines;
	page_finish(layout, p->page->area);
	markers_carry(&p->page->markers, &p->carried, p->sequence_work);
	note_sequence(p, p->sequence);
	note_sequence(p, p->flow);
	note_sequence(p, p->sequence->parent);
	store_enter(layout, p->page->store->outer);
	keep_rest(p);
	page_end(layout, p->page);
	strip_turn(&p->strip);
	p->page = NULL;
	p->state.index++;
	p->state.number++;
}

static bool empty_page(struct pager *p, bool blank, bool last)
{
	p->state.blank = blank;
	p->state.last = last;
	p->master = master_find(p->masters, p->sequence, &p->state);
	if (p->master == NULL)
		return false;
	begin_page(p);
	region_area(p, REGION_BODY);
	end_page(p);
	p->state.blank = p->state.last = false;
	return true;
}

/* ---- the body: spans of columns, one below the other */

struct body {
	struct area *area;
	int y, height; /* used; in all */
	int most; /* that may be used, or all would stand here */
	int notes; /* height of the footnotes so far, separator included */
	int width, columns, column_width, gap;
};

static struct body body_of(const struct pager *p, int height)
{
	struct rectangle content = region_room(&p->master->regions[REGION_BODY]);
	struct body body = { .height = height,
		.most = height,
		.columns = p->master->columns,
		.gap = p->master->gap };
	body.width = content.width;
	body.column_width = (content.width - (body.columns - 1) * body.gap) / body.columns;
	return body;
}

static struct room room_of(const struct pager *p, const struct body *body, int height)
{
	return (struct room){
		.height = height,
		.must = body->y == 0,
		.note_gap = body->notes == 0 ? p->note_gap : 0,
		.flexible = true,
		.splits = true,
	};
}

/* Columns filled one after the other, none higher than `height`; true: the segment is finished. */
static bool fill_columns(struct pager *p, const struct body *body, int height, struct cursor from,
	struct fill *fills, int *count, int columns)
{
	struct room room = room_of(p, body, height);
	for (*count = 0; *count < columns;) {
		struct fill *fill = &fills[(*count)++];
		*fill = galley_fill(p->strip.galley, from, &room);
		from = fill->end;
		room.height -= fill->notes;
		if (fill->done)
			return true;
		if (fill->force > BREAK_COLUMN)
			return false;
	}
	return false;
}

/* In front of what spans all columns they end at the same height, as low as can be. */
static void balance(
	struct pager *p, const struct body *body, int height, struct fill *fills, int *count)
{
	int low = 0, high = height;
	struct body trial = *body;
	trial.y = 1; /* nothing must be forced in */
	while (high - low > 1000) {
		int middle = low + (high - low) / 2;
		if (fill_columns(p, &trial, middle, p->strip.at, fills, count, body->columns))
			high = middle;
		else
			low = middle;
	}
	fill_columns(p, body, high, p->strip.at, fills, count, body->columns);
}

static struct area *part(struct pager *p, const char *name, struct area *into, struct rectangle r)
{
	struct area *area = area_new(p->layout, AREA_BLOCK, name, NULL);
	area->x = r.x;
	area->y = r.y;
	area->width = r.width;
	area->height = r.height;
	area_append(into, area);
	return area;
}

static int place_columns(
	struct pager *p, struct body *body, const struct fill *fills, int count, int columns)
{
	struct cursor from = p->strip.at;
	int highest = 0;
	int width = columns == 1 ? body->width : body->column_width;
	struct area *span =
		part(p, "span", body->area, (struct rectangle){ 0, body->y, body->width, 0 });
	area_traits_of(p->layout, span)->columns = columns;
	area_traits_of(p->layout, span)->gap = body->gap;
	area_traits_of(p->layout, span)->rl = style_is_rl(p->flow->style);
	for (int i = 0; i < count; i++) {
		int x = i * (width + body->gap);
		struct area *flow =
			part(p, "flow", span, (struct rectangle){ x, 0, width, fills[i].height });
		area_traits_of(p->layout, flow)->rl = style_is_rl(p->flow->style);
		struct placer placer = {
			.layout = p->layout,
			.page = p->page,
			.x = x,
			.y = body->y,
			.give = fills[i].give,
			.shrink = fills[i].shrink,
		};
		flow->height =
			galley_place(&placer, p->strip.galley, from, fills[i].end, flow, 0, 0);
		from = fills[i].end;
		p->strip.cut = fills[i].force;
		highest = flow->height > highest ? flow->height : highest;
		body->notes += fills[i].notes;
	}
	for (int i = count; i < columns; i++)
		part(p, "flow", span, (struct rectangle){ i * (width + body->gap), 0, width, 0 });
	span->height = highest;
	p->strip.at = from;
	return highest;
}

static bool takes_some(const struct pager *p, const struct fill *fills, int count)
{
	return count > 0 &&
		(fills[0].end.index != p->strip.at.index ||
			fills[0].end.cells != p->strip.at.cells);
}

static void tell_overflow(const struct pager *p, const struct fill *fill, int height)
{
	if (!fill->overflow || fill->height <= height + 100)
		return;
	const struct galley *galley = p->strip.galley;
	const struct piece *piece = &galley->pieces[p->strip.at.index];
	const struct fo *fo = piece->frame != NULL ? piece->frame->fo : p->flow;
	diag_report(p->layout->diag, fo_where(fo), MESSAGE_OVERFLOW,
		arena_printf(p->layout->work, "%.1f", (fill->height - height) / 72000.0 * 25.4));
}

enum { COLUMNS_MAX = 99 };

/* One segment, or what of it goes on this page.  False: the page is full. */
static bool set_segment(struct pager *p, struct body *body)
{
	struct fill fills[COLUMNS_MAX] = { 0 };
	int most =
		body->most < body->height - body->notes ? body->most : body->height - body->notes;
	int count = 0, height = most - body->y;
	strip_need(&p->strip, height * body->columns);
	int columns = p->strip.spans ? 1 : body->columns;
	if (body->y > 0 && cursor_at_start(p->strip.at)) {
		/* Below another segment its first space is seen, above all of its columns. */
		const struct space *space = &p->strip.galley->pieces[0].space;
		body->y += space->retain ? 0 : space->opt;
		height -= space->retain ? 0 : space->opt;
	}
	bool done = fill_columns(p, body, height, p->strip.at, fills, &count, columns) &&
		strip_segment_ends(&p->strip);
	if (done && columns > 1 && p->strip.next != NULL)
		balance(p, body, height, fills, &count);
	if (!takes_some(p, fills, count))
		return false;
	tell_overflow(p, &fills[0], height);
	body->y += place_columns(p, body, fills, count, columns);
	return done;
}

static void set_notes(struct pager *p, struct body *body)
{
	if (p->page->notes == NULL)
		return;
	struct area *area = part(p, "footnote", body->area,
		(struct rectangle){ 0, body->height - body->notes, body->width, body->notes });
	const struct fo *separator = region_static(p, "xsl-footnote-separator");
	int y = 0;
	if (separator != NULL) {
		struct galley *galley = flow_galley(p->layout, separator, body->width);
		region_place(p, galley, area, 0);
		y += galley_height(galley);
	}
	p->rest =
		footnotes_place(p->layout, area, p->page->notes, y, body->notes, p->sequence_work);
}

/* Footnotes that go on from the page before leave room for the first lines of this one. */
static void begin_notes(struct pager *p, struct body *body)
{
	if (p->rest == NULL)
		return;
	int height = footnotes_height(p->rest) + p->note_gap;
	int least =
		strip_done(&p->strip) ? 0 : galley_least(p->strip.galley, p->strip.at, COST_LINES);
	int most = body->height - least;
	body->notes = height < most ? height : most > body->height / 4 ? most : body->height;
	p->page->notes = p->rest;
	while (*p->page->last_note != NULL)
		p->page->last_note = &(*p->page->last_note)->next;
	p->rest = NULL;
}

/* The height at which not all that is left goes on the page; all of it if there is none. */
static int leaving_height(struct pager *p, const struct body *body)
{
	struct fill fills[COLUMNS_MAX] = { 0 };
	struct body trial = *body;
	int low = 0, high = body->height, count;
	trial.y = 1; /* nothing must be forced in */
	strip_need(&p->strip, body->height * body->columns);
	if (p->strip.galley == NULL || !strip_segment_ends(&p->strip) || p->strip.next != NULL)
		return body->height;
	int columns = p->strip.spans ? 1 : body->columns;
	if (!fill_columns(p, &trial, high, p->strip.at, fills, &count, columns))
		return body->height;
	while (high - low > 100) {
		int middle = low + (high - low) / 2;
		if (fill_columns(p, &trial, middle, p->strip.at, fills, &count, columns))
			high = middle;
		else
			low = middle;
	}
	fill_columns(p, &trial, low, p->strip.at, fills, &count, columns);
	return takes_some(p, fills, count) && fills[count - 1].cost < COST_ALWAYS ? low :
										    body->height;
}

static bool is_placed(const struct area *area)
{
	return area->traits != NULL && area->traits->apart;
}

/* Columns stand in the body as its display-align says; below each other, spans stay at the top. */
static void align_body(struct pager *p, const struct body *body)
{
	const struct region *region = &p->master->regions[REGION_BODY];
	struct area *span = body->area->first;
	bool alone = span != NULL && strcmp(span->name, "span") == 0 &&
		(span->next == NULL || strcmp(span->next->name, "span") != 0);
	for (struct area *flow = alone ? span->first : NULL; flow != NULL; flow = flow->next) {
		int lead = region_lead(region, body->height - body->notes - flow->height);
		if (lead == 0)
			continue;
		for (struct area *child = flow->first; child != NULL; child = child->next)
			child->y += is_placed(child) ? 0 : lead;
		flow->height += lead;
		span->height = flow->height > span->height ? flow->height : span->height;
		area_traits_of(p->layout, flow)->lead = lead;
	}
}

static void set_body(struct pager *p)
{
	struct body body = body_of(p, region_room(&p->master->regions[REGION_BODY]).height);
	bool more = true;
	if (p->leaves)
		body.most = leaving_height(p, &body);
	body.area = region_area(p, REGION_BODY);
	if (p->markers != NULL)
		page_mark(p->layout, p->page, p->markers, p->state.index == 0, false);
	p->page->first = p->rest != NULL ? p->needed.first : strip_store(&p->strip);
	begin_notes(p, &body);
	while (more && !strip_done(&p->strip) && body.notes < body.height &&
		(body.y == 0 || strip_force(&p->strip) <= BREAK_COLUMN))
		more = set_segment(p, &body);
	p->page->last = strip_store(&p->strip);
	align_body(p, &body);
	set_notes(p, &body);
}

/* ---- the sequence */

static void choose_geometry(struct pager *p)
{
	const struct region *region = &p->master->regions[REGION_BODY];
	struct body body = body_of(p, region_room(region).height);
	region_is_container(p->layout, p->master, region);
	strip_page(&p->strip, body.columns, body.column_width, body.width);
}

/* Would all that is left go on a page of this master? */
static bool is_rest(struct pager *p)
{
	struct body body = body_of(p, region_room(&p->master->regions[REGION_BODY]).height);
	struct fill fills[COLUMNS_MAX] = { 0 };
	int count;
	choose_geometry(p);
	strip_need(&p->strip, body.height * body.columns);
	if (p->strip.galley == NULL)
		return true;
	return fill_columns(p, &body, body.height, p->strip.at, fills, &count,
		       p->strip.spans ? 1 : body.columns) &&
		strip_segment_ends(&p->strip) && p->strip.next == NULL;
}

/*
 * A last page may have another master, on which less has room.  If the rest fits that one, this is
 * the last page; else it is an ordinary one, and what it holds must leave something for the last.
 */
static bool choose_master(struct pager *p)
{
	p->state.last = p->leaves = false;
	bool minds = master_minds_last(p->masters, p->sequence, &p->state);
	if (minds) {
		p->state.last = true;
		p->master = master_find(p->masters, p->sequence, &p->state);
		if (p->master == NULL || is_rest(p))
			return p->master != NULL;
		p->state.last = false;
		p->leaves = master_is_for_last(p->masters, p->sequence, &p->state);
	}
	p->master = master_find(p->masters, p->sequence, &p->state);
	return p->master != NULL;
}

static bool wants_blank(struct pager *p)
{
	enum break_class force = strip_force(&p->strip);
	return (force == BREAK_EVEN && p->state.number % 2 != 0) ||
		(force == BREAK_ODD && p->state.number % 2 == 0);
}

static bool end_blank(const struct pager *p, const struct fo *following)
{
	int pages = p->state.index, next = p->state.number;
	switch (style_keyword(p->sequence->style, PROP_FORCE_PAGE_COUNT)) {
	case KEYWORD_even:
		return pages % 2 != 0;
	case KEYWORD_odd:
		return pages % 2 == 0;
	case KEYWORD_end_on_even:
		return next % 2 == 0;
	case KEYWORD_end_on_odd:
		return next % 2 != 0;
	case KEYWORD_no_force:
		return false;
	default:
		return following != NULL && (first_number(following, next) - next) % 2 != 0;
	}
}

static void separator_height(struct pager *p)
{
	const struct fo *separator = region_static(p, "xsl-footnote-separator");
	if (separator != NULL)
		p->note_gap = galley_height(flow_galley(
			p->layout, separator, region_room(&p->master->regions[REGION_BODY]).width));
}

static bool flow_page(struct pager *p)
{
	if (!choose_master(p))
		return false;
	choose_geometry(p);
	begin_page(p);
	separator_height(p);
	set_body(p);
	end_page(p);
	return true;
}

/* Something is placed on every page, so there are no more pages than pieces; the limit is a net. */
enum { PAGES_MAX = 1000000 };

int pager_run(struct layout *layout, const struct masters *masters, const struct fo *sequence,
	const struct xml_node *pulled, const struct fo *(*following)(struct layout *), int next)
{
	struct pager p = {
		.layout = layout,
		.masters = masters,
		.sequence = sequence,
		.flow = fo_find(sequence, OBJECT_FLOW),
		.sequence_work = layout->work,
	};
	if (p.flow == NULL)
		return next;
	p.state.number = first_number(sequence, next);
	p.master = master_find(masters, sequence, &p.state);
	if (p.master == NULL)
		return next;
	p.markers = markers_of(layout, p.flow);
	strip_start(&p.strip, layout, (struct fo *)p.flow, pulled);
	choose_geometry(&p);
	do {
		if ((!strip_done(&p.strip) && wants_blank(&p) && !empty_page(&p, true, false)) ||
			!flow_page(&p))
			break;
	} while ((!strip_done(&p.strip) || p.rest != NULL) && p.state.index < PAGES_MAX);
	/* What does not fit the last page and cannot be cut stands before it. */
	if (p.leaves && p.master != NULL)
		empty_page(&p, false, true);
	if (end_blank(&p, following(layout)))
		empty_page(&p, true, true);
	strip_end(&p.strip);
	markers_keep(layout, p.carried);
	return p.state.number;
}
