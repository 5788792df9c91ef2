/* figure.c - a table on stdin as lines drawn by draw/: first "title TAB unit", then "TAB name TAB
 * name ...", then "label TAB number TAB number ..."; SVG on stdout. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"
#include "draw/draw.h"
#include "xml/write.h"

enum { MOST = 16 };

static size_t cut(struct arena *arena, char *line, const char **cells)
{
	size_t count = 0;
	line[strcspn(line, "\n")] = '\0';
	for (char *p = line; p != NULL && count < MOST; count++) {
		char *tab = strchr(p, '\t');
		if (tab != NULL)
			*tab++ = '\0';
		cells[count] = arena_strdup(arena, p);
		p = tab;
	}
	return count;
}

int main(void)
{
	struct arena arena = { 0 };
	char line[4096];
	const char *cells[MOST], *names[MOST], *labels[MOST];
	double values[MOST * MOST];
	struct draw_series s = { .names = names, .labels = labels, .values = values };
	if (fgets(line, sizeof(line), stdin) == NULL || cut(&arena, line, cells) < 2)
		return 1;
	s.title = cells[0];
	s.unit = cells[1];
	if (fgets(line, sizeof(line), stdin) == NULL)
		return 1;
	size_t count = cut(&arena, line, cells);
	for (size_t i = 1; i < count; i++)
		names[s.name_count++] = cells[i];
	while (s.label_count < MOST && fgets(line, sizeof(line), stdin) != NULL) {
		count = cut(&arena, line, cells);
		labels[s.label_count] = cells[0];
		for (size_t i = 0; i < s.name_count; i++)
			values[s.label_count * s.name_count + i] =
				i + 1 < count && cells[i + 1][0] != '\0' ? atof(cells[i + 1]) : NAN;
		s.label_count++;
	}
	struct str out = { 0 };
	struct xml_doc *svg = draw_lines(&s);
	xml_write(svg, true, &out);
	fputs(str_text(&out), stdout);
	xml_free(svg);
	str_free(&out);
	arena_free(&arena);
	return 0;
}
