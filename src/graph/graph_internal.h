#ifndef FRENEMY_GRAPH_GRAPH_INTERNAL_H
#define FRENEMY_GRAPH_GRAPH_INTERNAL_H

#include "graph/graph.h"

/* Compressed rows from graph->tie, which must be in (u, v) order; counts signs and weights too. */
frn_status frn_graph_fill_rows(frn_graph *graph, frn_error *err);

#endif
