/*
 * disclosure.c - party-affairs disclosure: site_fill_disclosure() of internal.h.
 *
 *	notice time until days? record...        publicity notices: now, or (for the office) before, over
 *	column id title                          as disclosure.yaml orders them
 *	  record ... (archive_add)               the newest first
 *	  ledger title href
 *	log
 *	  record ... from until time by?         what was published, when, until when
 */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "record/record.h"
#include "site/internal.h"

enum { NEWEST = 8 };

struct disclosure {
	const struct site *site;
	const struct unit *unit;
	struct arena *arena;
	struct xml_node *root;
	struct diag *diag;
};

static const char *const times[] = { "now", "before", "over" };

/* ---- notices in their period */

static void add_period(const struct disclosure *d, const struct entry *e, struct xml_node *node)
{
	xml_set(node, "time", times[e->time]);
	if (e->begins.year > 0)
		xml_set(node, "from", date_chinese(d->arena, e->begins));
	if (e->ends.year > 0)
		xml_set(node, "until", date_chinese(d->arena, e->ends));
}

static bool is_publicity(const struct entry *e)
{
	return strcmp(e->kind->name, "notice") == 0 && strcmp(e->type, "publicity") == 0;
}

/* Whom to turn to: the field `contact` of the notice. */
static const char *contact_of(const struct disclosure *d, const struct entry *e)
{
	struct xml_doc *doc =
		archive_document(d->site->archive, e, d->unit->edition, d->arena, d->diag);
	const struct xml_node *contact = doc != NULL ? xml_find(xml_root(doc), "contact") : NULL;
	const char *text = contact != NULL ? xml_content(contact, d->arena) : "";
	xml_free(doc);
	return text;
}

static void add_notices(const struct disclosure *d)
{
	const struct archive *a = d->site->archive;
	for (size_t i = a->count; i-- > 0;) {
		const struct entry *e = a->sorted[i];
		if (!is_publicity(e) || !archive_visible(e, d->unit->edition) ||
			e->time == TIME_OVER)
			continue;
		struct xml_node *notice = xml_add(d->root, "notice", NULL);
		add_period(d, e, notice);
		xml_set(notice, "contact", contact_of(d, e));
		archive_add(e, d->unit->path, notice);
	}
}

/* ---- columns */

static bool is_taken(
	const struct disclosure *d, const struct xml_node *column, const struct entry *e)
{
	for (const struct xml_node *t = xml_first_element(column); t != NULL;
		t = xml_next_element(t))
		if (strcmp(xml_name(t), "take") == 0 && archive_takes(d->site->archive, t, e))
			return true;
	return false;
}

static int newest_first(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	int order = date_compare(b->date, a->date);
	return order != 0 ? order : strcmp(a->id, b->id);
}

static size_t add_records(
	const struct disclosure *d, const struct xml_node *declared, struct xml_node *column)
{
	struct arena arena = { 0 };
	const struct archive *a = d->site->archive;
	const struct entry **taken = arena_alloc(&arena, (a->count + 1) * sizeof(*taken));
	size_t count = 0;
	for (size_t i = 0; i < a->count; i++)
		if (archive_visible(a->sorted[i], d->unit->edition) &&
			a->sorted[i]->time == TIME_NOW && is_taken(d, declared, a->sorted[i]))
			taken[count++] = a->sorted[i];
	qsort(taken, count, sizeof(*taken), newest_first);
	for (size_t i = 0; i < count && i < NEWEST; i++)
		archive_add(taken[i], d->unit->path, column);
	arena_free(&arena);
	return count;
}

static void add_ledgers(
	const struct disclosure *d, const struct xml_node *declared, struct xml_node *column)
{
	const struct site *s = d->site;
	for (const struct xml_node *l = xml_first_element(declared); l != NULL;
		l = xml_next_element(l)) {
		if (strcmp(xml_name(l), "ledger") != 0)
			continue;
		const char *name = xml_content(l, d->arena);
		for (size_t i = 0; i < s->listed_count; i++) {
			const struct unit *u = &s->units[s->listed[i]];
			if (u->type != UNIT_LEDGER || u->edition != d->unit->edition ||
				strcmp(u->ledger->name, name) != 0)
				continue;
			struct xml_node *ledger = xml_add(column, "ledger", NULL);
			xml_set(ledger, "title", u->title);
			xml_set(ledger, "organisation", u->organisation->short_name);
			xml_set(ledger, "href", archive_href(d->arena, d->unit->path, u->path));
		}
	}
}

static void add_column(const struct disclosure *d, const struct xml_node *declared)
{
	enum audience least = AUDIENCE_PUBLIC;
	const struct xml_node *edition = xml_find(declared, "for");
	if (edition != NULL)
		audience_parse(xml_content(edition, d->arena), &least);
	if (d->unit->edition < least)
		return;
	struct xml_node *column = xml_add(d->root, "column", NULL);
	xml_set(column, "title", xml_content(xml_find(declared, "title"), d->arena));
	size_t count = add_records(d, declared, column);
	xml_set(column, "count", arena_printf(d->arena, "%zu", count));
	add_ledgers(d, declared, column);
	if (xml_first_element(column) == NULL)
		xml_remove(column);
}

static void add_columns(const struct disclosure *d)
{
	const struct archive *a = d->site->archive;
	const char *name = "templates/disclosure.yaml";
	const char *own = files_join(d->arena, a->folder, name);
	const char *path = files_exists(own) ? own : files_join(d->arena, d->site->share, name);
	struct record record;
	bool valid = false;
	struct xml_doc *doc = NULL;
	const struct kind *kind = kinds_find(a->kinds, "disclosure");
	if (kind != NULL && record_read(path, &record, d->arena, d->diag))
		doc = kind_build(kind, &record, "disclosure", NULL, &valid, d->diag);
	const struct xml_node *n = valid ? xml_first_element(xml_root(doc)) : NULL;
	for (; n != NULL; n = xml_next_element(n))
		if (strcmp(xml_name(n), "column") == 0)
			add_column(d, n);
	xml_free(doc);
}

/* ---- what was published, when, until when */

static void add_log(const struct disclosure *d)
{
	const struct archive *a = d->site->archive;
	struct xml_node *log = xml_add(d->root, "log", NULL);
	for (size_t i = a->count; i-- > 0;) {
		const struct entry *e = a->sorted[i];
		bool gone = archive_was_visible(e, d->unit->edition);
		if (strcmp(e->kind->name, "notice") != 0 ||
			!(gone || archive_visible(e, d->unit->edition)))
			continue;
		struct xml_node *record = archive_add(e, d->unit->path, log);
		add_period(d, e, record);
		if (gone) /* its title may name a person */
			xml_set(record, "title", e->type_shown);
	}
}

void site_fill_disclosure(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root, struct diag *diag)
{
	struct disclosure d = { site, unit, arena, root, diag };
	add_notices(&d);
	add_columns(&d);
	add_log(&d);
}
