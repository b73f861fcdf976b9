/* The fast count against the slow way: the same bytes through a naive reading in this file. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/rng.h"
#include "import/tally.h"

enum { ROWS = 30000 };

static const char *const country[] = {"", "USA", "IRN", "IRQ", "SAU", "CHN"};
static const char *const place[] = {"", "US", "IR", "IZ"};
static const char *const score[] = {"", "0.0", "1.9", "-10.0", "3.4", "-.5", "7"};

typedef struct want {
    uint64_t positive, negative, neutral;
    int64_t goldstein;
} want;

static want expected[6][6][4][3];

/* A row with `columns` columns; junk of random length stands between those that count. */
static void put_row(FILE *to, frn_rng *rng, int columns)
{
    uint32_t a = frn_rng_below(rng, 6), b = frn_rng_below(rng, 6), p = frn_rng_below(rng, 4);
    uint32_t m = frn_rng_below(rng, 3), s = frn_rng_below(rng, 7);
    double value = strtod(score[s], NULL);
    want *w = &expected[a][b][p][m];

    for (int i = 0; i < columns; i++) {
        if (i)
            fputc('\t', to);
        if (i == 0)
            fputs("123", to);
        else if (i == 1)
            fprintf(to, "2014%02u15", m + 5);
        else if (i == 7 || i == 17)
            fputs(country[i == 7 ? a : b], to);
        else if (i == 30)
            fputs(score[s], to);
        else if (i == 51)
            fputs(place[p], to);
        else
            fprintf(to, "%.*s", (int)frn_rng_below(rng, 40),
                    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
    }
    fputc('\n', to);
    w->positive += value > 0;
    w->negative += value < 0;
    w->neutral += value == 0;
    w->goldstein += (int64_t)(value * 1000 + (value < 0 ? -0.5 : 0.5));
}

static int index_of(const char *const *list, int count, const char *text)
{
    for (int i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return i;
    fail();
    return 0;
}

static void compare(const frn_tally_row *row, size_t count)
{
    size_t cells = 0;

    for (size_t i = 0; i < sizeof expected / sizeof(want); i++) {
        const want *w = (const want *)expected + i;
        cells += w->positive + w->negative + w->neutral > 0;
    }
    assert_int_equal(count, cells);
    for (size_t i = 0; i < count; i++) {
        const want *w = &expected[index_of(country, 6, row[i].a)][index_of(country, 6, row[i].b)]
                                 [index_of(place, 4, row[i].place)][row[i].month - 201405];
        assert_int_equal(row[i].positive, w->positive);
        assert_int_equal(row[i].negative, w->negative);
        assert_int_equal(row[i].neutral, w->neutral);
        assert_true(row[i].goldstein == w->goldstein);
        assert_true(i == 0 || strcmp(row[i - 1].a, row[i].a) <= 0);
    }
}

typedef struct rows {
    frn_tally_row *at;
    size_t len;
} rows;

static frn_status keep(void *ctx, const frn_tally_row *row, frn_error *err)
{
    rows *r = ctx;

    (void)err;
    r->at = realloc(r->at, (r->len + 1) * sizeof *r->at);
    assert_non_null(r->at);
    r->at[r->len++] = *row;
    return FRN_OK;
}

static rows tally_of(const char *path, uint32_t threads, uint64_t *read, uint64_t *skipped)
{
    frn_tally *tally;
    rows r = {0};

    assert_int_equal(frn_tally_open(&tally, threads, NULL), FRN_OK);
    assert_int_equal(frn_tally_file(tally, path, NULL, NULL), FRN_OK);
    assert_int_equal(frn_tally_each(tally, (frn_tally_sink){keep, &r}, NULL), FRN_OK);
    assert_int_equal(frn_tally_file(tally, path, NULL, NULL), FRN_E_USAGE);
    frn_tally_counts(tally, read, skipped);
    frn_tally_close(tally);
    return r;
}

static void count(const char *path, uint32_t threads)
{
    uint64_t read, skipped;
    rows r = tally_of(path, threads, &read, &skipped);

    assert_int_equal(read, ROWS + 4);
    assert_int_equal(skipped, 4);
    compare(r.at, r.len);
    free(r.at);
}

/* A cell that outgrows its small counters, and a line beyond the limit, across pieces. */
static void large(void **state)
{
    enum { MANY = 150000, LONG = 9 << 20 };
    char path[] = "/tmp/frenemy-tally-XXXXXX";
    int fd = mkstemp(path);
    FILE *to = fd < 0 ? NULL : fdopen(fd, "w");
    uint64_t read, skipped;
    rows r;

    (void)state;
    assert_non_null(to);
    for (int i = 0; i < MANY; i++) {
        for (int c = 0; c < 58; c++)
            fprintf(to, "%s%s",
                    c == 0    ? "1"
                    : c == 1  ? "20140501"
                    : c == 7  ? (i % 1000 ? "USA" : "IRN")
                    : c == 30 ? (i % 3 ? "10.0" : "-9.5")
                              : "",
                    c < 57 ? "\t" : "\n");
        for (int k = 0; i == 100 && k < LONG; k++)
            fputc(k == LONG - 1 ? '\n' : 'x', to);
    }
    assert_int_equal(fclose(to), 0);
    r = tally_of(path, 3, &read, &skipped);
    assert_int_equal(read, MANY + 1);
    assert_int_equal(skipped, 1);
    assert_int_equal(r.len, 2);
    assert_string_equal(r.at[0].a, "IRN");
    assert_string_equal(r.at[1].a, "USA");
    assert_int_equal(r.at[0].positive + r.at[1].positive, 2 * MANY / 3);
    assert_int_equal(r.at[0].negative + r.at[1].negative, MANY / 3);
    assert_true(r.at[0].goldstein + r.at[1].goldstein ==
                (int64_t)MANY / 3 * 2 * 10000 - (int64_t)MANY / 3 * 9500);
    free(r.at);
    (void)unlink(path);
}

static void same_as_naive(void **state)
{
    char path[] = "/tmp/frenemy-tally-XXXXXX", packed[64], command[160];
    int fd = mkstemp(path);
    FILE *to = fd < 0 ? NULL : fdopen(fd, "w");
    frn_rng rng = frn_rng_make(7, 0);

    (void)state;
    assert_non_null(to);
    for (int i = 0; i < ROWS; i++) {
        put_row(to, &rng, frn_rng_below(&rng, 2) ? 58 : 57);
        if (i == 100) { /* short, no month, a long code, no number */
            fputs("1\t20140501\tx\n\n", to);
            for (int k = 0; k < 3; k++)
                for (int c = 0; c < 58; c++)
                    fprintf(to, "%s%s",
                            c == 1    ? (k == 0 ? "none" : "20140501")
                            : c == 7  ? (k == 1 ? "LONG" : "USA")
                            : c == 30 ? (k == 2 ? "x" : "1")
                                      : "",
                            c < 57 ? "\t" : "\n");
        }
    }
    assert_int_equal(fclose(to), 0);
    count(path, 1);
    count(path, 3);
    (void)snprintf(packed, sizeof packed, "%s.gz", path);
    (void)snprintf(command, sizeof command, "gzip -c %s > %s", path, packed);
    if (system(command) == 0) /* streamed, not mapped */
        count(packed, 2);
    (void)unlink(path);
    (void)unlink(packed);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(same_as_naive), cmocka_unit_test(large)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
