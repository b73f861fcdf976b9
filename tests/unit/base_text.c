#include "test.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/rng.h"
#include "base/utf8.h"

static void splits(void **state)
{
    frn_slice rest = FRN_LIT("a||b"), part = {0};

    (void)state;
    assert_true(frn_slice_split(&rest, '|', &part));
    assert_slice(part, "a");
    assert_true(frn_slice_split(&rest, '|', &part));
    assert_slice(part, "");
    assert_true(frn_slice_split(&rest, '|', &part));
    assert_slice(part, "b");
    assert_false(frn_slice_split(&rest, '|', &part));
}

static void numbers(void **state)
{
    int64_t i = 7;
    double d = 7;

    (void)state;
    assert_true(frn_slice_int(FRN_LIT(" -12 "), &i));
    assert_int_equal(i, -12);
    assert_false(frn_slice_int(FRN_LIT("12x"), &i));
    assert_int_equal(i, -12);
    assert_true(frn_slice_double(FRN_LIT("-3.4"), &d));
    assert_true(d == -3.4);
    assert_false(frn_slice_double(FRN_LIT("nan"), &d));
    assert_false(frn_slice_double(FRN_LIT(""), &d));
}

/* Short decimals take a way of their own; they must round as the long way does. */
static void decimals_round_as_strtod(void **state)
{
    static const char *const odd[] = {"-0", "5.", ".5", "-.25", "0.1", "007.10", "1e3", "+2"};
    static const char *const none[] = {".", "-", "-.", "1.2.3", "--1", "1-", "0x"};
    frn_rng rng = frn_rng_make(1, 1);
    char text[40];
    double d;

    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++) {
        double want = strtod(odd[i], NULL);
        assert_true(frn_slice_double(frn_slice_of(odd[i]), &d));
        assert_memory_equal(&d, &want, sizeof d);
    }
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(frn_slice_double(frn_slice_of(none[i]), &d));
    for (int i = 0; i < 20000; i++) {
        uint64_t digits = frn_rng_next(&rng) >> frn_rng_below(&rng, 60);
        double want;
        (void)snprintf(text, sizeof text, "%s%llu.%0*u", i % 2 ? "-" : "",
                       (unsigned long long)digits, 1 + i % 7, (unsigned)frn_rng_below(&rng, 10));
        want = strtod(text, NULL);
        assert_true(frn_slice_double(frn_slice_of(text), &d));
        assert_memory_equal(&d, &want, sizeof d);
    }
}

/* The short form of a number is the shortest text that reads back as it, and no other. */
static void shortest_numbers(void **state)
{
    static const double hard[] = {-0.0, 0.3,    -2.5,  99.999, 0.001,
                                  1e-4, 1e14,   1e15,  1e20,   1.0 / 3,
                                  1e-9, 0.1250, -1e-3, 4.999,  123456789012.345};
    frn_rng rng = frn_rng_make(7, 2);
    frn_buf buf = {0};

    (void)state;
    for (unsigned i = 0; i < 5000; i++) {
        double value = i < sizeof hard / sizeof *hard
                           ? hard[i]
                           : ((double)frn_rng_below(&rng, 2000000) - 1e6) / (i % 2 ? 1000 : 16384);
        char text[40];

        for (int digits = 1; digits <= 17; digits++) {
            (void)snprintf(text, sizeof text, "%.*g", digits, value);
            if (strtod(text, NULL) == value)
                break;
        }
        if (value == trunc(value) && fabs(value) < 1e15)
            (void)snprintf(text, sizeof text, "%.0f", value == 0 ? 0.0 : value);
        frn_buf_clear(&buf);
        frn_buf_number(&buf, value);
        assert_slice(frn_buf_slice(&buf), text);
    }
    frn_buf_free(&buf);
}

/* What must be escaped is, wherever it stands in a run of plain bytes. */
static void escapes_anywhere(void **state)
{
    char text[] = "abcdefghijklmnopqrstuvwxyz abcdefghij", want[64];
    frn_buf buf = {0};

    (void)state;
    for (size_t at = 0; at < sizeof text - 1; at++) {
        char kept = text[at];

        text[at] = '"';
        (void)snprintf(want, sizeof want, "\"%.*s\\\"%s\"", (int)at, text, text + at + 1);
        frn_buf_clear(&buf);
        frn_buf_json(&buf, frn_slice_of(text));
        assert_slice(frn_buf_slice(&buf), want);
        text[at] = kept;
    }
    frn_buf_free(&buf);
}

static void writes(void **state)
{
    frn_buf buf = {0};

    (void)state;
    frn_buf_json(&buf, FRN_LIT("a\"</script>\xff\xe2\x80\xa8\n"));
    assert_slice(frn_buf_slice(&buf), "\"a\\\"\\u003c/script\\u003e\xEF\xBF\xBD\\u2028\\n\"");
    frn_buf_clear(&buf);
    frn_buf_number(&buf, 0.1);
    frn_buf_byte(&buf, ' ');
    frn_buf_fixed(&buf, -0.001, 2);
    frn_buf_byte(&buf, ' ');
    frn_buf_uint(&buf, UINT64_MAX);
    assert_slice(frn_buf_slice(&buf), "0.1 0.00 18446744073709551615");
    frn_buf_clear(&buf);
    frn_buf_tsv(&buf, FRN_LIT("a\tb\\"));
    frn_buf_xml(&buf, FRN_LIT("<'&"));
    assert_slice(frn_buf_slice(&buf), "a\\tb\\\\&lt;&#39;&amp;");
    frn_buf_clear(&buf);
    frn_buf_xml(
        &buf,
        FRN_LIT("a\x01\xEF\xBF\xBE|\xEF\xBF\xBF|\xFF|\xEF\xBB\xBF")); /* no XML but the last */
    assert_slice(frn_buf_slice(&buf), "a\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBF\xBD|\xEF\xBB\xBF");
    frn_buf_free(&buf);
}

static void unicode(void **state)
{
    frn_arena arena = {0};

    (void)state;
    assert_slice(frn_utf8_fold(&arena, FRN_LIT("\xC3\x89lys\xC3\xA9"
                                               "e")),
                 "elysee");
    assert_slice(frn_utf8_fold(&arena, FRN_LIT("O\xE2\x80\x99"
                                               "Brien\xC2\xA0X")),
                 "o'brien x");
    assert_int_equal(frn_utf8_check(FRN_LIT("ab\xC0\xAF")), 2);
    assert_int_equal(frn_utf8_check(FRN_LIT("\xED\xA0\x80")), 0);
    assert_int_equal(frn_utf8_check(FRN_LIT("\xF0\x9F\x98\x80")), 4);
    assert_true(frn_utf8_is_space(0xA0));
    assert_false(frn_utf8_is_space('a'));
    assert_false(frn_utf8_is_space(0xE9));
    assert_int_equal(frn_utf8_width(FRN_LIT("\xE6\x97\xA5"
                                            "a")),
                     3);
    frn_arena_free(&arena);
}

static void dates(void **state)
{
    char text[16];
    frn_span span;

    (void)state;
    assert_int_equal(frn_date_make(1970, 1, 1), 0);
    assert_int_equal(frn_date_make(2014, 2, 29), FRN_NO_DATE);
    assert_string_equal(frn_date_text(frn_date_parse(FRN_LIT("20140616")), text), "2014-06-16");
    assert_int_equal(frn_date_weekday(frn_date_make(2014, 6, 16)), 0);
    assert_int_equal(frn_date_parse(FRN_LIT("2014-6-16")), FRN_NO_DATE);
    span = frn_span_parse(FRN_LIT("2003/2010-02"));
    assert_int_equal(span.from, frn_date_make(2003, 1, 1));
    assert_int_equal(span.to, frn_date_make(2010, 2, 28));
    span = frn_span_parse(FRN_LIT("2014-06/"));
    assert_int_equal(span.to, FRN_NO_DATE);
    for (frn_date d = -200000; d < 200000; d += 17) {
        int y, m, day;
        frn_date_split(d, &y, &m, &day);
        assert_int_equal(frn_date_make(y, m, day), d);
    }
    assert_string_equal(
        frn_window_text(FRN_WINDOW_QUARTER,
                        frn_window_start(FRN_WINDOW_QUARTER, frn_date_make(2014, 6, 16)), text),
        "2014-Q2");
    assert_int_equal(frn_window_next(FRN_WINDOW_MONTH, frn_date_make(2014, 1, 1)),
                     frn_date_make(2014, 2, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(splits),
        cmocka_unit_test(numbers),
        cmocka_unit_test(decimals_round_as_strtod),
        cmocka_unit_test(shortest_numbers),
        cmocka_unit_test(escapes_anywhere),
        cmocka_unit_test(writes),
        cmocka_unit_test(unicode),
        cmocka_unit_test(dates),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
