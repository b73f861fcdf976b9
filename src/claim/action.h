/* claim/action.h - what one actor does to, or is to, another.
 *
 * The event types are PLOVER's (Open Event Data Alliance, manual 2021), with CONCEDE and RETREAT
 * for its YIELD family as in its gold records; below them stand the standing relations that
 * reporting states
 * ("old enemies", "one of the primary backers"). Intensities are on Goldstein's scale (-10 .. 10).
 */
#ifndef FRENEMY_CLAIM_ACTION_H
#define FRENEMY_CLAIM_ACTION_H

#include "base/slice.h"

FRN_BEGIN_DECLS

typedef enum frn_action {
    FRN_ACTION_NONE = 0,
    FRN_AGREE,
    FRN_CONSULT,
    FRN_SUPPORT,
    FRN_CONCEDE,
    FRN_COOPERATE,
    FRN_AID,
    FRN_RETREAT,
    FRN_INVESTIGATE,
    FRN_DEMAND,
    FRN_DISAPPROVE,
    FRN_REJECT,
    FRN_THREATEN,
    FRN_PROTEST,
    FRN_SANCTION,
    FRN_MOBILIZE,
    FRN_COERCE,
    FRN_ASSAULT,
    FRN_FIGHT,
    FRN_ALLY,    /* is an ally of */
    FRN_PARTNER, /* works with, shares interests with */
    FRN_BACK,    /* stands behind: backer, patron, sponsor */
    FRN_PROXY,   /* is a proxy or surrogate of */
    FRN_OPPOSE,  /* is against */
    FRN_RIVAL,
    FRN_ENEMY,
    FRN_STATEMENT, /* says something to or about, no sign */
    FRN_ACTION_COUNT
} frn_action;

typedef struct frn_action_info {
    const char *name; /* "DISAPPROVE" */
    int sign;         /* usual sign: -1, 0, 1 */
    double intensity; /* usual intensity, -10 .. 10 */
    int standing;     /* 1: a relation that holds, 0: an event */
    int mutual;       /* 1: done by both sides alike (CONSULT, ALLY, ENEMY ...) */
} frn_action_info;

/* Never NULL; row 0 for a value out of range. */
FRN_API const frn_action_info *frn_action_describe(frn_action action);
FRN_API frn_action frn_action_find(frn_slice name); /* FRN_ACTION_NONE when unknown */

FRN_END_DECLS
#endif
