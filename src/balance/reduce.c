/* Exact elimination of actors, with the way back.
 *
 * An actor whose heaviest edge outweighs its others together follows that edge in some best
 * line-up (degree 1 and 2 are the common cases), so the others are joined to it. An actor of degree
 * 3 otherwise becomes a triangle between its neighbours. Edges that fall together add up; if they
 * disagree, the lighter weight is frustrated whatever happens. */
#include <stdlib.h>

#include "balance/net_internal.h"
#include "base/map.h"

enum { LOOK_AT_MOST = 12 }; /* larger degrees are not examined for a dominant edge */

typedef struct link {
    uint32_t end[2];
    uint32_t next[2]; /* the next link in the list of each end */
    int64_t w;
    uint32_t part;
    bool dead;
} link;

typedef struct reducing {
    frn_kernel *k;
    FRN_VEC(link) links;
    frn_map pair;     /* (low, high) -> link, possibly dead */
    uint32_t *head;   /* [actors] */
    uint32_t *degree; /* [actors] */
    bool *gone;       /* [actors] */
    bool *queued;     /* [actors] */
    FRN_VEC(uint32_t) queue;
    bool stars;
} reducing;

static int64_t size_of(int64_t w)
{
    return w < 0 ? -w : w;
}

static bool enqueue(reducing *r, uint32_t u)
{
    if (r->queued[u] || r->gone[u] || r->degree[u] > LOOK_AT_MOST)
        return true;
    r->queued[u] = true;
    return frn_vec_push(&r->queue, u);
}

static uint32_t add_part(reducing *r, frn_part part)
{
    return frn_vec_push(&r->k->parts, part) ? (uint32_t)(r->k->parts.len - 1) : FRN_NONE;
}

static void kill_link(reducing *r, uint32_t l)
{
    r->links.at[l].dead = true;
    r->degree[r->links.at[l].end[0]]--;
    r->degree[r->links.at[l].end[1]]--;
}

static bool new_link(reducing *r, uint32_t *slot, uint32_t u, uint32_t v, int64_t w, uint32_t part)
{
    uint32_t id = (uint32_t)r->links.len;
    link l = {{u, v}, {r->head[u], r->head[v]}, w, part, false};

    if (!frn_vec_push(&r->links, l))
        return false;
    r->head[u] = r->head[v] = *slot = id;
    r->degree[u]++;
    r->degree[v]++;
    return enqueue(r, u) && enqueue(r, v);
}

/* Puts weight w (through `part`) beside an existing link. */
static bool merge_link(reducing *r, uint32_t id, int64_t w, uint32_t part)
{
    link *l = &r->links.at[id];
    int64_t a = size_of(l->w), b = size_of(w);
    uint32_t made;

    if ((l->w < 0) == (w < 0)) {
        made = add_part(r, (frn_part){FRN_PART_SUM, l->part, part, a + b});
    } else {
        uint32_t big = a >= b ? l->part : part, small = a >= b ? part : l->part;
        made = add_part(r, (frn_part){FRN_PART_DIFF, big, small, a >= b ? a - b : b - a});
        r->k->fixed += a < b ? a : b;
        if (made == FRN_NONE || !frn_vec_push(&r->k->diffs, made))
            return false;
    }
    if (made == FRN_NONE)
        return false;
    l->w += w;
    l->part = made;
    if (l->w == 0)
        kill_link(r, id);
    return enqueue(r, l->end[0]) && enqueue(r, l->end[1]);
}

static bool put_link(reducing *r, uint32_t u, uint32_t v, int64_t w, uint32_t part)
{
    uint64_t key = u < v ? (uint64_t)u << 32 | v : (uint64_t)v << 32 | u;
    uint32_t *slot = frn_map_put(&r->pair, key, 0, NULL);
    bool fresh;

    if (!slot)
        return false;
    fresh = *slot == 0 || r->links.at[*slot].dead; /* link 0 is a placeholder */
    return fresh ? new_link(r, slot, u, v, w, part) : merge_link(r, *slot, w, part);
}

typedef struct spoke {
    uint32_t to, part;
    int64_t w;
} spoke;

/* The live links of `u`; dead ones are unlinked on the way. */
static uint32_t gather(reducing *r, uint32_t u, spoke *out, uint32_t *id)
{
    uint32_t *from = &r->head[u], count = 0;

    while (*from != 0) {
        link *l = &r->links.at[*from];
        int side = l->end[1] == u;
        if (l->dead) {
            *from = l->next[side];
            continue;
        }
        if (count < LOOK_AT_MOST) {
            id[count] = *from;
            out[count++] = (spoke){l->end[!side], l->part, l->w};
        }
        from = &l->next[side];
    }
    return count;
}

static bool remember(reducing *r, uint32_t u, const spoke *s, uint32_t count)
{
    frn_pull p = {u, (uint32_t)r->k->pull_actor.len, count};

    for (uint32_t i = 0; i < count; i++)
        if (!frn_vec_push(&r->k->pull_actor, s[i].to) || !frn_vec_push(&r->k->pull_weight, s[i].w))
            return false;
    return frn_vec_push(&r->k->pulls, p);
}

static bool eliminate(reducing *r, uint32_t u, const spoke *s, const uint32_t *id, uint32_t count)
{
    if (!remember(r, u, s, count))
        return false;
    r->gone[u] = true;
    for (uint32_t i = 0; i < count; i++)
        kill_link(r, id[i]);
    for (uint32_t i = 0; i < count; i++)
        if (!enqueue(r, s[i].to))
            return false;
    return true;
}

/* Joins spoke b to spoke a as an edge of weight `size` between their ends. */
static bool join(reducing *r, const spoke *a, const spoke *b, int64_t size)
{
    bool negative = (a->w < 0) != (b->w < 0);
    uint32_t part;

    if (size == 0)
        return true;
    part = add_part(r, (frn_part){FRN_PART_JOIN, a->part, b->part, size});
    return part != FRN_NONE && put_link(r, a->to, b->to, negative ? -size : size, part);
}

static bool follow_dominant(reducing *r, const spoke *s, uint32_t count, uint32_t best)
{
    for (uint32_t i = 0; i < count; i++)
        if (i != best && !join(r, &s[best], &s[i], size_of(s[i].w)))
            return false;
    return true;
}

static bool star_to_triangle(reducing *r, const spoke *s)
{
    int64_t a = size_of(s[0].w), b = size_of(s[1].w), c = size_of(s[2].w);

    return join(r, &s[0], &s[1], (a + b - c) / 2) && join(r, &s[0], &s[2], (a + c - b) / 2) &&
           join(r, &s[1], &s[2], (b + c - a) / 2);
}

static bool reduce_actor(reducing *r, uint32_t u)
{
    spoke s[LOOK_AT_MOST];
    uint32_t id[LOOK_AT_MOST], count, best = 0;
    int64_t sum = 0;

    if (r->gone[u] || r->degree[u] > LOOK_AT_MOST)
        return true;
    count = gather(r, u, s, id);
    for (uint32_t i = 0; i < count; i++) {
        sum += size_of(s[i].w);
        best = size_of(s[i].w) > size_of(s[best].w) ? i : best;
    }
    if (count == 0)
        return eliminate(r, u, s, id, 0);
    if (2 * size_of(s[best].w) >= sum)
        return eliminate(r, u, s, id, count) && follow_dominant(r, s, count, best);
    if (count == 3 && r->stars)
        return eliminate(r, u, s, id, count) && star_to_triangle(r, s);
    return true;
}

static bool run(reducing *r, const frn_graph *g)
{
    if (!frn_vec_push(&r->links, (link){.dead = true}))
        return false;
    for (uint32_t i = 0; i < g->m; i++) {
        const frn_graph_tie *t = &g->tie[i];
        uint32_t part = add_part(r, (frn_part){FRN_PART_TIE, i, 0, 2 * size_of(t->weight)});
        if (part == FRN_NONE || !put_link(r, t->u, t->v, 2 * t->weight, part))
            return false;
    }
    for (uint32_t u = 0; u < g->n; u++)
        if (!enqueue(r, u))
            return false;
    for (size_t i = 0; i < r->queue.len; i++) {
        uint32_t u = r->queue.at[i];
        r->queued[u] = false;
        if (!reduce_actor(r, u))
            return false;
    }
    return true;
}

/* Numbers what is left. */
static frn_status settle(reducing *r, const frn_graph *g, frn_error *err)
{
    frn_net *net = &r->k->net;
    uint32_t *row = r->head; /* no longer needed as lists */
    uint32_t m = 0;

    for (uint32_t u = 0; u < g->n; u++)
        if (!r->gone[u])
            row[u] = net->n++;
    for (size_t i = 1; i < r->links.len; i++)
        net->m += !r->links.at[i].dead;
    r->k->actor = FRN_NEW_ARRAY(&net->arena, uint32_t, (size_t)net->n + 1);
    r->k->part = FRN_NEW_ARRAY(&net->arena, uint32_t, (size_t)net->m + 1);
    net->u = FRN_NEW_ARRAY(&net->arena, uint32_t, (size_t)net->m + 1);
    net->v = FRN_NEW_ARRAY(&net->arena, uint32_t, (size_t)net->m + 1);
    net->w = FRN_NEW_ARRAY(&net->arena, int64_t, (size_t)net->m + 1);
    if (!r->k->actor || !r->k->part || !net->u || !net->v || !net->w)
        return frn_no_memory(err);
    for (uint32_t u = 0; u < g->n; u++)
        if (!r->gone[u])
            r->k->actor[row[u]] = u;
    for (size_t i = 1; i < r->links.len; i++) {
        const link *l = &r->links.at[i];
        if (l->dead)
            continue;
        net->u[m] = row[l->end[0]];
        net->v[m] = row[l->end[1]];
        net->w[m] = l->w;
        r->k->part[m++] = l->part;
    }
    return frn_net_rows(net, err);
}

frn_status frn_kernel_make(frn_kernel *out, const frn_graph *graph, bool stars, frn_error *err)
{
    frn_kernel k = {0};
    size_t n = (size_t)graph->n + 1;
    reducing r = {.k = &k,
                  .stars = stars,
                  .head = calloc(n, sizeof(uint32_t)),
                  .degree = calloc(n, sizeof(uint32_t)),
                  .gone = calloc(n, sizeof(bool)),
                  .queued = calloc(n, sizeof(bool))};
    frn_status status = FRN_E_MEMORY;

    if (r.head && r.degree && r.gone && r.queued && run(&r, graph))
        status = settle(&r, graph, err);
    else
        (void)frn_no_memory(err);
    frn_vec_free(&r.links);
    frn_vec_free(&r.queue);
    frn_map_free(&r.pair);
    free(r.head);
    free(r.degree);
    free(r.gone);
    free(r.queued);
    if (status == FRN_OK)
        *out = k;
    else
        frn_kernel_free(&k);
    return status;
}

void frn_kernel_free(frn_kernel *kernel)
{
    frn_net_free(&kernel->net);
    frn_vec_free(&kernel->parts);
    frn_vec_free(&kernel->diffs);
    frn_vec_free(&kernel->pulls);
    frn_vec_free(&kernel->pull_actor);
    frn_vec_free(&kernel->pull_weight);
    *kernel = (frn_kernel){0};
}

void frn_kernel_lift(const frn_kernel *kernel, const frn_graph *graph, const int8_t *kernel_spin,
                     int8_t *spin)
{
    for (uint32_t u = 0; u < graph->n; u++)
        spin[u] = 1;
    for (uint32_t x = 0; x < kernel->net.n; x++)
        spin[kernel->actor[x]] = kernel_spin[x];
    for (size_t i = kernel->pulls.len; i-- > 0;) {
        const frn_pull *p = &kernel->pulls.at[i];
        int64_t pull = 0;
        for (uint32_t j = p->first; j < p->first + p->count; j++)
            pull += kernel->pull_weight.at[j] * spin[kernel->pull_actor.at[j]];
        spin[p->actor] = pull < 0 ? -1 : 1;
    }
}
