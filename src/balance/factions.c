#include "balance/factions.h"

#include <math.h>
#include <stdlib.h>

#include "balance/packing_internal.h"
#include "base/rng.h"

enum { SWEEPS = 150, STARTS = 8 };

typedef struct labelling {
    const frn_graph *g;
    const frn_factions_options *options;
    uint32_t starts;
    uint32_t *label; /* [starts][n] */
    int64_t *cost;   /* [starts] */
} labelling;

typedef struct moving {
    const frn_graph *g;
    uint32_t *label;
    uint32_t *size; /* [n] members of each label */
    int64_t *pull;  /* [n] weight towards each label, of the actor looked at */
    uint32_t used, most;
} moving;

static void relabel(moving *v, uint32_t u, uint32_t to)
{
    uint32_t from = v->label[u];

    if (--v->size[from] == 0)
        v->used--;
    if (v->size[to]++ == 0)
        v->used++;
    v->label[u] = to;
}

static int64_t pull_to(const moving *v, uint32_t u, uint32_t label)
{
    const frn_graph *g = v->g;
    int64_t sum = 0;

    for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++)
        if (v->label[g->to[i]] == label)
            sum += g->tie[g->tie_of[i]].weight;
    return sum;
}

static double mean_weight(const frn_graph *g)
{
    return g->m ? (double)g->total / (double)g->m : 1;
}

static void anneal(moving *v, frn_rng *rng)
{
    const frn_graph *g = v->g;
    double t = 2 * mean_weight(g), cool = pow(0.05, 1.0 / SWEEPS);

    for (int sweep = 0; sweep < SWEEPS; sweep++, t *= cool) {
        for (uint32_t u = 0; u < g->n; u++) {
            uint32_t degree = frn_graph_degree(g, u), to;
            int64_t gain;
            if (degree == 0)
                continue;
            to = v->label[g->to[g->first[u] + frn_rng_below(rng, degree)]];
            if (v->used < v->most && v->size[u] == 0 && frn_rng_below(rng, 16) == 0)
                to = u; /* a faction of its own */
            if (to == v->label[u])
                continue;
            gain = pull_to(v, u, to) - pull_to(v, u, v->label[u]);
            if (gain >= 0 || frn_rng_unit(rng) < exp((double)gain / t))
                relabel(v, u, to);
        }
    }
}

/* The label that pulls most; an empty one pulls with 0. */
static uint32_t best_label(moving *v, uint32_t u)
{
    const frn_graph *g = v->g;
    uint32_t best = v->label[u];
    int64_t most;

    for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++)
        v->pull[v->label[g->to[i]]] += g->tie[g->tie_of[i]].weight;
    most = v->pull[best];
    for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++) {
        uint32_t l = v->label[g->to[i]];
        if (v->pull[l] > most) {
            most = v->pull[l];
            best = l;
        }
    }
    if (most < 0 && v->used < v->most) {
        for (uint32_t l = u, k = 0; k < g->n; k++, l = l + 1 == g->n ? 0 : l + 1) {
            if (v->size[l] == 0) {
                best = l;
                break;
            }
        }
    }
    for (uint64_t i = g->first[u]; i < g->first[u + 1]; i++)
        v->pull[v->label[g->to[i]]] = 0;
    v->pull[v->label[u]] = 0;
    return best;
}

static void descend(moving *v)
{
    bool again = true;

    while (again) {
        again = false;
        for (uint32_t u = 0; u < v->g->n; u++) {
            uint32_t to = best_label(v, u);
            if (to != v->label[u]) {
                relabel(v, u, to);
                again = true;
            }
        }
    }
}

static int64_t cost_of(const frn_graph *g, const uint32_t *label)
{
    int64_t cost = 0;

    for (uint32_t i = 0; i < g->m; i++) {
        const frn_graph_tie *t = &g->tie[i];
        if ((t->weight > 0) != (label[t->u] == label[t->v]))
            cost += (int64_t)frn_graph_tie_size(t);
    }
    return cost;
}

static frn_status start_task(void *ctx, size_t task)
{
    labelling *l = ctx;
    uint32_t n = l->g->n, most = l->options->most ? l->options->most : n;
    frn_rng rng = frn_rng_make(l->options->seed ? l->options->seed : 1, 1000 + task);
    moving v = {.g = l->g,
                .label = l->label + (size_t)n * task,
                .size = calloc((size_t)n + 1, sizeof *v.size),
                .pull = calloc((size_t)n + 1, sizeof *v.pull),
                .most = most};

    if (v.size && v.pull) {
        for (uint32_t u = 0; u < n; u++) {
            v.label[u] = task % 2 ? u % most : frn_rng_below(&rng, most < 4 ? most : 4);
            v.used += v.size[v.label[u]]++ == 0;
        }
        anneal(&v, &rng);
        descend(&v);
        l->cost[task] = cost_of(l->g, v.label);
    }
    free(v.size);
    free(v.pull);
    return v.size && v.pull ? FRN_OK : FRN_E_MEMORY;
}

/* Cycles of one negative tie and positive ties, packed: the router's problem with everybody in one
 * camp. */
static frn_status bound(uint64_t *lower, const frn_graph *g, const frn_progress *progress)
{
    frn_net net = {.n = g->n, .m = g->m};
    frn_cycles cycles = {0};
    frn_packing_plan plan = {.work = 100 * ((uint64_t)g->m + 1000), .progress = progress};
    int64_t packed = 0;
    int8_t *spin = malloc((size_t)g->n + 1);
    frn_status status = FRN_E_MEMORY;

    net.u = FRN_NEW_ARRAY(&net.arena, uint32_t, (size_t)g->m + 1);
    net.v = FRN_NEW_ARRAY(&net.arena, uint32_t, (size_t)g->m + 1);
    net.w = FRN_NEW_ARRAY(&net.arena, int64_t, (size_t)g->m + 1);
    if (spin && net.u && net.v && net.w) {
        for (uint32_t i = 0; i < g->m; i++) {
            net.u[i] = g->tie[i].u;
            net.v[i] = g->tie[i].v;
            net.w[i] = 2 * g->tie[i].weight; /* so that halves can be packed */
        }
        memset(spin, 1, (size_t)g->n + 1);
        status = frn_net_rows(&net, NULL);
        if (status == FRN_OK)
            status = frn_packing_route(&cycles, &packed, &net, spin, &plan);
    }
    *lower = (uint64_t)((packed + 1) / 2);
    frn_cycles_free(&cycles);
    frn_net_free(&net);
    free(spin);
    return status == FRN_E_CANCELLED || status == FRN_E_LIMIT ? FRN_OK : status;
}

typedef struct ranked {
    uint32_t label, size, first;
} ranked;

static int by_size(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->size != y->size)
        return x->size < y->size ? 1 : -1;
    return x->first < y->first ? -1 : x->first > y->first;
}

/* Numbers factions by size, then by their first actor. */
static frn_status number_factions(frn_factions *f, const uint32_t *label)
{
    ranked *rank = calloc((size_t)f->n + 1, sizeof *rank);
    uint32_t *number = malloc(((size_t)f->n + 1) * sizeof *number);

    f->faction = malloc(((size_t)f->n + 1) * sizeof *f->faction);
    if (!rank || !number || !f->faction) {
        free(rank);
        free(number);
        return FRN_E_MEMORY;
    }
    for (uint32_t u = f->n; u-- > 0;)
        rank[label[u]] = (ranked){label[u], rank[label[u]].size + 1, u};
    qsort(rank, f->n, sizeof *rank, by_size);
    for (; f->count < f->n && rank[f->count].size > 0; f->count++)
        number[rank[f->count].label] = f->count;
    for (uint32_t u = 0; u < f->n; u++)
        f->faction[u] = number[label[u]];
    free(rank);
    free(number);
    return FRN_OK;
}

static frn_status find(frn_factions *f, labelling *l)
{
    uint32_t best = 0;

    l->label = malloc(((size_t)l->g->n * l->starts + 1) * sizeof *l->label);
    l->cost = malloc(l->starts * sizeof *l->cost);
    if (!l->label || !l->cost)
        return FRN_E_MEMORY;
    FRN_TRY(frn_parallel(l->starts, l->options->threads, start_task, l));
    for (uint32_t s = 1; s < l->starts; s++)
        best = l->cost[s] < l->cost[best] ? s : best;
    f->n = l->g->n;
    f->upper = (uint64_t)l->cost[best];
    FRN_TRY(number_factions(f, l->label + (size_t)l->g->n * best));
    FRN_TRY(bound(&f->lower, l->g, &l->options->progress));
    f->proved = f->lower == f->upper;
    return FRN_OK;
}

frn_status frn_factions_find(frn_factions *out, const frn_graph *graph,
                             const frn_factions_options *options, frn_error *err)
{
    static const frn_factions_options defaults = {0};
    labelling l = {.g = graph, .options = options ? options : &defaults};
    frn_factions f = {0};
    frn_status status;

    l.starts = l.options->starts ? l.options->starts : STARTS;
    status = find(&f, &l);
    free(l.label);
    free(l.cost);
    if (status == FRN_OK) {
        *out = f;
        return FRN_OK;
    }
    frn_factions_free(&f);
    return status == FRN_E_MEMORY ? frn_no_memory(err) : status;
}

void frn_factions_free(frn_factions *factions)
{
    free(factions->faction);
    *factions = (frn_factions){0};
}
