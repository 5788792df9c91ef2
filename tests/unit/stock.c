/* stock.c - what is put into the stock of trees is got again, by every process. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "archive/stock.h"
#include "base/arena.h"
#include "base/files.h"
#include "tap.h"

static int64_t put(struct stock *stock, const char *text)
{
	struct str bytes = { 0 };
	str_add(&bytes, text);
	int64_t at = stock_put(stock, &bytes);
	str_free(&bytes);
	return at;
}

int main(void)
{
	char folder[] = "/tmp/boardpress-stock-XXXXXX";
	struct arena arena = { 0 };
	struct str got = { 0 };
	if (mkdtemp(folder) == NULL)
		return 1;
	struct stock *stock = stock_open(files_join(&arena, folder, "a/b"));
	if (stock == NULL) {
		tap_skip(5, "a file without a name cannot be made in /tmp");
		return tap_done();
	}
	int64_t first = put(stock, "甲"), second = put(stock, "乙丙");
	ok(first >= 0 && second == first + 3, "one lies behind the other");
	ok(stock_get(stock, second, 6, &got) && got.len == 6 && memcmp(got.text, "乙丙", 6) == 0,
		"and is got again");
	ok(!stock_get(stock, second, 7, &got), "more than there is is not");
	pid_t child = fork();
	if (child == 0)
		_exit(put(stock, "丁") == second + 6 ? 0 : 1);
	int status = 1;
	waitpid(child, &status, 0);
	ok(status == 0 && stock_get(stock, second + 6, 3, &got) && memcmp(got.text, "丁", 3) == 0,
		"what another process puts is behind it");
	stock_close(stock);
	close(creat(files_join(&arena, folder, "file"), 0600));
	ok(stock_open(files_join(&arena, folder, "file")) == NULL, "a file is no folder for it");
	unlink(files_join(&arena, folder, "file"));
	files_remove_empty(files_join(&arena, folder, "a/b"), "/tmp");
	str_free(&got);
	arena_free(&arena);
	return tap_done();
}
