/* folder.c - files are written whole into a folder that is held open, whatever becomes of it. */
#define _XOPEN_SOURCE 700 /* mkdtemp */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diag.h"
#include "base/folder.h"
#include "tap.h"

static struct arena arena;
static struct diag diag;
static struct folder folder, fresh_in;
static char top[] = "/tmp/folder.XXXXXX";

static bool put(const char *path, const char *text)
{
	return folder_write(&folder, &fresh_in, top, path, ".own/1.new", text, strlen(text), &diag);
}

static const char *full(const char *path)
{
	return files_join(&arena, top, path);
}

static const char *text_of(const char *path)
{
	size_t len;
	return files_bytes(full(path), &arena, NULL, &len);
}

static uint64_t node_of(const char *path)
{
	struct file_stamp stamp;
	files_stamp(full(path), &stamp);
	return stamp.node;
}

static void written(void)
{
	struct file_stamp stamp, same;
	ok(put("a/b/one", "一"), "into folders that are not there");
	is_str(text_of("a/b/one"), "一", "the bytes");
	ok(put("a/b/two", "二") && put("one", "三"), "beside it, and at the top");
	is_str(text_of("one"), "三", "the one at the top");
	is_str(text_of("a/b/one"), "一", "the other of that name");
	ok(access(full(".own/1.new"), F_OK) != 0, "nothing that is not whole is left");
	ok(folder_stamp(&folder, top, "a/b/two", &stamp) && files_stamp(full("a/b/two"), &same) &&
			files_same_stamp(&stamp, &same),
		"the stamp is that of the file");
	ok(!folder_stamp(&folder, top, "a/b/three", &stamp) && stamp.size == 0,
		"no file, no stamp");
	ok(!folder_stamp(&folder, top, "a/c/three", &stamp), "no folder, no stamp");
	ok(put("a/c/three", "三"), "the folder that was not there is made");
}

static void left_alone(void)
{
	uint64_t node = node_of("a/b/one");
	ok(put("a/b/one", "一"), "the same bytes");
	ok(node_of("a/b/one") == node, "are not written again");
	ok(put("a/b/one", "另") && node_of("a/b/one") != node, "others as many are");
	is_str(text_of("a/b/one"), "另", "and stand there");
}

static void taken_away(void)
{
	ok(put("gone/one", "一"), "a folder that is held open");
	ok(unlink(full("gone/one")) == 0 && rmdir(full("gone")) == 0, "is taken away");
	ok(put("gone/two", "二"), "it is made again");
	is_str(text_of("gone/two"), "二", "with the file");
	ok(rmdir(full(".own")) == 0 && put("gone/three", "三"), "the other folder too");
	is_str(text_of("gone/three"), "三", "with the file");
}

static void several(void)
{
	static const char *const paths[] = { "1/a/x", "2/a/x", "3/a/x", "4/a/x" };
	struct folders folders = { 0 };
	struct folder *held[FOLDERS];
	size_t same = 0;
	for (size_t i = 0; i < FOLDERS; i++) {
		held[i] = folders_for(&folders, top, paths[i]);
		folder_write(held[i], &fresh_in, top, paths[i], ".own/1.new", "一", 3, &diag);
	}
	for (size_t i = 0; i < FOLDERS; i++)
		same += folders_for(&folders, top, paths[i]) == held[i];
	is_int((int)same, FOLDERS, "as many folders are held at once");
	ok(folders_for(&folders, top, "5/a/x") == held[0], "the oldest is left for another");
	ok(strcmp(text_of("1/a/x"), "一") == 0 && strcmp(text_of("4/a/x"), "一") == 0,
		"each has its file");
	folders_leave(&folders);
}

static void refused(void)
{
	is_int(diag.errors, 0, "nothing was told");
	ok(!put("one/below", "一"), "no folder where a file is");
	is_int(diag.errors, 1, "is told");
	ok(mkdir(full("a/b/folder"), 0777) == 0 && !put("a/b/folder", "一"),
		"no file where a folder is");
	is_int(diag.errors, 2, "is told");
	ok(access(full(".own/1.new"), F_OK) != 0, "nothing that is not whole is left");
	ok(put("a/b/one", "一"), "the next file is written");
}

int main(void)
{
	diag_init(&diag);
	if (mkdtemp(top) == NULL)
		return 1;
	written();
	left_alone();
	taken_away();
	several();
	refused();
	folder_leave(&folder);
	folder_leave(&fresh_in);
	diag_free(&diag);
	if (system(arena_printf(&arena, "rm -rf '%s'", top)) != 0)
		return 1;
	arena_free(&arena);
	return tap_done();
}
