/* The linear bound: the best fractional packing of negative cycles, found from its dual, the
 * lightest fractional cover of them, by cutting planes (Barahona and Mahjoub 1986) with Clp. */
#ifndef FRENEMY_BALANCE_COVER_INTERNAL_H
#define FRENEMY_BALANCE_COVER_INTERNAL_H

#include "balance/packing_internal.h"

typedef struct frn_cover_plan {
    uint32_t threads;
    double deadline; /* frn_seconds(); 0: none */
    uint32_t rounds; /* of cutting planes, at most */
    double enough;   /* stop when the bound reaches this */
    const frn_progress *progress;
    double progress_base, progress_upper;
} frn_cover_plan;

/* Packs fractionally, starting from the cycles of *start. *packed is the sum of amounts; over all
 * cycles an edge carries at most FRN_RATION_UNIT times its weight. Every round's bound is valid, so
 * a limit only makes it weaker. `spin` [n] becomes the line-up that the cover suggests: satisfied
 * along a shortest spanning tree. FRN_E_UNSUPPORTED when the net is too large. */
frn_status frn_cover_pack(frn_cycles *cycles, int64_t *packed, int8_t *spin, const frn_net *net,
                          const frn_cycles *start, const frn_cover_plan *plan);

#endif
