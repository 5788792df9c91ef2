/*
 * line.h - items to line areas: texts, links, leaders and pictures side by side on one baseline.
 */
#ifndef LAYOUT_LINE_H
#define LAYOUT_LINE_H

#include "layout/breaker.h"
#include "layout/para.h"

/* How one line is set. */
struct line_shape {
	size_t first, end; /* items */
	int start; /* from the left edge of the area to the measure: indents */
	int measure;
	enum keyword align; /* KEYWORD_start, _end, _center or _justify */
	bool keep_start; /* an opening mark at its start keeps its blank */
};

/*
 * line_build - the area of a line, at (start, 0).  Its height is that of the line, line spacing
 * included.  Lines with page numbers are noted in layout->open_lines, and set again by
 * lines_close().
 */
struct area *line_build(
	struct layout *layout, const struct para *para, const struct line_shape *shape);

/* line_on_page - the line has come to stand on this page. */
void line_on_page(struct line *line, const struct area_page *page);

/* lines_close - all pages are there: set the lines that show page numbers once more. */
void lines_close(struct layout *layout);

#endif
