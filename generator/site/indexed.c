/* indexed.c - the search index of an edition as the last build left it; search.h tells the form. */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "base/utf8.h"
#include "site/search.h"

static char *path_of(struct indexed *x, const char *name)
{
	return arena_printf(&x->arena, "%s/%s/assets/search/%s.js", x->site->out,
		audience_name(x->edition), name);
}

/* The number of a file pN.js, rN.js: `letter` tells which; -1: another. */
static long file_number(const struct work_file *file, char letter)
{
	const char *name = files_name(file->path);
	char *end;
	if (name[0] != letter || name[1] < '0' || name[1] > '9')
		return -1;
	long number = strtol(name + 1, &end, 10);
	return strcmp(end, ".js") == 0 ? number : -1;
}

static void take_files(struct indexed *x, const struct work_file *files, size_t count)
{
	x->part_files = arena_alloc(&x->arena, (x->parts + 1) * sizeof(*x->part_files));
	x->block_files = arena_alloc(&x->arena, (x->blocks + 1) * sizeof(*x->block_files));
	for (size_t i = 0; i < count; i++) {
		long part = file_number(&files[i], 'p'), block = file_number(&files[i], 'r');
		if (part >= 0 && (size_t)part < x->parts)
			x->part_files[part] = &files[i];
		if (block >= 0 && (size_t)block < x->blocks)
			x->block_files[block] = &files[i];
	}
}

/* The strings of ["...","..."] up to `end`; their number in *count.  NULL: it is no such list. */
static const char **take_strings(struct indexed *x, char *at, const char *end, size_t *count)
{
	size_t room = 1;
	for (const char *p = strchr(at, '"'); p != NULL; p = strchr(p + 1, '"'))
		room++;
	const char **strings = arena_alloc(&x->arena, room * sizeof(*strings));
	for (*count = 0; *at == '"'; at++) {
		char *close = strchr(at + 1, '"');
		if (close == NULL)
			return NULL;
		strings[(*count)++] = at + 1;
		*close = '\0';
		at = close + 1;
		if (*at != ',')
			break;
	}
	return strcmp(at, end) == 0 ? strings : NULL;
}

/* A worker that died may have written some of them; its work is done again. */
static bool are_as_left(struct indexed *x, const struct work_file *files, size_t count)
{
	bool same = true;
	for (size_t i = 0; i < count && same; i++) {
		struct file_stamp stamp;
		files_stamp(files_join(&x->arena, x->site->out, files[i].path), &stamp);
		same = files_same_stamp(&stamp, &files[i].stamp);
	}
	return same;
}

/* How many records there are, and parts:["...", ...], the last list. */
bool indexed_open(struct indexed *x, const struct work_file *files, size_t count)
{
	static const char begin[] = "searchPart(\"index\",{count:", parts[] = "],\nparts:[";
	size_t length;
	if (!are_as_left(x, files, count))
		return false;
	char *head = files_bytes(path_of(x, "index"), &x->arena, NULL, &length);
	char *list = head != NULL ? strstr(head, parts) : NULL;
	if (list == NULL || strncmp(head, begin, strlen(begin)) != 0 ||
		utf8_invalid_at(head, length) != length)
		return false;
	unsigned long records = strtoul(head + strlen(begin), NULL, 10);
	x->count = records < INT32_MAX ? (uint32_t)records : 0;
	x->blocks = (x->count + SEARCH_BLOCK - 1) / SEARCH_BLOCK;
	x->starts = take_strings(x, list + strlen(parts), "]});\n", &x->parts);
	if (x->count != records || x->starts == NULL || x->blocks > count)
		return false;
	take_files(x, files, count);
	return true;
}

const char **indexed_addresses(struct indexed *x, size_t block)
{
	const char *name = arena_printf(&x->arena, "r%zu", block);
	const char *begin = arena_printf(&x->arena, "searchPart(\"%s\",[", name);
	size_t length, count, want = x->count - block * SEARCH_BLOCK;
	char *text = x->block_files[block] != NULL ?
		files_bytes(path_of(x, name), &x->arena, NULL, &length) :
		NULL;
	if (text == NULL || strncmp(text, begin, strlen(begin)) != 0)
		return NULL;
	const char **list = take_strings(x, text + strlen(begin), "]);\n", &count);
	return count == (want < SEARCH_BLOCK ? want : SEARCH_BLOCK) ? list : NULL;
}

/* ---- words */

static bool open_part(struct indexed *x, size_t number, struct indexed_part *part)
{
	static const char end[] = "\");\n";
	const char *name = arena_printf(&x->arena, "p%zu", number);
	const char *begin = arena_printf(&x->arena, "searchPart(\"%s\",\"", name);
	struct str *file = &part->file;
	size_t head = strlen(begin), tail = strlen(end);
	part->number = SIZE_MAX;
	part->text = "";
	if (x->part_files[number] == NULL || !files_read(path_of(x, name), file, NULL) ||
		file->len <= head + tail ||
		memcmp(file->text, begin, head) != 0 ||
		memcmp(file->text + file->len - tail, end, tail) != 0)
		return false;
	part->number = number;
	part->text = file->text + head;
	part->length = file->len - head - tail;
	return true;
}

/* "|" and the character with which words begin. */
static bool take_first(struct indexed_walk *w)
{
	size_t length;
	if (w->past - w->at < 2 || utf8_decode(w->at + 1, w->past, &length) == UTF8_INVALID)
		return false;
	memcpy(w->word, w->at + 1, length);
	w->first = length;
	w->at += 1 + length;
	return true;
}

/* " REST=POSTING" */
static bool take_word(struct indexed_walk *w)
{
	const char *rest = w->at + 1;
	const char *equals = *w->at == ' ' ? memchr(rest, '=', (size_t)(w->past - rest)) : NULL;
	size_t length = equals != NULL ? (size_t)(equals - rest) : 0;
	if (equals == NULL || w->first == 0 || w->first + length >= sizeof(w->word) ||
		utf8_invalid_at(rest, length) != length)
		return false;
	memcpy(w->word + w->first, rest, length);
	w->word[w->first + length] = '\0';
	w->entry = equals + 1;
	w->length = strcspn(w->entry, " |\"");
	w->at = w->entry + w->length;
	return true;
}

static bool next_part(struct indexed_walk *w)
{
	struct indexed_part *part = &w->parts[w->next % 2];
	if (w->next >= w->end)
		return false;
	w->damaged = !open_part(w->index, w->next++, part);
	w->first = 0;
	w->at = part->text;
	w->past = w->at + (w->damaged ? 0 : part->length);
	return !w->damaged;
}

bool indexed_next(struct indexed_walk *w)
{
	if (w->damaged || (w->at == w->past && !next_part(w)))
		return w->there = false;
	w->damaged = (*w->at == '|' && !take_first(w)) || w->at == w->past || !take_word(w);
	return w->there = !w->damaged;
}

bool indexed_walk(struct indexed *x, size_t first, size_t end, struct indexed_walk *walk)
{
	walk->index = x;
	walk->next = first;
	walk->end = end;
	walk->at = walk->past = NULL;
	walk->damaged = false;
	return indexed_next(walk);
}

void indexed_leave(struct indexed_walk *walk)
{
	str_free(&walk->parts[0].file);
	str_free(&walk->parts[1].file);
}

size_t indexed_part_of(const struct indexed *x, const char *word)
{
	size_t low = 0, high = x->parts;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (words_compare(x->starts[middle], word) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? low - 1 : 0;
}
