#include "build/plan.h"

#include <string.h>

#include "base/hash.h"
#include "base/pack.h"

/* ---- what units are */

const char *plan_name(const struct plan *p, size_t unit, struct arena *arena)
{
	if (unit < p->pages)
		return site_name(p->build->site, unit, arena);
	if (unit < p->units)
		return print_name(p->build->print, unit - p->pages, arena);
	return site_index_name(p->build->site, unit - p->units, arena);
}

const struct entry *plan_entry(const struct plan *p, size_t unit)
{
	return unit < p->pages ? site_entry(p->build->site, unit) :
				 print_entry(p->build->print, unit - p->pages);
}

/* The same unit falls to the same shard, whatever else there is. */
bool plan_is_ours(const struct build *b, const char *name)
{
	return b->shard == 0 ||
		hash_short(name, strlen(name)) % (uint32_t)b->shards == (uint32_t)b->shard - 1;
}

/* ---- what can be kept */

static bool may_keep(const struct plan *p, size_t unit)
{
	const struct premises *a = &p->before.premises, *b = &p->premises;
	return hash_same(&a->program, &b->program) &&
		(unit < p->pages ? hash_same(&a->pages, &b->pages) :
				   hash_same(&a->print, &b->print));
}

/* Of the records that it shows. */
static struct hash content_of(const struct plan *p, size_t unit, struct str *key)
{
	struct hash hash;
	str_clear(key);
	if (unit < p->pages)
		site_content(p->build->site, unit, key);
	else
		print_content(p->build->print, unit - p->pages, key);
	hash_make(&hash, str_text(key), key->len);
	return hash;
}

struct hash plan_key(const struct plan *p, size_t unit, struct str *key)
{
	struct hash hash;
	str_clear(key);
	if (unit < p->pages)
		site_key(p->build->site, unit, key);
	else
		print_key(p->build->print, unit - p->pages, key);
	hash_make(&hash, str_text(key), key->len);
	return hash;
}

/* What can be seen here of what the unit shows; else a worker looks at its whole key. */
enum change { UNCHANGED, CHANGED, PERHAPS };

static enum change change_of(
	const struct plan *p, size_t unit, const struct unit_state *known, struct str *key)
{
	if (!hash_same(&known->content, &p->now.units[unit].content))
		return PERHAPS; /* its words may be as they were */
	if (hash_same(&p->before.premises.facts, &p->premises.facts))
		return UNCHANGED;
	if (unit >= p->pages || !site_key_is_short(p->build->site, unit))
		return PERHAPS;
	struct hash hash = plan_key(p, unit, key);
	return hash_same(&known->key, &hash) ? UNCHANGED : CHANGED;
}

static void look_at(struct plan *p, size_t unit, struct str *key, struct diag *diag)
{
	struct unit_state *now = &p->now.units[unit];
	struct unit_state *known = state_find(&p->before, now->name);
	now->content = content_of(p, unit, key);
	if (known != NULL && (!may_keep(p, unit) || !output_intact(&p->output, known)))
		known = NULL;
	enum change change = known != NULL ? change_of(p, unit, known, key) : CHANGED;
	if (change != UNCHANGED) {
		known = change == PERHAPS ? known : NULL;
		p->todo[p->todo_count++] = (struct todo){ unit, plan_entry(p, unit), known };
		return;
	}
	const char *name = now->name;
	*now = *known;
	now->name = name;
	known->kept = true;
	if (known->told != NULL)
		diag_unpack(diag, known->told, known->told_length);
}

void plan_units(struct plan *p, struct diag *diag)
{
	struct build *b = p->build;
	struct str key = { 0 };
	p->pages = site_count(b->site);
	p->units = p->pages + (b->print != NULL ? print_count(b->print) : 0);
	size_t all = p->units + site_indexes(b->site) + 1;
	p->now.units = arena_alloc(&p->arena, all * sizeof(*p->now.units));
	p->todo = arena_alloc(&p->arena, all * sizeof(*p->todo));
	for (size_t i = 0; i < p->units; i++) {
		const char *name = plan_name(p, i, &p->arena);
		if (!plan_is_ours(b, name))
			continue;
		p->now.units[i].name = name;
		look_at(p, i, &key, diag);
	}
	p->now.count = p->units;
	str_free(&key);
}

static void copy_files(struct unit_state *unit, struct arena *arena)
{
	struct work_file *files = arena_alloc(arena, (unit->file_count + 1) * sizeof(*files));
	for (size_t i = 0; i < unit->file_count; i++) {
		files[i] = unit->files[i];
		files[i].path = arena_strdup(arena, files[i].path);
	}
	unit->files = files;
	if (unit->told != NULL)
		unit->told = arena_strndup(arena, unit->told, unit->told_length);
}

void plan_let_go(struct plan *p)
{
	size_t used = 0;
	for (size_t i = 0; i < p->before.count; i++)
		used += p->before.units[i].kept;
	for (size_t i = 0; i < p->todo_count; i++)
		used += p->todo[i].known != NULL;
	p->let_go = !p->build->merge && 2 * used < p->before.count;
	if (!p->let_go)
		return;
	for (size_t i = 0; i < p->now.count; i++)
		if (p->now.units[i].file_count > 0)
			copy_files(&p->now.units[i], &p->arena);
	for (size_t i = 0; i < p->todo_count; i++) {
		struct unit_state *known = NULL;
		if (p->todo[i].known != NULL) {
			known = arena_alloc(&p->arena, sizeof(*known));
			*known = *p->todo[i].known;
			copy_files(known, &p->arena);
		}
		p->todo[i].known = known;
	}
	state_free(&p->before);
}

void plan_remember(struct plan *p)
{
	enum { MOST = 64 };
	for (size_t i = 0, count = 0; i < p->todo_count && count < MOST; i++) {
		const struct todo *t = &p->todo[i];
		if (t->unit < p->pages && t->entry != NULL && t->known != NULL &&
			!hash_same(&t->known->content, &p->now.units[t->unit].content)) {
			site_remember(p->build->site, t->unit);
			count++;
		}
	}
}

/* ---- indexes: made from the words of all records */

static bool is_indexed(const struct work_file *file, const char *edition)
{
	size_t len = strlen(edition);
	return strncmp(file->path, edition, len) == 0 && file->path[len] == '/' &&
		files_has_extension(file->path, ".js");
}

static struct hash hash_of_index(const struct plan *p, size_t index)
{
	struct arena arena = { 0 };
	struct str key = { 0 };
	struct hash hash;
	const char *edition = files_folder(&arena, plan_name(p, p->units + index, &arena));
	edition = files_folder(&arena, edition);
	pack_bytes(&key, p->premises.facts.bytes, HASH_BYTES);
	for (size_t i = 0; i < p->pages; i++)
		for (size_t f = 0; f < p->now.units[i].file_count && plan_entry(p, i) != NULL; f++)
			if (is_indexed(&p->now.units[i].files[f], edition)) {
				pack_text(&key, p->now.units[i].files[f].path);
				pack_bytes(&key, p->now.units[i].files[f].sha256.bytes, HASH_BYTES);
			}
	hash_make(&hash, str_text(&key), key.len);
	str_free(&key);
	arena_free(&arena);
	return hash;
}

static const struct work_file *words_of(const struct unit_state *unit)
{
	for (size_t i = 0; i < unit->file_count; i++)
		if (files_has_extension(unit->files[i].path, ".js"))
			return &unit->files[i];
	return NULL;
}

/* Is what indexes know of a record, if anything, no longer so? */
static bool is_reworded(const struct plan *p, const struct unit_state *now)
{
	const struct unit_state *known = state_find(&p->before, now->name);
	const struct work_file *is = words_of(now), *was = known != NULL ? words_of(known) : NULL;
	return is == NULL || was == NULL || !hash_same(&is->sha256, &was->sha256) ||
		!hash_same(&now->content, &known->content);
}

/* Units that were kept say what they said. */
static void tell_reworded(struct plan *p)
{
	for (size_t i = 0; i < p->record_count; i++) {
		size_t unit = p->todo[i].unit;
		if (unit < p->pages && is_reworded(p, &p->now.units[unit]))
			site_reword(p->build->site, unit);
	}
}

void plan_indexes(struct plan *p)
{
	tell_reworded(p);
	for (size_t i = 0; i < p->pages; i++)
		if (!p->now.units[i].done && plan_entry(p, i) != NULL)
			site_fail(p->build->site, i);
	for (size_t i = 0; i < site_indexes(p->build->site); i++) {
		struct unit_state *now = &p->now.units[p->units + i];
		const char *name = plan_name(p, p->units + i, &p->arena);
		struct unit_state *known = state_find(&p->before, name);
		struct hash hash = hash_of_index(p, i);
		p->now.count++;
		if (known != NULL && (!may_keep(p, 0) || !output_intact(&p->output, known)))
			known = NULL;
		if (known != NULL && hash_same(&known->key, &hash))
			*now = *known;
		else
			p->todo[p->todo_count++] =
				(struct todo){ .unit = p->units + i, .known = known };
		now->name = name;
		now->key = hash;
	}
}
