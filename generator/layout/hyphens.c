#include "layout/hyphens.h"

#include <glob.h>
#include <hyphen.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "layout/cjk.h"
#include "layout/letter.h"

enum { WORD_MAX = 100, PATH_ROOM = 128 };

/* The patterns of a language. */
struct hyphens {
	const char *language, *country;
	HyphenDict *patterns; /* NULL: there are none */
	iconv_t convert; /* to the characters of the patterns */
	struct hyphens *next;
};

/* ---- files */

static bool is_name(const char *text)
{
	size_t len = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
	return len >= 2 && len <= 8 && text[len] == '\0';
}

static bool find_file(const char *language, const char *country, char path[PATH_ROOM])
{
	if (!is_name(language))
		return false;
	snprintf(path, PATH_ROOM, HYPHENS_FOLDER "/hyph_%s_%s.dic", language, country);
	if (is_name(country) && access(path, R_OK) == 0)
		return true;
	snprintf(path, PATH_ROOM, HYPHENS_FOLDER "/hyph_%s.dic", language);
	if (access(path, R_OK) == 0)
		return true;
	/* Those of another country: sorted, so that it is the same one everywhere. */
	glob_t found;
	snprintf(path, PATH_ROOM, HYPHENS_FOLDER "/hyph_%s_*.dic", language);
	bool any = glob(path, 0, NULL, &found) == 0 && found.gl_pathc > 0 &&
		strlen(found.gl_pathv[0]) < PATH_ROOM;
	if (any)
		strcpy(path, found.gl_pathv[0]);
	globfree(&found);
	return any;
}

static void load(struct hyphens *hyphens)
{
	char path[PATH_ROOM];
	if (!find_file(hyphens->language, hyphens->country, path))
		return;
	hyphens->patterns = hnj_hyphen_load(path);
	if (hyphens->patterns == NULL)
		return;
	hyphens->convert = iconv_open(hyphens->patterns->cset, "UTF-8");
	if (hyphens->convert != (iconv_t)-1)
		return;
	hnj_hyphen_free(hyphens->patterns);
	hyphens->patterns = NULL;
}

void hyphens_free(struct layout *layout)
{
	for (struct hyphens *h = layout->hyphens; h != NULL; h = h->next)
		if (h->patterns != NULL) {
			iconv_close(h->convert);
			hnj_hyphen_free(h->patterns);
		}
	layout->hyphens = NULL;
}

/* "en-US" says both. */
static void name_language(
	const struct style *style, struct arena *arena, const char **language, const char **country)
{
	const char *text = style_text(style, PROP_LANGUAGE);
	size_t len = strcspn(text, "-_");
	*language = arena_strndup(arena, text, len);
	*country = text[len] != '\0' ? text + len + 1 : style_text(style, PROP_COUNTRY);
}

static struct hyphens *hyphens_of(struct layout *layout, const struct inline_box *in)
{
	const char *language, *country;
	struct hyphens *h = layout->hyphens;
	name_language(in->style, layout->work, &language, &country);
	if (strcmp(language, "zh") == 0)
		return NULL;
	while (h != NULL &&
		(strcmp(h->language, language) != 0 || strcmp(h->country, country) != 0))
		h = h->next;
	if (h == NULL) {
		h = arena_alloc(layout->lasting, sizeof(*h));
		h->language = arena_strdup(layout->lasting, language);
		h->country = arena_strdup(layout->lasting, country);
		h->next = layout->hyphens;
		layout->hyphens = h;
		load(h);
	}
	if (h->patterns == NULL)
		style_set_tell(layout->styles, in->fo->node, MESSAGE_FO_HYPHENS, language, "");
	return h->patterns != NULL ? h : NULL;
}

/* ---- words */

struct word {
	size_t first, end; /* items */
	int characters;
	char text[4 * WORD_MAX + 8]; /* small letters, as the patterns have them */
	size_t len;
};

static bool is_letter(const struct item *item)
{
	return item->kind == ITEM_TEXT &&
		(item->class == CJK_LETTER || item->class == CJK_COMBINING);
}

static int letters_in(const struct para *para, const struct item *item)
{
	return (int)utf8_count(para->text + item->start, item->len);
}

/* False: it is too long, or has a character that the patterns do not know. */
static bool read_word(const struct para *para, const struct hyphens *h, struct word *word)
{
	char small[4 * WORD_MAX];
	size_t len = 0;
	const struct item *items = para->items;
	const char *at = para->text + items[word->first].start;
	const char *end = para->text + items[word->end - 1].start + items[word->end - 1].len;
	for (word->characters = 0; at < end; word->characters++) {
		if (word->characters == WORD_MAX - 1)
			return false;
		len += utf8_encode(small + len, letter_lower(utf8_next(&at)));
	}
	char *from = small, *to = word->text;
	size_t room = sizeof(word->text) - 1;
	iconv(h->convert, NULL, NULL, NULL, NULL);
	bool ok = iconv(h->convert, &from, &len, &to, &room) == 0;
	word->len = (size_t)(to - word->text);
	*to = '\0';
	return ok;
}

/* The hyphen of a style; all of an inline object share it. */
static struct inline_object *hyphen_of(
	struct layout *layout, const struct inline_box *in, struct arena *arena, int *width)
{
	struct item item = { .in = in };
	const char *character = style_text(in->style, PROP_HYPHEN);
	item.object = arena_alloc(arena, sizeof(*item.object));
	item.object->fo = in->fo;
	shape_number(layout, &item, character, arena);
	item.object->min = *width = item.width;
	return item.object;
}

static void divide(struct layout *layout, struct para *para, const struct word *word,
	const char *points, struct arena *arena)
{
	const struct inline_box *in = NULL;
	struct inline_object *hyphen = NULL;
	int at = 0, width = 0;
	for (size_t i = word->first; i + 1 < word->end; i++) {
		struct item *item = &para->items[i];
		at += letters_in(para, item);
		if (points[at - 1] % 2 == 0 || para->items[i + 1].class == CJK_COMBINING)
			continue;
		if (item->in != in) {
			in = item->in;
			hyphen = hyphen_of(layout, in, arena, &width);
		}
		item->object = hyphen;
		item->end_edge += width;
	}
}

static int count_of(const struct style *style, enum property property)
{
	int count = (int)style_number(style, property, 2);
	return count < 1 ? 1 : count > WORD_MAX ? WORD_MAX : count;
}

static void divide_word(struct layout *layout, struct para *para, const struct hyphens *h,
	struct word *word, struct arena *arena)
{
	const struct inline_box *in = para->items[word->first].in;
	char points[4 * WORD_MAX + 16] = { 0 };
	char **replaced = NULL;
	int *places = NULL, *cuts = NULL;
	if (!read_word(para, h, word))
		return;
	int remain = count_of(in->style, PROP_HYPHEN_REMAIN);
	int push = count_of(in->style, PROP_HYPHEN_PUSH);
	if (hnj_hyphen_hyphenate3(h->patterns, word->text, (int)word->len, points, NULL, &replaced,
		    &places, &cuts, remain, push, 0, 0) != 0)
		return;
	/* Where spelling changes at a hyphen the word stays whole. */
	for (int i = 0; replaced != NULL && i < word->characters; i++) {
		points[i] = replaced[i] != NULL ? '0' : points[i];
		free(replaced[i]);
	}
	for (int i = 0; i < word->characters; i++)
		if (i + 1 < remain || word->characters - i - 1 < push)
			points[i] = '0';
	free(replaced);
	free(places);
	free(cuts);
	divide(layout, para, word, points, arena);
}

void hyphens_mark(struct layout *layout, struct para *para, struct arena *arena)
{
	const struct inline_box *in = NULL;
	const struct hyphens *h = NULL;
	for (size_t i = 0; i < para->count; i++) {
		struct word word = { .first = i };
		if (!is_letter(&para->items[i]) ||
			!style_true(para->items[i].in->style, PROP_HYPHENATE))
			continue;
		if (para->items[i].in != in) {
			in = para->items[i].in;
			h = hyphens_of(layout, in);
		}
		while (i < para->count && is_letter(&para->items[i]))
			i++;
		word.end = i;
		if (h != NULL)
			divide_word(layout, para, h, &word, arena);
	}
}
