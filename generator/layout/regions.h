/*
 * regions.h - the pager's page at hand and its regions.  Between pager.c and regions.c only.
 */
#ifndef LAYOUT_REGIONS_H
#define LAYOUT_REGIONS_H

#include "layout/master.h"
#include "layout/page.h"
#include "layout/strip.h"

struct pager {
	struct layout *layout;
	const struct masters *masters;
	const struct fo *sequence, *flow;
	struct strip strip;
	struct page_state state;
	const struct fo *const *markers; /* of the flow itself */
	struct mark *carried; /* markers of pages before: the last of each class */
	struct arena *sequence_work; /* lives as long as the sequence */
	struct note *rest; /* footnotes that go on from the page before */
	struct page needed; /* its children of the flow are needed by those */
	struct page *page;
	const struct page_master *master;
	int note_gap; /* height of the separator above footnotes */
	bool leaves; /* the page is not the last, so something must be left for that */
};

/* region_area - the area of a region on the page, or the one in it, where its content goes. */
struct area *region_area(struct pager *p, enum region_kind kind);
/* region_room - the size of its content, along and across the lines. */
struct rectangle region_room(const struct region *region);
/* region_is_container - what is positioned absolutely refers to it from here on. */
void region_is_container(
	struct layout *layout, const struct page_master *master, const struct region *region);
/* region_lead - what of a rest is above its content, by its display-align. */
int region_lead(const struct region *region, int rest);
/* region_static - the static content of that flow-name, or NULL. */
const struct fo *region_static(const struct pager *p, const char *name);
/* region_place - all of a galley, `y` below the top of `into`. */
void region_place(struct pager *p, struct galley *galley, struct area *into, int y);
/* region_set_statics - the static content of all regions of the page. */
void region_set_statics(struct pager *p);

#endif
