/* annotate.c - scores that follow from findings: findings_annotate(). */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "standard/internal.h"

struct tally {
	size_t met, all;
};

/* What is due or later does not count yet. */
static struct tally count(
	const struct findings *findings, const struct entry *entry, const char *rule)
{
	struct tally tally = { 0, 0 };
	const struct finding *f = findings_of(findings, entry->organisation);
	for (; f != NULL && f->organisation == entry->organisation; f = f->next) {
		bool in_year = f->end == LONG_MAX || entry->date.year == 0 ||
			date_from_days(f->end).year == entry->date.year;
		if (strcmp(f->rule->id, rule) != 0 || !in_year)
			continue;
		tally.met += f->state == FINDING_MET;
		tally.all += f->state == FINDING_MET || f->state == FINDING_MISSING ||
			f->state == FINDING_OVERDUE;
	}
	return tally;
}

static void annotate_field(
	const struct findings *findings, const struct entry *entry, const struct xml_node *rule)
{
	struct arena arena = { 0 };
	const struct xml_node *weight = xml_find(xml_parent(rule), "weight");
	const char *id = xml_content(rule, &arena);
	struct tally tally = count(findings, entry, id);
	struct str shown = { 0 };
	if (tally.all == 0)
		str_add_format(&shown, "%s（没有到期的要求）", id);
	else
		str_add_format(&shown, "%s（应做%zu，已做%zu", id, tally.all, tally.met);
	if (tally.all > 0 && weight != NULL) {
		double full = strtod(xml_content(weight, &arena), NULL);
		str_add(&shown, "，得");
		double earned = full * (double)tally.met / (double)tally.all;
		str_add_number(&shown, earned, 1);
		xml_set((struct xml_node *)rule, "earned", arena_printf(&arena, "%.6f", earned));
		str_add(&shown, "分");
	}
	str_add(&shown, tally.all > 0 ? "）" : "");
	xml_set((struct xml_node *)rule, "shown", str_text(&shown));
	str_free(&shown);
	arena_free(&arena);
}

static void annotate_fields(const struct findings *findings, const struct entry *entry,
	const struct xml_node *record, const struct field *map)
{
	const struct field *field = NULL;
	for (const struct xml_node *c = xml_first_element(record); c != NULL;
		c = xml_next_element(c)) {
		field = field_named(map, field, xml_name(c));
		if (field == NULL)
			continue;
		if (field->type == FIELD_MAP)
			annotate_fields(findings, entry, c, field);
		else if (field->type == FIELD_RULE)
			annotate_field(findings, entry, c);
	}
}

/* An organisation's page calls its standards by their titles. */
static void name_standards(const struct findings *findings, const struct xml_node *record)
{
	struct arena arena = { 0 };
	for (const struct xml_node *c = xml_first_element(record); c != NULL;
		c = xml_next_element(c)) {
		const struct standard *s = strcmp(xml_name(c), "standard") == 0 ?
			standard_find(findings, xml_content(c, &arena)) :
			NULL;
		if (s != NULL)
			xml_set((struct xml_node *)c, "shown", s->title);
	}
	arena_free(&arena);
}

void findings_annotate(const struct findings *findings, const struct entry *entry,
	enum audience audience, struct xml_node *record)
{
	annotate_fields(findings, entry, record, entry->kind->fields);
	assessment_annotate(findings, entry, record);
	if (entry->organisation == NULL || entry->organisation->entry != entry)
		return;
	name_standards(findings, record);
	if (audience != AUDIENCE_PUBLIC)
		archive_add_membership(entry->organisation, findings->as_of, 3, record);
}
