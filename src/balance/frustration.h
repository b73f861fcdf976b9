/* balance/frustration.h - the frustration index (line index of balance), with a proof.
 *
 * The least weight of ties whose removal leaves a balanced network (Harary 1959): the least that
 * any split into two camps leaves frustrated, friends apart or enemies together. NP-hard; here both
 * bounds are closed: line-ups by annealing and partition crossover, and packings of negative cycles
 * that no line-up can satisfy. When they meet, the value is proved, and the line-up with the
 * packing is a certificate (balance/certificate.h).
 */
#ifndef FRENEMY_BALANCE_FRUSTRATION_H
#define FRENEMY_BALANCE_FRUSTRATION_H

#include "base/pool.h"
#include "graph/graph.h"

FRN_BEGIN_DECLS

/* Zero-initialise: every zero means the documented default. */
typedef struct frn_frustration_options {
    double time_limit;     /* seconds; 0: 60. Results are repeatable unless the limit is reached */
    uint64_t seed;         /* 0: 1 */
    uint32_t threads;      /* 0: one per core; the result does not depend on it */
    frn_progress progress; /* done = lower bound, total = upper bound */
} frn_frustration_options;

/* Sets of ties, each of which no line-up satisfies in full: an odd number are negative, and every
 * actor occurs an even number of times. */
typedef struct frn_packing {
    uint64_t count;
    uint64_t *end; /* [count] where each set ends in `tie` */
    uint32_t *tie;
    int64_t *amount; /* [count] > 0; over all sets a tie carries at most unit * |weight| */
    int64_t unit;
} frn_packing;

/* A proof by cases, a binary tree in preorder: an inner node splits at the actors `a` and `b`; what
 * follows supposes them on one side, and after that on two sides. `a` == `b`: a leaf. */
typedef struct frn_case {
    uint32_t a, b;
} frn_case;

typedef struct frn_cases {
    uint32_t count; /* of nodes; 0: no cases are needed */
    frn_case *at;
    uint32_t leaves;
    frn_packing *leaf; /* [leaves] in preorder, of one unit; `tie` m + k is no tie but the k-th
                          supposition from the root, satisfied for certain */
} frn_cases;

/* Values are in the graph's weights (ties, unless weighted: then divide by graph->scale). */
typedef struct frn_frustration {
    uint64_t lower, upper;
    bool proved;                 /* lower == upper */
    frn_status stopped;          /* FRN_OK, FRN_E_LIMIT or FRN_E_CANCELLED */
    uint32_t n, frustrated;      /* actors; ties that the line-up frustrates */
    int8_t *camp;                /* [n] +1 or -1; the first actor's camp is +1 */
    frn_packing packing;         /* the proof of `lower`, or with cases of nearly as much */
    frn_cases cases;             /* not empty: the proof of `lower` */
    uint32_t kernel_n, kernel_m; /* what was left after exact elimination */
} frn_frustration;

/* Measures `graph`. On FRN_OK *out holds the best bounds found, proved or not (see `stopped`).
 * Memory O(n + m + packing). `options` may be NULL. */
FRN_API frn_status frn_frustration_measure(frn_frustration *out, const frn_graph *graph,
                                           const frn_frustration_options *options, frn_error *err);
FRN_API void frn_frustration_free(frn_frustration *f);

/* Who could stand elsewhere, from the proof: a tie that the packing leaves slack s cannot be
 * frustrated by any line-up that costs less than lower + s. */
typedef struct frn_swing {
    uint32_t n, m;
    uint32_t blocs;   /* sets of actors that keep their sides to each other in every best line-up */
    uint32_t *bloc;   /* [n] 0 = the largest */
    uint64_t *change; /* [n] what changing camp alone would add to the best line-up found */
    int64_t *slack;   /* [m] any line-up that frustrates the tie costs at least upper + slack;
                         <= 0: nothing is known */
} frn_swing;

/* O(n + m + packing). Sound also when `f` is not proved (the blocs are then smaller). */
FRN_API frn_status frn_swing_find(frn_swing *out, const frn_graph *graph, const frn_frustration *f,
                                  frn_error *err);
FRN_API void frn_swing_free(frn_swing *swing);

FRN_END_DECLS
#endif
