/* remember.c - what is known of the files of a site, as bytes: source_pack() and memory_... of
 * internal.h. */
#include <stdlib.h>
#include <string.h>

#include "archive/internal.h"
#include "base/pack.h"

#define NAME "records"
#define VERSION "boardpress records 2"

/* ---- an entry */

void pack_date(struct str *out, struct date d)
{
	pack_number(out, d.year);
	pack_number(out, d.month);
	pack_number(out, d.day);
	pack_number(out, d.hour);
	pack_number(out, d.minute);
}

static struct date unpack_date(struct unpack *in)
{
	struct date d;
	d.year = (int)unpack_number(in);
	d.month = (int)unpack_number(in);
	d.day = (int)unpack_number(in);
	d.hour = (int)unpack_number(in);
	d.minute = (int)unpack_number(in);
	return d;
}

static void pack_texts(struct str *out, const char *const *texts)
{
	size_t count = 0;
	while (texts[count] != NULL)
		count++;
	pack_number(out, (int64_t)count);
	for (size_t i = 0; i < count; i++)
		pack_text(out, texts[i]);
}

static const char **unpack_texts(struct archive *a, struct unpack *in)
{
	size_t count = unpack_count(in);
	const char **texts = arena_alloc(&a->arena, (count + 1) * sizeof(*texts));
	for (size_t i = 0; i < count; i++)
		texts[i] = unpack_text(in);
	return texts;
}

static void pack_entry(struct str *out, const struct entry *e)
{
	size_t count = 0;
	str_add_n(out, (const char *)e->digest.bytes, HASH_BYTES);
	pack_text(out, e->kind->name);
	pack_text(out, e->id);
	pack_text(out, e->page);
	pack_text(out, e->title);
	pack_text(out, e->type);
	pack_text(out, e->type_shown);
	pack_text(out, e->state);
	pack_date(out, e->date);
	pack_date(out, e->begins);
	pack_date(out, e->ends);
	pack_texts(out, e->former);
	pack_number(out, e->order);
	pack_number(out, e->audience);
	pack_number(out, e->valid);
	pack_number(out, e->whole);
	pack_number(out, e->few);
	for (const struct reference *r = e->references; r != NULL; r = r->next)
		count++;
	pack_number(out, (int64_t)count);
	for (const struct reference *r = e->references; r != NULL; r = r->next) {
		pack_number(out, r->type);
		pack_text(out, r->text);
		pack_number(out, r->at.line);
		pack_number(out, r->at.col);
		pack_number(out, r->link);
		pack_number(out, r->audience);
	}
}

static void unpack_references(struct archive *a, struct unpack *in, struct entry *e)
{
	struct reference **end = &e->references;
	for (size_t count = unpack_count(in); count > 0; count--) {
		struct reference *r = arena_alloc(&a->arena, sizeof(*r));
		r->type = (enum field_type)unpack_number(in);
		r->text = unpack_text(in);
		r->at.file = e->file;
		r->at.line = (int)unpack_number(in);
		r->at.col = (int)unpack_number(in);
		r->link = unpack_number(in) != 0;
		r->audience = (enum audience)unpack_number(in);
		*end = r;
		end = &r->next;
	}
}

/* By the name that was packed: no other spelling is tried. */
static const struct kind *kind_named(const struct archive *a, const char *name)
{
	const struct kind *kind = kinds_first(a->kinds);
	while (kind != NULL && strcmp(kind->name, name) != 0)
		kind = kind->next;
	return kind;
}

/* False: of a kind that is not there any more. */
static bool unpack_entry(
	struct archive *a, struct unpack *in, const struct source *source, struct entry *e)
{
	*e = (struct entry){ .file = files_join(&a->arena, a->folder, source->path) };
	e->folder = archive_folder_of(a, source->path);
	if (in->end - in->at < HASH_BYTES)
		return false;
	memcpy(e->digest.bytes, in->at, HASH_BYTES);
	in->at += HASH_BYTES;
	e->kind = kind_named(a, unpack_text(in));
	e->id = unpack_text(in);
	e->page = unpack_text(in);
	e->title = unpack_text(in);
	e->type = unpack_text(in);
	e->type_shown = unpack_text(in);
	e->state = unpack_text(in);
	e->date = unpack_date(in);
	e->begins = unpack_date(in);
	e->ends = unpack_date(in);
	e->former = unpack_texts(a, in);
	e->order = (int)unpack_number(in);
	e->audience = (enum audience)unpack_number(in);
	e->valid = unpack_number(in) != 0;
	e->whole = (enum audience)unpack_number(in);
	e->few = unpack_number(in) != 0;
	unpack_references(a, in, e);
	return e->kind != NULL && !in->failed;
}

/* ---- an organisation */

static void pack_organisation(struct str *out, const struct organisation *o)
{
	pack_text(out, o->name);
	pack_text(out, o->short_name);
	pack_text(out, o->type);
	pack_text(out, o->setting);
	pack_texts(out, o->groups);
	pack_texts(out, o->standards);
	pack_number(out, (int64_t)o->member_count);
	for (const struct member *m = o->members; m != NULL; m = m->next) {
		pack_text(out, m->name);
		pack_text(out, m->group);
		pack_text(out, m->status);
		pack_text(out, m->left);
		pack_date(out, m->joined);
		pack_date(out, m->from);
		pack_date(out, m->to);
		pack_number(out, m->exempt);
	}
}

static void unpack_organisation(struct archive *a, struct unpack *in, const struct entry *e)
{
	struct organisation *o = arena_alloc(&a->arena, sizeof(*o));
	struct member **end = &o->members;
	o->id = e->folder;
	o->record = e->id;
	o->name = unpack_text(in);
	o->short_name = unpack_text(in);
	o->type = unpack_text(in);
	o->setting = unpack_text(in);
	o->groups = unpack_texts(a, in);
	o->standards = unpack_texts(a, in);
	o->member_count = unpack_count(in);
	for (size_t i = 0; i < o->member_count; i++) {
		struct member *m = arena_alloc(&a->arena, sizeof(*m));
		m->name = unpack_text(in);
		m->group = unpack_text(in);
		m->status = unpack_text(in);
		m->left = unpack_text(in);
		m->joined = unpack_date(in);
		m->from = unpack_date(in);
		m->to = unpack_date(in);
		m->exempt = unpack_number(in) != 0;
		*end = m;
		end = &m->next;
	}
	o->next = a->organisations;
	a->organisations = o;
	a->organisation_count++;
}

/* ---- a source */

void source_pack(struct str *out, const struct entry *entry,
	const struct organisation *organisation, const struct diag *diag)
{
	struct str told = { 0 };
	diag_pack(diag, &told);
	pack_bytes(out, str_text(&told), told.len);
	str_free(&told);
	pack_number(out, entry != NULL);
	if (entry == NULL)
		return;
	pack_entry(out, entry);
	pack_number(out, organisation != NULL);
	if (organisation != NULL)
		pack_organisation(out, organisation);
}

/* The site may be named otherwise than when it was told. */
static void tell_again(
	struct unpack *in, struct source *source, const char *file, struct diag *diag)
{
	size_t length;
	const char *told = unpack_bytes(in, &length);
	struct message **first = diag->last;
	if (told == NULL || length == 0)
		return;
	diag_unpack(diag, told, length);
	for (struct message *m = *first; m != NULL; m = m->next) {
		if (m->at.file != NULL)
			m->at.file = file;
		source->failed = source->failed || m->id == MESSAGE_NO_FILE;
	}
}

bool source_unpack(struct archive *a, struct source *source, struct entry *entry, struct diag *diag)
{
	struct unpack in = { .at = source->bytes, .end = source->bytes + source->length };
	struct arena arena = { 0 };
	char *file = files_join(&arena, a->folder, source->path);
	tell_again(&in, source, arena_strdup(&diag->arena, file), diag);
	arena_free(&arena);
	if (unpack_number(&in) == 0 || !unpack_entry(a, &in, source, entry))
		return false;
	if (unpack_number(&in) != 0)
		unpack_organisation(a, &in, entry);
	return !in.failed;
}

/* ---- from one run to the next */

static const char *path_of(struct arena *arena, const struct archive *a)
{
	return files_join(arena, a->options->memory, NAME);
}

void memory_open(struct memory *m, struct archive *a)
{
	struct unpack in;
	size_t len, count;
	if (a->options->memory == NULL)
		return;
	char *bytes = files_bytes(path_of(&a->arena, a), &a->arena, NULL, &len);
	if (!pack_sealed(&in, bytes, len) || strcmp(unpack_text(&in), VERSION) != 0)
		return;
	const void *program = unpack_bytes(&in, &count);
	if (program == NULL || memcmp(program, a->options->program.bytes, HASH_BYTES) != 0)
		return;
	m->trusted = unpack_number(&in);
	count = unpack_count(&in);
	m->before = arena_alloc(&a->arena, (count + 1) * sizeof(*m->before));
	for (size_t i = 0; i < count; i++) {
		struct source *s = &m->before[i];
		s->path = unpack_text(&in);
		unpack_stamp(&in, &s->stamp);
		s->bytes = unpack_bytes(&in, &s->length);
	}
	m->remembered = in.failed ? 0 : count;
}

void memory_find(struct memory *m, struct source *source)
{
	int order = -1;
	while (m->next < m->remembered &&
		(order = strcmp(m->before[m->next].path, source->path)) < 0)
		m->next++;
	if (order != 0)
		return;
	const struct source *before = &m->before[m->next];
	if (files_same_stamp(&before->stamp, &source->stamp) &&
		source->stamp.changed < m->trusted) {
		source->bytes = before->bytes;
		source->length = before->length;
	}
}

void memory_keep(const struct memory *m, const struct archive *a)
{
	struct str out = { 0 };
	struct diag quiet;
	struct arena arena = { 0 };
	if (a->options->memory == NULL)
		return;
	pack_text(&out, VERSION);
	pack_bytes(&out, a->options->program.bytes, HASH_BYTES);
	pack_number(&out, a->started - FILES_TICK);
	pack_number(&out, (int64_t)m->count);
	for (size_t i = 0; i < m->count; i++) {
		const struct source *s = &m->sources[i];
		pack_text(&out, s->path);
		struct file_stamp stamp = s->stamp;
		if (s->bytes == NULL || s->failed)
			stamp.size = -1; /* of no file: it is read again */
		pack_stamp(&out, &stamp);
		pack_bytes(&out, s->bytes, s->length);
	}
	pack_seal(&out);
	diag_init(&quiet);
	files_write(path_of(&arena, a), out.text, out.len, &quiet);
	diag_free(&quiet);
	str_free(&out);
	arena_free(&arena);
}
