/* frenemy factions GRAPH: the best split into any number of groups, or at most k. */
#include "balance/factions.h"
#include "graph.h"
#include "verbs.h"

enum { SHOWN_FACTIONS = 12, SHOWN_ACTORS = 12 };

static void add_members(frn_buf *out, const frn_graph *g, const frn_factions *f, uint32_t faction,
                        uint32_t most, bool json)
{
    uint32_t shown = 0;

    for (uint32_t u = 0; u < g->n && shown < most; u++) {
        if (f->faction[u] != faction)
            continue;
        if (shown++)
            frn_buf_text(out, json ? "," : ", ");
        if (json)
            frn_buf_json(out, g->name[u]);
        else
            frn_buf_add(out, g->name[u]);
    }
}

static uint32_t size_of(const frn_factions *f, uint32_t faction)
{
    uint32_t size = 0;

    for (uint32_t u = 0; u < f->n; u++)
        size += f->faction[u] == faction;
    return size;
}

static void say(frn_buf *out, const frn_graph *g, const frn_factions *f)
{
    frn_buf_text(out, "The best split found has ");
    cli_count(out, f->count);
    frn_buf_text(out, f->count == 1 ? " faction at a cost of " : " factions at a cost of ");
    cli_weight(out, g, (int64_t)f->upper);
    frn_buf_text(out, " of ");
    cli_weight(out, g, (int64_t)g->total);
    if (f->proved) {
        frn_buf_text(out, ", proved to be the least.\n");
    } else {
        frn_buf_text(out, "; no split into factions costs less than ");
        cli_weight(out, g, (int64_t)f->lower);
        frn_buf_text(out, ".\n");
    }
    frn_buf_printf(out, "Conflict rule: %s.\n", frn_rule_name(g->rule));
    for (uint32_t k = 0; k < f->count && k < SHOWN_FACTIONS; k++) {
        uint32_t size = size_of(f, k);
        frn_buf_printf(out, "%u (", k + 1);
        cli_count(out, size);
        frn_buf_text(out, "): ");
        add_members(out, g, f, k, SHOWN_ACTORS, false);
        frn_buf_text(out, size > SHOWN_ACTORS ? " ...\n" : "\n");
    }
    if (f->count > SHOWN_FACTIONS)
        frn_buf_printf(out, "%u smaller factions: --json lists them\n", f->count - SHOWN_FACTIONS);
}

static void print_json(frn_buf *out, const frn_graph *g, const frn_factions *f)
{
    frn_buf_printf(out,
                   "{\"schema\":\"frenemy.factions/1\",\"n\":%u,\"m\":%u,\"negative\":%u,"
                   "\"conflict_rule\":\"%s\",\"lower\":",
                   g->n, g->m, g->negative, frn_rule_name(g->rule));
    frn_buf_number(out, (double)f->lower / (double)g->scale);
    frn_buf_text(out, ",\"upper\":");
    frn_buf_number(out, (double)f->upper / (double)g->scale);
    frn_buf_printf(out, ",\"proved\":%s,\"count\":%u,\"actors\":[", f->proved ? "true" : "false",
                   f->count);
    for (uint32_t u = 0; u < g->n; u++) {
        frn_buf_text(out, u ? ",{\"name\":" : "{\"name\":");
        frn_buf_json(out, g->name[u]);
        frn_buf_printf(out, ",\"faction\":%u}", f->faction[u] + 1);
    }
    frn_buf_text(out, "]}\n");
}

static int find(cli *c, const cli_graph *in, const frn_factions_options *o, bool json)
{
    frn_graph g = {0};
    frn_factions f = {0};
    frn_buf out = {0};
    frn_error err = {0};
    frn_status status = frn_graph_fold(&g, &in->arcs, &in->fold, &err);
    int code;

    (void)c;
    if (status == FRN_OK)
        status = frn_factions_find(&f, &g, o, &err);
    if (status == FRN_OK && json)
        print_json(&out, &g, &f);
    else if (status == FRN_OK)
        say(&out, &g, &f);
    code = status == FRN_OK ? cli_write(NULL, frn_buf_slice(&out)) : cli_fail(&err);
    frn_buf_free(&out);
    frn_factions_free(&f);
    frn_graph_free(&g);
    return code;
}

int verb_factions(cli *c, int argc, char **argv)
{
    cli_graph in = {0};
    cli_ledger_view view = {0};
    uint64_t most = 0, seed = 0, threads = 0;
    bool json = false;
    const cli_option options[] = {
        {"json", 0, CLI_FLAG, &json, NULL, "one JSON object"},
        {"most", 'k', CLI_COUNT, &most, "K", "at most K factions; default: any number"},
        {"threads", 0, CLI_COUNT, &threads, "N", "default: one per core"},
        {"seed", 0, CLI_COUNT, &seed, "N", "default 1"},
        CLI_LEDGER_VIEW_OPTIONS(view),
        CLI_GRAPH_OPTIONS(in)};
    const cli_usage usage = {
        "frenemy factions [OPTIONS] GRAPH | LEDGER | CLAIMS",
        "Splits a signed network into factions, friends inside and enemies apart as far as that "
        "goes (weak balance, correlation clustering), with a lower bound on the cost of any split.",
        "  frenemy factions tribes.txt\n  frenemy factions wars.tsv --layer 1914 -k 3\n",
        CLI_OPTIONS(options)};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);

    if (code >= 0)
        return code;
    code = cli_graph_open(c, &in, "factions", &view, argv + 1, operands);
    if (code == CLI_OK) {
        frn_factions_options o = {.most = (uint32_t)most,
                                  .seed = seed,
                                  .threads = (uint32_t)threads,
                                  .progress = cli_progress(c)};
        code = find(c, &in, &o, json);
    }
    cli_graph_free(&in);
    return code == CLI_OK ? cli_finish(c) : code;
}
