/* base/vec.h - a typed growable array.
 *
 *     FRN_VEC(uint32_t) ids = {0};
 *     if (!frn_vec_push(&ids, 7)) return frn_no_memory(err);
 *     frn_vec_free(&ids);
 *
 * Items are ids.at[0 .. ids.len). Growth is by half again; freeing {0} is legal.
 */
#ifndef FRENEMY_BASE_VEC_H
#define FRENEMY_BASE_VEC_H

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define FRN_VEC(type)                                                                              \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t len, cap;                                                                           \
    }

/* Room for `want` items of `size` bytes; false (nothing changed) when memory is out. `field` is the
 * address of the typed pointer, which is copied as bytes because its type is not known here. */
static inline bool frn_vec_room(void *field, size_t *cap, size_t want, size_t size)
{
    size_t grown = *cap + *cap / 2 + 8;
    void *at;

    if (want <= *cap)
        return true;
    if (grown < want)
        grown = want;
    if (grown > SIZE_MAX / 2 / size)
        return false;
    memcpy(&at, field, sizeof at);
    at = realloc(at, grown * size);
    if (!at)
        return false;
    memcpy(field, &at, sizeof at);
    *cap = grown;
    return true;
}

#define frn_vec_reserve(v, want) frn_vec_room(&(v)->at, &(v)->cap, (want), sizeof *(v)->at)

#define frn_vec_push(v, ...)                                                                       \
    (frn_vec_reserve((v), (v)->len + 1) ? ((v)->at[(v)->len++] = (__VA_ARGS__), true) : false)

#define frn_vec_free(v)                                                                            \
    do {                                                                                           \
        free((v)->at);                                                                             \
        (v)->at = NULL;                                                                            \
        (v)->len = (v)->cap = 0;                                                                   \
    } while (0)

#endif
