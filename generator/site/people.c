/*
 * people.c - for the office: which records name a member.  Source of people.xsl:
 *
 *	person name status group?
 *	  record ... (archive_add)     in order of date
 */
#include <stdlib.h>
#include <string.h>

#include "site/internal.h"

struct ordered {
	const struct member *member;
	const char *key;
};

static int by_key(const void *left, const void *right)
{
	const struct ordered *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	return order != 0 ? order : strcmp(a->member->name, b->member->name);
}

/* A record that names somebody, by the name. */
struct naming {
	const char *name;
	const struct entry *entry;
};

static int by_name(const void *left, const void *right)
{
	const struct naming *a = left, *b = right;
	int order = strcmp(a->name, b->name);
	if (order == 0)
		order = date_compare(a->entry->date, b->entry->date);
	return order != 0 ? order : strcmp(a->entry->id, b->entry->id);
}

static size_t namings_of(const struct organisation *o, struct naming **namings, struct arena *arena)
{
	size_t count = 0, all = 0;
	for (size_t i = 0; i < o->record_count; i++)
		for (const struct reference *r = o->records[i]->references; r != NULL; r = r->next)
			all += r->type == FIELD_PERSON;
	*namings = arena_alloc(arena, (all + 1) * sizeof(**namings));
	for (size_t i = 0; i < o->record_count; i++)
		for (const struct reference *r = o->records[i]->references; r != NULL; r = r->next)
			if (r->type == FIELD_PERSON &&
				archive_visible(o->records[i], AUDIENCE_INTERNAL))
				(*namings)[count++] = (struct naming){ r->text, o->records[i] };
	if (count > 0)
		qsort(*namings, count, sizeof(**namings), by_name);
	return count;
}

static void add_person(const struct unit *unit, const struct member *m,
	const struct naming *namings, size_t count, struct xml_node *root)
{
	struct xml_node *person = xml_add(root, "person", NULL);
	const struct entry *last = NULL;
	xml_set(person, "name", m->name);
	xml_set(person, "status", strcmp(m->status, "probationary") == 0 ? "预备党员" : "正式党员");
	xml_set(person, "group", m->group[0] != '\0' ? m->group : NULL);
	for (size_t i = 0; i < count; i++) {
		if (strcmp(namings[i].name, m->name) != 0 || namings[i].entry == last)
			continue;
		last = namings[i].entry;
		archive_add(last, unit->path, person);
	}
}

void site_fill_people(
	const struct site *s, const struct unit *unit, struct arena *arena, struct xml_node *root)
{
	const struct organisation *o = unit->organisation;
	struct ordered *members = arena_alloc(arena, (o->member_count + 1) * sizeof(*members));
	struct naming *namings;
	size_t count = 0, named = namings_of(o, &namings, arena);
	for (const struct member *m = o->members; m != NULL; m = m->next)
		members[count++] = (struct ordered){ m,
			s->archive->names != NULL ?
				nameorder_key(s->archive->names, m->name, NAMES_STROKES, arena) :
				m->name };
	if (count > 0)
		qsort(members, count, sizeof(*members), by_key);
	for (size_t i = 0; i < count; i++)
		add_person(unit, members[i].member, namings, named, root);
}

void site_plan_people(struct site *s, enum audience edition)
{
	for (const struct organisation *o = s->archive->organisations; o != NULL; o = o->next)
		if (edition == AUDIENCE_INTERNAL && o->members != NULL && o->entry != NULL &&
			archive_visible(o->entry, edition))
			site_plan(s,
				(struct unit){ .type = UNIT_PEOPLE,
					.edition = edition,
					.organisation = o,
					.title = "党员查询",
					.path = arena_printf(&s->arena, "%s%speople.html", o->id,
						o->id[0] != '\0' ? "/" : "") });
}
