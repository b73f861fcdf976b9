/* foresight/forecast_internal.h - rows, fits and scores, shared by forecast and backtest. */
#ifndef FRENEMY_FORESIGHT_FORECAST_INTERNAL_H
#define FRENEMY_FORESIGHT_FORECAST_INTERNAL_H

#include "base/vec.h"
#include "foresight/forecast.h"

enum { TERM_TONE, TERM_POSITIVE, TERM_NEGATIVE, TERM_LAST, TERM_THIRD, TERM_ACTOR };

typedef FRN_VEC(frn_forecast_row) frn_row_list;

typedef struct frn_fit {
    double mean[FRN_FORECAST_TERMS], sd[FRN_FORECAST_TERMS], beta[FRN_FORECAST_TERMS];
    double intercept;
    uint32_t mask; /* terms in use */
} frn_fit;

typedef struct frn_state { /* what is known at a date; [n*n] */
    uint32_t n;
    double *positive, *negative, *tone;
    int32_t *last;                          /* net signed events of the last window */
    double *norm, *actor_sum, *actor_count; /* [n] */
} frn_state;

frn_status frn_state_make(frn_state *state, frn_arena *arena, uint32_t n, frn_error *err);
/* Everything up to and including `date`. place[actor] is its number among the kept, or FRN_NONE. */
void frn_state_fill(frn_state *state, const frn_forecast_input *input, const uint32_t *place,
                    frn_date date, uint32_t window, double half_life);
void frn_state_values(double *value, int8_t *last_sign, const frn_state *state, uint32_t i,
                      uint32_t j);

/* Terms of a model. */
uint32_t frn_forecast_mask(frn_forecast_model model);
/* Ridge logistic regression by Newton's method; rows with outcome -1 are left out. */
void frn_fit_rows(frn_fit *fit, const frn_forecast_row *row, size_t count, uint32_t mask,
                  double ridge);
double frn_fit_chance(const frn_fit *fit, const double *value);
/* Fills chance, term and base of `row` from fits of all models. */
void frn_fit_apply(frn_forecast_row *row, const frn_fit *fits);

frn_status frn_score_rows(frn_backtest *out, const frn_forecast_options *options, frn_error *err);

/* The busiest actors before `cut`, in `arena`. */
frn_status frn_forecast_choose(uint32_t **kept, uint32_t **place, uint32_t *n, frn_arena *arena,
                               const frn_forecast_input *input, uint32_t most, frn_date cut,
                               frn_error *err);
frn_forecast_options frn_forecast_defaults(const frn_forecast_options *options,
                                           const frn_forecast_input *input);
/* Rows of the window (origin, origin + window] with their outcomes. */
frn_status frn_forecast_rows(frn_row_list *rows, frn_state *state, const frn_forecast_input *input,
                             const uint32_t *place, const uint32_t *kept, frn_date origin,
                             const frn_forecast_options *options, frn_error *err);

#endif
