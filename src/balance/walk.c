#include "balance/walk_internal.h"

#include <stdlib.h>

static uint32_t copy_over(const frn_net *net, uint32_t e, uint32_t copy, uint32_t to)
{
    return 2 * to + ((copy & 1) ^ (net->w[e] < 0));
}

/* Distances from the first copy of `root`, up to `limit` or until `goal` is settled. */
static frn_status spread(frn_walker *w, const frn_net *net, const double *length, uint32_t root,
                         double limit, uint32_t goal)
{
    w->heap.len = 0;
    w->stamp++;
    w->seen[2 * root] = w->stamp;
    w->distance[2 * root] = 0;
    if (!frn_heap_push(&w->heap, frn_heap_key(0, 2 * root)))
        return FRN_E_MEMORY;
    while (w->heap.len) {
        uint64_t key = frn_heap_pop(&w->heap);
        uint32_t copy = (uint32_t)key, x = copy / 2;
        double d = w->distance[copy];
        if (frn_heap_distance(key) > (double)(float)d || copy == 2 * root + 1)
            continue;
        if (copy == goal)
            return FRN_OK;
        for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++) {
            uint32_t e = net->edge[i], to = copy_over(net, e, copy, net->to[i]);
            double l = d + (length[e] > 0 ? length[e] : 0);
            if (l >= limit || (w->seen[to] == w->stamp && w->distance[to] <= l))
                continue;
            w->seen[to] = w->stamp;
            w->distance[to] = l;
            w->parent[to] = e;
            if (!frn_heap_push(&w->heap, frn_heap_key(l, to)))
                return FRN_E_MEMORY;
        }
    }
    return FRN_OK;
}

/* Follows parents from `copy` back to the first copy of `root`. */
static bool trace(frn_walker *w, const frn_net *net, uint32_t root, uint32_t copy)
{
    while (copy != 2 * root) {
        uint32_t e = w->parent[copy], x = copy / 2, y = net->u[e] == x ? net->v[e] : net->u[e];
        if (!frn_vec_push(&w->walk, e) || !frn_vec_push(&w->stop, x))
            return false;
        copy = copy_over(net, e, copy, y);
    }
    return true;
}

static void forget(frn_walker *w, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        w->place[w->stop.at[i]] = FRN_NONE;
}

/* Cuts the closed walk down to one simple negative cycle: a repeated vertex splits it into two
 * closed walks, one of which is negative. */
static void simplify(frn_walker *w, const frn_net *net)
{
    size_t top = 0;

    for (size_t i = 0; i < w->walk.len; i++) {
        uint32_t x = w->stop.at[i], from = w->place[x];
        bool negative = false;
        if (from != FRN_NONE) {
            for (size_t j = from; j < top; j++)
                negative ^= net->w[w->walk.at[j]] < 0;
            forget(w, from, top);
            if (negative) {
                forget(w, 0, from);
                memmove(w->walk.at, w->walk.at + from, (top - from) * sizeof *w->walk.at);
                w->walk.len = top - from;
                return;
            }
            top = from;
        }
        w->place[x] = (uint32_t)top;
        w->walk.at[top] = w->walk.at[i];
        w->stop.at[top++] = x;
    }
    forget(w, 0, top);
    w->walk.len = top;
}

static frn_status keep(frn_walker *w, const frn_net *net)
{
    simplify(w, net);
    return frn_cycles_add(&w->found, w->walk.at, w->walk.len, 1) ? FRN_OK : FRN_E_MEMORY;
}

frn_status frn_walk_from(frn_walker *w, const frn_net *net, const double *length, uint32_t root,
                         double limit)
{
    uint32_t goal = 2 * root + 1;

    w->walk.len = w->stop.len = 0;
    FRN_TRY(spread(w, net, length, root, limit, goal));
    if (w->seen[goal] != w->stamp)
        return FRN_OK;
    return trace(w, net, root, goal) ? keep(w, net) : FRN_E_MEMORY;
}

frn_status frn_walk_edges(frn_walker *w, const frn_net *net, const double *length, uint32_t root,
                          double limit)
{
    bool any = false;

    for (uint64_t i = net->first[root]; i < net->first[root + 1]; i++)
        any |= net->to[i] > root;
    if (!any)
        return FRN_OK;
    FRN_TRY(spread(w, net, length, root, limit, FRN_NONE));
    for (uint64_t i = net->first[root]; i < net->first[root + 1]; i++) {
        uint32_t e = net->edge[i], to = net->to[i], copy = copy_over(net, e, 1, to);
        if (to < root || w->seen[copy] != w->stamp || w->parent[copy] == e ||
            w->distance[copy] + (length[e] > 0 ? length[e] : 0) >= limit)
            continue;
        w->walk.len = w->stop.len = 0;
        if (!frn_vec_push(&w->walk, e) || !frn_vec_push(&w->stop, root) ||
            !trace(w, net, root, copy))
            return FRN_E_MEMORY;
        FRN_TRY(keep(w, net));
    }
    return FRN_OK;
}

frn_status frn_walker_make(frn_walker *w, const frn_net *net)
{
    size_t copies = 2 * (size_t)net->n + 2;

    w->distance = malloc(copies * sizeof *w->distance);
    w->parent = malloc(copies * sizeof *w->parent);
    w->seen = calloc(copies, sizeof *w->seen);
    w->place = malloc(copies * sizeof *w->place);
    for (size_t x = 0; w->place && x < copies; x++)
        w->place[x] = FRN_NONE;
    return w->distance && w->parent && w->seen && w->place ? FRN_OK : FRN_E_MEMORY;
}

void frn_walker_free(frn_walker *w)
{
    free(w->distance);
    free(w->parent);
    free(w->seen);
    free(w->place);
    frn_vec_free(&w->heap);
    frn_vec_free(&w->walk);
    frn_vec_free(&w->stop);
    frn_cycles_free(&w->found);
    *w = (frn_walker){0};
}
