/* view/view.h - the finished report as text, JSON, SVG and HTML.
 *
 * Each function appends to `out` and reads nothing but the report. The bytes depend on the report
 * and the options only. Names and quotes come from strangers: control characters and bidirectional
 * overrides are taken out, endless names are cut, and everything is escaped for where it stands.
 * The only failure is FRN_E_MEMORY. All are linear in what they show.
 */
#ifndef FRENEMY_VIEW_VIEW_H
#define FRENEMY_VIEW_VIEW_H

#include "base/buf.h"
#include "report/report.h"

FRN_BEGIN_DECLS

/* Zero-initialise: every zero means "the documented default". May be NULL. */
typedef struct frn_view_options {
    uint32_t width; /* columns of the text [100]; at least 40 */
    bool color;     /* ANSI colours beside the shapes +, -, +- */
    bool still;     /* no script in the page */
    bool all;       /* no limit on the lists; otherwise the rest is counted */
} frn_view_options;

/* The briefing, for a terminal or a file. */
FRN_API FRN_MUST_CHECK frn_status frn_view_text(frn_buf *out, const frn_report *report,
                                                const frn_view_options *options, frn_error *err);

/* The map alone, 960 x 680, with the 400 heaviest actors unless options->all. */
FRN_API FRN_MUST_CHECK frn_status frn_view_svg(frn_buf *out, const frn_report *report,
                                               const frn_view_options *options, frn_error *err);

/* Claims over time, 960 x 280: friendly above the line, hostile below. */
FRN_API FRN_MUST_CHECK frn_status frn_view_timeline(frn_buf *out, const frn_report *report,
                                                    const frn_view_options *options,
                                                    frn_error *err);

/* Pairs by issues, the 30 heaviest pairs and 16 issues unless options->all. */
FRN_API FRN_MUST_CHECK frn_status frn_view_matrix(frn_buf *out, const frn_report *report,
                                                  const frn_view_options *options, frn_error *err);

/* The map as a picture twice its size; FRN_E_UNSUPPORTED when the build had no librsvg. */
FRN_API FRN_MUST_CHECK frn_status frn_view_png(frn_buf *out, const frn_report *report,
                                               const frn_view_options *options, frn_error *err);

/* GEXF 1.2 for Gephi: actors with kind, state, camp and place; an edge for each tie of a pair on an
 * issue in a window, with sign and masses. */
FRN_API FRN_MUST_CHECK frn_status frn_view_gexf(frn_buf *out, const frn_report *report,
                                                const frn_view_options *options, frn_error *err);

/* The whole model: {"schema": "frenemy/report/1", ...}, columns rather than objects (view/json.c).
 */
FRN_API FRN_MUST_CHECK frn_status frn_view_json(frn_buf *out, const frn_report *report,
                                                const frn_view_options *options, frn_error *err);

/* One page that stands alone: no request, opens from a disk; interactive unless the build had no
 * Node or options->still. Long lists end with the count of the rest unless options->all. */
FRN_API FRN_MUST_CHECK frn_status frn_view_html(frn_buf *out, const frn_report *report,
                                                const frn_view_options *options, frn_error *err);

/* Everything said about pair `pair` (an index of the report), on one issue of the tie table or,
 * with FRN_NONE, on all: by issue, sign and voice. O(n log n) in the claims. */
FRN_API FRN_MUST_CHECK frn_status frn_view_explain(frn_buf *out, const frn_report *report,
                                                   uint32_t pair, uint32_t issue,
                                                   const frn_view_options *options, frn_error *err);

FRN_END_DECLS
#endif
