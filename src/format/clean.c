/* Any bytes into sound UTF-8, with the way back. */
#include "base/utf8.h"
#include "format/builder.h"

/* What Windows-1252 has at 0x80 .. 0x9F; 0 where it has nothing. */
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

typedef struct survey {
    size_t sound, broken, nul, control;
} survey;

static survey look_over(frn_slice bytes)
{
    survey found = {0};
    size_t at = 0;

    while (at < bytes.len) {
        size_t start = at;
        uint32_t cp = frn_utf8_next(bytes, &at);
        found.nul += cp == 0;
        found.broken += cp == FRN_UTF8_BAD;
        found.sound += cp != FRN_UTF8_BAD && at - start > 1;
        found.control +=
            cp < 32 && cp != '\n' && cp != '\r' && cp != '\t' && cp != '\f' && cp != 27;
    }
    return found;
}

static void put(frn_buf *buf, uint32_t cp)
{
    if (cp < 0x80) {
        frn_buf_byte(buf, (char)cp);
    } else if (cp < 0x800) {
        frn_buf_byte(buf, (char)(0xC0 | cp >> 6));
        frn_buf_byte(buf, (char)(0x80 | (cp & 0x3F)));
    } else if (cp < 0x10000) {
        frn_buf_byte(buf, (char)(0xE0 | cp >> 12));
        frn_buf_byte(buf, (char)(0x80 | (cp >> 6 & 0x3F)));
        frn_buf_byte(buf, (char)(0x80 | (cp & 0x3F)));
    } else {
        frn_buf_byte(buf, (char)(0xF0 | cp >> 18));
        frn_buf_byte(buf, (char)(0x80 | (cp >> 12 & 0x3F)));
        frn_buf_byte(buf, (char)(0x80 | (cp >> 6 & 0x3F)));
        frn_buf_byte(buf, (char)(0x80 | (cp & 0x3F)));
    }
}

/* Notes that what is written next stands at `origin`; a run is added only where the offset jumps.
 */
static bool mark(frn_clean *out, size_t origin)
{
    const frn_run *last = out->run.at && out->run.len ? &out->run.at[out->run.len - 1] : NULL;

    if (last && last->origin + (out->changed.len - last->at) == origin)
        return true;
    return frn_vec_push(&out->run, (frn_run){(uint32_t)out->changed.len, origin});
}

static bool from_single_bytes(frn_clean *out, frn_slice bytes, bool windows_1252)
{
    size_t at = 0;

    while (at < bytes.len) {
        size_t start = at;
        uint32_t cp;
        if (!mark(out, start))
            return false;
        if (windows_1252) {
            cp = (unsigned char)bytes.ptr[at++];
            if (cp >= 0x80 && cp < 0xA0)
                cp = windows[cp - 0x80] ? windows[cp - 0x80] : 0xFFFD;
        } else {
            cp = frn_utf8_next(bytes, &at);
        }
        put(&out->changed, cp == 0 ? ' ' : cp == FRN_UTF8_BAD ? 0xFFFD : cp);
    }
    return !out->changed.failed;
}

static uint32_t unit_at(frn_slice bytes, size_t at, bool big)
{
    uint32_t x = (unsigned char)bytes.ptr[at], y = (unsigned char)bytes.ptr[at + 1];

    return big ? x << 8 | y : y << 8 | x;
}

static bool from_utf16(frn_clean *out, frn_slice bytes, bool big)
{
    for (size_t at = 2; at + 1 < bytes.len;) {
        uint32_t cp = unit_at(bytes, at, big), low;
        if (!mark(out, at))
            return false;
        at += 2;
        if (cp >= 0xD800 && cp < 0xDC00 && at + 1 < bytes.len) {
            low = unit_at(bytes, at, big);
            if (low >= 0xDC00 && low < 0xE000) {
                cp = 0x10000 + ((cp - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        }
        put(&out->changed, cp == 0 ? ' ' : cp >= 0xD800 && cp < 0xE000 ? 0xFFFD : cp);
    }
    return !out->changed.failed;
}

frn_status frn_clean_make(frn_clean *out, frn_slice bytes, frn_slice file,
                          const frn_diag_sink *sink, frn_error *err)
{
    survey found;
    bool ok;

    *out = (frn_clean){.text = bytes, .size = bytes.len};
    if (bytes.len >= 2 &&
        (memcmp(bytes.ptr, "\xff\xfe", 2) == 0 || memcmp(bytes.ptr, "\xfe\xff", 2) == 0)) {
        ok = from_utf16(out, bytes, bytes.ptr[0] == '\xfe');
        out->text = frn_buf_slice(&out->changed);
        return ok ? FRN_OK : frn_no_memory(err);
    }
    found = look_over(bytes);
    if (found.control * 20 > bytes.len || (found.nul && found.broken * 20 > bytes.len)) {
        frn_diag_tell(sink, FRN_INPUT_BINARY, file, 0, 0, "%zu control bytes of %zu", found.control,
                      bytes.len);
        out->text = (frn_slice){"", 0};
        out->binary = true;
        return FRN_OK;
    }
    if (found.nul)
        frn_diag_tell(sink, FRN_INPUT_NUL, file, 0, 0, "%zu of them", found.nul);
    if (found.broken)
        frn_diag_tell(sink, FRN_INPUT_ENCODING, file, 0, frn_utf8_check(bytes),
                      found.broken > found.sound ? "%zu bytes" : "%zu bytes became U+FFFD",
                      found.broken);
    if (!found.nul && !found.broken)
        return FRN_OK;
    ok = from_single_bytes(out, bytes, found.broken > found.sound);
    out->text = frn_buf_slice(&out->changed);
    return ok ? FRN_OK : frn_no_memory(err);
}

/* Index of the run that holds `at`. */
static size_t run_of(const frn_run *run, size_t count, size_t at)
{
    size_t low = 0, high = count;

    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (run[middle].at <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* The origin of `at`, kept below the origin of the next run (or `size` after the last one). */
static uint64_t origin_of(const frn_run *runs, size_t count, size_t at, uint64_t size)
{
    size_t i = run_of(runs, count, at);
    uint64_t origin = runs[i].origin + (at - runs[i].at);
    uint64_t limit = i + 1 < count && at < runs[i + 1].at ? runs[i + 1].origin : size;

    if (limit > size || limit <= runs[i].origin)
        limit = size;
    if (origin >= limit && limit > 0)
        origin = limit - 1;
    return origin;
}

uint64_t frn_clean_origin(const frn_clean *clean, size_t at)
{
    return clean->run.len ? origin_of(clean->run.at, clean->run.len, at, clean->size) : at;
}

uint64_t frn_document_origin(const frn_document *doc, uint32_t at)
{
    return doc->run_count ? origin_of(doc->run, doc->run_count, at, doc->size) : at;
}

void frn_clean_free(frn_clean *clean)
{
    frn_buf_free(&clean->changed);
    frn_vec_free(&clean->run);
}
