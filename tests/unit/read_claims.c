/* From sentences to claims: voice, control, coordination, attribution, modality. */
#include "read_fixture.h"

static void test_voice(void **state)
{
    fixture *f = *state;

    read_text(f, "The Turkish army bombed Syria on Friday.");
    expect(f, "TUR", "SYR", -1);
    read_text(f, "On Friday Syria was bombed by Turkey.");
    expect(f, "TUR", "SYR", -1);
    assert_null(find(f, "SYR", "TUR", -1));
}

static void test_coordination(void **state)
{
    fixture *f = *state;

    read_text(f, "France and Germany condemned Russia and China.");
    expect(f, "FRA", "RUS", -1);
    expect(f, "FRA", "CHN", -1);
    expect(f, "DEU", "RUS", -1);
    expect(f, "DEU", "CHN", -1);
    read_text(f, "Russia defends French, German and Turkish support for Ukraine.");
    expect(f, "FRA", "UKR", 1);
    expect(f, "DEU", "UKR", 1);
    expect(f, "TUR", "UKR", 1);
}

static void test_nouns(void **state)
{
    fixture *f = *state;

    read_text(f, "The talks between Japan and India ended on Friday.");
    expect(f, "JPN", "IND", 1);
    read_text(f, "Algeria launched an attack on Morocco.");
    expect(f, "DZA", "MAR", -1);
    read_text(f, "Cuba is an ally of Venezuela.");
    expect(f, "CUB", "VEN", 1);
}

static void test_control(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "Poland threatened to attack Belarus.");
    c = find(f, "POL", "BLR", -1);
    assert_non_null(c);
    assert_int_equal(c->action, FRN_ACTION_THREATEN);
    read_text(f, "Kenya promised to help Uganda.");
    c = find(f, "KEN", "UGA", 1);
    assert_non_null(c);
    assert_int_equal(c->action, FRN_ACTION_AGREE);
    read_text(f, "Chile refused to help Peru.");
    c = find(f, "CHL", "PER", -1);
    assert_non_null(c);
    assert_int_equal(c->action, FRN_ACTION_REJECT);
}

static void test_ending(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "Canada suspended aid to Haiti.");
    c = find(f, "CAN", "HTI", -1);
    assert_non_null(c);
    assert_int_equal(c->action, FRN_ACTION_SANCTION);
    assert_null(find(f, "CAN", "HTI", 1));
}

static void test_accusation(void **state)
{
    fixture *f = *state;
    const frn_claim *act, *content;

    read_text(f, "Sweden accused Russia of attacking Finland.");
    act = find(f, "SWE", "RUS", -1);
    content = find(f, "RUS", "FIN", -1);
    assert_non_null(act);
    assert_non_null(content);
    assert_int_equal(act->action, FRN_ACTION_DISAPPROVE);
    assert_false(act->contested);
    assert_true(content->contested);
    assert_slice(content->speaker.id, "SWE");
}

static void test_no_facts(void **state)
{
    static const struct {
        const char *text;
        frn_modality modality;
    } cases[] = {{"If Turkey attacks Syria, the price of oil will rise.", FRN_MODALITY_CONDITIONAL},
                 {"Should Turkey attack Syria, the truce would end.", FRN_MODALITY_CONDITIONAL},
                 {"Turkey could attack Syria.", FRN_MODALITY_HYPOTHETICAL},
                 {"Turkey might attack Syria.", FRN_MODALITY_HEDGED},
                 {"Turkey did not attack Syria.", FRN_MODALITY_NEGATED},
                 {"Turkey must attack Syria now.", FRN_MODALITY_DEMAND},
                 {"Did Turkey attack Syria?", FRN_MODALITY_HYPOTHETICAL},
                 {"Turkey denied that it attacked Syria.", FRN_MODALITY_DENIAL}};
    fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const frn_claim *c;
        read_text(f, cases[i].text);
        c = find(f, "TUR", "SYR", -1);
        if (!c || c->modality != cases[i].modality)
            fail_msg("%s: %s", cases[i].text, c ? frn_modality_text(c->modality) : "no claim");
    }
}

static void test_speakers(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "Iraq said that Turkey attacked Syria.");
    c = find(f, "TUR", "SYR", -1);
    assert_non_null(c);
    assert_slice(c->speaker.id, "IRQ");
    read_text(f, "Turkey attacked Syria, according to Iraq.");
    c = find(f, "TUR", "SYR", -1);
    assert_non_null(c);
    assert_slice(c->speaker.id, "IRQ");
    read_text(f, "Turkey attacked Syria.");
    c = find(f, "TUR", "SYR", -1);
    assert_non_null(c);
    assert_int_equal(c->speaker.id.len, 0);
}

static void test_evidence(void **state)
{
    fixture *f = *state;
    const char *text = "It rained.\n\nTurkey bombed Syria on Friday.\n";

    read_text(f, text);
    assert_int_equal(f->claims, 1);
    assert_slice(f->claim[0].quote, "Turkey bombed Syria on Friday.");
    assert_memory_equal(text + f->claim[0].begin, "Turkey bombed Syria on Friday.",
                        f->claim[0].end - f->claim[0].begin);
    assert_slice(f->claim[0].id, "d#1");
}

static void test_repeats(void **state)
{
    fixture *f = *state;

    read_text(f, "Turkey bombed Syria on Friday, and nobody was surprised.\n\n"
                 "Turkey bombed  Syria on Friday, and nobody was surprised.\n");
    assert_int_equal(f->claims, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_voice),    cmocka_unit_test(test_coordination),
        cmocka_unit_test(test_nouns),    cmocka_unit_test(test_control),
        cmocka_unit_test(test_ending),   cmocka_unit_test(test_accusation),
        cmocka_unit_test(test_no_facts), cmocka_unit_test(test_speakers),
        cmocka_unit_test(test_evidence), cmocka_unit_test(test_repeats)};

    return cmocka_run_group_tests(tests, setup, teardown);
}
