/* balance/census.h - signed triads: who closes which triangles, and how balanced they are.
 *
 * Heider 1946, Cartwright and Harary 1956: a triangle is balanced when the product of its signs is
 * positive (+++ and +--). In the weak sense (Davis 1967) --- is allowed too.
 */
#ifndef FRENEMY_BALANCE_CENSUS_H
#define FRENEMY_BALANCE_CENSUS_H

#include "base/pool.h"
#include "graph/graph.h"

FRN_BEGIN_DECLS

enum { FRN_TRIADS = 4 }; /* by number of negative ties: +++ ++- +-- --- */

typedef struct frn_census {
    uint64_t triad[FRN_TRIADS];
    uint64_t triangles;
    double strict; /* share of balanced triangles; 1 when there are none */
    double weak;   /* the same counting --- as balanced */
    /* With `detail`, owned, else NULL: */
    uint64_t (*actor)[FRN_TRIADS]; /* [n] triangles of each kind that hold the actor */
    uint32_t (*tie)[2];            /* [m] unbalanced, balanced triangles that hold the tie */
} frn_census;

/* Counts every triangle once. Forward algorithm over actors by degree (Schank and Wagner 2005):
 * O(m^1.5) time, O(n + m) memory. `threads` 0: one per core; the result does not depend on it. */
FRN_API frn_status frn_census_take(frn_census *out, const frn_graph *graph, bool detail,
                                   uint32_t threads, frn_error *err);
FRN_API void frn_census_free(frn_census *census);

FRN_END_DECLS
#endif
