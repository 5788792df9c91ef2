#include "print/print.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"
#include "base/outfile.h"
#include "base/str.h"
#include "font/font.h"
#include "layout/layout.h"
#include "pdf/pdf.h"
#include "print/internal.h"
#include "xml/transform.h"
#include "xml/write.h"

/* ---- planning */

static void plan(struct print *p, struct print_unit unit)
{
	if (p->count == p->room) {
		p->room = p->room != 0 ? 2 * p->room : 256;
		p->units = mem_resize(p->units, p->room * sizeof(*p->units));
	}
	p->units[p->count++] = unit;
}

/* "fenghe/2026/03-12" names a file in one folder as "fenghe-2026-03-12". */
char *print_flat(struct arena *arena, const char *id)
{
	char *flat = arena_strdup(arena, id);
	for (char *c = flat; *c != '\0'; c++)
		if (*c == '/')
			*c = '-';
	return flat;
}

static void plan_documents(struct print *p)
{
	const struct entry **sorted = p->archive->sorted;
	for (size_t i = 0; i < p->archive->count; i++) {
		for (int edition = 0; edition < AUDIENCE_COUNT; edition++)
			if (archive_visible(sorted[i], (enum audience)edition))
				plan(p,
					(struct print_unit){ .type = PRINT_DOCUMENT,
						.entry = sorted[i],
						.audience = (enum audience)edition });
	}
}

struct print *print_new(const struct archive *archive, const struct findings *findings,
	const struct ledgers *ledgers, const char *share, const char *out, struct diag *diag)
{
	struct print *p = mem_alloc(sizeof(*p));
	p->styles = styles_new();
	p->archive = archive;
	p->findings = findings;
	p->ledgers = ledgers;
	p->share = share;
	p->out = out;
	print_load_boards(p, diag);
	print_load_looks(p, diag);
	print_load_forms(p, diag);
	plan_documents(p);
	if (archive->site != NULL)
		print_plan_orders(p, plan, diag);
	return p;
}

void print_free(struct print *p)
{
	if (p == NULL)
		return;
	styles_free(p->styles);
	xml_free(p->forms[0]);
	xml_free(p->forms[1]);
	xml_free(p->looks[0]);
	xml_free(p->looks[1]);
	if (p->fonts != NULL)
		fonts_free(p->fonts);
	free(p->units);
	arena_free(&p->arena);
	free(p);
}

size_t print_count(const struct print *p)
{
	return p->count;
}

size_t print_count_of(const struct print *p, enum print_type type)
{
	size_t count = 0;
	for (size_t i = 0; i < p->count; i++)
		count += p->units[i].type == type &&
			(type != PRINT_DOCUMENT || p->units[i].audience == AUDIENCE_INTERNAL);
	return count;
}

const char *print_name(const struct print *p, size_t index, struct arena *arena)
{
	static const char *const folders[] = { "documents", "boards", "packets", "forms" };
	const struct print_unit *u = &p->units[index];
	if (u->type == PRINT_DOCUMENT && u->audience != AUDIENCE_INTERNAL)
		return arena_printf(arena, "%s/%s", audience_name(u->audience),
			archive_beside(arena, u->entry, ".pdf"));
	const char *name = u->type == PRINT_DOCUMENT ? print_flat(arena, u->entry->id) : u->name;
	return arena_printf(arena, "print/%s/%s.pdf", folders[u->type], name);
}

const struct entry *print_entry(const struct print *p, size_t unit)
{
	return p->units[unit].type == PRINT_DOCUMENT ? p->units[unit].entry : NULL;
}

/* About in microseconds. */
size_t print_cost(const struct print *p, size_t unit)
{
	static const size_t costs[] = { [PRINT_DOCUMENT] = 8000,
		[PRINT_BOARD] = 60000,
		[PRINT_PACKET] = 1000000,
		[PRINT_FORM] = 10000 };
	return costs[p->units[unit].type];
}

/* ---- making */

static const char *style_path(struct print *p, const struct print_unit *u)
{
	if (u->type == PRINT_DOCUMENT) {
		const char *kind =
			archive_kind_file(p->archive, u->entry->kind, "print.xsl", &p->arena);
		if (kind != NULL)
			return kind;
	}
	if (u->type == PRINT_BOARD)
		return print_board_file(p, u->board, "board.xsl", &p->arena);
	static const char *const names[] = { [PRINT_DOCUMENT] = "templates/print/record.xsl",
		[PRINT_PACKET] = "templates/packet/packet.xsl",
		[PRINT_FORM] = "templates/print/form.xsl" };
	const char *name = names[u->type];
	const char *own = files_join(&p->arena, p->archive->folder, name);
	return files_exists(own) ? own : files_join(&p->arena, p->share, name);
}

static struct fonts *find_fonts(struct print *p, struct diag *diag)
{
	const char *folders[] = { files_join(&p->arena, p->share, "fonts"),
		files_join(&p->arena, p->archive->folder, "fonts"), NULL };
	if (p->fonts == NULL)
		p->fonts = fonts_new(folders, diag);
	return p->fonts;
}

struct xml_doc *print_fo_of(
	struct print *p, const struct print_unit *u, struct arena *arena, struct diag *diag)
{
	const struct style *style = styles_find(p->styles, style_path(p, u), diag);
	struct xml_doc *source = style != NULL ? print_source(p, u, arena, diag) : NULL;
	struct xml_doc *fo = source != NULL ? style_apply(style, source, true, diag) : NULL;
	xml_free(source);
	return fo;
}

/* ---- pages to files: each goes to the writers and the check at once */

struct output {
	struct pdf *archive, *press; /* NULL: not wanted */
	struct legibility *legibility; /* of boards; NULL: not asked */
};

static void take_page(void *user, const struct area_page *page, size_t index)
{
	const struct output *output = user;
	if (output->archive != NULL)
		pdf_page(output->archive, page, index);
	if (output->press != NULL)
		pdf_page(output->press, page, index);
	if (output->legibility != NULL)
		print_note_page(output->legibility, page);
}

static void take_parts(void *user, size_t first, size_t end)
{
	const struct output *output = user;
	if (output->archive != NULL)
		pdf_parts_done(output->archive, first, end);
	if (output->press != NULL)
		pdf_parts_done(output->press, first, end);
}

static bool set_pages(struct output *output, struct xml_doc *fo,
	const struct layout_pictures *pictures, struct fonts *fonts, struct area_tree *tree,
	struct diag *diag)
{
	const struct layout_sink sink = { output, take_page, take_parts };
	return layout_stream(fo, pictures, fonts, &sink, tree, diag);
}

static void add_bytes(void *user, const void *bytes, size_t len)
{
	str_add_n(user, bytes, len);
}

/* `second`: another name of the same file, or NULL. */
static bool write_pdf(struct pdf *pdf, const struct area_tree *tree, const struct print *p,
	const char *path, const char *second, struct work *work, struct diag *diag)
{
	struct str bytes = { 0 };
	bool ok = pdf != NULL && pdf_end(pdf, tree, add_bytes, &bytes) &&
		work_write(work, p->out, path, bytes.text, bytes.len, diag) &&
		(second == NULL || work_write(work, p->out, second, bytes.text, bytes.len, diag));
	str_free(&bytes);
	return ok;
}

bool print_run(struct print *p, size_t index, struct work *work, struct diag *diag)
{
	const struct print_unit *u = &p->units[index];
	struct arena arena = { 0 };
	struct area_tree tree = { 0 };
	struct legibility legibility = { 0 };
	struct fonts *fonts = find_fonts(p, diag);
	struct xml_doc *fo = fonts != NULL ? print_fo_of(p, u, &arena, diag) : NULL;
	const char *name = print_name(p, index, &arena);
	bool press = p->press && strncmp(name, "print/", 6) == 0;
	struct output output = {
		.archive = fo != NULL ? pdf_new(PDF_ARCHIVE, diag) : NULL,
		.press = fo != NULL && press ? pdf_new(PDF_PRESS, diag) : NULL,
		.legibility = u->type == PRINT_BOARD ? &legibility : NULL,
	};
	const char *const within[] = { p->archive->folder, p->share, NULL };
	const struct layout_pictures pictures = { ".", within };
	bool ok = fo != NULL && set_pages(&output, fo, &pictures, fonts, &tree, diag);
	if (ok && u->type == PRINT_BOARD)
		print_check_board(p, u, &legibility, diag);
	/* The office's copy of a document is also the one of its edition. */
	const char *second = u->type == PRINT_DOCUMENT && u->audience == AUDIENCE_INTERNAL ?
		arena_printf(&arena, "internal/%s", archive_beside(&arena, u->entry, ".pdf")) :
		NULL;
	ok = ok && write_pdf(output.archive, &tree, p, name, second, work, diag);
	if (ok && press)
		ok = write_pdf(output.press, &tree, p,
			arena_printf(&arena, "print/press/%s", name + 6), NULL, work, diag);
	pdf_free(output.archive);
	pdf_free(output.press);
	layout_free(&tree);
	xml_free(fo);
	arena_free(&arena);
	return ok;
}

bool print_dump(struct print *p, const char *stage, const char *only, FILE *out, struct diag *diag)
{
	const char *const within[] = { p->archive->folder, p->share, NULL };
	const struct layout_pictures pictures = { ".", within };
	bool ok = true;
	for (size_t i = 0; i < p->count; i++) {
		const struct print_unit *u = &p->units[i];
		struct arena arena = { 0 };
		struct area_tree tree = { 0 };
		struct str text = { 0 };
		const char *id =
			u->entry != NULL && u->type == PRINT_DOCUMENT ? u->entry->id : u->name;
		bool wanted = only == NULL || strcmp(only, id) == 0;
		if (!wanted || (u->type == PRINT_DOCUMENT && u->audience != AUDIENCE_INTERNAL))
			continue;
		struct xml_doc *fo = print_fo_of(p, u, &arena, diag);
		if (fo != NULL && strcmp(stage, "fo") == 0) {
			xml_write(fo, true, &text);
			fputs(str_text(&text), out);
		} else if (fo != NULL) {
			ok = layout_pages(fo, &pictures, find_fonts(p, diag), &tree, diag) && ok;
			layout_dump(&tree, out);
			layout_free(&tree);
		}
		ok = ok && fo != NULL;
		xml_free(fo);
		str_free(&text);
		arena_free(&arena);
	}
	return ok;
}

void print_only_edition(struct print *p, enum audience edition)
{
	size_t kept = 0;
	for (size_t i = 0; i < p->count; i++)
		if (p->units[i].type == PRINT_DOCUMENT && p->units[i].audience == edition)
			p->units[kept++] = p->units[i];
	p->count = kept;
}

void print_also_press(struct print *p)
{
	p->press = true;
}

static void put_bytes(void *user, const void *bytes, size_t len)
{
	outfile_put(user, bytes, len);
}

static bool fo_to_pdf(struct xml_doc *fo, const struct layout_pictures *pictures,
	struct fonts *fonts, const char *out, enum pdf_profile profile, struct diag *diag)
{
	struct area_tree tree = { 0 };
	struct output output = { .archive = pdf_new(profile, diag) };
	bool ok = output.archive != NULL && set_pages(&output, fo, pictures, fonts, &tree, diag);
	struct outfile *file = ok ? outfile_begin(out, NULL, diag) : NULL;
	if (file != NULL) {
		ok = pdf_end(output.archive, &tree, put_bytes, file);
		ok = outfile_end(file, ok, diag) && ok;
	}
	ok = ok && file != NULL;
	pdf_free(output.archive);
	layout_free(&tree);
	return ok;
}

bool print_fo(const char *path, const char *share, const char *out, bool press, struct diag *diag)
{
	struct arena arena = { 0 };
	struct area_tree tree = { 0 };
	const char *folder = files_folder(&arena, path);
	const char *folders[] = { files_join(&arena, share, "fonts"), folder, NULL };
	const struct layout_pictures pictures = { .folder = folder };
	struct xml_doc *fo = xml_open(path, diag);
	struct fonts *fonts = fo != NULL ? fonts_new(folders, diag) : NULL;
	bool ok = fonts != NULL;
	if (fonts != NULL && out == NULL) {
		ok = layout_pages(fo, &pictures, fonts, &tree, diag);
		layout_dump(&tree, stdout);
		layout_free(&tree);
	} else if (fonts != NULL) {
		ok = fo_to_pdf(fo, &pictures, fonts, out, press ? PDF_PRESS : PDF_ARCHIVE, diag);
	}
	if (fonts != NULL)
		fonts_free(fonts);
	xml_free(fo);
	arena_free(&arena);
	return ok;
}
