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

void site_plan_ledgers(struct site *s, enum audience edition)
{
	size_t before = s->count, index = s->count;
	site_plan(s,
		(struct unit){ .type = UNIT_LEDGERS,
			.edition = edition,
			.path = "ledgers.html",
			.title = "台账" });
	before = s->count;
	for (const struct organisation *o = s->archive->organisations; o != NULL; o = o->next)
		for (const struct ledger *l = s->ledgers->first; l != NULL; l = l->next)
			if (has_rows(l, o, edition))
				plan_ledger(s, edition, l, o);
	if (s->count == before)
		s->units[index].title = NULL; /* no page: dropped with the twins */
}
