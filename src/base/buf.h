/* base/buf.h - bytes being written.
 *
 * A growable output buffer. Writes cannot be checked one by one: the first failed allocation sets
 * `failed` and later writes do nothing, so look once at the end. Zero-initialise; free with
 * frn_buf_free.
 */
#ifndef FRENEMY_BASE_BUF_H
#define FRENEMY_BASE_BUF_H

#include "base/slice.h"

FRN_BEGIN_DECLS

typedef struct frn_buf {
    char *ptr;
    size_t len, cap;
    bool failed;
} frn_buf;

FRN_API void frn_buf_add(frn_buf *buf, frn_slice s);
/* `len` bytes at the end for the caller to fill before the next call; NULL when memory is out. */
FRN_API char *frn_buf_room(frn_buf *buf, size_t len);
static inline void frn_buf_text(frn_buf *buf, const char *text)
{
    frn_buf_add(buf, frn_slice_of(text));
}
FRN_API void frn_buf_byte(frn_buf *buf, char byte);
FRN_API void frn_buf_printf(frn_buf *buf, const char *fmt, ...) FRN_PRINTF(2, 3);
/* The shortest decimal that reads back as `value` ("0.1", "1e+20", "-3"): the same on every
 * machine. */
FRN_API void frn_buf_number(frn_buf *buf, double value);
/* `value` with `digits` decimals; never "-0.00". */
FRN_API void frn_buf_fixed(frn_buf *buf, double value, int digits);
FRN_API void frn_buf_uint(frn_buf *buf, uint64_t value);
/* A JSON string with its quotes; broken UTF-8 becomes U+FFFD; `<`, `>`, `&`, U+2028 and U+2029 are
 * escaped, so that the result may stand inside an HTML script element. */
FRN_API void frn_buf_json(frn_buf *buf, frn_slice s);
/* A TSV field: tab, newline, carriage return and backslash become \t \n \r \\. */
FRN_API void frn_buf_tsv(frn_buf *buf, frn_slice s);
/* Text for HTML and XML content and attributes: & < > " ' escaped, control characters dropped. */
FRN_API void frn_buf_xml(frn_buf *buf, frn_slice s);
FRN_API frn_slice frn_buf_slice(const frn_buf *buf); /* borrowed until the next write */
FRN_API void frn_buf_clear(frn_buf *buf);            /* keeps the memory */
FRN_API void frn_buf_free(frn_buf *buf);

FRN_END_DECLS
#endif
