/* base/utf8.h - Unicode text as bytes.
 *
 * Offsets are bytes. Broken sequences are reported one byte at a time, so that a reader can go on.
 */
#ifndef FRENEMY_BASE_UTF8_H
#define FRENEMY_BASE_UTF8_H

#include "base/arena.h"

FRN_BEGIN_DECLS

#define FRN_UTF8_BAD UINT32_MAX

/* The code point at *at, which moves past it; FRN_UTF8_BAD (and one byte) where the text is broken.
 */
FRN_API uint32_t frn_utf8_next(frn_slice s, size_t *at);
/* Offset of the first broken byte; s.len when the text is sound. */
FRN_API size_t frn_utf8_check(frn_slice s);
FRN_API bool frn_utf8_is_upper(uint32_t cp);
FRN_API bool frn_utf8_is_letter(uint32_t cp);
FRN_API bool frn_utf8_is_digit(uint32_t cp);
FRN_API bool frn_utf8_is_space(uint32_t cp); /* with the no-break and other Unicode spaces */
/* Compatibility case folding without accents ("Élysée" and "ELYSEE" agree): the key under which
 * names are looked up. Curly quotes become straight, every space one blank. ptr NULL when memory is
 * out. */
FRN_API frn_slice frn_utf8_fold(frn_arena *arena, frn_slice s);
/* Columns that `s` takes on a terminal. */
FRN_API size_t frn_utf8_width(frn_slice s);

FRN_END_DECLS
#endif
