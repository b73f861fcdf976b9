/* The packing program over a given pool of cycles: the largest sum of amounts y >= 0 of which no
 * edge carries more than its weight, and with it lengths x >= 0 of the edges, the least weighed sum
 * under which no cycle of the pool is shorter than 1.
 *
 * Primal and dual steps in turn (Chambolle and Pock 2011), each taken twice as far and drawn back
 * towards where the run began (Halpern 1967; Lieder 2021), which begins anew whenever the steps
 * have become short enough; the balance between amounts and lengths is set anew then, too
 * (Applegate et al. 2021).
 */
#ifndef FRENEMY_BALANCE_PROGRAM_INTERNAL_H
#define FRENEMY_BALANCE_PROGRAM_INTERNAL_H

#include "balance/packing_internal.h"

/* Edges of at least this weight carry any amount and always have length 0. */
#define FRN_UNBOUNDED (1ll << 50)

typedef struct frn_program {
    const frn_net *net;
    const frn_cycles *pool; /* amounts are not used */
    double *y;              /* [pool] amounts */
    double *x;              /* [net->m] lengths */
    double balance;         /* of amounts to lengths, kept from call to call; > 0 */
    uint32_t threads;
    double deadline; /* frn_seconds() after which no step is begun; 0: none */
} frn_program;

/* Up to `steps` steps from the x and y given to better ones; fewer when less than `close` lies
 * between what can be packed and what the lengths allow. O(steps * (m + edges in the pool)). The
 * result does not depend on the number of threads. */
frn_status frn_program_improve(frn_program *p, uint32_t steps, double close);

#endif
