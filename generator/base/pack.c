#include "base/pack.h"

#include <string.h>
#include <zlib.h>

#include "base/files.h"
#include "base/outfile.h"

enum { SUM = 4 };

enum { LONGEST = (64 + 6) / 7 };

/* Bytes written. */
static size_t put_number(char bytes[LONGEST], int64_t value)
{
	uint64_t rest = ((uint64_t)value << 1) ^ (value < 0 ? UINT64_MAX : 0);
	size_t count = 0;
	for (; rest >= 0x80; rest >>= 7)
		bytes[count++] = (char)(rest | 0x80);
	bytes[count++] = (char)rest;
	return count;
}

void pack_long_number(struct str *out, int64_t value)
{
	out->len += put_number(str_room(out, LONGEST), value);
	out->text[out->len] = '\0';
}

void pack_bytes(struct str *out, const void *bytes, size_t len)
{
	char *to = str_room(out, LONGEST + len + 1);
	if (len < 64)
		*to++ = (char)(len << 1);
	else
		to += put_number(to, (int64_t)len);
	if (len > 0)
		memcpy(to, bytes, len);
	to[len] = to[len + 1] = '\0';
	out->len = (size_t)(to + len + 1 - out->text);
}

void pack_text(struct str *out, const char *text)
{
	text = text != NULL ? text : "";
	pack_bytes(out, text, strlen(text));
}

int64_t unpack_long_number(struct unpack *in)
{
	uint64_t value = 0;
	for (int shift = 0; shift < 64 && in->at < in->end; shift += 7) {
		unsigned char byte = (unsigned char)*in->at++;
		value |= (uint64_t)(byte & 0x7F) << shift;
		if (byte < 0x80)
			return (int64_t)(value >> 1) ^ -(int64_t)(value & 1);
	}
	in->failed = true;
	in->at = in->end;
	return 0;
}

size_t unpack_count(struct unpack *in)
{
	int64_t count = unpack_number(in);
	if (count >= 0 && count <= in->end - in->at)
		return (size_t)count;
	in->failed = true;
	in->at = in->end;
	return 0;
}

const void *unpack_bytes(struct unpack *in, size_t *len)
{
	size_t count = unpack_count(in);
	*len = 0;
	if (in->failed || (size_t)(in->end - in->at) <= count || in->at[count] != '\0') {
		in->failed = true;
		in->at = in->end;
		return NULL;
	}
	const char *bytes = in->at;
	in->at += count + 1;
	*len = count;
	return bytes;
}

const char *unpack_text(struct unpack *in)
{
	size_t len;
	const char *text = unpack_bytes(in, &len);
	return text != NULL ? text : "";
}

void pack_stamp(struct str *out, const struct file_stamp *stamp)
{
	pack_number(out, stamp->size);
	pack_number(out, stamp->modified);
	pack_number(out, stamp->changed);
	pack_number(out, (int64_t)stamp->node);
}

void unpack_stamp(struct unpack *in, struct file_stamp *stamp)
{
	stamp->size = unpack_number(in);
	stamp->modified = unpack_number(in);
	stamp->changed = unpack_number(in);
	stamp->node = (uint64_t)unpack_number(in);
}

static uint32_t sum_of(const char *bytes, size_t len)
{
	return (uint32_t)crc32_z(0, (const unsigned char *)bytes, len);
}

void pack_seal(struct str *out)
{
	uint32_t sum = sum_of(str_text(out), out->len);
	str_add_n(out, (const char *)&sum, SUM);
}

void pack_flush(struct str *out, struct outfile *file, uint32_t *sum, bool last)
{
	*sum = (uint32_t)crc32_z(*sum, (const unsigned char *)str_text(out), out->len);
	if (last)
		str_add_n(out, (const char *)sum, SUM);
	outfile_put(file, str_text(out), out->len);
	str_clear(out);
}

bool pack_sealed(struct unpack *in, const char *bytes, size_t len)
{
	uint32_t sum;
	if (bytes == NULL || len < SUM)
		return false;
	memcpy(&sum, bytes + len - SUM, SUM);
	*in = (struct unpack){ .at = bytes, .end = bytes + len - SUM };
	return sum == sum_of(bytes, len - SUM);
}
