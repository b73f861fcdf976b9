#include "base/map.h"

#include <stdlib.h>
#include <string.h>

#include "base/hash.h"

static size_t probe(const frn_map *map, uint64_t key)
{
    size_t mask = map->slot_count - 1, at = frn_mix(key) & mask;

    while (map->value[at] != UINT32_MAX && map->key[at] != key)
        at = (at + 1) & mask;
    return at;
}

static bool grow(frn_map *map)
{
    frn_map big = {.slot_count = map->slot_count ? map->slot_count * 2 : 64, .count = map->count};

    if (big.slot_count > SIZE_MAX / 16)
        return false;
    big.key = malloc(big.slot_count * sizeof *big.key);
    big.value = malloc(big.slot_count * sizeof *big.value);
    if (!big.key || !big.value) {
        free(big.key);
        free(big.value);
        return false;
    }
    memset(big.value, 0xFF, big.slot_count * sizeof *big.value);
    for (size_t i = 0; i < map->slot_count; i++) {
        if (map->value[i] != UINT32_MAX) {
            size_t at = probe(&big, map->key[i]);
            big.key[at] = map->key[i];
            big.value[at] = map->value[i];
        }
    }
    free(map->key);
    free(map->value);
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
    is_new = map->value[at] == UINT32_MAX;
    if (is_new) {
        map->key[at] = key;
        map->value[at] = fresh;
        map->count++;
    }
    if (added)
        *added = is_new;
    return &map->value[at];
}

uint32_t frn_map_get(const frn_map *map, uint64_t key)
{
    return map->slot_count ? map->value[probe(map, key)] : UINT32_MAX;
}

void frn_map_free(frn_map *map)
{
    free(map->key);
    free(map->value);
    *map = (frn_map){0};
}
