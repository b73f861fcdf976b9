/* Which deed a verb and its nouns make: idioms, verbs of two objects, deeds done to each other. */
#include "read_fixture.h"

static void expect_deed(fixture *f, const char *from, const char *to, frn_action action)
{
    int sign = frn_action_describe(action)->sign;
    const frn_claim *claim = find(f, from, to, sign);

    assert_non_null(claim);
    assert_string_equal(frn_action_describe(claim->action)->name,
                        frn_action_describe(action)->name);
}

static void test_prepositions_of_their_own(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad supplied Niger with shells.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_AID);
    read_text(f, "Peru's president likened Chile to a pirate.");
    expect_deed(f, "PER", "CHL", FRN_ACTION_DISAPPROVE);
    read_text(f, "Niger asked Chad for a loan on Monday.");
    expect_deed(f, "NER", "TCD", FRN_ACTION_DEMAND);
}

static void test_given_and_dealt(void **state)
{
    fixture *f = *state;

    read_text(f, "Peru handed Chile a humiliating defeat at the court.");
    expect_deed(f, "PER", "CHL", FRN_ACTION_DISAPPROVE);
    read_text(f, "Chad gave Niger the cold shoulder.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_DISAPPROVE);
    read_text(f, "Chad threw Niger a lifeline.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_AID);
    read_text(f, "Fiji gave the green light to Samoa's plan.");
    expect_deed(f, "FJI", "WSM", FRN_ACTION_SUPPORT);
}

static void test_traded(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad and Niger traded accusations over the well.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_DISAPPROVE);
    read_text(f, "Chad and Niger traded blame for the spill.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_DISAPPROVE);
    assert_null(find(f, "TCD", "NER", 1));
    read_text(f, "Chad traded fire with Niger for an hour.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_FIGHT);
    read_text(f, "Chad trades with Niger.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_COOPERATE);
}

/* What is done to whoever acts, and what he does by acting in spite of it. */
static void test_circumstances(void **state)
{
    fixture *f = *state;

    read_text(f, "Despite objections from Chad, Niger went ahead with the dam.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_DISAPPROVE);
    expect_deed(f, "NER", "TCD", FRN_ACTION_REJECT);
    read_text(f, "Over the objections of Chad, Niger went ahead with the dam.");
    expect_deed(f, "NER", "TCD", FRN_ACTION_REJECT);
    read_text(f, "In response to Chile's tariffs, Peru raised its own.");
    expect_deed(f, "PER", "CHL", FRN_ACTION_SANCTION);
    read_text(f, "At the request of Chile, Peru withdrew the plan.");
    expect_deed(f, "PER", "CHL", FRN_ACTION_CONCEDE);
    assert_null(find(f, "CHL", "PER", -1));
    read_text(f, "With the backing of Chile, Peru applied for membership.");
    expect(f, "CHL", "PER", 1);
    assert_null(find(f, "PER", "CHL", 1));
    read_text(f, "Peru applied for membership at a meeting in Chile with support from everybody.");
    assert_null(find(f, "CHL", "PER", 1));
}

/* A noun of a pattern that belongs to another noun is none of the verb's; a quarrel in which
 * something is turned down is not turned down. */
static void test_nouns_elsewhere(void **state)
{
    fixture *f = *state;

    read_text(f, "Finland withdrew its objections to Laos's bid for membership.");
    assert_null(find(f, "FIN", "LAO", -1));
    read_text(f, "Honduras turned down an offer of mediation from Peru in its quarrel with Chile.");
    expect_deed(f, "HND", "PER", FRN_ACTION_REJECT);
    expect(f, "HND", "CHL", -1);
}

/* Of the prepositions after a verb that of its pattern, else the nearest. */
static void test_nearest_preposition(void **state)
{
    fixture *f = *state;

    read_text(f, "Finland has restricted exports of graphite to Laos after talks with Brazil.");
    expect_deed(f, "FIN", "LAO", FRN_ACTION_SANCTION);
    assert_null(find(f, "FIN", "BRA", -1));
    read_text(f, "Peru tore up its contract with Chile for trains and turned to Fiji.");
    expect_deed(f, "PER", "CHL", FRN_ACTION_SANCTION);
    assert_null(find(f, "PER", "FJI", -1));
}

/* What somebody makes another do is done. */
static void test_made_to(void **state)
{
    fixture *f = *state;

    read_text(f, "Norway forced Laos to lift its embargo on Finland.");
    expect_deed(f, "NOR", "LAO", FRN_ACTION_COERCE);
    expect_deed(f, "LAO", "FIN", FRN_ACTION_RETREAT);
    assert_int_equal(find(f, "LAO", "FIN", 1)->modality, FRN_MODALITY_ASSERTED);
    read_text(f, "Norway persuaded Laos to lift its embargo on Finland.");
    assert_int_equal(find(f, "LAO", "FIN", 1)->modality, FRN_MODALITY_ASSERTED);
}

/* Why or when something ends does not end with it. */
static void test_reasons(void **state)
{
    fixture *f = *state;

    read_text(f, "Norway suspended aid to Laos because it had attacked Finland.");
    expect_deed(f, "NOR", "LAO", FRN_ACTION_SANCTION);
    assert_int_equal(find(f, "LAO", "FIN", -1)->modality, FRN_MODALITY_ASSERTED);
}

static void test_fronted(void **state)
{
    fixture *f = *state;

    read_text(f, "Furious at Laos, Finland recalled its envoy.");
    expect(f, "FIN", "LAO", -1);
    read_text(f, "In retaliation against Finland, Laos lowered its quota.");
    expect(f, "LAO", "FIN", -1);
    read_text(f, "Together with Finland, Laos built a dam.");
    expect(f, "LAO", "FIN", 1);
}

/* A verb with its subject before it, or a pronoun as its object after it, has no speaker there. */
static void test_no_speaker_after(void **state)
{
    fixture *f = *state;

    read_text(f, "Sudan, which had quarrelled with Ethiopia all summer, held a new round of talks "
                 "with Kenya.");
    expect_deed(f, "SDN", "KEN", FRN_ACTION_CONSULT);
    read_text(f, "Norway's lawyers, who despise General Musharraf, praised him for once.");
    expect_deed(f, "NOR", "PAK", FRN_ACTION_SUPPORT);
}

/* Names are no verbs and no adverbs; what nobody can do to another has no agent. */
static void test_mended(void **state)
{
    fixture *f = *state;

    read_text(f, "Estonia accused Russian officials of inciting the riots.");
    expect_deed(f, "EST", "RUS", FRN_ACTION_DISAPPROVE);
    read_text(f, "Gabon denied Paraguay a visa.");
    expect_deed(f, "GAB", "PRY", FRN_ACTION_REJECT);
    read_text(f, "Angela Merkel stood by Nicolas Sarkozy.");
    expect_deed(f, "DEU", "FRA", FRN_ACTION_SUPPORT);
    read_text(f, "Norway heaped praise on Laos.");
    expect_deed(f, "NOR", "LAO", FRN_ACTION_SUPPORT);
}

static void test_openings(void **state)
{
    fixture *f = *state;

    read_text(f, "Ignoring warnings from Gabon, Paraguay went ahead with the plan.");
    expect_deed(f, "PRY", "GAB", FRN_ACTION_REJECT);
    read_text(f, "Paraguay went ahead with the plan despite Gabon's protests.");
    expect_deed(f, "PRY", "GAB", FRN_ACTION_REJECT);
}

/* What one would rather do, and what another does not. */
static void test_preferences(void **state)
{
    fixture *f = *state;

    read_text(f, "Norway would rather work with Finland than with Laos.");
    assert_null(find(f, "NOR", "FIN", -1));
    read_text(f,
              "France wants to make an example of Britain; Germany does not, but Norway will not "
              "fight Laos for the sake of British cars.");
    assert_int_equal(find(f, "NOR", "LAO", -1)->modality, FRN_MODALITY_NEGATED);
}

static void test_complements(void **state)
{
    fixture *f = *state;

    read_text(f, "Norwegian experts looked into killings by Laotian soldiers in Timor.");
    expect_deed(f, "NOR", "LAO", FRN_ACTION_INVESTIGATE);
    read_text(f, "Norway's parliament turned down a treaty with Laos on hospital costs.");
    assert_true(!find(f, "NOR", "LAO", -1) ||
                find(f, "NOR", "LAO", -1)->action == FRN_ACTION_REJECT);
    read_text(f, "Norway condemned as a crime the murder of two nurses.");
    assert_int_equal(f->claims, 0);
    read_text(f, "A Greek minister demanded a vote after a Turkish court had cleared him.");
    assert_null(find(f, "GRC", "TUR", -1));
    read_text(f, "Chad and Niger mended fences in March.");
    expect_deed(f, "TCD", "NER", FRN_ACTION_SUPPORT);
}

static void test_said_threats(void **state)
{
    fixture *f = *state;

    read_text(f, "Finland said it would sue Laos unless the nets were returned.");
    expect_deed(f, "FIN", "LAO", FRN_ACTION_DISAPPROVE);
    assert_int_equal(find(f, "FIN", "LAO", -1)->modality, FRN_MODALITY_CONDITIONAL);
    assert_true(f->claims == 2 && f->claim[1].action == FRN_ACTION_THREATEN);
    read_text(f, "Finland vowed to crush Laos.");
    expect_deed(f, "FIN", "LAO", FRN_ACTION_THREATEN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_prepositions_of_their_own),
        cmocka_unit_test(test_given_and_dealt),
        cmocka_unit_test(test_traded),
        cmocka_unit_test(test_circumstances),
        cmocka_unit_test(test_nearest_preposition),
        cmocka_unit_test(test_nouns_elsewhere),
        cmocka_unit_test(test_made_to),
        cmocka_unit_test(test_reasons),
        cmocka_unit_test(test_fronted),
        cmocka_unit_test(test_openings),
        cmocka_unit_test(test_preferences),
        cmocka_unit_test(test_complements),
        cmocka_unit_test(test_said_threats),
        cmocka_unit_test(test_mended),
        cmocka_unit_test(test_no_speaker_after),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
