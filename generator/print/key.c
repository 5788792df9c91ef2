/* key.c - whether a PDF would still be the same: print_content() and print_key() of print.h. */
#include <string.h>

#include "base/pack.h"
#include "print/internal.h"

static bool is_needed(const struct board *board, const struct entry *e)
{
	for (const struct need *n = board->needs; n != NULL; n = n->next)
		if (n->kind == e->kind)
			return true;
	return false;
}

/* Every record of the organisation and of those below it that the unit may show. */
static void add_records(const struct print *p, const struct print_unit *u,
	const struct organisation *o, bool facts, struct str *key)
{
	for (size_t i = 0; i < o->record_count; i++) {
		const struct entry *e = o->records[i];
		if (!archive_visible(e, u->audience) ||
			(u->type == PRINT_BOARD && e != u->entry && e != o->entry &&
				!is_needed(u->board, e)))
			continue;
		archive_key(p->archive, e, u->audience, key);
		if (facts)
			archive_facts(e, key);
	}
	for (const struct organisation *part = o->parts; part != NULL && u->type != PRINT_BOARD;
		part = part->next_part)
		add_records(p, u, part, facts, key);
}

static void add_documents(
	const struct print *p, const struct print_unit *u, bool facts, struct str *key)
{
	if (u->entry == NULL)
		return;
	archive_key(p->archive, u->entry, u->audience, key);
	if (facts)
		archive_facts(u->entry, key);
	if ((u->type == PRINT_BOARD || u->type == PRINT_PACKET) && u->entry->organisation != NULL)
		add_records(p, u, u->entry->organisation, facts, key);
}

void print_content(const struct print *p, size_t index, struct str *key)
{
	const struct print_unit *u = &p->units[index];
	add_documents(p, u, false, key);
	if (u->type == PRINT_BOARD && u->picture[0] != '\0')
		archive_file_key(p->archive, u->picture, key);
}

static void add_findings(
	const struct print *p, const struct organisation *o, bool parts, struct str *key)
{
	findings_key(p->findings, o, key);
	for (const struct organisation *part = o->parts; part != NULL && parts;
		part = part->next_part)
		add_findings(p, part, parts, key);
}

static void add_number(struct str *key, double number)
{
	pack_bytes(key, &number, sizeof(number));
}

/* What was ordered. */
static void add_order(const struct print_unit *u, struct str *key)
{
	pack_text(key, u->title);
	pack_number(key, u->year);
	if (u->form != NULL) {
		struct arena arena = { 0 };
		pack_text(key, xml_content(u->form, &arena));
		arena_free(&arena);
	}
	if (u->board == NULL)
		return;
	pack_text(key, u->board->name);
	add_number(key, u->width);
	add_number(key, u->height);
	add_number(key, u->distance);
	pack_text(key, u->subtitle);
	pack_text(key, u->theme);
	pack_text(key, u->picture);
	pack_text(key, u->at.file);
	pack_number(key, u->at.line);
	pack_number(key, u->at.col);
}

static bool shows_findings(const struct print_unit *u)
{
	if (u->type == PRINT_PACKET || (u->board != NULL && u->board->charts[0] != NULL))
		return true;
	return u->entry != NULL && strcmp(u->entry->kind->name, "organisation") != 0 &&
		findings_shown_with(u->entry->kind);
}

void print_key(const struct print *p, size_t index, struct str *key)
{
	const struct print_unit *u = &p->units[index];
	const struct organisation *o = u->entry != NULL ? u->entry->organisation : NULL;
	const struct archive *a = p->archive;
	pack_text(key, a->name);
	pack_text(key, a->base);
	pack_number(key, date_to_days(a->as_of));
	add_order(u, key);
	print_content(p, index, key);
	add_documents(p, u, true, key);
	if (u->type == PRINT_BOARD || u->type == PRINT_PACKET ||
		(u->entry != NULL && findings_shown_with(u->entry->kind)))
		archive_facts_of_organisations(a, key);
	if (shows_findings(u)) {
		if (o != NULL)
			add_findings(p, o, u->type == PRINT_PACKET, key);
		else
			findings_key(p->findings, NULL, key);
	}
}
