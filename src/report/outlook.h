/* report/outlook.h - what comes next, finished: results of foresight with what they were worked out
 * from, for the views.
 *
 * Everything is borrowed and outlives the views' call. What is NULL or 0 is not there, and nothing
 * is shown of it.
 */
#ifndef FRENEMY_REPORT_OUTLOOK_H
#define FRENEMY_REPORT_OUTLOOK_H

#include "foresight/align.h"
#include "foresight/bargain.h"
#include "foresight/scenario.h"

FRN_BEGIN_DECLS

/* One input turned: where the best line-up, or the side of a watched pair, changes. */
typedef struct frn_outlook_sweep {
    const frn_align_case *input;
    const frn_align_sweep_what *what;
    const frn_align_sweep *sweep;
} frn_outlook_sweep;

/* Who stands on whose side. With both camps a picture of before and after, with the first alone a
 * picture of what it would cost each actor to leave. */
typedef struct frn_outlook_line_up {
    uint32_t actors;
    const frn_slice *name; /* [actors] */
    const int8_t *camp[2]; /* [actors] +1, -1, 0: tied to nobody */
    const double *leave;   /* [actors] energy that its switch would add; NULL with both camps */
    frn_slice label[2];    /* "before", "after" */
    bool close;            /* a small error of the inputs would change it */
} frn_outlook_line_up;

/* Where the issues settle: alone and linked, or with `after` before and after a change. */
typedef struct frn_outlook_settlement {
    frn_slice title;
    const frn_bargain_case *input;
    const frn_bargain *bargain;
    const frn_bargain *after; /* of the same actors and issues; NULL: none */
} frn_outlook_settlement;

/* Which pairs are likely to turn hostile, and how the same model fared on what came before. */
typedef struct frn_outlook_forecast {
    const frn_forecast *forecast;
    const frn_forecast_input *input;
    const frn_slice *id; /* [input->actors] as the tie table has them */
    const frn_backtest *past;
} frn_outlook_forecast;

/* What a move would change. */
typedef struct frn_outlook_scenario {
    const frn_scenario *scenario;
    const frn_claim *added;
    uint32_t added_count;
    const frn_outlook_line_up *line_up;      /* NULL: too few ties for one */
    const frn_outlook_line_up *case_line_up; /* of the case; NULL: no case, or without tones */
    const frn_slice *change;                 /* [changes] of the case, in words */
    uint32_t changes;
    const frn_outlook_settlement *settlement; /* of the case, before and after; NULL: no case */
} frn_outlook_scenario;

typedef struct frn_outlook {
    const frn_outlook_forecast *forecast;
    const frn_outlook_scenario *scenario;
    const frn_outlook_settlement *settlement;
    const frn_outlook_sweep *sweep;
} frn_outlook;

FRN_END_DECLS
#endif
