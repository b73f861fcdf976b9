#include "base/utf8.h"

#include <utf8proc.h>

static bool continues(frn_slice s, size_t at)
{
    return at < s.len && ((unsigned char)s.ptr[at] & 0xC0) == 0x80;
}

static uint32_t tail(frn_slice s, size_t at)
{
    return (unsigned char)s.ptr[at] & 0x3F;
}

uint32_t frn_utf8_next(frn_slice s, size_t *at)
{
    size_t i = *at;
    unsigned char lead = (unsigned char)s.ptr[i];
    uint32_t cp;

    *at = i + 1;
    if (lead < 0x80)
        return lead;
    if (lead >= 0xC2 && lead < 0xE0 && continues(s, i + 1)) {
        *at = i + 2;
        return (uint32_t)(lead & 0x1F) << 6 | tail(s, i + 1);
    }
    if (lead >= 0xE0 && lead < 0xF0 && continues(s, i + 1) && continues(s, i + 2)) {
        cp = (uint32_t)(lead & 0x0F) << 12 | tail(s, i + 1) << 6 | tail(s, i + 2);
        if (cp < 0x800 || (cp >= 0xD800 && cp < 0xE000))
            return FRN_UTF8_BAD;
        *at = i + 3;
        return cp;
    }
    if (lead >= 0xF0 && lead < 0xF5 && continues(s, i + 1) && continues(s, i + 2) &&
        continues(s, i + 3)) {
        cp = (uint32_t)(lead & 0x07) << 18 | tail(s, i + 1) << 12 | tail(s, i + 2) << 6 |
             tail(s, i + 3);
        if (cp < 0x10000 || cp > 0x10FFFF)
            return FRN_UTF8_BAD;
        *at = i + 4;
        return cp;
    }
    return FRN_UTF8_BAD;
}

size_t frn_utf8_check(frn_slice s)
{
    size_t at = 0;

    while (at < s.len) {
        size_t start = at;
        if (frn_utf8_next(s, &at) == FRN_UTF8_BAD)
            return start;
    }
    return s.len;
}

bool frn_utf8_is_upper(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= 'A' && cp <= 'Z';
    return cp != FRN_UTF8_BAD && utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_LU;
}

bool frn_utf8_is_letter(uint32_t cp)
{
    utf8proc_category_t category;

    if (cp < 0x80)
        return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
    if (cp == FRN_UTF8_BAD)
        return false;
    category = utf8proc_category((utf8proc_int32_t)cp);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_MC;
}

bool frn_utf8_is_digit(uint32_t cp)
{
    if (cp < 0x80)
        return cp >= '0' && cp <= '9';
    return cp != FRN_UTF8_BAD && utf8proc_category((utf8proc_int32_t)cp) == UTF8PROC_CATEGORY_ND;
}

bool frn_utf8_is_space(uint32_t cp)
{
    if (cp < 0x80)
        return cp == ' ' || (cp >= 9 && cp <= 13);
    return cp != FRN_UTF8_BAD &&
           (cp == 0x85 || cp == 0xFEFF || cp == 0x200B ||
            utf8proc_category((utf8proc_int32_t)cp) >= UTF8PROC_CATEGORY_ZS) &&
           utf8proc_category((utf8proc_int32_t)cp) <= UTF8PROC_CATEGORY_CF;
}

/* Straightens typographic quotes and dashes; everything else passes. */
static uint32_t plain(uint32_t cp)
{
    switch (cp) {
    case 0x2018:
    case 0x2019:
    case 0x02BC:
        return '\'';
    case 0x201C:
    case 0x201D:
        return '"';
    case 0x2010:
    case 0x2011:
        return '-';
    default:
        return frn_utf8_is_space(cp) ? ' ' : cp;
    }
}

static bool ascii_fold(frn_slice s, char *out)
{
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.ptr[i];
        if (c >= 0x80)
            return false;
        out[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c >= 9 && c <= 13 ? ' ' : c);
    }
    return true;
}

frn_slice frn_utf8_fold(frn_arena *arena, frn_slice s)
{
    const utf8proc_option_t how = UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD |
                                  UTF8PROC_STRIPMARK | UTF8PROC_IGNORE;
    char *out = frn_arena_alloc(arena, s.len * 4 + 8); /* folding never grows past this */
    size_t at = 0, len = 0;

    if (!out)
        return (frn_slice){NULL, 0};
    if (ascii_fold(s, out))
        return (frn_slice){out, s.len};
    while (at < s.len) {
        utf8proc_int32_t folded[18];
        utf8proc_ssize_t n;
        uint32_t cp = frn_utf8_next(s, &at);
        if (cp == FRN_UTF8_BAD)
            continue;
        n = utf8proc_decompose_char((utf8proc_int32_t)plain(cp), folded, 18, how, NULL);
        for (utf8proc_ssize_t i = 0; i < n && len + 4 <= s.len * 4 + 8; i++)
            len += (size_t)utf8proc_encode_char(folded[i], (utf8proc_uint8_t *)out + len);
    }
    return (frn_slice){out, len};
}

size_t frn_utf8_width(frn_slice s)
{
    size_t at = 0, width = 0;

    while (at < s.len) {
        uint32_t cp = frn_utf8_next(s, &at);
        width += cp == FRN_UTF8_BAD ? 1 : (size_t)utf8proc_charwidth((utf8proc_int32_t)cp);
    }
    return width;
}
