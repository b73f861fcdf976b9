/* The simple graph: rows from ties, and looking things up. */
#include "graph/graph_internal.h"

#include <stdlib.h>

/* Compressed rows from ties in (u, v) order: filling in that order leaves every row ascending. */
frn_status frn_graph_fill_rows(frn_graph *g, frn_error *err)
{
    uint64_t *at;

    g->first = FRN_NEW_ARRAY(&g->arena, uint64_t, (size_t)g->n + 2);
    g->to = FRN_NEW_ARRAY(&g->arena, uint32_t, 2 * (size_t)g->m + 1);
    g->tie_of = FRN_NEW_ARRAY(&g->arena, uint32_t, 2 * (size_t)g->m + 1);
    at = calloc((size_t)g->n + 1, sizeof *at);
    if (!g->first || !g->to || !g->tie_of || !at) {
        free(at);
        return frn_no_memory(err);
    }
    for (uint32_t i = 0; i < g->m; i++) {
        g->first[g->tie[i].u + 1]++;
        g->first[g->tie[i].v + 1]++;
        g->negative += g->tie[i].weight < 0;
        g->total += frn_graph_tie_size(&g->tie[i]);
    }
    for (uint32_t u = 0; u < g->n; u++) {
        g->first[u + 1] += g->first[u];
        at[u] = g->first[u];
    }
    for (int pass = 0; pass < 2; pass++) { /* lower neighbours of a row come before higher ones */
        for (uint32_t i = 0; i < g->m; i++) {
            uint32_t row = pass ? g->tie[i].u : g->tie[i].v;
            g->to[at[row]] = pass ? g->tie[i].v : g->tie[i].u;
            g->tie_of[at[row]++] = i;
        }
    }
    free(at);
    return FRN_OK;
}

static int by_ends(const void *a, const void *b)
{
    const frn_graph_tie *s = a, *t = b;

    if (s->u != t->u)
        return s->u < t->u ? -1 : 1;
    return s->v < t->v ? -1 : s->v > t->v;
}

static frn_status name_by_number(frn_graph *g, frn_error *err)
{
    g->name = FRN_NEW_ARRAY(&g->arena, frn_slice, (size_t)g->n + 1);
    if (!g->name)
        return frn_no_memory(err);
    for (uint32_t u = 0; u < g->n; u++) {
        g->name[u] = frn_arena_printf(&g->arena, "%u", u);
        if (!g->name[u].ptr)
            return frn_no_memory(err);
    }
    return FRN_OK;
}

static frn_status copy_ties(frn_graph *g, const frn_graph_tie *tie, uint32_t m, frn_error *err)
{
    g->tie = FRN_NEW_ARRAY(&g->arena, frn_graph_tie, (size_t)m + 1);
    if (!g->tie)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < m; i++) {
        frn_graph_tie t = tie[i];
        if (t.u >= g->n || t.v >= g->n || t.u == t.v || t.weight == 0)
            return frn_fail(err, FRN_E_USAGE, "tie %u is a loop, weighs 0 or names no actor", i);
        g->weighted |= frn_graph_tie_size(&t) != 1;
        g->tie[i] = t.u < t.v ? t : (frn_graph_tie){t.v, t.u, t.weight};
    }
    qsort(g->tie, m, sizeof *g->tie, by_ends);
    for (uint32_t i = 1; i < m; i++)
        if (by_ends(&g->tie[i - 1], &g->tie[i]) == 0)
            return frn_fail(err, FRN_E_USAGE, "the pair %u, %u comes twice", g->tie[i].u,
                            g->tie[i].v);
    return FRN_OK;
}

frn_status frn_graph_from_ties(frn_graph *out, uint32_t n, const frn_graph_tie *tie, uint32_t m,
                               frn_error *err)
{
    frn_graph g = {.n = n, .m = m, .scale = 1};
    frn_status status = name_by_number(&g, err);

    if (status == FRN_OK)
        status = copy_ties(&g, tie, m, err);
    if (status == FRN_OK)
        status = frn_graph_fill_rows(&g, err);
    if (status == FRN_OK)
        *out = g;
    else
        frn_graph_free(&g);
    return status;
}

void frn_graph_free(frn_graph *graph)
{
    frn_arena_free(&graph->arena);
    *graph = (frn_graph){0};
}

uint32_t frn_graph_find(const frn_graph *graph, uint32_t u, uint32_t v)
{
    uint64_t low = graph->first[u], high = graph->first[u + 1];

    while (low < high) {
        uint64_t mid = low + (high - low) / 2;
        if (graph->to[mid] == v)
            return graph->tie_of[mid];
        if (graph->to[mid] < v)
            low = mid + 1;
        else
            high = mid;
    }
    return FRN_NONE;
}

uint32_t frn_graph_actor(const frn_graph *graph, frn_slice name)
{
    for (uint32_t u = 0; u < graph->n; u++)
        if (frn_slice_eq(graph->name[u], name))
            return u;
    return FRN_NONE;
}
