/*
 * para.h - the text of a block on its way from characters to items: what breaks, what may give way.
 *
 *	inline objects -> para_build() -> items -> break_lines() -> justify() -> line_build()
 *
 * An item is a box, the glue behind it and the penalty of ending a line there, in one: a Han
 * character, a cluster of letters, a space, a picture, a leader.
 */
#ifndef LAYOUT_PARA_H
#define LAYOUT_PARA_H

#include "layout/engine.h"
#include "layout/space.h"

/* An inline object around items: what they look like, and the area that will hold them. */
struct inline_box {
	const struct fo *fo;
	const struct style *style;
	const struct inline_box *parent;
	const struct area_link *link; /* its own or of the link around it */
	int baseline; /* of its own glyphs, above that of the line */
	int inner_baseline; /* what inner objects are aligned with */
	const struct style *table; /* whose font says where the other baselines lie */
	enum keyword edge; /* of the line that it is aligned with; KEYWORD_UNKNOWN: none */
	int above, below; /* then: its height */
	bool shifted; /* by baseline-shift */
	bool shows; /* gets an area of its own: link, id, box, role */
	int keep_start, keep_end; /* borders and padding that a line break does not remove */
};

/* Glyphs of one face and one inline object. */
struct run {
	const struct face *face;
	const struct inline_box *in;
	int size;
	bool vertical; /* set downwards: Chinese in vertical lines */
	const struct glyph *glyphs; /* clusters index the text of the paragraph */
};

enum item_kind {
	ITEM_TEXT,
	ITEM_SPACE, /* vanishes at both ends of a line */
	ITEM_NEWLINE, /* a line feed that is kept */
	ITEM_LEADER,
	ITEM_HYPHEN, /* a soft one: shown when a line ends behind it */
	ITEM_AREA, /* a picture */
	ITEM_NUMBER, /* a page number, known later */
	ITEM_START, /* border, padding and space of an inline, at its start */
	ITEM_END,
	ITEM_BLOCK, /* a block-level object in an inline: has its line for itself */
	ITEM_ANCHOR /* nothing: an id, a footnote */
};

/* What is not text. */
struct inline_object {
	const struct fo *fo;
	struct area *area; /* AREA */
	int ascent; /* AREA */
	int min, max; /* LEADER; START, END: min is the width of border, padding and margin */
	struct space space; /* START, END */
	struct area *content; /* LEADER: a line of what is repeated, or NULL */
	const char *id; /* NUMBER: of the place cited, NULL: this page */
	bool last; /* NUMBER: where the place ends */
	const struct run *run; /* NUMBER, HYPHEN */
	const char *text; /* NUMBER: what is shown now */
	size_t glyphs; /* NUMBER, HYPHEN */
	const struct fo *note; /* ANCHOR: a footnote-body */
};

enum { PENALTY_HYPHEN = 1, PENALTY_NEVER = INT32_MAX, PENALTY_FORCED = INT32_MIN };

struct item {
	enum item_kind kind : 8;
	unsigned char class; /* enum cjk_class */
	unsigned char level; /* of `shrink` */
	bool open; /* justification may widen the gap behind it */
	bool whole; /* no line ends behind it, however long it gets */
	uint32_t start, len; /* bytes of the text */
	uint32_t glyph, glyphs; /* of the run */
	int penalty; /* of a line that ends behind it */
	int width; /* of the box, after squeezing */
	int lead; /* blank already cut off at its front */
	int space; /* gap behind it; none at a line's end */
	int start_blank; /* what it loses at a line's start */
	int end_blank; /* and at a line's end */
	int start_edge, end_edge; /* borders, padding, hyphen that it brings there */
	int shrink; /* what the box may lose more */
	int gap_shrink, stretch; /* what the gap may lose; what it may gain before all gaps open */
	const struct run *run; /* TEXT, SPACE */
	const struct inline_box *in;
	struct inline_object *object; /* of a TEXT: its hyphen, if a line may end behind it */
};

/* Markers of an inline: it shows bytes [start, end) of the text. */
struct para_mark {
	const struct fo *const *markers; /* ends in NULL */
	size_t start, end;
	struct para_mark *next;
};

struct para {
	const struct fo *block;
	const struct style *style;
	const char *text; /* lives as long as the area tree */
	size_t len;
	struct item *items;
	size_t count, room;
	struct para_mark *marks;
	bool numbers; /* some item is a NUMBER */
	bool blocks; /* some item is a BLOCK */
	bool notes; /* some item is a footnote */
	bool edges; /* some inline keeps its edges at line breaks */
	bool keeps; /* some inline is kept in a line with what is beside it */
};

/*
 * para_build - items of the inline-level objects from `first` on, up to a block-level one or the
 * end.
 *
 * `measure` is what percentages refer to.  Everything but the text is in `arena`.  *next is the
 * first object that was not taken.  A paragraph with nothing to show has no items.
 */
void para_build(struct layout *layout, const struct fo *block, const struct fo *first, int measure,
	struct arena *arena, struct para *para, const struct fo **next);

void para_free(struct para *para); /* the items; the text stays */

/* ---- between para.c, shape.c and spacing.c */

/* A stretch of text of one inline object, or one that is not text. */
struct segment {
	size_t start, len;
	const struct inline_box *in;
	enum item_kind kind; /* TEXT, or what else it is */
	struct inline_object *object;
};

/* shape_segments - turn segments into items: fonts, glyphs, widths. */
void shape_segments(struct layout *layout, struct para *para, const struct segment *segments,
	size_t count, int measure, struct arena *arena);

/* shape_number - give a page number its text; its item's width changes. */
void shape_number(struct layout *layout, struct item *item, const char *text, struct arena *arena);

/* leader_length - one of the LEADER_LENGTH properties, as that of the content rectangle. */
int leader_length(const struct style *style, enum property property, int measure);

/* space_items - penalties, squeezing, gaps: the Chinese rules. */
void space_items(struct para *para);

/* space_inlines - space-start and space-end of inlines: those that meet, and how far they give. */
void space_inlines(struct para *para);
/* item_cut_start - what an item loses at a line's start; `keep_start`: marks keep their blank. */
int item_cut_start(const struct item *item, bool keep_start);

/* keep_in_line - is one of the within-line keeps set? */
bool keep_in_line(const struct style *style, enum property keep);

struct item *para_add(struct para *para);

#endif
