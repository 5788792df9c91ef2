/*
 * list.c - lists of records, a page at a time: of a year, of a kind, of what names a record.
 *
 * What a page costs does not depend on how many others there are: each has its own stretch.
 */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "site/internal.h"

/* A page of a list stays below 40 KiB, frame and calendar included; bytes are those of HTML. */
enum { PAGE_RECORDS = 30, FRONT_RECORDS = 45, PAGE_BYTES = 14000, FRONT_BYTES = 20000 };
enum { CALENDAR_RECORDS = 30, CALENDAR_BYTES = 13000 }; /* of a front page that has one */
enum { RECORD_BYTES = 190 }; /* of a list item without its words */

int site_by_date(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	int order = date_compare(b->date, a->date);
	return order != 0 ? order : strcmp(a->id, b->id);
}

/* ---- pages */

static size_t weigh(const struct entry *e)
{
	return RECORD_BYTES + strlen(e->page) + strlen(e->title) + strlen(e->type_shown) +
		(e->organisation != NULL ? strlen(e->organisation->short_name) : 0);
}

char *list_address(struct arena *arena, const char *front, unsigned page, unsigned pages)
{
	if (page == 1)
		return arena_strdup(arena, front);
	return arena_printf(
		arena, "%s-%u.html", files_without_extension(arena, front), pages - page + 1);
}

/* Where the page that ends at `end` begins. */
static size_t page_start(const struct entry **items, size_t end)
{
	size_t start = end, bytes = 0;
	while (start > 0 && end - start < PAGE_RECORDS &&
		(start == end || bytes + weigh(items[start - 1]) <= PAGE_BYTES))
		bytes += weigh(items[--start]);
	return start;
}

void site_plan_list(struct site *s, struct unit unit, const struct entry **items, size_t count)
{
	struct arena arena = { 0 };
	size_t *starts = arena_alloc(&arena, (count + 1) * sizeof(*starts));
	size_t bytes = 0, left = count;
	unsigned older = 0;
	bool calendar = unit.type == UNIT_YEAR;
	for (size_t i = 0; i < count; i++)
		bytes += weigh(items[i]);
	while (left > (calendar ? CALENDAR_RECORDS : FRONT_RECORDS) ||
		(left > 1 && bytes > (calendar ? CALENDAR_BYTES : FRONT_BYTES))) {
		size_t start = page_start(items, left);
		for (size_t i = start; i < left; i++)
			bytes -= weigh(items[i]);
		left = starts[older++] = start > 0 ? start : 1;
	}
	unit.items = items;
	unit.item_count = left;
	unit.total = count;
	unit.page = 1;
	unit.pages = older + 1;
	unit.front = unit.path;
	site_plan(s, unit);
	for (unsigned page = 2; page <= unit.pages; page++) {
		size_t start = starts[unit.pages - page];
		size_t end = page < unit.pages ? starts[unit.pages - page - 1] : count;
		unit.items = items + start;
		unit.item_count = end - start;
		unit.page = page;
		unit.path = list_address(&s->arena, unit.front, page, unit.pages);
		site_plan(s, unit);
	}
	arena_free(&arena);
}

/* The first, the last, and those around the one that is shown. */
void site_fill_pages(const char *const *addresses, unsigned page, unsigned pages, const char *from,
	struct xml_node *root)
{
	struct arena arena = { 0 };
	bool gap = false;
	if (pages < 2)
		return;
	struct xml_node *list = xml_add(root, "pages", NULL);
	xml_set(list, "count", arena_printf(&arena, "%u", pages));
	for (unsigned i = 1; i <= pages; i++) {
		unsigned away = i > page ? i - page : page - i;
		if (i > 1 && i < pages && away > 2) {
			if (!gap)
				xml_add(list, "gap", NULL);
			gap = true;
			continue;
		}
		struct xml_node *node = xml_add(list, "page", NULL);
		gap = false;
		xml_set(node, "number", arena_printf(&arena, "%u", i));
		xml_set(node, "href", archive_href(&arena, from, addresses[i - 1]));
		if (i == page)
			xml_set(node, "current", "yes");
	}
	arena_free(&arena);
}

/* ---- years: records are sorted by organisation and date, so a year of one is a stretch */

static void plan_years(struct site *s, enum audience edition)
{
	for (size_t i = 0, last; i < s->archive->count; i = last) {
		const struct organisation *o = s->sorted[i]->organisation;
		int year = s->sorted[i]->date.year;
		for (last = i; last < s->archive->count && s->sorted[last]->organisation == o &&
			s->sorted[last]->date.year == year;)
			last++;
		if (o == NULL || year == 0)
			continue;
		const struct entry **items = arena_alloc(&s->arena, (last - i) * sizeof(*items));
		size_t count = 0;
		for (size_t n = last; n-- > i;)
			if (archive_visible(s->sorted[n], edition))
				items[count++] = s->sorted[n];
		if (count == 0)
			continue;
		const char *name = arena_printf(&s->arena, "%d/index.html", year);
		site_plan_list(s,
			(struct unit){ .type = UNIT_YEAR,
				.edition = edition,
				.year = year,
				.organisation = o,
				.path = files_join(&s->arena, o->id, name),
				.title = arena_printf(&s->arena, "%s %d 年", o->short_name, year) },
			items, count);
	}
}

/* ---- kinds, and their schemas, by which a record's XML can be checked */

/* Kinds by name; in a kind that has an order of its own, by that; else the newest first. */
static int by_kind(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	if (a->kind != b->kind)
		return strcmp(a->kind->name, b->kind->name);
	if (!a->kind->ordered)
		return site_by_date(left, right);
	int order = -strcmp(a->state, b->state);
	if (order == 0)
		order = (a->order > b->order) - (a->order < b->order);
	return order != 0 ? order : strcmp(a->id, b->id);
}

static void plan_kind(struct site *s, enum audience edition, const struct kind *kind,
	const struct entry **items, size_t count)
{
	site_plan(s,
		(struct unit){ .type = UNIT_FILE,
			.edition = edition,
			.path = arena_printf(&s->arena, "schema/%s/schema.xsd", kind->name),
			.title = kind->name,
			.source = files_join(&s->arena, kind->folder, "schema.xsd") });
	if (strcmp(kind->name, "organisation") != 0)
		site_plan_list(s,
			(struct unit){ .type = UNIT_KIND,
				.edition = edition,
				.kind = kind,
				.title = kind->zh,
				.path = arena_printf(&s->arena, "kind/%s.html", kind->name) },
			items, count);
}

static void plan_kinds(struct site *s, enum audience edition)
{
	size_t count = 0;
	const struct entry **items =
		arena_alloc(&s->arena, (s->archive->count + 1) * sizeof(*items));
	for (size_t i = 0; i < s->archive->count; i++)
		if (archive_visible(s->sorted[i], edition))
			items[count++] = s->sorted[i];
	qsort(items, count, sizeof(*items), by_kind);
	for (size_t first = 0, last; first < count; first = last) {
		for (last = first; last < count && items[last]->kind == items[first]->kind;)
			last++;
		plan_kind(s, edition, items[first]->kind, items + first, last - first);
	}
	if (count > 0)
		site_plan(s,
			(struct unit){ .type = UNIT_FILE,
				.edition = edition,
				.path = "schema/common.xsd",
				.title = "common",
				.source = files_join(
					&s->arena, s->share, "templates/kinds/common.xsd") });
}

void site_plan_lists(struct site *s, enum audience edition)
{
	plan_kinds(s, edition);
	plan_years(s, edition);
}

/* ---- what names a record */

size_t site_related(const struct site *s, enum audience edition, const struct entry *entry,
	const struct entry ***related, struct arena *arena)
{
	const struct backlink *first = site_backlinks(s, entry);
	const struct backlink *end = s->backlinks + s->backlink_count, *last = first;
	size_t count = 0;
	while (last != NULL && last < end && last->to == entry)
		last++;
	*related = arena_alloc(arena, ((size_t)(last - first) + 1) * sizeof(**related));
	for (const struct backlink *b = first; b != last; b++)
		if (b->from != entry && b->audience <= edition &&
			archive_visible(b->from, edition) &&
			(count == 0 || (*related)[count - 1] != b->from))
			(*related)[count++] = b->from;
	return count;
}

void site_plan_related(struct site *s, enum audience edition, const struct entry *entry)
{
	struct arena arena = { 0 };
	const struct entry **related;
	size_t count = site_related(s, edition, entry, &related, &arena);
	if (count > RELATED) {
		const struct entry **items = arena_alloc(&s->arena, count * sizeof(*items));
		memcpy(items, related, count * sizeof(*items));
		qsort(items, count, sizeof(*items), site_by_date);
		site_plan_list(s,
			(struct unit){ .type = UNIT_RELATED,
				.edition = edition,
				.entry = entry,
				.title = arena_printf(&s->arena, "与“%s”相关的记录", entry->title),
				.path = archive_beside(&s->arena, entry, "-related.html") },
			items, count);
	}
	arena_free(&arena);
}
