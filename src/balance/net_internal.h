/* The weighted signed network that the solver works on, and how it comes from a graph.
 *
 * Weights are doubled, so that the star-triangle step stays in integers: the weighted degree of
 * every actor is then even, every step below keeps it even, and (a + b - c) / 2 is whole.
 *
 * Each edge of the kernel stands for ties of the graph through a tree of parts, along which both
 * line-ups and packings of negative cycles are carried back.
 */
#ifndef FRENEMY_BALANCE_NET_INTERNAL_H
#define FRENEMY_BALANCE_NET_INTERNAL_H

#include "graph/graph.h"

typedef struct frn_net {
    uint32_t n, m;
    uint32_t *u, *v; /* [m] */
    int64_t *w;      /* [m] signed, never 0 */
    uint64_t *first; /* [n + 1] */
    uint32_t *to;    /* [2 m] */
    uint32_t *edge;  /* [2 m] */
    frn_arena arena;
} frn_net;

/* Rows from edges; u, v, w must live in net->arena already. */
frn_status frn_net_rows(frn_net *net, frn_error *err);
void frn_net_free(frn_net *net);
/* The weight of edges that `spin` (+-1) leaves frustrated. */
int64_t frn_net_cost(const frn_net *net, const int8_t *spin);

typedef enum frn_part_kind {
    FRN_PART_TIE,  /* tie `a` of the graph */
    FRN_PART_JOIN, /* a then b: a cycle through it uses both */
    FRN_PART_SUM,  /* a or b, side by side, of one sign */
    FRN_PART_DIFF  /* a of larger weight beside b of the other sign: a carries what is left */
} frn_part_kind;

typedef struct frn_part {
    frn_part_kind kind;
    uint32_t a, b;
    int64_t size; /* doubled weight that may pass, > 0 */
} frn_part;

/* How an eliminated actor finds its camp: where its neighbours pull it. */
typedef struct frn_pull {
    uint32_t actor;
    uint32_t first, count; /* of frn_kernel.pull_actor and pull_weight */
} frn_pull;

typedef struct frn_kernel {
    frn_net net;
    uint32_t *actor; /* [net.n] the graph's actor of each kernel vertex */
    uint32_t *part;  /* [net.m] the part that each kernel edge is */
    FRN_VEC(frn_part) parts;
    FRN_VEC(uint32_t) diffs; /* parts of kind DIFF: each holds cycles of its own */
    FRN_VEC(frn_pull) pulls; /* in the order of elimination */
    FRN_VEC(uint32_t) pull_actor;
    FRN_VEC(int64_t) pull_weight;
    int64_t fixed; /* doubled frustration already certain: sum over diffs of b */
} frn_kernel;

/* Eliminates actors exactly: degree 0 to 2, dominant ties, and with `stars` degree 3 (star to
 * triangle). Near-linear. */
frn_status frn_kernel_make(frn_kernel *out, const frn_graph *graph, bool stars, frn_error *err);
void frn_kernel_free(frn_kernel *kernel);
/* The line-up of the graph's actors from one of the kernel. */
void frn_kernel_lift(const frn_kernel *kernel, const frn_graph *graph, const int8_t *kernel_spin,
                     int8_t *spin);

#endif
