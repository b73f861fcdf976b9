/* Two more pictures: claims over time, and pairs by issues. The colours and strokes are the map's.
 */
#include <math.h>

#include "base/embed.h"
#include "base/utf8.h"
#include "view/view_internal.h"

enum {
    WIDTH = 960,
    HALF = 110,
    MOST_BINS = 96,
    MOST_ROWS = 30,
    MOST_COLUMNS = 16,
    ROW = 26,
    LEFT = 260,
    TOP = 130
};

static void open_svg(frn_buf *out, frn_arena *arena, const frn_report *r, int width, int height,
                     const char *what)
{
    frn_buf_printf(out,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" viewBox=\"0 0 %d %d\" "
                   "role=\"img\">\n<title>%s: ",
                   width, height, what);
    frn_buf_xml(out, frn_view_clean(arena, r->title, (size_t)2 * FRN_LONGEST_NAME));
    frn_buf_text(out, "</title>\n<style>");
    frn_buf_add(out, frn_embedded("src/view/map.css"));
    frn_buf_printf(out, "</style>\n<rect class=\"paper\" width=\"%d\" height=\"%d\"/>\n", width,
                   height);
}

static void bar(frn_buf *out, const char *look, double x, double y, double width, double height)
{
    const double values[] = {x, y, width, height};
    static const char *const names[] = {"x", "y", "width", "height"};

    frn_buf_printf(out, "<rect class=\"%s\"", look);
    for (int i = 0; i < 4; i++) {
        frn_buf_printf(out, " %s=\"", names[i]);
        frn_buf_fixed(out, values[i], 1);
        frn_buf_byte(out, '"');
    }
    frn_buf_text(out, "/>\n");
}

static void text(frn_buf *out, double x, double y, const char *anchor, frn_slice s)
{
    frn_buf_text(out, "<text x=\"");
    frn_buf_fixed(out, x, 1);
    frn_buf_text(out, "\" y=\"");
    frn_buf_fixed(out, y, 1);
    frn_buf_printf(out, "\" class=\"%s\">", anchor);
    frn_buf_xml(out, s);
    frn_buf_text(out, "</text>\n");
}

static frn_date day_of(const frn_claim *c)
{
    return c->when.from != FRN_NO_DATE ? c->when.from : c->date;
}

/* Facts only, each at the day it is about. */
static bool is_drawn(const frn_report *r, const frn_claim *c)
{
    frn_date day = day_of(c);

    return c->sign && frn_view_is_fact(c) && day != FRN_NO_DATE && day >= r->table->first &&
           day <= r->table->last;
}

frn_status frn_view_timeline(frn_buf *out, const frn_report *r, const frn_view_options *options,
                             frn_error *err)
{
    uint64_t bins[MOST_BINS][2] = {{0}}, most = 1;
    frn_arena arena = {0};
    double span = 1.0 + (double)r->table->last - (double)r->table->first;
    uint32_t count = span < MOST_BINS ? (uint32_t)fmax(span, 1) : MOST_BINS;
    double wide = (WIDTH - 80.0) / count;
    char day[16];

    (void)options;
    open_svg(out, &arena, r, WIDTH, 2 * HALF + 60, "Over time");
    for (uint32_t i = 0; i < r->claim_count && r->table->first != FRN_NO_DATE; i++) {
        const frn_claim *c = &r->claim[i];
        if (is_drawn(r, c)) {
            uint32_t at = (uint32_t)(((double)day_of(c) - (double)r->table->first) / span * count);
            bins[at][c->sign > 0] += c->count ? c->count : 1;
        }
    }
    for (uint32_t i = 0; i < count; i++)
        for (int side = 0; side < 2; side++)
            most = bins[i][side] > most ? bins[i][side] : most;
    for (uint32_t i = 0; i < count; i++) {
        double up = HALF * (double)bins[i][1] / (double)most,
               down = HALF * (double)bins[i][0] / (double)most;
        if (bins[i][1])
            bar(out, "pos", 40 + i * wide, 20 + HALF - up, fmax(1, wide - 1), up);
        if (bins[i][0])
            bar(out, "neg", 40 + i * wide, 22 + HALF, fmax(1, wide - 1), down);
    }
    if (r->table->first != FRN_NO_DATE) {
        text(out, 40, 2 * HALF + 48, "start", frn_slice_of(frn_date_text(r->table->first, day)));
        text(out, WIDTH - 40, 2 * HALF + 48, "end",
             frn_slice_of(frn_date_text(r->table->last, day)));
    }
    text(out, 40, 14, "start", FRN_LIT("friendly claims above the line, hostile below"));
    frn_buf_text(out, "</svg>\n");
    frn_arena_free(&arena);
    return out->failed ? frn_no_memory(err) : FRN_OK;
}

/* A cell: a bar up for friendly, down for hostile, both where both were said. */
static void cell(frn_buf *out, const frn_pair_issue *issue, double x, double y, double most)
{
    double up = sqrt(issue->positive / most) * (ROW / 2.0 - 2),
           down = sqrt(issue->negative / most) * (ROW / 2.0 - 2);

    if (issue->positive > 0)
        bar(out, "pos", x + 6, y + ROW / 2.0 - up, 24, up);
    if (issue->negative > 0)
        bar(out, "neg", x + 6, y + ROW / 2.0 + 1, 24, down);
}

frn_status frn_view_matrix(frn_buf *out, const frn_report *r, const frn_view_options *options,
                           frn_error *err)
{
    uint32_t rows = options && options->all ? r->pair_count : MOST_ROWS,
             columns = r->table->issue_count;
    frn_arena arena = {0};
    uint32_t said = 0;
    double most = 1e-9;

    for (uint32_t i = 0; i < r->pair_count;
         i++) /* heaviest first: the last ones may have no mass */
        said += r->pair[i].pair->kind != FRN_PAIR_UNKNOWN;
    rows = rows < said ? rows : said;
    columns = columns < MOST_COLUMNS || (options && options->all) ? columns : MOST_COLUMNS;
    open_svg(out, &arena, r, LEFT + 40 * (int)columns + 40, TOP + ROW * (int)rows + 40,
             "Pairs by issue");
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t k = 0; k < r->pair[i].pair->issue_count; k++)
            most = fmax(
                most, fmax(r->pair[i].pair->issue[k].positive, r->pair[i].pair->issue[k].negative));
    for (uint32_t k = 0; k < columns; k++) {
        frn_slice name = frn_view_clean(&arena, r->issue_name[k], 24);
        frn_buf_printf(out, "<g transform=\"translate(%u %d) rotate(-55)\">", LEFT + 40 * k + 18,
                       TOP - 8);
        text(out, 0, 0, "start", name);
        frn_buf_text(out, "</g>\n");
    }
    for (uint32_t i = 0; i < rows; i++) {
        const frn_pair *p = r->pair[i].pair;
        frn_slice name =
            frn_arena_printf(&arena, "%.*s \xE2\x80\x93 %.*s",
                             FRN_ARG(frn_view_clean(&arena, frn_view_actor(&arena, r, p->a), 18)),
                             FRN_ARG(frn_view_clean(&arena, frn_view_actor(&arena, r, p->b), 18)));
        text(out, LEFT - 8, TOP + ROW * i + ROW / 2.0 + 4, "end", name);
        frn_buf_printf(out, "<path class=\"rule\" d=\"M%d %uH%u\"/>\n", LEFT,
                       TOP + ROW * i + ROW / 2, LEFT + 40 * columns);
        for (uint32_t k = 0; k < p->issue_count; k++)
            if (p->issue[k].issue < columns)
                cell(out, &p->issue[k], LEFT + 40.0 * p->issue[k].issue, TOP + ROW * (double)i,
                     most);
    }
    if (rows < said)
        text(out, LEFT - 8, TOP + ROW * (double)rows + 18, "end",
             frn_arena_printf(&arena, "and %u more pairs", said - rows));
    frn_buf_text(out, "</svg>\n");
    frn_arena_free(&arena);
    return out->failed ? frn_no_memory(err) : FRN_OK;
}
