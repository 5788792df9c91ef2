#include "font/internal.h"

#include <harfbuzz/hb-subset.h>
#include <string.h>

/*
 * What an embedded font needs.  It is subset from a face of these tables alone: layout tables would
 * pull in glyphs that nobody used, and HarfBuzz would walk the whole cmap each time.
 */
static const char needed[][5] = {
	"head",
	"hhea",
	"hmtx",
	"maxp",
	"CFF ",
	"glyf",
	"loca",
};

static hb_face_t *bare_face(const struct face *face)
{
	hb_face_t *bare = hb_face_builder_create();
	for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
		hb_tag_t tag = hb_tag_from_string(needed[i], 4);
		hb_blob_t *table = hb_face_reference_table(face->hb, tag);
		if (hb_blob_get_length(table) > 0)
			hb_face_builder_add_table(bare, tag, table);
		hb_blob_destroy(table);
	}
	return bare;
}

/* OS/2 fsType, bits 1..3 usage, 8 no subsetting, 9 bitmaps only (OpenType, OS/2). */
static bool may_embed(const struct face *face)
{
	return (face->embedding & 0x000F) != 0x0002 && (face->embedding & 0x0200) == 0;
}

static bool must_be_whole(const struct face *face)
{
	return (face->embedding & 0x0100) != 0;
}

static hb_subset_input_t *describe(const struct face *face, const uint32_t *glyphs, size_t count)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	if (input == NULL)
		return NULL;
	unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE |
		HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
	if (face->cff && !face->cid_keyed) /* no CIDs: codes are glyph ids, which must then stay */
		flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
	hb_subset_input_set_flags(input, flags);
	hb_set_t *set = hb_subset_input_glyph_set(input);
	hb_set_add(set, 0);
	for (size_t i = 0; i < count; i++)
		hb_set_add(set, glyphs[i]);
	if (must_be_whole(face))
		hb_set_add_range(set, 0, hb_face_get_glyph_count(face->hb) - 1);
	return input;
}

static void map_ids(const struct face *face, hb_subset_plan_t *plan, const uint32_t *glyphs,
	size_t count, struct font_subset *subset, struct arena *arena)
{
	const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
	uint32_t highest = 0, total = hb_face_get_glyph_count(face->hb);
	for (size_t i = 0; i < count; i++)
		if (glyphs[i] < total && glyphs[i] > highest)
			highest = glyphs[i];
	uint16_t *ids = arena_alloc(arena, (highest + 1) * sizeof(*ids));
	for (size_t i = 0; i < count; i++) {
		hb_codepoint_t id = glyphs[i] <= highest ? hb_map_get(map, glyphs[i]) : 0;
		if (glyphs[i] <= highest && id != HB_MAP_VALUE_INVALID)
			ids[glyphs[i]] = (uint16_t)id;
	}
	subset->new_id = ids;
	subset->id_count = highest + 1;
}

static void keep_bytes(
	const struct face *face, hb_face_t *made, struct font_subset *subset, struct arena *arena)
{
	unsigned len;
	hb_blob_t *blob = face->cff ? hb_face_reference_table(made, HB_TAG('C', 'F', 'F', ' ')) :
				      hb_face_reference_blob(made);
	const char *bytes = hb_blob_get_data(blob, &len);
	unsigned char *copy = arena_alloc(arena, len);
	if (len > 0)
		memcpy(copy, bytes, len);
	subset->bytes = copy;
	subset->len = len;
	subset->cff = face->cff;
	hb_blob_destroy(blob);
}

static bool refuse(const struct face *face, enum message_id message, struct diag *diag)
{
	return diag_report(diag, (struct where){ .file = face->path }, message, face->path);
}

bool font_subset(const struct face *face, const uint32_t *glyphs, size_t count,
	struct font_subset *subset, struct arena *arena, struct diag *diag)
{
	*subset = (struct font_subset){ 0 };
	if (!may_embed(face))
		return refuse(face, MESSAGE_FONT_EMBEDDING, diag);
	hb_subset_input_t *input = describe(face, glyphs, count);
	hb_face_t *bare = bare_face(face);
	hb_subset_plan_t *plan = input != NULL ? hb_subset_plan_create_or_fail(bare, input) : NULL;
	hb_face_t *made = plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;
	if (made != NULL) {
		keep_bytes(face, made, subset, arena);
		if (!face->cff)
			map_ids(face, plan, glyphs, count, subset, arena);
	}
	hb_face_destroy(made);
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(input);
	hb_face_destroy(bare);
	return subset->len > 0 || refuse(face, MESSAGE_FONT_SUBSET, diag);
}
