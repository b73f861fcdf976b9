/* Lower bounds by packing negative cycles (cycles whose product of signs is negative).
 *
 * Every line-up frustrates at least one edge of each such cycle, so cycles that share no weight
 * bound the frustration from below. Against a line-up the cycles sought are one frustrated edge
 * each, closed by a path of satisfied edges; when all frustrated weight is routed, the line-up is
 * proved optimal. Routing is by negotiated congestion (McMurchie and Ebeling 1995, PathFinder) with
 * rip-up and reroute.
 */
#ifndef FRENEMY_BALANCE_PACKING_INTERNAL_H
#define FRENEMY_BALANCE_PACKING_INTERNAL_H

#include "balance/net_internal.h"
#include "base/pool.h"

typedef struct frn_cycles {
    FRN_VEC(uint32_t) edge;  /* the cycles one after another */
    FRN_VEC(uint64_t) end;   /* [cycles] where each ends in `edge` */
    FRN_VEC(int64_t) amount; /* [cycles] > 0 */
} frn_cycles;

typedef struct frn_packing_plan {
    uint64_t work;        /* edges to look at before giving up */
    int64_t unit;         /* capacities are unit * |weight|; 0: 1 */
    int64_t most;         /* largest amount of a route that evicts others; 0: any */
    int64_t dear;         /* how much dearer full edges are; 0: 3 */
    double deadline;      /* frn_seconds() at which to stop; 0: none */
    double progress_base; /* lower bound is shown as (base + packed / unit) / 2 */
    const frn_progress *progress;
    frn_cycles *tried; /* NULL, or takes the cycle of every route that was ever laid, amounts 1 */
} frn_packing_plan;

/* Routes the frustrated edges of `spin`. *packed is the sum of amounts in *cycles, of which an edge
 * carries at most unit * |weight|. FRN_E_CANCELLED
 * and FRN_E_LIMIT also deliver what was packed. */
frn_status frn_packing_route(frn_cycles *cycles, int64_t *packed, const frn_net *net,
                             const int8_t *spin, const frn_packing_plan *plan);
void frn_cycles_free(frn_cycles *cycles);
bool frn_cycles_add(frn_cycles *cycles, const uint32_t *edge, size_t count, int64_t amount);
/* The edges of one cycle in ascending order, and what then tells it from others. */
void frn_cycle_sort(uint32_t *edge, size_t count);
uint64_t frn_cycle_hash(const uint32_t *edge, size_t count);
/* Appends `cycles` to *out, amounts times `by`. */
frn_status frn_cycles_copy(frn_cycles *out, const frn_cycles *cycles, int64_t by);

/* Carries cycles of kernel edges back to ties of the graph (amounts in 1 / unit of doubled weight),
 * with the cycles that were certain during elimination. Edge m + e of the kernel's m edges is no
 * tie but becomes the number supposed[e] (NULL: there are none). */
frn_status frn_cycles_lift(frn_cycles *out, const frn_cycles *cycles, const frn_kernel *kernel,
                           int64_t unit, const uint32_t *supposed);

/* A clock for limits, seconds. */
double frn_seconds(void);

#endif
