#include "layout/letter.h"

#include <stdbool.h>
#include <stddef.h>

static bool is_between(uint32_t character, uint32_t first, uint32_t last)
{
	return character >= first && character <= last;
}

/* Of Latin Extended-A: capital and small letter are neighbours, which first changes twice. */
static bool has_capital_first(uint32_t character)
{
	return is_between(character, 0x100, 0x137) || is_between(character, 0x14a, 0x177);
}

/* How far the capital lies before a small letter; 0: it is none. */
static uint32_t case_distance(uint32_t small)
{
	bool shifted = is_between(small, 0x139, 0x148) || is_between(small, 0x179, 0x17e);
	if (is_between(small, 'a', 'z') || (is_between(small, 0xe0, 0xfe) && small != 0xf7) ||
		(is_between(small, 0x3b1, 0x3c9) && small != 0x3c2) ||
		is_between(small, 0x430, 0x44f) || is_between(small, 0xff41, 0xff5a))
		return 0x20;
	if (is_between(small, 0x450, 0x45f))
		return 0x50;
	return (has_capital_first(small) && small % 2 != 0) || (shifted && small % 2 == 0);
}

uint32_t letter_upper(uint32_t character)
{
	return character - case_distance(character);
}

uint32_t letter_lower(uint32_t character)
{
	static const uint32_t distances[] = { 0x20, 0x50, 1 };
	for (size_t i = 0; i < sizeof(distances) / sizeof(*distances); i++)
		if (case_distance(character + distances[i]) == distances[i])
			return character + distances[i];
	return character;
}
