/* Searches from both ends. */
#include "balance/route_internal.h"

static void touch(frn_route_side *h, uint32_t stamp, uint32_t x, uint32_t parent, uint32_t distance)
{
    h->label[x] = (frn_route_label){stamp, parent, distance};
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
        while (r->half[h].label[x].parent != FRN_NONE) {
            uint32_t e = r->half[h].label[x].parent;
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
            if (h->label[y].stamp == r->stamp)
                continue;
            touch(h, r->stamp, y, s[i].edge, 0);
            if (o->label[y].stamp == r->stamp) {
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

/* Opens vertex x of half `h`. *best falls to the length of the shortest meeting, *meet. */
static void open_vertex(frn_routing *r, frn_route_side *h, const frn_route_side *o, uint32_t x,
                        uint64_t *best, uint32_t *meet)
{
    uint64_t near = h->label[x].distance, far = o->heap.at[0] >> 32;
    const frn_slot *end = r->slot + r->first[x + 1];

    for (const frn_slot *s = r->slot + r->first[x]; s < end; s++) {
        uint64_t d = near + s->price;
        uint32_t y = s->to;
        const frn_route_label *other = &o->label[y];
        if (d >= *best)
            continue;
        if (h->label[y].stamp == r->stamp && h->label[y].distance <= d)
            continue;
        touch(h, r->stamp, y, s->edge, (uint32_t)d);
        if (other->stamp == r->stamp && d + other->distance < *best) {
            *best = d + other->distance;
            *meet = y;
        }
        if (d + far < *best && !frn_heap_push(&h->heap, d << 32 | y)) {
            r->failed = true;
            return;
        }
    }
    r->work += r->first[x + 1] - r->first[x] + 8;
}

/* Dijkstra from both ends over all satisfied edges, full ones dearer. */
bool frn_route_find_dear(frn_routing *r, uint32_t demand)
{
    uint64_t best = UINT32_MAX;
    uint32_t meet = FRN_NONE;

    if (!start_search(r, demand))
        return false;
    while (r->half[0].heap.len && r->half[1].heap.len && !r->failed) {
        uint64_t a = r->half[0].heap.at[0] >> 32, b = r->half[1].heap.at[0] >> 32;
        int at = r->half[1].heap.len < r->half[0].heap.len;
        uint64_t key;
        if (a + b >= best)
            break;
        key = frn_heap_pop(&r->half[at].heap);
        if (key >> 32 > r->half[at].label[(uint32_t)key].distance)
            continue;
        open_vertex(r, &r->half[at], &r->half[!at], (uint32_t)key, &best, &meet);
    }
    return !r->failed && meet != FRN_NONE && trace(r, meet);
}
