/* source.c - the trees from which style sheets make FO: print_source() of internal.h. */
#include <string.h>

#include "base/str.h"
#include "draw/draw.h"
#include "print/internal.h"

void source_number(struct xml_node *node, const char *name, double value)
{
	struct str text = { 0 };
	str_add_number(&text, value, 2);
	xml_set(node, name, str_text(&text));
	str_free(&text);
}

void source_start(struct source *s, const char *root)
{
	const struct archive *a = s->print->archive;
	s->doc = xml_new(root);
	s->root = xml_top(s->doc);
	xml_put_where(s->doc, s->root, (struct where){ s->unit->entry->file, 1, 1 });
	xml_set(s->root, "audience", audience_name(s->unit->audience));
	xml_set(s->root, "site", a->name);
	xml_set(s->root, "base", a->base);
	if (s->print->timeless)
		return;
	xml_set(s->root, "as-of", date_iso(s->arena, a->as_of));
	xml_set(s->root, "as-of-shown", date_chinese(s->arena, a->as_of));
}

struct xml_node *source_record(struct source *s, struct xml_node *parent, const struct entry *entry)
{
	struct xml_doc *doc =
		archive_document(s->print->archive, entry, s->unit->audience, s->arena, s->diag);
	struct xml_node *copy = NULL;
	if (doc != NULL) {
		findings_annotate(s->print->findings, entry, xml_top(doc));
		copy = xml_graft(s->doc, parent, xml_root(doc));
	}
	xml_free(doc);
	return copy;
}

static void add_chart(struct source *s)
{
	const struct xml_node *record = xml_first_element(xml_find(s->root, "document"));
	struct xml_doc *svg = draw_organisation(record);
	if (svg != NULL)
		xml_graft(s->doc, xml_add(s->root, "chart", NULL), xml_root(svg));
	xml_free(svg);
}

static bool is_organisation(const struct entry *entry)
{
	return entry->organisation != NULL && entry->organisation->entry == entry;
}

static bool fill_document(struct source *s)
{
	source_start(s, "print");
	bool ok = source_record(s, xml_add(s->root, "document", NULL), s->unit->entry) != NULL;
	if (ok && is_organisation(s->unit->entry))
		add_chart(s);
	return ok;
}

/* ---- packets */

/* One part of a packet: records of a kind (and type) in the year, in order of date. */
static bool add_part(struct source *s, const char *kind, const char *type, const char *title)
{
	const struct archive *a = s->print->archive;
	struct xml_node *part = NULL;
	bool ok = true;
	for (size_t i = 0; i < a->count && ok; i++) {
		const struct entry *e = s->print->sorted[i];
		if (e->organisation != s->unit->entry->organisation ||
			e->date.year != s->unit->year || strcmp(e->kind->name, kind) != 0 ||
			!archive_visible(e, s->unit->audience) ||
			(type[0] != '\0' && strcmp(type, e->type) != 0))
			continue;
		if (part == NULL) {
			part = xml_add(s->root, "part", NULL);
			xml_set(part, "title", title);
			xml_set(part, "kind", kind);
		}
		ok = source_record(s, part, e) != NULL;
	}
	return ok;
}

static bool fill_packet(struct source *s)
{
	static const struct {
		const char *kind, *type, *title;
	} parts[] = {
		{ "plan", "", "工作计划" },
		{ "summary", "", "工作总结" },
		{ "minutes", "general-meeting", "支部党员大会" },
		{ "minutes", "committee-meeting", "支部委员会会议" },
		{ "minutes", "group-meeting", "党小组会" },
		{ "minutes", "party-lesson", "党课" },
		{ "minutes", "theme-day", "主题党日" },
		{ "minutes", "organizational-life-meeting", "组织生活会" },
		{ "minutes", "democratic-life-meeting", "民主生活会" },
		{ "minutes", "regular-work-meeting", "党建工作例会" },
		{ "institution", "", "制度" },
	};
	const struct organisation *o = s->unit->entry->organisation;
	source_start(s, "packet");
	source_number(s->root, "year", s->unit->year);
	xml_set(s->root, "organisation", o->name);
	xml_set(s->root, "organisation-short", o->short_name);
	xml_set(s->root, "title", s->unit->title);
	bool ok = source_record(s, xml_add(s->root, "document", NULL), s->unit->entry) != NULL;
	if (ok)
		add_chart(s);
	findings_add_matrices(s->print->findings, o, s->unit->year, s->unit->audience, "",
		xml_add(s->root, "findings", NULL));
	for (size_t i = 0; ok && i < sizeof(parts) / sizeof(parts[0]); i++)
		ok = add_part(s, parts[i].kind, parts[i].type, parts[i].title);
	return ok;
}

struct xml_doc *print_source(const struct print *print, const struct print_unit *unit,
	struct arena *arena, struct diag *diag)
{
	static bool (*const fill[])(struct source * s) = { [PRINT_DOCUMENT] = fill_document,
		[PRINT_BOARD] = source_board,
		[PRINT_PACKET] = fill_packet };
	struct source s = { .print = print, .unit = unit, .arena = arena, .diag = diag };
	if (fill[unit->type](&s))
		return s.doc;
	xml_free(s.doc);
	return NULL;
}
