/* Settlements, exchanges and factions: published reference numbers and cases worked out by hand. */
#include "test.h"

#include <math.h>

#include "base/intern.h"
#include "foresight/bargain.h"

#define assert_near(a, b, eps) assert_true(fabs((a) - (b)) <= (eps))

/* Three options of KTAB's demonstration, reference log of 2017-05-30. */
static const double ktab[9] = {0, 12.099, 54.921, 10.333, 0, 27.079, 5.007, 55.047, 0};

static void pce_reference(void **state)
{
    static const struct {
        frn_pce_model model;
        double chance[3];
    } want[] = {{FRN_PCE_UNIFORM, {.6351, .2148, .1501}},
                {FRN_PCE_INCENTIVE, {.5094, .2796, .2110}},
                {FRN_PCE_CONDITIONAL, {.8659, .1241, .0100}}};

    (void)state;
    for (size_t m = 0; m < 3; m++) {
        double p[3], v[9];

        assert_int_equal(frn_pce_solve(p, v, 3, ktab, FRN_PCE_SQUARE, want[m].model, NULL), FRN_OK);
        for (int i = 0; i < 3; i++)
            assert_near(p[i], want[m].chance[i], .00005);
        assert_near(v[1], .5782, .00005);
        assert_near(v[2], .9918, .00005);
        assert_near(v[5], .1948, .00005);
    }
}

static void pce_edges(void **state)
{
    const double none[4] = {0}, bad[1] = {-1};
    double p[2];

    (void)state;
    assert_int_equal(frn_pce_solve(p, NULL, 2, none, FRN_PCE_LINEAR, FRN_PCE_UNIFORM, NULL),
                     FRN_OK);
    assert_near(p[0], .5, 1e-9);
    assert_int_equal(frn_pce_solve(p, NULL, 2, none, FRN_PCE_LINEAR, FRN_PCE_INCENTIVE, NULL),
                     FRN_OK);
    assert_near(p[0], .5, 1e-9);
    assert_int_equal(frn_pce_solve(p, NULL, 1, bad, FRN_PCE_LINEAR, FRN_PCE_UNIFORM, NULL),
                     FRN_E_USAGE);
    assert_int_equal(frn_pce_solve(p, NULL, 0, bad, FRN_PCE_LINEAR, FRN_PCE_UNIFORM, NULL),
                     FRN_E_USAGE);
}

static void crps(void **state)
{
    const double at[2] = {0, 100}, half[2] = {.5, .5}, sure[2] = {0, 1};

    (void)state;
    assert_near(frn_settlement_crps(at, sure, 2, 100), 0, 1e-12);
    assert_near(frn_settlement_crps(at, sure, 2, 60), 40, 1e-12);
    assert_near(frn_settlement_crps(at, half, 2, 100), 25, 1e-12);
}

/* Two actors, two issues: A cares for the first, B for the second. */
static const double x2[] = {0, 100, 0, 100}, s2[] = {.8, .2, .4, .6}, c2[] = {1, 1, 1, 1};

static void exchange_by_hand(void **state)
{
    frn_bargain_case in = {.actors = 2,
                           .issues = 2,
                           .position = x2,
                           .salience = s2,
                           .capability = c2,
                           .today = FRN_NO_DATE};
    frn_bargain b = {0};

    (void)state;
    assert_int_equal(frn_bargain_run(&b, &in, NULL, NULL), FRN_OK);
    assert_near(b.issue[0].mean, 20, 1e-9);
    assert_near(b.issue[1].mean, 60, 1e-9);
    assert_int_equal(b.candidates, 1);
    assert_int_equal(b.exchange_count, 1);
    /* B goes all the way on the first: the mean moves by 20, for both 20 (.8+.2)/(.4+.6) on the
     * second, where A then moves 20 / .4 = 50. */
    assert_int_equal(b.exchange[0].gives[0].actor, 0);
    assert_int_equal(b.exchange[0].gives[0].issue, 1);
    assert_near(b.exchange[0].gives[0].to, 50, 1e-9);
    assert_int_equal(b.exchange[0].gives[1].actor, 1);
    assert_near(b.exchange[0].gives[1].to, 0, 1e-9);
    assert_near(b.exchange[0].gain, .8 * 20 - .4 * 20, 1e-9);
    assert_near(b.issue[0].linked_mean, 0, 1e-9);
    assert_near(b.issue[1].linked_mean, 80, 1e-9);
    assert_near(b.actor[0].linkage, 8, 1e-9);
    assert_near(b.actor[0].best_gain, 8, 1e-9);
    assert_near(b.issue[0].gap, 100, 1e-9);
    assert_near(b.issue[0].linked_gap, 0, 1e-9);
    frn_bargain_free(&b);
    frn_bargain_free(&b);
}

/* A third actor who stands with A on the second issue pays for the deal. */
static void spoilers(void **state)
{
    const double x[] = {0, 100, 0, 0, 100, 0}, s[] = {.8, .2, .1, .4, .6, .9},
                 c[] = {1, 1, .1, 1, 1, .1};
    frn_bargain_case in = {.actors = 3,
                           .issues = 2,
                           .position = x,
                           .salience = s,
                           .capability = c,
                           .today = FRN_NO_DATE};
    frn_bargain b = {0};

    (void)state;
    assert_int_equal(frn_bargain_run(&b, &in, &(frn_bargain_options){.max_exchanges = 1}, NULL),
                     FRN_OK);
    assert_int_equal(b.exchange_count, 1);
    assert_true(b.actor[2].externality < 0);
    assert_near(b.actor[2].linkage, b.actor[2].externality, 1e-12);
    assert_true(b.actor[0].own_gain > 0);
    frn_bargain_free(&b);
}

static void units(void **state)
{
    const double low[] = {0, 1000}, high[] = {100, 21000}, x[] = {0, 100, 1000, 21000};
    frn_bargain_case in = {.actors = 2,
                           .issues = 2,
                           .position = x,
                           .salience = s2,
                           .capability = c2,
                           .low = low,
                           .high = high,
                           .today = FRN_NO_DATE};
    frn_bargain b = {0};

    (void)state;
    assert_int_equal(frn_bargain_run(&b, &in, NULL, NULL), FRN_OK);
    assert_near(b.issue[1].mean, 13000, 1e-6);
    assert_near(b.exchange[0].gain, 8, 1e-9);
    assert_near(b.exchange[0].gives[0].to, 11000, 1e-6);
    frn_bargain_free(&b);
}

/* A state of two factions against another; nothing holds at 0 without a deal. */
static void two_levels(void **state)
{
    const double x[] = {NAN, 20, 60, 80}, s[] = {0, .5, .5, .5}, c[] = {2, 1, 3, 2},
                 reversion[] = {0};
    const uint32_t part_of[] = {FRN_NONE, 0, 0, FRN_NONE};
    const frn_date deadline[] = {110};
    const frn_bargain_stand earlier[] = {{10, 3, 0, 100}, {50, 3, 0, 90}};
    frn_bargain_case in = {.actors = 4,
                           .issues = 1,
                           .position = x,
                           .salience = s,
                           .capability = c,
                           .reversion = reversion,
                           .part_of = part_of,
                           .deadline = deadline,
                           .today = 100,
                           .earlier = earlier,
                           .earlier_count = 2};
    frn_bargain b = {0};
    double brought;

    (void)state;
    assert_int_equal(frn_bargain_run(&b, &in, NULL, NULL), FRN_OK);
    assert_int_equal(b.side_count, 1);
    assert_int_equal(b.side[0].factions, 2);
    /* Two options, v = 3/4: the chances are 1/4 and 3/4. */
    brought = .25 * 20 + .75 * 60;
    assert_near(b.side[0].position, brought, 1e-6);
    assert_int_equal(b.issue[0].parties, 2);
    assert_near(b.issue[0].mean, (brought + 80) / 2, 1e-6);
    assert_int_equal(b.issue[0].days_left, 10);
    assert_int_equal(b.issue[0].trend_count, 3);
    assert_near(b.issue[0].trend[0].gap, 100 - brought, 1e-6);
    assert_near(b.issue[0].trend[2].gap, 80 - brought, 1e-6);
    assert_true(isnan(b.position[1]));
    /* The factions win up to where 1(20 - |o-20|) + 3(60 - |o-60|) = 0: o = 20 + 60 + 40 / 4 .. =
     * 100 is cut by the scale: 1(20-80) + 3(60-40) = 0 exactly at 100. The other: up to 100. */
    assert_true(b.issue[0].feasible);
    assert_near(b.issue[0].win_low, 0, 1e-9);
    assert_near(b.issue[0].win_high, 100, 1e-9);
    frn_bargain_free(&b);
}

static void win_sets(void **state)
{
    /* Reversion 50: one wants less, the other more; then both want more, to different lengths. */
    const double apart[] = {20, 70}, near[] = {60, 90}, s[] = {1, 1}, c[] = {1, 1}, rev[] = {50};
    frn_bargain_case in = {.actors = 2,
                           .issues = 1,
                           .position = apart,
                           .salience = s,
                           .capability = c,
                           .reversion = rev,
                           .today = FRN_NO_DATE};
    frn_bargain b = {0};

    (void)state;
    assert_int_equal(frn_bargain_run(&b, &in, NULL, NULL), FRN_OK);
    assert_false(b.issue[0].feasible);
    assert_true(b.issue[0].reversion_known);
    assert_near(b.leverage[0].win_low, 0, 1e-9); /* 20 - 30 is off the scale */
    assert_near(b.leverage[1].win_high, 90, 1e-9);
    frn_bargain_free(&b);
    in.position = near;
    assert_int_equal(frn_bargain_run(&b, &in, NULL, NULL), FRN_OK);
    assert_true(b.issue[0].feasible);
    assert_near(b.issue[0].win_low, 50, 1e-9);
    assert_near(b.issue[0].win_high, 70, 1e-9);
    frn_bargain_free(&b);
}

static void refusals(void **state)
{
    const double bad[] = {.8, -.2, .4, .6};
    frn_bargain_case in = {
        .actors = 2, .issues = 2, .position = x2, .salience = bad, .capability = c2};
    frn_bargain b = {0};
    frn_error err;

    (void)state;
    assert_int_equal(frn_bargain_run(&b, &in, NULL, &err), FRN_E_USAGE);
    assert_non_null(strstr(err.text, "actor 2"));
    in.actors = 0;
    assert_int_equal(frn_bargain_run(&b, &in, NULL, &err), FRN_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pce_reference),    cmocka_unit_test(pce_edges), cmocka_unit_test(crps),
        cmocka_unit_test(exchange_by_hand), cmocka_unit_test(spoilers),  cmocka_unit_test(units),
        cmocka_unit_test(two_levels),       cmocka_unit_test(win_sets),  cmocka_unit_test(refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
