/* frenemy timeline A B: a pair window by window, as table, sparkline and SVG. */
#include <string.h>

#include "gather.h"
#include "table.h"
#include "verbs.h"

typedef struct point { /* one window */
    frn_date start;
    double positive, negative; /* masses */
    uint64_t positive_count, negative_count, neutral_count, listed_count;
} point;

typedef struct timeline {
    frn_window window;
    frn_slice a, b; /* ids */
    frn_slice a_name, b_name;
    FRN_VEC(point) point;
} timeline;

static double tone_of(const point *p)
{
    return (p->positive - p->negative) / (p->positive + p->negative + 1);
}

/* ---- collecting ---- */

static uint32_t find_actor(const frn_tie_table *table, const char *name)
{
    for (uint32_t i = 0; i < table->actor_count; i++)
        if (cli_names_actor(&table->actor[i], frn_slice_of(name)))
            return i;
    return FRN_NONE;
}

static bool is_issue(const frn_tie_table *table, uint32_t issue, const char *want)
{
    frn_slice name = table->issue[issue];

    return !want || frn_slice_eq_nocase(name, frn_slice_of(want)) ||
           (name.len == 0 && strcmp(want, "general") == 0);
}

/* Every window from the first to the last, empty ones too. */
static bool lay_out(timeline *t, frn_date first, frn_date last)
{
    for (frn_date at = first; at <= last; at = frn_window_next(t->window, at))
        if (!frn_vec_push(&t->point, ((point){.start = at})))
            return false;
    return true;
}

static void add_tie(timeline *t, const frn_tie *tie)
{
    for (size_t i = 0; i < t->point.len; i++) {
        point *p = &t->point.at[i];
        if (p->start != tie->window)
            continue;
        p->positive += tie->positive;
        p->negative += tie->negative;
        p->positive_count += tie->positive_count;
        p->negative_count += tie->negative_count;
        p->neutral_count += tie->neutral_count;
        p->listed_count += tie->listed_count;
    }
}

static int collect(timeline *t, const frn_tie_table *table, char **names, const char *issue)
{
    uint32_t a = find_actor(table, names[0]), b = find_actor(table, names[1]);
    frn_date first = FRN_NO_DATE, last = FRN_NO_DATE;

    if (a == FRN_NONE || b == FRN_NONE)
        return cli_usage_error("timeline", "nobody with a tie is called '%s'",
                               names[a == FRN_NONE ? 0 : 1]);
    t->a = table->actor[a].id;
    t->b = table->actor[b].id;
    t->a_name = table->actor[a].name;
    t->b_name = table->actor[b].name;
    for (int pass = 0; pass < 2; pass++) {
        for (uint32_t i = 0; i < table->tie_count; i++) {
            const frn_tie *tie = &table->tie[i];
            bool ours = (tie->a == a && tie->b == b) || (tie->a == b && tie->b == a);
            if (!ours || !is_issue(table, tie->issue, issue) || tie->window == FRN_NO_DATE)
                continue;
            if (pass == 1)
                add_tie(t, tie);
            if (first == FRN_NO_DATE || tie->window < first)
                first = tie->window;
            if (last == FRN_NO_DATE || tie->window > last)
                last = tie->window;
        }
        if (first == FRN_NO_DATE)
            return cli_usage_error("timeline", "nothing dated is said about '%s' and '%s' together",
                                   names[0], names[1]);
        if (pass == 0 && !lay_out(t, first, last))
            return CLI_LIMIT;
    }
    return -1;
}

/* ---- showing ---- */

/* Eight heights; the middle is a tone of 0, a blank no claim. */
static void sparkline(frn_buf *buf, const timeline *t)
{
    static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

    for (size_t i = 0; i < t->point.len; i++) {
        const point *p = &t->point.at[i];
        int height = (int)((tone_of(p) + 1) / 2 * 7.999);
        if (p->positive + p->negative > 0)
            frn_buf_text(buf, bars[height < 0 ? 0 : height > 7 ? 7 : height]);
        else
            frn_buf_byte(buf, ' ');
    }
}

static int print_table(const cli *c, const timeline *t, bool tsv)
{
    static const char *const heading[] = {
        "window",         "#positive",      "#negative",  "#neutral", "#listed",
        "#mass_positive", "#mass_negative", "#goldstein", "#tone",    NULL};
    cli_table table = {.heading = heading};

    for (size_t i = 0; i < t->point.len; i++) {
        const point *p = &t->point.at[i];
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
        frn_buf head = {0};
        frn_buf_printf(&head, "%.*s and %.*s: tone ", FRN_ARG(t->a_name), FRN_ARG(t->b_name));
        sparkline(&head, t);
        frn_buf_text(&head, "\n\n");
        (void)cli_write(NULL, frn_buf_slice(&head));
        frn_buf_free(&head);
    }
    return cli_table_print(&table, c, tsv);
}

static int print_json(const timeline *t)
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
        const point *p = &t->point.at[i];
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

static void draw(frn_buf *buf, const timeline *t)
{
    double most = 0, step = (double)(WIDTH - 2 * LEFT) / (double)t->point.len;
    size_t every = t->point.len / 8 + 1;
    char window[16];

    for (size_t i = 0; i < t->point.len; i++) {
        const point *p = &t->point.at[i];
        double more = p->positive > p->negative ? p->positive : p->negative;
        most = more > most ? more : most;
    }
    for (size_t i = 0; i < t->point.len; i++) {
        const point *p = &t->point.at[i];
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

static int write_svg(const timeline *t, const char *path)
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

static frn_window window_of(const char *name)
{
    static const char *const names[] = {"all", "day", "week", "month", "quarter", "year"};

    for (int i = 1; i < 6; i++)
        if (strcmp(name, names[i]) == 0)
            return (frn_window)i;
    return FRN_WINDOW_ALL;
}

typedef struct showing {
    const char *issue, *svg;
    bool json, tsv;
} showing;

static int run(cli *c, const cli_inputs *in, const showing *how, char **names, char **files,
               int count)
{
    cli_claims claims = {0};
    cli_ties ties = {0};
    timeline t = {.window = window_of(in->window)};
    int code = cli_tie_files(&ties, &claims, c, "timeline", in, files, count, false);

    if (code < 0)
        code = collect(&t, &ties.table, names, how->issue);
    if (code < 0) {
        code = how->svg ? write_svg(&t, how->svg) : CLI_OK;
        if (code == CLI_OK && !(how->svg && strcmp(how->svg, "-") == 0))
            code = how->json ? print_json(&t) : print_table(c, &t, how->tsv);
    }
    frn_vec_free(&t.point);
    cli_ties_free(&ties);
    cli_claims_free(&claims);
    return code;
}

int verb_timeline(cli *c, int argc, char **argv)
{
    cli_inputs in = {0};
    showing how = {0};
    const char *by = NULL;
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&in),
        CLI_TIE_OPTIONS(&in),
        CLI_STREAM_OPTIONS(&in),
        {"by", 0, CLI_TEXT, &by, "SPAN", "day, week, month (default), quarter or year"},
        {"issue", 0, CLI_TEXT, &how.issue, "ISSUE", "only this one"},
        {"svg", 0, CLI_TEXT, &how.svg, "FILE", "the picture ('-': to standard output, alone)"},
        {"json", 0, CLI_FLAG, &how.json, NULL, "one JSON object"},
        {"tsv", 0, CLI_FLAG, &how.tsv, NULL, "tab-separated, also on a terminal"},
    };
    const cli_usage usage = {
        "frenemy timeline [OPTIONS] A B FILE...",
        "A pair window by window: claims for and against, their masses, the sum on the "
        "Goldstein scale and the tone.",
        "  frenemy timeline Iran 'United States' events.tab --by month\n", CLI_OPTIONS(options)};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands < 2)
        return cli_usage_error("timeline", "needs two actors: frenemy timeline A B FILE...");
    in.window = by ? by : in.window ? in.window : "month";
    if (window_of(in.window) == FRN_WINDOW_ALL)
        return cli_usage_error("timeline", "--by takes day, week, month, quarter or year");
    code = run(c, &in, &how, argv + 1, argv + 3, operands - 2);
    return code == CLI_OK ? cli_finish(c) : code;
}
