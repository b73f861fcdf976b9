/* view/chart.h - pictures of what comes next, as SVG.
 *
 * Each appends one <svg> element that stands alone: its style inside, light and dark, colours that
 * colour-blind readers keep apart and strokes and shapes that tell the same in print. `in_page`
 * leaves the style out, for a page that has src/view/chart.css. Names are cut to their room and
 * escaped; the whole name stands in a <title>. The bytes depend on the arguments only. The only
 * failure is FRN_E_MEMORY. All are linear in what they show.
 */
#ifndef FRENEMY_VIEW_CHART_H
#define FRENEMY_VIEW_CHART_H

#include "base/buf.h"
#include "report/outlook.h"

FRN_BEGIN_DECLS

/* The flip-threshold curve. With a watched pair: how much energy being on one side saves it against
 * being on two, over the knob; below 0 it stands apart. Otherwise the energy of the best line-up,
 * with its thresholds. 760 wide; the line-ups are listed below, the first 8 of them. */
FRN_API FRN_MUST_CHECK frn_status frn_chart_sweep(frn_buf *out, const frn_outlook_sweep *sweep,
                                                  bool in_page, frn_error *err);

/* The reliability diagram of the model with all terms: share that came true over the forecast, with
 * 95% intervals (Wilson), and how many forecasts there were of each. 484 x 584. */
FRN_API FRN_MUST_CHECK frn_status frn_chart_reliability(frn_buf *out, const frn_backtest *backtest,
                                                        bool in_page, frn_error *err);

/* The settlement distribution of each issue over its scale, the first 24 issues. 760 wide. */
FRN_API FRN_MUST_CHECK frn_status frn_chart_settlement(frn_buf *out,
                                                       const frn_outlook_settlement *settlement,
                                                       bool in_page, frn_error *err);

/* The line-up before and after, or one with what it would cost each actor to leave; the first 60
 * actors. 760 wide. */
FRN_API FRN_MUST_CHECK frn_status frn_chart_line_up(frn_buf *out, const frn_outlook_line_up *lineup,
                                                    bool in_page, frn_error *err);

FRN_END_DECLS
#endif
