/* base.c - strings, characters, dates, near words, messages: what everything else stands on. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/dates.h"
#include "base/diag.h"
#include "base/files.h"
#include "base/hash.h"
#include "base/near.h"
#include "base/sm3.h"
#include "base/str.h"
#include "base/utf8.h"
#include "tap.h"

static void numbers(void)
{
	static const struct {
		double value;
		int digits;
		const char *want;
	} rows[] = { { 0, 3, "0" }, { -0.0001, 3, "0" }, { 1.5, 3, "1.5" }, { -1.25, 2, "-1.25" },
		{ 441.0, 4, "441" }, { 0.0005, 3, "0.001" }, { 12345.678, 0, "12346" },
		{ 123456789012345.0, 2, "123456789012345" },
		{ -1e24, 2, "-999999999999999983222784" }, { INFINITY, 1, "∞" },
		{ -INFINITY, 0, "-∞" }, { NAN, 2, "NaN" } };
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct str text = { 0 };
		str_add_number(&text, rows[i].value, rows[i].digits);
		is_str(str_text(&text), rows[i].want, rows[i].want);
		str_free(&text);
	}
}

/* Every mark and control at every place among eight bytes; Han has bytes beyond 0x7F. */
static void quoted(void)
{
	static const char marks[] = "\"\\\n\x1F\x01 ~";
	static const char *const want[] = { "\\\"", "\\\\", "\\n", "", "", " ", "~" };
	int wrong = 0;
	for (size_t at = 0; at <= 18; at++) {
		for (size_t i = 0; marks[i] != '\0'; i++) {
			char text[64], expected[64];
			snprintf(text, sizeof(text), "%.*s%c党员\"", (int)at, "abcdefghijklmnopqr",
				marks[i]);
			snprintf(expected, sizeof(expected), "\"%.*s%s党员\\\"\"", (int)at,
				"abcdefghijklmnopqr", want[i]);
			struct str out = { 0 };
			str_add_quoted(&out, text);
			wrong += strcmp(str_text(&out), expected) != 0;
			str_free(&out);
		}
	}
	is_int(wrong, 0, "marks are quoted and controls left out wherever they stand");
}

static void rooms(void)
{
	struct str text = { 0 };
	memset(str_room(&text, 1000), 'x', 1000);
	str_free(&text);
	str_room(&text, 1000);
	is_str(str_text(&text), "", "room alone is an empty text");
	str_free(&text);
}

static void characters(void)
{
	static const char mixed[] = "a王𬭸é党员𠮷b";
	static const int lengths[] = { 1, 3, 4, 2, 3, 3, 4, 1 };
	int wrong = 0, bytes = 0;
	for (int i = 0; i < 8; bytes += lengths[i++])
		for (int j = i, len = 0; j < 8; len += lengths[j++])
			wrong += utf8_count(mixed + bytes, (size_t)len) != (size_t)(j - i);
	is_int(wrong, 0, "a part of a text has as many characters as it has");
	const char *name = "王𬭸";
	size_t length;
	const char *p = name;
	is_int(utf8_next(&p), 0x738B, "a Han character of the BMP");
	is_int(utf8_next(&p), 0x2CB78, "one beyond it");
	is_int(utf8_count(name, strlen(name)), 2, "characters are counted, not bytes");
	is_int(utf8_invalid_at("a\xC0\x80", 3), 1, "an overlong form is not UTF-8");
	is_int(utf8_invalid_at("\xED\xA0\x80", 3), 0, "a surrogate is not UTF-8");
	is_int(utf8_decode("\xF4\x90\x80\x80", "\xF4\x90\x80\x80" + 4, &length), UTF8_INVALID,
		"no more than U+10FFFF");
	ok(utf8_is_han(0x3007) && !utf8_is_han('A'), "〇 is Han");
	ok(utf8_is_private_use(0xE000) && utf8_is_control(0xFDD0), "private use, noncharacters");
	is_int(utf8_width(0xFF1A), 2, "a full-width colon is two columns");
}

/* What is no text is found wherever it stands among Han. */
static void decoding(void)
{
	static const struct {
		const char *bytes;
		enum message_id id;
	} unfit[] = { { "\x01", MESSAGE_CONTROL }, { "\x7F", MESSAGE_CONTROL },
		{ "\xEF\xB7\x90", MESSAGE_CONTROL }, { "\xEE\x80\x80", MESSAGE_PRIVATE_USE },
		{ "\xF0\xA0\xAE", MESSAGE_NOT_UTF8 }, { "\xE0\x80\x80", MESSAGE_NOT_UTF8 },
		{ "\xED\xA0\x80", MESSAGE_NOT_UTF8 }, { "\xE5\x85x", MESSAGE_NOT_UTF8 } };
	static const char han[] = "党员大会支部委员会议记录纪要";
	int wrong = 0;
	for (size_t i = 0; i < sizeof(unfit) / sizeof(unfit[0]); i++) {
		for (int at = 0; at <= 8; at++) {
			char text[256];
			struct arena arena = { 0 };
			struct diag diag;
			diag_init(&diag);
			snprintf(text, sizeof(text), "# a\n%.*s%s%s%s", 3 * at, han, unfit[i].bytes,
				han, han);
			size_t len = strlen(text);
			char *read = files_decode("a.md", text, &arena, &diag, &len);
			const struct message *told = diag.first;
			wrong += told == NULL || told->next != NULL || told->id != unfit[i].id ||
				told->at.line != 2 || told->at.col != at + 1 ||
				(read == NULL) != (diag.errors > 0);
			diag_free(&diag);
			arena_free(&arena);
		}
	}
	is_int(wrong, 0, "what is no text is found, at its place");
}

static void calendar(void)
{
	struct arena arena = { 0 };
	struct date date;
	ok(date_parse("2026-03-12 14:30", &date) && date.hour == 14 && date.minute == 30,
		"day and time");
	ok(date_parse("2026-03", &date) && date.day == 0, "a month");
	ok(date_parse("不详", &date) && date.year == 0, "unknown");
	ok(!date_parse("2026-02-29", &date), "2026 is no leap year");
	ok(date_parse("2024-02-29", &date), "2024 is one");
	ok(!date_parse("2026-3-12", &date) && !date_parse("2026-13-01", &date), "what is no date");
	date_parse("2026-03-05", &date);
	is_str(date_chinese(&arena, date), "2026年3月5日", "no leading zeros");
	is_str(date_iso(&arena, date), "2026-03-05", "but in ISO 8601");
	date_parse("0987-11", &date);
	is_str(date_chinese(&arena, date), "987年11月", "a month");
	is_str(date_iso(&arena, date), "0987-11", "in both forms");
	date.month = 0;
	is_str(date_chinese(&arena, date), "987年", "a year");
	is_str(date_iso(&arena, date), "0987", "in both forms");
	date_parse("不详", &date);
	is_str(date_chinese(&arena, date), "", "nothing");
	is_str(date_iso(&arena, date), "", "in both forms");
	is_int(date_to_days((struct date){ 1970, 1, 1, -1, -1 }), 0, "days begin in 1970");
	is_int(date_weekday((struct date){ 2026, 3, 12, -1, -1 }), 4, "a Thursday");
	bool same = true;
	for (long days = -150000; days < 150000; days += 37)
		same = same && date_to_days(date_from_days(days)) == days;
	ok(same, "days and dates agree over eight centuries");
	arena_free(&arena);
}

static void words(void)
{
	struct near near = near_start("主持");
	near_offer(&near, "记录人");
	near_offer(&near, "主持人");
	is_str(near.best, "主持人", "the nearest key");
	near = near_start("李卫冬");
	near_offer(&near, "李卫东");
	is_str(near.best, "李卫东", "one character wrong");
	near = near_start("地点");
	near_offer(&near, "表决方式");
	is_str(near.best, NULL, "nothing near");
}

static void paths(void)
{
	struct arena arena = { 0 };
	is_str(files_normalise(&arena, "a/../b/./c"), "b/c", "dots are resolved");
	is_str(files_normalise(&arena, "../a"), NULL, "and may not leave");
	is_str(files_join(&arena, "", "a"), "a", "no folder");
	is_str(files_folder(&arena, "a/b/c.md"), "a/b", "a folder");
	arena_free(&arena);
}

static void messages(void)
{
	struct diag diag;
	diag_init(&diag);
	diag_report(&diag, (struct where){ "b.md", 2, 1 }, MESSAGE_DUPLICATE_KEY, "应到", "1");
	diag_report(&diag, (struct where){ "a.md", 9, 1 }, MESSAGE_TAB);
	diag_report(&diag, (struct where){ "b.md", 2, 1 }, MESSAGE_DUPLICATE_KEY, "应到", "1");
	is_int(diag.errors, 3, "errors are counted");
	struct str pack = { 0 };
	diag_pack(&diag, &pack);
	struct diag other;
	diag_init(&other);
	ok(diag_unpack(&other, pack.text, pack.len), "messages travel");
	diag_sort(&other);
	is_int(other.errors, 2, "equal messages are kept once");
	is_str(other.first->at.file, "a.md", "sorted by file");
	is_str(other.first->next->zh, "键“应到”在第 1 行已经写过", "with their arguments");
	ok(!diag_unpack(&other, pack.text, pack.len - 1), "half of one is none");
	str_free(&pack);
	diag_free(&diag);
	diag_free(&other);
}

static void hashes(void)
{
	char text[HASH_TEXT];
	hash_sha256(text, "abc", 3); /* FIPS 180-4, example */
	is_str(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", "SHA-256");
	hash_sm3(text, "abc", 3); /* GB/T 32905-2016, A.1 */
	is_str(text, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0", "SM3");
}

/* Texts of every length up to 200 bytes, and one that keeps a lane busy until the others are over. */
static void many_sums(void)
{
	enum { COUNT = 201, LONG = 5000 };
	static unsigned char bytes[COUNT + LONG];
	static struct sm3_text texts[COUNT];
	for (size_t i = 0; i < sizeof(bytes); i++)
		bytes[i] = (unsigned char)(i * 7 + i / 251);
	for (size_t lanes = 4; lanes <= SM3_LANES; lanes *= 2) {
		for (size_t count = 0; count <= COUNT; count += count < 20 ? 1 : 181) {
			size_t wrong = 0;
			for (size_t i = 0; i < count; i++)
				texts[i] = (struct sm3_text){ bytes + i, i == 3 ? LONG : i, { 0 } };
			sm3_many(texts, count, lanes);
			for (size_t i = 0; i < count; i++) {
				unsigned char want[HASH_BYTES];
				hash_make_sm3(want, texts[i].bytes, texts[i].len);
				wrong += memcmp(texts[i].sum, want, HASH_BYTES) != 0;
			}
			if (wrong > 0 || count == COUNT)
				is_int((int)wrong, 0, "many texts have the sums of each alone");
		}
	}
}

int main(void)
{
	numbers();
	rooms();
	quoted();
	characters();
	decoding();
	calendar();
	words();
	paths();
	messages();
	hashes();
	many_sums();
	return tap_done();
}
