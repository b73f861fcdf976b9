#include "balance/ration_internal.h"

#include <math.h>
#include <stdlib.h>

#include "balance/chase_internal.h"
#include "balance/lineup_internal.h"
#include "balance/program_internal.h"
#include "balance/walk_internal.h"
#include "base/map.h"

enum { TASKS = 16, LARGE = 1 << 18, STEPS = 300, FEW_STEPS = 200, PURGE_EVERY = 3, PATIENCE = 6 };

static const double short_by = 1e-4, per_edge = 1e-7, per_step = 1e-3, balance_at_first = 0.5;

typedef struct rationing {
    const frn_net *net;
    const frn_ration_plan *plan;
    frn_cycles pool; /* amounts are not used */
    FRN_VEC(double) y;
    double *x, *ahead; /* [m] lengths; those that cycles are sought by */
    frn_map known;     /* hash of a cycle's edges */
    frn_walker walker[TASKS];
    frn_chaser chaser[TASKS];
    frn_net paths;    /* rows of the edges that plan->spin satisfies */
    uint32_t *demand; /* the others */
    uint32_t demands;
    uint64_t added;
    double balance, shortest[TASKS];
} rationing;

static double weight_of(const frn_net *net, uint32_t e)
{
    return fabs((double)net->w[e]);
}

static bool bounded(const frn_net *net, uint32_t e)
{
    return net->w[e] < FRN_UNBOUNDED && net->w[e] > -FRN_UNBOUNDED;
}

static uint64_t begin_of(const frn_cycles *cycles, size_t c)
{
    return c ? cycles->end.at[c - 1] : 0;
}

/* ---- the pool ---- */

static frn_status add_cycle(rationing *r, const uint32_t *edge, size_t count, double amount)
{
    size_t at = r->pool.edge.len;
    bool fresh;

    if (!frn_cycles_add(&r->pool, edge, count, 1))
        return FRN_E_MEMORY;
    frn_cycle_sort(r->pool.edge.at + at, count);
    if (!frn_map_put(&r->known, frn_cycle_hash(r->pool.edge.at + at, count), 1, &fresh))
        return FRN_E_MEMORY;
    if (!fresh) {
        r->pool.edge.len = at;
        r->pool.end.len--;
        r->pool.amount.len--;
        return FRN_OK;
    }
    r->added++;
    return frn_vec_push(&r->y, amount) ? FRN_OK : FRN_E_MEMORY;
}

static frn_status add_all(rationing *r, const frn_cycles *cycles, double unit)
{
    for (size_t c = 0; c < cycles->end.len; c++) {
        uint64_t from = begin_of(cycles, c);
        FRN_TRY(add_cycle(r, cycles->edge.at + from, cycles->end.at[c] - from,
                          unit > 0 ? (double)cycles->amount.at[c] / unit : 0));
    }
    return FRN_OK;
}

/* Drops the cycles that carry nothing and are not short, in place. */
static frn_status purge(rationing *r)
{
    size_t kept = 0, edges = 0;
    uint64_t from = 0;

    frn_map_free(&r->known);
    for (size_t c = 0; c < r->y.len; c++) {
        uint64_t end = r->pool.end.at[c], count = end - from;
        double length = 0;
        for (uint64_t i = from; i < end; i++)
            length += r->x[r->pool.edge.at[i]];
        if (r->y.at[c] > 1e-9 || length < 1.1) {
            memmove(r->pool.edge.at + edges, r->pool.edge.at + from,
                    count * sizeof *r->pool.edge.at);
            if (!frn_map_put(&r->known, frn_cycle_hash(r->pool.edge.at + edges, count), 1, NULL))
                return FRN_E_MEMORY;
            edges += count;
            r->pool.end.at[kept] = edges;
            r->y.at[kept++] = r->y.at[c];
        }
        from = end;
    }
    r->pool.edge.len = edges;
    r->pool.end.len = r->pool.amount.len = r->y.len = kept;
    return FRN_OK;
}

/* ---- new cycles ---- */

static bool late(const rationing *r)
{
    return r->plan->deadline > 0 && frn_seconds() > r->plan->deadline;
}

static frn_status seek_anywhere(rationing *r, size_t task)
{
    frn_walker *w = &r->walker[task];

    w->found.edge.len = w->found.end.len = w->found.amount.len = 0;
    for (uint32_t x = (uint32_t)task; x < r->net->n; x += TASKS) {
        FRN_TRY(frn_walk_edges(w, r->net, r->ahead, x, 1 - short_by));
        if (late(r))
            return FRN_E_LIMIT;
    }
    return FRN_OK;
}

static frn_status seek_by_demand(rationing *r, size_t task)
{
    frn_chaser *h = &r->chaser[task];

    h->found.edge.len = h->found.end.len = h->found.amount.len = 0;
    for (uint32_t i = (uint32_t)task; i < r->demands; i += TASKS) {
        FRN_TRY(frn_chase(h, &r->paths, r->ahead, r->demand[i], 1 - short_by));
        if (i / TASKS % 64 == 0 && late(r))
            return FRN_E_LIMIT;
    }
    return FRN_OK;
}

static frn_status seek_task(void *ctx, size_t task)
{
    rationing *r = ctx;
    const frn_cycles *found = r->plan->spin ? &r->chaser[task].found : &r->walker[task].found;
    frn_status status = r->plan->spin ? seek_by_demand(r, task) : seek_anywhere(r, task);

    r->shortest[task] = 1;
    for (size_t c = 0; c < found->end.len; c++) {
        double length = 0;
        for (uint64_t i = begin_of(found, c); i < found->end.at[c]; i++)
            length += r->ahead[found->edge.at[i]];
        r->shortest[task] = fmin(r->shortest[task], length);
    }
    return status;
}

/* Adds cycles that are too short. *most: no packing exceeds it (without a spin to keep to). */
static frn_status seek(rationing *r, double *most)
{
    double shortest = 1, weight = 0;

    r->added = 0;
    for (uint32_t e = 0; e < r->net->m; e++) {
        r->ahead[e] = r->x[e] + (r->plan->spin ? per_step : per_edge);
        weight += bounded(r->net, e) ? weight_of(r->net, e) * r->ahead[e] : 0;
    }
    FRN_TRY(frn_parallel(TASKS, r->plan->threads, seek_task, r));
    for (int t = 0; t < TASKS; t++) {
        shortest = fmin(shortest, r->shortest[t]);
        FRN_TRY(add_all(r, r->plan->spin ? &r->chaser[t].found : &r->walker[t].found, 0));
    }
    *most = r->plan->spin || shortest < 1e-6 ? INFINITY : weight / shortest;
    return FRN_OK;
}

/* ---- better amounts ---- */

static frn_status improve(rationing *r)
{
    bool large = r->pool.edge.len > LARGE;
    frn_program p = {.net = r->net,
                     .pool = &r->pool,
                     .y = r->y.at,
                     .x = r->x,
                     .balance = r->balance,
                     .threads = r->plan->threads,
                     .deadline = r->plan->deadline};

    FRN_TRY(frn_program_improve(&p, large ? FEW_STEPS : STEPS, r->plan->least_gain / 2));
    r->balance = p.balance;
    return FRN_OK;
}

/* ---- the run ---- */

/* Keeps the rounded packing if it is the best yet. */
static frn_status settle(frn_cycles *best, int64_t *packed, const rationing *r)
{
    frn_cycles fresh = {0};
    int64_t sum = 0;
    frn_status status = frn_cycles_round(&fresh, &sum, &r->pool, r->y.at, r->net);

    if (status == FRN_OK && sum > *packed) {
        frn_cycles_free(best);
        *best = fresh;
        *packed = sum;
        return FRN_OK;
    }
    frn_cycles_free(&fresh);
    return status;
}

static frn_status look_around(const rationing *r, int64_t packed)
{
    const frn_ration_plan *plan = r->plan;
    double value = plan->progress_base + (double)packed / FRN_RATION_UNIT;

    if (!frn_progress_tell(plan->progress, "rationing", value / 2, plan->progress_upper / 2))
        return FRN_E_CANCELLED;
    return late(r) ? FRN_E_LIMIT : FRN_OK;
}

/* Crosses the line-up that the lengths suggest into plan->better. Lengths are those of a cover of
 * the negative cycles: where it is all but whole, the edges that it leaves out agree with each
 * other, and show camps that no annealing run came near. */
static frn_status suggest(const rationing *r, bool *gains)
{
    const frn_net *net = r->net;
    int8_t *better = r->plan->better, *spin = malloc((size_t)net->n + 1);
    int64_t before = frn_net_cost(net, better);
    frn_status status = spin ? FRN_OK : FRN_E_MEMORY;

    if (status == FRN_OK)
        status = frn_lineup_from_lengths(spin, net, r->x);
    if (status == FRN_OK)
        status = frn_lineup_descend(spin, net);
    if (status == FRN_OK)
        status = frn_lineup_flip_components(spin, net);
    if (status == FRN_OK)
        status = frn_lineup_cross(better, spin, net);
    free(spin);
    *gains = frn_net_cost(net, better) < before;
    return status;
}

/* FRN_E_LIMIT and FRN_E_CANCELLED end the rounds early. */
static frn_status rounds(frn_cycles *best, int64_t *packed, rationing *r)
{
    const frn_ration_plan *plan = r->plan;
    double past[PATIENCE] = {0};
    bool gains = false;

    for (uint32_t round = 0; round < plan->rounds; round++) {
        double most = INFINITY, before = past[round % PATIENCE], now;
        FRN_TRY(seek(r, &most));
        FRN_TRY(improve(r));
        FRN_TRY(settle(best, packed, r));
        if (plan->better)
            FRN_TRY(suggest(r, &gains));
        if (gains && plan->spin)
            break;
        FRN_TRY(look_around(r, *packed));
        now = (double)*packed / FRN_RATION_UNIT;
        past[round % PATIENCE] = now;
        if (now >= plan->enough || most < plan->hopeless)
            break;
        if (round >= PATIENCE && now - before < plan->least_gain)
            break;
        if (r->added == 0 && round > 0 && most - now < plan->least_gain)
            break;
        if (round % PURGE_EVERY == PURGE_EVERY - 1)
            FRN_TRY(purge(r));
    }
    return FRN_OK;
}

/* Parts the edges into demands and those that may close them. */
static frn_status part_edges(rationing *r)
{
    const frn_net *net = r->net;
    const int8_t *spin = r->plan->spin;
    frn_net *paths = &r->paths;
    uint64_t at = 0;

    *paths = (frn_net){.n = net->n, .m = net->m, .u = net->u, .v = net->v, .w = net->w};
    paths->first = malloc(((size_t)net->n + 1) * sizeof *paths->first);
    paths->to = malloc((2 * (size_t)net->m + 1) * sizeof *paths->to);
    paths->edge = malloc((2 * (size_t)net->m + 1) * sizeof *paths->edge);
    if (!paths->first || !paths->to || !paths->edge)
        return FRN_E_MEMORY;
    for (uint32_t e = 0; e < net->m; e++)
        if (net->w[e] * spin[net->u[e]] * spin[net->v[e]] < 0)
            r->demand[r->demands++] = e;
    for (uint32_t x = 0; x < net->n; x++) {
        paths->first[x] = at;
        for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++) {
            if (net->w[net->edge[i]] * spin[x] * spin[net->to[i]] < 0)
                continue;
            paths->to[at] = net->to[i];
            paths->edge[at++] = net->edge[i];
        }
    }
    paths->first[net->n] = at;
    return FRN_OK;
}

/* Before anything is known: what a line-up frustrates covers all cycles. */
static double first_length(const frn_ration_plan *plan, const frn_net *net, uint32_t e)
{
    const int8_t *spin = plan->spin;

    if (!spin)
        return 0.2;
    return net->w[e] * spin[net->u[e]] * spin[net->v[e]] < 0 ? 1 : 0;
}

static frn_status begin(rationing *r, const double *length)
{
    const frn_net *net = r->net;
    size_t m = (size_t)net->m + 2;
    double weight = 0, count = 0, known = 0;

    r->x = malloc(m * sizeof *r->x);
    r->ahead = malloc(m * sizeof *r->ahead);
    r->demand = malloc(m * sizeof *r->demand);
    if (!r->x || !r->ahead || !r->demand)
        return FRN_E_MEMORY;
    for (uint32_t e = 0; e < net->m; e++) {
        weight += bounded(net, e) ? weight_of(net, e) : 0;
        count += bounded(net, e);
        known += length[e];
    }
    r->balance = balance_at_first * (count > 0 ? weight / count : 1);
    for (uint32_t e = 0; e < net->m; e++)
        r->x[e] = !bounded(net, e) ? 0 : known > 0 ? length[e] : first_length(r->plan, net, e);
    if (r->plan->spin)
        FRN_TRY(part_edges(r));
    for (int t = 0; t < TASKS; t++)
        FRN_TRY(r->plan->spin ? frn_chaser_make(&r->chaser[t], net)
                              : frn_walker_make(&r->walker[t], net));
    return FRN_OK;
}

static void drop(rationing *r)
{
    frn_cycles_free(&r->pool);
    frn_vec_free(&r->y);
    frn_map_free(&r->known);
    free(r->x);
    free(r->ahead);
    free(r->demand);
    free(r->paths.first);
    free(r->paths.to);
    free(r->paths.edge);
    for (int t = 0; t < TASKS; t++) {
        frn_walker_free(&r->walker[t]);
        frn_chaser_free(&r->chaser[t]);
    }
    free(r);
}

frn_status frn_ration_pack(frn_cycles *cycles, int64_t *packed, double *length, const frn_net *net,
                           const frn_cycles *start, int64_t start_unit, const frn_ration_plan *plan)
{
    rationing *r = calloc(1, sizeof *r);
    frn_status status;

    if (!r)
        return FRN_E_MEMORY;
    r->net = net;
    r->plan = plan;
    *packed = 0;
    status = begin(r, length);
    if (status == FRN_OK && start)
        status = add_all(r, start, (double)start_unit);
    if (status == FRN_OK && plan->tried)
        status = add_all(r, plan->tried, 0);
    if (status == FRN_OK)
        status = rounds(cycles, packed, r);
    if (status != FRN_E_MEMORY && r->x)
        memcpy(length, r->x, net->m * sizeof *length);
    drop(r);
    return status;
}
