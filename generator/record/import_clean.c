/* import_clean.c - what typists, scanners and re-sellers leave in a line. */
#include <string.h>

#include "base/utf8.h"
#include "record/import.h"

struct letter {
	uint32_t c;
	int col; /* in the file */
};

struct text {
	struct letter *letters;
	size_t count;
	const char *file;
	int line;
	struct arena *arena;
	struct diag *diag;
};

static bool is_cjk(uint32_t c)
{
	return utf8_is_han(c) || utf8_is_cjk_punctuation(c);
}

static uint32_t at(const struct text *t, size_t i)
{
	return i < t->count ? t->letters[i].c : 0;
}

static void remove_at(struct text *t, size_t i, size_t count)
{
	memmove(t->letters + i, t->letters + i + count,
		(t->count - i - count) * sizeof(*t->letters));
	t->count -= count;
}

static void tell(const struct text *t, int col, enum message_id id, const char *a, const char *b)
{
	diag_report(t->diag, (struct where){ t->file, t->line, col }, id, a, b);
}

static const char *shown(const struct text *t, uint32_t c)
{
	char bytes[5] = { 0 };
	utf8_encode(bytes, c);
	return arena_strdup(t->arena, bytes);
}

static void replace(struct text *t, size_t i, uint32_t with)
{
	tell(t, t->letters[i].col, MESSAGE_IMPORT_MARK, shown(t, t->letters[i].c), shown(t, with));
	t->letters[i].c = with;
}

/* ---- blanks */

static void trim(struct text *t)
{
	size_t front = 0, back = t->count;
	while (front < t->count && utf8_is_space(at(t, front)))
		front++;
	while (back > front && utf8_is_space(at(t, back - 1)))
		back--;
	bool changed = front > 0 || back < t->count;
	int col = front > 0 ? 1 : back < t->count ? t->letters[back].col : 0;
	t->count = back;
	remove_at(t, 0, front);
	if (changed && t->count > 0)
		tell(t, col, MESSAGE_IMPORT_TRIM, "", "");
}

/* “组 长：” spreads a label over the width of its neighbours: a layout that carries meaning. */
static bool is_spread_label(const struct text *t, size_t i)
{
	if (i == 0 || i > 4)
		return false;
	for (size_t n = i + 1; n < t->count && n < i + 4; n++)
		if (at(t, n) == 0xFF1A)
			return true;
	return false;
}

static void drop_blanks(struct text *t)
{
	for (size_t i = 0; i < t->count;) {
		uint32_t c = at(t, i);
		bool inner = i > 0 && is_cjk(at(t, i - 1)) && is_cjk(at(t, i + 1));
		bool after_mark = i > 0 && utf8_is_cjk_punctuation(at(t, i - 1));
		bool drop = c == '\t' || ((c == ' ' || c == 0xA0) && (inner || after_mark));
		if (!drop || is_spread_label(t, i)) {
			if (c == 0xA0)
				t->letters[i].c = ' ';
			i++;
			continue;
		}
		tell(t, t->letters[i].col, MESSAGE_IMPORT_BLANK, "", "");
		remove_at(t, i, 1);
	}
}

/* ---- marks */

static bool is_digit(uint32_t c)
{
	return c >= '0' && c <= '9';
}

static void chinese_marks(struct text *t)
{
	for (size_t i = 1; i < t->count; i++) {
		uint32_t c = at(t, i), before = at(t, i - 1), after = at(t, i + 1);
		bool beside = is_cjk(before) || is_cjk(after);
		if (c == ',' && beside && !(is_digit(before) && is_digit(after)))
			replace(t, i, 0xFF0C);
		else if (c == ';' && beside)
			replace(t, i, 0xFF1B);
		else if (c == '.' && utf8_is_han(before) && (after == 0 || is_cjk(after)))
			replace(t, i, 0x3002);
	}
}

/* ’’ closes what “ opened; ＂ and " open and close in turn; ”…“ is the wrong way round. */
static void quotes(struct text *t)
{
	bool open = false;
	for (size_t i = 0; i < t->count; i++) {
		uint32_t c = at(t, i);
		if (c == 0x2019 && at(t, i + 1) == 0x2019) {
			remove_at(t, i + 1, 1);
			replace(t, i, 0x201D);
			open = false;
		} else if (c == 0xFF02 ||
			(c == '"' && (is_cjk(at(t, i + 1)) || (i > 0 && is_cjk(at(t, i - 1)))))) {
			replace(t, i, open ? 0x201D : 0x201C);
			open = !open;
		} else if (c == 0x201C) {
			open = true;
		} else if (c == 0x201D && open) {
			open = false;
		} else if (c == 0x201D) {
			size_t next = i + 1;
			while (next < t->count && at(t, next) != 0x201C && at(t, next) != 0x201D)
				next++;
			if (at(t, next) != 0x201C)
				continue;
			replace(t, i, 0x201C);
			replace(t, next, 0x201D);
			i = next;
		}
	}
}

/* ---- what a re-seller put in */

static size_t find(const struct text *t, const char *word, size_t from)
{
	for (size_t i = from; i < t->count; i++) {
		const char *p = word;
		size_t n = i;
		while (*p != '\0' && n < t->count) {
			const char *q = p;
			if (utf8_next(&q) != at(t, n))
				break;
			p = q;
			n++;
		}
		if (*p == '\0')
			return i;
	}
	return t->count;
}

static void drop_markers(struct text *t)
{
	for (size_t i; (i = find(t, "##paid", 0)) < t->count;) {
		size_t end = find(t, "##", i + 6);
		end = end < t->count ? end + 2 : t->count;
		tell(t, t->letters[i].col, MESSAGE_IMPORT_MARKER, "##paid…##", "");
		remove_at(t, i, end - i);
	}
}

/* Words that only a re-seller's notice has; a sentence with one of them goes, not the paragraph. */
static bool has_notice(const struct text *t, size_t from, size_t to)
{
	static const char *const words[] = { "QQ", "微信号", "加微信", "本站", "下载本文", "版权归",
		"更多范文", "代写", "联系客服", "www.", "http://", "https://", "公众号", "欢迎访问",
		"由用户上传" };
	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++) {
		size_t i = find(t, words[w], from);
		if (i < to)
			return true;
	}
	return false;
}

static char *as_utf8(const struct text *t, size_t from, size_t to)
{
	struct str out = { 0 };
	for (size_t i = from; i < to; i++)
		str_add_utf8(&out, t->letters[i].c);
	char *copy = arena_strdup(t->arena, str_text(&out));
	str_free(&out);
	return copy;
}

static void drop_notices(struct text *t)
{
	for (size_t start = 0; start < t->count;) {
		size_t end = start;
		while (end < t->count && at(t, end) != 0x3002 && at(t, end) != 0xFF01)
			end++;
		end += end < t->count;
		if (!has_notice(t, start, end)) {
			start = end;
			continue;
		}
		tell(t, t->letters[start].col, MESSAGE_IMPORT_NOTICE, as_utf8(t, start, end), "");
		remove_at(t, start, end - start);
	}
}

void import_clean(struct import_line *line, const char *file, const char *text, size_t len,
	struct arena *arena, struct diag *diag)
{
	struct text t = { .file = file, .line = line->number, .arena = arena, .diag = diag };
	const char *end = text + len;
	size_t length;
	t.letters = arena_alloc(arena, (len + 1) * sizeof(*t.letters));
	for (const char *p = text; p < end; p += length) {
		t.letters[t.count].c = utf8_decode(p, end, &length);
		t.letters[t.count].col = (int)t.count + 1;
		t.count++;
	}
	line->blank = true;
	for (size_t i = 0; i < t.count; i++)
		line->blank = line->blank && utf8_is_space(at(&t, i));
	drop_markers(&t);
	drop_notices(&t);
	trim(&t);
	drop_blanks(&t);
	quotes(&t);
	chinese_marks(&t);
	line->text = as_utf8(&t, 0, t.count);
	line->dropped = t.count == 0 && !line->blank;
}
