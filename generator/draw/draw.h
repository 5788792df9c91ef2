/*
 * draw.h - charts as SVG, one source for page and print.
 *
 * The SVG is of the subset that layout/ draws: rect, line, path, text, g.  Lengths are user units
 * in which text is 16 high; the viewBox tells the size.  It has title and desc for those who cannot
 * see it.
 */
#ifndef DRAW_DRAW_H
#define DRAW_DRAW_H

#include "xml/make.h"
#include "xml/tree.h"

enum draw_look { DRAW_TOP, DRAW_HEAD, DRAW_PLAIN, DRAW_LIST };

/* A box of a tree: its lines, and what hangs below it. */
struct draw_box {
	enum draw_look look;
	const char **lines; /* UTF-8; the first is bold */
	size_t line_count;
	int columns; /* DRAW_LIST: lines after the first are set in so many columns; else 1 */
	struct draw_box *first, *last, *next;
	/* the result of draw_tree, in user units */
	double x, y, width, height;
};

struct draw_box *draw_box_new(struct arena *arena, enum draw_look look);
void draw_box_line(struct arena *arena, struct draw_box *box, const char *text);
void draw_box_add(struct draw_box *parent, struct draw_box *child);

/*
 * draw_tree - a top-down tidy tree (Reingold and Tilford, 1981): a parent stands over the middle of
 * its children, subtrees are as near as their outlines allow.  `root` gets its places.
 */
struct xml_doc *draw_tree(struct draw_box *root, const char *title, const char *description);

/*
 * draw_organisation - the chart of a record of kind organisation, cut for its audience: committee
 * with posts and names, groups with leaders and members.  NULL if it has neither committee nor
 * groups.
 */
struct xml_doc *draw_organisation(const struct xml_node *record);

#endif
