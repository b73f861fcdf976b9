/* Steps that never make a line-up worse, on exact weights. */
#include <stdlib.h>

#include "balance/lineup_internal.h"

static int64_t pull_of(const frn_net *net, const int8_t *spin, uint32_t x)
{
    int64_t sum = 0;

    for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++)
        sum += net->w[net->edge[i]] * spin[net->to[i]];
    return sum * spin[x];
}

frn_status frn_lineup_descend(int8_t *spin, const frn_net *net)
{
    uint32_t *queue = malloc(((size_t)net->n + 1) * sizeof *queue);
    bool *queued = malloc((size_t)net->n + 1);
    uint32_t head = 0, count = net->n;

    if (!queue || !queued) {
        free(queue);
        free(queued);
        return FRN_E_MEMORY;
    }
    for (uint32_t x = 0; x < net->n; x++) {
        queue[x] = x;
        queued[x] = true;
    }
    while (count > 0) {
        uint32_t x = queue[head];
        head = head + 1 == net->n ? 0 : head + 1;
        count--;
        queued[x] = false;
        if (pull_of(net, spin, x) >= 0)
            continue;
        spin[x] = (int8_t)-spin[x];
        for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++) {
            uint32_t y = net->to[i];
            if (queued[y])
                continue;
            queued[y] = true;
            queue[(uint32_t)(((uint64_t)head + count++) % net->n)] = y;
        }
    }
    free(queue);
    free(queued);
    return FRN_OK;
}

typedef struct pieces {
    uint32_t *of; /* [n] piece of each vertex; FRN_NONE: in none */
    uint32_t *stack;
    int64_t *gain; /* [pieces] pull across the border: negative means that flipping pays */
    uint32_t count;
} pieces;

static bool pieces_room(pieces *p, uint32_t n)
{
    p->of = malloc(((size_t)n + 1) * sizeof *p->of);
    p->stack = malloc(((size_t)n + 1) * sizeof *p->stack);
    p->gain = malloc(((size_t)n + 1) * sizeof *p->gain);
    return p->of && p->stack && p->gain;
}

static void pieces_free(pieces *p)
{
    free(p->of);
    free(p->stack);
    free(p->gain);
}

/* Grows the piece of `root` over vertices y with in(y) along edges that `cross` allows. */
static void grow(pieces *p, const frn_net *net, uint32_t root, const int8_t *spin,
                 const int8_t *mask)
{
    uint32_t top = 0, id = p->count++;

    p->gain[id] = 0;
    p->of[root] = id;
    p->stack[top++] = root;
    while (top > 0) {
        uint32_t x = p->stack[--top];
        for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++) {
            uint32_t y = net->to[i];
            if (p->of[y] != FRN_NONE)
                continue;
            if (mask ? !mask[y] : net->w[net->edge[i]] * spin[x] * spin[y] < 0)
                continue;
            p->of[y] = id;
            p->stack[top++] = y;
        }
    }
}

static void weigh(pieces *p, const frn_net *net, const int8_t *spin)
{
    for (uint32_t e = 0; e < net->m; e++) {
        uint32_t a = p->of[net->u[e]], b = p->of[net->v[e]];
        int64_t pull = net->w[e] * spin[net->u[e]] * spin[net->v[e]];
        if (a == b)
            continue;
        if (a != FRN_NONE)
            p->gain[a] += pull;
        if (b != FRN_NONE)
            p->gain[b] += pull;
    }
}

/* Pieces that are connected to each other by frustrated edges only: flipping one always pays, but
 * neighbours change each other's gain, so one sweep flips pieces that touch no flipped piece. */
frn_status frn_lineup_flip_components(int8_t *spin, const frn_net *net)
{
    pieces p = {0};
    int64_t cost = frn_net_cost(net, spin);

    if (!pieces_room(&p, net->n)) {
        pieces_free(&p);
        return FRN_E_MEMORY;
    }
    for (;;) {
        uint32_t largest = 0;
        int64_t now;
        p.count = 0;
        for (uint32_t x = 0; x < net->n; x++)
            p.of[x] = FRN_NONE;
        for (uint32_t x = 0; x < net->n; x++)
            if (p.of[x] == FRN_NONE)
                grow(&p, net, x, spin, NULL);
        for (uint32_t x = 0; x < net->n; x++)
            p.gain[p.of[x]] = 0;
        weigh(&p, net, spin);
        /* Every border is frustrated only. Flip pieces in order unless a neighbour was flipped. */
        for (uint32_t c = 0; c < p.count; c++)
            p.stack[c] = p.gain[c] < 0;
        for (uint32_t e = 0; e < net->m; e++) {
            uint32_t a = p.of[net->u[e]], b = p.of[net->v[e]];
            if (a != b && p.stack[a] && p.stack[b])
                p.stack[a > b ? a : b] = 0;
        }
        for (uint32_t x = 0; x < net->n; x++) {
            if (p.stack[p.of[x]])
                spin[x] = (int8_t)-spin[x];
            largest += p.stack[p.of[x]];
        }
        now = frn_net_cost(net, spin);
        if (largest == 0 || now >= cost)
            break;
        cost = now;
    }
    pieces_free(&p);
    return FRN_OK;
}

/* Flips every connected piece of the vertices with mask[] set where that pays. Pieces are not
 * adjacent, so their gains add. */
static void cross_mask(int8_t *spin, const int8_t *mask, const frn_net *net, pieces *p)
{
    p->count = 0;
    for (uint32_t x = 0; x < net->n; x++)
        p->of[x] = FRN_NONE;
    for (uint32_t x = 0; x < net->n; x++)
        if (mask[x] && p->of[x] == FRN_NONE)
            grow(p, net, x, spin, mask);
    weigh(p, net, spin);
    for (uint32_t x = 0; x < net->n; x++)
        if (p->of[x] != FRN_NONE && p->gain[p->of[x]] < 0)
            spin[x] = (int8_t)-spin[x];
}

frn_status frn_lineup_cross(int8_t *spin, const int8_t *other, const frn_net *net)
{
    pieces p = {0};
    int8_t *mask = malloc((size_t)net->n + 1);
    frn_status status = mask && pieces_room(&p, net->n) ? FRN_OK : FRN_E_MEMORY;

    for (int side = -1; status == FRN_OK && side <= 1; side += 2) {
        for (uint32_t x = 0; x < net->n; x++)
            mask[x] = spin[x] == side * other[x];
        cross_mask(spin, mask, net, &p);
    }
    free(mask);
    pieces_free(&p);
    return status;
}
