/* Whose words they are: the speaker of a claim. */
#include "read_fixture.h"

/* `speaker` is the name; "" is the document itself. */
static const struct {
    const char *text, *source, *target;
    int sign;
    const char *speaker;
} spoken[] = {
    {"The longer the Hamas crisis continues, the more often Turkey will bomb Syria.", "TUR", "SYR",
     -1, ""},
    {"Verdant is a bank. \"Turkey bombed Syria,\" its founder Jane Doe warned.", "TUR", "SYR", -1,
     "Jane Doe"},
    {"Jane Doe of the Institute for Peace doubts that Turkey bombed Syria.", "TUR", "SYR", -1,
     "Jane Doe"},
    {"Emmanuel Macron claimed earlier this month that Turkey had bombed Syria.", "TUR", "SYR", -1,
     "Emmanuel Macron"},
    {"Poland denied that it arms Norway and condemned Turkey.", "POL", "TUR", -1, ""},
    {"It would be wrong, Jane Doe argues, to think so: \"Turkey criticises Syria for it.\"", "TUR",
     "SYR", -1, "Jane Doe"},
    {"Emmanuel Macron said that Norway was \"naive: Turkey bombed Syria\".", "TUR", "SYR", -1,
     "Emmanuel Macron"},
    {"After Norway announced that it would leave, Jane Doe said that this was when \"Turkey bombed "
     "Syria\".",
     "TUR", "SYR", -1, "Jane Doe"},
    /* unnamed speakers keep their words, "his" is told by name */
    {"A person familiar with the talks said that Turkey had bombed Syria.", "TUR", "SYR", -1,
     "person familiar with the talks"},
    {"According to someone who was in the room, Turkey bombed Syria.", "TUR", "SYR", -1,
     "someone who was in the room"},
    {"Omar Haddad is a mayor. Two of his colleagues said that Turkey had bombed Syria.", "TUR",
     "SYR", -1, "two of Haddad's colleagues"},
    {"Omar Haddad is a mayor. Haddad's aides say that Turkey bombed Syria.", "TUR", "SYR", -1,
     "Haddad's aides"},
    {"The three juntas said that Turkey had bombed Syria.", "TUR", "SYR", -1, "juntas"},
    {"A retired general in Poland said that Turkey had bombed Syria.", "TUR", "SYR", -1,
     "retired general in Poland"},
    /* after the verb, and by a verb of belief between commas */
    {"Turkey had bombed Syria, said a man who knows both.", "TUR", "SYR", -1, "man who knows both"},
    {"Turkey has bombed Syria, Emmanuel Macron believes.", "TUR", "SYR", -1, "Emmanuel Macron"},
    /* between a subject and its verb */
    {"Turkey, a French diplomat said on Monday, had bombed Syria.", "TUR", "SYR", -1,
     "French diplomat"},
    {"Two other officials, speaking on condition of anonymity, said Turkey had bombed Syria.",
     "TUR", "SYR", -1, "officials"},
    {"A senior aide to Emmanuel Macron rejected the charge. He said Turkey had bombed Syria.",
     "TUR", "SYR", -1, "senior aide to Emmanuel Macron"},
    /* what another has done is announced or sworn to, not promised */
    {"Emmanuel Macron announced that Turkey had bombed Syria.", "TUR", "SYR", -1,
     "Emmanuel Macron"},
    /* but those who hold an office or stand in for a whole are who they are */
    {"The Polish government said that Turkey had bombed Syria.", "TUR", "SYR", -1,
     "Polish government"},
};

static void test_speakers(void **state)
{
    fixture *f = *state;

    for (size_t k = 0; k < sizeof spoken / sizeof spoken[0]; k++) {
        const frn_claim *c;
        read_text(f, spoken[k].text);
        c = find(f, spoken[k].source, spoken[k].target, spoken[k].sign);
        if (!c)
            fail_msg("nothing read: %s", spoken[k].text);
        if (!frn_slice_is(c->speaker.name, spoken[k].speaker))
            fail_msg("by %.*s: %s", FRN_ARG(c->speaker.name), spoken[k].text);
    }
}

/* The accused are those who are accused, not those in whose deeds they are said to have a hand. */
static void test_accused_of_being_behind(void **state)
{
    fixture *f = *state;
    bool content = false;

    read_text(f, "Poland has accused Turkey of being behind the Hamas attacks.");
    assert_non_null(find(f, "POL", "TUR", -1));
    for (size_t i = 0; i < f->claims; i++) {
        const frn_claim *c = &f->claim[i];
        assert_false(frn_slice_is(c->source.id, "POL") && frn_slice_is(c->target.id, "hamas"));
        if (frn_slice_is(c->source.id, "TUR") && frn_slice_is(c->target.id, "hamas"))
            content = c->contested && frn_slice_is(c->speaker.id, "POL") && c->sign > 0;
    }
    assert_true(content);
}

/* Whoever says that another's meddling makes things worse is against it. */
static void test_called_harmful(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "Emmanuel Macron said that Turkish intervention would only worsen the crisis.");
    c = find(f, "FRA", "TUR", -1);
    assert_non_null(c);
    assert_int_equal(c->modality, FRN_MODALITY_HEDGED);
    assert_slice(c->speaker.id, "FRA/emmanuel-macron");
    read_text(f, "Boris Johnson muddied the waters by suggesting Polish intervention would only "
                 "worsen the crisis.");
    c = find(f, "GBR", "POL", -1);
    assert_non_null(c);
    assert_slice(c->speaker.name, "Boris Johnson");
}

/* "We" is the speaker's side, once. */
static void test_we_is_one(void **state)
{
    fixture *f = *state;

    read_text(f, "\"We must work with Turkey,\" said Emmanuel Macron.");
    for (size_t i = 0; i < f->claims; i++) {
        if (f->claim[i].sign > 0)
            assert_slice(f->claim[i].source.id, "FRA");
    }
}

/* A quotation that opens under a nickname and goes on under the name is one person's. */
static void test_nickname(void **state)
{
    fixture *f = *state;

    read_text(f, "Even Bluto spoke yesterday in Washington:\n\n"
                 "\"The Turks bombed Syria.\"\n\n"
                 "\"Poland is no better.\" Boehner said that Poland condemned Belarus.");
    assert_slice(find(f, "TUR", "SYR", -1)->speaker.id, "USA/john-boehner");
    assert_slice(find(f, "POL", "BLR", -1)->speaker.id, "USA/john-boehner");
}

/* Several places of one group of people make no two voices; a name stays as the document has it. */
static void test_called_as_in_the_document(void **state)
{
    fixture *f = *state;
    const frn_claim *c;

    read_text(f, "Commentators in Ankara and Athens argued that Poland condemned Belarus.");
    assert_int_equal(f->claims, 1);
    assert_slice(f->claim[0].speaker.name, "commentators in Ankara and Athens");
    read_text(f, "Germany's Wolfgang Schaeuble condemned Greece.");
    c = find(f, "DEU", "GRC", -1);
    assert_non_null(c);
    assert_slice(c->source.name, "Wolfgang Schaeuble");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_speakers),       cmocka_unit_test(test_accused_of_being_behind),
        cmocka_unit_test(test_called_harmful), cmocka_unit_test(test_we_is_one),
        cmocka_unit_test(test_nickname),       cmocka_unit_test(test_called_as_in_the_document),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
