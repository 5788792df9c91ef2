/*
 * fuzz.c - runs a fuzz target over damaged copies of real files: FUZZ-TARGET SECONDS FILE...
 *
 * The target is libFuzzer's LLVMFuzzerTestOneInput, so that the same file also links with
 * -fsanitize=fuzzer for a long run. The damage is the same in every run. A target that crashes or
 * trips a sanitizer ends the program, and the input that did it lies in fuzz-crash.bin.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

enum { MAX = 1 << 20 };

static int shape_kept; /* in every other round only values are damaged */

static uint64_t state = 0x9E3779B97F4A7C15u;

static uint32_t random_below(uint32_t bound)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return bound > 0 ? (uint32_t)(state >> 32) % bound : 0;
}

/* Pieces that mean something to one reader or another. */
static const char *const words[] = { ": ", "：", "- ", "|", "**", "\t", "\n", "---\n", "[", "{",
	"<", ">", "&", "*", "\"", "一、", "（一）", "1.", "\xF0\xAC\xAD\xB8", "\xFF",
	"\xED\xA0\x80", "999999999", "-1", "100%", "0pt", "<fo:block>", "</fo:block>", "##paid",
	"＂", "’’", "\xEF\xB7\x90", "proportional-column-width(1)", "1e9mm" };

/* Another figure for a figure, another value between quotes: the shape stays, so readers go deeper.
 */
static size_t damage_value(uint8_t *bytes, size_t len, size_t at)
{
	static const char *const values[] = { "0", "-1", "1e9", "99999pt", "50%", "always", "none",
		"auto", "2em", "0.1pt", "from-parent(width)", "-3in", "url(none.png)", "tb-rl",
		"90", "justify", "999" };
	if (random_below(2) == 0) {
		while (at < len && (bytes[at] < '0' || bytes[at] > '9'))
			at++;
		if (at < len)
			bytes[at] = (uint8_t)('0' + random_below(10));
		return len;
	}
	const char *value = values[random_below(sizeof(values) / sizeof(values[0]))];
	uint8_t *open = memchr(bytes + at, '"', len - at);
	uint8_t *close =
		open != NULL ? memchr(open + 1, '"', (size_t)(bytes + len - open - 1)) : NULL;
	size_t n = strlen(value);
	if (close == NULL || close - open > 64 || len + n >= MAX)
		return len;
	memmove(open + 1 + n, close, (size_t)(bytes + len - close));
	memcpy(open + 1, value, n);
	return len + n - (size_t)(close - open - 1);
}

static size_t damage(uint8_t *bytes, size_t len)
{
	uint32_t at = random_below((uint32_t)len + 1), count = 1 + random_below(16);
	const char *word = words[random_below(sizeof(words) / sizeof(words[0]))];
	size_t n = strlen(word);
	if (shape_kept)
		return damage_value(bytes, len, at);
	switch (random_below(6)) {
	case 0: /* flip */
		if (at < len)
			bytes[at] ^= (uint8_t)(1u << random_below(8));
		return len;
	case 1: /* cut out */
		if (at + count > len)
			return len;
		memmove(bytes + at, bytes + at + count, len - at - count);
		return len - count;
	case 2: /* cut off */
		return random_below(20) == 0 ? at : len;
	case 3: /* copy a stretch to another place */
		if (len > count && at + count <= len)
			memmove(bytes + random_below((uint32_t)(len - count)), bytes + at, count);
		return len;
	default: /* put a word in */
		if (len + n >= MAX)
			return len;
		memmove(bytes + at + n, bytes + at, len - at);
		memcpy(bytes + at, word, n);
		return len + n;
	}
}

static void keep(const uint8_t *bytes, size_t len)
{
	FILE *file = fopen("fuzz-crash.bin", "wb");
	if (file == NULL)
		return;
	fwrite(bytes, 1, len, file);
	fclose(file);
}

static size_t read_real(const char *path, uint8_t real[MAX])
{
	FILE *file = fopen(path, "rb");
	size_t len = file != NULL ? fread(real, 1, MAX / 2, file) : 0;
	if (file != NULL)
		fclose(file);
	return len;
}

static void damage_and_try(const uint8_t *real, size_t len, int round)
{
	static uint8_t bytes[MAX];
	size_t damaged = len;
	memcpy(bytes, real, len);
	shape_kept = round % 2;
	for (uint32_t times = 1 + random_below(8); times > 0; times--)
		damaged = damage(bytes, damaged);
	keep(bytes, damaged);
	LLVMFuzzerTestOneInput(bytes, damaged);
}

int main(int argc, char **argv)
{
	static uint8_t real[MAX];
	time_t end = time(NULL) + (argc > 1 ? atoi(argv[1]) : 0);
	int tried = 0;
	for (int i = 2; i < argc; i++)
		LLVMFuzzerTestOneInput(real, read_real(argv[i], real));
	for (int round = 0; argc > 2 && (round == 0 || time(NULL) < end); round++)
		for (int i = 2; i < argc && (round == 0 || time(NULL) < end); i++, tried++)
			damage_and_try(real, read_real(argv[i], real), round);
	remove("fuzz-crash.bin");
	printf("%d files, %d damaged copies\n", argc - 2, tried);
	return argc <= 2;
}
