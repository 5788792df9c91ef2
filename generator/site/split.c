/*
 * split.c - pages whose length shows only when they are filled: a ledger, findings of a year.
 *
 * A filled page is cut into parts between its items (rows, rules ...).  What holds items is
 * repeated in every part that has some of them; what is not one (columns, navigation) in every
 * part; a total stands behind the last item it is of.
 */
#include <string.h>

#include "base/files.h"
#include "site/internal.h"

enum { PART_BYTES = 28000 }; /* of HTML: a page stays below 40 KiB with its frame */
enum { ELEMENT_BYTES = 45, ATTRIBUTE_BYTES = 12 };

/* What pages of a type are cut between; NULL: they are not cut. */
static const char *const *items_of(const struct unit *unit)
{
	static const char *const rows[] = { "row", NULL };
	static const char *const rules[] = { "rule", "finding", NULL };
	static const char *const entries[] = { "organisation", "person", NULL };
	static const char *const fields[] = { "field", NULL };
	static const char *const messages[] = { "message", NULL };
	switch (unit->type) {
	case UNIT_RECORD:
		return site_lists_messages(unit->entry) ? messages : NULL;
	case UNIT_FIELDS:
		return fields;
	case UNIT_LEDGER:
		return rows;
	case UNIT_STANDARD_YEAR:
		return rules;
	case UNIT_LEDGERS:
	case UNIT_ORGANISATIONS:
	case UNIT_STANDARD:
	case UNIT_PEOPLE:
		return entries;
	default:
		return NULL;
	}
}

static bool is_item(const char *const *names, const struct xml_node *node)
{
	while (*names != NULL && strcmp(*names, xml_name(node)) != 0)
		names++;
	return *names != NULL;
}

/* About as many bytes as it takes in HTML; of attributes those that templates show. */
static size_t weigh(const struct xml_node *node)
{
	static const char *const shown[] = { "href", "title", "source", "object", "object-href",
		"zh", "hint", "values", "text" };
	size_t bytes = ELEMENT_BYTES;
	for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++)
		if (xml_value(node, shown[i]) != NULL)
			bytes += strlen(xml_value(node, shown[i])) + ATTRIBUTE_BYTES;
	for (const struct xml_node *c = xml_first(node); c != NULL; c = xml_next(c))
		bytes += xml_is_text(c) ? strlen(xml_text(c)) : weigh(c);
	return bytes;
}

struct marking {
	const char *const *names;
	size_t bytes;
	unsigned part;
};

static void mark(struct marking *m, const struct xml_node *node)
{
	for (const struct xml_node *c = xml_first_element(node); c != NULL;
		c = xml_next_element(c)) {
		if (!is_item(m->names, c)) {
			mark(m, c);
			continue;
		}
		struct arena arena = { 0 };
		size_t bytes = weigh(c);
		if (m->bytes > 0 && m->bytes + bytes > PART_BYTES) {
			m->bytes = 0;
			m->part++;
		}
		m->bytes += bytes;
		xml_set((struct xml_node *)c, "part", arena_printf(&arena, "%u", m->part));
		arena_free(&arena);
	}
}

unsigned split_parts(const struct unit *unit, struct xml_doc *whole)
{
	struct marking m = { .names = items_of(unit), .part = 1 };
	if (m.names != NULL)
		mark(&m, xml_top(whole));
	return m.part;
}

char *split_address(struct arena *arena, const char *front, unsigned part)
{
	return part == 1 ?
		arena_strdup(arena, front) :
		arena_printf(arena, "%s-%u.html", files_without_extension(arena, front), part);
}

/* ---- one part */

struct cut {
	const char *const *names;
	const char *part;
	struct xml_doc *into;
};

/* Of the items below `node`: is one, and is the last one, of this part? */
struct held {
	bool any, here, last_here;
};

static void look(const struct cut *cut, const struct xml_node *node, struct held *held)
{
	for (const struct xml_node *c = xml_first_element(node); c != NULL;
		c = xml_next_element(c)) {
		if (!is_item(cut->names, c)) {
			look(cut, c, held);
			continue;
		}
		held->any = true;
		held->last_here = strcmp(xml_value(c, "part"), cut->part) == 0;
		held->here = held->here || held->last_here;
	}
}

static void copy_attributes(const struct xml_node *from, struct xml_node *to)
{
	for (const struct xml_attribute *a = xml_first_attribute(from); a != NULL;
		a = xml_next_attribute(a))
		xml_set(to, xml_attribute_name(a), xml_attribute_value(a));
}

static void copy_below(const struct cut *cut, const struct xml_node *from, struct xml_node *to)
{
	struct held all = { 0 };
	look(cut, from, &all);
	for (const struct xml_node *c = xml_first_element(from); c != NULL;
		c = xml_next_element(c)) {
		struct held held = { 0 };
		bool item = is_item(cut->names, c);
		if (!item)
			look(cut, c, &held);
		if (held.any && held.here) {
			struct xml_node *node = xml_add(to, xml_name(c), NULL);
			copy_attributes(c, node);
			copy_below(cut, c, node);
		} else if (item ?
				strcmp(xml_value(c, "part"), cut->part) == 0 :
				!held.any && (strcmp(xml_name(c), "total") != 0 || all.last_here)) {
			xml_graft(cut->into, to, c);
		}
	}
}

struct xml_doc *split_part(
	const struct unit *unit, const struct xml_doc *whole, unsigned part, unsigned parts)
{
	struct arena arena = { 0 };
	const char **addresses = arena_alloc(&arena, parts * sizeof(*addresses));
	struct cut cut = { items_of(unit), arena_printf(&arena, "%u", part),
		xml_new(xml_name(xml_root(whole))) };
	struct xml_node *root = xml_top(cut.into);
	for (unsigned i = 0; i < parts; i++)
		addresses[i] = split_address(&arena, unit->path, i + 1);
	copy_attributes(xml_root(whole), root);
	xml_set(root, "path", addresses[part - 1]);
	xml_set(root, "page", cut.part);
	copy_below(&cut, xml_root(whole), root);
	site_fill_pages(addresses, part, parts, unit->path, root);
	arena_free(&arena);
	return cut.into;
}
