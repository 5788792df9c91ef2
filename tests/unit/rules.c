/*
 * rules.c - every rule that is on, with a case that meets it and one that does not:
 * tests/rules/STANDARD.xml.
 *
 *	<cases standard="national">
 *	  <case rule="G-007" state="met" as-of="2026-04-10"> records of a dossier </case>
 *
 * state: met (something is met, nothing missing or overdue), missing (or overdue), due, none (not
 * applicable).  as-of: 2026-12-31 if not said; from: the first day looked at, the first of that
 * year if not said.  Groups and members are those of the case's own <organisation>.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/files.h"
#include "standard/internal.h"
#include "tap.h"
#include "xml/make.h"

struct suite {
	struct findings standards;
	struct diag diag;
	struct arena arena;
	char *covered; /* of each rule met so far: 'm' met, 'n' missing, 'b' both; by order */
};

/* ---- one case */

static const char **groups_of(const struct xml_node *organisation, struct arena *arena)
{
	const char **groups = arena_alloc(arena, 64 * sizeof(*groups));
	size_t count = 0;
	const struct xml_node *n = organisation != NULL ? xml_first_element(organisation) : NULL;
	for (; n != NULL && count < 63; n = xml_next_element(n))
		if (strcmp(xml_name(n), "group") == 0 && xml_find(n, "name") != NULL)
			groups[count++] = xml_content(xml_find(n, "name"), arena);
	return groups;
}

static struct xml_doc *dossier_of(const struct xml_node *test)
{
	struct xml_doc *doc = xml_new("dossier");
	for (const struct xml_node *n = xml_first_element(test); n != NULL; n = xml_next_element(n))
		xml_graft(doc, xml_top(doc), n);
	return doc;
}

static bool is_state(const struct findings *found, const char *state)
{
	size_t missing = found->states[FINDING_MISSING] + found->states[FINDING_OVERDUE];
	size_t met = found->states[FINDING_MET];
	if (strcmp(state, "met") == 0)
		return met > 0 && missing == 0;
	if (strcmp(state, "missing") == 0)
		return missing > 0;
	if (strcmp(state, "due") == 0)
		return found->states[FINDING_DUE] > 0 && missing == 0;
	return strcmp(state, "none") == 0 && missing + met + found->states[FINDING_DUE] == 0;
}

static bool run_case(struct suite *suite, const struct rule *rule, const struct xml_node *test)
{
	struct arena arena = { 0 };
	struct findings found = { .calendar = suite->standards.calendar };
	struct organisation organisation = { .id = "", .name = "甲支部", .short_name = "甲支部" };
	struct archive archive = { .organisations = &organisation };
	struct finding **end = &found.first;
	const char *as_of = xml_value(test, "as-of");
	date_parse(as_of != NULL ? as_of : "2026-12-31", &archive.as_of);
	struct xml_doc *dossier = dossier_of(test);
	organisation.groups = groups_of(xml_find(xml_root(dossier), "organisation"), &arena);
	struct applied applied = { .findings = &found,
		.archive = &archive,
		.organisation = &organisation,
		.dossier = dossier,
		.scope = xpath_scope_new(dossier),
		.today = date_to_days(archive.as_of),
		.end = &end,
		.diag = &suite->diag };
	applied.first = date_to_days((struct date){ archive.as_of.year, 1, 1, -1, -1 });
	const char *from = xml_value(test, "from");
	struct date first;
	if (from != NULL && date_parse(from, &first))
		applied.first = date_to_days(first);
	xpath_scope_set(applied.scope,
		(struct xpath_variable){
			.name = "today", .text = date_iso(&arena, archive.as_of) });
	rule_apply(&applied, rule);
	bool right = is_state(&found, xml_value(test, "state"));
	for (const struct finding *f = found.first; f != NULL && !right; f = f->next)
		printf("# %s %s: %s\n", finding_state_name(f->state), finding_period(f, &arena),
			finding_actual(f, &arena));
	xpath_scope_free(applied.scope);
	xml_free(dossier);
	arena_free(&found.arena);
	arena_free(&arena);
	return right;
}

/* ---- all of them */

static size_t place_of(const struct suite *suite, const struct rule *rule)
{
	size_t place = 0;
	for (const struct standard *s = suite->standards.standards; s != NULL; s = s->next)
		for (const struct rule *r = s->rules; r != NULL; r = r->next, place++)
			if (r == rule)
				return place;
	return place;
}

/* What is asked in a term of office, or at any time, is due as long as it is not done. */
static bool not_met(const struct rule *rule, const char *state)
{
	bool open = rule->period >= PERIOD_TERM && rule->each != EACH_RECORD;
	return strcmp(state, "missing") == 0 || (open && strcmp(state, "due") == 0);
}

static void cover(struct suite *suite, const struct rule *rule, const char *state)
{
	char *mark = &suite->covered[place_of(suite, rule)];
	char now = strcmp(state, "met") == 0 ? 'm' : not_met(rule, state) ? 'n' : *mark;
	*mark = *mark == '\0' || *mark == now ? now : 'b';
}

static void run_file(struct suite *suite, const char *path)
{
	struct xml_doc *doc = xml_parse_file(path, &suite->diag);
	if (!ok(doc != NULL, path))
		return;
	const struct xml_node *test = xml_first_element(xml_root(doc));
	for (; test != NULL; test = xml_next_element(test)) {
		const char *id = xml_value(test, "rule"), *state = xml_value(test, "state");
		struct arena arena = { 0 };
		const char *name = arena_printf(&arena, "%s %s (%s:%d)", id != NULL ? id : "?",
			state != NULL ? state : "?", path, xml_where(test).line);
		const struct rule *rule = id != NULL ? rule_find(&suite->standards, id) : NULL;
		if (ok(rule != NULL && rule->on && state != NULL && run_case(suite, rule, test),
			    name))
			cover(suite, rule, state);
		arena_free(&arena);
	}
	xml_free(doc);
}

static void all_covered(const struct suite *suite)
{
	size_t place = 0, rules = 0, covered = 0;
	for (const struct standard *s = suite->standards.standards; s != NULL; s = s->next) {
		for (const struct rule *r = s->rules; r != NULL; r = r->next, place++) {
			rules += r->on;
			covered += r->on && suite->covered[place] == 'b';
			if (r->on && suite->covered[place] != 'b')
				printf("# %s of %s lacks %s\n", r->id, s->name,
					suite->covered[place] == 'm' ? "a case that is not met" :
						suite->covered[place] == 'n' ?
								       "a case that is met" :
								       "both cases");
		}
	}
	printf("# %zu rules, %zu with both cases\n", rules, covered);
	ok(rules == covered,
		"every rule that is on has a case that meets it and one that does not");
}

int main(void)
{
	static const char *const kind_folders[] = { "templates/kinds", NULL };
	static const char *const folders[] = { "templates/standards", NULL };
	struct suite suite = { 0 };
	struct files files = { 0 };
	diag_init(&suite.diag);
	struct kinds *kinds = kinds_load(kind_folders, &suite.diag);
	standards_load(&suite.standards, kinds, folders, &suite.diag);
	calendar_read(&suite.standards.calendar, kinds, folders, &suite.diag);
	is_int(suite.diag.errors, 0, "all standards are read");
	suite.covered = arena_alloc(&suite.arena, 4096);
	files_list("tests/rules", &files, &suite.arena, &suite.diag);
	for (size_t i = 0; i < files.count; i++)
		run_file(&suite, files_join(&suite.arena, "tests/rules", files.list[i].path));
	all_covered(&suite);
	diag_print(&suite.diag, stdout, DIAG_ENGLISH, false);
	findings_free(&suite.standards);
	kinds_free(kinds);
	diag_free(&suite.diag);
	arena_free(&suite.arena);
	return tap_done();
}
