/* Branch and bound over the fractional packing bound.
 *
 * A node supposes of some edges whether their ends stand on one side. Such an edge gets the sign of
 * the supposition and no bound on what it carries; if that contradicts the edge, its weight is
 * frustrated for certain. Under these, more can be packed than before.
 */
#ifndef FRENEMY_BALANCE_BRANCH_INTERNAL_H
#define FRENEMY_BALANCE_BRANCH_INTERNAL_H

#include "balance/ration_internal.h"

typedef struct frn_branch_node {
    uint32_t parent;   /* FRN_NONE: the root */
    uint32_t child[2]; /* ends of `edge` on one side, on two; FRN_NONE: a leaf */
    uint32_t edge;
    uint32_t depth;    /* suppositions above it */
    bool together;     /* which child of its parent it is */
    bool closed;       /* a leaf that cannot be split further */
    frn_cycles cycles; /* a proof of `packed`; edge m + e stands for the supposition on edge e */
    int64_t packed;    /* in 1 / FRN_RATION_UNIT */
    double *length;    /* [m] of the covering; leaves only */
} frn_branch_node;

typedef struct frn_branching {
    FRN_VEC(frn_branch_node) node; /* [0] is the root */
} frn_branching;

typedef struct frn_branch_plan {
    uint32_t threads;
    uint32_t most;   /* nodes */
    double deadline; /* frn_seconds() */
    int64_t fixed; /* frustration certain outside the net: costs are shown as (cost + fixed) / 2 */
    const frn_progress *progress;
} frn_branch_plan;

/* Splits the leaf of the least bound, again and again, until every leaf proves that no line-up
 * costs less than `*cost`, or a limit is met (FRN_E_LIMIT, FRN_E_CANCELLED; the tree is valid).
 * `spin` and *cost are bettered where a node suggests so. The root takes over *cycles and starts
 * from `length`. Costs are even (doubled weights). */
frn_status frn_branch(frn_branching *tree, int8_t *spin, int64_t *cost, const frn_net *net,
                      frn_cycles *cycles, int64_t packed, const double *length,
                      const frn_branch_plan *plan);
void frn_branching_free(frn_branching *tree);
/* The least of what the leaves have packed. */
int64_t frn_branching_packed(const frn_branching *tree);

#endif
