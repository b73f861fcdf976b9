/* Fractional packings of negative cycles by a first-order method.
 *
 * The linear program of balance/cover_internal.h, solved near enough where a simplex is too slow:
 * the steps of balance/program_internal.h over a pool of cycles, to which those are added that are
 * too short under the lengths. What is packed is rounded to whole amounts that keep to the
 * capacities exactly.
 */
#ifndef FRENEMY_BALANCE_RATION_INTERNAL_H
#define FRENEMY_BALANCE_RATION_INTERNAL_H

#include "balance/program_internal.h"

enum { FRN_RATION_UNIT = 360360 }; /* amounts are whole numbers of 1 / FRN_RATION_UNIT */

typedef struct frn_ration_plan {
    uint32_t threads;
    double deadline;    /* frn_seconds(); 0: none */
    uint32_t rounds;    /* of new cycles, at most */
    double enough;      /* stop when this is packed */
    double hopeless;    /* stop when it is certain that no more than this can be packed */
    double least_gain;  /* stop when six rounds together gain less */
    const int8_t *spin; /* NULL: any negative cycle; else cycles with one edge that it frustrates */
    int8_t *better;     /* NULL, or a line-up that those which the lengths suggest are crossed
                           into; when it gains on `spin`, the rounds end */
    const frn_cycles *tried; /* NULL, or cycles to begin with, whatever they carry */
    const frn_progress *progress;
    double progress_base, progress_upper;
} frn_ration_plan;

/* Starts from `start` (amounts in 1 / start_unit) and from the lengths in `length` [m], which
 * become those of the last round; all 0 when nothing is known. Every round's packing is valid, so a
 * limit only makes it weaker. *packed is the sum of amounts; over all cycles an edge carries at
 * most FRN_RATION_UNIT times its weight. */
frn_status frn_ration_pack(frn_cycles *cycles, int64_t *packed, double *length, const frn_net *net,
                           const frn_cycles *start, int64_t start_unit,
                           const frn_ration_plan *plan);

/* Amounts `y` (in weights) of cycles[] as whole ones: cycles through an overfull edge shrink, then
 * what room is left is filled. Appends to *out; *packed is the sum. */
frn_status frn_cycles_round(frn_cycles *out, int64_t *packed, const frn_cycles *cycles,
                            const double *y, const frn_net *net);

#endif
