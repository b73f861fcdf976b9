/* Bytes -> case -> line-ups, a sweep, settlements, a change -> pictures that are well-formed; the
 * same bytes as a record. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <libxml/parser.h>

#include "foresight/case.h"
#include "foresight/record.h"
#include "view/chart.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_ACTORS = 10, MOST_ISSUES = 8 };

static void must(bool condition)
{
    if (!condition)
        abort();
}

static void well_formed(frn_buf *svg, frn_status status)
{
    xmlDocPtr doc;

    must(status == FRN_OK);
    doc = xmlReadMemory(svg->ptr, (int)svg->len, "svg", "UTF-8",
                        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
    must(doc != NULL);
    xmlFreeDoc(doc);
    frn_buf_clear(svg);
}

static void line_ups(const frn_case *c, frn_buf *svg)
{
    const frn_align_options o = {.threads = 1, .samples = -1};
    const frn_align_sweep_what what = {
        .knob = FRN_KNOB_SIZE, .issue = UINT32_MAX, .from = 0, .to = 10, .watch_b = 1};
    frn_align a = {0};
    frn_align_sweep s = {0};

    if (frn_align_run(&a, &c->align, &o, NULL) == FRN_OK) {
        const frn_outlook_line_up l = {
            a.actors, c->actor_name,        {a.minimum[0].camp, a.minimum[0].camp},
            NULL,     {c->title, c->title}, a.close};

        well_formed(svg, frn_chart_line_up(svg, &l, false, NULL));
        frn_align_free(&a);
    }
    if (c->align.actors > 1 && frn_align_sweep_run(&s, &c->align, &what, &o, NULL) == FRN_OK) {
        const frn_outlook_sweep picture = {&c->align, &what, &s};

        well_formed(svg, frn_chart_sweep(svg, &picture, false, NULL));
        frn_align_sweep_free(&s);
    }
}

static void settlements(const frn_case *c, frn_buf *svg)
{
    const frn_bargain_options o = {.max_exchanges = 20};
    frn_bargain b = {0};
    frn_outlook_settlement picture = {c->title, &c->bargain, &b, NULL};

    if (frn_bargain_run(&b, &c->bargain, &o, NULL) != FRN_OK)
        return;
    well_formed(svg, frn_chart_settlement(svg, &picture, false, NULL));
    frn_bargain_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const frn_case_source source = {{(const char *)data, size}, FRN_LIT("fuzz.case")};
    frn_case c = {0}, changed = {0};
    frn_record record = {0};
    frn_buf svg = {0};

    if (size > 1 << 14)
        return 0;
    if (frn_record_read(&record, source.text, NULL) == FRN_OK)
        frn_record_free(&record);
    if (frn_case_read(&c, &source, 1, NULL, NULL, NULL) != FRN_OK)
        return 0;
    if (c.actors <= MOST_ACTORS && c.align.issues <= MOST_ISSUES &&
        c.bargain.issues <= MOST_ISSUES) {
        if (c.has_tones)
            line_ups(&c, &svg);
        if (c.has_positions)
            settlements(&c, &svg);
        if (frn_case_changed(&changed, &c, c.effect, c.effects, NULL, NULL) == FRN_OK)
            frn_case_free(&changed);
    }
    frn_buf_free(&svg);
    frn_case_free(&c);
    return 0;
}
