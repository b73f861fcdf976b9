/* Line-ups explained: the best one, what holds it together, and how sure it is. */
#include "foresight/align.h"

#include <math.h>
#include <stdlib.h>

#include "foresight/align_internal.h"
#include "foresight/draw.h"

static const double close_share = 0.02; /* of the scale; docs/methods/foresight.md */

static frn_status check(const frn_align_case *in, frn_error *err)
{
    if (in->actors < 2 || in->actors > FRN_ALIGN_MAX_ACTORS)
        return frn_fail(err, FRN_E_USAGE, "an alignment needs 2 to %u actors, not %u",
                        FRN_ALIGN_MAX_ACTORS, in->actors);
    if (in->issues < 1 || !in->tone)
        return frn_fail(err, FRN_E_USAGE, "an alignment needs at least one issue with tones");
    if (!(in->half_step >= 0) || !isfinite(in->half_step))
        return frn_fail(err, FRN_E_USAGE, "the half step must be 0 or more");
    return FRN_OK;
}

static frn_status total_weight(double *total, const frn_align_case *in, const double *weight,
                               frn_error *err)
{
    *total = 0;
    for (uint32_t k = 0; k < in->issues; k++) {
        double w = weight ? weight[k] : 1;

        if (!(w >= 0) || !isfinite(w))
            return frn_fail(err, FRN_E_USAGE, "issue %u has the weight %g; 0 or more is expected",
                            k + 1, w);
        *total += w;
    }
    return *total > 0 ? FRN_OK : frn_fail(err, FRN_E_USAGE, "every issue has weight 0");
}

frn_status frn_align_matrix(double *w, double *p, const frn_align_case *in, const double *size,
                            const double *weight, const double *tone, frn_error *err)
{
    size_t n = in->actors;
    double total;

    FRN_TRY(check(in, err));
    FRN_TRY(total_weight(&total, in, weight, err));
    for (size_t i = 0; size && i < n; i++)
        if (!(size[i] > 0) || !isfinite(size[i]))
            return frn_fail(err, FRN_E_USAGE, "actor %zu has the size %g; above 0 is expected",
                            i + 1, size[i]);
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j <= i; j++) {
            double sum = 0;

            for (size_t k = 0; k < in->issues && i != j; k++) {
                const double *r = tone + k * n * n;

                sum += (weight ? weight[k] : 1) * (r[i * n + j] + r[j * n + i]) / 2;
            }
            sum /= total;
            if (!isfinite(sum))
                return frn_fail(err, FRN_E_USAGE,
                                "the propensity of actors %zu and %zu is no number", j + 1, i + 1);
            if (p)
                p[i * n + j] = p[j * n + i] = sum;
            if (w)
                w[i * n + j] = w[j * n + i] = sum * (size ? size[i] * size[j] : 1);
        }
    }
    return FRN_OK;
}

frn_field_options frn_align_field_options(const frn_align_options *o)
{
    static const frn_align_options defaults = {0};

    o = o ? o : &defaults;
    return (frn_field_options){.threads = o->threads,
                               .starts = o->starts ? o->starts : 256,
                               .max_minima = o->max_minima ? o->max_minima : 64,
                               .seed = o->seed ? o->seed : 1,
                               .search = o->search};
}

static void describe_actors(frn_align_actor *actor, const frn_align_case *in, const double *p,
                            const int8_t *camp)
{
    size_t n = in->actors;

    for (size_t i = 0; i < n; i++) {
        double pull = 0, frustration = 0;

        for (size_t j = 0; j < n; j++) {
            double term = j == i ? 0 : (in->size ? in->size[j] : 1) * p[i * n + j];

            pull += term * camp[i] * camp[j];
            if (camp[i] * camp[j] < 0)
                frustration += term;
        }
        actor[i] = (frn_align_actor){pull, 2 * pull * (in->size ? in->size[i] : 1), frustration};
    }
}

static int by_strength(const void *a, const void *b)
{
    const frn_align_pair *x = a, *y = b;
    double fx = fabs(x->contribution) + 2 * x->strain, fy = fabs(y->contribution) + 2 * y->strain;

    if (fx != fy)
        return fx < fy ? 1 : -1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

static int by_strain(const void *a, const void *b)
{
    const frn_align_pair *x = a, *y = b;

    if (x->strain != y->strain)
        return x->strain < y->strain ? 1 : -1;
    if (x->a != y->a)
        return x->a < y->a ? -1 : 1;
    return (x->b > y->b) - (x->b < y->b);
}

static frn_status describe_pairs(frn_align *out, const double *w, const int8_t *camp,
                                 frn_error *err)
{
    size_t n = out->actors, room = n * (n - 1) / 2;
    frn_align_pair *pair = FRN_NEW_ARRAY(&out->arena, frn_align_pair, room), *frenemy;

    if (!pair)
        return frn_no_memory(err);
    for (uint32_t a = 0; a < n; a++) {
        for (uint32_t b = a + 1; b < n; b++) {
            double ss = w[a * n + b];
            bool together = camp[a] * camp[b] > 0, against = together ? ss < 0 : ss > 0;

            out->scale += 2 * fabs(ss);
            if (ss == 0)
                continue;
            pair[out->pair_count++] = (frn_align_pair){a,
                                                       b,
                                                       out->propensity[a * n + b],
                                                       together ? 0 : 2 * ss,
                                                       against ? fabs(ss) : 0,
                                                       together};
            out->frenemy_count += together && ss < 0;
        }
    }
    frenemy = FRN_NEW_ARRAY(&out->arena, frn_align_pair, out->frenemy_count + 1);
    if (!frenemy)
        return frn_no_memory(err);
    for (uint32_t i = 0, f = 0; i < out->pair_count; i++)
        if (pair[i].together && pair[i].propensity < 0)
            frenemy[f++] = pair[i];
    qsort(pair, out->pair_count, sizeof *pair, by_strength);
    qsort(frenemy, out->frenemy_count, sizeof *frenemy, by_strain);
    out->pair = pair;
    out->frenemy = frenemy;
    return FRN_OK;
}

static frn_status solve_layers(frn_align *out, const frn_align_case *in, const frn_field_options *o,
                               frn_error *err)
{
    size_t n = in->actors;
    frn_align_layer *layer = FRN_NEW_ARRAY(&out->arena, frn_align_layer, in->issues);
    double *w = FRN_NEW_ARRAY(&out->arena, double, n *n), *weight;

    weight = FRN_NEW_ARRAY(&out->arena, double, in->issues);
    if (!layer || !w || !weight)
        return frn_no_memory(err);
    for (uint32_t k = 0; k < in->issues; k++) {
        frn_field field = {.n = in->actors, .w = w};
        frn_field_result result;

        weight[k] = 1;
        FRN_TRY(frn_align_matrix(w, NULL, in, in->size, weight, in->tone, err));
        weight[k] = 0;
        FRN_TRY(frn_field_solve(&result, &out->arena, &field, o, err));
        layer[k] =
            (frn_align_layer){result.minimum[0].energy, result.second - result.minimum[0].energy,
                              result.minimum[0].camp, (uint32_t)result.count};
        for (uint32_t earlier = 0; earlier < k; earlier++)
            for (size_t i = 0; i < n; i++) /* a pair that sides differently on two issues */
                for (size_t j = 0; j < i; j++)
                    if (layer[k].camp[i] * layer[k].camp[j] * layer[earlier].camp[i] *
                            layer[earlier].camp[j] <
                        0)
                        out->compartmentalised = true;
    }
    out->layer = layer;
    return FRN_OK;
}

typedef struct sampler {
    const frn_align_case *in;
    const frn_align *align;
    frn_field_options options;
    int8_t *camp; /* [sample * n] */
} sampler;

/* Tones drawn anew: from the Beta posterior of the evidence where there is evidence, within half a
 * step of the judgement's scale otherwise. */
static void redraw(double *tone, const frn_align_case *in, frn_rng *rng)
{
    size_t n = in->actors;

    for (size_t k = 0; k < in->issues; k++) {
        for (size_t i = 0; i < n; i++) {
            for (size_t j = 0; j < i; j++) {
                size_t at = k * n * n + i * n + j, mirror = k * n * n + j * n + i;
                double r = (in->tone[at] + in->tone[mirror]) / 2;

                if (in->positive && in->negative) {
                    double up = in->positive[at], down = in->negative[at], mass = up + down;

                    if (mass > 0)
                        r = mass / (mass + 1) * (2 * frn_draw_beta(rng, up + .5, down + .5) - 1);
                } else if (in->half_step > 0) {
                    r += in->half_step * (2 * frn_rng_unit(rng) - 1);
                }
                tone[at] = tone[mirror] = r;
            }
        }
    }
}

static frn_status sample_one(void *ctx, size_t task)
{
    const sampler *s = ctx;
    size_t n = s->in->actors;
    frn_rng rng = frn_rng_make(s->options.seed, task + 1000003);
    double *tone = malloc((s->in->issues + 1) * n * n * sizeof *tone), *w;
    frn_arena arena = {0};
    frn_field_options o = s->options;
    frn_field_result result;
    frn_status status;

    if (!tone)
        return FRN_E_MEMORY;
    w = tone + s->in->issues * n * n;
    for (size_t i = 0; i < s->in->issues * n * n; i++)
        tone[i] = 0;
    redraw(tone, s->in, &rng);
    o.seed = s->options.seed + task;
    status = frn_align_matrix(w, NULL, s->in, s->in->size, s->in->weight, tone, NULL);
    if (status == FRN_OK)
        status =
            frn_field_solve(&result, &arena, &(frn_field){.n = s->in->actors, .w = w}, &o, NULL);
    if (status == FRN_OK)
        memcpy(s->camp + task * n, result.minimum[0].camp, n);
    frn_arena_free(&arena);
    free(tone);
    return status;
}

static frn_status sample(frn_align *out, const frn_align_case *in, const frn_field_options *o,
                         uint32_t samples, frn_error *err)
{
    size_t n = in->actors;
    double *same = FRN_NEW_ARRAY(&out->arena, double, n *n);
    sampler s = {.in = in, .align = out, .options = *o};
    frn_status status;

    s.options.threads = 1;
    s.options.exact_limit = 12; /* beyond, a short search from the best line-up is cheaper */
    s.options.starts = 32;
    s.options.max_minima = 1;
    s.options.hint = out->minimum[0].camp;
    s.camp = FRN_NEW_ARRAY(&out->arena, int8_t, samples * n);
    if (!same || !s.camp)
        return frn_no_memory(err);
    status = frn_parallel(samples, o->threads, sample_one, &s);
    if (status != FRN_OK)
        return frn_fail(err, status, "%s", frn_status_text(status));
    for (uint32_t t = 0; t < samples; t++)
        for (size_t i = 0; i < n; i++)
            for (size_t j = 0; j < n; j++)
                same[i * n + j] += s.camp[t * n + i] * s.camp[t * n + j] > 0 ? 1 : 0;
    for (size_t i = 0; i < n * n; i++)
        same[i] /= samples;
    out->same = same;
    out->samples = samples;
    return FRN_OK;
}

static frn_status run(frn_align *out, const frn_align_case *in, const frn_align_options *options,
                      frn_error *err)
{
    size_t n = in->actors;
    frn_field_options o = frn_align_field_options(options);
    frn_field_result result;
    double *w, *p;
    frn_align_actor *actor;
    int32_t samples = options ? options->samples : 0;
    bool uncertain = (in->positive && in->negative) || in->half_step > 0;

    FRN_TRY(check(in, err));
    out->actors = in->actors;
    out->issues = in->issues;
    w = FRN_NEW_ARRAY(&out->arena, double, n *n);
    p = FRN_NEW_ARRAY(&out->arena, double, n *n);
    actor = FRN_NEW_ARRAY(&out->arena, frn_align_actor, n);
    if (!w || !p || !actor)
        return frn_no_memory(err);
    FRN_TRY(frn_align_matrix(w, p, in, in->size, in->weight, in->tone, err));
    out->propensity = p;
    FRN_TRY(frn_field_solve(&result, &out->arena, &(frn_field){.n = in->actors, .w = w}, &o, err));
    out->exact = result.exact;
    out->looked_at = result.looked_at;
    out->minima_count = result.count;
    out->minima_kept = result.kept;
    out->starts = result.starts;
    out->minimum = result.minimum;
    out->margin = fmax(0, result.second - result.minimum[0].energy);
    out->margin_camp =
        result.kept > 1 ? result.minimum[1].energy - result.minimum[0].energy : INFINITY;
    describe_actors(actor, in, p, result.minimum[0].camp);
    out->actor = actor;
    FRN_TRY(describe_pairs(out, w, result.minimum[0].camp, err));
    out->close = out->margin < close_share * out->scale;
    if (in->issues > 1 && !(options && options->pooled_only))
        FRN_TRY(solve_layers(out, in, &o, err));
    if (samples >= 0 && uncertain)
        FRN_TRY(sample(out, in, &o, samples ? (uint32_t)samples : 1000, err));
    return FRN_OK;
}

frn_status frn_align_run(frn_align *out, const frn_align_case *input,
                         const frn_align_options *options, frn_error *err)
{
    frn_align fresh = {0};
    frn_status status = run(&fresh, input, options, err);

    if (status == FRN_OK)
        *out = fresh;
    else
        frn_arena_free(&fresh.arena);
    return status;
}

void frn_align_free(frn_align *align)
{
    frn_arena_free(&align->arena);
    *align = (frn_align){0};
}

static double pooled(const frn_align_case *in, size_t i, size_t j)
{
    size_t n = in->actors;
    double sum = 0, total = 0;

    for (size_t k = 0; k < in->issues; k++) {
        double w = in->weight ? in->weight[k] : 1;
        const double *r = in->tone + k * n * n;

        sum += w * (r[i * n + j] + r[j * n + i]) / 2;
        total += w;
    }
    return i == j || total <= 0 ? 0 : sum / total;
}

double frn_align_energy(const frn_align_case *in, const int8_t *camp)
{
    double energy = 0;

    for (size_t i = 0; i < in->actors; i++)
        for (size_t j = 0; j < i; j++)
            if (camp[i] * camp[j] < 0)
                energy += (in->size ? in->size[i] * in->size[j] : 1) * pooled(in, i, j);
    return 2 * energy;
}

static double term_of(const frn_align_case *in, const int8_t *camp, size_t i, size_t j)
{
    return (in->size ? in->size[j] : 1) * pooled(in, i, j) * camp[i] * camp[j];
}

bool frn_align_is_minimum(const frn_align_case *in, const int8_t *camp)
{
    for (size_t i = 0; i < in->actors; i++) {
        double pull = 0, scale = 0;

        for (size_t j = 0; j < in->actors; j++) {
            double term = term_of(in, camp, i, j);

            pull += term;
            scale += fabs(term);
        }
        if (pull < -1e-12 * scale)
            return false;
    }
    return true;
}

static int by_term(const void *a, const void *b)
{
    const frn_align_term *x = a, *y = b;
    double fx = fabs(x->term), fy = fabs(y->term);

    if (fx != fy)
        return fx < fy ? 1 : -1;
    return (x->other > y->other) - (x->other < y->other);
}

uint32_t frn_align_terms(frn_align_term *term, const frn_align_case *in, const int8_t *camp,
                         uint32_t actor)
{
    uint32_t count = 0;

    for (uint32_t j = 0; j < in->actors; j++) {
        double t = term_of(in, camp, actor, j);

        if (t != 0)
            term[count++] = (frn_align_term){j, t};
    }
    qsort(term, count, sizeof *term, by_term);
    return count;
}
