#include <stdio.h>
#include <string.h>

#include "command/command.h"
#include "print/print.h"

int command_fo(const struct options *options, struct diag *diag)
{
	struct arena arena = { 0 };
	bool dump = options->dump != NULL;
	if ((options->output == NULL) != dump || (dump && strcmp(options->dump, "areas") != 0)) {
		fprintf(stderr, "boardpress fo: -o OUT.pdf | --dump=areas\n");
		return EXIT_USAGE;
	}
	print_fo(
		options->arguments[0], share_folder(&arena), options->output, options->press, diag);
	report(diag, options);
	arena_free(&arena);
	return report_exit(diag);
}
