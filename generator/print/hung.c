/*
 * hung.c - what hangs on the walls: SITE/boards.lock, and what has changed since.
 *
 * A line is a board: its name, the day it was registered, the hash of its words, and of each record
 * in it ID=HASH; between them tabs.  The words are those of the FO without small print and without
 * the day it was made, so that a board is out of date when it would say something else, not
 * because a day has passed or a telephone number that it does not show was corrected.
 */
#include <string.h>

#include "base/files.h"
#include "base/hash.h"
#include "base/str.h"
#include "print/internal.h"

enum { SHORT_HASH = 16 };

struct line {
	const char *name, *since, *words;
	char **records; /* "ID=HASH"; end in NULL */
	struct line *next;
};

/* ---- the words of a board, and its records */

static bool is_small_print(const struct xml_node *node)
{
	const char *role = xml_value(node, "role"), *flow = xml_value(node, "flow-name");
	return (role != NULL && strcmp(role, "Artifact") == 0) ||
		(flow != NULL && strcmp(flow, "xsl-region-after") == 0);
}

static void add_words(const struct xml_node *node, struct str *words)
{
	for (; node != NULL; node = xml_next(node)) {
		if (xml_is_text(node))
			str_add(words, xml_text(node));
		else if (!is_small_print(node))
			add_words(xml_first(node), words);
		str_add(words, " ");
	}
}

static const char *hash_of(const char *text, size_t len, struct arena *arena)
{
	char hash[HASH_TEXT];
	hash_sha256(hash, text, len);
	return arena_strndup(arena, hash, SHORT_HASH);
}

static const char *words_of(
	struct print *p, const struct print_unit *u, struct arena *arena, struct diag *diag)
{
	struct str words = { 0 };
	p->timeless = true;
	struct xml_doc *fo = print_fo_of(p, u, arena, diag);
	p->timeless = false;
	if (fo != NULL)
		add_words(xml_root(fo), &words);
	const char *hash = fo != NULL ? hash_of(str_text(&words), words.len, arena) : NULL;
	xml_free(fo);
	str_free(&words);
	return hash;
}

static char **records_of(
	struct print *p, const struct print_unit *u, struct arena *arena, struct diag *diag)
{
	struct xml_doc *source = print_source(p, u, arena, diag);
	size_t count = 0, room = 16;
	char **records = arena_alloc(arena, room * sizeof(*records));
	const struct xml_node *n = source != NULL ? xml_first_element(xml_root(source)) : NULL;
	for (; n != NULL; n = xml_next_element(n)) {
		bool holds =
			strcmp(xml_name(n), "document") == 0 || strcmp(xml_name(n), "part") == 0;
		const struct xml_node *r = holds ? xml_first_element(n) : NULL;
		for (; r != NULL; r = xml_next_element(r)) {
			const char *text = xml_content(r, arena);
			if (count + 2 > room) {
				char **more = arena_alloc(arena, 2 * room * sizeof(*more));
				memcpy(more, records, count * sizeof(*more));
				records = more;
				room *= 2;
			}
			records[count++] = arena_printf(arena, "%s=%s", xml_value(r, "id"),
				hash_of(text, strlen(text), arena));
		}
	}
	xml_free(source);
	return records;
}

/* ---- the file */

static const char *path_of(const struct print *p, struct arena *arena)
{
	return files_join(arena, p->archive->folder, "boards.lock");
}

/* The next field of the line at *at; NULL: there is none. */
static char *field(char **at)
{
	char *start = *at;
	if (start == NULL)
		return NULL;
	char *tab = strchr(start, '\t');
	*at = tab != NULL ? tab + 1 : NULL;
	if (tab != NULL)
		*tab = '\0';
	return start;
}

static struct line *read_line(char *text, struct arena *arena)
{
	struct line *line = arena_alloc(arena, sizeof(*line));
	size_t most = strlen(text) / 2 + 2, count = 0;
	line->name = field(&text);
	line->since = field(&text);
	line->words = field(&text);
	line->records = arena_alloc(arena, most * sizeof(*line->records));
	for (char *record; (record = field(&text)) != NULL;) {
		if (strchr(record, '=') == NULL)
			return NULL;
		line->records[count++] = record;
	}
	return line->words != NULL && strlen(line->words) == SHORT_HASH ? line : NULL;
}

/* False after telling that a line is not ours. */
static bool read_lines(
	const struct print *p, struct line **first, struct arena *arena, struct diag *diag)
{
	const char *path = path_of(p, arena);
	size_t len;
	int number = 0;
	*first = NULL;
	char *text = files_exists(path) ? files_text(path, arena, diag, &len) : NULL;
	for (char *next; text != NULL && *text != '\0'; text = next) {
		char *end = text + strcspn(text, "\n");
		next = *end != '\0' ? end + 1 : end;
		*end = '\0';
		number++;
		if (*text == '#' || *text == '\0')
			continue;
		struct line *line = read_line(text, arena);
		if (line == NULL)
			return diag_report(diag,
				(struct where){ arena_strdup(&diag->arena, path), number, 1 },
				MESSAGE_BOARDS_LOCK);
		line->next = *first;
		*first = line;
	}
	return true;
}

static const struct line *line_of(const struct line *line, const char *name)
{
	while (line != NULL && strcmp(line->name, name) != 0)
		line = line->next;
	return line;
}

static void add_line(const char *name, const char *since, const char *words, char *const *records,
	struct str *out)
{
	str_add_format(out, "%s\t%s\t%s", name, since, words);
	for (; *records != NULL; records++)
		str_add_format(out, "\t%s", *records);
	str_add(out, "\n");
}

bool print_hang(struct print *p, const char *only, struct diag *diag)
{
	struct arena arena = { 0 };
	struct str out = { 0 };
	struct line *before;
	bool ok = read_lines(p, &before, &arena, diag), found = only == NULL;
	str_add(&out, "# 挂出的展板，由 boardpress boards --hung 登记。不要手改。\n");
	for (size_t i = 0; i < p->count && ok; i++) {
		const struct print_unit *u = &p->units[i];
		const struct line *line = u->type == PRINT_BOARD ? line_of(before, u->name) : NULL;
		if (u->type != PRINT_BOARD)
			continue;
		if (only != NULL && strcmp(only, u->name) != 0) {
			if (line != NULL)
				add_line(line->name, line->since, line->words, line->records, &out);
			continue;
		}
		const char *words = words_of(p, u, &arena, diag);
		ok = words != NULL;
		found = true;
		if (ok)
			add_line(u->name, date_iso(&arena, p->archive->as_of), words,
				records_of(p, u, &arena, diag), &out);
	}
	if (ok && !found)
		ok = diag_report(diag, (struct where){ 0 }, MESSAGE_NO_SUCH_BOARD, only);
	ok = ok && files_write(path_of(p, &arena), out.text, out.len, diag);
	str_free(&out);
	arena_free(&arena);
	return ok;
}

/* ---- comparing */

static bool has_record(char *const *records, const char *record)
{
	for (; *records != NULL; records++)
		if (strcmp(*records, record) == 0)
			return true;
	return false;
}

/* The ids of records that are new, changed or gone; "" if only the layout has changed. */
static const char *differences(char *const *before, char *const *now, struct arena *arena)
{
	struct str names = { 0 };
	for (int side = 0; side < 2; side++) {
		char *const *records = side == 0 ? now : before;
		char *const *others = side == 0 ? before : now;
		for (; *records != NULL; records++) {
			const char *id = arena_strndup(arena, *records, strcspn(*records, "="));
			if (!has_record(others, *records) &&
				(names.len == 0 || strstr(names.text, id) == NULL))
				str_add_format(&names, "%s%s", names.len > 0 ? "、" : "", id);
		}
	}
	const char *copy = arena_strdup(arena, str_text(&names));
	str_free(&names);
	return copy;
}

static const char *changes_of(struct print *p, const struct print_unit *u, const struct line *line,
	struct arena *arena, struct diag *diag)
{
	struct arena own = { 0 };
	const char *words = words_of(p, u, &own, diag), *changes = "";
	if (words != NULL && strcmp(words, line->words) != 0) {
		changes = differences(line->records, records_of(p, u, &own, diag), &own);
		changes = arena_strdup(arena, changes[0] != '\0' ? changes : "版面");
	}
	arena_free(&own);
	return changes;
}

size_t print_boards(
	struct print *p, struct print_board **boards, struct arena *arena, struct diag *diag)
{
	struct line *lines;
	size_t count = 0;
	*boards = arena_alloc(arena, (p->count + 1) * sizeof(**boards));
	if (!read_lines(p, &lines, arena, diag))
		lines = NULL;
	for (size_t i = 0; i < p->count; i++) {
		const struct print_unit *u = &p->units[i];
		if (u->type != PRINT_BOARD)
			continue;
		const struct line *line = line_of(lines, u->name);
		struct print_board *board = &(*boards)[count++];
		*board = (struct print_board){ u->name, u->board->title, u->entry->id, u->width,
			u->height, "", "", u->at };
		if (line != NULL) {
			board->since = line->since;
			board->changes = changes_of(p, u, line, arena, diag);
		}
	}
	return count;
}

void print_check_hung(struct print *p, struct diag *diag)
{
	struct arena arena = { 0 };
	struct print_board *boards;
	size_t count =
		files_exists(path_of(p, &arena)) ? print_boards(p, &boards, &arena, diag) : 0;
	for (size_t i = 0; i < count; i++)
		if (boards[i].changes[0] != '\0')
			diag_report(diag, boards[i].at, MESSAGE_BOARD_CHANGED, boards[i].name,
				boards[i].since, boards[i].changes);
	arena_free(&arena);
}

/* ---- what can be ordered */

void print_list_layouts(const struct print *p, FILE *out)
{
	for (const struct board *b = p->boards; b != NULL; b = b->next)
		fprintf(out, "  %s（%s）%s\n", b->title, b->name, b->use);
}
