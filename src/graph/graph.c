/* Folding arcs into a simple graph: two counting sorts put the arcs of a pair side by side, so that
 * the cost is linear and the result does not depend on hashing. */
#include "graph/graph.h"

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

/* Compressed rows from ties in (u, v) order: filling in that order leaves every row ascending. */
static frn_status fill_rows(frn_graph *g, frn_error *err)
{
    uint64_t *at;

    g->first = FRN_NEW_ARRAY(&g->arena, uint64_t, (size_t)g->n + 2);
    g->to = FRN_NEW_ARRAY(&g->arena, uint32_t, 2 * (size_t)g->m + 1);
    g->tie_of = FRN_NEW_ARRAY(&g->arena, uint32_t, 2 * (size_t)g->m + 1);
    at = calloc((size_t)g->n + 1, sizeof *at);
    if (!g->first || !g->to || !g->tie_of || !at) {
        free(at);
        return frn_no_memory(err);
    }
    for (uint32_t i = 0; i < g->m; i++) {
        g->first[g->tie[i].u + 1]++;
        g->first[g->tie[i].v + 1]++;
        g->negative += g->tie[i].weight < 0;
        g->total += frn_graph_tie_size(&g->tie[i]);
    }
    for (uint32_t u = 0; u < g->n; u++) {
        g->first[u + 1] += g->first[u];
        at[u] = g->first[u];
    }
    for (int pass = 0; pass < 2; pass++) { /* lower neighbours of a row come before higher ones */
        for (uint32_t i = 0; i < g->m; i++) {
            uint32_t row = pass ? g->tie[i].u : g->tie[i].v;
            g->to[at[row]] = pass ? g->tie[i].v : g->tie[i].u;
            g->tie_of[at[row]++] = i;
        }
    }
    free(at);
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
    FRN_TRY(fill_rows(g, err));
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

static int by_ends(const void *a, const void *b)
{
    const frn_graph_tie *s = a, *t = b;

    if (s->u != t->u)
        return s->u < t->u ? -1 : 1;
    return s->v < t->v ? -1 : s->v > t->v;
}

static frn_status name_by_number(frn_graph *g, frn_error *err)
{
    g->name = FRN_NEW_ARRAY(&g->arena, frn_slice, (size_t)g->n + 1);
    if (!g->name)
        return frn_no_memory(err);
    for (uint32_t u = 0; u < g->n; u++) {
        g->name[u] = frn_arena_printf(&g->arena, "%u", u);
        if (!g->name[u].ptr)
            return frn_no_memory(err);
    }
    return FRN_OK;
}

static frn_status copy_ties(frn_graph *g, const frn_graph_tie *tie, uint32_t m, frn_error *err)
{
    g->tie = FRN_NEW_ARRAY(&g->arena, frn_graph_tie, (size_t)m + 1);
    if (!g->tie)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < m; i++) {
        frn_graph_tie t = tie[i];
        if (t.u >= g->n || t.v >= g->n || t.u == t.v || t.weight == 0)
            return frn_fail(err, FRN_E_USAGE, "tie %u is a loop, weighs 0 or names no actor", i);
        g->weighted |= frn_graph_tie_size(&t) != 1;
        g->tie[i] = t.u < t.v ? t : (frn_graph_tie){t.v, t.u, t.weight};
    }
    qsort(g->tie, m, sizeof *g->tie, by_ends);
    for (uint32_t i = 1; i < m; i++)
        if (by_ends(&g->tie[i - 1], &g->tie[i]) == 0)
            return frn_fail(err, FRN_E_USAGE, "the pair %u, %u comes twice", g->tie[i].u,
                            g->tie[i].v);
    return FRN_OK;
}

frn_status frn_graph_from_ties(frn_graph *out, uint32_t n, const frn_graph_tie *tie, uint32_t m,
                               frn_error *err)
{
    frn_graph g = {.n = n, .m = m, .scale = 1};
    frn_status status = name_by_number(&g, err);

    if (status == FRN_OK)
        status = copy_ties(&g, tie, m, err);
    if (status == FRN_OK)
        status = fill_rows(&g, err);
    if (status == FRN_OK)
        *out = g;
    else
        frn_graph_free(&g);
    return status;
}

void frn_graph_free(frn_graph *graph)
{
    frn_arena_free(&graph->arena);
    *graph = (frn_graph){0};
}

uint32_t frn_graph_find(const frn_graph *graph, uint32_t u, uint32_t v)
{
    uint64_t low = graph->first[u], high = graph->first[u + 1];

    while (low < high) {
        uint64_t mid = low + (high - low) / 2;
        if (graph->to[mid] == v)
            return graph->tie_of[mid];
        if (graph->to[mid] < v)
            low = mid + 1;
        else
            high = mid;
    }
    return FRN_NONE;
}

uint32_t frn_graph_actor(const frn_graph *graph, frn_slice name)
{
    for (uint32_t u = 0; u < graph->n; u++)
        if (frn_slice_eq(graph->name[u], name))
            return u;
    return FRN_NONE;
}
