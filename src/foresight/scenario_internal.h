/* What a scenario works out besides ties and line-ups. */
#ifndef FRENEMY_FORESIGHT_SCENARIO_INTERNAL_H
#define FRENEMY_FORESIGHT_SCENARIO_INTERNAL_H

#include "foresight/scenario.h"

bool frn_scenario_removes(const frn_scenario_input *input, frn_slice id);

/* Triads and frustration of the signs of `pair`, between `actors` actors. */
frn_status frn_scenario_measure(frn_scenario_balance *out, uint32_t actors, const frn_pair *pair,
                                uint32_t pairs, frn_error *err);

/* The forecast with and without `now`, what was added and fired; names and reason in `arena`. */
frn_status frn_scenario_foresee(frn_scenario_forecast *out, frn_arena *arena,
                                const frn_scenario_input *input, const frn_claim *const *now,
                                size_t now_count, const frn_scenario_options *options,
                                frn_error *err);

#endif
