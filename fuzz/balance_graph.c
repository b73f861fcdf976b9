/* Bytes -> graph -> every analysis; the proof must verify, and what is written must read back. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "balance/census.h"
#include "balance/certificate.h"
#include "balance/factions.h"
#include "balance/spectral.h"
#include "graph/write.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool condition)
{
    if (!condition)
        abort();
}

static void write_and_read(const frn_graph *g, const int8_t *camp)
{
    static const frn_graph_format formats[] = {FRN_GRAPH_PAJEK, FRN_GRAPH_GRAPHML, FRN_GRAPH_GEXF,
                                               FRN_GRAPH_DOT, FRN_GRAPH_TABLE};

    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        frn_buf text = {0};
        frn_arcs arcs = {0};
        must(frn_graph_write(&text, g, formats[i], camp, NULL) == FRN_OK);
        if (formats[i] != FRN_GRAPH_DOT)
            (void)!frn_arcs_read(&arcs, frn_buf_slice(&text), NULL, NULL);
        frn_arcs_free(&arcs);
        frn_buf_free(&text);
    }
}

static void analyse(const frn_graph *g)
{
    frn_census census = {0};
    frn_frustration f = {0};
    frn_swing swing = {0};
    frn_factions factions = {0};
    frn_walk_balance walk = {0};
    frn_spectrum spectrum = {0};
    frn_buf proof = {0};
    frn_frustration_options fo = {.threads = 1, .time_limit = g->n <= 12 ? 2 : 0.01};
    frn_factions_options co = {.threads = 1, .starts = 1};

    must(frn_census_take(&census, g, true, 1, NULL) == FRN_OK);
    must(frn_frustration_measure(&f, g, &fo, NULL) == FRN_OK);
    must(f.lower <= f.upper);
    must(frn_swing_find(&swing, g, &f, NULL) == FRN_OK);
    frn_certificate_write(&proof, g, &f);
    must(frn_certificate_check(g, frn_buf_slice(&proof), NULL) == FRN_OK);
    must(frn_factions_find(&factions, g, &co, NULL) == FRN_OK);
    must(factions.lower <= factions.upper);
    if (g->n < 64) {
        (void)!frn_walk_balance_find(&walk, g, 1, NULL);
        (void)!frn_spectrum_find(&spectrum, g, NULL);
    }
    write_and_read(g, f.camp);
    frn_buf_free(&proof);
    frn_factions_free(&factions);
    frn_swing_free(&swing);
    frn_frustration_free(&f);
    frn_census_free(&census);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    frn_arcs arcs = {0};
    frn_graph g = {0};
    frn_fold_options fold = {0};
    frn_slice bytes = {(const char *)data, size};

    if (size > 1 << 14)
        return 0;
    if (frn_arcs_read(&arcs, bytes, NULL, NULL) == FRN_OK) {
        for (int weighted = 0; weighted < 2; weighted++) {
            fold.weighted = weighted != 0;
            if (frn_graph_fold(&g, &arcs, &fold, NULL) == FRN_OK) {
                if (g.n > 1 && g.n <= 400)
                    analyse(&g);
                frn_graph_free(&g);
            }
        }
    }
    (void)!frn_certificate_check(&g, bytes, NULL);
    frn_arcs_free(&arcs);
    return 0;
}
