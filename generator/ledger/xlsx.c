/*
 * xlsx.c - a filled ledger as a workbook of one sheet: ledger_xlsx() of ledger.h.
 *
 * ISO/IEC 29500-1 (SpreadsheetML) with inline strings, its parts in a ZIP (zip.h): the same ledger
 * gives the same bytes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "ledger/ledger.h"
#include "ledger/zip.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define RELATIONS "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

enum { STYLE_PLAIN, STYLE_HEAD, STYLE_TITLE, STYLE_BOLD };

static const char types[] = DECLARATION
	"<Types xmlns=\"" PACKAGE "content-types\">"
	"<Default Extension=\"rels\" "
	"ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
	"<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
	"<Override PartName=\"/xl/workbook.xml\" "
	"ContentType=\"application/"
	"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
	"<Override PartName=\"/xl/worksheets/sheet1.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/"
	">"
	"<Override PartName=\"/xl/styles.xml\" "
	"ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
	"</Types>";
static const char relations[] = DECLARATION "<Relationships xmlns=\"" PACKAGE "relationships\">"
					    "<Relationship Id=\"rId1\" Type=\"" RELATIONS
					    "/officeDocument\" Target=\"xl/workbook.xml\"/>"
					    "</Relationships>";
static const char workbook_relations[] = DECLARATION
	"<Relationships xmlns=\"" PACKAGE "relationships\">"
	"<Relationship Id=\"rId1\" Type=\"" RELATIONS
	"/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
	"<Relationship Id=\"rId2\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
	"</Relationships>";
static const char styles[] = DECLARATION
	"<styleSheet xmlns=\"" MAIN "\">"
	"<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"宋体\"/></font>"
	"<font><b/><sz val=\"11\"/><name val=\"宋体\"/></font>"
	"<font><b/><sz val=\"16\"/><name val=\"宋体\"/></font></fonts>"
	"<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
	"<fill><patternFill patternType=\"gray125\"/></fill></fills>"
	"<borders count=\"2\"><border><left/><right/><top/><bottom/><diagonal/></border>"
	"<border><left style=\"thin\"/><right style=\"thin\"/><top style=\"thin\"/>"
	"<bottom style=\"thin\"/><diagonal/></border></borders>"
	"<cellStyleXfs count=\"1\"><xf/></cellStyleXfs>"
	"<cellXfs count=\"4\">"
	"<xf borderId=\"1\" applyBorder=\"1\" applyAlignment=\"1\"><alignment vertical=\"center\" "
	"wrapText=\"1\"/></xf>"
	"<xf fontId=\"1\" borderId=\"1\" applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"
	"<alignment horizontal=\"center\" vertical=\"center\" wrapText=\"1\"/></xf>"
	"<xf fontId=\"2\" applyFont=\"1\" applyAlignment=\"1\"><alignment "
	"horizontal=\"center\"/></xf>"
	"<xf fontId=\"1\" borderId=\"1\" applyFont=\"1\" applyBorder=\"1\"/>"
	"</cellXfs></styleSheet>";

/* ---- the sheet */

static void add_escaped(struct str *xml, const char *text)
{
	for (const char *c = text; *c != '\0'; c++)
		if (*c == '&')
			str_add(xml, "&amp;");
		else if (*c == '<')
			str_add(xml, "&lt;");
		else if (*c == '"')
			str_add(xml, "&quot;");
		else if ((unsigned char)*c >= ' ' || *c == '\n')
			str_add_char(xml, *c);
}

/* A column, from 1: A, ..., Z, AA, ... */
static void add_letters(struct str *xml, size_t column)
{
	if (column > 26)
		add_letters(xml, (column - 1) / 26);
	str_add_char(xml, (char)('A' + (column - 1) % 26));
}

struct sheet {
	const struct xml_node *ledger;
	size_t columns;
	bool *numbers;
	double *widths; /* in digits: a Han character is two */
	struct str rows;
	size_t row, column; /* the last ones written, from 1 */
};

static void start_row(struct sheet *s, const char *attributes)
{
	s->column = 0;
	str_add_format(&s->rows, "<row r=\"%zu\"%s>", ++s->row, attributes);
}

static void add_cell(struct sheet *s, const char *text, int style, bool number)
{
	str_add(&s->rows, "<c r=\"");
	add_letters(&s->rows, ++s->column);
	str_add_format(&s->rows, "%zu\" s=\"%d\"", s->row, style);
	if (number && text_is_number(text)) {
		str_add_format(&s->rows, "><v>%s</v></c>", text);
		return;
	}
	str_add(&s->rows, " t=\"inlineStr\"><is><t xml:space=\"preserve\">");
	add_escaped(&s->rows, text);
	str_add(&s->rows, "</t></is></c>");
}

static double width_of(const char *text)
{
	double width = 0;
	for (const char *p = text; *p != '\0';)
		width += utf8_next(&p) >= 0x1100 ? 2 : 1;
	return width;
}

static void add_row(struct sheet *s, const struct xml_node *row, int style)
{
	struct arena arena = { 0 };
	size_t i = 0;
	start_row(s, "");
	for (const struct xml_node *c = xml_first_element(row); c != NULL && i < s->columns;
		c = xml_next_element(c), i++) {
		const char *text = xml_content(c, &arena);
		double width = width_of(text);
		s->widths[i] = width > s->widths[i] ? width : s->widths[i];
		add_cell(s, text, style, s->numbers[i]);
	}
	str_add(&s->rows, "</row>");
	arena_free(&arena);
}

static void add_head(struct sheet *s)
{
	size_t i = 0;
	start_row(s, " ht=\"26\" customHeight=\"1\"");
	add_cell(s, xml_value(s->ledger, "title"), STYLE_TITLE, false);
	str_add(&s->rows, "</row>");
	start_row(s, "");
	for (const struct xml_node *c = xml_first_element(s->ledger); c != NULL;
		c = xml_next_element(c)) {
		if (strcmp(xml_name(c), "column") != 0)
			continue;
		s->numbers[i] = xml_value(c, "number") != NULL;
		s->widths[i++] = width_of(xml_value(c, "title"));
		add_cell(s, xml_value(c, "title"), STYLE_HEAD, false);
	}
	str_add(&s->rows, "</row>");
}

static void add_groups(struct sheet *s)
{
	for (const struct xml_node *g = xml_first_element(s->ledger); g != NULL;
		g = xml_next_element(g)) {
		if (strcmp(xml_name(g), "total") == 0)
			add_row(s, g, STYLE_BOLD);
		if (strcmp(xml_name(g), "group") != 0)
			continue;
		if (xml_value(g, "title") != NULL) {
			start_row(s, "");
			add_cell(s, xml_value(g, "title"), STYLE_BOLD, false);
			str_add(&s->rows, "</row>");
		}
		for (const struct xml_node *r = xml_first_element(g); r != NULL;
			r = xml_next_element(r))
			add_row(s, r, strcmp(xml_name(r), "total") == 0 ? STYLE_BOLD : STYLE_PLAIN);
	}
}

static void sheet_text(const struct xml_node *ledger, struct str *xml)
{
	struct arena arena = { 0 };
	struct sheet s = { .ledger = ledger };
	for (const struct xml_node *c = xml_first_element(ledger); c != NULL;
		c = xml_next_element(c))
		s.columns += strcmp(xml_name(c), "column") == 0;
	s.numbers = arena_alloc(&arena, (s.columns + 1) * sizeof(*s.numbers));
	s.widths = arena_alloc(&arena, (s.columns + 1) * sizeof(*s.widths));
	add_head(&s);
	add_groups(&s);
	str_add(xml,
		DECLARATION
		"<worksheet xmlns=\"" MAIN "\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
		"<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"2\" topLeftCell=\"A3\" "
		"state=\"frozen\"/></sheetView></sheetViews>");
	str_add(xml, s.columns > 0 ? "<cols>" : "");
	for (size_t i = 0; i < s.columns; i++)
		str_add_format(xml,
			"<col min=\"%zu\" max=\"%zu\" width=\"%.0f\" customWidth=\"1\"/>", i + 1,
			i + 1, (s.widths[i] > 48 ? 48 : s.widths[i]) + 2);
	str_add(xml, s.columns > 0 ? "</cols>" : "");
	str_add(xml, "<sheetData>");
	str_add_n(xml, str_text(&s.rows), s.rows.len);
	str_add(xml, "</sheetData>");
	if (s.columns > 1) {
		str_add(xml, "<mergeCells count=\"1\"><mergeCell ref=\"A1:");
		add_letters(xml, s.columns);
		str_add(xml, "1\"/></mergeCells>");
	}
	str_add(xml,
		"<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.6\" header=\"0.3\" "
		"footer=\"0.3\"/>"
		"<pageSetup paperSize=\"9\" orientation=\"landscape\" "
		"fitToHeight=\"0\"/></worksheet>");
	str_free(&s.rows);
	arena_free(&arena);
}

static void workbook_text(const struct xml_node *ledger, struct str *xml)
{
	/* a name of a sheet: at most 31 characters, none of []:*?/\ */
	struct str name = { 0 };
	size_t count = 0;
	for (const char *p = xml_value(ledger, "title"); *p != '\0' && count < 31; count++) {
		const char *from = p;
		utf8_next(&p);
		if (strchr("[]:*?/\\", *from) == NULL)
			str_add_n(&name, from, (size_t)(p - from));
	}
	str_add(xml,
		DECLARATION "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS
			    "\"><sheets><sheet name=\"");
	add_escaped(xml, str_text(&name));
	str_add(xml, "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
	str_free(&name);
}

/* ---- the package */

bool ledger_xlsx(const struct xml_node *ledger, struct str *xlsx, struct diag *diag)
{
	struct str workbook = { 0 }, sheet = { 0 };
	workbook_text(ledger, &workbook);
	sheet_text(ledger, &sheet);
	const struct zip_part parts[] = {
		{ "[Content_Types].xml", types, sizeof(types) - 1 },
		{ "_rels/.rels", relations, sizeof(relations) - 1 },
		{ "xl/workbook.xml", str_text(&workbook), workbook.len },
		{ "xl/_rels/workbook.xml.rels", workbook_relations,
			sizeof(workbook_relations) - 1 },
		{ "xl/styles.xml", styles, sizeof(styles) - 1 },
		{ "xl/worksheets/sheet1.xml", str_text(&sheet), sheet.len },
	};
	bool ok = zip_make(parts, sizeof(parts) / sizeof(*parts), xlsx);
	if (!ok)
		diag_report(
			diag, (struct where){ 0 }, MESSAGE_WORKBOOK, xml_value(ledger, "title"));
	str_free(&workbook);
	str_free(&sheet);
	return ok;
}
