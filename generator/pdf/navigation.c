/*
 * What leads through a document: links, named destinations, the outline, page labels.
 */
#include "pdf/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct place {
	int page;
	double x, y;
};

/* ---- while pages are painted */

void place_add(struct canvas *canvas, const struct area *area)
{
	struct pdf *pdf = canvas->pdf;
	if (area->id[0] == '\0' || keys_find(&pdf->places, area->id) != NULL)
		return; /* the parts of a broken area share its id: the first counts */
	struct place *place = arena_alloc(&pdf->arena, sizeof(*place));
	place->page = canvas->number;
	canvas_to_page(canvas, area->x, area->y, &place->x, &place->y);
	keys_add(&pdf->places, arena_strdup(&pdf->arena, area->id), place);
}

static void add_text(struct str *out, const struct area *area)
{
	if (area->kind == AREA_TEXT && area->text != NULL)
		str_add_n(out, area->text->text, area->text->len);
	for (const struct area *child = area->first; child != NULL; child = child->next)
		add_text(out, child);
}

static const char *text_of(struct pdf *pdf, const struct area *area)
{
	struct str text = { 0 };
	add_text(&text, area);
	const char *kept = arena_strndup(&pdf->arena, str_text(&text), text.len);
	str_free(&text);
	return kept;
}

static const char *kept(struct pdf *pdf, const char *text)
{
	return text != NULL ? arena_strdup(&pdf->arena, text) : NULL;
}

void link_add(struct canvas *canvas, const struct area *area)
{
	struct pdf *pdf = canvas->pdf;
	if (area->width <= 0 || area->height <= 0)
		return;
	struct link *link = arena_alloc(&pdf->arena, sizeof(*link));
	link->page = canvas->number;
	link->to.id = kept(pdf, area->link->id);
	link->to.uri = kept(pdf, area->link->uri);
	link->element = tag_link(canvas);
	link->text = text_of(pdf, area);
	for (int corner = 0; corner < 4; corner++) {
		double x, y;
		canvas_to_page(canvas, (double)area->x + (corner & 1 ? area->width : 0),
			(double)area->y + (corner & 2 ? area->height : 0), &x, &y);
		link->box[0] = corner == 0 ? x : fmin(link->box[0], x);
		link->box[1] = corner == 0 ? y : fmin(link->box[1], y);
		link->box[2] = corner == 0 ? x : fmax(link->box[2], x);
		link->box[3] = corner == 0 ? y : fmax(link->box[3], y);
	}
	*pdf->last_link = link;
	pdf->last_link = &link->next;
}

/* ---- destinations (ISO 32000-1, 12.3.2) */

static void put_place(const struct pdf *pdf, struct str *out, const struct place *place)
{
	str_add_char(out, '[');
	put_reference(out, pdf->pages[place->page - 1].object);
	str_add(out, " /XYZ ");
	put_number(out, place->x, 3);
	str_add_char(out, ' ');
	put_number(out, place->y, 3);
	str_add(out, " null]");
}

static void write_names(struct pdf *pdf)
{
	if (pdf->places.count == 0)
		return;
	struct key *sorted = keys_sorted(&pdf->places);
	struct object *tree = object_new(pdf->objects);
	struct str *body = object_body(tree);
	str_add(body, "/Names [");
	for (size_t i = 0; i < pdf->places.count; i++) {
		put_bytes(body, sorted[i].key, strlen(sorted[i].key));
		put_place(pdf, body, sorted[i].value);
		str_add_char(body, '\n');
	}
	str_add(body, "]\n");
	free(sorted);
	str_add(object_body(objects_catalog(pdf->objects)), "/Names << /Dests ");
	put_reference(object_body(objects_catalog(pdf->objects)), tree);
	str_add(object_body(objects_catalog(pdf->objects)), " >>\n");
}

/* ---- links (12.5.6.5); PDF/A wants them printed (ISO 19005-2, 6.3.2) */

/* RFC 3986: what no URI may hold is percent-encoded; an IRI becomes a URI that way. */
static void put_uri(struct str *out, const char *uri)
{
	static const char hex[] = "0123456789ABCDEF";
	struct str encoded = { 0 };
	for (; *uri != '\0'; uri++) {
		unsigned char c = (unsigned char)*uri;
		if (c > ' ' && c < 0x7F && strchr("\"<>\\^`{|}", c) == NULL) {
			str_add_char(&encoded, (char)c);
			continue;
		}
		const char escaped[3] = { '%', hex[c >> 4], hex[c & 15] };
		str_add_n(&encoded, escaped, 3);
	}
	put_bytes(out, str_text(&encoded), encoded.len);
	str_free(&encoded);
}

/* For those who hear it (ISO 14289-1, 7.18.5). */
static void put_contents(struct str *body, const struct link *link)
{
	const char *text = *link->text != '\0' ? link->text :
		link->to.uri != NULL	       ? link->to.uri :
						 link->to.id;
	str_add(body, "/Contents ");
	put_text(body, text, strlen(text));
	str_add_char(body, '\n');
}

/* NULL: it leads nowhere, which layout/ has told the author. */
static struct object *make_link(struct pdf *pdf, const struct link *link)
{
	const struct place *place =
		link->to.id != NULL ? keys_find(&pdf->places, link->to.id) : NULL;
	if (place == NULL && link->to.uri == NULL)
		return NULL;
	struct object *object = object_new(pdf->objects);
	struct str *body = object_body(object);
	str_add(body, "/Type /Annot\n/Subtype /Link\n/F 4\n/Border [0 0 0]\n/Rect [");
	for (int i = 0; i < 4; i++) {
		put_number(body, link->box[i], 3);
		str_add(body, i < 3 ? " " : "]\n");
	}
	put_contents(body, link);
	str_add_format(
		body, "/StructParent %d\n", tag_annotation(pdf, link->element, object, link->page));
	if (place != NULL) {
		str_add(body, "/Dest ");
		put_place(pdf, body, place);
		str_add_char(body, '\n');
	} else {
		str_add(body, "/A << /S /URI /URI ");
		put_uri(body, link->to.uri);
		str_add(body, " >>\n");
	}
	return object;
}

/* Those of a page follow each other. */
static void write_links(struct pdf *pdf)
{
	int page = 0;
	for (const struct link *link = pdf->links; link != NULL; link = link->next) {
		struct str *body = object_body(pdf->pages[link->page - 1].object);
		struct object *object = make_link(pdf, link);
		if (object != NULL) {
			if (page != link->page)
				str_add(body, "/Annots [");
			page = link->page;
			put_reference(body, object);
			str_add_char(body, ' ');
			object_done(pdf->objects, object);
		}
		if (page == link->page && (link->next == NULL || link->next->page != page))
			str_add(body, "]\n");
	}
}

/* ---- outline (12.3.3) */

struct outline {
	struct object *first, *last;
	int count; /* of entries that are seen when all above are open */
};

static struct outline write_entries(
	struct pdf *pdf, const struct area_bookmark *first, const struct object *parent);

static void entry_reference(struct str *body, const char *key, const struct object *object)
{
	if (object == NULL)
		return;
	str_add_format(body, "/%s ", key);
	put_reference(body, object);
	str_add_char(body, '\n');
}

static int write_entry(struct pdf *pdf, const struct area_bookmark *bookmark, struct object *object,
	const struct object *parent)
{
	const struct place *place =
		bookmark->id != NULL ? keys_find(&pdf->places, bookmark->id) : NULL;
	struct outline inner = write_entries(pdf, bookmark->first, object);
	struct str *body = object_body(object);
	const char *title = bookmark->title != NULL ? bookmark->title : "";
	str_add(body, "/Title ");
	put_text(body, title, strlen(title));
	str_add_char(body, '\n');
	entry_reference(body, "Parent", parent);
	entry_reference(body, "First", inner.first);
	entry_reference(body, "Last", inner.last);
	if (inner.count > 0)
		str_add_format(body, "/Count %d\n", bookmark->open ? inner.count : -inner.count);
	if (place != NULL) {
		str_add(body, "/Dest ");
		put_place(pdf, body, place);
		str_add_char(body, '\n');
	}
	return bookmark->open ? inner.count : 0;
}

static struct outline write_entries(
	struct pdf *pdf, const struct area_bookmark *first, const struct object *parent)
{
	struct outline outline = { 0 };
	for (const struct area_bookmark *b = first; b != NULL; b = b->next) {
		struct object *object = object_new(pdf->objects);
		if (outline.first == NULL) {
			outline.first = object;
		} else {
			entry_reference(object_body(outline.last), "Next", object);
			object_done(pdf->objects, outline.last);
		}
		entry_reference(object_body(object), "Prev", outline.last);
		outline.last = object;
		outline.count += 1 + write_entry(pdf, b, object, parent);
	}
	return outline;
}

static void write_outline(struct pdf *pdf, const struct area_bookmark *bookmarks)
{
	if (bookmarks == NULL)
		return;
	struct object *root = object_new(pdf->objects);
	struct outline outline = write_entries(pdf, bookmarks, root);
	struct str *body = object_body(root);
	str_add_format(body, "/Type /Outlines\n/Count %d\n", outline.count);
	entry_reference(body, "First", outline.first);
	entry_reference(body, "Last", outline.last);
	struct str *catalog = object_body(objects_catalog(pdf->objects));
	entry_reference(catalog, "Outlines", root);
	str_add(catalog, "/PageMode /UseOutlines\n");
}

/* ---- page labels (12.4.2) */

static bool is_decimal(const char *label, long *number)
{
	char *end;
	if (label[0] < '1' || label[0] > '9' || strlen(label) > 8)
		return false;
	*number = strtol(label, &end, 10);
	return *end == '\0';
}

/* Runs of decimal numbers are one entry, every other label is one of its own: a prefix without
 * number. */
static void write_labels(struct pdf *pdf)
{
	struct str nums = { 0 };
	long index = 0, number = 0, expected = 0;
	bool plain = true;
	for (; index < (long)pdf->page_count; index++) {
		const char *label = pdf->pages[index].label;
		bool decimal = is_decimal(label, &number);
		plain = plain && decimal && number == index + 1;
		if (!decimal) {
			str_add_format(&nums, "%ld << /P ", index);
			put_text(&nums, label, strlen(label));
			str_add(&nums, " >>\n");
			expected = 0;
			continue;
		}
		if (number != expected)
			str_add_format(&nums, "%ld << /S /D /St %ld >>\n", index, number);
		expected = number + 1;
	}
	if (!plain)
		str_add_format(object_body(objects_catalog(pdf->objects)),
			"/PageLabels << /Nums [%s] >>\n", str_text(&nums));
	str_free(&nums);
}

void navigation_finish(struct pdf *pdf, const struct area_bookmark *bookmarks)
{
	write_links(pdf);
	write_names(pdf);
	write_outline(pdf, bookmarks);
	write_labels(pdf);
}
