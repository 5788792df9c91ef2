/* fill.c - the rows of a ledger from records: ledger_fill() of ledger.h. */
#include <stdlib.h>
#include <string.h>

#include "ledger/ledger.h"

/* In place of a figure that this audience may not see (kind_suppress), and of the sum of its
 * column. */
#define LEFT_OUT "—"

struct row {
	const char **cells;
	const char *group, *href, *title; /* href NULL: of several records */
};

struct fill {
	const struct ledger *ledger;
	const struct archive *archive;
	enum audience audience;
	const char *page;
	struct arena arena;
	struct row *rows;
	size_t count, room;
	struct diag *diag;
};

bool ledger_takes(const struct ledger *ledger, const struct entry *entry, enum audience audience)
{
	if (entry->kind != ledger->kind || audience < ledger->audience ||
		!archive_visible(entry, audience))
		return false;
	const char **type = ledger->types;
	while (*type != NULL && strcmp(*type, entry->type) != 0)
		type++;
	return ledger->types[0] == NULL || *type != NULL;
}

/* ---- cells */

/* A field as pages show it; dates stay as they are written, for sorting. */
static const char *shown(const struct fill *f, const struct xml_node *node, struct arena *arena)
{
	const struct field *field = kind_field(f->ledger->kind, node);
	const char *text = xml_content(node, arena);
	const char *label = xml_value(node, "shown");
	if (xml_value(node, "record") != NULL && xml_value(node, "title") != NULL)
		return xml_value(node, "title");
	if (field != NULL && field->type == FIELD_DATE && strcmp(text, "unknown") != 0)
		return text;
	return label != NULL ? label : text;
}

static const char *cell_of(struct fill *f, struct xpath *value, struct xpath_scope *scope,
	const struct xml_node *row, struct arena *scratch)
{
	const struct xml_node **nodes;
	struct str text = { 0 };
	size_t count = xpath_nodes(value, scope, row, &nodes, scratch);
	for (size_t i = 0; i < count; i++) {
		str_add(&text, i > 0 ? "、" : "");
		str_add(&text, shown(f, nodes[i], scratch));
	}
	if (count == 0)
		str_add(&text, xpath_text(value, scope, row, scratch));
	const char *cell =
		strcmp(str_text(&text), "NaN") == 0 ? "" : arena_strdup(&f->arena, str_text(&text));
	str_free(&text);
	return cell;
}

/* ---- rows */

static void add_row(struct fill *f, struct xpath_scope *scope, const struct xml_node *node,
	const struct entry *entry)
{
	struct arena scratch = { 0 };
	const struct ledger *l = f->ledger;
	struct row row = { .href = archive_href(&f->arena, f->page, entry->page),
		.title = entry->title,
		.group = "" };
	bool any = false;
	row.cells = arena_alloc(&f->arena, (l->column_count + 1) * sizeof(*row.cells));
	for (size_t i = 0; i < l->column_count; i++) {
		row.cells[i] = cell_of(f, l->columns[i].value, scope, node, &scratch);
		any = any || row.cells[i][0] != '\0';
	}
	if (l->group != NULL)
		row.group = xpath_text(l->group, scope, node, &f->arena);
	if (any && f->count == f->room) {
		f->room = 2 * f->room + 64;
		f->rows = mem_resize(f->rows, f->room * sizeof(*f->rows));
	}
	if (any)
		f->rows[f->count++] = row;
	arena_free(&scratch);
}

static bool add_rows(struct fill *f, const struct entry *entry)
{
	struct arena scratch = { 0 };
	struct xml_doc *doc =
		archive_document(f->archive, entry, f->audience, NULL, &scratch, f->diag);
	if (doc != NULL) {
		struct xpath_scope *scope = xpath_scope_new(doc);
		const struct xml_node *root = xml_root(doc), **nodes = &root;
		size_t count = f->ledger->row == NULL ?
			1 :
			xpath_nodes(f->ledger->row, scope, root, &nodes, &scratch);
		for (size_t i = 0; i < count; i++)
			add_row(f, scope, nodes[i], entry);
		xpath_scope_free(scope);
	}
	bool ok = doc != NULL;
	xml_free(doc);
	arena_free(&scratch);
	return ok;
}

/* ---- merging and sums */

static const char *add_numbers(struct arena *arena, const char *a, const char *b)
{
	struct str sum = { 0 };
	str_add_number(&sum, strtod(a, NULL) + strtod(b, NULL), 2);
	const char *text = arena_strdup(arena, str_text(&sum));
	str_free(&sum);
	return text;
}

static void add_sums(struct fill *f, struct row *into, const struct row *row)
{
	for (size_t i = 0; i < f->ledger->column_count; i++) {
		if (!f->ledger->columns[i].sum || row->cells[i][0] == '\0')
			continue;
		bool whole = text_is_number(row->cells[i]) &&
			(into->cells[i][0] == '\0' || text_is_number(into->cells[i]));
		into->cells[i] =
			whole ? add_numbers(&f->arena, into->cells[i], row->cells[i]) : LEFT_OUT;
	}
}

/* What makes rows one when they are merged: all but what is summed. */
struct keyed {
	const char *key;
	size_t row;
};

static int by_key(const void *left, const void *right)
{
	const struct keyed *a = left, *b = right;
	int order = strcmp(a->key, b->key);
	return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static struct keyed *sorted_keys(struct fill *f)
{
	struct keyed *keys = arena_alloc(&f->arena, (f->count + 1) * sizeof(*keys));
	for (size_t i = 0; i < f->count; i++) {
		struct str key = { 0 };
		str_add(&key, f->rows[i].group);
		for (size_t c = 0; c < f->ledger->column_count; c++)
			if (!f->ledger->columns[c].sum)
				str_add_format(&key, "\x1f%s", f->rows[i].cells[c]);
		keys[i] = (struct keyed){ arena_strdup(&f->arena, str_text(&key)), i };
		str_free(&key);
	}
	if (f->count > 0)
		qsort(keys, f->count, sizeof(*keys), by_key);
	return keys;
}

static void merge_rows(struct fill *f)
{
	const struct keyed *keys = sorted_keys(f);
	for (size_t i = 0, first = 0; i < f->count; i++) {
		if (i == 0 || strcmp(keys[i].key, keys[first].key) != 0) {
			first = i;
			continue;
		}
		add_sums(f, &f->rows[keys[first].row], &f->rows[keys[i].row]);
		f->rows[keys[first].row].href = NULL;
		f->rows[keys[i].row].cells = NULL;
	}
	size_t kept = 0;
	for (size_t i = 0; i < f->count; i++)
		if (f->rows[i].cells != NULL)
			f->rows[kept++] = f->rows[i];
	f->count = kept;
}

/* ---- the tree */

/* Columns that have a value, and whether all their values are numbers. */
static void add_columns(const struct fill *f, struct xml_node *root, bool *used)
{
	for (size_t c = 0; c < f->ledger->column_count; c++) {
		bool numbers = true;
		used[c] = false;
		for (size_t i = 0; i < f->count; i++) {
			const char *cell = f->rows[i].cells[c];
			used[c] = used[c] || cell[0] != '\0';
			numbers = numbers &&
				(cell[0] == '\0' || text_is_number(cell) ||
					strcmp(cell, LEFT_OUT) == 0);
		}
		if (!used[c])
			continue;
		struct xml_node *column = xml_add(root, "column", NULL);
		xml_set(column, "title", f->ledger->columns[c].title);
		xml_set(column, "number", numbers ? "yes" : NULL);
	}
}

static void add_total(
	const struct fill *f, struct xml_node *parent, const struct row *sums, const bool *used)
{
	struct xml_node *total = xml_add(parent, "total", NULL);
	for (size_t c = 0; c < f->ledger->column_count; c++)
		if (used[c])
			xml_add(total, "cell", f->ledger->columns[c].sum ? sums->cells[c] : "");
}

static struct row no_sums(struct fill *f)
{
	struct row sums = { .group = "" };
	sums.cells = arena_alloc(&f->arena, (f->ledger->column_count + 1) * sizeof(*sums.cells));
	for (size_t c = 0; c < f->ledger->column_count; c++)
		sums.cells[c] = "";
	return sums;
}

static bool sums_any(const struct fill *f, const bool *used)
{
	for (size_t c = 0; c < f->ledger->column_count; c++)
		if (f->ledger->columns[c].sum && used[c])
			return true;
	return false;
}

/* The rows of the group of rows[first], and their sums. */
static void add_group(
	struct fill *f, struct xml_node *root, size_t first, const bool *used, struct row *all)
{
	const char *title = f->rows[first].group;
	struct xml_node *group = xml_add(root, "group", NULL);
	struct row sums = no_sums(f);
	size_t count = 0;
	xml_set(group, "title", title[0] != '\0' ? title : NULL);
	for (size_t i = first; i < f->count; i++) {
		const struct row *row = &f->rows[i];
		if (strcmp(row->group, title) != 0)
			continue;
		struct xml_node *node = xml_add(group, "row", NULL);
		xml_set(node, "href", row->href);
		xml_set(node, "title", row->href != NULL ? row->title : NULL);
		for (size_t c = 0; c < f->ledger->column_count; c++)
			if (used[c])
				xml_add(node, "cell", row->cells[c]);
		add_sums(f, &sums, row);
		count++;
	}
	if (count > 1 && sums_any(f, used))
		add_total(f, group, &sums, used);
	add_sums(f, all, &sums);
}

static bool is_first_of_group(const struct fill *f, size_t row)
{
	for (size_t i = row; i-- > 0;)
		if (strcmp(f->rows[i].group, f->rows[row].group) == 0)
			return false;
	return true;
}

static void add_groups(struct fill *f, struct xml_node *root, const bool *used)
{
	struct row all = no_sums(f);
	size_t groups = 0;
	for (size_t i = 0; i < f->count; i++) {
		bool same = i > 0 && strcmp(f->rows[i].group, f->rows[i - 1].group) == 0;
		if (same || !is_first_of_group(f, i))
			continue;
		add_group(f, root, i, used, &all);
		groups++;
	}
	if (groups > 1 && sums_any(f, used))
		add_total(f, root, &all, used);
}

struct xml_doc *ledger_fill(const struct ledger *ledger, const struct archive *archive,
	const struct organisation *organisation, int year, enum audience audience, const char *page,
	struct diag *diag)
{
	struct fill f = { .ledger = ledger,
		.archive = archive,
		.audience = audience,
		.page = page,
		.diag = diag };
	bool ok = true;
	for (size_t i = 0; ok && i < organisation->record_count; i++)
		if (ledger_takes(ledger, organisation->records[i], audience) &&
			(year == 0 || organisation->records[i]->date.year == year))
			ok = add_rows(&f, organisation->records[i]);
	struct xml_doc *doc = NULL;
	if (ok) {
		bool *used = arena_alloc(&f.arena, (ledger->column_count + 1) * sizeof(*used));
		doc = xml_new("ledger");
		xml_set(xml_top(doc), "name", ledger->name);
		xml_set(xml_top(doc), "title", ledger->title);
		xml_set(xml_top(doc), "organisation-name", organisation->name);
		if (ledger->merge)
			merge_rows(&f);
		add_columns(&f, xml_top(doc), used);
		add_groups(&f, xml_top(doc), used);
	}
	free(f.rows);
	arena_free(&f.arena);
	return doc;
}
