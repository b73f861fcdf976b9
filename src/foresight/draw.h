/* foresight/draw.h - random draws that the engines share. */
#ifndef FRENEMY_FORESIGHT_DRAW_H
#define FRENEMY_FORESIGHT_DRAW_H

#include "base/rng.h"

FRN_BEGIN_DECLS

/* Beta(a, b) with a, b > 0, by two Gamma draws (Marsaglia and Tsang 2000). */
FRN_API double frn_draw_beta(frn_rng *rng, double a, double b);

FRN_END_DECLS
#endif
