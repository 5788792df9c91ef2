/* xpath_dates.c - what XPath and EXSLT lack for dates that may be partial: xpath.h tells. */
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/arena.h"
#include "base/dates.h"
#include "xml/internal.h"

#define NAMESPACE "urn:boardpress:xpath"

/* The last argument as a date; false if it is none. */
static bool pop_date(xmlXPathParserContext *ctxt, struct date *date)
{
	xmlChar *text = xmlXPathPopString(ctxt);
	bool known = text != NULL && date_parse((const char *)text, date) && date->year > 0;
	xmlFree(text);
	return known;
}

static struct date first_day(struct date date)
{
	return (struct date){ date.year, date.month > 0 ? date.month : 1,
		date.day > 0 ? date.day : 1, -1, -1 };
}

static bool pop_two(xmlXPathParserContext *ctxt, struct date *from, struct date *to)
{
	bool known = pop_date(ctxt, to);
	known = pop_date(ctxt, from) && known;
	*from = known ? first_day(*from) : *from;
	*to = known ? first_day(*to) : *to;
	return known;
}

static void days(xmlXPathParserContext *ctxt, int nargs)
{
	struct date from, to;
	CHECK_ARITY(2);
	bool known = pop_two(ctxt, &from, &to);
	double value = known ? (double)(date_to_days(to) - date_to_days(from)) : xmlXPathNAN;
	valuePush(ctxt, xmlXPathNewFloat(value));
}

static void months(xmlXPathParserContext *ctxt, int nargs)
{
	struct date from, to;
	CHECK_ARITY(2);
	bool known = pop_two(ctxt, &from, &to);
	valuePush(ctxt, xmlXPathNewFloat(known ? date_months(from, to) : xmlXPathNAN));
}

static bool has_month(const xmlNodeSet *set, int month)
{
	bool found = false;
	for (int i = 0; set != NULL && i < set->nodeNr && !found; i++) {
		struct date date;
		xmlChar *text = xmlXPathCastNodeToString(set->nodeTab[i]);
		found = text != NULL && date_parse((const char *)text, &date) &&
			date.year * 12 + date.month - 1 == month;
		xmlFree(text);
	}
	return found;
}

static void gap(xmlXPathParserContext *ctxt, int nargs)
{
	struct date from, to;
	int longest = 0, run = 0;
	CHECK_ARITY(3);
	bool known = pop_two(ctxt, &from, &to);
	xmlNodeSet *set = xmlXPathPopNodeSet(ctxt);
	int first = known ? from.year * 12 + from.month - 1 : 0;
	int last = known ? to.year * 12 + to.month - 1 : -1;
	for (int month = first; month <= last; month++) {
		run = has_month(set, month) ? 0 : run + 1;
		longest = run > longest ? run : longest;
	}
	xmlXPathFreeNodeSet(set);
	valuePush(ctxt, xmlXPathNewFloat(known ? (double)longest : xmlXPathNAN));
}

void xpath_register_dates(xmlXPathContext *context)
{
	static const struct {
		const char *name;
		xmlXPathFunction function;
	} functions[] = { { "days", days }, { "months", months }, { "gap", gap } };
	xmlXPathRegisterNs(context, (const xmlChar *)"bp", (const xmlChar *)NAMESPACE);
	for (size_t i = 0; i < sizeof(functions) / sizeof(functions[0]); i++)
		xmlXPathRegisterFuncNS(context, (const xmlChar *)functions[i].name,
			(const xmlChar *)NAMESPACE, functions[i].function);
}
