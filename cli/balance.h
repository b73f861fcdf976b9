/* cli/balance.h - what frenemy balance measured, and its three shapes: words, JSON, plot. */
#ifndef FRENEMY_CLI_BALANCE_H
#define FRENEMY_CLI_BALANCE_H

#include "balance/census.h"
#include "balance/certificate.h"
#include "balance/spectral.h"
#include "graph.h"

typedef struct cli_balance {
    frn_slice layer;
    frn_graph g;
    frn_census census;
    frn_frustration f;
    frn_swing swing;
    frn_spectrum spectrum;
    frn_walk_balance walk;
    bool has_spectrum, has_walk;
} cli_balance;

/* The result in sentences, the cost and its proof first. */
void cli_balance_words(frn_buf *out, const cli_balance *r);
/* The fields of one result, without the braces around them. */
void cli_balance_json(frn_buf *out, const cli_balance *r);

/* One layer of the plot. */
typedef struct cli_balance_point {
    char label[32];
    double lower, upper; /* line balance 1 - 2 L / m by the upper and by the lower bound of L */
    double triads;       /* balanced share of the triangles; < 0: no triangle */
} cli_balance_point;

cli_balance_point cli_balance_point_of(const cli_balance *r);
/* Balance over the layers, as SVG. */
void cli_balance_plot(frn_buf *out, const cli_balance_point *point, size_t count);

#endif
