/* What the proof says about line-ups that are as good, or nearly. Any line-up costs at least the
 * packing plus the slack of every tie that it frustrates, so ties with more slack than the gap are
 * satisfied in every best line-up, and what they connect moves together. */
#include <stdlib.h>

#include "balance/frustration.h"

static void measure_slack(frn_swing *s, const frn_graph *g, const frn_frustration *f)
{
    const frn_packing *p = &f->packing;
    uint64_t at = 0;
    int64_t sum = 0;

    for (uint32_t i = 0; i < g->m; i++)
        s->slack[i] = p->unit * (int64_t)frn_graph_tie_size(&g->tie[i]);
    for (uint64_t c = 0; c < p->count; c++) {
        sum += p->amount[c];
        for (; at < p->end[c]; at++)
            s->slack[p->tie[at]] -= p->amount[c];
    }
    for (uint32_t i = 0; i < g->m; i++) /* costs are whole: a part of a unit counts as one */
        s->slack[i] = (sum + s->slack[i] + p->unit - 1) / p->unit - (int64_t)f->upper;
}

typedef struct bloc_size {
    uint32_t root, size, first;
} bloc_size;

static int by_size(const void *a, const void *b)
{
    const bloc_size *x = a, *y = b;

    if (x->size != y->size)
        return x->size < y->size ? 1 : -1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Actors joined by a tie that no optimal line-up breaks have one root. */
static void join_blocs(const frn_swing *s, const frn_graph *graph, uint32_t *parent)
{
    for (uint32_t u = 0; u < s->n; u++)
        parent[u] = u;
    for (uint32_t i = 0; i < s->m; i++)
        if (s->slack[i] > 0)
            parent[frn_graph_root(parent, graph->tie[i].u)] =
                frn_graph_root(parent, graph->tie[i].v);
    for (uint32_t u = 0; u < s->n; u++)
        parent[u] = frn_graph_root(parent, u);
}

/* The largest bloc is bloc 0; of equal ones, that of the first actor. */
static frn_status number_blocs(frn_swing *s, const frn_graph *graph, frn_error *err)
{
    bloc_size *bloc = calloc((size_t)s->n + 1, sizeof *bloc);
    uint32_t *number = calloc((size_t)s->n + 1, sizeof *number);
    uint32_t *root = calloc((size_t)s->n + 1, sizeof *root);
    frn_status status = bloc && number && root ? FRN_OK : frn_no_memory(err);

    if (status == FRN_OK) {
        join_blocs(s, graph, root);
        for (uint32_t u = 0; u < s->n; u++)
            if (root[u] == u)
                number[u] = s->blocs++;
        for (uint32_t u = s->n; u-- > 0;) {
            bloc_size *b = &bloc[number[root[u]]];
            *b = (bloc_size){root[u], b->size + 1, u};
        }
        qsort(bloc, s->blocs, sizeof *bloc, by_size);
        for (uint32_t i = 0; i < s->blocs; i++)
            number[bloc[i].root] = i;
        for (uint32_t u = 0; u < s->n; u++)
            s->bloc[u] = number[root[u]];
    }
    free(bloc);
    free(number);
    free(root);
    return status;
}

static void measure_change(frn_swing *s, const frn_graph *g, const frn_frustration *f)
{
    for (uint32_t u = 0; u < g->n; u++) {
        int64_t pull = 0;
        for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++)
            pull += g->tie[g->tie_of[i]].weight * f->camp[g->to[i]];
        pull *= f->camp[u];
        s->change[u] = pull > 0 ? (uint64_t)pull : 0;
    }
}

frn_status frn_swing_find(frn_swing *out, const frn_graph *graph, const frn_frustration *f,
                          frn_error *err)
{
    frn_swing s = {.n = graph->n, .m = graph->m};
    frn_status status = FRN_OK;

    s.bloc = malloc(((size_t)s.n + 1) * sizeof *s.bloc);
    s.change = malloc(((size_t)s.n + 1) * sizeof *s.change);
    s.slack = malloc(((size_t)s.m + 1) * sizeof *s.slack);
    if (!s.bloc || !s.change || !s.slack) {
        status = frn_no_memory(err);
    } else {
        measure_slack(&s, graph, f);
        measure_change(&s, graph, f);
        status = number_blocs(&s, graph, err);
    }
    if (status == FRN_OK)
        *out = s;
    else
        frn_swing_free(&s);
    return status;
}

void frn_swing_free(frn_swing *swing)
{
    free(swing->bloc);
    free(swing->change);
    free(swing->slack);
    *swing = (frn_swing){0};
}
