/* Routing frustrated edges around each other. Capacities hold at all times: a route that must cross
 * a full edge evicts what is there, and edges that are fought over grow dearer for good. */
#include <stdlib.h>
#include <time.h>

#include "balance/packing_internal.h"

enum { BASE = 4, DEAREST = 1 << 14, LESSON = 2 };

typedef struct slot {
    uint32_t to, edge;
} slot;

typedef struct step { /* one edge of one route */
    uint32_t route, edge;
    uint32_t next, prev; /* on the edge */
    uint32_t follow;     /* along the route */
} step;

typedef struct route {
    uint32_t demand, first;
    int64_t amount;
} route;

typedef struct side {         /* one half of a search */
    uint32_t *stamp, *parent; /* [n] parent: edge towards the root */
    int64_t *distance;
    FRN_VEC(uint64_t) heap; /* distance << 32 | vertex; a plain queue in breadth-first search */
    size_t head;
} side;

typedef struct routing {
    const frn_net *net;
    slot *slot;           /* [2 m] satisfied edges, those with room first */
    uint64_t *first;      /* [n + 1] */
    uint32_t *live;       /* [n] slots with room */
    uint64_t (*where)[2]; /* [m] slot at u, at v */
    int64_t *room;        /* [m] capacity left; frustrated edges: weight not routed yet */
    int32_t *history;     /* [m] */
    uint32_t *on_edge;    /* [m] first step, or FRN_NONE */
    bool *frustrated;     /* [m] */
    FRN_VEC(step) steps;
    FRN_VEC(route) routes;
    uint32_t free_step, free_route;
    uint32_t *queue; /* ring of demands */
    bool *queued;    /* [m] */
    uint32_t head, waiting, demands;
    side half[2];
    uint32_t stamp;
    FRN_VEC(uint32_t) path;
    uint64_t work;
    int64_t unit, most, dear;
    int64_t packed, demand;
    bool failed; /* out of memory */
} routing;

double frn_seconds(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

/* ---- which edges have room ---- */

static void move_slot(routing *r, uint32_t x, uint64_t from, uint64_t to)
{
    slot a = r->slot[from], b = r->slot[to];

    r->slot[from] = b;
    r->slot[to] = a;
    r->where[a.edge][r->net->v[a.edge] == x] = to;
    r->where[b.edge][r->net->v[b.edge] == x] = from;
}

static void set_full(routing *r, uint32_t e)
{
    for (int end = 0; end < 2; end++) {
        uint32_t x = end ? r->net->v[e] : r->net->u[e];
        move_slot(r, x, r->where[e][end], r->first[x] + --r->live[x]);
    }
}

static void set_free(routing *r, uint32_t e)
{
    for (int end = 0; end < 2; end++) {
        uint32_t x = end ? r->net->v[e] : r->net->u[e];
        move_slot(r, x, r->where[e][end], r->first[x] + r->live[x]++);
    }
}

static void take_room(routing *r, uint32_t e, int64_t amount)
{
    r->room[e] -= amount;
    if (r->room[e] == 0)
        set_full(r, e);
}

static void give_room(routing *r, uint32_t e, int64_t amount)
{
    if (r->room[e] == 0)
        set_free(r, e);
    r->room[e] += amount;
}

/* ---- routes ---- */

static uint32_t new_step(routing *r)
{
    uint32_t id = r->free_step;

    if (id != FRN_NONE) {
        r->free_step = r->steps.at[id].follow;
        return id;
    }
    if (!frn_vec_push(&r->steps, (step){0})) {
        r->failed = true;
        return FRN_NONE;
    }
    return (uint32_t)(r->steps.len - 1);
}

static uint32_t new_route(routing *r)
{
    uint32_t id = r->free_route;

    if (id != FRN_NONE) {
        r->free_route = r->routes.at[id].first;
        return id;
    }
    if (!frn_vec_push(&r->routes, (route){0})) {
        r->failed = true;
        return FRN_NONE;
    }
    return (uint32_t)(r->routes.len - 1);
}

static void wait_for(routing *r, uint32_t demand)
{
    if (r->queued[demand])
        return;
    r->queued[demand] = true;
    r->queue[(r->head + r->waiting++) % r->demands] = demand;
}

static void unlink_step(routing *r, uint32_t s)
{
    const step *t = &r->steps.at[s];

    if (t->prev == FRN_NONE)
        r->on_edge[t->edge] = t->next;
    else
        r->steps.at[t->prev].next = t->next;
    if (t->next != FRN_NONE)
        r->steps.at[t->next].prev = t->prev;
}

/* Takes `amount` off a route, all of it when that is everything. */
static void shrink(routing *r, uint32_t id, int64_t amount)
{
    route *t = &r->routes.at[id];
    uint32_t s = t->first;

    for (uint32_t i = s; i != FRN_NONE; i = r->steps.at[i].follow)
        give_room(r, r->steps.at[i].edge, amount);
    t->amount -= amount;
    r->packed -= amount;
    r->room[t->demand] += amount;
    wait_for(r, t->demand);
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

static void evict(routing *r, uint32_t e, int64_t amount)
{
    while (r->room[e] < amount) {
        uint32_t s = r->on_edge[e], id = r->steps.at[s].route;
        int64_t lack = amount - r->room[e], has;
        while (r->steps.at[s].next != FRN_NONE) /* the oldest goes first */
            s = r->steps.at[s].next;
        id = r->steps.at[s].route;
        has = r->routes.at[id].amount;
        if (r->history[e] < DEAREST)
            r->history[e] += LESSON;
        shrink(r, id, has < lack ? has : lack);
    }
}

static void lay_route(routing *r, uint32_t demand, int64_t amount)
{
    uint32_t id = new_route(r), last = FRN_NONE;

    if (id == FRN_NONE)
        return;
    r->routes.at[id] = (route){demand, FRN_NONE, amount};
    for (size_t i = 0; i < r->path.len; i++) {
        uint32_t e = r->path.at[i], s = new_step(r);
        if (s == FRN_NONE)
            return;
        r->steps.at[s] = (step){id, e, r->on_edge[e], FRN_NONE, FRN_NONE};
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

/* ---- searches ---- */

static void touch(side *h, uint32_t stamp, uint32_t x, uint32_t parent, int64_t distance)
{
    h->stamp[x] = stamp;
    h->parent[x] = parent;
    h->distance[x] = distance;
}

static uint32_t other_end(const frn_net *net, uint32_t e, uint32_t x)
{
    return net->u[e] == x ? net->v[e] : net->u[e];
}

static bool trace(routing *r, uint32_t meet)
{
    r->path.len = 0;
    for (int h = 0; h < 2; h++) {
        uint32_t x = meet;
        while (r->half[h].parent[x] != FRN_NONE) {
            uint32_t e = r->half[h].parent[x];
            if (!frn_vec_push(&r->path, e)) {
                r->failed = true;
                return false;
            }
            x = other_end(r->net, e, x);
        }
    }
    return true;
}

static bool start_search(routing *r, uint32_t demand)
{
    r->stamp++;
    for (int h = 0; h < 2; h++) {
        uint32_t root = h ? r->net->v[demand] : r->net->u[demand];
        r->half[h].heap.len = r->half[h].head = 0;
        touch(&r->half[h], r->stamp, root, FRN_NONE, 0);
        if (!frn_vec_push(&r->half[h].heap, root)) {
            r->failed = true;
            return false;
        }
    }
    return true;
}

static uint64_t level_width(const routing *r, const side *h)
{
    uint64_t width = 0;

    for (size_t i = h->head; i < h->heap.len; i++)
        width += r->live[h->heap.at[i]];
    return width;
}

/* One level of breadth-first search over edges with room; the meeting vertex or FRN_NONE. */
static uint32_t widen(routing *r, side *h, const side *o)
{
    size_t end = h->heap.len;

    for (; h->head < end; h->head++) {
        uint32_t x = (uint32_t)h->heap.at[h->head];
        const slot *s = r->slot + r->first[x];
        for (uint32_t i = 0; i < r->live[x]; i++) {
            uint32_t y = s[i].to;
            if (h->stamp[y] == r->stamp)
                continue;
            touch(h, r->stamp, y, s[i].edge, 0);
            if (o->stamp[y] == r->stamp) {
                r->work += i;
                return y;
            }
            if (!frn_vec_push(&h->heap, y)) {
                r->failed = true;
                return FRN_NONE;
            }
        }
        r->work += r->live[x] + 1;
    }
    return FRN_NONE;
}

static bool find_free(routing *r, uint32_t demand)
{
    uint32_t meet = FRN_NONE;

    if (!start_search(r, demand))
        return false;
    while (meet == FRN_NONE && !r->failed) {
        uint64_t a = level_width(r, &r->half[0]), b = level_width(r, &r->half[1]);
        int h = b < a;
        if (a == 0 || b == 0)
            return false;
        meet = widen(r, &r->half[h], &r->half[!h]);
    }
    return meet != FRN_NONE && trace(r, meet);
}

static bool heap_push(side *h, uint64_t key)
{
    size_t i = h->heap.len;

    if (!frn_vec_push(&h->heap, key))
        return false;
    while (i > 0 && h->heap.at[(i - 1) / 2] > key) {
        h->heap.at[i] = h->heap.at[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    h->heap.at[i] = key;
    return true;
}

static uint64_t heap_pop(side *h)
{
    uint64_t top = h->heap.at[0], key = h->heap.at[--h->heap.len];
    size_t i = 0, n = h->heap.len;

    for (;;) {
        size_t c = 2 * i + 1;
        if (c >= n)
            break;
        if (c + 1 < n && h->heap.at[c + 1] < h->heap.at[c])
            c++;
        if (h->heap.at[c] >= key)
            break;
        h->heap.at[i] = h->heap.at[c];
        i = c;
    }
    if (n)
        h->heap.at[i] = key;
    return top;
}

static int64_t price(const routing *r, uint32_t e)
{
    int64_t p = BASE + r->history[e];

    return r->room[e] > 0 ? p : p * r->dear;
}

/* Dijkstra from both ends over all satisfied edges, full ones dearer. */
static bool find_dear(routing *r, uint32_t demand)
{
    int64_t best = INT64_MAX;
    uint32_t meet = FRN_NONE;

    if (!start_search(r, demand))
        return false;
    while (r->half[0].heap.len && r->half[1].heap.len) {
        int64_t a = (int64_t)(r->half[0].heap.at[0] >> 32);
        int64_t b = (int64_t)(r->half[1].heap.at[0] >> 32);
        int at = r->half[1].heap.len < r->half[0].heap.len;
        side *h = &r->half[at], *o = &r->half[!at];
        uint64_t key;
        uint32_t x;
        if (a + b >= best)
            break;
        key = heap_pop(h);
        x = (uint32_t)key;
        if ((int64_t)(key >> 32) > h->distance[x])
            continue;
        r->work += r->first[x + 1] - r->first[x] + 8;
        for (uint64_t i = r->first[x]; i < r->first[x + 1]; i++) {
            uint32_t y = r->slot[i].to, e = r->slot[i].edge;
            int64_t d = h->distance[x] + price(r, e);
            if (h->stamp[y] == r->stamp && h->distance[y] <= d)
                continue;
            if (d >= best)
                continue;
            touch(h, r->stamp, y, e, d);
            if (o->stamp[y] == r->stamp && d + o->distance[y] < best) {
                best = d + o->distance[y];
                meet = y;
            }
            if (!heap_push(h, (uint64_t)d << 32 | y)) {
                r->failed = true;
                return false;
            }
        }
    }
    return meet != FRN_NONE && trace(r, meet);
}

static int64_t narrowest(const routing *r, int64_t amount, bool full_too)
{
    for (size_t i = 0; i < r->path.len; i++) {
        uint32_t e = r->path.at[i];
        int64_t w = r->unit * (r->net->w[e] < 0 ? -r->net->w[e] : r->net->w[e]);
        int64_t can = r->room[e] > 0 ? r->room[e] : full_too ? w : 0;
        amount = can < amount ? can : amount;
    }
    return amount;
}

static void route_freely(routing *r, uint32_t demand)
{
    while (r->room[demand] > 0 && !r->failed && find_free(r, demand))
        lay_route(r, demand, narrowest(r, r->room[demand], false));
}

static void route_dearly(routing *r, uint32_t demand)
{
    int64_t amount;

    if (!find_dear(r, demand))
        return;
    amount = narrowest(r, r->room[demand] < r->most ? r->room[demand] : r->most, true);
    for (size_t i = 0; i < r->path.len; i++)
        evict(r, r->path.at[i], amount);
    lay_route(r, demand, amount);
}

/* ---- the run ---- */

static bool make_side(side *h, uint32_t n)
{
    h->stamp = calloc((size_t)n + 1, sizeof *h->stamp);
    h->parent = malloc(((size_t)n + 1) * sizeof *h->parent);
    h->distance = malloc(((size_t)n + 1) * sizeof *h->distance);
    return h->stamp && h->parent && h->distance;
}

static bool make_room(routing *r)
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

static void fill(routing *r, const int8_t *spin)
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
            r->slot[at++] = (slot){net->to[i], e};
        }
        r->live[x] = (uint32_t)(at - r->first[x]);
    }
    r->first[net->n] = at;
    for (uint32_t e = 0; e < net->m; e++)
        if (r->frustrated[e])
            wait_for(r, e);
}

static uint32_t next_demand(routing *r)
{
    uint32_t d = r->queue[r->head];

    r->head = r->head + 1 == r->demands ? 0 : r->head + 1;
    r->waiting--;
    r->queued[d] = false;
    return d;
}

static frn_status look_around(const routing *r, const frn_packing_plan *plan)
{
    if (!frn_progress_tell(plan->progress, "packing negative cycles",
                           (plan->progress_base + (double)r->packed / (double)r->unit) / 2,
                           (plan->progress_base + (double)r->demand / (double)r->unit) / 2))
        return FRN_E_CANCELLED;
    return plan->deadline > 0 && frn_seconds() > plan->deadline ? FRN_E_LIMIT : FRN_OK;
}

static frn_status negotiate(routing *r, const frn_packing_plan *plan)
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
            wait_for(r, d);
    }
    for (uint32_t left = r->waiting; left > 0 && !r->failed; left--)
        route_freely(r, next_demand(r));
    return r->failed ? FRN_E_MEMORY : status;
}

static frn_status collect(frn_cycles *cycles, routing *r)
{
    for (size_t i = 0; i < r->routes.len; i++) {
        const route *t = &r->routes.at[i];
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

static void drop(routing *r)
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
        free(r->half[h].stamp);
        free(r->half[h].parent);
        free(r->half[h].distance);
        frn_vec_free(&r->half[h].heap);
    }
}

frn_status frn_packing_route(frn_cycles *cycles, int64_t *packed, const frn_net *net,
                             const int8_t *spin, const frn_packing_plan *plan)
{
    routing r = {.net = net,
                 .free_step = FRN_NONE,
                 .free_route = FRN_NONE,
                 .unit = plan->unit ? plan->unit : 1,
                 .most = plan->most ? plan->most : INT64_MAX,
                 .dear = plan->dear ? plan->dear : 3};
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
