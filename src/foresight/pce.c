/* The settlement distribution: a probabilistic Condorcet election over the stated positions. */
#include <math.h>
#include <stdlib.h>

#include "foresight/bargain_internal.h"

enum { MOST_ROUNDS = 200000 };

static double square(double x)
{
    return x * x;
}

static void victories(double *v, uint32_t n, const double *c, frn_pce_rule rule)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++) {
            double mine = c[i * n + j], theirs = c[j * n + i];

            if (rule == FRN_PCE_SQUARE) {
                mine = square(mine);
                theirs = square(theirs);
            }
            v[i * n + j] = i == j || !(mine + theirs > 0) ? .5 : mine / (mine + theirs);
        }
    }
}

static void conditional(double *p, uint32_t n, const double *v)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        p[i] = 1;
        for (size_t j = 0; j < n; j++)
            p[i] *= v[i * n + j];
        sum += p[i];
    }
    for (size_t i = 0; i < n; i++)
        p[i] = sum > 0 ? p[i] / sum : 1.0 / n;
}

/* challenge[i*n + j]: the chance that i challenges when j holds the floor; columns sum to 1. */
static void challenges(double *challenge, uint32_t n, const double *c, const double *v,
                       frn_pce_model model)
{
    for (size_t j = 0; j < n; j++) {
        double sum = 0;

        for (size_t i = 0; i < n; i++) {
            /* With nobody to challenge it the favourite meets itself. */
            double drive = c[i * n + j] * v[i * n + j] + (i == j ? 1e-10 : 0);

            challenge[i * n + j] = model == FRN_PCE_INCENTIVE ? drive : 1;
            sum += challenge[i * n + j];
        }
        for (size_t i = 0; i < n; i++)
            challenge[i * n + j] /= sum;
    }
}

static void settle(double *p, double *q, uint32_t n, const double *challenge, const double *v)
{
    double change = 1;

    for (size_t i = 0; i < n; i++)
        p[i] = 1.0 / n;
    for (uint32_t round = 0; change > 1e-12 && round < MOST_ROUNDS; round++) {
        change = 0;
        for (size_t i = 0; i < n; i++) {
            q[i] = 0;
            for (size_t j = 0; j < n; j++)
                q[i] += v[i * n + j] * (p[i] * challenge[j * n + i] + p[j] * challenge[i * n + j]);
            change = fmax(change, fabs(q[i] - p[i]));
        }
        for (size_t i = 0; i < n; i++)
            p[i] = (p[i] + q[i]) / 2; /* halving keeps two-cycles from lasting */
    }
}

frn_status frn_pce_solve(double *chance, double *victory, uint32_t n, const double *coalition,
                         frn_pce_rule rule, frn_pce_model model, frn_error *err)
{
    double *space, *v;

    if (n == 0 || n > 4096)
        return frn_fail(err, FRN_E_USAGE, "an election needs 1 to 4096 options, not %u", n);
    for (size_t i = 0; i < (size_t)n * n; i++)
        if (!(coalition[i] >= 0) || !isfinite(coalition[i]))
            return frn_fail(err, FRN_E_USAGE,
                            "a coalition has the strength %g; 0 or more is expected", coalition[i]);
    space = malloc((2 * (size_t)n * n + n) * sizeof *space);
    if (!space)
        return frn_no_memory(err);
    v = space + (size_t)n * n;
    victories(v, n, coalition, rule);
    if (model == FRN_PCE_CONDITIONAL) {
        conditional(chance, n, v);
    } else {
        challenges(space, n, coalition, v, model);
        settle(chance, space + 2 * (size_t)n * n, n, space, v);
    }
    if (victory)
        memcpy(victory, v, (size_t)n * n * sizeof *v);
    free(space);
    return FRN_OK;
}

double frn_settlement_crps(const double *at, const double *chance, uint32_t n, double outcome)
{
    double crps = 0;

    for (uint32_t i = 0; i < n; i++) {
        crps += chance[i] * fabs(at[i] - outcome);
        for (uint32_t j = 0; j < i; j++)
            crps -= chance[i] * chance[j] * fabs(at[i] - at[j]);
    }
    return crps;
}

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

frn_status frn_settlement_of(frn_settlement *out, frn_arena *arena, const double *x,
                             const double *w, uint32_t n, const frn_bargain_options *options,
                             frn_error *err)
{
    double *at = FRN_NEW_ARRAY(arena, double, n + 1), *chance;
    uint32_t m = 0, count = 0;

    *out = (frn_settlement){0};
    if (!at)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < n; i++)
        if (!isnan(x[i]))
            at[m++] = x[i];
    qsort(at, m, sizeof *at, ascending);
    for (uint32_t i = 0; i < m; i++)
        if (count == 0 || at[i] != at[count - 1])
            at[count++] = at[i];
    out->options = count;
    if (count == 0)
        return FRN_OK;
    out->point = FRN_NEW_ARRAY(arena, frn_bargain_point, count);
    out->coalition = FRN_NEW_ARRAY(arena, double, (size_t)count *count);
    out->victory = FRN_NEW_ARRAY(arena, double, (size_t)count *count);
    chance = FRN_NEW_ARRAY(arena, double, count);
    if (!out->point || !out->coalition || !out->victory || !chance)
        return frn_no_memory(err);
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            for (uint32_t k = 0; k < n; k++)
                if (!isnan(x[k]))
                    out->coalition[i * count + j] +=
                        w[k] * fmax(0, fabs(x[k] - at[j]) - fabs(x[k] - at[i]));
    FRN_TRY(frn_pce_solve(chance, out->victory, count, out->coalition, options->rule,
                          options->model, err));
    for (uint32_t i = 0; i < count; i++) {
        out->point[i] = (frn_bargain_point){at[i], chance[i]};
        out->mean += chance[i] * at[i];
    }
    for (uint32_t i = 0; i < count; i++)
        out->sd += chance[i] * square(at[i] - out->mean);
    out->sd = sqrt(fmax(0, out->sd));
    return FRN_OK;
}
