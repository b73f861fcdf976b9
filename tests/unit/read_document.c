/* What only the text around a sentence, or the order of its clauses, tells: who speaks, on what it
 * depends, what is taken over from the sentence before. */
#include "read_fixture.h"

enum { NO = 9 }; /* no such claim, whatever its sign */

static const struct {
    const char *text, *source, *target;
    int sign;
    const char *speaker; /* NULL: whoever; "": the document itself */
    frn_modality modality;
} told[] = {
    /* clauses */
    {"GENEVA, 12 February - Poland condemned Turkey.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Turkey urged Poland to stop arming Norway; Syria, which has bombed Hungary, refused.", "SYR",
     "HUN", -1, "", FRN_MODALITY_ASSERTED},
    {"Russia, Serbia's protector, accused Poland of cheating.", "RUS", "POL", -1, NULL,
     FRN_MODALITY_ASSERTED},
    {"Russia, Serbia's protector, accused Poland of cheating.", "SRB", "POL", NO, NULL, 0},
    {"Norway expects Poland to condemn Turkey.", "POL", "TUR", -1, "Norway",
     FRN_MODALITY_HYPOTHETICAL},
    /* conditions */
    {"Poland would help Norway should the Hungarians attack Turkey.", "POL", "NOR", 1, NULL,
     FRN_MODALITY_CONDITIONAL},
    {"Poland would help Norway should the Hungarians attack Turkey.", "HUN", "TUR", -1, NULL,
     FRN_MODALITY_CONDITIONAL},
    {"Without Norway's support for Poland, Turkey would attack Syria.", "NOR", "POL", 1, NULL,
     FRN_MODALITY_CONDITIONAL},
    {"Without Norway's support for Poland, Turkey would attack Syria.", "TUR", "SYR", -1, NULL,
     FRN_MODALITY_CONDITIONAL},
    {"Norway will help Poland, provided Turkey leaves Syria alone and Poland condemns Turkey.",
     "POL", "TUR", -1, NULL, FRN_MODALITY_CONDITIONAL},
    /* voices */
    {"Poland is ready to condemn Turkey, its spokesman, John Doe, added.", "POL", "TUR", -1,
     "John Doe", FRN_MODALITY_ASSERTED},
    {"John Doe told reporters that Poland would condemn Turkey if Norway attacked Syria.", "NOR",
     "SYR", -1, "John Doe", FRN_MODALITY_CONDITIONAL},
    {"According to people familiar with the matter, Poland condemned Turkey.", "POL", "TUR", -1,
     "people familiar with the matter", FRN_MODALITY_ASSERTED},
    {"Poland said that Norway had to reopen talks.", "NOR", "POL", 1, "Poland",
     FRN_MODALITY_DEMAND},
    {"According to Jane Doe, an analyst in Berlin, Turkey has attacked Syria.", "TUR", "SYR", -1,
     "Jane Doe", FRN_MODALITY_ASSERTED},
    {"Turkey, says Jane Doe, has attacked Syria.", "TUR", "SYR", -1, "Jane Doe",
     FRN_MODALITY_ASSERTED},
    {"As Jane Doe puts it, Turkey has attacked Syria.", "TUR", "SYR", -1, "Jane Doe",
     FRN_MODALITY_ASSERTED},
    {"Jane Doe warned on Thursday that Turkey would attack Syria.", "TUR", "SYR", -1, "Jane Doe",
     FRN_MODALITY_HYPOTHETICAL},
    {"Poland claims Turkey attacked Syria.", "TUR", "SYR", -1, "Poland", FRN_MODALITY_ASSERTED},
    {"In Poland's eyes Turkey attacked Syria.", "TUR", "SYR", -1, "Poland", FRN_MODALITY_ASSERTED},
    {"Jane Doe did not mince words: \"Turkey has attacked Syria.\"", "TUR", "SYR", -1, "Jane Doe",
     FRN_MODALITY_ASSERTED},
    {"John Doe leads Poland. \"Jane Roe is wrong. Turkey attacked Syria,\" he said.", "TUR", "SYR",
     -1, "John Doe", FRN_MODALITY_ASSERTED},
    {"If Norway leaves, John Doe said on Friday, Turkey will attack Syria.", "TUR", "SYR", -1,
     "John Doe", FRN_MODALITY_CONDITIONAL},
    {"Poland blamed Turkey.", "POL", "TUR", -1, "Poland", FRN_MODALITY_ASSERTED},
    /* moods */
    {"Norway must leave, or Turkey will attack Syria.", "TUR", "SYR", -1, "",
     FRN_MODALITY_CONDITIONAL},
    {"Were Norway to leave, Turkey would attack Syria.", "TUR", "SYR", -1, "",
     FRN_MODALITY_CONDITIONAL},
    {"But for Norway, Turkey would have attacked Syria.", "TUR", "SYR", -1, "",
     FRN_MODALITY_CONDITIONAL},
    {"It is not true that Turkey attacked Syria.", "TUR", "SYR", -1, "", FRN_MODALITY_NEGATED},
    {"Nobody believes that Turkey attacked Syria.", "TUR", "SYR", -1, NULL, FRN_MODALITY_DENIAL},
    {"Turkey has yet to attack Syria.", "TUR", "SYR", -1, "", FRN_MODALITY_NEGATED},
    {"It appears that Turkey attacked Syria.", "TUR", "SYR", -1, "", FRN_MODALITY_HEDGED},
    {"Turkey ought to attack Syria.", "TUR", "SYR", -1, "", FRN_MODALITY_DEMAND},
    {"Norway called on Turkey to attack Syria.", "TUR", "SYR", -1, NULL, FRN_MODALITY_DEMAND},
    {"Turkey did not hesitate to attack Syria.", "TUR", "SYR", -1, "", FRN_MODALITY_ASSERTED},
    {"In the nineties Turkey attacked Syria.", "TUR", "SYR", -1, "", FRN_MODALITY_PAST},
    {"Twenty years ago Turkey attacked Syria.", "TUR", "SYR", -1, "", FRN_MODALITY_PAST},
    {"Turkey attacked Syria in 1998 and it helps Norway now.", "TUR", "NOR", 1, "",
     FRN_MODALITY_ASSERTED},
    /* sentences of comment */
    {"When the talks ended, Poland criticised Turkey.", "POL", "TUR", -1, "",
     FRN_MODALITY_ASSERTED},
    {"Poland sides with Turkey.", "POL", "TUR", 1, "", FRN_MODALITY_ASSERTED},
    {"Norway keeps quiet, but Poland relies on Turkey.", "POL", "TUR", 1, "",
     FRN_MODALITY_ASSERTED},
    {"Poland is wary of Turkey.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland is at odds with Turkey.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Relations between Poland and Turkey are tense.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland sees Turkey as a rival.", "POL", "TUR", -1, "Poland", FRN_MODALITY_ASSERTED},
    {"Poland used the meeting to criticise Turkey.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland, along with Norway, criticised Turkey.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland, fearing Turkey, withdrew.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland has no love for Turkey.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland cannot stand Turkey.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Norway criticised Turkey, and Poland threatened Syria.", "POL", "SYR", -1, "",
     FRN_MODALITY_ASSERTED},
    {"Poland says Turkey cannot be trusted.", "POL", "TUR", -1, "Poland", FRN_MODALITY_ASSERTED},
    {"Norway criticised Turkey. So did Poland.", "POL", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland and Turkey met. The two quarrelled over gas.", "POL", "TUR", -1, "",
     FRN_MODALITY_ASSERTED},
    /* the other side */
    {"Talks between Turkey and Syria collapsed.", "TUR", "SYR", -1, "", FRN_MODALITY_ASSERTED},
    {"Turkey and Syria held talks, but the talks broke down.", "TUR", "SYR", -1, "",
     FRN_MODALITY_ASSERTED},
    {"If Turkey withdraws its troops, Syria is ready to reopen the border.", "SYR", "TUR", 1, "",
     FRN_MODALITY_CONDITIONAL},
    /* taken over */
    {"Poland supports Turkey. Norway does not.", "NOR", "TUR", -1, "", FRN_MODALITY_ASSERTED},
    {"Poland arms Turkey, and so does Norway.", "NOR", "TUR", 1, "", FRN_MODALITY_ASSERTED},
    {"Poland has criticised Turkey. Norway has done so, too.", "NOR", "TUR", -1, "",
     FRN_MODALITY_ASSERTED},
    {"Poland accused Turkey of arming Syria. Turkey denied any involvement.", "TUR", "SYR", 1,
     "Turkey", FRN_MODALITY_DENIAL},
};

static bool is_told(const fixture *f, size_t k)
{
    for (size_t i = 0; i < f->claims; i++) {
        const frn_claim *c = &f->claim[i];
        bool same = frn_slice_is(c->source.state, told[k].source) &&
                    frn_slice_is(c->target.state, told[k].target);
        bool turned = frn_action_describe(c->action)->mutual &&
                      frn_slice_is(c->source.state, told[k].target) &&
                      frn_slice_is(c->target.state, told[k].source);
        if (!same && !turned)
            continue;
        if (told[k].sign == NO ||
            (c->sign == told[k].sign && c->modality == told[k].modality &&
             (!told[k].speaker || frn_slice_is(c->speaker.name, told[k].speaker))))
            return true;
    }
    return false;
}

static void test_told(void **state)
{
    fixture *f = *state;

    for (size_t k = 0; k < sizeof told / sizeof told[0]; k++) {
        read_text(f, told[k].text);
        if (is_told(f, k) != (told[k].sign == NO))
            continue;
        for (size_t i = 0; i < f->claims; i++)
            print_message("got %.*s -> %.*s %d %s by %.*s\n", FRN_ARG(f->claim[i].source.id),
                          FRN_ARG(f->claim[i].target.id), f->claim[i].sign,
                          frn_modality_text(f->claim[i].modality),
                          FRN_ARG(f->claim[i].speaker.name));
        fail_msg("%s -> %s: %s", told[k].source, told[k].target, told[k].text);
    }
}

/* The date line of a report is no part of its first sentence. */
static void test_date_line(void **state)
{
    fixture *f = *state;

    read_text(f, "WARSAW, June 3 (Agency) - Poland condemned Turkey.");
    assert_int_equal(f->claims, 1);
    assert_slice(f->claim[0].quote, "Poland condemned Turkey.");
}

/* A party's name is not what a quarrel is about. */
static void test_name_is_no_issue(void **state)
{
    fixture *f = *state;

    read_text(f, "Poland's Labour Party accused the Polish government of wasting water.");
    for (size_t i = 0; i < f->claims; i++)
        assert_false(frn_slice_is(f->claim[i].issue, "labour"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_told),
        cmocka_unit_test(test_date_line),
        cmocka_unit_test(test_name_is_no_issue),
    };

    return cmocka_run_group_tests(tests, setup, teardown);
}
