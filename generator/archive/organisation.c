/* organisation.c - what other records and checks need to know of an organisation. */
#include <string.h>

#include "archive/archive.h"
#include "archive/internal.h"

static const char *text_of(struct archive *a, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, &a->arena) : "";
}

static const char **texts_of(
	struct archive *a, const struct xml_node *root, const char *name, const char *below)
{
	size_t count = 0, i = 0;
	const struct xml_node *c;
	for (c = xml_first_element(root); c != NULL; c = xml_next_element(c))
		count += strcmp(xml_name(c), name) == 0;
	const char **texts = arena_alloc(&a->arena, (count + 1) * sizeof(*texts));
	for (c = xml_first_element(root); c != NULL; c = xml_next_element(c))
		if (strcmp(xml_name(c), name) == 0)
			texts[i++] =
				below != NULL ? text_of(a, c, below) : xml_content(c, &a->arena);
	return texts;
}

static void read_members(struct archive *a, struct organisation *o, const struct xml_node *root)
{
	struct member **end = &o->members;
	for (const struct xml_node *c = xml_first_element(root); c != NULL;
		c = xml_next_element(c)) {
		if (strcmp(xml_name(c), "member") != 0)
			continue;
		struct member *m = arena_alloc(&a->arena, sizeof(*m));
		m->name = text_of(a, c, "name");
		m->group = text_of(a, c, "group");
		m->status = text_of(a, c, "status");
		m->exempt = strcmp(text_of(a, c, "exempt"), "yes") == 0;
		*end = m;
		end = &m->next;
		o->member_count++;
	}
}

void archive_note_organisation(struct archive *a, struct entry *entry, const struct xml_node *root)
{
	struct organisation *o = arena_alloc(&a->arena, sizeof(*o)), **at = &a->organisations;
	o->id = entry->folder;
	o->name = text_of(a, root, "name");
	o->short_name = text_of(a, root, "short");
	if (o->short_name[0] == '\0')
		o->short_name = o->name;
	o->setting = text_of(a, root, "setting");
	o->groups = texts_of(a, root, "group", "name");
	o->standards = texts_of(a, root, "standard", NULL);
	read_members(a, o, root);
	while (*at != NULL && strcmp((*at)->id, o->id) <= 0)
		at = &(*at)->next;
	o->next = *at;
	*at = o;
}

/* Entries are sorted only now, so only now do they have their final place. */
void archive_link_organisations(struct archive *a)
{
	for (size_t i = 0; i < a->count; i++) {
		const struct entry *entry = &a->entries[i];
		if (strcmp(entry->kind->name, "organisation") != 0)
			continue;
		struct organisation *o = a->organisations;
		while (o != NULL && (o->entry != NULL || strcmp(o->id, entry->folder) != 0))
			o = o->next;
		if (o != NULL)
			o->entry = entry;
	}
}
