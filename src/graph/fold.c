/* Folding arcs into a simple graph: two counting sorts put the arcs of a pair side by side, so that
 * the cost is linear and the result does not depend on hashing. */
#include "graph/graph_internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

frn_status frn_arcs_add(frn_arcs *arcs, frn_slice source, frn_slice target, double value,
                        frn_slice layer, frn_error *err)
{
    frn_arc arc = {.value = value};

    arc.source = frn_intern_add(&arcs->actors, source);
    arc.target = frn_intern_add(&arcs->actors, target);
    arc.layer = frn_intern_add(&arcs->layers, layer);
    if (arc.source == FRN_NONE || arc.target == FRN_NONE || arc.layer == FRN_NONE ||
        !frn_vec_push(&arcs->arc, arc))
        return frn_no_memory(err);
    return FRN_OK;
}

void frn_arcs_free(frn_arcs *arcs)
{
    frn_intern_free(&arcs->actors);
    frn_intern_free(&arcs->layers);
    frn_vec_free(&arcs->arc);
    arcs->signless = false;
}

static const char *const rule_names[] = {"sum", "negative", "positive", "error"};

const char *frn_rule_name(frn_rule rule)
{
    return rule_names[rule];
}

bool frn_rule_parse(frn_rule *rule, frn_slice name)
{
    for (unsigned i = 0; i < sizeof rule_names / sizeof *rule_names; i++) {
        if (frn_slice_is(name, rule_names[i])) {
            *rule = (frn_rule)i;
            return true;
        }
    }
    return false;
}

/* An arc whose ends are put in order. */
typedef struct pair {
    uint32_t low, high;
    double value;
} pair;

typedef struct folded {
    uint32_t u, v;
    double value;
} folded;

typedef struct folding {
    const frn_arcs *arcs;
    const frn_fold_options *options;
    frn_fold count;
    FRN_VEC(pair) pairs;
    FRN_VEC(folded) ties;
    uint32_t *renumber; /* [actors] */
} folding;

/* One stable counting sort of from[] into to[] by `low` or `high`. */
static frn_status counting_sort(pair *to, const pair *from, size_t count, uint32_t actors,
                                bool by_high, frn_error *err)
{
    size_t *start = calloc((size_t)actors + 1, sizeof *start);

    if (!start)
        return frn_no_memory(err);
    for (size_t i = 0; i < count; i++)
        start[(by_high ? from[i].high : from[i].low) + 1]++;
    for (uint32_t a = 0; a < actors; a++)
        start[a + 1] += start[a];
    for (size_t i = 0; i < count; i++)
        to[start[by_high ? from[i].high : from[i].low]++] = from[i];
    free(start);
    return FRN_OK;
}

static frn_status collect_pairs(folding *f, frn_error *err)
{
    for (size_t i = 0; i < f->arcs->arc.len; i++) {
        const frn_arc *a = &f->arcs->arc.at[i];
        pair p = {a->source, a->target, a->value};
        if (f->options->one_layer && a->layer != f->options->layer)
            continue;
        f->count.arcs++;
        if (p.low == p.high) {
            f->count.loops++;
            continue;
        }
        if (p.value == 0) {
            f->count.zeros++;
            continue;
        }
        if (!f->options->weighted)
            p.value = p.value < 0 ? -1 : 1;
        if (p.low > p.high) {
            p.low = a->target;
            p.high = a->source;
        }
        if (!frn_vec_push(&f->pairs, p))
            return frn_no_memory(err);
    }
    return FRN_OK;
}

static frn_status sort_pairs(folding *f, frn_error *err)
{
    uint32_t actors = frn_intern_count(&f->arcs->actors);
    pair *spare = malloc((f->pairs.len + 1) * sizeof *spare);
    frn_status status;

    if (!spare)
        return frn_no_memory(err);
    status = counting_sort(spare, f->pairs.at, f->pairs.len, actors, true, err);
    if (status == FRN_OK)
        status = counting_sort(f->pairs.at, spare, f->pairs.len, actors, false, err);
    free(spare);
    return status;
}

/* The folded value of the arcs [from, to) of one pair; 0 drops it. */
static frn_status fold_pair(double *value, folding *f, size_t from, size_t to, frn_error *err)
{
    double plus = 0, minus = 0;
    const pair *p = f->pairs.at;

    for (size_t i = from; i < to; i++)
        *(p[i].value < 0 ? &minus : &plus) += p[i].value;
    f->count.merged += to - from - 1;
    if (plus > 0 && minus < 0) {
        f->count.conflicts++;
        if (f->options->rule == FRN_RULE_ERROR) {
            frn_slice u = frn_intern_text(&f->arcs->actors, p[from].low);
            frn_slice v = frn_intern_text(&f->arcs->actors, p[from].high);
            return frn_fail(err, FRN_E_INPUT, "%.*s and %.*s have ties of both signs", FRN_ARG(u),
                            FRN_ARG(v));
        }
    }
    *value = plus + minus;
    if (f->options->rule == FRN_RULE_NEGATIVE && minus < 0)
        *value = minus;
    else if (f->options->rule == FRN_RULE_POSITIVE && plus > 0)
        *value = plus;
    if (!f->options->weighted)
        *value = *value > 0 ? 1 : *value < 0 ? -1 : 0;
    return FRN_OK;
}

static frn_status fold_pairs(folding *f, frn_error *err)
{
    for (size_t i = 0, j; i < f->pairs.len; i = j) {
        const pair *p = &f->pairs.at[i];
        double value = 0;
        for (j = i + 1; j < f->pairs.len; j++)
            if (f->pairs.at[j].low != p->low || f->pairs.at[j].high != p->high)
                break;
        FRN_TRY(fold_pair(&value, f, i, j, err));
        if (value == 0) {
            f->count.undecided++;
            continue;
        }
        if (!frn_vec_push(&f->ties, (folded){p->low, p->high, value}))
            return frn_no_memory(err);
    }
    return FRN_OK;
}

/* The smallest power of ten that makes every weight whole, at most a million; beyond that weights
 * are rounded (and counted). */
static int64_t find_scale(const folding *f)
{
    int64_t scale = 1;

    for (; scale < 1000000; scale *= 10) {
        size_t i = 0;
        while (i < f->ties.len) {
            double x = f->ties.at[i].value * (double)scale;
            if (fabs(x - nearbyint(x)) > 1e-9 * fmax(1, fabs(x)))
                break;
            i++;
        }
        if (i == f->ties.len)
            break;
    }
    return scale;
}

/* Weights as integers; ties that round to 0 are dropped as undecided. */
static frn_status scale_ties(frn_graph_tie *tie, uint32_t *count, folding *f, int64_t scale,
                             frn_error *err)
{
    uint32_t m = 0;
    double sum = 0;

    for (size_t i = 0; i < f->ties.len; i++) {
        double x = f->ties.at[i].value * (double)scale, whole = nearbyint(x);
        sum += fabs(x);
        if (!(sum < 4e15))
            return frn_fail(err, FRN_E_RANGE, "the weights are too large to be summed exactly");
        if (fabs(x - whole) > 1e-9 * fmax(1, fabs(x)))
            f->count.rounded++;
        if (whole == 0)
            f->count.undecided++;
        else
            tie[m++] = (frn_graph_tie){f->ties.at[i].u, f->ties.at[i].v, (int64_t)whole};
    }
    *count = m;
    return FRN_OK;
}

/* Numbers the actors that have a tie in the order of first sight, and takes their names along. */
static frn_status number_actors(frn_graph *g, folding *f, frn_error *err)
{
    uint32_t actors = frn_intern_count(&f->arcs->actors);

    for (uint32_t a = 0; a < actors; a++)
        f->renumber[a] = FRN_NONE;
    for (uint32_t i = 0; i < g->m; i++)
        f->renumber[g->tie[i].u] = f->renumber[g->tie[i].v] = 0;
    for (uint32_t a = 0; a < actors; a++) {
        if (f->renumber[a] == 0)
            f->renumber[a] = g->n++;
        else if (!f->options->one_layer)
            f->count.isolated++;
    }
    g->name = FRN_NEW_ARRAY(&g->arena, frn_slice, (size_t)g->n + 1);
    if (!g->name)
        return frn_no_memory(err);
    for (uint32_t a = 0; a < actors; a++) {
        if (f->renumber[a] == FRN_NONE)
            continue;
        g->name[f->renumber[a]] = frn_arena_copy(&g->arena, frn_intern_text(&f->arcs->actors, a));
        if (!g->name[f->renumber[a]].ptr)
            return frn_no_memory(err);
    }
    for (uint32_t i = 0; i < g->m; i++) {
        g->tie[i].u = f->renumber[g->tie[i].u];
        g->tie[i].v = f->renumber[g->tie[i].v];
    }
    return FRN_OK;
}

static frn_status build(frn_graph *g, folding *f, frn_error *err)
{
    uint32_t actors = frn_intern_count(&f->arcs->actors);

    FRN_TRY(collect_pairs(f, err));
    FRN_TRY(sort_pairs(f, err));
    FRN_TRY(fold_pairs(f, err));
    if (f->ties.len > UINT32_MAX / 4)
        return frn_fail(err, FRN_E_RANGE, "more than %u ties", UINT32_MAX / 4);
    g->rule = f->options->rule;
    g->weighted = f->options->weighted;
    g->scale = g->weighted ? find_scale(f) : 1;
    g->tie = FRN_NEW_ARRAY(&g->arena, frn_graph_tie, f->ties.len + 1);
    f->renumber = malloc(((size_t)actors + 1) * sizeof *f->renumber);
    if (!g->tie || !f->renumber)
        return frn_no_memory(err);
    FRN_TRY(scale_ties(g->tie, &g->m, f, g->scale, err));
    FRN_TRY(number_actors(g, f, err));
    FRN_TRY(frn_graph_fill_rows(g, err));
    g->fold = f->count;
    return FRN_OK;
}

frn_status frn_graph_fold(frn_graph *out, const frn_arcs *arcs, const frn_fold_options *options,
                          frn_error *err)
{
    static const frn_fold_options defaults = {0};
    folding f = {.arcs = arcs, .options = options ? options : &defaults};
    frn_graph g = {0};
    frn_status status = build(&g, &f, err);

    frn_vec_free(&f.pairs);
    frn_vec_free(&f.ties);
    free(f.renumber);
    if (status == FRN_OK)
        *out = g;
    else
        frn_graph_free(&g);
    return status;
}
