/* The charts: byte for byte on the example case, whole and harmless at the ends of what they take.
 */
#include "view_fixture.h"

#include <libxml/parser.h>
#include <math.h>

#include "foresight/case.h"
#include "view/chart.h"

static const char attack[] = "\"><script>alert(1)</script></title></svg><image href='x'/>"
                             "\xE2\x80\xAE\x01\xFF]]>-->&bogus;";

static void read_example(frn_case *c)
{
    frn_arena arena = {0};
    const frn_case_source source = {fixture_file(&arena, "../../examples/dam.case"),
                                    FRN_LIT("dam.case")};

    assert_int_equal(frn_case_read(c, &source, 1, NULL, NULL, NULL), FRN_OK);
    frn_arena_free(&arena);
}

typedef struct counted {
    int elements, texts;
    bool foreign; /* an element or attribute that no chart has */
} counted;

static void count(counted *out, const xmlNode *node)
{
    static const char *const known[] = {"svg",  "title", "style",  "rect", "text",
                                        "line", "path",  "circle", NULL};

    for (; node; node = node->next) {
        bool found = false;

        if (node->type != XML_ELEMENT_NODE)
            continue;
        for (int i = 0; known[i]; i++)
            found |= strcmp((const char *)node->name, known[i]) == 0;
        out->elements++;
        out->texts += strcmp((const char *)node->name, "text") == 0;
        out->foreign |= !found;
        for (const xmlAttr *a = node->properties; a; a = a->next)
            out->foreign |= strncmp((const char *)a->name, "on", 2) == 0 ||
                            strcmp((const char *)a->name, "href") == 0;
        count(out, node->children);
    }
}

/* Well-formed, only known elements, no number that is none; empties the buffer. */
static counted sound(frn_buf *svg)
{
    counted seen = {0};
    xmlDocPtr doc = xmlReadMemory(svg->ptr, (int)svg->len, "svg", "UTF-8", XML_PARSE_NONET);

    assert_non_null(doc);
    count(&seen, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    assert_false(seen.foreign);
    assert_int_equal(frn_slice_search(frn_buf_slice(svg), FRN_LIT("nan")), svg->len);
    assert_int_equal(frn_slice_search(frn_buf_slice(svg), FRN_LIT("inf")), svg->len);
    frn_buf_clear(svg);
    return seen;
}

static bool holds(const frn_buf *buf, const char *text)
{
    return frn_slice_search(frn_buf_slice(buf), frn_slice_of(text)) < buf->len;
}

static void sweep(void **state)
{
    frn_case c = {0};
    frn_align_sweep s = {0};
    frn_align_sweep_what what = {
        .knob = FRN_KNOB_SIZE, .a = 0, .issue = FRN_NONE, .from = 0, .to = 400};
    frn_outlook_sweep o = {&c.align, &what, &s};
    frn_buf svg = {0};

    (void)state;
    read_example(&c);
    what.a = 6; /* the United Arab Emirates */
    what.watch_a = 0;
    what.watch_b = 1; /* Egypt, Ethiopia */
    assert_int_equal(frn_align_sweep_run(&s, &c.align, &what, NULL, NULL), FRN_OK);
    assert_int_equal(frn_chart_sweep(&svg, &o, true, NULL), FRN_OK);
    assert_golden(&svg, "dam.sweep.svg");
    (void)sound(&svg);
    frn_align_sweep_free(&s);
    what.watch_b = what.watch_a;
    what.to = 1e-9; /* hardly turned: no threshold */
    assert_int_equal(frn_align_sweep_run(&s, &c.align, &what, NULL, NULL), FRN_OK);
    assert_int_equal(frn_chart_sweep(&svg, &o, false, NULL), FRN_OK);
    assert_true(holds(&svg, "prefers-color-scheme:dark")); /* alone it brings its style */
    (void)sound(&svg);
    frn_align_sweep_free(&s);
    frn_buf_free(&svg);
    frn_case_free(&c);
}

static void settlement(void **state)
{
    frn_case c = {0};
    frn_bargain b = {0};
    frn_outlook_settlement o;
    frn_buf svg = {0};

    (void)state;
    read_example(&c);
    assert_int_equal(frn_bargain_run(&b, &c.bargain, NULL, NULL), FRN_OK);
    o = (frn_outlook_settlement){c.title, &c.bargain, &b, NULL};
    assert_int_equal(frn_chart_settlement(&svg, &o, true, NULL), FRN_OK);
    assert_golden(&svg, "dam.settlement.svg");
    (void)sound(&svg);
    o.after = &b;
    assert_int_equal(frn_chart_settlement(&svg, &o, true, NULL), FRN_OK);
    assert_true(holds(&svg, ">before<") && holds(&svg, ">after<"));
    frn_bargain_free(&b);
    frn_buf_free(&svg);
    frn_case_free(&c);
}

/* One actor, no position, thirty issues. */
static void settlement_ends(void **state)
{
    enum { ISSUES = 30 };
    frn_slice actor = FRN_LIT(attack), issue[ISSUES];
    double position[ISSUES], one[ISSUES];
    frn_bargain_case in = {.actors = 1,
                           .issues = ISSUES,
                           .actor_name = &actor,
                           .issue_name = issue,
                           .position = position,
                           .salience = one,
                           .capability = one,
                           .today = FRN_NO_DATE};
    frn_bargain b = {0};
    frn_outlook_settlement o = {FRN_LIT(attack), &in, &b, NULL};
    frn_buf svg = {0};

    (void)state;
    for (int k = 0; k < ISSUES; k++) {
        issue[k] = FRN_LIT(attack);
        position[k] = k ? 100 : NAN;
        one[k] = 1;
    }
    assert_int_equal(frn_bargain_run(&b, &in, NULL, NULL), FRN_OK);
    assert_int_equal(frn_chart_settlement(&svg, &o, false, NULL), FRN_OK);
    assert_true(holds(&svg, "nobody takes a position"));
    assert_true(holds(&svg, "and 6 more issues"));
    assert_true(holds(&svg, ">100%<"));
    (void)sound(&svg);
    frn_bargain_free(&b);
    frn_buf_free(&svg);
}

static void reliability(void **state)
{
    frn_backtest b = {.n = 0, .cut = 16000};
    frn_forecast_score *all = &b.score[FRN_FORECAST_ALL];
    frn_buf svg = {0};

    (void)state;
    assert_int_equal(frn_chart_reliability(&svg, &b, false, NULL), FRN_OK);
    assert_true(holds(&svg, "nothing to hold against what came"));
    assert_false(holds(&svg, "<circle"));
    (void)sound(&svg);
    b.n = 1;
    b.base_rate = 1;
    all->bin[9] = (frn_forecast_bin){0.9, 1, 0.95, 1, 1};
    assert_int_equal(frn_chart_reliability(&svg, &b, true, NULL), FRN_OK);
    assert_true(holds(&svg, "forecast 95%, came true 100% of 1"));
    (void)sound(&svg);
    b.n = 130;
    b.base_rate = 0.3;
    all->brier = 0.15;
    all->skill = 0.21;
    all->bin[0] = (frn_forecast_bin){0, 0.1, 0.06, 0.05, 100};
    all->bin[5] = (frn_forecast_bin){0.5, 0.6, 0.55, 0.6, 20};
    all->bin[9] = (frn_forecast_bin){0.9, 1, 0.96, 0.9, 10};
    assert_int_equal(frn_chart_reliability(&svg, &b, true, NULL), FRN_OK);
    assert_golden(&svg, "reliability.svg");
    frn_buf_free(&svg);
}

static void line_up(void **state)
{
    frn_slice name[70];
    int8_t before[70], after[70];
    double leave[70];
    frn_outlook_line_up o = {.actors = 4,
                             .name = name,
                             .camp = {before, after},
                             .label = {FRN_LIT("before"), FRN_LIT("after")}};
    frn_buf svg = {0};

    (void)state;
    for (int i = 0; i < 70; i++) {
        static const char *const some[] = {"Ashford", "Bergmark", "Corvan", "Delmare"};

        name[i] = i < 4 ? frn_slice_of(some[i]) : FRN_LIT(attack);
        before[i] = i % 2 ? -1 : 1;
        after[i] = i == 3 ? 1 : before[i];
        leave[i] = 100.0 * i;
    }
    assert_int_equal(frn_chart_line_up(&svg, &o, true, NULL), FRN_OK);
    assert_golden(&svg, "lineup.svg");
    assert_true(holds(&svg, "1 of 4 actors changes sides"));
    (void)sound(&svg);
    for (uint32_t n = 1; n <= 70; n += n == 1 ? 23 : 46) { /* 1, 24, 70 */
        counted seen;

        o.actors = n;
        o.camp[1] = after;
        o.leave = NULL;
        o.close = true;
        assert_int_equal(frn_chart_line_up(&svg, &o, false, NULL), FRN_OK);
        seen = sound(&svg);
        assert_true(seen.texts >= (int)(2 * (n < 60 ? n : 60)));
        o.camp[1] = NULL;
        o.leave = leave;
        assert_int_equal(frn_chart_line_up(&svg, &o, false, NULL), FRN_OK);
        assert_int_equal(holds(&svg, "and 10 more"), n == 70);
        (void)sound(&svg);
    }
    before[0] = before[1] = 0;
    o.actors = 2;
    assert_int_equal(frn_chart_line_up(&svg, &o, false, NULL), FRN_OK);
    assert_true(holds(&svg, "Tied to nobody: Ashford, Bergmark"));
    frn_buf_free(&svg);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(sweep), cmocka_unit_test(settlement),
                                       cmocka_unit_test(settlement_ends),
                                       cmocka_unit_test(reliability), cmocka_unit_test(line_up)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
