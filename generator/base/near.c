#include "base/near.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

enum { MAX = 40 }; /* characters; longer words are not compared */

static int characters(const char *word, uint32_t out[MAX])
{
	int count = 0;
	if (utf8_count(word, strlen(word)) > MAX)
		return 0;
	while (*word != '\0')
		out[count++] = utf8_next(&word);
	return count;
}

/* Levenshtein's distance, one row at a time. */
static int distance(const char *left, const char *right)
{
	uint32_t a[MAX], b[MAX];
	int row[MAX + 1];
	int a_count = characters(left, a), b_count = characters(right, b);
	if (a_count == 0 || b_count == 0)
		return INT_MAX;
	for (int j = 0; j <= b_count; j++)
		row[j] = j;
	for (int i = 1; i <= a_count; i++) {
		int diagonal = row[0];
		row[0] = i;
		for (int j = 1; j <= b_count; j++) {
			int change = diagonal + (a[i - 1] != b[j - 1]);
			diagonal = row[j];
			int best = row[j] + 1 < row[j - 1] + 1 ? row[j] + 1 : row[j - 1] + 1;
			row[j] = change < best ? change : best;
		}
	}
	return row[b_count];
}

struct near near_start(const char *word)
{
	return (struct near){ word, NULL, INT_MAX };
}

void near_offer(struct near *near, const char *candidate)
{
	if (strlen(near->word) > 4 * MAX)
		return;
	size_t a = utf8_count(near->word, strlen(near->word));
	size_t b = utf8_count(candidate, strlen(candidate));
	int allowed = (int)((a > b ? a : b) / 3);
	int d = distance(near->word, candidate);
	if (a > 1 && b > 1 &&
		(strstr(near->word, candidate) != NULL || strstr(candidate, near->word) != NULL))
		d = 1;
	if (d <= (allowed > 1 ? allowed : 1) && d < near->distance && (a > 1 || b > 1)) {
		near->best = candidate;
		near->distance = d;
	}
}
