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
	const struct entry *of = s->unit->entry != NULL ? s->unit->entry : a->site;
	xml_put_where(s->doc, s->root, (struct where){ of->file, 1, 1 });
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
	struct xml_doc *doc = archive_document(
		s->print->archive, entry, s->unit->audience, NULL, s->arena, s->diag);
	if (doc == NULL)
		return NULL;
	findings_annotate(s->print->findings, entry, s->unit->audience, xml_top(doc));
	return xml_adopt(s->doc, parent, doc);
}

void source_chart(struct source *s)
{
	const struct xml_node *record = xml_first_element(xml_find(s->root, "document"));
	struct xml_doc *svg = draw_organisation(record);
	if (svg != NULL)
		xml_adopt(s->doc, xml_add(s->root, "chart", NULL), svg);
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
		source_chart(s);
	return ok;
}

struct xml_doc *print_source(const struct print *print, const struct print_unit *unit,
	struct arena *arena, struct diag *diag)
{
	static bool (*const fill[])(struct source * s) = { [PRINT_DOCUMENT] = fill_document,
		[PRINT_BOARD] = source_board,
		[PRINT_PACKET] = source_packet,
		[PRINT_FORM] = source_form };
	struct source s = { .print = print, .unit = unit, .arena = arena, .diag = diag };
	if (fill[unit->type](&s))
		return s.doc;
	xml_free(s.doc);
	return NULL;
}
