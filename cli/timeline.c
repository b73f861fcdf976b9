#include "timeline.h"

#include <string.h>

#include "base/buf.h"
#include "table.h"

static double tone_of(const cli_timeline_point *p)
{
    return (p->positive - p->negative) / (p->positive + p->negative + 1);
}

/* Eight heights; the middle is a tone of 0, a blank no claim. */
static void sparkline(frn_buf *buf, const cli_timeline *t)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

    for (size_t i = 0; i < t->point.len; i++) {
        const cli_timeline_point *p = &t->point.at[i];
        int height = (int)((tone_of(p) + 1) / 2 * 7.999);
        if (p->positive + p->negative > 0)
            frn_buf_text(buf, bars[height < 0 ? 0 : height > 7 ? 7 : height]);
        else
            frn_buf_byte(buf, ' ');
    }
}

int cli_timeline_line(const cli_timeline *t)
{
    frn_buf buf = {0};
    int code;

    frn_buf_printf(&buf, "%.*s and %.*s: tone ", FRN_ARG(t->a_name), FRN_ARG(t->b_name));
    sparkline(&buf, t);
    frn_buf_byte(&buf, '\n');
    code = cli_write(NULL, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return code;
}

int cli_timeline_table(const cli *c, const cli_timeline *t, bool tsv)
{
    static const char *const heading[] = {
        "window",         "#positive",      "#negative",  "#neutral", "#listed",
        "#mass_positive", "#mass_negative", "#goldstein", "#tone",    NULL};
    cli_table table = {.heading = heading};

    for (size_t i = 0; i < t->point.len; i++) {
        const cli_timeline_point *p = &t->point.at[i];
        frn_buf number = {0};
        char window[16];
        cli_table_printf(&table, "%s", frn_window_text(t->window, p->start, window));
        cli_table_printf(&table, "%llu", (unsigned long long)p->positive_count);
        cli_table_printf(&table, "%llu", (unsigned long long)p->negative_count);
        cli_table_printf(&table, "%llu", (unsigned long long)p->neutral_count);
        cli_table_printf(&table, "%llu", (unsigned long long)p->listed_count);
        cli_table_printf(&table, "%.3f", p->positive);
        cli_table_printf(&table, "%.3f", p->negative);
        frn_buf_fixed(&number, 10 * (p->positive - p->negative), 1);
        cli_table_add(&table, frn_buf_slice(&number));
        cli_table_printf(&table, "%+.3f", tone_of(p));
        frn_buf_free(&number);
    }
    if (c->terminal && !tsv) {
        (void)cli_timeline_line(t);
        (void)cli_write(NULL, FRN_LIT("\n"));
    }
    return cli_table_print(&table, c, tsv);
}

int cli_timeline_json(const cli_timeline *t)
{
    frn_buf buf = {0};
    char window[16];
    int code;

    frn_buf_text(&buf, "{\"schema\":\"frenemy/timeline/1\",\"a\":");
    frn_buf_json(&buf, t->a);
    frn_buf_text(&buf, ",\"b\":");
    frn_buf_json(&buf, t->b);
    frn_buf_text(&buf, ",\"windows\":[");
    for (size_t i = 0; i < t->point.len; i++) {
        const cli_timeline_point *p = &t->point.at[i];
        frn_buf_printf(&buf,
                       "%s\n{\"window\":\"%s\",\"positive\":%llu,\"negative\":%llu,\"neutral\":%llu"
                       ",\"listed\":%llu,\"mass_positive\":",
                       i ? "," : "", frn_window_text(t->window, p->start, window),
                       (unsigned long long)p->positive_count, (unsigned long long)p->negative_count,
                       (unsigned long long)p->neutral_count, (unsigned long long)p->listed_count);
        frn_buf_fixed(&buf, p->positive, 6);
        frn_buf_text(&buf, ",\"mass_negative\":");
        frn_buf_fixed(&buf, p->negative, 6);
        frn_buf_text(&buf, ",\"tone\":");
        frn_buf_fixed(&buf, tone_of(p), 6);
        frn_buf_byte(&buf, '}');
    }
    frn_buf_text(&buf, "\n]}\n");
    code = cli_write(NULL, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return code;
}

/* ---- SVG: positive mass up, negative down, one scale ---- */

enum { WIDTH = 720, HEIGHT = 240, TOP = 36, BOTTOM = 204, MIDDLE = 120, LEFT = 12 };

static void bar(frn_buf *buf, double x, double width, double y, double height, const char *class)
{
    frn_buf_printf(buf, "<rect class=\"%s\" x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\"/>",
                   class, x, y, width, height);
}

static void draw(frn_buf *buf, const cli_timeline *t)
{
    double most = 0, step = (double)(WIDTH - 2 * LEFT) / (double)t->point.len;
    size_t every = t->point.len / 8 + 1;
    char window[16];

    for (size_t i = 0; i < t->point.len; i++) {
        const cli_timeline_point *p = &t->point.at[i];
        double more = p->positive > p->negative ? p->positive : p->negative;
        most = more > most ? more : most;
    }
    for (size_t i = 0; i < t->point.len; i++) {
        const cli_timeline_point *p = &t->point.at[i];
        double x = LEFT + (double)i * step, up, down;
        up = most > 0 ? p->positive / most * (MIDDLE - TOP) : 0;
        down = most > 0 ? p->negative / most * (BOTTOM - MIDDLE) : 0;
        (void)frn_window_text(t->window, p->start, window);
        frn_buf_printf(buf, "<g><title>%s: +%llu -%llu, tone %+.2f</title>", window,
                       (unsigned long long)p->positive_count, (unsigned long long)p->negative_count,
                       tone_of(p));
        bar(buf, x, step * 0.8, MIDDLE - up, up, "positive");
        bar(buf, x, step * 0.8, MIDDLE, down, "negative");
        if (i % every == 0)
            frn_buf_printf(buf, "<text x=\"%.2f\" y=\"%d\">%s</text>", x, HEIGHT - 16, window);
        frn_buf_text(buf, "</g>\n");
    }
}

int cli_timeline_svg(const cli_timeline *t, const char *path)
{
    frn_buf buf = {0};
    int code;

    frn_buf_printf(&buf,
                   "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">\n"
                   "<style>text{font:11px sans-serif;fill:#444}.positive{fill:#2b7a4b}"
                   ".negative{fill:#b3402e}line{stroke:#888}</style>\n<title>",
                   WIDTH, HEIGHT);
    frn_buf_xml(&buf, t->a_name);
    frn_buf_text(&buf, " and ");
    frn_buf_xml(&buf, t->b_name);
    frn_buf_printf(&buf, "</title>\n<text x=\"%d\" y=\"20\">", LEFT);
    frn_buf_xml(&buf, t->a_name);
    frn_buf_text(&buf, " and ");
    frn_buf_xml(&buf, t->b_name);
    frn_buf_text(&buf, ": positive mass up, negative down</text>\n");
    draw(&buf, t);
    frn_buf_printf(&buf, "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>\n</svg>\n", LEFT,
                   WIDTH - LEFT, MIDDLE, MIDDLE);
    code = cli_write(path, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return code;
}
