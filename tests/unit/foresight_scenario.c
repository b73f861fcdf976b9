/* What-ifs: sentences read, conditionals fired in a chain, differences told; records kept. */
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/rng.h"
#include "foresight/record.h"
#include "foresight/scenario.h"

#define PARTY(i, k) ((frn_party){.id = FRN_LIT(i), .name = FRN_LIT(i), .kind = (k)})

static bool know_actor(void *ctx, frn_slice words, frn_party *out)
{
    static const char *const known[] = {"Ruritania", "Freedonia", "Red Band", NULL};

    (void)ctx;
    for (int i = 0; known[i]; i++) {
        if (frn_slice_eq_nocase(words, frn_slice_of(known[i]))) {
            *out = (frn_party){.id = frn_slice_of(known[i]),
                               .name = frn_slice_of(known[i]),
                               .kind = i == 2 ? FRN_KIND_ARMED_GROUP : FRN_KIND_STATE};
            return true;
        }
    }
    return false;
}

static bool know_action(void *ctx, frn_slice words, frn_action *action, int8_t *sign,
                        double *intensity)
{
    (void)ctx;
    *action = frn_slice_is(words, "attack") || frn_slice_is(words, "attacks") ? FRN_ACTION_FIGHT
              : frn_slice_is(words, "works with")                             ? FRN_ACTION_COOPERATE
                                                                              : FRN_ACTION_NONE;
    *sign = (int8_t)(*action == FRN_ACTION_FIGHT ? -1 : 1);
    *intensity = *action == FRN_ACTION_FIGHT ? -10 : 6;
    return *action != FRN_ACTION_NONE;
}

static bool know_issue(void *ctx, frn_slice words, frn_slice *out)
{
    (void)ctx;
    *out = FRN_LIT("border");
    return frn_slice_eq_nocase(words, FRN_LIT("border"));
}

static const frn_scenario_words words = {know_actor, know_action, know_issue, NULL};

static void parses(void **state)
{
    frn_claim c;

    (void)state;
    assert_int_equal(frn_scenario_parse(&c,
                                        FRN_LIT("Ruritania attacks the Red Band on the border."),
                                        &words, NULL),
                     FRN_OK);
    assert_slice(c.source.id, "Ruritania");
    assert_slice(c.target.id, "Red Band");
    assert_slice(c.issue, "border");
    assert_int_equal(c.sign, -1);
    assert_int_equal(c.modality, FRN_MODALITY_ASSERTED);
    assert_int_equal(
        frn_scenario_parse(&c, FRN_LIT("Freedonia does not attack Red Band"), &words, NULL),
        FRN_OK);
    assert_int_equal(c.modality, FRN_MODALITY_NEGATED);
    assert_int_equal(c.issue.len, 0);
    assert_int_equal(
        frn_scenario_parse(&c, FRN_LIT("Freedonia works with Ruritania"), &words, NULL), FRN_OK);
    assert_int_equal(c.sign, 1);
}

static void refuses(void **state)
{
    static const struct {
        const char *text, *says;
    } bad[] = {{"", "expected an actor first"},
               {"Atlantis attacks Ruritania", "expected an actor first"},
               {"Ruritania", "expected an action"},
               {"Ruritania hugs Freedonia", "expected an action after 'Ruritania', found hugs"},
               {"Ruritania attacks", "expected an actor after the action"},
               {"Ruritania attacks Atlantis", "expected an actor after the action, found Atlantis"},
               {"Ruritania attacks Freedonia in space", "expected an issue or place"}};

    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        frn_claim c;
        frn_error err;

        assert_int_equal(frn_scenario_parse(&c, frn_slice_of(bad[i].text), &words, &err),
                         FRN_E_USAGE);
        if (!strstr(err.text, bad[i].says))
            fail_msg("%s: %s", bad[i].text, err.text);
    }
}

/* If Ruritania acts against armed groups, Freedonia may work with it; if Freedonia works with
 * Ruritania, the Red Band is its enemy. */
static void make_claims(frn_claim *c)
{
    const frn_party r = PARTY("Ruritania", FRN_KIND_STATE), f = PARTY("Freedonia", FRN_KIND_STATE),
                    band = PARTY("Red Band", FRN_KIND_ARMED_GROUP),
                    groups = PARTY("armed groups", FRN_KIND_ARMED_GROUP);
    const frn_claim all[] = {{.id = FRN_LIT("1"),
                              .source = r,
                              .target = groups,
                              .sign = -1,
                              .intensity = -8,
                              .issue = FRN_LIT("border"),
                              .modality = FRN_MODALITY_CONDITIONAL},
                             {.id = FRN_LIT("2"),
                              .source = f,
                              .target = r,
                              .sign = 1,
                              .intensity = 6,
                              .issue = FRN_LIT("border"),
                              .modality = FRN_MODALITY_CONDITIONAL,
                              .condition = FRN_LIT("1")},
                             {.id = FRN_LIT("3"),
                              .source = f,
                              .target = r,
                              .sign = 1,
                              .intensity = 6,
                              .modality = FRN_MODALITY_CONDITIONAL},
                             {.id = FRN_LIT("4"),
                              .source = f,
                              .target = band,
                              .sign = -1,
                              .intensity = -9,
                              .modality = FRN_MODALITY_CONDITIONAL,
                              .condition = FRN_LIT("3")},
                             {.id = FRN_LIT("5"),
                              .source = f,
                              .target = r,
                              .sign = -1,
                              .intensity = -6,
                              .issue = FRN_LIT("fishing")}};

    memcpy(c, all, sizeof all);
    for (int i = 0; i < 5; i++) {
        c[i].doc = FRN_LIT("d");
        c[i].date = 16000;
        c[i].when = FRN_NO_SPAN;
    }
}

static const frn_scenario_pair *find(const frn_scenario *s, const char *a, const char *b,
                                     const char *issue)
{
    for (uint32_t i = 0; i < s->pair_count; i++) {
        const frn_scenario_pair *p = &s->pair[i];

        if (frn_slice_is(p->a.id, a) && frn_slice_is(p->b.id, b) &&
            (issue ? p->issue.ptr && frn_slice_is(p->issue, issue) : !p->issue.ptr))
            return p;
    }
    return NULL;
}

static void fires_in_a_chain(void **state)
{
    frn_claim claim[5], added;
    frn_scenario_input in = {.claim = claim, .claims = 5, .added = &added, .added_count = 1};
    frn_scenario s = {0};
    const frn_scenario_pair *p;

    (void)state;
    make_claims(claim);
    assert_int_equal(
        frn_scenario_parse(&added, FRN_LIT("Ruritania attacks Red Band on border"), &words, NULL),
        FRN_OK);
    assert_int_equal(frn_scenario_run(&s, &in, NULL, NULL), FRN_OK);
    assert_int_equal(s.fired_count, 2);
    assert_true(s.fired[0].loosely);
    assert_ptr_equal(s.fired[0].condition, &claim[0]);
    assert_ptr_equal(s.fired[0].consequence, &claim[1]);
    assert_ptr_equal(s.fired[0].met_by, &added);
    assert_int_equal(s.fired[1].step, 2);
    assert_ptr_equal(s.fired[1].met_by, s.fired[0].effect);
    assert_int_equal(s.fired[1].effect->modality, FRN_MODALITY_HEDGED);
    p = find(&s, "Freedonia", "Ruritania", NULL);
    assert_non_null(p);
    assert_int_equal(p->kind[0], FRN_PAIR_ENEMY);
    assert_int_equal(p->kind[1], FRN_PAIR_FRENEMY);
    assert_true(fabs(p->negative[0] - .6) < 1e-9 && fabs(p->positive[1] - .36) < 1e-9);
    assert_ptr_equal(p->driver, s.fired[0].effect);
    p = find(&s, "Red Band", "Ruritania", "border");
    assert_non_null(p);
    assert_true(p->negative[0] == 0 && p->negative[1] == 1);
    assert_true(s.aligned[0] && s.aligned[1]);
    frn_scenario_free(&s);
    frn_scenario_free(&s);
}

static void contrary_fires_nothing(void **state)
{
    frn_claim claim[5], added;
    frn_scenario_input in = {.claim = claim, .claims = 5, .added = &added, .added_count = 1};
    frn_scenario s = {0};

    (void)state;
    make_claims(claim);
    assert_int_equal(
        frn_scenario_parse(&added, FRN_LIT("Ruritania does not attack Red Band"), &words, NULL),
        FRN_OK);
    assert_int_equal(frn_scenario_run(&s, &in, NULL, NULL), FRN_OK);
    assert_int_equal(s.fired_count, 0);
    assert_int_equal(s.pair_count, 0);
    assert_int_equal(s.moved_count, 0);
    frn_scenario_free(&s);
}

static void takes_away(void **state)
{
    frn_claim claim[5];
    const frn_slice gone[] = {FRN_LIT("5")};
    frn_scenario_input in = {.claim = claim, .claims = 5, .removed = gone, .removed_count = 1};
    frn_scenario s = {0};

    (void)state;
    make_claims(claim);
    assert_int_equal(frn_scenario_run(&s, &in, NULL, NULL), FRN_OK);
    assert_int_equal(s.removed, 1);
    assert_int_equal(s.pair_count, 2); /* all issues, and fishing */
    assert_int_equal(s.pair[0].kind[1], FRN_PAIR_UNKNOWN);
    frn_scenario_free(&s);
}

static void meets_or_not(void **state)
{
    frn_claim claim[5], fact;
    bool loosely;

    (void)state;
    make_claims(claim);
    fact = claim[0];
    fact.modality = FRN_MODALITY_ASSERTED;
    assert_true(frn_scenario_meets(&fact, &claim[0], &loosely));
    assert_false(loosely);
    fact.sign = 1;
    assert_false(frn_scenario_meets(&fact, &claim[0], &loosely));
    fact.sign = -1;
    fact.issue = FRN_LIT("fishing");
    assert_false(frn_scenario_meets(&fact, &claim[0], &loosely));
    fact.issue = (frn_slice){0};
    assert_true(frn_scenario_meets(&fact, &claim[0], &loosely));
    fact.source.id = FRN_LIT("Freedonia");
    assert_false(frn_scenario_meets(&fact, &claim[0], &loosely));
    fact.source.id = FRN_LIT("Ruritania/navy"); /* a part acts for the whole */
    assert_true(frn_scenario_meets(&fact, &claim[0], &loosely));
    fact.modality = FRN_MODALITY_HYPOTHETICAL;
    assert_false(frn_scenario_meets(&fact, &claim[0], &loosely));
}

/* Two friends and the enemy of both become a triangle out of balance. */
static void balance_differs(void **state)
{
    const frn_party r = PARTY("Ruritania", FRN_KIND_STATE), f = PARTY("Freedonia", FRN_KIND_STATE),
                    band = PARTY("Red Band", FRN_KIND_ARMED_GROUP);
    frn_claim claim[] = {{.source = r, .target = band, .sign = -1, .intensity = -9},
                         {.source = f, .target = band, .sign = -1, .intensity = -9}};
    frn_claim added = {.source = r, .target = f, .sign = -1, .intensity = -9};
    frn_scenario_input in = {.claim = claim, .claims = 2, .added = &added, .added_count = 1};
    frn_scenario s = {0};

    (void)state;
    assert_int_equal(frn_scenario_run(&s, &in, NULL, NULL), FRN_OK);
    assert_int_equal(s.balance[0].ties, 2);
    assert_int_equal(s.balance[1].ties, 3);
    assert_true(s.balance[0].upper == 0 && s.balance[1].upper == 1 && s.balance[1].proved);
    assert_true(s.balance[0].triad[3] == 0 && s.balance[1].triad[3] == 1);
    assert_int_equal(s.kinds[0][FRN_PAIR_ENEMY], 2);
    assert_int_equal(s.kinds[1][FRN_PAIR_ENEMY], 3);
    assert_false(s.forecast.made); /* nothing to test one on, so there is none */
    assert_true(s.forecast.reason.len > 0);
    frn_scenario_free(&s);
}

/* A year of daily claims. An attack more makes its pair likelier to turn hostile, leaves the fit
 * and every pair without either of the two as they were, and names itself as the reason. */
static void forecast_differs(void **state)
{
    enum { DAYS = 400, ACTORS = 8 };
    frn_claim *claim = calloc(DAYS * 4, sizeof *claim);
    frn_claim added = {.sign = -1, .intensity = -9, .id = FRN_LIT("added")};
    frn_scenario_input in = {.claim = claim, .added = &added, .added_count = 1};
    const frn_scenario_options o = {.events = 20};
    char name[ACTORS][4];
    frn_rng rng = frn_rng_make(7, 0);
    frn_scenario s = {0};

    (void)state;
    assert_non_null(claim);
    for (int i = 0; i < ACTORS; i++)
        (void)snprintf(name[i], sizeof name[i], "A%d", i);
    for (; in.claims < DAYS * 4; in.claims++) {
        uint32_t a = frn_rng_below(&rng, ACTORS), b = frn_rng_below(&rng, ACTORS - 1);
        frn_claim *c = &claim[in.claims];

        b += b >= a;
        c->source.id = frn_slice_of(name[a]);
        c->target.id = frn_slice_of(name[b]);
        c->sign = (int8_t)(frn_rng_unit(&rng) < ((a + b) % 3 ? .2 : .8) ? -1 : 1);
        c->intensity = 5 * c->sign;
        c->date = 16000 + (frn_date)(in.claims / 4);
        c->when = FRN_NO_SPAN;
    }
    added.source.id = frn_slice_of(name[0]);
    added.target.id = frn_slice_of(name[1]); /* friends until now */
    added.date = 16000 + DAYS;
    added.when = FRN_NO_SPAN;
    assert_int_equal(frn_scenario_run(&s, &in, &o, NULL), FRN_OK);
    assert_true(s.forecast.made);
    assert_true(s.forecast.tested >= 30 && s.forecast.skill > 0);
    assert_true(s.forecast.count >= 1);
    assert_true(frn_slice_is(s.forecast.chance[0].a, "A0") ||
                frn_slice_is(s.forecast.chance[0].b, "A0"));
    assert_true(s.forecast.chance[0].own);
    assert_ptr_equal(s.forecast.chance[0].driver, &added);
    assert_true(s.forecast.chance[0].chance[1] > s.forecast.chance[0].chance[0] + .01);
    assert_true(s.forecast.chance[0].term[2] > 0); /* the hostile record */
    for (uint32_t i = 1; i < s.forecast.count; i++) {
        const frn_scenario_chance *c = &s.forecast.chance[i];

        assert_false(c->own);
        assert_true(fabs(c->term[0]) < 1e-12); /* not by its own record, but by that of others */
        assert_true(fabs(c->term[4]) + fabs(c->term[5]) > 0);
    }
    frn_scenario_free(&s);
    free(claim);
}

/* A forecast written, read back and scored is the backtest's own first window. */
static void records(void **state)
{
    enum { EVENTS = 3000, ACTORS = 12 };
    frn_forecast_event *event = calloc(EVENTS, sizeof *event);
    frn_slice name[ACTORS];
    char text[ACTORS][4];
    frn_forecast_input in = {
        .actors = ACTORS, .actor_name = name, .event = event, .events = EVENTS};
    frn_rng rng = frn_rng_make(4, 0);
    const frn_forecast_options o = {.cut = 200};
    frn_forecast f = {0};
    frn_record r = {0};
    frn_backtest b = {0};
    frn_buf out = {0};
    frn_error err;

    (void)state;
    assert_non_null(event);
    for (int i = 0; i < ACTORS; i++) {
        (void)snprintf(text[i], sizeof text[i], "A%d", i);
        name[i] = frn_slice_of(text[i]);
    }
    for (int i = 0; i < EVENTS; i++) {
        uint32_t a = frn_rng_below(&rng, ACTORS), c = frn_rng_below(&rng, ACTORS - 1);

        event[i] = (frn_forecast_event){i / 10, a, c + (c >= a),
                                        (int8_t)(frn_rng_unit(&rng) < .3 + .04 * a ? -1 : 1)};
    }
    assert_int_equal(frn_forecast_run(&f, &in, &o, NULL), FRN_OK);
    frn_record_write(&out, &f, &in, &(frn_record_info){"9.9", {1, 2}}, 0);
    assert_int_equal(frn_record_read(&r, frn_buf_slice(&out), NULL), FRN_OK);
    assert_int_equal(r.count, f.count);
    assert_int_equal(r.cut, 200);
    assert_slice(r.version, "9.9");
    assert_int_equal(frn_record_score(&b, &r, &in, &o, NULL), FRN_OK);
    assert_true(b.n > 30 && b.windows == 1);
    for (uint32_t i = 0; i < b.n; i++)
        assert_true(b.row[i].outcome == 0 || b.row[i].outcome == 1);
    frn_backtest_free(&b);
    in.events = 2100; /* up to day 209 */
    assert_int_equal(frn_record_score(&b, &r, &in, &o, &err), FRN_E_LIMIT);
    frn_record_free(&r);
    assert_int_equal(frn_record_read(&r, FRN_LIT("{\"schema\":\"other\"}"), &err), FRN_E_INPUT);
    assert_int_equal(frn_record_read(&r, FRN_LIT("{"), &err), FRN_E_INPUT);
    frn_buf_free(&out);
    frn_forecast_free(&f);
    free(event);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parses),           cmocka_unit_test(refuses),
        cmocka_unit_test(fires_in_a_chain), cmocka_unit_test(contrary_fires_nothing),
        cmocka_unit_test(takes_away),       cmocka_unit_test(meets_or_not),
        cmocka_unit_test(records),          cmocka_unit_test(balance_differs),
        cmocka_unit_test(forecast_differs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
