/*
 * strip.h - the flow of a sequence as galleys, made no further than the pages need.
 *
 * A segment is a run of children with the same span: one galley, as wide as a column or as the
 * body.
 */
#ifndef LAYOUT_STRIP_H
#define LAYOUT_STRIP_H

#include "layout/galley.h"
#include "layout/store.h"

struct row_source;
struct table_run;

/* A child of the flow, or a group of rows of a long table, of which it is the first row. */
struct strip_start {
	const struct fo *child;
	size_t piece;
};

struct strip {
	struct layout *layout;
	struct fo *flow;
	const struct xml_node *pulled; /* the child of the flow's node that was read last */
	const struct xml_node *before; /* the one before that */
	struct row_source *sources; /* of tables whose rows are read while pages fill */
	struct table_run *run; /* the one that is being made; NULL: none */
	const struct fo *running; /* that table */
	struct store *outer; /* of the sequence */
	struct store *last; /* where children go that are read */
	struct strip_start *gone; /* children of segments that ended on this page */
	size_t gone_count, gone_room;
	const struct fo *next; /* first child that is in no galley yet */
	struct galley *galley; /* of the segment at hand; NULL: none begun */
	struct cursor at; /* what is on pages already */
	enum break_class cut; /* what asked for the cut there, if it is inside a row */
	bool spans; /* the segment goes over all columns */
	struct strip_start *starts; /* where children begin in the galley */
	size_t count, room;
	int columns; /* of the page at hand */
	int column_width, body_width;
};

/* strip_start - the flow has its markers but no other children yet; `pulled` is the last one. */
void strip_start(
	struct strip *strip, struct layout *layout, struct fo *flow, const struct xml_node *pulled);
/* strip_end - children leave memory when the pages that hold them do. */
void strip_end(struct strip *strip);

/* strip_turn - a page is finished: children that stand on pages as a whole go. */
void strip_turn(struct strip *strip);

/* strip_store - of the child at `at`, or of the one before if there is none. */
struct store *strip_store(const struct strip *strip);

/* strip_page - the next page has this geometry; what does not stand on a page yet is made anew. */
void strip_page(struct strip *strip, int columns, int column_width, int body_width);

/* strip_need - make pieces until `height` lies behind `at`, or the segment ends. */
void strip_need(struct strip *strip, int height);

bool strip_segment_done(struct strip *strip); /* nothing of the segment is left */
bool strip_done(struct strip *strip);
/* strip_segment_ends - all of the segment is made. */
bool strip_segment_ends(const struct strip *strip);
/* strip_force - the break that the next piece asks for. */
enum break_class strip_force(struct strip *strip);

#endif
