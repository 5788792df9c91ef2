#include "layout/flow.h"
#include "layout/retrieve.h"

#include <string.h>

/* ---- frames */

const struct fo *const *markers_of(struct layout *layout, const struct fo *fo)
{
	size_t count = 0;
	for (const struct fo *child = fo->first; child != NULL; child = child->next)
		count += child->object == OBJECT_MARKER;
	if (count == 0)
		return NULL;
	const struct fo **markers = arena_alloc(layout->work, (count + 1) * sizeof(*markers));
	count = 0;
	for (const struct fo *child = fo->first; child != NULL; child = child->next)
		if (child->object == OBJECT_MARKER)
			markers[count++] = child;
	return markers;
}

static int kept(const struct style *style, enum area_side side, int base)
{
	int height = 0;
	if (style_keyword(style, style_side(PROP_BORDER_BEFORE_CONDITION, side)) == KEYWORD_retain)
		height += style_border(style, side);
	if (style_keyword(style, style_side(PROP_PADDING_BEFORE_CONDITION, side)) == KEYWORD_retain)
		height += style_padding(style, side, base);
	return height;
}

int flow_width(const struct galley *galley)
{
	return galley->frame != NULL ? galley->frame->width : galley->width;
}

void frame_relax(const struct galley *galley, struct frame *frame)
{
	frame->width = frame->width < 0 ? 0 : frame->width;
	int over = frame->start + frame->width + frame->end_indent - galley->width;
	frame->end_indent -= over > 0 ? over : 0;
}

struct frame *frame_new(struct galley *galley, const struct fo *fo)
{
	const struct style *style = fo->style;
	struct layout *layout = galley->layout;
	struct frame *frame = arena_alloc(layout->work, sizeof(*frame));
	frame->fo = fo;
	frame->name = object_name(fo->object);
	int start = style_length(style, PROP_START_INDENT, galley->width);
	frame->start = start;
	frame->end_indent = style_length(style, PROP_END_INDENT, galley->width);
	frame->x = galley->origin + start;
	frame->width = galley->width - start - frame->end_indent;
	frame_relax(galley, frame);
	frame->before = style_edge(style, AREA_TOP, galley->width);
	frame->after = style_edge(style, AREA_BOTTOM, galley->width);
	frame->keep_before = kept(style, AREA_TOP, galley->width);
	frame->keep_after = kept(style, AREA_BOTTOM, galley->width);
	frame->box = style_box(style, galley->width, layout->arena);
	frame->markers = markers_of(layout, fo);
	return frame;
}

/* ---- what is around every block-level object */

void flow_begin(
	struct galley *galley, const struct fo *fo, struct frame *frame, struct together *hold)
{
	const struct style *style = fo->style;
	galley_break(galley, break_of(style, PROP_BREAK_BEFORE));
	galley_keep(galley, keep_cost(style, PROP_KEEP_PREVIOUS_COLUMN));
	galley_space(galley, fo, PROP_SPACE_BEFORE_MIN);
	*hold = (struct together){ keep_cost(style, PROP_KEEP_TOGETHER_COLUMN), galley->count,
		galley->together };
	galley->together = hold;
	galley_open(galley, frame);
}

void flow_end(struct galley *galley, const struct fo *fo, const struct together *hold)
{
	const struct style *style = fo->style;
	galley_close(galley);
	galley->together = hold->outer;
	galley_space(galley, fo, PROP_SPACE_AFTER_MIN);
	galley_keep(galley, keep_cost(style, PROP_KEEP_NEXT_COLUMN));
	galley_break(galley, break_of(style, PROP_BREAK_AFTER));
}

/* ---- blocks and wrappers */

static void retrieved_flow(struct galley *galley, const struct fo *fo);

static void children_of(struct galley *galley, const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL;) {
		if (child->object == OBJECT_MARKER) {
			child = child->next;
		} else if (retrieves(child) && retrieve_gives_blocks(galley->layout, child)) {
			retrieved_flow(galley, child);
			child = child->next;
		} else if (fo_is_inline(child) || retrieves(child)) {
			lines_flow(galley, fo, child, &child);
		} else {
			flow_child(galley, child);
			child = child->next;
		}
	}
}

static void block_flow(struct galley *galley, const struct fo *fo)
{
	struct together hold;
	flow_begin(galley, fo, frame_new(galley, fo), &hold);
	children_of(galley, fo);
	flow_end(galley, fo, &hold);
}

/* Invisible itself; its id goes to a place of no size. */
static void wrapper_flow(struct galley *galley, const struct fo *fo)
{
	if (fo_id(fo) != NULL) {
		struct area *anchor = area_new(galley->layout, AREA_BLOCK, "wrapper", fo);
		galley_add(galley, PIECE_AREA, 0)->area = anchor;
		galley_attach(galley);
	}
	flow_children(galley, fo);
}

static void retrieved_flow(struct galley *galley, const struct fo *fo)
{
	const struct fo *holder = retrieve_content(galley->layout, fo);
	if (holder != NULL)
		children_of(galley, holder);
}

static void (*const flows[OBJECT_COUNT])(struct galley *, const struct fo *) = {
	[OBJECT_BLOCK] = block_flow,
	[OBJECT_BLOCK_CONTAINER] = container_flow,
	[OBJECT_LIST_BLOCK] = list_flow,
	[OBJECT_TABLE] = table_flow,
	[OBJECT_WRAPPER] = wrapper_flow,
	[OBJECT_RETRIEVE_MARKER] = retrieved_flow,
	[OBJECT_RETRIEVE_TABLE_MARKER] = retrieved_flow,
};

void flow_child(struct galley *galley, const struct fo *fo)
{
	if (flows[fo->object] != NULL)
		flows[fo->object](galley, fo);
}

void flow_children(struct galley *galley, const struct fo *fo)
{
	for (const struct fo *child = fo->first; child != NULL; child = child->next)
		flow_child(galley, child);
}

struct galley *flow_galley(struct layout *layout, const struct fo *fo, int width)
{
	struct galley *galley = galley_new(layout, width);
	flow_children(galley, fo);
	galley_finish(galley);
	return galley;
}
