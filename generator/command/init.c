/* init.c - a small site that can be published at once: a copy of templates/init. */
#include <stdio.h>

#include "base/files.h"
#include "command/command.h"

int command_init(const struct options *options, struct diag *diag)
{
	struct arena arena = { 0 };
	struct files files = { 0 };
	const char *to = options->arguments[0];
	const char *from = files_join(&arena, share_folder(&arena), "templates/init");
	struct files there = { 0 };
	bool ok = true;

	if (files_is_folder(to) && files_names(to, &there, &arena, diag) && there.count > 0)
		ok = diag_report(diag, (struct where){ 0 }, MESSAGE_NOT_OURS, to);
	ok = ok && files_names(from, &files, &arena, diag);
	for (size_t i = 0; i < files.count && ok; i++)
		ok = files_copy(files_join(&arena, from, files.list[i].path),
			files_join(&arena, to, files.list[i].path), diag);
	report(diag, options);
	if (ok && !options->quiet)
		printf(say(options,
			       "已写好 %s。接下来：\n  改 %s/branch/organisation.yaml "
			       "里的名称和姓名\n"
			       "  boardpress new 会议记录 %s\n  boardpress check %s\n  boardpress "
			       "build %s\n",
			       "%s is ready. Next:\n  put your names into "
			       "%s/branch/organisation.yaml\n"
			       "  boardpress new minutes %s\n  boardpress check %s\n  boardpress "
			       "build %s\n"),
			to, to, to, to, to);
	int code = report_exit(diag);
	arena_free(&arena);
	return code;
}
