#include "build/build.h"

#include <stdlib.h>
#include <string.h>

#include "base/pack.h"
#include "build/plan.h"
#include "build/premises.h"

/* Units for one worker at a time: those of one record, so that it is read once. */
struct batch {
	size_t first, count; /* in todo */
};

/* ---- making */

static bool make(struct plan *p, size_t unit, struct work *work, struct diag *diag)
{
	if (unit < p->pages)
		return site_run(p->build->site, unit, work, diag);
	return print_run(p->build->print, unit - p->pages, work, diag);
}

static void keep(struct work *work, const struct unit_state *known, struct diag *diag)
{
	for (size_t i = 0; i < known->file_count; i++)
		work_keep(work, &known->files[i]);
	if (known->told != NULL)
		diag_unpack(diag, known->told, known->told_length);
}

static bool run_index(struct plan *p, const struct todo *todo, struct work *work, struct diag *diag)
{
	const struct unit_state *known = todo->known;
	return site_index(p->build->site, todo->unit - p->units,
		known != NULL ? known->files : NULL, known != NULL ? known->file_count : 0, work,
		diag);
}

static bool run_unit(struct plan *p, const struct todo *todo, struct work *work, struct hash *hash,
	struct diag *diag)
{
	struct str key = { 0 };
	if (todo->unit >= p->units) {
		*hash = p->now.units[todo->unit].key;
		return run_index(p, todo, work, diag);
	}
	bool ok = true, kept = false;
	if (todo->known != NULL) {
		*hash = plan_key(p, todo->unit, &key);
		kept = hash_same(hash, &todo->known->key);
	}
	if (kept) {
		keep(work, todo->known, diag);
	} else {
		ok = make(p, todo->unit, work, diag);
		*hash = plan_key(p, todo->unit, &key);
		if (archive_changed(p->build->archive))
			*hash = (struct hash){ 0 };
	}
	str_free(&key);
	return ok;
}

/* All units that show one record, one after another; what becomes of each is in the answer. */
static bool run_batch(void *context, size_t index, struct work *work, struct diag *diag)
{
	struct plan *p = context;
	const struct batch *batch = &p->batches[index];
	struct str answer = { 0 }, told = { 0 };
	(void)diag;
	for (size_t i = 0; i < batch->count; i++) {
		size_t files = work->now->file_count;
		struct hash hash = { 0 };
		struct diag own;
		diag_init(&own);
		bool ok = run_unit(p, &p->todo[batch->first + i], work, &hash, &own);
		str_clear(&told);
		diag_pack(&own, &told);
		diag_free(&own);
		pack_number(&answer, ok);
		pack_number(&answer, (int64_t)(work->now->file_count - files));
		pack_bytes(&answer, hash.bytes, HASH_BYTES);
		pack_bytes(&answer, str_text(&told), told.len);
	}
	work_answer(work, &answer);
	str_free(&told);
	str_free(&answer);
	return true;
}

static const char *name_batch(void *context, size_t index, struct arena *arena)
{
	const struct plan *p = context;
	return plan_name(p, p->todo[p->batches[index].first].unit, arena);
}

static size_t cost_batch(void *context, size_t index)
{
	const struct plan *p = context;
	const struct batch *batch = &p->batches[index];
	size_t cost = 0;
	for (size_t i = 0; i < batch->count; i++) {
		size_t unit = p->todo[batch->first + i].unit;
		if (unit >= p->units)
			return SIZE_MAX; /* it looks at every record */
		cost += unit < p->pages ? site_cost(p->build->site, unit) :
					  print_cost(p->build->print, unit - p->pages);
	}
	return cost;
}

static void tell_progress(void *context, size_t done, size_t count)
{
	const struct plan *p = context;
	size_t to_come = p->over == 0 ? p->todo_count - p->record_count : 0;
	p->build->progress(p->build->context, p->over + done, p->over + count + to_come);
}

static int by_record(const void *left, const void *right)
{
	const struct todo *a = left, *b = right;
	if ((a->entry == NULL) != (b->entry == NULL))
		return a->entry == NULL ? 1 : -1;
	if (a->entry != b->entry)
		return a->entry < b->entry ? -1 : 1;
	return (a->unit > b->unit) - (a->unit < b->unit);
}

static void sort_todo(struct plan *p)
{
	if (p->todo_count > 0)
		qsort(p->todo, p->todo_count, sizeof(*p->todo), by_record);
	while (p->record_count < p->todo_count && p->todo[p->record_count].entry != NULL)
		p->record_count++;
}

static void plan_batches(struct plan *p, size_t first, size_t end)
{
	p->batches = arena_alloc(&p->arena, (end - first + 1) * sizeof(*p->batches));
	p->batch_count = 0;
	for (size_t i = first; i < end; i++) {
		const struct entry *entry = p->todo[i].entry;
		if (i > first && entry != NULL && entry == p->todo[i - 1].entry)
			p->batches[p->batch_count - 1].count++;
		else
			p->batches[p->batch_count++] = (struct batch){ i, 1 };
	}
}

/* What a worker answered becomes what is known of the units. */
static bool take_batch(
	struct plan *p, const struct batch *batch, const struct work_result *r, struct diag *diag)
{
	struct unpack in = { .at = r->answer, .end = r->answer };
	size_t files = 0;
	bool ok = r->answer != NULL;
	in.end += r->answer_length;
	for (size_t i = 0; i < batch->count && r->answer != NULL; i++) {
		struct unit_state *now = &p->now.units[p->todo[batch->first + i].unit];
		size_t length;
		now->done = unpack_number(&in) != 0;
		now->file_count = (size_t)unpack_number(&in);
		now->files = r->files + files;
		files += now->file_count;
		const void *hash = unpack_bytes(&in, &length);
		if (hash != NULL && length == HASH_BYTES)
			memcpy(now->key.bytes, hash, HASH_BYTES);
		now->told = unpack_bytes(&in, &now->told_length);
		if (hash_same(&now->key, &(struct hash){ 0 }))
			now->content = now->key; /* to be made again next time */
		if (now->told_length > 0)
			diag_unpack(diag, now->told, now->told_length);
		if (!now->done) { /* nothing of it is published */
			now->file_count = 0;
			p->output.interrupted = true;
		}
		ok = now->done && ok;
	}
	p->output.interrupted = p->output.interrupted || r->answer == NULL;
	return ok;
}

/* What is to do from `first` on, before `end`. */
static bool make_units(
	struct plan *p, size_t first, size_t end, struct work *work, struct diag *diag)
{
	plan_batches(p, first, end);
	*work = (struct work){ .count = p->batch_count,
		.workers = p->build->workers,
		.context = p,
		.run = run_batch,
		.name = name_batch,
		.cost = cost_batch,
		.progress = p->build->progress != NULL ? tell_progress : NULL };
	bool ok = work_run(work, diag);
	for (size_t i = 0; i < p->batch_count; i++)
		ok = take_batch(p, &p->batches[i], &work->results[i], diag) && ok;
	free(work->results); /* their files and answers stay */
	work->results = NULL;
	p->build->made += end - first;
	p->over += p->batch_count;
	return ok;
}

/* ---- shards */

/* Only what was made from this site, by this program, counts. */
static bool read_shards(struct plan *p, struct diag *diag)
{
	int shards = output_shards(&p->output);
	size_t count = 0;
	if (shards == 0)
		return diag_report(diag, (struct where){ 0 }, MESSAGE_NO_SHARDS, p->build->out);
	p->build->shards = shards;
	p->shards = mem_alloc((size_t)shards * sizeof(*p->shards));
	for (int i = 0; i < shards; i++) {
		struct state *one = &p->shards[i];
		if (state_read(output_shard_path(&p->output, i + 1, shards), one) &&
			memcmp(&one->premises, &p->premises, sizeof(one->premises)) != 0)
			one->count = 0;
		count += one->count;
	}
	p->before.premises = p->premises;
	p->before.units = arena_alloc(&p->arena, (count + 1) * sizeof(*p->before.units));
	for (int i = 0; i < shards; i++)
		for (size_t u = 0; u < p->shards[i].count; u++)
			p->before.units[p->before.count++] = p->shards[i].units[u];
	state_sort(&p->before);
	p->output.interrupted = true; /* what was there before the shards is not known */
	return true;
}

/* Which shards are to be run again: those of units that are missing. */
static bool check_merged(struct plan *p, struct diag *diag)
{
	struct arena arena = { 0 };
	struct str missing = { 0 };
	struct build one = { .shards = p->build->shards };
	if (p->todo_count == 0)
		return true;
	for (one.shard = 1; one.shard <= one.shards; one.shard++) {
		size_t i = 0;
		while (i < p->todo_count && !plan_is_ours(&one, p->now.units[p->todo[i].unit].name))
			i++;
		if (i < p->todo_count)
			str_add_format(&missing, "%s%d/%d", missing.len > 0 ? ", " : "", one.shard,
				one.shards);
	}
	diag_report(diag, (struct where){ 0 }, MESSAGE_UNMERGED,
		arena_printf(&arena, "%zu", p->todo_count), p->now.units[p->todo[0].unit].name,
		str_text(&missing));
	str_free(&missing);
	arena_free(&arena);
	return false;
}

/* ---- the whole */

/* Is everything as the build before left it?  Then nothing is written. */
static bool nothing_to_do(const struct plan *p)
{
	struct arena arena = { 0 };
	bool nothing = p->build->made == 0 && p->now.count == p->before.count &&
		!p->output.interrupted &&
		files_exists(files_join(&arena, p->build->out, "manifest.json"));
	arena_free(&arena);
	return nothing;
}

/* Only units of this shard have names. */
static void drop_others(struct plan *p)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->now.count; i++)
		if (p->now.units[i].name != NULL)
			p->now.units[kept++] = p->now.units[i];
	p->now.count = kept;
}

static bool end_shard(struct plan *p, struct diag *diag)
{
	drop_others(p);
	state_sort(&p->now);
	return output_end_shard(&p->output,
		output_shard_path(&p->output, p->build->shard, p->build->shards), &p->now, diag);
}

/* Has every unit come to its end, and shown what the archive knew? */
static bool is_whole(const struct state *now)
{
	size_t i = 0;
	while (i < now->count && now->units[i].done &&
		!hash_same(&now->units[i].key, &(struct hash){ 0 }))
		i++;
	return i == now->count;
}

static bool end_build(struct plan *p, struct diag *diag)
{
	bool ok = nothing_to_do(p);
	if (!ok) {
		state_sort(&p->now);
		ok = output_end(&p->output, p->let_go ? NULL : &p->before, &p->now, diag);
	}
	p->build->whole = ok && is_whole(&p->now);
	return ok;
}

static bool publish(struct plan *p, struct diag *diag)
{
	struct build *b = p->build;
	struct work records = { 0 }, others = { 0 };
	if (diag_world_failed(diag))
		return diag_report(diag, (struct where){ 0 }, MESSAGE_INCOMPLETE, b->out);
	premises_of(b, &p->premises);
	p->now.premises = p->premises;
	if (b->merge && !read_shards(p, diag))
		return false;
	glance_end(b->glance, p->output.state, p->output.interrupted ? NULL : &p->before);
	b->glance = NULL;
	plan_units(p, diag);
	if (b->merge && !check_merged(p, diag))
		return false;
	bool ok = p->todo_count == 0 || output_begin(&p->output, diag);
	if (ok) {
		plan_remember(p);
		plan_let_go(p);
		sort_todo(p);
		ok = make_units(p, 0, p->record_count, &records, diag);
		bool whole = !diag_world_failed(diag);
		if (whole && b->shard == 0)
			plan_indexes(p);
		if (whole)
			ok = make_units(p, p->record_count, p->todo_count, &others, diag) && ok;
		if (whole && !diag_world_failed(diag))
			ok = (b->shard > 0 ? end_shard(p, diag) : end_build(p, diag)) && ok;
		else
			ok = diag_report(diag, (struct where){ 0 }, MESSAGE_INCOMPLETE, b->out);
	}
	work_end(&records);
	work_end(&others);
	return ok;
}

bool build_run(struct build *b, struct diag *diag)
{
	struct plan p = { .build = b };
	bool ok = output_open(&p.output, b->out, b->shard, b->shards, diag);
	if (ok && !b->merge && !state_read(p.output.state, &p.before) && !p.output.fresh)
		p.output.interrupted = true;
	ok = ok && publish(&p, diag);
	glance_end(b->glance, NULL, NULL);
	for (int i = 0; p.shards != NULL && i < b->shards; i++)
		state_free(&p.shards[i]);
	free(p.shards);
	output_close(&p.output);
	state_free(&p.before);
	arena_free(&p.arena);
	return ok;
}
