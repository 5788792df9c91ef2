/* dossier.c - all records of an organisation in one tree, without their texts: what rules look at.
 */
#include <string.h>

#include "archive/archive.h"
#include "record/record.h"

struct dossier {
	const struct archive *archive;
	const struct entry **sorted;
	struct xml_doc *doc;
	struct diag *diag;
};

static void add_record(struct dossier *d, struct xml_node *parent, const struct entry *entry)
{
	struct arena arena = { 0 };
	struct record record;
	if (record_read_fields(entry->file, &record, &arena, d->diag)) {
		struct xml_doc *doc =
			kind_fields(entry->kind, &record, entry->id, entry->organisation->id);
		xml_graft(d->doc, parent, xml_root(doc));
		xml_free(doc);
	}
	arena_free(&arena);
}

static void add_organisation(
	struct dossier *d, struct xml_node *parent, const struct organisation *organisation)
{
	for (size_t i = 0; i < d->archive->count; i++)
		if (d->sorted[i]->organisation == organisation && d->sorted[i]->valid)
			add_record(d, parent, d->sorted[i]);
	const struct organisation *o = d->archive->organisations;
	for (; o != NULL; o = o->next) {
		if (o->parent != organisation)
			continue;
		struct xml_node *part = xml_add(parent, "part", NULL);
		xml_set(part, "id", o->id);
		xml_set(part, "name", o->short_name);
		add_organisation(d, part, o);
	}
}

struct xml_doc *archive_dossier(
	const struct archive *archive, const struct organisation *organisation, struct diag *diag)
{
	struct arena arena = { 0 };
	struct dossier d = { archive, archive_sorted(archive, &arena), xml_new("dossier"), diag };
	add_organisation(&d, xml_top(d.doc), organisation);
	arena_free(&arena);
	return d.doc;
}
