/* main.c - find the command, parse its options, run it. */
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "command/command.h"

static int run(const struct command *command, int argc, char **argv)
{
	struct options options;
	struct diag diag;
	if (!options_parse(command, argc, argv, &options))
		return EXIT_USAGE;
	diag_init(&diag);
	int code = command->run(&options, &diag);
	diag_free(&diag);
	if (fflush(stdout) != 0 || ferror(stdout))
		return 74;
	return code;
}

int main(int argc, char **argv)
{
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is an error of write(2) */
	if (argc < 2)
		return run(command_find("help"), 1, argv) == EXIT_GOOD ? EXIT_USAGE : 74;
	const char *name = argv[1];
	if (strcmp(name, "--version") == 0 || strcmp(name, "-V") == 0)
		name = "version";
	else if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0)
		name = "help";
	const struct command *command = command_find(name);
	if (command == NULL) {
		struct options options = { .language = options_language() };
		fprintf(stderr, "boardpress: %s %s\n",
			say(&options, "没有这个命令：", "no such command:"), name);
		fprintf(stderr, "%s\n",
			say(&options, "boardpress help 列出全部命令", "boardpress help lists all"));
		return EXIT_USAGE;
	}
	return run(command, argc - 1, argv + 1);
}
