/* index.c - any bytes as the search index that a build left: index.js, r0.js, p0.js, p1.js ... with
 * a NUL after each.  It is put right, or refused. */
#include "lib/fuzz.h"

#include "lib/searched.h"

enum { MOST_FILES = 64, MOST_RECORDS = 100, LONGEST = 64 };

static struct work_file files[MOST_FILES];

/* The files of the index; their number. */
static size_t write_files(const char *bytes, size_t len, struct arena *arena)
{
	static const char folder[] = "public/assets/search";
	size_t count = 0;
	for (const char *at = bytes, *end; at < bytes + len && count < MOST_FILES; at = end + 1) {
		end = memchr(at, '\0', (size_t)(bytes + len - at));
		if (end == NULL)
			end = bytes + len;
		const char *path = count == 0 ? "index" :
			count == 1	      ? "r0" :
						arena_printf(arena, "p%zu", count - 2);
		path = arena_printf(arena, "%s/%s.js", folder, path);
		fuzz_file(path, at, (size_t)(end - at));
		files[count] = (struct work_file){ .path = path };
		files_stamp(files_join(arena, fuzz_folder(), path), &files[count++].stamp);
	}
	return count;
}

static const char words[] =
	"searchPart(\"x\",[\"会议记录\",\"\",\"\",\"\",\"\",\"hyjl\",\"讨论工作\"]);\n";

/* A record at each address of r0.js that can be one. */
static size_t take_records(const char *text, struct searched_record *records, struct arena *arena)
{
	struct diag diag;
	size_t count = 0;
	diag_init(&diag);
	for (const char *at = strchr(text, '['); at != NULL && count < MOST_RECORDS;) {
		const char *open = strchr(at, '"'),
			   *close = open != NULL ? strchr(open + 1, '"') : NULL;
		if (close == NULL)
			break;
		int length = (int)(close - open - 1);
		const char *address = arena_printf(arena, "%.*s", length, open + 1);
		at = close + 1;
		if (length == 0 || length > LONGEST || address[0] == '/' ||
			strstr(address, ".") != NULL)
			continue;
		records[count] =
			(struct searched_record){ .page = arena_printf(arena, "%s.html", address),
				.there = true,
				.day = 1000 - (int)count,
				.kind = (int)count % 3,
				.organisation = (int)count % 2 };
		files_write(arena_printf(arena, "%s/public/%s.js", fuzz_folder(), address), words,
			strlen(words), &diag);
		count++;
	}
	diag_free(&diag);
	return count;
}

static void put_right(const struct kinds *kinds, const struct searched_record *records,
	size_t count, size_t file_count)
{
	static const int parents[SEARCHED_ORGANISATIONS] = { -1, 0, 0, 0, 0 };
	static struct searched searched;
	struct work_result before = { .files = files, .file_count = file_count };
	struct searched_way way = { .searched = &searched, .before = &before };
	struct work work;
	searched_make(&searched, kinds, fuzz_folder(), records, count, parents);
	searched_index(&way, &work);
	work_end(&work);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	static const char *const folders[] = { "templates/kinds", NULL };
	static const char *const made[] = { ".boardpress", "public", "public/assets",
		"public/assets/search" };
	static struct kinds *kinds;
	static struct searched_record records[MOST_RECORDS];
	struct arena arena = { 0 };
	struct diag diag;
	diag_init(&diag);
	for (size_t i = 0; kinds == NULL && i < sizeof(made) / sizeof(made[0]); i++)
		mkdir(arena_printf(&arena, "%s/%s", fuzz_folder(), made[i]), 0777);
	if (kinds == NULL)
		kinds = kinds_load(folders, &diag);
	if (kinds == NULL)
		abort();
	const char *text = arena_strndup(&arena, (const char *)bytes, len);
	size_t head = strlen(text) + 1;
	size_t count = head < len ? take_records(text + head, records, &arena) : 0;
	if (count > 2) {
		records[1].reworded = true; /* its words alone are others */
		records[1].was = "(\"x\",[\"旧\",\"\",\"\",\"\",\"\",\"\",\"讨论\"]";
		put_right(kinds, records, count, write_files((const char *)bytes, len, &arena));
		records[2].was = NULL; /* one came, one went */
		records[count / 2].reworded = true;
		records[0].there = false;
	}
	put_right(kinds, records, count, write_files((const char *)bytes, len, &arena));
	diag_free(&diag);
	arena_free(&arena);
	return 0;
}
