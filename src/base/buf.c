#include "base/buf.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

static bool room(frn_buf *buf, size_t more)
{
    size_t cap = buf->cap ? buf->cap : 256;
    char *moved;

    if (buf->failed)
        return false;
    if (buf->cap - buf->len >= more)
        return true;
    if (more > SIZE_MAX / 4 || buf->len > SIZE_MAX / 4) {
        buf->failed = true;
        return false;
    }
    while (cap - buf->len < more)
        cap *= 2;
    moved = realloc(buf->ptr, cap);
    if (!moved) {
        buf->failed = true;
        return false;
    }
    buf->ptr = moved;
    buf->cap = cap;
    return true;
}

void frn_buf_add(frn_buf *buf, frn_slice s)
{
    if (s.len == 0 || !room(buf, s.len))
        return;
    memcpy(buf->ptr + buf->len, s.ptr, s.len);
    buf->len += s.len;
}

char *frn_buf_room(frn_buf *buf, size_t len)
{
    if (!room(buf, len))
        return NULL;
    buf->len += len;
    return buf->ptr + buf->len - len;
}

void frn_buf_byte(frn_buf *buf, char byte)
{
    if (room(buf, 1))
        buf->ptr[buf->len++] = byte;
}

void frn_buf_printf(frn_buf *buf, const char *fmt, ...)
{
    va_list args;
    int len;

    va_start(args, fmt);
    len = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (len < 0 || !room(buf, (size_t)len + 1))
        return;
    va_start(args, fmt);
    (void)vsnprintf(buf->ptr + buf->len, (size_t)len + 1, fmt, args);
    va_end(args);
    buf->len += (size_t)len;
}

/* Whole numbers ("800", not "8e+02") and those of at most three decimals: an integer and a power of
 * ten that a double holds exactly, so that their quotient is what reading the text gives. */
static bool short_number(frn_buf *buf, double value)
{
    double power = 1, size = fabs(value);
    char text[3];

    for (size_t decimals = 0; decimals <= sizeof text; decimals++, power *= 10) {
        uint64_t scaled, rest;

        if (!(size * power < 1e15))
            return false;
        scaled = (uint64_t)(size * power + 0.5);
        if ((double)scaled / power != size)
            continue;
        rest = scaled % (uint64_t)power;
        if (value < 0)
            frn_buf_byte(buf, '-');
        frn_buf_uint(buf, scaled / (uint64_t)power);
        if (!decimals)
            return true;
        for (size_t i = decimals; i-- > 0; rest /= 10)
            text[i] = (char)('0' + rest % 10);
        frn_buf_byte(buf, '.');
        frn_buf_add(buf, frn_slice_make(text, decimals));
        return true;
    }
    return false;
}

void frn_buf_number(frn_buf *buf, double value)
{
    char text[40];

    if (!isfinite(value)) {
        frn_buf_text(buf, "null");
        return;
    }
    if (short_number(buf, value))
        return;
    for (int digits = 1; digits <= 17; digits++) {
        (void)snprintf(text, sizeof text, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    frn_buf_text(buf, text);
}

void frn_buf_fixed(frn_buf *buf, double value, int digits)
{
    char text[400];

    (void)snprintf(text, sizeof text, "%.*f", digits, value);
    if (text[0] == '-' && strspn(text + 1, "0.") == strlen(text + 1))
        memmove(text, text + 1, strlen(text));
    frn_buf_text(buf, text);
}

void frn_buf_uint(frn_buf *buf, uint64_t value)
{
    char text[20];
    size_t at = sizeof text;

    do {
        text[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    frn_buf_add(buf, frn_slice_make(text + at, sizeof text - at));
}

static void json_escape(frn_buf *buf, uint32_t cp)
{
    switch (cp) {
    case '"':
        frn_buf_text(buf, "\\\"");
        break;
    case '\\':
        frn_buf_text(buf, "\\\\");
        break;
    case '\n':
        frn_buf_text(buf, "\\n");
        break;
    case '\t':
        frn_buf_text(buf, "\\t");
        break;
    case '\r':
        frn_buf_text(buf, "\\r");
        break;
    default:
        frn_buf_printf(buf, "\\u%04x", (unsigned)cp);
    }
}

/* Bytes that may have to be escaped, or begin a letter beyond ASCII; without a branch, so that the
 * compiler looks at a block of them at once. */
static bool is_special(unsigned char c)
{
    return (c < 32) | (c >= 0x7f) | (c == '"') | (c == '\\') | (c == '<') | (c == '>') | (c == '&');
}

/* Where the bytes from `at` on end that stand in a JSON string as they are. */
static size_t plain_end(frn_slice s, size_t at)
{
    enum { BLOCK = 16 };
    bool any = false;

    while (s.len - at >= BLOCK && !any) {
        for (size_t i = 0; i < BLOCK; i++)
            any |= is_special((unsigned char)s.ptr[at + i]);
        at += any ? 0 : BLOCK;
    }
    while (at < s.len && !is_special((unsigned char)s.ptr[at]))
        at++;
    return at;
}

void frn_buf_json(frn_buf *buf, frn_slice s)
{
    size_t at = 0, plain = 0;

    frn_buf_byte(buf, '"');
    while ((at = plain_end(s, at)) < s.len) {
        size_t start = at;
        uint32_t cp = frn_utf8_next(s, &at);
        bool special = cp < 32 || cp == '"' || cp == '\\' || cp == '<' || cp == '>' || cp == '&' ||
                       cp == 0x7f || cp == 0x2028 || cp == 0x2029 || cp == FRN_UTF8_BAD;
        if (!special)
            continue;
        frn_buf_add(buf, frn_slice_sub(s, plain, start));
        if (cp == FRN_UTF8_BAD)
            frn_buf_text(buf, "\xEF\xBF\xBD");
        else
            json_escape(buf, cp);
        plain = at;
    }
    frn_buf_add(buf, frn_slice_sub(s, plain, s.len));
    frn_buf_byte(buf, '"');
}

void frn_buf_tsv(frn_buf *buf, frn_slice s)
{
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        const char *escape = c == '\t'   ? "\\t"
                             : c == '\n' ? "\\n"
                             : c == '\r' ? "\\r"
                             : c == '\\' ? "\\\\"
                                         : NULL;
        if (escape)
            frn_buf_text(buf, escape);
        else
            frn_buf_byte(buf, c);
    }
}

void frn_buf_xml(frn_buf *buf, frn_slice s)
{
    size_t at = 0;

    while (at < s.len) {
        size_t start = at;
        uint32_t cp = frn_utf8_next(s, &at);
        if (cp == FRN_UTF8_BAD || cp == 0xFFFE || cp == 0xFFFF) /* the last two XML does not have */
            frn_buf_text(buf, "\xEF\xBF\xBD");
        else if (cp == '&')
            frn_buf_text(buf, "&amp;");
        else if (cp == '<')
            frn_buf_text(buf, "&lt;");
        else if (cp == '>')
            frn_buf_text(buf, "&gt;");
        else if (cp == '"')
            frn_buf_text(buf, "&quot;");
        else if (cp == '\'')
            frn_buf_text(buf, "&#39;");
        else if (cp >= 32 || cp == '\n' || cp == '\t')
            frn_buf_add(buf, frn_slice_sub(s, start, at));
    }
}

frn_slice frn_buf_slice(const frn_buf *buf)
{
    return (frn_slice){buf->ptr, buf->len};
}

void frn_buf_clear(frn_buf *buf)
{
    buf->len = 0;
    buf->failed = false;
}

void frn_buf_free(frn_buf *buf)
{
    free(buf->ptr);
    *buf = (frn_buf){0};
}
