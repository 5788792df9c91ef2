/* label.c - page numbers as they are shown. */
#include <string.h>

#include "layout/pager.h"

static const char *roman(struct layout *layout, int number, bool upper)
{
	static const struct {
		int value;
		const char *low, *up;
	} digits[] = {
		{ 1000, "m", "M" },
		{ 900, "cm", "CM" },
		{ 500, "d", "D" },
		{ 400, "cd", "CD" },
		{ 100, "c", "C" },
		{ 90, "xc", "XC" },
		{ 50, "l", "L" },
		{ 40, "xl", "XL" },
		{ 10, "x", "X" },
		{ 9, "ix", "IX" },
		{ 5, "v", "V" },
		{ 4, "iv", "IV" },
		{ 1, "i", "I" },
	};
	const char *text = "";
	for (size_t i = 0; i < sizeof(digits) / sizeof(*digits); i++)
		for (; number >= digits[i].value && number < 4000; number -= digits[i].value)
			text = arena_printf(
				layout->arena, "%s%s", text, upper ? digits[i].up : digits[i].low);
	return text;
}

static const char *letters(struct layout *layout, int number, char first)
{
	const char *text = "";
	for (; number > 0; number = (number - 1) / 26)
		text = arena_printf(layout->arena, "%c%s", first + (number - 1) % 26, text);
	return text;
}

static const char *han(struct layout *layout, int number)
{
	static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八",
		"九" };
	if (number > 99)
		return arena_printf(
			layout->arena, "%s%s", han(layout, number / 10), digits[number % 10]);
	const char *tens = number < 10 ? "" :
		number < 20	       ? "十" :
					 arena_printf(layout->arena, "%s十", digits[number / 10]);
	return arena_printf(
		layout->arena, "%s%s", tens, number % 10 != 0 ? digits[number % 10] : "");
}

const char *pager_label(struct layout *layout, const char *format, int number)
{
	switch (number > 0 ? *format : '1') {
	case 'i':
	case 'I':
		return roman(layout, number, *format == 'I');
	case 'a':
	case 'A':
		return letters(layout, number, *format);
	case '0':
		return arena_printf(layout->arena, "%0*d", (int)strlen(format), number);
	default:
		if (strncmp(format, "一", 3) == 0)
			return han(layout, number);
		return arena_printf(layout->arena, "%d", number);
	}
}
