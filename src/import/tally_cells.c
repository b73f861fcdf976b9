/* Sixty-four open-addressing tables, by the key's hash: each is small enough for a core's own cache
 * while a batch goes in, and grows by itself, so that growing never doubles the whole. */
#include "import/tally_cells.h"

#include <pthread.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/pool.h"
#include "base/vec.h"

enum { FIRST_SIZE = 64, MOST_GOLDSTEIN = 1 << 30 };

typedef struct cell { /* packed by hand: five words, no padding */
    uint32_t key[2];  /* high, low; both 0: empty */
    int32_t goldstein;
    uint16_t positive, negative, neutral, spare;
} cell;

typedef struct sum { /* what did not fit in a cell's small counters */
    uint64_t key, positive, negative, neutral;
    int64_t goldstein;
} sum;

typedef struct part {
    pthread_mutex_t lock;
    cell *at;
    uint32_t count, size;
    FRN_VEC(sum) large;
} part;

struct frn_tally_cells {
    part part[FRN_TALLY_PARTS];
};

frn_tally_cells *frn_tally_cells_new(void)
{
    frn_tally_cells *cells = calloc(1, sizeof *cells);

    for (int i = 0; cells && i < FRN_TALLY_PARTS; i++)
        (void)pthread_mutex_init(&cells->part[i].lock, NULL);
    return cells;
}

void frn_tally_cells_free(frn_tally_cells *cells)
{
    if (!cells)
        return;
    for (int i = 0; i < FRN_TALLY_PARTS; i++) {
        (void)pthread_mutex_destroy(&cells->part[i].lock);
        free(cells->part[i].at);
        frn_vec_free(&cells->part[i].large);
    }
    free(cells);
}

static uint64_t key_of(const cell *c)
{
    return (uint64_t)c->key[0] << 32 | c->key[1];
}

static bool is_used(const cell *c)
{
    return (c->key[0] | c->key[1]) != 0;
}

/* Where to look first: the hash's upper half scaled to the size (its lowest bits chose the part).
 */
static uint32_t first_place(uint64_t hash, uint32_t size)
{
    return (uint32_t)((hash >> 32) * size >> 32);
}

static cell *probe(const part *p, uint64_t key, uint64_t hash)
{
    uint32_t i = first_place(hash, p->size);

    while (is_used(&p->at[i]) && key_of(&p->at[i]) != key)
        i = i + 1 == p->size ? 0 : i + 1;
    return &p->at[i];
}

/* Half as much again: the cells fill their tables well and little is copied at a time. */
static bool grow(part *p)
{
    part bigger = {.size = p->size ? p->size + p->size / 2 : FIRST_SIZE};

    bigger.at = calloc(bigger.size, sizeof *bigger.at);
    if (!bigger.at)
        return false;
    for (uint32_t i = 0; i < p->size; i++)
        if (is_used(&p->at[i]))
            *probe(&bigger, key_of(&p->at[i]), frn_mix(key_of(&p->at[i]))) = p->at[i];
    free(p->at);
    p->at = bigger.at;
    p->size = bigger.size;
    return true;
}

static bool move_to_large(part *p, cell *c)
{
    const sum s = {key_of(c), c->positive, c->negative, c->neutral, c->goldstein};

    c->positive = c->negative = c->neutral = 0;
    c->goldstein = 0;
    return frn_vec_push(&p->large, s);
}

static bool add(part *p, uint64_t key, uint64_t hash, int32_t goldstein)
{
    cell *c;
    uint16_t *counter;

    if (5ull * p->count >= 4ull * p->size && !grow(p))
        return false;
    c = probe(p, key, hash);
    if (!is_used(c)) {
        c->key[0] = (uint32_t)(key >> 32);
        c->key[1] = (uint32_t)key;
        p->count++;
    }
    counter = goldstein > 0 ? &c->positive : goldstein < 0 ? &c->negative : &c->neutral;
    c->goldstein += goldstein;
    if (++*counter < UINT16_MAX && c->goldstein < MOST_GOLDSTEIN && c->goldstein > -MOST_GOLDSTEIN)
        return true;
    return move_to_large(p, c);
}

static bool flush_part(frn_tally_batch *batch, frn_tally_cells *cells, size_t i)
{
    part *p = &cells->part[i];
    bool sound = true;

    (void)pthread_mutex_lock(&p->lock);
    for (uint32_t k = 0; k < batch->used[i] && sound; k++)
        sound = add(p, batch->event[i][k].key, frn_mix(batch->event[i][k].key),
                    batch->event[i][k].goldstein);
    (void)pthread_mutex_unlock(&p->lock);
    batch->used[i] = 0;
    return sound;
}

bool frn_tally_batch_add(frn_tally_batch *batch, frn_tally_cells *cells, uint64_t key,
                         int32_t goldstein)
{
    size_t i = frn_mix(key) % FRN_TALLY_PARTS;
    uint32_t at = batch->used[i]++;

    batch->event[i][at].key = key;
    batch->event[i][at].goldstein = goldstein;
    return at + 1 < FRN_TALLY_BATCH || flush_part(batch, cells, i);
}

bool frn_tally_batch_flush(frn_tally_batch *batch, frn_tally_cells *cells)
{
    for (size_t i = 0; i < FRN_TALLY_PARTS; i++)
        if (!flush_part(batch, cells, i))
            return false;
    return true;
}

/* ---- in order ---- */

static int by_key(const void *left, const void *right)
{
    uint64_t x = key_of(left), y = key_of(right);

    return x < y ? -1 : x > y;
}

static int by_sum(const void *left, const void *right)
{
    uint64_t x = ((const sum *)left)->key, y = ((const sum *)right)->key;

    return x < y ? -1 : x > y;
}

/* Puts the cells of one table side by side and sorts them; it is no table then. */
static frn_status sort_part(void *ctx, size_t i)
{
    part *p = &((frn_tally_cells *)ctx)->part[i];
    uint32_t n = 0;

    for (uint32_t k = 0; k < p->size; k++)
        if (is_used(&p->at[k]))
            p->at[n++] = p->at[k];
    if (n)
        qsort(p->at, n, sizeof *p->at, by_key);
    if (p->large.len)
        qsort(p->large.at, p->large.len, sizeof *p->large.at, by_sum);
    return FRN_OK;
}

static void unpack(uint64_t codes, int bytes, char *to)
{
    for (int i = 0; i < bytes; i++) {
        unsigned letter = (unsigned)(codes >> 6 * (bytes - 1 - i)) & 63;
        to[i] = (char)(letter ? letter + 0x20 : 0);
    }
}

static frn_tally_row row_of(const cell *c)
{
    uint64_t key = key_of(c);
    uint32_t months = (uint32_t)(key & 0xffff);
    frn_tally_row row = {.month = months / 12 * 100 + months % 12 + 1,
                         .positive = c->positive,
                         .negative = c->negative,
                         .neutral = c->neutral,
                         .goldstein = c->goldstein};

    unpack(key >> 46, 3, row.a);
    unpack(key >> 28, 3, row.b);
    unpack(key >> 16, 2, row.place);
    return row;
}

typedef struct cursor {
    const cell *at, *end;
    const sum *large, *large_end;
} cursor;

static void add_large(frn_tally_row *row, cursor *c, uint64_t key)
{
    for (; c->large < c->large_end && c->large->key == key; c->large++) {
        row->positive += c->large->positive;
        row->negative += c->large->negative;
        row->neutral += c->large->neutral;
        row->goldstein += c->large->goldstein;
    }
}

/* Lets heap[i] sink to where the smallest key of its branch is above it. */
static void sink_down(cursor *heap, size_t count, size_t i)
{
    cursor moved = heap[i];

    for (;;) {
        size_t child = 2 * i + 1;
        if (child >= count)
            break;
        if (child + 1 < count && by_key(heap[child + 1].at, heap[child].at) < 0)
            child++;
        if (by_key(moved.at, heap[child].at) < 0)
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = moved;
}

static frn_status merge(const frn_tally_cells *cells, frn_tally_sink sink, frn_error *err)
{
    cursor heap[FRN_TALLY_PARTS];
    size_t count = 0;

    for (size_t i = 0; i < FRN_TALLY_PARTS; i++) {
        const part *p = &cells->part[i];
        if (p->count)
            heap[count++] = (cursor){p->at, p->at + p->count, p->large.at,
                                     p->large.len ? p->large.at + p->large.len : p->large.at};
    }
    for (size_t i = count; i-- > 0;)
        sink_down(heap, count, i);
    while (count) {
        frn_tally_row row = row_of(heap[0].at);
        add_large(&row, &heap[0], key_of(heap[0].at));
        FRN_TRY(sink.fn(sink.ctx, &row, err));
        if (++heap[0].at == heap[0].end)
            heap[0] = heap[--count];
        if (count)
            sink_down(heap, count, 0);
    }
    return FRN_OK;
}

frn_status frn_tally_cells_each(frn_tally_cells *cells, uint32_t threads, frn_tally_sink sink,
                                frn_error *err)
{
    FRN_TRY(frn_parallel(FRN_TALLY_PARTS, threads, sort_part, cells));
    return merge(cells, sink, err);
}
