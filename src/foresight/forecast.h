/* foresight/forecast.h - the chance that a pair turns net hostile in the next window, from its own
 * history and from third parties, with its controls always beside it.
 *
 * At a date t every pair has decayed counts D+ and D- (half-life), tone S = (D+ - D-)/(D+ + D- +
 * 1), the sign of its last window, the third-party term B_ij = sum_k S_ik S_kj / (|S_i| |S_j|)
 * ("the enemy of my enemy") and the actor tone A_ij, how the two fare with everybody else. The
 * forecast is logistic in these, fitted by Newton's method with a ridge on the windows that ended
 * by t.
 *
 * Strictly prequential: no window is forecast with anything that came after it began.
 */
#ifndef FRENEMY_FORESIGHT_FORECAST_H
#define FRENEMY_FORESIGHT_FORECAST_H

#include "base/arena.h"
#include "base/date.h"
#include "base/pool.h"

FRN_BEGIN_DECLS

typedef struct frn_forecast_event { /* pairs have no direction here */
    frn_date date;
    uint32_t a, b;
    int8_t sign; /* -1, 0, 1; neutral events count for nothing but being busy */
} frn_forecast_event;

typedef struct frn_forecast_input { /* borrowed */
    uint32_t actors;
    const frn_slice *actor_name;     /* [actors] */
    const frn_forecast_event *event; /* in order of date */
    size_t events;
    /* Events that are only imagined: they shape what is known at the cut, not the fit. */
    const frn_forecast_event *imagined;
    size_t imagined_count;
} frn_forecast_input;

/* Zero means the documented default. */
typedef struct frn_forecast_options {
    uint32_t window;    /* days; 0: 28 */
    double half_life;   /* days; 0: 168 */
    uint32_t busiest;   /* actors kept, by events before the cut; 0: 120 */
    frn_date cut;       /* first forecast is for the window after it; 0: the middle of the data */
    double ridge;       /* 0: 1, on standardised inputs */
    uint32_t bootstrap; /* resamples of the pairs; 0: 1000 */
    uint64_t seed;      /* 0: 1 */
    uint32_t threads;
} frn_forecast_options;

typedef enum frn_forecast_model {
    FRN_FORECAST_CLIMATE,     /* the base rate so far */
    FRN_FORECAST_PERSISTENCE, /* the sign of the last window */
    FRN_FORECAST_OWN,         /* the pair's own tone */
    FRN_FORECAST_ACTOR,       /* and how the two fare with everybody */
    FRN_FORECAST_BALANCE,     /* own tone and third parties, without actor tone */
    FRN_FORECAST_ALL,
    FRN_FORECAST_MODELS
} frn_forecast_model;

/* Events in order of date, then of pair and sign. O(n log n). */
FRN_API void frn_forecast_order(frn_forecast_event *event, size_t count);

FRN_API const char *frn_forecast_model_text(frn_forecast_model model);

/* Terms: own tone, friendly record, hostile record, last window; then what is about others. */
enum { FRN_FORECAST_SHARED = 4, FRN_FORECAST_OTHERS = 5, FRN_FORECAST_TERMS = 6 };
enum { FRN_FORECAST_BINS = 10 };
FRN_API const char *frn_forecast_term_text(int term); /* "own tone", "third parties" ... */

typedef struct frn_forecast_bin { /* of the reliability diagram: forecasts in [low, high) */
    double low, high, mean, observed;
    uint32_t count;
} frn_forecast_bin;

typedef struct frn_forecast_score {
    double brier, skill; /* skill against the climate of the same model run */
    double skill_persistence;
    double log_loss, auc;    /* auc NAN with one outcome only */
    double slope, intercept; /* of outcomes on log-odds of forecasts: 1 and 0 are calibrated */
    frn_forecast_bin bin[FRN_FORECAST_BINS];
    /* Brier(all) - Brier(this) with a 95% interval, resampling pairs; below 0 `all` is better. */
    double difference, low, high;
    /* Pairs that changed sign since their last window: share called (chance of change above 1/2),
     * and the share of calls among pairs that did not change. */
    double flips_called, false_alarms, flips_brier;
} frn_forecast_score;

typedef struct frn_forecast_row {
    uint32_t a, b;
    frn_date origin; /* the window is (origin, origin + window] */
    double chance[FRN_FORECAST_MODELS];
    double term[FRN_FORECAST_TERMS]; /* coefficient x (value - mean) in log-odds, of `all` */
    double base;                     /* log-odds at the mean of all terms */
    double value[FRN_FORECAST_TERMS];
    int8_t last_sign, outcome; /* outcome: 1 net hostile, 0 not, -1 not known yet */
} frn_forecast_row;

typedef struct frn_backtest {
    frn_arena arena;
    uint32_t actors; /* kept */
    uint32_t window;
    double half_life;
    frn_date cut, first, last;
    uint32_t windows, train, n; /* forecast windows; rows before the cut; rows forecast */
    uint32_t pairs, flips;
    double base_rate;
    frn_forecast_score score[FRN_FORECAST_MODELS];
    const frn_forecast_row *row; /* [n] */
} frn_backtest;

/* Every window after the cut is forecast with what was known when it began. Pairs are those with a
 * signed event in the window. FRN_E_INPUT when there is too little before or after the cut. */
FRN_API frn_status frn_backtest_run(frn_backtest *out, const frn_forecast_input *input,
                                    const frn_forecast_options *options, frn_error *err);
FRN_API void frn_backtest_free(frn_backtest *backtest);

/* A third party's part in the forecast: in the third-party term, and in how others see the two. The
 * parts of all third parties less frn_forecast.thirds_mean are the two terms. */
typedef struct frn_forecast_third {
    uint32_t who;
    double part;           /* log-odds; above 0 towards hostility */
    double tone_a, tone_b; /* of a and of b with it */
    bool met_a, met_b;     /* whether they have a record with it */
} frn_forecast_third;

typedef struct frn_forecast {
    frn_arena arena;
    frn_date origin;
    uint32_t window, train, count;
    double half_life, base_rate;
    const frn_forecast_row *row; /* [count] every pair with signed history, likeliest first */
    /* As fitted, so that anybody can redo it. */
    double coefficient[FRN_FORECAST_TERMS], mean[FRN_FORECAST_TERMS], intercept;
    uint32_t n;           /* actors kept */
    const uint32_t *kept; /* [n] */
    const double *tone;   /* [n*n] in the order of `kept` */
    const double *record; /* [n*n] D+ + D- */
    double thirds_mean;   /* what the average pair has from third parties, in log-odds */
} frn_forecast;

/* The forecast for the window after `options->cut` (0: after the last event). */
FRN_API frn_status frn_forecast_run(frn_forecast *out, const frn_forecast_input *input,
                                    const frn_forecast_options *options, frn_error *err);
/* The third parties behind a row, largest part first; up to `room`. O(n room). */
FRN_API uint32_t frn_forecast_thirds(frn_forecast_third *third, uint32_t room,
                                     const frn_forecast *forecast, const frn_forecast_row *row);
FRN_API void frn_forecast_free(frn_forecast *forecast);

FRN_END_DECLS
#endif
