/*
 * internal.h - what the files of font/ share: faces, the chains of a request, classes of
 * characters.
 */
#ifndef FONT_INTERNAL_H
#define FONT_INTERNAL_H

#include <fontconfig/fontconfig.h>
#include <harfbuzz/hb.h>

#include "font/font.h"
#include "record/node.h"

struct face {
	struct face *next;
	struct fonts *fonts;
	const char *path;
	unsigned index;
	const char *name;
	hb_face_t *hb;
	hb_font_t *font; /* its scale is the units of the em */
	int units;
	int order; /* of first use; -1: not used yet */
	bool cff, cid_keyed;
	bool han; /* has Chinese characters, and so full-width marks */
	bool vertical; /* has forms for vertical lines: feature vert */
	uint16_t *codes; /* CID of each glyph where it differs from the glyph's id; else NULL */
	unsigned short embedding; /* OS/2 fsType */
	struct font_metrics metrics; /* in font units */
	bool base14; /* stands for one of the base-14 fonts: lengths are those of it, in 1/1000 em */
	int ascent14, descent14, x_height14;
};

/* A face that is wanted, and looked for when first needed. */
struct slot {
	const char *family, *file; /* one of them */
	int weight;
	bool italic, tried;
	struct face *face; /* NULL after `tried`: not there */
	struct slot *next;
};

struct chain {
	struct slot **slots;
	size_t count;
};

enum script { SCRIPT_CHINESE, SCRIPT_LATIN, SCRIPTS };

/* The faces of one request, in the order in which they are asked for a character of a script. */
struct plan {
	const char *family;
	int weight;
	bool italic;
	bool unknown, missing; /* none of the families is there; and they name a file */
	enum script leads;
	struct chain chains[SCRIPTS];
	struct plan *next;
};

struct fonts {
	struct arena arena;
	const char **folders; /* the last first */
	size_t folder_count;
	const struct node **roles; /* roles.yaml of each folder, in the same order; may hold NULL */
	FcConfig *config;
	struct face *faces;
	struct slot *slots;
	struct plan *plans;
	hb_buffer_t *buffer;
	int used; /* faces that have an order */
	struct split_char *chars; /* scratch of font_split, room for char_room of them */
	size_t char_room;
};

/* face.c */
struct face *face_open(struct fonts *fonts, const char *path, unsigned index, struct diag *diag);
void face_close(struct face *face);
bool face_has(const struct face *face, uint32_t character);

/* find.c */
struct face *face_find(struct fonts *fonts, const struct slot *slot, struct diag *diag);

/* roles.c */
const struct plan *plan_find(
	struct fonts *fonts, const struct font_request *request, struct diag *diag);
struct face *slot_face(struct fonts *fonts, struct slot *slot, struct diag *diag); /* may be NULL */

/* cff.c: is the CFF table CID-keyed, and which CIDs do its glyphs have?  False: damaged. */
bool cff_read(const unsigned char *bytes, size_t len, unsigned glyphs, bool *cid_keyed,
	uint16_t **codes, struct arena *arena);

/* marks.c: classes of characters */
enum char_class {
	CHAR_CHINESE,
	CHAR_LATIN,
	CHAR_SHARED, /* “ ” ‘ ’ — … ·: of both scripts */
	CHAR_NEUTRAL, /* spaces, combining marks: as what stands before */
	CHAR_IGNORED /* no glyph */
};
enum char_class char_classify(uint32_t character);
enum mark_side { MARK_MIDDLE, MARK_OPENS, MARK_CLOSES };
enum mark_side mark_side(uint32_t character);

#endif
