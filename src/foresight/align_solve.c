/* The two-camp minimum of a weight matrix.
 *
 * Actors bound together and actors tied to nobody are taken out first, and one actor of every
 * component is held fixed (its mirror image has the same energy). What is left is walked in Gray
 * code, one switch a step: with g_k = x_k sum_j w_kj x_j a switch of k changes the energy by 2 g_k,
 * and the line-up is a local minimum when no g_k is negative. The walk is cut into blocks that do
 * not depend on the number of threads; each block starts from freshly summed fields, so rounding
 * does not build up. Above the limit: steepest descent from seeded starts, then a short tabu walk.
 */
#include "foresight/align_internal.h"

#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/rng.h"
#include "base/vec.h"

enum { BLOCK_BITS = 14, MAX_FREE = 40 };

typedef struct reduced { /* the field after binding and fixing */
    uint32_t n;          /* super-actors */
    uint32_t free_count;
    double *w;         /* [n*n] */
    uint32_t *free;    /* [free_count] super-actors that may switch, in order of actors */
    uint32_t *super;   /* [actor] */
    int8_t *sign;      /* [actor] against its super-actor */
    bool *lone;        /* [super] tied to nobody */
    double scale, sum; /* sum of |w| and of w over ordered pairs of super-actors */
    double inside;     /* energy inside super-actors */
    double slack;      /* rounding allowed when two energies are compared */
} reduced;

typedef struct found { /* a local minimum, as switches of free super-actors */
    double energy;
    uint64_t code;
    uint32_t hits;
    int8_t *camp; /* search only: [super] */
} found;

typedef FRN_VEC(found) found_list;

double frn_field_energy(const frn_field *field, const int8_t *camp)
{
    double energy = 0;

    for (uint32_t i = 0; i < field->n; i++)
        for (uint32_t j = 0; j < i; j++)
            if (camp[i] * camp[j] < 0)
                energy += field->w[(size_t)i * field->n + j];
    return 2 * energy;
}

static void merge_bound(reduced *r, const frn_field *f)
{
    uint32_t next = 0;
    bool bound = f->bound_sign != 0 && f->bound_a != f->bound_b;
    uint32_t low = f->bound_a < f->bound_b ? f->bound_a : f->bound_b;
    uint32_t high = f->bound_a < f->bound_b ? f->bound_b : f->bound_a;

    for (uint32_t i = 0; i < f->n; i++) {
        r->sign[i] = 1;
        if (bound && i == high) {
            r->super[i] = r->super[low];
            r->sign[i] = (int8_t)(f->bound_sign > 0 ? 1 : -1);
        } else {
            r->super[i] = next++;
        }
    }
    r->n = next;
    for (uint32_t i = 0; i < f->n; i++) {
        for (uint32_t j = 0; j < f->n; j++) {
            double w = i == j ? 0 : f->w[(size_t)i * f->n + j];
            uint32_t a = r->super[i], b = r->super[j];

            if (a == b)
                r->inside += r->sign[i] != r->sign[j] ? w : 0;
            else
                r->w[(size_t)a * next + b] += w * r->sign[i] * r->sign[j];
            /* A bound actor of sign -1 turns [x_i != x_j] into 1 - [..]. */
            if (a != b && r->sign[i] * r->sign[j] < 0)
                r->inside += w;
        }
    }
}

/* Marks lone super-actors and fixes the first of every component. */
static void fix_components(reduced *r, uint32_t *queue, bool *seen)
{
    for (uint32_t root = 0; root < r->n; root++) {
        size_t head = 0, tail = 0;

        if (seen[root])
            continue;
        seen[root] = true;
        queue[tail++] = root;
        while (head < tail) {
            uint32_t u = queue[head++];

            for (uint32_t v = 0; v < r->n; v++) {
                if (!seen[v] && r->w[(size_t)u * r->n + v] != 0) {
                    seen[v] = true;
                    queue[tail++] = v;
                    r->free[r->free_count++] = v;
                }
            }
        }
        r->lone[root] = tail == 1;
    }
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

static bool reduce(reduced *r, frn_arena *arena, const frn_field *f)
{
    size_t n = f->n;
    uint32_t *queue = FRN_NEW_ARRAY(arena, uint32_t, n + 1);
    bool *seen = FRN_NEW_ARRAY(arena, bool, n + 1);

    r->w = FRN_NEW_ARRAY(arena, double, n *n + 1);
    r->free = FRN_NEW_ARRAY(arena, uint32_t, n + 1);
    r->super = FRN_NEW_ARRAY(arena, uint32_t, n + 1);
    r->sign = FRN_NEW_ARRAY(arena, int8_t, n + 1);
    r->lone = FRN_NEW_ARRAY(arena, bool, n + 1);
    if (!queue || !seen || !r->w || !r->free || !r->super || !r->sign || !r->lone)
        return false;
    merge_bound(r, f);
    fix_components(r, queue, seen);
    qsort(r->free, r->free_count, sizeof *r->free, by_number);
    for (size_t i = 0; i < (size_t)r->n * r->n; i++) {
        r->sum += r->w[i];
        r->scale += fabs(r->w[i]);
    }
    r->slack = 1e-12 * r->scale;
    return true;
}

static void fields_of(const reduced *r, const double *x, double *h)
{
    for (uint32_t i = 0; i < r->n; i++) {
        h[i] = 0;
        for (uint32_t j = 0; j < r->n; j++)
            h[i] += r->w[(size_t)i * r->n + j] * x[j];
    }
}

static double energy_of(const reduced *r, const double *x, const double *h)
{
    double product = 0;

    for (uint32_t i = 0; i < r->n; i++)
        product += x[i] * h[i];
    return r->inside + (r->sum - product) / 2;
}

static void switch_camp(const reduced *r, uint32_t k, double *x, double *h)
{
    const double *row = r->w + (size_t)k * r->n;
    double twice = 2 * x[k];

    for (uint32_t j = 0; j < r->n; j++)
        h[j] -= twice * row[j];
    x[k] = -x[k];
}

/* Keeps the `room` lowest, in order of energy, then code. */
static bool keep(found_list *list, uint32_t room, double energy, uint64_t code)
{
    size_t at;

    if (list->len == room) {
        if (room == 0 || energy >= list->at[room - 1].energy)
            return true;
        list->len--;
    }
    if (!frn_vec_push(list, (found){.energy = energy, .code = code}))
        return false;
    for (at = list->len - 1; at > 0; at--) {
        found *low = &list->at[at - 1], *high = &list->at[at], swap = *low;

        if (low->energy < high->energy || (low->energy == high->energy && low->code <= high->code))
            break;
        *low = *high;
        *high = swap;
    }
    return true;
}

typedef struct block_result {
    found_list minima;
    uint64_t count, best_code;
    double best, second;
} block_result;

typedef struct walk {
    const reduced *r;
    uint32_t low_bits, max_minima;
    block_result *block;
    size_t blocks;
} walk;

static bool is_minimum(const double *x, const double *h, uint32_t n, double slack)
{
    for (uint32_t k = 0; k < n; k++)
        if (x[k] * h[k] < -slack)
            return false;
    return true;
}

static frn_status walk_block(void *ctx, size_t task)
{
    const walk *w = ctx;
    const reduced *r = w->r;
    block_result *out = &w->block[task];
    double x[MAX_FREE * 2 + 2], h[MAX_FREE * 2 + 2];
    uint64_t code = (uint64_t)task << w->low_bits, steps = (uint64_t)1 << w->low_bits;
    double energy;

    for (uint32_t i = 0; i < r->n; i++)
        x[i] = 1;
    for (uint32_t b = 0; b < r->free_count; b++)
        if (code >> b & 1)
            x[r->free[b]] = -1;
    fields_of(r, x, h);
    energy = energy_of(r, x, h);
    out->best = out->second = INFINITY;
    for (uint64_t step = 1;; step++) {
        if (energy < out->best) {
            out->second = out->best;
            out->best = energy;
            out->best_code = code;
        } else if (energy < out->second) {
            out->second = energy;
        }
        if (is_minimum(x, h, r->n, r->slack)) {
            out->count++;
            if (!keep(&out->minima, w->max_minima, energy, code))
                return FRN_E_MEMORY;
        }
        if (step == steps)
            break;
        {
            uint32_t bit = (uint32_t)__builtin_ctzll(step), k = r->free[bit];

            energy += 2 * x[k] * h[k];
            switch_camp(r, k, x, h);
            code ^= (uint64_t)1 << bit;
        }
    }
    return FRN_OK;
}

/* The camps of all actors; the first actor that is tied to anybody stands in camp +1. */
static bool expand(frn_align_minimum *out, frn_arena *arena, const frn_field *f, const reduced *r,
                   const int8_t *super)
{
    int8_t *camp = FRN_NEW_ARRAY(arena, int8_t, f->n + 1);
    int8_t turn = 0;

    if (!camp)
        return false;
    for (uint32_t i = 0; i < f->n; i++) {
        uint32_t s = r->super[i];
        bool lone = r->lone[s] && f->bound_sign == 0;

        camp[i] = (int8_t)(lone ? 0 : super[s] * r->sign[i]);
        if (turn == 0)
            turn = camp[i];
        camp[i] = (int8_t)(camp[i] * turn);
    }
    out->camp = camp;
    out->energy = frn_field_energy(f, camp);
    return true;
}

static bool expand_code(frn_align_minimum *out, frn_arena *arena, const frn_field *f,
                        const reduced *r, uint64_t code)
{
    int8_t super[MAX_FREE * 2 + 2];

    for (uint32_t i = 0; i < r->n; i++)
        super[i] = 1;
    for (uint32_t b = 0; b < r->free_count; b++)
        if (code >> b & 1)
            super[r->free[b]] = -1;
    return expand(out, arena, f, r, super);
}

static frn_status gather(frn_field_result *out, frn_arena *arena, const frn_field *f,
                         const reduced *r, const walk *w)
{
    found_list all = {0};
    double best = INFINITY, second = INFINITY;
    uint64_t best_code = 0;
    frn_status status = FRN_OK;

    for (size_t t = 0; t < w->blocks; t++) {
        const block_result *b = &w->block[t];

        out->count += b->count;
        if (b->best < best) {
            second = fmin(best, b->second);
            best = b->best;
            best_code = b->best_code;
        } else {
            second = fmin(second, b->best);
        }
        for (size_t i = 0; i < b->minima.len; i++)
            if (!keep(&all, w->max_minima, b->minima.at[i].energy, b->minima.at[i].code))
                status = FRN_E_MEMORY;
    }
    if (all.len == 0 && !keep(&all, 1, best, best_code)) /* max_minima 0: the best alone */
        status = FRN_E_MEMORY;
    out->minimum = FRN_NEW_ARRAY(arena, frn_align_minimum, all.len + 1);
    if (!out->minimum)
        status = FRN_E_MEMORY;
    for (size_t i = 0; status == FRN_OK && i < all.len; i++)
        if (!expand_code(&out->minimum[i], arena, f, r, all.at[i].code))
            status = FRN_E_MEMORY;
    out->kept = (uint32_t)all.len;
    out->second = second;
    frn_vec_free(&all);
    return status;
}

static frn_status enumerate(frn_field_result *out, frn_arena *arena, const frn_field *f,
                            const reduced *r, const frn_field_options *o, frn_error *err)
{
    uint32_t bits = r->free_count, low = bits < BLOCK_BITS ? bits : BLOCK_BITS;
    walk w = {
        .r = r, .low_bits = low, .max_minima = o->max_minima, .blocks = (size_t)1 << (bits - low)};
    frn_status status;

    w.block = calloc(w.blocks, sizeof *w.block);
    if (!w.block)
        return frn_no_memory(err);
    status = frn_parallel(w.blocks, w.blocks == 1 ? 1 : o->threads, walk_block, &w);
    if (status == FRN_OK)
        status = gather(out, arena, f, r, &w);
    for (size_t t = 0; t < w.blocks; t++)
        frn_vec_free(&w.block[t].minima);
    free(w.block);
    out->looked_at = (uint64_t)1 << bits;
    out->exact = true;
    return status == FRN_OK ? FRN_OK : frn_fail(err, status, "%s", frn_status_text(status));
}

typedef struct hunt {
    const reduced *r;
    const frn_field *f;
    const int8_t *hint;
    uint64_t seed;
    int8_t *camp;   /* [start * r->n] where each start ended */
    double *energy; /* [start] */
} hunt;

static void descend(const reduced *r, double *x, double *h, double *energy)
{
    for (;;) {
        uint32_t best = FRN_NONE;
        double gain = -r->slack;

        for (uint32_t i = 0; i < r->free_count; i++) {
            uint32_t k = r->free[i];

            if (x[k] * h[k] < gain) {
                gain = x[k] * h[k];
                best = k;
            }
        }
        if (best == FRN_NONE)
            return;
        *energy += 2 * gain;
        switch_camp(r, best, x, h);
    }
}

static void keep_best(const reduced *r, const double *x, double energy, double *best, int8_t *camp)
{
    if (energy >= *best - r->slack)
        return;
    *best = energy;
    for (uint32_t i = 0; i < r->n; i++)
        camp[i] = (int8_t)x[i];
}

/* A walk that takes the best switch not made lately even when it costs, to leave the basin. */
static void tabu(const reduced *r, double *x, double *h, double energy, uint32_t *until,
                 frn_rng *rng, double *best, int8_t *camp)
{
    uint32_t steps = 4 * r->free_count + 20, tenure = 5 + r->free_count / 10;

    for (uint32_t step = 1; step <= steps; step++) {
        uint32_t pick = FRN_NONE;
        double least = INFINITY;

        for (uint32_t i = 0; i < r->free_count; i++) {
            uint32_t k = r->free[i];
            double cost = x[k] * h[k];

            if (cost < least && (until[k] < step || energy + 2 * cost < *best - r->slack)) {
                least = cost;
                pick = k;
            }
        }
        if (pick == FRN_NONE)
            return;
        energy += 2 * least;
        switch_camp(r, pick, x, h);
        until[pick] = step + tenure + frn_rng_below(rng, 4);
        keep_best(r, x, energy, best, camp);
    }
}

static frn_status hunt_one(void *ctx, size_t start)
{
    const hunt *hu = ctx;
    const reduced *r = hu->r;
    frn_rng rng = frn_rng_make(hu->seed, start + 1);
    double *x = malloc(2 * (size_t)r->n * sizeof *x), *h = x + r->n;
    uint32_t *until = calloc(r->n, sizeof *until);
    int8_t *camp = hu->camp + start * r->n;
    double energy;

    if (!x || !until) {
        free(x);
        free(until);
        return FRN_E_MEMORY;
    }
    for (uint32_t i = 0; i < r->n; i++)
        x[i] = 1;
    for (uint32_t i = 0; i < r->free_count; i++)
        x[r->free[i]] = start > 0 && frn_rng_next(&rng) >> 63 ? -1 : 1;
    if (start == 0 && hu->hint)
        for (uint32_t i = 0; i < hu->f->n; i++)
            if (hu->hint[i] != 0)
                x[r->super[i]] = hu->hint[i] * r->sign[i];
    fields_of(r, x, h);
    energy = energy_of(r, x, h);
    hu->energy[start] = INFINITY;
    descend(r, x, h, &energy);
    keep_best(r, x, energy, &hu->energy[start], camp);
    if (start % 2 == 1) { /* every other start pays for the longer walk, and ends in a minimum */
        tabu(r, x, h, energy, until, &rng, &hu->energy[start], camp);
        for (uint32_t i = 0; i < r->n; i++)
            x[i] = camp[i];
        fields_of(r, x, h);
        energy = energy_of(r, x, h);
        descend(r, x, h, &energy);
        keep_best(r, x, energy, &hu->energy[start], camp);
    }
    free(x);
    free(until);
    return FRN_OK;
}

static int by_energy(const void *a, const void *b)
{
    const frn_align_minimum *x = a, *y = b;

    return (x->energy > y->energy) - (x->energy < y->energy);
}

/* Distinct ends of the hunt, lowest first; equal energies in the order of their starts. */
static frn_status distinct(frn_field_result *out, frn_arena *arena, const frn_field *f,
                           const reduced *r, const hunt *hu, uint32_t starts, uint32_t room,
                           frn_error *err)
{
    frn_align_minimum *all = FRN_NEW_ARRAY(arena, frn_align_minimum, starts);
    uint32_t count = 0;

    if (!all)
        return frn_no_memory(err);
    for (uint32_t s = 0; s < starts; s++) {
        frn_align_minimum one = {.found = 1};
        uint32_t same = 0;

        if (!expand(&one, arena, f, r, hu->camp + (size_t)s * r->n))
            return frn_no_memory(err);
        while (same < count && memcmp(all[same].camp, one.camp, f->n) != 0)
            same++;
        if (same < count)
            all[same].found++;
        else
            all[count++] = one;
    }
    for (uint32_t i = 1; i < count; i++) /* stable insertion: few distinct ends */
        for (uint32_t j = i; j > 0 && by_energy(&all[j - 1], &all[j]) > 0; j--) {
            frn_align_minimum swap = all[j];

            all[j] = all[j - 1];
            all[j - 1] = swap;
        }
    out->minimum = all;
    out->count = count;
    out->kept = count < room || room == 0 ? count : room;
    return FRN_OK;
}

/* The cheapest single switch away from the best, or the next minimum, whichever is lower. */
static double second_of(const frn_field *f, const reduced *r, const frn_field_result *out)
{
    const int8_t *camp = out->minimum[0].camp;
    double second = out->kept > 1 ? out->minimum[1].energy : INFINITY;

    for (uint32_t k = 0; k < f->n; k++) {
        double h = 0;

        if (f->bound_sign != 0 || r->lone[r->super[k]])
            continue;
        for (uint32_t j = 0; j < f->n; j++)
            h += f->w[(size_t)k * f->n + j] * camp[j] * camp[k];
        second = fmin(second, out->minimum[0].energy + 2 * h);
    }
    return second;
}

static frn_status search(frn_field_result *out, frn_arena *arena, const frn_field *f,
                         const reduced *r, const frn_field_options *o, frn_error *err)
{
    uint32_t starts = o->starts ? o->starts : 256;
    hunt hu = {.r = r, .f = f, .hint = o->hint, .seed = o->seed};
    frn_status status;

    hu.camp = FRN_NEW_ARRAY(arena, int8_t, (size_t)starts * r->n + 1);
    hu.energy = FRN_NEW_ARRAY(arena, double, starts);
    if (!hu.camp || !hu.energy)
        return frn_no_memory(err);
    status = frn_parallel(starts, o->threads, hunt_one, &hu);
    if (status != FRN_OK)
        return frn_fail(err, status, "%s", frn_status_text(status));
    FRN_TRY(distinct(out, arena, f, r, &hu, starts, o->max_minima, err));
    out->second = second_of(f, r, out);
    out->looked_at = starts;
    out->starts = starts;
    out->exact = false;
    return FRN_OK;
}

frn_status frn_field_solve(frn_field_result *out, frn_arena *arena, const frn_field *field,
                           const frn_field_options *options, frn_error *err)
{
    reduced r = {0};
    uint32_t limit = options->exact_limit ? options->exact_limit : FRN_ALIGN_EXACT_ACTORS - 1;

    *out = (frn_field_result){0};
    if (!reduce(&r, arena, field))
        return frn_no_memory(err);
    if (!options->search && r.free_count <= limit && r.n <= 2 * MAX_FREE)
        return enumerate(out, arena, field, &r, options, err);
    return search(out, arena, field, &r, options, err);
}
