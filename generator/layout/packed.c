#include "layout/packed.h"

#include <string.h>

void packed_text(FILE *out, const char *text, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		switch (text[i]) {
		case '<':
			fputs("&lt;", out);
			break;
		case '&':
			fputs("&amp;", out);
			break;
		case '"':
			fputs("&quot;", out);
			break;
		default:
			putc(text[i], out);
			break;
		}
	}
}

void packed_print(const char *xml, size_t len, FILE *out)
{
	const char *end = xml + len, *head = memchr(xml, '\n', len);
	for (const char *p = xml; p < end; p++) {
		size_t tail = p[0] == '>' ? 1 : p[0] == '/' && p[1] == '>' ? 2 : 0;
		size_t blank =
			tail > 0 && p > head && p[tail] == '\n' ? 1 + strspn(p + tail + 1, " ") : 0;
		if (blank == 0 || p[tail + blank] != '<') {
			putc(*p, out);
			continue;
		}
		fwrite(p + tail, 1, blank, out);
		fwrite(p, 1, tail, out);
		p += tail + blank - 1;
	}
}
