/* text.c - the author's bytes as UTF-8 text: files_text() of files.h. */
#include "base/files.h"

#include <errno.h>
#include <iconv.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/utf8.h"

/* NULL unless every byte is GB18030. */
static char *from_gb18030(char *bytes, size_t len, struct arena *arena, size_t *out_len)
{
	iconv_t convert = iconv_open("UTF-8", "GB18030");
	if (convert == (iconv_t)-1)
		return NULL;
	size_t room = 2 * len + 4, left = room, in_left = len;
	char *text = arena_alloc(arena, room + 1), *out = text, *in = bytes;
	size_t failed = iconv(convert, &in, &in_left, &out, &left);
	iconv_close(convert);
	if (failed == (size_t)-1 || in_left > 0)
		return NULL;
	*out_len = room - left;
	text[*out_len] = '\0';
	return text;
}

static struct where place_of(const char *path, const char *text, size_t offset)
{
	struct where at = { .file = path, .line = 1, .col = 1 };
	const char *line = text;
	for (const char *p = text; p < text + offset; p++) {
		if (*p == '\n') {
			at.line++;
			line = p + 1;
		}
	}
	at.col = 1 + (int)utf8_count(line, (size_t)(text + offset - line));
	return at;
}

static void tell_bytes(const char *path, const char *text, size_t offset, struct diag *diag)
{
	char hex[8];
	snprintf(hex, sizeof(hex), "0x%02X", (unsigned char)text[offset]);
	diag_report(diag, place_of(path, text, offset), MESSAGE_NOT_UTF8, hex);
}

/* GB18030 that is really damaged UTF-8: a real text of it has Han, few oddities.  We ask for more
 * than well-formedness: a text in which private-use or rare characters prevail is not taken. */
static bool plausible(const char *text, size_t len)
{
	size_t common = 0, odd = 0, length;
	for (const char *p = text, *end = text + len; p < end; p += length) {
		uint32_t c = utf8_decode(p, end, &length);
		if (c < 0x80)
			continue;
		if ((c >= 0x4E00 && c <= 0x9FA5) || utf8_is_cjk_punctuation(c))
			common++;
		else
			odd++;
	}
	return common > 0 && odd * 20 <= common;
}

/* A file that is nearly all UTF-8 is UTF-8 with a fault in it, whatever else its bytes may spell.
 */
static bool mostly_utf8(const char *bytes, size_t len)
{
	size_t good = 0, bad = 0, length;
	for (const char *p = bytes, *end = bytes + len; p < end; p += length) {
		uint32_t c = utf8_decode(p, end, &length);
		if (c == UTF8_INVALID)
			bad++;
		else if (length > 2)
			good++;
	}
	return good > bad;
}

static char *decode(
	const char *path, char *bytes, size_t *len, struct arena *arena, struct diag *diag)
{
	size_t bad = utf8_invalid_at(bytes, *len), out_len;
	if (bad == *len)
		return bytes;
	char *text = mostly_utf8(bytes, *len) ? NULL : from_gb18030(bytes, *len, arena, &out_len);
	if (text != NULL && plausible(text, out_len)) {
		if (diag != NULL)
			diag_report(diag, (struct where){ .file = path }, MESSAGE_FROM_GB18030);
		*len = out_len;
		return text;
	}
	if (diag == NULL)
		return bytes;
	tell_bytes(path, bytes, bad, diag);
	return NULL;
}

static void unify_line_ends(const char *path, char *text, size_t *len, struct diag *diag)
{
	char *out = text;
	bool found = false;
	for (const char *p = text, *end = text + *len; p < end; p++) {
		if (*p == '\r') {
			found = true;
			*out++ = '\n';
			if (p + 1 < end && p[1] == '\n')
				p++;
		} else {
			*out++ = *p;
		}
	}
	*out = '\0';
	*len = (size_t)(out - text);
	if (found && diag != NULL)
		diag_report(diag, (struct where){ .file = path }, MESSAGE_CRLF);
}

/* Two of U+1000..U+CFFF at a time, while there are two.  Where that ends. */
static const unsigned char *han_end(const unsigned char *p, const unsigned char *stop)
{
	static const unsigned char mask[] = { 0xF0, 0xC0, 0xC0, 0xF0, 0xC0, 0xC0, 0, 0 };
	static const unsigned char form[] = { 0xE0, 0x80, 0x80, 0xE0, 0x80, 0x80, 0, 0 };
	uint64_t masks, forms, eight;
	memcpy(&masks, mask, sizeof(masks));
	memcpy(&forms, form, sizeof(forms));
	for (; stop - p >= (ptrdiff_t)sizeof(eight); p += 6) {
		memcpy(&eight, p, sizeof(eight));
		if ((eight & masks) != forms || p[0] == 0xE0 || p[0] > 0xEC || p[3] == 0xE0 ||
			p[3] > 0xEC)
			break;
	}
	return p;
}

/* Nothing but printable ASCII, line feeds, tabs, and U+1000..U+CFFF or U+FF00..U+FFBF: nearly every
 * text, and nothing in it to tell.  Where that ends. */
static const char *plain_end(const char *text, const char *end)
{
	const unsigned char *p = (const unsigned char *)text, *stop = (const unsigned char *)end;
	while (p < stop) {
		p = han_end(p, stop);
		if (p == stop)
			break;
		if (*p < 0x80) {
			if ((*p < 0x20 && *p != '\n' && *p != '\t') || *p == 0x7F)
				break;
			p++;
			continue;
		}
		if (stop - p < 3 || ((p[1] ^ 0x80) | (p[2] ^ 0x80)) > 0x3F)
			break; /* two bytes 10xxxxxx must follow */
		bool wide = *p == 0xEF && (p[1] == 0xBC || p[1] == 0xBD);
		if ((*p < 0xE1 || *p > 0xEC) && !wide)
			break;
		p += 3;
	}
	return (const char *)p;
}

static bool check_characters(const char *path, const char *text, size_t len, struct diag *diag)
{
	const char *end = text + len;
	bool ok = true;
	size_t length;
	for (const char *p = text; (p = plain_end(p, end)) < end; p += length) {
		char name[16];
		uint32_t c = utf8_decode(p, end, &length);
		if (!utf8_is_control(c) && !utf8_is_private_use(c))
			continue;
		snprintf(name, sizeof(name), "U+%04X", (unsigned)c);
		struct where at = place_of(path, text, (size_t)(p - text));
		if (utf8_is_control(c))
			ok = diag_report(diag, at, MESSAGE_CONTROL, name);
		else
			diag_report(diag, at, MESSAGE_PRIVATE_USE, name);
	}
	return ok;
}

char *files_text(const char *path, struct arena *arena, struct diag *diag, size_t *len)
{
	char *bytes = files_bytes(path, arena, diag, len);
	return bytes != NULL ? files_decode(path, bytes, arena, diag, len) : NULL;
}

char *files_decode(
	const char *path, char *bytes, struct arena *arena, struct diag *diag, size_t *len)
{
	if (plain_end(bytes, bytes + *len) == bytes + *len)
		return bytes;
	char *text = decode(path, bytes, len, arena, diag);
	if (text == NULL)
		return NULL;
	if (*len >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
		text += 3;
		*len -= 3;
		if (diag != NULL)
			diag_report(diag, (struct where){ .file = path }, MESSAGE_BOM);
	}
	unify_line_ends(path, text, len, diag);
	if (diag != NULL && !check_characters(path, text, *len, diag))
		return NULL;
	return text;
}
