#include "balance/chase_internal.h"

#include <stdlib.h>

enum { CYCLES_EACH = 4 };

static double least_of(const frn_chase_half *h)
{
    return frn_heap_distance(h->heap.at[0]);
}

static void touch(frn_chase_half *h, uint32_t stamp, uint32_t x, uint32_t parent, double distance)
{
    h->seen[x] = stamp;
    h->parent[x] = parent;
    h->distance[x] = distance;
}

/* Notes a meeting; the longest gives way when there are too many. */
static void note(frn_chaser *h, frn_meeting fresh)
{
    uint32_t at = h->meetings;

    if (h->meetings < FRN_CHASE_MEETINGS) {
        h->meetings++;
    } else {
        at = 0;
        for (uint32_t i = 1; i < h->meetings; i++)
            at = h->meeting[i].length > h->meeting[at].length ? i : at;
        if (h->meeting[at].length <= fresh.length)
            return;
    }
    h->meeting[at] = fresh;
}

/* Opens one vertex of half `k`. *best falls to the length of the shortest meeting. */
static frn_status open_vertex(frn_chaser *h, const frn_net *paths, const double *length, int k,
                              double limit, double *best)
{
    frn_chase_half *near = &h->half[k], *far = &h->half[!k];
    double least = least_of(near), d;
    uint32_t x = (uint32_t)frn_heap_pop(&near->heap);

    d = near->distance[x];
    if (least > (double)(float)d)
        return FRN_OK;
    for (uint64_t i = paths->first[x]; i < paths->first[x + 1]; i++) {
        uint32_t y = paths->to[i], e = paths->edge[i];
        double l = d + length[e];
        if (l >= limit)
            continue;
        if (far->seen[y] == h->stamp && l + far->distance[y] < limit) {
            double all = l + far->distance[y];
            *best = all < *best ? all : *best;
            note(h, (frn_meeting){all, e, x, y, k});
        }
        if (near->seen[y] == h->stamp && near->distance[y] <= l)
            continue;
        touch(near, h->stamp, y, e, l);
        if (!frn_heap_push(&near->heap, frn_heap_key(l, y)))
            return FRN_E_MEMORY;
    }
    return FRN_OK;
}

static bool climb(frn_chaser *h, const frn_net *net, int k, uint32_t x)
{
    while (h->half[k].parent[x] != FRN_NONE) {
        uint32_t e = h->half[k].parent[x];
        if (!frn_vec_push(&h->path, e))
            return false;
        x = net->u[e] == x ? net->v[e] : net->u[e];
    }
    return true;
}

static int by_length(const void *a, const void *b)
{
    const frn_meeting *s = a, *t = b;

    if (s->length != t->length)
        return s->length < t->length ? -1 : 1;
    return s->edge < t->edge ? -1 : s->edge > t->edge;
}

/* The paths through the shortest meetings; two halves that share an edge make no cycle. */
static frn_status collect(frn_chaser *h, const frn_net *net, uint32_t demand)
{
    qsort(h->meeting, h->meetings, sizeof *h->meeting, by_length);
    for (uint32_t i = 0; i < h->meetings && i < CYCLES_EACH; i++) {
        const frn_meeting *m = &h->meeting[i];
        bool twice = false;
        h->path.len = 0;
        if (!frn_vec_push(&h->path, demand) || !frn_vec_push(&h->path, m->edge) ||
            !climb(h, net, m->half, m->near) || !climb(h, net, !m->half, m->far))
            return FRN_E_MEMORY;
        frn_cycle_sort(h->path.at, h->path.len);
        for (size_t j = 1; j < h->path.len; j++)
            twice |= h->path.at[j] == h->path.at[j - 1];
        if (!twice && !frn_cycles_add(&h->found, h->path.at, h->path.len, 1))
            return FRN_E_MEMORY;
    }
    return FRN_OK;
}

frn_status frn_chase(frn_chaser *h, const frn_net *paths, const double *length, uint32_t demand,
                     double limit)
{
    double best = limit - length[demand], left = best;

    if (left <= 0)
        return FRN_OK;
    h->stamp++;
    h->meetings = 0;
    for (int k = 0; k < 2; k++) {
        uint32_t root = k ? paths->v[demand] : paths->u[demand];
        h->half[k].heap.len = 0;
        touch(&h->half[k], h->stamp, root, FRN_NONE, 0);
        if (!frn_heap_push(&h->half[k].heap, frn_heap_key(0, root)))
            return FRN_E_MEMORY;
    }
    while (h->half[0].heap.len && h->half[1].heap.len &&
           least_of(&h->half[0]) + least_of(&h->half[1]) < best) {
        int k = h->half[1].heap.len < h->half[0].heap.len;
        FRN_TRY(open_vertex(h, paths, length, k, left, &best));
    }
    return collect(h, paths, demand);
}

frn_status frn_chaser_make(frn_chaser *h, const frn_net *net)
{
    size_t n = (size_t)net->n + 1;
    bool ok = true;

    for (int k = 0; k < 2; k++) {
        h->half[k].distance = malloc(n * sizeof *h->half[k].distance);
        h->half[k].parent = malloc(n * sizeof *h->half[k].parent);
        h->half[k].seen = calloc(n, sizeof *h->half[k].seen);
        ok = ok && h->half[k].distance && h->half[k].parent && h->half[k].seen;
    }
    return ok ? FRN_OK : FRN_E_MEMORY;
}

void frn_chaser_free(frn_chaser *h)
{
    for (int k = 0; k < 2; k++) {
        free(h->half[k].distance);
        free(h->half[k].parent);
        free(h->half[k].seen);
        frn_vec_free(&h->half[k].heap);
    }
    frn_vec_free(&h->path);
    frn_cycles_free(&h->found);
    *h = (frn_chaser){0};
}
