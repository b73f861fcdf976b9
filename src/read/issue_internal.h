/* read/issue_internal.h - what a claim is about: the issue that it is filed under.
 *
 * Every issue named anywhere is a candidate. Its weight is how much such a name says (a precise
 * topic or the place of an action much, a broad topic or a third state that merely acts little, the
 * state of one of the two parties little) times how near it stands: in the words of the predicate,
 * in its sentence, in the sentences before, in the document at large. Places and topics are both
 * kept; the claim is filed under the heavier one.
 */
#ifndef FRENEMY_READ_ISSUE_INTERNAL_H
#define FRENEMY_READ_ISSUE_INTERNAL_H

#include "claim/action.h"
#include "read/cast.h"
#include "read/scene_internal.h"

enum { FRN_MOST_ISSUES = 24 };

typedef enum frn_issue_kind {
    FRN_HIT_TOPIC,
    FRN_HIT_PLACE, /* a state or region where something happens */
    FRN_HIT_ACTOR, /* a state that is merely named */
    FRN_HIT_VENUE, /* where people met */
    FRN_HIT_GROUP  /* an armed group: the ground that it fights on, or itself */
} frn_issue_kind;

typedef struct frn_issue_hit {
    uint32_t at;    /* token; in the document's list unused */
    uint32_t issue; /* row of the wording; FRN_NONE for an actor as a place */
    uint32_t actor; /* row of the cast: the state or group named; FRN_NONE */
    uint32_t share; /* in the document's list: of its sentences, in thousandths */
    uint8_t kind;   /* frn_issue_kind */
    bool weak;      /* an ordinary word */
} frn_issue_hit;

typedef struct frn_issue_hits {
    frn_issue_hit at[FRN_MOST_ISSUES];
    uint32_t count;
} frn_issue_hits;

typedef struct frn_issue_choice {
    frn_slice issue, place, topic;
    int32_t word; /* token that decided; -1 when inherited */
} frn_issue_choice;

/* Where a claim stands. */
typedef struct frn_issue_ask {
    const frn_issue_hits *hits;     /* [sentence] */
    const frn_sentence *sentence;   /* [sentence] */
    uint32_t sentences, number;     /* `number`: the sentence of the claim */
    const frn_issue_hits *document; /* from frn_issues_rank */
    uint32_t at, last;              /* the predicate's tokens */
    uint32_t source, target;        /* rows of the cast */
    uint32_t arena;                 /* the state inside which what it is about happens; FRN_NONE */
    frn_action action;
    bool contested;
} frn_issue_ask;

/* The issues named in the sentence, in order. */
void frn_issues_find(frn_issue_hits *out, const frn_scene *s, const frn_cast *cast);
/* The issues of the whole document, the most frequent first. O(hits). */
void frn_issues_rank(frn_issue_hits *out, const frn_issue_hits *all, uint32_t count);
/* Is the state one into which the document puts much of what it tells? And the first of them;
 * FRN_NONE. */
bool frn_issue_is_arena(const frn_issue_hits *document, uint32_t state);
uint32_t frn_issue_arena(const frn_issue_hits *document);
/* The state as the id of an issue. */
frn_slice frn_issue_place(const frn_cast *cast, frn_arena *arena, uint32_t state);
void frn_issue_choose(frn_issue_choice *out, const frn_scene *s, const frn_cast *cast,
                      frn_arena *arena, const frn_issue_ask *ask);

#endif
