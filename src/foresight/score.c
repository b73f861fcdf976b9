/* Forecasts scored: proper scores, ranking, reliability, flips, and how sure the differences are.
 */
#include <math.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/rng.h"
#include "foresight/forecast_internal.h"

static double clip(double p)
{
    return fmin(fmax(p, 1e-6), 1 - 1e-6);
}

typedef struct ranked {
    double chance;
    int8_t outcome;
} ranked;

static int by_chance(const void *a, const void *b)
{
    const ranked *x = a, *y = b;

    return (x->chance > y->chance) - (x->chance < y->chance);
}

/* The chance that a hostile row is ranked above another; ties count half. */
static double auc_of(ranked *r, size_t n)
{
    double ones = 0, below = 0, area = 0;

    qsort(r, n, sizeof *r, by_chance);
    for (size_t i = 0; i < n;) {
        double one = 0, zero = 0;
        size_t j = i;

        for (; j < n && r[j].chance == r[i].chance; j++) {
            one += r[j].outcome;
            zero += !r[j].outcome;
        }
        area += one * (below + zero / 2);
        below += zero;
        ones += one;
        i = j;
    }
    return ones > 0 && below > 0 ? area / (ones * below) : NAN;
}

static void fill_bins(frn_forecast_score *s, const frn_backtest *b, int model)
{
    for (int i = 0; i < FRN_FORECAST_BINS; i++)
        s->bin[i] = (frn_forecast_bin){.low = (double)i / FRN_FORECAST_BINS,
                                       .high = (double)(i + 1) / FRN_FORECAST_BINS};
    for (uint32_t r = 0; r < b->n; r++) {
        int i = (int)(b->row[r].chance[model] * FRN_FORECAST_BINS);
        frn_forecast_bin *bin = &s->bin[i < FRN_FORECAST_BINS ? i : FRN_FORECAST_BINS - 1];

        bin->count++;
        bin->mean += b->row[r].chance[model];
        bin->observed += b->row[r].outcome;
    }
    for (int i = 0; i < FRN_FORECAST_BINS; i++) {
        if (s->bin[i].count == 0)
            continue;
        s->bin[i].mean /= s->bin[i].count;
        s->bin[i].observed /= s->bin[i].count;
    }
}

/* Outcomes on the log-odds of the forecasts: two coefficients by Newton's method. */
static void calibrate(frn_forecast_score *s, const frn_backtest *b, int model)
{
    double slope = 1, intercept = 0;

    for (int i = 0; i < 30; i++) {
        double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9, det;

        for (uint32_t r = 0; r < b->n; r++) {
            double p = clip(b->row[r].chance[model]), x = log(p / (1 - p));
            double q = 1 / (1 + exp(-(intercept + slope * x))), w = q * (1 - q);

            g0 += b->row[r].outcome - q;
            g1 += (b->row[r].outcome - q) * x;
            h00 += w;
            h01 += w * x;
            h11 += w * x * x;
        }
        det = h00 * h11 - h01 * h01;
        if (!(det > 1e-9 * h00 * h11)) /* all forecasts equal: no slope to speak of */
            break;
        intercept += (h11 * g0 - h01 * g1) / det;
        slope += (h00 * g1 - h01 * g0) / det;
    }
    s->slope = slope;
    s->intercept = intercept;
}

static void score_flips(frn_forecast_score *s, frn_backtest *b, int model)
{
    double flips = 0, called = 0, stays = 0, alarms = 0, brier = 0;

    for (uint32_t r = 0; r < b->n; r++) {
        const frn_forecast_row *row = &b->row[r];
        bool hostile = row->last_sign < 0, flip;
        double p = row->chance[model], change = hostile ? 1 - p : p;

        if (row->last_sign == 0)
            continue;
        flip = hostile != (row->outcome == 1);
        if (flip) {
            flips++;
            called += change > .5;
            brier += (p - row->outcome) * (p - row->outcome);
        } else {
            stays++;
            alarms += change > .5;
        }
    }
    b->flips = (uint32_t)flips;
    s->flips_called = flips > 0 ? called / flips : NAN;
    s->flips_brier = flips > 0 ? brier / flips : NAN;
    s->false_alarms = stays > 0 ? alarms / stays : NAN;
}

static frn_status score_model(frn_backtest *b, int model, frn_error *err)
{
    frn_forecast_score *s = &b->score[model];
    ranked *r = malloc((b->n + 1) * sizeof *r);

    if (!r)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < b->n; i++) {
        double p = b->row[i].chance[model], y = b->row[i].outcome;

        s->brier += (p - y) * (p - y) / b->n;
        s->log_loss -= (y * log(clip(p)) + (1 - y) * log(1 - clip(p))) / b->n;
        r[i] = (ranked){p, b->row[i].outcome};
    }
    s->auc = auc_of(r, b->n);
    free(r);
    fill_bins(s, b, model);
    calibrate(s, b, model);
    score_flips(s, b, model);
    return FRN_OK;
}

typedef struct cluster { /* the rows of a pair */
    double count, sum[FRN_FORECAST_MODELS];
} cluster;

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void bootstrap_models(frn_backtest *b, const cluster *c, uint32_t clusters, double *draws,
                             const frn_forecast_options *o)
{
    for (uint32_t t = 0; t < o->bootstrap; t++) {
        frn_rng rng = frn_rng_make(o->seed, t + 77);
        double count = 0, sum[FRN_FORECAST_MODELS] = {0};

        for (uint32_t i = 0; i < clusters; i++) {
            const cluster *one = &c[frn_rng_below(&rng, clusters)];

            count += one->count;
            for (int m = 0; m < FRN_FORECAST_MODELS; m++)
                sum[m] += one->sum[m];
        }
        for (int m = 0; m < FRN_FORECAST_MODELS; m++)
            draws[(size_t)m * o->bootstrap + t] = sum[m] / count;
    }
    for (int m = 0; m < FRN_FORECAST_MODELS; m++) {
        double *d = draws + (size_t)m * o->bootstrap;

        qsort(d, o->bootstrap, sizeof *d, ascending);
        b->score[m].low = d[(size_t)(.025 * (o->bootstrap - 1))];
        b->score[m].high = d[(size_t)ceil(.975 * (o->bootstrap - 1))];
    }
}

static frn_status bootstrap(frn_backtest *b, const frn_forecast_options *o, frn_error *err)
{
    frn_map pair = {0};
    cluster *c = FRN_NEW_ARRAY(&b->arena, cluster, b->n);
    double *draws = FRN_NEW_ARRAY(&b->arena, double, (size_t)o->bootstrap *FRN_FORECAST_MODELS);
    uint32_t clusters = 0;

    if (!c || !draws)
        return frn_no_memory(err);
    for (uint32_t r = 0; r < b->n; r++) {
        const frn_forecast_row *row = &b->row[r];
        double y = row->outcome, all = row->chance[FRN_FORECAST_ALL] - y;
        bool added;
        uint32_t *at = frn_map_put(&pair, (uint64_t)row->a << 32 | row->b, clusters, &added);

        if (!at) {
            frn_map_free(&pair);
            return frn_no_memory(err);
        }
        clusters += added;
        c[*at].count++;
        for (int m = 0; m < FRN_FORECAST_MODELS; m++)
            c[*at].sum[m] += all * all - (row->chance[m] - y) * (row->chance[m] - y);
    }
    frn_map_free(&pair);
    b->pairs = clusters;
    bootstrap_models(b, c, clusters, draws, o);
    return FRN_OK;
}

frn_status frn_score_rows(frn_backtest *b, const frn_forecast_options *o, frn_error *err)
{
    b->base_rate = 0;
    for (uint32_t r = 0; r < b->n; r++)
        b->base_rate += (double)b->row[r].outcome / b->n;
    for (int m = 0; m < FRN_FORECAST_MODELS; m++)
        FRN_TRY(score_model(b, m, err));
    for (int m = 0; m < FRN_FORECAST_MODELS; m++) {
        frn_forecast_score *s = &b->score[m];

        s->skill = 1 - s->brier / b->score[FRN_FORECAST_CLIMATE].brier;
        s->skill_persistence = 1 - s->brier / b->score[FRN_FORECAST_PERSISTENCE].brier;
        s->difference = b->score[FRN_FORECAST_ALL].brier - s->brier;
    }
    return bootstrap(b, o, err);
}
