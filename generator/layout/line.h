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
	bool goes_on; /* the paragraph goes on behind it: a hyphen at its end is shown */
};

/*
 * line_build - the area of a line, at (start, 0).  Its height is that of the line, line spacing
 * included.  Lines with page numbers are set again by lines_close(), when the numbers are known.
 */
struct area *line_build(
	struct layout *layout, const struct para *para, const struct line_shape *shape);

/* line_on_page - the line has come to stand on this page; it is noted in layout->page_lines. */
void line_on_page(struct layout *layout, struct line *line, const struct area_page *page);

/*
 * lines_wait - the first of these lines (of a page) with a number that is not known yet; NULL:
 * none.
 * lines_close - set them once more, with the numbers; what is unknown now stays so, and is told.
 */
struct line *lines_wait(struct layout *layout, struct line *lines);
void lines_close(struct layout *layout, struct line *lines);

#endif
