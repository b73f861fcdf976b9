/* Case files: what a person writes is read, what is malformed is refused by line and column. */
#include "test.h"

#include <math.h>
#include <stdio.h>

#include "base/intern.h"
#include "foresight/case.h"

static const char vienna[] = "# talks\n"
                             "title = \"Vienna, June\"\n"
                             "date = 2014-06-16\n"
                             "\n"
                             "[actors]\n"
                             "name, size, capability, of\n"
                             "USA, 100, 1,\n"
                             "Iran, 20, .5,\n"
                             "\"Iran, moderates\", , .4, Iran\n"
                             "ISIS, 30\n"
                             "[issues]\n"
                             "name, weight, low, high, reversion, deadline\n"
                             "centrifuges, 2, 0, 19000, 19000, 2014-07-20\n"
                             "iraq, 1\n"
                             "[positions]\n"
                             "actor, issue, position, salience, date\n"
                             "USA, centrifuges, 1500, .9, 2014-01-01\n"
                             "USA, centrifuges, 3000, .9, 2014-06-01\n"
                             "USA, centrifuges, 9000, .9, 2014-07-01\n"
                             "\"Iran, moderates\", centrifuges, 8000, .6\n"
                             "[propensities]\n"
                             "actor, other, issue, tone, positive, negative\n"
                             "USA, Iran, centrifuges, , 3, 4\n"
                             "USA, ISIS, iraq, -1, 0, 9\n";

static frn_status read_one(frn_case *c, const char *text, frn_error *err)
{
    frn_case_source s = {frn_slice_of(text), FRN_LIT("vienna.case")};

    return frn_case_read(c, &s, 1, NULL, NULL, err);
}

static void reads(void **state)
{
    frn_case c = {0};
    frn_error err = {0};

    (void)state;
    assert_int_equal(read_one(&c, vienna, &err), FRN_OK);
    assert_slice(c.title, "Vienna, June");
    assert_int_equal(c.actors, 4);
    assert_slice(c.actor_name[2], "Iran, moderates");
    assert_true(c.has_tones && c.has_positions);
    assert_int_equal(c.align.issues, 2);
    assert_true(c.align.weight[0] == 2);
    assert_true(c.align.tone[1] == (3.0 - 4) / 8);
    assert_true(c.align.positive[1] == 3);
    assert_true(c.align.tone[16 + 3] == -1);
    assert_true(c.align.size[2] == 1);
    assert_int_equal(c.bargain.issues, 1);      /* nobody takes a position on iraq */
    assert_true(c.bargain.position[0] == 3000); /* the latest that is not in the future */
    assert_true(isnan(c.bargain.position[1]));
    assert_true(c.bargain.capability[2] == .4);
    assert_int_equal(c.bargain.part_of[2], 1);
    assert_true(c.bargain.reversion[0] == 19000);
    assert_int_equal(c.bargain.deadline[0] - c.bargain.today, 34);
    assert_int_equal(c.bargain.earlier_count, 2);
    frn_case_free(&c);
    frn_case_free(&c);
}

static void refuses(void **state)
{
    static const struct {
        const char *text;
        uint64_t line;
        const char *says; /* part of the message */
    } bad[] = {
        {"titel = x\n", 1, "column 1: expected title, date or half-step"},
        {"hello\n", 1, "expected 'title = ...'"},
        {"date = 16 June\n", 1, "column 8: expected a date like 2014-06-16, found '16 June'"},
        {"[actor]\n", 1, "column 2: expected actors, issues, positions, propensities or effects"},
        {"[actors\n", 1, "expected ']'"},
        {"[actors]\nname, strenght\n", 2, "column 7: expected a column of [actors]"},
        {"[actors]\nsize\n", 2, "with the column 'name'"},
        {"[actors]\nname, size\nUSA, big\n", 3, "column 6: expected a size above 0, found 'big'"},
        {"[actors]\nname, size\nUSA, 0\n", 3, "expected a size above 0"},
        {"[actors]\nname, size\nUSA, 1\nUSA, 2\n", 4, "expected each actor once"},
        {"[actors]\nname, size\n, 1\n", 3, "expected a name, found nothing"},
        {"[actors]\nname, size\nUSA, 1, 2\n", 3, "column 9: expected 2 columns"},
        {"[actors]\nname, of\nUSA, Iran\n", 3, "column 6: expected an actor named above"},
        {"[actors]\nname\nUSA\n[positions]\nactor, issue, position\nIran, iraq, 5\n", 6,
         "column 1: expected an actor of [actors] (USA), found 'Iran'"},
        {"[positions]\nactor, issue, position\nUSA, iraq, 500\n", 3,
         "column 12: expected a position between 0 and 100, found '500'"},
        {"[issues]\nname, low, high\niraq, 5, 5\n", 3,
         "expected a scale that runs from low to high"},
        {"[propensities]\nactor, other, tone\nUSA, USA, 1\n", 3, "expected two different actors"},
        {"[propensities]\nactor, other, tone\nUSA, Iran,\n", 3, "expected a tone"},
        {"[positions]\nactor, issue, position\nUSA, iraq, 5\nUSA, iraq, 6\n", 0, "found two"},
        {"[effects]\nwhen, change, actor, to\nUSA attack ISIS, sise, USA, 1\n", 3,
         "column 18: expected size, tone, weight, position, salience, capability or reversion, "
         "found 'sise'"},
        {"[effects]\nwhen, change, actor, to\nUSA attack ISIS, position, USA, 1\n", 3,
         "column 18: expected an issue for the position"},
        {"[effects]\nwhen, change, actor, issue, to\nUSA attack ISIS, size, USA, iraq, 1\n", 3,
         "column 29: expected no issue with size"},
        {"[effects]\nwhen, change, actor, to\nUSA attack ISIS, size, USA, much\n", 3,
         "column 29: expected a number, found 'much'"},
        {"[actors]\nname\nUSA\n[effects]\nwhen, change, actor, to\nx, size, Iran, 1\n", 6,
         "column 10: expected an actor of [actors] (USA), found 'Iran'"},
        {"", 1, "expected propensities or positions"},
        {",A,B\nA,,1", 3, "expected 2 rows"},
        {",A,B\nA,,x\nB,1,\n", 2, "column 4: expected a number, found 'x'"},
        {"#D;USA;mrv;70;x;1\n", 1, "column 15: expected a salience, found 'x'"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        frn_case c = {0};
        frn_error err = {0};

        assert_int_equal(read_one(&c, bad[i].text, &err), FRN_E_INPUT);
        if (!strstr(err.text, bad[i].says) || err.line != bad[i].line)
            fail_msg("case %zu: line %llu: %s", i, (unsigned long long)err.line, err.text);
        assert_string_equal(err.where, "vienna.case");
        assert_null(c.actor_name);
    }
}

static void columns_count_characters(void **state)
{
    frn_case c = {0};
    frn_error err = {0};

    (void)state;
    assert_int_equal(read_one(&c, "[actors]\nname, size\nC\xc3\xb4te d'Ivoire, x\n", &err),
                     FRN_E_INPUT);
    assert_non_null(strstr(err.text, "column 16:"));
}

static void shapes(void **state)
{
    const frn_case_source two[] = {
        {FRN_LIT("id,actor,strength\n1,Alpha,10\n2,Beta,5\n3,Gamma,2\n"), FRN_LIT("a.csv")},
        {FRN_LIT(",Al,Be,Ga\nAl,,5,1\nBe,5,,2\nGa,1,2,"), FRN_LIT("p.csv")}};
    frn_case c = {0};
    const frn_case_options zero = {.neutral_given = true, .neutral = 0};

    (void)state;
    assert_int_equal(frn_case_read(&c, two, 2, NULL, NULL, NULL), FRN_OK);
    assert_slice(c.actor_name[1], "Beta");
    assert_true(c.align.size[0] == 10);
    assert_true(c.align.tone[1] == 2 && c.align.tone[2] == -2 && c.align.tone[5] == -1);
    assert_true(c.align.half_step == .5);
    frn_case_free(&c);
    assert_int_equal(frn_case_read(&c, two, 2, &zero, NULL, NULL), FRN_OK);
    assert_true(c.align.tone[1] == 5);
    frn_case_free(&c);
    assert_int_equal(
        read_one(&c,
                 "Some scenario,words, 2, 1,\nActor,Description,Power,Tax Position,Tax "
                 "Salience,\nA1,first,50,10,80,\nA2,second, 20.5, 90, 40,\n",
                 NULL),
        FRN_OK);
    assert_true(c.has_positions && !c.has_tones);
    assert_slice(c.bargain.issue_name[0], "Tax");
    assert_true(c.bargain.capability[1] == 20.5 && c.bargain.salience[1] == .4);
    frn_case_free(&c);
    assert_int_equal(
        read_one(&c,
                 "'#A'\t'X'\t'X'\n'#A'\t'Y'\n'#P'\t'toll'\n'#M'\t'toll'\t0.5\n'#M'\t"
                 "'toll'\t7\n'#D'\t'X'\t'toll'\t3.0\t0.7\t1.0\n'#D'\t'Y'\t'toll'\t5\t1\t"
                 ".5\n",
                 NULL),
        FRN_OK);
    assert_true(c.bargain.low[0] == .5 && c.bargain.high[0] == 7);
    assert_true(c.bargain.position[1] == 5);
    frn_case_free(&c);
}

static void skeleton_reads_back(void **state)
{
    const frn_case_tone tones[] = {{FRN_LIT("USA"), FRN_LIT("IRN"), FRN_LIT("iraq"), 3, 1},
                                   {FRN_LIT("USA"), FRN_LIT("IRN"), FRN_LIT(""), 1, 4.5}};
    frn_buf out = {0};
    frn_case c = {0};
    frn_case_source s;

    (void)state;
    frn_case_skeleton(&out, FRN_LIT("From a ledger"), 0, tones, 2);
    s = (frn_case_source){frn_buf_slice(&out), FRN_LIT("x")};
    assert_int_equal(frn_case_read(&c, &s, 1, NULL, NULL, NULL), FRN_OK);
    assert_int_equal(c.actors, 2);
    assert_int_equal(c.align.issues, 2);
    assert_true(c.align.positive[1] == 3);
    assert_true(c.align.negative[4 + 1] == 4.5);
    assert_false(c.has_positions);
    frn_case_free(&c);
    frn_buf_free(&out);
}

/* Settings by themselves and from [effects]; the case that they start from stays as it was. */
static void changes(void **state)
{
    static const char text[] =
        "[actors]\nname, size, capability\nUSA, 10, 1\nIran, 5, .5\n"
        "[issues]\nname, reversion\niraq, 40\n"
        "[positions]\nactor, issue, position, salience\nUSA, iraq, 80, .5\nIran, iraq, 20, .4\n"
        "[propensities]\nactor, other, issue, tone\nUSA, Iran, iraq, -1\n"
        "[effects]\nwhen, change, actor, other, issue, to, because\n"
        "USA attack ISIS, salience, Iran, , iraq, .9, \"he says, so\"\n";
    static const char *const settings[] = {"size:usa=20",         "tone:USA,Iran,iraq=.5",
                                           "weight:iraq=3",       "position:Iran,iraq=60",
                                           "capability:Iran=.25", "reversion:iraq=10"};
    static const struct {
        const char *setting, *says;
    } bad[] = {{"size:Iraq=1", "no actor 'Iraq'"},
               {"size:USA=0", "above 0"},
               {"position:USA,iraq=101", "runs from 0 to 100"},
               {"position:USA=5", "lacks the name of its issue"},
               {"salience:USA,iraq=-1", "0 or more"},
               {"tone:USA,USA=1", "other actor"},
               {"weight:syria=1", "no issue with tones 'syria'"}};
    static const char *const no_setting[] = {"size", "size:USA", "bulk:USA=1", "size:USA=x", "=1"};
    frn_case c = {0}, after = {0};
    frn_case_change change[7];
    double was[7];
    frn_error err = {0};

    (void)state;
    assert_int_equal(read_one(&c, text, &err), FRN_OK);
    assert_int_equal(c.effects, 1);
    assert_slice(c.effect[0].because, "he says, so");
    for (size_t i = 0; i < 6; i++)
        assert_int_equal(frn_case_change_parse(&change[i], frn_slice_of(settings[i]), &err),
                         FRN_OK);
    change[6] = c.effect[0];
    assert_int_equal(frn_case_changed(&after, &c, change, 7, was, &err), FRN_OK);
    assert_true(after.align.size[0] == 20 && c.align.size[0] == 10 && was[0] == 10);
    assert_true(after.align.tone[1] == .5 && after.align.tone[2] == .5 && was[1] == -1);
    assert_true(after.align.weight[0] == 3 && was[2] == 1);
    assert_true(after.bargain.position[1] == 60 && c.bargain.position[1] == 20 && was[3] == 20);
    assert_true(after.bargain.capability[1] == .25 && was[4] == .5);
    assert_true(after.bargain.reversion[0] == 10 && was[5] == 40);
    assert_true(after.bargain.salience[1] == .9 && was[6] == .4);
    frn_case_free(&after);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_int_equal(frn_case_change_parse(change, frn_slice_of(bad[i].setting), &err), FRN_OK);
        assert_int_equal(frn_case_changed(&after, &c, change, 1, NULL, &err), FRN_E_USAGE);
        if (!strstr(err.text, bad[i].says))
            fail_msg("%s: %s", bad[i].setting, err.text);
    }
    for (size_t i = 0; i < sizeof no_setting / sizeof *no_setting; i++)
        assert_int_equal(frn_case_change_parse(change, frn_slice_of(no_setting[i]), &err),
                         FRN_E_USAGE);
    frn_case_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads),
        cmocka_unit_test(changes),
        cmocka_unit_test(refuses),
        cmocka_unit_test(shapes),
        cmocka_unit_test(columns_count_characters),
        cmocka_unit_test(skeleton_reads_back),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
