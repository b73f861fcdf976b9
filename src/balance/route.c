/* Which edges have room, and the routes over them. Capacities hold at all times. */
#include "balance/route_internal.h"

enum { BASE = 4, DEAREST = 1 << 14, LESSON = 2, MOST_TRIED = 1 << 24 /* edges */ };

static void move_slot(frn_routing *r, uint32_t x, uint64_t from, uint64_t to)
{
    frn_slot a = r->slot[from], b = r->slot[to];

    r->slot[from] = b;
    r->slot[to] = a;
    r->where[a.edge][r->net->v[a.edge] == x] = to;
    r->where[b.edge][r->net->v[b.edge] == x] = from;
}

void frn_route_price(frn_routing *r, uint32_t e)
{
    uint32_t price = (uint32_t)(BASE + r->history[e]);

    if (r->room[e] == 0)
        price *= r->dear;
    r->slot[r->where[e][0]].price = r->slot[r->where[e][1]].price = price;
}

static void set_full(frn_routing *r, uint32_t e)
{
    for (int end = 0; end < 2; end++) {
        uint32_t x = end ? r->net->v[e] : r->net->u[e];
        move_slot(r, x, r->where[e][end], r->first[x] + --r->live[x]);
    }
    frn_route_price(r, e);
}

static void set_free(frn_routing *r, uint32_t e)
{
    for (int end = 0; end < 2; end++) {
        uint32_t x = end ? r->net->v[e] : r->net->u[e];
        move_slot(r, x, r->where[e][end], r->first[x] + r->live[x]++);
    }
    frn_route_price(r, e);
}

static void take_room(frn_routing *r, uint32_t e, int64_t amount)
{
    r->room[e] -= amount;
    if (r->room[e] == 0)
        set_full(r, e);
}

static void give_room(frn_routing *r, uint32_t e, int64_t amount)
{
    bool full = r->room[e] == 0;

    r->room[e] += amount;
    if (full)
        set_free(r, e);
}

static uint32_t new_step(frn_routing *r)
{
    uint32_t id = r->free_step;

    if (id != FRN_NONE) {
        r->free_step = r->steps.at[id].follow;
        return id;
    }
    if (!frn_vec_push(&r->steps, (frn_step){0})) {
        r->failed = true;
        return FRN_NONE;
    }
    return (uint32_t)(r->steps.len - 1);
}

static uint32_t new_route(frn_routing *r)
{
    uint32_t id = r->free_route;

    if (id != FRN_NONE) {
        r->free_route = r->routes.at[id].first;
        return id;
    }
    if (!frn_vec_push(&r->routes, (frn_route){0})) {
        r->failed = true;
        return FRN_NONE;
    }
    return (uint32_t)(r->routes.len - 1);
}

void frn_route_wait(frn_routing *r, uint32_t demand)
{
    if (r->queued[demand])
        return;
    r->queued[demand] = true;
    r->queue[(r->head + r->waiting++) % r->demands] = demand;
}

static void unlink_step(frn_routing *r, uint32_t s)
{
    const frn_step *t = &r->steps.at[s];

    if (t->prev == FRN_NONE)
        r->on_edge[t->edge] = t->next;
    else
        r->steps.at[t->prev].next = t->next;
    if (t->next != FRN_NONE)
        r->steps.at[t->next].prev = t->prev;
}

/* Takes `amount` off a route, all of it when that is everything. */
static void shrink(frn_routing *r, uint32_t id, int64_t amount)
{
    frn_route *t = &r->routes.at[id];
    uint32_t s = t->first;

    for (uint32_t i = s; i != FRN_NONE; i = r->steps.at[i].follow)
        give_room(r, r->steps.at[i].edge, amount);
    t->amount -= amount;
    r->packed -= amount;
    r->room[t->demand] += amount;
    frn_route_wait(r, t->demand);
    if (t->amount > 0)
        return;
    while (s != FRN_NONE) {
        uint32_t follow = r->steps.at[s].follow;
        unlink_step(r, s);
        r->steps.at[s].follow = r->free_step;
        r->free_step = s;
        s = follow;
    }
    t->first = r->free_route;
    t->amount = 0;
    r->free_route = id;
}

void frn_route_evict(frn_routing *r, uint32_t e, int64_t amount)
{
    while (r->room[e] < amount) {
        uint32_t s = r->on_edge[e], id;
        int64_t lack = amount - r->room[e], has;
        while (r->steps.at[s].next != FRN_NONE) /* the oldest goes first */
            s = r->steps.at[s].next;
        id = r->steps.at[s].route;
        has = r->routes.at[id].amount;
        if (r->history[e] < DEAREST)
            r->history[e] += LESSON;
        frn_route_price(r, e);
        shrink(r, id, has < lack ? has : lack);
    }
}

static void remember(frn_routing *r, uint32_t demand)
{
    if (!r->tried || r->tried->edge.len > MOST_TRIED)
        return;
    if (!frn_vec_push(&r->tried->edge, demand) ||
        !frn_cycles_add(r->tried, r->path.at, r->path.len, 1))
        r->failed = true;
}

void frn_route_lay(frn_routing *r, uint32_t demand, int64_t amount)
{
    uint32_t id = new_route(r), last = FRN_NONE;

    if (id == FRN_NONE)
        return;
    remember(r, demand);
    r->routes.at[id] = (frn_route){demand, FRN_NONE, amount};
    for (size_t i = 0; i < r->path.len; i++) {
        uint32_t e = r->path.at[i], s = new_step(r);
        if (s == FRN_NONE)
            return;
        r->steps.at[s] = (frn_step){id, e, r->on_edge[e], FRN_NONE, FRN_NONE};
        if (r->on_edge[e] != FRN_NONE)
            r->steps.at[r->on_edge[e]].prev = s;
        r->on_edge[e] = s;
        if (last == FRN_NONE)
            r->routes.at[id].first = s;
        else
            r->steps.at[last].follow = s;
        last = s;
        take_room(r, e, amount);
    }
    r->room[demand] -= amount;
    r->packed += amount;
}
