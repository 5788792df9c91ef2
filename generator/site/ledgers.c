/* ledgers.c - which ledgers an edition has: site_plan_ledgers() of internal.h. */
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
