/*
 * engine.h - what all parts of a running layout share.  Inside layout/ only.
 *
 * While a page is being put together, areas are placed relative to the content rectangle of the
 * area above them; page_finish() makes them absolute.  Inside the engine x runs along the lines and
 * y across them, also in vertical writing, which is turned at that moment too.
 */
#ifndef LAYOUT_ENGINE_H
#define LAYOUT_ENGINE_H

#include "layout/area.h"
#include "layout/fo.h"
#include "layout/style.h"

struct item;
struct layout_sink; /* layout.h */
struct layout_pictures;
struct line;
struct markers;
struct page;
struct picture;
struct store;
struct table_marks; /* retrieve.c */

/* Where an id stands: filled when its page is finished. */
struct place {
	const char *id;
	const char *first, *last; /* labels of the pages; NULL: on none so far */
	struct where wanted; /* the first link or bookmark that leads to it; line 0: none */
	struct place *next;
};

enum { PLACES = 4096 };

struct document; /* layout.c */
struct hyphens;
struct mark;

struct layout {
	struct document *document;
	struct arena *arena; /* of areas: lives as long as what is being laid out (store.h) */
	struct arena *work; /* the same, of all else */
	struct arena *lasting; /* lives as long as the layout; tree->arena: as long as the tree */
	struct store *store; /* whose those are */
	struct xml_doc *source;
	const struct layout_sink *sink; /* NULL: all pages stay in the tree */
	struct fonts *fonts;
	struct diag *diag;
	struct style_set *styles;
	struct fo_context fo;
	const struct layout_pictures *pictures_of; /* where they come from */
	struct area_tree *tree;
	struct place *places[PLACES];
	struct line *page_lines,
		**last_line; /* of the page at hand: those that show page numbers */
	struct page *waiting, **last_waiting; /* finished pages that are not out yet */
	size_t waiting_count;
	struct picture *pictures; /* each is read once */
	struct mark *marks_before; /* markers of earlier sequences: the last of each class */
	struct hyphens *hyphens; /* patterns of the languages that words were divided in */
	/* What absolutely positioned containers refer to: the region or container around them, and
	 * the page, with the place of the region in it. */
	int fits; /* containers being shrunk, one inside the other */
	int containers; /* in the flow, one inside the other */
	struct measured *measured; /* contents of those in the outermost one (container.c) */
	int container_width, container_height;
	int page_width, page_height, region_x, region_y;
	/* Of the page whose static content is being laid out; NULL in a flow. */
	const struct area_page *page;
	const struct markers *markers;
	/* Of the tables being placed: what the part on this page shows; NULL: none is. */
	const struct table_marks *table_marks;
};

/* What layout_dump() and page_finish() want to know of an area besides what is in it. */
struct area_traits {
	const char *id; /* also on what continues it after a page break */
	bool is_first, is_last; /* fragment of its object */
	bool reference, vertical; /* content is a reference area; lines run downwards */
	bool apart, fixed; /* absolutely positioned; on the page */
	int start_indent, end_indent;
	int space_before, space_after; /* at the line's own edges */
	int columns, gap; /* of a region body, a span */
	enum {
		TRAIT_SEPARATE,
		TRAIT_INNER,
		TRAIT_OUTER
	} collapse[AREA_SIDES]; /* of a cell's borders */
	int z; /* painted behind (< 0) or in front of (> 0) its siblings */
	int content; /* height of what is in a container */
	bool rl; /* what is in it runs from right to left */
	int rows; /* that a cell reaches over, on its page */
	const struct fo *behind; /* whose background it shows; a part or column of a table */
	int behind_x, behind_width; /* where that lies */
	int lead; /* room above the content of a cell, by its display-align */
	struct line *line; /* shows page numbers */
};

/* area_new - an area named after `fo` (NULL: "") at the end of `parent`, if not NULL. */
struct area *area_new(
	struct layout *layout, enum area_kind kind, const char *name, const struct fo *fo);
void area_append(struct area *parent, struct area *child);
/* area_traits_of - its traits, to be changed; made when there are none. */
struct area_traits *area_traits_of(struct layout *layout, struct area *area);

/* area_turn - a viewport whose content is turned to the left; it has its place and size. */
void area_turn(struct area *area, int degrees);

/* place_find - the entry of an id; made when there is none. */
struct place *place_find(struct layout *layout, const char *id);
/* place_want - something at `at` leads to it: it must be there in the end. */
void place_want(struct layout *layout, const char *id, struct where at);

/* font_request_of - what a style asks of the fonts. */
struct font_request font_request_of(const struct style *style);
/* font_tell_replaced - tell once if the default font stands in for what `fo` asks for. */
void font_tell_replaced(
	struct layout *layout, const struct fo *fo, const struct font_request *request);

#endif
