/* The bytes are looked at 64 at a time: a bit for every tab and every line end. Tabs are counted,
 * not followed; only the five that stand before a wanted column are picked out of the bits. Where
 * the processor has AVX2 the same loop is compiled for it as well. */
#include "import/tally_scan.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

enum { WANTED = 5, LEAST_TABS = 56, BLOCK = 64, TAIL = 16 };
enum { DATE, COUNTRY1, COUNTRY2, GOLDSTEIN, PLACE };

#define INLINE static inline __attribute__((always_inline))

/* ---- cells ---- */

INLINE uint32_t load4(const char *p)
{
    uint32_t x;

    memcpy(&x, p, sizeof x);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    x = __builtin_bswap32(x);
#endif
    return x;
}

/* The code of up to `most` bytes at `p`, before a tab, at six bits a letter; false when it is
 * longer or has other bytes than '!' to '_'. */
INLINE bool code_at(const char *p, unsigned most, uint64_t *out)
{
    uint32_t x = load4(p), tabs = x ^ 0x09090909u, zero, len, mask, letters;

    zero = (tabs - 0x01010101u) & ~tabs & 0x80808080u; /* exact up to the first tab */
    if (!zero)
        return false;
    len = (uint32_t)__builtin_ctz(zero) / 8;
    mask = (1u << 8 * len) - 1; /* len <= 3 */
    if (len > most)
        return false;
    letters = (x & mask) - (0x20202020u & mask);
    if (letters & 0xc0c0c0c0u)
        return false;
    for (uint32_t i = 0; i < len; i++)
        if (!(letters >> 8 * i & 0x3f)) /* a blank */
            return false;
    *out = (uint64_t)((letters & 0x3f) << 12 | (letters >> 8 & 0x3f) << 6 | (letters >> 16 & 0x3f));
    if (most == 2)
        *out >>= 6;
    return true;
}

/* "201406..." -> months since the year 0. */
INLINE bool months_at(const char *p, uint32_t *out)
{
    uint32_t digit[6], year, month, bad = 0;

    for (int i = 0; i < 6; i++) {
        digit[i] = (uint32_t)(unsigned char)p[i] - '0';
        bad |= digit[i] > 9;
    }
    year = digit[0] * 1000 + digit[1] * 100 + digit[2] * 10 + digit[3];
    month = digit[4] * 10 + digit[5] - 1;
    *out = year * 12 + month;
    return !bad && month < 12 && year > 0 && year < 5000;
}

/* "-7.2" -> -7200, up to the tab; an empty cell is 0; false for anything but a short decimal. */
INLINE bool thousandths_at(const char *p, const char *end, int32_t *out)
{
    bool minus = p < end && *p == '-';
    int32_t value = 0, digits = -1; /* -1: before the point */

    for (p += minus; p < end && *p != '\t'; p++) {
        unsigned d = (unsigned)(unsigned char)*p - '0';
        if (*p == '.' && digits < 0)
            digits = 0;
        else if (d > 9 || value > 1000000)
            return false;
        else if (digits < 3) {
            value = value * 10 + (int32_t)d;
            digits += digits >= 0;
        }
    }
    for (digits = digits < 0 ? 0 : digits; digits < 3; digits++)
        value *= 10;
    *out = minus ? -value : value;
    return value <= 1000000;
}

/* `after[i]` stands behind the tab before the i-th wanted column; the row ends at `end`. */
INLINE bool take_row(frn_tally_scan *scan, const char *const after[WANTED], const char *end)
{
    uint64_t a, b, place;
    uint32_t months;
    int32_t goldstein;

    if (!months_at(after[DATE], &months) || !code_at(after[COUNTRY1], 3, &a) ||
        !code_at(after[COUNTRY2], 3, &b) || !code_at(after[PLACE], 2, &place) ||
        !thousandths_at(after[GOLDSTEIN], end, &goldstein)) {
        scan->skipped++;
        return true;
    }
    return frn_tally_batch_add(scan->batch, scan->cells, frn_tally_key(a, b, place, months),
                               goldstein);
}

/* ---- bytes ---- */

typedef struct marks { /* of 64 bytes */
    uint64_t tabs, ends;
} marks;

/* Reading one row: how many tabs have passed, which wanted column comes next and behind which tab.
 */
typedef struct row {
    const char *after[WANTED];
    uint32_t passed, wanted, at;
} row;

INLINE void pass_tabs(row *r, const uint32_t *order, uint64_t tabs, const char *block)
{
    uint32_t more = (uint32_t)__builtin_popcountll(tabs), gone = r->passed;

    r->passed += more;
    while (r->at <= r->passed) {
        for (; gone + 1 < r->at; gone++)
            tabs &= tabs - 1;
        r->after[r->wanted] = block + __builtin_ctzll(tabs) + 1;
        r->at = order[++r->wanted];
    }
}

/* The loop over blocks, once for each `marks_of`. A row's cells are read when its end is seen, so
 * that what is read lies before it. */
#define SCAN(marks_of)                                                                             \
    const uint32_t order[WANTED + 1] = {1, 7, 17, 30, scan->place, UINT32_MAX};                    \
    const row start = {.at = order[0]};                                                            \
    row r = start;                                                                                 \
    char last[BLOCK];                                                                              \
    const char *row_begin = s.ptr;                                                                 \
                                                                                                   \
    for (size_t at = 0; at < s.len; at += BLOCK) {                                                 \
        const char *block = s.ptr + at, *bytes = block;                                            \
        marks m;                                                                                   \
        if (s.len - at < BLOCK) {                                                                  \
            memset(last, 0, sizeof last);                                                          \
            memcpy(last, block, s.len - at);                                                       \
            bytes = last;                                                                          \
        }                                                                                          \
        m = marks_of(bytes);                                                                       \
        while (m.ends) {                                                                           \
            const char *end = block + __builtin_ctzll(m.ends);                                     \
            uint64_t before = (m.ends & -m.ends) - 1;                                              \
            pass_tabs(&r, order, m.tabs &before, block);                                           \
            if (!end_row(scan, &r, row_begin, end))                                                \
                return false;                                                                      \
            r = start;                                                                             \
            row_begin = end + 1;                                                                   \
            m.tabs &= ~before;                                                                     \
            m.ends &= m.ends - 1;                                                                  \
        }                                                                                          \
        pass_tabs(&r, order, m.tabs, block);                                                       \
    }                                                                                              \
    return row_begin >= s.ptr + s.len || end_row(scan, &r, row_begin, s.ptr + s.len)

INLINE bool end_row(frn_tally_scan *scan, const row *r, const char *begin, const char *end)
{
    if (end == begin || (end == begin + 1 && *begin == '\r'))
        return true;
    scan->rows++;
    if (r->passed < LEAST_TABS) {
        scan->skipped++;
        return true;
    }
    return take_row(scan, r->after, end);
}

#ifdef __SSE2__

INLINE marks marks_sse2(const char *p)
{
    const __m128i tab = _mm_set1_epi8('\t'), end = _mm_set1_epi8('\n');
    marks m = {0, 0};

    for (int i = 0; i < 4; i++) {
        __m128i part = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));
        m.tabs |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part, tab)) << 16 * i;
        m.ends |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part, end)) << 16 * i;
    }
    return m;
}

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

AVX2 INLINE marks marks_avx2(const char *p)
{
    const __m256i tab = _mm256_set1_epi8('\t'), end = _mm256_set1_epi8('\n');
    marks m = {0, 0};

    for (int i = 0; i < 2; i++) {
        __m256i part = _mm256_loadu_si256((const __m256i *)(const void *)(p + 32 * i));
        m.tabs |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, tab)) << 32 * i;
        m.ends |= (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(part, end)) << 32 * i;
    }
    return m;
}

AVX2 static bool scan_avx2(frn_tally_scan *scan, frn_slice s)
{
    SCAN(marks_avx2);
}

static bool scan_sse2(frn_tally_scan *scan, frn_slice s)
{
    SCAN(marks_sse2);
}

bool frn_tally_scan_rows(frn_tally_scan *scan, frn_slice s)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") ? scan_avx2(scan, s)
                                                                           : scan_sse2(scan, s);
}

#else

INLINE marks marks_plain(const char *p)
{
    marks m = {0, 0};

    for (int i = 0; i < BLOCK; i++) {
        m.tabs |= (uint64_t)(p[i] == '\t') << i;
        m.ends |= (uint64_t)(p[i] == '\n') << i;
    }
    return m;
}

bool frn_tally_scan_rows(frn_tally_scan *scan, frn_slice s)
{
    SCAN(marks_plain);
}

#endif
