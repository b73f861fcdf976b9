/* foresight/case.h - a negotiation or a field of actors that a person writes down.
 *
 * A case file is text in sections, each a table with a header line (docs/methods/foresight.md):
 *
 *     title = Vienna
 *     date = 2014-06-16
 *     [actors]
 *     name, size, capability, of
 *     Iran, 20, 1,
 *     Iran/moderates, , .4, Iran
 *     [issues]
 *     name, weight, low, high, reversion, deadline
 *     [positions]
 *     actor, issue, position, salience, capability, date
 *     [propensities]
 *     actor, other, issue, tone, positive, negative
 *
 * Columns may stand in any order; those not needed may be left out; text may be quoted with "". `#`
 * starts a comment line. Tables that others publish are read as they are found: an actors table
 * (name and strength), a propensity matrix with names on both sides, KTAB's scenario CSV, the
 * #A/#P/#M/#D records of exchange models, and any one of the tables above by itself.
 */
#ifndef FRENEMY_FORESIGHT_CASE_H
#define FRENEMY_FORESIGHT_CASE_H

#include "base/buf.h"
#include "base/diag.h"
#include "foresight/align.h"
#include "foresight/bargain.h"

FRN_BEGIN_DECLS

typedef struct frn_case_source {
    frn_slice text, file;
} frn_case_source;

/* Zero means the documented default. */
typedef struct frn_case_options {
    bool neutral_given; /* false: a matrix of whole numbers 1 .. 5 is taken to be neutral at 3, */
    double neutral;     /* anything else at 0; true: at `neutral` */
} frn_case_options;

typedef struct frn_case {
    frn_arena arena; /* owns everything, names included */
    frn_slice title;
    frn_date date; /* FRN_NO_DATE when not given */
    uint32_t actors;
    const frn_slice *actor_name;
    bool has_tones, has_positions;
    frn_align_case align;     /* valid with has_tones */
    frn_bargain_case bargain; /* valid with has_positions */
} frn_case;

/* Reads the sources as one case. Every fault goes to `sink` with its line and column and what was
 * expected; with any fault the status is FRN_E_INPUT and *err tells the first. */
FRN_API frn_status frn_case_read(frn_case *out, const frn_case_source *source, size_t count,
                                 const frn_case_options *options, const frn_diag_sink *sink,
                                 frn_error *err);
FRN_API void frn_case_free(frn_case *c);

/* What a skeleton starts from: tones of pairs and issues as measured. */
typedef struct frn_case_tone {
    frn_slice a, b, issue;
    double positive, negative; /* masses */
} frn_case_tone;

/* A case file to fill in: actors and issues in order of first sight with size 1, the tones as
 * propensities, and the positions as comment lines with blanks to complete. */
FRN_API void frn_case_skeleton(frn_buf *out, frn_slice title, frn_date date,
                               const frn_case_tone *tone, size_t count);

FRN_END_DECLS
#endif
