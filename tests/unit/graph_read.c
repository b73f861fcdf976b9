/* Every form in which signed graphs are published gives the same small graph. */
#include "test.h"

#include "balance/census.h"
#include "graph/read.h"

static frn_graph read_with(const char *text, const frn_graph_read_options *o,
                           const frn_fold_options *fold)
{
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_error err = {0};

    if (frn_arcs_read(&arcs, frn_slice_of(text), o, &err) != FRN_OK)
        fail_msg("%s", err.text);
    assert_int_equal(frn_graph_fold(&g, &arcs, fold, &err), FRN_OK);
    frn_arcs_free(&arcs);
    return g;
}

/* a and b are friends, both hostile to c. */
static void reads_every_form(void **state)
{
    static const char *const form[] = {
        "# Directed graph\n# FromNodeId\tToNodeId\tSign\na\tb\t1\nb\tc\t-1\nc\ta\t-1\n",
        "% sym signed\n% 3 3 3\na b 1 1095171960\nb c -1 1095171961\na c -1 1095171962\n",
        "a b 1\t1095171960\nb c -1\t1095171961\na c -1\t1095171962\n",
        "a,b,10,1289241911.72836\nb,c,-10,1289241941\na,c,-3,1289241942\n",
        "source,target,sign\r\n\"a\",b,+\r\nb,\"c\",-\r\na,c,negative\r\n",
        "sign;to;from\n1;a;b\n-1;b;c\n-1;a;c\n",
        "from\tto\tweight\nb\ta\t0.5\nb\tc\t-1.25\na\tc\t-2\n",
        "a\tb\t+\t[BPP, GEA]\tWeak\nb\tc\t-\t[GEA]\tStrong\na\tc\t-\t[GEA]\tnull\n",
        "SRC:a\nTGT:b\nVOT:1\nRES:1\nTXT:x\n\nSRC:b\nTGT:c\nVOT:-1\n\nSRC:c\nTGT:a\nVOT:-1\n",
        "# votes\nE\t1\nT\t2004\nU\tb\tB\nN\t4\tx\nV\t1\ta\t2004\tA\n"
        "E\t1\nT\t2\nU\tc\tC\nV\t-1\ta\t2\tA\nV\t-1\tb\t2\tB\n",
        "*Vertices 3\n1 \"a\"\n2 \"b\"\n3 \"c\"\n*Arcs\n1 2 1\n2 3 -1\n*Edges\n1 3 -2\n",
        "*vertices 3\n1 a\n2 b\n3 c\n*matrix\n0 1 -1\n1 0 -1\n-1 -1 0\n",
        "<?xml version=\"1.0\"?><graphml><key id=\"d0\" for=\"edge\" attr.name=\"sign\"/>"
        "<graph edgedefault=\"undirected\"><node id=\"a\"/><node id=\"b\"/><node id=\"c\"/>"
        "<edge source=\"a\" target=\"b\"><data key=\"d0\">1</data></edge>"
        "<edge source=\"b\" target=\"c\"><data key=\"d0\">-1</data></edge>"
        "<edge source=\"a\" target=\"c\"><data key=\"d0\">-1</data></edge></graph></graphml>",
        "<gexf><graph><attributes class=\"edge\"><attribute id=\"0\" title=\"sign\"/></attributes>"
        "<nodes><node id=\"0\" label=\"a\"/><node id=\"1\" label=\"b\"/><node id=\"2\" "
        "label=\"c\"/>"
        "</nodes><edges><edge source=\"0\" target=\"1\"/>"
        "<edge source=\"1\" target=\"2\"><attvalues><attvalue for=\"0\" value=\"-1\"/></attvalues>"
        "</edge><edge source=\"0\" target=\"2\" weight=\"-1\"/></edges></graph></gexf>",
        "%%MatrixMarket matrix coordinate real symmetric\n% x\n3 3 3\n2 1 1\n3 1 -1\n3 2 -1\n",
        "%%MatrixMarket matrix array integer symmetric\n3 3\n0\n1\n-1\n0\n-1\n0\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof form / sizeof *form; i++) {
        frn_graph g = read_with(form[i], NULL, NULL);
        frn_census c = {0};
        if (g.n != 3 || g.m != 3 || g.negative != 2)
            fail_msg("form %zu: n %u m %u negative %u", i, g.n, g.m, g.negative);
        assert_int_equal(frn_census_take(&c, &g, true, 2, NULL), FRN_OK);
        assert_int_equal(c.triad[2], 1);
        assert_int_equal(c.tie[0][1], 1);
        assert_int_equal(c.actor[2][2], 1);
        frn_census_free(&c);
        frn_graph_free(&g);
    }
}

static void folds_by_rule(void **state)
{
    static const char text[] = "a b 1\nb a -1\na b -1\nb c 1\nc b -1\nc c 1\nd e 0\n";
    static const uint32_t negative[] = {1, 2, 0};
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_fold_options o = {0};
    frn_error err = {0};

    (void)state;
    for (int rule = FRN_RULE_SUM; rule <= FRN_RULE_POSITIVE; rule++) {
        o.rule = (frn_rule)rule;
        g = read_with(text, NULL, &o);
        assert_int_equal(g.m, rule == FRN_RULE_SUM ? 1 : 2);
        assert_int_equal(g.negative, negative[rule]);
        assert_int_equal(g.fold.conflicts, 2);
        assert_int_equal(g.fold.loops, 1);
        assert_int_equal(g.fold.zeros, 1);
        assert_int_equal(g.fold.merged, 3);
        frn_graph_free(&g);
    }
    assert_int_equal(frn_arcs_read(&arcs, frn_slice_of(text), NULL, NULL), FRN_OK);
    o.rule = FRN_RULE_ERROR;
    assert_int_equal(frn_graph_fold(&g, &arcs, &o, &err), FRN_E_INPUT);
    frn_arcs_free(&arcs);
}

static void keeps_weights_and_layers(void **state)
{
    static const char text[] = "#window u v weight\nw1 a b 0.5\nw1 b c -0.25\nw2 a b -2\n";
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_fold_options o = {.weighted = true, .one_layer = true};

    (void)state;
    assert_int_equal(frn_arcs_read(&arcs, frn_slice_of(text), NULL, NULL), FRN_OK);
    assert_int_equal(frn_intern_count(&arcs.layers), 2);
    assert_int_equal(frn_graph_fold(&g, &arcs, &o, NULL), FRN_OK);
    assert_int_equal(g.scale, 100);
    assert_int_equal(g.tie[0].weight, 50);
    assert_int_equal(g.tie[1].weight, -25);
    frn_graph_free(&g);
    o.layer = 1;
    assert_int_equal(frn_graph_fold(&g, &arcs, &o, NULL), FRN_OK);
    assert_int_equal(g.m, 1);
    assert_int_equal(g.n, 2);
    frn_graph_free(&g);
    frn_arcs_free(&arcs);
}

static void count_diag(void *ctx, const frn_diag *d)
{
    (void)d;
    ++*(int *)ctx;
}

static void skips_what_it_cannot_read(void **state)
{
    int told = 0;
    frn_graph_read_options o = {.sink = {count_diag, &told}};
    frn_graph g = read_with("a b 1\nb c -1\nc d x\nonly\nc a -1\nd a 1\nd b 1\n", &o, NULL);
    frn_arcs arcs = {0};

    (void)state;
    assert_int_equal(g.m, 5);
    assert_int_equal(told, 3); /* two lines and the sum */
    frn_graph_free(&g);
    assert_int_equal(frn_arcs_read(&arcs, FRN_LIT(""), NULL, NULL), FRN_E_INPUT);
    frn_arcs_free(&arcs);
}

/* Blanks around a name are not part of it, and a name of blanks is none, in every form. */
static void names_are_trimmed(void **state)
{
    static const char *const form[] = {
        "\" a\t\",b ,-1\na,\"b\",-1\n\" \",b,-1\n",
        "SRC: a\nTGT:b \nVOT:-1\n\nSRC:a\nTGT:b\nVOT:-1\n\nSRC:\t\nTGT:b\nVOT:1\n",
        "E\t1\nT\t2\nU\tb\tB\nV\t-1\t\" a\"\t2\tA\nV\t-1\ta\t2\tA\nV\t1\t\"\t\"\t2\tA\n",
        "*Vertices 2\n1 \" a\"\n2 \"b\t\"\n*Edges\n1 2 -1\n",
        "<gexf><graph><nodes><node id=\"0\" label=\" a&#10;\"/><node id=\"1\" label=\"b\"/></nodes>\
<edges><edge source=\"0\" target=\"1 \" weight=\"-1\"/></edges></graph></gexf>"};

    (void)state;
    for (size_t i = 0; i < sizeof form / sizeof *form; i++) {
        frn_graph g = read_with(form[i], NULL, NULL);
        if (g.n != 2 || g.m != 1 || g.negative != 1)
            fail_msg("form %zu: n %u m %u negative %u", i, g.n, g.m, g.negative);
        assert_slice(g.name[0], "a");
        assert_slice(g.name[1], "b");
        frn_graph_free(&g);
    }
}

/* What an id costs does not depend on how large it is. */
static void vertices_may_have_any_number(void **state)
{
    frn_graph g = read_with("*Vertices 3\n2000000000 \"b\"\n7 \"a\"\n7 \"c\"\n*Edges\n"
                            "7 2000000000 -1\n7 1999999999 1\n",
                            NULL, NULL);

    (void)state;
    assert_int_equal(g.n, 3);
    assert_slice(g.name[0], "c"); /* said last */
    assert_slice(g.name[1], "b");
    assert_slice(g.name[2], "1999999999");
    frn_graph_free(&g);
}

/* Lists are cut at tabs too; a number names the same vertex however it is written. */
static void lists_have_any_blanks(void **state)
{
    frn_graph g = read_with("*Vertices 3\n*Arcslist\n1\t2\f -3\n1 -\t2\n02 -3\n", NULL, NULL);

    (void)state;
    assert_int_equal(g.n, 3);
    assert_int_equal(g.m, 3);
    assert_int_equal(g.negative, 2);
    frn_graph_free(&g);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_every_form),         cmocka_unit_test(folds_by_rule),
        cmocka_unit_test(keeps_weights_and_layers), cmocka_unit_test(skips_what_it_cannot_read),
        cmocka_unit_test(names_are_trimmed),        cmocka_unit_test(vertices_may_have_any_number),
        cmocka_unit_test(lists_have_any_blanks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
