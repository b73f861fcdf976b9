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
    FRN_ACTION_AGREE,
    FRN_ACTION_CONSULT,
    FRN_ACTION_SUPPORT,
    FRN_ACTION_CONCEDE,
    FRN_ACTION_COOPERATE,
    FRN_ACTION_AID,
    FRN_ACTION_RETREAT,
    FRN_ACTION_INVESTIGATE,
    FRN_ACTION_DEMAND,
    FRN_ACTION_DISAPPROVE,
    FRN_ACTION_REJECT,
    FRN_ACTION_THREATEN,
    FRN_ACTION_PROTEST,
    FRN_ACTION_SANCTION,
    FRN_ACTION_MOBILIZE,
    FRN_ACTION_COERCE,
    FRN_ACTION_ASSAULT,
    FRN_ACTION_FIGHT,
    FRN_ACTION_ALLY,    /* is an ally of */
    FRN_ACTION_PARTNER, /* works with, shares interests with */
    FRN_ACTION_BACK,    /* stands behind: backer, patron, sponsor */
    FRN_ACTION_PROXY,   /* is a proxy or surrogate of */
    FRN_ACTION_OPPOSE,  /* is against */
    FRN_ACTION_RIVAL,
    FRN_ACTION_ENEMY,
    FRN_ACTION_STATEMENT, /* says something to or about, no sign */
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
