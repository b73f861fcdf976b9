#include "base/slice.h"

#include <errno.h>
#include <stdlib.h>

static bool blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

frn_slice frn_slice_sub(frn_slice s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return (frn_slice){s.ptr ? s.ptr + from : NULL, to - from};
}

int frn_slice_cmp(frn_slice a, frn_slice b)
{
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.ptr, b.ptr, n) : 0;

    if (order != 0)
        return order;
    return a.len < b.len ? -1 : a.len > b.len;
}

bool frn_slice_eq_nocase(frn_slice a, frn_slice b)
{
    if (a.len != b.len)
        return false;
    for (size_t i = 0; i < a.len; i++)
        if (lower(a.ptr[i]) != lower(b.ptr[i]))
            return false;
    return true;
}

bool frn_slice_starts(frn_slice s, frn_slice prefix)
{
    return s.len >= prefix.len && frn_slice_eq(frn_slice_sub(s, 0, prefix.len), prefix);
}

bool frn_slice_ends(frn_slice s, frn_slice suffix)
{
    return s.len >= suffix.len && frn_slice_eq(frn_slice_sub(s, s.len - suffix.len, s.len), suffix);
}

frn_slice frn_slice_trim(frn_slice s)
{
    while (s.len > 0 && blank(s.ptr[s.len - 1]))
        s.len--;
    while (s.len > 0 && blank(*s.ptr)) {
        s.ptr++;
        s.len--;
    }
    return s;
}

size_t frn_slice_find(frn_slice s, char byte, size_t from)
{
    const char *hit;

    if (from >= s.len)
        return s.len;
    hit = memchr(s.ptr + from, byte, s.len - from);
    return hit ? (size_t)(hit - s.ptr) : s.len;
}

size_t frn_slice_search(frn_slice s, frn_slice needle)
{
    const char *hit;

    if (needle.len == 0)
        return 0;
    if (needle.len > s.len)
        return s.len;
    hit = memmem(s.ptr, s.len, needle.ptr, needle.len);
    return hit ? (size_t)(hit - s.ptr) : s.len;
}

bool frn_slice_split(frn_slice *rest, char sep, frn_slice *part)
{
    size_t at;

    if (!rest->ptr)
        return false;
    at = frn_slice_find(*rest, sep, 0);
    *part = frn_slice_sub(*rest, 0, at);
    if (at == rest->len)
        *rest = (frn_slice){NULL, 0};
    else
        *rest = frn_slice_sub(*rest, at + 1, rest->len);
    return true;
}

/* The number functions copy into a bounded buffer because strtod needs a terminator. */
static bool copy_number(frn_slice s, char out[64])
{
    s = frn_slice_trim(s);
    if (s.len == 0 || s.len >= 64)
        return false;
    memcpy(out, s.ptr, s.len);
    out[s.len] = 0;
    return true;
}

bool frn_slice_int(frn_slice s, int64_t *out)
{
    char text[64], *end;
    long long value;

    if (!copy_number(s, text))
        return false;
    errno = 0;
    value = strtoll(text, &end, 10);
    if (errno || *end || end == text)
        return false;
    *out = value;
    return true;
}

/* "-7.25": an integer and a power of ten that a double holds exactly, so that one division rounds
 * as strtod does (Clinger 1990). False for any other form. */
static bool short_decimal(frn_slice s, double *out)
{
    static const double power[] = {1,   1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    bool minus = s.len && s.ptr[0] == '-', point = false;
    uint64_t digits = 0;
    size_t count = 0, after = 0;

    for (size_t i = minus; i < s.len; i++) {
        unsigned digit = (unsigned char)s.ptr[i] - (unsigned)'0';
        if (digit <= 9) {
            digits = digits * 10 + digit;
            count++;
            after += point;
        } else if (s.ptr[i] == '.' && !point) {
            point = true;
        } else {
            return false;
        }
        if (count > 15)
            return false;
    }
    if (count == 0)
        return false;
    *out = (double)digits / power[after];
    if (minus)
        *out = -*out;
    return true;
}

bool frn_slice_double(frn_slice s, double *out)
{
    char text[64], *end;
    double value;

    if (short_decimal(s, out))
        return true;
    if (!copy_number(s, text))
        return false;
    errno = 0;
    value = strtod(text, &end);
    if (*end || end == text || value != value || value > 1e300 || value < -1e300)
        return false;
    *out = value;
    return true;
}
