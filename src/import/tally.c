/* The bytes are looked at 64 at a time: a bit for every tab and line end; the bits become
 * positions, and a row is then five look-ups. */
#include "import/tally.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/hash.h"
#include "base/pool.h"
#include "base/vec.h"
#include "format/input.h"
#include "import/reader.h"

enum { PIECE = 1 << 18, LET_GO = 4 << 20, MOST_THREADS = 64 };
enum { DATE = 1, COUNTRY1 = 7, COUNTRY2 = 17, GOLDSTEIN = 30, LEAST = 57 };

/* ---- the table ---- */

typedef struct slot { /* empty when all three counts are 0 */
    uint64_t key;     /* country 1, country 2, place: 3 + 3 + 2 bytes */
    int64_t goldstein;
    uint32_t month, positive, negative, neutral;
} slot;

typedef struct table {
    slot *at;
    size_t count, size; /* size: a power of two */
    uint64_t rows, skipped;
} table;

static bool is_used(const slot *s)
{
    return (s->positive | s->negative | s->neutral) != 0;
}

static slot *probe(const table *t, uint64_t key, uint32_t month)
{
    size_t i = (size_t)frn_mix(key ^ (uint64_t)month << 20) & (t->size - 1);

    while (is_used(&t->at[i]) && (t->at[i].key != key || t->at[i].month != month))
        i = (i + 1) & (t->size - 1);
    return &t->at[i];
}

static bool grow(table *t)
{
    table bigger = {.size = t->size ? t->size * 2 : 1 << 12, .count = t->count};

    bigger.at = calloc(bigger.size, sizeof *bigger.at);
    if (!bigger.at)
        return false;
    for (size_t i = 0; i < t->size; i++)
        if (is_used(&t->at[i]))
            *probe(&bigger, t->at[i].key, t->at[i].month) = t->at[i];
    free(t->at);
    t->at = bigger.at;
    t->size = bigger.size;
    return true;
}

static slot *place_of(table *t, uint64_t key, uint32_t month)
{
    slot *s;

    if (4 * t->count >= 3 * t->size && !grow(t))
        return NULL;
    s = probe(t, key, month);
    if (!is_used(s)) { /* the caller counts at once */
        s->key = key;
        s->month = month;
        t->count++;
    }
    return s;
}

static bool merge(table *into, const table *from)
{
    for (size_t i = 0; i < from->size; i++) {
        const slot *s = &from->at[i];
        slot *to;
        if (!is_used(s))
            continue;
        to = place_of(into, s->key, s->month);
        if (!to)
            return false;
        to->positive += s->positive;
        to->negative += s->negative;
        to->neutral += s->neutral;
        to->goldstein += s->goldstein;
    }
    into->rows += from->rows;
    into->skipped += from->skipped;
    return true;
}

/* ---- a row ---- */

static bool pack(const char *p, size_t len, size_t most, uint64_t *key)
{
    if (len > most)
        return false;
    for (size_t i = 0; i < most; i++)
        *key = *key << 8 | (i < len ? (uint8_t)p[i] : 0);
    return true;
}

static bool month_of(const char *p, size_t len, uint32_t *out)
{
    uint32_t month = 0;

    if (len < 6)
        return false;
    for (int i = 0; i < 6; i++) {
        if (p[i] < '0' || p[i] > '9')
            return false;
        month = month * 10 + (uint32_t)(p[i] - '0');
    }
    *out = month;
    return true;
}

/* "-7.2" -> -7200; an empty cell is 0; false for anything else than a short decimal. */
static bool thousandths(const char *p, size_t len, int64_t *out)
{
    bool minus = len > 0 && *p == '-', point = false;
    int64_t value = 0;
    int digits = 0;

    for (size_t i = minus; i < len; i++) {
        if (p[i] == '.' && !point) {
            point = true;
        } else if (p[i] >= '0' && p[i] <= '9') {
            if (point && digits == 3)
                continue;
            if (value > 1000000)
                return false;
            value = value * 10 + (p[i] - '0');
            digits += point;
        } else {
            return false;
        }
    }
    for (; digits < 3; digits++)
        value *= 10;
    *out = minus ? -value : value;
    return true;
}

/* Cell `i` lies between two separators: sep[i - 1] and sep[i]. */
static bool take_row(table *t, const char *base, const uint32_t *sep, size_t separators, int place)
{
#define CELL(i) base + sep[(i)-1] + 1, (size_t)(sep[(i)] - sep[(i)-1] - 1)
    uint64_t key = 0;
    uint32_t month;
    int64_t goldstein;
    slot *s;

    t->rows++;
    if (separators < LEAST - 1 || !month_of(CELL(DATE), &month) || !pack(CELL(COUNTRY1), 3, &key) ||
        !pack(CELL(COUNTRY2), 3, &key) || !pack(CELL(place), 2, &key) ||
        !thousandths(CELL(GOLDSTEIN), &goldstein)) {
        t->skipped++;
        return true;
    }
#undef CELL
    s = place_of(t, key, month);
    if (!s)
        return false;
    s->positive += goldstein > 0;
    s->negative += goldstein < 0;
    s->neutral += goldstein == 0;
    s->goldstein += goldstein;
    return true;
}

/* ---- the bytes ---- */

static inline uint64_t bits_of(const char *p, char byte)
{
#ifdef __SSE2__
    const __m128i want = _mm_set1_epi8(byte);
    uint64_t bits = 0;

    for (int i = 0; i < 4; i++) {
        __m128i part = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));
        bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(part, want)) << 16 * i;
    }
    return bits;
#else
    uint64_t bits = 0;

    for (int i = 0; i < 64; i++)
        bits |= (uint64_t)(p[i] == byte) << i;
    return bits;
#endif
}

typedef struct scan {
    table *table;
    int place;
    uint32_t *sep; /* of the row being read, from sep[0]; room for PIECE + 64 */
} scan;

static inline uint32_t ones(uint64_t x)
{
    x -= x >> 1 & 0x5555555555555555u;
    x = (x & 0x3333333333333333u) + (x >> 2 & 0x3333333333333333u);
    x = (x + (x >> 4)) & 0x0f0f0f0f0f0f0f0fu;
    return (uint32_t)(x * 0x0101010101010101u >> 56);
}

/* Writes the positions of the bits; four at a time, the surplus is overwritten by the next. */
static inline uint32_t *spread(uint32_t *to, uint64_t bits, uint32_t base)
{
    uint32_t *end = to + ones(bits);

    while (bits) {
        for (int i = 0; i < 4; i++) {
            *to++ = base + (uint32_t)__builtin_ctzll(bits | 1ull << 63);
            bits &= bits - 1;
        }
    }
    return end;
}

/* Whole rows of `s` (its last byte is a line end, or the file ends there); s.len <= UINT32_MAX. */
static bool scan_rows(scan *c, frn_slice s)
{
    uint32_t *next = c->sep;
    const char *row = s.ptr; /* where the row starts; positions count from s.ptr */
    char last[64];

    for (size_t at = 0; at < s.len; at += 64) {
        const char *p = s.ptr + at;
        uint64_t tabs, ends;

        if (s.len - at < 64) {
            memset(last, 0, sizeof last);
            memcpy(last, p, s.len - at);
            p = last;
        }
        tabs = bits_of(p, '\t');
        ends = bits_of(p, '\n');
        while (ends) {
            int end = __builtin_ctzll(ends);
            uint64_t before = (1ull << end) - 1;

            next = spread(next, tabs & before, (uint32_t)at);
            *next = (uint32_t)at + (uint32_t)end;
            if (s.ptr + *next > row &&
                !take_row(c->table, s.ptr, c->sep, (size_t)(next - c->sep), c->place))
                return false;
            row = s.ptr + *next + 1;
            next = c->sep;
            tabs &= ~before;
            ends &= ends - 1;
        }
        next = spread(next, tabs, (uint32_t)at);
    }
    if (row < s.ptr + s.len) { /* a last line without its end */
        *next = (uint32_t)s.len;
        return take_row(c->table, s.ptr, c->sep, (size_t)(next - c->sep), c->place);
    }
    return true;
}

/* The length of the whole rows at the front of `s`, at most about `most` bytes (a longer row is
 * taken alone). */
static size_t whole_rows(frn_slice s, size_t most)
{
    const char *end;

    if (s.len <= most)
        return s.len;
    end = memrchr(s.ptr, '\n', most);
    if (!end)
        end = memchr(s.ptr + most, '\n', s.len - most);
    return end ? (size_t)(end - s.ptr) + 1 : s.len;
}

static frn_status scan_all(scan *c, frn_slice s, bool mapped)
{
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE),
              held = ((uintptr_t)s.ptr + page - 1) & ~(page - 1);

    while (s.len) {
        size_t len = whole_rows(s, PIECE);
        uintptr_t here;

        if (len > FRN_IMPORT_LONGEST) {
            c->table->rows++;
            c->table->skipped++;
        } else if (!scan_rows(c, frn_slice_sub(s, 0, len))) {
            return FRN_E_MEMORY;
        }
        s = frn_slice_sub(s, len, s.len);
        here = (uintptr_t)s.ptr & ~(page - 1);
        if (mapped && here > held && here - held >= LET_GO) { /* pages behind us are not needed */
            (void)madvise((void *)held, here - held, MADV_DONTNEED);
            held = here;
        }
    }
    return FRN_OK;
}

/* ---- files ---- */

struct frn_tally {
    table total;
    uint32_t threads;
    const slot **sorted;
};

typedef struct shares { /* a mapped file, a part a thread */
    frn_slice part[MOST_THREADS];
    table table[MOST_THREADS];
    int place;
} shares;

static uint32_t *positions(void)
{
    return malloc(((size_t)FRN_IMPORT_LONGEST + 128) * sizeof(uint32_t));
}

static frn_status run_share(void *ctx, size_t i)
{
    shares *all = ctx;
    scan c = {&all->table[i], all->place, positions()};
    frn_status status = c.sep ? scan_all(&c, all->part[i], true) : FRN_E_MEMORY;

    free(c.sep);
    return status;
}

static frn_status tally_mapped(frn_tally *t, frn_slice bytes, int place, frn_error *err)
{
    shares *all = calloc(1, sizeof *all);
    uint32_t count = t->threads;
    frn_status status;
    bool merged = true;

    if (!all)
        return frn_no_memory(err);
    all->place = place;
    if (bytes.len < 4u << 20)
        count = 1;
    for (uint32_t i = 0; i < count; i++) {
        size_t len = whole_rows(bytes, bytes.len / (count - i));
        all->part[i] = frn_slice_sub(bytes, 0, len);
        bytes = frn_slice_sub(bytes, len, bytes.len);
    }
    status = frn_parallel(count, count, run_share, all);
    for (uint32_t i = 0; i < count; i++) {
        if (!t->total.at) { /* the first is taken over as it is */
            t->total = all->table[i];
            continue;
        }
        merged = merged && merge(&t->total, &all->table[i]);
        free(all->table[i].at);
    }
    free(all);
    return status == FRN_OK && merged ? FRN_OK : frn_no_memory(err);
}

static frn_status tally_stream(frn_tally *t, frn_input *input, frn_slice head, int place,
                               frn_error *err)
{
    size_t cap = 1 << 20, len = head.len, got = 1;
    char *room = malloc(cap);
    scan c = {&t->total, place, positions()};
    bool sound = room && c.sep;

    if (sound)
        memcpy(room, head.ptr, head.len);
    while (sound && got) {
        size_t whole;

        while (len < cap && (got = frn_input_read(input, room + len, cap - len)) > 0)
            len += got;
        whole = got ? whole_rows(frn_slice_make(room, len), cap - 1) : len;
        if (got && whole == len && room[len - 1] != '\n') { /* no line end in a megabyte */
            t->total.skipped++;
            len = 0;
            continue;
        }
        sound = scan_rows(&c, frn_slice_make(room, whole));
        memmove(room, room + whole, len - whole);
        len -= whole;
    }
    free(room);
    free(c.sep);
    return sound ? FRN_OK : frn_no_memory(err);
}

/* The column of ActionGeo_CountryCode; 0 when the line is no GDELT row. */
static int place_column(frn_slice head)
{
    return frn_is_gdelt1(head) ? 51 : frn_is_gdelt2(head) ? 53 : 0;
}

static frn_status tally_member(frn_tally *t, frn_input *input, const frn_diag_sink *diag,
                               frn_error *err)
{
    char head[1 << 14];
    frn_slice bytes;
    size_t len = 0, got;
    bool mapped = frn_input_mapped(input, &bytes);
    int place;

    if (!mapped) {
        while (len < sizeof head && (got = frn_input_read(input, head + len, sizeof head - len)))
            len += got;
        bytes = frn_slice_make(head, len);
    }
    place = place_column(frn_slice_sub(bytes, 0, sizeof head));
    if (!place) {
        frn_diag_tell(diag, FRN_IMPORT_UNKNOWN, frn_input_name(input), 1, 0, "%s",
                      "only GDELT events are tallied");
        return frn_fail(err, FRN_E_INPUT, "%.*s does not begin with a GDELT event",
                        FRN_ARG(frn_input_name(input)));
    }
    return mapped ? tally_mapped(t, bytes, place, err) : tally_stream(t, input, bytes, place, err);
}

frn_status frn_tally_file(frn_tally *t, const char *path, const frn_diag_sink *diag, frn_error *err)
{
    frn_input *input;
    frn_status status = FRN_OK;

    FRN_TRY(frn_input_open(&input, path, diag, err));
    while (status == FRN_OK && frn_input_next(input))
        status = tally_member(t, input, diag, err);
    frn_input_close(input);
    return status;
}

frn_status frn_tally_open(frn_tally **out, uint32_t threads, frn_error *err)
{
    frn_tally *t = calloc(1, sizeof *t);

    if (!t)
        return frn_no_memory(err);
    t->threads = frn_threads(threads);
    if (t->threads > MOST_THREADS)
        t->threads = MOST_THREADS;
    *out = t;
    return FRN_OK;
}

void frn_tally_close(frn_tally *t)
{
    if (!t)
        return;
    free(t->total.at);
    free((void *)t->sorted);
    free(t);
}

void frn_tally_counts(const frn_tally *t, uint64_t *rows, uint64_t *skipped)
{
    if (rows)
        *rows = t->total.rows;
    if (skipped)
        *skipped = t->total.skipped;
}

static void unpack(uint64_t key, int shift, int bytes, char *to)
{
    for (int i = 0; i < bytes; i++)
        to[i] = (char)(key >> (shift - 8 * i) & 0xff);
}

/* The packed key sorts as its text does: codes are padded with NUL at their ends. */
static int by_key(const void *a, const void *b)
{
    const slot *x = *(const slot *const *)a, *y = *(const slot *const *)b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return x->month < y->month ? -1 : x->month > y->month;
}

static frn_tally_row row_of(const slot *s)
{
    frn_tally_row row = {.month = s->month,
                         .positive = s->positive,
                         .negative = s->negative,
                         .neutral = s->neutral,
                         .goldstein = s->goldstein};

    unpack(s->key, 56, 3, row.a);
    unpack(s->key, 32, 3, row.b);
    unpack(s->key, 8, 2, row.place);
    return row;
}

frn_status frn_tally_sort(size_t *count, frn_tally *t, frn_error *err)
{
    size_t n = 0;

    free((void *)t->sorted);
    t->sorted = malloc((t->total.count + 1) * sizeof *t->sorted);
    if (!t->sorted)
        return frn_no_memory(err);
    for (size_t i = 0; i < t->total.size; i++)
        if (is_used(&t->total.at[i]))
            t->sorted[n++] = &t->total.at[i];
    qsort((void *)t->sorted, n, sizeof *t->sorted, by_key);
    *count = n;
    return FRN_OK;
}

frn_tally_row frn_tally_at(const frn_tally *t, size_t i)
{
    return row_of(t->sorted[i]);
}
