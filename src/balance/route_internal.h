/* Routes of frustrated edges over satisfied ones: what lies where, and the search for the next. */
#ifndef FRENEMY_BALANCE_ROUTE_INTERNAL_H
#define FRENEMY_BALANCE_ROUTE_INTERNAL_H

#include "balance/heap_internal.h"
#include "balance/packing_internal.h"

typedef struct frn_slot {
    uint32_t to, edge;
    uint32_t price; /* of the edge: searches read nothing else of it */
} frn_slot;

typedef struct frn_step { /* one edge of one route */
    uint32_t route, edge;
    uint32_t next, prev; /* on the edge */
    uint32_t follow;     /* along the route */
} frn_step;

typedef struct frn_route {
    uint32_t demand, first;
    int64_t amount;
} frn_route;

typedef struct frn_route_label {
    uint32_t stamp, parent; /* parent: edge towards the root */
    uint32_t distance;
} frn_route_label;

typedef struct frn_route_side { /* one half of a search */
    frn_route_label *label;     /* [n] */
    frn_heap heap;              /* distance << 32 | vertex; a plain queue in breadth-first search */
    size_t head;
} frn_route_side;

typedef struct frn_routing {
    const frn_net *net;
    frn_slot *slot;       /* [2 m] satisfied edges, those with room first */
    uint64_t *first;      /* [n + 1] */
    uint32_t *live;       /* [n] slots with room */
    uint64_t (*where)[2]; /* [m] slot at u, at v */
    int64_t *room;        /* [m] capacity left; frustrated edges: weight not routed yet */
    int32_t *history;     /* [m] */
    uint32_t *on_edge;    /* [m] first step, or FRN_NONE */
    bool *frustrated;     /* [m] */
    FRN_VEC(frn_step) steps;
    FRN_VEC(frn_route) routes;
    uint32_t free_step, free_route;
    uint32_t *queue; /* ring of demands */
    bool *queued;    /* [m] */
    uint32_t head, waiting, demands;
    frn_route_side half[2];
    uint32_t stamp;
    FRN_VEC(uint32_t) path;
    frn_cycles *tried; /* NULL: not kept */
    uint64_t work;
    int64_t unit, most;
    uint32_t dear;
    int64_t packed, demand;
    bool failed; /* out of memory */
} frn_routing;

/* Writes the price of edge `e`, from its history and whether it is full, to where searches read it.
 */
void frn_route_price(frn_routing *r, uint32_t e);
/* Puts a demand in the queue unless it waits there. */
void frn_route_wait(frn_routing *r, uint32_t demand);
/* Takes routes off edge `e`, the oldest first, until it has room for `amount`; it grows dearer. */
void frn_route_evict(frn_routing *r, uint32_t e, int64_t amount);
/* Lays r->path as a route of `demand`; every edge of it must have room. */
void frn_route_lay(frn_routing *r, uint32_t demand, int64_t amount);

/* Finds r->path between the ends of `demand`: the fewest edges with room. */
bool frn_route_find_free(frn_routing *r, uint32_t demand);
/* The cheapest over all satisfied edges, full ones dearer. */
bool frn_route_find_dear(frn_routing *r, uint32_t demand);

#endif
