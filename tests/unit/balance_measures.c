/* Factions, spectrum and walks against brute force and closed forms. */
#include "test.h"

#include <math.h>
#include <stdlib.h>

#include "balance/factions.h"
#include "balance/spectral.h"
#include "base/rng.h"

static frn_graph graph_of(uint32_t n, const frn_graph_tie *tie, uint32_t m)
{
    frn_graph g = {0};

    assert_int_equal(frn_graph_from_ties(&g, n, tie, m, NULL), FRN_OK);
    return g;
}

/* The least cost over all set partitions, by restricted growth strings. */
static uint64_t least(const frn_graph *g, uint32_t *label, uint32_t u, uint32_t used)
{
    uint64_t best = UINT64_MAX;

    if (u == g->n) {
        best = 0;
        for (uint32_t i = 0; i < g->m; i++)
            if ((label[g->tie[i].u] == label[g->tie[i].v]) != (g->tie[i].weight > 0))
                best += frn_graph_tie_size(&g->tie[i]);
        return best;
    }
    for (uint32_t l = 0; l <= used; l++) {
        uint64_t cost;
        label[u] = l;
        cost = least(g, label, u + 1, used + (l == used));
        best = cost < best ? cost : best;
    }
    return best;
}

static void factions_equal_brute_force(void **state)
{
    frn_rng rng = frn_rng_make(21, 0);

    (void)state;
    for (int round = 0; round < 60; round++) {
        frn_graph_tie tie[64];
        uint32_t m = 0, n = 3 + frn_rng_below(&rng, 6), label[16];
        frn_graph g;
        frn_factions f = {0};
        for (uint32_t u = 0; u < n; u++)
            for (uint32_t v = u + 1; v < n; v++)
                if (frn_rng_below(&rng, 3))
                    tie[m++] = (frn_graph_tie){u, v, frn_rng_below(&rng, 2) ? 1 : -1};
        g = graph_of(n, tie, m);
        assert_int_equal(frn_factions_find(&f, &g, NULL, NULL), FRN_OK);
        assert_int_equal(f.upper, least(&g, label, 0, 0));
        assert_true(f.lower <= f.upper);
        frn_factions_free(&f);
        frn_graph_free(&g);
    }
}

/* A ring of n ties with one negative: eigenvalues 2 - 2 cos((2 k + 1) pi / n). */
static void spectrum_of_a_ring(void **state)
{
    frn_graph_tie tie[50];
    frn_spectrum s = {0};
    frn_graph g;

    (void)state;
    for (uint32_t u = 0; u < 50; u++)
        tie[u] = (frn_graph_tie){u, (u + 1) % 50, u == 7 ? -1 : 1};
    g = graph_of(50, tie, 50);
    assert_int_equal(frn_spectrum_find(&s, &g, NULL), FRN_OK);
    assert_true(s.converged);
    assert_true(fabs(s.smallest - (2 - 2 * cos(3.14159265358979323846 / 50))) < 1e-7);
    assert_true(s.residual < 1e-6);
    frn_graph_free(&g);
}

/* Triangle with one negative tie: eigenvalues of A are 1, 1, -2; of |A| 2, -1, -1. */
static void walks_of_a_triangle(void **state)
{
    static const frn_graph_tie tie[] = {{0, 1, 1}, {1, 2, 1}, {0, 2, -1}};
    static const frn_graph_tie good[] = {{0, 1, 1}, {1, 2, -1}, {0, 2, -1}};
    frn_walk_balance w = {0};
    frn_graph g = graph_of(3, tie, 3);
    double truth = (2 * exp(1.0) + exp(-2.0)) / (exp(2.0) + 2 * exp(-1.0));

    (void)state;
    assert_int_equal(frn_walk_balance_find(&w, &g, 1, NULL), FRN_OK);
    assert_true(fabs(w.balance - truth) <= w.error + 1e-14);
    assert_true(w.error < 1e-9);
    frn_graph_free(&g);
    g = graph_of(3, good, 3);
    assert_int_equal(frn_walk_balance_find(&w, &g, 1, NULL), FRN_OK);
    assert_true(fabs(w.balance - 1) < 1e-14);
    frn_graph_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(factions_equal_brute_force),
                                       cmocka_unit_test(spectrum_of_a_ring),
                                       cmocka_unit_test(walks_of_a_triangle)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
