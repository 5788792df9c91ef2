/* image.c - any bytes as a picture: what is stripped of it says of itself what it said before. */
#include <assert.h>
#include <stdint.h>

#include "base/image.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
	struct image_look before, after;
	struct str plain = { 0 };
	bool looks = image_look(bytes, len, &before);
	if (image_strip(bytes, len, &plain) && looks) {
		assert(image_look(str_text(&plain), plain.len, &after));
		assert(after.width == before.width && after.height == before.height);
		assert(after.orientation == 1 && plain.len <= len);
	}
	str_free(&plain);
	return 0;
}
