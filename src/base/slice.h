/* base/slice.h - a borrowed run of bytes.
 *
 * A slice never owns: it is valid as long as the buffer, arena or mapped file that it points into.
 * It is not NUL-terminated. The empty slice has len 0 (ptr may be NULL).
 */
#ifndef FRENEMY_BASE_SLICE_H
#define FRENEMY_BASE_SLICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/status.h"

FRN_BEGIN_DECLS

typedef struct frn_slice {
    const char *ptr;
    size_t len;
} frn_slice;

/* A slice of a string literal. */
#define FRN_LIT(text) ((frn_slice){(text), sizeof(text) - 1})

/* printf("%.*s", FRN_ARG(s)); at most INT_MAX bytes are shown. */
#define FRN_ARG(s) (int)((s).len > 0x7fffffff ? 0x7fffffff : (s).len), ((s).ptr ? (s).ptr : "")

static inline frn_slice frn_slice_of(const char *text)
{
    return (frn_slice){text, text ? strlen(text) : 0};
}

static inline frn_slice frn_slice_make(const char *ptr, size_t len)
{
    return (frn_slice){ptr, len};
}

static inline bool frn_slice_eq(frn_slice a, frn_slice b)
{
    return a.len == b.len && (a.len == 0 || (a.ptr && b.ptr && memcmp(a.ptr, b.ptr, a.len) == 0));
}

/* Most comparisons of words fail at the first byte. */
static inline bool frn_slice_is(frn_slice a, const char *text)
{
    if (a.len == 0 || !a.ptr || !text)
        return frn_slice_eq(a, frn_slice_of(text));
    return a.ptr[0] == text[0] && frn_slice_eq(a, frn_slice_of(text));
}

/* The part [from, to) of `s`; both are clamped to its length. */
FRN_API frn_slice frn_slice_sub(frn_slice s, size_t from, size_t to);
/* Byte order, shorter first on a tie: the order of every sorted output. */
FRN_API int frn_slice_cmp(frn_slice a, frn_slice b);
FRN_API bool frn_slice_eq_nocase(frn_slice a, frn_slice b); /* ASCII case only */
FRN_API bool frn_slice_starts(frn_slice s, frn_slice prefix);
FRN_API bool frn_slice_ends(frn_slice s, frn_slice suffix);
FRN_API frn_slice frn_slice_trim(frn_slice s); /* ASCII blanks at both ends */
/* Offset of the first `byte` at or after `from`; s.len when there is none. */
FRN_API size_t frn_slice_find(frn_slice s, char byte, size_t from);
/* Offset of the first `needle`; s.len when there is none. */
FRN_API size_t frn_slice_search(frn_slice s, frn_slice needle);
/* Takes the part up to `sep` off the front of *rest into *part; false when *rest is used up
 * (*rest then has ptr NULL). "a||b" gives "a", "", "b"; a slice whose ptr is NULL gives nothing. */
FRN_API bool frn_slice_split(frn_slice *rest, char sep, frn_slice *part);
/* Whole-slice decimal numbers, surrounding blanks allowed; false and *out untouched otherwise. */
FRN_API bool frn_slice_int(frn_slice s, int64_t *out);
FRN_API bool frn_slice_double(frn_slice s, double *out);

FRN_END_DECLS
#endif
