/* base/arena.h - memory that is freed all at once.
 *
 * A bump allocator in blocks that grow; one per stage or document. Allocations are 16-byte aligned
 * and live until frn_arena_reset or frn_arena_free. Zero-initialise; freeing {0} or twice is legal.
 */
#ifndef FRENEMY_BASE_ARENA_H
#define FRENEMY_BASE_ARENA_H

#include "base/slice.h"

FRN_BEGIN_DECLS

typedef struct frn_arena {
    struct frn_arena_block *block; /* the newest; older ones hang behind it */
    size_t used;                   /* bytes used of the newest block */
    size_t total;                  /* bytes held in all blocks */
    bool failed; /* an allocation found no memory since the last reset: for those who ask once, at
                    the end */
} frn_arena;

/* `size` bytes, not zeroed; NULL when memory is out. O(1) amortised. */
FRN_API void *frn_arena_alloc(frn_arena *arena, size_t size);
/* `count` zeroed items of `size` bytes; NULL when memory is out or the product overflows. */
FRN_API void *frn_arena_calloc(frn_arena *arena, size_t count, size_t size);
/* A copy of `s` with a NUL after it; ptr is NULL when memory is out (never for len 0 otherwise). */
FRN_API frn_slice frn_arena_copy(frn_arena *arena, frn_slice s);
/* "<a><between><b>", NUL-terminated; ptr is NULL when memory is out. */
FRN_API frn_slice frn_arena_join(frn_arena *arena, frn_slice a, char between, frn_slice b);
/* A formatted string, NUL-terminated; ptr is NULL when memory is out. */
FRN_API frn_slice frn_arena_printf(frn_arena *arena, const char *fmt, ...) FRN_PRINTF(2, 3);
/* Forgets everything but keeps the largest block for the next round. */
FRN_API void frn_arena_reset(frn_arena *arena);
FRN_API void frn_arena_free(frn_arena *arena);

#define FRN_NEW(arena, type) ((type *)frn_arena_calloc((arena), 1, sizeof(type)))
#define FRN_NEW_ARRAY(arena, type, count) ((type *)frn_arena_calloc((arena), (count), sizeof(type)))

FRN_END_DECLS
#endif
