/* Pronouns and descriptions: passages of several sentences, and who is meant in the last ones. */
#include "test.h"

#include "mention_fixture.h"

static void test_they_are_many(void **state)
{
    (void)state;
    read_text("2012-11-21", "M23 rebels seized Goma in eastern Congo. The Democratic Republic of "
                            "Congo accused Rwanda of backing them.");
    assert_string_equal(who("them"), "m23");
    read_text("2015-07-05", "The metalworkers and the dockers met in Bremen. Poland, France and "
                            "Spain wrote a letter. They wanted an answer.");
    assert_string_equal(who("They"), "POL FRA ESP");
}

static void test_pairs_and_halves(void **state)
{
    (void)state;
    read_text("2010-11-24", "South Korea shelled North Korea's batteries. The North called the "
                            "South a puppet.");
    assert_string_equal(who("North"), "PRK");
    assert_string_equal(who("South"), "KOR");
    read_text("2012-04-11", "Sudan bombed South Sudan. Neither side will talk.");
    assert_string_equal(who("Neither side"), "SDN SSD");
    read_text("2012-04-11",
              "Joseph Banda invited Hettie Coetsee, although the two have loathed each "
              "other for years.");
    assert_string_equal(who("the two"), "joseph-banda hettie-coetsee");
    read_text("2012-04-11",
              "Chad, Niger and Mali left the bloc. France sent soldiers. Nobody came. "
              "The weather was bad. It rained. All three have thanked Spain.");
    assert_string_equal(who("All three"), "TCD NER MLI");
    read_text("2012-04-11", "Chad met Niger. Those two were friends "
                            "before they became enemies.");
    assert_string_equal(who("they"), "TCD NER");
}

static void test_owner_in_a_relative_clause(void **state)
{
    (void)state;
    read_text("2012-06-01", "President Vladimir Putin welcomed Angela Merkel's envoy Thomas Weil, "
                            "who hopes to end his country's isolation.");
    assert_string_equal(who("his"), "DEU/thomas-weil");
}

static void test_it_may_be_a_thing(void **state)
{
    (void)state;
    read_text("2015-11-24", "Turkey shot down a warplane. Vladimir Putin called it a crime. "
                            "Ankara said it had warned the pilot. The army denied it.");
    assert_string_equal(nth_who("it", 1), "");
    assert_string_equal(nth_who("it", 2), "TUR");
    assert_string_equal(nth_who("it", 3), "");
}

static void test_gender(void **state)
{
    (void)state;
    read_text("2018-12-06", "Justin Trudeau was silent. Trudeau's foreign minister, Chrystia "
                            "Freeland, briefed his cabinet. "
                            "She left early.");
    assert_string_equal(who("his"), "CAN/justin-trudeau");
    assert_string_equal(who("She"), "CAN/chrystia-freeland");
}

static void test_kingdoms_and_emirates(void **state)
{
    (void)state;
    read_text("2015-03-26", "Saudi Arabia bombed the Houthis. Iran protested. The kingdom said it "
                            "would go on. The republic called for talks.");
    assert_string_equal(who("The kingdom"), "SAU");
    assert_string_equal(who("The republic"), "IRN");
    read_text("2017-06-05", "Egypt cut ties with Qatar. The emirate rejected the charge.");
    assert_string_equal(who("The emirate"), "QAT");
}

static void test_numbers(void **state)
{
    (void)state;
    read_text("2017-06-05", "Saudi Arabia, Egypt, Bahrain and the United Arab Emirates cut ties "
                            "with Qatar. The four countries closed their airspace.");
    assert_string_equal(who("The four countries"), "SAU EGY BHR ARE");
    assert_string_equal(who("their"), "SAU EGY BHR ARE");
    read_text("2022-05-18", "Finland and Sweden applied to join NATO. Turkey objected, saying the "
                            "Nordic pair harbour militants.");
    assert_string_equal(who("the Nordic pair"), "FIN SWE");
}

static void test_the_two_leaders(void **state)
{
    (void)state;
    read_text("2015-11-24", "Vladimir Putin met Recep Tayyip Erdogan. NATO's secretary general "
                            "urged calm. The two leaders shook hands.");
    assert_string_equal(who("The two leaders"), "RUS/vladimir-putin TUR/recep-tayyip-erdogan");
}

static void test_persons_by_calling(void **state)
{
    (void)state;
    read_text("2016-07-16", "Erdogan blamed Fethullah Gulen, who lives in Pennsylvania. The "
                            "preacher denied it. Ankara demanded his extradition.");
    assert_string_equal(who("preacher"), "TUR/fethullah-gulen");
    assert_string_equal(who("his"), "TUR/fethullah-gulen");
    read_text("2011-08-22", "Muammar Gaddafi was not seen. The colonel had ruled for long.");
    assert_string_equal(who("colonel"), "LBY/muammar-gaddafi");
}

static void test_descriptions_with_adjectives(void **state)
{
    (void)state;
    read_text("2021-08-16", "Taliban fighters entered Kabul. Pakistan closed the border. The "
                            "Islamist movement, which ruled until 2001, promised amnesty.");
    assert_string_equal(who("The Islamist movement"), "taliban");
    assert_string_equal(who("which"), "taliban");
    assert_true(flags_of("Kabul") & FRN_MENTION_PLACE);
    read_text("2016-02-17",
              "Apple refused to help the FBI. The bureau went to court. The technology "
              "giant argued that it was right.");
    assert_string_equal(who("The bureau"), "USA/fbi");
    assert_string_equal(who("The technology giant"), "apple");
}

static void test_an_adjective_stays_one(void **state)
{
    (void)state;
    read_text("2024-06-01", "China refused to join the American coalition.");
    assert_string_equal(who("the American coalition"), "USA");
    assert_true(flags_of("the American coalition") & FRN_MENTION_ADJECTIVE);
}

static void test_whoever_is_owned_is_somebody_else(void **state)
{
    (void)state;
    read_text("2019-05-20", "Verdant Foods Inc. lost money. Its creditors want their cash.");
    assert_string_equal(who("creditors"), "no mention");
    read_text("2020-10-01", "Armenia shelled a town. Azerbaijan promised to punish its neighbour.");
    assert_string_equal(who("neighbour"), "no mention");
}

/* "He" is a pronoun, though some are called so. */
static void test_he_starts_a_sentence(void **state)
{
    (void)state;
    read_text("2015-11-24", "Vladimir Putin left Ankara. He praised Turkey.");
    assert_string_equal(who("He"), "RUS/vladimir-putin");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_they_are_many),
        cmocka_unit_test(test_pairs_and_halves),
        cmocka_unit_test(test_owner_in_a_relative_clause),
        cmocka_unit_test(test_it_may_be_a_thing),
        cmocka_unit_test(test_gender),
        cmocka_unit_test(test_kingdoms_and_emirates),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_the_two_leaders),
        cmocka_unit_test(test_he_starts_a_sentence),
        cmocka_unit_test(test_persons_by_calling),
        cmocka_unit_test(test_descriptions_with_adjectives),
        cmocka_unit_test(test_an_adjective_stays_one),
        cmocka_unit_test(test_whoever_is_owned_is_somebody_else),
    };

    return cmocka_run_group_tests(tests, load_fixture, free_fixture);
}
