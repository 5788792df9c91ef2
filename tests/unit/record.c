/* record.c - numbering, emphasis and tables of Markdown; refusals of YAML. */
#include <stdlib.h>

#include "base/str.h"
#include "record/markdown.h"
#include "record/numbering.h"
#include "record/prepass.h"
#include "record/yaml.h"
#include "tap.h"

/* The body in brackets, to be read at a glance: p[text], section2(一、)[title ...]. */
static void show(const struct node *node, struct str *out)
{
	for (const struct node *n = node->first; n != NULL; n = n->next) {
		if (n->kind == NODE_TEXT) {
			str_add(out, n->text);
			continue;
		}
		str_add(out, n->name);
		if (node_attribute(n, "level") != NULL)
			str_add(out, node_attribute(n, "level"));
		if (node_attribute(n, "label") != NULL)
			str_add_format(out, "(%s)", node_attribute(n, "label"));
		if (node_attribute(n, "run-in") != NULL)
			str_add(out, "+");
		str_add(out, "[");
		show(n, out);
		str_add(out, "]");
	}
}

static void body_is(const char *markdown, const char *want, const char *name)
{
	struct arena arena = { 0 };
	struct diag diag;
	struct str got = { 0 };
	diag_init(&diag);
	struct node *body = markdown_read("t.md", markdown, strlen(markdown), 1, &arena, &diag);
	if (body != NULL)
		show(body, &got);
	is_str(body != NULL ? str_text(&got) : "refused", want, name);
	str_free(&got);
	diag_free(&diag);
	arena_free(&arena);
}

static void labels(void)
{
	static const struct {
		const char *text;
		int level;
		size_t length;
	} rows[] = { { "一、指导思想", 1, 6 }, { "十二、附则", 1, 9 }, { "（一）组织", 2, 9 },
		{ "(一)组织", 2, 5 }, { "1.设置", 3, 2 }, { "1．设置", 3, 4 }, { "12、设置", 3, 5 },
		{ "（1）会议", 4, 7 }, { "(12)会议", 4, 4 }, { "一是加强", 5, 6 },
		{ "3.5万元", 0, 0 }, { "一个支部", 0, 0 }, { "2026年", 0, 0 }, { "", 0, 0 } };
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t length;
		is_int(numbering_label(rows[i].text, &length), rows[i].level, rows[i].text);
		if (rows[i].level > 0)
			is_int(length, rows[i].length, "its label ends there");
	}
}

static void bodies(void)
{
	body_is("一、指导思想\n坚持学习。\n", "section1[label[一、]title[指导思想]p[坚持学习。]]",
		"a heading on its line, the text in the next");
	body_is("（一）抓学习。每月一次。\n（二）抓制度。有记录。\n",
		"section2+[label[（一）]title[抓学习。]p[每月一次。]]section2+[label[（二）]title["
		"抓制度。]p[有记录。]]",
		"run-in headings, line by line");
	body_is("一、甲\n（一）乙\n1.丙\n二、丁\n",
		"section1[label[一、]title[甲]section2[label[（一）]title[乙]section3[label[1.]"
		"title[丙]]]]"
		"section1[label[二、]title[丁]]",
		"levels nest");
	body_is("一、支部党员大会每季度召开一次。\n", "p1(一、)[支部党员大会每季度召开一次。]",
		"a whole sentence with a label is an article, not a heading");
	body_is("主要做法：\n一是抓学习；\n二是抓制度。\n",
		"p[主要做法：]p5(一是)[抓学习；]p5(二是)[抓制度。]", "一是 begins a paragraph");
	body_is("1. 设置支部\n2. 选好书记\n",
		"section3[label[1.]title[设置支部]]section3[label[2.]title[选好书记]]",
		"numbers with a blank are level 3, not a list");
	body_is("1. Install\n2. Build\n", "list[item[p[Install]]item[p[Build]]]",
		"unless the text is not Chinese");
	body_is("支部开会，\n认真学习。\n", "p[支部开会，认真学习。]",
		"a line end between Chinese is no blank");
	body_is("one\ntwo\n", "p[one two]", "between words it is one");
	body_is("　　第一段\n　　第二段\n", "p[第一段]p[第二段]", "U+3000 begins a paragraph");
	body_is("    支部大会\n", "p[支部大会]", "four blanks before Chinese are no code");
}

static void emphasis(void)
{
	body_is("**坚持“三会一课”制度。**支部每月\n", "p[strong[坚持“三会一课”制度。]支部每月]",
		"closed behind a mark");
	body_is("**党员（预备）**大会，按**《条例》**执行\n",
		"p[strong[党员（预备）]大会，按strong[《条例》]执行]", "both sides");
	body_is("2 * 3 * 4\n", "p[2 * 3 * 4]", "arithmetic is left alone");
	body_is("`**“x”**字`\n", "p[code[**“x”**字]]", "code is left alone");
	body_is("\\*\\*同志\n", "p[**同志]", "escaped marks stay");
}

static void tables(void)
{
	body_is("表：安排\n\n| 月 | 事 |\n|:-:|--:|\n| 3 | **“学”**习 |\n",
		"table[caption[安排]column[]column[]head[row[cell[月]cell[事]]]row[cell[3]cell["
		"strong[“学”]习]]]",
		"caption, alignment, emphasis in cells");
	body_is("前文\n| a | b |\n|---|---|\n| 1 | 2 |\n后文\n",
		"p[前文]table[column[]column[]head[row[cell[a]cell[b]]]row[cell[1]cell[2]]]p[后文]",
		"no blank lines are needed around it");
	body_is("| a | b |\n|---|---|\n| 1 |\n", "refused", "a row that lacks a cell");
	body_is("| a | b |\n|---|---|\n| 1. 甲 | - 乙 |\n| # 丙 | 23% |\n| ~~~ | 3) |\n| --- | "
		"+|\n",
		"table[column[]column[]head[row[cell[a]cell[b]]]row[cell[1. 甲]cell[- 乙]]"
		"row[cell[# 丙]cell[23%]]row[cell[~~~]cell[3)]]row[cell[---]cell[+]]]",
		"what would begin a block begins none in a cell");
	body_is("| a\\|b | c |\n|---|---|\n", "table[column[]column[]head[row[cell[a|b]cell[c]]]]",
		"an escaped bar");
}

static void refusals(void)
{
	body_is("<b>粗</b>\n", "refused", "raw HTML");
	body_is("[x](javascript:alert(1))\n", "refused", "links that run something");
}

static void yaml_is(const char *yaml, const char *code, int line, int col, const char *name)
{
	struct arena arena = { 0 };
	struct diag diag;
	diag_init(&diag);
	struct node *node = yaml_read("t.yaml", yaml, strlen(yaml), 1, &arena, &diag);
	if (code == NULL) {
		ok(node != NULL && diag.errors == 0, name);
	} else {
		is_str(diag.first != NULL ? diag_code(diag.first->id) : "none", code, name);
		is_int(diag.first != NULL ? diag.first->at.line : 0, line, "its line");
		is_int(diag.first != NULL ? diag.first->at.col : 0, col, "its column");
	}
	diag_free(&diag);
	arena_free(&arena);
}

static void yaml(void)
{
	yaml_is("标题: 一\n日期: 2026-03-12\n", NULL, 0, 0, "a plain map");
	yaml_is("标题：一\n日期: 2026\n", "E0204", 1, 3, "a full-width colon");
	yaml_is("a: 1\nb: 2\na: 3\n", "E0202", 3, 1, "a duplicate key");
	yaml_is("a: &x 1\nb: *x\n", "E0203", 1, 4, "an anchor");
	yaml_is("a: *x\n", "E0203", 1, 4, "an alias");
	yaml_is("a:\n\t- 1\n", "E0205", 2, 1, "a tab");
	yaml_is("a: 关于“三会一课”: 的通知\n", "E0201", 1, 12, "a colon in a plain value");
	yaml_is("a: [1, 2\n", "E0201", 2, 1, "an open bracket");
	yaml_is("- 1\n", "E0210", 1, 1, "a list is no record");
	yaml_is("说明: 一是：二是\n", NULL, 0, 0, "a full-width colon in a value is text");
	yaml_is("正文: |\n  标题：一\n后: 1\n", NULL, 0, 0, "and in a block too");
	struct str deep = { 0 };
	str_add(&deep, "a: ");
	for (int i = 0; i < 200; i++)
		str_add(&deep, "[");
	yaml_is(str_text(&deep), "E0212", 1, 67, "deep nesting ends");
	str_free(&deep);
}

int main(void)
{
	labels();
	bodies();
	emphasis();
	tables();
	refusals();
	yaml();
	return tap_done();
}
