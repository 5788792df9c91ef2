#include "site/site.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "site/search.h"
#include "xml/write.h"

/* ---- indexes */

/* Entries lie in one array, so their addresses are an order. */
static int by_target(const void *left, const void *right)
{
	const struct backlink *a = left, *b = right;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	return (a->from > b->from) - (a->from < b->from);
}

const struct backlink *site_backlinks(const struct site *s, const struct entry *entry)
{
	size_t low = 0, high = s->backlink_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (s->backlinks[middle].to < entry)
			low = middle + 1;
		else
			high = middle;
	}
	return low < s->backlink_count && s->backlinks[low].to == entry ? &s->backlinks[low] : NULL;
}

void site_range(
	const struct site *s, const struct organisation *organisation, size_t *first, size_t *last)
{
	*first = *last = 0;
	if (organisation->record_count == 0)
		return;
	*first = (size_t)(organisation->records - s->sorted);
	*last = *first + organisation->record_count;
}

static void index_links(struct site *s)
{
	const struct archive *a = s->archive;
	size_t room = 0;
	for (size_t i = 0; i < a->count; i++)
		for (const struct reference *r = a->entries[i].references; r != NULL; r = r->next)
			room += r->to != NULL;
	s->backlinks = arena_alloc(&s->arena, (room + 1) * sizeof(*s->backlinks));
	for (size_t i = 0; i < a->count; i++)
		for (const struct reference *r = a->entries[i].references; r != NULL; r = r->next)
			if (r->to != NULL)
				s->backlinks[s->backlink_count++] =
					(struct backlink){ r->to, &a->entries[i], r->audience };
	qsort(s->backlinks, s->backlink_count, sizeof(*s->backlinks), by_target);
	s->position = arena_alloc(&s->arena, (a->count + 1) * sizeof(*s->position));
	for (size_t i = 0; i < a->count; i++)
		s->position[s->sorted[i] - a->entries] = i;
}

static bool is_in_menu(const struct unit *u)
{
	return u->type == UNIT_HOME || u->type == UNIT_DISCLOSURE || u->type == UNIT_STANDARD ||
		(u->type == UNIT_LEDGERS && u->organisation == NULL) ||
		(u->type == UNIT_KIND && u->page == 1 && u->kind->free);
}

static void index_units(struct site *s)
{
	s->menu = arena_alloc(&s->arena, (s->count + 1) * sizeof(*s->menu));
	s->listed = arena_alloc(&s->arena, (s->count + 1) * sizeof(*s->listed));
	for (size_t i = 0; i < s->count; i++) {
		const struct unit *u = &s->units[i];
		if (is_in_menu(u))
			s->menu[s->menu_count++] = i;
		if (u->type == UNIT_LEDGER || (u->type == UNIT_KIND && u->page == 1))
			s->listed[s->listed_count++] = i;
	}
}

static const char *site_contact(struct site *s, struct diag *diag)
{
	struct arena arena = { 0 };
	const char *contact = "";
	struct xml_doc *doc =
		s->archive->site != NULL ? archive_raw(s->archive, s->archive->site, diag) : NULL;
	const struct xml_node *node = doc != NULL ? xml_find(xml_root(doc), "contact") : NULL;
	if (node != NULL)
		contact = xml_content(node, &s->arena);
	xml_free(doc);
	arena_free(&arena);
	return contact;
}

struct site *site_new(const struct archive *archive, const struct findings *findings,
	const struct ledgers *ledgers, const struct site_place *place, struct diag *diag)
{
	struct site *s = mem_alloc(sizeof(*s));
	s->styles = styles_new();
	s->links = links_new();
	s->archive = archive;
	s->findings = findings;
	s->ledgers = ledgers;
	s->place = *place;
	s->share = place->share;
	s->out = place->out;
	s->sorted = archive->sorted;
	s->contact = site_contact(s, diag);
	index_links(s);
	site_read_disclosure(s, diag);
	if (!site_plan_all(s, diag)) {
		site_free(s);
		return NULL;
	}
	index_units(s);
	return s;
}

void site_free(struct site *s)
{
	if (s == NULL)
		return;
	styles_free(s->styles);
	free(s->links);
	xml_free(s->disclosure);
	str_free(&s->tree_key);
	str_free(&s->words.text);
	str_free(&s->xml.text);
	str_free(&s->html);
	free(s->units);
	free(s->planned);
	arena_free(&s->paths);
	free(s->remembered);
	arena_free(&s->arena);
	free(s);
}

size_t site_count(const struct site *s)
{
	return s->count;
}

size_t site_pages(const struct site *s)
{
	size_t pages = 0;
	for (size_t i = 0; i < s->count; i++)
		pages += unit_is_page(&s->units[i]);
	return pages;
}

const char *site_name(const struct site *s, size_t unit, struct arena *arena)
{
	return arena_printf(
		arena, "%s/%s", audience_name(s->units[unit].edition), s->units[unit].path);
}

const struct entry *site_entry(const struct site *s, size_t unit)
{
	return s->units[unit].type == UNIT_RECORD ? s->units[unit].entry : NULL;
}

/* About in microseconds. */
size_t site_cost(const struct site *s, size_t unit)
{
	const struct unit *u = &s->units[unit];
	if (u->type == UNIT_RECORD)
		return 400;
	if (u->type == UNIT_LEDGER)
		return 200 * u->organisation->record_count;
	if (u->type == UNIT_FILE)
		return u->picture != NULL ? 100000 : 50;
	return 500 + 20 * u->item_count;
}

/* ---- making */

/* The style sheet of the pages of a type. */
struct sheet {
	enum unit_type type;
	const struct kind *kind; /* UNIT_RECORD: of which records */
	const char *path;
	struct sheet *next;
};

static const char *find_sheet(struct site *s, const struct unit *unit)
{
	static const char *const names[] = { [UNIT_HOME] = "home",
		[UNIT_RECORD] = "record",
		[UNIT_YEAR] = "list",
		[UNIT_KIND] = "list",
		[UNIT_RELATED] = "list",
		[UNIT_PERSON] = "list",
		[UNIT_COLUMN] = "list",
		[UNIT_NOTICES] = "notices",
		[UNIT_LOG] = "notices",
		[UNIT_ORGANISATIONS] = "organisations",
		[UNIT_DISCLOSURE] = "disclosure",
		[UNIT_FIELDS] = "fields",
		[UNIT_SEARCH] = "search",
		[UNIT_GONE] = "gone",
		[UNIT_MOVED] = "moved",
		[UNIT_PEOPLE] = "people",
		[UNIT_STANDARD] = "standards",
		[UNIT_STANDARD_YEAR] = "standard",
		[UNIT_LEDGERS] = "ledgers",
		[UNIT_LEDGER] = "ledger" };
	if (unit->type == UNIT_RECORD) {
		const char *page =
			archive_kind_file(s->archive, unit->entry->kind, "page.xsl", &s->arena);
		if (page != NULL)
			return page;
	}
	const char *name = arena_printf(&s->arena, "templates/site/%s.xsl", names[unit->type]);
	const char *own = files_join(&s->arena, s->archive->folder, name);
	return files_exists(own) ? own : files_join(&s->arena, s->share, name);
}

/* Looked for once. */
static const char *style_path(struct site *s, const struct unit *unit)
{
	const struct kind *kind = unit->type == UNIT_RECORD ? unit->entry->kind : NULL;
	for (const struct sheet *known = s->sheets; known != NULL; known = known->next)
		if (known->type == unit->type && known->kind == kind)
			return known->path;
	struct sheet *sheet = arena_alloc(&s->arena, sizeof(*sheet));
	*sheet = (struct sheet){ unit->type, kind, find_sheet(s, unit), s->sheets };
	s->sheets = sheet;
	return sheet->path;
}

bool site_write_file(const struct site *s, enum audience edition, const char *path,
	const char *text, size_t len, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	char *place = arena_printf(&arena, "%s/%s", audience_name(edition), path);
	bool ok = work_write(work, s->out, place, text, len, diag);
	arena_free(&arena);
	return ok;
}

/* Once more, for the places. */
static void tell_broken(const struct site *s, const struct unit *unit, const struct style *style,
	const struct xml_doc *source, unsigned parts, struct diag *diag)
{
	struct xml_doc *page = style_apply(style, source, true, diag);
	if (page != NULL)
		links_check(s, unit, parts, page, diag);
	xml_free(page);
}

static bool write_part(struct site *s, const struct unit *unit, const struct style *style,
	const struct xml_doc *source, unsigned part, unsigned parts, struct work *work,
	struct diag *diag)
{
	struct arena arena = { 0 };
	struct xml_doc *page = style_apply(style, source, false, diag);
	bool ok = page != NULL && links_check(s, unit, parts, page, NULL);
	if (page != NULL && !ok)
		tell_broken(s, unit, style, source, parts, diag);
	if (ok) {
		str_clear(&s->html);
		html_write(page, &s->html);
		ok = site_write_file(s, unit->edition, split_address(&arena, unit->path, part),
			str_text(&s->html), s->html.len, work, diag);
	}
	xml_free(page);
	arena_free(&arena);
	return ok;
}

static bool write_parts(struct site *s, const struct unit *unit, const struct style *style,
	struct xml_doc *source, unsigned parts, struct work *work, struct diag *diag)
{
	bool ok = true;
	if (parts == 1)
		return write_part(s, unit, style, source, 1, 1, work, diag);
	for (unsigned part = 1; part <= parts && ok; part++) {
		struct xml_doc *one = split_part(unit, source, part, parts);
		ok = write_part(s, unit, style, one, part, parts, work, diag);
		xml_free(one);
	}
	return ok;
}

static bool write_page(
	struct site *s, const struct unit *unit, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	const struct style *style = styles_find(s->styles, style_path(s, unit), diag);
	struct xml_doc *source =
		style != NULL ? page_build(s, unit, site_wants_xml(s, unit), &arena, diag) : NULL;
	bool contents = unit->type == UNIT_DISCLOSURE || unit->type == UNIT_NOTICES;
	if (source != NULL && !contents) /* those show a field of notices */
		site_note_tree(s, unit, source);
	unsigned parts = source != NULL ? split_parts(unit, source) : 0;
	bool ok = source != NULL && write_parts(s, unit, style, source, parts, work, diag);
	if (ok && unit->type == UNIT_RECORD)
		ok = site_write_words(s, unit, source, work, diag) &&
			site_write_xml(s, unit, work, diag);
	if (ok && unit->type == UNIT_LEDGER)
		ok = site_write_tables(
			s, unit, xml_find(xml_root(source), "ledger"), parts > 1, work, diag);
	xml_free(source);
	arena_free(&arena);
	return ok;
}

void site_text(const struct site *s, const struct unit *unit, struct str *text)
{
	if (unit->type == UNIT_FEED)
		site_feed_text(s, unit, text);
	else if (unit->type == UNIT_SITEMAP)
		site_map_text(s, unit, text);
	else
		site_robots_text(s, unit, text);
}

static bool write_text(
	const struct site *s, const struct unit *unit, struct work *work, struct diag *diag)
{
	struct str text = { 0 };
	site_text(s, unit, &text);
	bool ok = site_write_file(
		s, unit->edition, unit->path, str_text(&text), text.len, work, diag);
	str_free(&text);
	return ok;
}

/* A photograph in its sizes; no edition has the file itself. */
static bool write_picture(
	const struct site *s, const struct unit *unit, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	struct str sizes[1 + PICTURE_SIZES] = { 0 };
	bool ok = picture_make(unit->source, unit->picture->at, sizes, diag);
	for (int i = 0; i <= PICTURE_SIZES; i++) {
		const char *path = i == 0 ?
			unit->path :
			picture_address(&arena, unit->path, picture_widths[i - 1]);
		if (ok && sizes[i].len > 0)
			ok = site_write_file(s, unit->edition, path, str_text(&sizes[i]),
				sizes[i].len, work, diag);
		str_free(&sizes[i]);
	}
	arena_free(&arena);
	return ok;
}

static bool copy_file(
	const struct site *s, const struct unit *unit, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	size_t len;
	const char *bytes = files_bytes(unit->source, &arena, diag, &len);
	bool ok = bytes != NULL &&
		site_write_file(s, unit->edition, unit->path, bytes, len, work, diag);
	arena_free(&arena);
	return ok;
}

bool site_run(struct site *s, size_t index, struct work *work, struct diag *diag)
{
	const struct unit *unit = &s->units[index];
	if (unit->type == UNIT_FILE)
		return unit->picture != NULL ? write_picture(s, unit, work, diag) :
					       copy_file(s, unit, work, diag);
	if (!unit_is_page(unit))
		return write_text(s, unit, work, diag);
	return write_page(s, unit, work, diag);
}

/* The edition whose index comes at this place. */
static enum audience indexed(const struct site *s, size_t index)
{
	int edition = 0;
	while (!s->place.editions[edition] || index-- > 0)
		edition++;
	return (enum audience)edition;
}

char *site_words_path(const struct site *s, const struct unit *unit, struct arena *arena)
{
	return arena_printf(arena, "%s/%s/%s", s->out, audience_name(unit->edition),
		archive_beside(arena, unit->entry, ".js"));
}

void site_remember(struct site *s, size_t unit)
{
	struct arena arena = { 0 };
	size_t length;
	const char *script =
		files_bytes(site_words_path(s, &s->units[unit], &arena), &s->arena, NULL, &length);
	arena_free(&arena);
	if (script == NULL)
		return;
	if (s->remembered_count == s->remembered_room) {
		s->remembered_room = 2 * s->remembered_room + 16;
		s->remembered =
			mem_resize(s->remembered, s->remembered_room * sizeof(*s->remembered));
	}
	s->remembered[s->remembered_count++] = (struct remembered){ unit, script };
}

void site_reword(struct site *s, size_t unit)
{
	s->units[unit].reworded = true;
}

void site_fail(struct site *s, size_t unit)
{
	s->units[unit].failed = true;
}

size_t site_indexes(const struct site *s)
{
	size_t count = 0;
	for (int edition = 0; edition < AUDIENCE_COUNT; edition++)
		count += s->place.editions[edition];
	return count;
}

bool site_index(struct site *s, size_t index, const struct work_file *before, size_t count,
	struct work *work, struct diag *diag)
{
	bool ok;
	if (before != NULL &&
		search_change_index(s, indexed(s, index), before, count, work, diag, &ok))
		return ok;
	return search_write_index(s, indexed(s, index), SEARCH_AT_ONCE, work, diag);
}

const char *site_index_name(const struct site *s, size_t index, struct arena *arena)
{
	return arena_printf(arena, "%s/assets/search", audience_name(indexed(s, index)));
}
