/* internal.h - between the files of print/. */
#ifndef PRINT_INTERNAL_H
#define PRINT_INTERNAL_H

#include "layout/area.h"
#include "print/print.h"
#include "xml/tree.h"

enum need_period { NEED_ANY, NEED_YEAR, NEED_CURRENT };

/* Records of the organisation that a board shows: a `part` of its source. */
struct need {
	const struct kind *kind;
	const char **types; /* names of values; end in NULL, none: all */
	enum need_period period;
	const char *where; /* XPath on a record; "" if any will do */
	struct where where_at;
	int most; /* 0: all of them */
	bool required;
	const char *title;
	struct need *next;
};

/* A layout of boards: templates/boards/NAME/board.yaml, which explains every part. */
struct board {
	const char *name;
	/* "" if not said; page: an address in the site, or "record" */
	const char *title, *use, *heading, *size, *orientation, *page, *data;
	double distance; /* metres */
	bool sheets;
	const char **subjects, **charts; /* end in NULL */
	struct need *needs;
	struct board *next;
};

struct print_unit {
	enum print_type type;
	enum audience audience;
	const struct entry *entry; /* the record; of a packet its organisation */
	const char *name; /* of the file, without folder and extension; boards and packets */
	int year; /* packets and boards */
	const char *title; /* packets and boards: "" for the usual one */
	const struct xml_node *form; /* forms: as declared; its entry is NULL for a blank one */
	/* boards only */
	const struct board *board;
	double width, height; /* millimetres */
	double distance; /* metres from which it is read */
	const char *subtitle, *theme, *picture; /* "" if not given; picture: path */
	struct where at; /* the order */
};

struct print {
	struct arena arena;
	const struct archive *archive;
	const struct findings *findings;
	const struct ledgers *ledgers;
	const char *share, *out;
	struct print_unit *units;
	size_t count, room;
	struct board *boards; /* sorted by name */
	struct xml_doc *forms[2]; /* forms.yaml of the program, of the site; NULL: not there */
	struct xml_doc *looks[2]; /* style.yaml of the program, of the site; NULL: not there */
	struct styles *styles;
	struct fonts *fonts; /* opened when first used */
	bool press; /* a second PDF of each unit of OUT/print/, for a printing press */
	bool timeless; /* boards do not say when they are made; for hung.c */
};

/* print_text - content of the child `name`, "" if there is none; in the arena of `print`. */
const char *print_text(struct print *print, const struct xml_node *node, const char *name);

/* print_load_boards - the layouts of the program and of the site; what is wrong is told. */
void print_load_boards(struct print *print, struct diag *diag);
/* print_find_board - by folder or Chinese name; NULL after telling the nearest names. */
const struct board *print_find_board(
	const struct print *print, const char *name, struct where at, struct diag *diag);

/* print_board_file - the path of a file of the layout: that of the site, else that of the program;
 * in `arena`. */
const char *print_board_file(const struct print *print, const struct board *board, const char *name,
	struct arena *arena);

/* print_load_looks - style.yaml of the program and of the site. */
void print_load_looks(struct print *print, struct diag *diag);
/* print_has_theme - false after telling which there are; "" is the usual one. */
bool print_has_theme(struct print *print, const char *name, struct where at, struct diag *diag);
/* print_add_theme - the element `theme`: what the first theme of the program says, then that of the
 * name, the site before the program. */
void print_add_theme(
	const struct print *print, const char *name, struct xml_doc *doc, struct xml_node *parent);
/* print_height_per_metre - millimetres that a Han character needs for each metre of distance. */
double print_height_per_metre(const struct print *print);

/* print_plan_orders - a unit for each board and packet that site.yaml orders. */
void print_plan_orders(struct print *print,
	void (*plan)(struct print *print, struct print_unit unit), struct diag *diag);

/* A source tree that is being made. */
struct source {
	const struct print *print;
	const struct print_unit *unit;
	struct arena *arena;
	struct diag *diag;
	struct xml_doc *doc;
	struct xml_node *root;
};

/* print_source - the source tree of a unit for its style sheet. */
struct xml_doc *print_source(const struct print *print, const struct print_unit *unit,
	struct arena *arena, struct diag *diag);
/* source_start, source_number, source_record - its root, an attribute, a record as the unit's
 * audience may see it (NULL if it cannot be read any more). */
void source_start(struct source *source, const char *root);
void source_number(struct xml_node *node, const char *name, double value);
struct xml_node *source_record(
	struct source *source, struct xml_node *parent, const struct entry *entry);
/* source_chart - the chart of the organisation that is the unit's record. */
void source_chart(struct source *source);
/* source_packet - fill the tree of a packet: packet.c explains it. */
bool source_packet(struct source *source);
/* print_load_forms - forms.yaml of the program and of the site.
 * print_plan_form - units for an order of forms: one, filled or blank, or all of them blank.
 * source_form - fill the tree of a form. */
void print_load_forms(struct print *print, struct diag *diag);
void print_plan_form(struct print *print, void (*plan)(struct print *print, struct print_unit unit),
	const struct xml_node *order, struct diag *diag);
bool source_form(struct source *source);
/* source_board - fill the tree of a board; false after telling what is missing. */
bool source_board(struct source *source);

/* print_fo_of - the XSL-FO of a unit; NULL after telling. */
struct xml_doc *print_fo_of(
	struct print *print, const struct print_unit *unit, struct arena *arena, struct diag *diag);

/* What of its pages tells how well a board is read: { 0 } before the first. */
struct legibility {
	int least; /* millipoints: the smallest text with Han characters */
	size_t pages;
};

void print_note_page(struct legibility *legibility, const struct area_page *page);
/* print_check_board - warn when text is too small for the distance, or a board takes two pages. */
void print_check_board(const struct print *print, const struct print_unit *unit,
	const struct legibility *legibility, struct diag *diag);

char *print_flat(struct arena *arena, const char *id);

#endif
