/* page.c - the source trees of pages: page_build() of internal.h. */
#include <string.h>

#include "base/files.h"
#include "draw/draw.h"
#include "site/internal.h"

enum { LATEST = 12 };

struct page {
	const struct site *site;
	const struct unit *unit;
	struct str *xml; /* NULL, or the XML of the record */
	struct arena *arena;
	struct diag *diag;
	struct xml_doc *doc;
	struct xml_node *root;
};

static char *href(const struct page *p, const char *path)
{
	return archive_href(p->arena, p->unit->path, path);
}

static bool visible(const struct page *p, const struct entry *entry)
{
	return archive_visible(entry, p->unit->edition);
}

static struct xml_node *add_record(
	const struct page *p, struct xml_node *parent, const struct entry *entry)
{
	return archive_add(entry, p->unit->path, parent);
}

static char *number(const struct page *p, size_t value)
{
	return arena_number(p->arena, value);
}

/* ---- what every page has */

static void add_navigation(const struct page *p)
{
	struct xml_node *nav = xml_add(p->root, "nav", NULL);
	for (size_t i = 0; i < p->site->menu_count; i++) {
		const struct unit *u = &p->site->units[p->site->menu[i]];
		if (u->edition != p->unit->edition)
			continue;
		struct xml_node *item = xml_add(nav, "item", NULL);
		xml_set(item, "href", href(p, u->path));
		xml_set(item, "title", u->type == UNIT_HOME ? "首页" : u->title);
		if (strcmp(u->path, p->unit->path) == 0)
			xml_set(item, "current", "yes");
	}
}

static void add_step(
	const struct page *p, struct xml_node *trail, const char *path, const char *title)
{
	struct xml_node *step = xml_add(trail, "step", NULL);
	xml_set(step, "title", title);
	if (path != NULL)
		xml_set(step, "href", href(p, path));
}

/* The page of which this one is a part, where the home page alone would be too far. */
static void add_upper(const struct page *p, struct xml_node *trail)
{
	switch (p->unit->type) {
	case UNIT_LEDGER:
		add_step(p, trail, "ledgers.html", "台账");
		break;
	case UNIT_STANDARD_YEAR:
		add_step(p, trail, "standard.html", "对照标准");
		break;
	case UNIT_COLUMN:
	case UNIT_NOTICES:
	case UNIT_LOG:
		add_step(p, trail, "disclosure.html", "党务公开");
		break;
	default:
		break;
	}
}

/* Where a part of an organisation's own pages leads back to. */
static void add_upper_own(const struct page *p, struct xml_node *trail)
{
	const struct unit *u = p->unit;
	if (u->type == UNIT_PERSON)
		add_step(p, trail,
			files_join(p->arena,
				files_folder(p->arena, files_folder(p->arena, u->front)),
				"people.html"),
			"党员查询");
	if (u->type == UNIT_RELATED || u->type == UNIT_FIELDS)
		add_step(p, trail, u->entry->page, u->entry->title);
}

static void add_trail(const struct page *p)
{
	const struct unit *u = p->unit;
	const struct organisation *o = u->entry != NULL ? u->entry->organisation : u->organisation;
	if (u->type == UNIT_HOME)
		return;
	struct xml_node *trail = xml_add(p->root, "trail", NULL);
	add_step(p, trail, "index.html", "首页");
	add_upper(p, trail);
	if (o != NULL && o->entry != u->entry && visible(p, o->entry))
		add_step(p, trail, o->entry->page, o->short_name);
	if (u->type == UNIT_RECORD && o != NULL && o->entry != u->entry &&
		u->entry->date.year > 0) {
		char *year = arena_printf(p->arena, "%d/index.html", u->entry->date.year);
		add_step(p, trail, files_join(p->arena, o->id, year),
			arena_printf(p->arena, "%d 年", u->entry->date.year));
	}
	if (u->entry != NULL && o == NULL)
		add_step(p, trail, arena_printf(p->arena, "kind/%s.html", u->entry->kind->name),
			u->entry->kind->zh);
	add_upper_own(p, trail);
	if (u->page > 1) {
		add_step(p, trail, u->front,
			u->type == UNIT_YEAR ? arena_printf(p->arena, "%d 年", u->year) : u->title);
		add_step(p, trail, NULL, arena_printf(p->arena, "第 %u 页", u->page));
	} else {
		add_step(p, trail, NULL, u->title);
	}
}

static void add_pages(const struct page *p)
{
	const struct unit *u = p->unit;
	if (u->pages < 2)
		return;
	const char **addresses = arena_alloc(p->arena, u->pages * sizeof(*addresses));
	for (unsigned i = 0; i < u->pages; i++)
		addresses[i] = list_address(p->arena, u->front, i + 1, u->pages);
	xml_set(p->root, "total", number(p, u->total));
	site_fill_pages(addresses, u->page, u->pages, u->path, p->root);
}

static void start(struct page *p)
{
	const struct archive *a = p->site->archive;
	p->doc = xml_new("page");
	p->root = xml_top(p->doc);
	if (p->unit->entry != NULL)
		xml_put_where(p->doc, p->root, (struct where){ p->unit->entry->file, 1, 1 });
	const struct organisation *o =
		p->unit->entry != NULL ? p->unit->entry->organisation : p->unit->organisation;
	char *root = href(p, "index.html");
	root[strlen(root) - strlen("index.html")] = '\0';
	xml_set(p->root, "edition", audience_name(p->unit->edition));
	xml_set(p->root, "root", root);
	xml_set(p->root, "path", p->unit->path);
	xml_set(p->root, "base", a->base);
	xml_set(p->root, "feed",
		href(p,
			o != NULL && o->id[0] != '\0' &&
					archive_visible(o->entry, p->unit->edition) ?
				arena_printf(p->arena, "%s/feed.xml", o->id) :
				"feed.xml"));
	xml_set(p->root, "title",
		p->unit->page > 1 ?
			arena_printf(p->arena, "%s（第 %u 页）", p->unit->title, p->unit->page) :
			p->unit->title);
	xml_set(p->root, "site", a->name);
	xml_set(p->root, "site-short", a->short_name);
	xml_set(p->root, "contact", p->site->contact);
	xml_set(p->root, "as-of", date_iso(p->arena, a->as_of));
	xml_set(p->root, "as-of-shown", date_chinese(p->arena, a->as_of));
	xml_set(p->root, "organisations", number(p, a->organisation_count));
	add_navigation(p);
	add_trail(p);
	add_pages(p);
}

/* ---- findings */

static void add_glance(const struct page *p)
{
	struct xml_node *list = xml_add(p->root, "findings", NULL);
	if (p->unit->edition == AUDIENCE_PUBLIC)
		return;
	for (const struct finding *f = p->site->findings->first; f != NULL; f = finding_next(f))
		if (finding_open(f, p->site->archive->as_of.year))
			finding_add(f, p->unit->edition, p->unit->path, list);
}

static void fill_standard(struct page *p)
{
	site_fill_standard(p->site, p->unit, p->arena, p->root);
}

/* ---- home */

static void add_organisations(const struct page *p)
{
	const struct archive *a = p->site->archive;
	bool all = p->unit->type == UNIT_ORGANISATIONS;
	size_t count = 0;
	struct xml_node *list = xml_add(p->root, "organisations", NULL);
	if (!all && a->organisation_count > HOME_ORGANISATIONS)
		xml_set(list, "href", "organisations.html");
	for (const struct organisation *o = a->organisations; o != NULL; o = o->next) {
		size_t records = 0, first, last;
		if (!visible(p, o->entry) || (!all && count == HOME_ORGANISATIONS))
			continue;
		count++;
		site_range(p->site, o, &first, &last);
		for (size_t i = first; i < last; i++)
			records += visible(p, p->site->sorted[i]);
		struct xml_node *node = xml_add(list, "organisation", NULL);
		xml_set(node, "href", href(p, o->entry->page));
		xml_set(node, "name", o->name);
		xml_set(node, "records", number(p, records));
		size_t depth = 0;
		for (const struct organisation *above = o->parent; above != NULL;
			above = above->parent)
			depth++;
		xml_set(node, "depth", number(p, depth));
	}
}

static void fill_organisations(struct page *p)
{
	add_organisations(p);
}

static void add_latest(const struct page *p)
{
	const struct site *s = p->site;
	struct xml_node *list = xml_add(p->root, "latest", NULL);
	const struct entry *newest[LATEST] = { NULL };
	size_t count = 0;
	for (size_t i = 0; i < s->archive->count; i++) {
		const struct entry *e = s->sorted[i];
		if (!visible(p, e) || e->date.year == 0 || e->organisation == NULL)
			continue;
		size_t at = count < LATEST ? count++ : LATEST;
		if (at == LATEST && date_compare(e->date, newest[LATEST - 1]->date) <= 0)
			continue;
		at = at == LATEST ? LATEST - 1 : at;
		for (; at > 0 && date_compare(newest[at - 1]->date, e->date) < 0; at--)
			newest[at] = newest[at - 1];
		newest[at] = e;
	}
	for (size_t i = 0; i < count; i++)
		add_record(p, list, newest[i]);
}

static void fill_home(struct page *p)
{
	const struct site *s = p->site;
	add_organisations(p);
	add_glance(p);
	add_latest(p);
	struct xml_node *kinds = xml_add(p->root, "kinds", NULL);
	for (size_t u = 0; u < s->listed_count; u++) {
		const struct unit *unit = &s->units[s->listed[u]];
		if (unit->type != UNIT_KIND || unit->edition != p->unit->edition)
			continue;
		struct xml_node *kind = xml_add(kinds, "kind", NULL);
		xml_set(kind, "href", href(p, unit->path));
		xml_set(kind, "title", unit->title);
		xml_set(kind, "count", number(p, unit->total));
	}
}

/* ---- lists: groups of records */

struct group {
	const char *title;
	struct xml_node *node;
	struct group *next;
};

static struct xml_node *find_group(const struct page *p, struct group **groups, const char *title)
{
	while (*groups != NULL && strcmp((*groups)->title, title) != 0)
		groups = &(*groups)->next;
	if (*groups == NULL) {
		*groups = arena_alloc(p->arena, sizeof(**groups));
		(*groups)->title = title;
		(*groups)->node = xml_add(p->root, "group", NULL);
		xml_set((*groups)->node, "title", title);
	}
	return (*groups)->node;
}

/* Where a calendar leads: the first record of a day. */
static void add_anchor(const struct page *p, size_t item, struct xml_node *record)
{
	const struct date day = p->unit->items[item]->date;
	const struct date before = item > 0 ? p->unit->items[item - 1]->date : (struct date){ 0 };
	if (day.day > 0 && (day.day != before.day || day.month != before.month))
		xml_set(record, "anchor", arena_printf(p->arena, "d%02d%02d", day.month, day.day));
}

typedef const char *group_of(const struct page *p, const struct entry *entry);

static void fill_groups(const struct page *p, group_of *group)
{
	struct group *groups = NULL;
	for (size_t i = 0; i < p->unit->item_count; i++) {
		const struct entry *e = p->unit->items[i];
		struct xml_node *record = add_record(p, find_group(p, &groups, group(p, e)), e);
		if (p->unit->type == UNIT_YEAR)
			add_anchor(p, i, record);
	}
}

static const char *group_by_month(const struct page *p, const struct entry *e)
{
	return e->date.month > 0 ? arena_printf(p->arena, "%d 月", e->date.month) : "月份不明";
}

static const char *group_by_year(const struct page *p, const struct entry *e)
{
	return e->date.year > 0 ? arena_printf(p->arena, "%d 年", e->date.year) : "年份不明";
}

/* A short list by the types of its records; a long one by years, so that its pages follow on. */
static const char *group_of_kind(const struct page *p, const struct entry *e)
{
	if (e->state[0] != '\0')
		return strcmp(e->state, "en") == 0 ? "English" : "中文";
	if (strcmp(e->kind->name, "minutes") != 0 && e->type_shown[0] != '\0' &&
		p->unit->pages == 1)
		return e->type_shown;
	return group_by_year(p, e);
}

static void fill_people(struct page *p)
{
	site_fill_people(p->site, p->unit, p->arena, p->root);
}

static void fill_person(struct page *p)
{
	fill_people(p);
	fill_groups(p, group_by_year);
}

static void fill_year(struct page *p)
{
	xml_set(p->root, "days", "yes");
	if (p->unit->page == 1)
		site_fill_calendar(p->site, p->unit, p->arena, p->root);
	fill_groups(p, group_by_month);
}

static void fill_kind(struct page *p)
{
	fill_groups(p, group_of_kind);
}

static void fill_by_year(struct page *p)
{
	fill_groups(p, group_by_year);
}

static void fill_disclosure(struct page *p)
{
	site_fill_disclosure(p->site, p->unit, p->arena, p->root, p->diag);
}

static void fill_fields(struct page *p)
{
	site_fill_reference(p->site, p->unit, p->arena, p->root);
}

static void fill_moved(struct page *p)
{
	xml_set(p->root, "to", href(p, p->unit->entry->page));
}

/* The script of the page does the rest. */
static void fill_search(struct page *p)
{
	(void)p;
}

/* Only what kind of thing stood here, whose, and until when: its title may have named a person. */
static void fill_gone(struct page *p)
{
	const struct entry *e = p->unit->entry;
	xml_set(p->root, "kind", e->type_shown[0] != '\0' ? e->type_shown : e->kind->zh);
	xml_set(p->root, "organisation",
		e->organisation != NULL ? e->organisation->short_name : "");
	xml_set(p->root, "ended", date_chinese(p->arena, e->ends));
}

/* ---- ledgers */

/* Of one organisation its ledgers; of several those that have any. */
static void fill_ledgers(struct page *p)
{
	const struct organisation *o = NULL;
	struct xml_node *group = NULL;
	bool overview = p->unit->total > 1;
	for (size_t i = 0; i < p->site->listed_count; i++) {
		const struct unit *u = &p->site->units[p->site->listed[i]];
		if (u->edition != p->unit->edition || u->type != UNIT_LEDGER ||
			(p->unit->organisation != NULL && p->unit->organisation != u->organisation))
			continue;
		if (u->organisation != o) {
			o = u->organisation;
			group = xml_add(p->root, overview ? "organisation" : "group", NULL);
			xml_set(group, "title", o->short_name);
			if (overview)
				xml_set(group, "href", href(p, ledgers_path(p->arena, o)));
		}
		if (overview)
			continue;
		struct xml_node *ledger = xml_add(group, "ledger", NULL);
		xml_set(ledger, "title", u->title);
		xml_set(ledger, "href", href(p, u->path));
	}
}

/* Rows keep their numbers, whatever page they come to stand on. */
static void number_rows(const struct page *p, const struct xml_node *ledger)
{
	size_t rows = 0;
	for (const struct xml_node *g = xml_first_element(ledger); g != NULL;
		g = xml_next_element(g)) {
		size_t n = 0;
		for (const struct xml_node *r = xml_first_element(g); r != NULL;
			r = xml_next_element(r))
			if (strcmp(xml_name(r), "row") == 0)
				xml_set((struct xml_node *)r, "number", number(p, ++n));
		rows += n;
	}
	xml_set((struct xml_node *)ledger, "rows", number(p, rows));
}

static void fill_ledger(struct page *p)
{
	const struct unit *u = p->unit;
	struct xml_doc *doc = ledger_fill(
		u->ledger, p->site->archive, u->organisation, 0, u->edition, u->path, p->diag);
	if (doc == NULL) {
		xml_free(p->doc);
		p->doc = NULL;
		return;
	}
	xml_adopt(p->doc, p->root, doc);
	number_rows(p, xml_find(p->root, "ledger"));
	xml_set(p->root, "file", files_without_extension(p->arena, files_name(u->path)));
}

/* ---- a record */

static void add_related(const struct page *p, const struct entry *entry)
{
	const struct entry **related;
	size_t count = site_related(p->site, p->unit->edition, entry, &related, p->arena);
	struct xml_node *list = xml_add(p->root, "related", NULL);
	for (size_t i = 0; i < count && i < RELATED; i++)
		add_record(p, list, related[i]);
	if (count > RELATED) {
		xml_set(list, "count", number(p, count));
		xml_set(list, "href", href(p, archive_beside(p->arena, entry, "-related.html")));
	}
}

const struct entry *site_neighbour(
	const struct site *s, enum audience edition, const struct entry *entry, int step)
{
	long at = (long)s->position[entry - s->archive->entries];
	for (at += step; entry->organisation != NULL && at >= 0 && at < (long)s->archive->count;
		at += step) {
		const struct entry *e = s->sorted[at];
		if (e->organisation != entry->organisation)
			return NULL;
		if (e->kind == entry->kind && strcmp(e->type, entry->type) == 0 &&
			archive_visible(e, edition))
			return e;
	}
	return NULL;
}

static void add_neighbours(const struct page *p, const struct entry *entry)
{
	struct xml_node *list = xml_add(p->root, "neighbours", NULL);
	for (int step = -1; step <= 1; step += 2) {
		const struct entry *e = site_neighbour(p->site, p->unit->edition, entry, step);
		if (e != NULL)
			xml_set(add_record(p, list, e), "place", step < 0 ? "before" : "after");
	}
}

static void add_downloads(const struct page *p, const struct entry *entry)
{
	static const struct {
		const char *type, *extension, *title;
	} files[] = { { "pdf", ".pdf", "下载 PDF" }, { "xml", ".xml", "下载 XML" } };
	struct xml_node *list = xml_add(p->root, "downloads", NULL);
	for (size_t i = p->site->place.pdf ? 0 : 1; i < 2; i++) {
		struct xml_node *file = xml_add(list, "file", NULL);
		xml_set(file, "type", files[i].type);
		xml_set(file, "title", files[i].title);
		xml_set(file, "href", href(p, archive_beside(p->arena, entry, files[i].extension)));
	}
}

static void add_years(const struct page *p, const struct organisation *o)
{
	struct xml_node *years = xml_add(p->root, "years", NULL);
	for (size_t i = o->record_count, next; i > 0; i = next) {
		int year = o->records[i - 1]->date.year;
		size_t count = 0;
		for (next = i; next > 0 && o->records[next - 1]->date.year == year; next--)
			count += visible(p, o->records[next - 1]);
		if (count == 0 || year == 0)
			continue;
		const char *name = arena_printf(p->arena, "%d/index.html", year);
		struct xml_node *node = xml_add(years, "year", NULL);
		xml_set(node, "year", arena_printf(p->arena, "%d", year));
		xml_set(node, "href", href(p, files_join(p->arena, o->id, name)));
		xml_set(node, "count", number(p, count));
	}
}

static void add_chart(const struct page *p, const struct xml_node *record)
{
	struct xml_doc *svg = draw_organisation(record);
	if (svg != NULL)
		xml_adopt(p->doc, xml_add(p->root, "chart", NULL), svg);
}

static void fill_record(struct page *p)
{
	const struct entry *entry = p->unit->entry;
	struct xml_doc *doc = archive_document(
		p->site->archive, entry, p->unit->edition, p->xml, p->arena, p->diag);
	if (doc == NULL) {
		xml_free(p->doc);
		p->doc = NULL;
		return;
	}
	site_measure_pictures(entry, xml_top(doc), p->diag);
	findings_annotate(p->site->findings, entry, p->unit->edition, xml_top(doc));
	site_mark(xml_root(doc), p->arena);
	if (entry->state[0] != '\0')
		xml_set(p->root, "language", entry->state);
	fill_fields(p);
	const struct xml_node *record = xml_adopt(p->doc, xml_add(p->root, "document", NULL), doc);
	if (entry->organisation != NULL && entry->organisation->entry == entry) {
		site_link_standards(p->site, p->unit, p->arena, record);
		add_chart(p, record);
		add_years(p, entry->organisation);
		if (p->unit->edition == AUDIENCE_INTERNAL && entry->organisation->members != NULL)
			xml_set(xml_add(p->root, "people", NULL), "href",
				href(p,
					arena_printf(p->arena, "%s%speople.html",
						entry->organisation->id,
						entry->organisation->id[0] != '\0' ? "/" : "")));
	} else {
		add_related(p, entry);
		add_neighbours(p, entry);
	}
	add_downloads(p, entry);
}

struct xml_doc *page_build(const struct site *site, const struct unit *unit, struct str *xml,
	struct arena *arena, struct diag *diag)
{
	static void (*const fill[])(struct page * p) = { [UNIT_HOME] = fill_home,
		[UNIT_RECORD] = fill_record,
		[UNIT_YEAR] = fill_year,
		[UNIT_KIND] = fill_kind,
		[UNIT_ORGANISATIONS] = fill_organisations,
		[UNIT_DISCLOSURE] = fill_disclosure,
		[UNIT_COLUMN] = fill_by_year,
		[UNIT_NOTICES] = fill_disclosure,
		[UNIT_LOG] = fill_disclosure,
		[UNIT_RELATED] = fill_by_year,
		[UNIT_STANDARD] = fill_standard,
		[UNIT_STANDARD_YEAR] = fill_standard,
		[UNIT_PEOPLE] = fill_people,
		[UNIT_PERSON] = fill_person,
		[UNIT_FIELDS] = fill_fields,
		[UNIT_SEARCH] = fill_search,
		[UNIT_GONE] = fill_gone,
		[UNIT_MOVED] = fill_moved,
		[UNIT_LEDGERS] = fill_ledgers,
		[UNIT_LEDGER] = fill_ledger };
	struct page p = { .site = site, .unit = unit, .xml = xml, .arena = arena, .diag = diag };
	start(&p);
	fill[unit->type](&p);
	return p.doc;
}
