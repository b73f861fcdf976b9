/* Line-ups against brute force, and thresholds that can be worked out by hand. */
#include "test.h"

#include <math.h>

#include "base/intern.h"
#include "base/rng.h"
#include "foresight/align.h"

enum { N = 10 };

typedef struct random_case {
    double size[32], tone[2 * 32 * 32];
    frn_align_case input;
} random_case;

static void make(random_case *c, uint32_t n, uint32_t issues, uint64_t seed)
{
    frn_rng rng = frn_rng_make(seed, 0);

    memset(c, 0, sizeof *c);
    for (uint32_t i = 0; i < n; i++)
        c->size[i] = 1 + frn_rng_below(&rng, 20);
    for (uint32_t k = 0; k < issues; k++)
        for (uint32_t i = 0; i < n; i++)
            for (uint32_t j = 0; j < i; j++)
                c->tone[k * n * n + i * n + j] = c->tone[k * n * n + j * n + i] =
                    (double)frn_rng_below(&rng, 5) - 2;
    c->input = (frn_align_case){.actors = n, .issues = issues, .size = c->size, .tone = c->tone};
}

static void camps_of(uint32_t code, int8_t *camp, uint32_t n)
{
    camp[0] = 1;
    for (uint32_t i = 1; i < n; i++)
        camp[i] = code >> (i - 1) & 1 ? -1 : 1;
}

static void equals_brute_force(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 20; seed++) {
        random_case c;
        frn_align a = {0};
        double best = INFINITY, second = INFINITY;
        uint32_t minima = 0;
        int8_t camp[N];

        make(&c, N, 1 + seed % 2, seed);
        for (uint32_t code = 0; code < 1u << (N - 1); code++) {
            double e;

            camps_of(code, camp, N);
            e = frn_align_energy(&c.input, camp);
            minima += frn_align_is_minimum(&c.input, camp);
            second = e < best ? best : fmin(second, e);
            best = fmin(best, e);
        }
        assert_int_equal(frn_align_run(&a, &c.input, NULL, NULL), FRN_OK);
        assert_true(a.exact);
        assert_int_equal(a.looked_at, 1u << (N - 1));
        assert_int_equal(a.minima_count, minima);
        assert_true(a.minimum[0].energy == best);
        assert_true(fabs(a.margin - (second - best)) < 1e-9);
        for (uint32_t m = 0; m < a.minima_kept; m++)
            assert_true(frn_align_is_minimum(&c.input, a.minimum[m].camp));
        frn_align_free(&a);
        frn_align_free(&a);
    }
}

static void search_finds_the_same(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 5; seed++) {
        random_case c;
        frn_align exact = {0}, found = {0}, again = {0};
        frn_align_options o = {.search = true, .threads = 1};

        make(&c, 14, 1, seed);
        assert_int_equal(frn_align_run(&exact, &c.input, NULL, NULL), FRN_OK);
        assert_int_equal(frn_align_run(&found, &c.input, &o, NULL), FRN_OK);
        o.threads = 3;
        assert_int_equal(frn_align_run(&again, &c.input, &o, NULL), FRN_OK);
        assert_false(found.exact);
        assert_true(found.minimum[0].energy == exact.minimum[0].energy);
        assert_memory_equal(found.minimum[0].camp, exact.minimum[0].camp, 14);
        assert_int_equal(found.minima_kept, again.minima_kept);
        assert_int_equal(found.minimum[0].found, again.minimum[0].found);
        frn_align_free(&exact);
        frn_align_free(&found);
        frn_align_free(&again);
    }
}

/* The enemy of my enemy: two rivals of size 1 and a common enemy of size s. Apart costs
 * -2 - 4 s, together -8 s, so that they join at s = 1/2. */
static const double rivals_size[] = {1, 1, 4};
static const double rivals[] = {0, -1, -2, -1, 0, -2, -2, -2, 0};

static void frenemies(void **state)
{
    frn_align_case in = {.actors = 3, .issues = 1, .size = rivals_size, .tone = rivals};
    frn_align a = {0};
    frn_align_term term[3];

    (void)state;
    assert_int_equal(frn_align_run(&a, &in, NULL, NULL), FRN_OK);
    assert_true(a.minimum[0].energy == -32);
    assert_true(a.margin == 14); /* -18 is next */
    assert_int_equal(a.frenemy_count, 1);
    assert_int_equal(a.frenemy[0].a, 0);
    assert_int_equal(a.frenemy[0].b, 1);
    assert_true(a.frenemy[0].strain == 1);
    assert_true(a.actor[0].pull == 7); /* 8 from the enemy, -1 from the rival */
    assert_int_equal(frn_align_terms(term, &in, a.minimum[0].camp, 0), 2);
    assert_int_equal(term[0].other, 2);
    assert_true(term[0].term == 8);
    assert_null(a.same); /* judgements without an error are not resampled */
    frn_align_free(&a);
}

static void threshold(void **state)
{
    frn_align_case in = {.actors = 3, .issues = 1, .size = rivals_size, .tone = rivals};
    frn_align_sweep_what what = {
        .knob = FRN_KNOB_SIZE, .a = 2, .from = 0, .to = 5, .watch_b = 1, .points = 11};
    frn_align_sweep s = {0};

    (void)state;
    assert_int_equal(frn_align_sweep_run(&s, &in, &what, NULL, NULL), FRN_OK);
    assert_true(s.exact);
    assert_int_equal(s.flip_count, 1);
    assert_true(fabs(s.flip[0] - .5) < 1e-9);
    assert_int_equal(s.segment_count, 2);
    assert_true(fabs(s.together[10] + 40) < 1e-9);
    assert_true(fabs(s.apart[10] + 22) < 1e-9);
    assert_true(fabs(s.energy[10] + 40) < 1e-9);
    frn_align_sweep_free(&s);
    what = (frn_align_sweep_what){.knob = FRN_KNOB_TONE,
                                  .a = 0,
                                  .b = 1,
                                  .issue = FRN_NONE,
                                  .from = -20,
                                  .to = 0,
                                  .watch_b = 1};
    assert_int_equal(frn_align_sweep_run(&s, &in, &what, NULL, NULL), FRN_OK);
    assert_int_equal(s.flip_count, 1); /* 2p - 16 = -32 */
    assert_true(fabs(s.flip[0] + 8) < 1e-9);
    frn_align_sweep_free(&s);
}

/* Corners found by intersection equal those of a fine grid. */
static void sweep_equals_grid(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= 6; seed++) {
        random_case c;
        frn_align_sweep s = {0};
        frn_align_sweep_what what = {.knob = seed % 2 ? FRN_KNOB_SIZE : FRN_KNOB_WEIGHT,
                                     .a = 3,
                                     .issue = 1,
                                     .from = 0, /* where actor 3 or the issue drops out */
                                     .to = 60,
                                     .watch_b = 4,
                                     .points = 61};
        double weight[2] = {1, 1};

        make(&c, N, 2, seed);
        c.input.weight = weight;
        assert_int_equal(frn_align_sweep_run(&s, &c.input, &what, NULL, NULL), FRN_OK);
        for (uint32_t i = 1; i < 61; i++) {
            frn_align a = {0};

            if (seed % 2)
                c.size[3] = s.value[i];
            else
                weight[1] = s.value[i];
            assert_int_equal(
                frn_align_run(&a, &c.input, &(frn_align_options){.pooled_only = true}, NULL),
                FRN_OK);
            assert_true(fabs(a.minimum[0].energy - s.energy[i]) < 1e-6);
            assert_true(fabs(fmin(s.together[i], s.apart[i]) - s.energy[i]) < 1e-6);
            frn_align_free(&a);
        }
        frn_align_sweep_free(&s);
    }
}

/* Three in a row whose middle one drops out at 0: where it then stands must not be forgotten. */
static void sweep_from_nothing(void **state)
{
    const double tone[9] = {0, 1, 0, 1, 0, -1, 0, -1, 0};
    frn_align_case in = {.actors = 3, .issues = 1, .tone = tone};
    frn_align_sweep_what what = {.knob = FRN_KNOB_SIZE, .a = 1, .from = 0, .to = 10, .watch_b = 1};
    frn_align_sweep s = {0};

    (void)state;
    assert_int_equal(frn_align_sweep_run(&s, &in, &what, NULL, NULL), FRN_OK);
    assert_int_equal(s.segment_count, 1); /* a friend of one and an enemy of the other throughout */
    assert_int_equal(s.flip_count, 0);
    assert_int_equal(s.segment[0].camp[0], s.segment[0].camp[1]);
    assert_int_equal(s.segment[0].camp[2], -s.segment[0].camp[1]);
    assert_true(fabs(s.energy[100] + 20) < 1e-9);
    assert_true(fabs(s.apart[100] - 0) < 1e-9);
    frn_align_sweep_free(&s);
}

static void issues_and_strangers(void **state)
{
    /* Friends on the first issue, enemies on the second; the third actor is tied to nobody. */
    const double tone[18] = {0, .5, 0, .5, 0, 0, 0, 0, 0, 0, -.75, 0, -.75, 0, 0, 0, 0, 0};
    frn_align_case in = {.actors = 3, .issues = 2, .tone = tone};
    frn_align a = {0};

    (void)state;
    assert_int_equal(frn_align_run(&a, &in, NULL, NULL), FRN_OK);
    assert_true(a.compartmentalised);
    assert_true(a.layer[0].energy == 0);
    assert_true(a.layer[1].energy == -1.5);
    assert_true(a.propensity[1] == -.125);
    assert_int_equal(a.minimum[0].camp[2], 0);
    assert_int_equal(a.minima_count, 1);
    frn_align_free(&a);
}

static void resampling(void **state)
{
    /* 9:1 against working together is near certain; 1:1 is a coin. */
    const double up[9] = {0, 5, 90, 5, 0, 0, 90, 0, 0}, down[9] = {0, 5, 10, 5, 0, 0, 10, 0, 0};
    double tone[9];
    frn_align_case in = {.actors = 3, .issues = 1, .tone = tone, .positive = up, .negative = down};
    frn_align one = {0}, two = {0};

    (void)state;
    for (int i = 0; i < 9; i++)
        tone[i] = (up[i] - down[i]) / (up[i] + down[i] + 1);
    assert_int_equal(frn_align_run(&one, &in, &(frn_align_options){.threads = 1}, NULL), FRN_OK);
    assert_int_equal(frn_align_run(&two, &in, &(frn_align_options){.threads = 4}, NULL), FRN_OK);
    assert_int_equal(one.samples, 1000);
    assert_memory_equal(one.same, two.same, 9 * sizeof *one.same);
    assert_true(one.same[2] > .999);
    assert_true(fabs(one.same[1] - .5) < .06);
    frn_align_free(&one);
    frn_align_free(&two);
}

static void refusals(void **state)
{
    frn_align_case in = {.actors = 3, .issues = 1, .tone = rivals};
    const double bad_size[] = {1, -1, 1}, bad[] = {0, NAN, 0, NAN, 0, 0, 0, 0, 0};
    frn_align a = {0};
    frn_error err;

    (void)state;
    in.size = bad_size;
    assert_int_equal(frn_align_run(&a, &in, NULL, &err), FRN_E_USAGE);
    assert_non_null(strstr(err.text, "actor 2"));
    in.size = NULL;
    in.tone = bad;
    assert_int_equal(frn_align_run(&a, &in, NULL, &err), FRN_E_USAGE);
    in.actors = 1;
    assert_int_equal(frn_align_run(&a, &in, NULL, &err), FRN_E_USAGE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_brute_force),
        cmocka_unit_test(search_finds_the_same),
        cmocka_unit_test(frenemies),
        cmocka_unit_test(threshold),
        cmocka_unit_test(sweep_equals_grid),
        cmocka_unit_test(sweep_from_nothing),
        cmocka_unit_test(issues_and_strangers),
        cmocka_unit_test(resampling),
        cmocka_unit_test(refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
