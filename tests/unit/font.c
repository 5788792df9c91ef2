/* font/ on the fonts that the program installs: itemisation, shaping, subsets. */
#include "tap.h"

#include "base/str.h"
#include "font/font.h"

static struct fonts *fonts;
static struct diag diag;
static struct arena arena;

static const struct where here = { "a.md", 3, 5 };

/* "song:中文|latin:abc", faces by their PostScript names. */
static const char *split(const char *family, bool vertical, const char *text)
{
	static struct str out;
	struct font_request request = { .family = family, .weight = 400, .vertical = vertical };
	struct font_run *runs;
	size_t count = font_split(fonts, &request, text, strlen(text), here, &runs, &arena, &diag);
	str_clear(&out);
	for (size_t i = 0; i < count; i++) {
		str_add(&out, i > 0 ? "|" : "");
		str_add(&out, font_name(runs[i].face));
		str_add(&out, ":");
		str_add_n(&out, text + runs[i].start, runs[i].len);
	}
	return str_text(&out);
}

static void test_scripts(void)
{
	is_str(split("song", false, "共有23人"),
		"NotoSerifCJKsc-Regular:共有|LiberationSerif:23|NotoSerifCJKsc-Regular:人",
		"digits go to the Latin face");
	is_str(split("song", false, "他说“OK”。"),
		"NotoSerifCJKsc-Regular:他说“|LiberationSerif:OK|NotoSerifCJKsc-Regular:”。",
		"quotation marks of a pair are Chinese when one stands beside Chinese");
	is_str(split("song", false, "“It’s”"), "LiberationSerif:“It’s”",
		"between Latin letters they are Latin");
	is_str(split("song", false, "——致全体党员"), "NotoSerifCJKsc-Regular:——致全体党员",
		"a dash before Chinese is Chinese");
	is_str(split("Helvetica, sans-serif", false, "page 1"), "LiberationSans:page 1",
		"a base-14 name is Liberation");
	is_str(split("'Nobody Has This', hei", false, "党"), "NotoSansCJKsc-Regular:党",
		"the first family that exists wins");
	is_str(split("HanaMinA", false, "党a"), "HanaMinA:党a",
		"an installed family shows both scripts");
	is_str(split("song", false,
		       "a\xC2\xAD"
		       "b"),
		"LiberationSerif:a|LiberationSerif:b", "a soft hyphen goes to no run");
	is_int(diag.errors, 0, "none of that was an error");
}

static void test_weights(void)
{
	struct font_request request = { .family = "song", .weight = 700 };
	is_str(font_name(font_first(fonts, &request, &diag)), "NotoSerifCJKsc-Bold",
		"bold of a role");
	request = (struct font_request){ .family = "title", .weight = 400 };
	is_str(font_name(font_first(fonts, &request, &diag)), "NotoSerifCJKsc-Bold",
		"titles are bold");
	request = (struct font_request){ .family = "Times", .weight = 600, .italic = true };
	is_str(font_name(font_first(fonts, &request, &diag)), "LiberationSerif-BoldItalic",
		"600 is bold; Latin leads a Latin role");
}

static void test_fallback(bool fandol)
{
	is_str(split("song", false, "𠮷野家"), "NotoSerifCJKsc-Regular:𠮷野家", "beyond the BMP");
	if (!fandol) {
		tap_skip(4, "FandolFang is not unpacked");
		return;
	}
	is_str(split("fangsong", false, "张翀、𬭸"),
		"LXGWWenKai-Light:张翀|FandolFang-Regular:、|LXGWWenKai-Light:𬭸",
		"a name falls back whole, up to the mark");
	is_str(split("fangsong", false, "支部党员大会由张翀同志主持会议并讲话"),
		"FandolFang-Regular:支部党员大会|LXGWWenKai-Light:由张翀同|"
		"FandolFang-Regular:志主持会议并讲话",
		"two characters before and one behind");
	is_str(split("fangsong", true, "（一）党"),
		"LXGWWenKai-Light:（|FandolFang-Regular:一|"
		"LXGWWenKai-Light:）|FandolFang-Regular:党",
		"vertical marks come from a face that turns them");
	is_int(diag.errors, 0, "none of that was an error");
}

static void test_missing(void)
{
	is_str(split("song", false, "党\n员\U000E0FFF\U0010FFFDb"),
		"NotoSerifCJKsc-Regular:党|"
		"NotoSerifCJKsc-Regular:员|LiberationSerif:b",
		"what no face has goes to no run");
	is_int(diag.errors, 1, "and is one error");
	is_int(diag.first->id, MESSAGE_NO_GLYPH, "that no font has it");
	is_int(diag.first->at.line, 4, "in its line");
	is_int(diag.first->at.col, 3, "at its column");
}

static size_t shape(const char *family, bool vertical, const char *text, struct glyph **glyphs)
{
	struct font_request request = { .family = family, .weight = 400, .vertical = vertical };
	struct font_run *runs;
	size_t len = strlen(text);
	size_t count = font_split(fonts, &request, text, len, here, &runs, &arena, &diag);
	if (count == 0)
		return 0;
	return font_shape(runs[0].face, 12000, text, runs[0].start, runs[0].len, &request, false,
		glyphs, &arena);
}

static void test_shape(void)
{
	struct glyph *g = NULL;
	is_int(shape("song", false, "党员", &g), 2, "a glyph a character");
	is_int(g[0].advance, 12000, "an em wide");
	is_int(g[1].cluster, 3, "clusters are bytes");
	is_int(shape("Helvetica", false, "fi", &g), 2, "no ligatures");
	is_int(g[0].advance, 3336, "Helvetica's f is 278/1000 em");
	is_int(shape("kai", false, "“党”", &g), 3, "WenKai's proportional marks");
	is_int(g[0].advance, 12000, "are an em wide in Chinese");
	is_int(g[0].dx, 7800, "the opening one at the right of it");
	is_int(g[2].dx, 0, "the closing one at the left");
	is_int(g[2].advance, 12000, "and an em wide too");
	shape("LXGW WenKai", false, "It’s", &g);
	ok(g[2].advance < 12000, "but not between Latin letters");
	is_int(shape("song", true, "党（", &g), 2, "vertical");
	is_int(g[0].advance, 12000, "advances down by an em");
	is_int(g[0].dx, -6000, "from the centre line");
}

static void test_metrics(void)
{
	struct font_request request = { .family = "song", .weight = 400 };
	const struct face *face = font_first(fonts, &request, &diag);
	struct font_metrics m = font_metrics(face, 10000);
	is_int(m.ascent, 8800, "the em box above");
	is_int(m.descent, 1200, "and below the baseline");
	ok(m.underline > 0 && m.underline_thickness > 0, "an underline");
	ok(font_is_cff(face), "Noto is CFF");
}

static void test_subset(void)
{
	struct font_request request = { .family = "song", .weight = 400 };
	struct font_subset subset;
	struct glyph *g = NULL;
	size_t count = shape("song", false, "党员大会", &g);
	uint32_t ids[8] = { 0 };
	for (size_t i = 0; i < count; i++)
		ids[i] = g[i].id;
	const struct face *face = font_first(fonts, &request, &diag);
	ok(font_subset(face, ids, count, &subset, &arena, &diag), "a subset of CFF");
	ok(subset.cff && subset.len > 500 && subset.len < 20000, "is small");
	request.family = "kai";
	face = font_first(fonts, &request, &diag);
	count = shape("kai", false, "党员大会", &g);
	for (size_t i = 0; i < count; i++)
		ids[i] = g[i].id;
	ok(font_subset(face, ids, count, &subset, &arena, &diag), "a subset of glyf");
	ok(!subset.cff && subset.len > 500 && subset.len < 20000, "is small");
	ok(subset.new_id[ids[0]] > 0 && subset.new_id[ids[0]] <= count, "with new ids");
}

int main(void)
{
	const char *folders[] = { ".", NULL };
	diag_init(&diag);
	fonts = fonts_new(folders, &diag);
	if (!ok(fonts != NULL, "roles.yaml is read"))
		return tap_done();
	FILE *fandol = fopen("fonts/FandolFang-Regular.otf", "rb");
	test_scripts();
	test_weights();
	test_fallback(fandol != NULL);
	test_shape();
	test_metrics();
	test_subset();
	test_missing();
	if (fandol != NULL)
		fclose(fandol);
	fonts_free(fonts);
	arena_free(&arena);
	diag_free(&diag);
	return tap_done();
}
