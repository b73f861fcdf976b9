/* read/mood_walk_internal.h - the walk from a predicate up the tree, and what it meets. */
#ifndef FRENEMY_READ_MOOD_WALK_INTERNAL_H
#define FRENEMY_READ_MOOD_WALK_INTERNAL_H

#include "read/mood_internal.h"

enum { /* what has been met on the way */
       FRN_MET_NEG = 1,
       FRN_MET_CONDITION = 2, /* in the if-clause */
       FRN_MET_CONSEQUENCE = 4,
       FRN_MET_HYPOTHETICAL = 8,
       FRN_MET_HEDGE = 16,
       FRN_MET_DEMAND = 32,
       FRN_MET_PAST = 64,
       FRN_MET_DENIAL = 128,
       FRN_MET_FUTURE = 256
};

typedef struct frn_mood_walk {
    const frn_scene *s;
    const frn_conditions *conditions;
    uint32_t met;
    int32_t condition;
    int32_t word[9]; /* [bit] the token that set it */
    bool act;
    bool near; /* "will" and "looks like" still bear on it */
    uint32_t at;
} frn_mood_walk;

/* A second negation takes the first away. */
void frn_mood_meet(frn_mood_walk *w, uint32_t what, uint32_t token);
bool frn_mood_in_condition(const frn_mood_walk *w, uint32_t at, int32_t *which);
void frn_mood_auxiliary(frn_mood_walk *w, uint32_t c);
/* What hangs on token t: modals, negations, adverbs, if-clauses. */
void frn_mood_look(frn_mood_walk *w, uint32_t t);
/* Everything from the predicate to the root. */
void frn_mood_climb(frn_mood_walk *w);

#endif
