/* Every tie points to the end of higher degree, which keeps the lists of hubs short; a triangle is
 * found at its lowest actor. */
#include "balance/census.h"

#include <stdatomic.h>
#include <stdlib.h>

typedef struct forward {
    const frn_graph *g;
    uint32_t *rank;                /* [n] place by degree */
    uint32_t *actor;               /* [n] and back */
    uint64_t *first;               /* [n + 1] by rank */
    uint32_t *out;                 /* [m] rank << 1 | negative */
    uint32_t *tie;                 /* [m] beside it; with detail */
    uint64_t (*count)[FRN_TRIADS]; /* [tasks] */
    uint8_t *mark;                 /* [tasks][n] 0 none, 1 plus, 2 minus */
    uint32_t *marked_tie;          /* [tasks][n]; with detail */
    atomic_ullong *of_actor;       /* [n * 4] */
    atomic_uint *of_tie;           /* [m * 2] */
    uint32_t tasks;
} forward;

static frn_status rank_by_degree(forward *f, frn_error *err)
{
    const frn_graph *g = f->g;
    uint32_t most = 0, *start;

    for (uint32_t u = 0; u < g->n; u++)
        most = frn_graph_degree(g, u) > most ? frn_graph_degree(g, u) : most;
    start = calloc((size_t)most + 2, sizeof *start);
    if (!start)
        return frn_no_memory(err);
    for (uint32_t u = 0; u < g->n; u++)
        start[frn_graph_degree(g, u) + 1]++;
    for (uint32_t d = 0; d <= most; d++)
        start[d + 1] += start[d];
    for (uint32_t u = 0; u < g->n; u++) {
        f->rank[u] = start[frn_graph_degree(g, u)]++;
        f->actor[f->rank[u]] = u;
    }
    free(start);
    return FRN_OK;
}

static void point_up(forward *f)
{
    const frn_graph *g = f->g;
    uint64_t at = 0;

    for (uint32_t r = 0; r < g->n; r++) {
        uint32_t u = f->actor[r];
        f->first[r] = at;
        for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++) {
            uint32_t s = f->rank[g->to[i]];
            if (s < r)
                continue;
            f->out[at] = s << 1 | (g->tie[g->tie_of[i]].weight < 0);
            if (f->tie)
                f->tie[at] = g->tie_of[i];
            at++;
        }
    }
    f->first[g->n] = at;
}

/* The triangles below u -> v, by signs of the other two ties. */
static void count_pair(const forward *f, const uint8_t *mark, uint32_t v, uint32_t sign,
                       uint64_t *count)
{
    uint64_t plus = 0, minus = 0, plus_minus = 0, minus_minus = 0;

    for (uint64_t j = f->first[v]; j < f->first[v + 1]; j++) {
        uint32_t x = f->out[j], m = mark[x >> 1];
        plus += m & 1;
        minus += m >> 1;
        plus_minus += m & x & 1;
        minus_minus += m >> 1 & x & 1;
    }
    count[sign] += plus - plus_minus;
    count[sign + 1] += plus_minus + minus - minus_minus;
    count[sign + 2] += minus_minus;
}

static void detail_pair(const forward *f, const uint8_t *mark, const uint32_t *marked_tie,
                        uint32_t u, uint64_t i, uint64_t *count)
{
    uint32_t v = f->out[i] >> 1;

    for (uint64_t j = f->first[v]; j < f->first[v + 1]; j++) {
        uint32_t x = f->out[j], w = x >> 1, kind;
        if (!mark[w])
            continue;
        kind = (f->out[i] & 1) + (x & 1) + (mark[w] == 2);
        count[kind]++;
        atomic_fetch_add_explicit(&f->of_actor[4 * f->actor[u] + kind], 1, memory_order_relaxed);
        atomic_fetch_add_explicit(&f->of_actor[4 * f->actor[v] + kind], 1, memory_order_relaxed);
        atomic_fetch_add_explicit(&f->of_actor[4 * f->actor[w] + kind], 1, memory_order_relaxed);
        kind = !(kind & 1);
        atomic_fetch_add_explicit(&f->of_tie[2 * f->tie[i] + kind], 1, memory_order_relaxed);
        atomic_fetch_add_explicit(&f->of_tie[2 * f->tie[j] + kind], 1, memory_order_relaxed);
        atomic_fetch_add_explicit(&f->of_tie[2 * marked_tie[w] + kind], 1, memory_order_relaxed);
    }
}

/* Task t takes every tasks-th actor: the heavy ones are spread evenly. */
static frn_status count_task(void *ctx, size_t task)
{
    const forward *f = ctx;
    uint32_t n = f->g->n;
    uint8_t *mark = f->mark + (size_t)n * task;
    uint32_t *marked_tie = f->marked_tie ? f->marked_tie + (size_t)n * task : NULL;

    for (uint32_t u = (uint32_t)task; u < n; u += f->tasks) {
        uint64_t from = f->first[u], to = f->first[u + 1];
        if (to - from < 2)
            continue;
        for (uint64_t i = from; i < to; i++) {
            mark[f->out[i] >> 1] = (uint8_t)(1 + (f->out[i] & 1));
            if (marked_tie)
                marked_tie[f->out[i] >> 1] = f->tie[i];
        }
        for (uint64_t i = from; i < to; i++) {
            if (marked_tie)
                detail_pair(f, mark, marked_tie, u, i, f->count[task]);
            else
                count_pair(f, mark, f->out[i] >> 1, f->out[i] & 1, f->count[task]);
        }
        for (uint64_t i = from; i < to; i++)
            mark[f->out[i] >> 1] = 0;
    }
    return FRN_OK;
}

static bool make_room(forward *f, bool detail)
{
    size_t n = (size_t)f->g->n + 1, m = (size_t)f->g->m + 1;

    f->rank = malloc(n * sizeof *f->rank);
    f->actor = malloc(n * sizeof *f->actor);
    f->first = malloc(n * sizeof *f->first);
    f->out = malloc(m * sizeof *f->out);
    f->count = calloc(f->tasks, sizeof *f->count);
    f->mark = calloc(n * f->tasks, 1);
    if (detail) {
        f->tie = malloc(m * sizeof *f->tie);
        f->marked_tie = malloc(n * f->tasks * sizeof *f->marked_tie);
        f->of_actor = calloc(4 * n, sizeof *f->of_actor);
        f->of_tie = calloc(2 * m, sizeof *f->of_tie);
        if (!f->tie || !f->marked_tie || !f->of_actor || !f->of_tie)
            return false;
    }
    return f->rank && f->actor && f->first && f->out && f->count && f->mark;
}

static frn_status hand_out_detail(frn_census *c, const forward *f, frn_error *err)
{
    uint32_t n = f->g->n, m = f->g->m;

    c->actor = malloc(((size_t)n + 1) * sizeof *c->actor);
    c->tie = malloc(((size_t)m + 1) * sizeof *c->tie);
    if (!c->actor || !c->tie)
        return frn_no_memory(err);
    for (size_t u = 0; u < n; u++)
        for (size_t k = 0; k < FRN_TRIADS; k++)
            c->actor[u][k] = atomic_load(&f->of_actor[4 * u + k]);
    for (size_t t = 0; t < m; t++)
        for (size_t k = 0; k < 2; k++)
            c->tie[t][k] = atomic_load(&f->of_tie[2 * t + k]);
    return FRN_OK;
}

static frn_status take(frn_census *c, forward *f, bool detail, uint32_t threads, frn_error *err)
{
    if (!make_room(f, detail))
        return frn_no_memory(err);
    FRN_TRY(rank_by_degree(f, err));
    point_up(f);
    FRN_TRY(frn_parallel(f->tasks, threads, count_task, f));
    for (uint32_t t = 0; t < f->tasks; t++)
        for (int k = 0; k < FRN_TRIADS; k++)
            c->triad[k] += f->count[t][k];
    c->triangles = c->triad[0] + c->triad[1] + c->triad[2] + c->triad[3];
    c->strict = c->weak = 1;
    if (c->triangles) {
        c->strict = (double)(c->triad[0] + c->triad[2]) / (double)c->triangles;
        c->weak = (double)(c->triangles - c->triad[1]) / (double)c->triangles;
    }
    return detail ? hand_out_detail(c, f, err) : FRN_OK;
}

frn_status frn_census_take(frn_census *out, const frn_graph *graph, bool detail, uint32_t threads,
                           frn_error *err)
{
    forward f = {.g = graph, .tasks = frn_threads(threads)};
    frn_census c = {0};
    frn_status status = take(&c, &f, detail, threads, err);

    free(f.rank);
    free(f.actor);
    free(f.first);
    free(f.out);
    free(f.tie);
    free(f.count);
    free(f.mark);
    free(f.marked_tie);
    free(f.of_actor);
    free(f.of_tie);
    if (status == FRN_OK)
        *out = c;
    else
        frn_census_free(&c);
    return status;
}

void frn_census_free(frn_census *census)
{
    free(census->actor);
    free(census->tie);
    *census = (frn_census){0};
}
