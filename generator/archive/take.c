/* take.c - which records a declaration takes: archive_takes(). */
#include <string.h>

#include "archive/archive.h"

bool archive_takes(
	const struct archive *archive, const struct xml_node *take, const struct entry *entry)
{
	struct arena arena = { 0 };
	const struct kind *kind = kinds_find(archive->kinds, xml_child_text(take, "kind", &arena));
	const struct field *field = field_find(entry->kind->fields, "type");
	bool typed = false, right = false;
	for (const struct xml_node *t = xml_first_element(take); t != NULL && kind == entry->kind;
		t = xml_next_element(t)) {
		if (strcmp(xml_name(t), "type") != 0)
			continue;
		const struct field_value *v =
			field != NULL ? field_value_find(field, xml_content(t, &arena)) : NULL;
		typed = true;
		right = right || (v != NULL && strcmp(v->name, entry->type) == 0);
	}
	arena_free(&arena);
	return kind == entry->kind && (right || !typed);
}
