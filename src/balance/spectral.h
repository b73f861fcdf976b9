/* balance/spectral.h - measures from eigenvalues and from walks.
 */
#ifndef FRENEMY_BALANCE_SPECTRAL_H
#define FRENEMY_BALANCE_SPECTRAL_H

#include "graph/graph.h"

FRN_BEGIN_DECLS

typedef struct frn_spectrum {
    double smallest; /* eigenvalue of the signed Laplacian D - A: 0 iff a component is balanced */
    double
        residual; /* |L x - smallest x| for the unit vector found: an eigenvalue lies within it */
    bool converged;
} frn_spectrum;

/* By ARPACK's implicitly restarted Lanczos (Lehoucq, Sorensen and Yang 1998) on c I - L.
 * (Kunegis et al. 2010 for the measure.) Signs only; weights count if the graph has them. */
FRN_API frn_status frn_spectrum_find(frn_spectrum *out, const frn_graph *graph, frn_error *err);

typedef struct frn_walk_balance {
    double balance; /* trace exp(A) / trace exp(|A|), signs only: 1 iff balanced */
    double error;   /* the truncated series differs from `balance` by at most this */
    uint32_t terms; /* longest closed walk counted */
} frn_walk_balance;

/* Closed walks by length (Estrada and Benzi 2014). O(n m terms), so FRN_E_LIMIT beyond about 10^10
 * steps. */
FRN_API frn_status frn_walk_balance_find(frn_walk_balance *out, const frn_graph *graph,
                                         uint32_t threads, frn_error *err);

FRN_END_DECLS
#endif
