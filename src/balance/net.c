#include "balance/net_internal.h"

#include <stdlib.h>

frn_status frn_net_rows(frn_net *net, frn_error *err)
{
    uint64_t *at = malloc(((size_t)net->n + 1) * sizeof *at);

    net->first = FRN_NEW_ARRAY(&net->arena, uint64_t, (size_t)net->n + 2);
    net->to = FRN_NEW_ARRAY(&net->arena, uint32_t, 2 * (size_t)net->m + 1);
    net->edge = FRN_NEW_ARRAY(&net->arena, uint32_t, 2 * (size_t)net->m + 1);
    if (!at || !net->first || !net->to || !net->edge) {
        free(at);
        return frn_no_memory(err);
    }
    for (uint32_t e = 0; e < net->m; e++) {
        net->first[net->u[e] + 1]++;
        net->first[net->v[e] + 1]++;
    }
    for (uint32_t x = 0; x < net->n; x++) {
        net->first[x + 1] += net->first[x];
        at[x] = net->first[x];
    }
    for (uint32_t e = 0; e < net->m; e++) {
        uint32_t u = net->u[e], v = net->v[e];
        net->to[at[u]] = v;
        net->edge[at[u]++] = e;
        net->to[at[v]] = u;
        net->edge[at[v]++] = e;
    }
    free(at);
    return FRN_OK;
}

void frn_net_free(frn_net *net)
{
    frn_arena_free(&net->arena);
    *net = (frn_net){0};
}

int64_t frn_net_cost(const frn_net *net, const int8_t *spin)
{
    int64_t cost = 0;

    for (uint32_t e = 0; e < net->m; e++) {
        int64_t pull = net->w[e] * spin[net->u[e]] * spin[net->v[e]];
        cost -= pull < 0 ? pull : 0;
    }
    return cost;
}
