/* parts.c - the postings of an index in files of a bounded size; search.h tells the form. */
#include <string.h>

#include "base/hash.h"
#include "base/str.h"
#include "base/utf8.h"
#include "site/search.h"

enum { LEAST = 8 * 1024, MOST = 16 * 1024 }; /* bytes */
enum { ONE_IN = 64 }; /* of so many words a part may begin with one before it must */

bool parts_end_before(const struct parts *p, const char *word)
{
	return p->text.len > MOST ||
		(p->text.len > LEAST && hash_short(word, strlen(word)) % ONE_IN == 0);
}

static void end_part(struct parts *p)
{
	if (p->text.len > 0)
		p->done(p->context, &p->text, str_text(&p->first));
	str_clear(&p->text);
	str_clear(&p->first);
}

void parts_end(struct parts *p)
{
	end_part(p);
	str_free(&p->text);
	str_free(&p->first);
}

void parts_add(struct parts *p, const char *word, const char *entry, size_t length)
{
	const char *rest = word;
	uint32_t first = utf8_next(&rest);
	if (parts_end_before(p, word))
		end_part(p);
	if (p->text.len == 0)
		str_add(&p->first, word);
	if (p->text.len == 0 || first != p->line) {
		str_add_char(&p->text, '|');
		str_add_utf8(&p->text, first);
	}
	p->line = first;
	str_add_char(&p->text, ' ');
	str_add(&p->text, rest);
	str_add_char(&p->text, '=');
	str_add_n(&p->text, entry, length);
}
