/* Good line-ups (two-camp splits) of a net: annealing, and exact steps that never make one worse.
 */
#ifndef FRENEMY_BALANCE_LINEUP_INTERNAL_H
#define FRENEMY_BALANCE_LINEUP_INTERNAL_H

#include <stdatomic.h>

#include "balance/net_internal.h"
#include "base/rng.h"

typedef struct frn_anneal_plan {
    uint32_t sweeps;
    double hot, cold;        /* temperatures, in mean edge weights; geometric */
    const int8_t *start;     /* NULL: all in one camp */
    const atomic_bool *stop; /* NULL: never; looked at once a sweep */
} frn_anneal_plan;

/* One annealing run (Kirkpatrick et al. 1983) that ends in a local optimum. `spin` [n] is written.
 * O(sweeps * n + flips * degree). */
frn_status frn_lineup_anneal(int8_t *spin, const frn_net *net, const frn_anneal_plan *plan,
                             frn_rng *rng);
/* Single flips until none pays. */
frn_status frn_lineup_descend(int8_t *spin, const frn_net *net);
/* Flips components of the graph of satisfied edges where that pays, until none does. */
frn_status frn_lineup_flip_components(int8_t *spin, const frn_net *net);
/* Partition crossover (Whitley et al. 2009): where `spin` and `other` differ, each connected piece
 * is flipped if that pays; `spin` ends no worse than either. O(m). */
frn_status frn_lineup_cross(int8_t *spin, const int8_t *other, const frn_net *net);
/* The line-up that satisfies every edge of a spanning forest of least length: what a fractional
 * cover of the negative cycles suggests. O(m log m). */
frn_status frn_lineup_from_lengths(int8_t *spin, const frn_net *net, const double *length);

#endif
