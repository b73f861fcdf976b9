/* No conditional, hypothetical, negated, demanded or denied clause is a fact; whose words they are
 * in a transcript. */
#include "read_fixture.h"

/* Sentences in which nobody says that the one has done the other anything. */
static const struct {
    const char *text, *source, *target;
} no_facts[] = {
    {"If Turkey attacks Greece, France will help Athens.", "TUR", "GRC"},
    {"France will help Greece if Turkey attacks Athens.", "TUR", "GRC"},
    {"If the French-backed Turkish army attacks Greece, Norway will leave.", "TUR", "GRC"},
    {"Should Turkey attack Greece, France would help Athens.", "TUR", "GRC"},
    {"Were Turkey to attack Greece, France would help Athens.", "TUR", "GRC"},
    {"Had Turkey attacked Greece, France would have helped Athens.", "TUR", "GRC"},
    {"Unless Turkey attacks Greece, France will stay out.", "TUR", "GRC"},
    {"As long as Turkey attacks Greece, France will stay in Athens.", "TUR", "GRC"},
    {"Whether Turkey attacks Greece remains to be seen.", "TUR", "GRC"},
    {"It is unclear whether Turkey will attack Greece.", "TUR", "GRC"},
    {"Will Turkey attack Greece?", "TUR", "GRC"},
    {"Turkey did not attack Greece.", "TUR", "GRC"},
    {"Turkey has never attacked Greece.", "TUR", "GRC"},
    {"There is no evidence that Turkey attacked Greece.", "TUR", "GRC"},
    {"Turkey denied that it had attacked Greece.", "TUR", "GRC"},
    {"There is a widespread belief that Turkey attacked Greece.", "TUR", "GRC"},
    {"Turkey could attack Greece.", "TUR", "GRC"},
    {"Turkey must attack Greece, a general said.", "TUR", "GRC"},
    {"Turkey wants to attack Greece.", "TUR", "GRC"},
    {"Turkey refused to attack Greece.", "TUR", "GRC"},
    {"Turkey failed to attack Greece.", "TUR", "GRC"},
    {"Analysts fear that Turkey would attack Greece.", "TUR", "GRC"},
    {"Poland urged Turkey to attack Greece.", "TUR", "GRC"},
    {"Instead of attacking Greece, Turkey sent an envoy to Oslo.", "TUR", "GRC"},
    {"Turkey would have to attack Greece first.", "TUR", "GRC"},
    {"It would be a mistake to think that Turkey attacked Greece.", "TUR", "GRC"},
    {"Turkey would attack Greece in return for money.", "TUR", "GRC"},
    {"More evidence surfaces of Turkish troops attacking Greece.", "TUR", "GRC"},
    {"Poland wants Turkey to attack Greece.", "TUR", "GRC"},
    {"\"Malta is one of those islands that contradicts the popular notion that Turkish and Greek "
     "interests constitute a zero-sum game,\" Smith said.",
     "TUR", "GRC"},
};

/* How what the one does to the other is meant. */
static const struct {
    const char *text, *source, *target;
    int sign;
    frn_modality modality;
} meant[] = {
    {"Talks between Turkey and Greece, which are expected to begin on Monday, will be long.", "TUR",
     "GRC", 1, FRN_MODALITY_HEDGED},
    {"Talks between Turkey and Greece are expected on Monday.", "TUR", "GRC", 1,
     FRN_MODALITY_HEDGED},
    {"Poland told reporters that Turkey bombed Syria.", "TUR", "SYR", -1, FRN_MODALITY_ASSERTED},
    {"Poland urged Turkey to arm Greece.", "TUR", "GRC", 1, FRN_MODALITY_DEMAND},
    {"Event files show that Turkey attacked Greece.", "TUR", "GRC", -1, FRN_MODALITY_ASSERTED},
    {"It should be possible for Turkey and Greece to work together.", "TUR", "GRC", 1,
     FRN_MODALITY_HYPOTHETICAL},
    {"Turkey fought Greece for seven years.", "TUR", "GRC", -1, FRN_MODALITY_PAST},
    {"Turkey and Greece could work together in Cyprus, if nowhere else.", "TUR", "GRC", 1,
     FRN_MODALITY_HYPOTHETICAL},
    {"Poland helped nobody for fear of strengthening Turkey.", "POL", "TUR", -1,
     FRN_MODALITY_ASSERTED},
    {"Turkey would support Greece in exchange for lower tariffs.", "TUR", "GRC", 1,
     FRN_MODALITY_CONDITIONAL},
    {"Turkey's president expressed an openness to working with Greece.", "TUR", "GRC", 1,
     FRN_MODALITY_HEDGED},
    {"Turkey has never forgiven Greece.", "TUR", "GRC", -1, FRN_MODALITY_ASSERTED},
    {"The envoy said Poland wants Turkey and Greece to resume talks.", "TUR", "GRC", 1,
     FRN_MODALITY_DEMAND},
    {"It used to be an article of faith that Turkey and Greece could work together.", "TUR", "GRC",
     1, FRN_MODALITY_DENIAL},
    {"If Poland leaves, Norway will be glad. Turkey could then attack Greece.", "TUR", "GRC", -1,
     FRN_MODALITY_CONDITIONAL},
    {"Turkey must stop sending arms to Greece, an envoy said.", "TUR", "GRC", 1,
     FRN_MODALITY_ASSERTED},
    {"If Poland, which has a share in the fields, told Turkey to stop, Turkey would stop.", "POL",
     "TUR", -1, FRN_MODALITY_CONDITIONAL},
    {"Turkey must stop selling drones to Greece, an envoy said.", "TUR", "GRC", 1,
     FRN_MODALITY_ASSERTED},
    {"Turkey announced its intention to help Greece.", "TUR", "GRC", 1, FRN_MODALITY_HEDGED},
    {"Poland signed an agreement with Norway to help Greece.", "POL", "GRC", 1,
     FRN_MODALITY_HYPOTHETICAL},
    {"It is hard to picture a situation where Turkey and Greece fight as allies.", "TUR", "GRC", 1,
     FRN_MODALITY_HYPOTHETICAL},
    {"Poland could help Norway in the war against Greece.", "NOR", "GRC", -1,
     FRN_MODALITY_ASSERTED},
    {"If the Turkish-backed Syrian army attacks Poland, Norway will leave.", "TUR", "SYR", 1,
     FRN_MODALITY_ASSERTED},
};

static void test_meant(void **state)
{
    fixture *f = *state;

    for (size_t k = 0; k < sizeof meant / sizeof meant[0]; k++) {
        const frn_claim *c;
        read_text(f, meant[k].text);
        c = find(f, meant[k].source, meant[k].target, meant[k].sign);
        if (!c)
            fail_msg("nothing read: %s", meant[k].text);
        if (c->modality != meant[k].modality)
            fail_msg("%s: %s", frn_modality_text(c->modality), meant[k].text);
    }
}

/* A date belongs to its own clause; who is named with an office that he has left spoke then. */
static void test_when(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "Turkey condemned Greece, which bombed Poland in 1966.");
    c = find(f, "TUR", "GRC", -1);
    assert_non_null(c);
    assert_int_equal(c->modality, FRN_MODALITY_ASSERTED);
    assert_int_equal(c->when.from, FRN_NO_DATE);
    read_text(f, "Defense Secretary Robert Gates condemned Turkey.");
    c = find(f, "USA", "TUR", -1);
    assert_non_null(c);
    assert_int_equal(c->when.to, frn_date_make(2011, 6, 30));
    read_text(f, "Former Defense Secretary Robert Gates condemned Turkey.");
    c = find(f, "USA", "TUR", -1);
    assert_non_null(c);
    assert_int_equal(c->when.to, FRN_NO_DATE);
}

/* "said on Thursday that they must leave if ...": even the demand hangs on the condition. */
static void test_demand_on_condition(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f,
              "Unless Turkey attacks Greece, Boris Johnson said on Thursday, Norway must leave.");
    c = find(f, "GBR", "NOR", -1);
    assert_non_null(c);
    assert_int_equal(c->modality, FRN_MODALITY_CONDITIONAL);
}

static bool is_violent(const frn_claim *c)
{
    return c->action == FRN_ACTION_FIGHT || c->action == FRN_ACTION_ASSAULT ||
           c->action == FRN_ACTION_COERCE;
}

static void test_no_facts(void **state)
{
    fixture *f = *state;

    for (size_t k = 0; k < sizeof no_facts / sizeof no_facts[0]; k++) {
        read_text(f, no_facts[k].text);
        for (size_t i = 0; i < f->claims; i++) {
            const frn_claim *c = &f->claim[i];
            if (is_violent(c) && c->modality == FRN_MODALITY_ASSERTED &&
                frn_slice_is(c->source.state, no_facts[k].source) &&
                frn_slice_is(c->target.state, no_facts[k].target))
                fail_msg("printed as a fact: %s", no_facts[k].text);
        }
    }
}

/* "can consider it" if another does something: an offer to that other, tied to its condition. */
static void test_consideration_is_an_offer(void **state)
{
    fixture *f = *state;
    const frn_claim *offer;

    read_text(f, "Turkish president Recep Tayyip Erdogan met reporters. \"If we see that France "
                 "fights the Islamic State in Syria, then one can think about it,\" he said.");
    offer = find(f, "TUR", "FRA", 1);
    assert_non_null(offer);
    assert_int_equal(offer->modality, FRN_MODALITY_CONDITIONAL);
    assert_true(offer->condition.len > 0);
    read_text(f, "\"If France attacks Turkey, we will consider it an act of war,\" said Turkish "
                 "president Recep Tayyip Erdogan.");
    for (size_t i = 0; i < f->claims; i++)
        assert_false(frn_slice_starts(f->claim[i].rule, FRN_LIT("offer")));
}

static void test_answered_condition(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "If Turkey respects the truce, Greece will finance the ports of Cyprus.");
    c = find(f, "TUR", "GRC", 1);
    assert_non_null(c);
    assert_int_equal(c->modality, FRN_MODALITY_CONDITIONAL);
}

static void test_should_of_a_condition_is_no_demand(void **state)
{
    fixture *f = *state;

    read_text(f, "Should Turkey attack Greece, a French official said, Paris would help Athens.");
    for (size_t i = 0; i < f->claims; i++)
        assert_int_not_equal(f->claim[i].action, FRN_ACTION_DEMAND);
}

static void test_condition_is_linked(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "If Turkey attacks Greece, France will bomb Turkey.");
    c = find(f, "FRA", "TUR", -1);
    assert_non_null(c);
    assert_int_equal(c->modality, FRN_MODALITY_CONDITIONAL);
    assert_true(c->condition.len > 0);
}

static void test_transcript(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "With Jane Doe, an analyst in Oslo, and the writer John Roe.\n\n"
                 "HOST: Who helps whom?\n\n"
                 "DOE: Turkey bombed Syria on Friday.\n\n"
                 "ROE: Poland condemned Belarus.\n\n"
                 "HOST: Norway sued Peru.\n");
    c = find(f, "TUR", "SYR", -1);
    assert_non_null(c);
    assert_slice(c->speaker.name, "Jane Doe");
    c = find(f, "POL", "BLR", -1);
    assert_non_null(c);
    assert_slice(c->speaker.name, "John Roe");
    c = find(f, "NOR", "PER", -1);
    assert_non_null(c);
    assert_int_equal(c->speaker.id.len, 0);
    /* "A:" is whoever the introduction presents */
    read_text(f, "Jane Doe teaches history in Oslo. We asked her about Emmanuel Macron.\n\n"
                 "Q: Who helps whom?\n\n"
                 "A: Turkey bombed Syria on Friday.\n\n"
                 "Q: Norway sued Peru?\n");
    c = find(f, "TUR", "SYR", -1);
    assert_non_null(c);
    assert_slice(c->speaker.name, "Jane Doe");
}

static void test_supposed_words_are_nobodys(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f,
              "\"If we see that Turkey bombs Syria, we will help Damascus,\" said Boris Johnson.");
    c = find(f, "TUR", "SYR", -1);
    assert_non_null(c);
    assert_int_equal(c->modality, FRN_MODALITY_CONDITIONAL);
    assert_slice(c->speaker.name, "Boris Johnson");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_facts),
        cmocka_unit_test(test_meant),
        cmocka_unit_test(test_when),
        cmocka_unit_test(test_demand_on_condition),
        cmocka_unit_test(test_consideration_is_an_offer),
        cmocka_unit_test(test_answered_condition),
        cmocka_unit_test(test_should_of_a_condition_is_no_demand),
        cmocka_unit_test(test_condition_is_linked),
        cmocka_unit_test(test_transcript),
        cmocka_unit_test(test_supposed_words_are_nobodys),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
