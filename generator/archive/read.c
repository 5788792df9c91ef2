/*
 * read.c - the records of a site, each read and checked, or remembered: archive_read() of
 * internal.h.
 *
 * What is known of a file is bytes (remember.c): made by the process that reads it, handed to the
 * one that opens the archive, and kept from one run to the next.
 */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "archive/internal.h"
#include "archive/stock.h"
#include "base/files.h"
#include "base/pack.h"
#include "base/utf8.h"
#include "base/work.h"
#include "record/record.h"
#include "xml/bytes.h"

enum { SLICE = 32 }; /* files that a worker reads at a time */

/* ---- one entry */

/* Of each part of an id, and of the whole: file systems take 255 bytes, and there are
 * extensions. */
enum { PART_MAX = 200, ID_MAX = 1000 };

static bool is_address(const char *id)
{
	if (strlen(id) > ID_MAX)
		return false;
	for (const char *part = id; *part != '\0';) {
		size_t len = strcspn(part, "/");
		if (len == 0 || len > PART_MAX || part[0] == '.')
			return false;
		part += len;
		if (*part == '/' && *++part == '\0')
			return false;
	}
	for (const char *p = id; *p != '\0';) {
		uint32_t c = utf8_next(&p);
		if (c <= ' ' || (c < 0x80 && strchr("\"<>#?%&:*|\\'", (int)c) != NULL) ||
			c == 0x3000)
			return false;
	}
	return id[0] != '\0';
}

/* organisation.yaml is the page of its folder; that of the whole site is the home page. */
static const char *page_of(struct arena *arena, const char *id)
{
	const char *name = files_name(id);
	if (name != id && strcmp(name, "organisation") == 0)
		return arena_printf(arena, "%.*sindex.html", (int)(name - id), id);
	return arena_printf(arena, "%s.html", id);
}

static const char *shown_value(const struct entry *entry, const char *field_name, const char *value)
{
	const struct field *field = field_find(entry->kind->fields, field_name);
	const struct field_value *found = field != NULL ? field_value_find(field, value) : NULL;
	return found != NULL ? found->zh : value;
}

/* Minutes need no title of their own: “第一党小组党小组会（2026年3月5日）”. */
static const char *make_title(struct archive *a, struct entry *entry, const struct xml_node *root)
{
	const char *title = xml_child_text(root, "title", &a->arena);
	if (title[0] == '\0')
		title = xml_child_text(root, "name", &a->arena);
	if (title[0] != '\0')
		return title;
	const char *group = xml_child_text(root, "group", &a->arena);
	const char *theme = xml_child_text(root, "theme", &a->arena);
	const char *date = date_chinese(&a->arena, entry->date);
	if (theme[0] != '\0')
		return arena_printf(&a->arena, "%s%s：%s", group, entry->type_shown, theme);
	if (entry->type_shown[0] != '\0' && date[0] != '\0')
		return arena_printf(&a->arena, "%s%s（%s）", group, entry->type_shown, date);
	return entry->type_shown[0] != '\0' ? entry->type_shown : entry->id;
}

static const char **former_ids(struct archive *a, const struct xml_node *root)
{
	size_t count = 0;
	const struct xml_node *n;
	for (n = xml_first_element(root); n != NULL; n = xml_next_element(n))
		count += strcmp(xml_name(n), "former-id") == 0;
	const char **former = arena_alloc(&a->arena, (count + 1) * sizeof(*former));
	count = 0;
	for (n = xml_first_element(root); n != NULL; n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "former-id") != 0)
			continue;
		const char *id = xml_content(n, &a->arena);
		if (is_address(id))
			former[count++] = id;
	}
	return former;
}

static void describe(struct archive *a, struct entry *entry, const struct xml_node *root)
{
	enum audience own;
	entry->type = xml_child_text(root, "type", &a->arena);
	entry->type_shown = shown_value(entry, "type", entry->type);
	entry->state = xml_child_text(root, "language", &a->arena);
	entry->order = atoi(xml_child_text(root, "order", &a->arena));
	if (!date_parse(xml_child_text(root, "date", &a->arena), &entry->date))
		entry->date = (struct date){ .hour = -1, .minute = -1 };
	entry->former = former_ids(a, root);
	date_parse(xml_child_text(root, entry->kind->begins, &a->arena), &entry->begins);
	date_parse(xml_child_text(root, entry->kind->ends, &a->arena), &entry->ends);
	struct date withdrawn;
	if (date_parse(xml_child_text(root, entry->kind->withdrawn, &a->arena), &withdrawn) &&
		withdrawn.year > 0)
		entry->ends = date_from_days(date_to_days(date_first(withdrawn)) - 1);
	entry->audience = entry->kind->audience;
	if (audience_parse(xml_child_text(root, "audience", &a->arena), &own))
		entry->audience = own;
	entry->title = make_title(a, entry, root);
}

static const char *record_id(struct archive *a, const struct record *record, const char *path,
	struct diag *diag, bool *valid)
{
	const struct node *said = node_find(record->fields, "id");
	if (said == NULL)
		said = node_find(record->fields, "编号");
	const char *id = said != NULL && said->kind == NODE_SCALAR ?
		said->text :
		files_without_extension(&a->arena, path);
	if (!is_address(id)) {
		struct where at = said != NULL ? said->at : (struct where){ .file = record->file };
		*valid = diag_report(diag, at, MESSAGE_BAD_ID, id);
	}
	return arena_strdup(&a->arena, id);
}

/* False: the file gave no entry.  Its tree is added to `trees`, if it can be. */
static bool read_entry(struct archive *a, const char *path, struct entry *entry, struct str *trees,
	struct arena *scratch, struct diag *diag)
{
	struct record record;
	bool id_valid = true;

	*entry = (struct entry){ .file = files_join(&a->arena, a->folder, path) };
	entry->folder = archive_folder_of(a, path);
	if (!record_read(entry->file, &record, scratch, diag) ||
		(entry->kind = kind_of(a->kinds, &record, diag)) == NULL)
		return false;
	entry->digest = record.digest;
	entry->id = record_id(a, &record, path, diag, &id_valid);
	entry->page = page_of(&a->arena, entry->id);
	struct xml_doc *doc = kind_build(entry->kind, &record, entry->id, &entry->valid, diag);
	describe(a, entry, xml_root(doc));
	archive_note(a, entry, xml_root(doc));
	entry->valid = check_personal(entry, doc, diag) && entry->valid && id_valid;
	if (a->stock != NULL)
		xml_to_bytes(doc, entry->file, trees);
	xml_free(doc);
	return true;
}

/* ---- all of them */

/* Folders of a site that hold no records: what overrides the program's, and raw texts of imports.
 */
static bool is_private(const char *path)
{
	static const char *const folders[] = { "templates/", "fonts/", "output/" };
	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++)
		if (strncmp(path, folders[i], strlen(folders[i])) == 0)
			return true;
	return false;
}

const char *archive_folder_of(struct archive *a, const char *path)
{
	return strchr(path, '/') != NULL ? files_folder(&a->arena, path) : "";
}

struct reading {
	struct archive *archive;
	struct arena arena;
	struct source *sources;
	struct source **unknown; /* those to be read */
	size_t count;
};

static void read_source(struct archive *a, const struct source *source, struct str *out,
	struct str *trees, struct arena *scratch)
{
	struct diag diag;
	struct entry entry;
	const struct organisation *before = a->organisations;
	diag_init(&diag);
	bool there = read_entry(a, source->path, &entry, trees, scratch, &diag);
	source_pack(out, there ? &entry : NULL,
		a->organisations != before ? a->organisations : NULL, &diag);
	diag_free(&diag);
}

static bool run_slice(void *context, size_t index, struct work *work, struct diag *diag)
{
	const struct reading *r = context;
	struct str all = { 0 }, one = { 0 }, trees = { 0 };
	struct arena scratch = { 0 }; /* of one record */
	(void)diag;
	for (size_t i = index * SLICE; i < r->count && i < (index + 1) * SLICE; i++) {
		size_t before = trees.len;
		str_clear(&one);
		arena_clear(&scratch);
		read_source(r->archive, r->unknown[i], &one, &trees, &scratch);
		pack_bytes(&all, one.text, one.len);
		pack_number(&all, (int64_t)(trees.len - before));
	}
	pack_number(&all, trees.len > 0 ? stock_put(r->archive->stock, &trees) : -1);
	work_answer(work, &all);
	arena_free(&scratch);
	str_free(&one);
	str_free(&trees);
	str_free(&all);
	return true;
}

static const char *name_slice(void *context, size_t index, struct arena *arena)
{
	(void)arena;
	return ((const struct reading *)context)->unknown[index * SLICE]->path;
}

/* What a worker answered: of each source what is known of it, and how long its tree is; then where
 * the trees lie, one behind the other. */
static void take_slice(struct reading *r, size_t first, const struct work_result *result)
{
	struct unpack in = { .at = result->answer, .end = result->answer };
	size_t last = first + SLICE < r->count ? first + SLICE : r->count;
	in.end += result->answer_length;
	for (size_t i = first; i < last; i++) {
		struct source *s = r->unknown[i];
		s->bytes = unpack_bytes(&in, &s->length);
		s->tree_length = (size_t)unpack_number(&in);
	}
	int64_t at = unpack_number(&in);
	for (size_t i = first; i < last; i++) {
		r->unknown[i]->tree = at;
		if (at >= 0)
			at += (int64_t)r->unknown[i]->tree_length;
		else
			r->unknown[i]->tree_length = 0;
	}
}

/* Each process has an archive of its own while it reads: what it notes there is of no use here, and
 * goes. */
static void read_unknown(struct reading *r, struct work *work, struct diag *diag)
{
	struct archive *a = r->archive;
	struct arena arena = a->arena;
	*work = (struct work){ .count = (r->count + SLICE - 1) / SLICE,
		.workers = a->options->workers,
		.context = r,
		.run = run_slice,
		.name = name_slice };
	if (r->count > SLICE)
		kinds_compile(a->kinds, diag); /* once, before there are several processes */
	a->arena = (struct arena){ 0 };
	work_run(work, diag);
	arena_free(&a->arena);
	a->arena = arena;
	a->organisations = NULL;
	a->organisation_count = 0;
	for (size_t i = 0; i < work->count; i++)
		take_slice(r, i * SLICE, &work->results[i]);
}

bool archive_list(const char *folder, struct site_listing *listing, struct diag *diag)
{
	struct timespec t;
	clock_gettime(CLOCK_REALTIME, &t);
	*listing = (struct site_listing){ .started = (int64_t)t.tv_sec * 1000000000 + t.tv_nsec };
	if (!files_exists(files_join(&listing->arena, folder, "site.yaml")))
		return diag_report(diag, (struct where){ 0 }, MESSAGE_EMPTY_SITE, folder);
	return files_list(folder, &listing->files, &listing->arena, diag);
}

void listing_free(struct site_listing *listing)
{
	arena_free(&listing->arena);
	listing->files = (struct files){ 0 };
}

/* A link may stand for a record, but not for a file elsewhere. */
static bool is_ours(struct archive *a, const struct file_listed *file, struct diag *diag)
{
	if (!file->link)
		return true;
	const char *path = files_join(&a->arena, a->folder, file->path);
	if (files_is_inside(a->folder, path))
		return true;
	a->unreadable++;
	return diag_report(diag, (struct where){ .file = path }, MESSAGE_OUTSIDE, file->path);
}

/* The sources of a site in the order of their paths; those that are remembered have bytes. */
static void list_sources(struct reading *r, struct memory *memory, struct diag *diag)
{
	struct archive *a = r->archive;
	const struct files *files = &a->options->listing->files;
	r->sources = arena_alloc(&r->arena, (files->count + 1) * sizeof(*r->sources));
	r->unknown = arena_alloc(&r->arena, (files->count + 1) * sizeof(struct source *));
	for (size_t i = 0; i < files->count; i++) {
		const struct file_listed *f = &files->list[i];
		if (!record_is_file(f->path) || is_private(f->path))
			continue;
		if (!is_ours(a, f, diag))
			continue;
		struct source *s = &r->sources[memory->count++];
		*s = (struct source){ .path = f->path, .stamp = f->stamp };
		memory_find(memory, s);
		if (s->bytes == NULL)
			r->unknown[r->count++] = s;
	}
	memory->sources = r->sources;
}

void archive_read(struct archive *a, struct diag *diag)
{
	struct memory memory = { 0 };
	struct reading r = { .archive = a };
	struct work work = { 0 };
	memory_open(&memory, a);
	list_sources(&r, &memory, diag);
	if (r.count > 0 && a->options->memory != NULL)
		a->stock = stock_open(a->options->memory);
	if (r.count > 0)
		read_unknown(&r, &work, diag);
	a->entries = arena_alloc(&a->arena, (memory.count + 1) * sizeof(*a->entries));
	for (size_t i = 0; i < memory.count; i++) {
		struct source *s = &r.sources[i];
		struct entry *entry = &a->entries[a->count];
		if (s->bytes == NULL || !source_unpack(a, s, entry, diag)) {
			a->unreadable++;
			continue;
		}
		entry->tree = s->tree;
		entry->tree_length = s->tree_length;
		a->count++;
	}
	if (r.count > 0 || memory.count != memory.remembered)
		memory_keep(&memory, a);
	a->kept = work.arena; /* texts of entries lie in what workers answered */
	free(work.results);
	arena_free(&r.arena);
}
