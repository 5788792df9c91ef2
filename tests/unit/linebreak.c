/*
 * linebreak - where lines may end, against LineBreakTest.txt of Unicode (package unicode-data).
 *
 * We are tailored: scripts that are written without spaces, Hangul syllables by letters, Hebrew,
 * and quotation marks by their direction are not what UAX #14 makes of them.  Its rules by which we
 * may differ are listed; a difference by any other is a mistake.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tap.h"

#include "base/str.h"
#include "layout/cjk.h"

static const char path[] = "/usr/share/unicode/auxiliary/LineBreakTest.txt";

static const struct known {
	const char *rule, *why;
} known[] = {
	{ "15.0", "a quotation mark opens or closes by its form" },
	{ "19.01", "the same" },
	{ "19.02", "the same" },
	{ "18.0", "behind ! and a space no sign begins a line" },
	{ "20.02", "a sign clings to what is before it, be it a picture" },
	{ "999.0", "% and its like, connectors and solidi begin no line" },
	{ "22.0", "an ellipsis may begin a line (clreq, basic)" },
	{ "21.1", "Hebrew letters are letters" },
	{ "21.2", "the same" },
	{ "26.01", "Korean syllables are not spelt in letters" },
	{ "26.02", "the same" },
	{ "26.03", "the same" },
	{ "30.11", "no flags" },
	{ "30.12", "the same" },
	{ "8.0", "the same" },
	{ "30.21", "no coloured emoji" },
	{ "30.22", "the same" },
};

enum { RULES = 64 };

static struct {
	char rule[8];
	int count;
	char example[256];
} seen[RULES];

static int lines, passed;

static const char *why(const char *rule)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (strcmp(known[i].rule, rule) == 0)
			return known[i].why;
	return NULL;
}

static void note(const char *rule, size_t len, const char *line)
{
	size_t i = 0;
	while (i < RULES - 1 && seen[i].count > 0 &&
		(strncmp(seen[i].rule, rule, len) != 0 || seen[i].rule[len] != '\0'))
		i++;
	snprintf(seen[i].rule, sizeof(seen[i].rule), "%.*s", (int)len, rule);
	if (seen[i].count++ == 0)
		snprintf(seen[i].example, sizeof(seen[i].example), "%.250s", line);
}

/* The n-th rule in the comment of a line: "# × [0.3] NAME (CL) ÷ [999.0] ...". */
static const char *rule_at(const char *comment, int n, size_t *len)
{
	for (const char *p = comment; (p = strchr(p, '[')) != NULL; p++)
		if (n-- == 0) {
			*len = strcspn(p + 1, "]");
			return p + 1;
		}
	*len = 1;
	return "?";
}

static bool at_mark(const char *p, bool *may)
{
	*may = strncmp(p, "\xC3\xB7", 2) == 0;
	return *may || strncmp(p, "\xC3\x97", 2) == 0;
}

static void test_line(const char *line)
{
	static unsigned char breaks[4096];
	struct str text = { 0 };
	bool wanted[64] = { false };
	size_t starts[64], count = 0;
	const char *comment = strchr(line, '#');
	for (const char *p = line; *p != '\0' && p != comment;) {
		bool may;
		char *end;
		if (at_mark(p, &may)) {
			wanted[count] = may;
			starts[count] = text.len;
			p += 2;
			continue;
		}
		unsigned long character = strtoul(p, &end, 16);
		if (end == p) {
			p++;
			continue;
		}
		str_add_utf8(&text, (uint32_t)character);
		count++;
		p = end;
	}
	cjk_breaks(str_text(&text), text.len, CJK_BASIC, breaks);
	bool ok = true;
	for (size_t i = 1; i < count; i++)
		if ((breaks[starts[i]] != CJK_NO_BREAK) != wanted[i]) {
			size_t len;
			const char *rule = rule_at(comment, (int)i, &len);
			note(rule, len, comment);
			ok = false;
		}
	lines++;
	passed += ok;
	str_free(&text);
}

int main(void)
{
	char line[4096];
	FILE *in = fopen(path, "r");
	if (in == NULL) {
		ok(true, "skipped: unicode-data is not installed");
		return tap_done();
	}
	while (fgets(line, sizeof(line), in) != NULL)
		if (line[0] != '#' && strlen(line) > 4)
			test_line(line);
	fclose(in);
	printf("# %d of %d lines, %.1f %%\n", passed, lines, 100.0 * passed / lines);
	ok(passed * 100 >= lines * 96, "96 of 100 lines are as Unicode has them");
	for (size_t i = 0; i < RULES && seen[i].count > 0; i++)
		if (!ok(why(seen[i].rule) != NULL, seen[i].rule))
			printf("# %d: %s\n", seen[i].count, seen[i].example);
		else
			printf("# %d: %s\n", seen[i].count, why(seen[i].rule));
	return tap_done();
}
