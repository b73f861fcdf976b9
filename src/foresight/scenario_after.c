/* Balance and forecast, before and after. */
#include <math.h>
#include <stdlib.h>

#include "balance/census.h"
#include "balance/frustration.h"
#include "foresight/history.h"
#include "foresight/scenario_internal.h"

#define LONGEST_SEARCH 20.0 /* seconds */
#define LEAST_CHANGE 5e-4   /* of a chance: less is not told */

static frn_status measure(frn_scenario_balance *out, const frn_graph *g, frn_error *err)
{
    const frn_frustration_options o = {.time_limit = LONGEST_SEARCH};
    frn_frustration f = {0};
    frn_census census = {0};

    FRN_TRY(frn_census_take(&census, g, false, 1, err));
    memcpy(out->triad, census.triad, sizeof out->triad);
    frn_census_free(&census);
    FRN_TRY(frn_frustration_measure(&f, g, &o, err));
    out->ties = g->m;
    out->hostile = g->negative;
    out->lower = f.lower;
    out->upper = f.upper;
    out->proved = f.proved;
    frn_frustration_free(&f);
    return FRN_OK;
}

/* Pairs come by (a, b), a below b: as a graph wants them. */
frn_status frn_scenario_measure(frn_scenario_balance *out, uint32_t actors, const frn_pair *pair,
                                uint32_t pairs, frn_error *err)
{
    frn_graph_tie *tie = calloc((size_t)pairs + 1, sizeof *tie);
    frn_graph g = {0};
    uint32_t m = 0;
    frn_status status;

    if (!tie)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < pairs; i++)
        if (pair[i].positive != pair[i].negative)
            tie[m++] =
                (frn_graph_tie){pair[i].a, pair[i].b, pair[i].positive > pair[i].negative ? 1 : -1};
    status = m ? frn_graph_from_ties(&g, actors, tie, m, err) : FRN_OK;
    free(tie);
    if (status == FRN_OK && m)
        status = measure(out, &g, err);
    else
        out->proved = true;
    frn_graph_free(&g);
    return status;
}

/* ---- forecast ---- */

static frn_status fill_history(frn_history *h, const frn_scenario_input *in, bool after,
                               frn_error *err)
{
    for (size_t c = 0; c < in->claims; c++)
        if (!after || !frn_scenario_removes(in, in->claim[c].id))
            FRN_TRY(frn_history_add(h, &in->claim[c], err));
    return FRN_OK;
}

/* Both forecasts are made from one history, so that actors have the same numbers; only a scenario
 * that takes claims away needs a second one. */
typedef struct foreseen {
    frn_history history[2];
    frn_forecast forecast[2];
    frn_forecast_input input[2];
} foreseen;

static frn_status make_inputs(foreseen *f, const frn_scenario_input *in,
                              const frn_claim *const *now, size_t now_count, uint32_t events,
                              frn_error *err)
{
    for (int t = 0; t < 2; t++) {
        FRN_TRY(fill_history(&f->history[t], in, t == 1, err));
        f->input[t] = frn_history_input(&f->history[t]);
        if (f->input[t].events == 0)
            return frn_fail(err, FRN_E_INPUT, "no claim is a dated fact between two actors");
    }
    for (size_t c = 0; c < now_count; c++)
        FRN_TRY(frn_history_imagine(&f->history[1], now[c],
                                    f->input[1].event[f->input[1].events - 1].date, events, err));
    f->input[1] = frn_history_input(&f->history[1]);
    return FRN_OK;
}

/* The forecast after is fitted to the same windows: both are for the day of the last claim. */
static frn_status make_forecasts(frn_scenario_forecast *out, foreseen *f,
                                 const frn_forecast_options *given, frn_error *err)
{
    frn_forecast_options o = *given;
    frn_backtest past = {0};

    o.bootstrap = 1;
    FRN_TRY(frn_backtest_run(&past, &f->input[0], &o, err));
    out->tested = past.n;
    out->skill = past.score[FRN_FORECAST_ALL].skill;
    out->auc = past.score[FRN_FORECAST_ALL].auc;
    frn_backtest_free(&past);
    o = *given;
    o.cut = f->input[0].event[f->input[0].events - 1].date;
    for (int t = 0; t < 2; t++)
        FRN_TRY(frn_forecast_run(&f->forecast[t], &f->input[t], &o, err));
    out->origin = o.cut;
    out->window = f->forecast[0].window;
    out->base_rate = f->forecast[0].base_rate;
    out->pairs = f->forecast[0].count;
    return FRN_OK;
}

static bool joins(const frn_history *h, const frn_claim *c, uint32_t a, uint32_t b)
{
    uint32_t s = frn_history_find(h, &c->source), t = frn_history_find(h, &c->target);

    return (s == a && t == b) || (s == b && t == a);
}

static bool touches(const frn_history *h, const frn_claim *c, uint32_t actor)
{
    return frn_history_find(h, &c->source) == actor || frn_history_find(h, &c->target) == actor;
}

static void find_driver(frn_scenario_chance *to, const frn_history *h, uint32_t a, uint32_t b,
                        const frn_claim *const *now, size_t now_count)
{
    for (size_t c = 0; c < now_count && !to->own; c++) {
        if (joins(h, now[c], a, b)) {
            to->driver = now[c];
            to->own = true;
        } else if (!to->driver && (touches(h, now[c], a) || touches(h, now[c], b))) {
            to->driver = now[c];
        }
    }
}

static const frn_forecast_row *row_of(const foreseen *f, int t, frn_slice a, frn_slice b)
{
    const frn_slice *name = f->input[t].actor_name;

    for (uint32_t r = 0; r < f->forecast[t].count; r++) {
        const frn_forecast_row *row = &f->forecast[t].row[r];

        if (frn_slice_eq(name[row->a], a) && frn_slice_eq(name[row->b], b))
            return row;
        if (frn_slice_eq(name[row->a], b) && frn_slice_eq(name[row->b], a))
            return row;
    }
    return NULL;
}

static int larger(const void *left, const void *right)
{
    const frn_scenario_chance *x = left, *y = right;
    double fx = fabs(x->chance[1] - x->chance[0]), fy = fabs(y->chance[1] - y->chance[0]);
    int order = (fx < fy) - (fx > fy);

    if (order == 0)
        order = frn_slice_cmp(x->a, y->a);
    return order ? order : frn_slice_cmp(x->b, y->b);
}

/* Pairs of the forecast after, with what they had before: the base rate when they had no history.
 */
static frn_status compare(frn_scenario_forecast *out, frn_arena *arena, const foreseen *f,
                          const frn_claim *const *now, size_t now_count, frn_error *err)
{
    const frn_forecast *after = &f->forecast[1];
    frn_scenario_chance *list = FRN_NEW_ARRAY(arena, frn_scenario_chance, after->count + 1);

    if (!list)
        return frn_no_memory(err);
    for (uint32_t r = 0; r < after->count; r++) {
        const frn_forecast_row *row = &after->row[r];
        frn_scenario_chance c = {.a = f->input[1].actor_name[row->a],
                                 .b = f->input[1].actor_name[row->b],
                                 .chance = {out->base_rate, row->chance[FRN_FORECAST_ALL]}};
        const frn_forecast_row *old = row_of(f, 0, c.a, c.b);

        if (old)
            c.chance[0] = old->chance[FRN_FORECAST_ALL];
        for (int k = 0; k < FRN_FORECAST_TERMS; k++)
            c.term[k] = row->term[k] - (old ? old->term[k] : 0);
        if (fabs(c.chance[1] - c.chance[0]) < LEAST_CHANGE)
            continue;
        find_driver(&c, &f->history[1], row->a, row->b, now, now_count);
        c.a = frn_arena_copy(arena, c.a);
        c.b = frn_arena_copy(arena, c.b);
        if (!c.a.ptr || !c.b.ptr)
            return frn_no_memory(err);
        list[out->count++] = c;
    }
    qsort(list, out->count, sizeof *list, larger);
    out->chance = list;
    out->made = true;
    return FRN_OK;
}

frn_status frn_scenario_foresee(frn_scenario_forecast *out, frn_arena *arena,
                                const frn_scenario_input *in, const frn_claim *const *now,
                                size_t now_count, const frn_scenario_options *o, frn_error *err)
{
    foreseen f = {.history = {{.level = o->tie.roll_up}, {.level = o->tie.roll_up}}};
    frn_error why = {0};
    frn_status status = make_inputs(&f, in, now, now_count, o->events ? o->events : 1, &why);

    if (status == FRN_OK)
        status = make_forecasts(out, &f, &o->forecast, &why);
    if (status == FRN_OK) {
        status = compare(out, arena, &f, now, now_count, err);
    } else if (status == FRN_E_INPUT) { /* too little is known: no failure, but no forecast */
        out->reason = frn_arena_copy(arena, frn_slice_of(why.text));
        status = out->reason.ptr ? FRN_OK : frn_no_memory(err);
    } else if (err) {
        *err = why;
    }
    for (int t = 0; t < 2; t++) {
        frn_forecast_free(&f.forecast[t]);
        frn_history_free(&f.history[t]);
    }
    return status;
}
