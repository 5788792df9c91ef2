/* internal.h - between the files of standard/. */
#ifndef STANDARD_INTERNAL_H
#define STANDARD_INTERNAL_H

#include "standard/standard.h"

/* standard_read - NULL after telling `diag`.  standard_end - its expressions; the rest is in the
 * arena. */
struct standard *standard_read(
	struct arena *arena, const struct kinds *kinds, const char *path, struct diag *diag);
void standard_end(struct standard *standard);

/* standard_find - one that was read, by name; NULL: none is called so. */
const struct standard *standard_find(const struct findings *findings, const char *name);

/* An organisation whose rules are being applied. */
struct applied {
	struct findings *findings;
	const struct archive *archive;
	const struct organisation *organisation;
	const struct xml_doc *dossier;
	struct xpath_scope *scope;
	long today, first; /* days: as of; the first day of the first year that has records */
	struct finding ***end;
	struct diag *diag;
};

/* rule_apply - all findings of one rule. */
void rule_apply(struct applied *applied, const struct rule *rule);

/* The rules of an organisation, in the order in which they are applied. */
struct rules {
	struct rule **rules;
	size_t count, room;
	struct taken {
		const struct standard *standard;
		struct taken *next;
	} * taken; /* each once, whoever extends it */
};

/*
 * Findings from one run to the next, in the memory of the archive (known.c).
 *
 * known_open - what the run before left; never NULL.  known_take - the findings and draws of the
 * organisation, if all that they follow from is as it was; false: it has to be looked at, and then
 * known_note() - is what was found from `first` on, and what was drawn since `before`.
 * Organisations come in the order of their ids.  known_close - keeps what was taken and noted.
 */
struct known;
struct known *known_open(const struct archive *archive, const char *const *folders);
bool known_take(struct known *known, const struct applied *applied, const struct rules *rules);
void known_note(struct known *known, const struct applied *applied, const struct rules *rules,
	const struct finding *first, const struct draw *before);
void known_close(struct known *known);
/* draw_pack - a draw as bytes. */
void draw_pack(const struct draw *draw, struct str *out);

/* assessments_check - draws lots for sampling plans, and tells drawn branches and grades that are
 * not as the seed and the standard say. */
void assessments_check(struct applied *applied);
/* assessment_annotate - what findings_annotate() adds to an assessment. */
void assessment_annotate(
	const struct findings *findings, const struct entry *entry, struct xml_node *record);

#endif
