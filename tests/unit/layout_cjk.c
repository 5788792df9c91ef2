/* layout_cjk - where lines of Chinese text may end, and which blanks marks give up. */
#include "tap.h"

#include "base/str.h"
#include "base/utf8.h"
#include "layout/cjk.h"

/* The text with a '|' wherever a line may end. */
static const char *marked(const char *text, enum cjk_level level)
{
	static struct str str;
	unsigned char breaks[512];
	size_t len = strlen(text);
	cjk_breaks(text, len, level, breaks);
	str_clear(&str);
	for (size_t i = 0; i < len; i++) {
		bool start = ((unsigned char)text[i] & 0xc0) != 0x80;
		if (start && breaks[i] != CJK_NO_BREAK)
			str_add_char(&str, breaks[i] == CJK_MUST_BREAK ? '!' : '|');
		str_add_char(&str, text[i]);
	}
	return str_text(&str);
}

#define basic(text, want, name) is_str(marked(text, CJK_BASIC), want, name)

static void test_marks(void)
{
	basic("党员大会", "党|员|大|会", "between Han");
	basic("会，党", "会，|党", "no line starts with a comma");
	basic("（一）支", "（一）|支", "brackets hold what is in them");
	basic("他说：“好。”又", "他|说：|“好。”|又", "quotation marks");
	basic("《书》、《报》", "《书》、|《报》", "titles side by side");
	basic("好！？真", "好！？|真", "two marks");
	basic("卡尔·马克思", "卡|尔·|马|克|思", "the middle dot ends a line, never starts one");
	basic("甲～乙", "甲～|乙", "a connector does not start a line");
}

static void test_wholes(void)
{
	basic("是——不", "是|——|不", "a dash of two em");
	basic("是……不", "是|……|不", "an ellipsis of two em");
	basic("占98.5%的", "占|98.5%|的", "a number and its sign");
	basic("￥12,000元", "￥12,000|元", "a sum of money");
	basic("35℃时", "35℃|时", "a temperature");
	basic("〔2024〕16号", "〔2024〕|16|号", "the number of a document");
	basic("3-5人", "3-5|人", "a range");
	basic("于2026年3月31日起", "于|2026年|3月|31日|起", "a date behind its parts");
	basic("在2025年度内", "在|2025年度|内", "a year");
	basic("今年度假", "今|年|度|假", "not what only looks like one");
	is_str(marked("2026年度", CJK_NONE), "2026|年|度", "only where marks are kept, too");
	basic("用HarfBuzz排", "用|HarfBuzz|排", "a word");
	basic("PDF/A-2b归档", "PDF/|A-2b|归|档", "a compound");
}

static void test_western(void)
{
	basic("to be, or", "to |be, |or", "after spaces");
	basic("f(x) + (y)", "f(x) |+ |(y)", "brackets cling to words");
	basic("https://a.org/b", "https://|a.org/|b", "addresses break behind a slash");
	basic("党 员", "党 |员", "a blank between Han");
	basic("（ 一", "（ 一", "no line ends with an opening mark, blanks or not");
	basic("a\xc2\xa0"
	      "b",
		"a\xc2\xa0"
		"b",
		"a no-break space");
	basic("a\xe2\x80\x8b"
	      "b",
		"a\xe2\x80\x8b|b", "a zero-width space");
	basic("甲\n乙", "甲\n!乙", "a line feed");
}

static void test_levels(void)
{
	is_str(marked("会，党", CJK_NONE), "会|，|党", "none: anywhere");
	is_str(marked("他/她", CJK_BASIC), "他/|她", "basic: a solidus may end a line");
	is_str(marked("他/她", CJK_GB), "他/她", "gb: it may not");
	is_str(marked("是——不", CJK_STRICT), "是——|不", "strict: a dash does not start a line");
	is_str(marked("是……不", CJK_STRICT), "是……|不", "nor does an ellipsis");
}

static void is_squeezed(const char *pair, int after, int before, const char *name)
{
	const char *at = pair;
	enum cjk_class first = cjk_class(utf8_next(&at));
	enum cjk_class second = cjk_class(utf8_next(&at));
	unsigned char a, b;
	cjk_squeeze(first, second, &a, &b);
	ok(a == after && b == before, name);
}

static void test_blanks(void)
{
	is_squeezed("）（", 2, 0, "closing and opening: the blank of the first");
	is_squeezed("。”", 2, 0, "two closing marks");
	is_squeezed("“《", 0, 2, "two opening marks: the blank of the second");
	is_squeezed("，“", 2, 0, "a comma and an opening mark");
	is_squeezed("党，", 0, 0, "Han and a mark keep theirs");
	is_squeezed("——", 0, 0, "so do dashes");
	ok(cjk_autospace(CJK_HAN, CJK_LETTER) && cjk_autospace(CJK_DIGIT, CJK_HAN),
		"Han beside Latin: a gap");
	ok(!cjk_autospace(CJK_COMMA, CJK_DIGIT), "none beside a mark");
	ok(!cjk_may_open(CJK_DASH, CJK_DASH) && !cjk_may_open(CJK_ELLIPSIS, CJK_ELLIPSIS) &&
			!cjk_may_open(CJK_DIGIT, CJK_POSTFIX) &&
			!cjk_may_open(CJK_LETTER, CJK_LETTER),
		"justification opens no whole");
	ok(cjk_may_open(CJK_HAN, CJK_HAN) && cjk_may_open(CJK_COMMA, CJK_HAN),
		"but gaps between Han");
}

int main(void)
{
	test_marks();
	test_wholes();
	test_western();
	test_levels();
	test_blanks();
	return tap_done();
}
