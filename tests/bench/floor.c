/*
 * floor.c - the least that reading a site's records can cost: read, YAML events, CommonMark,
 * nothing kept.
 *
 * What boardpress does beyond this (positions, schema, rules, references, three editions, print) is
 * stated as a ratio against it, measured in the same run.
 */
#define CMARK_NO_SHORT_NAMES
#include <cmark.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

static void read_yaml(const char *text, size_t len)
{
	yaml_parser_t parser;
	yaml_event_t event;
	int end = 0;
	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(&parser, (const unsigned char *)text, len);
	while (!end && yaml_parser_parse(&parser, &event)) {
		end = event.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

int main(int argc, char **argv)
{
	static char text[1 << 22];
	size_t total = 0;
	for (int i = 1; i < argc; i++) {
		FILE *file = fopen(argv[i], "rb");
		if (file == NULL)
			return 1;
		size_t len = fread(text, 1, sizeof(text) - 1, file);
		fclose(file);
		text[len] = '\0';
		char *body = strncmp(text, "---\n", 4) == 0 ? strstr(text + 4, "\n---\n") : NULL;
		read_yaml(text, body != NULL ? (size_t)(body - text) : len);
		if (body != NULL)
			cmark_node_free(cmark_parse_document(body + 5, strlen(body + 5), 0));
		total += len;
	}
	printf("%d files, %zu bytes\n", argc - 1, total);
	return 0;
}
