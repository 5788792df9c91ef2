/* key.c - whether what is shown of records is still the same: archive_key() ... of archive.h. */
#include "archive/internal.h"
#include "base/files.h"
#include "base/pack.h"

static void add_texts(struct str *key, const char *const *texts)
{
	for (; *texts != NULL; texts++)
		pack_text(key, *texts);
	pack_text(key, "");
}

void archive_file_key(const struct archive *a, const char *path, struct str *key)
{
	struct file_stamp stamp;
	files_stamp(path, &stamp);
	pack_stamp(key, &stamp);
	if (stamp.changed > a->started - FILES_TICK)
		pack_number(key, a->started);
}

/* Pictures and attachments are named by the record, and shown with it. */
static void add_file(
	const struct archive *a, const struct entry *e, const char *name, struct str *key)
{
	struct arena arena = { 0 };
	archive_file_key(
		a, files_join(&arena, files_join(&arena, a->folder, e->folder), name), key);
	arena_free(&arena);
}

void archive_key(
	const struct archive *a, const struct entry *e, enum audience audience, struct str *key)
{
	pack_bytes(key, e->digest.bytes, HASH_BYTES);
	pack_text(key, e->id);
	pack_text(key, e->file); /* messages and pictures name it */
	pack_text(key, e->page);
	pack_text(key, e->title);
	pack_number(key, audience);
	if (e->organisation != NULL) {
		pack_text(key, e->organisation->id);
		pack_text(key, e->organisation->name);
		pack_text(key, e->organisation->short_name);
	}
	for (const struct reference *r = e->references; r != NULL; r = r->next) {
		bool there = r->to != NULL && archive_visible(r->to, audience);
		pack_number(key, there);
		if (there) {
			pack_text(key, r->to->id);
			pack_text(key, r->to->page);
			pack_text(key, r->to->title);
		}
		if (r->type == FIELD_FILE)
			add_file(a, e, r->text, key);
	}
}

void archive_facts(const struct entry *e, struct str *key)
{
	pack_text(key, e->id);
	pack_text(key, e->file);
	pack_text(key, e->page);
	pack_text(key, e->kind->name);
	pack_text(key, e->title);
	pack_text(key, e->type);
	pack_text(key, e->type_shown);
	pack_text(key, e->state);
	pack_date(key, e->date);
	add_texts(key, e->former);
	pack_date(key, e->begins);
	pack_date(key, e->ends);
	pack_number(key, e->time);
	pack_number(key, e->order);
	pack_text(key, e->organisation != NULL ? e->organisation->id : "");
	pack_number(key, e->audience);
	pack_number(key, e->valid);
	for (const struct reference *r = e->references; r != NULL; r = r->next) {
		pack_number(key, r->type);
		pack_number(key, r->audience);
		pack_text(key, r->text);
		pack_text(key, r->to != NULL ? r->to->id : "");
	}
}

static void add_organisation(const struct organisation *o, struct str *key)
{
	pack_text(key, o->id);
	pack_text(key, o->record);
	pack_text(key, o->name);
	pack_text(key, o->short_name);
	pack_text(key, o->parent != NULL ? o->parent->id : "");
	pack_text(key, o->type);
	pack_text(key, o->setting);
	add_texts(key, o->groups);
	add_texts(key, o->standards);
	for (const struct member *m = o->members; m != NULL; m = m->next) {
		pack_text(key, m->name);
		pack_text(key, m->group);
		pack_text(key, m->status);
		pack_text(key, m->left);
		pack_date(key, m->joined);
		pack_date(key, m->from);
		pack_date(key, m->to);
		pack_number(key, m->exempt);
	}
}

void archive_sum_organisations(struct archive *a)
{
	struct str key = { 0 };
	pack_text(&key, a->folder);
	pack_text(&key, a->name);
	pack_text(&key, a->short_name);
	pack_text(&key, a->base);
	pack_date(&key, a->as_of);
	for (const struct organisation *o = a->organisations; o != NULL; o = o->next)
		add_organisation(o, &key);
	hash_make(&a->facts, str_text(&key), key.len);
	str_free(&key);
}

void archive_facts_of_organisations(const struct archive *a, struct str *key)
{
	pack_bytes(key, a->facts.bytes, HASH_BYTES);
}
