/*
 * ledgers.c - which ledgers an edition has, and all rows of one that has several pages:
 * site_plan_ledgers(), ledger_rows_text() of internal.h.
 */
#include <string.h>

#include "base/files.h"
#include "site/internal.h"

static bool has_rows(
	const struct ledger *ledger, const struct organisation *organisation, enum audience edition)
{
	for (size_t i = 0; i < organisation->record_count; i++)
		if (ledger_takes(ledger, organisation->records[i], edition))
			return true;
	return false;
}

static void plan_ledger(struct site *s, enum audience edition, const struct ledger *ledger,
	const struct organisation *o)
{
	const char *path = arena_printf(
		&s->arena, "%s%sledger/%s", o->id, o->id[0] != '\0' ? "/" : "", ledger->name);
	site_plan(s,
		(struct unit){ .type = UNIT_LEDGER,
			.edition = edition,
			.path = arena_printf(&s->arena, "%s.html", path),
			.title = ledger->title,
			.organisation = o,
			.ledger = ledger });
	site_plan_path(s, edition, arena_printf(&s->arena, "%s.csv", path));
	site_plan_path(s, edition, arena_printf(&s->arena, "%s.xlsx", path));
}

const char *ledgers_path(struct arena *arena, const struct organisation *o)
{
	return o->id[0] != '\0' ? files_join(arena, o->id, "ledger/index.html") :
				  "ledger/index.html";
}

enum { ONE_PAGE = 100 }; /* ledgers; more are listed by organisations */

/* The ledgers of each organisation, which were planned from `first` on, on a page of its own. */
static void plan_own_lists(struct site *s, enum audience edition, size_t first)
{
	size_t last = s->count;
	const struct organisation *o = NULL;
	for (size_t i = first; i < last; i++) {
		if (s->units[i].organisation == o)
			continue;
		o = s->units[i].organisation;
		site_plan(s,
			(struct unit){ .type = UNIT_LEDGERS,
				.edition = edition,
				.organisation = o,
				.path = ledgers_path(&s->arena, o),
				.title = arena_printf(&s->arena, "%s台账", o->short_name) });
	}
}

static bool plan_organisation(struct site *s, enum audience edition, const struct organisation *o)
{
	size_t before = s->count;
	for (const struct ledger *l = s->ledgers->first; l != NULL; l = l->next)
		if (has_rows(l, o, edition))
			plan_ledger(s, edition, l, o);
	return s->count > before;
}

void site_plan_ledgers(struct site *s, enum audience edition)
{
	size_t index = s->count, having = 0;
	site_plan(s,
		(struct unit){ .type = UNIT_LEDGERS,
			.edition = edition,
			.path = "ledgers.html",
			.title = "台账" });
	for (const struct organisation *o = s->archive->organisations; o != NULL; o = o->next)
		having += plan_organisation(s, edition, o);
	if (having > 1 && s->count - index - 1 > ONE_PAGE) {
		s->units[index].total = having;
		plan_own_lists(s, edition, index + 1);
	}
	if (having == 0)
		s->units[index].title = NULL; /* no page: dropped with the twins */
}

/* ---- rows of all pages, for sorting */

static void add_cells(const struct xml_node *row, bool more, struct str *out)
{
	struct arena arena = { 0 };
	for (const struct xml_node *c = xml_first_element(row); c != NULL;
		c = xml_next_element(c)) {
		str_add(out, more ? "," : "");
		str_add_quoted(out, xml_content(c, &arena));
		more = true;
	}
	arena_free(&arena);
}

static void add_row(const struct xml_node *row, struct str *out)
{
	static const char *const said[] = { "number", "href", "title" };
	str_add(out, "[");
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++) {
		const char *value = xml_value(row, said[i]);
		str_add(out, i > 0 ? "," : "");
		str_add_quoted(out, value != NULL ? value : "");
	}
	add_cells(row, true, out);
	str_add(out, "]");
}

static void add_total(const struct xml_node *above, struct str *out)
{
	const struct xml_node *total = xml_find(above, "total");
	str_add(out, "[");
	if (total != NULL)
		add_cells(total, false, out);
	str_add(out, "]");
}

void ledger_rows_text(const struct xml_node *ledger, struct str *out)
{
	const char *between = "";
	str_add(out, "ledgerRows([");
	for (const struct xml_node *g = xml_first_element(ledger); g != NULL;
		g = xml_next_element(g)) {
		if (strcmp(xml_name(g), "group") != 0)
			continue;
		const char *title = xml_value(g, "title"), *comma = "";
		str_add(out, between);
		str_add(out, "[");
		str_add_quoted(out, title != NULL ? title : "");
		str_add(out, ",[");
		for (const struct xml_node *r = xml_first_element(g); r != NULL;
			r = xml_next_element(r)) {
			if (strcmp(xml_name(r), "row") != 0)
				continue;
			str_add_format(out, "%s\n", comma);
			add_row(r, out);
			comma = ",";
		}
		str_add(out, "],");
		add_total(g, out);
		str_add(out, "]");
		between = ",";
	}
	str_add(out, "],");
	add_total(ledger, out);
	str_add(out, ");\n");
}
