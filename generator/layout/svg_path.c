#include "layout/svg_path.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const double pi = 3.14159265358979323846;

/* ---- matrices */

struct point matrix_apply(struct matrix m, double x, double y)
{
	return (struct point){ m.a * x + m.c * y + m.e, m.b * x + m.d * y + m.f };
}

double matrix_scale(struct matrix m)
{
	return sqrt(fabs(m.a * m.d - m.b * m.c));
}

static struct matrix multiply(struct matrix m, struct matrix n)
{
	return (struct matrix){ m.a * n.a + m.c * n.b, m.b * n.a + m.d * n.b, m.a * n.c + m.c * n.d,
		m.b * n.c + m.d * n.d, m.a * n.e + m.c * n.f + m.e, m.b * n.e + m.d * n.f + m.f };
}

static int read_numbers(const char **at, double *numbers, int most)
{
	int count = 0;
	while (count < most) {
		char *end;
		*at += strspn(*at, " ,\t\r\n");
		double number = strtod(*at, &end);
		if (end == *at || !isfinite(number))
			break;
		numbers[count++] = number;
		*at = end;
	}
	return count;
}

static struct matrix one_transform(const char *name, size_t len, const double *n, int count)
{
	struct matrix m = { 1, 0, 0, 1, 0, 0 };
	if (strncmp(name, "translate", len) == 0 && count >= 1) {
		m.e = n[0];
		m.f = count > 1 ? n[1] : 0;
	} else if (strncmp(name, "scale", len) == 0 && count >= 1) {
		m.a = n[0];
		m.d = count > 1 ? n[1] : n[0];
	} else if (strncmp(name, "matrix", len) == 0 && count == 6) {
		m = (struct matrix){ n[0], n[1], n[2], n[3], n[4], n[5] };
	} else if (strncmp(name, "rotate", len) == 0 && count >= 1) {
		double c = cos(n[0] * pi / 180), s = sin(n[0] * pi / 180);
		double x = count > 2 ? n[1] : 0, y = count > 2 ? n[2] : 0;
		m = (struct matrix){ c, s, -s, c, x - c * x + s * y, y - s * x - c * y };
	}
	return m;
}

struct matrix matrix_transform(struct matrix m, const char *text)
{
	while (*text != '\0') {
		text += strspn(text, " ,\t\r\n");
		const char *name = text;
		size_t len = strspn(text, "abcdefghijklmnopqrstuvwxyzXY");
		text += len;
		text += strspn(text, " ");
		if (len == 0 || *text != '(')
			break;
		double numbers[6];
		text++;
		int count = read_numbers(&text, numbers, 6);
		m = multiply(m, one_transform(name, len, numbers, count));
		text += strcspn(text, ")");
		text += *text == ')';
	}
	return m;
}

/* ---- strokes */

static struct stroke *add(struct outline *outline, enum path_op op)
{
	if (outline->count == outline->room) {
		outline->room = outline->room != 0 ? 2 * outline->room : 16;
		outline->strokes =
			mem_resize(outline->strokes, outline->room * sizeof(*outline->strokes));
	}
	struct stroke *stroke = &outline->strokes[outline->count++];
	memset(stroke, 0, sizeof(*stroke));
	stroke->op = op;
	return stroke;
}

void outline_move(struct outline *outline, double x, double y)
{
	add(outline, PATH_MOVE)->at[0] = outline->start = outline->now = (struct point){ x, y };
}

void outline_line(struct outline *outline, double x, double y)
{
	add(outline, PATH_LINE)->at[0] = outline->now = (struct point){ x, y };
}

void outline_curve(struct outline *outline, struct point a, struct point b, struct point end)
{
	struct stroke *stroke = add(outline, PATH_CURVE);
	stroke->at[0] = a;
	stroke->at[1] = b;
	stroke->at[2] = outline->now = end;
}

void outline_close(struct outline *outline)
{
	add(outline, PATH_CLOSE);
	outline->now = outline->start;
}

/* ---- arcs, as curves of at most a quarter turn */

struct arc {
	struct point centre;
	double rx, ry, turn; /* radians */
};

static struct point on_arc(const struct arc *arc, double x, double y)
{
	double c = cos(arc->turn), s = sin(arc->turn);
	return (struct point){ arc->centre.x + c * arc->rx * x - s * arc->ry * y,
		arc->centre.y + s * arc->rx * x + c * arc->ry * y };
}

static void sweep(struct outline *outline, const struct arc *arc, double from, double by)
{
	int parts = (int)ceil(fabs(by) / (pi / 2) - 1e-9);
	double step = parts > 0 ? by / parts : 0;
	double k = 4.0 / 3 * tan(step / 4);
	for (int i = 0; i < parts; i++) {
		double a = from + i * step, b = a + step;
		outline_curve(outline, on_arc(arc, cos(a) - k * sin(a), sin(a) + k * cos(a)),
			on_arc(arc, cos(b) + k * sin(b), sin(b) - k * cos(b)),
			on_arc(arc, cos(b), sin(b)));
	}
}

static double angle(double x, double y)
{
	return atan2(y, x);
}

/* SVG 1.1, F.6.5: from the end points to the centre. */
static void outline_arc(struct outline *outline, const double n[7], struct point end)
{
	struct point start = outline->now;
	struct arc arc = { .rx = fabs(n[0]), .ry = fabs(n[1]), .turn = n[2] * pi / 180 };
	bool large = n[3] != 0, clockwise = n[4] != 0;
	if (arc.rx == 0 || arc.ry == 0 || (start.x == end.x && start.y == end.y)) {
		outline_line(outline, end.x, end.y);
		return;
	}
	double c = cos(arc.turn), s = sin(arc.turn);
	double dx = (start.x - end.x) / 2, dy = (start.y - end.y) / 2;
	double x = c * dx + s * dy, y = -s * dx + c * dy;
	double grow = x * x / (arc.rx * arc.rx) + y * y / (arc.ry * arc.ry);
	if (grow > 1) {
		arc.rx *= sqrt(grow);
		arc.ry *= sqrt(grow);
	}
	double a = arc.rx * arc.rx, b = arc.ry * arc.ry;
	double rest = (a * b - a * y * y - b * x * x) / (a * y * y + b * x * x);
	double k = sqrt(rest > 0 ? rest : 0) * (large == clockwise ? -1 : 1);
	double cx = k * arc.rx * y / arc.ry, cy = -k * arc.ry * x / arc.rx;
	arc.centre = (struct point){ c * cx - s * cy + (start.x + end.x) / 2,
		s * cx + c * cy + (start.y + end.y) / 2 };
	double from = angle((x - cx) / arc.rx, (y - cy) / arc.ry);
	double by = angle((-x - cx) / arc.rx, (-y - cy) / arc.ry) - from;
	if (clockwise && by < 0)
		by += 2 * pi;
	if (!clockwise && by > 0)
		by -= 2 * pi;
	sweep(outline, &arc, from, by);
}

/* ---- shapes */

void outline_ellipse(struct outline *outline, double x, double y, double rx, double ry)
{
	struct arc arc = { { x, y }, rx, ry, 0 };
	if (rx <= 0 || ry <= 0)
		return;
	outline_move(outline, x + rx, y);
	sweep(outline, &arc, 0, 2 * pi);
	outline_close(outline);
}

static void corner(struct outline *outline, double x, double y, double rx, double ry, double from)
{
	struct arc arc = { { x, y }, rx, ry, 0 };
	sweep(outline, &arc, from, pi / 2);
}

void outline_rectangle(struct outline *outline, double x, double y, double width, double height,
	double rx, double ry)
{
	if (width <= 0 || height <= 0)
		return;
	rx = rx > width / 2 ? width / 2 : rx;
	ry = ry > height / 2 ? height / 2 : ry;
	bool round_corners = rx > 0 && ry > 0;
	if (!round_corners)
		rx = ry = 0;
	outline_move(outline, x + rx, y);
	outline_line(outline, x + width - rx, y);
	if (round_corners)
		corner(outline, x + width - rx, y + ry, rx, ry, -pi / 2);
	outline_line(outline, x + width, y + height - ry);
	if (round_corners)
		corner(outline, x + width - rx, y + height - ry, rx, ry, 0);
	outline_line(outline, x + rx, y + height);
	if (round_corners)
		corner(outline, x + rx, y + height - ry, rx, ry, pi / 2);
	outline_line(outline, x, y + ry);
	if (round_corners)
		corner(outline, x + rx, y + ry, rx, ry, pi);
	outline_close(outline);
}

void outline_points(struct outline *outline, const char *points, bool close)
{
	double n[2];
	while (read_numbers(&points, n, 2) == 2) {
		if (outline->count == 0)
			outline_move(outline, n[0], n[1]);
		else
			outline_line(outline, n[0], n[1]);
	}
	if (close && outline->count > 0)
		outline_close(outline);
}

/* ---- path data */

/* How many numbers a command takes; they may be repeated without it. */
static int numbers_of(char command)
{
	static const char commands[] = "MLHVCSQTAZ";
	static const int counts[] = { 2, 2, 1, 1, 6, 4, 4, 2, 7, 0 };
	const char *at = strchr(commands, toupper((unsigned char)command));
	return at != NULL && *at != '\0' ? counts[at - commands] : -1;
}

struct pen {
	struct outline *outline;
	struct point control; /* of the curve before, for S and T */
	char before;
};

static struct point mirror(const struct pen *pen, const char *kinds)
{
	struct point now = pen->outline->now;
	if (pen->before == '\0' || strchr(kinds, pen->before) == NULL)
		return now;
	return (struct point){ 2 * now.x - pen->control.x, 2 * now.y - pen->control.y };
}

static void quadratic(struct pen *pen, struct point control, struct point end)
{
	struct point now = pen->outline->now;
	struct point a = { now.x + (control.x - now.x) * 2 / 3,
		now.y + (control.y - now.y) * 2 / 3 };
	struct point b = { end.x + (control.x - end.x) * 2 / 3,
		end.y + (control.y - end.y) * 2 / 3 };
	outline_curve(pen->outline, a, b, end);
	pen->control = control;
}

/* `n` is absolute. */
static void obey(struct pen *pen, char command, const double *n)
{
	struct outline *outline = pen->outline;
	switch (command) {
	case 'M':
		outline_move(outline, n[0], n[1]);
		break;
	case 'L':
		outline_line(outline, n[0], n[1]);
		break;
	case 'H':
		outline_line(outline, n[0], outline->now.y);
		break;
	case 'V':
		outline_line(outline, outline->now.x, n[0]);
		break;
	case 'C':
		pen->control = (struct point){ n[2], n[3] };
		outline_curve(outline, (struct point){ n[0], n[1] }, pen->control,
			(struct point){ n[4], n[5] });
		break;
	case 'S': {
		struct point first = mirror(pen, "CS");
		pen->control = (struct point){ n[0], n[1] };
		outline_curve(outline, first, pen->control, (struct point){ n[2], n[3] });
		break;
	}
	case 'Q':
		quadratic(pen, (struct point){ n[0], n[1] }, (struct point){ n[2], n[3] });
		break;
	case 'T':
		quadratic(pen, mirror(pen, "QT"), (struct point){ n[0], n[1] });
		break;
	case 'A':
		outline_arc(outline, n, (struct point){ n[5], n[6] });
		break;
	default:
		outline_close(outline);
		break;
	}
	pen->before = command;
}

static void make_absolute(const struct outline *outline, char command, double *n, int count)
{
	struct point now = outline->now;
	if (command == 'v')
		n[0] += now.y;
	else if (command == 'h')
		n[0] += now.x;
	else
		for (int i = command == 'a' ? 5 : 0; i < count; i++)
			n[i] += (i - (command == 'a' ? 5 : 0)) % 2 == 0 ? now.x : now.y;
}

/* The flags of an arc may stand without separators: "a1 1 0 01.5.5". */
static int read_arguments(const char **data, char command, double *n, int count)
{
	if (toupper((unsigned char)command) != 'A')
		return read_numbers(data, n, count);
	int got = read_numbers(data, n, 3);
	for (int i = 3; i < 5 && got == i; i++) {
		*data += strspn(*data, " ,\t\r\n");
		if (**data != '0' && **data != '1')
			return got;
		n[i] = *(*data)++ - '0';
		got++;
	}
	return got == 5 ? 5 + read_numbers(data, n + 5, 2) : got;
}

bool outline_data(struct outline *outline, const char *data)
{
	struct pen pen = { .outline = outline };
	char command = '\0';
	for (;;) {
		double n[7] = { 0 };
		data += strspn(data, " ,\t\r\n");
		if (*data == '\0')
			return true;
		if (isalpha((unsigned char)*data))
			command = *data++;
		else if (command == '\0' || numbers_of(command) == 0)
			return false;
		int count = numbers_of(command);
		if (count < 0 || read_arguments(&data, command, n, count) != count)
			return false;
		if (outline->count == 0 && toupper((unsigned char)command) != 'M')
			return false;
		if (islower((unsigned char)command))
			make_absolute(outline, command, n, count);
		obey(&pen, (char)toupper((unsigned char)command), n);
		if (command == 'M' || command == 'm')
			command = command == 'M' ? 'L' : 'l';
	}
}

const struct path_segment *outline_segments(
	const struct outline *outline, struct matrix to_page, struct arena *arena)
{
	struct path_segment *segments = arena_alloc(arena, outline->count * sizeof(*segments));
	for (size_t i = 0; i < outline->count; i++) {
		segments[i].op = outline->strokes[i].op;
		for (int k = 0; k < 3; k++) {
			struct point p = matrix_apply(
				to_page, outline->strokes[i].at[k].x, outline->strokes[i].at[k].y);
			segments[i].x[k] = (int)lround(p.x);
			segments[i].y[k] = (int)lround(p.y);
		}
	}
	return segments;
}

void outline_free(struct outline *outline)
{
	free(outline->strokes);
	*outline = (struct outline){ 0 };
}
