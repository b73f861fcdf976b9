/* The built-in lexicon loads without a complaint and answers; user folders lie over it. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "claim/lexicon.h"

static frn_lexicon *built;

typedef struct complaints {
    int count, last;
    uint64_t line;
    char text[512];
} complaints;

static void note(void *ctx, const frn_diag *diag)
{
    complaints *c = ctx;

    if (diag->message == FRN_LEXICON_REFERENCE)
        return;
    c->count++;
    c->last = (int)diag->message;
    c->line = diag->line;
    snprintf(c->text, sizeof c->text, "%.*s:%llu %s", FRN_ARG(diag->file),
             (unsigned long long)diag->line, diag->detail);
}

static int load(void **state)
{
    complaints c = {0};
    frn_diag_sink sink = {note, &c};

    (void)state;
    assert_int_equal(frn_lexicon_load(&built, NULL, &sink, NULL), FRN_OK);
    return 0;
}

static int unload(void **state)
{
    (void)state;
    frn_lexicon_free(built);
    frn_lexicon_free(NULL);
    return 0;
}

static frn_date day(const char *text)
{
    return frn_date_parse(frn_slice_of(text));
}

static frn_slice found(const char *name, const char *date)
{
    const frn_lexicon_actor *actor = frn_lexicon_at(
        built, frn_lexicon_find(built, frn_slice_of(name), date ? day(date) : FRN_NO_DATE));

    return actor ? actor->id : FRN_LIT("");
}

static void test_builtin_is_sound(void **state)
{
    complaints c = {0};
    frn_diag_sink sink = {note, &c};
    frn_lexicon *lexicon = NULL;

    (void)state;
    assert_int_equal(frn_lexicon_load(&lexicon, NULL, &sink, NULL), FRN_OK);
    if (c.count)
        print_message("%s\n", c.text);
    assert_int_equal(c.count, 0);
    assert_true(frn_lexicon_count(lexicon) > 1500);
    for (uint32_t i = 0; i < frn_lexicon_count(lexicon); i++) {
        const frn_lexicon_actor *actor = frn_lexicon_at(lexicon, i);
        assert_true(actor->id.len > 0);
        assert_true(actor->name.len > 0);
        assert_int_equal(frn_lexicon_id(lexicon, actor->id), i);
        assert_true(actor->parent == FRN_NONE || actor->parent < frn_lexicon_count(lexicon));
        if (actor->kind == FRN_KIND_STATE)
            assert_int_equal(actor->state, i);
    }
    assert_null(frn_lexicon_at(lexicon, FRN_NONE));
    frn_lexicon_free(lexicon);
}

/* Persons have offices whose dates are in order; epithets belong to whom they fit. */
static void test_builtin_is_complete(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < frn_lexicon_count(built); i++) {
        const frn_lexicon_actor *actor = frn_lexicon_at(built, i);
        if (actor->kind != FRN_KIND_PERSON)
            continue;
        assert_true(actor->office_count > 0);
        for (uint32_t k = 0; k < actor->office_count; k++) {
            const frn_lexicon_office *office = frn_lexicon_office_at(built, actor->office + k);
            assert_int_equal(office->person, i);
            assert_true(office->role.len > 0);
            assert_true(office->organisation < frn_lexicon_count(built));
            assert_true(office->span.from == FRN_NO_DATE || office->span.to == FRN_NO_DATE ||
                        office->span.from <= office->span.to);
        }
    }
    assert_true(frn_lexicon_may_be_called(built, frn_lexicon_id(built, FRN_LIT("SAU")),
                                          FRN_LIT("kingdom")));
    assert_false(frn_lexicon_may_be_called(built, frn_lexicon_id(built, FRN_LIT("IRN")),
                                           FRN_LIT("kingdom")));
    assert_true(frn_lexicon_may_be_called(built, frn_lexicon_id(built, FRN_LIT("IRN")),
                                          FRN_LIT("country")));
}

static void test_names(void **state)
{
    (void)state;
    assert_slice(found("Iran", NULL), "IRN");
    assert_slice(found("the United States", NULL), "USA");
    assert_slice(found("U.S.", NULL), "USA");
    assert_slice(found("us", NULL), "USA"); /* a whole name: case does not matter */
    assert_slice(found("Ivory Coast", NULL), "CIV");
    assert_slice(found("C\xC3\xB4te d\xE2\x80\x99Ivoire", NULL), "CIV");
    assert_slice(found("Guinea-Bissau", NULL), "GNB");
    assert_slice(found("Kenyan", NULL), "KEN");
    assert_slice(found("Portuguese", NULL), "PRT");
    assert_slice(found("Norwegians", NULL), "NOR");
    assert_slice(found("Montevideo", NULL), "URY");
    assert_slice(found("White House", NULL), "USA/presidency");
    assert_slice(found("angela merkel", NULL), "DEU/angela-merkel");
    assert_slice(found("Nobody Of That Name", NULL), "");
    assert_slice(found("", NULL), "");
}

static void test_dates_decide(void **state)
{
    uint32_t iran = frn_lexicon_id(built, FRN_LIT("IRN"));
    uint32_t france = frn_lexicon_id(built, FRN_LIT("FRA")), person;

    (void)state;
    person = frn_lexicon_holder(built, iran, FRN_LIT("president"), day("2014-06-16"));
    assert_slice(frn_lexicon_at(built, person)->id, "IRN/hassan-rouhani");
    assert_true(frn_lexicon_holds(built, person, FRN_LIT("president"), day("2014-06-16")));
    assert_false(frn_lexicon_holds(built, person, FRN_LIT("president"), day("2012-06-16")));
    person = frn_lexicon_holder(built, iran, FRN_LIT("president"), day("2008-01-01"));
    assert_slice(frn_lexicon_at(built, person)->id, "IRN/mahmoud-ahmadinejad");
    person = frn_lexicon_holder(built, iran, FRN_LIT("foreign-minister"), day("2014-06-16"));
    assert_slice(frn_lexicon_at(built, person)->id, "IRN/mohammad-javad-zarif");
    person = frn_lexicon_holder(built, france, FRN_LIT("president"), day("1990-01-01"));
    assert_slice(frn_lexicon_at(built, person)->name, "Fran\xC3\xA7ois Mitterrand");
    assert_int_equal(frn_lexicon_holder(built, france, FRN_LIT("astronaut"), FRN_NO_DATE),
                     FRN_NONE);
}

static void test_membership(void **state)
{
    uint32_t ministry = frn_lexicon_id(built, FRN_LIT("IRN/foreign-ministry"));
    uint32_t zarif = frn_lexicon_id(built, FRN_LIT("IRN/mohammad-javad-zarif")), office;

    (void)state;
    assert_int_not_equal(ministry, FRN_NONE);
    assert_slice(frn_lexicon_at(built, frn_lexicon_at(built, ministry)->state)->id, "IRN");
    assert_int_equal(frn_lexicon_organisation_on(built, zarif, day("2014-06-16"), &office),
                     ministry);
    assert_slice(frn_lexicon_office_at(built, office)->role, "foreign-minister");
    assert_slice(frn_lexicon_at(built, frn_lexicon_state_on(built, zarif, day("2014-06-16")))->id,
                 "IRN");
}

static void test_codes_and_bodies(void **state)
{
    const frn_lexicon_body *body;

    (void)state;
    assert_slice(frn_lexicon_at(built, frn_lexicon_state(built, FRN_CODE_FIPS, FRN_LIT("UK")))->id,
                 "GBR");
    assert_slice(frn_lexicon_at(built, frn_lexicon_state(built, FRN_CODE_COW, FRN_LIT("630")))->id,
                 "IRN");
    assert_slice(
        frn_lexicon_at(built, frn_lexicon_state(built, FRN_CODE_CAMEO, FRN_LIT("kor")))->id, "KOR");
    assert_int_equal(frn_lexicon_state(built, FRN_CODE_ISO2, FRN_LIT("??")), FRN_NONE);
    body = frn_lexicon_body_at(
        built, frn_lexicon_body_find(built, FRN_LIT("Ministry of Foreign Affairs")));
    assert_slice(body->id, "foreign-ministry");
    assert_int_equal(frn_lexicon_body_find(built, FRN_LIT("foreign-ministry")),
                     frn_lexicon_body_find(built, FRN_LIT("foreign office")));
    assert_int_equal(frn_lexicon_body_find(built, FRN_LIT("bowling club")), FRN_NONE);
}

static void test_pieces(void **state)
{
    frn_piece piece[8];
    char room[64];

    (void)state;
    assert_int_equal(frn_lexicon_pieces(FRN_LIT("u.s.-iran's shi'ite & p5+1"), room, piece, 8), 8);
    assert_slice(piece[0].text, "us");
    assert_slice(piece[1].text, "iran");
    assert_true(piece[1].joined);
    assert_slice(piece[2].text, "'s");
    assert_slice(piece[3].text, "shiite");
    assert_slice(piece[4].text, "and");
    assert_slice(piece[5].text, "p5");
    assert_slice(piece[6].text, "+");
    assert_slice(piece[7].text, "1");
    assert_int_equal(piece[7].at, 25);
    assert_int_equal(frn_lexicon_pieces(FRN_LIT("--''"), room, piece, 8), 0);
}

static void test_given_names(void **state)
{
    (void)state;
    assert_int_not_equal(frn_lexicon_given(built, frn_lexicon_word(built, FRN_LIT("angela"))),
                         FRN_GIVEN_NOT);
    assert_int_equal(frn_lexicon_given(built, frn_lexicon_word(built, FRN_LIT("ministry"))),
                     FRN_GIVEN_NOT);
    assert_int_equal(frn_lexicon_given(built, FRN_NONE), FRN_GIVEN_NOT);
}

static void write_file(const char *dir, const char *name, const char *text)
{
    char path[512];
    FILE *file;

    snprintf(path, sizeof path, "%s/%s", dir, name);
    file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static void test_user_folder(void **state)
{
    char dir[] = "/tmp/frn-lexicon-XXXXXX", path[512];
    const char *dirs[1] = {dir};
    frn_lexicon_options options = {.dir = dirs, .dir_count = 1};
    complaints c = {0};
    frn_diag_sink sink = {note, &c};
    frn_lexicon *lexicon = NULL;
    uint32_t acme, doe;

    (void)state;
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/actors", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/persons", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    write_file(dir, "actors/mine.tsv",
               "id\tkind\tname\taliases\tparent\tadjectives\tfrom\tto\n"
               "# ours\n"
               "acme\tcompany\tAcme\tAcme Corp|Roadrunner Works?\tUSA\t\t\t\n"
               "broken\tgadget\tBroken\t\t\t\t\t\n"
               "late\tngo\tLate\t\t\t\t2010\t2005\n"
               "too\tngo\tmany\t\t\t\t\t\tfields\n");
    write_file(dir, "persons/mine.tsv",
               "id\tname\taliases\torganisation\trole\tfrom\tto\n"
               "acme/jane-doe\tJane Doe\tJD\tacme\tchief-executive\t2010\t\n"
               "IRN/hassan-rouhani\tHassan Rouhani\t\tIRN\tpoet\t2000\t\n");
    assert_int_equal(frn_lexicon_load(&lexicon, &options, &sink, NULL), FRN_OK);
    assert_int_equal(c.last, FRN_LEXICON_COLUMNS);
    assert_int_equal(c.line, 6);
    acme = frn_lexicon_find(lexicon, FRN_LIT("Roadrunner Works"), FRN_NO_DATE);
    assert_slice(frn_lexicon_at(lexicon, acme)->id, "acme");
    assert_slice(frn_lexicon_at(lexicon, frn_lexicon_at(lexicon, acme)->state)->id, "USA");
    doe = frn_lexicon_holder(lexicon, acme, FRN_LIT("chief-executive"), day("2015-01-01"));
    assert_slice(frn_lexicon_at(lexicon, doe)->id, "acme/jane-doe");
    assert_int_equal(frn_lexicon_id(lexicon, FRN_LIT("broken")), FRN_NONE);
    /* A known id is defined anew: other names and offices are gone. */
    assert_int_equal(frn_lexicon_find(lexicon, FRN_LIT("Rowhani"), FRN_NO_DATE), FRN_NONE);
    assert_int_equal(frn_lexicon_holder(lexicon, frn_lexicon_id(lexicon, FRN_LIT("IRN")),
                                        FRN_LIT("president"), day("2014-06-16")),
                     FRN_NONE);
    frn_lexicon_free(lexicon);

    dirs[0] = "/nonexistent/folder";
    assert_int_not_equal(frn_lexicon_load(&lexicon, &options, NULL, NULL), FRN_OK);
    for (size_t i = 0; i < 2; i++) {
        snprintf(path, sizeof path, "%s/%s/mine.tsv", dir, i ? "persons" : "actors");
        unlink(path);
        snprintf(path, sizeof path, "%s/%s", dir, i ? "persons" : "actors");
        rmdir(path);
    }
    rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_builtin_is_sound),
        cmocka_unit_test(test_builtin_is_complete),
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_dates_decide),
        cmocka_unit_test(test_membership),
        cmocka_unit_test(test_codes_and_bodies),
        cmocka_unit_test(test_pieces),
        cmocka_unit_test(test_given_names),
        cmocka_unit_test(test_user_folder),
    };

    return cmocka_run_group_tests(tests, load, unload);
}
