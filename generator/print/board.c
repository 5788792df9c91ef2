/* board.c - the layouts of boards: templates/boards/NAME/board.yaml, records of the kind
 * `board`. */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/near.h"
#include "base/str.h"
#include "print/internal.h"
#include "record/record.h"
#include "xml/xpath.h"

const char *print_text(struct print *p, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, &p->arena) : "";
}

/* The texts of all children of that name; ends in NULL. */
static const char **texts_of(struct print *p, const struct xml_node *node, const char *name)
{
	size_t count = 0;
	const struct xml_node *n = xml_first_element(node);
	for (; n != NULL; n = xml_next_element(n))
		count += strcmp(xml_name(n), name) == 0;
	const char **texts = arena_alloc(&p->arena, (count + 1) * sizeof(*texts));
	count = 0;
	for (n = xml_first_element(node); n != NULL; n = xml_next_element(n))
		if (strcmp(xml_name(n), name) == 0)
			texts[count++] = xml_content(n, &p->arena);
	return texts;
}

/* ---- one layout */

static bool tell_kind(const struct print *p, const char *name, struct where at, struct diag *diag)
{
	struct str names = { 0 };
	const struct kind *kind = kinds_first(p->archive->kinds);
	for (; kind != NULL; kind = kind->next)
		str_add_format(&names, "%s%s", names.len > 0 ? "、" : "", kind->zh);
	diag_report(diag, at, MESSAGE_UNKNOWN_KIND, name, str_text(&names));
	str_free(&names);
	return false;
}

/* Types become names of values: “制度” is "rule". */
static bool read_types(struct need *need, const struct xml_node *node, struct diag *diag)
{
	const struct field *type = field_find(need->kind->fields, "type");
	for (const char **t = need->types; *t != NULL; t++) {
		const struct field_value *value = type != NULL ? field_value_find(type, *t) : NULL;
		if (value == NULL)
			return diag_report(
				diag, xml_where(node), MESSAGE_BOARD_TYPE, *t, need->kind->zh);
		*t = value->name;
	}
	return true;
}

static bool read_where(
	struct print *p, struct need *need, const struct xml_node *node, struct diag *diag)
{
	const struct xml_node *where = xml_find(node, "where");
	if (where == NULL)
		return true;
	need->where_at = xml_where(where);
	need->where_at.file = arena_strdup(&p->arena, need->where_at.file);
	struct xpath *xpath = xpath_new(need->where, need->where_at, diag);
	xpath_free(xpath);
	return xpath != NULL;
}

static struct need *read_need(struct print *p, const struct xml_node *node, struct diag *diag)
{
	struct need *need = arena_alloc(&p->arena, sizeof(*need));
	const char *kind = print_text(p, node, "kind"), *period = print_text(p, node, "period");
	need->kind = kinds_find(p->archive->kinds, kind);
	need->types = texts_of(p, node, "type");
	need->period = strcmp(period, "year") == 0 ? NEED_YEAR :
		strcmp(period, "current") == 0	   ? NEED_CURRENT :
						     NEED_ANY;
	need->where = print_text(p, node, "where");
	need->most = atoi(print_text(p, node, "most"));
	need->required = strcmp(print_text(p, node, "required"), "yes") == 0;
	need->title = print_text(p, node, "title");
	if (need->kind == NULL) {
		tell_kind(p, kind, xml_where(xml_find(node, "kind")), diag);
		return NULL;
	}
	return read_types(need, node, diag) && read_where(p, need, node, diag) ? need : NULL;
}

static bool read_needs(
	struct print *p, struct board *board, const struct xml_node *root, struct diag *diag)
{
	struct need **last = &board->needs;
	bool ok = true;
	const struct xml_node *n = xml_first_element(root);
	for (; n != NULL; n = xml_next_element(n)) {
		if (strcmp(xml_name(n), "need") != 0)
			continue;
		struct need *need = read_need(p, n, diag);
		ok = need != NULL && ok;
		if (need != NULL) {
			*last = need;
			last = &need->next;
		}
	}
	return ok;
}

/* Kinds of the subject become their English names. */
static bool read_subjects(
	struct print *p, struct board *board, const struct xml_node *root, struct diag *diag)
{
	board->subjects = texts_of(p, root, "subject");
	for (const char **s = board->subjects; *s != NULL; s++) {
		const struct kind *kind = kinds_find(p->archive->kinds, *s);
		if (kind == NULL)
			return tell_kind(p, *s, xml_where(xml_find(root, "subject")), diag);
		*s = kind->name;
	}
	return true;
}

static struct board *read_board(
	struct print *p, const char *folder, const struct xml_node *root, struct diag *diag)
{
	struct board *board = arena_alloc(&p->arena, sizeof(*board));
	const char *distance = print_text(p, root, "distance");
	board->name = files_name(folder);
	board->title = print_text(p, root, "title");
	board->use = print_text(p, root, "use");
	board->heading = print_text(p, root, "heading");
	board->size = print_text(p, root, "size");
	board->orientation = print_text(p, root, "orientation");
	board->page = print_text(p, root, "page");
	if (strcmp(board->page, "记录") == 0)
		board->page = "record";
	board->data = print_text(p, root, "data");
	board->distance = distance[0] != '\0' ? strtod(distance, NULL) : 2;
	board->sheets = strcmp(print_text(p, root, "sheets"), "yes") == 0;
	board->charts = texts_of(p, root, "chart");
	bool ok = read_subjects(p, board, root, diag);
	return read_needs(p, board, root, diag) && ok ? board : NULL;
}

const char *print_board_file(
	const struct print *p, const struct board *board, const char *name, struct arena *arena)
{
	const char *path = arena_printf(arena, "templates/boards/%s/%s", board->name, name);
	const char *own = files_join(arena, p->archive->folder, path);
	return files_exists(own) ? own : files_join(arena, p->share, path);
}

/* ---- all of them */

/* By name; a layout of the site takes the place of the program's. */
static void insert(struct print *p, struct board *board)
{
	struct board **at = &p->boards;
	while (*at != NULL && strcmp((*at)->name, board->name) < 0)
		at = &(*at)->next;
	bool replaces = *at != NULL && strcmp((*at)->name, board->name) == 0;
	board->next = replaces ? (*at)->next : *at;
	*at = board;
}

static void load(struct print *p, const char *path, struct diag *diag)
{
	const struct kind *kind = kinds_find(p->archive->kinds, "board");
	struct record record;
	bool valid = false;
	if (kind == NULL || !record_read(path, &record, &p->arena, diag))
		return;
	struct xml_doc *doc = kind_build(kind, &record, path, &valid, diag);
	struct board *board =
		valid ? read_board(p, files_folder(&p->arena, path), xml_root(doc), diag) : NULL;
	if (board != NULL)
		insert(p, board);
	xml_free(doc);
}

void print_load_boards(struct print *p, struct diag *diag)
{
	const char *const tops[] = { p->share, p->archive->folder };
	for (size_t i = 0; i < 2; i++) {
		const char *folder = files_join(&p->arena, tops[i], "templates/boards");
		struct files files = { 0 };
		if (!files_is_folder(folder) || !files_list(folder, &files, &p->arena, diag))
			continue;
		for (size_t n = 0; n < files.count; n++)
			if (strcmp(files_name(files.list[n].path), "board.yaml") == 0)
				load(p, files_join(&p->arena, folder, files.list[n].path), diag);
	}
}

/* The name that was probably meant, then the others. */
static bool tell_names(const struct print *p, const char *name, struct where at, struct diag *diag)
{
	struct near near = near_start(name);
	struct str zh = { 0 }, en = { 0 };
	for (const struct board *b = p->boards; b != NULL; b = b->next) {
		near_offer(&near, b->title);
		near_offer(&near, b->name);
		str_add_format(&zh, "%s%s", zh.len > 0 ? "、" : "", b->title);
		str_add_format(&en, "%s%s", en.len > 0 ? ", " : "", b->name);
	}
	if (near.best != NULL)
		diag_report(diag, at, MESSAGE_NO_BOARD_NEAR, name, near.best, str_text(&zh),
			str_text(&en));
	else
		diag_report(diag, at, MESSAGE_NO_BOARD, name, str_text(&zh), str_text(&en));
	str_free(&zh);
	str_free(&en);
	return false;
}

const struct board *print_find_board(
	const struct print *p, const char *name, struct where at, struct diag *diag)
{
	for (const struct board *b = p->boards; b != NULL; b = b->next)
		if (strcmp(b->name, name) == 0 || strcmp(b->title, name) == 0)
			return b;
	tell_names(p, name, at, diag);
	return NULL;
}
