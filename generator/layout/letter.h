/* letter.h - capital and small letters: Latin, Greek, Cyrillic, full-width.  Others are as they
 * are. */
#ifndef LAYOUT_LETTER_H
#define LAYOUT_LETTER_H

#include <stdint.h>

uint32_t letter_upper(uint32_t character);
uint32_t letter_lower(uint32_t character);

#endif
