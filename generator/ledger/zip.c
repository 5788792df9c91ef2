#include "ledger/zip.h"

#include <stdint.h>
#include <string.h>
#include <minizip/zip.h>

enum { OLDEST = 1 << 21 | 1 << 16 }; /* 1980-01-01 00:00, as MS-DOS wrote it */

/* minizip writes to a stream, and goes back in it for what it knows only behind a part. */
struct stream {
	struct str *out;
	size_t start, at;
};

static void *open_stream(void *stream, const void *name, int mode)
{
	(void)name;
	(void)mode;
	return stream;
}

/* Only what a ZIP is added to is read. */
static uLong read_stream(void *opaque, void *stream, void *bytes, uLong len)
{
	(void)opaque;
	(void)stream;
	(void)bytes;
	(void)len;
	return 0;
}

static uLong write_stream(void *opaque, void *stream, const void *bytes, uLong len)
{
	struct stream *s = stream;
	(void)opaque;
	size_t over = s->out->len - s->at;
	over = over < len ? over : len;
	if (over > 0)
		memcpy(s->out->text + s->at, bytes, over);
	str_add_n(s->out, (const char *)bytes + over, len - over);
	s->at += len;
	return len;
}

static ZPOS64_T tell_stream(void *opaque, void *stream)
{
	const struct stream *s = stream;
	(void)opaque;
	return s->at - s->start;
}

static long seek_stream(void *opaque, void *stream, ZPOS64_T offset, int origin)
{
	struct stream *s = stream;
	(void)opaque;
	size_t to = (size_t)offset +
		(origin == ZLIB_FILEFUNC_SEEK_SET		 ? s->start :
				origin == ZLIB_FILEFUNC_SEEK_CUR ? s->at :
								   s->out->len);
	if (to > s->out->len)
		return -1;
	s->at = to;
	return 0;
}

static int close_stream(void *opaque, void *stream)
{
	(void)opaque;
	(void)stream;
	return 0;
}

static bool add_part(zipFile zip, const struct zip_part *part)
{
	const zip_fileinfo info = { .dosDate = OLDEST };
	if (part->len > UINT32_MAX ||
		zipOpenNewFileInZip(zip, part->name, &info, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
			Z_DEFAULT_COMPRESSION) != ZIP_OK)
		return false;
	bool ok = zipWriteInFileInZip(zip, part->text, (unsigned)part->len) == ZIP_OK;
	return zipCloseFileInZip(zip) == ZIP_OK && ok;
}

bool zip_make(const struct zip_part *parts, size_t count, struct str *out)
{
	struct stream stream = { out, out->len, out->len };
	zlib_filefunc64_def functions = { .zopen64_file = open_stream,
		.zread_file = read_stream,
		.zwrite_file = write_stream,
		.ztell64_file = tell_stream,
		.zseek64_file = seek_stream,
		.zclose_file = close_stream,
		.zerror_file = close_stream,
		.opaque = &stream };
	zipFile zip = zipOpen2_64("", APPEND_STATUS_CREATE, NULL, &functions);
	bool ok = zip != NULL;
	for (size_t i = 0; i < count && ok; i++)
		ok = add_part(zip, &parts[i]);
	return zip != NULL && zipClose(zip, NULL) == ZIP_OK && ok;
}
