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
    uint32_t speaker; /* last in the chain; FRN_NONE */
} frn_tie_cell;

typedef struct frn_tie_speaker {
    uint64_t hash; /* of the id */
    uint32_t next;
} frn_tie_speaker;

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
    FRN_VEC(frn_tie_speaker) speaker; /* with options.list_speakers */
    uint64_t repetition_doc;
    frn_date first, last;
    uint64_t claims, outside, incomplete, internal;
    frn_arena table_arena;
};

/* False, and *sum as it was, when it would leave 63 bits. */
static inline bool frn_tie_sum(int64_t *sum, int64_t more)
{
    int64_t all;

    if (__builtin_add_overflow(*sum, more, &all))
        return false;
    *sum = all;
    return true;
}
frn_status frn_tie_too_large(frn_error *err);

/* Whether `x` is shown before `y`. */
bool frn_evidence_is_stronger(const frn_evidence *x, const frn_evidence *y);
/* Hangs `evidence` on the chain of `c`; with a limit the weakest gives way. `claim` is NULL when
 * the evidence comes from other ties. False: out of memory. */
bool frn_ties_remember(frn_ties *ties, frn_tie_cell *c, frn_evidence evidence,
                       const frn_claim *claim);
/* The actor that `party` counts as. */
frn_tie_actor frn_ties_rolled_up(const frn_ties *ties, const frn_party *party);
/* Numbers, made if new; FRN_NONE and NULL: out of memory. *forward tells whether u comes first. */
uint32_t frn_ties_take_actor(frn_ties *ties, const frn_tie_actor *actor);
uint32_t frn_ties_take_pair(frn_ties *ties, uint32_t u, uint32_t v, bool *forward);
frn_tie_cell *frn_ties_take_cell(frn_ties *ties, uint32_t pair, uint32_t issue, frn_date window);
/* Counts a speaker behind the cell, once. */
bool frn_ties_take_speaker(frn_ties *ties, frn_tie_cell *c, uint64_t speaker);

#endif
