/* table.c - all commands, sorted by name. */
#include <string.h>

#include "command/command.h"

const struct command commands[] = {
	{ "build", "[SITE]", "检查并发布一个站点", "check a site and publish it",
		"读入 SITE（默认为当前文件夹）的全部记录，检查，再发布到 OUT：三个版本的网页、PDF "
		"文件、展板和"
		"材料汇编。有错误的记录不发布。",
		"Reads all records of SITE (default: the current folder), checks them, and "
		"publishes to OUT the\n"
		"HTML archive in three editions, PDF documents, boards and packets. A record with "
		"errors is\n"
		"not published.",
		OPTION_OUTPUT | OPTION_JOBS | OPTION_AS_OF | OPTION_DUMP | OPTION_ONLY |
			OPTION_JSON,
		0, 1, command_build },
	{ "check", "[SITE]", "只检查，不发布", "check a site, publish nothing",
		"检查每一条记录的写法、字段、引用和公开范围，再按执行标准列出已开、漏开和应开的会议"
		"。",
		"Checks each record's syntax, fields, references and audience, then holds the "
		"records against\n"
		"the standards of their organisations.",
		OPTION_AS_OF | OPTION_JSON | OPTION_DUMP | OPTION_ONLY, 0, 1, command_check },
	{ "explain", "CODE", "说明一条要求或一个报错", "explain a rule or a message",
		"CODE 是标准里要求的编号（如 G-007），或报错的代码（如 "
		"E0303）：依据、原文、怎样计数。",
		"CODE is the id of a rule (G-007) or the code of a message (E0303): its source, "
		"its words, how "
		"it is counted.",
		0, 1, 1, command_explain },
	{ "fo", "IN.fo", "把一份 XSL-FO 排成 PDF", "format an XSL-FO file as PDF",
		"单独使用排版引擎。", "The formatter by itself.", OPTION_OUTPUT | OPTION_DUMP, 1, 1,
		command_fo },
	{ "help", "[COMMAND]", "说明一个命令", "explain a command", "", "", 0, 0, 1, command_help },
	{ "import", "FILE...", "把文字材料变成记录", "turn texts into records",
		"读入纯文本（UTF-8 或 GB18030），拆成一篇一条的记录，写到 "
		"DIR。每处改动都报告行号，原文保存在"
		"记录旁边。",
		"Reads plain texts (UTF-8 or GB18030), splits them into records and writes these "
		"to DIR.\n"
		"Every change is reported with its line; the raw text is kept beside the record.",
		OPTION_OUTPUT | OPTION_JSON, 1, 100000, command_import },
	{ "init", "DIR", "新建一个站点", "make a new site", "在 DIR 里写一个可以直接发布的小站点。",
		"Writes a small site into DIR that can be published at once.", 0, 1, 1,
		command_init },
	{ "new", "KIND [SITE]", "新建一条记录", "make a new record",
		"按种类写一条带说明的空记录，并说出它的路径。",
		"Writes a record of that kind with its fields explained.",
		OPTION_OUTPUT | OPTION_FROM, 1, 2, command_new },
	{ "version", "", "版本", "the version", "", "", 0, 0, 0, command_version },
};

const size_t command_count = sizeof(commands) / sizeof(commands[0]);

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}
