/* foresight/align.h - who ends up on whose side (Axelrod and Bennett 1993, "A landscape theory of
 * aggregation", BJPS 23).
 *
 * Actors i have a size s_i > 0 and pairs a propensity p_ij (above 0 they want to work together).
 * A line-up puts every actor in one of two camps, x_i = +1 or -1. Its energy is
 *
 *     E = sum over ordered pairs i != j of s_i s_j p_ij [x_i != x_j]
 *
 * and a local minimum is a line-up that no single switch lowers. Ordered pairs are summed because
 * the published figures are; halve them for unordered ones. With several issues k,
 * p_ij = sum_k w_k r_ijk / sum_k w_k, where r_ijk is the tone of the pair on the issue.
 *
 * Two camps only, and sizes and propensities are judgements: look at `margin`, `close` and `same`
 * before believing a line-up.
 */
#ifndef FRENEMY_FORESIGHT_ALIGN_H
#define FRENEMY_FORESIGHT_ALIGN_H

#include "base/arena.h"
#include "base/pool.h"
#include "base/slice.h"

FRN_BEGIN_DECLS

#define FRN_ALIGN_MAX_ACTORS 2048u
#define FRN_ALIGN_EXACT_ACTORS 24u /* up to here every line-up is looked at */

/* The input: plain arrays, borrowed. A matrix holds n*n numbers per issue, at [issue*n*n + i*n +
 * j]; the diagonal is ignored and (i,j) is averaged with (j,i). */
typedef struct frn_align_case {
    uint32_t actors, issues;
    const frn_slice *actor_name; /* [actors] */
    const frn_slice *issue_name; /* [issues]; NULL when issues is 1 */
    const double *size;          /* [actors], above 0; NULL: all 1 */
    const double *weight;        /* [issues], 0 or more; NULL: all 1 */
    const double *tone;          /* r_ijk, any finite number */
    const double *positive;      /* evidence mass behind each tone, 0 or more; NULL: judgements */
    const double *negative;
    double
        half_step; /* judgements are known to +- this much (half a step of their scale); 0: exact */
} frn_align_case;

typedef struct frn_align_options {
    uint32_t threads;    /* 0: one per core */
    uint32_t starts;     /* of the search above FRN_ALIGN_EXACT_ACTORS; 0: 256 */
    uint32_t max_minima; /* kept, lowest first; 0: 64. All are counted */
    int32_t samples;     /* of the inputs, for `same`; 0: 1000; negative: none */
    uint64_t seed;       /* 0: 1 */
    bool search;         /* search even when all line-ups could be looked at */
    bool pooled_only;    /* no minima per issue */
    frn_progress progress;
} frn_align_options;

typedef struct frn_align_minimum {
    double energy;
    const int8_t
        *camp;      /* [actors]: +1 the camp of the first actor, -1 the other, 0 tied to nobody */
    uint32_t found; /* by how many starts of a search; 0 when enumerated */
} frn_align_minimum;

/* A pair in the best line-up. */
typedef struct frn_align_pair {
    uint32_t a, b; /* a < b */
    double propensity;
    double contribution; /* to the energy: 2 s_a s_b p when in different camps, else 0 */
    double strain;       /* s_a s_b |p| when the line-up goes against the pair, else 0 */
    bool together;
} frn_align_pair;

typedef struct frn_align_actor {
    double pull;        /* h = x_i sum_j s_j p_ij x_j: above 0 the actor is content where it is */
    double switch_cost; /* the energy that its switch would add: 2 s_i h */
    double frustration; /* F = sum_j s_j p_ij over the other camp */
} frn_align_actor;

typedef struct frn_align_layer { /* one issue by itself */
    double energy, margin;
    const int8_t *camp; /* [actors] */
    uint32_t minima;
} frn_align_layer;

typedef struct frn_align {
    frn_arena arena; /* owns everything below */
    uint32_t actors, issues;
    bool exact;         /* every line-up was looked at: the minima are all there are */
    uint64_t looked_at; /* line-ups */
    uint64_t minima_count;
    uint32_t minima_kept, starts;
    const frn_align_minimum *minimum; /* [minima_kept], lowest energy first */
    double margin; /* energy to the next line-up of any kind; 0: the best is not the only best */
    double margin_camp; /* energy to the next local minimum; infinite when there is only one */
    double scale;       /* sum over i != j of s_i s_j |p_ij|: what energies are measured against */
    bool close; /* margin below 2% of scale: a small error of the inputs changes the answer */
    const frn_align_actor *actor; /* [actors], in the best line-up */
    uint32_t pair_count;
    const frn_align_pair *pair; /* p != 0; largest |s s p| first */
    uint32_t frenemy_count;
    const frn_align_pair *frenemy; /* same camp although p < 0; largest strain first */
    const frn_align_layer *layer;  /* [issues]; NULL with pooled_only or one issue */
    bool compartmentalised;        /* the best line-ups of some issues differ */
    uint32_t samples;              /* drawn for `same` */
    const double *same;            /* [actors*actors] P(same camp); NULL when not sampled */
    const double *propensity;      /* [actors*actors] pooled */
} frn_align;

/* Runs everything above. Exact when at most 24 actors: O(2^(n-1) n); else seeded search.
 * FRN_E_USAGE for sizes or weights out of range or numbers that are not finite. */
FRN_API frn_status frn_align_run(frn_align *out, const frn_align_case *input,
                                 const frn_align_options *options, frn_error *err);
FRN_API void frn_align_free(frn_align *align);

/* Energy of any line-up (0 counts as a camp of its own kind: no energy), O(n^2). */
FRN_API double frn_align_energy(const frn_align_case *input, const int8_t *camp);
/* True when no single switch lowers the energy. O(n^2). */
FRN_API bool frn_align_is_minimum(const frn_align_case *input, const int8_t *camp);
/* The terms of one actor's pull, x_i x_j s_j p_ij, largest |term| first. `term` has room for
 * `actors` items; returns how many are not 0. */
typedef struct frn_align_term {
    uint32_t other;
    double term;
} frn_align_term;
FRN_API uint32_t frn_align_terms(frn_align_term *term, const frn_align_case *input,
                                 const int8_t *camp, uint32_t actor);

/* What a sweep turns. */
typedef enum frn_align_knob {
    FRN_KNOB_SIZE,  /* of actor a */
    FRN_KNOB_TONE,  /* of the pair a, b on `issue` (FRN_NONE: every issue) */
    FRN_KNOB_WEIGHT /* of `issue` */
} frn_align_knob;

typedef struct frn_align_sweep_what {
    frn_align_knob knob;
    uint32_t a, b, issue;
    double from, to;
    uint32_t watch_a, watch_b; /* the pair whose side is asked for; equal: none */
    uint32_t points;           /* of the curve; 0: 101 */
} frn_align_sweep_what;

typedef struct frn_align_segment { /* between two thresholds the best line-up is the same */
    double from, to;
    const int8_t *camp;
} frn_align_segment;

typedef struct frn_align_sweep {
    frn_arena arena;
    uint32_t segment_count;
    const frn_align_segment *segment; /* in order; neighbours differ; they meet at the thresholds */
    uint32_t points;
    const double *value;    /* [points] the knob */
    const double *energy;   /* [points] of the best line-up */
    const double *together; /* [points] the best energy with the watched pair in one camp */
    const double *apart;    /* [points] and in different camps; both NULL without a watched pair */
    uint32_t flip_count; /* thresholds at which the watched pair changes from apart to together */
    const double *flip;  /* or back */
    bool exact;
} frn_align_sweep;

/* Thresholds are exact: the energy of a line-up is linear in each knob, so the least energy is a
 * concave broken line whose corners are found by intersecting (Eisner and Severance 1976), about
 * two solutions a corner, no grid. */
FRN_API frn_status frn_align_sweep_run(frn_align_sweep *out, const frn_align_case *input,
                                       const frn_align_sweep_what *what,
                                       const frn_align_options *options, frn_error *err);
FRN_API void frn_align_sweep_free(frn_align_sweep *result);

FRN_END_DECLS
#endif
