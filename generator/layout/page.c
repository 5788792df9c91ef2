#include "layout/page.h"

#include <string.h>

#include "layout/layout.h"
#include "layout/line.h"
#include "layout/store.h"
#include "layout/vertical.h"

struct page *page_new(struct layout *layout, int width, int height, const char *master)
{
	struct store *store = store_new(layout, layout->store);
	store_enter(layout, store);
	struct page *page = arena_alloc(layout->work, sizeof(*page));
	page->store = store;
	page->area = arena_alloc(layout->arena, sizeof(*page->area));
	page->area->width = width;
	page->area->height = height;
	page->area->master = arena_strdup(layout->arena, master);
	page->markers.last = &page->markers.marks;
	page->last_note = &page->notes;
	return page;
}

void page_note(struct layout *layout, struct page *page, struct note *notes, bool repeated)
{
	for (; notes != NULL; notes = notes->next) {
		struct note *copy = arena_alloc(layout->work, sizeof(*copy));
		copy->fo = notes->fo;
		copy->body = notes->body;
		copy->repeated = repeated;
		*page->last_note = copy;
		page->last_note = &copy->next;
	}
}

/* ---- markers (XSL 1.1, 6.13.6) */

void page_mark(struct layout *layout, struct page *page, const struct fo *const *markers,
	bool starts, bool ends)
{
	for (const struct fo *const *marker = markers; *marker != NULL; marker++) {
		struct mark *mark = arena_alloc(layout->work, sizeof(*mark));
		*mark = (struct mark){ .marker = *marker, .starts = starts, .ends = ends };
		*page->markers.last = mark;
		page->markers.last = &mark->next;
	}
}

void page_mark_end(struct page *page, const struct fo *const *markers)
{
	page->ended++;
	for (struct mark *mark = page->markers.marks; mark != NULL; mark = mark->next)
		for (const struct fo *const *marker = markers; *marker != NULL; marker++)
			if (mark->marker == *marker)
				mark->ended = page->ended;
}

static bool is_class(const struct mark *mark, const char *class)
{
	return strcmp(style_text(mark->marker->style, PROP_MARKER_CLASS_NAME), class) == 0;
}

static const struct mark *find_mark(
	const struct mark *marks, const char *class, bool last, bool starts, bool ends)
{
	const struct mark *found = NULL;
	for (const struct mark *mark = marks; mark != NULL; mark = mark->next) {
		if (!is_class(mark, class) || (starts && !mark->starts) || (ends && !mark->ends))
			continue;
		found = mark;
		if (!last)
			break;
	}
	return found;
}

/* An object ends behind those that are in it. */
static const struct mark *last_ended(const struct mark *marks, const char *class)
{
	const struct mark *found = NULL;
	for (const struct mark *mark = marks; mark != NULL; mark = mark->next)
		if (is_class(mark, class) && mark->ends &&
			(found == NULL || mark->ended >= found->ended))
			found = mark;
	return found;
}

const struct fo *marker_find(const struct markers *markers, const struct fo *retrieve)
{
	const char *class = style_text(retrieve->style, PROP_RETRIEVE_CLASS_NAME);
	const struct mark *mark = NULL;
	bool in_table = retrieve->object == OBJECT_RETRIEVE_TABLE_MARKER;
	switch (style_keyword(retrieve->style,
		in_table ? PROP_RETRIEVE_POSITION_TABLE : PROP_RETRIEVE_POSITION)) {
	case KEYWORD_first_including_carryover:
		mark = find_mark(markers->marks, class, false, false, false);
		break;
	case KEYWORD_last_starting:
	case KEYWORD_last_starting_within_page:
		mark = find_mark(markers->marks, class, true, true, false);
		break;
	case KEYWORD_last_ending:
	case KEYWORD_last_ending_within_page:
		mark = last_ended(markers->marks, class);
		break;
	default:
		mark = find_mark(markers->marks, class, false, true, false);
		break;
	}
	if (mark == NULL)
		mark = find_mark(markers->marks, class, false, false, false);
	bool carries = in_table ?
		style_keyword(retrieve->style, PROP_RETRIEVE_BOUNDARY_TABLE) == KEYWORD_table :
		style_keyword(retrieve->style, PROP_RETRIEVE_BOUNDARY) != KEYWORD_page;
	if (mark == NULL && carries)
		mark = find_mark(markers->carried, class, false, false, false);
	if (mark == NULL && !in_table &&
		style_keyword(retrieve->style, PROP_RETRIEVE_BOUNDARY) == KEYWORD_document)
		mark = find_mark(markers->before, class, false, false, false);
	return mark != NULL ? mark->marker : NULL;
}

/* Of the child of the flow that the marker is in; of the sequence, if that is the flow. */
static struct store *store_of(const struct mark *mark)
{
	const struct fo *fo = mark->marker;
	while (fo != NULL && fo->store == NULL)
		fo = fo->parent;
	return fo != NULL ? fo->store : NULL;
}

void markers_carry(const struct markers *markers, struct mark **all, struct arena *arena)
{
	for (const struct mark *mark = markers->marks; mark != NULL; mark = mark->next) {
		const char *class = style_text(mark->marker->style, PROP_MARKER_CLASS_NAME);
		struct mark *carried = *all;
		while (carried != NULL && !is_class(carried, class))
			carried = carried->next;
		if (carried == NULL) {
			carried = arena_alloc(arena, sizeof(*carried));
			carried->next = *all;
			*all = carried;
		} else {
			store_release(store_of(carried));
		}
		carried->marker = mark->marker;
		store_hold(store_of(carried));
	}
}

void markers_keep(struct layout *layout, const struct mark *carried)
{
	for (const struct mark *mark = carried; mark != NULL; mark = mark->next) {
		const char *class = style_text(mark->marker->style, PROP_MARKER_CLASS_NAME);
		struct mark *kept = layout->marks_before;
		while (kept != NULL && !is_class(kept, class))
			kept = kept->next;
		if (kept == NULL) {
			kept = arena_alloc(layout->lasting, sizeof(*kept));
			kept->next = layout->marks_before;
			layout->marks_before = kept;
		} else {
			store_release(store_of(kept));
		}
		kept->marker = mark->marker;
	}
}

void markers_drop(const struct mark *carried)
{
	for (const struct mark *mark = carried; mark != NULL; mark = mark->next)
		store_release(store_of(mark));
}

/* ---- turns */

void area_turn(struct area *area, int degrees)
{
	static const double turns[4][4] = { { 1, 0, 0, 1 }, { 0, -1, 1, 0 }, { -1, -0.0, 0, -1 },
		{ 0, 1, -1, 0 } };
	const double *m = turns[degrees / 90 % 4];
	area->viewport.a = m[0];
	area->viewport.b = m[1];
	area->viewport.c = m[2];
	area->viewport.d = m[3];
	if (degrees == 0)
		return;
	area->viewport.e = area->x + (degrees == 90 ? 0 : area->width);
	area->viewport.f = area->y + (degrees == 270 ? 0 : area->height);
}

/*
 * From right to left: the children of an area change sides, and so do the borders of each.  A line
 * is moved as a whole: what is in it is in its order already.
 */
static const struct area_box *mirrored(struct layout *layout, const struct area_box *box)
{
	struct area_box *copy = arena_alloc(layout->arena, sizeof(*copy));
	*copy = *box;
	copy->border[AREA_LEFT] = box->border[AREA_RIGHT];
	copy->border[AREA_RIGHT] = box->border[AREA_LEFT];
	copy->padding[AREA_LEFT] = box->padding[AREA_RIGHT];
	copy->padding[AREA_RIGHT] = box->padding[AREA_LEFT];
	return copy;
}

static void mirror_line(struct area *line)
{
	int right = 0, left = line->width;
	for (const struct area *child = line->first; child != NULL; child = child->next) {
		left = child->x < left ? child->x : left;
		right = child->x + child->width > right ? child->x + child->width : right;
	}
	for (struct area *child = line->first; child != NULL; child = child->next)
		child->x += line->width - right - left;
}

static void mirror(struct layout *layout, struct area *area)
{
	if (area->kind == AREA_LINE) {
		mirror_line(area);
		return;
	}
	for (struct area *child = area->first; child != NULL; child = child->next) {
		child->x = area->width - child->x - child->width;
		if (child->box != NULL && child->traits != NULL && child->traits->rl)
			child->box = mirrored(layout, child->box);
	}
}

/* ---- copies */

static struct area_path *path_copy(struct layout *layout, const struct area_path *path)
{
	struct area_path *copy = arena_alloc(layout->arena, sizeof(*copy));
	struct path_segment *segments = arena_alloc(layout->arena, path->count * sizeof(*segments));
	*copy = *path;
	memcpy(segments, path->segments, path->count * sizeof(*segments));
	copy->segments = segments;
	return copy;
}

struct area *area_copy(struct layout *layout, const struct area *area)
{
	struct area *copy = arena_alloc(layout->arena, sizeof(*copy));
	*copy = *area;
	copy->id = NULL;
	copy->first = copy->last = copy->next = NULL;
	if (area->kind == AREA_PATH)
		copy->path = path_copy(layout, area->path);
	if (area->traits != NULL && area->traits->line != NULL) {
		struct area_traits *traits = arena_alloc(layout->arena, sizeof(*traits));
		*traits = *area->traits;
		traits->line = NULL;
		copy->traits = traits;
	}
	for (const struct area *child = area->first; child != NULL; child = child->next)
		area_append(copy, area_copy(layout, child));
	return copy;
}

/* ---- absolute positions */

struct finisher {
	struct layout *layout;
	const struct area_page *page;
	bool again; /* ids and lines are noted already */
};

static void note_id(const struct finisher *f, const struct area *area)
{
	if (f->again)
		return;
	if (area->id == NULL && (area->traits == NULL || area->traits->id == NULL))
		return;
	struct place *place = place_find(f->layout, area->id != NULL ? area->id : area->traits->id);
	if (place->first == NULL)
		place->first = f->page->label;
	place->last = f->page->label;
}

static void path_move(struct area_path *path, int dx, int dy)
{
	struct path_segment *segments = (struct path_segment *)path->segments;
	for (size_t i = 0; i < path->count; i++)
		for (int k = 0; k < 3; k++) {
			segments[i].x[k] += dx;
			segments[i].y[k] += dy;
		}
}

static int z_of(const struct area *area)
{
	return area->traits != NULL ? area->traits->z : 0;
}

/* Siblings in the order of their z-index; equal ones stay as they are (XSL 1.1, 7.30.18). */
static void order_children(struct area *area)
{
	struct area *first = NULL, *next;
	bool ordered = true;
	for (const struct area *child = area->first; child != NULL; child = child->next)
		ordered &= z_of(child) == 0;
	for (struct area *child = ordered ? NULL : area->first; child != NULL; child = next) {
		struct area **at = &first;
		next = child->next;
		while (*at != NULL && z_of(*at) <= z_of(child))
			at = &(*at)->next;
		child->next = *at;
		*at = child;
	}
	if (ordered)
		return;
	area->first = area->last = first;
	while (area->last->next != NULL)
		area->last = area->last->next;
}

/* x and y: where the content of the area above starts. */
static void finish_area(const struct finisher *f, struct area *area, int x, int y)
{
	area->x += x;
	area->y += y;
	area->baseline += y;
	note_id(f, area);
	if (area->traits != NULL && area->traits->line != NULL && !f->again)
		line_on_page(f->layout, area->traits->line, f->page);
	bool turned = area->kind == AREA_VIEWPORT &&
		(area->viewport.a != 1 || area->viewport.b != 0 || area->viewport.c != 0);
	if (area->kind == AREA_PATH)
		path_move(area->path, x, y);
	if (turned) {
		area->viewport.e += x;
		area->viewport.f += y;
	}
	if (area->traits != NULL && area->traits->rl && area->kind != AREA_INLINE)
		mirror(f->layout, area);
	bool down = area->traits != NULL && area->traits->vertical && !turned;
	order_children(area);
	for (struct area *child = area->first; child != NULL; child = child->next)
		finish_area(f, child, turned || down ? 0 : area->x, turned || down ? 0 : area->y);
	if (down)
		vertical_turn(f->layout, area);
}

void page_finish(struct layout *layout, struct area_page *page)
{
	struct finisher f = { layout, page, false };
	for (struct area *region = page->first; region != NULL; region = region->next)
		finish_area(&f, region, 0, 0);
}

void page_place_line(struct layout *layout, const struct area_page *page, struct area *line)
{
	struct finisher f = { layout, page, true };
	for (struct area *child = line->first; child != NULL; child = child->next)
		finish_area(&f, child, line->x, line->y);
}

/* ---- out */

void page_hold(const struct page *page)
{
	for (struct store *store = page->first; store != NULL; store = store->next) {
		store_hold(store);
		if (store == page->last)
			break;
	}
}

void page_release(const struct page *page)
{
	struct store *store = page->first, *last = page->last;
	while (store != NULL) {
		struct store *next = store == last ? NULL : store->next;
		store_release(store);
		store = next;
	}
}

static void hand_out(struct layout *layout, struct page *page)
{
	struct area_tree *tree = layout->tree;
	struct store *before = store_enter(layout, page->store);
	lines_close(layout, page->lines);
	store_enter(layout, before);
	if (layout->sink != NULL)
		layout->sink->page(layout->sink->user, page->area, page->index);
	else if (tree->last != NULL)
		tree->last->next = page->area;
	else
		tree->first = page->area;
	tree->last = layout->sink == NULL ? page->area : NULL;
	struct store *own = page->store;
	page_release(page);
	store_release(own);
}

static bool is_ready(struct layout *layout, struct page *page)
{
	page->waiting = lines_wait(layout, page->waiting);
	return page->waiting == NULL;
}

static void take_out(struct layout *layout, struct page **at)
{
	struct page *page = *at;
	*at = page->next;
	if (layout->last_waiting == &page->next)
		layout->last_waiting = at;
	layout->waiting_count--;
	hand_out(layout, page);
}

void page_end(struct layout *layout, struct page *page)
{
	page->index = layout->tree->pages++;
	page->lines = page->waiting = layout->page_lines;
	page_hold(page);
	*layout->last_waiting = page;
	layout->last_waiting = &page->next;
	layout->waiting_count++;
	while (layout->waiting != NULL && is_ready(layout, layout->waiting))
		take_out(layout, &layout->waiting);
	if (layout->sink == NULL)
		return;
	for (struct page **at = &layout->waiting;
		layout->waiting_count > LAYOUT_WAITING && *at != NULL;)
		if (is_ready(layout, *at))
			take_out(layout, at);
		else
			at = &(*at)->next;
}

void pages_end(struct layout *layout)
{
	while (layout->waiting != NULL)
		take_out(layout, &layout->waiting);
}
