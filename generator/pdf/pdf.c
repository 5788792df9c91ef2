/*
 * The order in which a PDF is made: pages are painted, then what could not be known before (fonts,
 * destinations), then the file.
 */
#include "pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

#include "pdf/internal.h"

static void paint(struct canvas *canvas, const struct area *area);

static void paint_children(struct canvas *canvas, const struct area *area)
{
	for (const struct area *child = area->first; child != NULL; child = child->next)
		paint(canvas, child);
}

/* outer * inner: a point goes through the inner one first. */
static void multiply(double result[6], const double outer[6], const double inner[6])
{
	const double *o = outer, *i = inner;
	const double product[6] = {
		o[0] * i[0] + o[2] * i[1],
		o[1] * i[0] + o[3] * i[1],
		o[0] * i[2] + o[2] * i[3],
		o[1] * i[2] + o[3] * i[3],
		o[0] * i[4] + o[2] * i[5] + o[4],
		o[1] * i[4] + o[3] * i[5] + o[5],
	};
	memcpy(result, product, sizeof(product));
}

/*
 * The matrix of a viewport counts downwards.  With F turning the page upside down, y -> height - y,
 * what is painted through F needs F M F, which is this.
 */
static void concatenate(struct canvas *canvas, const double m[6])
{
	double h = canvas->height;
	const double turned[4] = { m[0], -m[1], -m[2], m[3] };
	for (int i = 0; i < 4; i++) {
		put_number(&canvas->content, turned[i], 6);
		str_add_char(&canvas->content, ' ');
	}
	canvas_length(canvas, m[2] * h + m[4]);
	canvas_length(canvas, h - m[3] * h - m[5]);
	canvas_op(canvas, "cm");
}

static void paint_viewport(struct canvas *canvas, const struct area *area)
{
	static const double identity[6] = { 1, 0, 0, 1, 0, 0 };
	const double matrix[6] = {
		area->viewport.a,
		area->viewport.b,
		area->viewport.c,
		area->viewport.d,
		area->viewport.e,
		area->viewport.f,
	};
	bool turns = memcmp(matrix, identity, sizeof(matrix)) != 0;
	if (!turns && !area->viewport.clip) {
		paint_children(canvas, area);
		return;
	}
	text_flush(canvas);
	tag_end(canvas);
	struct canvas before = *canvas;
	canvas_op(canvas, "q");
	if (area->viewport.clip) {
		struct rectangle r = { area->x, area->y, (double)area->x + area->width,
			(double)area->y + area->height };
		press_extend(canvas, &r);
		canvas_rectangle(canvas, r.left, r.top, r.right - r.left, r.bottom - r.top);
		canvas_op(canvas, "W n");
	}
	if (turns) {
		concatenate(canvas, matrix);
		multiply(canvas->matrix, before.matrix, matrix);
	}
	paint_children(canvas, area);
	text_flush(canvas);
	tag_end(canvas);
	canvas_op(canvas, "Q");
	canvas->fill = before.fill;
	canvas->stroke = before.stroke;
	canvas->text = before.text;
	memcpy(canvas->matrix, before.matrix, sizeof(before.matrix));
}

static void paint_kind(struct canvas *canvas, const struct area *area)
{
	switch (area->kind) {
	case AREA_VIEWPORT:
		paint_viewport(canvas, area);
		break;
	case AREA_TEXT:
		text_add(canvas, area);
		break;
	case AREA_LINE:
		text_line(canvas);
		paint_children(canvas, area);
		text_line(canvas);
		break;
	case AREA_SPACE: /* a space between words: what stands apart does so rightly */
		text_line(canvas);
		break;
	case AREA_LEADER:
		leader_paint(canvas, area);
		break;
	case AREA_IMAGE:
		picture_paint(canvas, area);
		break;
	case AREA_PATH:
		if (area->path != NULL)
			path_paint(canvas, area->path);
		break;
	case AREA_REGION:
	case AREA_BLOCK:
	case AREA_INLINE:
		paint_children(canvas, area);
		break;
	}
}

static void paint(struct canvas *canvas, const struct area *area)
{
	struct element *outer = canvas->element;
	if (area->part != NULL)
		canvas->element = tag_enter(canvas, area->part);
	if (area->part != NULL)
		tag_place(canvas, area);
	if (area->id != NULL)
		place_add(canvas, area);
	if (area->link != NULL && canvas->pdf->profile == PDF_ARCHIVE)
		link_add(canvas, area);
	box_paint(canvas, area);
	paint_kind(canvas, area);
	canvas->element = outer;
}

/* The body comes first in the tree: what stands around it refers to its element. */
static void paint_region(struct canvas *canvas, const struct area *region)
{
	canvas->furniture = region->part != NULL && strcmp(region->part->type, AREA_ARTIFACT) == 0;
	canvas->furniture_leads = strcmp(region->name, "region-before") == 0;
	if (region->part != NULL && !canvas->furniture)
		canvas->section = tag_enter(canvas, region->part);
	paint(canvas, region);
	text_flush(canvas);
	tag_end(canvas);
}

struct pdf *pdf_new(enum pdf_profile profile, struct diag *diag)
{
	struct pdf *pdf = mem_alloc(sizeof(*pdf));
	pdf->profile = profile;
	pdf->diag = diag;
	pdf->ok = true;
	pdf->spot = AREA_NO_COLOR;
	pdf->last_font = &pdf->fonts;
	pdf->last_link = &pdf->links;
	pdf->canvas = mem_alloc(sizeof(*pdf->canvas));
	pdf->objects = objects_new();
	if (pdf->objects != NULL) {
		tags_begin(pdf);
		return pdf;
	}
	diag_report(diag, (struct where){ 0 }, MESSAGE_PDF, "libharu");
	pdf_free(pdf);
	return NULL;
}

void pdf_page(struct pdf *pdf, const struct area_page *page, size_t index)
{
	canvas_begin(pdf->canvas, pdf, page, (int)index + 1);
	for (const struct area *region = page->first; region != NULL; region = region->next)
		paint_region(pdf->canvas, region);
	canvas_end(pdf->canvas);
}

void pdf_parts_done(struct pdf *pdf, size_t first, size_t end)
{
	tags_done(pdf, first, end);
}

bool pdf_end(struct pdf *pdf, const struct area_tree *tree, pdf_sink *sink, void *user)
{
	static const struct area_page nothing = { .width = 595276, .height = 841890 };
	if (pdf->page_count == 0) /* a PDF has at least one */
		pdf_page(pdf, &nothing, 0);
	bool ok = embed_finish(pdf);
	navigation_finish(pdf, tree->bookmarks);
	tags_finish(pdf);
	pdf->info = &tree->info;
	identity_finish(pdf);
	ok = ok && pdf->ok;
	if (ok && objects_save(pdf->objects, sink, user))
		return true;
	const char *error = objects_error(pdf->objects);
	if (error != NULL)
		diag_report(pdf->diag, (struct where){ 0 }, MESSAGE_PDF, error);
	return false;
}

void pdf_free(struct pdf *pdf)
{
	if (pdf == NULL)
		return;
	tags_free(pdf);
	canvas_free(pdf->canvas);
	free(pdf->canvas);
	keys_free(&pdf->pictures);
	keys_free(&pdf->places);
	objects_free(pdf->objects);
	free(pdf->pages);
	arena_free(&pdf->arena);
	free(pdf);
}

static void append(void *user, const void *bytes, size_t len)
{
	str_add_n(user, bytes, len);
}

bool pdf_write(
	const struct area_tree *tree, enum pdf_profile profile, struct str *out, struct diag *diag)
{
	size_t index = 0, before = out->len;
	struct pdf *pdf = pdf_new(profile, diag);
	if (pdf == NULL)
		return false;
	for (const struct area_page *page = tree->first; page != NULL; page = page->next)
		pdf_page(pdf, page, index++);
	bool ok = pdf_end(pdf, tree, append, out);
	if (!ok && out->text != NULL) /* nothing half done */
		out->text[out->len = before] = '\0';
	pdf_free(pdf);
	return ok;
}
