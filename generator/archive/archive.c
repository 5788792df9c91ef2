#include "archive/archive.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "archive/internal.h"
#include "archive/stock.h"
#include "base/files.h"
#include "base/str.h"

/* ---- addresses */

char *archive_href(struct arena *arena, const char *from, const char *to)
{
	static const char up[] = "../";
	size_t same = 0, folders = 0, step = strlen(up);
	for (size_t i = 0; from[i] != '\0' && from[i] == to[i]; i++)
		if (from[i] == '/')
			same = i + 1;
	for (const char *p = from + same; *p != '\0'; p++)
		folders += *p == '/';
	size_t len = strlen(to + same);
	char *href = arena_alloc(arena, step * folders + len + 1);
	for (size_t i = 0; i < folders; i++)
		memcpy(href + step * i, up, step);
	memcpy(href + step * folders, to + same, len);
	return href;
}

char *archive_beside(struct arena *arena, const struct entry *entry, const char *extension)
{
	size_t len = strlen(entry->page) - strlen(".html"), more = strlen(extension);
	char *path = arena_alloc(arena, len + more + 1);
	memcpy(path, entry->page, len);
	memcpy(path + len, extension, more);
	return path;
}

/* ---- all of them */

static int by_id(const void *left, const void *right)
{
	return strcmp(((const struct entry *)left)->id, ((const struct entry *)right)->id);
}

static int in_order(const void *left, const void *right)
{
	const struct entry *a = *(const struct entry *const *)left;
	const struct entry *b = *(const struct entry *const *)right;
	int order = (a->organisation != NULL) - (b->organisation != NULL);
	if (order == 0 && a->organisation != NULL)
		order = strcmp(a->organisation->id, b->organisation->id);
	if (order == 0)
		order = date_compare(a->date, b->date);
	return order != 0 ? order : strcmp(a->id, b->id);
}

static void check_same_ids(struct archive *a, struct diag *diag)
{
	for (size_t i = 1; i < a->count; i++) {
		if (strcmp(a->entries[i].id, a->entries[i - 1].id) != 0)
			continue;
		a->entries[i].valid = diag_report(diag, (struct where){ a->entries[i].file, 1, 1 },
			MESSAGE_SAME_ID, a->entries[i].id, a->entries[i - 1].file);
	}
}

const struct entry *archive_find(const struct archive *a, const char *id)
{
	struct entry key = { .id = id };
	return a->count > 0 ? bsearch(&key, a->entries, a->count, sizeof(*a->entries), by_id) :
			      NULL;
}

struct folder {
	const char *path;
	size_t length;
};

static int by_folder(const void *key, const void *element)
{
	const struct folder *folder = key;
	const struct organisation *const *o = element;
	int order = strncmp(folder->path, (*o)->id, folder->length);
	return order != 0 ? order : -((*o)->id[folder->length] != '\0');
}

/* The organisation whose folder is the nearest above the record: that folder, or one above. */
static struct organisation *owner_of(const struct archive *a, const char *path, size_t length)
{
	for (struct folder f = { path, length };;) {
		struct organisation **found = a->organisation_count == 0 ?
			NULL :
			bsearch(&f, a->organisation_index, a->organisation_count,
				sizeof(*a->organisation_index), by_folder);
		if (found != NULL || f.length == 0)
			return found != NULL ? *found : NULL;
		while (f.length > 0 && path[f.length - 1] != '/')
			f.length--;
		f.length -= f.length > 0;
	}
}

/* An organisation.yaml above that could not be read has been told already. */
static bool has_unreadable_owner(const struct archive *a, const char *folder)
{
	struct arena arena = { 0 };
	bool found = false;
	for (const char *f = folder; !found && f[0] != '\0' && strcmp(f, ".") != 0;
		f = files_folder(&arena, f)) {
		char *path = arena_printf(&arena, "%s/%s/organisation.yaml", a->folder, f);
		found = files_exists(path);
	}
	arena_free(&arena);
	return found;
}

/* Whose would the records of the folder be?  Organisations are sorted by folder. */
static void tell_second(struct archive *a, const struct organisation *o, struct diag *diag)
{
	if (o->next == NULL || strcmp(o->id, o->next->id) != 0 || o->next->entry == NULL)
		return;
	a->entries[o->next->entry - a->entries].valid = false;
	diag_report(diag, (struct where){ o->next->entry->file, 1, 1 }, MESSAGE_TWO_ORGANISATIONS,
		o->entry != NULL ? o->entry->file : o->id);
}

static void assign_organisations(struct archive *a, struct diag *diag)
{
	for (size_t i = 0; i < a->count; i++) {
		struct entry *entry = &a->entries[i];
		if (!entry->kind->free)
			entry->organisation = owner_of(a, entry->folder, strlen(entry->folder));
		if (entry->organisation != NULL || entry->kind->free)
			continue;
		entry->valid = false;
		if (!has_unreadable_owner(a, entry->folder))
			diag_report(
				diag, (struct where){ entry->file, 1, 1 }, MESSAGE_NO_ORGANISATION);
	}
	for (size_t i = a->organisation_count; i-- > 0;) {
		struct organisation *o = a->organisation_index[i];
		const char *slash = strrchr(o->id, '/');
		if (o->id[0] != '\0')
			o->parent = owner_of(a, o->id, slash != NULL ? (size_t)(slash - o->id) : 0);
		if (o->parent != NULL) {
			o->next_part = o->parent->parts;
			o->parent->parts = o;
		}
		tell_second(a, o, diag);
	}
}

/* All records in the order of lists, and each organisation's stretch of it. */
static void sort_records(struct archive *a)
{
	a->sorted = arena_alloc(&a->arena, (a->count + 1) * sizeof(*a->sorted));
	for (size_t i = 0; i < a->count; i++)
		a->sorted[i] = &a->entries[i];
	qsort(a->sorted, a->count, sizeof(*a->sorted), in_order);
	for (size_t i = a->count; i-- > 0;) {
		struct organisation *o = a->sorted[i]->organisation;
		if (o == NULL)
			continue;
		o->records = a->sorted + i;
		o->record_count++;
	}
}

static bool read_site(struct archive *a, struct date as_of, struct diag *diag)
{
	struct arena arena = { 0 };
	a->site = archive_find(a, "site");
	a->as_of = as_of;
	a->name = a->short_name = "";
	a->base = "";
	if (a->site == NULL)
		return false;
	struct xml_doc *doc = archive_raw(a, a->site, diag);
	if (doc != NULL) {
		a->name = xml_child_text(xml_root(doc), "name", &a->arena);
		a->short_name = xml_child_text(xml_root(doc), "short", &a->arena);
		a->base = xml_child_text(xml_root(doc), "base", &a->arena);
		if (a->as_of.year == 0)
			date_parse(xml_child_text(xml_root(doc), "as-of", &a->arena), &a->as_of);
	}
	if (a->short_name[0] == '\0')
		a->short_name = a->name;
	if (a->as_of.day == 0)
		a->as_of = date_today();
	xml_free(doc);
	arena_free(&arena);
	return true;
}

/* Is this the time in which it may be published? */
static enum entry_time time_of(const struct archive *a, const struct entry *entry)
{
	long today = date_to_days(a->as_of);
	if (entry->ends.year > 0 && date_to_days(date_last(entry->ends)) < today)
		return TIME_OVER;
	if (entry->begins.year > 0 && date_to_days(date_first(entry->begins)) > today)
		return TIME_BEFORE;
	return TIME_NOW;
}

struct archive *archive_open(const char *folder, const struct kinds *kinds,
	const struct nameorder *names, const struct archive_options *options, struct diag *diag)
{
	struct archive *a = mem_alloc(sizeof(*a));
	a->folder = arena_strdup(&a->arena, folder);
	a->options = options;
	a->last = mem_alloc(sizeof(*a->last));
	a->kinds = kinds;
	a->names = names;
	a->started = options->listing->started;
	archive_read(a, diag);
	qsort(a->entries, a->count, sizeof(*a->entries), by_id);
	check_same_ids(a, diag);
	archive_link_organisations(a);
	assign_organisations(a, diag);
	sort_records(a);
	read_site(a, options->as_of, diag);
	archive_sum_organisations(a);
	for (size_t i = 0; i < a->count; i++)
		a->entries[i].time = time_of(a, &a->entries[i]);
	archive_check_references(a, diag);
	a->invalid = a->unreadable;
	for (size_t i = 0; i < a->count; i++)
		a->invalid += !a->entries[i].valid;
	return a;
}

void archive_close(struct archive *archive)
{
	if (archive == NULL)
		return;
	archive_forget(archive);
	str_free(&archive->last->bytes);
	free(archive->last);
	stock_close(archive->stock);
	arena_free(&archive->kept);
	arena_free(&archive->arena);
	free(archive);
}

bool archive_visible(const struct entry *entry, enum audience audience)
{
	return entry->valid && entry->kind->published && entry->audience <= audience &&
		(entry->time == TIME_NOW || audience == AUDIENCE_INTERNAL);
}

bool archive_alike(const struct entry *entry, enum audience a, enum audience b)
{
	bool alike = a == b || (!entry->few && entry->whole <= a && entry->whole <= b);
	for (const struct reference *r = entry->references; r != NULL && alike; r = r->next)
		alike = r->to == NULL || archive_visible(r->to, a) == archive_visible(r->to, b);
	return alike;
}

bool archive_was_visible(const struct entry *entry, enum audience audience)
{
	return entry->valid && entry->kind->published && entry->audience <= audience &&
		entry->time == TIME_OVER && audience != AUDIENCE_INTERNAL;
}

const char *archive_kind_file(const struct archive *archive, const struct kind *kind,
	const char *file, struct arena *arena)
{
	const char *own =
		arena_printf(arena, "%s/templates/kinds/%s/%s", archive->folder, kind->name, file);
	if (files_exists(own))
		return own;
	const char *path = files_join(arena, kind->folder, file);
	return files_exists(path) ? path : NULL;
}

struct xml_node *archive_add(const struct entry *entry, const char *page, struct xml_node *parent)
{
	struct arena arena = { 0 };
	struct xml_node *record = xml_add(parent, "record", NULL);
	xml_set(record, "id", entry->id);
	xml_set(record, "href", archive_href(&arena, page, entry->page));
	xml_set(record, "kind", entry->kind->name);
	xml_set(record, "kind-shown", entry->kind->zh);
	xml_set(record, "type", entry->type);
	xml_set(record, "type-shown", entry->type_shown);
	xml_set(record, "title", entry->title);
	xml_set(record, "audience", audience_name(entry->audience));
	if (entry->state[0] != '\0')
		xml_set(record, "language", entry->state);
	if (entry->organisation != NULL) {
		xml_set(record, "organisation", entry->organisation->id);
		xml_set(record, "organisation-name", entry->organisation->short_name);
	}
	if (entry->date.year > 0) {
		xml_set(record, "date", date_iso(&arena, entry->date));
		xml_set(record, "shown", date_chinese(&arena, entry->date));
		xml_set(record, "year", arena_number(&arena, (size_t)entry->date.year));
		xml_set(record, "month", arena_number(&arena, (size_t)entry->date.month));
	}
	arena_free(&arena);
	return record;
}
