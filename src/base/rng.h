/* base/rng.h - repeatable random numbers (xoshiro256**, Blackman and Vigna 2018).
 *
 * One stream per task, named by (seed, stream), so that results do not depend on the number of
 * threads.
 */
#ifndef FRENEMY_BASE_RNG_H
#define FRENEMY_BASE_RNG_H

#include <stdint.h>

#include "base/status.h"

FRN_BEGIN_DECLS

typedef struct frn_rng {
    uint64_t state[4];
} frn_rng;

FRN_API frn_rng frn_rng_make(uint64_t seed, uint64_t stream);
FRN_API uint64_t frn_rng_next(frn_rng *rng);
FRN_API uint32_t frn_rng_below(frn_rng *rng, uint32_t bound); /* [0, bound); 0 for bound 0 */
FRN_API double frn_rng_unit(frn_rng *rng);                    /* [0, 1) */
FRN_API double frn_rng_normal(frn_rng *rng);                  /* mean 0, variance 1 */

FRN_END_DECLS
#endif
