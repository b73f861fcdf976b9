/* base/intern.h - strings as row numbers.
 *
 * Equal strings get equal ids, 0, 1, 2 ... in the order of first sight. The table owns copies.
 * Zero-initialise; free with frn_intern_free.
 */
#ifndef FRENEMY_BASE_INTERN_H
#define FRENEMY_BASE_INTERN_H

#include "base/arena.h"
#include "base/vec.h"

FRN_BEGIN_DECLS

#define FRN_NONE UINT32_MAX

typedef struct frn_intern_slot { /* most questions end here, without a look at any text */
    uint32_t id;                 /* FRN_NONE: empty */
    uint32_t hash;               /* the upper half of the text's */
} frn_intern_slot;

typedef struct frn_intern {
    frn_arena arena;
    FRN_VEC(frn_slice) text; /* [id] */
    FRN_VEC(uint64_t) hash;  /* [id] */
    frn_intern_slot *slot;   /* open addressing by the lower half of the hash */
    uint32_t slot_count;     /* a power of two */
} frn_intern;

/* The id of `s`, added if new; FRN_NONE when memory is out. O(len). */
FRN_API uint32_t frn_intern_add(frn_intern *table, frn_slice s);
/* The id of `s`, or FRN_NONE. */
FRN_API uint32_t frn_intern_find(const frn_intern *table, frn_slice s);
FRN_API frn_slice frn_intern_text(const frn_intern *table, uint32_t id); /* NUL-terminated */
FRN_API uint32_t frn_intern_count(const frn_intern *table);
FRN_API void frn_intern_free(frn_intern *table);

FRN_END_DECLS
#endif
