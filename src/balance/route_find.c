/* Searches from both ends. */
#include "balance/route_internal.h"

enum { BASE = 4 };

static void touch(frn_route_side *h, uint32_t stamp, uint32_t x, uint32_t parent, int64_t distance)
{
    h->stamp[x] = stamp;
    h->parent[x] = parent;
    h->distance[x] = distance;
}

static uint32_t other_end(const frn_net *net, uint32_t e, uint32_t x)
{
    return net->u[e] == x ? net->v[e] : net->u[e];
}

static bool trace(frn_routing *r, uint32_t meet)
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

static bool start_search(frn_routing *r, uint32_t demand)
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

static uint64_t level_width(const frn_routing *r, const frn_route_side *h)
{
    uint64_t width = 0;

    for (size_t i = h->head; i < h->heap.len; i++)
        width += r->live[h->heap.at[i]];
    return width;
}

/* One level of breadth-first search over edges with room; the meeting vertex or FRN_NONE. */
static uint32_t widen(frn_routing *r, frn_route_side *h, const frn_route_side *o)
{
    size_t end = h->heap.len;

    for (; h->head < end; h->head++) {
        uint32_t x = (uint32_t)h->heap.at[h->head];
        const frn_slot *s = r->slot + r->first[x];
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

bool frn_route_find_free(frn_routing *r, uint32_t demand)
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

static int64_t price(const frn_routing *r, uint32_t e)
{
    int64_t p = BASE + r->history[e];

    return r->room[e] > 0 ? p : p * r->dear;
}

/* Dijkstra from both ends over all satisfied edges, full ones dearer. */
bool frn_route_find_dear(frn_routing *r, uint32_t demand)
{
    int64_t best = INT64_MAX;
    uint32_t meet = FRN_NONE;

    if (!start_search(r, demand))
        return false;
    while (r->half[0].heap.len && r->half[1].heap.len) {
        int64_t a = (int64_t)(r->half[0].heap.at[0] >> 32);
        int64_t b = (int64_t)(r->half[1].heap.at[0] >> 32);
        int at = r->half[1].heap.len < r->half[0].heap.len;
        frn_route_side *h = &r->half[at], *o = &r->half[!at];
        uint64_t key;
        uint32_t x;
        if (a + b >= best)
            break;
        key = frn_heap_pop(&h->heap);
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
            if (!frn_heap_push(&h->heap, (uint64_t)d << 32 | y)) {
                r->failed = true;
                return false;
            }
        }
    }
    return meet != FRN_NONE && trace(r, meet);
}
