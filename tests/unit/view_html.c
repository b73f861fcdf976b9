#include "view_fixture.h"

#include <jansson.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <nettle/base64.h>
#include <nettle/sha2.h>
#include <strings.h>

#include "base/utf8.h"
#include "view/view.h"

static const char attack[] = "\"><script>alert(1)</script><img src=x onerror=alert(2)>"
                             "</style></title></script><svg onload='alert(3)'>"
                             "\xE2\x80\xAE\xE2\x81\xA6\x01\xFF]]>--><a href=javascript:x>";

/* Without the script: the browser's test looks at the page with it. */
static const frn_view_options still = {.still = true};

/* Attacks in every place that strangers can write to. */
static void fixture_attack(fixture *f)
{
    frn_claim c = {.sign = 1, .intensity = 8, .when = {FRN_NO_DATE, FRN_NO_DATE}};
    frn_slice bad = FRN_LIT(attack);
    frn_buf name = {0};

    for (size_t i = 0; i < 1 << 20; i++)
        frn_buf_byte(&name, i % 7 ? '<' : ' ');
    c.id = c.doc = c.doc_title = c.outlet = c.quote = c.issue = bad;
    c.source.id = c.source.name = c.source.text = bad;
    c.target.id = FRN_LIT("endless");
    c.target.name = frn_arena_copy(&f->arena, frn_buf_slice(&name));
    c.speaker = c.source;
    c.via_count = 1;
    c.via[0].id = c.via[0].name = bad;
    frn_buf_free(&name);
    fixture_add(f, c);
    c.contested = true;
    fixture_add(f, c);
    c.contested = false;
    c.modality = FRN_MODALITY_CONDITIONAL;
    c.condition = c.id;
    fixture_add(f, c);
    c.modality = FRN_MODALITY_ASSERTED;
    c.sign = -1;
    c.issue = FRN_LIT("other");
    fixture_add(f, c);
}

/* Element and attribute names seen in a parsed page. */
typedef struct census {
    int scripts, data, handlers, styles, requests, elements;
} census;

static void count(census *out, const xmlNode *node)
{
    for (; node; node = node->next) {
        if (node->type != XML_ELEMENT_NODE)
            continue;
        out->elements++;
        if (strcasecmp((const char *)node->name, "script") == 0)
            out->scripts++;
        for (const xmlAttr *a = node->properties; a; a = a->next) {
            xmlChar *value = xmlNodeListGetString(node->doc, a->children, 1);
            const char *text = value ? (const char *)value : "";
            out->handlers += strncasecmp((const char *)a->name, "on", 2) == 0;
            out->styles += strcasecmp((const char *)a->name, "style") == 0;
            out->data += strcmp(text, "application/json") == 0;
            if (strcasecmp((const char *)a->name, "src") == 0 ||
                (strcasecmp((const char *)a->name, "href") == 0 && text[0] != '#'))
                out->requests++;
            xmlFree(value);
        }
        count(out, node->children);
    }
}

static census parse(const frn_buf *page)
{
    census seen = {0};
    htmlDocPtr doc = htmlReadMemory(page->ptr, (int)page->len, "page", "UTF-8",
                                    HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

    assert_non_null(doc);
    count(&seen, xmlDocGetRootElement(doc));
    xmlFreeDoc(doc);
    return seen;
}

static void absent(const frn_buf *buf, const char *text)
{
    assert_int_equal(frn_slice_search(frn_buf_slice(buf), frn_slice_of(text)), buf->len);
}

static void inert(void **state)
{
    fixture f = {0};
    frn_buf page = {0};
    frn_slice start, all;
    census seen;

    (void)state;
    fixture_attack(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_html(&page, &f.report, &still, NULL), FRN_OK);
    seen = parse(&page);
    assert_true(seen.elements > 50);
    assert_int_equal(seen.scripts, 1);
    assert_int_equal(seen.data, 1);
    assert_int_equal(seen.handlers, 0);
    assert_int_equal(seen.styles, 0);
    assert_int_equal(seen.requests, 0);
    absent(&page, "<img");
    absent(&page, "<script>");
    absent(&page, "\x01");
    all = frn_buf_slice(&page);
    assert_int_equal(frn_utf8_check(all), page.len);
    start = frn_slice_sub(all, 0, frn_slice_search(all, FRN_LIT("<script type")));
    assert_true(start.len < page.len);
    assert_true(start.len < 200000); /* the endless name is cut everywhere but in the data */
    assert_int_equal(frn_slice_search(start, FRN_LIT("\xE2\x80\xAE")), start.len);
    assert_int_equal(frn_slice_search(start, FRN_LIT("\xE2\x81\xA6")), start.len);
    frn_buf_free(&page);
    fixture_free(&f);
}

/* The same in what comes next: forecast, what-if, case. */
static void outlook_is_inert(void **state)
{
    enum { MANY = 3 };
    fixture f = {0};
    frn_buf page = {0};
    frn_slice bad[MANY] = {FRN_LIT(attack), FRN_LIT(attack), FRN_LIT(attack)};
    const int8_t camp[MANY] = {1, -1, 0};
    double third[MANY] = {1, 50, 100};
    frn_forecast_row row = {.a = 0, .b = 1};
    frn_forecast forecast = {.count = 1, .row = &row, .window = 28};
    frn_forecast_input input = {.actors = MANY, .actor_name = bad};
    frn_backtest past = {.n = 1};
    frn_scenario_pair pair = {
        .a = {.id = bad[0], .name = bad[0]}, .b = {.id = bad[1]}, .issue = bad[2]};
    frn_scenario_chance chance = {.a = bad[0], .b = bad[1]};
    frn_scenario scenario = {
        .pair_count = 1, .pair = &pair, .forecast = {.made = true, .count = 1, .chance = &chance}};
    frn_claim added = {
        .source = {.id = bad[0], .name = bad[0]}, .target = {.id = bad[1]}, .issue = bad[2]};
    frn_outlook_line_up lineup = {MANY, bad, {camp, camp}, NULL, {bad[0], bad[1]}, true};
    frn_bargain_case in = {.actors = MANY,
                           .issues = 1,
                           .actor_name = bad,
                           .issue_name = bad,
                           .position = third,
                           .salience = third,
                           .capability = third,
                           .today = FRN_NO_DATE};
    frn_bargain bargain = {0};
    frn_outlook_settlement settlement = {bad[0], &in, &bargain, NULL};
    frn_outlook_forecast ahead = {&forecast, &input, bad, &past};
    frn_outlook_scenario what_if = {.scenario = &scenario,
                                    .added = &added,
                                    .added_count = 1,
                                    .line_up = &lineup,
                                    .case_line_up = &lineup,
                                    .change = bad,
                                    .changes = 1,
                                    .settlement = &settlement};
    const frn_outlook outlook = {&ahead, &what_if, &settlement, NULL};
    census seen;

    (void)state;
    assert_int_equal(frn_bargain_run(&bargain, &in, NULL, NULL), FRN_OK);
    fixture_claims(&f);
    fixture_make(&f);
    f.report.outlook = &outlook;
    assert_int_equal(frn_view_html(&page, &f.report, &still, NULL), FRN_OK);
    seen = parse(&page);
    assert_int_equal(seen.scripts, 1);
    assert_int_equal(seen.handlers, 0);
    assert_int_equal(seen.styles, 0);
    assert_int_equal(seen.requests, 0);
    absent(&page, "<img");
    absent(&page, "<script>");
    absent(&page, "\x01");
    assert_int_equal(frn_utf8_check(frn_buf_slice(&page)), page.len);
    frn_buf_free(&page);
    frn_bargain_free(&bargain);
    fixture_free(&f);
}

/* The policy names the digest of the style that stands in the page. */
static void policy(void **state)
{
    fixture f = {0};
    frn_buf page = {0};
    frn_slice all, style;
    struct sha256_ctx digest;
    uint8_t bytes[SHA256_DIGEST_SIZE];
    char text[BASE64_ENCODE_RAW_LENGTH(SHA256_DIGEST_SIZE) + 1] = {0};
    size_t from;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_html(&page, &f.report, &still, NULL), FRN_OK);
    all = frn_buf_slice(&page);
    from = frn_slice_search(all, FRN_LIT("<style>")) + 7;
    style = frn_slice_sub(all, from, frn_slice_search(all, FRN_LIT("</style>")));
    assert_true(style.len > 1000);
    sha256_init(&digest);
    sha256_update(&digest, style.len, (const uint8_t *)style.ptr);
    sha256_digest(&digest, sizeof bytes, bytes);
    base64_encode_raw(text, sizeof bytes, bytes);
    assert_true(frn_slice_search(all, frn_slice_of(text)) < from);
    assert_true(frn_slice_search(all, FRN_LIT("default-src 'none'")) < from);
    frn_buf_free(&page);
    fixture_free(&f);
}

/* Every link leads somewhere, and no id stands twice. */
static void links(void **state)
{
    fixture f = {0};
    frn_buf page = {0};
    frn_slice all;
    int seen = 0;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_html(&page, &f.report, &still, NULL), FRN_OK);
    all = frn_buf_slice(&page);
    for (size_t at = 0; at < all.len; at++) {
        frn_slice rest = frn_slice_sub(all, at, all.len), id;
        frn_arena arena = {0};
        size_t first;
        if (!frn_slice_starts(rest, FRN_LIT("href=\"#")))
            continue;
        id = frn_slice_sub(rest, 7, frn_slice_find(rest, '"', 7));
        id = frn_arena_printf(&arena, " id=\"%.*s\"", FRN_ARG(id));
        first = frn_slice_search(all, id);
        assert_true(first < all.len);
        rest = frn_slice_sub(all, first + id.len, all.len);
        assert_int_equal(frn_slice_search(rest, id), rest.len);
        frn_arena_free(&arena);
        seen++;
    }
    assert_true(seen > 20);
    frn_buf_free(&page);
    fixture_free(&f);
}

/* The data in the page is that of the JSON view, but for the ties, which the page works out. */
static void data(void **state)
{
    static const char *const same[] = {"actors", "claims", "parties", "texts", "pairs", "camps"};
    fixture f = {0};
    frn_buf page = {0}, json = {0};
    frn_slice all;
    json_t *root, *whole;
    size_t from;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_html(&page, &f.report, &still, NULL), FRN_OK);
    assert_int_equal(frn_view_json(&json, &f.report, NULL, NULL), FRN_OK);
    all = frn_buf_slice(&page);
    from = frn_slice_search(all, FRN_LIT("id=\"frenemy-report\">")) + 21;
    root = json_loadb(all.ptr + from, all.len - from, JSON_DISABLE_EOF_CHECK, NULL);
    whole = json_loadb(json.ptr, json.len, 0, NULL);
    assert_non_null(root);
    assert_non_null(whole);
    assert_string_equal(json_string_value(json_object_get(root, "schema")), "frenemy/report/2");
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_true(json_equal(json_object_get(root, same[i]), json_object_get(whole, same[i])));
    assert_null(json_object_get(root, "ties"));
    assert_non_null(json_object_get(whole, "ties"));
    assert_int_equal(json_array_size(json_object_get(json_object_get(root, "claims"), "passage")),
                     f.claim.len);
    assert_int_equal(json_array_size(json_object_get(json_object_get(root, "pairs"), "a")), 6);
    json_decref(root);
    json_decref(whole);
    frn_buf_free(&page);
    frn_buf_free(&json);
    fixture_free(&f);
}

/* Long lists end with the count of the rest, and the data says what it leaves out. */
static void limits(void **state)
{
    frn_view_options everything = {.still = true, .all = true};
    fixture f = {0};
    frn_buf page = {0}, whole = {0};

    (void)state;
    fixture_claims(&f);
    for (size_t i = 0, n = f.claim.len; f.claim.len < 2500; i++)
        fixture_add(&f, f.claim.at[i % n]);
    fixture_make(&f);
    assert_int_equal(frn_view_html(&page, &f.report, &still, NULL), FRN_OK);
    assert_int_equal(frn_view_html(&whole, &f.report, &everything, NULL), FRN_OK);
    assert_true(frn_slice_search(frn_buf_slice(&page), FRN_LIT("and 500 more claims")) < page.len);
    absent(&page, "id=\"claim-2001\"");
    absent(&page, "href=\"#claim-2001\"");
    assert_true(frn_slice_search(frn_buf_slice(&whole), FRN_LIT("id=\"claim-2500\"")) < whole.len);
    frn_buf_free(&page);
    frn_buf_free(&whole);
    fixture_free(&f);
}

/* The map is well-formed XML, draws a frenemy in two strokes, and is the same every time. Places
 * are set here, so that the bytes do not hang on Graphviz's version. */
static void map(void **state)
{
    static const uint32_t links[][2] = {{1, 2}};
    static const frn_report_place places[] = {{0.1, 0.2}, {0.9, 0.3}, {0.5, 0.9}, {0.2, 0.8}};
    fixture f = {0};
    frn_buf svg = {0};
    xmlDocPtr doc;

    (void)state;
    fixture_claims(&f);
    fixture_make(&f);
    assert_int_equal(f.table.actor_count, 4);
    f.report.place = places;
    f.report.camps.link = links;
    f.report.camps.link_count = 1;
    assert_int_equal(frn_view_svg(&svg, &f.report, NULL, NULL), FRN_OK);
    doc = xmlReadMemory(svg.ptr, (int)svg.len, "map", NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    xmlFreeDoc(doc);
    assert_golden(&svg, "strait.svg");
    frn_buf_free(&svg);
    fixture_free(&f);

    f = (fixture){0};
    svg = (frn_buf){0};
    fixture_attack(&f);
    fixture_make(&f);
    assert_int_equal(frn_view_svg(&svg, &f.report, NULL, NULL), FRN_OK);
    doc = xmlReadMemory(svg.ptr, (int)svg.len, "map", NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    xmlFreeDoc(doc);
    assert_true(svg.len < 20000);
    frn_buf_free(&svg);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(inert),  cmocka_unit_test(outlook_is_inert),
                                       cmocka_unit_test(policy), cmocka_unit_test(links),
                                       cmocka_unit_test(data),   cmocka_unit_test(limits),
                                       cmocka_unit_test(map)};
    int failed = cmocka_run_group_tests(tests, NULL, NULL);

    xmlCleanupParser();
    return failed;
}
