/* Which rows of the shared tables are known, by what stands in them.
 *
 * Importers hand over the same strings at the same addresses again and again. A glance at the
 * addresses finds the key that they were last time; only then are the bytes compared. Anything else
 * goes by its bytes.
 */
#include "base/hash.h"
#include "ledger/ledger_internal.h"

frn_status ledger_cache_find(int64_t *out, ledger_cache *cache, frn_slice key, frn_error *err)
{
    uint32_t id = frn_intern_add(&cache->keys, key);

    if (id == FRN_NONE)
        return frn_no_memory(err);
    *out = id < cache->row.len ? cache->row.at[id] : 0;
    return FRN_OK;
}

frn_status ledger_cache_note(ledger_cache *cache, int64_t row, frn_error *err)
{
    return frn_vec_push(&cache->row, row) ? FRN_OK : frn_no_memory(err);
}

void ledger_cache_free(ledger_cache *cache)
{
    frn_intern_free(&cache->keys);
    frn_vec_free(&cache->row);
    *cache = (ledger_cache){0};
}

static void forget_table(frn_ledger *ledger, int table)
{
    ledger_cache_free(&ledger->cache[table]);
    memset(ledger->glance[table], 0, sizeof ledger->glance[table]);
}

void ledger_forget(frn_ledger *ledger)
{
    for (int t = 0; t < T_COUNT; t++)
        forget_table(ledger, t);
    ledger_cache_free(&ledger->quotes);
}

void ledger_trim(frn_ledger *ledger)
{
    enum { MOST = 1 << 20 };

    for (int t = 0; t < T_COUNT; t++)
        if (ledger->cache[t].row.len > MOST)
            forget_table(ledger, t);
    if (ledger->quotes.row.len > MOST / 4)
        ledger_cache_free(&ledger->quotes);
}

static uint64_t mark_of(const ledger_key *key)
{
    uint64_t mark = 1;

    for (size_t i = 0; i < key->numbers; i++)
        mark = mark * 0x9e3779b97f4a7c15u + (uint64_t)key->number[i];
    for (size_t i = 0; i < key->parts; i++)
        mark =
            (mark ^ (uint64_t)(uintptr_t)key->part[i].ptr) * 0x9e3779b97f4a7c15u + key->part[i].len;
    return frn_mix(mark) | 1;
}

/* A NULL pointer when memory is out. */
static frn_slice packed(frn_buf *room, const ledger_key *key)
{
    size_t len = key->numbers * sizeof(int64_t);
    char *to;

    for (size_t i = 0; i < key->parts; i++)
        len += sizeof(size_t) + key->part[i].len;
    frn_buf_clear(room);
    to = frn_buf_room(room, len);
    if (!to)
        return (frn_slice){0};
    if (key->numbers)
        memcpy(to, key->number, key->numbers * sizeof(int64_t));
    to += key->numbers * sizeof(int64_t);
    for (size_t i = 0; i < key->parts; i++) {
        memcpy(to, &key->part[i].len, sizeof(size_t));
        if (key->part[i].len)
            memcpy(to + sizeof(size_t), key->part[i].ptr, key->part[i].len);
        to += sizeof(size_t) + key->part[i].len;
    }
    return frn_buf_slice(room);
}

/* For the few bytes of a name, a call of memcmp costs more than comparing. */
static inline bool same(const char *a, const char *b, size_t len)
{
    uint64_t x, y;
    uint32_t v, w;

    for (; len >= 8; a += 8, b += 8, len -= 8) {
        memcpy(&x, a, 8);
        memcpy(&y, b, 8);
        if (x != y)
            return false;
    }
    if (len >= 4) {
        memcpy(&v, a, 4);
        memcpy(&w, b, 4);
        if (v != w)
            return false;
        a += 4, b += 4, len -= 4;
    }
    return len == 0 || (a[0] == b[0] && a[len / 2] == b[len / 2] && a[len - 1] == b[len - 1]);
}

/* Whether `bytes` are the key, packed. */
static bool is_packed(frn_slice bytes, const ledger_key *key)
{
    const char *at = bytes.ptr, *end = bytes.ptr + bytes.len;
    size_t len = key->numbers * sizeof(int64_t), stored;

    if (bytes.len < len || !same(at, (const char *)key->number, len))
        return false;
    at += len;
    for (size_t i = 0; i < key->parts; i++) {
        len = key->part[i].len;
        if ((size_t)(end - at) < sizeof len + len)
            return false;
        memcpy(&stored, at, sizeof stored);
        if (stored != len || !same(at + sizeof len, key->part[i].ptr, len))
            return false;
        at += sizeof len + len;
    }
    return at == end;
}

frn_status ledger_shared_find(int64_t *out, frn_ledger *ledger, ledger_table table, ledger_key key,
                              frn_error *err)
{
    ledger_cache *cache = &ledger->cache[table];
    uint64_t mark = mark_of(&key);
    ledger_glance *glance = &ledger->glance[table][mark >> 32 & (LEDGER_GLANCES - 1)];
    frn_slice bytes;

    if (glance->mark == mark && is_packed(cache->keys.text.at[glance->key], &key)) {
        *out = cache->row.at[glance->key];
        return FRN_OK;
    }
    bytes = packed(&ledger->scratch, &key);
    if (!bytes.ptr) {
        frn_buf_free(&ledger->scratch);
        ledger->scratch = (frn_buf){0};
        return frn_no_memory(err);
    }
    FRN_TRY(ledger_cache_find(out, cache, bytes, err));
    if (*out)
        *glance = (ledger_glance){mark, frn_intern_find(&cache->keys, bytes)};
    return FRN_OK;
}
