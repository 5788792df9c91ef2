/*
 * people.c - for the office: which records name a member.  Source of people.xsl:
 *
 *	person name status group? records href?     in the order of surname strokes
 *
 * and of the page of one of them: name, status, group? on the page, its records as a list.
 */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
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

/* By name; of one name the newest first. */
static int by_name(const void *left, const void *right)
{
	const struct naming *a = left, *b = right;
	int order = strcmp(a->name, b->name);
	return order != 0 ? order : site_by_date(&a->entry, &b->entry);
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

/* The first naming that does not come before `name`. */
static size_t find_name(const struct naming *namings, size_t count, const char *name)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(namings[middle].name, name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static const char *in_folder(struct arena *arena, const struct organisation *o, const char *name)
{
	return o->id[0] != '\0' ? files_join(arena, o->id, name) : name;
}

/* Characters that mean something in a path or an address are left out. */
static const char *person_path(
	struct arena *arena, const struct organisation *o, const struct member *m)
{
	char *name = arena_strdup(arena, m->name), *to = name;
	for (const char *c = m->name; *c != '\0'; c++)
		if ((unsigned char)*c > ' ' && strchr("/\\:*?\"<>|#%&.", *c) == NULL)
			*to++ = *c;
	*to = '\0';
	return in_folder(arena, o, arena_printf(arena, "people/%s.html", name));
}

static void plan_person(struct site *s, const struct organisation *o, const struct member *m,
	const struct naming *namings, size_t count)
{
	size_t found = 0, first = find_name(namings, count, m->name), last = first;
	while (last < count && strcmp(namings[last].name, m->name) == 0)
		last++;
	if (first == last)
		return;
	const struct entry **items = arena_alloc(&s->arena, (last - first) * sizeof(*items));
	for (size_t i = first; i < last; i++)
		if (found == 0 || items[found - 1] != namings[i].entry)
			items[found++] = namings[i].entry;
	site_plan_list(s,
		(struct unit){ .type = UNIT_PERSON,
			.edition = AUDIENCE_INTERNAL,
			.organisation = o,
			.member = m,
			.title = m->name,
			.path = person_path(&s->arena, o, m) },
		items, found);
}

/* Two members of one name share a page: records name both alike. */
static bool is_first_of_name(const struct organisation *o, const struct member *member)
{
	for (const struct member *m = o->members; m != member; m = m->next)
		if (strcmp(m->name, member->name) == 0)
			return false;
	return true;
}

void site_plan_people(struct site *s, enum audience edition)
{
	if (edition != AUDIENCE_INTERNAL)
		return;
	for (const struct organisation *o = s->archive->organisations; o != NULL; o = o->next) {
		struct arena arena = { 0 };
		struct naming *namings;
		if (o->members == NULL || o->entry == NULL || !archive_visible(o->entry, edition))
			continue;
		site_plan(s,
			(struct unit){ .type = UNIT_PEOPLE,
				.edition = edition,
				.organisation = o,
				.title = "党员查询",
				.path = in_folder(&s->arena, o, "people.html") });
		size_t count = namings_of(o, &namings, &arena);
		for (const struct member *m = o->members; m != NULL; m = m->next)
			if (is_first_of_name(o, m))
				plan_person(s, o, m, namings, count);
		arena_free(&arena);
	}
}

/* ---- making */

static void set_member(const struct member *m, struct xml_node *node)
{
	xml_set(node, "name", m->name);
	xml_set(node, "status", strcmp(m->status, "probationary") == 0 ? "预备党员" : "正式党员");
	xml_set(node, "group", m->group[0] != '\0' ? m->group : NULL);
}

static size_t records_of(const struct naming *namings, size_t count, const char *name)
{
	size_t records = 0;
	const struct entry *last = NULL;
	for (size_t i = find_name(namings, count, name);
		i < count && strcmp(namings[i].name, name) == 0; i++) {
		records += namings[i].entry != last;
		last = namings[i].entry;
	}
	return records;
}

void site_fill_people(
	const struct site *s, const struct unit *unit, struct arena *arena, struct xml_node *root)
{
	const struct organisation *o = unit->organisation;
	if (unit->member != NULL) {
		set_member(unit->member, root);
		return;
	}
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
	for (size_t i = 0; i < count; i++) {
		const struct member *m = members[i].member;
		struct xml_node *person = xml_add(root, "person", NULL);
		size_t records = records_of(namings, named, m->name);
		set_member(m, person);
		xml_set(person, "records", arena_printf(arena, "%zu", records));
		if (records > 0)
			xml_set(person, "href",
				archive_href(arena, unit->path, person_path(arena, o, m)));
	}
}
