/* foresight/record.h - a forecast kept so that it can be held against what came.
 *
 * A record is one JSON object (schema frenemy/forecast/1): version of the program, hash of the
 * input, cut date, window, half-life, the fit, and for every pair the chance of net hostility with
 * the chances of the controls.
 */
#ifndef FRENEMY_FORESIGHT_RECORD_H
#define FRENEMY_FORESIGHT_RECORD_H

#include "base/buf.h"
#include "base/hash.h"
#include "foresight/forecast.h"

FRN_BEGIN_DECLS

typedef struct frn_record_info {
    const char *version;
    frn_digest input; /* of the bytes that the events were read from */
} frn_record_info;

typedef struct frn_record {
    frn_arena arena;
    frn_slice version, input; /* input: 32 hex digits */
    frn_date cut;
    uint32_t window, count;
    const frn_slice *a, *b;      /* [count] names */
    const frn_forecast_row *row; /* [count] chances and last sign; a, b number the pair */
} frn_record;

/* Appends the record of `forecast`; `most` pairs at the top (0: all). */
FRN_API void frn_record_write(frn_buf *out, const frn_forecast *forecast,
                              const frn_forecast_input *input, const frn_record_info *info,
                              uint32_t most);
/* FRN_E_INPUT when the text is no such record. */
FRN_API frn_status frn_record_read(frn_record *out, frn_slice text, frn_error *err);
FRN_API void frn_record_free(frn_record *record);

/* Scores the pairs of the record that had a signed event in its window, as a backtest of one
 * window. FRN_E_LIMIT while the events do not reach the window's end; FRN_E_INPUT when no pair was
 * active. */
FRN_API frn_status frn_record_score(frn_backtest *out, const frn_record *record,
                                    const frn_forecast_input *input,
                                    const frn_forecast_options *options, frn_error *err);

FRN_END_DECLS
#endif
