/* organisation.c - what other records and checks need to know of an organisation. */
#include <stdlib.h>
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
		m->left = text_of(a, c, "left");
		date_parse(text_of(a, c, "joined"), &m->joined);
		date_parse(text_of(a, c, "from"), &m->from);
		date_parse(text_of(a, c, "to"), &m->to);
		m->exempt = strcmp(text_of(a, c, "exempt"), "yes") == 0;
		*end = m;
		end = &m->next;
		o->member_count++;
	}
}

void archive_note_organisation(struct archive *a, struct entry *entry, const struct xml_node *root)
{
	struct organisation *o = arena_alloc(&a->arena, sizeof(*o));
	o->id = entry->folder;
	o->record = entry->id;
	o->name = text_of(a, root, "name");
	o->short_name = text_of(a, root, "short");
	if (o->short_name[0] == '\0')
		o->short_name = o->name;
	o->type = text_of(a, root, "type");
	o->setting = text_of(a, root, "setting");
	o->groups = texts_of(a, root, "group", "name");
	o->standards = texts_of(a, root, "standard", NULL);
	read_members(a, o, root);
	o->next = a->organisations;
	a->organisations = o;
	a->organisation_count++;
}

/* Two of one folder, which is an error, stay in the order of their records. */
static int by_folder(const void *left, const void *right)
{
	const struct organisation *a = *(const struct organisation *const *)left;
	const struct organisation *b = *(const struct organisation *const *)right;
	int order = strcmp(a->id, b->id);
	return order != 0 ? order : strcmp(a->record, b->record);
}

/* Entries are sorted only now, so only now do they have their final place. */
void archive_link_organisations(struct archive *a)
{
	size_t count = 0;
	struct organisation **index =
		arena_alloc(&a->arena, (a->organisation_count + 1) * sizeof(*index));
	for (struct organisation *o = a->organisations; o != NULL; o = o->next)
		index[count++] = o;
	qsort(index, count, sizeof(*index), by_folder);
	for (size_t i = 0; i < count; i++) {
		index[i]->entry = archive_find(a, index[i]->record);
		index[i]->next = i + 1 < count ? index[i + 1] : NULL;
	}
	a->organisations = count > 0 ? index[0] : NULL;
	a->organisation_index = index;
}
