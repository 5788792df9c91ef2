/*
 * confine.h - where XML may come from.
 *
 * Style sheets and schemas, and what they import, include or open by document(), come from the
 * folders named here and from nowhere else: not by "..", not by a symbolic link, not from the
 * network.  A DTD is refused, so there are no entities.
 */
#ifndef XML_CONFINE_H
#define XML_CONFINE_H

/* xml_allow - files below `folder` may be read. */
void xml_allow(const char *folder);

/*
 * xml_allow_templates - both folders may be read, and a style sheet of the site stands in the place
 * of that of the program with the same name, wherever that is imported; of those that the site has
 * not, it gets the program's.  "boardpress:site/home.xsl" is that of the program in any case, so a
 * style sheet of the site can import what it changes.
 */
void xml_allow_templates(const char *program, const char *site);

#endif
