/*
 * What a file for a printing press has besides: a sheet larger than the page, with bleed and crop
 * marks, and inks instead of sRGB.
 *
 * A colour becomes process inks by ISO 32000-1, 10.3.4 with all grey taken out (k = min(c, m, y))
 * and the rest divided by 1 - k, as inks multiply: never more than 300 % of ink, and no profile is
 * needed, of which Debian has none under a free licence.  Besides:
 * - grey is black ink alone, and so is a dark colour that is nearly grey, as text is;
 * - the first pure red of a document is a spot ink of its own, 红, as the red of official documents
 * is
 *   printed.  Other reds are process colours: one plate has one colour.
 */
#include "pdf/internal.h"

#include <math.h>

static const double MM = 72000 / 25.4;
static const double BLEED = 3, MARK_FROM = 4, MARK_TO = 9, MARGIN = 10; /* from the trimmed page */
static const double MARK_WIDTH = 0.25 * 1000;
static const double TOUCHING = 500; /* so near at the edge is at the edge */

double press_margin(const struct pdf *pdf)
{
	return pdf->profile == PDF_PRESS ? MARGIN * MM : 0;
}

double press_bleed(void)
{
	return BLEED * MM;
}

/* ---- inks */

static void split(area_color color, double rgb[3], double *least, double *most)
{
	for (int i = 0; i < 3; i++)
		rgb[i] = (color >> (16 - 8 * i) & 0xFF) / 255.0;
	*least = fmin(rgb[0], fmin(rgb[1], rgb[2]));
	*most = fmax(rgb[0], fmax(rgb[1], rgb[2]));
}

/* Hue within 10 degrees of red, and neither pale nor dark. */
static bool is_pure_red(area_color color)
{
	double rgb[3], least, most;
	split(color, rgb, &least, &most);
	return rgb[0] == most && most >= 0.6 && most - least >= 0.8 * most &&
		fabs(rgb[1] - rgb[2]) <= (most - least) / 6;
}

static void process_inks(area_color color, double cmyk[4])
{
	double rgb[3], least, most;
	split(color, rgb, &least, &most);
	double black = 1 - most;
	bool grey = most == least || (most <= 0.6 && most - least <= 16 / 255.0);
	if (grey)
		black = 1 - (0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]);
	for (int i = 0; i < 3; i++)
		cmyk[i] = grey ? 0 : (1 - rgb[i] - black) / (1 - black);
	cmyk[3] = black;
}

static void put_inks(struct str *out, const double cmyk[4])
{
	for (int i = 0; i < 4; i++) {
		put_number(out, cmyk[i], 3);
		str_add_char(out, ' ');
	}
}

void press_color(struct canvas *canvas, area_color color, bool stroke)
{
	struct pdf *pdf = canvas->pdf;
	struct str *out = &canvas->content;
	double cmyk[4];
	if (pdf->spot == AREA_NO_COLOR && is_pure_red(color))
		pdf->spot = color;
	if (pdf->spot == color) {
		str_add(out, stroke ? "/Red CS 1 SCN\n" : "/Red cs 1 scn\n");
		canvas->spot = true;
		return;
	}
	process_inks(color, cmyk);
	put_inks(out, cmyk);
	str_add(out, stroke ? "K\n" : "k\n");
}

/* A bright one looks as the inks do that make it best. */
static void spot_inks(area_color color, double cmyk[4])
{
	process_inks(color, cmyk);
	if ((color >> 16 & 0xFF) < 0.85 * 0xFF)
		return;
	cmyk[0] = cmyk[3] = 0;
	cmyk[1] = cmyk[2] = 1;
}

static void put_separation(struct str *out, const char *name, const double cmyk[4])
{
	str_add(out, "[/Separation ");
	put_name(out, name);
	str_add(out, " /DeviceCMYK << /FunctionType 2 /Domain [0 1] /N 1 /C0 [0 0 0 0] /C1 [");
	put_inks(out, cmyk);
	str_add(out, "] >>]");
}

void press_spaces(struct canvas *canvas, struct str *resources)
{
	static const double all[4] = { 1, 1, 1, 1 };
	double cmyk[4];
	str_add(resources, "\n/ColorSpace << /Marks ");
	put_separation(resources, "All", all);
	if (canvas->spot) {
		spot_inks(canvas->pdf->spot, cmyk);
		str_add(resources, "\n/Red ");
		put_separation(resources, "红", cmyk);
	}
	str_add(resources, " >>");
}

/* ---- the sheet */

void press_extend(const struct canvas *canvas, struct rectangle *r)
{
	const double *m = canvas->matrix;
	double *edges[AREA_SIDES] = { &r->top, &r->right, &r->bottom, &r->left };
	const double corners[5][2] = { { r->left, r->top }, { r->right, r->top },
		{ r->right, r->bottom }, { r->left, r->bottom }, { r->left, r->top } };
	if (canvas->pdf->profile != PDF_PRESS || r->right <= r->left || r->bottom <= r->top)
		return;
	for (int side = 0; side < AREA_SIDES; side++) {
		double x[2], y[2];
		for (int end = 0; end < 2; end++) {
			const double *p = corners[side + end];
			x[end] = m[0] * p[0] + m[2] * p[1] + m[4];
			y[end] = m[1] * p[0] + m[3] * p[1] + m[5];
		}
		bool touches = fmax(x[0], x[1]) <= TOUCHING || fmax(y[0], y[1]) <= TOUCHING ||
			fmin(x[0], x[1]) >= canvas->width - TOUCHING ||
			fmin(y[0], y[1]) >= canvas->height - TOUCHING;
		bool backwards = side == AREA_TOP || side == AREA_LEFT;
		if (touches)
			*edges[side] += backwards ? -press_bleed() : press_bleed();
	}
}

void press_begin(struct canvas *canvas)
{
	double bleed = press_bleed();
	str_add(&canvas->content, "1 0 0 1 ");
	canvas_length(canvas, press_margin(canvas->pdf));
	canvas_length(canvas, press_margin(canvas->pdf));
	canvas_op(canvas, "cm q");
	canvas_rectangle(
		canvas, -bleed, -bleed, canvas->width + 2 * bleed, canvas->height + 2 * bleed);
	canvas_op(canvas, "W n");
}

static void draw_mark(struct canvas *canvas, double x, double y, double dx, double dy)
{
	canvas_point(canvas, x + dx * MARK_FROM * MM, y + dy * MARK_FROM * MM);
	str_add(&canvas->content, "m ");
	canvas_point(canvas, x + dx * MARK_TO * MM, y + dy * MARK_TO * MM);
	canvas_op(canvas, "l S");
}

void press_end(struct canvas *canvas)
{
	canvas_op(canvas, "Q /Artifact BMC q /Marks CS 1 SCN");
	canvas_length(canvas, MARK_WIDTH);
	canvas_op(canvas, "w");
	for (int corner = 0; corner < 4; corner++) {
		bool right = corner & 1, low = corner & 2;
		double x = right ? canvas->width : 0, y = low ? canvas->height : 0;
		draw_mark(canvas, x, y, right ? 1 : -1, 0);
		draw_mark(canvas, x, y, 0, low ? 1 : -1);
	}
	canvas_op(canvas, "Q EMC");
}
