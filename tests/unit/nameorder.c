/* nameorder.c - the order of names: by strokes, both ways, and by pinyin. */
#include <stdlib.h>
#include <string.h>

#include "archive/nameorder.h"
#include "tap.h"

static const struct nameorder *names;
static struct arena arena;

static bool before(const char *a, const char *b, enum name_order order)
{
	return strcmp(nameorder_key(names, a, order, &arena),
		       nameorder_key(names, b, order, &arena)) < 0;
}

/* Every name of a list sorts before the next one. */
static void in_order(const char *const *list, enum name_order order, const char *name)
{
	bool right = true;
	for (; list[1] != NULL; list++) {
		bool fine = before(list[0], list[1], order);
		if (!fine)
			printf("# %s is not before %s\n", list[0], list[1]);
		right = right && fine;
	}
	ok(right, name);
}

int main(void)
{
	/* four strokes: by the first stroke, then the second ... 横竖撇点折 */
	static const char *const strokes[] = { "丁一", "王大", "云大", "尤大", "戈大", "贝大",
		"毛大", "方大", "尹大", "孔大", "邓大", "林大", "欧大", NULL };
	static const char *const blank[] = { "王芳", "王一鸣", "王二小", NULL };
	static const char *const no_blank[] = { "王一鸣", "王二小", "王芳", NULL };
	static const char *const rare[] = { "丁一", "王𬭸", NULL };
	struct diag diag;
	diag_init(&diag);
	struct nameorder *loaded = nameorder_load("templates/names", &diag);
	names = loaded;
	ok(names != NULL, "the tables are read");
	in_order(strokes, NAMES_SURNAME_STROKES, "surnames by strokes, in the order of writing");
	in_order(blank, NAMES_SURNAME_STROKES,
		"姓氏笔画: one given character is a blank and that character");
	in_order(no_blank, NAMES_STROKES, "姓名笔画: character by character");
	in_order(rare, NAMES_SURNAME_STROKES, "a character beyond the BMP has its place");
	ok(before("万俟卨", "毛一", NAMES_PINYIN) == false, "万俟 is read Moqi, after Mao");
	ok(before("单雄信", "上官云", NAMES_PINYIN), "单 is read Shan");
	ok(before("仇英", "单雄信", NAMES_PINYIN), "仇 is read Qiu");
	ok(!before("曾巩", "单雄信", NAMES_PINYIN), "曾 is read Zeng");
	ok(!before("解缙", "欧一", NAMES_PINYIN), "解 is read Xie");
	ok(before("阿依古丽·吐尔逊", "安然", NAMES_PINYIN),
		"a name with an interpunct by its first character");
	ok(strcmp(nameorder_initials(names, "单雄信", true, &arena), "sxx") == 0 &&
			strcmp(nameorder_initials(names, "简单", false, &arena), "jd") == 0,
		"initials: 单 is read Shan in a name, Dan elsewhere");
	ok(strcmp(nameorder_initials(names, "2026年“A4”表", false, &arena), "2026n a4 b") == 0,
		"initials: a letter or a blank for every character");
	nameorder_free(loaded);
	arena_free(&arena);
	diag_free(&diag);
	return tap_done();
}
