/*
 * standard.h - what an organisation has to do by its standards, and what its records prove.
 *
 * Standards are data: templates/standards/NAME.yaml, records of the kind `standard`; that schema
 * explains every part of a rule.  A rule selects records from the dossier of an organisation
 * (archive_dossier) by XPath and compares how many there are, or a value, in each period; or it
 * follows from each of certain records another one within a time.  $group, $person, $it, $today
 * and, in the value of a selected record, $hit are variables of its expressions.
 *
 * A finding is one rule, for one object (the organisation, a group, a member, a record), in one
 * period.
 */
#ifndef STANDARD_STANDARD_H
#define STANDARD_STANDARD_H

#include "archive/archive.h"
#include "standard/calendar.h"
#include "xml/xpath.h"

enum finding_state {
	FINDING_MET, /* done as asked */
	FINDING_MISSING, /* not done, and the period is over; or a value that is not as asked */
	FINDING_OVERDUE, /* not done, the time for it is over, and it can still be done */
	FINDING_DUE, /* not done, to be done by its last day */
	FINDING_LATER, /* its period has not begun */
	FINDING_STATES
};

enum rule_each {
	EACH_BRANCH,
	EACH_GROUP,
	EACH_MEMBER,
	EACH_FORMAL,
	EACH_COMMITTEE,
	EACH_PART,
	EACH_RECORD
};

enum rule_compare { AT_LEAST, EXACTLY, AT_MOST, BELOW, ABOVE, BETWEEN };

enum rule_force { FORCE_MUST, FORCE_NORMALLY, FORCE_ADVICE };

struct rule {
	const struct standard *standard;
	const char *id, *title, *topic, *text, *source, *unit, *note;
	const char *
		*discloses; /* ids of the columns of disclosure.yaml it asks for; ends in NULL */
	const char *voids; /* type of the parts' assessments that are void if it is missed, or "" */
	struct where at;
	enum rule_force force;
	bool on; /* not `unverified` or `manual` */
	const char *state; /* as the data says: "on", "unverified", "manual" */
	struct date from, to; /* in force; year 0: open */
	const char **organisations; /* types that it asks, ends in NULL; none: every branch */
	enum rule_each each;
	enum rule_compare compare;
	double number, upper;
	enum period period;
	int window_from, window_to; /* month * 100 + day, 0: none */
	double earliest, within; /* < 0: none */
	enum time_unit within_unit;
	struct xpath *when, *of, *select, *date, *value, *since; /* NULL: not given */
	const char *expressions[7]; /* the six as the data says them, "" if not given; NULL */
	const struct rule *over; /* of an earlier standard on this topic, which gives way */
	struct rule *next;
};

struct grade {
	const char *name; /* NULL: the end */
	double score; /* of 100, from which it is earned; < 0: not said */
};

struct standard {
	const char *name, *title, *source;
	const struct grade *grades; /* the scale of its assessments, the best first */
	const char **extends; /* ends in NULL */
	struct rule *rules;
	struct standard *next;
};

struct finding {
	const struct rule *rule;
	const struct organisation *organisation;
	const char *object; /* group or person; NULL: the whole organisation */
	const struct entry *trigger; /* of EACH_RECORD */
	long start, end; /* days of the period, or of the time; end LONG_MAX: any time */
	enum finding_state state;
	double actual; /* how many, how much */
	const struct entry **evidence; /* by date; ends in NULL */
	size_t count;
	struct finding *next;
};

/* What the seed of a sampling plan draws from the branches that were first rated as met. */
struct draw {
	const struct entry *entry; /* the plan */
	const char **names;
	size_t count, candidates;
	struct draw *next;
};

struct findings {
	struct arena arena;
	struct date as_of;
	struct draw *draws;
	struct calendar calendar;
	struct standard *standards;
	struct finding *first; /* by organisation (by id), rule, group, period, person */
	const struct finding **firsts; /* of each organisation that has any; for findings_of() */
	size_t organisations; /* how many `firsts` there are */
	size_t states[FINDING_STATES];
};

/*
 * findings_make - hold the archive against the standards of its organisations, as of
 * archive->as_of, for every year that has records.  `folders` hold NAME.yaml (program, then site),
 * and end in NULL. Never fails as a whole: a standard that is not there is told, the others are
 * applied.  What was found of an organisation in the run before is taken from the archive's
 * `memory`/findings, if all that it follows from is as it was.
 */
void findings_make(struct findings *findings, const struct archive *archive,
	const char *const *folders, struct diag *diag);
void findings_free(struct findings *findings);
/* findings_of - the first of an organisation, its others follow; NULL: it has none. */
const struct finding *findings_of(
	const struct findings *findings, const struct organisation *organisation);

/* standards_load - all standards of the folders, whoever follows them; for `explain`. */
void standards_load(struct findings *findings, const struct kinds *kinds,
	const char *const *folders, struct diag *diag);
/* rule_find - by id, in all standards that were loaded. */
const struct rule *rule_find(const struct findings *findings, const char *id);

/* findings_key - bytes that differ when a finding of an organisation does, what its records drew, or
 * a finding above it that makes ratings void; of NULL: any finding, or what was drawn. */
void findings_key(
	const struct findings *findings, const struct organisation *organisation, struct str *key);
/* findings_shown_with - does findings_annotate() add to records of this kind? */
bool findings_shown_with(const struct kind *kind);

const char *finding_state_name(enum finding_state state); /* "met" ... */
const char *finding_state_shown(enum finding_state state); /* 已做、缺、逾期、应做、未到 */
/* finding_period - “2026年3月”, “2026年第一季度”, “2026年”; in `arena`. */
const char *finding_period(const struct finding *finding, struct arena *arena);
/* finding_asked - “不少于1次”, “3至5人”; finding_actual - “2次”. */
const char *finding_asked(const struct rule *rule, struct arena *arena);
const char *finding_actual(const struct finding *finding, struct arena *arena);

/*
 * Lists show the findings of one rule, period and state about several people as one:
 * finding_next - the first that is not shown together with `finding`; NULL: there is none.
 * finding_object - whom or what they are about; NULL: the organisation.  People are named for
 * AUDIENCE_INTERNAL (“2人：郑岩、何敏”), for others counted (“5人”, “少于3人”).
 * finding_actual_all - “1次”, or “1次至3次” if they differ; of fewer than three people, “—” outside of
 * the office.
 */
bool finding_of_person(const struct finding *finding);
const struct finding *finding_next(const struct finding *finding);
const char *finding_object(
	const struct finding *finding, enum audience audience, struct arena *arena);
const char *finding_actual_all(
	const struct finding *finding, enum audience audience, struct arena *arena);

/* finding_open - not done and not to come, in a time that ends in the year or later: what presses.
 * finding_discloses - does its rule ask for disclosure under that id? */
bool finding_open(const struct finding *finding, int year);
bool finding_discloses(const struct finding *finding, const char *id);

/* finding_year - in which lists show it; 0: it is of no time, and stands with the latest.
 * findings_years - the first and the last year of an organisation's findings; 0: there are none. */
int finding_year(const struct finding *finding);
void findings_years(const struct findings *findings, const struct organisation *organisation,
	int *first, int *last);

/*
 * findings_add_matrices - an element `matrix` below `parent` for each organisation and year (or
 * only the one asked for; `organisation` NULL: all): rules (and groups) by months, with the
 * records that prove them and that `audience` may see; their href starts from `page`.  Findings
 * that have no place in months follow in `others`.
 *
 *	matrix organisation-name year standard-name
 *	  month title
 *	  rule id title source group?
 *	    cell state state-shown months      state "none": nothing was asked in them
 *	      record day ... (archive_add)
 *	  others
 *	    finding ... (finding_add)
 */
void findings_add_matrices(const struct findings *findings, const struct organisation *organisation,
	int year, enum audience audience, const char *page, struct xml_node *parent);

/*
 * finding_add - an element `finding` for it and those shown together with it (none if what it is
 * about is not for `audience`): state, state-shown, title, id, source, text, asked, actual,
 * object?, object-href? (of a record from which it follows), period-shown, by?, by-shown?,
 * organisation-name, force, over?, disclosure (its rule asks for any); its records as archive_add
 * makes them.
 */
void finding_add(const struct finding *finding, enum audience audience, const char *page,
	struct xml_node *parent);

/*
 * findings_annotate - beside every field of `record` that names a rule (rule-ref), how often the
 * rule was met in the record's year, and what its weight earns by that: the attributes `shown` and
 * `earned`.  In an assessment also the sum of points by hand and by rules, with the grade that the
 * standard gives for it; the branches that its seed draws (the smallest SHA-256 of the seed, a line
 * feed and the branch's folder); and that its grade is void.  In an organisation
 * the titles of its standards (`shown`), and, not for the public, how its membership changed.
 */
void findings_annotate(const struct findings *findings, const struct entry *entry,
	enum audience audience, struct xml_node *record);

#endif
