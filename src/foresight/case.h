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
 *     [effects]
 *     when, change, actor, other, issue, to, because
 *     USA attack ISIS, salience, Iran, , Iraq, .9, Rouhani says so
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

/* One input of a case set to another value. Names are empty where the input has none. */
typedef enum frn_case_input {
    FRN_CASE_SIZE,       /* of `actor` */
    FRN_CASE_TONE,       /* of `actor` and `other` on `issue`; empty: every issue */
    FRN_CASE_WEIGHT,     /* of `issue`, in line-ups */
    FRN_CASE_POSITION,   /* of `actor` on `issue` */
    FRN_CASE_SALIENCE,   /* of `issue` to `actor` */
    FRN_CASE_CAPABILITY, /* of `actor` on `issue`; empty: every issue */
    FRN_CASE_REVERSION,  /* of `issue` */
    FRN_CASE_INPUTS
} frn_case_input;

typedef struct frn_case_change {
    frn_case_input input;
    frn_slice actor, other, issue;
    double to;
    frn_slice when, because; /* of an effect: the what-if that brings it about, and who says so */
} frn_case_change;

FRN_API const char *frn_case_input_text(frn_case_input input); /* "salience" */

typedef struct frn_case {
    frn_arena arena; /* owns everything, names included */
    frn_slice title;
    frn_date date; /* FRN_NO_DATE when not given */
    uint32_t actors;
    const frn_slice *actor_name;
    bool has_tones, has_positions;
    frn_align_case align;     /* valid with has_tones */
    frn_bargain_case bargain; /* valid with has_positions */
    uint32_t effects;
    const frn_case_change *effect; /* [effects] what a what-if would change, in order */
} frn_case;

/* Reads the sources as one case. Every fault goes to `sink` with its line and column and what was
 * expected; with any fault the status is FRN_E_INPUT and *err tells the first. */
FRN_API frn_status frn_case_read(frn_case *out, const frn_case_source *source, size_t count,
                                 const frn_case_options *options, const frn_diag_sink *sink,
                                 frn_error *err);
FRN_API void frn_case_free(frn_case *c);
/* The number of a name among `names`: exact first, then without regard to ASCII case; FRN_NONE. */
FRN_API uint32_t frn_case_find(const frn_slice *names, uint32_t count, frn_slice name);

/* "size:Iran=20", "tone:USA,Iran,Iraq=.5", "weight:Iraq=2", "position:Iran,Iraq=60",
 * "salience:Iran,Iraq=.9", "capability:Iran=.4", "reversion:Iraq=0". FRN_E_USAGE says what was
 * expected. *out borrows from `text`. */
FRN_API FRN_MUST_CHECK frn_status frn_case_change_parse(frn_case_change *out, frn_slice text,
                                                        frn_error *err);
/* *out = *from with the changes made in their order; was[i] (may be NULL) is what the i-th set
 * before, NAN where nothing was. Borrows the names of `from`, which must outlive it. FRN_E_USAGE
 * when a change names nothing in the case or leaves its range. */
FRN_API FRN_MUST_CHECK frn_status frn_case_changed(frn_case *out, const frn_case *from,
                                                   const frn_case_change *change, size_t count,
                                                   double *was, frn_error *err);

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
