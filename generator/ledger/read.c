/* read.c - ledgers as their files say them: ledgers_read() of ledger.h. */
#include <string.h>

#include "base/files.h"
#include "ledger/ledger.h"
#include "record/record.h"

static size_t count_of(const struct xml_node *node, const char *name)
{
	size_t count = 0;
	for (const struct xml_node *n = xml_first_element(node); n != NULL; n = xml_next_element(n))
		count += strcmp(xml_name(n), name) == 0;
	return count;
}

/* False if there is one that is no XPath; it has been told. */
static bool read_xpath(struct arena *arena, const struct xml_node *node, const char *name,
	struct xpath **xpath, struct diag *diag)
{
	const struct xml_node *child = xml_find(node, name);
	if (child == NULL)
		return true;
	*xpath = xpath_new(xml_content(child, arena), xml_where(child), diag);
	return *xpath != NULL;
}

static bool read_columns(
	struct arena *arena, struct ledger *ledger, const struct xml_node *node, struct diag *diag)
{
	bool ok = true;
	ledger->columns =
		arena_alloc(arena, (count_of(node, "column") + 1) * sizeof(*ledger->columns));
	for (const struct xml_node *n = xml_first_element(node); n != NULL;
		n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "column") != 0)
			continue;
		struct ledger_column *column = &ledger->columns[ledger->column_count++];
		column->title = xml_child_text(n, "title", arena);
		column->sum = strcmp(xml_child_text(n, "sum", arena), "yes") == 0;
		ok = read_xpath(arena, n, "value", &column->value, diag) && ok;
	}
	return ok;
}

/* Types are written as records write them; here they are turned into their values. */
static bool read_types(
	struct arena *arena, struct ledger *ledger, const struct xml_node *node, struct diag *diag)
{
	const struct field *field = field_find(ledger->kind->fields, "type");
	size_t count = 0;
	ledger->types = arena_alloc(arena, (count_of(node, "type") + 1) * sizeof(*ledger->types));
	for (const struct xml_node *n = xml_first_element(node); n != NULL;
		n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "type") != 0)
			continue;
		const char *name = xml_content(n, arena);
		const struct field_value *value =
			field != NULL ? field_value_find(field, name) : NULL;
		if (value == NULL)
			return diag_report(
				diag, xml_where(n), MESSAGE_LEDGER_TYPE, name, ledger->kind->zh);
		ledger->types[count++] = arena_strdup(arena, value->name);
	}
	return true;
}

static void ledger_end(struct ledger *ledger)
{
	xpath_free(ledger->row);
	xpath_free(ledger->group);
	for (size_t i = 0; i < ledger->column_count; i++)
		xpath_free(ledger->columns[i].value);
}

static struct ledger *read_ledger(struct arena *arena, const struct kinds *kinds,
	const struct xml_node *node, struct diag *diag)
{
	struct ledger *ledger = arena_alloc(arena, sizeof(*ledger));
	const char *kind = xml_child_text(node, "record", arena);
	ledger->name = xml_child_text(node, "name", arena);
	ledger->title = xml_child_text(node, "title", arena);
	ledger->merge = strcmp(xml_child_text(node, "merge", arena), "yes") == 0;
	audience_parse(xml_child_text(node, "for", arena), &ledger->audience);
	ledger->kind = kinds_find(kinds, kind);
	bool ok = ledger->kind != NULL ||
		diag_report(diag, xml_where(xml_find(node, "record")), MESSAGE_LEDGER_KIND, kind);
	ok = ok && read_types(arena, ledger, node, diag);
	ok = read_xpath(arena, node, "row", &ledger->row, diag) && ok;
	ok = read_xpath(arena, node, "group", &ledger->group, diag) && ok;
	ok = read_columns(arena, ledger, node, diag) && ok;
	if (!ok)
		ledger_end(ledger);
	return ok ? ledger : NULL;
}

/* In the place of one of its name, or behind all. */
static void put_ledger(struct ledgers *ledgers, struct ledger *ledger)
{
	struct ledger **at = &ledgers->first;
	while (*at != NULL && strcmp((*at)->name, ledger->name) != 0)
		at = &(*at)->next;
	if (*at != NULL) {
		ledger->next = (*at)->next;
		ledger_end(*at);
	}
	*at = ledger;
}

static void read_file(
	struct ledgers *ledgers, const struct kinds *kinds, const char *path, struct diag *diag)
{
	struct arena scratch = { 0 };
	struct record record;
	bool valid = false;
	struct xml_doc *doc = NULL;
	const struct kind *kind = kinds_find(kinds, "ledgers");
	if (kind != NULL && record_read(path, &record, &scratch, diag))
		doc = kind_build(kind, &record, path, &valid, diag);
	const struct xml_node *n = valid ? xml_first_element(xml_root(doc)) : NULL;
	for (; n != NULL; n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "ledger") != 0)
			continue;
		struct ledger *ledger = read_ledger(&ledgers->arena, kinds, n, diag);
		if (ledger != NULL)
			put_ledger(ledgers, ledger);
	}
	xml_free(doc);
	arena_free(&scratch);
}

void ledgers_read(struct ledgers *ledgers, const struct kinds *kinds, const char *const *folders,
	struct diag *diag)
{
	*ledgers = (struct ledgers){ 0 };
	for (; *folders != NULL; folders++) {
		const char *path = files_join(&ledgers->arena, *folders, "ledgers.yaml");
		if (files_exists(path))
			read_file(ledgers, kinds, path, diag);
	}
}

void ledgers_free(struct ledgers *ledgers)
{
	for (struct ledger *l = ledgers->first; l != NULL; l = l->next)
		ledger_end(l);
	arena_free(&ledgers->arena);
	*ledgers = (struct ledgers){ 0 };
}
