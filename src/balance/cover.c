/* Cutting planes: edges get lengths that cover every known negative cycle at least once; the
 * shortest negative closed walk through each vertex is a shortest path between its two copies in
 * the graph doubled by sign. Walks shorter than 1 become rows, and so on. The duals of the rows are
 * the packing; rounded to whole numbers and checked exactly, they owe nothing to floating point. */
#include "balance/cover_internal.h"

#include <coin/Clp_C_Interface.h>
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "base/map.h"

enum { LARGEST_NET = 60000, TASKS = 16, SLICE = 3000 };

static const double short_by = 1e-5;

typedef struct search {
    double *distance; /* [2 n] */
    uint32_t *parent; /* [2 n] edge */
    uint32_t *seen;   /* [2 n] stamp */
    uint32_t *place;  /* [n] in the walk, or FRN_NONE */
    uint32_t stamp;
    FRN_VEC(uint64_t) heap; /* float bits << 32 | vertex copy */
    FRN_VEC(uint32_t) walk; /* edges */
    FRN_VEC(uint32_t) stop; /* vertices */
    frn_cycles found;
    FRN_VEC(uint32_t) root; /* [found] */
} search;

typedef struct covering {
    const frn_net *net;
    const frn_cover_plan *plan;
    Clp_Simplex *lp;
    const double *length;
    double value; /* of the last rows solved; 0: none */
    search search[TASKS];
    frn_cycles rows;
    frn_map known; /* hash of a row's edges */
} covering;

static uint32_t bits_of(double x)
{
    float f = (float)x;
    uint32_t bits;

    memcpy(&bits, &f, sizeof bits); /* order of non-negative floats is that of their bits */
    return bits;
}

static bool heap_push(search *s, double distance, uint32_t copy)
{
    uint64_t key = (uint64_t)bits_of(distance) << 32 | copy;
    size_t i = s->heap.len;

    if (!frn_vec_push(&s->heap, key))
        return false;
    while (i > 0 && s->heap.at[(i - 1) / 2] > key) {
        s->heap.at[i] = s->heap.at[(i - 1) / 2];
        i = (i - 1) / 2;
    }
    s->heap.at[i] = key;
    return true;
}

static uint32_t heap_pop(search *s)
{
    uint64_t top = s->heap.at[0], key = s->heap.at[--s->heap.len];
    size_t i = 0, n = s->heap.len;

    for (;;) {
        size_t c = 2 * i + 1;
        if (c >= n)
            break;
        if (c + 1 < n && s->heap.at[c + 1] < s->heap.at[c])
            c++;
        if (s->heap.at[c] >= key)
            break;
        s->heap.at[i] = s->heap.at[c];
        i = c;
    }
    if (n)
        s->heap.at[i] = key;
    return (uint32_t)top;
}

/* Follows parents from the second copy of `root` back to the first. */
static bool trace(search *s, const frn_net *net, uint32_t root)
{
    uint32_t copy = 2 * root + 1;

    s->walk.len = s->stop.len = 0;
    while (copy != 2 * root) {
        uint32_t e = s->parent[copy], x = copy / 2, y = net->u[e] == x ? net->v[e] : net->u[e];
        if (!frn_vec_push(&s->walk, e) || !frn_vec_push(&s->stop, x))
            return false;
        copy = 2 * y + ((copy & 1) ^ (net->w[e] < 0));
    }
    return true;
}

/* Cuts the closed walk down to one simple negative cycle: a repeated vertex splits it into two
 * closed walks, one of which is negative. */
static void simplify(search *s, const frn_net *net)
{
    size_t top = 0;

    for (size_t i = 0; i < s->walk.len; i++) {
        uint32_t x = s->stop.at[i], from = s->place[x];
        bool negative = false;
        if (from != FRN_NONE) {
            for (size_t j = from; j < top; j++)
                negative ^= net->w[s->walk.at[j]] < 0;
            for (size_t j = from; j < top; j++)
                s->place[s->stop.at[j]] = FRN_NONE;
            if (negative) {
                for (size_t j = 0; j < from; j++)
                    s->place[s->stop.at[j]] = FRN_NONE;
                memmove(s->walk.at, s->walk.at + from, (top - from) * sizeof *s->walk.at);
                s->walk.len = top - from;
                return;
            }
            top = from;
        }
        s->place[x] = (uint32_t)top;
        s->walk.at[top] = s->walk.at[i];
        s->stop.at[top++] = x;
    }
    for (size_t j = 0; j < top; j++)
        s->place[s->stop.at[j]] = FRN_NONE;
    s->walk.len = top;
}

/* The shortest negative closed walk through `root`, if it is shorter than 1. */
static bool look_from(search *s, const covering *c, uint32_t root)
{
    const frn_net *net = c->net;
    uint32_t goal = 2 * root + 1;

    s->heap.len = 0;
    s->stamp++;
    s->seen[2 * root] = s->stamp;
    s->distance[2 * root] = 0;
    if (!heap_push(s, 0, 2 * root))
        return false;
    while (s->heap.len) {
        double key, d;
        float stored;
        uint32_t bits = (uint32_t)(s->heap.at[0] >> 32), copy = heap_pop(s), x = copy / 2;
        memcpy(&stored, &bits, sizeof stored);
        key = stored;
        d = s->distance[copy];
        if (key > (double)(float)d)
            continue;
        if (copy == goal)
            return trace(s, net, root) && (simplify(s, net), true) &&
                   frn_cycles_add(&s->found, s->walk.at, s->walk.len, 1) &&
                   frn_vec_push(&s->root, root);
        for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++) {
            uint32_t e = net->edge[i];
            uint32_t to = 2 * net->to[i] + ((copy & 1) ^ (net->w[e] < 0));
            double l = d + (c->length[e] > 0 ? c->length[e] : 0);
            if (l >= 1 - short_by || (s->seen[to] == s->stamp && s->distance[to] <= l))
                continue;
            s->seen[to] = s->stamp;
            s->distance[to] = l;
            s->parent[to] = e;
            if (!heap_push(s, l, to))
                return false;
        }
    }
    return true;
}

static frn_status look_task(void *ctx, size_t task)
{
    covering *c = ctx;
    search *s = &c->search[task];

    s->found.edge.len = s->found.end.len = s->found.amount.len = s->root.len = 0;
    for (uint32_t x = (uint32_t)task; x < c->net->n; x += TASKS) {
        if (!look_from(s, c, x))
            return FRN_E_MEMORY;
        if (c->plan->deadline > 0 && frn_seconds() > c->plan->deadline)
            return FRN_E_LIMIT;
    }
    return FRN_OK;
}

static int by_value(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return x < y ? -1 : x > y;
}

/* Adds a cycle as a row unless it is known. */
static frn_status add_row(covering *c, uint32_t *edge, size_t count, uint32_t *added)
{
    bool fresh;
    int starts[2] = {0, (int)count}, *column;
    double low = 1, high = INFINITY, *one;

    qsort(edge, count, sizeof *edge, by_value);
    if (!frn_map_put(&c->known, frn_hash(frn_slice_make((const char *)edge, count * sizeof *edge)),
                     1, &fresh))
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
        FRN_TRY(add_all(c, &c->search[t].found, added));
    return FRN_OK;
}

static bool start_search(search *s, uint32_t n)
{
    size_t copies = 2 * (size_t)n + 2;

    s->distance = malloc(copies * sizeof *s->distance);
    s->parent = malloc(copies * sizeof *s->parent);
    s->seen = calloc(copies, sizeof *s->seen);
    s->place = malloc(copies * sizeof *s->place);
    for (size_t x = 0; s->place && x < copies; x++)
        s->place[x] = FRN_NONE;
    return s->distance && s->parent && s->seen && s->place;
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
        if (!start_search(&c->search[t], c->net->n))
            status = FRN_E_MEMORY;
    return status;
}

/* Duals as whole amounts that keep to the capacities exactly: near-whole ones are taken as whole,
 * and what then overflows an edge is taken back. */
static frn_status round_duals(frn_cycles *cycles, int64_t *packed, const covering *c)
{
    const double *dual = Clp_dualRowSolution(c->lp);
    int64_t *room = malloc(((size_t)c->net->m + 1) * sizeof *room);
    uint64_t from = 0;

    *packed = 0;
    if (!room)
        return FRN_E_MEMORY;
    for (uint32_t e = 0; e < c->net->m; e++)
        room[e] = FRN_COVER_UNIT * (c->net->w[e] < 0 ? -c->net->w[e] : c->net->w[e]);
    for (size_t i = 0; i < c->rows.end.len; i++) {
        double y = dual[i] * FRN_COVER_UNIT;
        int64_t amount = y > 0.5 ? (int64_t)floor(y + 0.01) : 0;
        for (uint64_t j = from; j < c->rows.end.at[i]; j++)
            amount = room[c->rows.edge.at[j]] < amount ? room[c->rows.edge.at[j]] : amount;
        for (uint64_t j = from; amount > 0 && j < c->rows.end.at[i]; j++)
            room[c->rows.edge.at[j]] -= amount;
        if (amount > 0 &&
            !frn_cycles_add(cycles, c->rows.edge.at + from, c->rows.end.at[i] - from, amount)) {
            free(room);
            return FRN_E_MEMORY;
        }
        *packed += amount;
        from = c->rows.end.at[i];
    }
    free(room);
    return FRN_OK;
}

typedef struct ranked {
    double length;
    uint32_t edge;
} ranked;

static int by_length(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    if (x->length != y->length)
        return x->length < y->length ? -1 : 1;
    return x->edge < y->edge ? -1 : x->edge > y->edge;
}

/* The root of x, with the product of signs on the way in *sign. */
static uint32_t root_of(const uint32_t *parent, const int8_t *to_parent, uint32_t x, int *sign)
{
    *sign = 1;
    while (parent[x] != x) {
        *sign *= to_parent[x];
        x = parent[x];
    }
    return x;
}

/* Kruskal's tree over the lengths; smaller trees hang below larger ones, so paths stay short. */
static frn_status suggest(int8_t *spin, const covering *c)
{
    const double *length = Clp_primalColumnSolution(c->lp);
    const frn_net *net = c->net;
    ranked *order = malloc(((size_t)net->m + 1) * sizeof *order);
    uint32_t *parent = malloc(((size_t)net->n + 1) * sizeof *parent);
    uint32_t *size = malloc(((size_t)net->n + 1) * sizeof *size);
    int8_t *to_parent = malloc((size_t)net->n + 1);
    bool ok = order && parent && size && to_parent;

    for (uint32_t e = 0; ok && e < net->m; e++)
        order[e] = (ranked){length[e], e};
    for (uint32_t x = 0; ok && x < net->n; x++) {
        parent[x] = x;
        size[x] = 1;
        to_parent[x] = 1;
    }
    if (ok)
        qsort(order, net->m, sizeof *order, by_length);
    for (uint32_t i = 0; ok && i < net->m; i++) {
        uint32_t e = order[i].edge, a, b;
        int s, t;
        a = root_of(parent, to_parent, net->u[e], &s);
        b = root_of(parent, to_parent, net->v[e], &t);
        if (a == b)
            continue;
        if (size[a] < size[b]) {
            uint32_t swap = a;
            a = b;
            b = swap;
        }
        parent[b] = a;
        size[a] += size[b];
        to_parent[b] = (int8_t)(s * t * (net->w[e] < 0 ? -1 : 1));
    }
    for (uint32_t x = 0; ok && x < net->n; x++) {
        int sign;
        (void)root_of(parent, to_parent, x, &sign);
        spin[x] = (int8_t)sign;
    }
    free(order);
    free(parent);
    free(size);
    free(to_parent);
    return ok ? FRN_OK : FRN_E_MEMORY;
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
    for (int t = 0; t < TASKS; t++) {
        search *s = &c->search[t];
        free(s->distance);
        free(s->parent);
        free(s->seen);
        free(s->place);
        frn_vec_free(&s->heap);
        frn_vec_free(&s->walk);
        frn_vec_free(&s->stop);
        frn_vec_free(&s->root);
        frn_cycles_free(&s->found);
    }
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
        status = suggest(spin, c);
    drop(c);
    return status == FRN_OK ? stopped : status;
}
