/* Where tokens and sentences end. Expected results are written with one blank between tokens and
 * a bar between sentences. */
#include "test.h"

#include "base/buf.h"
#include "read/syntax.h"

static frn_model *model;

static int load(void **state)
{
    (void)state;
    return frn_model_builtin(&model, NULL);
}

static int unload(void **state)
{
    (void)state;
    frn_model_free(model);
    return 0;
}

static void expect(const char *text, const char *want)
{
    frn_arena arena = {0};
    frn_paragraph paragraph = {0, (uint32_t)strlen(text), FRN_BLOCK_TEXT};
    frn_document doc = {.text = frn_slice_of(text), .paragraph = &paragraph, .paragraph_count = 1};
    frn_syntax_opts opts = {.no_parse = true};
    frn_sentence *sentence;
    uint32_t count;
    frn_buf got = {0};

    assert_int_equal(frn_syntax_parse(&sentence, &count, &arena, &doc, model, &opts, NULL), FRN_OK);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0)
            frn_buf_text(&got, " | ");
        for (uint32_t k = 0; k < sentence[i].count; k++) {
            const frn_token *t = &sentence[i].token[k];

            if (k > 0)
                frn_buf_byte(&got, ' ');
            frn_buf_add(&got, frn_slice_sub(doc.text, t->begin, t->end));
        }
    }
    frn_buf_byte(&got, '\0');
    assert_string_equal(got.ptr, want);
    frn_buf_free(&got);
    frn_arena_free(&arena);
}

static void test_abbreviations(void **state)
{
    (void)state;
    expect("Gen. Ali Karimi met Lt. Col. J. B. Stone. They talked.",
           "Gen. Ali Karimi met Lt. Col. J. B. Stone . | They talked .");
    expect("U.S. officials left. He is in the U.S. The talks go on.",
           "U.S. officials left . | He is in the U.S. | The talks go on .");
    expect("The U.S. Senate and the U.N. Security Council agreed.",
           "The U.S. Senate and the U.N. Security Council agreed .");
    expect("Acme Inc. sued Bolt Corp. on Jan. 5. It won.",
           "Acme Inc. sued Bolt Corp. on Jan. 5 . | It won .");
    expect("It came at 5 p.m. Officials cheered.", "It came at 5 p.m. | Officials cheered .");
    expect("See No. 7 and p. 12. No. Nobody did.", "See No. 7 and p. 12 . | No . | Nobody did .");
    expect("He met Sen. Smith, R-Ohio, e.g. in St. Louis.",
           "He met Sen. Smith , R - Ohio , e.g. in St. Louis .");
    expect("George W. Bush spoke. J.F.K. did not.", "George W. Bush spoke . | J.F.K. did not .");
}

static void test_numbers(void **state)
{
    (void)state;
    expect("Oil rose 3.5% to $1,200.50 in 2014. 20 people died.",
           "Oil rose 3.5 % to $ 1,200.50 in 2014 . | 20 people died .");
    expect("1. The first point is peace.", "1 . The first point is peace .");
    expect("It began at 10:30am on 9/11.", "It began at 10:30 am on 9/11 .");
    expect("A US$5 bill from the 1990s, or the '90s.",
           "A US$ 5 bill from the 1990s , or the '90s .");
    expect("Call 555-123-4567 about the 2-1 win.", "Call 555-123-4567 about the 2 - 1 win .");
    expect("The P5+1 talks with AT&T.", "The P5+1 talks with AT&T .");
}

static void test_clitics(void **state)
{
    (void)state;
    expect("It’s clear they don't, can't and won't.",
           "It ’s clear they do n't , ca n't and wo n't .");
    expect("Iran's allies cannot say the states' view.",
           "Iran 's allies can not say the states ' view .");
    expect("O'Brien and the Shi'ite cleric've met.", "O'Brien and the Shi'ite cleric 've met .");
}

static void test_hyphens(void **state)
{
    (void)state;
    expect("U.S.-Iran talks; Iran-backed, anti-Assad groups.",
           "U.S. - Iran talks ; Iran - backed , anti-Assad groups .");
    expect("A UN-brokered cease-fire with al-Qaeda.",
           "A UN - brokered cease - fire with al - Qaeda .");
    expect("Iraq—under pressure – refused -- twice.", "Iraq — under pressure – refused -- twice .");
}

static void test_quotes(void **state)
{
    (void)state;
    expect("“We will fight.” He left.", "“ We will fight . ” | He left .");
    expect("\"Why now?\" he asked. \"Go!\"", "\" Why now ? \" he asked . | \" Go ! \"");
    expect("“Why now?” Obama asked. “I know.”", "“ Why now ? ” Obama asked . | “ I know . ”");
    expect("“It is over. We won,” she said.", "“ It is over . | We won , ” she said .");
    expect("(He lied.) Then he left.", "( He lied . ) | Then he left .");
    expect("He called it a \"joke.\" She laughed.", "He called it a \" joke . \" | She laughed .");
}

static void test_dots(void **state)
{
    (void)state;
    expect("Troops who were kidnapped … can be traced. … The end.",
           "Troops who were kidnapped … can be traced . … | The end .");
    expect("On Iraq... we wait. . . . It ended.", "On Iraq ... we wait . . . . | It ended .");
    expect("Well . . . we wait.", "Well . . . we wait .");
    expect("No way!! Really?! Yes.", "No way !! | Really ?! | Yes .");
}

static void test_addresses(void **state)
{
    (void)state;
    expect("See https://example.org/a.b?c=d, or write to me@example.org.",
           "See https://example.org/a.b?c=d , or write to me@example.org .");
    expect("Visit www.example.com. It is free.", "Visit www.example.com . | It is free .");
    expect("The vote ended.The count began.", "The vote ended . | The count began .");
}

static void test_odd(void **state)
{
    (void)state;
    expect("", "");
    expect("  \t ", "");
    expect(".", ".");
    expect("\xff\xfe\xff", "\xff\xfe\xff");
    expect("Erdoğan met Müller. Élysée staff left.", "Erdoğan met Müller . | Élysée staff left .");
    expect("He spoke of al-Qaeda. al-Zawahiri did not.",
           "He spoke of al - Qaeda . | al - Zawahiri did not .");
}

static void test_long(void **state)
{
    frn_buf text = {0};
    frn_arena arena = {0};
    frn_paragraph paragraph = {0};
    frn_document doc = {.paragraph = &paragraph, .paragraph_count = 1};
    frn_sentence *sentence;
    uint32_t count, total = 0;

    (void)state;
    for (int i = 0; i < 1000; i++)
        frn_buf_text(&text, i % 50 == 49 ? "word, " : "word ");
    doc.text = frn_buf_slice(&text);
    paragraph.end = (uint32_t)doc.text.len;
    assert_int_equal(frn_syntax_parse(&sentence, &count, &arena, &doc, model, NULL, NULL), FRN_OK);
    assert_true(count >= 4);
    for (uint32_t i = 0; i < count; i++) {
        assert_true(sentence[i].count <= FRN_SENTENCE_MAX);
        total += sentence[i].count;
    }
    assert_int_equal(total, 1020);
    assert_true(frn_slice_is(sentence[0].token[sentence[0].count - 1].lower, ","));
    frn_buf_free(&text);
    frn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_abbreviations), cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_clitics),       cmocka_unit_test(test_hyphens),
        cmocka_unit_test(test_quotes),        cmocka_unit_test(test_dots),
        cmocka_unit_test(test_addresses),     cmocka_unit_test(test_odd),
        cmocka_unit_test(test_long)};

    return cmocka_run_group_tests(tests, load, unload);
}
