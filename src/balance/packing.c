/* Routing frustrated edges around each other. Capacities hold at all times: a route that must cross
 * a full edge evicts what is there, and edges that are fought over grow dearer for good. */
#include <stdlib.h>
#include <time.h>

#include "balance/route_internal.h"

double frn_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int64_t narrowest(const frn_routing *r, int64_t amount, bool full_too)
{
    for (size_t i = 0; i < r->path.len; i++) {
        uint32_t e = r->path.at[i];
        int64_t w = r->unit * (r->net->w[e] < 0 ? -r->net->w[e] : r->net->w[e]);
        int64_t can = r->room[e] > 0 ? r->room[e] : full_too ? w : 0;
        amount = can < amount ? can : amount;
    }
    return amount;
}

static void route_freely(frn_routing *r, uint32_t demand)
{
    while (r->room[demand] > 0 && !r->failed && frn_route_find_free(r, demand))
        frn_route_lay(r, demand, narrowest(r, r->room[demand], false));
}

static void route_dearly(frn_routing *r, uint32_t demand)
{
    int64_t amount;

    if (!frn_route_find_dear(r, demand))
        return;
    amount = narrowest(r, r->room[demand] < r->most ? r->room[demand] : r->most, true);
    for (size_t i = 0; i < r->path.len; i++)
        frn_route_evict(r, r->path.at[i], amount);
    frn_route_lay(r, demand, amount);
}

static bool make_side(frn_route_side *h, uint32_t n)
{
    h->label = calloc((size_t)n + 1, sizeof *h->label);
    return h->label;
}

static bool make_room(frn_routing *r)
{
    size_t n = (size_t)r->net->n + 2, m = (size_t)r->net->m + 1;

    r->slot = malloc(2 * m * sizeof *r->slot);
    r->first = calloc(n, sizeof *r->first);
    r->live = calloc(n, sizeof *r->live);
    r->where = malloc(m * sizeof *r->where);
    r->room = malloc(m * sizeof *r->room);
    r->history = calloc(m, sizeof *r->history);
    r->on_edge = malloc(m * sizeof *r->on_edge);
    r->frustrated = malloc(m);
    r->queue = malloc(m * sizeof *r->queue);
    r->queued = calloc(m, sizeof *r->queued);
    return r->slot && r->first && r->live && r->where && r->room && r->history && r->on_edge &&
           r->frustrated && r->queue && r->queued && make_side(&r->half[0], r->net->n) &&
           make_side(&r->half[1], r->net->n);
}

static void fill(frn_routing *r, const int8_t *spin)
{
    const frn_net *net = r->net;
    uint64_t at = 0;

    for (uint32_t e = 0; e < net->m; e++) {
        r->frustrated[e] = net->w[e] * spin[net->u[e]] * spin[net->v[e]] < 0;
        r->room[e] = r->unit * (net->w[e] < 0 ? -net->w[e] : net->w[e]);
        r->on_edge[e] = FRN_NONE;
        if (r->frustrated[e]) {
            r->demands++;
            r->demand += r->room[e];
        }
    }
    for (uint32_t x = 0; x < net->n; x++) {
        r->first[x] = at;
        for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++) {
            uint32_t e = net->edge[i];
            if (r->frustrated[e])
                continue;
            r->where[e][net->v[e] == x] = at;
            r->slot[at++] = (frn_slot){net->to[i], e, 0};
        }
        r->live[x] = (uint32_t)(at - r->first[x]);
    }
    r->first[net->n] = at;
    for (uint32_t e = 0; e < net->m; e++) {
        if (r->frustrated[e])
            frn_route_wait(r, e);
        else
            frn_route_price(r, e);
    }
}

static uint32_t next_demand(frn_routing *r)
{
    uint32_t d = r->queue[r->head];

    r->head = r->head + 1 == r->demands ? 0 : r->head + 1;
    r->waiting--;
    r->queued[d] = false;
    return d;
}

static frn_status look_around(const frn_routing *r, const frn_packing_plan *plan)
{
    if (!frn_progress_tell(plan->progress, "packing negative cycles",
                           (plan->progress_base + (double)r->packed / (double)r->unit) / 2,
                           (plan->progress_base + (double)r->demand / (double)r->unit) / 2))
        return FRN_E_CANCELLED;
    return plan->deadline > 0 && frn_seconds() > plan->deadline ? FRN_E_LIMIT : FRN_OK;
}

static frn_status negotiate(frn_routing *r, const frn_packing_plan *plan)
{
    frn_status status = FRN_OK;
    uint32_t first_pass = r->waiting;

    for (uint64_t turn = 0; r->waiting && !r->failed && r->work < plan->work; turn++) {
        uint32_t d = next_demand(r);
        if (turn % 1024 == 0 && (status = look_around(r, plan)) != FRN_OK)
            break;
        if (turn < first_pass)
            route_freely(r, d);
        else
            route_dearly(r, d);
        if (r->room[d] > 0)
            frn_route_wait(r, d);
    }
    for (uint32_t left = r->waiting; left > 0 && !r->failed; left--)
        route_freely(r, next_demand(r));
    return r->failed ? FRN_E_MEMORY : status;
}

static frn_status collect(frn_cycles *cycles, frn_routing *r)
{
    for (size_t i = 0; i < r->routes.len; i++) {
        const frn_route *t = &r->routes.at[i];
        if (t->amount == 0)
            continue;
        r->path.len = 0;
        if (!frn_vec_push(&r->path, t->demand))
            return FRN_E_MEMORY;
        for (uint32_t s = t->first; s != FRN_NONE; s = r->steps.at[s].follow)
            if (!frn_vec_push(&r->path, r->steps.at[s].edge))
                return FRN_E_MEMORY;
        if (!frn_cycles_add(cycles, r->path.at, r->path.len, t->amount))
            return FRN_E_MEMORY;
    }
    return FRN_OK;
}

static void drop(frn_routing *r)
{
    free(r->slot);
    free(r->first);
    free(r->live);
    free(r->where);
    free(r->room);
    free(r->history);
    free(r->on_edge);
    free(r->frustrated);
    free(r->queue);
    free(r->queued);
    frn_vec_free(&r->steps);
    frn_vec_free(&r->routes);
    frn_vec_free(&r->path);
    for (int h = 0; h < 2; h++) {
        free(r->half[h].label);
        frn_vec_free(&r->half[h].heap);
    }
}

frn_status frn_packing_route(frn_cycles *cycles, int64_t *packed, const frn_net *net,
                             const int8_t *spin, const frn_packing_plan *plan)
{
    frn_routing r = {.net = net,
                     .free_step = FRN_NONE,
                     .free_route = FRN_NONE,
                     .unit = plan->unit ? plan->unit : 1,
                     .most = plan->most ? plan->most : INT64_MAX,
                     .dear = plan->dear ? (uint32_t)plan->dear : 3,
                     .tried = plan->tried};
    frn_status status = FRN_E_MEMORY;

    if (make_room(&r)) {
        fill(&r, spin);
        status = negotiate(&r, plan);
        if (status != FRN_E_MEMORY) {
            frn_status kept = collect(cycles, &r);
            status = kept == FRN_OK ? status : kept;
            *packed = r.packed;
        }
    }
    drop(&r);
    return status;
}
