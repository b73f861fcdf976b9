/* Forecasts: fits that have a closed form, no look into the future, sense made of made-up worlds.
 */
#include "test.h"

#include <math.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/rng.h"
#include "foresight/forecast_internal.h"

#define assert_near(a, b, eps) assert_true(fabs((a) - (b)) <= (eps))

/* With one two-valued term the fitted chances are the shares: 2 of 8 and 6 of 8. */
static void fit_in_closed_form(void **state)
{
    frn_forecast_row row[16] = {{0}};
    frn_fit fit;

    (void)state;
    for (int i = 0; i < 16; i++) {
        row[i].value[TERM_LAST] = i < 8 ? 1 : -1;
        row[i].outcome = i < 8 ? i < 2 : i < 14;
    }
    frn_fit_rows(&fit, row, 16, 1u << TERM_LAST, 1e-9);
    assert_near(frn_fit_chance(&fit, row[0].value), .25, 1e-6);
    assert_near(frn_fit_chance(&fit, row[8].value), .75, 1e-6);
    frn_fit_rows(&fit, row, 16, 0, 1);
    assert_near(frn_fit_chance(&fit, row[0].value), .5, 1e-6);
}

enum { ACTORS = 24, DAYS = 400 };

typedef struct world {
    frn_forecast_event *event;
    frn_forecast_input input;
} world;

/* Two camps; events of a pair are friendly inside a camp and hostile across, mostly. */
static void make_world(world *w, uint64_t seed, uint32_t days)
{
    frn_rng rng = frn_rng_make(seed, 0);
    size_t count = 0;

    w->event = calloc((size_t)DAYS * 12, sizeof *w->event);
    assert_non_null(w->event);
    for (uint32_t day = 0; day < days; day++) {
        for (int i = 0; i < 12; i++) {
            uint32_t a = frn_rng_below(&rng, ACTORS), b = frn_rng_below(&rng, ACTORS);
            bool true_to_form = frn_rng_unit(&rng) < .85,
                 same = (a < ACTORS / 2) == (b < ACTORS / 2);

            if (a != b)
                w->event[count++] = (frn_forecast_event){(frn_date)day, a, b,
                                                         (int8_t)(same == true_to_form ? 1 : -1)};
        }
    }
    w->input = (frn_forecast_input){.actors = ACTORS, .event = w->event, .events = count};
}

static void third_parties_help(void **state)
{
    world w;
    frn_backtest b = {0};
    const frn_forecast_score *s = b.score;

    (void)state;
    make_world(&w, 5, DAYS);
    assert_int_equal(frn_backtest_run(&b, &w.input, NULL, NULL), FRN_OK);
    assert_true(b.n > 500);
    assert_true(s[FRN_FORECAST_BALANCE].auc > .8);
    assert_true(s[FRN_FORECAST_BALANCE].brier < s[FRN_FORECAST_OWN].brier);
    assert_true(s[FRN_FORECAST_OWN].brier < s[FRN_FORECAST_CLIMATE].brier);
    assert_true(s[FRN_FORECAST_ACTOR].high < 0); /* all beats actor tone: camps, not bad actors */
    assert_true(s[FRN_FORECAST_ALL].low == 0 && s[FRN_FORECAST_ALL].high == 0);
    assert_near(s[FRN_FORECAST_CLIMATE].skill, 0, 1e-12);
    assert_near(s[FRN_FORECAST_PERSISTENCE].flips_called, 0, .2);
    assert_true(s[FRN_FORECAST_ALL].flips_called > .3);
    frn_backtest_free(&b);
    frn_backtest_free(&b);
    free(w.event);
}

/* What comes after a window must not change the forecast for it. */
static void no_look_ahead(void **state)
{
    world w;
    frn_backtest whole = {0}, part = {0};
    const frn_forecast_options o = {.cut = 150, .bootstrap = 10};

    (void)state;
    make_world(&w, 9, DAYS);
    assert_int_equal(frn_backtest_run(&whole, &w.input, &o, NULL), FRN_OK);
    while (w.input.events && w.event[w.input.events - 1].date > 262)
        w.input.events--;
    assert_int_equal(frn_backtest_run(&part, &w.input, &o, NULL), FRN_OK);
    assert_true(part.n < whole.n && part.windows == 4);
    for (uint32_t r = 0; r < part.n; r++) {
        assert_int_equal(part.row[r].a, whole.row[r].a);
        assert_true(part.row[r].chance[FRN_FORECAST_ALL] == whole.row[r].chance[FRN_FORECAST_ALL]);
        assert_int_equal(part.row[r].outcome, whole.row[r].outcome);
    }
    frn_backtest_free(&whole);
    frn_backtest_free(&part);
    free(w.event);
}

static void forecast_adds_up(void **state)
{
    world w;
    frn_forecast f = {0};
    frn_forecast_third third[ACTORS];

    (void)state;
    make_world(&w, 3, DAYS);
    assert_int_equal(frn_forecast_run(&f, &w.input, NULL, NULL), FRN_OK);
    assert_int_equal(f.origin, DAYS - 1);
    assert_true(f.count > 200);
    for (uint32_t r = 0; r < f.count; r++) {
        const frn_forecast_row *row = &f.row[r];
        double odds = row->base, thirds = 0;
        uint32_t parts = frn_forecast_thirds(third, ACTORS, &f, row);

        for (int t = 0; t < FRN_FORECAST_TERMS; t++)
            odds += row->term[t];
        assert_near(1 / (1 + exp(-odds)), row->chance[FRN_FORECAST_ALL], 1e-12);
        for (uint32_t k = 0; k < parts; k++) {
            thirds += third[k].part;
            assert_true(k == 0 || fabs(third[k].part) <= fabs(third[k - 1].part));
        }
        assert_near(thirds - f.thirds_mean,
                    row->term[FRN_FORECAST_SHARED] + row->term[FRN_FORECAST_OTHERS], 1e-9);
        if (r > 0)
            assert_true(row->chance[FRN_FORECAST_ALL] <= f.row[r - 1].chance[FRN_FORECAST_ALL]);
    }
    assert_true(f.coefficient[TERM_THIRD] < 0); /* friends of friends are less hostile */
    frn_forecast_free(&f);
    free(w.event);
}

static void too_little(void **state)
{
    const frn_forecast_event one[] = {{0, 0, 1, 1}, {40, 1, 2, -1}};
    frn_forecast_input in = {.actors = 3, .event = one, .events = 2};
    frn_backtest b = {0};
    frn_forecast f = {0};
    frn_error err;

    (void)state;
    assert_int_equal(frn_backtest_run(&b, &in, NULL, &err), FRN_E_INPUT);
    assert_int_equal(frn_forecast_run(&f, &in, NULL, &err), FRN_E_INPUT);
    in.events = 0;
    assert_int_equal(frn_backtest_run(&b, &in, NULL, &err), FRN_E_INPUT);
    in.events = 2;
    in.actors = 2;
    assert_int_equal(frn_backtest_run(&b, &in, NULL, &err), FRN_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fit_in_closed_form), cmocka_unit_test(third_parties_help),
        cmocka_unit_test(no_look_ahead),      cmocka_unit_test(forecast_adds_up),
        cmocka_unit_test(too_little),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
