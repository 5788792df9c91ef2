#include "layout/regions.h"

#include <string.h>

#include "layout/background.h"
#include "layout/flow.h"
#include "layout/part.h"

static void add_region(struct pager *p, struct area *area)
{
	if (p->page->area->last != NULL)
		p->page->area->last->next = area;
	else
		p->page->area->first = area;
	p->page->area->last = area;
}

/* What is in a turned region stands in a viewport that turns it. */
static struct area *turned_content(struct pager *p, const struct region *region, struct area *area)
{
	struct area *content = area_new(p->layout, AREA_VIEWPORT, "region-content", NULL);
	content->width = area->width;
	content->height = area->height;
	area_turn(content, region->turn);
	area_append(area, content);
	return content;
}

/* The area of a region, or the one in it, where its content goes. */
struct area *region_area(struct pager *p, enum region_kind kind)
{
	struct layout *layout = p->layout;
	const struct region *region = &p->master->regions[kind];
	struct area *area = area_new(layout, AREA_REGION, object_name(region->fo->object), NULL);
	if (region->fo->object == OBJECT_SIMPLE_PAGE_MASTER)
		area->name = "region-body";
	area->x = region->place.x;
	area->y = region->place.y;
	area->width = region->place.width;
	area->height = region->place.height;
	if (region->fo->object != OBJECT_SIMPLE_PAGE_MASTER) {
		area->box = style_box(region->fo->style, area->width, layout->arena);
		background_show(layout, area, region->fo, NULL);
	}
	area->region = region->name;
	area->part = kind == REGION_BODY ? p->sequence->part : &part_artifact;
	add_region(p, area);
	if (region->turn != 0)
		area = turned_content(p, region, area);
	if (style_is_rl(region->fo->style))
		area_traits_of(layout, area)->rl = true;
	return area;
}

/* The size of its content, along and across the lines. */
struct rectangle region_room(const struct region *region)
{
	bool sideways = region->turn % 180 != 0;
	return (struct rectangle){
		.width = sideways ? region->place.height : region->place.width,
		.height = sideways ? region->place.width : region->place.height,
	};
}

void region_is_container(
	struct layout *layout, const struct page_master *master, const struct region *region)
{
	struct rectangle room = region_room(region);
	layout->container_width = room.width;
	layout->container_height = room.height;
	layout->region_x = region->content.x;
	layout->region_y = region->content.y;
	layout->page_width = master->width;
	layout->page_height = master->height;
}

const struct fo *region_static(const struct pager *p, const char *name)
{
	for (const struct fo *fo = p->sequence->first; fo != NULL; fo = fo->next)
		if (fo->object == OBJECT_STATIC_CONTENT &&
			strcmp(style_text(fo->style, PROP_FLOW_NAME), name) == 0)
			return fo;
	return NULL;
}

int region_lead(const struct region *region, int rest)
{
	enum keyword align = style_keyword(region->fo->style, PROP_DISPLAY_ALIGN);
	return rest <= 0		? 0 :
		align == KEYWORD_center ? rest / 2 :
		align == KEYWORD_after	? rest :
					  0;
}

void region_place(struct pager *p, struct galley *galley, struct area *into, int y)
{
	struct placer placer = { .layout = p->layout };
	galley_place(&placer, galley, (struct cursor){ 0 }, (struct cursor){ galley->count, NULL },
		into, 0, y);
}

static void set_static(struct pager *p, enum region_kind kind)
{
	const struct region *region = &p->master->regions[kind];
	if (kind == REGION_BODY || region->fo == NULL)
		return;
	struct area *area = region_area(p, kind);
	const struct fo *content = region_static(p, region->name);
	if (content == NULL)
		return;
	struct rectangle room = region_room(region);
	region_is_container(p->layout, p->master, region);
	struct galley *galley = flow_galley(p->layout, content, room.width);
	int height = galley_height(galley);
	if (height > room.height + 100 && p->state.index == 0 &&
		style_keyword(region->fo->style, PROP_OVERFLOW) != KEYWORD_visible)
		diag_report(p->layout->diag, fo_where(content), MESSAGE_OVERFLOW,
			arena_printf(
				p->layout->work, "%.1f", (height - room.height) / 72000.0 * 25.4));
	int lead = region_lead(region, room.height - height);
	area_traits_of(p->layout, area)->lead = lead;
	region_place(p, galley, area, lead);
}

void region_set_statics(struct pager *p)
{
	p->page->markers.carried = p->carried;
	p->page->markers.before = p->layout->marks_before;
	p->layout->page = p->page->area;
	p->layout->markers = &p->page->markers;
	for (enum region_kind kind = 0; kind < REGIONS; kind++)
		set_static(p, kind);
	p->layout->page = NULL;
	p->layout->markers = NULL;
}
