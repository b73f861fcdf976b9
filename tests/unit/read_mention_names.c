/* Names in their places: who owns what, what a text defines itself, what is only a place. */
#include "test.h"

#include "mention_fixture.h"

static void test_owners(void **state)
{
    (void)state;
    read_text("2020-01-03", "The United States killed Qassem Soleimani, the commander of Iran's "
                            "Quds Force. In Amman, Jordan's king protested.");
    assert_string_equal(who("commander of Iran's Quds Force"), "IRN/qassem-soleimani");
    assert_string_equal(who("Jordan's king"), "JOR/abdullah-ii");
    assert_true(flags_of("Amman") & FRN_MENTION_PLACE);
    read_text("2018-11-20", "Police in Washington arrested protesters. Turkey arrested eleven "
                            "lawmakers.");
    assert_string_equal(who("Washington"), "USA");
    assert_string_equal(who("Turkey"), "TUR");
    read_text("2015-03-26", "Riyadh will defend the government of Abd-Rabbu Mansour Hadi.");
    assert_string_equal(who("government of Abd-Rabbu Mansour Hadi"), "YEM/government");
    read_text("2015-07-05", "The Syriza government needed cash.");
    assert_string_equal(who("Syriza government"), "GRC/government");
}

static void test_peoples_of_states(void **state)
{
    (void)state;
    read_text("2014-10-02", "Syrian Kurds fought the Turks. Iraq's Sunnis rose.");
    assert_string_equal(who("Syrian Kurds"), "SYR/kurds");
    assert_true(flags_of("Syrian Kurds") & FRN_MENTION_PLURAL);
    assert_string_equal(who("Iraq's Sunnis"), "IRQ/sunnis");
}

static void test_two_whereabouts(void **state)
{
    (void)state;
    read_text("2013-01-25", "Commentators in Tehran and Washington saw a trap.");
    assert_string_equal(who("Commentators"), "commentators-in-tehran-and-washington");
    assert_true(flags_of("Washington") & FRN_MENTION_PLACE);
}

static void test_short_names_that_the_text_defines(void **state)
{
    (void)state;
    read_text("2019-02-27", "Jets hit a camp of Jaish-e-Mohammad (JeM) in Balakot. JeM had claimed "
                            "the attack.");
    assert_string_equal(nth_who("JeM", 1), "jaish-e-mohammed");
    assert_string_equal(nth_who("JeM", 2), "jaish-e-mohammed");
    read_text("2017-04-01", "The Free Forward Party (FFP) split. FFP leader Anneke Brandsma blamed "
                            "her deputy, Joost van Vliet. Van Vliet left.");
    assert_string_equal(who("FFP leader Anneke Brandsma"), "anneke-brandsma");
    assert_slice(frn_cast_at(&fix.cast, actor_of("Van Vliet")->organisation)->id,
                 "free-forward-party");
    assert_string_equal(who("Van Vliet"), "joost-van-vliet");
}

static void test_a_title_tells_once(void **state)
{
    (void)state;
    read_text("1990-08-03", "President Bush ordered a freeze. Margaret Thatcher told him to hurry. "
                            "Mr Bush agreed.");
    assert_string_equal(who("President Bush"), "USA/george-h-w-bush");
    assert_string_equal(who("Mr Bush"), "USA/george-h-w-bush");
}

static void test_datelines(void **state)
{
    (void)state;
    read_text("2019-06-13", "WASHINGTON (AP) - Peru sued Chile.\nTRIPOLI, Aug 3 - Oman sued Mali.");
    assert_string_equal(who("WASHINGTON"), "no mention");
    assert_string_equal(who("AP"), "no mention");
    assert_string_equal(who("TRIPOLI"), "no mention");
    assert_string_equal(who("Peru"), "PER");
    assert_string_equal(who("Oman"), "OMN");
}

/* A short name that the document goes on using is no slip of the pen. */
static void test_near_misses(void **state)
{
    (void)state;
    read_text("2012-04-11", "The union Havnar called a strike. Spain praised Havnar.");
    assert_string_equal(who("Havnar"), "havnar");
    read_text("2012-04-11", "The troops left Afganistan.");
    assert_string_equal(who("Afganistan"), "AFG");
}

/* What every state has is of the state that the document talks of. */
static void test_bare_names_at_home(void **state)
{
    (void)state;
    read_text("2024-05-02", "New Zealand votes in May. Christopher Luxon of New Zealand attacked "
                            "the Greens, who left Labour.");
    assert_string_equal(who("Greens"), "NZL/greens");
    assert_string_equal(who("Labour"), "NZL/labour-party");
    read_text("2024-05-02", "Argentina is in turmoil. The Argentine opposition left Congress.");
    assert_string_equal(who("Congress"), "ARG/parliament");
    read_text("2024-05-02", "Ecuador votes. Ecuador's president met Ecuador's army in Quito. The "
                            "United States cheered. Ecuador waits; Congress is angry.");
    assert_string_equal(who("Congress"), "ECU/parliament");
    read_text("2024-05-02", "Argentina votes; Argentina is in turmoil. Chile is not.\n\nThe police "
                            "came.");
    assert_string_equal(who("police"), "ARG/police");
    read_text("2024-05-02", "Argentina sued the United States. Congress is angry.");
    assert_string_equal(who("Congress"), "USA/parliament");
}

static void test_surnames_of_peoples(void **state)
{
    (void)state;
    read_text("2024-05-02", "A spokeswoman, Nazia Baloch, told reporters so. Hanseong sued Veltrix "
                            "Semiconductor. Engineers at Veltrix struck. Veltrix sued Spain. "
                            "Veltrix left Spain.");
    assert_string_equal(who("Nazia Baloch"), "nazia-baloch");
    assert_string_equal(nth_who("Veltrix", 1), "veltrix-semiconductor");
}

/* A noun for a group is somebody of its own, but not where it only says what a name is. */
static void test_groups_without_a_name(void **state)
{
    (void)state;
    read_text("2024-05-02", "Norway's oil fund grew. The women's federation cheered. The "
                            "al-Qaeda terror network cheered too.");
    assert_string_equal(who("fund"), "NOR/norways-oil-fund");
    assert_string_equal(who("federation"), "NOR/womens-federation");
    assert_string_equal(who("network"), "no mention");
}

static void test_people_of_a_town(void **state)
{
    (void)state;
    read_text("2012-04-11", "The traders of Castle Road sued the council.");
    assert_string_equal(who("traders of Castle Road"), "castle-road/workers");
    read_text("2012-04-11", "In Norway the engineers' union called a strike.");
    assert_string_equal(who("union"), "NOR/unions");
}

static void test_companies_are_no_places(void **state)
{
    (void)state;
    read_text("2022-09-20",
              "The group raised its stake in NDTV. Denzel Washington left Washington.");
    assert_false(flags_of("NDTV") & FRN_MENTION_PLACE);
    assert_string_equal(who("Denzel Washington"), "denzel-washington");
    assert_true(flags_of("Washington") & FRN_MENTION_PLACE);
}

static void test_the_seat_of_a_union(void **state)
{
    (void)state;
    read_text("2022-03-15", "Ankara warned Brussels. Protesters marched in Brussels.");
    assert_string_equal(nth_who("Brussels", 1), "eu");
    assert_string_equal(nth_who("Brussels", 2), "BEL");
    assert_true(mention_of("Brussels", 2)->flags & FRN_MENTION_PLACE);
    read_text("2022-03-15", "Belgium sued a bank. Brussels wants its money.");
    assert_string_equal(who("Brussels"), "BEL");
}

static void test_nouns_before_roles(void **state)
{
    (void)state;
    read_text("2022-03-15", "The Turkish Foreign Ministry summoned the Swedish ambassador. A "
                            "ministry spokesman, Tanju Bilgic, said Stockholm had to act.");
    assert_string_equal(who("ministry"), "TUR/foreign-ministry");
    assert_string_equal(who("spokesman"), "TUR/tanju-bilgic");
    read_text("2019-05-05", "Lorimer Foods Inc. lost money. A company spokesman said so.");
    assert_string_equal(who("spokesman"), "lorimer-foods-inc");
    read_text("2019-05-05", "Verdant Foods Inc. lost money. A company spokesman said so.");
    assert_string_equal(who("spokesman"), "verdant-foods-inc");
}

static void test_parts_inside_unknown_names(void **state)
{
    (void)state;
    read_text("2013-09-12", "Maria Okonjo, the head of the Lagos Traders Association, accused the "
                            "governor. She said the association would sue.");
    assert_string_equal(who("the association"), "NGA/lagos-traders-association");
    assert_slice(frn_cast_at(&fix.cast, actor_of("Maria Okonjo")->organisation)->id,
                 "NGA/lagos-traders-association");
}

static void test_capitals_of_sentences(void **state)
{
    (void)state;
    read_text("2016-07-16", "Rogue soldiers tried to topple the Turkish government. Rivals at "
                            "Reliance Industries scoffed. Russian-speaking residents cheered.");
    assert_string_equal(who("soldiers"), "TUR/armed-forces");
    assert_string_equal(who("Rivals"), "no mention");
    assert_string_equal(who("Russian"), "no mention");
}

static void test_umlauts_spelled_out(void **state)
{
    (void)state;
    read_text("2015-07-05", "Germany's Wolfgang Schaeuble wanted Greece out of the euro.");
    assert_string_equal(who("Germany's Wolfgang Schaeuble"), "DEU/wolfgang-schauble");
    assert_slice(actor_of("Germany's Wolfgang Schaeuble")->name, "Wolfgang Schaeuble");
}

static void test_surnames_that_are_states_and_companies(void **state)
{
    (void)state;
    read_text("2019-03-02",
              "Jordan called for calm. Ohio congressman Jim Jordan defended Trump. "
              "Jordan said the inquiry was a sham. In Amman, Jordan's king was told.");
    assert_string_equal(nth_who("Jordan", 1), "JOR");
    assert_string_equal(nth_who("Jordan", 2), "USA/jim-jordan");
    assert_string_equal(who("Jordan's king"), "JOR/abdullah-ii");
    read_text(
        "2018-07-01",
        "Ford said it would cut jobs. Ford Motor shares fell. Ontario Premier Doug Ford criticised "
        "Ottawa. Ford has promised cheaper beer.");
    assert_string_equal(nth_who("Ford", 1), "ford");
    assert_string_equal(nth_who("Ford", 2), "CAN/doug-ford");
}

static void test_states_of_the_past(void **state)
{
    (void)state;
    read_text("1988-05-05", "Moscow withdrew its troops.");
    assert_string_equal(who("Moscow"), "SUN");
    read_text("1998-05-05", "Moscow withdrew its troops.");
    assert_string_equal(who("Moscow"), "RUS");
    read_text(NULL, "Moscow withdrew its troops.");
    assert_string_equal(who("Moscow"), "RUS");
}

/* A word that starts a sentence is a name when it has its capital elsewhere; companies go by their
 * first word. */
static void test_names_that_start_sentences(void **state)
{
    (void)state;
    read_text("2014-06-16",
              "Brontek Instruments sued Veldhoven Group in May. Lawyers for Brontek were pleased. "
              "Brontek has no money, said Erica Molin. Molin left.");
    assert_string_equal(nth_who("Brontek", 1), "brontek-instruments");
    assert_string_equal(nth_who("Brontek", 2), "brontek-instruments");
    assert_string_equal(who("Molin"), "erica-molin");
    read_text("2014-06-16", "The union Strada struck. Strada won. The Danish firm Ostvig lost.");
    assert_string_equal(who("Strada"), "strada");
    assert_string_equal(who("Danish firm Ostvig"), "DNK/ostvig");
}

static void test_the_end_of_an_organisation(void **state)
{
    (void)state;
    read_text("2014-06-16",
              "The European Commission met. Spain attacked the Commission for its silence.");
    assert_string_equal(who("Commission"), "eu/commission");
}

static void test_what_is_no_government(void **state)
{
    (void)state;
    read_text("2014-06-16",
              "UN officials left Kenya. The foreign ministry thanked them. The government "
              "did not.");
    assert_string_equal(who("foreign ministry"), "KEN/foreign-ministry");
    assert_string_equal(who("government"), "KEN/government");
    read_text("2014-06-16", "Serbia and Kosovo quarrel. Merkel spoke to both sides.");
    assert_string_equal(who("both sides"), "SRB XKX");
}

static void test_whose_guild(void **state)
{
    (void)state;
    read_text("2019-03-05", "On Tuesday the Seafarers' Guild struck. The union cheered.");
    assert_string_equal(who("Seafarers' Guild"), "seafarers-guild");
    read_text("2019-03-05", "Castellane Terminals dismissed Marko Illic. An employee of Castellane "
                            "protested.");
    assert_string_equal(who("employee of Castellane"), "castellane-terminals");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whose_guild),
        cmocka_unit_test(test_owners),
        cmocka_unit_test(test_peoples_of_states),
        cmocka_unit_test(test_two_whereabouts),
        cmocka_unit_test(test_short_names_that_the_text_defines),
        cmocka_unit_test(test_names_that_start_sentences),
        cmocka_unit_test(test_the_end_of_an_organisation),
        cmocka_unit_test(test_what_is_no_government),
        cmocka_unit_test(test_a_title_tells_once),
        cmocka_unit_test(test_datelines),
        cmocka_unit_test(test_near_misses),
        cmocka_unit_test(test_people_of_a_town),
        cmocka_unit_test(test_groups_without_a_name),
        cmocka_unit_test(test_surnames_of_peoples),
        cmocka_unit_test(test_bare_names_at_home),
        cmocka_unit_test(test_companies_are_no_places),
        cmocka_unit_test(test_the_seat_of_a_union),
        cmocka_unit_test(test_nouns_before_roles),
        cmocka_unit_test(test_parts_inside_unknown_names),
        cmocka_unit_test(test_capitals_of_sentences),
        cmocka_unit_test(test_umlauts_spelled_out),
        cmocka_unit_test(test_surnames_that_are_states_and_companies),
        cmocka_unit_test(test_states_of_the_past),
    };

    return cmocka_run_group_tests(tests, load_fixture, free_fixture);
}
