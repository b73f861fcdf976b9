/* tie/pair.h - what the ties of a pair add up to: friend, enemy, frenemy, mixed signals.
 *
 * Per issue k: P_k, N_k. Over the pair P = sum P_k, N = sum N_k, M = P + N + 1:
 *     tone     = (P - N) / M
 *     between  = 2 (min(P, N) - sum_k min(P_k, N_k)) / M    friends on one issue, enemies on
 * another within   = 2 sum_k min(P_k, N_k) / M                  mixed signals on one issue
 * ambivalence = between + within. The same applies to a single issue with its own P and N.
 */
#ifndef FRENEMY_TIE_PAIR_H
#define FRENEMY_TIE_PAIR_H

#include "tie/tie.h"

FRN_BEGIN_DECLS

typedef enum frn_pair_kind {
    FRN_PAIR_UNKNOWN = 0, /* nothing with mass */
    FRN_PAIR_FRIEND,
    FRN_PAIR_ENEMY,
    FRN_PAIR_FRENEMY, /* issue frenemy: `between` is large */
    FRN_PAIR_MIXED    /* mixed signals: `within` is large */
} frn_pair_kind;

FRN_API const char *frn_pair_kind_text(frn_pair_kind kind); /* "frenemy", "mixed" */

/* The pair on one issue, all windows together. */
typedef struct frn_pair_issue {
    uint32_t issue;
    int8_t sign; /* of positive - negative; 0 when they balance within a tenth of their sum */
    double positive, negative;
    uint64_t positive_count, negative_count, neutral_count, listed_count;
    uint32_t tie_first, tie_count; /* the windows: table->tie[tie_first ...] */
} frn_pair_issue;

typedef struct frn_pair {
    uint32_t a, b;
    frn_pair_kind kind;
    double positive, negative, tone, between, within;
    double tone_low, tone_high; /* 90% credible interval of the tone, Beta(P + 1/2, N + 1/2) */
    uint64_t positive_count, negative_count, neutral_count, listed_count;
    uint32_t speakers;           /* the most on any issue: a lower bound of the distinct voices */
    const frn_pair_issue *issue; /* heaviest first */
    uint32_t issue_count;
} frn_pair;

/* Whether the interval reaches the other sign: the kind is then where the evidence leans. */
static inline bool frn_pair_is_lean(const frn_pair *pair)
{
    return pair->tone_low < 0 && pair->tone_high > 0;
}

/* Thresholds; zero means the default in brackets. */
typedef struct frn_pair_options {
    double frenemy; /* least `between` of a frenemy, least `within` of mixed signals [0.25] */
    double both;    /* least sum of the two when neither reaches it alone [0.35] */
    double side;    /* least mass on each side [0.1] */
} frn_pair_options;

/* Pairs in the order of the table (by a, then b), in `arena`. O(ties). */
FRN_API FRN_MUST_CHECK frn_status frn_pairs_make(frn_pair **out, uint32_t *count, frn_arena *arena,
                                                 const frn_tie_table *table,
                                                 const frn_pair_options *options, frn_error *err);

/* An actor and the mass of all its pairs. */
typedef struct frn_actor_mass {
    uint32_t actor;
    double mass;
} frn_actor_mass;

/* All `actors` of the pairs' table, heaviest first, into `out`; equal ones by number.
 * O(count + actors log actors). */
FRN_API void frn_pairs_rank(frn_actor_mass *out, uint32_t actors, const frn_pair *pair,
                            uint32_t count);

/* 90% credible interval of the tone 2p - 1 under Beta(positive + 1/2, negative + 1/2). */
FRN_API void frn_tone_interval(double positive, double negative, double *low, double *high);

FRN_END_DECLS
#endif
