/* Logistic regression: Newton's method on standardised inputs with a ridge. */
#include <math.h>
#include <string.h>

#include "foresight/forecast_internal.h"

enum { K = FRN_FORECAST_TERMS + 1, MOST_STEPS = 50 };

static double chance_of(double odds)
{
    return odds >= 0 ? 1 / (1 + exp(-odds)) : exp(odds) / (1 + exp(odds));
}

static void standardise(frn_fit *fit, const frn_forecast_row *row, size_t count)
{
    double n = 0, sum[FRN_FORECAST_TERMS] = {0}, square[FRN_FORECAST_TERMS] = {0};

    for (size_t r = 0; r < count; r++) {
        if (row[r].outcome < 0)
            continue;
        n++;
        for (int t = 0; t < FRN_FORECAST_TERMS; t++)
            sum[t] += row[r].value[t];
    }
    for (int t = 0; t < FRN_FORECAST_TERMS; t++)
        fit->mean[t] = n > 0 ? sum[t] / n : 0;
    for (size_t r = 0; r < count; r++)
        for (int t = 0; row[r].outcome >= 0 && t < FRN_FORECAST_TERMS; t++)
            square[t] += (row[r].value[t] - fit->mean[t]) * (row[r].value[t] - fit->mean[t]);
    for (int t = 0; t < FRN_FORECAST_TERMS; t++) {
        fit->sd[t] = n > 0 ? sqrt(square[t] / n) : 1;
        if (fit->sd[t] < 1e-12)
            fit->sd[t] = 1;
    }
}

/* Solves h x = g in place for a symmetric positive definite h (Cholesky). False when it is not. */
static bool solve(double h[K][K], double *g)
{
    for (int j = 0; j < K; j++) {
        for (int k = 0; k < j; k++)
            h[j][j] -= h[j][k] * h[j][k];
        if (!(h[j][j] > 0))
            return false;
        h[j][j] = sqrt(h[j][j]);
        for (int i = j + 1; i < K; i++) {
            for (int k = 0; k < j; k++)
                h[i][j] -= h[i][k] * h[j][k];
            h[i][j] /= h[j][j];
        }
    }
    for (int i = 0; i < K; i++) {
        for (int k = 0; k < i; k++)
            g[i] -= h[i][k] * g[k];
        g[i] /= h[i][i];
    }
    for (int i = K - 1; i >= 0; i--) {
        for (int k = i + 1; k < K; k++)
            g[i] -= h[k][i] * g[k];
        g[i] /= h[i][i];
    }
    return true;
}

/* One Newton step; the largest change of a coefficient, or 0 when it cannot be made. */
static double step(frn_fit *fit, double *b, const frn_forecast_row *row, size_t count, double ridge)
{
    double h[K][K] = {{0}}, g[K] = {0}, most = 0;

    for (size_t r = 0; r < count; r++) {
        double x[K] = {1}, odds = b[0], p, w;

        if (row[r].outcome < 0)
            continue;
        for (int t = 0; t < FRN_FORECAST_TERMS; t++) {
            x[t + 1] = fit->mask >> t & 1 ? (row[r].value[t] - fit->mean[t]) / fit->sd[t] : 0;
            odds += b[t + 1] * x[t + 1];
        }
        p = chance_of(odds);
        w = fmax(p * (1 - p), 1e-10);
        for (int i = 0; i < K; i++) {
            g[i] += (row[r].outcome - p) * x[i];
            for (int j = 0; j <= i; j++)
                h[i][j] += w * x[i] * x[j];
        }
    }
    for (int i = 0; i < K; i++) { /* a whisper on the intercept keeps a one-sided sample finite */
        double strength = i == 0 ? 1e-6 : ridge;

        h[i][i] += strength;
        g[i] -= strength * b[i];
    }
    if (!solve(h, g))
        return 0;
    for (int i = 0; i < K; i++) {
        double change = fmin(fmax(g[i], -4), 4);

        b[i] += change;
        most = fmax(most, fabs(change));
    }
    return most;
}

void frn_fit_rows(frn_fit *fit, const frn_forecast_row *row, size_t count, uint32_t mask,
                  double ridge)
{
    double b[K] = {0};

    *fit = (frn_fit){.mask = mask};
    standardise(fit, row, count);
    for (int i = 0; i < MOST_STEPS && step(fit, b, row, count, ridge) > 1e-10; i++)
        continue;
    fit->intercept = b[0];
    for (int t = 0; t < FRN_FORECAST_TERMS; t++)
        fit->beta[t] = mask >> t & 1 ? b[t + 1] / fit->sd[t] : 0;
}

double frn_fit_chance(const frn_fit *fit, const double *value)
{
    double odds = fit->intercept;

    for (int t = 0; t < FRN_FORECAST_TERMS; t++)
        odds += fit->beta[t] * (value[t] - fit->mean[t]);
    return chance_of(odds);
}

void frn_fit_apply(frn_forecast_row *row, const frn_fit *fits)
{
    const frn_fit *all = &fits[FRN_FORECAST_ALL];

    for (int m = 0; m < FRN_FORECAST_MODELS; m++)
        row->chance[m] = frn_fit_chance(&fits[m], row->value);
    row->base = all->intercept;
    for (int t = 0; t < FRN_FORECAST_TERMS; t++)
        row->term[t] = all->beta[t] * (row->value[t] - all->mean[t]);
}
