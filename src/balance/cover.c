/* Cutting planes: edges get lengths that cover every known negative cycle at least once; the
 * shortest negative closed walk through each vertex is a shortest path between its two copies in
 * the graph doubled by sign. Walks shorter than 1 become rows, and so on. The duals of the rows are
 * the packing; rounded to whole numbers and checked exactly, they owe nothing to floating point. */
#include "balance/cover_internal.h"

#include <coin/Clp_C_Interface.h>
#include <math.h>
#include <stdlib.h>

#include "balance/lineup_internal.h"
#include "balance/ration_internal.h"
#include "balance/walk_internal.h"
#include "base/map.h"

enum { LARGEST_NET = 60000, TASKS = 16, SLICE = 3000 };

static const double short_by = 1e-5;

typedef struct covering {
    const frn_net *net;
    const frn_cover_plan *plan;
    Clp_Simplex *lp;
    const double *length;
    double value; /* of the last rows solved; 0: none */
    frn_walker walker[TASKS];
    frn_cycles rows;
    frn_map known; /* hash of a row's edges */
} covering;

static frn_status look_task(void *ctx, size_t task)
{
    covering *c = ctx;
    frn_walker *w = &c->walker[task];

    w->found.edge.len = w->found.end.len = w->found.amount.len = 0;
    for (uint32_t x = (uint32_t)task; x < c->net->n; x += TASKS) {
        FRN_TRY(frn_walk_from(w, c->net, c->length, x, 1 - short_by));
        if (c->plan->deadline > 0 && frn_seconds() > c->plan->deadline)
            return FRN_E_LIMIT;
    }
    return FRN_OK;
}

/* Adds a cycle as a row unless it is known. */
static frn_status add_row(covering *c, uint32_t *edge, size_t count, uint32_t *added)
{
    bool fresh;
    int starts[2] = {0, (int)count}, *column;
    double low = 1, high = INFINITY, *one;

    frn_cycle_sort(edge, count);
    if (!frn_map_put(&c->known, frn_cycle_hash(edge, count), 1, &fresh))
        return FRN_E_MEMORY;
    if (!fresh)
        return FRN_OK;
    column = malloc((count + 1) * sizeof *column);
    one = malloc((count + 1) * sizeof *one);
    if (!column || !one || !frn_cycles_add(&c->rows, edge, count, 1)) {
        free(column);
        free(one);
        return FRN_E_MEMORY;
    }
    for (size_t i = 0; i < count; i++) {
        column[i] = (int)edge[i];
        one[i] = 1;
    }
    Clp_addRows(c->lp, 1, &low, &high, starts, column, one);
    free(column);
    free(one);
    ++*added;
    return FRN_OK;
}

static frn_status add_all(covering *c, const frn_cycles *cycles, uint32_t *added)
{
    uint64_t from = 0;
    FRN_VEC(uint32_t) edge = {0};
    frn_status status = FRN_OK;

    for (size_t i = 0; status == FRN_OK && i < cycles->end.len; i++) {
        edge.len = 0;
        for (; status == FRN_OK && from < cycles->end.at[i]; from++)
            if (!frn_vec_push(&edge, cycles->edge.at[from]))
                status = FRN_E_MEMORY;
        if (status == FRN_OK)
            status = add_row(c, edge.at, edge.len, added);
    }
    frn_vec_free(&edge);
    return status;
}

static frn_status separate(covering *c, uint32_t *added)
{
    *added = 0;
    c->length = Clp_primalColumnSolution(c->lp);
    FRN_TRY(frn_parallel(TASKS, c->plan->threads, look_task, c));
    for (int t = 0; t < TASKS; t++)
        FRN_TRY(add_all(c, &c->walker[t].found, added));
    return FRN_OK;
}

static frn_status start_model(covering *c)
{
    size_t m = (size_t)c->net->m + 1;
    double *cost = malloc(m * sizeof *cost), *low = calloc(m, sizeof *low);
    double *high = malloc(m * sizeof *high);
    frn_status status = FRN_E_MEMORY;

    c->lp = Clp_newModel();
    if (c->lp && cost && low && high) {
        for (uint32_t e = 0; e < c->net->m; e++) {
            cost[e] = fabs((double)c->net->w[e]);
            high[e] = INFINITY;
        }
        Clp_setLogLevel(c->lp, 0);
        Clp_addColumns(c->lp, (int)c->net->m, low, high, cost, NULL, NULL, NULL);
        status = FRN_OK;
    }
    free(cost);
    free(low);
    free(high);
    for (int t = 0; status == FRN_OK && t < TASKS; t++)
        status = frn_walker_make(&c->walker[t], c->net);
    return status;
}

/* The duals of the rows as amounts. */
static frn_status round_duals(frn_cycles *cycles, int64_t *packed, const covering *c)
{
    return frn_cycles_round(cycles, packed, &c->rows, Clp_dualRowSolution(c->lp), c->net);
}

static frn_status look_around(const covering *c)
{
    const frn_cover_plan *plan = c->plan;
    double value = c->value > 0 ? c->value : 0;

    if (!frn_progress_tell(plan->progress, "cutting planes", (plan->progress_base + value) / 2,
                           plan->progress_upper / 2))
        return FRN_E_CANCELLED;
    return plan->deadline > 0 && frn_seconds() > plan->deadline ? FRN_E_LIMIT : FRN_OK;
}

/* Solves the rows there are, a slice of iterations at a time: Clp can be stopped by nothing else
 * that leaves the same input with the same result. */
static frn_status solve(const covering *c)
{
    frn_status stopped = look_around(c);

    while (stopped == FRN_OK) {
        double left = c->plan->deadline > 0 ? c->plan->deadline - frn_seconds() : 1e9;
        Clp_setMaximumSeconds(c->lp, left > 0.01 ? left : 0.01);
        Clp_setMaximumIterations(c->lp, Clp_numberIterations(c->lp) + SLICE);
        Clp_dual(c->lp, 0);
        if (Clp_status(c->lp) != 3)
            break;
        stopped = look_around(c);
    }
    return stopped;
}

static frn_status cut(covering *c, frn_status *stopped)
{
    const frn_cover_plan *plan = c->plan;
    uint32_t added = 1;

    for (uint32_t round = 0; round < plan->rounds && added; round++) {
        *stopped = solve(c);
        if (*stopped != FRN_OK || Clp_status(c->lp) != 0)
            break;
        c->value = Clp_objectiveValue(c->lp);
        if (c->value >= plan->enough - 1e-6)
            break;
        *stopped = separate(c, &added);
        if (*stopped != FRN_OK)
            return *stopped == FRN_E_LIMIT || *stopped == FRN_E_CANCELLED ? FRN_OK : *stopped;
    }
    if (added && Clp_status(c->lp) != 0) /* the last solve was cut short: its duals may not do */
        *stopped = *stopped == FRN_OK ? FRN_E_LIMIT : *stopped;
    return FRN_OK;
}

static void drop(covering *c)
{
    for (int t = 0; t < TASKS; t++)
        frn_walker_free(&c->walker[t]);
    frn_cycles_free(&c->rows);
    frn_map_free(&c->known);
    if (c->lp)
        Clp_deleteModel(c->lp);
    free(c);
}

frn_status frn_cover_pack(frn_cycles *cycles, int64_t *packed, int8_t *spin, const frn_net *net,
                          const frn_cycles *start, const frn_cover_plan *plan)
{
    covering *c;
    uint32_t added = 0;
    frn_status status, stopped = FRN_OK;

    if (net->m > LARGEST_NET)
        return FRN_E_UNSUPPORTED;
    c = calloc(1, sizeof *c);
    if (!c)
        return FRN_E_MEMORY;
    c->net = net;
    c->plan = plan;
    status = start_model(c);
    if (status == FRN_OK && start)
        status = add_all(c, start, &added);
    if (status == FRN_OK)
        status = cut(c, &stopped);
    if (status == FRN_OK)
        status = round_duals(cycles, packed, c);
    if (status == FRN_OK)
        status = frn_lineup_from_lengths(spin, net, Clp_primalColumnSolution(c->lp));
    drop(c);
    return status == FRN_OK ? stopped : status;
}
