#include "view_fixture.h"

static frn_slice actor_id(const fixture *f, uint32_t actor)
{
    return f->table.actor[actor].id;
}

static const frn_report_pair *find_pair(const fixture *f, const char *a, const char *b)
{
    for (uint32_t i = 0; i < f->report.pair_count; i++) {
        const frn_report_pair *p = &f->report.pair[i];
        if (frn_slice_is(actor_id(f, p->pair->a), a) && frn_slice_is(actor_id(f, p->pair->b), b))
            return p;
    }
    return NULL;
}

static const frn_report_issue *find_issue(const fixture *f, const frn_report_pair *pair,
                                          const char *issue)
{
    for (uint32_t k = 0; k < pair->pair->issue_count; k++)
        if (frn_slice_is(f->table.issue[pair->issue[k].issue], issue))
            return &pair->issue[k];
    return NULL;
}

static void strait(void **state)
{
    fixture f = {0};
    const frn_report *r = &f.report;
    const frn_report_pair *pair;
    const frn_report_issue *issue;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    pair = find_pair(&f, "XNO", "XVE");
    assert_non_null(pair);
    assert_int_equal(pair->pair->kind, FRN_PAIR_FRENEMY);
    issue = find_issue(&f, pair, "sund");
    assert_int_equal(issue->sign, 1);
    assert_slice(r->claim[issue->positive.best].quote,
                 "We will patrol the strait together with Vestria");
    assert_slice(issue->positive.voices, "Ada Lindqvist and The Ostra Courier");
    assert_int_equal(issue->negative.best, FRN_NONE);
    assert_int_equal(find_issue(&f, pair, "energy")->sign, -1);

    assert_int_equal(r->common_count, 1);
    assert_slice(actor_id(&f, r->common[0].enemy), "harbour-front");
    assert_int_equal(r->common[0].actor_count, 3);

    assert_int_equal(r->mixed_count, 2);
    assert_slice(r->mixed[1].whose, "Vestria");
    assert_slice(r->mixed[1].towards, "Norland");
    assert_int_equal(r->mixed[1].claim_count, 3);
    fixture_free(&f);
}

static frn_claim told(const char *speaker, const char *target, frn_actor_kind kind, int sign)
{
    frn_claim c = {.id = frn_slice_of(speaker), .doc = FRN_LIT("d"), .intensity = sign * 3.0};

    c.sign = (int8_t)sign;
    c.when = FRN_NO_SPAN;
    c.speaker.id = c.speaker.name = frn_slice_of(speaker);
    c.speaker.state = FRN_LIT("IRN");
    c.source = c.speaker;
    c.target = (frn_party){.id = frn_slice_of(target), .name = frn_slice_of(target), .kind = kind};
    return c;
}

/* What one says to a bloc, he says to its members. */
static void signals_to_a_bloc(void **state)
{
    fixture f = {0};

    (void)state;
    assert_int_equal(frn_lexicon_load(&f.lexicon, NULL, NULL, NULL), FRN_OK);
    fixture_add(&f, told("IRN/a", "USA", FRN_KIND_STATE, 1));
    fixture_add(&f, told("IRN/b", "west", FRN_KIND_BLOC, -1));
    fixture_add(&f, told("IRN/c", "CHN", FRN_KIND_STATE, 1));
    fixture_make(&f);
    assert_int_equal(f.report.mixed_count, 1);
    assert_slice(f.report.mixed[0].towards_id, "USA");
    assert_int_equal(f.report.mixed[0].claim_count, 2);
    fixture_free(&f);
}

/* Whoever is scolded does not thereby stand against who scolds him; whoever is bombed does. */
static void whose_enemy(void **state)
{
    static const struct {
        const char *source, *target;
        frn_action action;
        double intensity;
    } acts[] = {{"CHN", "USA", FRN_ACTION_DISAPPROVE, -2},
                {"IRN", "USA", FRN_ACTION_DISAPPROVE, -2},
                {"USA", "FRA", FRN_ACTION_FIGHT, -9},
                {"CHN", "IRN", FRN_ACTION_AGREE, 4},
                {"CHN", "FRA", FRN_ACTION_AGREE, 4}};
    fixture f = {0};

    (void)state;
    for (size_t i = 0; i < sizeof acts / sizeof *acts; i++) {
        frn_claim c = told("x", acts[i].target, FRN_KIND_STATE, acts[i].intensity > 0 ? 1 : -1);
        c.speaker = (frn_party){0};
        c.source =
            (frn_party){.id = frn_slice_of(acts[i].source), .name = frn_slice_of(acts[i].source)};
        c.action = acts[i].action;
        c.intensity = acts[i].intensity;
        fixture_add(&f, c);
    }
    fixture_make(&f);
    assert_int_equal(f.report.common_count, 1);
    assert_slice(actor_id(&f, f.report.common[0].enemy), "USA");
    assert_int_equal(f.report.common[0].actor_count, 3);
    fixture_free(&f);
}

/* What is no fact stands in its own list, with its condition; the condition is not told twice. */
static void no_facts(void **state)
{
    fixture f = {0};
    const frn_report *r = &f.report;
    const frn_report_open *offer;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(r->open_count[FRN_OPEN_OFFER], 1);
    offer = &r->open[FRN_OPEN_OFFER][0];
    assert_slice(r->claim[offer->claim].speaker.name, "Ivo Radan");
    assert_int_not_equal(offer->condition, FRN_NONE);
    assert_slice(r->claim[offer->condition].quote, "If Norland lifts its sanctions");
    assert_int_equal(r->open_count[FRN_OPEN_THREAT], 1);
    assert_int_equal(r->open_count[FRN_OPEN_WHAT_IF], 1);
    assert_int_equal(r->open_count[FRN_OPEN_DEMAND], 1);
    assert_int_equal(r->open_count[FRN_OPEN_DENIAL], 3);
    fixture_free(&f);
}

/* The other account is somebody else's, on the same issue. */
static void both_accounts(void **state)
{
    fixture f = {0};
    const frn_report *r = &f.report;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(r->contested_count, 2);
    assert_int_equal(r->contested[0].claim_count, 1);
    assert_slice(r->claim[r->contested[0].claim[0]].speaker.name, "Per Holm");
    assert_int_equal(r->contested[0].against_count, 1);
    assert_slice(r->claim[r->contested[0].against[0]].quote, "Nobody here uses gas as a weapon");
    assert_int_equal(r->contested[1].against_count, 3);
    fixture_free(&f);
}

/* The quotes of the fixture stand where it says they do. */
static void spans(void **state)
{
    fixture f = {0};
    frn_slice text;

    (void)state;
    fixture_claims(&f);
    text = fixture_file(&f.arena, "strait.txt");
    for (size_t i = 0; i < f.claim.len; i++) {
        const frn_claim *c = &f.claim.at[i];
        assert_true(frn_slice_eq(frn_slice_sub(text, c->begin, c->end), c->quote));
    }
    fixture_free(&f);
}

/* Everybody has a place inside the unit square, and the same one every time. */
static void places(void **state)
{
    fixture f = {0}, again = {0};

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    fixture_claims(&again);
    fixture_make(&again);
    for (uint32_t i = 0; i < f.table.actor_count; i++) {
        const frn_report_place *p = &f.report.place[i];
        assert_true(p->x >= 0 && p->x <= 1 && p->y >= 0 && p->y <= 1);
        assert_true(p->x == again.report.place[i].x && p->y == again.report.place[i].y);
    }
    fixture_free(&f);
    fixture_free(&again);
}

/* A crowd is spread, and those beyond the laid-out ones stand near their neighbours, all inside. */
static void crowd(void **state)
{
    enum { MANY = 600 };
    fixture f = {0};

    (void)state;
    for (int i = 1; i < MANY; i++) {
        frn_claim c = {.doc = FRN_LIT("d"), .sign = i % 3 ? 1 : -1, .intensity = i % 3 ? 5 : -5};
        c.date = FRN_NO_DATE;
        c.when = FRN_NO_SPAN;
        c.source.id = c.source.name = frn_arena_printf(&f.arena, "actor-%d", i);
        c.target.id = c.target.name = frn_arena_printf(&f.arena, "actor-%d", i / 3);
        fixture_add(&f, c);
    }
    fixture_make(&f);
    assert_int_equal(f.table.actor_count, MANY);
    for (uint32_t i = 0; i < f.table.actor_count; i++) {
        const frn_report_place *p = &f.report.place[i];
        assert_true(p->x >= 0 && p->x <= 1 && p->y >= 0 && p->y <= 1);
        for (uint32_t k = 0; k < i; k++)
            assert_true(p->x != f.report.place[k].x || p->y != f.report.place[k].y);
    }
    fixture_free(&f);
}

/* In its speaker's perspective an accusation counts, and is the quote that is shown. */
static void perspective(void **state)
{
    fixture f = {.according_to = FRN_LIT("XNO/per-holm")};
    const frn_report_issue *issue;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    issue = find_issue(&f, find_pair(&f, "XNO", "XVE"), "energy");
    assert_true(issue->negative.mass > 0);
    assert_int_not_equal(issue->negative.best, FRN_NONE);
    assert_slice(f.claim.at[issue->negative.best].quote,
                 "Vestria is using gas as a weapon against us");
    assert_slice(issue->negative.voices, "Per Holm");
    fixture_free(&f);
}

/* Issues are called what a sentence can hold. */
static void issue_names(void **state)
{
    fixture f = {0};

    (void)state;
    assert_slice(frn_report_issue_name(&f.arena, FRN_LIT("nuclear"), false),
                 "the nuclear programme");
    assert_slice(frn_report_issue_name(&f.arena, FRN_LIT("bay-of-pigs"), true), "Bay of Pigs");
    assert_slice(frn_report_issue_name(&f.arena, FRN_LIT("arms-control"), false), "arms control");
    assert_slice(frn_report_issue_name(&f.arena, FRN_LIT(""), false), "relations in general");
    fixture_claims(&f);
    fixture_make(&f);
    for (uint32_t k = 0; k < f.table.issue_count; k++)
        if (frn_slice_is(f.table.issue[k], "sund"))
            assert_slice(f.report.issue_name[k], "Sund");
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(strait),        cmocka_unit_test(signals_to_a_bloc),
        cmocka_unit_test(whose_enemy),   cmocka_unit_test(no_facts),
        cmocka_unit_test(both_accounts), cmocka_unit_test(spans),
        cmocka_unit_test(places),        cmocka_unit_test(crowd),
        cmocka_unit_test(perspective),   cmocka_unit_test(issue_names)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
