/* check.c - can a board be read where it hangs? print_check_board() of internal.h. */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "print/internal.h"

static bool has_han(const struct area_text *text)
{
	const char *at = text->text, *end = text->text + text->len;
	while (at < end) {
		size_t len;
		if (utf8_is_han(utf8_decode(at, end, &len)))
			return true;
		at += len;
	}
	return false;
}

static bool is_decoration(const struct area *area)
{
	return area->part != NULL && strcmp(area->part->type, AREA_ARTIFACT) == 0;
}

/* The size of the smallest text with Han characters, in millipoints. */
static int smallest(const struct area *area, int least)
{
	for (; area != NULL; area = area->next) {
		if (is_decoration(area))
			continue;
		if (area->kind == AREA_TEXT && area->text->size < least && has_han(area->text))
			least = area->text->size;
		least = smallest(area->first, least);
	}
	return least;
}

void print_note_page(struct legibility *legibility, const struct area_page *page)
{
	int least = legibility->pages > 0 ? legibility->least : INT_MAX;
	for (const struct area *region = page->first; region != NULL; region = region->next)
		if (strcmp(region->name, "region-body") == 0)
			least = smallest(region->first, least);
	legibility->least = least;
	legibility->pages++;
}

/*
 * The height of a Han character is taken to be its font size.  What it needs at a metre is data:
 * style.yaml, with its source.
 */
void print_check_board(const struct print *p, const struct print_unit *u,
	const struct legibility *legibility, struct diag *diag)
{
	int least = legibility->pages > 0 ? legibility->least : INT_MAX;
	double height = least / 72000.0 * 25.4, asked = u->distance * print_height_per_metre(p);
	char have[32], from[32], want[32], pages[32];
	if (least < INT_MAX && height < asked * 0.99) {
		snprintf(have, sizeof(have), "%.1f", height);
		snprintf(from, sizeof(from), "%g", u->distance);
		snprintf(want, sizeof(want), "%.1f", asked);
		diag_report(diag, u->at, MESSAGE_BOARD_SMALL, u->name, have, from, want);
	}
	snprintf(pages, sizeof(pages), "%zu", legibility->pages);
	if (legibility->pages > 1 && !u->board->sheets)
		diag_report(diag, u->at, MESSAGE_BOARD_PAGES, u->name, pages);
}
