/* dump_attributes.c - what many elements of the printed area tree say. */
#include <inttypes.h>
#include <stddef.h>
#include <string.h>

#include "layout/dump.h"
#include "layout/packed.h"

/* Not within lines: their string value is the text of the line. */
void dump_indent(const struct dumper *d)
{
	for (int i = 0; i < d->depth && d->lines == 0; i++)
		putc(' ', d->out);
}

void dump_end_line(const struct dumper *d)
{
	if (d->lines == 0)
		putc('\n', d->out);
}

void dump_number(const struct dumper *d, const char *name, int value)
{
	fprintf(d->out, " %s=\"%d\"", name, value);
}

void dump_offset(const struct dumper *d, const char *name, int value)
{
	if (value != 0)
		dump_number(d, name, value);
}

void dump_string(const struct dumper *d, const char *name, const char *value)
{
	if (value == NULL)
		return;
	fprintf(d->out, " %s=\"", name);
	packed_text(d->out, value, strlen(value));
	putc('"', d->out);
}

void dump_flag(const struct dumper *d, const char *name, bool value)
{
	if (value)
		fprintf(d->out, " %s=\"true\"", name);
}

void dump_color(const struct dumper *d, const char *name, area_color value)
{
	if (value != AREA_NO_COLOR)
		fprintf(d->out, " %s=\"#%06" PRIx32 "\"", name, value);
}

const char *dump_line_style(enum area_line_style style)
{
	static const char *const names[] = { "none", "solid", "dashed", "dotted", "double",
		"groove", "ridge", "inset", "outset" };
	return names[style];
}

/* ---- attributes that many elements share */

bool dump_is_rl(const struct area *area)
{
	return area->traits != NULL && area->traits->rl;
}

/* The side of an area that its start or end is on. */
static enum area_side side_of(const struct area *area, enum area_side logical)
{
	return dump_is_rl(area) && logical % 2 != 0 ? (logical + 2) % AREA_SIDES : logical;
}

int dump_edge(const struct area *area, enum area_side side)
{
	return area->box->border[side].width + area->box->padding[side];
}

static int across(const struct area *area, enum area_side a, enum area_side b)
{
	return area->box == NULL ? 0 : dump_edge(area, a) + dump_edge(area, b);
}

static int spaces(const struct area *area)
{
	return area->traits != NULL ? area->traits->space_before + area->traits->space_after : 0;
}

/* With an a: of the rectangle with borders, padding and spaces. */
void dump_sizes(const struct dumper *d, const struct area *area)
{
	dump_number(d, "ipd", area->width);
	dump_number(d, "ipda", area->width + across(area, AREA_LEFT, AREA_RIGHT));
	dump_number(d, "bpd", area->height);
	dump_number(d, "bpda", area->height + across(area, AREA_TOP, AREA_BOTTOM) + spaces(area));
	if (dump_is_rl(area))
		fprintf(d->out, " level=\"1\"");
}

void dump_background(const struct dumper *d, const struct area_box *box)
{
	static const char *const repeats[2][2] = { { "no-repeat", "repeat-y" },
		{ "repeat-x", "repeat" } };
	bool color = box != NULL && box->background != AREA_NO_COLOR;
	const struct area_picture *picture = box != NULL ? box->picture : NULL;
	if (!color && picture == NULL)
		return;
	fprintf(d->out, " background=\"");
	if (color)
		fprintf(d->out, "color=#%06" PRIx32 "%s", box->background, picture ? "," : "");
	if (picture != NULL) {
		fprintf(d->out, "url=");
		packed_text(d->out, picture->source, strlen(picture->source));
		fprintf(d->out, ",repeat=%s,horiz=%d,vertical=%d",
			repeats[picture->across][picture->down], picture->x, picture->y);
	}
	putc('"', d->out);
}

void dump_box(const struct dumper *d, const struct area *area)
{
	static const char *const names[] = { "before", "end", "after", "start" };
	static const char *const collapses[] = { "", ",collapse-inner", ",collapse-outer" };
	if (area->box == NULL) {
		fprintf(d->out, " bap=\"0 0 0 0\"");
		return;
	}
	fprintf(d->out, " bap=\"%d %d %d %d\"", dump_edge(area, side_of(area, AREA_LEFT)),
		dump_edge(area, side_of(area, AREA_RIGHT)), dump_edge(area, AREA_TOP),
		dump_edge(area, AREA_BOTTOM));
	dump_background(d, area->box);
	for (enum area_side side = AREA_TOP; side < AREA_SIDES; side++) {
		enum area_side at = side_of(area, side);
		const struct area_border *border = &area->box->border[at];
		if (border->width > 0 && border->style != AREA_NONE)
			fprintf(d->out, " border-%s=\"(%s,#%06" PRIx32 ",%d%s)\"", names[side],
				dump_line_style(border->style), border->color & 0xffffff,
				border->width,
				area->traits != NULL ? collapses[area->traits->collapse[side]] :
						       "");
		if (area->box->padding[at] != 0)
			fprintf(d->out, " padding-%s=\"%d\"", names[side], area->box->padding[at]);
	}
}

/* From the edge of the reference area to the border of a block. */
static void side_space(const struct dumper *d, const struct area *area, const char *name,
	int indent, enum area_side side)
{
	int space = indent - (area->box != NULL ? dump_edge(area, side_of(area, side)) : 0);
	if (indent != 0 && space != 0)
		dump_number(d, name, space);
}

void dump_identity(const struct dumper *d, const struct area *area)
{
	const struct area_traits *traits = area->traits;
	dump_string(d, "prod-id", area->id != NULL ? area->id : traits != NULL ? traits->id : NULL);
	if (traits == NULL)
		return;
	dump_flag(d, "is-first", traits->is_first);
	dump_flag(d, "is-last", traits->is_last);
	dump_flag(d, "is-reference-area", traits->reference);
	static const struct {
		const char *name;
		size_t at;
	} lengths[] = {
		{ "start-indent", offsetof(struct area_traits, start_indent) },
		{ "end-indent", offsetof(struct area_traits, end_indent) },
		{ "space-before", offsetof(struct area_traits, space_before) },
		{ "space-after", offsetof(struct area_traits, space_after) },
	};
	for (size_t i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		int value = *(const int *)(const void *)((const char *)traits + lengths[i].at);
		if (value != 0)
			dump_number(d, lengths[i].name, value);
	}
	side_space(d, area, "space-start", traits->start_indent, AREA_LEFT);
	side_space(d, area, "space-end", traits->end_indent, AREA_RIGHT);
}
