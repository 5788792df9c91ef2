#include "base/image.h"

#include <string.h>

#include "base/str.h"

typedef const unsigned char *bytes;

static unsigned two(bytes p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static unsigned four(bytes p)
{
	return two(p) << 16 | two(p + 2);
}

/* ---- Exif: a TIFF directory in either byte order (Exif 3.0, 4.5.2) */

struct tiff {
	bytes at, end;
	bool little;
};

static unsigned number(const struct tiff *t, size_t offset, int size)
{
	unsigned value = 0;
	if ((size_t)(t->end - t->at) < offset + (size_t)size)
		return 0;
	for (int i = 0; i < size; i++)
		value = value << 8 | t->at[offset + (size_t)(t->little ? size - 1 - i : i)];
	return value;
}

static unsigned orientation_of(bytes at, bytes end)
{
	enum { ORIENTATION = 0x0112, ENTRY = 12 };
	struct tiff t = { at, end, at < end && *at == 'I' };
	size_t directory = number(&t, 4, 4);
	if (directory > (size_t)(end - at))
		return 1;
	unsigned count = number(&t, directory, 2);
	for (unsigned i = 0; i < count; i++) {
		size_t entry = directory + 2 + (size_t)i * ENTRY;
		if (entry > (size_t)(end - at))
			break;
		if (number(&t, entry, 2) == ORIENTATION) {
			unsigned value = number(&t, entry + 8, 2);
			return value >= 1 && value <= 8 ? value : 1;
		}
	}
	return 1;
}

/* ---- JPEG (ITU-T T.81, annex B): markers, most with a segment; after SOS coded data */

enum {
	SOI = 0xd8,
	EOI = 0xd9,
	SOS = 0xda,
	APP0 = 0xe0,
	APP1 = 0xe1,
	APP2 = 0xe2,
	APP14 = 0xee,
	APP15 = 0xef,
	COM = 0xfe
};

static bool is_frame(int marker)
{
	return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 &&
		marker != 0xcc;
}

/* A marker and its segment; after SOS `end` is behind the coded data. */
struct segment {
	int marker;
	bytes start, data, end;
};

static bytes skip_coded(bytes p, bytes end)
{
	while (p + 1 < end && (p[0] != 0xff || p[1] == 0 || (p[1] >= 0xd0 && p[1] <= 0xd7)))
		p++;
	return p;
}

static bool next_segment(bytes p, bytes end, struct segment *s)
{
	while (end - p >= 2 && p[0] == 0xff && p[1] == 0xff)
		p++; /* fill bytes, B.1.1.2 */
	if (end - p < 2 || p[0] != 0xff)
		return false;
	s->start = p;
	s->marker = p[1];
	s->data = s->end = p + 2;
	if (s->marker == SOI || s->marker == EOI)
		return true;
	if (end - p < 4 || two(p + 2) < 2 || end - p - 2 < (long)two(p + 2))
		return false;
	s->data = p + 4;
	s->end = p + 2 + two(p + 2);
	if (s->marker == SOS)
		s->end = skip_coded(s->end, end);
	return true;
}

static bool look_jpeg(bytes p, bytes end, struct image_look *look)
{
	struct segment s;
	while (next_segment(p, end, &s) && s.marker != EOI && s.marker != SOS) {
		size_t len = (size_t)(s.end - s.data);
		if (s.marker == APP1 && len > 6 && memcmp(s.data, "Exif\0", 6) == 0)
			look->orientation = orientation_of(s.data + 6, s.end);
		if (is_frame(s.marker) && len >= 6) {
			look->height = two(s.data + 1);
			look->width = two(s.data + 3);
		}
		p = s.end;
	}
	return look->width > 0 && look->height > 0;
}

static bool is_needed(const struct segment *s)
{
	size_t len = (size_t)(s->end - s->data);
	if (s->marker == APP2)
		return len > 12 && memcmp(s->data, "ICC_PROFILE", 12) == 0;
	if (s->marker == APP0)
		return len > 5 && memcmp(s->data, "JFIF", 5) == 0;
	return s->marker == APP14 ||
		!((s->marker >= APP0 && s->marker <= APP15) || s->marker == COM);
}

static bool strip_jpeg(bytes p, bytes end, struct str *out)
{
	struct segment s;
	while (next_segment(p, end, &s)) {
		if (is_needed(&s))
			str_add_n(out, (const char *)s.start, (size_t)(s.end - s.start));
		if (s.marker == EOI)
			return true;
		p = s.end;
	}
	return false;
}

/* ---- PNG (W3C, third edition, 5.3): length, type, data, CRC */

enum { PNG_HEAD = 8, CHUNK = 12 };

static bool next_chunk(bytes p, bytes end, bytes *next)
{
	if (end - p < CHUNK || four(p) > (size_t)(end - p) - CHUNK)
		return false;
	*next = p + CHUNK + four(p);
	return true;
}

static bool look_png(bytes p, bytes end, struct image_look *look)
{
	bytes next;
	if (!next_chunk(p, end, &next) || memcmp(p + 4, "IHDR", 4) != 0 || four(p) < 13)
		return false;
	look->width = four(p + 8);
	look->height = four(p + 12);
	for (; next_chunk(p, end, &next); p = next)
		if (memcmp(p + 4, "eXIf", 4) == 0)
			look->orientation = orientation_of(p + 8, next - 4);
	return look->width > 0 && look->height > 0;
}

static bool strip_png(bytes p, bytes end, struct str *out)
{
	static const char needed[][5] = { "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM",
		"sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs" };
	for (bytes next; next_chunk(p, end, &next); p = next) {
		for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++)
			if (memcmp(p + 4, needed[i], 4) == 0)
				str_add_n(out, (const char *)p, (size_t)(next - p));
		if (memcmp(p + 4, "IEND", 4) == 0)
			return true;
	}
	return false;
}

/* ---- either */

static enum image_type format_of(bytes p, size_t len)
{
	if (len > 4 && p[0] == 0xff && p[1] == SOI)
		return IMAGE_FILE_JPEG;
	if (len > PNG_HEAD && memcmp(p, "\x89PNG\r\n\x1a\n", PNG_HEAD) == 0)
		return IMAGE_FILE_PNG;
	return IMAGE_FILE_UNKNOWN;
}

bool image_look(const void *file, size_t len, struct image_look *look)
{
	*look = (struct image_look){ .format = format_of(file, len), .orientation = 1 };
	bytes p = file;
	if (look->format == IMAGE_FILE_JPEG)
		return look_jpeg(p, p + len, look);
	return look->format == IMAGE_FILE_PNG && look_png(p + PNG_HEAD, p + len, look);
}

bool image_strip(const void *file, size_t len, struct str *out)
{
	bytes p = file;
	enum image_type format = format_of(p, len);
	if (format == IMAGE_FILE_JPEG)
		return strip_jpeg(p, p + len, out);
	if (format != IMAGE_FILE_PNG)
		return false;
	str_add_n(out, file, PNG_HEAD);
	return strip_png(p + PNG_HEAD, p + len, out);
}
