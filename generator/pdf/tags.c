/*
 * The logical structure (ISO 32000-1, 14.7 and 14.8; ISO 14289-1): parts become structure elements,
 * what is painted becomes marked content of one of them, or an artifact.
 *
 * A sequence of marked content never reaches over BT, ET, q or Q.
 */
#include "pdf/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of the pages, in one node of the parent tree. */
enum { NODE_PAGES = 64 };

/* What an element consists of, in order. */
struct kid {
	const struct element *element; /* else content: */
	const struct object *page;
	int mcid;
	const struct object *annotation; /* else this */
	struct kid *next;
};

struct element {
	const struct area_part *part;
	struct element *parent;
	struct object *object;
	struct kid *kids, *last_kid;
	bool attached; /* its parent knows it */
	bool leads; /* stands in front of what its parent has */
	bool boxed; /* a figure: */
	double box[4]; /* left, bottom, right, top on its page */
};

/* ---- elements */

static struct element *new_element(
	struct pdf *pdf, const struct area_part *part, struct element *parent)
{
	struct element *element = arena_alloc(&pdf->arena, sizeof(*element));
	element->part = part;
	element->parent = parent;
	element->object = object_new(pdf->objects);
	return element;
}

static struct kid *add_kid(struct pdf *pdf, struct element *element, bool first)
{
	struct kid *kid = arena_alloc(&pdf->arena, sizeof(*kid));
	if (first) {
		kid->next = element->kids;
		element->kids = kid;
	} else if (element->last_kid != NULL) {
		element->last_kid->next = kid;
	} else {
		element->kids = kid;
	}
	if (kid->next == NULL)
		element->last_kid = kid;
	return kid;
}

/* Only now: elements stand in the order of their contents, and empty ones nowhere. */
static void attach(struct pdf *pdf, struct element *element)
{
	if (element->attached)
		return;
	element->attached = true;
	attach(pdf, element->parent);
	add_kid(pdf, element->parent, element->leads)->element = element;
}

void tags_begin(struct pdf *pdf)
{
	static const struct area_part document = { .type = "Document" };
	size_t parts = pdf->tree->parts;
	pdf->elements = mem_alloc((parts + 1) * sizeof(*pdf->elements));
	memset(pdf->elements, 0, (parts + 1) * sizeof(*pdf->elements));
	pdf->document = new_element(pdf, &document, NULL);
	pdf->document->attached = true;
}

static bool is(const struct element *element, const char *type)
{
	return strcmp(element->part->type, type) == 0;
}

static bool has_grid(const struct area_part *part)
{
	return part->type[0] == 'T' && strcmp(part->type, "TOC") != 0 &&
		strcmp(part->type, "TOCI") != 0;
}

struct element *tag_enter(struct canvas *canvas, const struct area_part *part)
{
	struct pdf *pdf = canvas->pdf;
	struct element *outer = canvas->element;
	bool escapes = outer == NULL && canvas->furniture && part->given;
	if (strcmp(part->type, AREA_ARTIFACT) == 0 || (outer == NULL && !escapes))
		return NULL;
	struct element **known = &pdf->elements[part->index];
	if (*known != NULL)
		return *known;
	*known = new_element(pdf, part, outer != NULL ? outer : canvas->section);
	(*known)->leads = escapes && canvas->furniture_leads;
	if (has_grid(part)) /* a cell without content is a cell */
		attach(pdf, *known);
	return *known;
}

/* ---- marked content */

void tag_end(struct canvas *canvas)
{
	if (canvas->marking)
		str_add(&canvas->content, "EMC\n");
	canvas->marking = false;
}

void tag_mark(struct canvas *canvas, struct element *element)
{
	if (canvas->marking && canvas->marked == element)
		return;
	tag_end(canvas);
	canvas->marking = true;
	canvas->marked = element;
	if (element == NULL) {
		str_add(&canvas->content,
			canvas->furniture ? "/Artifact <</Type /Pagination>> BDC\n" :
					    "/Artifact BMC\n");
		return;
	}
	attach(canvas->pdf, element);
	struct kid *kid = add_kid(canvas->pdf, element, false);
	kid->page = canvas->page;
	kid->mcid = canvas->mcids++;
	str_add_format(&canvas->content, "/%s <</MCID %d>> BDC\n", element->part->type, kid->mcid);
	put_reference(&canvas->owners, element->object);
	str_add_char(&canvas->owners, ' ');
}

bool tag_pending(const struct canvas *canvas, const struct element *element)
{
	return !canvas->marking || canvas->marked != element;
}

static bool is_figure(const struct element *element)
{
	return element != NULL && (is(element, "Figure") || is(element, "Formula"));
}

void tag_graphics(struct canvas *canvas)
{
	tag_mark(canvas, is_figure(canvas->element) ? canvas->element : NULL);
}

void tag_place(struct canvas *canvas, const struct area *area)
{
	struct element *element = canvas->element;
	double *box = element != NULL ? element->box : NULL;
	if (!is_figure(element) || element->boxed)
		return;
	double x[2], y[2];
	canvas_to_page(canvas, area->x, area->y, &x[0], &y[0]);
	canvas_to_page(canvas, (double)area->x + area->width, (double)area->y + area->height, &x[1],
		&y[1]);
	box[0] = fmin(x[0], x[1]);
	box[1] = fmin(y[0], y[1]);
	box[2] = fmax(x[0], x[1]);
	box[3] = fmax(y[0], y[1]);
	element->boxed = true;
}

/* ---- the parent tree: whose content is what */

static void end_node(struct pdf *pdf)
{
	if (pdf->parents.len == 0)
		return;
	struct object *node = object_new(pdf->objects);
	str_add_format(object_body(node), "/Limits [%d %d] /Nums [%s]\n", pdf->node_first,
		pdf->parent_keys - 1, pdf->parents.text);
	put_reference(&pdf->parent_nodes, node);
	str_add_char(&pdf->parent_nodes, ' ');
	str_clear(&pdf->parents);
	pdf->node_first = pdf->parent_keys;
}

static int new_key(struct pdf *pdf)
{
	if (pdf->parent_keys - pdf->node_first == NODE_PAGES)
		end_node(pdf);
	return pdf->parent_keys++;
}

void tags_page_end(struct canvas *canvas)
{
	struct pdf *pdf = canvas->pdf;
	str_add(object_body(canvas->page), "/Tabs /S\n");
	if (canvas->mcids == 0)
		return;
	int key = new_key(pdf);
	str_add_format(object_body(canvas->page), "/StructParents %d\n", key);
	str_add_format(&pdf->parents, "%d [%s]\n", key, canvas->owners.text);
}

struct element *tag_link(struct canvas *canvas)
{
	static const struct area_part link = { .type = "Link" };
	struct element *element = canvas->element;
	if (element != NULL && is(element, "Link"))
		return element;
	return new_element(canvas->pdf, &link, element != NULL ? element : canvas->section);
}

int tag_annotation(struct pdf *pdf, struct element *element, const struct object *annotation,
	const struct object *page)
{
	attach(pdf, element);
	struct kid *kid = add_kid(pdf, element, false);
	kid->page = page;
	kid->annotation = annotation;
	int key = new_key(pdf);
	str_add_format(&pdf->parents, "%d ", key);
	put_reference(&pdf->parents, element->object);
	str_add_char(&pdf->parents, '\n');
	return key;
}

/* ---- writing */

static void write_kid(struct str *body, const struct kid *kid, const struct object *page)
{
	if (kid->element != NULL) {
		put_reference(body, kid->element->object);
	} else if (kid->annotation != NULL) {
		str_add(body, "<</Type /OBJR /Obj ");
		put_reference(body, kid->annotation);
		str_add(body, " /Pg ");
		put_reference(body, kid->page);
		str_add(body, ">>");
	} else if (kid->page == page) {
		str_add_format(body, "%d", kid->mcid);
	} else {
		str_add_format(body, "<</Type /MCR /MCID %d /Pg ", kid->mcid);
		put_reference(body, kid->page);
		str_add(body, ">>");
	}
}

/* /Pg is the page of the numbers in /K. */
static void write_kids(struct str *body, const struct element *element)
{
	const struct object *page = NULL;
	for (const struct kid *kid = element->kids; kid != NULL && page == NULL; kid = kid->next)
		page = kid->page;
	if (page != NULL) {
		str_add(body, "/Pg ");
		put_reference(body, page);
		str_add_char(body, ' ');
	}
	str_add(body, "/K [");
	for (const struct kid *kid = element->kids; kid != NULL; kid = kid->next) {
		write_kid(body, kid, page);
		str_add(body, kid->next != NULL ? " " : "]");
	}
}

/* Headings skip no level (ISO 14289-1, 7.4.2): one that would is moved up. */
static void put_type(struct pdf *pdf, struct str *body, const char *type)
{
	if (type[0] != 'H' || type[1] == '\0') {
		put_name(body, type);
		return;
	}
	int level = type[1] - '0';
	level = level > pdf->heading + 1 ? pdf->heading + 1 : level;
	pdf->heading = level;
	str_add_format(body, "/H%d", level);
}

/* Where a figure is (ISO 32000-1, 14.8.5.4.3). */
static void put_box(struct str *body, const struct element *element)
{
	str_add(body, " /A <</O /Layout /BBox [");
	for (int i = 0; i < 4; i++) {
		put_number(body, element->box[i], 3);
		str_add(body, i < 3 ? " " : "]>>");
	}
}

static void put_attributes(struct str *body, const struct area_part *part)
{
	bool head = strcmp(part->type, "TH") == 0;
	if (!head && part->columns <= 1 && part->rows <= 1)
		return;
	str_add(body, " /A <</O /Table");
	if (head)
		str_add_format(body, " /Scope /%s", part->heads_row ? "Row" : "Column");
	if (part->columns > 1)
		str_add_format(body, " /ColSpan %d", part->columns);
	if (part->rows > 1)
		str_add_format(body, " /RowSpan %d", part->rows);
	str_add(body, ">>");
}

static void put_said(struct str *body, const struct area_part *part)
{
	if (part->alternative != NULL) {
		str_add(body, " /Alt ");
		put_text(body, part->alternative, strlen(part->alternative));
	}
	if (part->language != NULL) {
		str_add(body, " /Lang ");
		put_bytes(body, part->language, strlen(part->language));
	}
}

static void write_element(
	struct pdf *pdf, const struct element *element, const struct object *parent)
{
	const struct area_part *part = element->part;
	struct str *body = object_body(element->object);
	str_add(body, "/S ");
	put_type(pdf, body, part->type);
	str_add(body, " /P ");
	put_reference(body, parent);
	if (element->boxed)
		put_box(body, element);
	else
		put_attributes(body, part);
	put_said(body, part);
	if (strcmp(part->type, "Note") == 0) { /* each has a name (ISO 14289-1, 7.9) */
		str_add_format(body, " /ID (n%06d)", ++pdf->notes);
		str_add_format(&pdf->note_ids, "(n%06d) ", pdf->notes);
		put_reference(&pdf->note_ids, element->object);
		str_add_char(&pdf->note_ids, '\n');
	}
	str_add_char(body, ' ');
	if (element->kids != NULL)
		write_kids(body, element);
	str_add_char(body, '\n');
	for (const struct kid *kid = element->kids; kid != NULL; kid = kid->next)
		if (kid->element != NULL)
			write_element(pdf, kid->element, element->object);
}

void tags_finish(struct pdf *pdf)
{
	struct object *root = object_new(pdf->objects), *parents = object_new(pdf->objects);
	struct str *catalog = object_body(objects_catalog(pdf->objects));
	struct str *body = object_body(root);
	write_element(pdf, pdf->document, root);
	end_node(pdf);
	str_add_format(object_body(parents), "/Kids [%s]\n", str_text(&pdf->parent_nodes));
	str_add(body, "/Type /StructTreeRoot /K ");
	put_reference(body, pdf->document->object);
	str_add(body, " /ParentTree ");
	put_reference(body, parents);
	str_add_format(body, " /ParentTreeNextKey %d\n", pdf->parent_keys);
	if (pdf->notes > 0) {
		struct object *ids = object_new(pdf->objects);
		str_add_format(object_body(ids), "/Names [%s]\n", pdf->note_ids.text);
		str_add(body, "/IDTree ");
		put_reference(body, ids);
		str_add_char(body, '\n');
	}
	str_add(catalog, "/MarkInfo << /Marked true >>\n/StructTreeRoot ");
	put_reference(catalog, root);
	str_add_char(catalog, '\n');
}

void tags_free(struct pdf *pdf)
{
	free(pdf->elements);
	str_free(&pdf->parents);
	str_free(&pdf->parent_nodes);
	str_free(&pdf->note_ids);
}
