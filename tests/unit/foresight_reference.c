/* Published figures, measured on the files they were published with: skipped without FRN_SHARED. */
#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/intern.h"
#include "base/vec.h"
#include "foresight/case.h"

#define assert_near(a, b, eps) assert_true(fabs((a) - (b)) <= (eps))

static char *slurp(const char *name, size_t *size)
{
    const char *shared = getenv("FRN_SHARED");
    char path[1024];
    FILE *file;
    char *text;

    if (!shared) {
        print_message("FRN_SHARED is not set: reference files are not here\n");
        skip();
    }
    (void)snprintf(path, sizeof path, "%s/data/%s", shared, name);
    file = fopen(path, "rb");
    if (!file)
        fail_msg("%s cannot be opened", path);
    text = malloc(4 << 20);
    assert_non_null(text);
    *size = fread(text, 1, 4 << 20, file);
    (void)fclose(file);
    return text;
}

static void read_case(frn_case *c, const char *one, const char *two)
{
    size_t size[2] = {0};
    char *text[2] = {slurp(one, &size[0]), two ? slurp(two, &size[1]) : NULL};
    frn_case_source s[2] = {{{text[0], size[0]}, FRN_LIT("1")}, {{text[1], size[1]}, FRN_LIT("2")}};
    frn_error err = {0};

    if (frn_case_read(c, s, two ? 2 : 1, NULL, NULL, &err) != FRN_OK)
        fail_msg("%s: %s", one, err.text);
    free(text[0]);
    free(text[1]);
}

/* Rows "number,camp of each actor (1 or 2),energy,...,TRUE or FALSE for a local minimum". */
static uint32_t check_energies(const frn_case *c, const char *name)
{
    size_t size;
    char *text = slurp(name, &size);
    frn_slice rest = {text, size}, line, cell;
    uint32_t rows = 0;

    while (frn_slice_split(&rest, '\n', &line)) {
        frn_slice at = line;
        int8_t camp[11];
        double number = NAN, energy = NAN;
        bool row = frn_slice_split(&at, ',', &cell) && frn_slice_double(cell, &number);

        for (int i = 0; row && i < 11; i++) {
            row = at.ptr && frn_slice_split(&at, ',', &cell) && frn_slice_double(cell, &number);
            camp[i] = number == 1 ? 1 : -1;
        }
        if (!row || !at.ptr || !frn_slice_split(&at, ',', &cell) ||
            !frn_slice_double(cell, &energy))
            continue;
        rows++;
        if (frn_align_energy(&c->align, camp) != energy)
            fail_msg("row %u: %g, not %g", rows, frn_align_energy(&c->align, camp), energy);
        assert_int_equal(frn_align_is_minimum(&c->align, camp),
                         frn_slice_search(at, FRN_LIT("TRUE")) < at.len);
    }
    free(text);
    return rows;
}

static void landscape(void **state)
{
    static const char *propensity = "landscape/Pairwise_propensity_Feb_20.csv";
    frn_case c = {0};
    frn_align a = {0};
    frn_align_sweep s = {0};
    frn_align_sweep_what what = {.knob = FRN_KNOB_SIZE, .from = 0, .to = 100};

    (void)state;
    read_case(&c, "landscape/Actor_data.csv", propensity);
    assert_int_equal(check_energies(&c, "landscape/Landscape_Results_2016-02-20.csv"), 1024);
    assert_int_equal(frn_align_run(&a, &c.align, NULL, NULL), FRN_OK);
    assert_int_equal(a.minima_count, 1);
    assert_true(a.minimum[0].energy == -83200);
    assert_true(a.frenemy[0].strain == 4000); /* Syria and the Kurds */
    frn_align_free(&a);
    what.a = 6; /* ISIS */
    what.watch_a = 0;
    what.watch_b = 5; /* US, Iran */
    assert_int_equal(frn_align_sweep_run(&s, &c.align, &what, NULL, NULL), FRN_OK);
    assert_int_equal(s.flip_count, 1);
    assert_true(ceil(s.flip[0]) == 44); /* the first whole strength at which they join */
    frn_align_sweep_free(&s);
    what.a = 2; /* Syria */
    what.from = 1;
    what.watch_b = 3; /* Turkey */
    assert_int_equal(frn_align_sweep_run(&s, &c.align, &what, NULL, NULL), FRN_OK);
    assert_int_equal(s.flip_count, 1);
    assert_near(s.flip[0], 30, 1e-9);
    frn_align_sweep_free(&s);
    frn_case_free(&c);
    read_case(&c, "landscape/Actor_data_weaksyria.csv", propensity);
    assert_int_equal(check_energies(&c, "landscape/Landscape_Results_weaksyria_2016-02-20.csv"),
                     1024);
    assert_int_equal(frn_align_run(&a, &c.align, NULL, NULL), FRN_OK);
    assert_int_equal(a.minima_count, 1);
    assert_true(a.minimum[0].energy == -65600);
    frn_align_free(&a);
    frn_case_free(&c);
}

/* Cell `number` of a ;-separated line, without its quotes. */
static frn_slice cell_of(frn_slice line, int number)
{
    frn_slice cell = {0};

    for (int i = 0; i <= number && line.ptr; i++)
        if (!frn_slice_split(&line, ';', &cell))
            return (frn_slice){"", 0};
    cell = frn_slice_trim(cell);
    return cell.len >= 2 && cell.ptr[0] == '"' ? frn_slice_sub(cell, 1, cell.len - 1) : cell;
}

static double number_of(frn_slice line, int number)
{
    double value = NAN;

    (void)frn_slice_double(cell_of(line, number), &value);
    return value;
}

/* Every exchange of a published list, in its order: who gives which issue to where, and the gain.
 */
static uint32_t check_exchanges(const frn_bargain *b, const frn_bargain_case *in, const char *name)
{
    size_t size;
    char *text = slurp(name, &size);
    frn_slice rest = {text, size}, line;
    uint32_t rows = 0;

    while (frn_slice_split(&rest, '\n', &line)) {
        const frn_bargain_exchange *x = &b->exchange[rows];

        if (frn_slice_trim(line).len == 0)
            continue;
        if (rows == b->exchange_count)
            fail_msg("%s: more exchanges than the %u found", name, rows);
        for (int g = 0; g < 2; g++) {
            const frn_bargain_move *m = &x->gives[g];

            if (!frn_slice_eq(in->actor_name[m->actor], cell_of(line, 2 * g)) ||
                !frn_slice_eq(in->issue_name[m->issue], cell_of(line, 2 * g + 1)) ||
                !(fabs(m->to - number_of(line, 7 + 4 * g)) < 1e-6))
                fail_msg("%s, exchange %u: %.*s on %.*s to %g", name, rows + 1,
                         FRN_ARG(in->actor_name[m->actor]), FRN_ARG(in->issue_name[m->issue]),
                         m->to);
        }
        assert_near(x->gain, number_of(line, 4), 1e-9);
        rows++;
    }
    free(text);
    assert_int_equal(rows, b->exchange_count);
    return rows;
}

static void exchanges(void **state)
{
    static const struct {
        const char *file;
        const char *list; /* of all exchanges, as published */
        uint32_t candidates, rows;
        double gain[4];
    } want[] = {{"exchange/data_short.csv",
                 "exchange/data_short.output.csv",
                 0,
                 20,
                 {1.128903, .756187, .665148, .578400}},
                {"exchange/CoP21.csv", "exchange/CoP21.output.csv", 0, 129, {2.190722}},
                {"exchange/sample_data.txt", NULL, 240, 0, {1.973684, 1.792636}}};

    (void)state;
    for (size_t i = 0; i < 3; i++) {
        frn_case c = {0};
        frn_bargain b = {0};

        read_case(&c, want[i].file, NULL);
        assert_int_equal(frn_bargain_run(&b, &c.bargain, NULL, NULL), FRN_OK);
        for (int e = 0; e < 4 && want[i].gain[e] > 0; e++)
            assert_near(b.exchange[e].gain, want[i].gain[e], 5e-7);
        if (want[i].list)
            assert_int_equal(check_exchanges(&b, &c.bargain, want[i].list), want[i].rows);
        if (want[i].candidates)
            assert_int_equal(b.candidates, want[i].candidates);
        frn_bargain_free(&b);
        frn_case_free(&c);
    }
}

/* EU decisions: a tab-separated table, a row an issue; columns p.. positions, s.. saliences. */
enum { MEMBERS = 28, PARTIES = 30, COLUMNS = 80 };
static const double votes_15[MEMBERS] = {4,  5, 0, 0, 0, 0, 3, 0, 3, 10, 10, 5, 0, 3,
                                         10, 0, 0, 2, 0, 5, 0, 5, 0, 0,  0,  8, 4, 10};
static const double votes_27[MEMBERS] = {10, 12, 10, 7, 4, 12, 7,  4,  7,  29, 29, 12, 12, 7,
                                         29, 4,  7,  4, 3, 13, 27, 12, 14, 4,  7,  27, 10, 29};

typedef struct decision {
    double x[PARTIES], s[PARTIES], c[PARTIES], outcome;
} decision;

static bool parse_decision(decision *d, frn_slice line)
{
    frn_slice cell[COLUMNS], one;
    size_t count = 0, states = 0;
    bool later = false;

    while (count < COLUMNS && line.ptr && frn_slice_split(&line, '\t', &one))
        cell[count++] = frn_slice_trim(one);
    if (count < 75)
        return false;
    for (size_t i = 0; i < PARTIES; i++) {
        double x = NAN, s = NAN;

        d->x[i] = NAN;
        d->s[i] = d->c[i] = 0;
        if (frn_slice_double(cell[13 + i], &x) && i >= 2 && votes_15[i - 2] == 0)
            later = true;
        d->x[i] = x; /* an option even where nothing is said of how much it matters */
        if (isnan(x) || !frn_slice_double(cell[43 + i], &s))
            continue;
        d->s[i] = s;
        states += i >= 2;
    }
    for (size_t i = 0; i < PARTIES; i++) /* Commission and Parliament weigh as the largest state */
        d->c[i] = i < 2 ? (later ? 29 : 10) : later ? votes_27[i - 2] : votes_15[i - 2];
    return states >= 2 && frn_slice_double(cell[74], &d->outcome);
}

static void eu_decisions(void **state)
{
    size_t size;
    char *text = slurp("deu/deu3.csv", &size);
    frn_slice rest = {text, size}, line;
    double mae = 0, crps = 0, fifty = 0, mean = 0, median = 0;
    uint32_t n = 0;

    (void)state;
    while (frn_slice_split(&rest, '\n', &line)) {
        decision d;
        frn_bargain b = {0};
        frn_bargain_case in = {.actors = PARTIES, .issues = 1, .today = FRN_NO_DATE};
        double at[PARTIES], chance[PARTIES];

        if (!parse_decision(&d, line))
            continue;
        in.position = d.x;
        in.salience = d.s;
        in.capability = d.c;
        assert_int_equal(frn_bargain_run(&b, &in, NULL, NULL), FRN_OK);
        if (b.issue[0].options == 0) {
            frn_bargain_free(&b);
            continue;
        }
        for (uint32_t i = 0; i < b.issue[0].options; i++) {
            at[i] = b.issue[0].settlement[i].at;
            chance[i] = b.issue[0].settlement[i].chance;
        }
        n++;
        mae += fabs(b.issue[0].expected - d.outcome);
        crps += frn_settlement_crps(at, chance, b.issue[0].options, d.outcome);
        fifty += fabs(50 - d.outcome);
        mean += fabs(b.issue[0].mean - d.outcome);
        median += fabs(b.issue[0].median - d.outcome);
        frn_bargain_free(&b);
    }
    free(text);
    print_message("%u EU decisions: MAE settlement %.2f, weighted mean %.2f, median %.2f, constant "
                  "50 %.2f; CRPS %.2f\n",
                  n, mae / n, mean / n, median / n, fifty / n, crps / n);
    assert_int_equal(n, 351);
    assert_true(mae / n <= 22.7);
    assert_true(crps / n <= 16.705);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(landscape), cmocka_unit_test(exchanges),
                                       cmocka_unit_test(eu_decisions)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
