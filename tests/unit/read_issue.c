/* What a claim is filed under: topics, places, venues, groups, what is inherited. */
#include "read_fixture.h"

static void is_about(const fixture *f, const char *source, const char *target, int sign,
                     const char *issue)
{
    const frn_claim *c = find(f, source, target, sign);

    if (!c)
        fail_msg("no claim %s -> %s %d", source, target, sign);
    else if (!frn_slice_is(c->issue, issue))
        fail_msg("%s -> %s is about %.*s, not %s", source, target, FRN_ARG(c->issue), issue);
}

static void test_words_of_the_predicate(void **state)
{
    fixture *f = *state;

    read_text(f, "Japan imposed tariffs on Brazil while the war in Sudan went on.");
    is_about(f, "JPN", "BRA", -1, "trade");
    read_text(f, "After years of war in Sudan, Norway restored diplomatic relations with Peru.");
    is_about(f, "NOR", "PER", 1, "diplomacy");
}

static void test_place_of_action(void **state)
{
    fixture *f = *state;

    read_text(f, "Turkey and Egypt back opposite sides in Libya. Turkey condemned Egypt.");
    is_about(f, "TUR", "EGY", -1, "libya");
    read_text(f, "Turkish and Egyptian ministers met in Oman. They discussed the Libya crisis.");
    is_about(f, "TUR", "EGY", 1, "libya");
}

/* What unions and workers do is about labour, parties at home make no defence pact. */
static void test_unions_and_parties(void **state)
{
    fixture *f = *state;
    bool labour = false;

    read_text(f, "The Norwegian unions criticised Norterm Holdings.");
    for (size_t i = 0; i < f->claims; i++)
        labour |= frn_slice_is(f->claim[i].issue, "labour");
    assert_true(labour);
    read_text(f, "Israel votes on Monday. Likud rejected an alliance with Shas.");
    assert_int_equal(f->claims > 0, 1);
    for (size_t i = 0; i < f->claims; i++)
        assert_false(frn_slice_is(f->claim[i].issue, "defence-pact"));
}

/* Where envoys meet is not what they quarrel about. */
static void test_a_venue_is_no_ground(void **state)
{
    fixture *f = *state;

    read_text(f,
              "The Libya crisis goes on. The way leads through Oman, where envoys will convene to "
              "curb the sale of arms, and Turkey condemned Egypt.");
    is_about(f, "TUR", "EGY", -1, "libya");
}

/* The state of a party says little about what lies between the two. */
static void test_party_is_no_place(void **state)
{
    fixture *f = *state;

    read_text(f, "France condemned Poland over the pipeline. Poland sued France.");
    is_about(f, "FRA", "POL", -1, "energy");
}

static void test_ground_of_a_group(void **state)
{
    fixture *f = *state;

    read_text(f, "The United States bombed the Houthis on Friday.");
    assert_true(f->claims > 0);
    assert_true(frn_slice_is(f->claim[0].issue, "yemen"));
    read_text(f, "Denmark helped to bomb the Islamic State.");
    for (size_t i = 0; i < f->claims; i++)
        assert_true(frn_slice_is(f->claim[i].issue, "terrorism"));
}

/* What is done with or against a group at home nowhere is done where the document is; what is said
 * of whom it serves is about terrorism. */
static void test_ground_that_the_document_is_about(void **state)
{
    fixture *f = *state;

    read_text(f, "The fighting in Iraq goes on. Norway is working with Poland against the Islamic "
                 "State. Turkey accused Greece of arming the Islamic State.");
    is_about(f, "NOR", "POL", 1, "iraq");
    is_about(f, "TUR", "GRC", -1, "terrorism");
    read_text(f, "The fighting in Iraq goes on. Nobody foresaw the attacks of the Islamic State.");
    for (size_t i = 0; i < f->claims; i++) {
        if (frn_slice_is(f->claim[i].target.id, "IRQ"))
            return;
    }
    fail_msg("nobody is attacked");
}

/* Which side of the border is which, the document has told before. */
static void test_two_sides_of_a_border(void **state)
{
    static const char *const text =
        "In Iraq Turkey helps Poland. In Syria Turkey bombed the positions of Poland. Turkey and "
        "Poland are fighting as allies on one side of the Syrian-Iraq border and fighting a proxy "
        "war on the "
        "other side.";
    fixture *f = *state;

    read_text(f, text);
    for (size_t i = 0; i < f->claims; i++) {
        if (f->claim[i].sentence == 3)
            assert_slice(f->claim[i].issue, f->claim[i].sign > 0 ? "iraq" : "syria");
    }
}

/* A demand, a charge is filed where what it is about happens. */
static void test_about_what_is_said(void **state)
{
    fixture *f = *state;

    read_text(f, "Trade has grown. France blamed Turkey's president for the war of the Syrian army "
                 "on Syrian rebels.");
    is_about(f, "FRA", "TUR", -1, "syria");
}

static void test_topic_and_place_are_kept(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "Turkey has imposed sanctions on Greece because of the fighting in Cyprus.");
    c = find(f, "TUR", "GRC", -1);
    assert_non_null(c);
    assert_true(frn_slice_is(c->topic, "sanctions"));
    assert_true(frn_slice_is(c->place, "cyprus"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_unions_and_parties),
        cmocka_unit_test(test_words_of_the_predicate),
        cmocka_unit_test(test_place_of_action),
        cmocka_unit_test(test_a_venue_is_no_ground),
        cmocka_unit_test(test_party_is_no_place),
        cmocka_unit_test(test_ground_of_a_group),
        cmocka_unit_test(test_ground_that_the_document_is_about),
        cmocka_unit_test(test_two_sides_of_a_border),
        cmocka_unit_test(test_about_what_is_said),
        cmocka_unit_test(test_topic_and_place_are_kept),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
