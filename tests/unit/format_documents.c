#include "test.h"

#include "base/buf.h"
#include "format/documents.h"

typedef struct heard {
    int codes[16];
    int count;
} heard;

static void hear(void *ctx, const frn_diag *diag)
{
    heard *h = ctx;

    if (h->count < 16)
        h->codes[h->count++] = (int)diag->message;
}

static frn_document parse(frn_arena *arena, const char *name, frn_slice bytes, heard *h)
{
    frn_document doc;
    frn_diag_sink sink = {hear, h};

    assert_int_equal(
        frn_document_parse(&doc, arena, frn_slice_of(name), bytes, NULL, h ? &sink : NULL, NULL),
        FRN_OK);
    return doc;
}

static frn_slice paragraph(const frn_document *doc, uint32_t i)
{
    assert_true(i < doc->paragraph_count);
    return frn_slice_sub(doc->text, doc->paragraph[i].begin, doc->paragraph[i].end);
}

/* Every occurrence of `words` in the text must lead to the same words in the original. */
static void leads_back(const frn_document *doc, frn_slice bytes, const char *words)
{
    size_t at = frn_slice_search(doc->text, frn_slice_of(words));
    uint64_t begin, end;

    assert_true(at < doc->text.len);
    begin = frn_document_origin(doc, (uint32_t)at);
    end = frn_document_origin(doc, (uint32_t)(at + strlen(words) - 1)) + 1;
    assert_slice(frn_slice_sub(bytes, begin, end), words);
}

static void plain_text(void **state)
{
    frn_arena arena = {0};
    frn_slice bytes =
        FRN_LIT("A Thaw on the Strait\n\nThe ministers met\r\nin Oslo.  They\nagreed.\n\n\n"
                "> We were\n> polite.\n");
    frn_document doc = parse(&arena, "a.txt", bytes, NULL);

    (void)state;
    assert_int_equal(doc.paragraph_count, 3);
    assert_slice(doc.title, "A Thaw on the Strait");
    assert_slice(paragraph(&doc, 1), "The ministers met in Oslo.  They agreed.");
    assert_slice(paragraph(&doc, 2), "We were polite.");
    assert_int_equal(doc.paragraph[2].block, FRN_BLOCK_QUOTE);
    leads_back(&doc, bytes, "agreed.");
    leads_back(&doc, bytes, "polite.");
    frn_arena_free(&arena);
}

static void encodings(void **state)
{
    frn_arena arena = {0};
    heard h = {0};
    frn_slice latin = FRN_LIT("Malm\xf6 \x93speaks\x94 caf\xe9");
    frn_slice wide = FRN_LIT("\xff\xfeO\0s\0l\0o\0");
    frn_document doc = parse(&arena, "l.txt", latin, &h);

    (void)state;
    assert_slice(doc.text, "Malm\xC3\xB6 \xE2\x80\x9Cspeaks\xE2\x80\x9D caf\xC3\xA9\n");
    assert_int_equal(h.codes[0], FRN_INPUT_ENCODING);
    leads_back(&doc, latin, "speaks");
    doc = parse(&arena, "w.txt", wide, &h);
    assert_slice(doc.text, "Oslo\n");
    assert_int_equal(frn_document_origin(&doc, 2), 6);
    h.count = 0;
    doc = parse(&arena, "n.txt", FRN_LIT("a few words\0and some more of them here"), &h);
    assert_int_equal(h.codes[0], FRN_INPUT_NUL);
    assert_slice(doc.text, "a few words and some more of them here\n");
    h.count = 0;
    doc = parse(&arena, "b.txt",
                FRN_LIT("\x7f"
                        "ELF\1\2\1\0\0\0\0\0\1\2\3\0\0"),
                &h);
    assert_int_equal(h.codes[0], FRN_INPUT_BINARY);
    assert_int_equal(doc.text.len, 0);
    frn_arena_free(&arena);
}

static void markdown(void **state)
{
    frn_arena arena = {0};
    frn_slice bytes =
        FRN_LIT("---\ntitle: \"Tariffs\"\ndate: 2019-05-10\n---\n# Tariffs *again*\n\n"
                "Beijing [answered](http://x.y/z) **at once**.\n\n```\ncode\n```\n- one\n- two\n\n"
                "> quoted\n> words\n");
    frn_document doc = parse(&arena, "a.md", bytes, NULL);

    (void)state;
    assert_slice(doc.title, "Tariffs");
    assert_int_equal(doc.date, frn_date_make(2019, 5, 10));
    assert_slice(paragraph(&doc, 0), "Tariffs again");
    assert_int_equal(doc.paragraph[0].block, FRN_BLOCK_HEADING);
    assert_slice(paragraph(&doc, 1), "Beijing answered at once.");
    assert_slice(paragraph(&doc, 2), "one");
    assert_slice(paragraph(&doc, 4), "quoted words");
    leads_back(&doc, bytes, "at once");
    frn_arena_free(&arena);
}

/* Brackets that nest beyond any link are text; each is looked at a bounded number of times. */
static void nested_brackets(void **state)
{
    enum { DEEP = 60000 };
    frn_arena arena = {0};
    frn_buf text = {0};
    frn_document doc;
    size_t brackets = 0;
    heard h = {0};

    (void)state;
    frn_buf_text(&text, "See [the [inner] words](http://a.b) ");
    for (int i = 0; i < DEEP; i++)
        frn_buf_byte(&text, '[');
    for (int i = 0; i < DEEP; i++)
        frn_buf_text(&text, "](x)");
    doc = parse(&arena, "a.md", frn_buf_slice(&text), &h);
    assert_true(frn_slice_starts(doc.text, FRN_LIT("See the [inner] words [")));
    for (size_t i = 0; i < doc.text.len; i++)
        brackets += doc.text.ptr[i] == '[';
    assert_true(brackets > DEEP / 2 && brackets < DEEP);
    frn_buf_free(&text);
    frn_arena_free(&arena);
}

static void html(void **state)
{
    frn_arena arena = {0};
    frn_slice bytes =
        FRN_LIT("<!DOCTYPE html><html><head><title>Old &amp; new</title><script>var a = 'Paris "
                "said';</script>"
                "<meta property='article:published_time' content='2020-01-02T03:04:05Z'>"
                "<meta property=og:site_name content='The Daily'></head><body><nav><a "
                "href='/'>Paris said home"
                "</a></nav><!-- Paris said --><article><h1>Old &amp; new</h1><p>Paris said "
                "it&#8217;s <b>ready"
                "</b> to talk\nwith Rome &mdash; soon.</p><blockquote><p>We are "
                "ready.</p></blockquote></article>"
                "<footer>Paris said goodbye</footer></body></html>");
    frn_document doc = parse(&arena, "a.html", bytes, NULL);
    size_t at;

    (void)state;
    assert_slice(doc.title, "Old & new");
    assert_slice(doc.source, "The Daily");
    assert_int_equal(doc.date, frn_date_make(2020, 1, 2));
    assert_int_equal(doc.paragraph_count, 3);
    assert_slice(paragraph(&doc, 1),
                 "Paris said it\xE2\x80\x99s ready to talk with Rome \xE2\x80\x94 soon.");
    assert_int_equal(doc.paragraph[2].block, FRN_BLOCK_QUOTE);
    leads_back(&doc, bytes, "Rome");
    at = frn_slice_search(doc.text, FRN_LIT("Paris said it"));
    assert_slice(frn_slice_sub(bytes, frn_document_origin(&doc, (uint32_t)at),
                               frn_document_origin(&doc, (uint32_t)at) + 16),
                 "Paris said it&#8");
    frn_arena_free(&arena);
}

static void hostile_html(void **state)
{
    enum { DEEP = 20000 };
    frn_arena arena = {0};
    frn_buf buf = {0};
    frn_document doc;

    (void)state;
    for (int i = 0; i < DEEP; i++)
        frn_buf_text(&buf, "<div>");
    frn_buf_text(&buf, "<p>x<!--");
    doc = parse(&arena, "deep.html", frn_buf_slice(&buf), NULL);
    assert_true(doc.paragraph_count <= 1);
    doc = parse(&arena, "broken.html", FRN_LIT("<p a='<b>Rome & Bonn &bogus; &#xFFFFFFF; <script>"),
                NULL);
    assert_true(doc.text.len < 100);
    frn_buf_free(&buf);
    frn_arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text), cmocka_unit_test(encodings),
        cmocka_unit_test(markdown),   cmocka_unit_test(nested_brackets),
        cmocka_unit_test(html),       cmocka_unit_test(hostile_html),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
