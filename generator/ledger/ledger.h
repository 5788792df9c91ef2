/*
 * ledger.h - ledgers (台账): tables filled from the records of an organisation.
 *
 * Ledgers are data: templates/ledgers.yaml, a record of the kind `ledgers`, whose schema explains
 * every part.  The program's are read first, then the site's: of one name the last one holds.
 *
 * A filled ledger is a tree for templates:
 *
 *	ledger name title organisation-name
 *	  column title number?           number: its values are numbers
 *	  group title?                   one without a title if the ledger has no groups
 *	    row href? title? (of the record)
 *	      cell ...                   as many as columns
 *	    total                        if a column is summed and the group has more than a row
 *	      cell ...
 *	  total                          of all groups, if there are several
 *
 * Columns and rows without any value, and what the audience may not see, are left out.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "archive/archive.h"
#include "base/str.h"
#include "xml/xpath.h"

struct ledger_column {
	const char *title;
	struct xpath *value;
	bool sum;
};

struct ledger {
	const char *name, *title;
	enum audience audience; /* the lowest one whose edition has it */
	const struct kind *kind;
	const char **types; /* ends in NULL; none: all */
	struct xpath *row, *group; /* NULL: the record itself; no groups */
	bool merge;
	struct ledger_column *columns;
	size_t column_count;
	struct ledger *next;
};

struct ledgers {
	struct arena arena;
	struct ledger *first; /* in the order of the files */
};

/* ledgers_read - ledgers.yaml of the folders (program, then site), which end in NULL.  A ledger of
 * an unknown kind, or whose expressions are none, is told and left out. */
void ledgers_read(struct ledgers *ledgers, const struct kinds *kinds, const char *const *folders,
	struct diag *diag);
void ledgers_free(struct ledgers *ledgers);

/* ledger_takes - does it look at this record, and may `audience` see both? */
bool ledger_takes(const struct ledger *ledger, const struct entry *entry, enum audience audience);

/*
 * ledger_fill - the ledger of an organisation as `audience` may see it, of all years or of the
 * records of one (0: all); links start from `page`.
 * NULL after telling `diag` that a record could not be read again.  Ended by xml_free().
 */
struct xml_doc *ledger_fill(const struct ledger *ledger, const struct archive *archive,
	const struct organisation *organisation, int year, enum audience audience, const char *page,
	struct diag *diag);

/* ledger_csv - a filled ledger (the element) as CSV (RFC 4180): UTF-8 with a byte order mark, as
 * spreadsheets want it; a text that a spreadsheet would take for a formula begins with an
 * apostrophe. */
void ledger_csv(const struct xml_node *ledger, struct str *csv);
/* ledger_xlsx - the same as a workbook of one sheet (ISO/IEC 29500, Office Open XML); false after
 * telling `diag`. */
bool ledger_xlsx(const struct xml_node *ledger, struct str *xlsx, struct diag *diag);

#endif
