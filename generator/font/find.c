/*
 * Where a face is: a file below the fonts/ folders, or a family that fontconfig knows.  Families
 * are listed, not matched: matching would follow the machine's preferences and give some other
 * family rather than none.
 */
#include "font/internal.h"

#include <stdlib.h>
#include <string.h>

#include "base/files.h"

/* ---- by path */

/* "a.ttc#2" is the third face of a collection. */
static const char *split_index(struct fonts *fonts, const char *file, unsigned *index)
{
	const char *mark = strrchr(file, '#');
	*index = 0;
	if (mark == NULL || mark[1] < '0' || mark[1] > '9')
		return file;
	*index = (unsigned)strtoul(mark + 1, NULL, 10);
	return arena_strndup(&fonts->arena, file, (size_t)(mark - file));
}

static const char *path_of(struct fonts *fonts, const char *file)
{
	if (file[0] == '/')
		return files_exists(file) ? file : NULL;
	for (size_t i = 0; i < fonts->folder_count; i++) {
		const char *folder = fonts->folders[i];
		const char *tries[] = {
			files_join(&fonts->arena, folder, file),
			files_join(&fonts->arena, files_join(&fonts->arena, folder, "fonts"), file),
			files_join(&fonts->arena, folder, files_name(file)),
		};
		for (size_t k = 0; k < sizeof(tries) / sizeof(tries[0]); k++)
			if (files_exists(tries[k]) && !files_is_folder(tries[k]))
				return tries[k];
	}
	return NULL;
}

/* ---- by family */

static int integer_of(FcPattern *pattern, const char *object, int otherwise)
{
	int value;
	double real;
	if (FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch)
		return value;
	if (FcPatternGetDouble(pattern, object, 0, &real) == FcResultMatch)
		return (int)real;
	return otherwise;
}

/* CSS Fonts 3, 5.2: the nearest weight, looking first to the side that was meant. */
static int weight_cost(int have, int want)
{
	int distance = abs(have - want);
	if (want >= 400 && want <= 500)
		return have >= want && have <= 500 ? distance :
			have < want		   ? 1000 + distance :
						     2000 + distance;
	bool meant = want > 500 ? have >= want : have <= want;
	return meant ? distance : 2000 + distance;
}

static int pattern_cost(FcPattern *pattern, int weight, bool italic)
{
	int own = integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR);
	int have = FcWeightToOpenType(own);
	bool slanted = integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN;
	int width = abs(integer_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL) - FC_WIDTH_NORMAL);
	return width * 100000 + (slanted != italic ? 10000 : 0) + weight_cost(have, weight);
}

static const char *pattern_file(FcPattern *pattern)
{
	FcChar8 *file;
	FcBool variable = FcFalse;
	if (FcPatternGetBool(pattern, FC_VARIABLE, 0, &variable) == FcResultMatch && variable)
		return NULL;
	if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
		return NULL;
	return (const char *)file;
}

static FcFontSet *list_family(FcConfig *config, const char *family)
{
	FcPattern *pattern = FcPatternCreate();
	FcObjectSet *objects = FcObjectSetBuild(
		FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_WIDTH, FC_VARIABLE, (char *)NULL);
	FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
	FcPatternAddBool(pattern, FC_SCALABLE, FcTrue);
	FcFontSet *set = FcFontList(config, pattern, objects);
	FcObjectSetDestroy(objects);
	FcPatternDestroy(pattern);
	return set;
}

static struct face *find_family(struct fonts *fonts, const struct slot *slot, struct diag *diag)
{
	if (fonts->config == NULL)
		fonts->config = FcInitLoadConfigAndFonts();
	FcFontSet *set = list_family(fonts->config, slot->family);
	FcPattern *best = NULL;
	int best_cost = 0;

	for (int i = 0; set != NULL && i < set->nfont; i++) {
		FcPattern *pattern = set->fonts[i];
		if (pattern_file(pattern) == NULL)
			continue;
		int cost = pattern_cost(pattern, slot->weight, slot->italic);
		/* Equal ones by path: the order of the list is that of the machine's folders. */
		if (best == NULL || cost < best_cost ||
			(cost == best_cost &&
				strcmp(pattern_file(pattern), pattern_file(best)) < 0)) {
			best = pattern;
			best_cost = cost;
		}
	}
	struct face *face = best == NULL ?
		NULL :
		face_open(fonts, pattern_file(best),
			(unsigned)integer_of(best, FC_INDEX, 0) & 0xFFFF, diag);
	if (set != NULL)
		FcFontSetDestroy(set);
	return face;
}

struct face *face_find(struct fonts *fonts, const struct slot *slot, struct diag *diag)
{
	unsigned index;
	if (slot->file == NULL)
		return find_family(fonts, slot, diag);
	const char *file = split_index(fonts, slot->file, &index);
	const char *path = path_of(fonts, file);
	return path != NULL ? face_open(fonts, path, index, diag) : NULL;
}
