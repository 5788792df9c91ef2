/* beside.c - what lies beside a page: words and XML of a record, tables of a ledger. */
#include "base/files.h"
#include "site/internal.h"

/* The edition before may have been given the same.  Not of an organisation: its page says more than
 * its record. */
static bool is_made(const struct beside *beside, const struct unit *unit)
{
	const struct entry *e = unit->entry;
	return beside->unit != NULL && beside->unit->entry == e &&
		(e->organisation == NULL || e->organisation->entry != e) &&
		archive_alike(e, beside->unit->edition, unit->edition);
}

static bool write_beside(const struct site *s, const struct unit *unit, const char *extension,
	const struct str *text, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	bool ok = site_write_file(s, unit->edition, archive_beside(&arena, unit->entry, extension),
		str_text(text), text->len, work, diag);
	arena_free(&arena);
	return ok;
}

bool site_write_words(struct site *s, const struct unit *unit, const struct xml_doc *page,
	struct work *work, struct diag *diag)
{
	if (!is_made(&s->words, unit)) {
		str_clear(&s->words.text);
		search_text(s, unit, xml_first_element(xml_find(xml_root(page), "document")),
			&s->words.text);
	}
	s->words.unit = unit;
	return write_beside(s, unit, ".js", &s->words.text, work, diag);
}

struct str *site_wants_xml(struct site *s, const struct unit *unit)
{
	if (unit->type != UNIT_RECORD || is_made(&s->xml, unit))
		return NULL;
	s->xml.unit = NULL;
	str_clear(&s->xml.text);
	return &s->xml.text;
}

bool site_write_xml(struct site *s, const struct unit *unit, struct work *work, struct diag *diag)
{
	s->xml.unit = unit;
	return write_beside(s, unit, ".xml", &s->xml.text, work, diag);
}

bool site_write_tables(const struct site *s, const struct unit *unit, const struct xml_node *ledger,
	bool paged, struct work *work, struct diag *diag)
{
	struct arena arena = { 0 };
	struct str csv = { 0 }, xlsx = { 0 }, rows = { 0 };
	const char *path = files_without_extension(&arena, unit->path);
	ledger_csv(ledger, &csv);
	bool ok = site_write_file(s, unit->edition, arena_printf(&arena, "%s.csv", path),
			  str_text(&csv), csv.len, work, diag) &&
		ledger_xlsx(ledger, &xlsx, diag) &&
		site_write_file(s, unit->edition, arena_printf(&arena, "%s.xlsx", path),
			str_text(&xlsx), xlsx.len, work, diag);
	if (paged)
		ledger_rows_text(ledger, &rows);
	if (ok && paged)
		ok = site_write_file(s, unit->edition, arena_printf(&arena, "%s.js", path),
			str_text(&rows), rows.len, work, diag);
	str_free(&rows);
	str_free(&csv);
	str_free(&xlsx);
	arena_free(&arena);
	return ok;
}
