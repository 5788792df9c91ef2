/*
 * The two facts about a CFF table (Adobe Technical Note 5176) that HarfBuzz does not tell: is it
 * CID-keyed, and which CID has each glyph?  A PDF names the glyphs of such a font by CID.
 */
#include "font/internal.h"

struct reader {
	const unsigned char *bytes;
	size_t len;
	bool ok;
};

static unsigned number(struct reader *r, size_t at, unsigned size)
{
	unsigned value = 0;
	if (at > r->len || size > r->len - at) {
		r->ok = false;
		return 0;
	}
	for (unsigned i = 0; i < size; i++)
		value = value << 8 | r->bytes[at + i];
	return value;
}

/* An INDEX at `at`: where its first object lies, and where the INDEX ends. */
static void read_index(struct reader *r, size_t at, size_t *first, size_t *first_end, size_t *end)
{
	unsigned count = number(r, at, 2), size = number(r, at + 2, 1);
	*first = *first_end = *end = at + 2;
	if (count == 0)
		return;
	if (size < 1 || size > 4) {
		r->ok = false;
		return;
	}
	size_t data = at + 2 + (size_t)(count + 1) * size; /* offsets count from 1 */
	*first = data + number(r, at + 3, size);
	*first_end = data + number(r, at + 3 + size, size);
	*end = data + number(r, at + 3 + (size_t)count * size, size);
}

/* Operands of a DICT: only integers matter here, reals are stepped over. */
static size_t operand(struct reader *r, size_t at, long *value)
{
	unsigned b = number(r, at, 1);
	if (b == 28) {
		*value = (short)number(r, at + 1, 2);
		return at + 3;
	}
	if (b == 29) {
		*value = (int)number(r, at + 1, 4);
		return at + 5;
	}
	if (b == 30) {
		unsigned pair;
		do
			pair = number(r, ++at, 1);
		while (r->ok && (pair & 15) != 15 && pair >> 4 != 15);
		return at + 1;
	}
	if (b <= 246) {
		*value = (long)b - 139;
		return at + 1;
	}
	long low = (long)number(r, at + 1, 1);
	*value = b <= 250 ? ((long)b - 247) * 256 + low + 108 : -((long)b - 251) * 256 - low - 108;
	return at + 2;
}

static void read_top(struct reader *r, size_t at, size_t end, bool *cid_keyed, size_t *charset)
{
	long value = 0;
	while (r->ok && at < end) {
		unsigned b = number(r, at, 1);
		if (b >= 28 && b != 31) {
			at = operand(r, at, &value);
			continue;
		}
		if (b == 15 && value >= 0)
			*charset = (size_t)value;
		if (b == 12 && number(r, at + 1, 1) == 30)
			*cid_keyed = true;
		at += b == 12 ? 2 : 1;
	}
}

static void read_charset(struct reader *r, size_t at, unsigned glyphs, uint16_t *codes)
{
	unsigned format = number(r, at++, 1), left_size = format == 2 ? 2 : 1;
	for (unsigned glyph = 1; r->ok && glyph < glyphs;) {
		unsigned cid = number(r, at, 2), left = 0;
		at += 2;
		if (format != 0) {
			left = number(r, at, left_size);
			at += left_size;
		}
		for (unsigned i = 0; i <= left && glyph < glyphs; i++)
			codes[glyph++] = (uint16_t)(cid + i);
	}
	if (format > 2)
		r->ok = false;
}

bool cff_read(const unsigned char *bytes, size_t len, unsigned glyphs, bool *cid_keyed,
	uint16_t **codes, struct arena *arena)
{
	struct reader r = { bytes, len, true };
	size_t top, top_end, end, skip, charset = 0;

	*cid_keyed = false;
	*codes = NULL;
	read_index(&r, number(&r, 2, 1), &skip, &skip, &end);
	read_index(&r, end, &top, &top_end, &skip);
	read_top(&r, top, top_end, cid_keyed, &charset);
	if (!r.ok || !*cid_keyed || charset <= 2) /* 0..2: predefined, not for CID-keyed fonts */
		return r.ok;
	uint16_t *cids = arena_alloc(arena, (glyphs + 1) * sizeof(*cids));
	read_charset(&r, charset, glyphs, cids);
	for (unsigned glyph = 0; glyph < glyphs; glyph++)
		if (cids[glyph] != glyph)
			*codes = cids;
	return r.ok;
}
