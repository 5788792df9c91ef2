/*
 * disclosure.c - party-affairs disclosure: site_fill_disclosure() of internal.h.
 *
 *	notices count href?
 *	notice time from until contact record... publicity notices: now, or (for the office) before
 *	column title count href?                 as disclosure.yaml orders them
 *	  record ... (archive_add)               the newest; href: a page of all
 *	  finding ... (finding_add)              what ought to be published and is not; not for the
 * public
 *	  findings count                         there are more of them
 *	  ledger title href
 *	ledgers href                             in place of more ledgers than a column shows
 *	log count href?
 *	  record ... from until time             what was published, when, until when
 */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "record/record.h"
#include "site/internal.h"

/* On the first page, which stays below 40 KiB: of a column, of notices, of the log. */
enum {
	COLUMN_RECORDS = 8,
	COLUMN_BYTES = 1600,
	COLUMN_LEDGERS = 6,
	FINDINGS = 6,
	NOTICES = 8,
	LOG = 8
};

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
		archive_document(d->site->archive, e, d->unit->edition, NULL, d->arena, d->diag);
	const struct xml_node *contact = doc != NULL ? xml_find(xml_root(doc), "contact") : NULL;
	const char *text = contact != NULL ? xml_content(contact, d->arena) : "";
	xml_free(doc);
	return text;
}

static void add_notice(const struct disclosure *d, const struct entry *e)
{
	struct xml_node *notice = xml_add(d->root, "notice", NULL);
	add_period(d, e, notice);
	xml_set(notice, "contact", contact_of(d, e));
	archive_add(e, d->unit->path, notice);
}

static bool is_notice(const struct entry *e, enum audience edition)
{
	return is_publicity(e) && archive_visible(e, edition) && e->time != TIME_OVER;
}

/* What was published once, even if its time is over. */
static bool is_logged(const struct entry *e, enum audience edition)
{
	return strcmp(e->kind->name, "notice") == 0 &&
		(archive_was_visible(e, edition) || archive_visible(e, edition));
}

/* All entries of that nature, the newest first; in `arena`. */
static size_t select_entries(const struct site *s, enum audience edition,
	bool (*is)(const struct entry *e, enum audience edition), const struct entry ***selected,
	struct arena *arena)
{
	size_t count = 0, at = 0;
	for (size_t i = 0; i < s->archive->count; i++)
		count += is(s->sorted[i], edition);
	*selected = arena_alloc(arena, (count + 1) * sizeof(**selected));
	for (size_t i = 0; i < s->archive->count; i++)
		if (is(s->sorted[i], edition))
			(*selected)[at++] = s->sorted[i];
	qsort(*selected, count, sizeof(**selected), site_by_date);
	return count;
}

static void add_notices(const struct disclosure *d)
{
	for (size_t i = 0; i < d->unit->item_count; i++)
		add_notice(d, d->unit->items[i]);
	if (d->unit->total > d->unit->item_count) {
		struct xml_node *all = xml_add(d->root, "notices", NULL);
		xml_set(all, "count", arena_printf(d->arena, "%zu", d->unit->total));
		xml_set(all, "href",
			archive_href(d->arena, d->unit->path, "disclosure/notices.html"));
	}
}

/* ---- columns */

/* The entries that one declaration takes are added to `taken`. */
static size_t select_take(const struct site *s, enum audience edition, const struct xml_node *take,
	const struct entry **taken, size_t count)
{
	struct arena arena = { 0 };
	const struct take what = take_read(s->archive, take, &arena);
	for (size_t i = 0; i < s->archive->count; i++) {
		const struct entry *e = s->sorted[i];
		if (take_has(&what, e) && e->time == TIME_NOW && archive_visible(e, edition))
			taken[count++] = e;
	}
	arena_free(&arena);
	return count;
}

/* Those that a column takes, each once, the newest first. */
static size_t select_column(const struct site *s, enum audience edition,
	const struct xml_node *column, const struct entry ***taken, struct arena *arena)
{
	size_t count = 0, kept = 0, takes = 0;
	const struct xml_node *t;
	for (t = xml_first_element(column); t != NULL; t = xml_next_element(t))
		takes += strcmp(xml_name(t), "take") == 0;
	*taken = arena_alloc(arena, (takes * s->archive->count + 1) * sizeof(**taken));
	for (t = xml_first_element(column); t != NULL; t = xml_next_element(t))
		if (strcmp(xml_name(t), "take") == 0)
			count = select_take(s, edition, t, *taken, count);
	qsort(*taken, count, sizeof(**taken), site_by_date);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || (*taken)[kept - 1] != (*taken)[i])
			(*taken)[kept++] = (*taken)[i];
	return kept;
}

/* Its address never changes: made from the first id, or from its title. */
static const char *column_path(const struct xml_node *column, struct arena *arena)
{
	const struct xml_node *id = xml_find(column, "id");
	char *name = xml_content(id != NULL ? id : xml_find(column, "title"), arena);
	for (char *c = name; *c != '\0'; c++)
		*c = strchr("/\\:*?\"<>|#% ", *c) != NULL ? '-' :
			*c >= 'A' && *c <= 'Z'		  ? (char)(*c | 32) :
							    *c;
	return arena_printf(arena, "disclosure/%s.html", name);
}

static bool is_for(const struct xml_node *column, enum audience edition, struct arena *arena)
{
	enum audience least = AUDIENCE_PUBLIC;
	const struct xml_node *named = xml_find(column, "for");
	if (named != NULL)
		audience_parse(xml_content(named, arena), &least);
	return edition >= least;
}

/* How many of them the first page shows. */
static size_t shown_of(const struct entry **taken, size_t count)
{
	size_t shown = 0, bytes = 0;
	for (; shown < count && shown < COLUMN_RECORDS; shown++) {
		bytes += strlen(taken[shown]->title) + strlen(taken[shown]->page) + 190;
		if (shown > 0 && bytes > COLUMN_BYTES)
			break;
	}
	return shown;
}

static size_t add_records(
	const struct disclosure *d, const struct xml_node *declared, struct xml_node *column)
{
	struct arena arena = { 0 };
	const struct entry **taken;
	size_t count = select_column(d->site, d->unit->edition, declared, &taken, &arena);
	size_t shown = shown_of(taken, count);
	for (size_t i = 0; i < shown; i++)
		archive_add(taken[i], d->unit->path, column);
	if (shown < count)
		xml_set(column, "href",
			archive_href(&arena, d->unit->path, column_path(declared, &arena)));
	arena_free(&arena);
	return count;
}

static void add_ledgers(
	const struct disclosure *d, const struct xml_node *declared, struct xml_node *column)
{
	const struct site *s = d->site;
	size_t count = 0;
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
			if (++count > COLUMN_LEDGERS) {
				xml_set(xml_add(column, "ledgers", NULL), "href", "ledgers.html");
				return;
			}
			struct xml_node *ledger = xml_add(column, "ledger", NULL);
			xml_set(ledger, "title", u->title);
			xml_set(ledger, "organisation", u->organisation->short_name);
			xml_set(ledger, "href", archive_href(d->arena, d->unit->path, u->path));
		}
	}
}

/* Does the rule of a finding ask for what this column holds? */
static bool asks_for(const struct finding *f, const struct xml_node *declared, struct arena *arena)
{
	if (f->rule->discloses[0] == NULL)
		return false;
	for (const struct xml_node *id = xml_first_element(declared); id != NULL;
		id = xml_next_element(id))
		if (strcmp(xml_name(id), "id") == 0 && finding_discloses(f, xml_content(id, arena)))
			return true;
	return false;
}

static void add_findings(
	const struct disclosure *d, const struct xml_node *declared, struct xml_node *column)
{
	size_t count = 0;
	if (d->unit->edition == AUDIENCE_PUBLIC)
		return;
	for (const struct finding *f = d->site->findings->first; f != NULL; f = finding_next(f))
		if (finding_open(f, d->site->archive->as_of.year) &&
			asks_for(f, declared, d->arena) && ++count <= FINDINGS)
			finding_add(f, d->unit->edition, d->unit->path, column);
	if (count > FINDINGS)
		xml_set(xml_add(column, "findings", NULL), "count",
			arena_printf(d->arena, "%zu", count));
}

static void add_column(const struct disclosure *d, const struct xml_node *declared)
{
	if (!is_for(declared, d->unit->edition, d->arena))
		return;
	struct xml_node *column = xml_add(d->root, "column", NULL);
	xml_set(column, "title", xml_content(xml_find(declared, "title"), d->arena));
	size_t count = add_records(d, declared, column);
	xml_set(column, "count", arena_printf(d->arena, "%zu", count));
	add_findings(d, declared, column);
	add_ledgers(d, declared, column);
	if (xml_first_element(column) == NULL)
		xml_remove(column);
}

static const struct xml_node *next_column(const struct site *s, const struct xml_node *column)
{
	const struct xml_node *n = column != NULL ? xml_next_element(column) :
		s->disclosure != NULL		  ? xml_first_element(xml_root(s->disclosure)) :
						    NULL;
	while (n != NULL && strcmp(xml_name(n), "column") != 0)
		n = xml_next_element(n);
	return n;
}

void site_read_disclosure(struct site *s, struct diag *diag)
{
	const struct archive *a = s->archive;
	const char *name = "templates/disclosure.yaml";
	const char *own = files_join(&s->arena, a->folder, name);
	const char *path = files_exists(own) ? own : files_join(&s->arena, s->share, name);
	struct record record;
	bool valid = false;
	const struct kind *kind = kinds_find(a->kinds, "disclosure");
	if (kind != NULL && record_read(path, &record, &s->arena, diag))
		s->disclosure = kind_build(kind, &record, "disclosure", &valid, diag);
	if (!valid) {
		xml_free(s->disclosure);
		s->disclosure = NULL;
	}
}

/* ---- what was published, when, until when */

static void add_logged(const struct disclosure *d, const struct entry *e, struct xml_node *log)
{
	struct xml_node *record = archive_add(e, d->unit->path, log);
	add_period(d, e, record);
	if (archive_was_visible(e, d->unit->edition)) /* its title may name a person */
		xml_set(record, "title", e->type_shown);
}

static void add_log(const struct disclosure *d)
{
	const struct entry **logged;
	size_t count = select_entries(d->site, d->unit->edition, is_logged, &logged, d->arena);
	struct xml_node *log = xml_add(d->root, "log", NULL);
	xml_set(log, "count", arena_printf(d->arena, "%zu", count));
	if (count > LOG)
		xml_set(log, "href", archive_href(d->arena, d->unit->path, "disclosure/log.html"));
	for (size_t i = 0; i < count && i < LOG; i++)
		add_logged(d, logged[i], log);
}

/* ---- pages */

/* The first page, with the first notices; and those of all notices, if there are more. */
static void plan_notices(struct site *s, enum audience edition)
{
	const struct entry **notices;
	size_t count = select_entries(s, edition, is_notice, &notices, &s->arena);
	site_plan(s,
		(struct unit){ .type = UNIT_DISCLOSURE,
			.edition = edition,
			.path = "disclosure.html",
			.title = "党务公开",
			.items = notices,
			.item_count = count < NOTICES ? count : NOTICES,
			.total = count });
	if (count > NOTICES)
		site_plan_list(s,
			(struct unit){ .type = UNIT_NOTICES,
				.edition = edition,
				.path = "disclosure/notices.html",
				.title = "公示" },
			notices, count);
}

static void plan_log(struct site *s, enum audience edition)
{
	const struct entry **items;
	size_t count = select_entries(s, edition, is_logged, &items, &s->arena);
	if (count > LOG)
		site_plan_list(s,
			(struct unit){ .type = UNIT_LOG,
				.edition = edition,
				.path = "disclosure/log.html",
				.title = "公开记录" },
			items, count);
}

static void plan_column(struct site *s, enum audience edition, const struct xml_node *column)
{
	struct arena arena = { 0 };
	const struct entry **taken;
	size_t count = select_column(s, edition, column, &taken, &arena);
	if (count > shown_of(taken, count)) {
		const struct entry **items = arena_alloc(&s->arena, count * sizeof(*items));
		memcpy(items, taken, count * sizeof(*items));
		site_plan_list(s,
			(struct unit){ .type = UNIT_COLUMN,
				.edition = edition,
				.column = column,
				.title = xml_content(xml_find(column, "title"), &s->arena),
				.path = column_path(column, &s->arena) },
			items, count);
	}
	arena_free(&arena);
}

void site_plan_disclosure(struct site *s, enum audience edition)
{
	plan_notices(s, edition);
	for (const struct xml_node *c = next_column(s, NULL); c != NULL; c = next_column(s, c))
		if (is_for(c, edition, &s->arena))
			plan_column(s, edition, c);
	plan_log(s, edition);
}

void site_fill_disclosure(const struct site *site, const struct unit *unit, struct arena *arena,
	struct xml_node *root, struct diag *diag)
{
	struct disclosure d = { site, unit, arena, root, diag };
	if (unit->type == UNIT_DISCLOSURE) {
		const struct xml_node *c = next_column(site, NULL);
		add_notices(&d);
		for (; c != NULL; c = next_column(site, c))
			add_column(&d, c);
		add_log(&d);
		return;
	}
	struct xml_node *log = unit->type == UNIT_LOG ? xml_add(root, "log", NULL) : NULL;
	for (size_t i = 0; i < unit->item_count; i++)
		if (log != NULL)
			add_logged(&d, unit->items[i], log);
		else
			add_notice(&d, unit->items[i]);
}
