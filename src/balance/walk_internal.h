/* Short negative cycles under given lengths: a negative closed walk is a path between the two
 * copies of a vertex in the graph doubled by sign. */
#ifndef FRENEMY_BALANCE_WALK_INTERNAL_H
#define FRENEMY_BALANCE_WALK_INTERNAL_H

#include "balance/heap_internal.h"
#include "balance/packing_internal.h"

typedef struct frn_walker {
    double *distance; /* [2 n] */
    uint32_t *parent; /* [2 n] edge */
    uint32_t *seen;   /* [2 n] stamp */
    uint32_t *place;  /* [n] in the walk, or FRN_NONE */
    uint32_t stamp;
    frn_heap heap;          /* of vertex copies */
    FRN_VEC(uint32_t) walk; /* edges */
    FRN_VEC(uint32_t) stop; /* vertices */
    frn_cycles found;
} frn_walker;

frn_status frn_walker_make(frn_walker *w, const frn_net *net);
void frn_walker_free(frn_walker *w);
/* Adds to w->found the shortest negative cycle through `root` that is shorter than `limit`, if
 * there is one. Lengths below 0 count as 0. O(m log n). */
frn_status frn_walk_from(frn_walker *w, const frn_net *net, const double *length, uint32_t root,
                         double limit);
/* Adds such a cycle for every edge between `root` and a later vertex. */
frn_status frn_walk_edges(frn_walker *w, const frn_net *net, const double *length, uint32_t root,
                          double limit);

#endif
