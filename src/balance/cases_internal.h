/* What the search proved, carried from the kernel to the graph. */
#ifndef FRENEMY_BALANCE_CASES_INTERNAL_H
#define FRENEMY_BALANCE_CASES_INTERNAL_H

#include "balance/branch_internal.h"
#include "balance/frustration.h"

/* The sets of ties of kernel cycles with amounts in 1 / unit of doubled weight; see
 * frn_cycles_lift for `supposed`. */
frn_status frn_packing_lift(frn_packing *out, const frn_cycles *cycles, const frn_kernel *kernel,
                            int64_t unit, const uint32_t *supposed);
/* Divides out what unit and amounts have in common, over all of `count` packings. */
void frn_packing_shorten(frn_packing *packing, size_t count);
void frn_packing_free(frn_packing *packing);

/* The tree of `tree` over the graph's `ties` ties. */
frn_status frn_cases_lift(frn_cases *out, const frn_branching *tree, const frn_kernel *kernel,
                          uint32_t ties);
void frn_cases_free(frn_cases *cases);

#endif
