/* Every format on rows of our own writing, with the junk that is seen in the wild. */
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "claim/cameo.h"
#include "import/import.h"

typedef struct taken {
    frn_arena arena;
    frn_claim claim[64];
    size_t count;
    size_t told[1000]; /* by number of the message */
    frn_import_counts counts;
} taken;

static frn_lexicon *lexicon;

static frn_status take(void *ctx, const frn_claim *claim, frn_error *err)
{
    taken *t = ctx;

    assert_true(t->count < 64);
    return frn_claim_copy(&t->claim[t->count++], &t->arena, claim) == FRN_OK ? FRN_OK
                                                                             : frn_no_memory(err);
}

static void tell(void *ctx, const frn_diag *diag)
{
    taken *t = ctx;

    t->told[diag->message % 1000]++;
}

static frn_status import_with(taken *t, const frn_import_options *options, const char *text,
                              size_t len)
{
    const frn_diag_sink diag = {tell, t};
    frn_importer *im;
    frn_status status;

    *t = (taken){0};
    assert_int_equal(frn_import_open(&im, options, (frn_claim_sink){take, t}, &diag, NULL), FRN_OK);
    status = frn_import_bytes(im, NULL, FRN_LIT("x"), frn_slice_make(text, len), NULL);
    t->counts = *frn_import_counted(im);
    frn_import_close(im);
    return status;
}

/* `format` must be what the text is recognised as. */
static void import(taken *t, const char *format, const char *text)
{
    frn_import_options options = {.lexicon = lexicon};
    const frn_import_format *found = frn_import_recognise(frn_slice_of(text));

    assert_non_null(found);
    assert_string_equal(found->name, format);
    assert_int_equal(import_with(t, &options, text, strlen(text)), FRN_OK);
    assert_int_equal(t->told[FRN_IMPORT_RECOGNISED], 1);
}

static void done(taken *t)
{
    frn_arena_free(&t->arena);
}

#define ICEWS_HEADER                                                                               \
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO "        \
    "Code\tIntensity\tTarget Name\tTarget Sectors\tTarget Country\tStory ID\tSentence "            \
    "Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\r\n"

static void icews(void **state)
{
    taken t;

    (void)state;
    import(
        &t, "icews",
        ICEWS_HEADER
        "1\t2014-06-16\tPolice (Iraq)\tPolice\tIraq\tHost a visit\t043\t2.8\tIran\t\tIran\t7\t2\t"
        "Daily Example\tBaghdad\tNA\tNA\tIraq\t1\t2\r\n"
        "1\t2014-06-16\tPolice (Iraq)\tPolice\tIraq\tHost a visit\t043\t2.8\tIran\t\tIran\t7\t2\t"
        "Daily Example\tBaghdad\tNA\tNA\tIraq\t1\t2\r\n" /* the row again */
        "1\t2014-06-16\tIran\t\tIran\tMake \"a visit\"\t043\t2.8\tPolice "
        "(Iraq)\tPolice\tIraq\t7\t2\tDaily Example\tBaghdad\tNA\tNA\tIraq\t1\t2\r\n"
        "2\t2014-06-17\tIran\t\tIran\tThreaten\t13y\t-4.4\tUnited States\t\tUnited States\t8\t1\t"
        "NULL\tNA\tNA\tNA\tNA\tNA\tNA\r\n"
        "3\t2014-06-17\tIran\t\tIran\tThreaten\t13y\tNULL\tUnited States\t\tUnited "
        "States\t9\t1\tNULL\tNA\tNA\tNA\tNA\tNA\tNA\r\n"
        "4\t2014-06-17\tNone\t\t--\tConsult\t040\t1\tIran\t\tIran\t9\t1\tNULL\r\n"
        "5\tjunk\tIran\t\tIran\tConsult\t040\t1\tIraq\t\tIraq\t9\t1\tNULL\r\n"
        "6\t2014-06-17\r\n");
    assert_int_equal(t.count, 3);
    assert_int_equal(t.counts.rows, 8);
    assert_int_equal(t.counts.repeated, 1);
    assert_int_equal(t.counts.mirrored, 1);
    assert_int_equal(t.counts.nobody, 1);
    assert_int_equal(t.counts.bad_dates, 1);
    assert_int_equal(t.counts.bad_codes, 2);
    assert_int_equal(t.counts.short_rows, 1);
    assert_int_equal(t.told[FRN_IMPORT_CODE], 2);
    assert_int_equal(t.told[FRN_IMPORT_SHORT], 1);
    assert_int_equal(t.told[FRN_IMPORT_DATE], 1);
    assert_int_equal(t.told[FRN_IMPORT_REPEATED], 1);
    assert_slice(t.claim[0].source.id, "IRQ/police");
    assert_slice(t.claim[0].source.state, "IRQ");
    assert_slice(t.claim[0].target.id, "IRN");
    assert_slice(t.claim[0].code, "043");
    assert_slice(t.claim[0].place, "iraq");
    assert_slice(t.claim[0].topic, "diplomacy");
    assert_slice(t.claim[0].issue, "diplomacy"); /* Iraq is one of the two */
    assert_slice(t.claim[0].outlet, "Daily Example");
    assert_slice(t.claim[0].speaker.id, "daily-example");
    assert_slice(t.claim[0].rule, "icews");
    assert_slice(t.claim[0].doc, "x");
    assert_int_equal(t.claim[0].sentence, 2);
    assert_int_equal(t.claim[0].action, FRN_ACTION_CONSULT);
    assert_int_equal(t.claim[0].sign, 1);
    assert_true(t.claim[0].record && fabs(t.claim[0].intensity - 2.8) < 1e-12);
    assert_slice(t.claim[1].quote, "Make \"a visit\"");
    assert_slice(t.claim[2].code, "13y");
    assert_int_equal(t.claim[2].sign, -1);
    assert_int_equal(t.claim[2].outlet.len, 0);
    done(&t);
}

static void icews_options(void **state)
{
    static const char text[] = ICEWS_HEADER
        "1\t2014-06-16\tIran\t\tIran\tConsult\t040\t1\tIraq\t\tIraq\t7\t2\tP\t\t\t\tSyria\t\t\n"
        "1\t2014-06-16\tIraq\t\tIraq\tConsult\t040\t1\tIran\t\tIran\t7\t2\tP\t\t\t\tSyria\t\t\n"
        "1\t2014-06-16\tIraq\t\tIraq\tConsult\t040\t1\tIran\t\tIran\t7\t2\tP\t\t\t\tSyria\t\t\n";
    frn_import_options once = {.lexicon = lexicon, .once = true};
    frn_import_options keep = {.keep_repeats = true,
                               .issue_by = FRN_ISSUE_TOPIC,
                               .groups = FRN_LIT("kind\ttext\tblock\nexact\tIran\tA\n"
                                                 "nonsense\ncontains\tra\tB\n")};
    taken t;

    (void)state;
    assert_int_equal(import_with(&t, &once, text, strlen(text)), FRN_OK);
    assert_int_equal(t.count, 1);
    assert_slice(t.claim[0].issue, "syria");
    done(&t);
    assert_int_equal(import_with(&t, &keep, text, strlen(text)), FRN_OK);
    assert_int_equal(t.count, 3);
    assert_int_equal(t.told[FRN_IMPORT_GROUP], 1);
    assert_slice(t.claim[0].source.id, "A"); /* exact wins over contains */
    assert_slice(t.claim[0].target.id, "B");
    assert_slice(t.claim[0].issue, "diplomacy");
    done(&t);
}

/* `width` cells between tabs; `set` is "column=value;..." with columns from 1. */
static char *wide_row(char *to, int width, const char *set)
{
    char *at = to;

    for (int i = 1; i <= width; i++) {
        char want[16];
        const char *found = NULL, *p = set;
        int len = snprintf(want, sizeof want, "%d=", i);

        while (p && !found) {
            if (strncmp(p, want, (size_t)len) == 0)
                found = p + len;
            p = strchr(p, ';');
            p = p ? p + 1 : NULL;
        }
        if (i > 1)
            *at++ = '\t';
        while (found && *found && *found != ';')
            *at++ = *found++;
    }
    *at++ = '\n';
    *at = 0;
    return at;
}

static void gdelt(void **state)
{
    static const char cells1[] =
        "1=9;2=20140616;6=USAGOV;7=WHITE HOUSE;8=USA;13=GOV;16=IRN;17=IRAN;"
        "18=IRN;27=0831;31=5.0;52=IZ;57=20140617;"
        "58=https://www.example.co.uk/a";
    static const char cells2[] =
        "1=9;2=20140616;6=USAGOV;7=WHITE HOUSE;8=USA;13=GOV;16=IRN;17=IRAN;"
        "18=IRN;27=0831;31=5.0;54=IZ;60=20140617000000;61=http://a.org/b";
    char text[4096], *at;
    taken t;

    (void)state;
    at = wide_row(text, 58, cells1);
    at = wide_row(at, 57, cells1);                               /* as before April 2013 */
    at = wide_row(at, 58, "1=9;2=20140616;6=COP;7=POLICE;27=1"); /* nobody is the target */
    at = wide_row(at, 58, "1=9;2=20140616;6=USA;7=USA;8=USA;16=IRN;17=IRAN;18=IRN;27=---;31=--");
    (void)wide_row(at, 61, cells2); /* a row too long */
    import(&t, "gdelt1", text);
    assert_int_equal(t.count, 2);
    assert_int_equal(t.counts.nobody, 1);
    assert_int_equal(t.counts.bad_codes, 1);
    assert_int_equal(t.told[FRN_IMPORT_LONG], 1);
    assert_slice(t.claim[0].source.id, "USA/government");
    assert_slice(t.claim[0].target.id, "IRN");
    assert_slice(t.claim[0].issue, "iraq");
    assert_slice(t.claim[0].outlet, "example.co.uk");
    assert_slice(t.claim[0].speaker.state, "GBR");
    assert_slice(t.claim[0].code, "0831");
    assert_int_equal(t.claim[0].action, FRN_ACTION_CONCEDE);
    assert_int_equal(t.claim[1].outlet.len, 0);
    done(&t);

    (void)wide_row(text, 61, cells2);
    import(&t, "gdelt2", text);
    assert_int_equal(t.count, 1);
    assert_slice(t.claim[0].issue, "iraq");
    assert_slice(t.claim[0].outlet, "a.org");
    done(&t);
}

static void mentions(void **state)
{
    frn_import_options options = {.lexicon = lexicon, .join = true};
    char text[2048];
    const char *reports =
        "9\t20140616000000\t20140618000000\t1\tnews.ir\thttp://news.ir/a\t2\t-1\t1"
        "\t5\t1\t50\t540\t-0.1\t\t\n"
        "8\t20140616000000\t20140618000000\t1\tnews.ir\thttp://news.ir/b\t2\t-1\t1"
        "\t5\t1\t50\t540\t-0.1\t\t\n";
    taken t = {0};
    const frn_diag_sink diag = {tell, &t};
    frn_importer *im;

    (void)state;
    (void)wide_row(text, 61, "1=9;2=20140616;6=USA;7=USA;8=USA;16=IRN;17=IRAN;18=IRN;27=040;31=1");
    assert_string_equal(frn_import_recognise(frn_slice_of(reports))->name, "mentions");
    assert_int_equal(frn_import_open(&im, &options, (frn_claim_sink){take, &t}, &diag, NULL),
                     FRN_OK);
    assert_int_equal(frn_import_bytes(im, NULL, FRN_LIT("e"), frn_slice_of(text), NULL), FRN_OK);
    assert_int_equal(t.count, 0);
    assert_int_equal(frn_import_bytes(im, NULL, FRN_LIT("m"), frn_slice_of(reports), NULL), FRN_OK);
    assert_int_equal(t.count, 1);
    assert_int_equal(t.told[FRN_IMPORT_UNJOINED], 1);
    assert_slice(t.claim[0].speaker.id, "news.ir");
    assert_slice(t.claim[0].speaker.state, "IRN");
    assert_int_equal(t.claim[0].date, frn_date_make(2014, 6, 18));
    assert_int_equal(t.claim[0].when.from, frn_date_make(2014, 6, 16));
    frn_import_close(im);
    done(&t);
}

static void coders(void **state)
{
    char text[2048];
    taken t;

    (void)state;
    (void)wide_row(text, 26,
                   "1=1_1;2=20140616;3=2014;4=06;5=16;6=USAGOV;10=IGOUNO;14=036;15=03;16=1;17=4;"
                   "23=IRQ;24=5");
    import(&t, "phoenix", text);
    assert_int_equal(t.count, 1);
    assert_slice(t.claim[0].source.id, "USA/government");
    assert_slice(t.claim[0].target.id, "igouno");
    assert_slice(t.claim[0].place, "iraq");
    done(&t);

    import(&t, "petrarch",
           "20140616\tIRNMIL\tIRQ\t0871\t\tAFP-1_2\tAFP\tQuds Force\tIraq\tagreed to a truce\n"
           "20140616\t---\tIRQ\t010\t\tAFP-1_2\tAFP\n"
           "20140616\tIRN\tIRQ\t\t\tAFP-1_2\tAFP\n");
    assert_int_equal(t.counts.nobody, 1);
    assert_slice(t.claim[0].source.id, "IRN/armed-forces");
    assert_slice(t.claim[0].quote, "agreed to a truce");
    assert_int_equal(t.claim[0].sign, 1);
    done(&t);

    import(&t, "tabari", "950616\tIRN\tIRQMIL\t190\t(FIGHT)\t950616-0001\n");
    assert_int_equal(t.count, 1);
    assert_int_equal(t.claim[0].date, frn_date_make(1995, 6, 16));
    assert_int_equal(t.claim[0].action, FRN_ACTION_FIGHT);
    assert_true(t.claim[0].intensity == -10);
    done(&t);
}

static void polecat(void **state)
{
    taken t;

    (void)state;
    import(
        &t, "polecat",
        "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor "
        "Name\tActor Country\tActor COW\tPrimary Actor Sector\tActor Sectors\tRecipient "
        "Name\tRecipient Country\tCountry\tSource\n"
        "a\t2020-01-02\tACCUSE\tdisapprove\t-3.0\tVERBAL "
        "CONFLICT\tmilitary;diplomatic\tRussia\tRUS\tNone\tGOV\tGOV\tUkraine\tUkraine\tSyria\tX\n"
        "a\t2020-01-02\tACCUSE\tdisapprove\t-3.0\tVERBAL "
        "CONFLICT\tmilitary;diplomatic\tRussia\tRUS\tNone\tGOV\tGOV\tUkraine\tUkraine\tSyria\tX\n"
        "b\t2020-01-02\tJUGGLE\tNone\tNone\tNone\tNone\tRussia\tRUS\tNone\tGOV\tGOV\tNone\tNone\t"
        "None\tX\n");
    assert_int_equal(t.count, 1);
    assert_int_equal(t.counts.repeated, 1);
    assert_int_equal(t.counts.bad_codes, 1);
    assert_slice(t.claim[0].source.id, "RUS");
    assert_slice(t.claim[0].topic, "military");
    assert_slice(t.claim[0].issue, "syria");
    assert_int_equal(t.claim[0].action, FRN_ACTION_DISAPPROVE);
    done(&t);
}

static void knowledge_graph(void **state)
{
    taken t;

    (void)state;
    import(&t, "tkg",
           "Barack_Obama\tMake_a_visit\tIraq\t2014-06-16\n"
           " Iran \tConsult\tIraq \t2014-06-16\nIran\tDance with\tIraq\t2014-06-16\n");
    assert_int_equal(t.count, 2);
    assert_int_equal(t.counts.bad_codes, 1);
    assert_slice(t.claim[0].code, "042");
    assert_slice(t.claim[0].source.state, "USA");
    assert_slice(t.claim[1].code, "040"); /* not the family 04 */
    done(&t);
    import(&t, "tkg", "19\t6\t151\t0\t-1\n"); /* no dictionaries beside */
    assert_int_equal(t.count, 0);
    assert_int_equal(t.told[FRN_IMPORT_DICTIONARY], 2);
    done(&t);
}

static void plover(void **state)
{
    taken t;

    (void)state;
    import(&t, "plover",
           "[\n {\"id\": \"1\", \"date\": \"2000-01-01\", \"source\": [{\"actorText\": "
           "\"Jordan\", \"code\": \"JOR\"},\n {\"actorText\": \"Britain\", \"code\": \"GBR\"}], "
           "\"target\": \"\", \"event\": \"AGREE\", \"context\": \"diplomatic, military\", "
           "\"text\": \"They said {\\\"yes\\\"}.\"},\n"
           " {\"id\": \"2\", \"date\": \"2000-01-02\", \"source\": [{\"actorText\": \"Iran\", "
           "\"code\": \"IRNMIL\"}], \"target\": [{\"actorText\": \"Iraq\", \"code\": \"IRQ\"}, "
           "{\"actorText\": \"rebels\", \"code\": \"REB\"}], \"event\": \"FIGHT\"},\n"
           " {\"id\": \"3\", \"event\": \"DANCE\"}, {\"id\": broken}\n]\n");
    assert_int_equal(t.count, 3);
    assert_slice(t.claim[0].source.id, "JOR");
    assert_slice(t.claim[0].target.id, "GBR");
    assert_slice(t.claim[0].issue, "diplomacy");
    assert_slice(t.claim[0].quote, "They said {\"yes\"}.");
    assert_int_equal(t.claim[0].sentence, 2);
    assert_slice(t.claim[1].source.id, "IRN/armed-forces");
    assert_slice(t.claim[1].target.id, "IRQ");
    assert_int_equal(t.claim[1].sentence, 4);
    assert_int_equal(t.counts.bad_codes, 1);
    assert_int_equal(t.told[FRN_IMPORT_LINE], 1);
    done(&t);
}

static void states(void **state)
{
    taken t;

    (void)state;
    import(&t, "mid",
           "DispNum,DyMIDNum,CCodeA,CCodeB,StDay,StMon,StYear,EndDay,EndMon,EndYear,HiactA,HiactB,"
           "HostlevA,HostlevB\r\n"
           "3551,355101,2,345,-9,7,1992,2,10,1996,13,0,4,1\r\n3552,1,2,630,1,1,1993,2,2,1993,1,1,"
           "2,5\r\n");
    assert_int_equal(t.count, 3);
    assert_slice(t.claim[0].source.id, "USA");
    assert_int_equal(t.claim[0].date, frn_date_make(1992, 7, 1));
    assert_int_equal(t.claim[0].when.to, frn_date_make(1996, 10, 2));
    assert_int_equal(t.claim[1].action, FRN_ACTION_THREATEN);
    assert_slice(t.claim[2].source.id, "IRN");
    assert_true(t.claim[2].intensity == -10);
    done(&t);

    import(
        &t, "atop",
        "\"ccode1\",\"ccode2\",\"year\",\"atop_defense\",\"atop_offense\",\"atop_neutral\",\"atop_"
        "nonagg\",\"atop_consul\"\n2,20,1942,1,1,0,0,0\n2,200,1943,0,0,0,1,NA\n2,630,1944,0,0,0,"
        "0,0\n");
    assert_int_equal(t.count, 2);
    assert_int_equal(t.claim[0].action, FRN_ACTION_ALLY);
    assert_int_equal(t.claim[1].action, FRN_ACTION_PARTNER);
    assert_slice(t.claim[1].target.id, "GBR");
    done(&t);

    import(&t, "rivalries",
           "\"tssr_id\",\"rivalry\",\"ccode1\",\"ccode2\",\"start\",\"end\",\"positional\","
           "\"spatial\"\n1,\"Iran-Iraq, \"\"old\"\"\",630,645,1958,2003,1,1\n");
    assert_int_equal(t.count, 1);
    assert_slice(t.claim[0].quote, "Iran-Iraq, \"old\"");
    assert_slice(t.claim[0].topic, "territory");
    done(&t);
}

static void conflicts(void **state)
{
    taken t;

    (void)state;
    import(
        &t, "ucdp",
        "\"conflict_id\",\"year\",\"gwno_a\",\"gwno_a_2nd\",\"gwno_b\",\"gwno_b_2nd\","
        "\"incompatibility\",\"intensity_level\"\n1,2003,\"2, 200\",900,645,NA,\"government\",2\n"
        "2,2012,750,NA,NA,NA,\"territory\",1\n");
    assert_int_equal(t.count, 3);
    assert_int_equal(t.counts.nobody, 1);
    assert_slice(t.claim[2].source.id, "AUS");
    assert_slice(t.claim[2].target.id, "IRQ");
    done(&t);

    import(&t, "ged",
           "id,type_of_violence,side_a,side_b,source_headline,country,date_start,date_end\n"
           "7,1,Government of Iraq,IS,\"clashes,\nat night \"\"again\"\"\",Iraq,2014-06-16 "
           "00:00:00.000,2014-06-18\n");
    assert_int_equal(t.count, 1);
    assert_slice(t.claim[0].source.id, "IRQ");
    assert_slice(t.claim[0].quote, "clashes,\nat night \"again\"");
    assert_int_equal(t.claim[0].when.to, frn_date_make(2014, 6, 18));
    done(&t);

    import(
        &t, "acled",
        "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,country,source,notes\n"
        "IRQ1,16 June 2014,Battles,Armed clash,Military Forces of Iraq,Islamic State,Iraq,Reuters"
        ",\"a 5\"\" shell\"\n"
        "IRQ2,16 June 2014,Protests,Peaceful protest,Protesters (Iraq),,Iraq,Reuters,x\n");
    assert_int_equal(t.count, 1);
    assert_int_equal(t.counts.nobody, 1);
    assert_slice(t.claim[0].target.id, "isis");
    assert_slice(t.claim[0].quote, "a 5\" shell");
    done(&t);
}

static void tables(void **state)
{
    frn_import_options csv = {.as = "csv",
                              .lexicon = lexicon,
                              .columns = FRN_LIT("date=when,source=2,target=whom,sign=4")};
    const char *text = "when;who;whom;sign\n2014-06-16;Iran;Iraq;1\n2014-06-16;Iran;Iraq;x\n";
    taken t;

    (void)state;
    import(&t, "events",
           "date\tsource\tevent_text\tcameo\tgoldstein\tquad\ttarget\tsplit\n"
           "2014-01-01\tPolice (Iraq)\tConsult\t040\t1\t1\tIran\ttrain\n");
    assert_int_equal(t.count, 1);
    assert_slice(t.claim[0].source.state, "IRQ");
    done(&t);
    assert_int_equal(import_with(&t, &csv, text, strlen(text)), FRN_OK);
    assert_int_equal(t.count, 1);
    assert_int_equal(t.claim[0].sign, 1);
    assert_int_equal(t.told[FRN_IMPORT_NUMBER], 1);
    done(&t);
    csv.columns = FRN_LIT("date=when,source=who,target=whom,sign=mood");
    assert_int_equal(import_with(&t, &csv, text, strlen(text)), FRN_E_INPUT);
    assert_int_equal(t.told[FRN_IMPORT_COLUMNS], 1);
    import(&t, "claims",
           "{\"source\":{\"id\":\"A\"},\"target\":{\"id\":\"B\"},\"sign\":-1}\nnot a claim\n");
    assert_int_equal(t.count, 1);
    assert_int_equal(t.told[FRN_JSON_LINE], 1);
    done(&t);
}

static void bad_input(void **state)
{
    frn_import_options icews_only = {.as = "icews"};
    frn_import_options none = {.as = "nonsense"};
    frn_importer *im;
    size_t len = (size_t)6 << 20;
    char *big = malloc(len + 200);
    static const char last[] = "\n1\t2014-06-16\tA\t\t\tx\t040\t1\tB\t\t\t\t\t\n";
    taken t;

    (void)state;
    assert_non_null(big);
    assert_null(frn_import_recognise(FRN_LIT("A plain report.\n\nIt has paragraphs.\n")));
    assert_null(frn_import_recognise(FRN_LIT("")));
    assert_int_equal(frn_import_open(&im, &none, (frn_claim_sink){0}, NULL, NULL), FRN_E_NOT_FOUND);
    assert_int_equal(import_with(&t, &icews_only, "a\tb\n", 4), FRN_E_INPUT);
    assert_int_equal(t.told[FRN_IMPORT_HEADER], 1);
    /* a row of a million columns, a line beyond the limit, then a sound row */
    memset(big, '\t', len);
    memcpy(big, ICEWS_HEADER, strlen(ICEWS_HEADER));
    big[strlen(ICEWS_HEADER)] = '7';
    big[1000000] = '\n';
    memset(big + 1000001, 'x', len - 1000001);
    memcpy(big + len, last, sizeof last);
    assert_int_equal(import_with(&t, &icews_only, big, strlen(big)), FRN_OK);
    assert_int_equal(t.told[FRN_IMPORT_LONG], 1);
    assert_int_equal(t.told[FRN_LINE_TOO_LONG], 1);
    assert_int_equal(t.count, 1);
    done(&t);
    free(big);
}

static void count_out_of_range(void **state)
{
    static const char line[] = "{\"source\":{\"id\":\"A\"},\"target\":{\"id\":\"B\"},\"sign\":-1,"
                               "\"count\":%s}\n";
    char text[256];
    taken t;

    (void)state;
    (void)snprintf(text, sizeof text, line, "4294967295");
    import(&t, "claims", text);
    assert_int_equal(t.claim[0].count, UINT32_MAX);
    done(&t);
    (void)snprintf(text, sizeof text, line, "4294967296");
    import(&t, "claims", text);
    assert_int_equal(t.count, 0);
    assert_int_equal(t.told[FRN_JSON_LINE], 1);
    done(&t);
}

/* A head that holds no whole line, the quote being longer. */
static const char *recognised_cut(const char *begin)
{
    static char head[1 << 12];
    const frn_import_format *format;

    memset(head, 'x', sizeof head);
    memcpy(head, begin, strlen(begin));
    format = frn_import_recognise(frn_slice_make(head, sizeof head));
    return format ? format->name : "none";
}

static void long_first_line(void **state)
{
    (void)state;
    assert_string_equal(recognised_cut("{\"id\":\"a#1\",\"doc\":\"a\",\"sentence\":1,"
                                       "\"span\":[0,9000],\"quote\":\"\\\"source\\\": "),
                        "claims");
    assert_string_equal(recognised_cut("{\"source\":{\"id\":\"A\"},\"target\":{\"id\":\"B\"},"
                                       "\"sign\":-1,\"note\":\""),
                        "claims");
    /* documents, and what only speaks of a claim's members */
    assert_string_equal(recognised_cut("{\"id\":\"a\",\"source\":\"Post\",\"text\":\""), "none");
    assert_string_equal(recognised_cut("{\"quote\":\"q\",\"speaker\":\"s\",\"text\":\""), "none");
    assert_string_equal(
        recognised_cut("{\"title\":\"a\",\"more\":{\"quote\":1,\"sign\":2,\"span\":3,"
                       "\"words\":\""),
        "none");
    assert_null(frn_import_recognise(
        FRN_LIT("{\"id\":\"a\",\"text\":\"\\\"source\\\" \\\"target\\\" \\\"sign\\\"\"}\n")));
}

static void cameo(void **state)
{
    frn_cameo_table *table;

    (void)state;
    assert_int_equal(frn_cameo_load(&table, NULL), FRN_OK);
    assert_null(frn_cameo_find(table, FRN_LIT("13y")));
    assert_null(frn_cameo_find(table, FRN_LIT("10y")));
    assert_null(frn_cameo_find(table, FRN_LIT("99")));
    assert_slice(frn_cameo_find(table, FRN_LIT("010"))->code, "010");
    assert_slice(frn_cameo_find(table, FRN_LIT("0499"))->code, "04");
    assert_true(frn_cameo_find(table, FRN_LIT("0861"))->goldstein == 9);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_GDELT, FRN_LIT("010")), 1);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_GDELT, FRN_LIT("160")), 4);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_PHOENIX, FRN_LIT("010")), 0);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_PHOENIX, FRN_LIT("160")), 3);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_PLOVER, FRN_LIT("083")), 1);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_PLOVER, FRN_LIT("0871")), 2);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_PLOVER, FRN_LIT("091")), 2);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_GDELT, FRN_LIT("13y")), 3);
    assert_int_equal(frn_cameo_quad(FRN_QUAD_GDELT, FRN_LIT("y")), 0);
    frn_cameo_free(table);
}

static int load(void **state)
{
    (void)state;
    return frn_lexicon_load(&lexicon, NULL, NULL, NULL) == FRN_OK ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    frn_lexicon_free(lexicon);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(icews),
        cmocka_unit_test(icews_options),
        cmocka_unit_test(gdelt),
        cmocka_unit_test(mentions),
        cmocka_unit_test(coders),
        cmocka_unit_test(polecat),
        cmocka_unit_test(knowledge_graph),
        cmocka_unit_test(plover),
        cmocka_unit_test(states),
        cmocka_unit_test(conflicts),
        cmocka_unit_test(tables),
        cmocka_unit_test(bad_input),
        cmocka_unit_test(cameo),
        cmocka_unit_test(long_first_line),
        cmocka_unit_test(count_out_of_range),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
