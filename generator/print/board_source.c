/*
 * board_source.c - the tree from which a board's style sheet makes FO: source_board() of
 * internal.h.
 *
 *	board name width height site base as-of as-of-shown year title subtitle heading picture
 *	  theme ...                    colours, sizes, emblem (style.yaml)
 *	  document RECORD              the record that was ordered
 *	  organisation RECORD          the organisation whose it is
 *	  data RECORD                  the data file of the layout
 *	  part title label RECORD...   for each `need` of board.yaml, newest first
 *	  chart name SVG               for each `chart`
 *	  findings matrix...           if a chart is drawn from them
 *	  code address SVG             QR code of the page, if the site has an address
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/str.h"
#include "draw/draw.h"
#include "print/internal.h"
#include "record/record.h"
#include "xml/xpath.h"

/* ---- records that the layout asks for */

static bool date_of(const struct xml_node *record, const char *name, struct date *date)
{
	struct arena arena = { 0 };
	const struct xml_node *node = xml_find(record, name);
	bool found = node != NULL && date_parse(xml_content(node, &arena), date);
	arena_free(&arena);
	return found;
}

/* <0, 0, >0, whatever the hour. */
static int compare_days(struct date a, struct date b)
{
	a.hour = a.minute = b.hour = b.minute = -1;
	return date_compare(a, b);
}

/* From its first to its last day; without either, a year from its date. */
static bool is_current(const struct source *s, const struct xml_node *record, struct date date)
{
	struct date today = s->print->archive->as_of, from, to, withdrawn;
	bool begins = date_of(record, "from", &from), ends = date_of(record, "to", &to);
	if (date_of(record, "withdrawn", &withdrawn) && compare_days(withdrawn, today) <= 0)
		return false;
	if (begins && compare_days(from, today) > 0)
		return false;
	if (ends)
		return compare_days(today, to) <= 0;
	today.year--;
	return begins || compare_days(date, today) > 0;
}

static bool has_type(const struct need *need, const struct entry *entry)
{
	for (const char **t = need->types; *t != NULL; t++)
		if (strcmp(*t, entry->type) == 0)
			return true;
	return need->types[0] == NULL;
}

static bool may_be(const struct source *s, const struct need *need, const struct entry *e)
{
	return e->kind == need->kind && has_type(need, e) &&
		archive_visible(e, s->unit->audience) &&
		(need->period != NEED_YEAR || e->date.year == s->unit->year) &&
		compare_days(e->date, s->print->archive->as_of) <= 0;
}

/* Is it as `where` says?  $today is 20260920, $year 2026. */
static bool holds(struct source *s, const struct need *need, const struct xml_doc *doc)
{
	if (need->where[0] == '\0')
		return true;
	struct date today = s->print->archive->as_of;
	struct xpath *xpath = xpath_new(need->where, need->where_at, s->diag);
	struct xpath_scope *scope = xpath_scope_new(doc);
	const char *day =
		arena_printf(s->arena, "%d", (today.year * 100 + today.month) * 100 + today.day);
	xpath_scope_set(scope, (struct xpath_variable){ "today", day, NULL });
	xpath_scope_set(scope,
		(struct xpath_variable){
			"year", arena_printf(s->arena, "%d", s->unit->year), NULL });
	bool ok = xpath != NULL && xpath_true(xpath, scope, xml_root(doc));
	xpath_scope_free(scope);
	xpath_free(xpath);
	return ok;
}

static bool take(struct source *s, const struct need *need, const struct entry *e,
	struct xml_node *part, bool *taken)
{
	struct xml_doc *doc =
		archive_document(s->print->archive, e, s->unit->audience, NULL, s->arena, s->diag);
	*taken = doc != NULL &&
		(need->period != NEED_CURRENT || is_current(s, xml_root(doc), e->date)) &&
		holds(s, need, doc);
	if (*taken)
		xml_graft(s->doc, part, xml_root(doc));
	xml_free(doc);
	return doc != NULL;
}

static bool add_part(struct source *s, const struct need *need)
{
	const struct organisation *o = s->unit->entry->organisation;
	struct xml_node *part = xml_add(s->root, "part", NULL);
	int count = 0;
	bool ok = true;
	xml_set(part, "title", need->title[0] != '\0' ? need->title : need->kind->zh);
	xml_set(part, "kind", need->kind->name);
	for (size_t i = o->record_count;
		i-- > 0 && ok && (need->most == 0 || count < need->most);) {
		bool taken = false;
		if (may_be(s, need, o->records[i]))
			ok = take(s, need, o->records[i], part, &taken);
		count += taken;
	}
	if (ok && need->required && count == 0)
		return diag_report(s->diag, s->unit->at, MESSAGE_BOARD_NEEDS, s->unit->board->title,
			need->title[0] != '\0' ? need->title : need->kind->zh);
	return ok;
}

/* ---- the data file of the layout */

static bool add_data(struct source *s)
{
	const struct board *board = s->unit->board;
	if (board->data[0] == '\0')
		return true;
	const char *path = print_board_file(s->print, board, board->data, s->arena);
	struct record record;
	bool valid = false;
	if (!record_read(path, &record, s->arena, s->diag))
		return false;
	const struct kind *kind = kind_of(s->print->archive->kinds, &record, s->diag);
	if (kind == NULL)
		return false;
	struct xml_doc *doc = kind_build(kind, &record, board->data, &valid, s->diag);
	if (valid) {
		kind_label(kind, doc);
		xml_graft(s->doc, xml_add(s->root, "data", NULL), xml_root(doc));
	}
	xml_free(doc);
	return valid;
}

/* ---- charts */

static const struct xml_node *child_of(const struct source *s, const char *name)
{
	const struct xml_node *holder = xml_find(s->root, name);
	return holder != NULL ? xml_first_element(holder) : NULL;
}

static double size_of(const struct source *s, const char *name)
{
	const struct xml_node *node = xml_find(xml_find(s->root, "theme"), name);
	return node != NULL ? strtod(xml_content(node, s->arena), NULL) : 0;
}

/* Width by height of what templates/boards/board.xsl leaves for a chart. */
static double panel_aspect(const struct source *s)
{
	double unit = sqrt(s->unit->width * s->unit->height) / 100;
	double width = s->unit->width - 2 * size_of(s, "margin") * unit;
	double head = fmin(size_of(s, "header-height") * unit, 0.17 * s->unit->height);
	double height = s->unit->height - head - 8 * unit;
	return width > unit && height > unit ? width / height : 1;
}

static struct xml_doc *chart_organisation(struct source *s)
{
	const struct xml_node *organisation = child_of(s, "organisation");
	return organisation == NULL ? NULL : draw_organisation_sheet(organisation, panel_aspect(s));
}

/* The steps of the record, or of the layout's data. */
static struct xml_doc *chart_flow(struct source *s)
{
	const struct xml_node *data = child_of(s, "data");
	return draw_flow(data != NULL ? data : child_of(s, "document"), panel_aspect(s));
}

static const struct xml_node *matrix_of(struct source *s)
{
	const struct xml_node *findings = xml_find(s->root, "findings");
	if (findings == NULL) {
		findings_add_matrices(s->print->findings, s->unit->entry->organisation,
			s->unit->year, s->unit->audience, "", xml_add(s->root, "findings", NULL));
		findings = xml_find(s->root, "findings");
	}
	return xml_find(findings, "matrix");
}

static struct xml_doc *chart_calendar(struct source *s)
{
	const struct xml_node *matrix = matrix_of(s);
	return matrix != NULL ? draw_calendar(matrix, panel_aspect(s)) : NULL;
}

static struct xml_doc *chart_states(struct source *s)
{
	const struct xml_node *matrix = matrix_of(s);
	return matrix != NULL ? draw_states(matrix) : NULL;
}

static struct xml_doc *chart_plan(struct source *s)
{
	struct date never = { 0 };
	return draw_plan(child_of(s, "document"),
		s->print->timeless ? never : s->print->archive->as_of, panel_aspect(s));
}

static struct xml_doc *chart_progress(struct source *s)
{
	return draw_progress(child_of(s, "document"));
}

static struct xml_doc *chart_members(struct source *s)
{
	const struct xml_node *organisation = child_of(s, "organisation");
	return organisation != NULL ? draw_members(organisation) : NULL;
}

static struct xml_doc *chart_attendance(struct source *s)
{
	const struct xml_node *part = xml_first_element(s->root);
	while (part != NULL &&
		(strcmp(xml_name(part), "part") != 0 ||
			strcmp(xml_value(part, "kind"), "minutes") != 0))
		part = xml_next_element(part);
	return part != NULL ? draw_attendance(part) : NULL;
}

/* The values of the field `chart` of the kind `board`. */
static const struct {
	const char *name;
	struct xml_doc *(*draw)(struct source *source);
} charts[] = {
	{ "attendance", chart_attendance },
	{ "calendar", chart_calendar },
	{ "flow", chart_flow },
	{ "members", chart_members },
	{ "organisation", chart_organisation },
	{ "plan", chart_plan },
	{ "progress", chart_progress },
	{ "states", chart_states },
};

static void add_chart(struct source *s, const char *name)
{
	for (size_t i = 0; i < sizeof(charts) / sizeof(charts[0]); i++) {
		struct xml_doc *svg = strcmp(charts[i].name, name) == 0 ? charts[i].draw(s) : NULL;
		if (svg == NULL)
			continue;
		struct xml_node *chart = xml_add(s->root, "chart", NULL);
		xml_set(chart, "name", name);
		xml_graft(s->doc, chart, xml_root(svg));
		xml_free(svg);
	}
}

/* ---- the QR code of the page */

static void add_code(struct source *s)
{
	const char *base = s->print->archive->base, *page = s->unit->board->page;
	const struct entry *entry = s->unit->entry;
	bool own = strcmp(page, "record") == 0;
	size_t len = strlen(base);
	if (len == 0 || page[0] == '\0' || (own && !archive_visible(entry, AUDIENCE_PUBLIC)))
		return;
	const char *address = arena_printf(s->arena, "%s%s%s", base,
		base[len - 1] == '/' ? "" : "/", own ? entry->page : page);
	struct xml_doc *svg = draw_code(address);
	if (svg == NULL)
		return;
	struct xml_node *code = xml_add(s->root, "code", NULL);
	xml_set(code, "address", address);
	xml_graft(s->doc, code, xml_root(svg));
	xml_free(svg);
}

/* ---- the whole */

static void set_words(struct source *s)
{
	const struct print_unit *u = s->unit;
	source_number(s->root, "width", u->width);
	source_number(s->root, "height", u->height);
	source_number(s->root, "year", u->year);
	source_number(s->root, "distance", u->distance);
	xml_set(s->root, "name", u->board->name);
	xml_set(s->root, "title", u->title);
	xml_set(s->root, "subtitle", u->subtitle);
	xml_set(s->root, "heading", u->board->heading);
	xml_set(s->root, "picture", u->picture);
}

bool source_board(struct source *s)
{
	const struct organisation *o = s->unit->entry->organisation;
	source_start(s, "board");
	set_words(s);
	print_add_theme(s->print, s->unit->theme, s->doc, s->root);
	bool ok = source_record(s, xml_add(s->root, "document", NULL), s->unit->entry) != NULL;
	if (ok && o != NULL && o->entry != NULL && archive_visible(o->entry, s->unit->audience))
		ok = source_record(s, xml_add(s->root, "organisation", NULL), o->entry) != NULL;
	ok = ok && add_data(s);
	for (const struct need *n = s->unit->board->needs; n != NULL && ok; n = n->next)
		ok = add_part(s, n);
	for (const char **c = s->unit->board->charts; *c != NULL && ok; c++)
		add_chart(s, *c);
	if (ok)
		add_code(s);
	return ok;
}
