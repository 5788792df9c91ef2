/* dossier.c - all records of an organisation in one tree, without their texts: what rules look at.
 */
#include <string.h>

#include "archive/archive.h"
#include "record/record.h"

struct dossier {
	archive_wants *wants;
	void *context;
	struct xml_doc *doc;
	bool *changed;
	struct diag *diag;
};

static void add_record(struct dossier *d, struct xml_node *parent, const struct entry *entry)
{
	struct arena arena = { 0 };
	struct record record;
	bool read = record_read_fields(entry->file, &record, &arena, d->diag);
	*d->changed = *d->changed || !hash_same(&record.digest, &entry->digest);
	if (read) {
		struct xml_doc *doc = kind_fields(entry->kind, &record, entry->id);
		xml_set(xml_top(doc), "organisation", entry->organisation->id);
		xml_adopt(d->doc, parent, doc);
	}
	arena_free(&arena);
}

static void add_organisation(struct dossier *d, struct xml_node *parent,
	const struct organisation *organisation, bool is_part)
{
	for (size_t i = 0; i < organisation->record_count; i++) {
		const struct entry *entry = organisation->records[i];
		if (entry->valid && d->wants(d->context, entry->kind, is_part))
			add_record(d, parent, entry);
	}
	const struct organisation *o = organisation->parts;
	for (; o != NULL; o = o->next_part) {
		struct xml_node *part = xml_add(parent, "part", NULL);
		xml_set(part, "id", o->id);
		xml_set(part, "name", o->short_name);
		add_organisation(d, part, o, true);
	}
}

struct xml_doc *archive_dossier(const struct organisation *organisation, archive_wants *wants,
	void *context, bool *changed, struct diag *diag)
{
	struct dossier d = { wants, context, xml_new("dossier"), changed, diag };
	add_organisation(&d, xml_top(d.doc), organisation, false);
	return d.doc;
}
