#include <stdio.h>

#include "base/version.h"
#include "command/command.h"

int command_version(const struct options *options, struct diag *diag)
{
	(void)options;
	(void)diag;
	puts("boardpress " BOARDPRESS_VERSION);
	return EXIT_GOOD;
}

static int explain(const struct command *command, const struct options *options)
{
	printf("%sboardpress %s %s\n\n%s\n", say(options, "用法：", "usage: "), command->name,
		command->arguments, say(options, command->zh, command->en));
	const char *help = say(options, command->help_zh, command->help_en);
	if (help[0] != '\0')
		printf("%s\n", help);
	printf("\n");
	options_describe(command, options->language);
	return EXIT_GOOD;
}

int command_help(const struct options *options, struct diag *diag)
{
	(void)diag;
	if (options->count > 0) {
		const struct command *command = command_find(options->arguments[0]);
		if (command != NULL)
			return explain(command, options);
		fprintf(stderr, "boardpress: %s %s\n",
			say(options, "没有这个命令：", "no such command:"), options->arguments[0]);
		return EXIT_USAGE;
	}
	puts(say(options, "boardpress 把党支部的记录变成网页档案、上墙展板和年终材料汇编。",
		"boardpress turns the records of a Party branch into an archive, wall boards and "
		"packets."));
	puts("");
	for (size_t i = 0; i < command_count; i++)
		printf("  %-8s %-12s %s\n", commands[i].name, commands[i].arguments,
			say(options, commands[i].zh, commands[i].en));
	puts("");
	puts(say(options,
		"boardpress help COMMAND 说明一个命令。退出码：0 正常，1 记录有错误，2 用法不对，"
		"其余见 sysexits(3)。",
		"boardpress help COMMAND explains one. Exit: 0 good, 1 records have errors, 2 "
		"usage, "
		"else sysexits(3)."));
	return EXIT_GOOD;
}
