/* Fails every allocation in turn (the linker wraps malloc, calloc and realloc): each call must say
 * FRN_E_MEMORY and leave nothing behind. Run under ASan, leaks show too. */
#include "memory_fixture.h"

#include "balance/cases_internal.h"
#include "balance/census.h"
#include "balance/certificate.h"
#include "balance/cover_internal.h"
#include "balance/factions.h"
#include "balance/spectral.h"
#include "graph/write.h"

/* An all-negative K4 with a tail and a second component. */
static const char text[] = "a b -1\na c -1\na d -1\nb c -1\nb d -1\nc d -1\nd f 2\nx y 1\ny z -1\n"
                           "x z 1\n";

/* Six mutual enemies: their cycles pack to 5, their index is 6, so that the proof goes by cases.
 * The linear bound and the branching are called by themselves: the search before them takes a
 * hundred times as long. */
typedef struct cases_proof {
    frn_kernel kernel;
    frn_cycles cycles;
    frn_branching tree;
    frn_cases cases;
} cases_proof;

static frn_status make_enemies(frn_graph *out)
{
    frn_graph_tie tie[15];
    uint32_t m = 0;

    for (uint32_t u = 0; u < 6; u++)
        for (uint32_t v = u + 1; v < 6; v++)
            tie[m++] = (frn_graph_tie){u, v, -1};
    return frn_graph_from_ties(out, 6, tie, m, NULL);
}

static frn_status prove(cases_proof *p, const frn_graph *g)
{
    const double later = frn_seconds() + 1000;
    const frn_cover_plan cover = {
        .threads = 1, .rounds = 50, .enough = 12 - 1.998, .deadline = later};
    const frn_branch_plan branch = {.threads = 1, .most = 100, .deadline = later};
    int8_t spin[6] = {1, 1, 1, -1, -1, -1}, suggestion[6];
    double length[16] = {0};
    int64_t packed = 0, cost;

    FRN_TRY(frn_kernel_make(&p->kernel, g, true, NULL));
    cost = frn_net_cost(&p->kernel.net, spin);
    FRN_TRY(frn_cover_pack(&p->cycles, &packed, suggestion, &p->kernel.net, NULL, &cover));
    FRN_TRY(frn_branch(&p->tree, spin, &cost, &p->kernel.net, &p->cycles, packed, length, &branch));
    assert_int_equal(cost, 12); /* weights are doubled */
    assert_true(p->tree.node.len > 1);
    return frn_cases_lift(&p->cases, &p->tree, &p->kernel, g->m);
}

static frn_status proof_by_cases(void *ctx)
{
    frn_graph g = {0};
    cases_proof p = {.kernel = {.fixed = 0}};
    frn_status s = make_enemies(&g);

    (void)ctx;
    if (s == FRN_OK)
        s = prove(&p, &g);
    frn_cases_free(&p.cases);
    frn_branching_free(&p.tree);
    frn_cycles_free(&p.cycles);
    frn_kernel_free(&p.kernel);
    frn_graph_free(&g);
    return s;
}

static frn_status everything(void *ctx)
{
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_census census = {0};
    frn_frustration f = {0};
    frn_swing swing = {0};
    frn_factions factions = {0};
    frn_walk_balance walk = {0};
    frn_spectrum spectrum = {0};
    frn_buf proof = {0}, xml = {0};
    frn_frustration_options fo = {.threads = 1};
    frn_factions_options co = {.threads = 1, .starts = 2};
    frn_status s = frn_arcs_read(&arcs, frn_slice_of(text), NULL, NULL);

    (void)ctx;
    if (s == FRN_OK)
        s = frn_graph_fold(&g, &arcs, NULL, NULL);
    if (s == FRN_OK)
        s = frn_census_take(&census, &g, true, 1, NULL);
    if (s == FRN_OK)
        s = frn_frustration_measure(&f, &g, &fo, NULL);
    if (s == FRN_OK)
        s = frn_swing_find(&swing, &g, &f, NULL);
    if (s == FRN_OK) {
        frn_certificate_write(&proof, &g, &f);
        s = proof.failed ? FRN_E_MEMORY : frn_certificate_check(&g, frn_buf_slice(&proof), NULL);
    }
    if (s == FRN_OK)
        s = frn_factions_find(&factions, &g, &co, NULL);
    if (s == FRN_OK)
        s = frn_walk_balance_find(&walk, &g, 1, NULL);
    if (s == FRN_OK)
        s = frn_spectrum_find(&spectrum, &g, NULL);
    if (s == FRN_OK)
        s = frn_graph_write(&xml, &g, FRN_GRAPH_GRAPHML, f.camp, NULL);
    frn_buf_free(&xml);
    frn_buf_free(&proof);
    frn_factions_free(&factions);
    frn_swing_free(&swing);
    frn_frustration_free(&f);
    frn_census_free(&census);
    frn_graph_free(&g);
    frn_arcs_free(&arcs);
    return s;
}

static void analysis_survives_every_failure(void **state)
{
    (void)state;
    refuse_each_so(everything, NULL, 50, false); /* one at a time would take seconds more */
}

static void cases_survive_every_failure(void **state)
{
    (void)state;
    refuse_each(proof_by_cases, NULL, 50);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(analysis_survives_every_failure),
                                       cmocka_unit_test(cases_survive_every_failure)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
