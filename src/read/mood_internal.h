/* read/mood_internal.h - how a predicate is meant: fact, hedge, condition, demand ... */
#ifndef FRENEMY_READ_MOOD_INTERNAL_H
#define FRENEMY_READ_MOOD_INTERNAL_H

#include "claim/claim.h"
#include "read/scene_internal.h"

enum { FRN_MOST_CONDITIONS = 4 };

typedef struct frn_condition {      /* one if-clause and what follows from it */
    uint32_t first, last;           /* the if-clause */
    uint32_t then_first, then_last; /* the consequence by order of words; first > last: none */
    uint32_t mark;
} frn_condition;

typedef struct frn_conditions {
    frn_condition at[FRN_MOST_CONDITIONS];
    uint32_t count;
} frn_conditions;

typedef struct frn_meaning {
    frn_modality modality;
    bool future;
    bool negated;      /* a negation is part of it, whatever the modality */
    int32_t condition; /* number of the condition that it follows from; -1 */
    bool is_condition; /* stands in the if-clause itself */
    int32_t word;      /* the token that decided; -1 */
} frn_meaning;

/* "Should the West decide ...", "Were it to ...", "Had they ...": the word stands for an if. */
bool frn_condition_inverts(const frn_scene *s, uint32_t at);
void frn_conditions_find(frn_conditions *out, const frn_scene *s);
/* `act`: the predicate is itself a speech act (threat, demand): a later if-clause belongs to what
 * is said, not to the saying. */
void frn_meaning_find(frn_meaning *out, const frn_scene *s, const frn_conditions *conditions,
                      uint32_t at, bool act);
/* What the if-clauses alone make of the token: conditional, or asserted. */
void frn_meaning_of_condition(frn_meaning *out, const frn_conditions *conditions, uint32_t at);
/* "for fear of strengthening X": the act at `at` is feared; the token "fear", or -1. */
int32_t frn_meaning_fear(const frn_scene *s, uint32_t at);

#endif
