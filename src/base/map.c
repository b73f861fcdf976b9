#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static size_t probe(const frn_map *map, uint64_t key)
{
    size_t mask = map->slot_count - 1, at = frn_mix(key) & mask;

    while (map->slot[at].value != UINT32_MAX && map->slot[at].key != key)
        at = (at + 1) & mask;
    return at;
}

static bool grow(frn_map *map)
{
    frn_map big = {.slot_count = map->slot_count ? map->slot_count * 2 : 64, .count = map->count};

    if (big.slot_count > SIZE_MAX / sizeof *big.slot)
        return false;
    big.slot = malloc(big.slot_count * sizeof *big.slot);
    if (!big.slot)
        return false;
    memset(big.slot, 0xFF, big.slot_count * sizeof *big.slot);
    for (size_t i = 0; i < map->slot_count; i++) {
        if (map->slot[i].value != UINT32_MAX)
            big.slot[probe(&big, map->slot[i].key)] = map->slot[i];
    }
    free(map->slot);
    *map = big;
    return true;
}

uint32_t *frn_map_put(frn_map *map, uint64_t key, uint32_t fresh, bool *added)
{
    size_t at;
    bool is_new;

    if (map->count * 2 >= map->slot_count && !grow(map))
        return NULL;
    at = probe(map, key);
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): grow() has put a new table in its place */
    is_new = map->slot[at].value == UINT32_MAX;
    if (is_new) {
        map->slot[at] = (frn_map_slot){key, fresh};
        map->count++;
    }
    if (added)
        *added = is_new;
    return &map->slot[at].value;
}

uint32_t frn_map_get(const frn_map *map, uint64_t key)
{
    return map->slot_count ? map->slot[probe(map, key)].value : UINT32_MAX;
}

void frn_map_free(frn_map *map)
{
    free(map->slot);
    *map = (frn_map){0};
}
