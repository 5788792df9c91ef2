/*
 * standard.h - what an organisation has to do by its standards, and what its records prove.
 *
 * Standards are data: templates/standards/NAME.yaml, records of the kind `standard`.  An
 * organisation names those it follows.  A finding is one rule, for one organisation (or group), in
 * one period.
 */
#ifndef STANDARD_STANDARD_H
#define STANDARD_STANDARD_H

#include "archive/archive.h"

enum finding_state {
	FINDING_MET,	 /* done as often as asked */
	FINDING_MISSING, /* the period is over */
	FINDING_DUE,	 /* the period is running: to be done by its last day */
	FINDING_LATER	 /* the period has not begun */
};

struct rule {
	const char *id, *title, *text, *source, *force, *kind, *type;
	struct date from, to; /* in force; year 0: open */
	bool each_group;
	int count, months; /* `count` times in every `months` (1, 3, 6, 12) */
	struct rule *next;
};

struct standard {
	const char *name, *title;
	struct rule *rules;
	struct standard *next;
};

struct finding {
	const struct rule *rule;
	const struct organisation *organisation;
	const char *group; /* NULL: the whole organisation */
	int year, month;   /* the period begins with this month */
	enum finding_state state;
	const struct entry **evidence; /* by date; ends in NULL */
	size_t count;
	struct finding *next;
};

struct findings {
	struct arena arena;
	struct standard *standards;
	struct finding *first; /* by organisation, year, rule, group, month */
	size_t missing, due, met;
};

/*
 * findings_make - hold the archive against the standards of its organisations, as of
 * archive->as_of, for every year that has records.  `folders` hold NAME.yaml (program, then site),
 * and end in NULL. Never fails as a whole: a standard that is not there is told, the others are
 * applied.
 */
void findings_make(struct findings *findings, const struct archive *archive,
	const char *const *folders, struct diag *diag);
void findings_free(struct findings *findings);

const char *finding_state_name(enum finding_state state);  /* "met" ... */
const char *finding_state_shown(enum finding_state state); /* 已做、缺、应做、未到 */
/* finding_period - “2026年3月”, “2026年第一季度”, “2026年”; in `arena`. */
const char *finding_period(const struct finding *finding, struct arena *arena);
/*
 * findings_add_matrices - an element `matrix` below `parent` for each organisation and year (or only the one
 * asked for; `organisation` NULL: all): rules (and groups) by months, with the records that prove them and
 * that `audience` may see; their href starts from `page`.
 *
 *	matrix organisation-name year standard-name
 *	  month title
 *	  rule id title source group?
 *	    cell state state-shown months
 *	      record day ... (archive_add)
 */
void findings_add_matrices(const struct findings *findings, const struct organisation *organisation,
	int year, enum audience audience, const char *page, struct xml_node *parent);

/* finding_end - the last day of its period. */
struct date finding_end(const struct finding *finding);

#endif
