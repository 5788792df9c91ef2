/* csv.c - a filled ledger as comma-separated values: ledger_csv() of ledger.h. */
#include <stdlib.h>
#include <string.h>

#include "ledger/ledger.h"

static void add_field(struct str *csv, const char *text, bool first)
{
	bool formula =
		strchr("=+-@\t", text[0]) != NULL && text[0] != '\0' && !text_is_number(text);
	bool quoted = formula || strpbrk(text, ",\"\r\n") != NULL;
	str_add(csv, first ? "" : ",");
	str_add(csv, quoted ? "\"" : "");
	str_add(csv, formula ? "'" : "");
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '"')
			str_add_char(csv, '"');
		str_add_char(csv, *c);
	}
	str_add(csv, quoted ? "\"" : "");
}

static void add_cells(struct str *csv, const struct xml_node *row, const char *before)
{
	bool first = true;
	if (before != NULL) {
		add_field(csv, before, true);
		first = false;
	}
	for (const struct xml_node *c = xml_first_element(row); c != NULL;
		c = xml_next_element(c)) {
		struct arena arena = { 0 };
		add_field(csv, xml_content(c, &arena), first);
		first = false;
		arena_free(&arena);
	}
	str_add(csv, "\r\n");
}

static bool has_groups(const struct xml_node *ledger)
{
	const struct xml_node *group = xml_find(ledger, "group");
	return group != NULL && xml_value(group, "title") != NULL;
}

static void add_titles(struct str *csv, const struct xml_node *ledger, bool grouped)
{
	bool first = true;
	if (grouped) {
		add_field(csv, "分组", true);
		first = false;
	}
	for (const struct xml_node *c = xml_first_element(ledger); c != NULL;
		c = xml_next_element(c)) {
		if (strcmp(xml_name(c), "column") != 0)
			continue;
		add_field(csv, xml_value(c, "title"), first);
		first = false;
	}
	str_add(csv, "\r\n");
}

/* Sums are left out: whoever opens the table counts for himself. */
void ledger_csv(const struct xml_node *ledger, struct str *csv)
{
	bool grouped = has_groups(ledger);
	str_add(csv, "\xEF\xBB\xBF");
	add_titles(csv, ledger, grouped);
	for (const struct xml_node *g = xml_first_element(ledger); g != NULL;
		g = xml_next_element(g)) {
		if (strcmp(xml_name(g), "group") != 0)
			continue;
		const char *title = xml_value(g, "title");
		for (const struct xml_node *r = xml_first_element(g); r != NULL;
			r = xml_next_element(r))
			if (strcmp(xml_name(r), "row") == 0)
				add_cells(csv, r, grouped ? title != NULL ? title : "" : NULL);
	}
}
