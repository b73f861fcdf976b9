/* From sentences to claims: voice, control, coordination, attribution, modality. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "format/documents.h"
#include "read/read.h"

enum { MOST = 64 };

typedef struct fixture {
    frn_lexicon *lexicon;
    frn_wording *wording;
    frn_model *model;
    frn_reader *reader;
    frn_arena arena;
    frn_claim claim[MOST];
    size_t claims;
} fixture;

static frn_status keep(void *ctx, const frn_claim *claim, frn_error *err)
{
    fixture *f = ctx;

    (void)err;
    if (f->claims < MOST)
        return frn_claim_copy(&f->claim[f->claims++], &f->arena, claim);
    return FRN_OK;
}

static int setup(void **state)
{
    fixture *f = calloc(1, sizeof *f);

    *state = f;
    return !(f && frn_lexicon_load(&f->lexicon, NULL, NULL, NULL) == FRN_OK &&
             frn_wording_load(&f->wording, NULL, NULL, NULL) == FRN_OK &&
             frn_model_builtin(&f->model, NULL) == FRN_OK &&
             frn_reader_open(&f->reader, f->lexicon, f->wording, f->model, NULL, NULL) == FRN_OK);
}

static int teardown(void **state)
{
    fixture *f = *state;

    frn_reader_close(f->reader);
    frn_model_free(f->model);
    frn_wording_free(f->wording);
    frn_lexicon_free(f->lexicon);
    frn_arena_free(&f->arena);
    free(f);
    return 0;
}

static void read_text(fixture *f, const char *text)
{
    frn_document doc;
    frn_document_options options = {.form = FRN_FORM_TEXT, .date = frn_date_make(2015, 3, 9)};
    frn_claim_sink sink = {keep, f};

    f->claims = 0;
    assert_int_equal(
        frn_document_parse(&doc, &f->arena, FRN_LIT("d"), frn_slice_of(text), &options, NULL, NULL),
        FRN_OK);
    assert_int_equal(frn_read_document(f->reader, &doc, &sink, NULL, NULL), FRN_OK);
}

static const frn_claim *find(const fixture *f, const char *source, const char *target, int sign)
{
    for (size_t i = 0; i < f->claims; i++) {
        const frn_claim *c = &f->claim[i];
        bool mutual = frn_action_describe(c->action)->mutual;
        if (c->sign == sign &&
            ((frn_slice_is(c->source.state, source) && frn_slice_is(c->target.state, target)) ||
             (mutual && frn_slice_is(c->source.state, target) &&
              frn_slice_is(c->target.state, source))))
            return c;
    }
    return NULL;
}

static void expect(const fixture *f, const char *source, const char *target, int sign)
{
    if (find(f, source, target, sign))
        return;
    for (size_t i = 0; i < f->claims; i++)
        print_message("got %.*s -> %.*s %d\n", FRN_ARG(f->claim[i].source.id),
                      FRN_ARG(f->claim[i].target.id), f->claim[i].sign);
    fail_msg("no claim %s -> %s %d", source, target, sign);
}

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
