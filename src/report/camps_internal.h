/* Camps out of signs: between the report, which knows pairs, and balance, which knows graphs. */
#ifndef FRENEMY_REPORT_CAMPS_INTERNAL_H
#define FRENEMY_REPORT_CAMPS_INTERNAL_H

#include "graph/graph.h"

typedef struct frn_camp_split {
    uint32_t *side;        /* [n] of the best split found */
    uint64_t lower, upper; /* ties that any split, and this one, leaves frustrated */
    uint64_t triad[4];     /* +++ ++- +-- --- */
    bool proved;
} frn_camp_split;

/* Two camps, or any number of factions. The same answer every time. */
frn_status frn_camps_split(frn_camp_split *out, frn_arena *arena, uint32_t n,
                           const frn_graph_tie *tie, uint32_t m, bool factions, frn_error *err);

#endif
