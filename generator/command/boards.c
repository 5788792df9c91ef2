/* boards.c - what is ordered for the walls, and what hangs there. */
#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "print/print.h"

static void list(struct print *print, const struct options *o, struct diag *diag)
{
	struct arena arena = { 0 };
	struct print_board *boards;
	size_t count = print_boards(print, &boards, &arena, diag);
	for (size_t i = 0; i < count; i++) {
		const struct print_board *b = &boards[i];
		if (o->only != NULL && strcmp(o->only, b->name) != 0)
			continue;
		printf("%s  %g×%g  ", b->name, b->width, b->height);
		if (b->since[0] == '\0')
			puts(say(o, "没有登记", "not registered"));
		else if (b->changes[0] == '\0')
			printf(say(o, "%s 挂出\n", "hangs since %s\n"), b->since);
		else
			printf(say(o, "%s 挂出，要更换：%s\n", "hangs since %s, replace it: %s\n"),
				b->since, b->changes);
	}
	if (o->only == NULL) {
		puts(say(o, "可以订做的版式：", "layouts:"));
		print_list_layouts(print, stdout);
	}
	arena_free(&arena);
}

int command_boards(const struct options *options, struct diag *diag)
{
	struct site_files site;
	struct findings findings = { 0 };
	struct print *print = NULL;
	if (site_open(&site, options, diag)) {
		site_findings(&site, &findings, diag);
		print = print_new(site.archive, &findings, NULL, site.share, "", diag);
		if (options->hung)
			print_hang(print, options->only, diag);
		if (!options->quiet)
			list(print, options, diag);
	}
	report(diag, options);
	int code = report_exit(diag);
	print_free(print);
	findings_free(&findings);
	site_close(&site);
	return code;
}
