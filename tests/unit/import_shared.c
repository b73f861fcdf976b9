/* The real samples: the hand-check tables of ICEWS 2014 to the digit, the pairs of the year, and
 * every file recognised. Needs FRN_SHARED; skipped without it. */
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "claim/cameo.h"
#include "import/import.h"

enum { MOST_CELLS = 4096 };

typedef struct sum {
    uint32_t positive, negative, all, quad[5];
    double goldstein;
} sum;

typedef struct sums { /* by a key such as "IRN-IRQ 2014-01" */
    frn_intern key;
    sum at[MOST_CELLS];
    uint64_t claims;
    bool isis;
} sums;

static const char *shared(const char *file)
{
    static char path[4096];
    const char *root = getenv("FRN_SHARED");

    if (!root || !*root)
        return NULL;
    (void)snprintf(path, sizeof path, "%s/data/%s", root, file);
    return path;
}

static frn_slice read_all(frn_arena *arena, const char *path)
{
    frn_input *input;
    frn_slice bytes;

    assert_int_equal(frn_input_open(&input, path, &(frn_diag_sink){0}, NULL), FRN_OK);
    assert_true(frn_input_next(input));
    assert_int_equal(frn_input_all(&bytes, input, 0, NULL), FRN_OK);
    bytes = frn_arena_copy(arena, bytes);
    frn_input_close(input);
    return bytes;
}

static void add(sums *s, const char *key, const frn_claim *c)
{
    uint32_t id = frn_intern_add(&s->key, frn_slice_of(key));
    sum *at;

    assert_true(id < MOST_CELLS);
    at = &s->at[id];
    at->all++;
    at->positive += c->intensity > 0;
    at->negative += c->intensity < 0;
    at->goldstein += c->intensity;
    at->quad[frn_cameo_quad(FRN_QUAD_GDELT, c->code)]++;
}

static bool is_block(frn_slice id)
{
    return frn_slice_is(id, "USA") || frn_slice_is(id, "IRN") || frn_slice_is(id, "IRQ") ||
           frn_slice_is(id, "SAU");
}

static frn_status tally(void *ctx, const frn_claim *c, frn_error *err)
{
    sums *s = ctx;
    frn_slice a = c->source.id, b = c->target.id;
    char key[600], month[16];

    (void)err;
    s->claims++;
    if (frn_slice_cmp(a, b) > 0) {
        a = c->target.id;
        b = c->source.id;
    }
    if (s->isis && (frn_slice_is(a, "ISIS") || frn_slice_is(b, "ISIS"))) {
        frn_slice other = frn_slice_is(a, "ISIS") ? b : a;
        (void)snprintf(key, sizeof key, "%.*s", FRN_ARG(other));
        add(s, key, c);
    } else if (!s->isis && is_block(a) && is_block(b)) {
        (void)snprintf(
            key, sizeof key, "%.*s-%.*s %s", FRN_ARG(a), FRN_ARG(b),
            frn_window_text(FRN_WINDOW_MONTH, frn_window_start(FRN_WINDOW_MONTH, c->date), month));
        add(s, key, c);
    }
    return FRN_OK;
}

static const sum *at(const sums *s, const char *key)
{
    uint32_t id = frn_intern_find(&s->key, frn_slice_of(key));

    return id == FRN_NONE ? NULL : &s->at[id];
}

static double number(frn_slice cell)
{
    double value = NAN;

    assert_true(frn_slice_double(cell, &value));
    return value;
}

static void check_monthly(const sums *s, frn_slice table)
{
    frn_slice line, cell[10];
    uint32_t rows = 0, cells = 0;

    for (uint32_t i = 0; i < frn_intern_count(&s->key); i++)
        cells++;
    assert_true(frn_slice_split(&table, '\n', &line));
    while (frn_slice_split(&table, '\n', &line)) {
        char key[64];
        const sum *got;
        int count = 0;

        if (line.len == 0)
            continue;
        while (count < 10 && frn_slice_split(&line, '\t', &cell[count]))
            count++;
        assert_int_equal(count, 10);
        (void)snprintf(key, sizeof key, "%.*s %.*s", FRN_ARG(cell[0]), FRN_ARG(cell[1]));
        got = at(s, key);
        if (!got) { /* a pair of blocks that this test does not look at */
            assert_true(frn_slice_search(cell[0], FRN_LIT("ISIS")) < cell[0].len);
            continue;
        }
        rows++;
        assert_int_equal(got->positive, (int)number(cell[2]));
        assert_int_equal(got->negative, (int)number(cell[3]));
        assert_true(fabs(got->goldstein - number(cell[4])) < 1e-6);
        for (int q = 1; q <= 4; q++)
            assert_int_equal(got->quad[q], (int)number(cell[5 + q]));
    }
    assert_true(rows >= 40);
}

static void run(sums *s, const frn_import_options *options, const char *const *files)
{
    frn_importer *im;

    assert_int_equal(frn_import_open(&im, options, (frn_claim_sink){tally, s}, NULL, NULL), FRN_OK);
    for (int i = 0; files[i]; i++)
        assert_int_equal(frn_import_file(im, shared(files[i]), NULL), FRN_OK);
    frn_import_close(im);
}

static void icews14(void **state)
{
    static const char *const events[] = {"icews14/events.tsv.gz", NULL};
    static const char *const ids[] = {"icews14/train.txt.gz", "icews14/valid.txt.gz",
                                      "icews14/test.txt.gz", NULL};
    frn_arena arena = {0};
    frn_import_options options = {0};
    sums *s = calloc(1, sizeof *s), *t = calloc(1, sizeof *t);
    frn_slice table;

    (void)state;
    if (!shared("")) {
        free(s);
        free(t);
        skip();
    }
    options.groups = read_all(&arena, shared("icews14/blocks.tsv"));
    options.first_day = frn_date_make(2014, 1, 1);
    table = read_all(&arena, shared("icews14/handcheck_2014_monthly.tsv"));
    run(s, &options, events);
    check_monthly(s, table);
    run(t, &options, ids); /* the same events, coded by ids */
    assert_int_equal(t->claims, s->claims);
    check_monthly(t, table);
    frn_intern_free(&s->key);
    frn_intern_free(&t->key);
    free(s);
    free(t);
    frn_arena_free(&arena);
}

static void isis(void **state)
{
    static const char *const events[] = {"icews14/events.tsv.gz", NULL};
    frn_arena arena = {0};
    frn_import_options options = {0};
    sums *s = calloc(1, sizeof *s);
    frn_slice table, line, cell;
    uint32_t rows = 0;

    (void)state;
    if (!shared("")) {
        free(s);
        skip();
    }
    s->isis = true;
    options.groups = read_all(&arena, shared("icews14/blocks.tsv"));
    run(s, &options, events);
    table = read_all(&arena, shared("icews14/handcheck_2014_isis.tsv"));
    assert_true(frn_slice_split(&table, '\n', &line));
    while (frn_slice_split(&table, '\n', &line)) {
        char key[256];
        const sum *got;

        if (line.len == 0)
            continue;
        assert_true(frn_slice_split(&line, '\t', &cell));
        (void)snprintf(key, sizeof key, "%.*s", FRN_ARG(cell));
        got = at(s, key);
        assert_non_null(got);
        assert_true(frn_slice_split(&line, '\t', &cell));
        assert_int_equal(got->all, (int)number(cell));
        assert_true(frn_slice_split(&line, '\t', &cell));
        assert_int_equal(got->negative, (int)number(cell));
        assert_true(frn_slice_split(&line, '\t', &cell));
        assert_true(fabs(got->goldstein - number(cell)) < 1e-6);
        rows++;
    }
    assert_true(rows > 30);
    frn_intern_free(&s->key);
    free(s);
    frn_arena_free(&arena);
}

static void samples(void **state)
{
    static const struct {
        const char *file, *format;
        uint64_t rows; /* of the file */
        bool all;      /* whether every row must be understood */
    } sample[] = {
        {"icews/events.2018.sample.tab", "icews", 3705, true},
        {"gdelt/gdelt1_sample.export.tsv", "gdelt1", 50, true},
        {"gdelt/gdelt2_sample.export.tsv", "gdelt2", 50, true},
        {"plover/dev.json", "plover", 181, true},
        {"cow/MIDDyadic_v3.10.csv", "mid", 0, true},
        {"cow/atop_alliance.csv.gz", "atop", 0, true},
        {"cow/tss_rivalries.csv", "rivalries", 0, true},
        {"cow/ucdp_acd.csv", "ucdp", 0, true},
        {"icews14/events.tsv.gz", "events", 90730, true},
    };
    sums *s = calloc(1, sizeof *s);
    frn_lexicon *lexicon;

    (void)state;
    if (!shared("")) {
        free(s);
        skip();
    }
    assert_int_equal(frn_lexicon_load(&lexicon, NULL, NULL, NULL), FRN_OK);
    for (size_t i = 0; i < sizeof sample / sizeof *sample; i++) {
        frn_import_options options = {.lexicon = lexicon};
        const frn_import_counts *n;
        frn_importer *im;

        s->isis = true;
        assert_int_equal(frn_import_open(&im, &options, (frn_claim_sink){tally, s}, NULL, NULL),
                         FRN_OK);
        assert_int_equal(frn_import_file(im, shared(sample[i].file), NULL), FRN_OK);
        assert_string_equal(frn_import_format_of(im)->name, sample[i].format);
        n = frn_import_counted(im);
        print_message("%s: %llu rows, %llu claims, %llu repeated, %llu nobody, %llu same\n",
                      sample[i].file, (unsigned long long)n->rows, (unsigned long long)n->claims,
                      (unsigned long long)n->repeated, (unsigned long long)n->nobody,
                      (unsigned long long)n->same);
        if (sample[i].rows)
            assert_int_equal(n->rows, sample[i].rows);
        assert_int_equal(n->short_rows + n->bad_lines + n->bad_dates + n->bad_codes, 0);
        frn_import_close(im);
    }
    frn_lexicon_free(lexicon);
    frn_intern_free(&s->key);
    free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(icews14),
        cmocka_unit_test(isis),
        cmocka_unit_test(samples),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
