/*
 * galley.h - the content of a flow as a long strip of pieces, before it is cut into pages.
 *
 *	objects -> galley (pieces with spaces, keeps, frames) -> galley_fill() -> galley_place()
 *	-> areas
 *
 * A piece is what is never cut: a line, a picture; or a row, whose cells and list parts are galleys
 * themselves and are cut side by side.  Frames are the blocks around the pieces: they have borders
 * and backgrounds, go on over a cut, and may repeat something after it (a table's header).
 */
#ifndef LAYOUT_GALLEY_H
#define LAYOUT_GALLEY_H

#include "layout/engine.h"
#include "layout/space.h"

/*
 * What it costs to cut in front of a piece.  A keep of a number n (at most 999) costs n more than
 * any room left empty: it is kept wherever it can be (XSL 1.1, 4.8).
 */
enum {
	COST_NONE = 0,
	COST_KEEP = 300,
	COST_LINES = 2000, /* against orphans or widows */
	COST_ALWAYS = 10000, /* against a keep "always" */
	COST_NEVER = 1000000 /* between a border and what it encloses */
};

enum break_class { BREAK_NONE, BREAK_COLUMN, BREAK_PAGE, BREAK_EVEN, BREAK_ODD };

struct galley;
struct piece;
struct row; /* row.h */
struct row_edges;

/* A block around pieces. */
struct frame {
	struct frame *parent; /* within the same galley */
	const struct fo *fo;
	const char *name; /* of its areas */
	int x, width; /* content rectangle, from the galley's left edge */
	int start, end_indent; /* its indents, in the reference area */
	int before, after; /* border and padding */
	int keep_before, keep_after; /* of those what is there also at a cut */
	const struct area_box *box;
	const struct area_link *link; /* of an inline */
	struct galley *head, *foot; /* repeated after and before each cut; NULL: nothing */
	const struct fo *const *markers; /* ends in NULL; NULL: none */
	bool retrieves; /* a table, of which a header or footer shows its markers */
	struct mark *carried; /* then: the last of each class on pages before, the newest first */
	struct arena *arena; /* lives as long as the frame */
	size_t from, end; /* its pieces: [from, end) of the galley */
	size_t trimmed; /* of the galley, when those were counted */
	/* While it is being placed: its fragment, and where that begins and ends. */
	struct area *area;
	int area_x, area_y, content_end;
};

enum piece_kind {
	PIECE_AREA, /* `area`, ready made; NULL: nothing but an anchor */
	PIECE_OPEN, /* a frame's border and padding before */
	PIECE_CLOSE, /* and after */
	PIECE_ROW, /* galleys side by side */
	PIECE_APART /* absolutely positioned: takes no room */
};

/* A place in a galley: in front of a piece, or inside a row, with a place for each of its cells. */
struct cursor {
	size_t index;
	struct cursor *cells; /* of the row at `index`; NULL: in front of it */
};

struct note {
	const struct fo *fo; /* footnote-body */
	struct galley *body;
	struct cursor from; /* what is in front of that stands on earlier pages */
	bool repeated; /* of a head or foot: stands on other pages too */
	struct note *next;
};

/* Markers of an inline that is in a line. */
struct line_mark {
	const struct fo *const *markers; /* ends in NULL */
	bool starts, ends; /* it does so in this line */
	struct line_mark *next;
};

struct piece {
	enum piece_kind kind;
	enum break_class force; /* a cut is asked for in front of it */
	int cost; /* of a cut in front of it */
	struct space space; /* in front of it, as resolved */
	int height;
	struct frame *frame; /* innermost; NULL: none */
	struct area *area;
	const struct fo *fo; /* APART: whose position it has */
	struct row *row;
	struct note *notes; /* footnotes that must stand on its page */
	struct line_mark *marks; /* of inlines */
	size_t head; /* how many pieces and paragraphs begin up to here */
	size_t item; /* of a line: the first item of its paragraph that stands in it */
	struct galley
		*inside; /* AREA, APART: what is in `area` already; NULL: nothing of interest */
};

/*
 * Where content is made anew for another width: what was in front of that stands on pages already.
 * The pieces of an object are the same but for the number of lines in its paragraphs.
 */
struct resume {
	size_t head; /* of its piece; 0: nothing is made anew */
	size_t item; /* of the last of these paragraphs; 0: from its start */
};

struct galley {
	struct layout *layout;
	struct arena *arena; /* of the pieces */
	struct piece *pieces;
	size_t count, room;
	int width; /* of the reference area: what indents and percentages refer to */
	int origin; /* where that begins, from the galley's left edge */
	bool breaks, notes; /* a cut is asked for somewhere inside; there are footnotes */
	bool keeps_first_space; /* no reference area: the first space is not at an area's top */
	struct resume resume;
	size_t heads; /* pieces and paragraphs so far */
	size_t trimmed; /* pieces, so far */
	/* While it is being built: what waits for the next piece. */
	struct frame *frame;
	struct space space;
	bool has_space;
	bool opening; /* the piece before must not be parted from what comes */
	int cost;
	enum break_class force;
	struct together *together;
};

/* A keep-together that is open: holds between its own pieces, not in front of its first. */
struct together {
	int cost;
	size_t from;
	struct together *outer;
};

/* ---- building */

struct galley *galley_new(struct layout *layout, int width);
struct piece *galley_add(struct galley *galley, enum piece_kind kind, int height);
/* galley_add_row - a row; breaks and keeps at the edges of its cells are those of the row. */
void galley_add_row(struct galley *galley, struct row *row);
void galley_space(struct galley *galley, const struct fo *fo, enum property minimum);
void galley_keep(struct galley *galley, int cost);
void galley_break(struct galley *galley, enum break_class force);
void galley_open(struct galley *galley, struct frame *frame);
void galley_close(struct galley *galley);
/* galley_attach - what was added last is not parted from what comes. */
void galley_attach(struct galley *galley);
/* galley_lift - the break asked for in front of piece `from` is asked for in front of `to`. */
void galley_lift(struct galley *galley, size_t from, size_t to);
/* galley_finish - nothing comes any more: a last space that is to be retained is. */
void galley_finish(struct galley *galley);
/* galley_drop - forget pieces from `index` on, and what waits. */
void galley_drop(struct galley *galley, size_t index);
/* galley_trim - forget pieces in front of `index`, which is above 1 if a frame goes on there; the
 * others move up. */
void galley_trim(struct galley *galley, size_t index);

/* keep_cost - what a keep property costs; `line`, `column`, `page` are its three components. */
int keep_cost(const struct style *style, enum property column);
enum break_class break_of(const struct style *style, enum property property);

/* ---- cutting */

struct fill {
	struct cursor end; /* where the rest starts */
	int height; /* of what was taken, repeated heads and feet included */
	int notes; /* of the footnotes in it */
	int give; /* how much its spaces may shrink */
	int shrink; /* how much they must; `height` is without that */
	int cost; /* of the cut: keeps, orphans, not the room left empty */
	bool done; /* all was taken */
	bool overflow; /* something higher than the room was taken all the same */
	enum break_class force; /* the cut was asked for */
};

struct room {
	int height; /* at most */
	int note_gap; /* height that the first footnote asks for besides itself; -1: no footnotes
			 here */
	bool must; /* take at least one piece */
	bool flexible; /* spaces may shrink to their minimum, so that more goes in */
	bool splits; /* the last footnote may go on on the next page */
};

struct fill galley_fill(struct galley *galley, struct cursor from, const struct room *room);

/*
 * galley_least - height of what must stand together at the start of [from, end of the galley): up
 * to the first cut that costs less than `cost`.
 */
int galley_least(struct galley *galley, struct cursor from, int cost);

/* galley_height - of all of it, uncut. */
int galley_height(struct galley *galley);
/* galley_extent - of [from, end), with what frames repeat at the cuts. */
int galley_extent(struct galley *galley, struct cursor from, struct cursor end);
/* galley_baseline - of its first line, from its top; false: it has no line. */
bool galley_baseline(const struct galley *galley, int *baseline);
/* galley_all_notes - a list of all of them. */
struct note *galley_all_notes(const struct galley *galley);
/* galley_notes - height of the footnotes in [from, end). */
int galley_notes(struct galley *galley, struct cursor from, struct cursor end);
bool cursor_at_start(struct cursor cursor);
/* fill_emptiness - what room left empty costs: up to 100, less than a keep "always". */
int fill_emptiness(int used, int room);
/* galley_edges - of the row at `i` in [from, end): where it lies on the page. */
struct row_edges galley_edges(
	const struct galley *galley, size_t i, struct cursor from, struct cursor end);

/* ---- placing */

struct page; /* page.h */

struct placer {
	struct layout *layout;
	struct page *page; /* notes markers and footnotes; NULL: none */
	int x, y; /* of the `into` of galley_place() in what absolute positions refer to */
	bool copy; /* the pieces will be placed again: take copies of their areas */
	int give, shrink; /* of the fill: how far its spaces shrink */
};

/*
 * galley_place - the areas of [from, end) as children of `into`, the first at (x, y) of it.
 * Returns the height used, which is that of the fill which gave `end`.
 */
int galley_place(struct placer *placer, struct galley *galley, struct cursor from,
	struct cursor end, struct area *into, int x, int y);

#endif
