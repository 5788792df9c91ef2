/*
 * key.c - whether a page would still be the same: site_content() and site_key() of site.h.
 *
 * What a page shows comes from its source tree.  So its key is the tree, built with stand-ins for
 * the records, with the keys of the records; the parts made from a record's own content are left
 * out.
 */
#include <string.h>

#include "base/pack.h"
#include "site/internal.h"

static void add_ledger(const struct site *s, const struct unit *unit, struct str *key)
{
	const struct organisation *o = unit->organisation;
	for (size_t i = 0; i < o->record_count; i++)
		if (ledger_takes(unit->ledger, o->records[i], unit->edition))
			archive_key(s->archive, o->records[i], unit->edition, key);
}

static void add_notices(const struct site *s, const struct unit *unit, struct str *key)
{
	for (size_t i = 0; i < unit->item_count; i++)
		archive_key(s->archive, unit->items[i], unit->edition, key);
}

void site_content(const struct site *s, size_t index, struct str *key)
{
	const struct unit *unit = &s->units[index];
	if (unit->type == UNIT_RECORD)
		archive_key(s->archive, unit->entry, unit->edition, key);
	else if (unit->type == UNIT_LEDGER)
		add_ledger(s, unit, key);
	else if (unit->type == UNIT_DISCLOSURE || unit->type == UNIT_NOTICES)
		add_notices(s, unit, key);
	else if (unit->type == UNIT_FILE)
		archive_file_key(s->archive, unit->source, key);
}

/* ---- trees */

static void add_node(const struct xml_node *node, bool top, struct str *key)
{
	static const char *const content[] = { "document", "chart", "ledger" };
	pack_text(key, xml_name(node));
	pack_text(key, xml_text(node));
	for (const struct xml_attribute *a = xml_first_attribute(node); a != NULL;
		a = xml_next_attribute(a)) {
		pack_text(key, xml_attribute_name(a));
		pack_text(key, xml_attribute_value(a));
	}
	for (const struct xml_node *c = xml_first(node); c != NULL; c = xml_next(c)) {
		bool own = false;
		for (size_t i = 0; i < sizeof(content) / sizeof(content[0]) && top; i++)
			own = own || strcmp(xml_name(c), content[i]) == 0;
		if (!own)
			add_node(c, false, key);
	}
	pack_text(key, "");
}

void site_note_tree(struct site *s, const struct unit *unit, const struct xml_doc *tree)
{
	s->keyed = unit;
	str_clear(&s->tree_key);
	add_node(xml_root(tree), true, &s->tree_key);
}

static void build_tree(struct site *s, const struct unit *unit)
{
	struct arena arena = { 0 };
	struct diag quiet;
	diag_init(&quiet);
	archive_stand_in(s->archive, true);
	struct xml_doc *tree = page_build(s, unit, NULL, &arena, &quiet);
	archive_stand_in(s->archive, false);
	if (tree != NULL)
		site_note_tree(s, unit, tree);
	xml_free(tree);
	diag_free(&quiet);
	arena_free(&arena);
}

static void add_findings(const struct site *s, const struct unit *unit, struct str *key)
{
	const struct entry *e = unit->entry;
	if (!findings_shown_with(e->kind) || e->organisation == NULL)
		return;
	bool all = strcmp(e->kind->name, "assessment") == 0;
	findings_key(s->findings, all ? NULL : e->organisation, key);
}

void site_key(struct site *s, size_t index, struct str *key)
{
	const struct unit *unit = &s->units[index];
	site_content(s, index, key);
	if (unit->type == UNIT_RECORD)
		add_findings(s, unit, key);
	if (!unit_is_page(unit)) {
		if (unit->type != UNIT_FILE)
			site_text(s, unit, key);
		return;
	}
	if (s->keyed != unit)
		build_tree(s, unit);
	str_add_n(key, str_text(&s->tree_key), s->tree_key.len);
	s->keyed = NULL;
}
