/* Simulated annealing over a compact copy of the net. Acceptance compares the change with one of
 * 1,024 quantiles of the exponential distribution, so the inner loop is whole numbers only. */
#include <math.h>
#include <stdlib.h>

#include "balance/lineup_internal.h"

enum { QUANTILES = 1024, LARGEST = 1 << 24 };

typedef struct slot {
    uint32_t to;
    int32_t w;
} slot;

typedef struct annealing {
    const frn_net *net;
    slot *slot;     /* [2 m] */
    int32_t *field; /* [n] what flipping would add */
    int8_t *spin;
    double quantile[QUANTILES]; /* of the exponential distribution, largest first */
    int32_t limit[QUANTILES];
    frn_rng *rng;
} annealing;

/* Weights shrink to 32 bits where they must: annealing only proposes. */
static void fill(annealing *a)
{
    const frn_net *net = a->net;
    int64_t most = 1, by;

    for (uint32_t x = 0; x < net->n; x++) {
        int64_t sum = 0;
        for (uint64_t i = net->first[x]; i < net->first[x + 1]; i++)
            sum += llabs(net->w[net->edge[i]]);
        most = sum > most ? sum : most;
    }
    by = most / LARGEST + 1;
    for (uint64_t i = 0; i < 2 * (uint64_t)net->m; i++)
        a->slot[i] = (slot){net->to[i], (int32_t)(net->w[net->edge[i]] / by)};
}

static void set_fields(annealing *a)
{
    for (uint32_t x = 0; x < a->net->n; x++) {
        int32_t sum = 0;
        for (uint64_t i = a->net->first[x]; i < a->net->first[x + 1]; i++)
            sum += a->slot[i].w * a->spin[a->slot[i].to];
        a->field[x] = sum * a->spin[x];
    }
}

static double mean_weight(const annealing *a)
{
    double sum = 0;

    for (uint64_t i = 0; i < 2 * (uint64_t)a->net->m; i++)
        sum += fabs((double)a->slot[i].w);
    return a->net->m ? sum / (2.0 * a->net->m) : 1;
}

static void set_temperature(annealing *a, double t)
{
    for (int q = 0; q < QUANTILES; q++) {
        double limit = t * a->quantile[q];
        a->limit[q] = limit > 1e9 ? 1000000000 : (int32_t)limit;
    }
}

static void flip(annealing *a, uint32_t x)
{
    int8_t s = (int8_t)-a->spin[x];
    uint64_t end = a->net->first[x + 1];

    a->spin[x] = s;
    a->field[x] = -a->field[x];
    for (uint64_t i = a->net->first[x]; i < end; i++) {
        uint32_t y = a->slot[i].to;
        a->field[y] += 2 * a->slot[i].w * s * a->spin[y];
    }
}

static void sweep(annealing *a)
{
    uint64_t random = 0;
    int32_t most = a->limit[0];

    for (uint32_t x = 0; x < a->net->n; x++) {
        if (a->field[x] > most)
            continue;
        if (random < QUANTILES)
            random = frn_rng_next(a->rng) | 1ull << 60;
        if (a->field[x] <= a->limit[random % QUANTILES])
            flip(a, x);
        random /= QUANTILES;
    }
}

static void descend(annealing *a)
{
    bool again = true;

    while (again) {
        again = false;
        for (uint32_t x = 0; x < a->net->n; x++) {
            if (a->field[x] < 0) {
                flip(a, x);
                again = true;
            }
        }
    }
}

frn_status frn_lineup_anneal(int8_t *spin, const frn_net *net, const frn_anneal_plan *plan,
                             frn_rng *rng)
{
    annealing *a = malloc(sizeof *a);
    frn_status status = FRN_E_MEMORY;
    double mean, t, cool;

    if (!a)
        return FRN_E_MEMORY;
    *a = (annealing){.net = net, .spin = spin, .rng = rng};
    a->slot = malloc((2 * (size_t)net->m + 1) * sizeof *a->slot);
    a->field = malloc(((size_t)net->n + 1) * sizeof *a->field);
    if (a->slot && a->field) {
        status = FRN_OK;
        for (int q = 0; q < QUANTILES; q++)
            a->quantile[q] = -log((q + 0.5) / QUANTILES);
        fill(a);
        for (uint32_t x = 0; x < net->n; x++)
            spin[x] = plan->start ? plan->start[x] : 1;
        set_fields(a);
        mean = mean_weight(a);
        t = plan->hot * mean;
        cool = pow(plan->cold / plan->hot, 1.0 / (plan->sweeps > 1 ? plan->sweeps - 1 : 1));
        for (uint32_t s = 0; s < plan->sweeps; s++, t *= cool) {
            if (plan->stop && atomic_load_explicit(plan->stop, memory_order_relaxed))
                break;
            set_temperature(a, t);
            sweep(a);
        }
        descend(a);
    }
    free(a->slot);
    free(a->field);
    free(a);
    return status;
}
