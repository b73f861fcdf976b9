/* The tables of words: breadth, the user's rows, faults. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "read/wording.h"
#include "read/wording_internal.h"

static void count_diag(void *ctx, const frn_diag *diag)
{
    (void)diag;
    ++*(int *)ctx;
    if (getenv("FRN_SHOW"))
        print_message("%u: %s\n", (unsigned)diag->line, diag->detail);
}

static const frn_cue *find(const frn_wording *w, const char *pattern, int kind, int pos)
{
    for (size_t i = 0; i < w->cues.len; i++) {
        const frn_cue *cue = &w->cues.at[i];
        if (cue->kind == kind && cue->pos == pos && frn_slice_is(cue->pattern, pattern))
            return cue;
    }
    return NULL;
}

static void test_breadth(void **state)
{
    frn_wording *w = NULL;
    uint32_t actions, speech, moods, issues;
    bool used[FRN_ACTION_COUNT] = {0};
    int faults = 0;
    frn_diag_sink sink = {count_diag, &faults};

    (void)state;
    assert_int_equal(frn_wording_load(&w, NULL, &sink, NULL), FRN_OK);
    frn_wording_size(w, &actions, &speech, &moods, &issues);
    assert_int_equal(faults, 0);
    assert_true(actions >= 1500);
    assert_true(speech >= 300);
    assert_true(moods >= 200);
    assert_true(issues >= 50);
    for (size_t i = 0; i < w->cues.len; i++)
        used[w->cues.at[i].action] = true;
    for (int a = FRN_ACTION_AGREE; a <= FRN_ACTION_ENEMY; a++)
        assert_true(used[a]);
    frn_wording_free(w);
}

static void test_rows(void **state)
{
    frn_wording *w = NULL;
    const frn_cue *cue;

    (void)state;
    assert_int_equal(frn_wording_load(&w, NULL, NULL, NULL), FRN_OK);
    cue = find(w, "talk", FRN_CUE_ACTION, FRN_POS_NOUN);
    assert_non_null(cue);
    assert_true(cue->mutual);
    cue = find(w, "bombard", FRN_CUE_ACTION, FRN_POS_VERB);
    assert_non_null(cue);
    assert_int_equal(cue->action, FRN_ACTION_FIGHT);
    assert_true(cue->intensity < 0);
    cue = find(w, "threaten", FRN_CUE_ACTION, FRN_POS_VERB);
    assert_non_null(cue);
    assert_int_equal(cue->control, FRN_CONTROL_THREAT);
    cue = find(w, "deny", FRN_CUE_SPEECH, FRN_POS_VERB);
    assert_non_null(cue);
    assert_int_equal(cue->manner, FRN_MANNER_DENY);
    assert_slice(frn_wording_family(w, FRN_LIT("nuclear"), NULL), "security");
    frn_wording_free(w);
}

static void put(const char *dir, const char *name, const char *text)
{
    char path[256];
    FILE *f;

    snprintf(path, sizeof path, "%s/%s", dir, name);
    f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static void test_own_rows(void **state)
{
    char dir[] = "/tmp/frn-wording-XXXXXX", path[256];
    const char *dirs[1] = {dir};
    frn_wording_options options = {.dir = dirs, .dir_count = 1};
    frn_wording *w = NULL;
    const frn_cue *cue;
    uint32_t longest = 0;
    int faults = 0;
    frn_diag_sink sink = {count_diag, &faults};

    (void)state;
    assert_non_null(mkdtemp(dir));
    put(dir, "actions.tsv",
        "pattern\tpos\taction\tintensity\tframe\tcontrol\n"
        "bombard\tv\tPROTEST\t-2\tsubj>with\t\n"
        "frobnicate/frobnick\tv\tAID\t3\tsubj>obj\t\n"
        "wrong\tv\tNO-SUCH\t1\tsubj>obj\t\n"
        "wrong\tq\tAID\t1\tsubj>obj\t\n"
        "wrong\tv\tAID\tmuch\tsubj>obj\t\n"
        "wrong\tv\tAID\t10.5\tsubj>obj\t\n"
        "wrong\tv\tAID\tnan\tsubj>obj\t\n"
        "wrong\tv\tAID\t1\tsubj\t\n"
        "short\n");
    put(dir, "issues.tsv",
        "id\tkind\tfamily\tterms\tnote\n"
        "widgets\ttopic\tmine\twidget|the widget of the ends of the world and of all that is "
        "there\t\n"
        "long\ttopic\tmine\ta b c d e f g h i j k l m n o\t\n");
    assert_int_equal(frn_wording_load(&w, &options, &sink, NULL), FRN_OK);
    assert_int_equal(faults, 8);
    for (size_t i = 0; i < w->phrases.len; i++)
        longest = w->phrases.at[i].words > longest ? w->phrases.at[i].words : longest;
    assert_int_equal(longest, 14);
    cue = find(w, "bombard", FRN_CUE_ACTION, FRN_POS_VERB);
    assert_non_null(cue);
    assert_int_equal(cue->action, FRN_ACTION_PROTEST);
    assert_slice(frn_wording_family(w, FRN_LIT("widgets"), NULL), "mine");
    frn_wording_free(w);
    snprintf(path, sizeof path, "%s/actions.tsv", dir);
    unlink(path);
    snprintf(path, sizeof path, "%s/issues.tsv", dir);
    unlink(path);
    rmdir(dir);
}

static void test_no_folder(void **state)
{
    const char *dirs[1] = {"/nonexistent-frenemy"};
    frn_wording_options options = {.dir = dirs, .dir_count = 1};
    frn_wording *w = NULL;
    frn_error err = {0};

    (void)state;
    assert_int_equal(frn_wording_load(&w, &options, NULL, &err), FRN_E_IO);
    assert_null(w);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_breadth), cmocka_unit_test(test_rows),
                                       cmocka_unit_test(test_own_rows),
                                       cmocka_unit_test(test_no_folder)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
