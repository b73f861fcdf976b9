/* foresight/align_internal.h - the two-camp minimum of a weight matrix, shared by run and sweep. */
#ifndef FRENEMY_FORESIGHT_ALIGN_INTERNAL_H
#define FRENEMY_FORESIGHT_ALIGN_INTERNAL_H

#include "foresight/align.h"

typedef struct frn_field { /* w_ij = s_i s_j p_ij, symmetric, diagonal 0 */
    uint32_t n;
    const double *w;
    uint32_t bound_a, bound_b; /* bound_sign != 0: x_b = bound_sign * x_a */
    int bound_sign;
} frn_field;

typedef struct frn_field_options {
    uint32_t threads, starts, max_minima;
    uint64_t seed;
    bool search;
    uint32_t exact_limit; /* free camps up to which all line-ups are looked at */
    const int8_t *hint;   /* [n] a line-up to start a search from, or NULL */
} frn_field_options;

typedef struct frn_field_result { /* in the arena given */
    frn_align_minimum *minimum;
    uint32_t kept, starts;
    uint64_t count, looked_at;
    double second; /* energy of the second-best line-up; infinite when there is one only */
    bool exact;
} frn_field_result;

frn_status frn_field_solve(frn_field_result *out, frn_arena *arena, const frn_field *field,
                           const frn_field_options *options, frn_error *err);
double frn_field_energy(const frn_field *field, const int8_t *camp);

/* s_i s_j p_ij and p_ij of a case; both [n*n], either may be NULL. FRN_E_USAGE for bad numbers. */
frn_status frn_align_matrix(double *w, double *p, const frn_align_case *input, const double *size,
                            const double *weight, const double *tone, frn_error *err);
frn_field_options frn_align_field_options(const frn_align_options *options);

#endif
