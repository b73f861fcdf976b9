/* frenemy export GRAPH --to FORMAT: a signed network for another program. */
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
    const char *to = "csv", *path = NULL;
    bool camps = false;
    const cli_option options[] = {
        {"to", 0, CLI_TEXT, &to, "FORMAT", "csv (default), graphml, gexf, dot or pajek"},
        {"output", 'o', CLI_TEXT, &path, "FILE", "default: standard output"},
        {"camps", 0, CLI_FLAG, &camps, NULL, "add the camp of each actor (see frenemy balance)"},
        CLI_GRAPH_OPTIONS(in)};
    const cli_usage usage = {"frenemy export [OPTIONS] GRAPH",
                             "Writes a signed network, folded by the stated rule, for another "
                             "program.",
                             "  frenemy export wars.tsv --layer 1914 --to gexf -o wars.gexf\n",
                             CLI_OPTIONS(options)};
    int operands, code = cli_parse(c, &usage, argc, argv, &operands);
    frn_graph_format format;

    if (code >= 0)
        return code;
    if (operands != 1)
        return cli_usage_error("export", "one graph file is expected");
    if (!frn_graph_format_parse(&format, frn_slice_of(to)))
        return cli_usage_error("export", "--to is csv, graphml, gexf, dot or pajek");
    code = cli_graph_load(c, &in, "export", argv[1]);
    if (code == CLI_OK)
        code = write_graph(c, &in, format, camps, path);
    cli_graph_free(&in);
    return code == CLI_OK ? cli_finish(c) : code;
}
