/* frenemy bargain FILE...: where the issues are likely to settle, and what linking them is worth.
 */
#include <math.h>
#include <string.h>

#include "foresight.h"
#include "verbs.h"
#include "view/chart.h"

static void json_points(frn_buf *out, const char *name, const frn_bargain_point *p, uint32_t count)
{
    frn_buf_printf(out, ",\"%s\":[", name);
    for (uint32_t i = 0; i < count; i++) {
        frn_buf_text(out, i ? ",{" : "{");
        cli_json_number(out, "position", p[i].at, true);
        cli_json_number(out, "probability", p[i].chance, false);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void json_stands(frn_buf *out, const frn_bargain *b, const frn_bargain_case *in, uint32_t k)
{
    bool first = true;

    frn_buf_text(out, ",\"actors\":[");
    for (uint32_t a = 0; a < b->actors; a++) {
        size_t at = (size_t)k * b->actors + a;
        const frn_bargain_leverage *l = &b->leverage[at];

        if (isnan(b->position[at]))
            continue;
        frn_buf_text(out, first ? "{\"name\":" : ",{\"name\":");
        first = false;
        frn_buf_json(out, in->actor_name[a]);
        cli_json_number(out, "position", b->position[at], false);
        cli_json_number(out, "linked_position", b->linked_position[at], false);
        cli_json_number(out, "withhold", l->withhold, false);
        cli_json_number(out, "sell", l->sell, false);
        cli_json_number(out, "distance", l->distance, false);
        cli_json_number(out, "linked_distance", l->linked_distance, false);
        cli_json_number(out, "win_low", l->win_low, false);
        cli_json_number(out, "win_high", l->win_high, false);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void json_contests(frn_buf *out, const frn_bargain_issue *issue)
{
    frn_buf_text(out, ",\"contests\":[");
    for (uint32_t i = 0; i < issue->contest_count; i++) {
        const frn_bargain_contest *c = &issue->contest[i];

        frn_buf_text(out, i ? ",{" : "{");
        cli_json_number(out, "option", c->option, true);
        cli_json_number(out, "other", c->other, false);
        cli_json_number(out, "for", c->for_it, false);
        cli_json_number(out, "against", c->against, false);
        cli_json_number(out, "victory", c->victory, false);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void json_trend(frn_buf *out, const frn_bargain_issue *issue)
{
    char day[16];

    frn_buf_text(out, ",\"gap_trend\":[");
    for (uint32_t i = 0; i < issue->trend_count; i++) {
        frn_buf_printf(out, "%s{\"date\":\"%s\"", i ? "," : "",
                       frn_date_text(issue->trend[i].date, day));
        cli_json_number(out, "gap", issue->trend[i].gap, false);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
    if (issue->days_left != INT32_MIN)
        frn_buf_printf(out, ",\"days_left\":%d", issue->days_left);
}

static void json_issue(frn_buf *out, const frn_bargain *b, const frn_bargain_case *in, uint32_t k)
{
    const frn_bargain_issue *issue = &b->issue[k];

    frn_buf_text(out, "{\"issue\":");
    frn_buf_json(out, in->issue_name[k]);
    frn_buf_printf(out, ",\"parties\":%u", issue->parties);
    cli_json_number(out, "mean", issue->mean, false);
    cli_json_number(out, "median", issue->median, false);
    cli_json_number(out, "expected", issue->expected, false);
    cli_json_number(out, "sd", issue->sd, false);
    json_points(out, "settlement", issue->settlement, issue->options);
    cli_json_number(out, "linked_mean", issue->linked_mean, false);
    cli_json_number(out, "linked_expected", issue->linked_expected, false);
    json_points(out, "linked_settlement", issue->linked, issue->linked_options);
    cli_json_number(out, "gap", issue->gap, false);
    cli_json_number(out, "linked_gap", issue->linked_gap, false);
    json_trend(out, issue);
    if (issue->reversion_known) {
        frn_buf_printf(out, ",\"agreement_feasible\":%s", issue->feasible ? "true" : "false");
        cli_json_number(out, "win_low", issue->win_low, false);
        cli_json_number(out, "win_high", issue->win_high, false);
    }
    json_stands(out, b, in, k);
    json_contests(out, issue);
    frn_buf_byte(out, '}');
}

static void json_move(frn_buf *out, const frn_bargain_case *in, const frn_bargain_move *m)
{
    frn_buf_text(out, "{\"actor\":");
    frn_buf_json(out, in->actor_name[m->actor]);
    frn_buf_text(out, ",\"issue\":");
    frn_buf_json(out, in->issue_name[m->issue]);
    cli_json_number(out, "from", m->from, false);
    cli_json_number(out, "to", m->to, false);
    cli_json_number(out, "demand", m->demand, false);
    frn_buf_byte(out, '}');
}

static void json_exchanges(frn_buf *out, const frn_bargain *b, const frn_bargain_case *in)
{
    frn_buf_printf(out, ",\"exchange_candidates\":%u,\"exchanges\":[", b->candidates);
    for (uint32_t e = 0; e < b->exchange_count; e++) {
        const frn_bargain_exchange *x = &b->exchange[e];

        frn_buf_text(out, e ? ",{" : "{");
        cli_json_number(out, "gain", x->gain, true);
        frn_buf_text(out, ",\"gives\":[");
        json_move(out, in, &x->gives[0]);
        frn_buf_byte(out, ',');
        json_move(out, in, &x->gives[1]);
        frn_buf_text(out, "],\"externalities\":{");
        for (uint32_t a = 0, first = 1; a < b->actors; a++) {
            if (a == x->gives[0].actor || a == x->gives[1].actor || x->effect[a] == 0)
                continue;
            if (!first)
                frn_buf_byte(out, ',');
            first = 0;
            frn_buf_json(out, in->actor_name[a]);
            frn_buf_byte(out, ':');
            frn_buf_number(out, x->effect[a]);
        }
        frn_buf_text(out, "}}");
    }
    frn_buf_text(out, "],\"linkage\":[");
    for (uint32_t a = 0; a < b->actors; a++) {
        frn_buf_text(out, a ? ",{\"name\":" : "{\"name\":");
        frn_buf_json(out, in->actor_name[a]);
        cli_json_number(out, "linkage", b->actor[a].linkage, false);
        cli_json_number(out, "own_gain", b->actor[a].own_gain, false);
        cli_json_number(out, "externality", b->actor[a].externality, false);
        cli_json_number(out, "best_gain", b->actor[a].best_gain, false);
        frn_buf_byte(out, '}');
    }
    frn_buf_byte(out, ']');
}

static void print_json(frn_buf *out, const frn_bargain *b, const frn_case *the_case)
{
    const frn_bargain_case *in = &the_case->bargain;

    frn_buf_text(out, "{\"schema\":\"frenemy/bargain/1\",\"title\":");
    frn_buf_json(out, the_case->title);
    frn_buf_text(out, ",\"issues\":[");
    for (uint32_t k = 0; k < b->issues; k++) {
        if (k)
            frn_buf_byte(out, ',');
        json_issue(out, b, in, k);
    }
    frn_buf_byte(out, ']');
    json_exchanges(out, b, in);
    frn_buf_text(out, ",\"sides\":[");
    for (uint32_t i = 0; i < b->side_count; i++) {
        const frn_bargain_side *s = &b->side[i];

        frn_buf_text(out, i ? ",{\"actor\":" : "{\"actor\":");
        frn_buf_json(out, in->actor_name[s->actor]);
        frn_buf_text(out, ",\"issue\":");
        frn_buf_json(out, in->issue_name[s->issue]);
        frn_buf_printf(out, ",\"factions\":%u", s->factions);
        cli_json_number(out, "position", s->position, false);
        json_points(out, "settlement", s->settlement, s->options);
        frn_buf_byte(out, '}');
    }
    frn_buf_text(out, "]}\n");
}

/* "14330", "0.25": no power of ten before a million. */
static void put(frn_buf *out, const char *before, double value)
{
    frn_buf_text(out, before);
    frn_buf_printf(out, fabs(value) >= 1000 && fabs(value) < 1e6 ? "%.0f" : "%.4g", value);
}

static void text_gap(frn_buf *out, const frn_bargain_issue *issue)
{
    put(out, "  gap between the sides ", issue->gap);
    if (issue->trend_count) {
        put(out, " (was ", issue->trend[0].gap);
        frn_buf_byte(out, ')');
    }
    if (issue->days_left != INT32_MIN)
        frn_buf_printf(out, ", %d days to the deadline", issue->days_left);
    if (!issue->reversion_known) {
        frn_buf_byte(out, '\n');
    } else if (issue->feasible) {
        put(out, "\n  a deal between ", issue->win_low);
        put(out, " and ", issue->win_high);
        frn_buf_text(out, " is better for every party than none\n");
    } else {
        frn_buf_text(out, "\n  no deal is better for every party than none\n");
    }
}

static void text_issue(frn_buf *out, const frn_bargain *b, const frn_bargain_case *in, uint32_t k)
{
    const frn_bargain_issue *issue = &b->issue[k];

    frn_buf_printf(out, "%.*s: %u part%s\n  settlement", FRN_ARG(in->issue_name[k]), issue->parties,
                   issue->parties == 1 ? "y" : "ies");
    for (uint32_t i = 0; i < issue->options; i++) {
        put(out, i ? ", " : "  ", issue->settlement[i].at);
        frn_buf_printf(out, " %.0f%%", 100 * issue->settlement[i].chance);
    }
    put(out, "\n  expected ", issue->expected);
    put(out, " +- ", issue->sd);
    put(out, ", compromise mean ", issue->mean);
    put(out, ", median ", issue->median);
    if (b->exchange_count) {
        put(out, "\n  linked with the other issues: expected ", issue->linked_expected);
        put(out, ", mean ", issue->linked_mean);
    }
    frn_buf_byte(out, '\n');
    text_gap(out, issue);
}

static void text_exchanges(frn_buf *out, const frn_bargain *b, const frn_bargain_case *in)
{
    frn_buf_printf(out,
                   "\n%u exchanges of %u possible, best first (gain to each; who else is "
                   "hurt most):\n",
                   b->exchange_count, b->candidates);
    for (uint32_t e = 0; e < b->exchange_count && e < 10; e++) {
        const frn_bargain_exchange *x = &b->exchange[e];
        uint32_t hurt = 0;

        frn_buf_printf(out, "  %.4f", x->gain);
        for (int g = 0; g < 2; g++) {
            const frn_bargain_move *m = &x->gives[g];

            frn_buf_printf(out, "%s%.*s on %.*s", g ? " for " : "\t",
                           FRN_ARG(in->actor_name[m->actor]), FRN_ARG(in->issue_name[m->issue]));
            put(out, " ", m->from);
            put(out, " -> ", m->to);
        }
        for (uint32_t a = 1; a < b->actors; a++)
            if (x->effect[a] < x->effect[hurt])
                hurt = a;
        if (x->effect[hurt] < 0)
            frn_buf_printf(out, "\t%.*s %.3f", FRN_ARG(in->actor_name[hurt]), x->effect[hurt]);
        frn_buf_byte(out, '\n');
    }
    frn_buf_text(out, "\nWhat linkage is worth (own exchanges, exchanges of others):\n");
    for (uint32_t a = 0; a < b->actors; a++) {
        const frn_bargain_actor *w = &b->actor[a];

        if (in->part_of && in->part_of[a] != UINT32_MAX)
            continue;
        frn_buf_printf(out, "  %.*s\t%+.3f\t%+.3f\t%+.3f%s\n", FRN_ARG(in->actor_name[a]),
                       w->linkage, w->own_gain, w->externality,
                       w->linkage < 0 ? "\tlikely spoiler" : "");
    }
}

static void print_text(frn_buf *out, const frn_bargain *b, const frn_case *the_case)
{
    const frn_bargain_case *in = &the_case->bargain;

    if (the_case->title.len)
        frn_buf_printf(out, "%.*s\n\n", FRN_ARG(the_case->title));
    for (uint32_t i = 0; i < b->side_count; i++) {
        const frn_bargain_side *s = &b->side[i];

        frn_buf_printf(out, "%.*s's %u faction%s on %.*s: ", FRN_ARG(in->actor_name[s->actor]),
                       s->factions, s->factions == 1 ? "" : "s", FRN_ARG(in->issue_name[s->issue]));
        put(out, "", s->position);
        frn_buf_byte(out, '\n');
    }
    for (uint32_t k = 0; k < b->issues; k++)
        text_issue(out, b, in, k);
    if (b->candidates)
        text_exchanges(out, b, in);
    frn_buf_text(out, "\nThe distribution has been worth something on real decisions, the point "
                      "forecast hardly.\n");
}

static int run(cli *c, const frn_case *the_case, const frn_bargain_options *options, bool json,
               const char *path, cli_form form)
{
    frn_bargain b = {0};
    const frn_outlook_settlement picture = {the_case->title, &the_case->bargain, &b, NULL};
    frn_error err = {0};
    frn_buf out = {0}, file = {0};
    int code;

    if (frn_bargain_run(&b, &the_case->bargain, options, &err) != FRN_OK)
        return cli_fail(&err);
    if (json)
        print_json(&out, &b, the_case);
    else
        print_text(&out, &b, the_case);
    if (form == CLI_FORM_JSON)
        print_json(&file, &b, the_case);
    else if (form == CLI_FORM_TEXT)
        print_text(&file, &b, the_case);
    else if (form == CLI_FORM_SVG && frn_chart_settlement(&file, &picture, false, &err) != FRN_OK)
        file.failed = true;
    code = cli_deliver(&out, path, &file);
    frn_bargain_free(&b);
    return code == CLI_OK ? cli_finish(c) : code;
}

static int parse_choices(frn_bargain_options *o, const char *rule, const char *model)
{
    if (rule && strcmp(rule, "square") == 0)
        o->rule = FRN_PCE_SQUARE;
    else if (rule && strcmp(rule, "linear") != 0)
        return cli_usage_error("bargain", "'%s' is no rule; linear and square are", rule);
    if (model && strcmp(model, "incentive") == 0)
        o->model = FRN_PCE_INCENTIVE;
    else if (model && strcmp(model, "conditional") == 0)
        o->model = FRN_PCE_CONDITIONAL;
    else if (model && strcmp(model, "uniform") != 0)
        return cli_usage_error("bargain",
                               "'%s' is no model; uniform, incentive and conditional are", model);
    return CLI_OK;
}

int verb_bargain(cli *c, int argc, char **argv)
{
    bool json = false;
    const char *rule = NULL, *model = NULL, *output = NULL;
    cli_form form;
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &json, NULL, "one JSON object"},
        CLI_FORM_OPTION(output, "the settlement distributions"),
        {"rule", 0, CLI_TEXT, &rule, "RULE", "how strength wins: linear or square (linear)"},
        {"model", 0, CLI_TEXT, &model, "MODEL",
         "who challenges: uniform, incentive or conditional (uniform)"},
    };
    const cli_usage usage = {
        "frenemy bargain [OPTIONS] CASE...",
        "Where each issue is likely to settle (a probabilistic Condorcet election), which "
        "exchanges "
        "across issues would help both sides (Stokman and Van Oosten 1994), who is hurt by them, "
        "what factions bring to the table, the gap and the days left. Reads case files, KTAB's CSV "
        "and the #A/#P/#M/#D records of exchange models.",
        "  frenemy bargain vienna.case -o settlement.svg\n  frenemy bargain SOE-Pol-Comp.csv "
        "--json\n",
        CLI_OPTIONS(options)};
    frn_bargain_options o = {0};
    frn_case the_case = {0};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands == 0)
        return cli_usage_error("bargain", "a case file is expected");
    code = cli_form_of(&form, "bargain", output);
    if (code == CLI_OK)
        code = parse_choices(&o, rule, model);
    if (code == CLI_OK)
        code = cli_read_case(c, &the_case, "bargain", argv + 1, operands, NULL);
    if (code != CLI_OK)
        return code;
    if (!the_case.has_positions)
        code = cli_usage_error("bargain",
                               "the case holds no positions: rows of [positions] are expected, "
                               "and what starts with # is a comment");
    else
        code = run(c, &the_case, &o, json, output, form);
    frn_case_free(&the_case);
    return code;
}
