/*
 * form.c - forms of templates/forms.yaml, blank or filled from a record: print_plan_form() and
 * source_form() of internal.h.
 *
 *	form title organisation-name blank?
 *	  field title height?       its text, or the body of the record
 *	  list title
 *	    column title width?
 *	    row/cell
 *	  signature
 */
#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/near.h"
#include "print/internal.h"
#include "record/record.h"
#include "xml/xpath.h"

void print_load_forms(struct print *p, struct diag *diag)
{
	const char *folders[] = { p->share, p->archive->folder };
	for (size_t i = 0; i < 2; i++) {
		struct arena arena = { 0 };
		struct record record;
		bool valid = false;
		const char *path = files_join(&p->arena, folders[i], "templates/forms.yaml");
		const struct kind *kind = kinds_find(p->archive->kinds, "forms");
		if (kind != NULL && files_exists(path) && record_read(path, &record, &arena, diag))
			p->forms[i] = kind_build(kind, &record, path, &valid, diag);
		if (!valid) {
			xml_free(p->forms[i]);
			p->forms[i] = NULL;
		}
		arena_free(&arena);
	}
}

/* ---- planning */

static void plan_one(struct print *p, void (*plan)(struct print *print, struct print_unit unit),
	const struct xml_node *form, const struct entry *entry)
{
	const char *name = print_text(p, form, "name");
	plan(p,
		(struct print_unit){ .type = PRINT_FORM,
			.audience = AUDIENCE_INTERNAL,
			.entry = entry,
			.form = form,
			.name = entry != NULL ? arena_printf(&p->arena, "%s-%s", name,
							print_flat(&p->arena, entry->id)) :
						arena_printf(&p->arena, "%s-blank", name) });
}

static bool is_named(struct print *p, const struct xml_node *form, const char *name)
{
	return strcmp(print_text(p, form, "name"), name) == 0 ||
		strcmp(print_text(p, form, "title"), name) == 0;
}

/* The site's forms go before the program's. */
static const struct xml_node *find_form(
	struct print *p, const char *name, struct where at, struct diag *diag)
{
	struct near near = near_start(name);
	const char *best = "";
	for (size_t i = 2; i-- > 0;) {
		const struct xml_node *n =
			p->forms[i] != NULL ? xml_first_element(xml_root(p->forms[i])) : NULL;
		for (; n != NULL; n = xml_next_element(n)) {
			if (strcmp(xml_name(n), "form") != 0)
				continue;
			if (is_named(p, n, name))
				return n;
			int before = near.distance;
			near_offer(&near, print_text(p, n, "title"));
			if (near.distance < before)
				best = print_text(p, n, "title");
		}
	}
	diag_report(diag, at, MESSAGE_NO_FORM, name, best);
	return NULL;
}

static bool is_own(struct print *p, const char *name)
{
	const struct xml_node *n =
		p->forms[1] != NULL ? xml_first_element(xml_root(p->forms[1])) : NULL;
	while (n != NULL && (strcmp(xml_name(n), "form") != 0 || !is_named(p, n, name)))
		n = xml_next_element(n);
	return n != NULL;
}

static void plan_all(struct print *p, void (*plan)(struct print *print, struct print_unit unit))
{
	for (size_t i = 0; i < 2; i++) {
		const struct xml_node *n =
			p->forms[i] != NULL ? xml_first_element(xml_root(p->forms[i])) : NULL;
		for (; n != NULL; n = xml_next_element(n))
			if (strcmp(xml_name(n), "form") == 0 &&
				(i == 1 || !is_own(p, print_text(p, n, "name"))))
				plan_one(p, plan, n, NULL);
	}
}

void print_plan_form(struct print *p, void (*plan)(struct print *print, struct print_unit unit),
	const struct xml_node *order, struct diag *diag)
{
	const char *name = print_text(p, order, "name"), *record = print_text(p, order, "record");
	struct where at = xml_where(order);
	at.file = p->archive->site->file;
	if (strcmp(name, "全部") == 0 || strcmp(name, "all") == 0) {
		plan_all(p, plan);
		return;
	}
	const struct xml_node *form = find_form(p, name, at, diag);
	const struct entry *entry =
		record[0] != '\0' ? archive_resolve(p->archive, p->archive->site, record) : NULL;
	if (form == NULL || (record[0] != '\0' && entry == NULL))
		return; /* told, here or with the references of site.yaml */
	const struct kind *kind = kinds_find(p->archive->kinds, print_text(p, form, "record"));
	if (entry != NULL && entry->kind != kind)
		diag_report(diag, at, MESSAGE_FORM_RECORD, print_text(p, form, "title"),
			kind != NULL ? kind->zh : "", entry->id, entry->kind->zh);
	else if (entry == NULL || archive_visible(entry, AUDIENCE_INTERNAL))
		plan_one(p, plan, form, entry);
}

/* ---- filling */

struct filling {
	struct source *source;
	struct xml_doc *record; /* NULL: blank */
	struct xpath_scope *scope;
};

static const char *text_of(struct filling *f, const struct xml_node *node, const char *name)
{
	const struct xml_node *child = xml_find(node, name);
	return child != NULL ? xml_content(child, f->source->arena) : "";
}

static const char *shown(const struct xml_node *node, struct arena *arena)
{
	const char *label = xml_value(node, "shown"), *title = xml_value(node, "title");
	if (xml_value(node, "record") != NULL && title != NULL)
		return title;
	return label != NULL ? label : xml_content(node, arena);
}

/* What an expression says of a node of the record, into `cell`; a body as it is. */
static void fill_cell(struct filling *f, const struct xml_node *declared,
	const struct xml_node *from, struct xml_node *cell)
{
	struct source *s = f->source;
	const struct xml_node *value = xml_find(declared, "value"), **nodes;
	if (f->record == NULL || value == NULL || from == NULL)
		return;
	struct xpath *xpath = xpath_new(xml_content(value, s->arena), xml_where(value), s->diag);
	size_t count = xpath != NULL ? xpath_nodes(xpath, f->scope, from, &nodes, s->arena) : 0;
	struct str text = { 0 };
	for (size_t i = 0; i < count; i++) {
		if (strcmp(xml_name(nodes[i]), "body") == 0)
			xml_graft(s->doc, cell, nodes[i]);
		else
			str_add_format(
				&text, "%s%s", text.len > 0 ? "、" : "", shown(nodes[i], s->arena));
	}
	if (count == 0 && xpath != NULL)
		str_add(&text, xpath_text(xpath, f->scope, from, s->arena));
	if (text.len > 0)
		xml_add(cell, "text", str_text(&text));
	str_free(&text);
	xpath_free(xpath);
}

static void add_row(struct filling *f, const struct xml_node *list, struct xml_node *into,
	const struct xml_node *from)
{
	struct xml_node *row = xml_add(into, "row", NULL);
	for (const struct xml_node *c = xml_first_element(list); c != NULL; c = xml_next_element(c))
		if (strcmp(xml_name(c), "column") == 0)
			fill_cell(f, c, from, xml_add(row, "cell", NULL));
}

static void add_list(struct filling *f, const struct xml_node *list)
{
	struct source *s = f->source;
	struct xml_node *into = xml_add(s->root, "list", NULL);
	xml_set(into, "title", text_of(f, list, "title"));
	for (const struct xml_node *c = xml_first_element(list); c != NULL;
		c = xml_next_element(c)) {
		if (strcmp(xml_name(c), "column") != 0)
			continue;
		struct xml_node *column = xml_add(into, "column", NULL);
		xml_set(column, "title", text_of(f, c, "title"));
		xml_set(column, "width", text_of(f, c, "width"));
	}
	size_t rows = 0, blank = (size_t)atoi(text_of(f, list, "blank"));
	if (f->record != NULL) {
		const struct xml_node *at = xml_find(list, "row"), **nodes;
		struct xpath *xpath = xpath_new(xml_content(at, s->arena), xml_where(at), s->diag);
		rows = xpath != NULL ?
			xpath_nodes(xpath, f->scope, xml_root(f->record), &nodes, s->arena) :
			0;
		for (size_t i = 0; i < rows; i++)
			add_row(f, list, into, nodes[i]);
		xpath_free(xpath);
	}
	for (; rows < blank && (f->record == NULL || rows == 0); rows++)
		add_row(f, list, into, NULL);
}

bool source_form(struct source *s)
{
	struct filling f = { .source = s };
	const struct xml_node *form = s->unit->form;
	source_start(s, "form");
	xml_set(s->root, "title", text_of(&f, form, "title"));
	if (s->unit->entry != NULL) {
		f.record = archive_document(s->print->archive, s->unit->entry, s->unit->audience,
			NULL, s->arena, s->diag);
		if (f.record == NULL)
			return false;
		f.scope = xpath_scope_new(f.record);
		if (s->unit->entry->organisation != NULL)
			xml_set(s->root, "organisation-name", s->unit->entry->organisation->name);
	}
	xml_set(s->root, "blank", f.record == NULL ? "yes" : NULL);
	for (const struct xml_node *c = xml_first_element(form); c != NULL;
		c = xml_next_element(c)) {
		if (strcmp(xml_name(c), "field") == 0) {
			struct xml_node *field = xml_add(s->root, "field", NULL);
			xml_set(field, "title", text_of(&f, c, "title"));
			xml_set(field, "height",
				xml_find(c, "height") != NULL ? text_of(&f, c, "height") : NULL);
			fill_cell(&f, c, f.record != NULL ? xml_root(f.record) : NULL, field);
		} else if (strcmp(xml_name(c), "list") == 0) {
			add_list(&f, c);
		} else if (strcmp(xml_name(c), "signature") == 0) {
			xml_add(s->root, "signature", xml_content(c, s->arena));
		}
	}
	if (f.scope != NULL)
		xpath_scope_free(f.scope);
	xml_free(f.record);
	return true;
}
