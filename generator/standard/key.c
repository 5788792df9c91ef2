/* key.c - whether findings are still the same: findings_key() of standard.h. */
#include <math.h>
#include <string.h>

#include "base/pack.h"
#include "standard/internal.h"

static void add_finding(const struct finding *f, struct str *key)
{
	pack_text(key, f->rule->id);
	pack_text(key, f->rule->over != NULL ? f->rule->over->id : "");
	pack_text(key, f->organisation->id);
	pack_text(key, f->object);
	pack_text(key, f->trigger != NULL ? f->trigger->id : "");
	pack_number(key, f->start);
	pack_number(key, f->end);
	pack_number(key, f->state);
	pack_bytes(key, &f->actual, sizeof(f->actual));
	for (size_t i = 0; i < f->count; i++)
		pack_text(key, f->evidence[i]->id);
	pack_text(key, "");
}

/* What makes ratings below void (assess.c). */
static void add_above(
	const struct findings *findings, const struct organisation *organisation, struct str *key)
{
	for (const struct organisation *o = organisation->parent; o != NULL; o = o->parent)
		for (const struct finding *f = findings_of(findings, o);
			f != NULL && f->organisation == o; f = f->next)
			if (f->rule->voids[0] != '\0')
				add_finding(f, key);
}

void findings_key(
	const struct findings *findings, const struct organisation *organisation, struct str *key)
{
	const struct finding *f =
		organisation != NULL ? findings_of(findings, organisation) : findings->first;
	for (; f != NULL && (organisation == NULL || f->organisation == organisation); f = f->next)
		add_finding(f, key);
	for (const struct draw *d = findings->draws; d != NULL; d = d->next)
		if (organisation == NULL || d->entry->organisation == organisation)
			draw_pack(d, key);
	if (organisation != NULL)
		add_above(findings, organisation, key);
}

static bool names_rule(const struct field *map)
{
	for (const struct field *f = map->first; f != NULL; f = f->next)
		if (f->type == FIELD_RULE || names_rule(f))
			return true;
	return false;
}

bool findings_shown_with(const struct kind *kind)
{
	return strcmp(kind->name, "organisation") == 0 || strcmp(kind->name, "assessment") == 0 ||
		names_rule(kind->fields);
}
