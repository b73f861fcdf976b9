/* A line-up from lengths: satisfied along a shortest spanning tree. */
#include <stdlib.h>

#include "balance/lineup_internal.h"

typedef struct ranked {
    double length;
    uint32_t edge;
} ranked;

static int by_length(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* The root of x, with the product of signs on the way in *sign. */
static uint32_t root_of(const uint32_t *parent, const int8_t *to_parent, uint32_t x, int *sign)
{
    *sign = 1;
    while (parent[x] != x) {
        *sign *= to_parent[x];
        x = parent[x];
    }
    return x;
}

/* Kruskal's tree; smaller trees hang below larger ones, so paths stay short. */
frn_status frn_lineup_from_lengths(int8_t *spin, const frn_net *net, const double *length)
{
    ranked *order = malloc(((size_t)net->m + 1) * sizeof *order);
    uint32_t *parent = malloc(((size_t)net->n + 1) * sizeof *parent);
    uint32_t *size = malloc(((size_t)net->n + 1) * sizeof *size);
    int8_t *to_parent = malloc((size_t)net->n + 1);
    bool ok = order && parent && size && to_parent;

    for (uint32_t e = 0; ok && e < net->m; e++)
        order[e] = (ranked){length[e], e};
    for (uint32_t x = 0; ok && x < net->n; x++) {
        parent[x] = x;
        size[x] = 1;
        to_parent[x] = 1;
    }
    if (ok)
        qsort(order, net->m, sizeof *order, by_length);
    for (uint32_t i = 0; ok && i < net->m; i++) {
        uint32_t e = order[i].edge, a, b;
        int s, t;
        a = root_of(parent, to_parent, net->u[e], &s);
        b = root_of(parent, to_parent, net->v[e], &t);
        if (a == b)
            continue;
        if (size[a] < size[b]) {
            uint32_t swap = a;
            a = b;
            b = swap;
        }
        parent[b] = a;
        size[a] += size[b];
        to_parent[b] = (int8_t)(s * t * (net->w[e] < 0 ? -1 : 1));
    }
    for (uint32_t x = 0; ok && x < net->n; x++) {
        int sign;
        (void)root_of(parent, to_parent, x, &sign);
        spin[x] = (int8_t)sign;
    }
    free(order);
    free(parent);
    free(size);
    free(to_parent);
    return ok ? FRN_OK : FRN_E_MEMORY;
}
