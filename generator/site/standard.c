/*
 * standard.c - what is asked and what is done: a page of the organisations, one of each of them and
 * year.  Source of standard.xsl: on the first
 *
 *	organisation name
 *	  year year href met missing overdue due later     the newest first; findings of each state
 *
 * on the others `matrix` (findings_add_matrices).
 */
#include <string.h>

#include "base/files.h"
#include "site/internal.h"

static bool is_shown(const struct organisation *o, enum audience edition)
{
	return o->entry != NULL && archive_visible(o->entry, edition);
}

static const char *year_path(struct arena *arena, const struct organisation *o, int year)
{
	const char *name = arena_printf(arena, "standard/%d.html", year);
	return o->id[0] != '\0' ? files_join(arena, o->id, name) : name;
}

void site_link_standards(const struct site *s, const struct unit *unit, struct arena *arena,
	const struct xml_node *record)
{
	int first, last;
	findings_years(s->findings, unit->entry->organisation, &first, &last);
	if (unit->edition == AUDIENCE_PUBLIC || last == 0)
		return;
	const char *page = year_path(arena, unit->entry->organisation, last);
	for (const struct xml_node *c = xml_first_element(record); c != NULL;
		c = xml_next_element(c))
		if (strcmp(xml_name(c), "standard") == 0)
			xml_set((struct xml_node *)c, "href",
				archive_href(arena, unit->path, page));
}

void site_plan_standard(struct site *s, enum audience edition)
{
	const struct findings *f = s->findings;
	if (edition == AUDIENCE_PUBLIC || f->first == NULL)
		return;
	site_plan(s,
		(struct unit){ .type = UNIT_STANDARD,
			.edition = edition,
			.path = "standard.html",
			.title = "对照标准" });
	for (size_t i = 0; i < f->organisations; i++) {
		const struct organisation *o = f->firsts[i]->organisation;
		int first, last;
		findings_years(f, o, &first, &last);
		for (int year = last; is_shown(o, edition) && year >= first && year > 0; year--)
			site_plan(s,
				(struct unit){ .type = UNIT_STANDARD_YEAR,
					.edition = edition,
					.organisation = o,
					.year = year,
					.path = year_path(&s->arena, o, year),
					.title = arena_printf(&s->arena, "%s %d 年对照标准",
						o->short_name, year) });
	}
}

/* Findings that lists show as one are counted as one. */
static void count_states(const struct site *s, const struct organisation *o, int first, int last,
	size_t (*states)[FINDING_STATES])
{
	for (const struct finding *f = findings_of(s->findings, o);
		f != NULL && f->organisation == o; f = finding_next(f)) {
		int year = finding_year(f);
		year = year == 0 ? last : year;
		if (year >= first && year <= last)
			states[last - year][f->state]++;
	}
}

static void add_organisation(const struct site *s, const struct unit *unit,
	const struct organisation *o, struct arena *arena, struct xml_node *root)
{
	int first, last;
	findings_years(s->findings, o, &first, &last);
	if (!is_shown(o, unit->edition) || last == 0)
		return;
	size_t years = (size_t)(last - first + 1);
	size_t(*states)[FINDING_STATES] = arena_alloc(arena, years * sizeof(*states));
	struct xml_node *organisation = xml_add(root, "organisation", NULL);
	xml_set(organisation, "name", o->short_name);
	count_states(s, o, first, last, states);
	for (size_t y = 0; y < years; y++) {
		struct xml_node *year = xml_add(organisation, "year", NULL);
		xml_set(year, "year", arena_printf(arena, "%d", last - (int)y));
		xml_set(year, "href",
			archive_href(arena, unit->path, year_path(arena, o, last - (int)y)));
		for (int state = 0; state < FINDING_STATES; state++)
			xml_set(year, finding_state_name((enum finding_state)state),
				arena_printf(arena, "%zu", states[y][state]));
	}
}

void site_fill_standard(
	const struct site *s, const struct unit *unit, struct arena *arena, struct xml_node *root)
{
	if (unit->type == UNIT_STANDARD_YEAR) {
		findings_add_matrices(s->findings, unit->organisation, unit->year, unit->edition,
			unit->path, root);
		return;
	}
	for (size_t i = 0; i < s->findings->organisations; i++)
		add_organisation(s, unit, s->findings->firsts[i]->organisation, arena, root);
}
