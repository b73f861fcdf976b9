#include "view_fixture.h"

#include "base/utf8.h"
#include "view/view_internal.h"

static void golden(void **state)
{
    fixture f = {0};
    frn_buf buf = {0};

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_text(&buf, &f.report, NULL, NULL), FRN_OK);
    assert_golden(&buf, "strait.txt.golden");
    frn_buf_free(&buf);
    fixture_free(&f);
}

/* Every line fits whatever the width, and colours add escape codes only. */
static void widths(void **state)
{
    fixture f = {0};

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    for (uint32_t width = 40; width <= 200; width += 23) {
        frn_view_options options = {.width = width};
        frn_buf buf = {0};
        frn_slice rest, line = {0};
        assert_int_equal(frn_view_text(&buf, &f.report, &options, NULL), FRN_OK);
        for (rest = frn_buf_slice(&buf); frn_slice_split(&rest, '\n', &line);)
            assert_true(frn_utf8_width(line) <= width);
        frn_buf_free(&buf);
    }
    fixture_free(&f);
}

static void colors(void **state)
{
    frn_view_options options = {.color = true};
    fixture f = {0};
    frn_buf plain = {0}, color = {0}, stripped = {0};

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_text(&plain, &f.report, NULL, NULL), FRN_OK);
    assert_int_equal(frn_view_text(&color, &f.report, &options, NULL), FRN_OK);
    for (size_t i = 0; i < color.len; i++) {
        if (color.ptr[i] == '\033')
            i = frn_slice_find(frn_buf_slice(&color), 'm', i);
        else
            frn_buf_byte(&stripped, color.ptr[i]);
    }
    assert_true(color.len > plain.len);
    assert_int_equal(stripped.len, plain.len);
    assert_memory_equal(stripped.ptr, plain.ptr, plain.len);
    frn_buf_free(&plain);
    frn_buf_free(&color);
    frn_buf_free(&stripped);
    fixture_free(&f);
}

/* Words from strangers must not steer a terminal, and a name without end is cut. */
static void hostile(void **state)
{
    fixture f = {0};
    frn_buf buf = {0}, name = {0};
    frn_claim c = {.id = FRN_LIT("d#1"), .doc = FRN_LIT("d\033[2J"), .sign = -1, .intensity = -8};

    (void)state;
    for (size_t i = 0; i < 1 << 20; i++)
        frn_buf_byte(&name, 'x');
    c.source.id = FRN_LIT("a");
    c.source.name = frn_buf_slice(&name);
    c.target.id = c.target.name = FRN_LIT("b\xE2\x80\xAE"
                                          "evil\x07");
    c.issue = FRN_LIT("war\nFRENEMIES");
    c.quote = FRN_LIT("one\r\ntwo\xFF\033]0;title\007\xC2\x9Bq");
    c.date = FRN_NO_DATE;
    c.when = FRN_NO_SPAN;
    fixture_add(&f, c);
    c.modality = FRN_MODALITY_DEMAND;
    fixture_add(&f, c);
    fixture_make(&f);
    assert_int_equal(frn_view_text(&buf, &f.report, NULL, NULL), FRN_OK);
    assert_true(buf.len < 10000);
    for (size_t i = 0; i < buf.len; i++)
        assert_true((unsigned char)buf.ptr[i] >= 32 || buf.ptr[i] == '\n');
    assert_int_equal(frn_slice_search(frn_buf_slice(&buf), FRN_LIT("\xE2\x80\xAE")), buf.len);
    assert_int_equal(frn_slice_search(frn_buf_slice(&buf), FRN_LIT("\xC2\x9B")), buf.len);
    assert_int_equal(frn_utf8_check(frn_buf_slice(&buf)), buf.len);
    assert_true(frn_slice_search(frn_buf_slice(&buf), FRN_LIT("one two\xEF\xBF\xBD")) < buf.len);
    frn_buf_free(&buf);
    frn_buf_free(&name);
    fixture_free(&f);
}

static void nothing(void **state)
{
    fixture f = {0};
    frn_buf buf = {0};

    (void)state;
    fixture_make(&f);
    assert_int_equal(frn_view_text(&buf, &f.report, NULL, NULL), FRN_OK);
    assert_true(frn_slice_search(frn_buf_slice(&buf), FRN_LIT("No relation")) < buf.len);
    frn_buf_free(&buf);
    fixture_free(&f);
}

/* A long passage is cut to the clause that names the two; a short one stands whole. */
static void clause(void **state)
{
    fixture f = {0};
    frn_claim c = {.quote =
                       FRN_LIT("While the harbour slept, the old quarrel over the northern banks, "
                               "which nobody had settled, made Norland close the strait to "
                               "Vestria, and the fishermen went home")};

    (void)state;
    c.source.text = FRN_LIT("Norland");
    c.target.text = FRN_LIT("Vestria");
    assert_slice(frn_view_clause(&f.arena, &c, 90),
                 "\xE2\x80\xA6made Norland close the strait to Vestria\xE2\x80\xA6");
    assert_slice(frn_view_clause(&f.arena, &c, 400), c.quote.ptr);
    c.source.text = c.target.text = FRN_LIT("nowhere");
    assert_true(frn_utf8_width(frn_view_clause(&f.arena, &c, 60)) <= 62);
    assert_slice(frn_view_beginning(&f.arena, FRN_LIT("one two three"), 9), "one two\xE2\x80\xA6");
    assert_slice(frn_view_beginning(&f.arena, FRN_LIT("one two three"), 13), "one two three");
    fixture_free(&f);
}

/* A long passage that stands above is not printed once more. */
static void said_once(void **state)
{
    static const char passage[] = "Officials of Norland and Vestria met in Ostra on Monday";
    fixture f = {0};
    frn_buf buf = {0};
    frn_slice all;
    size_t first;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_text(&buf, &f.report, NULL, NULL), FRN_OK);
    all = frn_buf_slice(&buf);
    first = frn_slice_search(all, frn_slice_of(passage));
    assert_true(first < all.len);
    all = frn_slice_sub(all, first + 1, all.len);
    assert_int_equal(frn_slice_search(all, frn_slice_of(passage)), all.len);
    assert_true(frn_slice_search(all, FRN_LIT("as above]")) < all.len);
    frn_buf_free(&buf);
    fixture_free(&f);
}

/* One claim is a lean; forty from as many voices are not. */
static void settled(void **state)
{
    fixture f = {0};
    frn_claim c = {.action = FRN_ACTION_FIGHT, .intensity = -10, .sign = -1};
    frn_slice once, often;

    (void)state;
    c.source.id = c.source.name = FRN_LIT("norland");
    c.target.id = c.target.name = FRN_LIT("vestria");
    c.issue = FRN_LIT("war");
    c.date = 20000;
    c.when = FRN_NO_SPAN;
    c.doc = FRN_LIT("d0");
    fixture_add(&f, c);
    fixture_make(&f);
    once = frn_view_leans(&f.arena, &f.report, FRN_PAIR_ENEMY);
    assert_slice(once, "This pair only leans that way: its 90% range reaches the other sign.");
    assert_slice(frn_view_leans(&f.arena, &f.report, FRN_PAIR_FRIEND), "");
    frn_ties_free(f.ties);
    f.ties = NULL;
    for (int i = 1; i < 40; i++) {
        c.doc = frn_arena_printf(&f.arena, "d%d", i);
        fixture_add(&f, c);
    }
    fixture_make(&f);
    often = frn_view_leans(&f.arena, &f.report, FRN_PAIR_ENEMY);
    assert_slice(often, "");
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(golden),    cmocka_unit_test(widths),
                                       cmocka_unit_test(colors),    cmocka_unit_test(hostile),
                                       cmocka_unit_test(nothing),   cmocka_unit_test(clause),
                                       cmocka_unit_test(said_once), cmocka_unit_test(settled)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
