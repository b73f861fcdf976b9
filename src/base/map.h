/* base/map.h - 64-bit keys to 32-bit values (open addressing).
 *
 * Zero-initialise; free with frn_map_free. There is no removal: tables here are built, asked,
 * dropped.
 */
#ifndef FRENEMY_BASE_MAP_H
#define FRENEMY_BASE_MAP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

FRN_BEGIN_DECLS

typedef struct frn_map_slot { /* side by side: a question touches one cache line */
    uint64_t key;
    uint32_t value; /* UINT32_MAX marks an empty slot, so it cannot be stored */
} frn_map_slot;

typedef struct frn_map {
    frn_map_slot *slot;
    size_t count, slot_count;
} frn_map;

/* The place of `key`'s value, made with `fresh` if new (*added tells, may be NULL); valid until the
 * next call. NULL when memory is out. O(1). */
FRN_API uint32_t *frn_map_put(frn_map *map, uint64_t key, uint32_t fresh, bool *added);
/* The value, or UINT32_MAX. */
FRN_API uint32_t frn_map_get(const frn_map *map, uint64_t key);
FRN_API void frn_map_free(frn_map *map);

FRN_END_DECLS
#endif
