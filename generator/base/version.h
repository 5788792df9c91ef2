/* version.h - the version of boardpress, by semver.org. */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#define BOARDPRESS_VERSION "0.1.0"

#endif
