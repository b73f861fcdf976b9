#include "foresight/draw.h"

#include <math.h>

static double draw_gamma(frn_rng *rng, double shape)
{
    double boost = 1, d, c;

    if (shape < 1) { /* Gamma(a) = Gamma(a + 1) U^(1/a) */
        boost = pow(1 - frn_rng_unit(rng), 1 / shape);
        shape += 1;
    }
    d = shape - 1.0 / 3;
    c = 1 / sqrt(9 * d);
    for (;;) {
        double x = frn_rng_normal(rng), v = 1 + c * x;

        if (v <= 0)
            continue;
        v = v * v * v;
        if (log(1 - frn_rng_unit(rng)) < 0.5 * x * x + d - d * v + d * log(v))
            return boost * d * v;
    }
}

double frn_draw_beta(frn_rng *rng, double a, double b)
{
    double x = draw_gamma(rng, a), y = draw_gamma(rng, b);

    return x + y > 0 ? x / (x + y) : 0.5; /* both underflow only for shapes near 0 */
}
