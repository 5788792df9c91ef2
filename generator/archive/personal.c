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

static bool check_text(
	const struct entry *entry, const char *text, struct where at, struct diag *diag)
{
	bool ok = true;
	at.file = entry->file;
	for (const char *p = text; *p != '\0'; p++) {
		if (!is_digit(*p) || (p > text && is_digit(p[-1])))
			continue;
		struct where place = at;
		place.col += (int)utf8_count(text, (size_t)(p - text));
		if (is_identity_number(p))
			ok = diag_report(diag, place, MESSAGE_IDENTITY_NUMBER);
		else if (is_mobile(p)) {
			char shown[] = "130****0000";
			memcpy(shown, p, 3);
			memcpy(shown + 7, p + 7, 4);
			ok = diag_report(diag, place, MESSAGE_TELEPHONE, shown);
		}
	}
	return ok;
}

static bool check_below(const struct entry *entry, const struct xml_node *node, struct diag *diag)
{
	bool ok = true;
	for (const struct xml_node *c = xml_first(node); c != NULL; c = xml_next(c)) {
		if (xml_is_text(c)) {
			ok = check_text(entry, xml_text(c), xml_where(c), diag) && ok;
			continue;
		}
		const struct field *field = kind_field(entry->kind, c);
		if (field == NULL || field->audience < AUDIENCE_INTERNAL)
			ok = check_below(entry, c, diag) && ok;
	}
	return ok;
}

bool check_personal(const struct entry *entry, const struct xml_doc *doc, struct diag *diag)
{
	if (entry->audience == AUDIENCE_INTERNAL)
		return true;
	return check_below(entry, xml_root(doc), diag);
}
