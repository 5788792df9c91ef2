/* bytes.c - trees as bytes: what comes back is what was put in, and damage is found. */

#include <stdlib.h>
#include <unistd.h>

#include "base/files.h"
#include "tap.h"
#include "xml/bytes.h"
#include "xml/confine.h"
#include "xml/make.h"
#include "xml/transform.h"
#include "xml/write.h"

static struct xml_doc *sample(void)
{
	struct xml_doc *doc = xml_new("minutes");
	struct xml_node *top = xml_top(doc);
	xml_put_where(doc, top, (struct where){ "a.md", 1, 1 });
	xml_set(top, "id", "fenghe/2026/a");
	xml_set(top, "empty", "");
	struct xml_node *body = xml_add(top, "body", NULL);
	for (int i = 0; i < 3; i++) {
		struct xml_node *p = xml_add(body, "p", "正文 <&> 𠮷");
		xml_put_where(doc, p, (struct where){ "a.md", 200000 + i, 3 });
		xml_set(xml_add(p, "link", "到"), "href", "b.md#s1");
	}
	xml_add(top, "rule", NULL);
	return doc;
}

static bool same(const struct xml_node *a, const struct xml_node *b)
{
	struct where x = xml_where(a), y = xml_where(b);
	if (strcmp(xml_name(a), xml_name(b)) != 0 || strcmp(xml_text(a), xml_text(b)) != 0 ||
		x.line != y.line || x.col != y.col ||
		strcmp(x.file != NULL ? x.file : "", y.file != NULL ? y.file : "") != 0)
		return false;
	a = xml_first(a);
	b = xml_first(b);
	for (; a != NULL && b != NULL; a = xml_next(a), b = xml_next(b))
		if (!same(a, b))
			return false;
	return a == b;
}

/* Short ones lie in their nodes. */
static int wrong_lengths(void)
{
	static const char digits[] = "0123456789012345678901234567890123456789";
	struct xml_doc *doc = xml_new("lengths");
	int wrong = 0;
	for (int len = 1; len <= 40; len++) {
		char text[41];
		snprintf(text, sizeof(text), "%.*s", len, digits);
		struct xml_node *node = xml_add(xml_top(doc), "text", text);
		xml_set(node, "first", text);
		xml_set(node, "second", digits + len);
		xml_set(node, "first", digits + len);
		xml_set(node, "first", text);
		struct xml_doc *copy = xml_copy(doc);
		const struct xml_node *last = xml_first(xml_root(copy));
		while (xml_next(last) != NULL)
			last = xml_next(last);
		wrong += strcmp(xml_text(xml_first(last)), text) != 0 ||
			strcmp(xml_value(last, "first"), text) != 0 ||
			strcmp(xml_value(last, "second"), digits + len) != 0;
		xml_free(copy);
	}
	xml_free(doc);
	return wrong;
}

/* libxslt leaves marks in the nodes that a key finds, and clears them afterwards. */
static int wrong_after_keys(const char *folder)
{
	static const char sheet[] =
		"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>"
		"<xsl:key name='k' match='text' use='.'/>"
		"<xsl:template match='/'><r><xsl:apply-templates select='*/text'/></r>"
		"</xsl:template><xsl:template match=\"key('k', '0123')\"><s/></xsl:template>"
		"</xsl:stylesheet>";
	struct arena arena = { 0 };
	struct diag diag;
	diag_init(&diag);
	const char *path = files_join(&arena, folder, "keys.xsl");
	xml_allow(folder);
	ok(files_write(path, sheet, strlen(sheet), &diag), "a style sheet is written");
	struct xml_doc *doc = xml_new("texts");
	for (int len = 1; len <= 20; len++)
		xml_add(xml_top(doc), "text",
			arena_printf(&arena, "%.*s", len, "01234567890123456789"));
	struct style *style = style_load(path, &diag);
	struct xml_doc *result = style_apply(style, doc, false, &diag);
	ok(result != NULL && xml_find(xml_root(result), "s") != NULL, "its key finds a text");
	int wrong = 0;
	size_t len = 1;
	for (const struct xml_node *n = xml_first(xml_root(doc)); n != NULL; n = xml_next(n))
		wrong += strlen(xml_text(xml_first(n))) != len++;
	xml_free(result);
	style_free(style);
	xml_free(doc);
	unlink(path);
	diag_free(&diag);
	arena_free(&arena);
	return wrong;
}

int main(void)
{
	char folder[] = "/tmp/boardpress-bytes-XXXXXX";
	struct xml_doc *doc = sample();
	struct str bytes = { 0 }, first = { 0 }, second = { 0 };
	ok(xml_to_bytes(doc, "a.md", &bytes), "a tree becomes bytes");
	struct unpack in = { .at = bytes.text, .end = bytes.text + bytes.len };
	struct xml_doc *back = xml_from_bytes(&in, "a.md");
	ok(back != NULL && in.at == in.end, "and all of them a tree");
	xml_write(doc, false, &first);
	xml_write(back, false, &second);
	is_str(str_text(&second), str_text(&first), "the same one");
	ok(same(xml_root(doc), xml_root(back)), "with the same places");
	xml_free(back);
	int damaged = 0;
	for (size_t len = 0; len < bytes.len; len++) {
		struct unpack part = { .at = bytes.text, .end = bytes.text + len };
		back = xml_from_bytes(&part, "a.md");
		damaged += back == NULL;
		xml_free(back);
	}
	is_int(damaged, (int)bytes.len, "a part of the bytes is no tree");
	size_t before = bytes.len;
	ok(!xml_to_bytes(doc, "b.md", &bytes) && bytes.len == before,
		"a tree from elsewhere is left alone");
	str_free(&bytes);
	str_free(&first);
	str_free(&second);
	xml_free(doc);
	is_int(wrong_lengths(), 0, "texts and attributes of every length are what was given");
	if (mkdtemp(folder) == NULL)
		return 1;
	is_int(wrong_after_keys(folder), 0, "and leaves it as it was");
	rmdir(folder);
	return tap_done();
}
