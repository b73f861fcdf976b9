/* Triangles by sign through other libraries, for bench/balance. */
#ifndef FRENEMY_BENCH_BALANCE_PEERS_H
#define FRENEMY_BENCH_BALANCE_PEERS_H

#include "graph/graph.h"

/* Around all counting. */
void peers_begin(void);
void peers_end(void);
/* Seconds; < 0: the build did not find the library. Making its graph is not counted. */
double peer_igraph(const frn_graph *g, unsigned long long triad[4]);
double peer_graphblas(const frn_graph *g, unsigned long long triad[4]);

#endif
