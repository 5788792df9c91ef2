/* pdf/ on area trees made by hand. */
#include "tap.h"

#include <stdlib.h>
#include <zlib.h>

#include "base/str.h"
#include "font/font.h"
#include "pdf/pdf.h"

static struct fonts *fonts;
static struct diag diag;
static struct area_tree tree;

/* ---- making trees */

static struct area *area_new(enum area_kind kind, const char *name)
{
	struct area *area = arena_alloc(&tree.arena, sizeof(*area));
	area->kind = kind;
	area->name = name;
	return area;
}

static struct area *append(struct area *parent, struct area *child)
{
	if (parent->last != NULL)
		parent->last->next = child;
	else
		parent->first = child;
	return parent->last = child;
}

static struct area *add_page(int width, int height, const char *label)
{
	struct area_page *page = arena_alloc(&tree.arena, sizeof(*page));
	page->width = width;
	page->height = height;
	page->label = label;
	page->number = (int)++tree.pages;
	page->first = page->last = area_new(AREA_REGION, "region-body");
	if (tree.last != NULL)
		tree.last->next = page;
	else
		tree.first = page;
	tree.last = page;
	return page->first;
}

/* One run of `text` behind those that are in the line; `gap` is added to every advance. */
static void add_run(struct area *line, const char *text, const struct font_run *run,
	const struct font_request *request, int size, int gap)
{
	struct area *area = area_new(AREA_TEXT, "text");
	struct area_text *t = arena_alloc(&tree.arena, sizeof(*t));
	struct glyph *glyphs;
	t->count = font_shape(
		run->face, size, text, run->start, run->len, request, false, &glyphs, &tree.arena);
	t->face = run->face;
	t->size = size;
	t->text = text + run->start;
	t->len = run->len;
	t->glyphs = glyphs;
	t->vertical = request->vertical;
	for (size_t i = 0; i < t->count; i++) {
		glyphs[i].cluster -= (uint32_t)run->start;
		glyphs[i].advance += gap;
		*(t->vertical ? &area->height : &area->width) += glyphs[i].advance;
	}
	area->x = line->x + (t->vertical ? 0 : line->width);
	area->y = line->y + (t->vertical ? line->height : 0);
	area->baseline = line->baseline;
	line->width += t->vertical ? 0 : area->width;
	line->height += t->vertical ? area->height : 0;
	area->text = t;
	append(line, area);
}

static struct area *add_line(
	struct area *parent, const char *family, int y, const char *text, int gap, bool vertical)
{
	struct font_request request = { .family = family, .weight = 400, .vertical = vertical };
	struct font_run *runs;
	size_t count = font_split(fonts, &request, text, strlen(text), (struct where){ 0 }, &runs,
		&tree.arena, &diag);
	struct area *line = append(parent, area_new(AREA_LINE, "line"));
	line->x = 72000;
	line->y = y;
	line->baseline = y;
	for (size_t i = 0; i < count; i++)
		add_run(line, text, &runs[i], &request, 12000, gap);
	return line;
}

static void add_boxes(struct area *parent)
{
	static const enum area_line_style styles[] = {
		AREA_SOLID,
		AREA_DASHED,
		AREA_DOTTED,
		AREA_DOUBLE,
	};
	struct area_box *box = arena_alloc(&tree.arena, sizeof(*box));
	box->background = 0xFFEECC;
	for (int i = 0; i < AREA_SIDES; i++)
		box->border[i] = (struct area_border){ 3000, styles[i], 0x990000 };
	struct area *block = append(parent, area_new(AREA_BLOCK, "block"));
	block->x = block->y = 300000;
	block->width = block->height = 90000;
	block->box = box;
	struct area *viewport = append(block, area_new(AREA_VIEWPORT, "block-container"));
	viewport->viewport.b = 1;
	viewport->viewport.c = -1;
	viewport->viewport.e = 390000;
	viewport->viewport.clip = true;
	viewport->width = viewport->height = 90000;
	add_line(viewport, "hei", 20000, "转", 0, false);
}

static void add_pictures(struct area *parent)
{
	static const unsigned char samples[12] = { 255, 0, 0, 0, 255, 0, 0, 0, 255, 9, 9, 9 };
	static const unsigned char alpha[4] = { 255, 128, 64, 0 };
	struct area_image *image = arena_alloc(&tree.arena, sizeof(*image));
	*image = (struct area_image){ .format = IMAGE_RGB,
		.key = "a.png",
		.bytes = samples,
		.len = sizeof(samples),
		.width = 2,
		.height = 2,
		.components = 3,
		.alpha = alpha };
	for (int i = 0; i < 2; i++) {
		struct area *area = append(parent, area_new(AREA_IMAGE, "external-graphic"));
		area->x = 100000 * i;
		area->width = area->height = 50000;
		area->image = image;
	}
}

/* A rule under every run, as layout/ underlines. */
static void underline(struct area *line)
{
	struct area *text = line->first;
	line->first = line->last = NULL;
	for (struct area *next; text != NULL; text = next) {
		next = text->next;
		text->next = NULL;
		append(line, text);
		struct area *rule = append(line, area_new(AREA_LEADER, "decoration"));
		rule->x = text->x;
		rule->width = text->width;
		rule->baseline = text->baseline + 2000;
		rule->leader = (struct area_leader){ AREA_SOLID, 600, 0, 0 };
	}
}

static void make_tree(void)
{
	static struct area_link home = { .id = "home" },
				away = { .uri = "https://example.org/党?(a)" };
	static struct area_bookmark inner = { .title = "𠮷", .id = "second" };
	static struct area_bookmark outer = {
		.title = "一", .id = "home", .first = &inner, .last = &inner
	};
	static const struct area_part title = { .index = 0, .type = "H1" },
				      paragraph = { .index = 1, .type = "P" },
				      deep = { .index = 2, .type = "H4" };
	tree.parts = 3;
	tree.info = (struct area_info){
		.title = "会议记录 <1> & 2", .author = "党支部", .date = "2026-03-12"
	};
	struct area *body = add_page(595276, 841890, "i");
	add_line(body, "title", 72000, "中共某某支部", 0, false)->id = "home";
	body->last->part = &title;
	add_line(
		body, "fangsong", 100000, "张翀、𬭸说：“有23名党员。”", 100, false);
	add_line(body, "song", 120000, "一⼀，𠮷野家 e\xCC\x81\xC2\xA0x", 0, false);
	body->last->part = &paragraph;
	add_line(body, "song", 140000, "姓名", 12000, false);
	underline(add_line(body, "song", 150000, "共有23名", 3000, false));
	add_line(body, "song", 160000, "竖排（一）", 0, true);
	add_boxes(body);
	add_pictures(body);
	body = add_page(17008000, 3402000, "1");
	struct area *line = add_line(body, "hei", 800000, "六米长卷", 0, false);
	line->id = "second";
	line->height = 12000;
	line->link = &home;
	line->part = &deep;
	add_line(body, "hei", 850000, "又有段", 0, false)->part = &paragraph;
	line = add_line(body, "hei", 900000, "外部", 0, false);
	line->height = 12000;
	line->link = &away;
	tree.bookmarks = &outer;
}

/* ---- looking at the file */

/* memmem(3) is not in POSIX. */
static const char *find(const char *p, const char *end, const char *what)
{
	size_t len = strlen(what);
	for (; (size_t)(end - p) >= len; p++)
		if (memcmp(p, what, len) == 0)
			return p;
	return NULL;
}

static size_t occurrences(const struct str *file, const char *what)
{
	size_t count = 0;
	const char *end = file->text + file->len;
	for (const char *p = file->text; (p = find(p, end, what)) != NULL; p++)
		count++;
	return count;
}

/* The file, and all its streams inflated, one behind the other. */
static struct str opened(const struct str *file)
{
	static const char begin[] = "/FlateDecode\n";
	struct str all = { 0 };
	str_add_n(&all, file->text, file->len);
	const char *end = file->text + file->len;
	for (const char *p = file->text; (p = find(p, end, begin)) != NULL;) {
		char bytes[4096];
		z_stream z = { 0 };
		const char *data = find(p, end, "stream\r\n") + 8;
		z.next_in = (z_const Bytef *)data;
		z.avail_in = (uInt)(end - data);
		inflateInit(&z);
		for (int status = Z_OK; status == Z_OK;) {
			z.next_out = (Bytef *)bytes;
			z.avail_out = sizeof(bytes);
			status = inflate(&z, Z_NO_FLUSH);
			str_add_n(&all, bytes, sizeof(bytes) - z.avail_out);
		}
		p = data + z.total_in;
		inflateEnd(&z);
	}
	return all;
}

static void test_content(const struct str *all)
{
	is_int(occurrences(all, "/ActualText <FEFF59D3540D>"), 1, "a name set apart is one word");
	is_int(occurrences(all, "/ActualText <FEFF5171670900320033540D>"), 1,
		"underlined runs are one text");
	ok(occurrences(all, "> <D842DFB7>\n") >= 1, "ToUnicode beyond the BMP");
	is_int(occurrences(all, "> <2F00>\n"), 1, "a radical of the same glyph as 一");
	is_int(occurrences(all, "> <4E00>\n"), 1, "which is that too");
	is_int(occurrences(all, "<0000>"), occurrences(all, "<0000> <FFFF>"), "never .notdef");
}

static void test_file(const struct str *file)
{
	is_int(occurrences(file, "/Type /Page\n"), 2, "two pages");
	is_int(occurrences(file, "/UserUnit 2\n"), 1,
		"one of them too large for units of 1/72 inch");
	is_int(occurrences(file, "/FontFile"), occurrences(file, "/Type /FontDescriptor"),
		"every font is embedded");
	is_int(occurrences(file, "/Subtype /Type0\n"), occurrences(file, "/ToUnicode"),
		"every font tells its Unicode");
	ok(occurrences(file, "/Identity-V") > 0, "vertical text has a vertical font");
	is_int(occurrences(file, "/Subtype /Image\n"), 2, "a picture twice is one, and its mask");
	is_int(occurrences(file, "/Subtype /Link\n/F 4\n"), 2, "links are printed");
	is_int(occurrences(file, "(https://example.org/%E5%85%9A?\\(a\\))"), 1, "a URI is ASCII");
	is_int(occurrences(file, "(home)["), 1, "a named destination");
	is_int(occurrences(file, "/Title <FEFFD842DFB7>"), 1, "a bookmark beyond the BMP");
	is_int(occurrences(file, "/Count -1\n"), 1, "which is closed");
	is_int(occurrences(file, "<< /P <FEFF0069> >>\n1 << /S /D /St 1 >>"), 1, "page labels");
}

static void test_identity(const struct str *file)
{
	is_int(occurrences(file, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A<"), 1,
		"PDF/A-2a");
	is_int(occurrences(file, "<pdfuaid:part>1</pdfuaid:part>"), 1, "PDF/UA-1");
	is_int(occurrences(file, "会议记录 &lt;1&gt; &amp; 2"), 1, "the title as XMP");
	is_int(occurrences(file, "/CreationDate (D:20260312000000+08'00')"), 1,
		"the record's date");
	is_int(occurrences(file, "2026-03-12T00:00:00+08:00"), 1, "the same as XMP");
	is_int(occurrences(file, "/GTS_PDFA1"), 1, "an output intent");
	is_int(occurrences(file, "/ID [<"), 1, "an identifier");
	is_int(occurrences(file, "/DeviceCMYK"), 0, "no colour beside it");
}

static void test_structure(const struct str *file)
{
	ok(occurrences(file, "/S /H1 ") == 1 && occurrences(file, "/S /H2 ") == 1,
		"headings skip no level");
	is_int(occurrences(file, "/S /P "), 1, "what goes on on another page is one paragraph");
	is_int(occurrences(file, "<</Type /MCR /MCID "), 2,
		"with content on both, as has the document");
	is_int(occurrences(file, "/Type /OBJR"), 2, "links know their annotations");
	is_int(occurrences(file, "/Contents <FEFF516D7C73957F5377>"), 1, "and say where they lead");
	ok(occurrences(file, " BDC\n") + occurrences(file, " BMC\n") > 10, "content is marked");
	is_int(occurrences(file, " BDC\n") + occurrences(file, " BMC\n"),
		occurrences(file, "EMC\n"), "and every mark ends");
}

static void test_again(const struct str *file)
{
	struct str again = { 0 };
	/* What else the fonts have shown meanwhile must not matter. */
	struct font_request request = { .family = "mono", .weight = 700 };
	font_first(fonts, &request, &diag);
	str_add(&again, "before");
	ok(pdf_write(&tree, PDF_ARCHIVE, &again, &diag), "written again");
	ok(again.len == file->len + 6 && memcmp(again.text + 6, file->text, file->len) == 0,
		"the same bytes, behind what was there");
	str_free(&again);
}

/* What no layout should hand over, and one day does. */
static void test_strange(void)
{
	struct str file = { 0 };
	struct area *body = add_page(0, -5, NULL);
	struct area *line = add_line(body, "song", 1, "奇怪", 0, false);
	struct area_text *text = line->first->text;
	struct glyph *glyphs = arena_alloc(&tree.arena, 3 * sizeof(*glyphs));
	glyphs[0] = (struct glyph){ .id = 0, .cluster = 0 };
	glyphs[1] = (struct glyph){ .id = 65535, .cluster = 99, .advance = INT32_MAX };
	glyphs[2] = (struct glyph){ .id = 70000, .cluster = 3, .dx = INT32_MIN };
	text->glyphs = glyphs;
	text->count = 3;
	append(body, area_new(AREA_TEXT, "text"));
	append(body, area_new(AREA_IMAGE, "external-graphic"));
	append(body, area_new(AREA_PATH, "path"));
	append(body, area_new(AREA_LEADER, "leader"));
	ok(pdf_write(&tree, PDF_ARCHIVE, &file, &diag), "strange values are written somehow");
	str_free(&file);

	struct area *picture = append(body, area_new(AREA_IMAGE, "external-graphic"));
	picture->width = picture->height = 1000;
	picture->image = arena_alloc(&tree.arena, sizeof(*picture->image));
	*picture->image = (struct area_image){ .format = IMAGE_JPEG,
		.key = "b.jpg",
		.bytes = (const unsigned char *)"\xFF\xD8\xFF\xE0",
		.len = 4,
		.width = 1,
		.height = 1 };
	ok(!pdf_write(&tree, PDF_ARCHIVE, &file, &diag), "a broken picture is refused");
	is_int(file.len, 0, "nothing is written");
	is_int(diag.errors, 1, "and it is told");
	is_int(diag.first->id, MESSAGE_BAD_JPEG, "as that");
	str_free(&file);
}

static void test_empty(void)
{
	struct area_tree empty = { 0 };
	struct str file = { 0 };
	ok(pdf_write(&empty, PDF_ARCHIVE, &file, &diag), "a tree without pages");
	struct str all = opened(&file);
	is_int(occurrences(&all, "/Type /Page\n"), 1, "is one empty page");
	is_int(occurrences(&all, "/CreationDate"), 0, "without a date");
	str_free(&all);
	str_free(&file);
}

/* tests/press.sh looks at the inks. */
static void test_press(void)
{
	struct str file = { 0 };
	ok(pdf_write(&tree, PDF_PRESS, &file, &diag), "the tree is written for a press");
	struct str all = opened(&file);
	is_int(occurrences(&all, "/TrimBox ["), (int)tree.pages, "every page can be trimmed");
	is_int(occurrences(&all, "/BleedBox ["), (int)tree.pages, "and bleeds");
	is_int(occurrences(&all, "/DeviceRGB"), 0, "nothing is in RGB");
	is_int(occurrences(&all, "/S /GTS_PDFX"), 1, "it names a printing condition");
	is_int(occurrences(&all, "<pdfaid:part>"), 0, "and is no archive");
	is_int(occurrences(&all, "/Subtype /Link"), 0, "links are not printed");
	str_free(&all);
	str_free(&file);
}

int main(int argc, char **argv)
{
	const char *folders[] = { ".", NULL };
	struct str file = { 0 };
	diag_init(&diag);
	fonts = fonts_new(folders, &diag);
	make_tree();
	ok(pdf_write(&tree, PDF_ARCHIVE, &file, &diag), "a tree is written");
	is_int(diag.errors, 0, "without complaint");
	ok(file.len > 10000 && strncmp(file.text, "%PDF-1.7\n", 9) == 0, "begins as PDF 1.7");
	ok(strcmp(file.text + file.len - 6, "%%EOF\n") == 0, "ends as one");
	struct str all = opened(&file);
	test_file(&all);
	test_content(&all);
	test_identity(&all);
	test_structure(&all);
	str_free(&all);
	test_again(&file);
	if (argc > 1) { /* to look at it */
		FILE *out = fopen(argv[1], "wb");
		if (out != NULL) {
			fwrite(file.text, 1, file.len, out);
			fclose(out);
		}
	}
	test_press();
	test_empty();
	test_strange();
	str_free(&file);
	arena_free(&tree.arena);
	fonts_free(fonts);
	diag_free(&diag);
	return tap_done();
}
