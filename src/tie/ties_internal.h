/* The accumulator's insides, shared by ties.c (adding) and table.c (sorting).
 *
 * A cell is one (pair, issue, window) with integer sums. With a half-life the window of a cell is a
 * single day, because decay can only be applied when the latest date is known; the table folds the
 * days.
 */
#ifndef FRENEMY_TIE_TIES_INTERNAL_H
#define FRENEMY_TIE_TIES_INTERNAL_H

#include "base/map.h"
#include "tie/tie.h"

#define FRN_TIE_UNIT 1e9 /* one mass in integer units */

typedef struct frn_tie_cell {
    uint32_t pair, issue;
    frn_date window;
    int64_t sum[2], forward[2]; /* negative, positive */
    uint64_t count[3], listed;  /* negative, neutral, positive */
    uint32_t speakers;
    uint32_t evidence; /* newest in the chain; FRN_NONE */
    uint32_t kept;
} frn_tie_cell;

typedef struct frn_tie_link {
    frn_evidence evidence;
    uint32_t next;
} frn_tie_link;

typedef struct frn_tie_ends {
    uint32_t a, b; /* interned actors, in the order of their ids' bytes */
} frn_tie_ends;

struct frn_ties {
    frn_tie_options options;
    frn_arena arena;   /* copies that live as long as the accumulator */
    frn_intern actors; /* id */
    FRN_VEC(frn_tie_actor) actor;
    frn_intern issues;
    FRN_VEC(frn_tie_ends) pairs;
    frn_map pair_map, cell_map, speaker_map, repetition;
    FRN_VEC(frn_tie_cell) cells;
    FRN_VEC(frn_tie_link) chain;
    uint64_t repetition_doc;
    frn_date first, last;
    uint64_t claims, outside, incomplete, internal;
    frn_arena table_arena;
};

/* Whether `x` is shown before `y`. */
bool frn_evidence_is_stronger(const frn_evidence *x, const frn_evidence *y);

#endif
