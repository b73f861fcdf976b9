#include <stdlib.h>

#include "balance/packing_internal.h"
#include "base/hash.h"

void frn_cycles_free(frn_cycles *cycles)
{
    frn_vec_free(&cycles->edge);
    frn_vec_free(&cycles->end);
    frn_vec_free(&cycles->amount);
}

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

void frn_cycle_sort(uint32_t *edge, size_t count)
{
    if (count > 1)
        qsort(edge, count, sizeof *edge, by_value);
}

uint64_t frn_cycle_hash(const uint32_t *edge, size_t count)
{
    return frn_hash(frn_slice_make((const char *)edge, count * sizeof *edge));
}

bool frn_cycles_add(frn_cycles *cycles, const uint32_t *edge, size_t count, int64_t amount)
{
    for (size_t i = 0; i < count; i++)
        if (!frn_vec_push(&cycles->edge, edge[i]))
            return false;
    return frn_vec_push(&cycles->end, cycles->edge.len) && frn_vec_push(&cycles->amount, amount);
}

frn_status frn_cycles_copy(frn_cycles *out, const frn_cycles *cycles, int64_t by)
{
    uint64_t from = 0;

    for (size_t c = 0; c < cycles->end.len; from = cycles->end.at[c++])
        if (!frn_cycles_add(out, cycles->edge.at + from, cycles->end.at[c] - from,
                            by * cycles->amount.at[c]))
            return FRN_E_MEMORY;
    return FRN_OK;
}
