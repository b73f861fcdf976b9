/* frenemy explain: the quotes behind a pair. */
#include "claim/claim_json.h"
#include "model.h"
#include "verbs.h"
#include "view/view.h"

/* The pair that `a` and `b` name, either way round; FRN_NONE when there is none. */
static uint32_t find_pair(const frn_report *r, frn_slice a, frn_slice b)
{
    const frn_tie_actor *actor = r->table->actor;

    for (uint32_t i = 0; i < r->pair_count; i++) {
        const frn_tie_actor *x = &actor[r->pair[i].pair->a], *y = &actor[r->pair[i].pair->b];
        if ((cli_names_actor(x, a) && cli_names_actor(y, b)) ||
            (cli_names_actor(x, b) && cli_names_actor(y, a)))
            return i;
    }
    return FRN_NONE;
}

static bool is_known(const frn_report *r, frn_slice name)
{
    for (uint32_t i = 0; i < r->table->actor_count; i++)
        if (cli_names_actor(&r->table->actor[i], name))
            return true;
    return false;
}

static int say_none(const frn_report *r, const char *a, const char *b)
{
    const char *names[] = {a, b};

    for (int i = 0; i < 2; i++)
        if (!is_known(r, frn_slice_of(names[i])))
            return cli_usage_error("explain",
                                   "nobody with a tie is called '%s': frenemy actors lists them "
                                   "(persons need --roll-up none)",
                                   names[i]);
    return cli_usage_error("explain", "nothing is said about '%s' and '%s' together", a, b);
}

static bool find_issue(const frn_report_pair *pair, const frn_tie_table *table, frn_slice name,
                       uint32_t *out)
{
    for (uint32_t k = 0; k < pair->pair->issue_count; k++) {
        *out = pair->issue[k].issue;
        if (frn_slice_eq_nocase(table->issue[*out], name) ||
            (table->issue[*out].len == 0 && frn_slice_is(name, "general")))
            return true;
    }
    return false;
}

static void write_json(frn_buf *buf, const frn_report *r, const frn_report_pair *pair,
                       uint32_t only)
{
    const frn_tie_actor *a = &r->table->actor[pair->pair->a], *b = &r->table->actor[pair->pair->b];
    bool first = true;

    frn_buf_text(buf, "{\"schema\":\"frenemy/explain/1\",\"a\":");
    frn_buf_json(buf, a->id);
    frn_buf_text(buf, ",\"b\":");
    frn_buf_json(buf, b->id);
    frn_buf_printf(buf, ",\"kind\":\"%s\",\"tone\":", frn_pair_kind_text(pair->pair->kind));
    frn_buf_fixed(buf, pair->pair->tone, 6);
    frn_buf_text(buf, ",\"issues\":[");
    for (uint32_t k = 0; k < pair->pair->issue_count; k++) {
        const frn_report_issue *issue = &pair->issue[k];
        if (only != FRN_NONE && issue->issue != only)
            continue;
        frn_buf_text(buf, first ? "\n{\"issue\":" : ",\n{\"issue\":");
        first = false;
        frn_buf_json(buf, r->table->issue[issue->issue]);
        frn_buf_printf(buf, ",\"sign\":%d,\"claims\":[", issue->sign);
        for (uint32_t i = 0; i < issue->claim_count; i++) {
            frn_buf_text(buf, i ? ",\n" : "\n");
            frn_claim_write_json(buf, &r->claim[issue->claim[i]]);
        }
        frn_buf_text(buf, "]}");
    }
    frn_buf_text(buf, "]}\n");
}

static int explain(const cli *c, const frn_report *r, char **names, const char *issue, bool json)
{
    frn_view_options options = {
        .width = (uint32_t)(c->width > 0 ? c->width : 0), .color = c->color, .all = true};
    uint32_t index = find_pair(r, frn_slice_of(names[0]), frn_slice_of(names[1])), only = FRN_NONE;
    frn_buf buf = {0};
    frn_error err = {0};
    int code = CLI_OK;

    if (index == FRN_NONE)
        return say_none(r, names[0], names[1]);
    if (issue && !find_issue(&r->pair[index], r->table, frn_slice_of(issue), &only))
        return cli_usage_error("explain", "nothing is said about the two on '%s'", issue);
    if (json)
        write_json(&buf, r, &r->pair[index], only);
    else if (frn_view_explain(&buf, r, index, only, &options, &err) != FRN_OK)
        code = cli_fail(&err);
    if (code == CLI_OK)
        code = cli_write(NULL, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return code;
}

int verb_explain(cli *c, int argc, char **argv)
{
    cli_inputs inputs = {0};
    const char *issue = NULL;
    bool json = false;
    const cli_option options[] = {
        CLI_INPUT_OPTIONS(&inputs),
        CLI_TIE_OPTIONS(&inputs),
        {"issue", 0, CLI_TEXT, &issue, "ISSUE", "only this one"},
        {"json", 0, CLI_FLAG, &json, NULL, "one JSON object"},
    };
    const cli_usage usage = {"frenemy explain [OPTIONS] A B FILE...",
                             "The words behind a pair: by issue, sign and voice, with the bytes "
                             "where they stand.",
                             "  frenemy explain Iran 'United States' article.txt --issue syria\n",
                             CLI_OPTIONS(options)};
    cli_model model = {.no_map = true};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    if (operands < 2)
        return cli_usage_error("explain", "needs two actors: frenemy explain A B FILE...");
    code = cli_model_make(&model, c, "explain", &inputs, argv + 3, operands - 2);
    if (code < 0)
        code = explain(c, &model.report, argv + 1, issue, json);
    cli_model_free(&model);
    return code == CLI_OK ? cli_finish(c) : code;
}
