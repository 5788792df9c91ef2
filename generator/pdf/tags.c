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

enum kid_kind { KID_CONTENT, KID_ELEMENT, KID_ANNOTATION };

/* What an element consists of. */
struct kid {
	struct element *element; /* ELEMENT that can still change; else NULL */
	unsigned number; /* of the object: ELEMENT, ANNOTATION */
	int mcid; /* CONTENT */
	int page; /* on which it begins, from 1; negative: in front of all */
	enum kid_kind kind;
};

/*
 * It is written, and leaves memory, when no page can show it any more.  An element is late, with
 * those that it is in, if something is said of it only at the end: a heading's level, a note's
 * name, a link.
 */
struct element {
	const char *type, *alternative, *language; /* of its part */
	int columns, rows;
	bool heads_row;
	struct element *parent;
	unsigned number, parent_number;
	struct kid *kids;
	size_t count, room;
	size_t at; /* among the kids of its parent */
	bool attached; /* its parent knows it */
	bool late;
	bool leads; /* stands in front of what its parent has */
	bool unsorted; /* its pages did not come in their order */
	bool boxed; /* a figure: */
	double box[4]; /* left, bottom, right, top on its page */
	struct element *next; /* of those without a part */
};

/* ---- elements */

static bool is_heading(const char *type)
{
	return type[0] == 'H' && type[1] != '\0';
}

static void make_late(struct element *element)
{
	for (; element != NULL && !element->late; element = element->parent)
		element->late = true;
}

static const char *copy(struct pdf *pdf, const char *text)
{
	return text != NULL ? arena_strdup(&pdf->arena, text) : NULL;
}

static struct element *new_element(
	struct pdf *pdf, const struct area_part *part, struct element *parent)
{
	struct element *element = mem_alloc(sizeof(*element));
	element->type = part->type;
	element->alternative = copy(pdf, part->alternative);
	element->language = copy(pdf, part->language);
	element->columns = part->columns;
	element->rows = part->rows;
	element->heads_row = part->heads_row;
	element->parent = parent;
	element->number = objects_number(pdf->objects);
	element->parent_number = parent != NULL ? parent->number : 0;
	if (is_heading(part->type) || strcmp(part->type, "Note") == 0)
		make_late(element);
	return element;
}

static void add_kid(struct element *element, struct kid kid)
{
	if (element->count == element->room) {
		element->room = element->room > 0 ? 2 * element->room : 2;
		element->kids = mem_resize(element->kids, element->room * sizeof(*element->kids));
	}
	if (element->count > 0 && element->kids[element->count - 1].page > kid.page)
		element->unsorted = true;
	element->kids[element->count++] = kid;
}

/* Only now: elements stand in the order of their contents, and empty ones nowhere. */
static void attach(struct element *element, int page)
{
	struct element *parent = element->parent;
	if (element->attached)
		return;
	element->attached = true;
	attach(parent, page);
	element->at = parent->count;
	add_kid(parent,
		(struct kid){
			.element = element,
			.number = element->number,
			.page = element->leads ? -1 - (int)parent->count : page,
			.kind = KID_ELEMENT,
		});
}

/* By page: annotations are noted behind everything else. */
static bool is_behind(const struct kid *a, const struct kid *b)
{
	bool a_last = a->kind == KID_ANNOTATION, b_last = b->kind == KID_ANNOTATION;
	return a_last != b_last ? a_last : !a_last && a->page > b->page;
}

/* Merges halves: kids of one page stay in their order. */
static void sort_range(struct kid *kids, struct kid *scratch, size_t count)
{
	size_t half = count / 2, a = 0, b = half;
	if (count < 2)
		return;
	sort_range(kids, scratch, half);
	sort_range(kids + half, scratch, count - half);
	for (size_t i = 0; i < count; i++)
		scratch[i] = b == count || (a < half && !is_behind(&kids[a], &kids[b])) ?
			kids[a++] :
			kids[b++];
	memcpy(kids, scratch, count * sizeof(*kids));
}

static void sort_kids(struct element *element)
{
	if (!element->unsorted)
		return;
	struct kid *scratch = mem_alloc(element->count * sizeof(*scratch));
	sort_range(element->kids, scratch, element->count);
	free(scratch);
	element->unsorted = false;
}

void tags_begin(struct pdf *pdf)
{
	static const struct area_part document = { .type = "Document" };
	pdf->document = new_element(pdf, &document, NULL);
	pdf->document->attached = pdf->document->late = true;
}

/* The place of a part's element. */
static struct element **element_of(struct pdf *pdf, size_t index)
{
	if (index >= pdf->element_room) {
		size_t room = (index + 64) * 2;
		pdf->elements = mem_resize(pdf->elements, room * sizeof(struct element *));
		memset(pdf->elements + pdf->element_room, 0,
			(room - pdf->element_room) * sizeof(struct element *));
		pdf->element_room = room;
	}
	return &pdf->elements[index];
}

static bool is(const struct element *element, const char *type)
{
	return strcmp(element->type, type) == 0;
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
	struct element **known = element_of(pdf, part->index);
	if (*known != NULL)
		return *known;
	*known = new_element(pdf, part, outer != NULL ? outer : canvas->section);
	(*known)->leads = escapes && canvas->furniture_leads;
	if (has_grid(part)) /* a cell without content is a cell */
		attach(*known, canvas->number);
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
	attach(element, canvas->number);
	struct kid kid = { .page = canvas->number, .mcid = canvas->mcids++ };
	add_kid(element, kid);
	str_add_format(&canvas->content, "/%s <</MCID %d>> BDC\n", element->type, kid.mcid);
	put_number_reference(&canvas->owners, element->number);
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
	object_done(pdf->objects, node);
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
	if (element == NULL || !is(element, "Link")) {
		element = new_element(
			canvas->pdf, &link, element != NULL ? element : canvas->section);
		element->next = canvas->pdf->loose;
		canvas->pdf->loose = element;
	}
	make_late(element);
	return element;
}

int tag_annotation(
	struct pdf *pdf, struct element *element, const struct object *annotation, int page)
{
	attach(element, page);
	add_kid(element,
		(struct kid){
			.number = object_number(annotation),
			.page = page,
			.kind = KID_ANNOTATION,
		});
	int key = new_key(pdf);
	str_add_format(&pdf->parents, "%d ", key);
	put_number_reference(&pdf->parents, element->number);
	str_add_char(&pdf->parents, '\n');
	return key;
}

/* ---- writing */

static void put_page(struct str *body, const struct pdf *pdf, int page)
{
	str_add(body, "/Pg ");
	put_reference(body, pdf->pages[page - 1].object);
}

/* `page` is the one of the numbers. */
static void write_kid(struct pdf *pdf, struct str *body, const struct kid *kid, int page)
{
	if (kid->kind == KID_ELEMENT) {
		put_number_reference(body, kid->number);
	} else if (kid->kind == KID_ANNOTATION) {
		str_add(body, "<</Type /OBJR /Obj ");
		put_number_reference(body, kid->number);
		str_add_char(body, ' ');
		put_page(body, pdf, kid->page);
		str_add(body, ">>");
	} else if (kid->page == page) {
		str_add_format(body, "%d", kid->mcid);
	} else {
		str_add_format(body, "<</Type /MCR /MCID %d ", kid->mcid);
		put_page(body, pdf, kid->page);
		str_add(body, ">>");
	}
}

/* /Pg is the page of the numbers in /K. */
static void write_kids(struct pdf *pdf, struct str *body, const struct element *element)
{
	int page = 0;
	for (size_t i = 0; i < element->count && page == 0; i++)
		if (element->kids[i].kind != KID_ELEMENT)
			page = element->kids[i].page;
	if (page != 0) {
		put_page(body, pdf, page);
		str_add_char(body, ' ');
	}
	str_add(body, "/K [");
	for (size_t i = 0; i < element->count; i++) {
		write_kid(pdf, body, &element->kids[i], page);
		str_add(body, i + 1 < element->count ? " " : "]");
	}
}

/* Headings skip no level (ISO 14289-1, 7.4.2): one that would is moved up. */
static void put_type(struct pdf *pdf, struct str *body, const char *type)
{
	if (!is_heading(type)) {
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

static void put_attributes(struct str *body, const struct element *element)
{
	bool head = is(element, "TH");
	if (!head && element->columns <= 1 && element->rows <= 1)
		return;
	str_add(body, " /A <</O /Table");
	if (head)
		str_add_format(body, " /Scope /%s", element->heads_row ? "Row" : "Column");
	if (element->columns > 1)
		str_add_format(body, " /ColSpan %d", element->columns);
	if (element->rows > 1)
		str_add_format(body, " /RowSpan %d", element->rows);
	str_add(body, ">>");
}

static void put_said(struct str *body, const struct element *element)
{
	if (element->alternative != NULL) {
		str_add(body, " /Alt ");
		put_text(body, element->alternative, strlen(element->alternative));
	}
	if (element->language != NULL) {
		str_add(body, " /Lang ");
		put_bytes(body, element->language, strlen(element->language));
	}
}

static void put_element(struct pdf *pdf, struct str *body, const struct element *element)
{
	str_add(body, "/S ");
	put_type(pdf, body, element->type);
	str_add(body, " /P ");
	put_number_reference(body, element->parent_number);
	if (element->boxed)
		put_box(body, element);
	else
		put_attributes(body, element);
	put_said(body, element);
	if (is(element, "Note")) { /* each has a name (ISO 14289-1, 7.9) */
		str_add_format(body, " /ID (n%06d)", ++pdf->notes);
		str_add_format(&pdf->note_ids, "(n%06d) ", pdf->notes);
		put_number_reference(&pdf->note_ids, element->number);
		str_add_char(&pdf->note_ids, '\n');
	}
	str_add_char(body, ' ');
	if (element->count > 0)
		write_kids(pdf, body, element);
	str_add_char(body, '\n');
}

/* It changes no more. */
static void write_element(struct pdf *pdf, struct element *element)
{
	struct str body = { 0 };
	sort_kids(element);
	if (element->attached)
		put_element(pdf, &body, element);
	objects_put(pdf->objects, element->number, &body);
	str_free(&body);
}

static void free_element(struct element *element)
{
	if (element != NULL)
		free(element->kids);
	free(element);
}

/* What is in it, and what it is in, know it only by its number from here on. */
static void let_go(struct element *element)
{
	if (element->attached && element->parent != NULL)
		element->parent->kids[element->at].element = NULL;
	for (size_t i = 0; i < element->count; i++)
		if (element->kids[i].element != NULL)
			element->kids[i].element->parent = NULL;
}

void tags_done(struct pdf *pdf, size_t first, size_t end)
{
	end = end < pdf->element_room ? end : pdf->element_room;
	for (size_t i = first; i < end; i++) {
		struct element *element = pdf->elements[i];
		if (element == NULL || element->late)
			continue;
		let_go(element);
		write_element(pdf, element);
		free_element(element);
		pdf->elements[i] = NULL;
	}
}

/* In the order of reading. */
static void write_rest(struct pdf *pdf, struct element *element)
{
	write_element(pdf, element);
	for (size_t i = 0; i < element->count; i++)
		if (element->kids[i].element != NULL)
			write_rest(pdf, element->kids[i].element);
}

/* Is it one that write_rest() does not come to?  What it is in may have been written before it. */
static bool is_left_over(const struct element *element)
{
	return !element->attached || element->parent == NULL;
}

/* Those that show nothing stand nowhere, but have a number. */
static void write_left_over(struct pdf *pdf)
{
	for (size_t i = 0; i < pdf->element_room; i++)
		if (pdf->elements[i] != NULL && is_left_over(pdf->elements[i]))
			write_rest(pdf, pdf->elements[i]);
	for (struct element *element = pdf->loose; element != NULL; element = element->next)
		if (!element->attached)
			write_element(pdf, element);
}

void tags_finish(struct pdf *pdf)
{
	struct object *root = object_new(pdf->objects), *parents = object_new(pdf->objects);
	struct str *catalog = object_body(objects_catalog(pdf->objects));
	struct str *body = object_body(root);
	pdf->document->parent_number = object_number(root);
	write_rest(pdf, pdf->document);
	write_left_over(pdf);
	end_node(pdf);
	str_add_format(object_body(parents), "/Kids [%s]\n", str_text(&pdf->parent_nodes));
	str_add(body, "/Type /StructTreeRoot /K ");
	put_number_reference(body, pdf->document->number);
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
	for (size_t i = 0; i < pdf->element_room; i++)
		free_element(pdf->elements[i]);
	for (struct element *element = pdf->loose, *next; element != NULL; element = next) {
		next = element->next;
		free_element(element);
	}
	free_element(pdf->document);
	free(pdf->elements);
	str_free(&pdf->parents);
	str_free(&pdf->parent_nodes);
	str_free(&pdf->note_ids);
}
