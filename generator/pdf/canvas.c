#include "pdf/internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* No side of a page may be longer than 14400 units (ISO 32000-1, annex C). */
static const double LONGEST = 14400;

/* Millipoints are exact with three decimals; a UserUnit asks for more. */
static int digits(const struct canvas *canvas)
{
	return canvas->unit == 1 ? 3 : 5;
}

static double units(const struct canvas *canvas, double length)
{
	return length / (1000 * canvas->unit);
}

/* A box that leaves so much of the sheet on each side. */
static void put_box(struct canvas *canvas, const char *name, double inset)
{
	struct str *body = object_body(canvas->page);
	double rest = 2 * press_margin(canvas->pdf) - inset;
	const double corners[4] = { units(canvas, inset), units(canvas, inset),
		fmax(units(canvas, canvas->width + rest), 3),
		fmax(units(canvas, canvas->height + rest), 3) };
	str_add_format(body, "/%s [", name);
	for (int i = 0; i < 4; i++) {
		put_number(body, corners[i], digits(canvas));
		str_add(body, i < 3 ? " " : "]\n");
	}
}

static void page_boxes(struct canvas *canvas)
{
	struct str *body = object_body(canvas->page);
	double margin = press_margin(canvas->pdf);
	put_box(canvas, "MediaBox", 0);
	if (margin > 0) {
		put_box(canvas, "BleedBox", margin - press_bleed());
		put_box(canvas, "TrimBox", margin);
	}
	if (canvas->unit != 1) {
		str_add(body, "/UserUnit ");
		put_number(body, canvas->unit, 0);
		str_add_char(body, '\n');
	}
}

/* Pages in front of it that are painted later have their places. */
static struct object *page_object(struct pdf *pdf, int number)
{
	while ((int)pdf->page_count < number) {
		if (pdf->page_count == pdf->page_room) {
			pdf->page_room = pdf->page_room > 0 ? 2 * pdf->page_room : 16;
			pdf->pages = mem_resize(pdf->pages, pdf->page_room * sizeof(*pdf->pages));
		}
		pdf->pages[pdf->page_count++] = (struct sheet){ object_page(pdf->objects), "" };
	}
	return pdf->pages[number - 1].object;
}

void canvas_begin(struct canvas *canvas, struct pdf *pdf, const struct area_page *page, int number)
{
	static const double identity[6] = { 1, 0, 0, 1, 0, 0 };
	double longest = (fmax(page->width, page->height) + 2 * press_margin(pdf)) / 1000;
	canvas->pdf = pdf;
	canvas->page = page_object(pdf, number);
	canvas->number = number;
	if (page->label != NULL)
		pdf->pages[number - 1].label = arena_strdup(&pdf->arena, page->label);
	canvas->width = page->width;
	canvas->height = page->height;
	canvas->unit = fmax(ceil(longest / LONGEST), 1);
	canvas->fill = canvas->stroke = 0;
	canvas->spot = false;
	canvas->text = (struct text_state){ 0 };
	canvas->queued = 0;
	memcpy(canvas->matrix, identity, sizeof(identity));
	str_clear(&canvas->content);
	str_clear(&canvas->fonts);
	str_clear(&canvas->pictures);
	str_clear(&canvas->owners);
	canvas->mcids = 0;
	canvas->marking = canvas->furniture = false;
	canvas->element = canvas->section = pdf->document;
	page_boxes(canvas);
	if (pdf->profile == PDF_PRESS)
		press_begin(canvas);
}

void canvas_end(struct canvas *canvas)
{
	struct str *body = object_body(canvas->page);
	text_flush(canvas);
	tag_end(canvas);
	if (canvas->pdf->profile == PDF_PRESS)
		press_end(canvas);
	tags_page_end(canvas);
	str_add(body, "/Resources <<");
	if (canvas->fonts.len > 0)
		str_add_format(body, "\n/Font <<%s>>", canvas->fonts.text);
	if (canvas->pictures.len > 0)
		str_add_format(body, "\n/XObject <<%s>>", canvas->pictures.text);
	if (canvas->pdf->profile == PDF_PRESS)
		press_spaces(canvas, body);
	str_add(body, ">>\n");
	page_fill(canvas->pdf->objects, canvas->page, &canvas->content);
}

void canvas_free(struct canvas *canvas)
{
	str_free(&canvas->content);
	str_free(&canvas->fonts);
	str_free(&canvas->pictures);
	str_free(&canvas->owners);
	free(canvas->queue);
	free(canvas->items);
	arena_free(&canvas->scratch);
}

void canvas_length(struct canvas *canvas, double length)
{
	put_number(&canvas->content, units(canvas, length), digits(canvas));
	str_add_char(&canvas->content, ' ');
}

void canvas_point(struct canvas *canvas, double x, double y)
{
	canvas_length(canvas, x);
	canvas_length(canvas, canvas->height - y);
}

void canvas_rectangle(struct canvas *canvas, double x, double y, double width, double height)
{
	canvas_point(canvas, x, y + height);
	canvas_length(canvas, width);
	canvas_length(canvas, height);
	canvas_op(canvas, "re");
}

void canvas_op(struct canvas *canvas, const char *operator)
{
	str_add(&canvas->content, operator);
	str_add_char(&canvas->content, '\n');
}

static void put_color(struct canvas *canvas, area_color color, bool stroke)
{
	if (canvas->pdf->profile == PDF_PRESS) {
		press_color(canvas, color, stroke);
		return;
	}
	for (int shift = 16; shift >= 0; shift -= 8) {
		put_number(&canvas->content, (color >> shift & 0xFF) / 255.0, 4);
		str_add_char(&canvas->content, ' ');
	}
	canvas_op(canvas, stroke ? "RG" : "rg");
}

void canvas_fill(struct canvas *canvas, area_color color)
{
	if (canvas->fill == color)
		return;
	put_color(canvas, color, false);
	canvas->fill = color;
}

void canvas_stroke(struct canvas *canvas, area_color color)
{
	if (canvas->stroke == color)
		return;
	put_color(canvas, color, true);
	canvas->stroke = color;
}

void canvas_to_page(const struct canvas *canvas, double x, double y, double *page_x, double *page_y)
{
	const double *m = canvas->matrix;
	double margin = press_margin(canvas->pdf);
	*page_x = units(canvas, m[0] * x + m[2] * y + m[4] + margin);
	*page_y = units(canvas, canvas->height - (m[1] * x + m[3] * y + m[5]) + margin);
}
