/*
 * breaker.h - where the lines of a paragraph end, and how a line is brought to its measure.
 *
 * Nothing here knows fonts or areas: only items.  Lengths are millipoints.
 */
#ifndef LAYOUT_BREAKER_H
#define LAYOUT_BREAKER_H

#include <stdbool.h>
#include <stddef.h>

struct item;

struct measure {
	int first, other; /* of the first line, of the others */
	bool justify; /* lines fill the measure: shrinking and stretching are weighed */
	bool indented; /* the first line keeps the blank of an opening mark: it has an indent */
	int runt_min; /* fewest characters of a last line, if it can be had */
	int ladder; /* most lines one below the other that end with a hyphen; 0: any */
};

/*
 * A breaker sets ends[i] to the index behind the last item of line i and returns the number of
 * lines, at most `count`.  Every item is in a line; lines end only where a penalty allows, or,
 * where a line would be longer than its measure otherwise, anywhere.
 */
typedef size_t breaker(
	const struct item *items, size_t count, const struct measure *measure, size_t *ends);

breaker break_greedy; /* each line as full as it gets, without shrinking */
breaker break_total; /* the least sum of ugliness over the paragraph (Knuth and Plass 1981) */

/* break_balanced - as few lines as break_greedy makes, of nearly the same length: for titles. */
breaker break_balanced;

/* Items [first, end) of a line without the space at its ends, and how far they may give. */
struct extent {
	size_t first, end;
	int natural;
	int cut_start, cut_end; /* blanks of marks cut off at the ends; `natural` is without them */
	int shrink;
};

/* extent_of - of a line [first, end); `keep_start`: the blank of an opening mark stays. */
struct extent extent_of(const struct item *items, size_t first, size_t end, bool keep_start);

/* Where justification puts an item. */
struct placed {
	int advance; /* to the next item */
	int shift; /* of its glyphs against where the item starts: blank that was cut off in front
		      */
};

/*
 * justify - place the items of a line so that they fill `measure` (fill), or as they are wide.
 *
 * placed[i] belongs to items[extent->first + i].  Returns the width: exactly `measure` if the line
 * was to be filled and anything in it gives way.  A line that is too long is made shorter in both
 * cases.
 */
int justify(const struct item *items, const struct extent *extent, int measure, bool fill,
	struct placed *placed);

#endif
