/* frenemy export: a signed network, or the ties of a ledger, for another program. Ties become GEXF
 * through the report, which knows places, camps, issues and windows. */
#include <string.h>

#include "balance/frustration.h"
#include "graph.h"
#include "graph/write.h"
#include "verbs.h"

static int write_graph(cli *c, const cli_graph *in, frn_graph_format format, bool camps,
                       const char *path)
{
    frn_graph g = {0};
    frn_frustration f = {0};
    frn_buf out = {0};
    frn_error err = {0};
    frn_frustration_options o = {.progress = cli_progress(c)};
    frn_status status = frn_graph_fold(&g, &in->arcs, &in->fold, &err);
    int code;

    if (status == FRN_OK && camps)
        status = frn_frustration_measure(&f, &g, &o, &err);
    if (status == FRN_OK)
        status = frn_graph_write(&out, &g, format, f.camp, &err);
    code = status == FRN_OK ? cli_write(path, frn_buf_slice(&out)) : cli_fail(&err);
    frn_buf_free(&out);
    frn_frustration_free(&f);
    frn_graph_free(&g);
    return code;
}

int verb_export(cli *c, int argc, char **argv)
{
    cli_graph in = {0};
    cli_ledger_view view = {0};
    const char *to = "csv", *path = NULL;
    bool camps = false;
    const cli_option options[] = {
        {"to", 0, CLI_TEXT, &to, "FORMAT", "csv (default), graphml, gexf, dot or pajek"},
        {"output", 'o', CLI_TEXT, &path, "FILE", "default: standard output"},
        {"camps", 0, CLI_FLAG, &camps, NULL, "add the camp of each actor (see frenemy balance)"},
        CLI_LEDGER_VIEW_OPTIONS(view),
        CLI_GRAPH_OPTIONS(in)};
    const cli_usage usage = {
        "frenemy export [OPTIONS] GRAPH | LEDGER | CLAIMS",
        "Writes a signed network, folded by the stated rule, for another "
        "program. The ties of a ledger, of claims or of event data become GEXF "
        "with issues, windows and signs as attributes, an edge a tie.",
        "  frenemy export wars.tsv --layer 1914 --to gexf -o wars.gexf\n"
        "  frenemy export case.db --window month --to gexf -o case.gexf\n",
        CLI_OPTIONS(options)};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);
    frn_graph_format format;

    if (code >= 0)
        return code;
    if (!frn_graph_format_parse(&format, frn_slice_of(to)))
        return cli_usage_error("export", "--to is csv, graphml, gexf, dot or pajek");
    if (format == FRN_GRAPH_GEXF && !in.layer &&
        cli_graph_is_ties(&in, &view, argv + 1, operands)) {
        code = cli_ties_gexf(c, "export", &view, path);
    } else {
        code = cli_graph_open(c, &in, "export", &view, argv + 1, operands);
        if (code == CLI_OK)
            code = write_graph(c, &in, format, camps, path);
    }
    cli_graph_free(&in);
    return code == CLI_OK ? cli_finish(c) : code;
}
