/* take.c - which records a declaration takes: take_read(), take_has(). */
#include <string.h>

#include "archive/archive.h"

struct take take_read(
	const struct archive *archive, const struct xml_node *node, struct arena *arena)
{
	struct take take = { .kind = kinds_find(
				     archive->kinds, xml_child_text(node, "kind", arena)) };
	const struct field *field =
		take.kind != NULL ? field_find(take.kind->fields, "type") : NULL;
	size_t count = 0;
	const struct xml_node *t;
	for (t = xml_first_element(node); t != NULL; t = xml_next_element(t))
		count++;
	take.types = arena_alloc(arena, (count + 1) * sizeof(*take.types));
	count = 0;
	for (t = xml_first_element(node); t != NULL; t = xml_next_element(t)) {
		if (strcmp(xml_name(t), "type") != 0)
			continue;
		const struct field_value *v =
			field != NULL ? field_value_find(field, xml_content(t, arena)) : NULL;
		if (v != NULL)
			take.types[count++] = v->name;
		take.typed = true;
	}
	return take;
}

bool take_has(const struct take *take, const struct entry *entry)
{
	if (entry->kind != take->kind || !take->typed)
		return entry->kind == take->kind;
	const char **type = take->types;
	while (*type != NULL && strcmp(*type, entry->type) != 0)
		type++;
	return *type != NULL;
}
