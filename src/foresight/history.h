/* foresight/history.h - claims as the dated, signed events that forecasts are made from.
 *
 * A claim is an event when it is a fact (asserted, hedged or demanded, not contested) between two
 * different actors at a known day: the day it is about, or else the day of the report. Persons and
 * organisations count as their states, as in ties; whoever fights or opposes a government does not.
 */
#ifndef FRENEMY_FORESIGHT_HISTORY_H
#define FRENEMY_FORESIGHT_HISTORY_H

#include "base/intern.h"
#include "base/vec.h"
#include "foresight/forecast.h"
#include "tie/tie.h"

FRN_BEGIN_DECLS

/* Zero-initialise but for the level; free with frn_history_free. */
typedef struct frn_history {
    frn_roll_up level;
    frn_intern ids, names;
    FRN_VEC(frn_slice) name; /* [ids] to show */
    FRN_VEC(frn_forecast_event) event;
    FRN_VEC(frn_forecast_event) imagined;
} frn_history;

/* Adds the claim if it is an event, `count` times (at most 100) when it stands for several; nothing
 * of it is borrowed. `imagined`: dated `day`, for frn_forecast_input.imagined. O(1). */
FRN_API FRN_MUST_CHECK frn_status frn_history_add(frn_history *history, const frn_claim *claim,
                                                  frn_error *err);
FRN_API FRN_MUST_CHECK frn_status frn_history_imagine(frn_history *history, const frn_claim *claim,
                                                      frn_date day, uint32_t count, frn_error *err);
/* The number of an actor by its id; FRN_NONE when no event names it. */
FRN_API uint32_t frn_history_find(const frn_history *history, const frn_party *party);
/* Sorted by date, pair and sign; borrowed until more is added. O(n log n). */
FRN_API frn_forecast_input frn_history_input(frn_history *history);
FRN_API void frn_history_free(frn_history *history);

FRN_END_DECLS
#endif
