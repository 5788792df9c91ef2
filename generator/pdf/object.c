/*
 * libharu keeps a dictionary's entries as objects; 1350 bytes for what takes 200 as text.  So our
 * dictionaries have no entries but a write_fn, which prints their body.  libharu's own ways to
 * compress, to save and to make an /ID are not used: they write /Filter as an array, overlook a full
 * disk, and depend on the clock.
 */
#include "pdf/object.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/hash.h"

enum { PAGES_PER_NODE = 64, DEFLATE_LEVEL = 6 };

struct object {
	HPDF_Dict dict;
	struct str body;
};

struct objects {
	HPDF_Doc doc;
	struct arena arena;
	struct object **by_number;
	size_t room;
	struct object *catalog, *info;
	z_stream deflate;
	struct str *out; /* while saving */
	size_t start;    /* of the file in it */
	char error[48];
};

/* ---- bodies */

static unsigned number_of(const void *object)
{
	return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

/* The error record that all parts of a document share is our way from a dictionary to `objects`. */
static HPDF_STATUS write_body(HPDF_Dict dict, HPDF_Stream stream)
{
	const struct objects *objects = dict->error->user_data;
	const struct str *body = &objects->by_number[number_of(dict)]->body;
	if (body->len == 0)
		return HPDF_OK;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->text, (HPDF_UINT)body->len);
}

static struct object *adopt(struct objects *objects, HPDF_Dict dict)
{
	struct object *object = arena_alloc(&objects->arena, sizeof(*object));
	unsigned number = dict != NULL ? number_of(dict) : 0;
	if (number >= objects->room) {
		size_t room = (number + 64) * 2;
		objects->by_number = mem_resize(objects->by_number, room * sizeof(object));
		memset(objects->by_number + objects->room, 0,
			(room - objects->room) * sizeof(object));
		objects->room = room;
	}
	object->dict = dict;
	if (dict != NULL)
		dict->write_fn = write_body;
	if (objects->by_number[number] == NULL || dict != NULL)
		objects->by_number[number] = object;
	return object;
}

struct str *object_body(struct object *object)
{
	return &object->body;
}

unsigned object_number(const struct object *object)
{
	return object->dict != NULL ? number_of(object->dict) : 0;
}

/* ---- the document */

static void on_error(HPDF_STATUS error, HPDF_STATUS detail, void *user)
{
	struct objects *objects = user;
	if (objects->error[0] == '\0')
		snprintf(objects->error, sizeof(objects->error), "libharu 0x%04lX, %lu",
			(unsigned long)error, (unsigned long)detail);
}

const char *objects_error(struct objects *objects)
{
	if (objects->error[0] == '\0' && objects->doc->error.error_no != HPDF_OK)
		on_error(objects->doc->error.error_no, objects->doc->error.detail_no, objects);
	return objects->error[0] != '\0' ? objects->error : NULL;
}

struct objects *objects_new(void)
{
	struct objects *objects = mem_alloc(sizeof(*objects));
	objects->doc = HPDF_New(on_error, objects);
	if (objects->doc == NULL || deflateInit(&objects->deflate, DEFLATE_LEVEL) != Z_OK) {
		HPDF_Free(objects->doc);
		free(objects);
		return NULL;
	}
	objects->doc->pdf_version = HPDF_VER_17;
	HPDF_SetPagesConfiguration(objects->doc, PAGES_PER_NODE);
	HPDF_Dict_RemoveElement(objects->doc->info, "Producer");
	objects->catalog = adopt(objects, objects->doc->catalog);
	objects->info = adopt(objects, objects->doc->info);
	return objects;
}

void objects_free(struct objects *objects)
{
	if (objects == NULL)
		return;
	HPDF_Free(objects->doc);
	deflateEnd(&objects->deflate);
	for (size_t i = 0; i < objects->room; i++)
		if (objects->by_number[i] != NULL)
			str_free(&objects->by_number[i]->body);
	free(objects->by_number);
	arena_free(&objects->arena);
	free(objects);
}

struct object *objects_catalog(struct objects *objects)
{
	return objects->catalog;
}

struct object *objects_info(struct objects *objects)
{
	return objects->info;
}

/* ---- objects */

struct object *object_new(struct objects *objects)
{
	HPDF_Dict dict = HPDF_Dict_New(objects->doc->mmgr);
	if (dict != NULL && HPDF_Xref_Add(objects->doc->xref, dict) != HPDF_OK)
		dict = NULL; /* which HPDF_Xref_Add has freed */
	return adopt(objects, dict);
}

/* One deflate state for all streams: setting one up costs more than a small page. */
static void write_deflated(
	struct objects *objects, struct object *object, const void *bytes, size_t len)
{
	z_stream *z = &objects->deflate;
	size_t bound = deflateBound(z, len);
	unsigned char *packed = mem_alloc(bound);
	deflateReset(z);
	z->next_in = (z_const Bytef *)bytes;
	z->avail_in = (uInt)len;
	z->next_out = packed;
	z->avail_out = (uInt)bound;
	if (deflate(z, Z_FINISH) != Z_STREAM_END)
		HPDF_SetError(&objects->doc->error, HPDF_ZLIB_ERROR, 0);
	else
		HPDF_Stream_Write(object->dict->stream, packed, (HPDF_UINT)(bound - z->avail_out));
	free(packed);
	str_add(&object->body, "/Filter /FlateDecode\n");
}

struct object *object_stream(struct objects *objects, const void *bytes, size_t len, bool deflate)
{
	HPDF_Dict dict = HPDF_DictStream_New(objects->doc->mmgr, objects->doc->xref);
	struct object *object = adopt(objects, dict);
	if (dict == NULL)
		return object;
	if (deflate)
		write_deflated(objects, object, bytes, len);
	else if (len > 0)
		HPDF_Stream_Write(dict->stream, bytes, (HPDF_UINT)len);
	return object;
}

struct object *object_page(struct objects *objects)
{
	HPDF_Page page = HPDF_AddPage(objects->doc);
	if (page != NULL) {
		HPDF_Dict_RemoveElement(page, "MediaBox");
		HPDF_Dict_RemoveElement(page, "Resources");
	}
	return adopt(objects, page);
}

void page_fill(struct objects *objects, struct object *page, const struct str *content)
{
	if (page->dict == NULL)
		return;
	HPDF_PageAttr attr = page->dict->attr;
	struct object *stream = adopt(objects, attr->contents);
	write_deflated(objects, stream, str_text(content), content->len);
}

/* ---- the file */

static HPDF_STATUS sink(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT len)
{
	struct objects *objects = stream->attr;
	/* libharu's offsets end there. */
	if (objects->out->len - objects->start > INT32_MAX - len)
		return HPDF_SetError(&objects->doc->error, HPDF_FILE_IO_ERROR, 0);
	str_add_n(objects->out, (const char *)bytes, len);
	return HPDF_OK;
}

static HPDF_STATUS write_id(HPDF_Dict trailer, HPDF_Stream stream)
{
	const struct objects *objects = trailer->error->user_data;
	char hash[HASH_TEXT], id[96];
	hash_sha256(hash, objects->out->text + objects->start, objects->out->len - objects->start);
	int len = snprintf(id, sizeof(id), "/ID [<%.32s> <%.32s>]\n", hash, hash);
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)id, (HPDF_UINT)len);
}

bool objects_save(struct objects *objects, struct str *out)
{
	static const char header[] = "%PDF-1.7\n%\xE4\xB8\xAD\xE6\n";
	HPDF_Doc doc = objects->doc;
	if (objects_error(objects) != NULL)
		return false;
	HPDF_Dict_Add(doc->trailer, "Root", doc->catalog);
	HPDF_Dict_Add(doc->trailer, "Info", doc->info);
	doc->trailer->write_fn = write_id;
	objects->out = out;
	objects->start = out->len;
	HPDF_Stream stream = HPDF_CallbackWriter_New(doc->mmgr, sink, objects);
	if (stream != NULL && HPDF_Stream_WriteStr(stream, header) == HPDF_OK)
		HPDF_Xref_WriteToStream(doc->xref, stream, NULL);
	HPDF_Stream_Free(stream);
	return objects_error(objects) == NULL;
}
