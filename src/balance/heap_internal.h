/* A heap of 64-bit keys, least first: 32 bits of distance, then what is there. Distances are whole
 * numbers, or non-negative floats, whose order is that of their bits. */
#ifndef FRENEMY_BALANCE_HEAP_INTERNAL_H
#define FRENEMY_BALANCE_HEAP_INTERNAL_H

#include <string.h>

#include "base/vec.h"

typedef FRN_VEC(uint64_t) frn_heap;

static inline uint64_t frn_heap_key(double distance, uint32_t what)
{
    float f = (float)distance;
    uint32_t bits;

    memcpy(&bits, &f, sizeof bits);
    return (uint64_t)bits << 32 | what;
}

static inline double frn_heap_distance(uint64_t key)
{
    uint32_t bits = (uint32_t)(key >> 32);
    float f;

    memcpy(&f, &bits, sizeof f);
    return (double)f;
}

static inline bool frn_heap_push(frn_heap *h, uint64_t key)
{
    size_t i = h->len;

    if (!frn_vec_push(h, key))
        return false;
    while (i > 0 && h->at[(i - 1) / 2] > key) {
        h->at[i] = h->at[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    h->at[i] = key;
    return true;
}

/* The least key of a heap that is not empty. */
static inline uint64_t frn_heap_pop(frn_heap *h)
{
    uint64_t top = h->at[0], key = h->at[--h->len];
    size_t i = 0, n = h->len;

    for (;;) {
        size_t c = 2 * i + 1;
        if (c >= n)
            break;
        if (c + 1 < n && h->at[c + 1] < h->at[c])
            c++;
        if (h->at[c] >= key)
            break;
        h->at[i] = h->at[c];
        i = c;
    }
    if (n)
        h->at[i] = key;
    return top;
}

#endif
