#include "base/rng.h"

#include <math.h>

#include "base/hash.h"

frn_rng frn_rng_make(uint64_t seed, uint64_t stream)
{
    frn_rng rng;
    uint64_t x = frn_mix(seed + 1) ^ frn_mix(stream ^ 0x9e3779b97f4a7c15u);

    for (int i = 0; i < 4; i++) { /* splitmix64, as the authors advise for seeding */
        uint64_t z = (x += 0x9e3779b97f4a7c15u);
        z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
        z = (z ^ z >> 27) * 0x94d049bb133111ebu;
        rng.state[i] = z ^ z >> 31;
    }
    return rng;
}

static uint64_t rotate(uint64_t x, int k)
{
    return x << k | x >> (64 - k);
}

uint64_t frn_rng_next(frn_rng *rng)
{
    uint64_t *s = rng->state, result = rotate(s[1] * 5, 7) * 9, t = s[1] << 17;

    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint32_t frn_rng_below(frn_rng *rng, uint32_t bound)
{
    return (uint32_t)((frn_rng_next(rng) >> 32) * bound >> 32);
}

double frn_rng_unit(frn_rng *rng)
{
    return (double)(frn_rng_next(rng) >> 11) * 0x1p-53;
}

double frn_rng_normal(frn_rng *rng)
{
    double u = 1 - frn_rng_unit(rng), v = frn_rng_unit(rng);

    return sqrt(-2 * log(u)) * cos(6.283185307179586 * v);
}
