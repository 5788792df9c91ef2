/*
 * print.h - what leaves as paper: documents, wall boards, year-end packets, each a PDF and a unit
 * of work.
 *
 *	OUT/EDITION/RECORD.pdf         a record as a document, as the edition may see it
 *	OUT/print/documents/RECORD.pdf the same for the office
 *	OUT/print/boards/NAME.pdf      boards that site.yaml orders
 *	OUT/print/packets/NAME.pdf     packets that site.yaml orders
 *	OUT/print/forms/NAME.pdf       forms that site.yaml orders, blank or filled
 *	OUT/print/press/FOLDER/NAME.pdf the same as those under OUT/print/, for a printing press, if
 * asked
 *
 * Templates: templates/kinds/NAME/print.xsl, templates/boards/NAME/board.xsl,
 * templates/packet/packet.xsl; all make XSL-FO, which layout/ sets and pdf/ writes.  A layout of
 * boards is a folder templates/boards/NAME/ with a declaration, board.yaml (kind `board`); the
 * colours and sizes of boards are in templates/style.yaml (kind `style`).  Files of the site go
 * before those of the program.
 */
#ifndef PRINT_PRINT_H
#define PRINT_PRINT_H

#include <stdio.h>

#include "archive/archive.h"
#include "ledger/ledger.h"
#include "base/work.h"
#include "standard/standard.h"

struct print;

/* print_new - plan all units.  Orders in site.yaml that name no layout, a wrong record, a size that
 * cannot be, are told, and so are faults of layouts and themes; never NULL. */
struct print *print_new(const struct archive *archive, const struct findings *findings,
	const struct ledgers *ledgers, const char *share, const char *out, struct diag *diag);
/* print_only_edition - nothing but the documents of one edition. */
void print_only_edition(struct print *print, enum audience edition);
void print_free(struct print *print);
/* print_also_press - print_run() also writes what a printing press takes (PDF_PRESS of
 * pdf/pdf.h). */
void print_also_press(struct print *print);

enum print_type { PRINT_DOCUMENT, PRINT_BOARD, PRINT_PACKET, PRINT_FORM };

size_t print_count(const struct print *print);
size_t print_count_of(
	const struct print *print, enum print_type type); /* documents: of the office */
bool print_run(struct print *print, size_t unit, struct work *work, struct diag *diag);
const char *print_name(const struct print *print, size_t unit, struct arena *arena);

/* print_entry - the record whose document it is, NULL: it is something else. */
const struct entry *print_entry(const struct print *print, size_t unit);
size_t print_cost(
	const struct print *print, size_t unit); /* as struct work asks, beside site_cost */
/* print_content, print_key - as site_content() and site_key(). */
void print_content(const struct print *print, size_t unit, struct str *key);
void print_key(const struct print *print, size_t unit, struct str *key);

/* print_dump - what a stage made of a unit, to `out`: "fo" or "areas".  `only`: a record's id, or
 * NULL. */
bool print_dump(
	struct print *print, const char *stage, const char *only, FILE *out, struct diag *diag);

/* A board that is ordered. */
struct print_board {
	const char *name, *layout, *record; /* of the file; Chinese name; id */
	double width, height; /* millimetres */
	const char *since; /* the day from which it hangs, "" if it is not registered */
	const char *changes; /* ids of what has changed since; "" if nothing */
	struct where at; /* the order */
};

/* print_boards - all of them, with what SITE/boards.lock says of them; in `arena`. */
size_t print_boards(
	struct print *print, struct print_board **boards, struct arena *arena, struct diag *diag);
/* print_hang - register in SITE/boards.lock that the boards (or only one, by name) hang as they are
 * now.  False after telling. */
bool print_hang(struct print *print, const char *only, struct diag *diag);
/* print_check_hung - warn of boards that would say something else by now. */
void print_check_hung(struct print *print, struct diag *diag);
/* print_list_layouts - the layouts that can be ordered, a line each. */
void print_list_layouts(const struct print *print, FILE *out);

/* print_fo - an FO file as PDF, for a printing press if asked; without `out` its areas to stdout:
 * the formatter by itself. */
bool print_fo(const char *path, const char *share, const char *out, bool press, struct diag *diag);

#endif
