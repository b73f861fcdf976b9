/* frenemy timeline A B: a pair window by window, as table, sparkline and SVG. */
#include <string.h>

#include "gather.h"
#include "timeline.h"
#include "verbs.h"

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
static bool lay_out(cli_timeline *t, frn_date first, frn_date last)
{
    for (frn_date at = first; at <= last; at = frn_window_next(t->window, at))
        if (!frn_vec_push(&t->point, ((cli_timeline_point){.start = at})))
            return false;
    return true;
}

static void add_tie(cli_timeline *t, const frn_tie *tie)
{
    for (size_t i = 0; i < t->point.len; i++) {
        cli_timeline_point *p = &t->point.at[i];
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

static int collect(cli_timeline *t, const frn_tie_table *table, char **names, const char *issue)
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
    bool json, tsv, line;
} showing;

static int run(cli *c, const cli_inputs *in, const showing *how, char **names, char **files,
               int count)
{
    cli_claims claims = {0};
    cli_ties ties = {0};
    cli_timeline t = {.window = window_of(in->window)};
    int code = cli_tie_files(&ties, &claims, c, "timeline", in, files, count, false);

    if (code < 0)
        code = collect(&t, &ties.table, names, how->issue);
    if (code < 0) {
        code = how->svg ? cli_timeline_svg(&t, how->svg) : CLI_OK;
        if (code == CLI_OK && !(how->svg && strcmp(how->svg, "-") == 0))
            code = how->json   ? cli_timeline_json(&t)
                   : how->line ? cli_timeline_line(&t)
                               : cli_timeline_table(c, &t, how->tsv);
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
        {"sparkline", 0, CLI_FLAG, &how.line, NULL, "the tone as one line of bars, alone"},
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
