/* plan.c - which pages and files there are: site_plan_all() ... of internal.h. */
#include <string.h>

#include "base/files.h"
#include "site/internal.h"

void site_plan_path(struct site *s, enum audience edition, const char *path)
{
	if (s->planned_count == s->planned_room) {
		s->planned_room = s->planned_room != 0 ? 2 * s->planned_room : 1024;
		s->planned = mem_resize(s->planned, s->planned_room * sizeof(*s->planned));
	}
	s->planned[s->planned_count++] =
		arena_printf(&s->paths, "%s/%s", audience_name(edition), path);
}

void site_plan(struct site *s, struct unit unit)
{
	if (s->count == s->room) {
		s->room = s->room != 0 ? 2 * s->room : 256;
		s->units = mem_resize(s->units, s->room * sizeof(*s->units));
	}
	s->units[s->count++] = unit;
	site_plan_path(s, unit.edition, unit.path);
}

static void plan_files(struct site *s, enum audience edition, const struct entry *entry)
{
	for (const struct reference *r = entry->references; r != NULL; r = r->next) {
		if (r->type != FIELD_FILE || !reference_visible(r, edition))
			continue;
		char *path =
			files_normalise(&s->arena, files_join(&s->arena, entry->folder, r->text));
		if (path == NULL)
			continue;
		site_plan(s,
			(struct unit){ .type = UNIT_FILE,
				.edition = edition,
				.path = path,
				.title = path,
				.picture = picture_named(path) ? r : NULL,
				.source = files_join(&s->arena, s->archive->folder, path) });
		for (int i = 0; i < PICTURE_SIZES && picture_named(path); i++)
			site_plan_path(
				s, edition, picture_address(&s->arena, path, picture_widths[i]));
	}
}

static void plan_record(struct site *s, enum audience edition, const struct entry *entry)
{
	site_plan(s,
		(struct unit){ .type = UNIT_RECORD,
			.edition = edition,
			.path = entry->page,
			.title = entry->title,
			.entry = entry });
	site_plan_path(s, edition, archive_beside(&s->arena, entry, ".xml"));
	if (s->place.pdf)
		site_plan_path(s, edition, archive_beside(&s->arena, entry, ".pdf"));
	plan_files(s, edition, entry);
	site_plan_related(s, edition, entry);
	site_plan_reference(s, edition, entry);
}

/* Old addresses of records lead to the new ones. */
static void plan_moved(struct site *s, enum audience edition, const struct entry *entry)
{
	for (const char *const *former = entry->former; *former != NULL; former++)
		site_plan(s,
			(struct unit){ .type = UNIT_MOVED,
				.edition = edition,
				.path = arena_printf(&s->arena, "%s.html", *former),
				.title = entry->title,
				.entry = entry });
}

static void plan_edition(struct site *s, enum audience edition)
{
	site_plan(s,
		(struct unit){ .type = UNIT_HOME,
			.edition = edition,
			.path = "index.html",
			.title = s->archive->name });
	if (s->archive->organisation_count > HOME_ORGANISATIONS)
		site_plan(s,
			(struct unit){ .type = UNIT_ORGANISATIONS,
				.edition = edition,
				.path = "organisations.html",
				.title = "党组织" });
	site_plan_disclosure(s, edition);
	site_plan(s,
		(struct unit){ .type = UNIT_SEARCH,
			.edition = edition,
			.path = "search.html",
			.title = "搜索" });
	site_plan_path(s, edition, "assets/search/index.js");
	site_plan_standard(s, edition);
	site_plan_ledgers(s, edition);
	site_plan_people(s, edition);
	site_plan_machines(s, edition);
	site_plan_lists(s, edition);
	for (size_t i = 0; i < s->archive->count; i++)
		if (archive_visible(s->sorted[i], edition)) {
			plan_record(s, edition, s->sorted[i]);
			plan_moved(s, edition, s->sorted[i]);
		} else if (archive_was_visible(s->sorted[i], edition))
			site_plan(s,
				(struct unit){ .type = UNIT_GONE,
					.edition = edition,
					.path = s->sorted[i]->page,
					.title = "内容已撤下",
					.entry = s->sorted[i] });
	site_plan_map(s, edition);
}

static bool plan_assets(struct site *s, struct diag *diag)
{
	/* the site's own first: of two files of one name the first stays */
	const char *folders[] = { files_join(
					  &s->arena, s->archive->folder, "templates/site/assets"),
		files_join(&s->arena, s->share, "templates/site/assets") };
	for (size_t f = 0; f < 2; f++) {
		struct files files = { 0 };
		if (!files_is_folder(folders[f]))
			continue;
		if (!files_list(folders[f], &files, &s->arena, diag))
			return false;
		for (size_t i = 0; i < files.count; i++)
			for (int edition = 0; edition < AUDIENCE_COUNT; edition++)
				if (s->place.editions[edition])
					site_plan(s,
						(struct unit){ .type = UNIT_FILE,
							.edition = (enum audience)edition,
							.path = files_join(&s->arena, "assets",
								files.list[i].path),
							.title = files.list[i].path,
							.source = files_join(&s->arena, folders[f],
								files.list[i].path) });
	}
	return true;
}

bool site_plan_all(struct site *s, struct diag *diag)
{
	for (int edition = 0; edition < AUDIENCE_COUNT; edition++)
		if (s->place.editions[edition])
			plan_edition(s, (enum audience)edition);
	if (!plan_assets(s, diag))
		return false;
	links_drop_twins(s, diag);
	return true;
}
