/* dump.h - between dump.c, dump_inline.c and dump_attributes.c: the printed area tree. */
#ifndef LAYOUT_DUMP_H
#define LAYOUT_DUMP_H

#include <stdio.h>

#include "layout/engine.h"
#include "layout/targets.h"

struct dumper {
	FILE *out;
	int depth;
	int lines; /* depth within lines */
	struct targets targets;
};

void dump_indent(const struct dumper *d);
void dump_end_line(const struct dumper *d);
void dump_number(const struct dumper *d, const char *name, int value);
void dump_offset(const struct dumper *d, const char *name, int value); /* 0 is not told */
void dump_string(const struct dumper *d, const char *name, const char *value);
void dump_flag(const struct dumper *d, const char *name, bool value);
void dump_color(const struct dumper *d, const char *name, area_color value);

const char *dump_line_style(enum area_line_style style);
bool dump_is_rl(const struct area *area);
/* dump_edge - border and padding of an area that has a box. */
int dump_edge(const struct area *area, enum area_side side);

void dump_sizes(const struct dumper *d, const struct area *area);
void dump_background(const struct dumper *d, const struct area_box *box);
/* dump_box - its borders, padding and background. */
void dump_box(const struct dumper *d, const struct area *area);
/* dump_identity - its id, its indents and spaces. */
void dump_identity(const struct dumper *d, const struct area *area);

/* ---- what stands in lines; `line_y` is the top of the line or inline area around */

/* dump_is_decoration - a rule that belongs to the text before it. */
bool dump_is_decoration(const struct area *area);
/* dump_is_one_text - a character or a page number: FOP gives its borders to the text. */
bool dump_is_one_text(const struct area *area);
/* `around` is the area itself, or the one in which it stands alone, whose borders are shown. */
void dump_text(struct dumper *d, const struct area *area, const struct area *around, int line_y);
void dump_leader(struct dumper *d, const struct area *area, const struct area *around, int line_y);
void dump_path(struct dumper *d, const struct area *area);

#endif
