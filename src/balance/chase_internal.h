/* Short cycles of one given edge closed by a path of other edges, for nets too large to be searched
 * from every vertex. */
#ifndef FRENEMY_BALANCE_CHASE_INTERNAL_H
#define FRENEMY_BALANCE_CHASE_INTERNAL_H

#include "balance/heap_internal.h"
#include "balance/packing_internal.h"

enum { FRN_CHASE_MEETINGS = 48 };

typedef struct frn_meeting { /* where the two halves of a search touch */
    double length;
    uint32_t edge, near, far; /* from `near`, reached by half `half`, over `edge` to `far` */
    int half;
} frn_meeting;

typedef struct frn_chase_half {
    double *distance; /* [n] */
    uint32_t *parent; /* [n] edge towards the root, or FRN_NONE */
    uint32_t *seen;   /* [n] stamp */
    frn_heap heap;
} frn_chase_half;

typedef struct frn_chaser {
    frn_chase_half half[2];
    uint32_t stamp;
    frn_meeting meeting[FRN_CHASE_MEETINGS];
    uint32_t meetings;
    FRN_VEC(uint32_t) path;
    frn_cycles found;
} frn_chaser;

frn_status frn_chaser_make(frn_chaser *h, const frn_net *net);
void frn_chaser_free(frn_chaser *h);
/* Adds to h->found up to four cycles of edge `demand` and a path in the rows of `paths`, shorter
 * than `limit`, the shortest among them. Dijkstra from both ends. */
frn_status frn_chase(frn_chaser *h, const frn_net *paths, const double *length, uint32_t demand,
                     double limit);

#endif
