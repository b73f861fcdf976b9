/* frenemy whatif FILES... "USA attack ISIS in Iraq": what would differ, and which offers it fires.
 */
#include <string.h>
#include <unistd.h>

#include "scenario.h"
#include "verbs.h"
#include "view/chart.h"

typedef struct whatif {
    cli_inputs inputs;
    cli_claims claims;
    cli_scenario scenario;
    bool json;
    const char *output;
    cli_form form;
} whatif;

/* Before and after: the settlements when the name says so, else the line-up. */
static int draw(frn_buf *out, whatif *w)
{
    cli_scenario *s = &w->scenario;
    const frn_outlook_settlement settlement = cli_scenario_settlement(s);
    frn_outlook_line_up l;

    if (frn_slice_ends(frn_slice_of(w->output), FRN_LIT("settlement.svg"))) {
        if (!s->bargained)
            return cli_usage_error("whatif", "settlements need a --case with positions");
        out->failed |= frn_chart_settlement(out, &settlement, false, NULL) != FRN_OK;
        return CLI_OK;
    }
    if (!cli_scenario_line_up(&l, s, false) && !cli_scenario_line_up(&l, s, true)) {
        fprintf(stderr, "frenemy whatif: too few ties for a line-up: no picture is written\n");
        return CLI_INPUT;
    }
    out->failed |= frn_chart_line_up(out, &l, false, NULL) != FRN_OK;
    return CLI_OK;
}

static int tell(cli *c, whatif *w)
{
    frn_buf out = {0}, file = {0};
    int code = CLI_OK, delivered;

    if (w->json)
        cli_scenario_json(&out, &w->scenario);
    else
        cli_scenario_text(&out, &w->scenario);
    if (w->form == CLI_FORM_JSON)
        cli_scenario_json(&file, &w->scenario);
    else if (w->form == CLI_FORM_TEXT)
        cli_scenario_text(&file, &w->scenario);
    else if (w->form == CLI_FORM_SVG)
        code = draw(&file, w);
    delivered = cli_deliver(&out, code == CLI_OK ? w->output : NULL, &file);
    if (code == CLI_OK)
        code = delivered;
    return code == CLI_OK ? cli_finish(c) : code;
}

static int run(cli *c, whatif *w, char **paths, int count)
{
    int code = -1;

    if (count > 0 || w->inputs.ledger)
        code = cli_gather(&w->claims, c, &w->inputs, paths, count);
    if (code >= 0)
        return code;
    if (count > 0 && w->claims.claim.len == 0)
        fprintf(stderr,
                "frenemy whatif: nothing is claimed in %s%s: the what-if stands by itself\n",
                paths[0], count > 1 ? " and the others" : "");
    code = cli_scenario_read(&w->scenario, c, "whatif", &w->inputs, &w->claims);
    if (code == CLI_OK)
        code = cli_scenario_run(&w->scenario, &w->inputs, &w->claims);
    return code == CLI_OK ? tell(c, w) : code;
}

/* Files called *.case are cases wherever they stand; returns how many others there are, in front.
 */
static int take_cases(cli_scenario *s, char **paths, int count)
{
    int kept = 0;

    for (int i = 0; i < count; i++) {
        if (frn_slice_ends(frn_slice_of(paths[i]), FRN_LIT(".case")) &&
            s->cases.len < sizeof s->cases.at / sizeof *s->cases.at)
            s->cases.at[s->cases.len++] = paths[i];
        else
            paths[kept++] = paths[i];
    }
    return kept;
}

int verb_whatif(cli *c, int argc, char **argv)
{
    whatif w = {0};
    cli_scenario *s = &w.scenario;
    const cli_option options[] = {
        {"add", 0, CLI_LIST, &s->add, "SENTENCE", "a claim to add: 'USA attack ISIS in Iraq'"},
        {"remove", 0, CLI_LIST, &s->remove, "ID", "a claim to take away, by its id"},
        {"set", 0, CLI_LIST, &s->set, "WHAT=N",
         "after: an actor's size (USA=100), or an input\nof the case: salience:Iran,Iraq=.9"},
        {"case", 0, CLI_LIST, &s->cases, "FILE",
         "a case file: its line-up and settlements too,\nwith its [effects] and --set"},
        {"actors", 0, CLI_COUNT, &s->actors, "N", "actors in the line-up (20)"},
        {"events", 0, CLI_COUNT, &s->events, "N",
         "events that an added claim stands for in the\nforecast (1)"},
        CLI_FORM_OPTION(w.output, "the line-up; settlement.svg"),
        {"json", 0, CLI_FLAG, &w.json, NULL, "one JSON object"},
        CLI_INPUT_OPTIONS(&w.inputs),
    };
    const cli_usage usage = {
        "frenemy whatif [OPTIONS] FILE... ['ACTOR ACTION ACTOR [in ISSUE]']",
        "Adds claims that nobody has made, or takes some away; fires the conditionals whose "
        "condition they meet, one after another; works out map, balance, line-up and forecast "
        "again, and with a case file its line-up and settlements; and shows what differs, with "
        "the claims and quotes behind. 'X does not attack Y' fires nothing. Nothing is stored.",
        "  frenemy whatif article.txt 'USA attack ISIS in Iraq'\n"
        "  frenemy whatif --ledger june.db --add 'Turkey support NATO over Syria' -o lineup.svg\n"
        "  frenemy whatif vienna.case --set capability:Iran=.9 -o settlement.svg\n",
        CLI_OPTIONS(options)};
    int operands, files, code = cli_parse(c, &usage, argc, argv, &operands);
    bool sentence;

    if (code >= 0)
        return code;
    sentence = operands > 0 && strchr(argv[operands], ' ') && access(argv[operands], F_OK) != 0;
    if (sentence && s->add.len < sizeof s->add.at / sizeof *s->add.at)
        s->add.at[s->add.len++] = argv[operands];
    files = take_cases(s, argv + 1, operands - sentence);
    if (s->add.len + s->remove.len + s->set.len == 0)
        return cli_usage_error("whatif",
                               "a sentence such as 'USA attack ISIS in Iraq' is expected");
    if (files == 0 && !w.inputs.ledger && !s->cases.len)
        return cli_usage_error("whatif", "a ledger, a file or a --case to start from is expected");
    code = cli_form_of(&w.form, "whatif", w.output);
    if (code == CLI_OK)
        code = run(c, &w, argv + 1, files);
    cli_scenario_free(s);
    cli_claims_free(&w.claims);
    return code;
}
