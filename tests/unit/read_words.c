/* Words that the source names, and words that several tables number. */
#include "read/known_internal.h"
#include "read/word_list_internal.h"
#include "test.h"

#define LIST "of the is vice-president \xC3\xA9tat - a"

static bool in_list(frn_slice word)
{
    return frn_word_in(word, LIST);
}

/* Every word of a list is found, also those at its ends; parts of words and blanks are not. */
static void test_list(void **state)
{
    static const char *const other[] = {"o",   "th",        "ofthe",    "of the", "vice",
                                        "ice", "president", "\xC3\xA9", "A",      " "};
    frn_slice rest = frn_slice_of(LIST), word;
    size_t found = 0;

    (void)state;
    while (frn_slice_split(&rest, ' ', &word)) {
        assert_true(in_list(word));
        found++;
    }
    assert_int_equal(found, 7);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        assert_false(in_list(frn_slice_of(other[i])));
    assert_false(in_list((frn_slice){0}));
    assert_false(in_list(FRN_LIT("")));
}

/* A word that the model knows has the numbers that looking it up by its letters gives. */
static void test_known(void **state)
{
    frn_wording *wording = NULL;
    frn_lexicon *lexicon = NULL;
    frn_model *model = NULL;
    frn_known known, none = {0};
    uint32_t words = 0, names = 0, forms = 0;

    (void)state;
    assert_int_equal(frn_wording_load(&wording, NULL, NULL, NULL), FRN_OK);
    assert_int_equal(frn_lexicon_load(&lexicon, NULL, NULL, NULL), FRN_OK);
    assert_int_equal(frn_model_builtin(&model, NULL), FRN_OK);
    assert_true(frn_known_make(&known, model, wording, lexicon));
    for (uint32_t i = 0; i < model->word_count; i++) {
        assert_int_equal(known.lexicon[i], frn_lexicon_word(lexicon, model->word[i].text));
        names += known.lexicon[i] != FRN_NONE;
        for (int tag = 0; tag < FRN_TAG_COUNT; tag++) {
            frn_lemma_kind kind = frn_lemma_kind_of((frn_tag)tag);
            frn_token token = {.lower = model->word[i].text,
                               .lemma = model->lemma[i][kind],
                               .tag = (uint8_t)tag,
                               .word = i};
            uint32_t own, lemma, own_there, lemma_there;

            frn_known_find(&known, wording, &token, &own, &lemma);
            frn_known_find(&none, wording, &token, &own_there, &lemma_there);
            assert_int_equal(own, own_there);
            assert_int_equal(lemma, lemma_there);
            words += own != FRN_NONE;
            forms += own != lemma;
        }
    }
    assert_true(words > 1000 && names > 1000 && forms > 1000);
    frn_known_free(&known);
    frn_model_free(model);
    frn_lexicon_free(lexicon);
    frn_wording_free(wording);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_list), cmocka_unit_test(test_known)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
