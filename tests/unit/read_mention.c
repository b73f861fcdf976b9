/* Where actors are named, and who they are. */
#include "test.h"

#include "mention_fixture.h"

static void test_states(void **state)
{
    (void)state;
    read_text("2014-06-16", "Iran and the United States held talks with Norway in Geneva.");
    assert_string_equal(who("Iran"), "IRN");
    assert_string_equal(who("United States"), "USA");
    assert_string_equal(who("Norway"), "NOR");
    read_text("2014-06-16", "Peru told us that the turkey was cold, but Turkey and the US agreed.");
    assert_string_equal(who("Peru"), "PER");
    assert_string_equal(who("us"), "");
    assert_string_equal(who("turkey"), "no mention");
    assert_string_equal(who("Turkey"), "TUR");
    assert_string_equal(who("US"), "USA");
}

static void test_parts_of_states(void **state)
{
    (void)state;
    read_text("2014-06-16",
              "The Turkish Foreign Ministry protested. Iran's parliament met. The ministry of "
              "defence of Japan and the Peruvian army agreed. Russian troops left Georgia.");
    assert_string_equal(who("Turkish Foreign Ministry"), "TUR/foreign-ministry");
    assert_string_equal(who("Iran's parliament"), "IRN/parliament");
    assert_string_equal(who("ministry of defence of Japan"), "JPN/defence-ministry");
    assert_string_equal(who("Peruvian army"), "PER/army");
    assert_string_equal(who("Russian troops"), "RUS/armed-forces");
}

static void test_offices_by_date(void **state)
{
    (void)state;
    read_text("2014-06-16", "The president of Iran met the Turkish prime minister.");
    assert_string_equal(who("president of Iran"), "IRN/hassan-rouhani");
    assert_string_equal(who("Turkish prime minister"), "TUR/recep-tayyip-erdogan");
    read_text("2008-06-16", "The president of Iran spoke.");
    assert_string_equal(who("president of Iran"), "IRN/mahmoud-ahmadinejad");
}

static void test_capitals(void **state)
{
    (void)state;
    read_text("2014-06-16",
              "Tehran said it would not yield. A bomb went off in Tehran. Ties between "
              "Washington and Tehran improved.");
    assert_string_equal(nth_who("Tehran", 1), "IRN");
    assert_true(mention_of("Tehran", 2)->flags & FRN_MENTION_PLACE);
    assert_false(mention_of("Tehran", 1)->flags & FRN_MENTION_PLACE);
    assert_false(mention_of("Tehran", 3)->flags & FRN_MENTION_PLACE);
}

static void test_adjectives(void **state)
{
    (void)state;
    read_text("2014-06-16",
              "Iranian interests clash with Saudi ones. American and Iranian diplomats "
              "will meet.");
    assert_string_equal(who("Iranian"), "IRN");
    assert_true(flags_of("Iranian") & FRN_MENTION_ADJECTIVE);
    assert_string_equal(who("American and Iranian diplomats"), "USA/diplomats IRN/diplomats");
}

static void test_stances(void **state)
{
    const frn_mention *m;

    (void)state;
    read_text(
        "2014-06-16",
        "Iranian-backed militias fought U.S.-led forces near Mosul. Pro-Assad fighters fled.");
    m = mention_of("Iranian-backed", 1);
    assert_non_null(m);
    assert_int_equal(m->stance, FRN_STANCE_BACKED);
    assert_string_equal(ids_of(m), "IRN");
    assert_int_equal(m->bearer, 1);
    m = mention_of("U.S.-led", 1);
    assert_non_null(m);
    assert_int_equal(m->stance, FRN_STANCE_LED);
    m = mention_of("Pro-Assad", 1);
    assert_non_null(m);
    assert_int_equal(m->stance, FRN_STANCE_PRO);
    assert_string_equal(ids_of(m), "SYR/bashar-al-assad");
}

static void test_unknown_names(void **state)
{
    (void)state;
    read_text(
        "2014-06-16",
        "Brightwell Corp sued Halden Industries on Monday. Brightwell chief executive Jane Doe "
        "said Halden had copied its pumps. Doe, 45, joined Brightwell last year.");
    assert_string_equal(who("Brightwell Corp"), "brightwell-corp");
    assert_int_equal(actor_of("Brightwell Corp")->kind, FRN_KIND_COMPANY);
    assert_string_equal(who("Halden Industries"), "halden-industries");
    assert_string_equal(who("Halden"), "halden-industries");
    assert_string_equal(who("Brightwell chief executive Jane Doe"), "jane-doe");
    assert_string_equal(who("Doe"), "jane-doe");
    assert_int_equal(actor_of("Doe")->kind, FRN_KIND_PERSON);
    assert_slice(frn_cast_at(&fix.cast, actor_of("Doe")->organisation)->id, "brightwell-corp");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_states),          cmocka_unit_test(test_parts_of_states),
        cmocka_unit_test(test_offices_by_date), cmocka_unit_test(test_capitals),
        cmocka_unit_test(test_adjectives),      cmocka_unit_test(test_stances),
        cmocka_unit_test(test_unknown_names),
    };

    return cmocka_run_group_tests(tests, load_fixture, free_fixture);
}
