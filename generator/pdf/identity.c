/*
 * What the file says about itself: PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), document
 * information and the same as XMP, language, output intent.  One for a press claims no standard,
 * but names its printing condition.
 */
#include "pdf/internal.h"

#include <string.h>

#include "base/dates.h"
#include "base/files.h"
#include "base/utf8.h"

static const char producer[] = "boardpress";

/* ---- XMP (ISO 16684-1) */

static void put_xml(struct str *out, const char *text)
{
	size_t length;
	for (const char *p = text, *end = text + strlen(text); p < end; p += length) {
		uint32_t c = utf8_decode(p, end, &length);
		if (c == '<')
			str_add(out, "&lt;");
		else if (c == '>')
			str_add(out, "&gt;");
		else if (c == '&')
			str_add(out, "&amp;");
		else if (c == UTF8_INVALID)
			str_add(out, "\xEF\xBF\xBD");
		else if (c < ' ' || c == 0x7F)
			str_add_char(out, ' ');
		else if ((c & 0xFFFE) != 0xFFFE)
			str_add_n(out, p, length);
	}
}

static void put_property(struct str *out, const char *before, const char *text, const char *after)
{
	if (text == NULL || text[0] == '\0')
		return;
	str_add(out, before);
	put_xml(out, text);
	str_add(out, after);
	str_add_char(out, '\n');
}

static const char *language_of(const struct area_info *info)
{
	return info->language != NULL && info->language[0] != '\0' ? info->language : "zh-CN";
}

static void put_properties(struct str *out, const struct pdf *pdf, const char *date)
{
	const struct area_info *info = pdf->info;
	put_property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->title,
		"</rdf:li></rdf:Alt></dc:title>");
	put_property(out, "<dc:creator><rdf:Seq><rdf:li>", info->author,
		"</rdf:li></rdf:Seq></dc:creator>");
	put_property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", info->subject,
		"</rdf:li></rdf:Alt></dc:description>");
	put_property(out, "<dc:language><rdf:Bag><rdf:li>", language_of(info),
		"</rdf:li></rdf:Bag></dc:language>");
	put_property(out, "<pdf:Keywords>", info->keywords, "</pdf:Keywords>");
	put_property(out, "<pdf:Producer>", producer, "</pdf:Producer>");
	put_property(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>");
	if (pdf->profile == PDF_PRESS) {
		put_property(out, "<pdf:Trapped>", "False", "</pdf:Trapped>");
		return;
	}
	put_property(out, "<pdfaid:part>", "2", "</pdfaid:part>");
	put_property(out, "<pdfaid:conformance>", "A", "</pdfaid:conformance>");
	put_property(out, "<pdfuaid:part>", "1", "</pdfuaid:part>");
}

/* PDF/A wants every property described that it does not know itself (ISO 19005-2, 6.6.2.3). */
static const char extension_schema[] =
	"<rdf:Description rdf:about=\"\""
	" xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
	" xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
	" xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
	"<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
	"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
	"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
	"<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
	"<pdfaProperty:name>part</pdfaProperty:name>\n"
	"<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
	"<pdfaProperty:category>internal</pdfaProperty:category>\n"
	"<pdfaProperty:description>Part of ISO 14289 to which the file conforms"
	"</pdfaProperty:description>\n"
	"</rdf:li></rdf:Seq></pdfaSchema:property>\n"
	"</rdf:li></rdf:Bag></pdfaExtension:schemas>\n</rdf:Description>\n";

/* Not compressed: whoever looks for the packet finds it without reading PDF (ISO 19005-2,
 * 6.6.2.1). */
static void write_xmp(struct pdf *pdf, const char *date)
{
	struct str xmp = { 0 };
	str_add(&xmp,
		"<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
		" xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n");
	put_properties(&xmp, pdf, date);
	str_add(&xmp, "</rdf:Description>\n");
	if (pdf->profile == PDF_ARCHIVE)
		str_add(&xmp, extension_schema);
	str_add(&xmp, "</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
	struct object *stream = object_stream(pdf->objects, xmp.text, xmp.len, false);
	str_add(object_body(stream), "/Type /Metadata\n/Subtype /XML\n");
	str_free(&xmp);
	struct str *catalog = object_body(objects_catalog(pdf->objects));
	str_add(catalog, "/Metadata ");
	put_reference(catalog, stream);
	str_add_char(catalog, '\n');
}

/* ---- document information (ISO 32000-1, 14.3.3): the same values */

static void put_entry(struct str *out, const char *key, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	str_add_format(out, "/%s ", key);
	put_text(out, text, strlen(text));
	str_add_char(out, '\n');
}

static void write_information(struct pdf *pdf, const struct date *date)
{
	const struct area_info *info = pdf->info;
	struct str *body = object_body(objects_info(pdf->objects));
	put_entry(body, "Title", info->title);
	put_entry(body, "Author", info->author);
	put_entry(body, "Subject", info->subject);
	put_entry(body, "Keywords", info->keywords);
	put_entry(body, "Producer", producer);
	if (pdf->profile == PDF_PRESS)
		str_add(body, "/Trapped /False\n");
	if (date != NULL)
		str_add_format(body, "/CreationDate (D:%04d%02d%02d000000+08'00')\n", date->year,
			date->month, date->day);
}

/* ---- colour */

/* The profile comes with the package icc-profiles-free. */
struct object *identity_profile(struct pdf *pdf)
{
	static const char path[] = "/usr/share/color/icc/sRGB.icc";
	struct arena arena = { 0 };
	size_t len = 0;
	if (pdf->srgb != NULL)
		return pdf->srgb;
	const char *profile = files_bytes(path, &arena, pdf->diag, &len);
	if (profile == NULL)
		pdf->ok = false;
	pdf->srgb = object_stream(pdf->objects, profile != NULL ? profile : "", len, true);
	str_add(object_body(pdf->srgb), "/N 3\n");
	arena_free(&arena);
	return pdf->srgb;
}

/*
 * Device colours are those of sRGB; for a press, inks on coated paper by ISO 12647-2 (GB/T
 * 17934.2), which the registry at color.org describes: its profile is not ours to embed.
 */
static void write_intent(struct pdf *pdf)
{
	struct str *catalog = object_body(objects_catalog(pdf->objects));
	if (pdf->profile == PDF_PRESS) {
		str_add(catalog,
			"/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFX\n"
			"/OutputConditionIdentifier (FOGRA39) /RegistryName "
			"(http://www.color.org)\n"
			"/OutputCondition (Offset printing, ISO 12647-2, coated paper)\n"
			"/Info (Coated FOGRA39) >>]\n");
		return;
	}
	str_add(catalog,
		"/OutputIntents [<< /Type /OutputIntent /S /GTS_PDFA1\n"
		"/OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)\n"
		"/DestOutputProfile ");
	put_reference(catalog, identity_profile(pdf));
	str_add(catalog, " >>]\n");
}

/* A day of which only the year or month is known begins that year or month. */
static bool read_date(const char *text, struct date *date)
{
	if (text == NULL || !date_parse(text, date) || date->year == 0)
		return false;
	date->month = date->month > 0 ? date->month : 1;
	date->day = date->day > 0 ? date->day : 1;
	return true;
}

void identity_finish(struct pdf *pdf)
{
	const struct area_info *info = pdf->info;
	struct str *catalog = object_body(objects_catalog(pdf->objects));
	struct date date;
	bool dated = read_date(info->date, &date);
	const char *iso = NULL;

	if (dated)
		iso = arena_printf(&pdf->arena, "%04d-%02d-%02dT00:00:00+08:00", date.year,
			date.month, date.day);
	write_xmp(pdf, iso);
	write_information(pdf, dated ? &date : NULL);
	str_add(catalog, "/Lang ");
	put_bytes(catalog, language_of(info), strlen(language_of(info)));
	str_add_char(catalog, '\n');
	if (info->title != NULL && info->title[0] != '\0')
		str_add(catalog, "/ViewerPreferences << /DisplayDocTitle true >>\n");
	write_intent(pdf);
}
