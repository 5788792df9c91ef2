#include "archive/nameorder.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "base/utf8.h"

struct hanzi {
	uint32_t character;
	int rank; /* its line: the order by strokes */
	const char *reading;
};

struct surname {
	const char *text, *reading; /* of two characters the readings are parted by a blank */
};

enum { COMMON = 0x4E00, COMMON_END = 0xA000 };

struct nameorder {
	struct arena arena;
	struct hanzi *hanzi; /* sorted by character */
	size_t hanzi_count;
	uint16_t common[COMMON_END - COMMON]; /* their places in it, from 1; 0: not in it */
	struct surname *surnames;
	size_t surname_count;
};

/* ---- reading */

static bool is_common(uint32_t character)
{
	return character >= COMMON && character < COMMON_END;
}

static int by_character(const void *a, const void *b)
{
	uint32_t left = ((const struct hanzi *)a)->character,
		 right = ((const struct hanzi *)b)->character;
	return (left > right) - (left < right);
}

static size_t count_lines(const char *text)
{
	size_t count = 1;
	for (; *text != '\0'; text++)
		count += *text == '\n';
	return count;
}

/* The next line that is no comment, cut at its tabs; false at the end. */
static bool next_line(char **at, char *fields[3])
{
	while (**at == '#')
		*at += strcspn(*at, "\n") + (strchr(*at, '\n') != NULL);
	if (**at == '\0')
		return false;
	char *line = *at;
	size_t len = strcspn(line, "\n");
	*at = line + len + (line[len] == '\n');
	line[len] = '\0';
	for (int i = 0; i < 3; i++) {
		fields[i] = line;
		line += strcspn(line, "\t");
		if (*line == '\t')
			*line++ = '\0';
	}
	return true;
}

static void read_hanzi(struct nameorder *n, char *text)
{
	char *fields[3];
	n->hanzi = arena_alloc(&n->arena, count_lines(text) * sizeof(*n->hanzi));
	for (int rank = 1; next_line(&text, fields); rank++) {
		const char *p = fields[0];
		if (*p != '\0')
			n->hanzi[n->hanzi_count++] =
				(struct hanzi){ utf8_next(&p), rank, fields[2] };
	}
	qsort(n->hanzi, n->hanzi_count, sizeof(*n->hanzi), by_character);
	for (size_t i = 0; i < n->hanzi_count && i < UINT16_MAX; i++)
		if (is_common(n->hanzi[i].character))
			n->common[n->hanzi[i].character - COMMON] = (uint16_t)(i + 1);
}

static void read_surnames(struct nameorder *n, char *text)
{
	char *fields[3];
	n->surnames = arena_alloc(&n->arena, count_lines(text) * sizeof(*n->surnames));
	while (next_line(&text, fields))
		if (fields[0][0] != '\0')
			n->surnames[n->surname_count++] = (struct surname){ fields[0], fields[1] };
}

struct nameorder *nameorder_load(const char *folder, struct diag *diag)
{
	struct nameorder *n = mem_alloc(sizeof(*n));
	size_t len;
	char *hanzi = files_text(files_join(&n->arena, folder, "hanzi.tsv"), &n->arena, diag, &len);
	char *surnames =
		files_text(files_join(&n->arena, folder, "surnames.tsv"), &n->arena, diag, &len);
	if (hanzi == NULL || surnames == NULL) {
		nameorder_free(n);
		return NULL;
	}
	read_hanzi(n, hanzi);
	read_surnames(n, surnames);
	return n;
}

void nameorder_free(struct nameorder *n)
{
	if (n == NULL)
		return;
	arena_free(&n->arena);
	free(n);
}

enum name_order nameorder_parse(const char *word)
{
	static const char *const words[] = { "as-written", "surname-strokes", "strokes", "pinyin" };
	for (int i = 0; i < 4; i++)
		if (strcmp(words[i], word) == 0)
			return (enum name_order)i;
	return NAMES_AS_WRITTEN;
}

/* ---- keys */

static const struct hanzi *find(const struct nameorder *n, uint32_t character)
{
	struct hanzi key = { .character = character };
	uint16_t place = is_common(character) ? n->common[character - COMMON] : 0;
	if (place > 0)
		return &n->hanzi[place - 1];
	return bsearch(&key, n->hanzi, n->hanzi_count, sizeof(*n->hanzi), by_character);
}

/* The surname with which a name begins: of two characters if the table has it. */
static const struct surname *find_surname(
	const struct nameorder *n, const char *name, size_t *length)
{
	const char *p = name;
	const struct surname *found = NULL;
	utf8_next(&p);
	*length = (size_t)(p - name);
	for (size_t i = 0; i < n->surname_count; i++) {
		if (n->surnames[i].text[0] != name[0] || n->surnames[i].text[1] != name[1])
			continue;
		size_t len = strlen(n->surnames[i].text);
		bool longer = found == NULL || len > strlen(found->text);
		/* “单于” is a surname, a name of two characters that is all surname is not */
		if (strncmp(name, n->surnames[i].text, len) == 0 && longer &&
			(len <= *length || name[len] != '\0'))
			found = &n->surnames[i];
	}
	if (found != NULL)
		*length = strlen(found->text);
	return found;
}

static void add_strokes(
	const struct nameorder *n, const char *text, const char *end, struct str *key)
{
	while (text < end) {
		uint32_t c = utf8_next(&text);
		const struct hanzi *h = find(n, c);
		if (h != NULL)
			str_add_format(key, "%05d", h->rank);
		else if (c != 0xB7)
			str_add_format(key, "9%06X", (unsigned)c);
	}
}

/* Syllable by syllable, the tone behind each: “wang2” before “wang3”, “wan4” before “wang1”. */
static void add_reading(const char *reading, struct str *key)
{
	for (const char *p = reading; *p != '\0'; p++)
		str_add_char(key,
			*p >= '1' && *p <= '5' ? (char)(*p - '1' + 2) :
				*p == ' '      ? '\1' :
						 *p);
	str_add_char(key, '\1');
}

static void add_pinyin(
	const struct nameorder *n, const char *text, const char *end, struct str *key)
{
	while (text < end) {
		uint32_t c = utf8_next(&text);
		const struct hanzi *h = find(n, c);
		if (h != NULL)
			add_reading(h->reading, key);
		else if (c != 0xB7)
			str_add_format(key, "~%06X\1", (unsigned)c);
	}
}

char *nameorder_key(
	const struct nameorder *n, const char *name, enum name_order order, struct arena *arena)
{
	struct str key = { 0 };
	const char *end = name + strlen(name);
	if (name[0] == '\0' || order == NAMES_AS_WRITTEN)
		return arena_strdup(arena, "");
	size_t length;
	const struct surname *surname = find_surname(n, name, &length);
	const char *given = name + length;
	if (order == NAMES_PINYIN) {
		if (surname != NULL)
			add_reading(surname->reading, &key);
		else
			add_pinyin(n, name, given, &key);
		add_pinyin(n, given, end, &key);
	} else {
		add_strokes(n, name, given, &key);
		if (order == NAMES_SURNAME_STROKES) {
			str_add(&key, " ");
			if (utf8_count(given, strlen(given)) == 1)
				str_add(&key, "00000");
		}
		add_strokes(n, given, end, &key);
	}
	char *copy = arena_strdup(arena, str_text(&key));
	str_free(&key);
	return copy;
}

/* ---- initials */

static char initial(const struct nameorder *n, uint32_t c)
{
	if (c >= 'A' && c <= 'Z')
		return (char)(c - 'A' + 'a');
	if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
		return (char)c;
	const struct hanzi *h = c >= 0x80 ? find(n, c) : NULL;
	return h != NULL ? h->reading[0] : ' ';
}

char *nameorder_initials(
	const struct nameorder *n, const char *text, bool person, struct arena *arena)
{
	size_t len = utf8_count(text, strlen(text)), length, at = 0;
	char *letters = arena_alloc(arena, len + 1);
	const struct surname *surname = person && len > 0 ? find_surname(n, text, &length) : NULL;
	for (const char *p = text; *p != '\0'; at++)
		letters[at] = initial(n, utf8_next(&p));
	if (surname != NULL) {
		const char *second = strchr(surname->reading, ' ');
		letters[0] = surname->reading[0];
		if (second != NULL)
			letters[1] = second[1];
	}
	return letters;
}
