#include "test.h"

#include <math.h>
#include <stdlib.h>

#include "base/rng.h"
#include "tie/pair.h"

static frn_claim claim(const char *source, const char *target, const char *issue, int sign,
                       double intensity)
{
    frn_claim c = {.doc = FRN_LIT("d"), .sign = (int8_t)sign, .intensity = intensity};

    c.source.id = c.source.name = frn_slice_of(source);
    c.target.id = c.target.name = frn_slice_of(target);
    c.issue = frn_slice_of(issue);
    c.date = frn_date_make(2014, 6, 16);
    c.when = FRN_NO_SPAN;
    return c;
}

static void add(frn_ties *ties, frn_claim c)
{
    assert_int_equal(frn_ties_add(ties, &c, 0, NULL), FRN_OK);
}

static void frenemies(void **state)
{
    frn_ties *ties;
    frn_tie_table table;
    frn_arena arena = {0};
    frn_pair *pair;
    uint32_t count;

    (void)state;
    assert_int_equal(frn_ties_open(&ties, NULL, NULL), FRN_OK);
    add(ties, claim("USA", "IRN", "iraq", 1, 6));
    add(ties, claim("IRN", "USA", "iraq", 1, 6)); /* said again: half */
    add(ties, claim("USA", "IRN", "syria", -1, -8));
    assert_int_equal(frn_ties_table(&table, ties, NULL), FRN_OK);
    assert_int_equal(frn_pairs_make(&pair, &count, &arena, &table, NULL, NULL), FRN_OK);
    assert_int_equal(count, 1);
    assert_slice(table.actor[pair->a].id, "IRN");
    assert_true(fabs(pair->positive - 0.9) < 1e-9 && fabs(pair->negative - 0.8) < 1e-9);
    assert_true(fabs(pair->between - 1.6 / 2.7) < 1e-9 && pair->within == 0);
    assert_int_equal(pair->kind, FRN_PAIR_FRENEMY);
    assert_int_equal(pair->issue_count, 2);
    assert_slice(table.issue[pair->issue[0].issue], "iraq");
    assert_int_equal(pair->issue[1].sign, -1);
    assert_true(pair->tone_low < pair->tone && pair->tone < pair->tone_high);
    frn_arena_free(&arena);
    frn_ties_free(ties);
}

/* An article of 2014 that tells of 2011: two full years, a quarter. */
static void told_years_later(void **state)
{
    frn_ties *ties;
    frn_tie_table table;
    frn_claim c = claim("A", "B", "", 1, 4);

    (void)state;
    assert_int_equal(frn_ties_open(&ties, NULL, NULL), FRN_OK);
    c.when = (frn_span){frn_date_make(2011, 1, 1), frn_date_make(2011, 12, 31)};
    add(ties, c);
    c.doc = FRN_LIT("e");
    c.when = (frn_span){frn_date_make(2014, 1, 1), frn_date_make(2014, 12, 31)};
    add(ties, c);
    assert_int_equal(frn_ties_table(&table, ties, NULL), FRN_OK);
    assert_true(fabs(table.tie->positive - (0.1 + 0.4)) < 1e-9);
    assert_int_equal(table.tie->positive_count, 2);
    frn_ties_free(ties);
}

static void listed_claims_have_no_mass(void **state)
{
    frn_ties *ties;
    frn_tie_table table;
    frn_claim c = claim("A", "B", "", 1, 5);

    (void)state;
    assert_int_equal(frn_ties_open(&ties, NULL, NULL), FRN_OK);
    for (int m = 0; m < FRN_MODALITY_COUNT; m++) {
        c.modality = (frn_modality)m;
        c.doc = frn_slice_of(frn_modality_text(c.modality));
        add(ties, c);
    }
    c.modality = FRN_MODALITY_ASSERTED;
    c.contested = true;
    add(ties, c);
    c.contested = false;
    c.modality = FRN_MODALITY_DEMAND; /* made by one of the two, not by an outsider */
    c.doc = FRN_LIT("own");
    c.speaker.id = FRN_LIT("A");
    add(ties, c);
    assert_int_equal(frn_ties_table(&table, ties, NULL), FRN_OK);
    assert_int_equal(table.tie_count, 1);
    assert_true(fabs(table.tie->positive - 0.5 * (1 + 0.6 + 0.5)) < 1e-9);
    assert_int_equal(table.tie->positive_count, 3);
    assert_int_equal(table.tie->listed_count, 7);
    assert_int_equal(table.tie->evidence_count, 10);
    assert_true(table.tie->evidence[0].mass > table.tie->evidence[1].mass);
    frn_ties_free(ties);
}

static void perspective_and_roll_up(void **state)
{
    frn_tie_options options = {.according_to = FRN_LIT("IRN"), .roll_up = FRN_ROLL_UP_STATE};
    frn_ties *ties;
    frn_tie_table table;
    frn_claim c = claim("USA", "isis", "", 1, 5);

    (void)state;
    assert_int_equal(frn_ties_open(&ties, &options, NULL), FRN_OK);
    add(ties, c); /* the document's own voice: not Iran's */
    c.speaker.id = FRN_LIT("IRN/basij/naghdi");
    c.contested = true;
    c.source.id = FRN_LIT("USA/cia");
    c.source.state = FRN_LIT("USA");
    add(ties, c);
    c.target.id = FRN_LIT("USA/fbi");
    c.target.state = FRN_LIT("USA");
    add(ties, c);
    c.target.id = FRN_LIT("USA/rebels"); /* does not stand for the state that it fights */
    c.target.kind = FRN_KIND_ARMED_GROUP;
    add(ties, c);
    assert_int_equal(frn_ties_table(&table, ties, NULL), FRN_OK);
    assert_int_equal(table.outside, 1);
    assert_int_equal(table.internal, 1);
    assert_int_equal(table.tie_count, 2);
    assert_slice(table.actor[table.tie->b].id, "USA/rebels");
    assert_slice(table.actor[table.tie[1].a].id, "USA");
    assert_true(table.tie[1].positive > 0);
    frn_ties_free(ties);
}

/* The whole in any order equals the merge of its parts, to the bit, with decay too. */
static void order_does_not_matter(void **state)
{
    static const char *const actor[] = {"A", "B", "C", "D"};
    frn_tie_options options = {.half_life = 30, .window = FRN_WINDOW_MONTH, .keep = 3};
    frn_ties *ties[3];
    frn_tie_table table[2];
    frn_rng rng = frn_rng_make(7, 0);

    (void)state;
    for (int i = 0; i < 3; i++)
        assert_int_equal(frn_ties_open(&ties[i], &options, NULL), FRN_OK);
    for (uint64_t row = 0; row < 3000; row++) {
        frn_claim c = claim(actor[frn_rng_below(&rng, 4)], actor[frn_rng_below(&rng, 4)], "x",
                            frn_rng_below(&rng, 2) ? 1 : -1, (double)frn_rng_below(&rng, 100) / 10);
        c.record = true;
        c.date += (frn_date)frn_rng_below(&rng, 300);
        assert_int_equal(frn_ties_add(ties[0], &c, row, NULL), FRN_OK);
        assert_int_equal(frn_ties_add(ties[1 + row % 2], &c, row, NULL), FRN_OK);
    }
    assert_int_equal(frn_ties_merge(ties[2], ties[1], 0, NULL), FRN_OK);
    assert_int_equal(frn_ties_table(&table[0], ties[0], NULL), FRN_OK);
    assert_int_equal(frn_ties_table(&table[1], ties[2], NULL), FRN_OK);
    assert_int_equal(table[0].tie_count, table[1].tie_count);
    for (uint32_t i = 0; i < table[0].tie_count; i++) {
        const frn_tie *x = &table[0].tie[i], *y = &table[1].tie[i];
        assert_true(x->positive == y->positive && x->negative == y->negative);
        assert_int_equal(x->window, y->window);
        assert_int_equal(x->evidence_count, y->evidence_count);
        for (uint32_t e = 0; e < x->evidence_count; e++)
            assert_int_equal(x->evidence[e].ref, y->evidence[e].ref);
    }
    for (int i = 0; i < 3; i++)
        frn_ties_free(ties[i]);
}

static void intervals(void **state)
{
    double low, high;

    (void)state;
    frn_tone_interval(0, 0, &low, &high); /* Jeffreys: the arcsine law's 5% point is sin^2(pi/40) */
    assert_true(fabs(low - (2 * 0.0061558297 - 1)) < 1e-6);
    assert_true(fabs(low + high) < 1e-9);
    frn_tone_interval(100, 1, &low, &high);
    assert_true(low > 0.85 && high < 1);
}

/* Sums that leave 63 bits are refused wherever they arise, and never wrap. */
static void too_much_to_count(void **state)
{
    const frn_tie_options days = {.window = FRN_WINDOW_DAY, .list_speakers = true};
    static const char large[] = "actor\ta\tA\t\t\tstate\nactor\tb\tB\t\t\tstate\n"
                                "tie\ta\tb\t\t2014-06-16\t0\t9000000000000000000\t0\t0\t0\t0\t"
                                "9000000000000000000\t9000000000000000000\t\n";
    const frn_tie_options later = {.since = frn_date_make(2015, 1, 1)};
    frn_claim c = claim("a", "b", "", 1, 10);
    frn_ties *ties, *other, *none;
    frn_tie_table table;

    (void)state;
    c.record = true;
    c.count = UINT32_MAX;
    assert_int_equal(frn_ties_open(&ties, &days, NULL), FRN_OK);
    add(ties, c);
    add(ties, c);
    assert_int_equal(frn_ties_add(ties, &c, 0, NULL), FRN_E_RANGE);
    assert_int_equal(frn_ties_open(&other, &days, NULL), FRN_OK);
    assert_int_equal(frn_ties_read(other, frn_slice_of(large), NULL), FRN_OK);
    assert_int_equal(frn_ties_read(other, frn_slice_of(large), NULL), FRN_E_INPUT);
    assert_int_equal(frn_ties_merge(ties, other, 0, NULL), FRN_E_RANGE);
    assert_int_equal(frn_ties_open(&none, &later, NULL), FRN_OK);
    assert_int_equal(frn_ties_read(none, frn_slice_of(large), NULL), FRN_OK);
    assert_int_equal(frn_ties_table(&table, none, NULL), FRN_OK);
    assert_true(table.outside == 18000000000000000000u && table.tie_count == 0);
    frn_ties_free(none);
    frn_ties_free(other);
    frn_ties_free(ties);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frenemies),
        cmocka_unit_test(listed_claims_have_no_mass),
        cmocka_unit_test(told_years_later),
        cmocka_unit_test(perspective_and_roll_up),
        cmocka_unit_test(order_does_not_matter),
        cmocka_unit_test(intervals),
        cmocka_unit_test(too_much_to_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
