/* Trees of sentences in which words, tags and heads pull in different directions. */
#include "read_fixture.h"

static void expect_mood(fixture *f, const char *text, const char *from, const char *to, int sign,
                        frn_modality modality)
{
    const frn_claim *claim;

    read_text(f, text);
    claim = find(f, from, to, sign);
    if (!claim)
        fail_msg("nothing read: %s", text);
    if (claim->modality != modality)
        fail_msg("%s: %s", frn_modality_text(claim->modality), text);
}

/* A noun with a subject or an auxiliary is a verb, whose condition holds for what follows. */
static void test_nouns_with_subjects(void **state)
{
    fixture *f = *state;

    expect_mood(f, "If the rebels respect the truce, Norway will help Chad.", "NOR", "TCD", 1,
                FRN_MODALITY_CONDITIONAL);
    expect_mood(f, "Should the West decide to cooperate with Chad, Norway would gain.", "", "TCD",
                1, FRN_MODALITY_CONDITIONAL);
}

/* A doubt about a place is none about what is told of it; what is not signed grants nothing. */
static void test_reach_of_moods(void **state)
{
    fixture *f = *state;

    expect_mood(f, "The obstacle may be Chad, where Norway has armed the Nigerien army.", "NOR",
                "NER", 1, FRN_MODALITY_ASSERTED);
    expect_mood(f, "Peru did not sign a treaty granting immunity to Chile.", "PER", "CHL", 1,
                FRN_MODALITY_NEGATED);
    assert_null(find(f, "PER", "CHL", -1));
}

/* A deal that curbs something is a deal; names before "and other powers" make it too. */
static void test_deals(void **state)
{
    fixture *f = *state;

    read_text(f, "Chile and other powers reached an agreement with Peru to curb its programme.");
    expect(f, "CHL", "PER", 1);
    assert_null(find(f, "CHL", "PER", -1));
}

/* Words that the treebank lacks: no preposition because of its ending, no name without a capital.
 */
static void test_rare_words(void **state)
{
    fixture *f = *state;

    read_text(f, "The standoff between Chad and Niger goes on.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Peru tore up its contract with Chile.");
    expect(f, "PER", "CHL", -1);
    read_text(f, "The verdict earned Chile a rebuke from Canada.");
    expect(f, "CAN", "CHL", -1);
}

/* "own" after a possessive is no verb; a name beyond ", and" with an aside has its own verb. */
static void test_own_words(void **state)
{
    fixture *f = *state;

    read_text(f, "Angela Merkel criticised her own government for failing to help Niger.");
    assert_null(find(f, "DEU", "DEU", 1));
    read_text(f,
              "Chile suspended aid to Bolivia, and Peru, a rival of Ecuador, rejected the plan.");
    expect(f, "CHL", "BOL", -1);
    assert_null(find(f, "CHL", "PER", -1));
}

static void test_reasons(void **state)
{
    fixture *f = *state;

    read_text(f, "Norway expelled a Chadian envoy after Chad had arrested priests.");
    expect(f, "NOR", "TCD", -1);
    read_text(f, "Peru, a key ally of Chile, has urged its citizens to leave Niger.");
    assert_null(find(f, "PER", "CHL", -1));
    read_text(f, "Norway condemned Peru because it had attacked Chile.");
    expect(f, "PER", "CHL", -1);
    assert_null(find(f, "NOR", "CHL", -1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_nouns_with_subjects),
                                       cmocka_unit_test(test_reach_of_moods),
                                       cmocka_unit_test(test_deals),
                                       cmocka_unit_test(test_own_words),
                                       cmocka_unit_test(test_rare_words),
                                       cmocka_unit_test(test_reasons)};

    return cmocka_run_group_tests(tests, setup, teardown);
}
