/*
 * known.c - findings from one run to the next: known_open() of internal.h.
 *
 * What is found of an organisation follows from its records and those of its parts, from standards
 * and calendars, from the day and from the program.  Where all of that is as it was, nothing is read
 * and no rule is applied.  A memory that is damaged, of another program or not to be written does no
 * harm.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/pack.h"
#include "standard/internal.h"

#define VERSION "boardpress findings 1"
#define NAME "findings"

/* An organisation as the run before left it. */
struct before {
	const char *id; /* NULL: there are no more */
	struct hash key;
	const void *bytes;
	size_t length;
};

struct known {
	struct arena arena;
	const struct archive *archive;
	struct hash premises;
	struct unpack in; /* behind `before` */
	struct before before; /* in the order of ids, as organisations come */
	struct hash key; /* of the organisation that is looked at */
	struct str out, bytes; /* of this run; of one organisation */
	bool any;
};

/* ---- keys */

/* All that does not differ between organisations. */
static struct hash premises_of(const struct archive *a, const char *const *folders)
{
	struct str key = { 0 };
	struct hash hash;
	pack_text(&key, VERSION);
	pack_bytes(&key, a->options->program.bytes, HASH_BYTES);
	pack_number(&key, date_to_days(a->as_of));
	for (; *folders != NULL; folders++)
		files_key(*folders, ".yaml", &key);
	hash_make(&hash, str_text(&key), key.len);
	str_free(&key);
	return hash;
}

/* Findings are kept with the places of their rules. */
static void add_rules(const struct rules *rules, struct str *key)
{
	for (size_t i = 0; i < rules->count; i++) {
		pack_text(key, rules->rules[i]->standard->name);
		pack_text(key, rules->rules[i]->id);
	}
	pack_text(key, "");
}

static void add_organisation(const struct organisation *o, struct str *key)
{
	pack_text(key, o->id);
	pack_text(key, o->short_name);
	for (size_t i = 0; i < o->record_count; i++) {
		const struct entry *e = o->records[i];
		pack_text(key, e->id);
		pack_text(key, e->kind->name);
		pack_number(key, e->valid);
		pack_bytes(key, e->digest.bytes, HASH_BYTES);
	}
	pack_text(key, "");
	for (const struct organisation *part = o->parts; part != NULL; part = part->next_part)
		add_organisation(part, key);
	pack_text(key, "");
}

/* ---- findings as bytes */

static size_t place_of(const struct rules *rules, const struct rule *rule)
{
	size_t i = 0;
	while (rules->rules[i] != rule)
		i++;
	return i;
}

static void pack_finding(struct str *out, const struct rules *rules, const struct finding *f)
{
	pack_number(out, (int64_t)place_of(rules, f->rule));
	pack_number(out, f->object != NULL);
	pack_text(out, f->object);
	pack_text(out, f->trigger != NULL ? f->trigger->id : "");
	pack_number(out, f->start);
	pack_number(out, f->end);
	pack_number(out, f->state);
	pack_bytes(out, &f->actual, sizeof(f->actual));
	pack_number(out, (int64_t)f->count);
	for (size_t i = 0; i < f->count; i++)
		pack_text(out, f->evidence[i]->id);
}

void draw_pack(const struct draw *d, struct str *out)
{
	pack_text(out, d->entry->id);
	pack_number(out, (int64_t)d->candidates);
	pack_number(out, (int64_t)d->count);
	for (size_t i = 0; i < d->count; i++)
		pack_text(out, d->names[i]);
}

/* NULL for ""; and, which is a failure, if there is no such record any more. */
static const struct entry *unpack_entry(const struct applied *a, struct unpack *in)
{
	const char *id = unpack_text(in);
	const struct entry *entry = id[0] != '\0' ? archive_find(a->archive, id) : NULL;
	in->failed = in->failed || (id[0] != '\0' && entry == NULL);
	return entry;
}

/* A day that dates are made of; `any`: or this one, which stands for no certain day. */
static long unpack_day(struct unpack *in, long any)
{
	enum { MOST = 4000000 }; /* the year 12,921 */
	int64_t day = unpack_number(in);
	in->failed = in->failed || (day != any && (day < -MOST || day > MOST));
	return (long)day;
}

static struct finding *unpack_finding(
	const struct applied *a, const struct rules *rules, struct unpack *in)
{
	struct arena *arena = &a->findings->arena;
	struct finding *f = arena_alloc(arena, sizeof(*f));
	size_t rule = (size_t)unpack_number(in), length;
	bool has_object = unpack_number(in) != 0;
	const char *object = unpack_text(in);
	f->organisation = a->organisation;
	f->object = has_object ? arena_strdup(arena, object) : NULL;
	f->trigger = unpack_entry(a, in);
	f->start = unpack_day(in, LONG_MIN + 1);
	f->end = unpack_day(in, LONG_MAX);
	int64_t state = unpack_number(in);
	const void *actual = unpack_bytes(in, &length);
	f->count = unpack_count(in);
	in->failed = in->failed || rule >= rules->count || state < 0 || state >= FINDING_STATES ||
		length != sizeof(f->actual);
	if (in->failed)
		return NULL;
	f->rule = rules->rules[rule];
	f->state = (enum finding_state)state;
	memcpy(&f->actual, actual, sizeof(f->actual));
	f->evidence = arena_alloc(arena, (f->count + 1) * sizeof(*f->evidence));
	for (size_t i = 0; i < f->count; i++) {
		f->evidence[i] = unpack_entry(a, in);
		in->failed = in->failed || f->evidence[i] == NULL;
	}
	return f;
}

static struct draw *unpack_draw(const struct applied *a, struct unpack *in)
{
	struct arena *arena = &a->findings->arena;
	struct draw *d = arena_alloc(arena, sizeof(*d));
	d->entry = unpack_entry(a, in);
	in->failed = in->failed || d->entry == NULL;
	d->candidates = (size_t)unpack_number(in);
	d->count = unpack_count(in);
	d->names = arena_alloc(arena, (d->count + 1) * sizeof(*d->names));
	for (size_t i = 0; i < d->count; i++)
		d->names[i] = arena_strdup(arena, unpack_text(in));
	return d;
}

/* All of an organisation, or nothing. */
static bool unpack_all(const struct applied *a, const struct rules *rules, struct unpack *in)
{
	struct finding *first = NULL, **end = &first;
	struct draw *draws = NULL, **last = &draws;
	for (size_t count = unpack_count(in); count > 0 && !in->failed; count--) {
		*end = unpack_finding(a, rules, in);
		end = *end != NULL ? &(*end)->next : end;
	}
	for (size_t count = unpack_count(in); count > 0 && !in->failed; count--) {
		*last = unpack_draw(a, in);
		last = &(*last)->next;
	}
	if (in->failed || in->at != in->end)
		return false;
	for (const struct finding *f = first; f != NULL; f = f->next)
		a->findings->states[f->state]++;
	if (first != NULL) {
		**a->end = first;
		*a->end = end;
	}
	*last = a->findings->draws;
	a->findings->draws = draws;
	return true;
}

/* ---- the run before */

static void next_before(struct known *k)
{
	size_t length;
	k->before = (struct before){ 0 };
	const char *id = unpack_text(&k->in);
	const void *key = unpack_bytes(&k->in, &length);
	if (key != NULL && length == HASH_BYTES)
		memcpy(k->before.key.bytes, key, HASH_BYTES);
	k->before.bytes = unpack_bytes(&k->in, &k->before.length);
	k->before.id = !k->in.failed && length == HASH_BYTES ? id : NULL;
}

static const char *path_of(struct known *k)
{
	return files_join(&k->arena, k->archive->options->memory, NAME);
}

struct known *known_open(const struct archive *archive, const char *const *folders)
{
	struct known *k = mem_alloc(sizeof(*k));
	size_t length;
	k->archive = archive;
	if (archive->options->memory == NULL)
		return k;
	k->premises = premises_of(archive, folders);
	pack_bytes(&k->out, k->premises.bytes, HASH_BYTES);
	char *bytes = files_bytes(path_of(k), &k->arena, NULL, &length);
	if (bytes == NULL || !pack_sealed(&k->in, bytes, length))
		return k;
	const void *premises = unpack_bytes(&k->in, &length);
	if (premises != NULL && length == HASH_BYTES &&
		memcmp(premises, k->premises.bytes, HASH_BYTES) == 0)
		next_before(k);
	return k;
}

static void keep(struct known *k, const char *id, const void *bytes, size_t length)
{
	pack_text(&k->out, id);
	pack_bytes(&k->out, k->key.bytes, HASH_BYTES);
	pack_bytes(&k->out, bytes, length);
	k->any = true;
}

bool known_take(struct known *k, const struct applied *a, const struct rules *rules)
{
	const struct organisation *o = a->organisation;
	if (k->archive->options->memory == NULL)
		return false;
	str_clear(&k->bytes);
	add_rules(rules, &k->bytes);
	add_organisation(o, &k->bytes);
	hash_make(&k->key, str_text(&k->bytes), k->bytes.len);
	while (k->before.id != NULL && strcmp(k->before.id, o->id) < 0)
		next_before(k);
	if (k->before.id == NULL || strcmp(k->before.id, o->id) != 0 ||
		!hash_same(&k->before.key, &k->key))
		return false;
	const char *bytes = k->before.bytes;
	struct unpack in = { .at = bytes, .end = bytes + k->before.length };
	if (!unpack_all(a, rules, &in))
		return false;
	keep(k, o->id, bytes, k->before.length);
	return true;
}

void known_note(struct known *k, const struct applied *a, const struct rules *rules,
	const struct finding *first, const struct draw *before)
{
	size_t findings = 0, draws = 0;
	if (k->archive->options->memory == NULL)
		return;
	for (const struct finding *f = first; f != NULL; f = f->next)
		findings++;
	for (const struct draw *d = a->findings->draws; d != before; d = d->next)
		draws++;
	str_clear(&k->bytes);
	pack_number(&k->bytes, (int64_t)findings);
	for (const struct finding *f = first; f != NULL; f = f->next)
		pack_finding(&k->bytes, rules, f);
	pack_number(&k->bytes, (int64_t)draws);
	for (const struct draw *d = a->findings->draws; d != before; d = d->next)
		draw_pack(d, &k->bytes);
	keep(k, a->organisation->id, str_text(&k->bytes), k->bytes.len);
}

void known_close(struct known *k)
{
	struct diag quiet;
	diag_init(&quiet);
	if (k->any) {
		pack_seal(&k->out);
		files_write(path_of(k), k->out.text, k->out.len, &quiet);
	}
	diag_free(&quiet);
	str_free(&k->out);
	str_free(&k->bytes);
	arena_free(&k->arena);
	free(k);
}
