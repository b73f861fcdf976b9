/* Whose work a noun is, and who is named by what he is to somebody. */
#include "read_fixture.h"

static void test_a_work_told_before(void **state)
{
    fixture *f = *state;

    read_text(f, "Chile's plan angered Peru. Ecuador supports the plan.");
    expect(f, "ECU", "CHL", 1);
    read_text(f, "Chad voted in a referendum that Idriss Deby had called. Niger condemned the "
                 "referendum.");
    expect(f, "NER", "TCD", -1);
    read_text(f, "Chile angered Peru. Ecuador supports the plan.");
    assert_null(find(f, "ECU", "CHL", 1));
}

/* Named again it is what "it" means next. */
static void test_a_work_named_again(void **state)
{
    fixture *f = *state;
    bool found = false;

    read_text(f, "Egypt hates Ethiopia's dam. Rain fell. Snow fell. Egypt will not attack the "
                 "dam. It could bomb it.");
    for (size_t i = 0; i < f->claims; i++)
        found |= frn_slice_is(f->claim[i].source.id, "EGY") &&
                 frn_slice_is(f->claim[i].target.id, "ETH") &&
                 f->claim[i].modality == FRN_MODALITY_HYPOTHETICAL;
    assert_true(found);
}

static void test_what_was_said(void **state)
{
    fixture *f = *state;

    read_text(f, "Chile criticised Peru. Lima rejected the criticism.");
    expect(f, "PER", "CHL", -1);
    read_text(f, "Norway investigated Libya. Chad condemned the investigation.");
    expect(f, "TCD", "NOR", -1);
}

static void test_named_by_a_relation(void **state)
{
    fixture *f = *state;

    read_text(f, "Peru's rival Chile closed a port.");
    expect(f, "CHL", "PER", -1);
    read_text(f, "Norway's enemies, Chad and Niger, are poor.");
    expect(f, "TCD", "NOR", -1);
    expect(f, "NER", "NOR", -1);
    read_text(f, "Peru arms Chile's enemies.");
    assert_null(find(f, "PER", "CHL", 1));
}

static void test_joined_verbs(void **state)
{
    fixture *f = *state;

    read_text(f,
              "Chad accused Niger of giving Mali wells that belong to Libya and thanked Norway.");
    expect(f, "TCD", "NOR", 1);
    assert_null(find(f, "MLI", "NOR", 1));
}

static void test_the_other_side(void **state)
{
    fixture *f = *state;

    read_text(f, "Chile expelled Peru's ambassador. Lima protested.");
    expect(f, "PER", "CHL", -1);
    read_text(f, "Chile expelled Peru's ambassador.\n\nLima protested.");
    assert_null(find(f, "PER", "CHL", -1));
    read_text(f, "The FARC hold the valley. The Colombian army bombed Cali.");
    expect(f, "COL", "COL", -1);
    read_text(f, "The Colombian army bombed Cali.");
    assert_null(find(f, "COL", "COL", -1));
}

static void test_each_other(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad and Niger are poor. Now they insult each other.");
    expect(f, "TCD", "NER", -1);
}

static void test_no_particle(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad took Niger back in June.");
    assert_null(find(f, "TCD", "NER", 1));
}

static void test_the_two_and_the_others(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad and Niger quarrel. Norway hosted talks between the two in Oslo.");
    expect(f, "NOR", "TCD", 1);
    expect(f, "NOR", "NER", 1);
    read_text(f, "Chad, Mali and Niger signed a treaty. Mali mediated between the other two.");
    expect(f, "MLI", "TCD", 1);
    expect(f, "MLI", "NER", 1);
}

/* What is mutual runs from whom is named first. */
static void test_order_of_mention(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad, Mali and Niger signed a declaration.");
    assert_int_equal(f->claims, 3);
    for (size_t i = 0; i < f->claims; i++)
        assert_false(frn_slice_is(f->claim[i].source.id, "NER") ||
                     frn_slice_is(f->claim[i].target.id, "TCD"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_a_work_told_before),
                                       cmocka_unit_test(test_a_work_named_again),
                                       cmocka_unit_test(test_what_was_said),
                                       cmocka_unit_test(test_named_by_a_relation),
                                       cmocka_unit_test(test_joined_verbs),
                                       cmocka_unit_test(test_the_other_side),
                                       cmocka_unit_test(test_each_other),
                                       cmocka_unit_test(test_no_particle),
                                       cmocka_unit_test(test_the_two_and_the_others),
                                       cmocka_unit_test(test_order_of_mention)};

    return cmocka_run_group_tests(tests, setup, teardown);
}
