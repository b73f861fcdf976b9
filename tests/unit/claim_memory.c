/* Fails every allocation in turn while a user's folder of tables is loaded: the lexicon and the
 * tables of words must say FRN_E_MEMORY, leave nothing behind and lose no row unsaid. */
#include "memory_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "claim/lexicon.h"
#include "read/wording.h"

enum { ROWS = 60 };

typedef struct table { /* a header line, then `row` many times, each with its number for '@' */
    const char *name, *head, *row;
} table;

static const table tables[] = {
    {"actors/own.tsv", "id\tkind\tname\taliases\tparent\tadjectives\tfrom\tto\tepithets",
     "land@\tstate\tLand @\tOld Land @|L@\t\tLandish@\t19500101\t\tthe @th isle\n"
     "land@/guard\tmilitary\tGuard of Land @\tthe @ Guards\tland@\t\t\t"},
    {"actors/members.tsv", "member\tbloc\tfrom\tto", "land@\tland1\t1990\t2001-05"},
    {"actors/homes.tsv", "id\thome", "land@/guard\tland2"},
    {"actors/bodies.tsv", "id\tkind\tpatterns\tofficials",
     "bureau@\tgovernment\tBureau @|Office of @\tclerk of @"},
    {"persons/own.tsv", "id\tname\taliases\torganisation\trole\tfrom\tto",
     "land@/ann-@\tAnn Moor@\tA. Moor@\tland@\tpresident\t1990-01-01\t1999"},
    {"titles.tsv", "title\tkind\trole\torganisation", "High Warden @\toffice\thead-of-state\t"},
    {"given-names.tsv", "gender\tnames", "female\tann@|beth@\nmale\tcarl@"},
    {"name-words.tsv", "class\tkind\twords", "organisation\tcompany\tguild@|works@"},
    {"actions.tsv", "pattern\tpos\taction\tintensity\tframe\tcontrol",
     "zap@/zop@ with\tv\tASSAULT\t-9\tsubj>obj|with\t"},
    {"speech.tsv", "pattern\tpos\tstance\tframes", "mutter@\tv\tclaim\tthat|quote"},
    {"modality.tsv", "pattern\tpos\tclass", "perhaps@ so\tadv\thedge"},
    {"issues.tsv", "id\tkind\tfamily\tterms\tnote",
     "dam@\ttopic\teconomy\tdam @|great dam @?|Weir@\t"},
    {"places.tsv", "id\tname\taliases\tstate\tkind", "vale@\tVale @\tthe @ Valley\tland@\tregion"}};

static char folder[] = "/tmp/frenemy-memory-XXXXXX", path[96];

static const char *path_of(const char *name)
{
    (void)snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void write_table(const table *t)
{
    FILE *file = fopen(path_of(t->name), "w");

    assert_non_null(file);
    (void)fprintf(file, "%s\n", t->head);
    for (int i = 0; i < ROWS; i++) {
        for (const char *c = t->row; *c; c++) {
            if (*c == '@')
                (void)fprintf(file, "%d", i);
            else
                (void)fputc(*c, file);
        }
        (void)fputc('\n', file);
    }
    assert_int_equal(fclose(file), 0);
}

static int make_folder(void **state)
{
    (void)state;
    if (!mkdtemp(folder) || mkdir(path_of("actors"), 0700) || mkdir(path_of("persons"), 0700))
        return -1;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        write_table(&tables[i]);
    return 0;
}

static int remove_folder(void **state)
{
    static const char *const folders[] = {"actors", "persons", ""};

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        (void)remove(path_of(tables[i].name));
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        (void)remove(path_of(folders[i]));
    return 0;
}

static void count_row(void *ctx, const frn_diag *diag)
{
    (void)diag;
    ++*(int *)ctx;
}

static frn_status load_lexicon(void *ctx)
{
    const char *const dir[] = {folder};
    const frn_lexicon_options options = {.bare = true, .dir = dir, .dir_count = 1};
    frn_lexicon *lexicon;
    frn_status s = frn_lexicon_load(&lexicon, &options, &(frn_diag_sink){count_row, ctx}, NULL);

    if (s == FRN_OK) {
        left = -1; /* nothing was refused that a row needed */
        assert_int_not_equal(frn_lexicon_find(lexicon, FRN_LIT("Guard of Land 59"), FRN_NO_DATE),
                             FRN_NONE);
        frn_lexicon_free(lexicon);
    }
    return s;
}

static frn_status load_wording(void *ctx)
{
    const char *const dir[] = {folder};
    const frn_wording_options options = {
        .bare = true, .dir = dir, .dir_count = 1, .issues = path_of("issues.tsv")};
    frn_wording *wording;
    frn_status s = frn_wording_load(&wording, &options, &(frn_diag_sink){count_row, ctx}, NULL);
    uint32_t actions, speech, moods, issues;

    if (s == FRN_OK) {
        frn_wording_size(wording, &actions, &speech, &moods, &issues);
        assert_true(actions == ROWS && speech == ROWS && moods == ROWS && issues == 2 * ROWS);
        frn_wording_free(wording);
    }
    return s;
}

static void lexicon_survives_every_failure(void **state)
{
    int told = 0;

    (void)state;
    refuse_each(load_lexicon, &told, 50);
    assert_int_equal(told, 0); /* sound rows are not called unsound */
}

static void wording_survives_every_failure(void **state)
{
    int told = 0;

    (void)state;
    refuse_each(load_wording, &told, 30);
    assert_int_equal(told, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(lexicon_survives_every_failure),
                                       cmocka_unit_test(wording_survives_every_failure)};
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
