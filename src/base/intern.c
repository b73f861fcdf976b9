#include "base/intern.h"

#include "base/hash.h"

static uint32_t probe(const frn_intern *table, frn_slice s, uint64_t hash)
{
    uint32_t mask = table->slot_count - 1, at = (uint32_t)hash & mask;

    while (table->slot[at].id != FRN_NONE) {
        frn_intern_slot slot = table->slot[at];
        if (slot.hash == (uint32_t)(hash >> 32) && frn_slice_eq(table->text.at[slot.id], s))
            return at;
        at = (at + 1) & mask;
    }
    return at;
}

static bool grow(frn_intern *table)
{
    uint32_t count = table->slot_count ? table->slot_count * 2 : 64;
    frn_intern_slot *slot;

    if (count > 1u << 31 || !(slot = malloc(count * sizeof *slot)))
        return false;
    memset(slot, 0xFF, count * sizeof *slot);
    for (uint32_t id = 0; id < table->hash.len; id++) {
        uint32_t at = (uint32_t)table->hash.at[id] & (count - 1);
        while (slot[at].id != FRN_NONE)
            at = (at + 1) & (count - 1);
        slot[at] = (frn_intern_slot){id, (uint32_t)(table->hash.at[id] >> 32)};
    }
    free(table->slot);
    table->slot = slot;
    table->slot_count = count;
    return true;
}

uint32_t frn_intern_add(frn_intern *table, frn_slice s)
{
    uint64_t hash = frn_hash(s);
    uint32_t at, id = (uint32_t)table->text.len;
    frn_slice copy;

    if ((id + 1) * (uint64_t)2 > table->slot_count && !grow(table))
        return FRN_NONE;
    at = probe(table, s, hash);
    if (table->slot[at].id != FRN_NONE)
        return table->slot[at].id;
    if (!frn_vec_reserve(&table->text, table->text.len + 1) ||
        !frn_vec_reserve(&table->hash, table->hash.len + 1))
        return FRN_NONE;
    copy = frn_arena_copy(&table->arena, s);
    if (!copy.ptr)
        return FRN_NONE;
    table->text.at[table->text.len++] = copy;
    table->hash.at[table->hash.len++] = hash;
    table->slot[at] = (frn_intern_slot){id, (uint32_t)(hash >> 32)};
    return id;
}

uint32_t frn_intern_find(const frn_intern *table, frn_slice s)
{
    return table->slot_count ? table->slot[probe(table, s, frn_hash(s))].id : FRN_NONE;
}

frn_slice frn_intern_text(const frn_intern *table, uint32_t id)
{
    return id < table->text.len ? table->text.at[id] : (frn_slice){"", 0};
}

uint32_t frn_intern_count(const frn_intern *table)
{
    return (uint32_t)table->text.len;
}

void frn_intern_free(frn_intern *table)
{
    frn_arena_free(&table->arena);
    frn_vec_free(&table->text);
    frn_vec_free(&table->hash);
    free(table->slot);
    *table = (frn_intern){0};
}
