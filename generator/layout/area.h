/*
 * area.h - the area tree: pages of placed boxes, glyphs, rules and pictures.  The only thing that
 * a page writer (pdf/) sees.
 *
 * Lengths are millipoints (1/72000 inch).  The origin is the page's upper left corner, x grows to
 * the right, y downwards.  Every position is absolute on its page, unless a viewport above turns
 * it. Names follow XSL 1.1 chapter 4 and Apache FOP's intermediate area tree, in which
 * layout_dump() prints it.
 */
#ifndef LAYOUT_AREA_H
#define LAYOUT_AREA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "font/font.h"

typedef uint32_t area_color; /* 0xRRGGBB; AREA_NO_COLOR: paint nothing */
#define AREA_NO_COLOR UINT32_MAX

enum area_kind {
	AREA_REGION, /* region-body, region-before ...: `name` tells */
	AREA_VIEWPORT, /* block-container: may turn and clip what is in it */
	AREA_BLOCK, /* also table, row, cell, list parts: `name` tells */
	AREA_LINE,
	AREA_INLINE, /* groups inlines: fo:inline, basic-link */
	AREA_TEXT, /* one run of glyphs of one face */
	AREA_SPACE, /* nothing painted */
	AREA_LEADER, /* a rule or dots in a line */
	AREA_IMAGE,
	AREA_PATH /* filled or stroked outline, from SVG */
};

enum area_side { AREA_TOP, AREA_RIGHT, AREA_BOTTOM, AREA_LEFT, AREA_SIDES };

enum area_line_style {
	AREA_NONE,
	AREA_SOLID,
	AREA_DASHED,
	AREA_DOTTED,
	AREA_DOUBLE,
	AREA_GROOVE,
	AREA_RIDGE,
	AREA_INSET,
	AREA_OUTSET
};

struct area_border {
	int width;
	enum area_line_style style;
	area_color color;
};

struct area_text {
	const struct face *face;
	int size; /* millipoints */
	area_color color;
	const char *text; /* UTF-8 as the author wrote it: what the glyphs say */
	size_t len;
	const struct glyph *glyphs; /* advance includes justification; cluster indexes `text` */
	size_t count;
	bool vertical; /* set top to bottom; the pen starts at (x, y) on the centre line */
	bool actual_text; /* glyphs cannot tell the text: say it beside them */
};

struct area_leader {
	enum area_line_style style;
	int thickness;
	int pitch; /* of dots, from one to the next */
	area_color color;
};

enum image_format { IMAGE_JPEG, IMAGE_RGB };

struct area_image {
	enum image_format format;
	const char *key; /* equal keys are one picture, embedded once; NULL: not shared */
	const unsigned char
		*bytes; /* the JPEG file, or width * height * components samples of 8 bits */
	size_t len;
	int width, height; /* samples, as stored */
	int orientation; /* how these are to be seen, 2 to 8 (Exif 3.0, 4.6.5.1.5); 0, 1: as stored */
	int components; /* 1 grey, 3 RGB, 4 CMYK (JPEG only) */
	const unsigned char *alpha; /* width * height samples, or NULL */
	const char *alternative; /* text for those who cannot see it; NULL: decoration */
};

/* A picture that fills a padding rectangle once, or again and again. */
struct area_picture {
	const struct area_image *image;
	const char *source; /* as the author wrote it */
	int x, y; /* of one of them, from the upper left corner of the rectangle */
	int width, height;
	bool across, down; /* repeated */
};

/* Everything but plain text: boxes have borders, most areas have not.  NULL: none of it. */
struct area_box {
	struct area_border border[AREA_SIDES];
	int padding[AREA_SIDES];
	area_color background;
	const struct area_picture *picture; /* on the background; NULL: none */
};

enum path_op { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };

struct path_segment {
	enum path_op op;
	int x[3], y[3]; /* absolute, millipoints; a curve has two control points and its end */
};

struct area_path {
	const struct path_segment *segments;
	size_t count;
	area_color fill, stroke;
	int stroke_width;
	int dash; /* length of dashes and gaps; 0: solid */
	bool even_odd;
};

/* Where a link leads: an id of this document, or a URI; the other is NULL. */
struct area_link {
	const char *id, *uri;
};

/*
 * A logical part of the document (ISO 32000-1, 14.7): areas with the same one are its fragments, on
 * whatever pages they stand.  Parts are in each other as their first fragments are.
 */
struct area_part {
	size_t index; /* 0 .. area_tree.parts - 1 */
	const char *type; /* standard structure type: "P", "H1", "TD"; or AREA_ARTIFACT */
	bool given; /* the author said so: true also of what repeats on every page */
	bool heads_row; /* TH: of its row, not of its column */
	int columns, rows; /* TH, TD: spanned */
	const char *alternative; /* text for those who cannot see it, or NULL */
	const char *language; /* BCP 47, where it changes, or NULL */
};

/* What is in such an area belongs to no part: it repeats or decorates. */
#define AREA_ARTIFACT "Artifact"

struct area {
	enum area_kind kind;
	const char
		*name; /* formatting object it comes from: "block", "table-cell" ...; never NULL */
	int x, y; /* upper left corner of the content rectangle */
	int width, height; /* of the content rectangle; TEXT: advance and line height */
	int baseline; /* TEXT, LEADER: y of the baseline (absolute) */
	const struct area_box *box; /* borders and padding lie outside the content rectangle */
	const char *id; /* a place that links and bookmarks lead to, or NULL */
	const struct area_link *link;
	const struct area_part *part; /* NULL: that of the area around */
	const char *region; /* REGION: its own name */
	struct where at; /* the author's place */
	struct area *first, *last, *next;
	union {
		struct area_text *text;
		struct area_leader leader;
		struct area_image *image;
		struct area_path *path;
		struct {
			/* maps what is inside to the page: x' = a x + c y + e, y' = b x + d y + f;
			 * e and f in millipoints.  Identity for one that does not turn. */
			double a, b, c, d, e, f;
			bool clip;
		} viewport;
	};
	/* Traits for layout_dump() only, in the terms of FOP; pdf/ does not look at them. */
	const struct area_traits *traits;
};

struct area_page {
	int width, height;
	int number; /* as counted, from 1 or initial-page-number */
	const char *label; /* as shown: "3", "iii", "" */
	const char *master; /* name of its page master */
	bool starts_sequence; /* first page of a page-sequence */
	struct area *first, *last; /* regions, in painting order */
	struct area_page *next;
};

struct area_bookmark {
	const char *title, *id; /* id: the place it leads to */
	struct where at; /* the author's place */
	bool open;
	struct area_bookmark *first, *last, *next;
};

struct area_info {
	const char *title, *author, *subject, *keywords; /* NULL: not said */
	const char *language; /* BCP 47, default "zh-CN" */
	const char *date; /* ISO 8601 day of the record, or NULL */
};

struct area_tree {
	struct arena arena; /* holds all of it */
	struct area_page *first, *last;
	size_t pages, parts;
	struct area_bookmark *bookmarks;
	struct area_info info;
};

#endif
