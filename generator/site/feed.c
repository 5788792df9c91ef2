/*
 * feed.c - for machines: Atom feeds (RFC 4287) of an edition and of each organisation, the sitemap
 * (sitemaps.org 0.9), robots.txt (RFC 9309).
 */
#include <stdlib.h>
#include <string.h>

#include "site/internal.h"
#include "xml/write.h"

enum { NEWEST = 30 };

/* What a reader sees as the address of a page: absolute if the site has a base address. */
static const char *address(const struct site *s, const char *path, struct arena *arena)
{
	const char *base = s->archive->base;
	bool ends = base[0] != '\0' && base[strlen(base) - 1] == '/';
	return base[0] == '\0' ? path : arena_printf(arena, "%s%s%s", base, ends ? "" : "/", path);
}

static const char *timestamp(struct arena *arena, struct date date)
{
	struct date first = date_first(date);
	bool timed = date.hour >= 0;
	return arena_printf(arena, "%s%s", date_iso(arena, first),
		timed ? arena_printf(arena, "T%02d:%02d:00+08:00", date.hour, date.minute) :
			"T00:00:00+08:00");
}

static int newest_first(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	int order = date_compare(b->date, a->date);
	return order != 0 ? order : strcmp(a->id, b->id);
}

/* Records that the edition shows, with a date that has come; of one organisation or of all. */
static size_t select_newest(const struct site *s, const struct unit *unit,
	const struct entry ***newest, struct arena *arena)
{
	const struct archive *a = s->archive;
	size_t count = 0;
	*newest = arena_alloc(arena, (a->count + 1) * sizeof(**newest));
	for (size_t i = 0; i < a->count; i++) {
		const struct entry *e = s->sorted[i];
		bool here = unit->organisation == NULL || e->organisation == unit->organisation;
		if (here && e->organisation != NULL && e->organisation->entry != e &&
			e->date.year > 0 && date_compare(date_first(e->date), a->as_of) <= 0 &&
			archive_visible(e, unit->edition))
			(*newest)[count++] = e;
	}
	qsort(*newest, count, sizeof(**newest), newest_first);
	return count < NEWEST ? count : NEWEST;
}

/* The id never changes: it is made from the record's, which does not either. */
static const char *urn(const struct site *s, const char *id, struct arena *arena)
{
	return arena_printf(arena, "urn:boardpress:%s:%s", s->archive->short_name, id);
}

static void add_entry(const struct site *s, const struct unit *unit, const struct entry *e,
	struct xml_node *feed, struct arena *arena)
{
	struct xml_node *node = xml_add(feed, "entry", NULL), *link;
	const char *to = s->archive->base[0] != '\0' ? address(s, e->page, arena) :
						       archive_href(arena, unit->path, e->page);
	xml_add(node, "title", e->title);
	xml_add(node, "id", urn(s, e->id, arena));
	xml_add(node, "updated", timestamp(arena, e->date));
	link = xml_add(node, "link", NULL);
	xml_set(link, "href", to);
	xml_set(xml_add(node, "category", NULL), "term",
		e->type_shown[0] != '\0' ? e->type_shown : e->kind->zh);
	xml_add(xml_add(node, "author", NULL), "name", e->organisation->name);
}

void site_feed_text(const struct site *s, const struct unit *unit, struct str *text)
{
	struct arena arena = { 0 };
	const struct entry **newest;
	size_t count = select_newest(s, unit, &newest, &arena);
	struct xml_doc *doc = xml_new_ns("feed", "http://www.w3.org/2005/Atom");
	struct xml_node *feed = xml_top(doc), *link;
	xml_add(feed, "title", unit->title);
	xml_add(feed, "id",
		urn(s,
			arena_printf(&arena, "feed/%s",
				unit->organisation != NULL ? unit->organisation->id : ""),
			&arena));
	xml_add(feed, "updated",
		timestamp(&arena, count > 0 ? newest[0]->date : s->archive->as_of));
	link = xml_add(feed, "link", NULL);
	xml_set(link, "rel", "self");
	xml_set(link, "href",
		s->archive->base[0] != '\0' ? address(s, unit->path, &arena) : "feed.xml");
	for (size_t i = 0; i < count; i++)
		add_entry(s, unit, newest[i], feed, &arena);
	xml_write(doc, true, text);
	xml_free(doc);
	arena_free(&arena);
}

/* ---- the sitemap: in several files, which the first names, if it is too long for one */

enum { MOST_ADDRESSES = 50000 }; /* sitemaps.org: of a file */

static bool is_mapped(const struct unit *u, enum audience edition)
{
	return u->edition == edition && unit_is_page(u) && u->type != UNIT_GONE &&
		u->type != UNIT_MOVED;
}

static const char *map_path(struct arena *arena, unsigned part)
{
	return arena_printf(arena, "sitemap-%u.xml", part);
}

static void add_parts(
	const struct site *s, const struct unit *unit, struct xml_node *top, struct arena *arena)
{
	for (unsigned part = 1; part <= unit->pages; part++)
		xml_add(xml_add(top, "sitemap", NULL), "loc",
			address(s, map_path(arena, part), arena));
}

static void add_addresses(
	const struct site *s, const struct unit *unit, struct xml_node *top, struct arena *arena)
{
	size_t number = 0, from = unit->page > 0 ? (unit->page - 1) * (size_t)MOST_ADDRESSES : 0;
	for (size_t i = 0; i < s->count && number < from + MOST_ADDRESSES; i++) {
		const struct unit *u = &s->units[i];
		if (!is_mapped(u, unit->edition) || number++ < from)
			continue;
		struct xml_node *url = xml_add(top, "url", NULL);
		xml_add(url, "loc", address(s, u->path, arena));
		if (u->type == UNIT_RECORD && u->entry->date.day > 0)
			xml_add(url, "lastmod", date_iso(arena, date_first(u->entry->date)));
	}
}

void site_map_text(const struct site *s, const struct unit *unit, struct str *text)
{
	struct arena arena = { 0 };
	bool parts = unit->pages > 0 && unit->page == 0;
	struct xml_doc *doc = xml_new_ns(
		parts ? "sitemapindex" : "urlset", "http://www.sitemaps.org/schemas/sitemap/0.9");
	if (parts)
		add_parts(s, unit, xml_top(doc), &arena);
	else
		add_addresses(s, unit, xml_top(doc), &arena);
	xml_write(doc, true, text);
	xml_free(doc);
	arena_free(&arena);
}

void site_plan_map(struct site *s, enum audience edition)
{
	size_t count = 0;
	if (edition != AUDIENCE_PUBLIC || s->archive->base[0] == '\0')
		return;
	for (size_t i = 0; i < s->count; i++)
		count += is_mapped(&s->units[i], edition);
	struct unit unit = {
		.type = UNIT_SITEMAP, .edition = edition, .path = "sitemap.xml", .title = "sitemap"
	};
	if (count > MOST_ADDRESSES)
		unit.pages = (unsigned)((count + MOST_ADDRESSES - 1) / MOST_ADDRESSES);
	site_plan(s, unit);
	for (unit.page = 1; unit.page <= unit.pages; unit.page++) {
		unit.path = map_path(&s->arena, unit.page);
		site_plan(s, unit);
	}
}

/* ---- */

void site_robots_text(const struct site *s, const struct unit *unit, struct str *text)
{
	struct arena arena = { 0 };
	str_add(text, "User-agent: *\n");
	if (unit->edition != AUDIENCE_PUBLIC)
		str_add(text, "Disallow: /\n");
	else if (s->archive->base[0] == '\0')
		str_add(text, "Allow: /\n");
	else
		str_add_format(text, "Allow: /\nSitemap: %s\n", address(s, "sitemap.xml", &arena));
	arena_free(&arena);
}

void site_plan_machines(struct site *s, enum audience edition)
{
	site_plan(s,
		(struct unit){ .type = UNIT_FEED,
			.edition = edition,
			.path = "feed.xml",
			.title = s->archive->name });
	for (const struct organisation *o = s->archive->organisations; o != NULL; o = o->next)
		if (o->id[0] != '\0' && o->entry != NULL && archive_visible(o->entry, edition))
			site_plan(s,
				(struct unit){ .type = UNIT_FEED,
					.edition = edition,
					.organisation = o,
					.path = arena_printf(&s->arena, "%s/feed.xml", o->id),
					.title = o->name });
	site_plan(s,
		(struct unit){ .type = UNIT_ROBOTS,
			.edition = edition,
			.path = "robots.txt",
			.title = "robots" });
}
