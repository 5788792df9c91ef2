/*
 * tap.h - the Test Anything Protocol for unit tests in C: one file a program, included once.
 *
 *	int main(void)
 *	{
 *		ok(1 + 1 == 2, "one and one");
 *		is_str(name, "张翀", "the name as written");
 *		is_int(count, 3, "three of them");
 *		return tap_done();
 *	}
 *
 * A test that fails says what it got and where, and the others go on.
 */
#ifndef TAP_H
#define TAP_H

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int tap_count, tap_failed;

#define ok(condition, name) tap_ok((condition), (name), __FILE__, __LINE__)
#define is_int(got, want, name) tap_is_int((got), (want), (name), __FILE__, __LINE__)
#define is_str(got, want, name) tap_is_str((got), (want), (name), __FILE__, __LINE__)

static inline bool tap_ok(bool passed, const char *name, const char *file, int line)
{
	printf("%sok %d - %s\n", passed ? "" : "not ", ++tap_count, name);
	if (!passed) {
		printf("# failed at %s:%d\n", file, line);
		tap_failed++;
	}
	fflush(stdout);
	return passed;
}

static inline bool tap_is_int(
	long long got, long long want, const char *name, const char *file, int line)
{
	bool passed = tap_ok(got == want, name, file, line);
	if (!passed)
		printf("#  got %lld\n# want %lld\n", got, want);
	return passed;
}

/* NULL is equal to NULL only. */
static inline bool tap_is_str(
	const char *got, const char *want, const char *name, const char *file, int line)
{
	bool same = got == want || (got != NULL && want != NULL && strcmp(got, want) == 0);
	bool passed = tap_ok(same, name, file, line);
	if (!passed)
		printf("#  got %s\n# want %s\n", got != NULL ? got : "(null)",
			want != NULL ? want : "(null)");
	return passed;
}

/* tap_skip - `count` tests that cannot be made here, and why. */
static inline void tap_skip(int count, const char *why)
{
	for (int i = 0; i < count; i++)
		printf("ok %d # skip %s\n", ++tap_count, why);
}

/* tap_done - the plan; what main() returns. */
static inline int tap_done(void)
{
	printf("1..%d\n", tap_count);
	return tap_failed > 0;
}

#endif
