/*
 * internal.h - what the files of pdf/ share: the document being written and the page being painted.
 *
 * The tree counts millipoints downwards from the upper left corner, a PDF units of 1/72 inch times
 * UserUnit upwards from the lower left one; canvas_ functions convert.
 */
#ifndef PDF_INTERNAL_H
#define PDF_INTERNAL_H

#include "layout/area.h"
#include "pdf/keys.h"
#include "pdf/object.h"
#include "pdf/pdf.h"
#include "pdf/syntax.h"

/* ---- the document */

/* A page: made when it, or one behind it, is painted. */
struct sheet {
	struct object *object;
	const char *label;
};

struct link {
	int page; /* from 1 */
	double box[4]; /* left, bottom, right, top, in units of the page */
	struct area_link to;
	struct element *element;
	const char *text; /* what it shows */
	struct link *next;
};

struct pdf {
	enum pdf_profile profile;
	struct sheet *pages; /* in their order */
	size_t page_count, page_room;
	struct canvas *canvas;
	const struct area_info *info; /* in pdf_end() */
	area_color spot; /* press: what the ink 红 prints; AREA_NO_COLOR: nothing so far */
	struct objects *objects;
	struct diag *diag;
	struct arena arena;
	struct embedded *fonts, **last_font; /* in the order of first use in the tree */
	int layers; /* Type 0 fonts so far: /F1, /F2 ... */
	struct keys pictures; /* by key: struct picture */
	struct keys places; /* by id: struct place */
	struct link *links, **last_link;
	/* tags.c */
	struct element *document, **elements; /* by part; NULL: none, or written */
	size_t element_room;
	struct element *loose; /* those without a part */
	struct str parents, parent_nodes; /* of the parent tree: the node at hand, those before */
	int parent_keys, node_first;
	struct object *srgb; /* the profile; NULL: not used so far */
	struct str note_ids;
	int notes, heading;
	bool ok;
};

/* ---- fonts: embed.c */

/*
 * A glyph may stand for several texts (Noto has one for 一 and ⼀), but a font's ToUnicode gives it
 * one.  So a face is embedded once, as a CIDFont, under as many Type 0 fonts (layers) as texts
 * demand.
 */
enum { LAYERS_MAX = 8 };

struct layer {
	struct object *font[2]; /* Identity-H, Identity-V; NULL: not used */
	int name[2]; /* 1: /F1 ... */
	int page[2]; /* the last page whose resources have it */
};

struct used_glyph {
	uint32_t glyph;
	bool vertical; /* also in vertical lines */
	const char *meaning[LAYERS_MAX]; /* its text in each layer; NULL: it has none there */
};

struct embedded {
	const struct face *face;
	struct object *cid_font;
	struct layer layers[LAYERS_MAX];
	uint16_t *slots; /* by glyph: 1 + its index in used; 0: not used */
	struct used_glyph *used; /* in the order of first use, at the end by glyph */
	size_t count, room;
	struct embedded *next;
};

struct embedded *embed_face(struct pdf *pdf, const struct face *face);
/* embed_glyph - the layer in which the glyph stands for this text; -1: none is left. */
int embed_glyph(struct pdf *pdf, struct embedded *font, uint32_t glyph, bool vertical,
	const char *text, size_t len);
/* embed_name - N of /FN for a layer, made when first asked for. */
int embed_name(struct pdf *pdf, struct embedded *font, int layer, bool vertical);
/* embed_finish - write all fonts: after the last page. */
bool embed_finish(struct pdf *pdf);

/* ---- the page: canvas.c */

struct queued {
	const struct area *area;
	struct element *element;
};

struct text_state {
	bool open; /* between BT and ET */
	bool array, string; /* inside [ ... ] TJ, inside < ... > of it */
	const struct embedded *font; /* NULL: not set */
	int layer, size;
	bool vertical, placed; /* placed: pen and across are where the viewer's pen is */
	double pen, across; /* along and across the line, millipoints of the tree */
};

struct canvas {
	struct pdf *pdf;
	struct object *page;
	int number; /* 1.. */
	double width, height; /* of the page, millipoints */
	double unit; /* UserUnit */
	double matrix[6]; /* of the viewports we are in: tree to page, both downwards */
	struct str content, fonts, pictures; /* operators; entries of the resources */
	area_color fill, stroke;
	bool spot; /* press: the page has something in the ink 红 */
	struct text_state text;
	struct queued *queue; /* texts that wait to be painted as one line */
	size_t queued, queue_room;
	struct element *element; /* of the area at hand; NULL: it is an artifact */
	struct element *section; /* of the body of the page */
	bool furniture, furniture_leads; /* the region is not the body; it stands above it */
	bool marking; /* between BDC and EMC of `marked` */
	struct element *marked;
	int mcids; /* of the page so far */
	struct str owners; /* of them: references */
	struct item *items; /* scratch of text.c */
	size_t item_room;
	struct arena scratch;
};

/* canvas_begin - `number` counts from 1, in the order of the pages and not of their painting. */
void canvas_begin(struct canvas *canvas, struct pdf *pdf, const struct area_page *page, int number);
void canvas_end(struct canvas *canvas);
void canvas_free(struct canvas *canvas);

/* Operands, each with a blank behind it; a rectangle has its operator. */
void canvas_point(struct canvas *canvas, double x, double y);
void canvas_length(struct canvas *canvas, double length);
void canvas_rectangle(struct canvas *canvas, double x, double y, double width, double height);
void canvas_op(struct canvas *canvas, const char *operator);
void canvas_fill(struct canvas *canvas, area_color color);
void canvas_stroke(struct canvas *canvas, area_color color);
/* canvas_to_page - a point of the tree, through the viewports, in units of the page. */
void canvas_to_page(
	const struct canvas *canvas, double x, double y, double *page_x, double *page_y);

/* ---- for a printing press: press.c */

struct rectangle {
	double left, top, right, bottom; /* millipoints of the tree */
};

/* press_margin - from the edge of the sheet to that of the page, millipoints; 0 for an archive. */
double press_margin(const struct pdf *pdf);
double press_bleed(void);
void press_begin(struct canvas *canvas); /* before, after all else of the page */
void press_end(struct canvas *canvas);
void press_color(struct canvas *canvas, area_color color, bool stroke);
/* press_spaces - the colour spaces of the page, an entry of its resources. */
void press_spaces(struct canvas *canvas, struct str *resources);
/* press_extend - sides that lie on an edge of the page move to that of the bleed; archive:
 * nothing. */
void press_extend(const struct canvas *canvas, struct rectangle *r);

/* ---- structure: tags.c */

void tags_begin(struct pdf *pdf);
/* tag_enter - the element of what is in an area with this part; NULL: artifact. */
struct element *tag_enter(struct canvas *canvas, const struct area_part *part);
/* tag_mark - what is painted from here on belongs to the element; tag_end - nothing is painted
 * now. */
void tag_mark(struct canvas *canvas, struct element *element);
void tag_end(struct canvas *canvas);
bool tag_pending(const struct canvas *canvas, const struct element *element);
/* tag_graphics - what is painted from here on is part of a figure, or an artifact. */
void tag_graphics(struct canvas *canvas);
/* tag_place - the element at hand, if it is a figure, is where this area is. */
void tag_place(struct canvas *canvas, const struct area *area);
void tags_page_end(struct canvas *canvas);
/* tag_link - the element of a link at hand.  tag_annotation - its key in the parent tree. */
struct element *tag_link(struct canvas *canvas);
int tag_annotation(
	struct pdf *pdf, struct element *element, const struct object *annotation, int page);
/* tags_done - parts [first, end) are on no page that is to come. */
void tags_done(struct pdf *pdf, size_t first, size_t end);
void tags_finish(struct pdf *pdf);
void tags_free(struct pdf *pdf);

/* ---- painting */

/*
 * text_add - the text waits for those that follow it in its line.  text_line - paint what waits: a
 * line or a part of it ends, words do not continue.  text_flush - the same, before other things are
 * painted.
 */
void text_add(struct canvas *canvas, const struct area *area);
void text_line(struct canvas *canvas);
void text_flush(struct canvas *canvas);
/* text_suspend - before a rule that begins at x: one under the last text does not end its line. */
void text_suspend(struct canvas *canvas, int x);

void box_paint(struct canvas *canvas, const struct area *area);
void leader_paint(struct canvas *canvas, const struct area *area);
void path_paint(struct canvas *canvas, const struct area_path *path);
void picture_paint(struct canvas *canvas, const struct area *area);
/* picture_put - a picture with its upper left corner at (x, y), inside what is marked already. */
void picture_put(struct canvas *canvas, const struct area_image *image, struct where at, double x,
	double y, double width, double height);

/* ---- around the pages */

void place_add(struct canvas *canvas, const struct area *area);
void link_add(struct canvas *canvas, const struct area *area);
/* navigation_finish - annotations, named destinations, outline, page labels. */
void navigation_finish(struct pdf *pdf, const struct area_bookmark *bookmarks);
/* identity_profile - the profile of sRGB, a stream; an empty one after telling that it is not
 * there. */
struct object *identity_profile(struct pdf *pdf);
/* identity_finish - XMP and document information, output intent, language. */
void identity_finish(struct pdf *pdf);

#endif
