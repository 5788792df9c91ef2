#include "base/sums.h"

#include <stdlib.h>
#include <string.h>

#include "base/sm3.h"

enum { TEXTS = 2 * SM3_LANES, WAITING = 4 * TEXTS, LONGEST = 128 * 1024 };

/* A file of a result, and its text; the array that holds the file may move until the unit is
 * over. */
struct waiting {
	struct work_result *result;
	size_t file, text;
};

/* The bytes of a file, or of several: editions of a record often have the same. */
struct work_sums {
	struct str bytes[TEXTS];
	struct hash sha256[TEXTS];
	struct sm3_text sm3[TEXTS]; /* of those from `fresh` on not yet made */
	size_t count, fresh;
	struct waiting waiting[WAITING];
	size_t waiting_count;
};

bool sums_wait(const struct work *work)
{
	return work->sums != NULL && work->sums->waiting_count > 0;
}

void sums_settle(struct work *work)
{
	struct work_sums *s = work->sums;
	if (s == NULL)
		return;
	sm3_many(s->sm3 + s->fresh, s->count - s->fresh, SM3_LANES);
	s->fresh = s->count;
	for (size_t i = 0; i < s->waiting_count; i++) {
		const struct waiting *w = &s->waiting[i];
		memcpy(w->result->files[w->file].sm3, s->sm3[w->text].sum, HASH_BYTES);
	}
	s->waiting_count = 0;
}

/* The text of these bytes; `count` if there is none. */
static size_t find(const struct work_sums *s, const void *bytes, size_t len)
{
	size_t i = 0;
	while (i < s->count && (s->sm3[i].len != len || memcmp(s->sm3[i].bytes, bytes, len) != 0))
		i++;
	return i;
}

static void add(struct work_sums *s, const void *bytes, size_t len)
{
	size_t at = s->count++;
	str_clear(&s->bytes[at]);
	str_add_n(&s->bytes[at], bytes, len);
	hash_make(&s->sha256[at], bytes, len);
	s->sm3[at] = (struct sm3_text){ .bytes = s->bytes[at].text, .len = len };
}

void sums_note(struct work *work, const void *bytes, size_t len)
{
	size_t index = work->now->file_count - 1;
	struct work_file *file = &work->now->files[index];
	if (len == 0 || len > LONGEST) {
		hash_make(&file->sha256, bytes, len);
		hash_make_sm3(file->sm3, bytes, len);
		return;
	}
	if (work->sums == NULL)
		work->sums = mem_alloc(sizeof(*work->sums));
	struct work_sums *s = work->sums;
	size_t at = find(s, bytes, len);
	if ((at == s->count && at == TEXTS) || s->waiting_count == WAITING) {
		sums_settle(work);
		at = s->count = s->fresh = 0;
	}
	if (at == s->count)
		add(s, bytes, len);
	file->sha256 = s->sha256[at];
	s->waiting[s->waiting_count++] = (struct waiting){ work->now, index, at };
}

void sums_free(struct work *work)
{
	for (size_t i = 0; work->sums != NULL && i < TEXTS; i++)
		str_free(&work->sums->bytes[i]);
	free(work->sums);
	work->sums = NULL;
}
