/*
 * key.c - whether a page would still be the same: site_content() and site_key() of site.h.
 *
 * What a page shows comes from its source tree.  So its key is the tree, built with stand-ins for
 * the records, with the keys of the records; the parts made from a record's own content are left
 * out.  Most pages are of a record, or a list of records: what their trees are made of is known
 * without them.
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

static void add_findings(const struct site *s, const struct unit *unit, struct str *key)
{
	const struct entry *e = unit->entry;
	if (findings_shown_with(e->kind) && e->organisation != NULL)
		findings_key(s->findings, e->organisation, key);
}

/* ---- pages that show one record, or list records: what page_build() looks at */

static bool is_list(const struct unit *unit)
{
	return unit->type == UNIT_YEAR || unit->type == UNIT_KIND || unit->type == UNIT_COLUMN ||
		unit->type == UNIT_RELATED;
}

static bool is_record(const struct unit *unit)
{
	const struct organisation *o = unit->entry != NULL ? unit->entry->organisation : NULL;
	return unit->type == UNIT_RECORD && (o == NULL || o->entry != unit->entry);
}

static bool is_short(const struct unit *unit)
{
	return is_list(unit) || is_record(unit);
}

bool site_key_is_short(const struct site *s, size_t index)
{
	return is_short(&s->units[index]);
}

/* What every page shows of the site. */
static void add_frame(struct site *s, struct str *key)
{
	const struct archive *a = s->archive;
	struct str frame = { 0 };
	if (!s->framed) {
		archive_facts_of_organisations(a, &frame);
		for (const struct organisation *o = a->organisations; o != NULL; o = o->next)
			archive_facts(o->entry, &frame);
		pack_text(&frame, s->contact);
		for (size_t i = 0; i < s->menu_count; i++) {
			const struct unit *u = &s->units[s->menu[i]];
			pack_number(&frame, u->edition);
			pack_text(&frame, u->path);
			pack_text(&frame, u->title);
		}
		hash_make(&s->frame, str_text(&frame), frame.len);
		s->framed = true;
		str_free(&frame);
	}
	pack_bytes(key, s->frame.bytes, HASH_BYTES);
}

static void add_around(const struct site *s, const struct unit *unit, struct str *key)
{
	struct arena arena = { 0 };
	const struct entry **related;
	size_t count = site_related(s, unit->edition, unit->entry, &related, &arena);
	pack_number(key, (int64_t)count);
	for (size_t i = 0; i < count && i < RELATED; i++)
		archive_facts(related[i], key);
	for (int step = -1; step <= 1; step += 2) {
		const struct entry *e = site_neighbour(s, unit->edition, unit->entry, step);
		pack_number(key, e != NULL);
		if (e != NULL)
			archive_facts(e, key);
	}
	arena_free(&arena);
}

/* A calendar is of the whole list, whose front page begins with the first of them. */
static void add_items(const struct unit *unit, struct str *key)
{
	size_t count = unit->type == UNIT_YEAR && unit->page == 1 ? unit->total : unit->item_count;
	pack_number(key, unit->page);
	pack_number(key, unit->pages);
	pack_number(key, (int64_t)unit->total);
	for (size_t i = 0; i < count; i++)
		archive_facts(unit->items[i], key);
}

static void add_short(struct site *s, const struct unit *unit, struct str *key)
{
	add_frame(s, key);
	pack_text(key, unit->path);
	pack_text(key, unit->title);
	if (unit->entry != NULL)
		archive_facts(unit->entry, key);
	if (is_list(unit))
		add_items(unit, key);
	else
		add_around(s, unit, key);
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
	if (is_short(unit))
		return;
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
	if (is_short(unit)) {
		add_short(s, unit, key);
		return;
	}
	if (s->keyed != unit)
		build_tree(s, unit);
	str_add_n(key, str_text(&s->tree_key), s->tree_key.len);
	s->keyed = NULL;
}
