/* personal.c - personal data in text that leaves the office (personal information law, art. 28). */
#include <string.h>

#include "archive/archive.h"
#include "archive/internal.h"
#include "base/utf8.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* GB 11643-1999: 17 digits and a check character by ISO 7064, MOD 11-2; a birth date inside. */
static bool is_identity_number(const char *p)
{
	static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	static const char checks[] = "10X98765432";
	int sum = 0;
	for (int i = 0; i < 17; i++) {
		if (!is_digit(p[i]))
			return false;
		sum += (p[i] - '0') * weights[i];
	}
	int month = (p[10] - '0') * 10 + p[11] - '0', day = (p[12] - '0') * 10 + p[13] - '0';
	char last = p[17] == 'x' ? 'X' : p[17];
	return month >= 1 && month <= 12 && day >= 1 && day <= 31 && last == checks[sum % 11];
}

/* Mobile numbers: 11 digits from 13 to 19. */
static bool is_mobile(const char *p)
{
	if (p[0] != '1' || p[1] < '3' || p[1] > '9')
		return false;
	for (int i = 2; i < 11; i++)
		if (!is_digit(p[i]))
			return false;
	return !is_digit(p[11]);
}

#define DIGITS "0123456789"

static size_t digits(const char *p)
{
	return strspn(p, DIGITS);
}

/* ISO/IEC 7812-1, annex B (Luhn): 16 to 19 digits that begin as cards of our banks do. */
static bool is_bank_card(const char *p)
{
	size_t count = digits(p);
	int sum = 0;
	if (count < 16 || count > 19 || strchr("3456", p[0]) == NULL)
		return false;
	for (size_t i = 0; i < count; i++) {
		int digit = p[count - 1 - i] - '0';
		if (i % 2 == 1)
			digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
		sum += digit;
	}
	return sum % 10 == 0;
}

static size_t follows(const char *p, const char *const *words)
{
	for (; *words != NULL; words++) {
		size_t len = 0;
		while ((*words)[len] != '\0' && p[len] == (*words)[len])
			len++;
		if ((*words)[len] == '\0')
			return len;
	}
	return 0;
}

/* “3号楼2单元501室”: building, entrance and flat together are a home; bytes of it, 0 if it is none.
 */
static size_t home_address(const char *p)
{
	static const char *const building[] = { "号楼", "栋", "幢", "座", NULL };
	static const char *const entrance[] = { "单元", "门", NULL };
	static const char *const flat[] = { "室", "号", "户", NULL };
	const char *const *const parts[] = { building, entrance, flat };
	const char *q = p;
	for (size_t i = 0; i < 3; i++) {
		size_t number = digits(q), word = number > 0 ? follows(q + number, parts[i]) : 0;
		if (word == 0)
			return 0;
		q += number + word;
	}
	return (size_t)(q - p);
}

/* At `p` of the text, which is at `place`. */
static bool check_number(const char *text, const char *p, struct where place, struct diag *diag)
{
	struct arena arena = { 0 };
	bool ok = true;
	size_t address = home_address(p);
	bool identity = is_identity_number(p), mobile = is_mobile(p), card = is_bank_card(p);
	if (!identity && !mobile && !card && address == 0)
		return true;
	place.col += (int)utf8_count(text, (size_t)(p - text));
	if (identity)
		ok = diag_report(diag, place, MESSAGE_IDENTITY_NUMBER);
	else if (mobile)
		ok = diag_report(diag, place, MESSAGE_TELEPHONE,
			arena_printf(&arena, "%.3s****%.4s", p, p + 7));
	else if (card)
		ok = diag_report(diag, place, MESSAGE_BANK_CARD,
			arena_printf(&arena, "%.4s…%.4s", p, p + digits(p) - 4));
	else
		ok = diag_report(diag, place, MESSAGE_ADDRESS, arena_strndup(&arena, p, address));
	arena_free(&arena);
	return ok;
}

static bool check_text(
	const struct entry *entry, const char *text, struct where at, struct diag *diag)
{
	bool ok = true;
	at.file = entry->file;
	for (const char *p = strpbrk(text, DIGITS); p != NULL; p = strpbrk(p + digits(p), DIGITS))
		ok = check_number(text, p, at, diag) && ok;
	return ok;
}

/* `map`: the fields that the elements may be; NULL within a text. */
static bool check_below(const struct entry *entry, const struct xml_node *node,
	const struct field *map, struct diag *diag)
{
	const struct field *field = NULL;
	bool ok = true;
	for (const struct xml_node *c = xml_first(node); c != NULL; c = xml_next(c)) {
		if (xml_is_text(c)) {
			ok = check_text(entry, xml_text(c), xml_where(c), diag) && ok;
			continue;
		}
		field = map != NULL ? field_named(map, field, xml_name(c)) : NULL;
		if (field == NULL || field->audience < AUDIENCE_INTERNAL)
			ok = check_below(entry, c, field, diag) && ok;
	}
	return ok;
}

bool check_personal(const struct entry *entry, const struct xml_doc *doc, struct diag *diag)
{
	struct arena arena = { 0 };
	const struct xml_node *sample = xml_find(xml_root(doc), "sample");
	bool invented = sample != NULL && strcmp(xml_content(sample, &arena), "yes") == 0;
	arena_free(&arena);
	if (entry->audience == AUDIENCE_INTERNAL || invented)
		return true;
	return check_below(entry, xml_root(doc), entry->kind->fields, diag);
}
