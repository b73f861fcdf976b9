/* cli/graph.h - what the verbs on signed graphs share: options that say how a file is read and
 * folded, and the loading itself. */
#ifndef FRENEMY_CLI_GRAPH_H
#define FRENEMY_CLI_GRAPH_H

#include "cli.h"
#include "graph/read.h"
#include "ties_table.h"

typedef struct cli_graph {
    const char *as, *rule, *columns, *separator, *layer;
    bool weighted, ignore_case;
    frn_arcs arcs;
    frn_fold_options fold; /* filled by cli_graph_load */
} cli_graph;

/* The rows for a verb's option table. */
#define CLI_GRAPH_OPTIONS(g)                                                                       \
    {"as",     0,                                                                                  \
     CLI_TEXT, &(g).as,                                                                            \
     "FORMAT", "table, pajek, graphml, gexf, mtx, rfa or elec; default: recognised by content"},   \
        {"conflict", 0,                                                                            \
         CLI_TEXT,   &(g).rule,                                                                    \
         "RULE",     "pairs with ties of both signs: sum (default), negative, positive, error"},   \
        {"columns",    0,     CLI_TEXT,                                                            \
         &(g).columns, "MAP", "source=1,target=2,sign=3,layer=4 by number or header name"},        \
        {"separator", 0, CLI_TEXT, &(g).separator, "CHAR", "of a table; tab, comma, blank ..."},   \
        {"ignore-case", 0, CLI_FLAG, &(g).ignore_case, NULL, "names in lower case (of tables)"},   \
        {"layer", 0, CLI_TEXT, &(g).layer, "NAME", "only this layer (issue or window)"},           \
    {                                                                                              \
        "weighted", 0, CLI_FLAG, &(g).weighted, NULL, "keep weights; default: signs only"          \
    }

/* Settles whether the verb is about ties: of --ledger, or of one operand that is a ledger, claims
 * or event data by its content. Then `view` says where they are and the result is true; else the
 * operand is a graph file. */
bool cli_graph_is_ties(const cli_graph *g, cli_ledger_view *view, char **operands, int count);
/* Reads the ties of `view` (a layer is an issue, or with view->window a span) or the one graph file
 * into g->arcs and settles g->fold; CLI_OK, or an exit code after a message. */
int cli_graph_open(cli *c, cli_graph *g, const char *verb, cli_ledger_view *view, char **operands,
                   int count);
void cli_graph_free(cli_graph *g);

/* "1,247" */
void cli_count(frn_buf *out, uint64_t count);
/* A value in the graph's weights: whole, or divided by the scale. */
void cli_weight(frn_buf *out, const frn_graph *g, int64_t value);

#endif
