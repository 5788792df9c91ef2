/*
 * layout_break - lines: where they end, and that every justified one is exactly as long as its
 * measure.
 *
 * Items are made without fonts: a Han character and a Chinese mark are 1 em, all others half an em.
 */
#include <stdio.h>
#include <stdlib.h>

#include "tap.h"

#include "base/str.h"
#include "base/utf8.h"
#include "layout/breaker.h"
#include "layout/cjk.h"
#include "layout/layout.h"
#include "layout/para.h"

enum { EM = 10000, LINES_MAX = 200 };

struct sample {
	struct arena arena;
	struct diag diag;
	struct xml_doc *doc;
	struct style_set *styles;
	struct inline_box box;
	struct run run;
	struct fo fo;
	int runt_min;
};

static void sample_open(struct sample *s, const char *attributes)
{
	*s = (struct sample){ .run.size = EM, .runt_min = 2 };
	diag_init(&s->diag);
	char *xml = arena_printf(&s->arena,
		"<fo:block xmlns:fo='" LAYOUT_FO "' xmlns:bp='" LAYOUT_EXTENSIONS
		"' font-size='10pt' %s/>",
		attributes);
	s->doc = xml_parse(xml, strlen(xml), "sample", &s->diag);
	s->styles = style_set_new(&s->arena, &s->diag);
	s->fo.style = style_compute(s->styles, xml_root(s->doc), OBJECT_BLOCK, NULL);
	s->box = (struct inline_box){ .fo = &s->fo, .style = s->fo.style };
	s->run.in = &s->box;
}

static void sample_close(struct sample *s)
{
	style_set_free(s->styles);
	xml_free(s->doc);
	diag_free(&s->diag);
	arena_free(&s->arena);
}

static void make_para(struct sample *s, struct para *para, const char *text)
{
	const char *at = text;
	*para = (struct para){ .style = s->fo.style, .text = text, .len = strlen(text) };
	while (*at != '\0') {
		struct item *item = para_add(para);
		item->start = (uint32_t)(at - text);
		uint32_t character = utf8_next(&at);
		item->len = (uint32_t)(at - text) - item->start;
		item->class = (unsigned char)cjk_class(character);
		item->kind = item->class == CJK_SPACE ? ITEM_SPACE : ITEM_TEXT;
		item->width = character >= 0x2010 ? EM : EM / 2;
		item->run = &s->run;
		item->in = &s->box;
	}
	space_items(para);
}

/* The lines, with '/' between them. */
static const char *broken(struct sample *s, const char *text, breaker *breaks, int em)
{
	static struct str str;
	struct para para;
	size_t ends[LINES_MAX];
	struct measure measure = {
		.first = em * EM, .other = em * EM, .justify = true, .runt_min = s->runt_min
	};
	make_para(s, &para, text);
	size_t lines = breaks(para.items, para.count, &measure, ends);
	str_clear(&str);
	for (size_t line = 0, i = 0; line < lines; line++) {
		if (line > 0)
			str_add_char(&str, '/');
		for (; i < ends[line]; i++)
			str_add_n(&str, text + para.items[i].start, para.items[i].len);
	}
	para_free(&para);
	return str_text(&str);
}

static void test_breaks(void)
{
	struct sample s;
	sample_open(&s, "");
	is_str(broken(&s, "一二三四五六七八九十", break_greedy, 5), "一二三四五/六七八九十",
		"full lines");
	is_str(broken(&s, "一二三四五，六七八", break_greedy, 5), "一二三四/五，六七八",
		"a comma takes its neighbour down");
	is_str(broken(&s, "一二三四，六七八", break_total, 5), "一二三四，/六七八",
		"or is half as wide at the end");
	is_str(broken(&s, "一二三四（五）六", break_greedy, 5), "一二三四/（五）六",
		"no bracket ends a line");
	is_str(broken(&s, "一二三四五六", break_greedy, 5), "一二三四/五六",
		"no last line of one character");
	is_str(broken(&s, "一二三四五六", break_total, 5), "一二三四/五六",
		"neither over the whole paragraph");
	is_str(broken(&s, "一二三——四五", break_greedy, 4), "一二三/——四五", "a dash stays whole");
	is_str(broken(&s, "abcdefghijklmnopqrst", break_greedy, 5), "abcdefghij/klmnopqrst",
		"a word longer than the line is cut");
	is_str(broken(&s, "甲abcdefghijklmnopqrst", break_total, 5), "甲/abcdefghij/klmnopqrst",
		"also over the whole paragraph");
	is_str(broken(&s, "关于召开组织生活会的通知", break_balanced, 10),
		"关于召开组织/生活会的通知", "titles in equal lines");
	is_str(broken(&s, "", break_greedy, 5), "", "no text, no line");
	sample_close(&s);
}

/* ---- sums */

static unsigned seed = 20260312;

static unsigned dice(unsigned sides)
{
	seed = seed * 1103515245 + 12345;
	return (seed >> 16) % sides;
}

static const char *random_text(struct str *str)
{
	static const char *const pieces[] = {
		"党",
		"员",
		"会",
		"议",
		"制",
		"度",
		"，",
		"。",
		"（",
		"）",
		"“",
		"”",
		"《",
		"》",
		"、",
		"——",
		"……",
		"24",
		"98.5%",
		" PDF ",
		"Markdown",
		"·",
		"！",
		"支部",
		"2026年",
		"：",
	};
	str_clear(str);
	for (unsigned i = 0, n = 20 + dice(150); i < n; i++)
		str_add(str, pieces[dice(i % 3 == 0 ? sizeof(pieces) / sizeof(*pieces) : 6)]);
	return str_text(str);
}

struct tally {
	int lines, wrong_sums, bad_starts, bad_ends, opened;
};

static bool is_bad_start(enum cjk_class class)
{
	return class == CJK_CLOSE || class == CJK_COMMA || class == CJK_STOP ||
		class == CJK_QUOTE_CLOSE || class == CJK_MIDDLE;
}

static void check_line(const struct para *para, size_t first, size_t end, int measure, bool last,
	struct tally *tally)
{
	struct extent extent = extent_of(para->items, first, end, false);
	struct placed placed[512];
	int width = justify(para->items, &extent, measure, !last, placed);
	int sum = 0;
	for (size_t i = extent.first; i < extent.end; i++) {
		const struct item *item = &para->items[i];
		const struct placed *p = &placed[i - extent.first];
		sum += p->advance;
		bool whole = i + 1 < extent.end && item->class == para->items[i + 1].class &&
			(item->class == CJK_DASH || item->class == CJK_ELLIPSIS ||
				item->class == CJK_DIGIT);
		tally->opened += whole && p->advance != item->width;
	}
	tally->lines++;
	tally->wrong_sums += sum != width || (!last && width != measure);
	tally->bad_starts += first > 0 && is_bad_start(para->items[extent.first].class);
	tally->bad_ends += !last &&
		(para->items[extent.end - 1].class == CJK_OPEN ||
			para->items[extent.end - 1].class == CJK_QUOTE_OPEN);
}

static void check_paragraph(
	struct sample *s, const char *text, breaker *breaks, struct tally *tally)
{
	struct para para;
	size_t ends[LINES_MAX];
	struct measure measure = { .first = 18 * EM,
		.other = 20 * EM + 3333,
		.justify = true,
		.indented = true,
		.runt_min = 2 };
	make_para(s, &para, text);
	size_t lines = breaks(para.items, para.count, &measure, ends);
	for (size_t line = 0; line < lines; line++)
		check_line(&para, line > 0 ? ends[line - 1] : 0, ends[line],
			line > 0 ? measure.other : measure.first, line + 1 == lines, tally);
	para_free(&para);
}

static void test_sums(breaker *breaks, const char *which)
{
	struct sample s;
	struct str str = { 0 };
	struct tally tally = { 0 };
	sample_open(&s, "text-align='justify'");
	for (int i = 0; i < 300; i++)
		check_paragraph(&s, random_text(&str), breaks, &tally);
	printf("# %s: %d lines\n", which, tally.lines);
	is_int(tally.wrong_sums, 0, "every justified line is exactly as long as its measure");
	is_int(tally.bad_starts, 0, "no line starts with a closing mark");
	is_int(tally.bad_ends, 0, "no line ends with an opening one");
	is_int(tally.opened, 0, "no dash, ellipsis or number is opened");
	str_free(&str);
	sample_close(&s);
}

/* ---- how a line gives way */

static int advance_of(struct sample *s, const char *text, int measure, bool fill, size_t index)
{
	struct para para;
	struct placed placed[64];
	make_para(s, &para, text);
	struct extent extent = extent_of(para.items, 0, para.count, true);
	justify(para.items, &extent, measure, fill, placed);
	para_free(&para);
	return placed[index].advance;
}

static void test_order(void)
{
	struct sample s;
	sample_open(&s, "");
	is_int(advance_of(&s, "甲，乙", 3 * EM, false, 1), EM, "a comma is a square");
	is_int(advance_of(&s, "甲，乙", 3 * EM - EM / 4, false, 1), EM * 3 / 4,
		"it gives up to a half");
	is_int(advance_of(&s, "甲，乙。丙", 5 * EM - EM / 2, false, 3), EM,
		"a full stop gives last");
	is_int(advance_of(&s, "甲乙，", 3 * EM, false, 2), EM / 2,
		"a mark at the end is half as wide");
	is_int(advance_of(&s, "甲a乙", 3 * EM, false, 0), EM + EM / 4,
		"a quarter em between Han and Latin");
	is_int(advance_of(&s, "甲乙丙", 4 * EM, true, 0), EM + EM / 2, "all gaps open alike");
	is_int(advance_of(&s, "甲乙丙a丁", 5 * EM + EM / 5, true, 0), EM + EM / 10,
		"those between Han open first");
	is_int(advance_of(&s, "甲乙丙a丁", 5 * EM + EM / 5, true, 2), EM + EM / 4,
		"those beside Latin stay a quarter em");
	is_int(advance_of(&s, "甲乙丙a丁", 5 * EM + EM * 3 / 10, true, 2), EM + EM / 4 + EM / 40,
		"until the others are an eighth wider");
	is_int(advance_of(&s, "甲）（乙", 4 * EM, false, 1), EM / 2,
		"adjacent marks share their blank");
	sample_close(&s);
	sample_open(&s, "bp:punctuation-trim='none' bp:text-autospace='none'");
	is_int(advance_of(&s, "甲）（乙", 4 * EM, false, 1), EM, "unless it is switched off");
	is_int(advance_of(&s, "甲a乙", 3 * EM, false, 0), EM, "and so is the gap");
	sample_close(&s);
}

/* ---- properties */

static const char *broken_with(const char *attributes, const char *text, int em, int runt_min)
{
	static char lines[512];
	struct sample s;
	sample_open(&s, attributes);
	s.runt_min = runt_min;
	snprintf(lines, sizeof(lines), "%s", broken(&s, text, break_greedy, em));
	sample_close(&s);
	return lines;
}

static void test_levels(void)
{
	const char *dash = "一二三四——五六七八", *solidus = "一二三四/五六七八九";
	is_str(broken_with("", dash, 4, 1), "一二三四/——五六/七八", "a dash may start a line");
	is_str(broken_with("bp:line-break='strict'", dash, 4, 1), "一二三/四——五/六七八",
		"strict: it may not");
	is_str(broken_with("", solidus, 5, 1), "一二三四//五六七八九", "a solidus may end a line");
	is_str(broken_with("bp:line-break='gb'", solidus, 5, 1), "一二三/四/五六七/八九",
		"gb: it may not");
	is_str(broken_with("bp:line-break='none'", "一二三四，五", 4, 1), "一二三四/，五",
		"none: any mark may start a line");
}

static void test_runts(void)
{
	const char *text = "一二三四五六七八九十甲";
	is_str(broken_with("", text, 5, 1), "一二三四五/六七八九十/甲", "a runt of one character");
	is_str(broken_with("", text, 5, 2), "一二三四五/六七八九/十甲", "at least two");
	is_str(broken_with("", text, 5, 4), "一二三四五/六七/八九十甲", "at least four");
}

/* How far the last character of a name begins behind its first. */
static int spread(const char *attributes, const char *text)
{
	struct sample s;
	struct para para;
	int width = 0;
	sample_open(&s, attributes);
	make_para(&s, &para, text);
	for (size_t i = 0; i + 1 < para.count; i++)
		width += para.items[i].width + para.items[i].space;
	para_free(&para);
	sample_close(&s);
	return width;
}

static void test_names(void)
{
	is_int(spread("", "王芳"), EM, "a name as it is");
	is_int(spread("bp:distribute-width='30pt'", "王芳"), 2 * EM,
		"two characters as wide as three");
	is_int(spread("bp:distribute-width='30pt'", "欧阳修"), 2 * EM, "three as they are");
	is_int(spread("bp:distribute-width='30pt'", "欧阳明修"), 3 * EM, "four are not pressed");
	is_int(spread("bp:distribute-width='40pt'", "李卫东"), 3 * EM, "three as wide as four");
}

int main(void)
{
	test_levels();
	test_runts();
	test_names();
	test_breaks();
	test_sums(break_total, "total");
	test_sums(break_greedy, "greedy");
	test_order();
	return tap_done();
}
