/*
 * reference.c - what the manual need not say by hand: the fields of each kind, from its schema, and
 * the messages, from the table that is compiled in.  A manual page asks for them by its type.
 *
 *	kind zh en href                       of a page of type fields; one page each:
 *	fields
 *	  field zh en depth type audience required? repeated? hint? values?
 *	messages
 *	  message code text hint?             of a page of type messages
 */
#include <string.h>

#include "site/internal.h"

static bool is_of_type(const struct entry *entry, const char *type)
{
	return strcmp(entry->kind->name, "page") == 0 && strcmp(entry->type, type) == 0;
}

static bool is_english(const struct entry *entry)
{
	return strcmp(entry->state, "en") == 0;
}

bool site_lists_messages(const struct entry *entry)
{
	return is_of_type(entry, "messages");
}

static const char *fields_path(struct arena *arena, const struct entry *e, const struct kind *k)
{
	return archive_beside(arena, e, arena_printf(arena, "-%s.html", k->name));
}

void site_plan_reference(struct site *s, enum audience edition, const struct entry *entry)
{
	const struct kind *k = kinds_first(s->archive->kinds);
	for (; k != NULL && is_of_type(entry, "fields"); k = k->next)
		site_plan(s,
			(struct unit){ .type = UNIT_FIELDS,
				.edition = edition,
				.entry = entry,
				.kind = k,
				.path = fields_path(&s->arena, entry, k),
				.title = is_english(entry) ?
					arena_printf(&s->arena, "Fields: %s", k->en) :
					arena_printf(&s->arena, "%s的字段", k->zh) });
}

/* ---- fields */

static const char *type_shown(const struct field *field, bool english)
{
	static const char *const zh[] = { "文字", "选项", "日期", "数", "党员姓名", "党小组",
		"记录", "文件", "要求的编号", "一组", "正文" };
	static const char *const en[] = { "text", "one of", "date", "number", "member", "group",
		"record", "file", "rule", "map", "text of the record" };
	return english ? en[field->type] : zh[field->type];
}

static const char *audience_shown(enum audience audience, bool english)
{
	static const char *const zh[] = { "公开", "党员", "内部" };
	return english ? audience_name(audience) : zh[audience];
}

static const char *values_of(const struct field *field, bool english, struct arena *arena)
{
	struct str text = { 0 };
	for (const struct field_value *v = field->values; v != NULL; v = v->next)
		str_add_format(&text, "%s%s",
			v == field->values ? "" :
				english	   ? ", " :
					     "、",
			english ? v->name : v->zh);
	const char *copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

static void add_fields(const struct field *map, int depth, bool english, struct xml_node *list)
{
	for (const struct field *f = map->first; f != NULL; f = f->next) {
		struct arena arena = { 0 };
		struct xml_node *field = xml_add(list, "field", NULL);
		const char *hint = english ? f->hint_en : f->hint_zh;
		const char *values = values_of(f, english, &arena);
		xml_set(field, "zh", f->zh);
		xml_set(field, "en", f->name);
		xml_set(field, "depth", arena_printf(&arena, "%d", depth));
		xml_set(field, "type", type_shown(f, english));
		xml_set(field, "audience", audience_shown(f->audience, english));
		xml_set(field, "required", f->required ? "yes" : NULL);
		xml_set(field, "repeated", f->repeated ? "yes" : NULL);
		xml_set(field, "hint", hint != NULL && hint[0] != '\0' ? hint : NULL);
		xml_set(field, "values", values[0] != '\0' ? values : NULL);
		if (f->type == FIELD_MAP)
			add_fields(f, depth + 1, english, list);
		arena_free(&arena);
	}
}

static void add_kinds(
	const struct site *s, const struct unit *unit, struct arena *arena, struct xml_node *root)
{
	struct xml_node *kinds = xml_add(root, "kinds", NULL);
	for (const struct kind *k = kinds_first(s->archive->kinds); k != NULL; k = k->next) {
		struct xml_node *kind = xml_add(kinds, "kind", NULL);
		xml_set(kind, "zh", k->zh);
		xml_set(kind, "en", k->name);
		xml_set(kind, "href",
			archive_href(arena, unit->path, fields_path(arena, unit->entry, k)));
	}
}

/* ---- messages */

static void add_messages(const struct entry *entry, struct arena *arena, struct xml_node *root)
{
	enum diag_language language = is_english(entry) ? DIAG_ENGLISH : DIAG_CHINESE;
	struct xml_node *messages = xml_add(root, "messages", NULL);
	struct diag_row row;
	for (size_t i = 0; diag_row(i, language, &row, arena); i++) {
		struct xml_node *message = xml_add(messages, "message", NULL);
		xml_set(message, "code", row.code);
		xml_set(message, "text", row.text);
		xml_set(message, "hint", row.hint[0] != '\0' ? row.hint : NULL);
	}
}

void site_fill_reference(
	const struct site *s, const struct unit *unit, struct arena *arena, struct xml_node *root)
{
	const struct entry *e = unit->entry;
	if (unit->type == UNIT_FIELDS) {
		xml_set(root, "language", e->state);
		add_fields(unit->kind->fields, 0, is_english(e), xml_add(root, "fields", NULL));
	} else if (is_of_type(e, "fields")) {
		add_kinds(s, unit, arena, root);
	} else if (site_lists_messages(e)) {
		add_messages(e, arena, root);
	}
}
