/* Bytes as a graph file of one format (FORM, set by the build): what was read, written in every
 * format that we read, reads back as the same graph. */
#include "fuzz.h"
#include "graph/write.h"

static void same_again(const frn_graph *g, frn_graph_format format)
{
    const frn_graph_read_options options = {.format = format};
    const frn_fold_options fold = {.weighted = g->weighted};
    frn_buf text = {0};
    frn_arcs arcs = {0};
    frn_graph again = {0};

    must(frn_graph_write(&text, g, format, NULL, NULL) == FRN_OK);
    must(frn_arcs_read(&arcs, frn_buf_slice(&text), &options, NULL) == FRN_OK);
    must(frn_graph_fold(&again, &arcs, &fold, NULL) == FRN_OK);
    must(again.n == g->n && again.m == g->m && again.negative == g->negative);
    frn_graph_free(&again);
    frn_arcs_free(&arcs);
    frn_buf_free(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const frn_graph_format formats[] = {FRN_GRAPH_PAJEK, FRN_GRAPH_GRAPHML, FRN_GRAPH_GEXF,
                                               FRN_GRAPH_TABLE};
    const frn_graph_read_options options = {.format = FORM};
    frn_arcs arcs = {0};
    frn_graph g = {0};

    if (frn_arcs_read(&arcs, frn_slice_make((const char *)data, size), &options, NULL) == FRN_OK &&
        frn_graph_fold(&g, &arcs, NULL, NULL) == FRN_OK && g.m > 0)
        for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
            same_again(&g, formats[i]);
    frn_graph_free(&g);
    frn_arcs_free(&arcs);
    return 0;
}
