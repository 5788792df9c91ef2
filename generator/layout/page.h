/*
 * page.h - one page: its regions, what was seen on it, and the moment when it is finished.
 */
#ifndef LAYOUT_PAGE_H
#define LAYOUT_PAGE_H

#include "layout/galley.h"

/* A marker on a page: whether its object starts and ends there. */
struct mark {
	const struct fo *marker;
	bool starts, ends;
	int ended; /* in which order they end on the page; 0: not known */
	struct mark *next;
};

/* What retrieve-marker looks into. */
struct markers {
	struct mark *marks, **last; /* of this page, in document order */
	struct mark *carried; /* of earlier pages of the sequence: the last of each class */
	struct mark *before; /* of earlier sequences, the same */
};

struct page {
	struct area_page *area;
	size_t index; /* from 0 */
	struct store *store; /* its own */
	struct store *first, *last; /* of the children of the flow that are on it; NULL: none */
	struct line *lines; /* that show page numbers */
	struct line *waiting; /* the first of them with an unknown one */
	struct page *next; /* of those that wait */
	struct markers markers;
	struct note *notes, **last_note; /* footnotes to stand at its foot */
	int ended; /* objects with markers so far */
};

/* page_new - in a store of its own, which is entered. */
struct page *page_new(struct layout *layout, int width, int height, const char *master);

/*
 * page_end - the page is finished: it goes out as soon as its numbers are known, and in its turn if
 * that is not too far away (layout.h).  pages_end - all of them go.
 */
void page_end(struct layout *layout, struct page *page);
void pages_end(struct layout *layout);
/* page_hold, page_release - its stores of children have one user more, one less. */
void page_hold(const struct page *page);
void page_release(const struct page *page);
/* page_mark - markers of an object that is on the page; `markers` ends in NULL. */
void page_mark(struct layout *layout, struct page *page, const struct fo *const *markers,
	bool starts, bool ends);
/* page_mark_end - the object ends here, behind all that is in it. */
void page_mark_end(struct page *page, const struct fo *const *markers);
void page_note(struct layout *layout, struct page *page, struct note *notes, bool repeated);

/*
 * markers_carry - behind a page: the last marker of each class goes on to the next ones, in *all,
 * and what it is in lives as long.  markers_drop - behind the last page.
 */
void markers_carry(const struct markers *markers, struct mark **all, struct arena *arena);
void markers_drop(const struct mark *carried);
/* markers_keep - behind the last page of a sequence: those go on to the next ones. */
void markers_keep(struct layout *layout, const struct mark *carried);

/* marker_find - the marker that `retrieve` asks for, or NULL. */
const struct fo *marker_find(const struct markers *markers, const struct fo *retrieve);

/* page_finish - make positions absolute, turn vertical writing, note where ids stand. */
void page_finish(struct layout *layout, struct area_page *page);

/* page_place_line - a line of a finished page has been set again: its children are relative. */
void page_place_line(struct layout *layout, const struct area_page *page, struct area *line);

/* area_copy - a deep copy, for what is shown on several pages; texts are shared. */
struct area *area_copy(struct layout *layout, const struct area *area);

#endif
