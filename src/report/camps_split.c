/* The best split found. Small maps get the exact one with its proof; larger ones the annealed one,
 * which takes a bounded time. */
#include "balance/census.h"
#include "balance/factions.h"
#include "balance/frustration.h"
#include "report/camps_internal.h"

enum { MOST_EXACT = 100 }; /* ties */

static frn_status split_exactly(frn_camp_split *out, const frn_graph *g, frn_error *err)
{
    frn_frustration f = {0};
    frn_frustration_options o = {.threads = 1};

    FRN_TRY(frn_frustration_measure(&f, g, &o, err));
    for (uint32_t i = 0; i < f.n; i++)
        out->side[i] = f.camp[i] < 0;
    out->lower = f.lower;
    out->upper = f.upper;
    out->proved = f.proved;
    frn_frustration_free(&f);
    return FRN_OK;
}

static frn_status split_by_factions(frn_camp_split *out, const frn_graph *g, uint32_t most,
                                    frn_error *err)
{
    frn_factions f = {0};
    frn_factions_options o = {.most = most, .threads = 1};

    FRN_TRY(frn_factions_find(&f, g, &o, err));
    for (uint32_t i = 0; i < f.n; i++)
        out->side[i] = f.faction[i];
    out->lower = f.lower;
    out->upper = f.upper;
    out->proved = f.proved;
    frn_factions_free(&f);
    return FRN_OK;
}

static frn_status count_triads(frn_camp_split *out, const frn_graph *g, frn_error *err)
{
    frn_census census = {0};

    FRN_TRY(frn_census_take(&census, g, false, 1, err));
    memcpy(out->triad, census.triad, sizeof out->triad);
    frn_census_free(&census);
    return FRN_OK;
}

frn_status frn_camps_split(frn_camp_split *out, frn_arena *arena, uint32_t n,
                           const frn_graph_tie *tie, uint32_t m, bool factions, frn_error *err)
{
    frn_graph g = {0};
    frn_status status;

    *out = (frn_camp_split){.side = FRN_NEW_ARRAY(arena, uint32_t, n)};
    if (!out->side)
        return frn_no_memory(err);
    FRN_TRY(frn_graph_from_ties(&g, n, tie, m, err));
    status = count_triads(out, &g, err);
    if (status == FRN_OK)
        status = !factions && m <= MOST_EXACT ? split_exactly(out, &g, err)
                                              : split_by_factions(out, &g, factions ? 0 : 2, err);
    frn_graph_free(&g);
    return status;
}
