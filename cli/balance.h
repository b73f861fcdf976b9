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
    bool all_ties; /* JSON lists every tie, not only the frustrated */
} cli_balance;

/* The result in sentences, the cost and its proof first. */
void cli_balance_words(frn_buf *out, const cli_balance *r);
/* The fields of one result, without the braces around them. */
void cli_balance_json(frn_buf *out, const cli_balance *r);

/* Both bounds over the time since cli_trace_begin, as JSON lines in a file. */
typedef struct cli_trace {
    FILE *out; /* NULL: no trace is kept */
    frn_progress inner;
    double began, lower, upper;
    int64_t scale;
} cli_trace;

void cli_trace_begin(cli_trace *t);
/* Opens `path` (NULL: no trace) and writes the first line: `g` is read, no bound is known. */
frn_status cli_trace_open(cli_trace *t, const char *path, const frn_graph *g, frn_error *err);
/* A progress that notes what it is told and passes it on to `inner`. */
frn_progress cli_trace_progress(cli_trace *t, frn_progress inner);
void cli_trace_close(cli_trace *t);

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
