/* reindex.c - a search index that is put right is the one that is made anew. */
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/str.h"
#include "searched.h"
#include "tap.h"

enum { RECORDS = 600, KINDS = 4 };

static char out[] = "/tmp/reindex.XXXXXX";
static struct kinds *kinds;
static struct searched searched;
static struct searched_record records[RECORDS];
static char pages[RECORDS][16];
static struct str scripts[RECORDS], before[RECORDS];
static int parents[SEARCHED_ORGANISATIONS] = { -1, 0, 0, -1, 3 };
static struct work kept; /* of the last index */
static uint32_t seed = 1;

static uint32_t any(uint32_t below)
{
	seed = seed * 1664525U + 1013904223U;
	return (uint32_t)((uint64_t)seed * below >> 32);
}

static const char *in_out(const char *path)
{
	static char full[256];
	snprintf(full, sizeof(full), "%s/%s", out, path);
	return full;
}

/* ---- records */

/* Some words are in nearly all records, most in few. */
static void add_words(struct str *text, uint32_t count)
{
	for (; count > 0; count--) {
		uint32_t word = any(1 + any(9000));
		if (word % 17 == 3)
			str_add_format(text, "w%u ", word);
		str_add_utf8(text, 0x4E00 + word % 331 * 32);
		str_add_utf8(text, 0x4E00 + word % 89);
		str_add(text, "，");
	}
}

static void write_words(size_t i)
{
	struct str *s = &scripts[i];
	struct diag diag;
	char path[64];
	diag_init(&diag);
	str_clear(s);
	str_add_format(s, "searchPart(\"r/%zu\",[\"", i);
	add_words(s, 3);
	str_add(s, "\",\"\",\"\",\"\",\"\",\"ab cde\",\"");
	add_words(s, any(250));
	str_add(s, "\"]);\n");
	snprintf(path, sizeof(path), "public/r/%zu.js", i);
	files_write(in_out(path), s->text, s->len, &diag);
	diag_free(&diag);
}

static void set_up(void)
{
	static const char *const folders[] = { "templates/kinds", NULL };
	struct diag diag;
	diag_init(&diag);
	kinds = kinds_load(folders, &diag);
	ok(mkdtemp(out) != NULL && kinds != NULL && mkdir(in_out(".boardpress"), 0777) == 0,
		"a folder and the kinds of records are there");
	for (size_t i = 0; i < RECORDS; i++) {
		snprintf(pages[i], sizeof(pages[i]), "r/%zu.html", i);
		records[i] = (struct searched_record){ .page = pages[i],
			.day = (int)any(4000),
			.kind = (int)any(KINDS),
			.organisation = (int)any(SEARCHED_ORGANISATIONS + 1) - 1 };
		write_words(i);
	}
	diag_free(&diag);
}

static void make_site(void)
{
	searched_make(&searched, kinds, out, records, RECORDS, parents);
}

/* All stand as they are: what changes from here on is remembered, or not. */
static void begin(bool remember)
{
	for (size_t i = 0; i < RECORDS; i++) {
		str_clear(&before[i]);
		str_add_n(&before[i], scripts[i].text, scripts[i].len);
		records[i].was =
			remember && records[i].there && !records[i].failed ? before[i].text : NULL;
		records[i].reworded = records[i].failed;
		records[i].failed = false;
	}
}

/* ---- indexes */

static int by_path(const void *left, const void *right)
{
	return strcmp(
		((const struct work_file *)left)->path, ((const struct work_file *)right)->path);
}

static bool same_files(struct work_result *a, struct work_result *b)
{
	bool same = a->file_count == b->file_count && a->file_count > 0;
	qsort(a->files, a->file_count, sizeof(*a->files), by_path);
	qsort(b->files, b->file_count, sizeof(*b->files), by_path);
	for (size_t i = 0; i < a->file_count && same; i++)
		same = strcmp(a->files[i].path, b->files[i].path) == 0 &&
			memcmp(&a->files[i].sha256, &b->files[i].sha256, HASH_BYTES) == 0 &&
			memcmp(a->files[i].sm3, b->files[i].sm3, HASH_BYTES) == 0;
	return same;
}

static void make_whole(void)
{
	struct searched_way way = { .searched = &searched, .at_once = SEARCHED_MOST };
	work_end(&kept);
	make_site();
	searched_index(&way, &kept);
}

/* The index that is there, put right, is the one of now. */
static bool follows(void)
{
	struct searched_way change = { .searched = &searched, .before = &kept.results[0] };
	struct searched_way whole = { .searched = &searched, .at_once = SEARCHED_MOST };
	struct work changed, made;
	make_site();
	bool same = searched_index(&change, &changed) && change.could;
	same = searched_index(&whole, &made) && same &&
		same_files(&changed.results[0], &made.results[0]);
	work_end(&changed);
	work_end(&kept);
	kept = made;
	return same;
}

/* ---- changes */

static size_t pick(bool there)
{
	size_t i = any(RECORDS);
	for (size_t n = 0; n < RECORDS && records[i].there != there; n++)
		i = (i + 1) % RECORDS;
	return i;
}

static void come(size_t i)
{
	records[i].there = records[i].reworded = true;
}

/* The first or the last of those that are there, by date. */
static size_t end_of_all(bool newest)
{
	size_t found = RECORDS;
	for (size_t i = 0; i < RECORDS; i++)
		if (records[i].there &&
			(found == RECORDS || (records[i].day > records[found].day) == newest))
			found = i;
	return found < RECORDS ? found : 0;
}

enum change {
	COMES,
	GOES,
	NEWEST_GOES,
	OLDEST_GOES,
	MOVES,
	KIND,
	ORGANISATION,
	FAILS,
	WORDS,
	CHANGES
};

/* As many come as go. */
static enum change any_change(void)
{
	return any(4) == 0 ? COMES : (enum change)any(CHANGES);
}

static void change_one(enum change how)
{
	size_t i = how == NEWEST_GOES ? end_of_all(true) :
		how == OLDEST_GOES    ? end_of_all(false) :
					pick(how != COMES);
	struct searched_record *r = &records[i];
	if (how != COMES && !r->there)
		return;
	r->reworded = true;
	if (how == COMES)
		r->there = true;
	if (how == GOES || how == NEWEST_GOES || how == OLDEST_GOES)
		r->there = false;
	if (how == MOVES || how == COMES)
		r->day = any(3) == 0 ? 4100 : any(2) == 0 ? 0 : (int)any(4000);
	if (how == KIND)
		r->kind = (int)any(KINDS);
	if (how == ORGANISATION)
		r->organisation = (int)any(SEARCHED_ORGANISATIONS + 1) - 1;
	if (how == WORDS)
		write_words(i);
	r->failed = how == FAILS;
}

static void test_steps(void)
{
	make_whole();
	begin(false);
	come(7);
	ok(follows(), "the first record");
	begin(true);
	for (size_t i = 0; i < 60; i++)
		come(i);
	ok(follows(), "many that come");
	begin(true);
	write_words(3);
	records[3].reworded = true;
	ok(follows(), "other words of one");
	begin(true);
	ok(follows(), "nothing");
	begin(true);
	parents[1] = -1;
	parents[4] = 2;
	ok(follows(), "organisations that are parts of others");
	begin(true);
	for (size_t i = 0; i < RECORDS; i++)
		records[i].there = false;
	ok(follows(), "none is left");
	begin(true);
	for (size_t i = 0; i < RECORDS / 2; i++)
		records[i].there = true;
	make_whole();
	ok(kept.results[0].file_count > 12, "the index has several parts");
}

static void test_edits(void)
{
	enum { STEPS = 150 };
	int step = 0;
	bool same = true;
	for (; step < STEPS && same; step++) {
		enum change single = any_change();
		begin(any(3) > 0);
		for (uint32_t changes = 1 + any(1 + any(12)); changes > 0; changes--)
			change_one(any(2) == 0 ? single : any_change());
		if (any(10) == 0)
			parents[1] = (int)any(2) - 1;
		same = follows();
	}
	ok(same, "after each of many changes it is the one that is made anew");
	if (!same)
		printf("# step %d\n", step);
	make_whole();
	ok(kept.results[0].file_count > 12, "and has several parts still");
}

/* ---- */

static void test_passes(void)
{
	struct work all, some;
	bool same = true;
	make_site();
	struct searched_way whole = { .searched = &searched, .at_once = SEARCHED_MOST };
	searched_index(&whole, &all);
	for (size_t at_once = 11; at_once < 2 * RECORDS; at_once = 2 * at_once + 1) {
		struct searched_way passes = { .searched = &searched, .at_once = at_once };
		searched_index(&passes, &some);
		same = same_files(&all.results[0], &some.results[0]) && same;
		work_end(&some);
	}
	ok(same, "an index made in several passes is the one that is made in one");
	work_end(&all);
}

/* The index as it was left is in `texts`. */
static void take_index(struct str *texts)
{
	for (size_t i = 0; i < kept.results[0].file_count; i++)
		files_read(in_out(kept.results[0].files[i].path), &texts[i], NULL);
}

static void put_index(const struct str *texts)
{
	for (size_t i = 0; i < kept.results[0].file_count; i++) {
		struct work_file *file = &kept.results[0].files[i];
		FILE *out_file = fopen(in_out(file->path), "w");
		fwrite(str_text(&texts[i]), 1, texts[i].len, out_file);
		fclose(out_file);
		files_stamp(in_out(file->path), &file->stamp);
	}
}

/* With one of the files cut off, or gone; as if it had been left so. */
static bool is_refused(struct work_file *of, bool gone, size_t length)
{
	struct searched_way change = { .searched = &searched, .before = &kept.results[0] };
	struct work work;
	const char *path = in_out(of->path);
	if (gone)
		unlink(path);
	else
		truncate(path, (off_t)any((uint32_t)length));
	files_stamp(path, &of->stamp);
	searched_index(&change, &work);
	bool refused = !change.could && work.results[0].file_count == 0;
	work_end(&work);
	return refused;
}

static void test_damage(void)
{
	bool refused = true;
	static struct str texts[100];
	struct work work;
	make_whole();
	struct searched_way change = { .searched = &searched, .before = &kept.results[0] };
	begin(false);
	come(pick(false));
	make_site();
	take_index(texts);
	for (size_t i = 0; i < kept.results[0].file_count; i++)
		for (int gone = 0; gone < 2; gone++) {
			put_index(texts);
			refused = is_refused(&kept.results[0].files[i], gone != 0, texts[i].len) &&
				refused;
		}
	ok(refused, "what is damaged is not put right");
	put_index(texts);
	searched_index(&change, &work);
	ok(change.could, "what is whole is");
	work_end(&work);
	searched_index(&change, &work);
	ok(!change.could, "but not once more, as where a worker died that had written some of it");
	work_end(&work);
	for (size_t i = 0; i < kept.results[0].file_count; i++)
		str_free(&texts[i]);
	records[0].there = records[1].there = false;
	make_whole();
	begin(true);
	records[0].there = true;
	come(1);
	make_site();
	change.before = &kept.results[0];
	searched_index(&change, &work);
	ok(!change.could, "nor where a record came that nobody told of");
	work_end(&work);
}

int main(void)
{
	char command[64];
	set_up();
	test_steps();
	test_edits();
	test_passes();
	test_damage();
	work_end(&kept);
	for (size_t i = 0; i < RECORDS; i++) {
		str_free(&scripts[i]);
		str_free(&before[i]);
	}
	kinds_free(kinds);
	snprintf(command, sizeof(command), "rm -rf %s", out);
	ok(system(command) == 0, "the folder is gone");
	return tap_done();
}
