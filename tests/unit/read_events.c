/* Who does what to whom, one test a kind of construction. */
#include "read_fixture.h"

static void test_days(void **state)
{
    fixture *f = *state;

    read_text(f, "The Peruvian government today welcomed Bolivia's offer.");
    expect(f, "PER", "BOL", 1);
    read_text(f, "On Monday Peru was bombed by Chile.");
    expect(f, "CHL", "PER", -1);
    read_text(f, "Peru Tuesday closed its border with Bolivia.");
    expect(f, "PER", "BOL", -1);
}

static void test_rows(void **state)
{
    fixture *f = *state;

    read_text(f, "Norway and Denmark have bombed Libya since March.");
    expect(f, "NOR", "LBY", -1);
    expect(f, "DNK", "LBY", -1);
    read_text(f, "Talks between Norway and the Danish government resumed in Oslo.");
    expect(f, "NOR", "DNK", 1);
    read_text(f, "The minister accused Norway, Denmark, and Sweden of arming Libya.");
    expect(f, "NOR", "LBY", 1);
    expect(f, "SWE", "LBY", 1);
}

static void test_passives(void **state)
{
    fixture *f = *state;

    read_text(f, "Chile's president was shot dead in his office by Bolivian soldiers.");
    expect(f, "BOL", "CHL", -1);
    read_text(f, "Backed by China, the Fijian government survived.");
    expect(f, "CHN", "FJI", 1);
    read_text(f, "A Greek frigate was dispatched to the Turkish coast.");
    expect(f, "GRC", "TUR", -1);
}

static void test_prepositions(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad fought Libya for seven years.");
    expect(f, "TCD", "LBY", -1);
    assert_null(find(f, "TCD", "LBY", 1));
    read_text(f, "Chad provided Niger with food.");
    expect(f, "TCD", "NER", 1);
    read_text(f, "Spain jailed eight members of the Portuguese government.");
    expect(f, "ESP", "PRT", -1);
}

/* What is acted on stands for whoever its description names. */
static void test_descriptions(void **state)
{
    fixture *f = *state;

    read_text(f, "Chadian troops surrounded the hotel where Niger's president was staying.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Chad has written off the debts that Niger ran up.");
    expect(f, "TCD", "NER", 1);
    read_text(f, "Chad wants to close the camp. Its neighbour Niger has denounced it.");
    expect(f, "NER", "TCD", -1);
    read_text(f, "Niger's standoff with Chad goes on.");
    expect(f, "NER", "TCD", -1);
    read_text(f, "Peruvian coast guards chased Chilean trawlers away.");
    expect(f, "PER", "CHL", -1);
}

static void test_reciprocal(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad and Niger have ended a two-month stand-off over a plateau.");
    expect(f, "TCD", "NER", 1);
    read_text(f, "Chadian and Nigerien soldiers fought with clubs in the valley.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Chad and Niger share a lake. Each side blamed the other.");
    expect(f, "TCD", "NER", -1);
    expect(f, "NER", "TCD", -1);

    read_text(f, "Chad and Niger are ready to recognise each other.");
    expect(f, "TCD", "NER", 1);
    read_text(f, "Chad and Niger failed to reach agreement.");
    expect(f, "TCD", "NER", -1);
}

static void test_content(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad is willing to send planes to help defend Niger.");
    expect(f, "TCD", "NER", 1);
    read_text(f, "Chad threatened to end the talks if Niger goes ahead.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Chad rejected Niger's offer of talks.");
    expect(f, "TCD", "NER", -1);
    assert_null(find(f, "TCD", "NER", 1));
    read_text(f, "Chad stopped arming Niger.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Chad accused Niger of cheating and urged Mali to impose sanctions on Libya.");
    expect(f, "TCD", "MLI", -1);
    assert_null(find(f, "NER", "MLI", -1));
}

/* What is received is done by whoever it comes from. */
static void test_received(void **state)
{
    fixture *f = *state;

    read_text(f, "Chile's nuclear tests drew condemnation from Canada.");
    expect(f, "CAN", "CHL", -1);
    assert_null(find(f, "CHL", "CAN", -1));
    read_text(f, "The verdict earned Chile a rebuke from Canada.");
    expect(f, "CAN", "CHL", -1);
    read_text(f, "Chile is under investigation by Canada.");
    expect(f, "CAN", "CHL", -1);
    read_text(f, "Peruvian troops came under heavy shelling from Chile.");
    expect(f, "CHL", "PER", -1);
    read_text(f, "Peru's plan provoked anger from Chile.");
    expect(f, "CHL", "PER", -1);
    assert_null(find(f, "PER", "CHL", -1));
    read_text(f, "Peru's plan met with opposition from Chile.");
    expect(f, "CHL", "PER", -1);
}

/* A thing stands for whoever holds, made or inhabits it. */
static void test_holders(void **state)
{
    fixture *f = *state;

    read_text(f, "Libyan jets bombed positions held by Chadian soldiers.");
    expect(f, "LBY", "TCD", -1);
    read_text(f, "A camp for Chadian refugees was attacked by Libyan militiamen.");
    expect(f, "LBY", "TCD", -1);
}

static void test_promises(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad vowed not to return the heights to Libya.");
    expect(f, "TCD", "LBY", -1);
    assert_null(find(f, "TCD", "LBY", 1));
    read_text(f, "Chad accepted a formula for ending its fisheries dispute with Libya.");
    expect(f, "TCD", "LBY", 1);
    read_text(f, "The council agreed to the extension despite Libya's wish for a shorter period.");
    assert_int_equal(f->claims, 0);
    read_text(f, "Chad refused to allow Libyan planes to land and evacuate Malian nurses.");
    expect(f, "TCD", "LBY", -1);
    read_text(f, "Chad promised Libya to examine Niger's offer.");
    expect(f, "TCD", "LBY", 1);
    for (size_t i = 0; i < f->claims; i++)
        assert_int_not_equal(f->claim[i].action, FRN_ACTION_THREATEN);
    read_text(f, "Peru announced a suspension of air links with Chile.");
    expect(f, "PER", "CHL", -1);
    read_text(f, "Thousands protested against Chile's decision to deport them to Peru.");
    assert_null(find(f, "PER", "PER", -1));
    read_text(f, "Police prevented a march by Bahraini opposition supporters.");
    assert_null(find(f, "BHR", "BHR", 1));
    expect(f, "BHR", "BHR", -1);
}

/* What goes without saying at home. */
static void test_at_home(void **state)
{
    fixture *f = *state;

    read_text(f, "Beekeepers blockaded the ministry in Ljubljana.");
    expect(f, "SVN", "SVN", -1);
    read_text(f, "Chilean authorities have imposed a curfew in the town of Arica.");
    expect(f, "CHL", "CHL", -1);
    read_text(f, "The Chilean army lifted martial law.");
    expect(f, "CHL", "CHL", 1);
    read_text(f, "Chile jailed two bloggers.");
    expect(f, "CHL", "CHL", -1);
    read_text(f,
              "Moroccan students gathered in front of the French embassy, chanting against visas.");
    expect(f, "MAR", "FRA", -1);
    assert_null(find(f, "MAR", "MAR", -1));
    read_text(f, "Chilean farmers besieged Santiago over a new law.");
    assert_int_equal(f->claim[0].action, FRN_ACTION_PROTEST);
    read_text(f, "The last British soldiers left Basra on Thursday.");
    expect(f, "GBR", "IRQ", 1);
    read_text(f, "Chile's judges stayed at home in protest at the justice minister.");
    expect(f, "CHL", "CHL", -1);
    assert_int_equal(f->claim[0].action, FRN_ACTION_PROTEST);
    read_text(f, "Monks joined the marches against Myanmar's generals.");
    expect(f, "MMR", "MMR", -1);
    read_text(f, "Shares rallied in Tokyo.");
    assert_int_equal(f->claims, 0);
    read_text(f, "A million Lebanese rallied in Beirut against Syria.");
    expect(f, "LBN", "SYR", -1);
    read_text(f, "Greek dockers struck for two days against the IMF.");
    assert_int_equal(f->claim[0].action, FRN_ACTION_PROTEST);
    read_text(f, "Pakistani gunmen opened fire on an Indian procession, killing nine.");
    assert_null(find(f, "PAK", "PAK", -1));
    read_text(f, "Georgian tanks entered Tskhinvali at dawn.");
    assert_int_equal(f->claims, 1);
    read_text(f, "Three Georgian singers entered Tskhinvali at dawn.");
    assert_int_equal(f->claims, 0);
    read_text(f, "Bolivia's president stepped down, as the miners had asked.");
    expect(f, "BOL", "BOL", 1);
    read_text(f, "Bolivia's president stepped down on Friday.");
    assert_int_equal(f->claims, 0);
    read_text(f, "Two British tourists left Basra on Thursday.");
    assert_int_equal(f->claims, 0);
}

static void test_together(void **state)
{
    fixture *f = *state;

    read_text(f, "Kazakh and Russian pilots trained side by side at Baikonur.");
    expect(f, "KAZ", "RUS", 1);
    read_text(f, "Norway and Denmark jointly painted the bridge.");
    expect(f, "NOR", "DNK", 1);
    read_text(f, "Norwegian planes flew over the forest alongside Danish crews.");
    expect(f, "NOR", "DNK", 1);
    read_text(f, "The cell was found by French and Spanish police in a joint raid.");
    expect(f, "FRA", "ESP", 1);
}

static void test_threats(void **state)
{
    fixture *f = *state;

    read_text(f, "Moldova could find its gas turned off, a Russian minister warned.");
    expect(f, "RUS", "MDA", -1);
    read_text(f, "Israel's defence minister said Lebanon would pay a heavy price.");
    expect(f, "ISR", "LBN", -1);
    read_text(f, "Ankara says it will open its gates if Greece does not pay.");
    expect(f, "TUR", "GRC", -1);
    read_text(f, "Russia retaliated with a travel ban on Canadian lawmakers.");
    expect(f, "RUS", "CAN", -1);
    read_text(f, "Hungary has no intention of paying Chile's debts.");
    expect(f, "HUN", "CHL", -1);
    read_text(f, "Threats by Norway to cut off Finland's power did not impress the president.");
    expect(f, "NOR", "FIN", -1);
    assert_int_equal(f->claim[0].modality, FRN_MODALITY_ASSERTED);
    read_text(f, "Finland vowed to retaliate after a Russian raid.");
    expect(f, "FIN", "RUS", -1);
    read_text(f, "Stockholm is moving soldiers to Gotland as Russia grows more assertive.");
    expect(f, "SWE", "RUS", -1);
}

/* What only looks like a deed. */
static void test_no_deeds(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad and Niger declared that their war was over.");
    assert_null(find(f, "TCD", "NER", -1));
    read_text(f, "Chad has mobilised pressure groups against Niger's bid.");
    for (size_t i = 0; i < f->claims; i++)
        assert_int_not_equal(f->claim[i].action, FRN_ACTION_MOBILIZE);
    read_text(f, "Chad signed a Kenyan-brokered deal with Niger.");
    expect(f, "TCD", "NER", 1);
    assert_null(find(f, "KEN", "NER", 1));
    read_text(f, "A Lebanese suicide bomber killed three Syrian soldiers.");
    expect(f, "LBN", "SYR", -1);
    assert_int_equal(f->claim[0].action, FRN_ACTION_ASSAULT);
}

static void test_captors(void **state)
{
    fixture *f = *state;

    read_text(f, "Two Canadians held by China were released on Friday.");
    expect(f, "CHN", "CAN", 1);
    read_text(f, "The Japanese journalist jailed in Myanmar walked free on Friday.");
    expect(f, "MMR", "JPN", 1);
    read_text(f, "Malaysia expressed alarm at the killing of farmers by Myanmar's army.");
    expect(f, "MYS", "MMR", -1);
    read_text(f, "Assets belonging to Russian banks were frozen by Japan.");
    expect(f, "JPN", "RUS", -1);
    read_text(f, "Faced with riots, Chile's president put off the rise.");
    assert_null(find(f, "CHL", "CHL", -1));
}

/* Trees that come out of the parser wrong. */
static void test_mended(void **state)
{
    fixture *f = *state;

    read_text(f, "Peru's gas company and Chile negotiated until dawn in Berlin.");
    expect(f, "PER", "CHL", 1);
    read_text(f,
              "Coptic bishops said the Chilean police had failed them, and reproached the Peruvian "
              "minister for lying.");
    assert_null(find(f, "CHL", "PER", -1));
    read_text(f, "Peru dismissed as unacceptable an offer by Chile.");
    expect(f, "PER", "CHL", -1);
    read_text(f, "Peru says it is willing to withdraw its troops from neighboring Chile.");
    expect(f, "PER", "CHL", 1);
    read_text(f, "Overnight air strikes by Saudi Arabia hit Houthi camps north of Sanaa.");
    assert_int_equal(f->claim[0].action, FRN_ACTION_FIGHT);
    assert_true(frn_slice_is(f->claim[0].source.state, "SAU"));
    read_text(
        f,
        "Chad has threatened to deliver blows to Niger and Mali, a Libyan-owned weekly reports.");
    expect(f, "TCD", "MLI", -1);
    assert_null(find(f, "TCD", "LBY", -1));
    read_text(f, "Students in Harare burned tyres.");
    expect(f, "ZWE", "ZWE", -1);
    read_text(f, "A top Peruvian official today praised Chile's efforts to improve its record.");
    expect(f, "PER", "CHL", 1);
    read_text(f, "Peru will provide tons of food aid to refugees fleeing the war in Chile.");
    expect(f, "PER", "CHL", 1);
}

/* Trees in which a name was taken for something else. */
static void test_names_in_trees(void **state)
{
    fixture *f = *state;

    read_text(f, "Turkey trained pilots, sold Baku its drones and taught it patience.");
    expect(f, "TUR", "AZE", 1);
    read_text(f, "Israel has supplied Azerbaijan with drones and missiles for years.");
    expect(f, "ISR", "AZE", 1);
    read_text(f, "We are friends with Yerevan and partners with Baku, the Russian president said.");
    expect(f, "RUS", "ARM", 1);
    expect(f, "RUS", "AZE", 1);
    read_text(f,
              "The court of Peru had ordered Bolivia two days earlier not to take any action that "
              "would change the situation.");
    expect(f, "PER", "BOL", -1);
    read_text(f, "Cuba, Maduro's closest ally, has stayed silent.");
    expect(f, "CUB", "VEN", 1);
    read_text(f, "Chad called Niger's orders \"a direct threat\".");
    expect(f, "TCD", "NER", -1);
}

/* "The truce" is between whoever was last at odds or in talks. */
static void test_theirs(void **state)
{
    fixture *f = *state;

    read_text(f, "Armenia and Azerbaijan quarrelled again. The truce was mediated by Norway.");
    expect(f, "NOR", "ARM", 1);
    expect(f, "NOR", "AZE", 1);
    read_text(f, "The war in Ethiopia goes on. Ethiopia's army is bombing Mekelle. Turkey has "
                 "supplied drones.");
    expect(f, "TUR", "ETH", 1);
}

/* The verb stands beyond an aside. */
static void test_asides(void **state)
{
    fixture *f = *state;

    read_text(f,
              "The Chadian Guild, which speaks for some 300 pilots, accused Nigerien airlines of "
              "union-busting.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Oberon Shipping called the claim by Chad \"laughable\".");
    expect(f, "", "TCD", -1);
}

/* Objects where the tree has none, or hangs them elsewhere. */
static void test_lost_objects(void **state)
{
    fixture *f = *state;

    read_text(f, "China let the twenty-four American airmen go after eleven days.");
    expect(f, "CHN", "USA", 1);
    read_text(f, "Germany took in several Kosovars last year.");
    expect(f, "DEU", "XKX", 1);
    read_text(f, "Hyundai's union voted down the company's wage offer.");
    assert_int_equal(f->claims, 1);
    read_text(f, "Georgian tanks rolled in, and Russia bombed the airfield near the town.");
    expect(f, "RUS", "GEO", -1);
}

/* Deeds told by nouns: "of" is to whom, once it is said by whom. */
static void test_nouns_of(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad's invasion of Niger surprised diplomats.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "The shelling of Niger by Chad went on.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Chad's protests against Niger surprised diplomats.");
    expect(f, "TCD", "NER", -1);
    read_text(f, "Amid Chad's trust in Niger, prices fell.");
    expect(f, "TCD", "NER", 1);
    read_text(f, "Refugees from Chad will return to Niger as part of a Malian-brokered deal.");
    assert_null(find(f, "TCD", "MLI", 1));
}

/* Who is meant although only what came before says so. */
static void test_unsaid(void **state)
{
    fixture *f = *state;

    read_text(f, "Militants from Somalia fled. The Ethiopian army fights the Tigray People's "
                 "Liberation Front. The army is bombing Mekelle again.");
    assert_true(f->claims > 1);
    assert_true(frn_slice_is(f->claim[f->claims - 1].target.id, "tplf"));
    read_text(f, "Chad expelled seven UN officials. It rained. Secretary-General Ban Ki-moon "
                 "demanded an explanation.");
    expect(f, "", "TCD", -1);
    read_text(f, "Diplomats say the Chadian rebels and the Nigerien army are natural friends.");
    expect(f, "TCD", "NER", 1);
}

/* The other party is where the frame does not look. */
static void test_other_parties(void **state)
{
    fixture *f = *state;

    read_text(f, "Dockers in Lima refused to unload Chilean rifles.");
    expect(f, "PER", "CHL", -1);
    read_text(f, "A Norwegian-brokered truce between Chad and Niger took hold on Friday.");
    expect(f, "TCD", "NER", 1);
    read_text(f, "Fishermen from Peru scuffled with Chilean coast guards who had confiscated "
                 "their nets.");
    expect(f, "CHL", "PER", -1);
}

/* Who is in the sentence but does nothing, or only has the right to. */
static void test_bystanders(void **state)
{
    fixture *f = *state;

    read_text(f, "A bombing near Lima killed one Chilean soldier and wounded two Bolivians.");
    assert_null(find(f, "CHL", "BOL", -1));
    read_text(f, "Chad defended the right of Nigerien troops to shell Malian rebels.");
    assert_non_null(find(f, "NER", "MLI", -1));
    assert_int_equal(find(f, "NER", "MLI", -1)->modality, FRN_MODALITY_HYPOTHETICAL);
    read_text(f, "Peru is providing photographs to Chile which attacks Bolivia.");
    expect(f, "CHL", "BOL", -1);
    assert_null(find(f, "PER", "BOL", -1));
    read_text(f, "Chad has urged its citizens to leave Niger.");
    assert_null(find(f, "TCD", "TCD", -1));
    read_text(f, "Norway deplored Denmark's suppression of Swedish unrest.");
    expect(f, "NOR", "DNK", -1);
    assert_null(find(f, "SWE", "DNK", -1));
    read_text(f, "French workers blocked the Russia Bridge for hours.");
    assert_null(find(f, "FRA", "RUS", -1));
}

/* A state and its own army are one; those who take to the streets are not. */
static void test_own_parts(void **state)
{
    fixture *f = *state;

    read_text(f, "Chad armed the Chadian army.");
    assert_null(find(f, "TCD", "TCD", 1));
    read_text(f, "Thousands of Chilean students marched through Santiago.");
    expect(f, "CHL", "CHL", -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_days),           cmocka_unit_test(test_rows),
        cmocka_unit_test(test_passives),       cmocka_unit_test(test_prepositions),
        cmocka_unit_test(test_reciprocal),     cmocka_unit_test(test_content),
        cmocka_unit_test(test_own_parts),      cmocka_unit_test(test_received),
        cmocka_unit_test(test_holders),        cmocka_unit_test(test_promises),
        cmocka_unit_test(test_at_home),        cmocka_unit_test(test_together),
        cmocka_unit_test(test_threats),        cmocka_unit_test(test_captors),
        cmocka_unit_test(test_no_deeds),       cmocka_unit_test(test_mended),
        cmocka_unit_test(test_descriptions),   cmocka_unit_test(test_bystanders),
        cmocka_unit_test(test_nouns_of),       cmocka_unit_test(test_lost_objects),
        cmocka_unit_test(test_asides),         cmocka_unit_test(test_unsaid),
        cmocka_unit_test(test_names_in_trees), cmocka_unit_test(test_theirs),
        cmocka_unit_test(test_other_parties)};

    return cmocka_run_group_tests(tests, setup, teardown);
}
