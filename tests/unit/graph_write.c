/* What is written reads back as the same graph, whatever the names hold. */
#include "test.h"

#include "graph/write.h"

static void comes_back(void **state)
{
    static const frn_graph_format format[] = {FRN_GRAPH_TABLE, FRN_GRAPH_PAJEK, FRN_GRAPH_GRAPHML,
                                              FRN_GRAPH_GEXF};
    static const int8_t camp[] = {1, -1, 1, -1};
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_fold_options fold = {.weighted = true};

    (void)state;
    assert_int_equal(
        frn_arcs_add(&arcs, FRN_LIT("A & <b>"), FRN_LIT("C, d"), 1.5, FRN_LIT(""), NULL), FRN_OK);
    assert_int_equal(frn_arcs_add(&arcs, FRN_LIT("C, d"), FRN_LIT("e 'f'"), -2, FRN_LIT(""), NULL),
                     FRN_OK);
    assert_int_equal(
        frn_arcs_add(&arcs, FRN_LIT("e 'f'"), FRN_LIT("\xc3\xa9"), -1, FRN_LIT(""), NULL), FRN_OK);
    assert_int_equal(frn_graph_fold(&g, &arcs, &fold, NULL), FRN_OK);
    for (size_t i = 0; i < sizeof format / sizeof *format; i++) {
        frn_arcs back = {0};
        frn_graph h = {0};
        frn_buf text = {0};
        assert_int_equal(frn_graph_write(&text, &g, format[i], camp, NULL), FRN_OK);
        if (format[i] != FRN_GRAPH_TABLE)
            assert_int_equal(frn_graph_recognise(frn_buf_slice(&text)), format[i]);
        assert_int_equal(frn_arcs_read(&back, frn_buf_slice(&text), NULL, NULL), FRN_OK);
        assert_int_equal(frn_graph_fold(&h, &back, &fold, NULL), FRN_OK);
        assert_int_equal(h.n, g.n);
        assert_int_equal(h.m, g.m);
        assert_int_equal(h.scale, g.scale);
        for (uint32_t u = 0; u < g.n; u++)
            assert_int_not_equal(frn_graph_actor(&h, g.name[u]), FRN_NONE);
        for (uint32_t t = 0; t < g.m; t++) {
            uint32_t a = frn_graph_actor(&h, g.name[g.tie[t].u]);
            uint32_t b = frn_graph_actor(&h, g.name[g.tie[t].v]);
            assert_int_equal(h.tie[frn_graph_find(&h, a, b)].weight, g.tie[t].weight);
        }
        frn_graph_free(&h);
        frn_arcs_free(&back);
        frn_buf_free(&text);
    }
    frn_graph_free(&g);
    frn_arcs_free(&arcs);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(comes_back)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
