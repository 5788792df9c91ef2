/* code.c - QR codes: draw_code() of draw.h. */
#include <qrencode.h>

#include "base/arena.h"
#include "draw/draw.h"
#include "draw/svg.h"

enum { QUIET_ZONE = 4 }; /* modules; ISO/IEC 18004, 5.3.8 */

static bool is_dark(const QRcode *code, int x, int y)
{
	return x < code->width && (code->data[y * code->width + x] & 1);
}

struct xml_doc *draw_code(const char *text)
{
	struct arena arena = { 0 };
	QRcode *code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M);
	if (code == NULL)
		return NULL;
	double side = code->width + 2 * QUIET_ZONE;
	struct xml_doc *doc =
		svg_new(side, side, "二维码", arena_printf(&arena, "扫码打开 %s", text));
	struct xml_node *svg = xml_top(doc);
	svg_rect(svg, (struct svg_box){ 0, 0, side, side }, SVG_PAPER, SVG_NONE, 0, 0);
	for (int y = 0; y < code->width; y++) {
		for (int x = 0, start; x < code->width; x++) {
			if (!is_dark(code, x, y))
				continue;
			for (start = x; is_dark(code, x, y);)
				x++;
			struct svg_box run = { start + QUIET_ZONE, y + QUIET_ZONE, x - start, 1 };
			svg_rect(svg, run, "#000000", SVG_NONE, 0, 0);
		}
	}
	QRcode_free(code);
	arena_free(&arena);
	return doc;
}
