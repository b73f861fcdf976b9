/* balance/factions.h - splits into any number of factions (weak balance; correlation clustering).
 *
 * Davis 1967: a network falls into factions with every positive tie inside and every negative tie
 * between them exactly when no cycle has just one negative tie. The cost of a split is the weight
 * of positive ties between factions and negative ties inside them (Bansal, Blum and Chawla 2004).
 */
#ifndef FRENEMY_BALANCE_FACTIONS_H
#define FRENEMY_BALANCE_FACTIONS_H

#include "base/pool.h"
#include "graph/graph.h"

FRN_BEGIN_DECLS

/* Zero-initialise. */
typedef struct frn_factions_options {
    uint32_t most;   /* factions at most; 0: any number */
    uint64_t seed;   /* 0: 1 */
    uint32_t starts; /* 0: 8 annealing runs */
    uint32_t threads;
    frn_progress progress;
} frn_factions_options;

typedef struct frn_factions {
    uint64_t lower, upper; /* cost in the graph's weights; the bound holds for any number */
    bool proved;
    uint32_t n, count; /* actors, factions */
    uint32_t *faction; /* [n] 0 = the largest; owned */
} frn_factions;

/* Annealing over labels, then greedy moves; the lower bound packs cycles with one negative tie.
 * O(starts * sweeps * m). */
FRN_API frn_status frn_factions_find(frn_factions *out, const frn_graph *graph,
                                     const frn_factions_options *options, frn_error *err);
FRN_API void frn_factions_free(frn_factions *factions);

FRN_END_DECLS
#endif
