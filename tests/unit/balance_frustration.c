/* The frustration index against brute force and the literature, its invariances, its certificate.
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "balance/census.h"
#include "balance/certificate.h"
#include "base/rng.h"
#include "graph/read.h"

/* The Gahuku-Gama alliances of Read (1954) as used since Hage and Harary (1983). */
static const char tribes[] =
    "Gavev Kotun +\nOve Gavev -\nAlika Gavev -\nNagam Gavev -\nGahuk Gavev -\nAsaro Gavev -\n"
    "Nagad Gavev +\nGama Gavev +\n";

static frn_graph random_graph(frn_rng *rng, uint32_t n, uint32_t percent, int most)
{
    frn_graph_tie tie[400];
    uint32_t m = 0;
    frn_graph g = {0};

    for (uint32_t u = 0; u < n; u++) {
        for (uint32_t v = u + 1; v < n; v++) {
            int64_t w = 1 + frn_rng_below(rng, (uint32_t)most);
            if (frn_rng_below(rng, 100) >= percent)
                continue;
            tie[m++] = (frn_graph_tie){u, v, frn_rng_below(rng, 2) ? w : -w};
        }
    }
    assert_int_equal(frn_graph_from_ties(&g, n, tie, m, NULL), FRN_OK);
    return g;
}

static uint64_t brute_force(const frn_graph *g)
{
    uint64_t best = UINT64_MAX;

    for (uint32_t set = 0; set < 1u << (g->n - 1); set++) {
        uint64_t cost = 0;
        for (uint32_t i = 0; i < g->m; i++) {
            bool together = (set >> g->tie[i].u & 1) == (set >> g->tie[i].v & 1);
            if (together != (g->tie[i].weight > 0))
                cost += frn_graph_tie_size(&g->tie[i]);
        }
        best = cost < best ? cost : best;
    }
    return best;
}

static frn_frustration measure(const frn_graph *g)
{
    frn_frustration f = {0};
    frn_frustration_options o = {.time_limit = 100};

    assert_int_equal(frn_frustration_measure(&f, g, &o, NULL), FRN_OK);
    assert_true(f.lower <= f.upper);
    return f;
}

static void check(const frn_graph *g, const frn_frustration *f)
{
    frn_buf text = {0};
    frn_error err = {0};

    frn_certificate_write(&text, g, f);
    assert_false(text.failed);
    if (frn_certificate_check(g, frn_buf_slice(&text), &err) != FRN_OK)
        fail_msg("%s line %u", err.text, (unsigned)err.line);
    frn_buf_free(&text);
}

static void equals_brute_force(void **state)
{
    frn_rng rng = frn_rng_make(7, 0);

    (void)state;
    for (int round = 0; round < 150; round++) {
        frn_graph g = random_graph(&rng, 2 + frn_rng_below(&rng, 11), 20 + frn_rng_below(&rng, 70),
                                   round % 3 ? 1 : 9);
        frn_frustration f = measure(&g);
        uint64_t truth = brute_force(&g);
        assert_int_equal(f.upper, truth);
        assert_int_equal(f.lower, truth); /* branching closes what packings leave open */
        check(&g, &f);
        frn_frustration_free(&f);
        frn_graph_free(&g);
    }
}

/* Switching the ties of a set of actors changes no line index. */
static void survives_switching(void **state)
{
    frn_rng rng = frn_rng_make(11, 0);

    (void)state;
    for (int round = 0; round < 30; round++) {
        frn_graph g = random_graph(&rng, 20, 25, 3), h = {0};
        frn_graph_tie tie[400];
        uint32_t set = (uint32_t)frn_rng_next(&rng);
        frn_frustration a, b;
        for (uint32_t i = 0; i < g.m; i++) {
            tie[i] = g.tie[i];
            if ((set >> tie[i].u ^ set >> tie[i].v) & 1)
                tie[i].weight = -tie[i].weight;
        }
        assert_int_equal(frn_graph_from_ties(&h, g.n, tie, g.m, NULL), FRN_OK);
        a = measure(&g);
        b = measure(&h);
        assert_int_equal(a.upper, b.upper);
        frn_frustration_free(&a);
        frn_frustration_free(&b);
        frn_graph_free(&g);
        frn_graph_free(&h);
    }
}

/* New numbers for the actors and another order of the ties change no line index, and the camps of
 * the one cost the same in the other. */
static void survives_relabelling(void **state)
{
    frn_rng rng = frn_rng_make(13, 0);

    (void)state;
    for (int round = 0; round < 40; round++) {
        frn_graph g = random_graph(&rng, 6 + frn_rng_below(&rng, 8), 55, 3), h = {0};
        frn_graph_tie tie[400];
        uint32_t fresh[20];
        frn_frustration a, b;
        for (uint32_t u = 0; u < g.n; u++) {
            uint32_t at = frn_rng_below(&rng, u + 1);
            fresh[u] = fresh[at];
            fresh[at] = u;
        }
        for (uint32_t i = 0; i < g.m; i++) {
            uint32_t x = fresh[g.tie[i].u], y = fresh[g.tie[i].v];
            tie[g.m - 1 - i] = (frn_graph_tie){x < y ? x : y, x < y ? y : x, g.tie[i].weight};
        }
        assert_int_equal(frn_graph_from_ties(&h, g.n, tie, g.m, NULL), FRN_OK);
        a = measure(&g);
        b = measure(&h);
        assert_int_equal(a.upper, b.upper);
        check(&h, &b);
        for (uint32_t u = 0; u < g.n; u++)
            b.camp[fresh[u]] = a.camp[u];
        check(&h, &b);
        frn_frustration_free(&a);
        frn_frustration_free(&b);
        frn_graph_free(&g);
        frn_graph_free(&h);
    }
}

static frn_graph read_graph(const char *text)
{
    frn_arcs arcs = {0};
    frn_graph g = {0};

    assert_int_equal(frn_arcs_read(&arcs, frn_slice_of(text), NULL, NULL), FRN_OK);
    assert_int_equal(frn_graph_fold(&g, &arcs, NULL, NULL), FRN_OK);
    frn_arcs_free(&arcs);
    return g;
}

/* Any two triangles of an all-negative K4 share a tie, yet its index is 2: needs halves. */
static void proves_by_halves(void **state)
{
    frn_graph g = read_graph("a b -\na c -\na d -\nb c -\nb d -\nc d -\n");
    frn_frustration f = measure(&g);

    (void)state;
    assert_int_equal(f.upper, 2);
    assert_true(f.proved);
    check(&g, &f);
    frn_frustration_free(&f);
    frn_graph_free(&g);
    g = read_graph(tribes);
    f = measure(&g);
    assert_true(f.proved);
    assert_int_equal(f.upper, 0); /* a star has no cycle */
    frn_frustration_free(&f);
    frn_graph_free(&g);
}

static void ignores_threads(void **state)
{
    frn_rng rng = frn_rng_make(5, 0);
    frn_graph g = random_graph(&rng, 28, 30, 2);
    frn_frustration_options o = {.threads = 1, .time_limit = 30};
    frn_buf one = {0}, four = {0};
    frn_frustration f = {0};

    (void)state;
    assert_int_equal(frn_frustration_measure(&f, &g, &o, NULL), FRN_OK);
    frn_certificate_write(&one, &g, &f);
    frn_frustration_free(&f);
    o.threads = 4;
    assert_int_equal(frn_frustration_measure(&f, &g, &o, NULL), FRN_OK);
    frn_certificate_write(&four, &g, &f);
    frn_frustration_free(&f);
    assert_int_equal(one.len, four.len);
    assert_memory_equal(one.ptr, four.ptr, one.len);
    frn_buf_free(&one);
    frn_buf_free(&four);
    frn_graph_free(&g);
}

static frn_graph mutual_enemies_of(uint32_t n, int64_t weight)
{
    frn_graph_tie tie[100];
    uint32_t m = 0;
    frn_graph g = {0};

    for (uint32_t u = 0; u < n; u++)
        for (uint32_t v = u + 1; v < n; v++)
            tie[m++] = (frn_graph_tie){u, v, -weight};
    assert_int_equal(frn_graph_from_ties(&g, n, tie, m, NULL), FRN_OK);
    return g;
}

static frn_graph mutual_enemies(uint32_t n)
{
    return mutual_enemies_of(n, 1);
}

/* Weights near the largest that graphs may have: whole sets still prove something, and no unit may
 * make a capacity overflow. */
static void bears_large_weights(void **state)
{
    frn_graph g = mutual_enemies_of(7, 100000000000000), small = mutual_enemies(3);
    frn_frustration f = measure(&g);
    char text[200];

    (void)state;
    assert_true(f.lower > 0 && f.lower <= f.upper);
    assert_int_equal(f.upper, 9 * 100000000000000);
    check(&g, &f);
    frn_frustration_free(&f);
    frn_graph_free(&g);
    g = mutual_enemies_of(3, 1000000000000000);
    for (int heavy = 0; heavy < 2; heavy++) {
        snprintf(
            text, sizeof text,
            "frenemy-certificate\t1\nrule\tsum\nweighted\t%d\nscale\t1\nactors\t3\nties\t3\n"
            "negative\t3\nupper\t%s\nlower\t0\nunit\t1000000\nsets\t0\n+\t0\n+\t1\n-\t2\nend\n",
            heavy, heavy ? "1000000000000000" : "1");
        assert_int_equal(
            frn_certificate_check(heavy ? &g : &small, frn_slice_of(text), NULL) == FRN_OK, !heavy);
    }
    frn_graph_free(&g);
    frn_graph_free(&small);
}

/* n mutual enemies, n odd: the best split leaves (n - 1)^2 / 4 ties inside, but no packing of
 * cycles exceeds n (n - 1) / 6. From 7 on only cases prove it. */
static void proves_by_cases(void **state)
{
    (void)state;
    for (uint32_t n = 7; n <= 9; n += 2) {
        frn_graph g = mutual_enemies(n);
        frn_frustration f = measure(&g);
        uint32_t leaves = 0;
        assert_int_equal(f.upper, (n - 1) * (n - 1) / 4);
        assert_true(f.proved);
        for (uint32_t i = 0; i < f.cases.count; i++)
            leaves += f.cases.at[i].a == f.cases.at[i].b;
        assert_true(leaves > 1 && leaves == f.cases.leaves);
        assert_int_equal(f.cases.count, 2 * leaves - 1);
        check(&g, &f);
        frn_frustration_free(&f);
        frn_graph_free(&g);
    }
}

/* Every byte that is not a harmless renaming must matter: any single digit or sign changed is
 * refused, and any part of the file alone. */
static void refuses_altered(const frn_graph *g)
{
    frn_frustration f = measure(g);
    frn_buf text = {0};
    size_t refused = 0, tried = 0;

    frn_certificate_write(&text, g, &f);
    for (size_t i = 0; i < text.len; i++) {
        char old = text.ptr[i], fresh = old == '+' ? '-' : old == '-' ? '+' : old == '9' ? '8' : 0;
        if (!fresh && old >= '0' && old < '9')
            fresh = (char)(old + 1);
        if (!fresh)
            fresh = '?';
        text.ptr[i] = fresh;
        tried++;
        refused += frn_certificate_check(g, frn_buf_slice(&text), NULL) != FRN_OK;
        text.ptr[i] = old;
    }
    assert_int_equal(frn_certificate_check(g, frn_buf_slice(&text), NULL), FRN_OK);
    for (size_t cut = 0; cut + 1 < text.len; cut++)
        assert_int_not_equal(frn_certificate_check(g, frn_slice_make(text.ptr, cut), NULL), FRN_OK);
    /* a tie swapped for another with room can still be a proof; all else must be refused */
    assert_true(refused + tried / 50 >= tried);
    frn_buf_free(&text);
    frn_frustration_free(&f);
}

static void refuses_altered_certificates(void **state)
{
    frn_rng rng = frn_rng_make(3, 0);
    frn_graph g = random_graph(&rng, 12, 50, 2), enemies = mutual_enemies(7);

    (void)state;
    refuses_altered(&g);
    refuses_altered(&enemies);
    frn_graph_free(&g);
    frn_graph_free(&enemies);
}

static bool holds(const frn_graph *g, const char *body)
{
    char text[1000];

    snprintf(text, sizeof text,
             "frenemy-certificate\t2\nrule\tsum\nweighted\t0\nscale\t1\nactors\t3\nties\t3\n"
             "negative\t3\nupper\t1\nlower\t1\nunit\t1\ncases\t%s",
             body);
    return frn_certificate_check(g, frn_slice_of(text), NULL) == FRN_OK;
}

/* Three enemies: together 0 and 1 frustrate their own tie, apart 2 stands beside one of them. Trees
 * that miss a case, suppose too much or stop early prove nothing. */
static void checks_cases(void **state)
{
    frn_graph g = mutual_enemies(3);

    (void)state;
    assert_true(holds(&g, "3\n+\t0\n-\t1\n+\t2\nsplit\t0 1\nleaf\t1\t1\n1\t0 1\t@0\nleaf\t1\t1\n"
                          "1\t@0\t0 2\t1 2\nend\n"));
    assert_false(holds(&g, "1\n+\t0\n-\t1\n+\t2\nleaf\t1\t1\n1\t0 1\t@0\nend\n"));
    assert_false(holds(&g, "2\n+\t0\n-\t1\n+\t2\nsplit\t0 1\nleaf\t1\t1\n1\t0 1\t@0\nend\n"));
    assert_false(holds(&g, "3\n+\t0\n-\t1\n+\t2\nsplit\t0 1\nleaf\t1\t1\n1\t0 1\t@0\nleaf\t1\t1\n"
                           "1\t0 1\t@0\nend\n"));
    assert_false(holds(&g, "3\n+\t0\n-\t1\n+\t2\nsplit\t0 1\nleaf\t1\t1\n1\t0 1\t@1\nleaf\t1\t1\n"
                           "1\t@0\t0 2\t1 2\nend\n"));
    assert_false(holds(&g, "3\n+\t0\n-\t1\n+\t2\nsplit\t0 1\nleaf\t0\t0\nleaf\t1\t1\n"
                           "1\t@0\t0 2\t1 2\nend\n"));
    assert_false(holds(&g, "3\n+\t0\n-\t1\n+\t2\nsplit\t0 1\nleaf\t1\t2\n1\t0 1\t@0\nleaf\t1\t1\n"
                           "1\t@0\t0 2\t1 2\nend\n"));
    frn_graph_free(&g);
}

/* Blocs hold in every best line-up. */
static void blocs_hold(void **state)
{
    frn_rng rng = frn_rng_make(9, 0);

    (void)state;
    for (int round = 0; round < 40; round++) {
        frn_graph g = random_graph(&rng, 9, 45, 2);
        frn_frustration f = measure(&g);
        frn_swing s = {0};
        assert_int_equal(frn_swing_find(&s, &g, &f, NULL), FRN_OK);
        for (uint32_t set = 0; set < 1u << 8; set++) {
            uint64_t cost = 0;
            for (uint32_t i = 0; i < g.m; i++)
                if (((set >> g.tie[i].u & 1) == (set >> g.tie[i].v & 1)) != (g.tie[i].weight > 0))
                    cost += frn_graph_tie_size(&g.tie[i]);
            for (uint32_t i = 0; i < g.m; i++) {
                bool split =
                    ((set >> g.tie[i].u & 1) == (set >> g.tie[i].v & 1)) != (g.tie[i].weight > 0);
                if (split && s.slack[i] > 0)
                    assert_true(cost >= f.upper + (uint64_t)s.slack[i]);
            }
            for (uint32_t u = 0; cost == f.upper && u < g.n; u++)
                for (uint32_t v = 0; v < u; v++)
                    if (s.bloc[u] == s.bloc[v])
                        assert_int_equal((set >> u & 1) == (set >> v & 1), f.camp[u] == f.camp[v]);
        }
        frn_swing_free(&s);
        frn_frustration_free(&f);
        frn_graph_free(&g);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_brute_force),   cmocka_unit_test(survives_switching),
        cmocka_unit_test(survives_relabelling), cmocka_unit_test(proves_by_halves),
        cmocka_unit_test(ignores_threads),      cmocka_unit_test(refuses_altered_certificates),
        cmocka_unit_test(blocs_hold),           cmocka_unit_test(proves_by_cases),
        cmocka_unit_test(checks_cases),         cmocka_unit_test(bears_large_weights),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
