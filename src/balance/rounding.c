/* Fractional amounts of cycles as whole ones that keep to the capacities exactly. */
#include <math.h>
#include <stdlib.h>

#include "balance/ration_internal.h"

typedef struct rounding {
    const frn_net *net;
    const frn_cycles *cycles;
    double *load;  /* [m] */
    int64_t *room; /* [m] in units */
    int64_t *take; /* [cycles] */
} rounding;

static int64_t weight_of(const frn_net *net, uint32_t e)
{
    return net->w[e] < 0 ? -net->w[e] : net->w[e];
}

/* What an amount shrinks to on the fullest edge of the cycle. */
static double shrunk(const rounding *r, double y, uint64_t from, uint64_t end)
{
    double least = y;

    for (uint64_t i = from; i < end; i++) {
        uint32_t e = r->cycles->edge.at[i];
        double w = (double)weight_of(r->net, e);
        if (r->load[e] > w * (1 + 1e-7) && y * w / r->load[e] < least)
            least = y * w / r->load[e];
    }
    return least;
}

/* Gives cycle `c` up to `wanted` more, as far as there is room. */
static int64_t give(rounding *r, size_t c, uint64_t from, int64_t wanted)
{
    uint64_t end = r->cycles->end.at[c];

    for (uint64_t i = from; i < end; i++)
        wanted = r->room[r->cycles->edge.at[i]] < wanted ? r->room[r->cycles->edge.at[i]] : wanted;
    for (uint64_t i = from; wanted > 0 && i < end; i++)
        r->room[r->cycles->edge.at[i]] -= wanted;
    if (wanted > 0)
        r->take[c] += wanted;
    return wanted > 0 ? wanted : 0;
}

static int64_t round_down(rounding *r, const double *y)
{
    int64_t sum = 0;
    uint64_t from = 0;

    for (size_t c = 0; c < r->cycles->end.len; from = r->cycles->end.at[c++])
        for (uint64_t i = from; y[c] > 0 && i < r->cycles->end.at[c]; i++)
            r->load[r->cycles->edge.at[i]] += y[c];
    from = 0;
    for (size_t c = 0; c < r->cycles->end.len; from = r->cycles->end.at[c++]) {
        double units = y[c] * FRN_RATION_UNIT;
        if (units > 0.5) /* near-whole amounts are meant whole */
            sum += give(r, c, from,
                        (int64_t)floor(shrunk(r, units, from, r->cycles->end.at[c]) + 0.01));
    }
    return sum;
}

static int64_t fill_up(rounding *r)
{
    int64_t sum = 0;
    uint64_t from = 0;

    for (size_t c = 0; c < r->cycles->end.len; from = r->cycles->end.at[c++]) {
        bool bounded = false;
        for (uint64_t i = from; i < r->cycles->end.at[c]; i++)
            bounded |= weight_of(r->net, r->cycles->edge.at[i]) < FRN_UNBOUNDED;
        if (bounded)
            sum += give(r, c, from, INT64_MAX / 4);
    }
    return sum;
}

static bool hand_out(frn_cycles *out, const rounding *r)
{
    uint64_t from = 0;

    for (size_t c = 0; c < r->cycles->end.len; from = r->cycles->end.at[c++])
        if (r->take[c] > 0 && !frn_cycles_add(out, r->cycles->edge.at + from,
                                              r->cycles->end.at[c] - from, r->take[c]))
            return false;
    return true;
}

frn_status frn_cycles_round(frn_cycles *out, int64_t *packed, const frn_cycles *cycles,
                            const double *y, const frn_net *net)
{
    rounding r = {.net = net,
                  .cycles = cycles,
                  .load = calloc((size_t)net->m + 1, sizeof *r.load),
                  .room = malloc(((size_t)net->m + 1) * sizeof *r.room),
                  .take = calloc(cycles->end.len + 1, sizeof *r.take)};
    bool ok = r.load && r.room && r.take;

    for (uint32_t e = 0; ok && e < net->m; e++) {
        int64_t w = weight_of(net, e);
        r.room[e] = w < FRN_UNBOUNDED ? w * FRN_RATION_UNIT : INT64_MAX / 2;
    }
    if (ok) {
        *packed = round_down(&r, y);
        *packed += fill_up(&r);
        ok = hand_out(out, &r);
    }
    free(r.load);
    free(r.room);
    free(r.take);
    return ok ? FRN_OK : FRN_E_MEMORY;
}
