/* Thresholds: how far one input must move before the best line-up changes. */
#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/vec.h"
#include "foresight/align_internal.h"

typedef struct line { /* a line-up; its energy is base + slope * value */
    const int8_t *camp;
    double base, slope;
} line;

typedef struct corner {
    double at;
    line left, right;
} corner;

typedef struct sweep {
    const frn_align_case *in;
    const frn_align_sweep_what *what;
    frn_field_options options;
    frn_arena *arena;
    double *size, *weight, *tone, *w; /* inputs with the knob turned */
    int bound;                        /* the watched pair: +1 together, -1 apart, 0 free */
    bool exact;
    FRN_VEC(corner) corner;
} sweep;

static void turn(sweep *s, double value)
{
    const frn_align_sweep_what *what = s->what;
    size_t n = s->in->actors;

    if (what->knob == FRN_KNOB_SIZE)
        s->size[what->a] = value;
    else if (what->knob == FRN_KNOB_WEIGHT)
        s->weight[what->issue] = value;
    for (size_t k = 0; what->knob == FRN_KNOB_TONE && k < s->in->issues; k++)
        if (what->issue == FRN_NONE || what->issue == k)
            s->tone[k * n * n + what->a * n + what->b] =
                s->tone[k * n * n + what->b * n + what->a] = value;
}

static double total_weight(const sweep *s)
{
    double total = 0;

    for (size_t k = 0; k < s->in->issues; k++)
        total += s->weight[k];
    return total;
}

/* Sizes of 0 are a legal end of a sweep although no actor may have one. */
static frn_status build(sweep *s, double value, double *divisor, frn_error *err)
{
    size_t n = s->in->actors;
    double total;

    turn(s, s->what->knob == FRN_KNOB_SIZE ? 1 : value);
    total = total_weight(s);
    if (total <= 0) { /* every issue switched off: no energy at all */
        memset(s->w, 0, n * n * sizeof *s->w);
        *divisor = 1;
        return FRN_OK;
    }
    FRN_TRY(frn_align_matrix(s->w, NULL, s->in, s->size, s->weight, s->tone, err));
    for (size_t j = 0; s->what->knob == FRN_KNOB_SIZE && j < n; j++) {
        s->w[s->what->a * n + j] *= value;
        s->w[j * n + s->what->a] = s->w[s->what->a * n + j];
    }
    *divisor = total;
    for (size_t i = 0; i < n * n; i++) /* linear in a weight only before the division */
        s->w[i] *= total;
    return FRN_OK;
}

static frn_status energy_at(sweep *s, double value, const int8_t *camp, double *energy,
                            frn_error *err)
{
    double divisor;

    FRN_TRY(build(s, value, &divisor, err));
    *energy = frn_field_energy(&(frn_field){.n = s->in->actors, .w = s->w}, camp);
    return FRN_OK;
}

static frn_status solve_at(sweep *s, double value, frn_field_result *result, frn_error *err)
{
    frn_field field = {.n = s->in->actors,
                       .w = s->w,
                       .bound_a = s->what->watch_a,
                       .bound_b = s->what->watch_b,
                       .bound_sign = s->bound};
    double divisor;

    FRN_TRY(build(s, value, &divisor, err));
    return frn_field_solve(result, s->arena, &field, &s->options, err);
}

static bool places_all(const sweep *s, const int8_t *camp)
{
    for (uint32_t i = 0; i < s->in->actors; i++)
        if (camp[i] == 0)
            return false;
    return true;
}

/* Where the knob is 0 an actor may be tied to nobody, and the line-up does not say where it belongs
 * once it is not: then the answer a little further in holds. */
static frn_status best_at(sweep *s, double value, line *out, frn_error *err)
{
    double low, high, from = s->what->from, to = s->what->to, span = to - from;
    frn_field_result result;

    FRN_TRY(solve_at(s, value, &result, err));
    if (!places_all(s, result.minimum[0].camp))
        FRN_TRY(solve_at(s, value + 1e-6 * (value < from + span / 2 ? span : -span), &result, err));
    s->exact = s->exact && result.exact;
    out->camp = result.minimum[0].camp;
    FRN_TRY(energy_at(s, s->what->from, out->camp, &low, err));
    FRN_TRY(energy_at(s, s->what->to, out->camp, &high, err));
    out->slope = (high - low) / span;
    out->base = low - out->slope * s->what->from;
    return FRN_OK;
}

static double value_of(const line *l, double at)
{
    return l->base + l->slope * at;
}

static bool same_line(const sweep *s, const line *a, const line *b)
{
    double from = s->what->from, to = s->what->to;
    double scale = fabs(value_of(a, from)) + fabs(value_of(a, to)) + 1e-300;

    return fabs(value_of(a, from) - value_of(b, from)) <= 1e-10 * scale &&
           fabs(value_of(a, to) - value_of(b, to)) <= 1e-10 * scale;
}

static frn_status corners(sweep *s, double from, double to, line left, line right, int depth,
                          frn_error *err)
{
    double at, energy;
    line mid;

    if (same_line(s, &left, &right) || left.slope == right.slope)
        return FRN_OK;
    at = (right.base - left.base) / (left.slope - right.slope);
    at = fmin(fmax(at, from), to);
    energy = value_of(&left, at);
    FRN_TRY(best_at(s, at, &mid, err));
    if (depth == 0 || value_of(&mid, at) >= energy - 1e-9 * (fabs(energy) + 1e-300) ||
        same_line(s, &mid, &left) || same_line(s, &mid, &right))
        return frn_vec_push(&s->corner, (corner){at, left, right}) ? FRN_OK : frn_no_memory(err);
    FRN_TRY(corners(s, from, at, left, mid, depth - 1, err));
    return corners(s, at, to, mid, right, depth - 1, err);
}

static frn_status envelope(sweep *s, line *first, frn_error *err)
{
    line right;

    s->corner.len = 0;
    FRN_TRY(best_at(s, s->what->from, first, err));
    FRN_TRY(best_at(s, s->what->to, &right, err));
    return corners(s, s->what->from, s->what->to, *first, right, 64, err);
}

/* The broken line of the least energy, read at the points of the curve. */
static frn_status curve(sweep *s, const double *value, uint32_t points, line first,
                        const double **out, frn_error *err)
{
    double *energy = FRN_NEW_ARRAY(s->arena, double, points);
    size_t next = 0;
    line now = first;

    if (!energy)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < points; i++) {
        double divisor = 1;

        while (next < s->corner.len && s->corner.at[next].at <= value[i])
            now = s->corner.at[next++].right;
        turn(s, value[i]);
        if (total_weight(s) > 0)
            divisor = total_weight(s);
        energy[i] = value_of(&now, value[i]) / divisor;
    }
    *out = energy;
    return FRN_OK;
}

static frn_status segments(frn_align_sweep *out, sweep *s, line first, frn_error *err)
{
    const frn_align_sweep_what *what = s->what;
    frn_align_segment *seg = FRN_NEW_ARRAY(s->arena, frn_align_segment, s->corner.len + 1);
    double *flip = FRN_NEW_ARRAY(s->arena, double, s->corner.len + 1);
    double from = what->from;
    line now = first;

    if (!seg || !flip)
        return frn_no_memory(err);
    for (size_t c = 0; c <= s->corner.len; c++) {
        bool last = c == s->corner.len;
        double to = last ? what->to : s->corner.at[c].at;
        uint32_t a = what->watch_a, b = what->watch_b;

        if (to > from || last)
            seg[out->segment_count++] = (frn_align_segment){from, to, now.camp};
        if (last)
            break;
        from = to;
        if (a != b && now.camp[a] * now.camp[b] !=
                          s->corner.at[c].right.camp[a] * s->corner.at[c].right.camp[b])
            flip[out->flip_count++] = to;
        now = s->corner.at[c].right;
    }
    out->segment = seg;
    out->flip = flip;
    return FRN_OK;
}

static frn_status check_what(const frn_align_case *in, const frn_align_sweep_what *w,
                             frn_error *err)
{
    bool pair = w->knob == FRN_KNOB_TONE, all = pair && w->issue == FRN_NONE;

    if (w->watch_a >= in->actors || w->watch_b >= in->actors ||
        (w->knob != FRN_KNOB_WEIGHT && w->a >= in->actors) ||
        (pair && (w->b >= in->actors || w->b == w->a)) ||
        (w->knob != FRN_KNOB_SIZE && !all && w->issue >= in->issues))
        return frn_fail(err, FRN_E_USAGE, "the sweep names an actor or issue that is not there");
    if (!isfinite(w->from) || !isfinite(w->to) || !(w->from < w->to) || (!pair && w->from < 0))
        return frn_fail(err, FRN_E_USAGE, "a sweep runs from a lower to a higher number%s",
                        pair ? "" : ", not below 0");
    return FRN_OK;
}

static bool copy_inputs(sweep *s)
{
    size_t n = s->in->actors, cells = s->in->issues * n * n;

    s->size = FRN_NEW_ARRAY(s->arena, double, n);
    s->weight = FRN_NEW_ARRAY(s->arena, double, s->in->issues);
    s->tone = FRN_NEW_ARRAY(s->arena, double, cells);
    s->w = FRN_NEW_ARRAY(s->arena, double, n *n);
    if (!s->size || !s->weight || !s->tone || !s->w)
        return false;
    for (size_t i = 0; i < n; i++)
        s->size[i] = s->in->size ? s->in->size[i] : 1;
    for (size_t k = 0; k < s->in->issues; k++)
        s->weight[k] = s->in->weight ? s->in->weight[k] : 1;
    memcpy(s->tone, s->in->tone, cells * sizeof *s->tone);
    return true;
}

static frn_status sweep_run(frn_align_sweep *out, sweep *s, frn_error *err)
{
    uint32_t points = s->what->points ? s->what->points : 101;
    double *value = FRN_NEW_ARRAY(s->arena, double, points);
    line first;

    if (!value || !copy_inputs(s))
        return frn_no_memory(err);
    for (uint32_t i = 0; i < points; i++)
        value[i] = points == 1 ? s->what->from
                               : s->what->from + (s->what->to - s->what->from) * i / (points - 1);
    out->points = points;
    out->value = value;
    FRN_TRY(envelope(s, &first, err));
    FRN_TRY(segments(out, s, first, err));
    FRN_TRY(curve(s, value, points, first, &out->energy, err));
    if (s->what->watch_a == s->what->watch_b)
        return FRN_OK;
    s->bound = 1;
    FRN_TRY(envelope(s, &first, err));
    FRN_TRY(curve(s, value, points, first, &out->together, err));
    s->bound = -1;
    FRN_TRY(envelope(s, &first, err));
    return curve(s, value, points, first, &out->apart, err);
}

frn_status frn_align_sweep_run(frn_align_sweep *out, const frn_align_case *input,
                               const frn_align_sweep_what *what, const frn_align_options *options,
                               frn_error *err)
{
    frn_align_sweep fresh = {0};
    sweep s = {
        .in = input, .what = what, .options = frn_align_field_options(options), .exact = true};
    frn_status status;

    FRN_TRY(check_what(input, what, err));
    s.options.max_minima = 1;
    s.arena = &fresh.arena;
    status = sweep_run(&fresh, &s, err);
    frn_vec_free(&s.corner);
    if (status != FRN_OK) {
        frn_arena_free(&fresh.arena);
        return status;
    }
    fresh.exact = s.exact;
    *out = fresh;
    return FRN_OK;
}

void frn_align_sweep_free(frn_align_sweep *result)
{
    frn_arena_free(&result->arena);
    *result = (frn_align_sweep){0};
}
