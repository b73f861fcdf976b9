/* claim/role.h - the roles of CAMEO actor codes ("GOV" in "USAGOV") as parts of a state. */
#ifndef FRENEMY_CLAIM_ROLE_H
#define FRENEMY_CLAIM_ROLE_H

#include "claim/actor.h"

FRN_BEGIN_DECLS

typedef struct frn_role {
    char code[4];
    const char *id, *name; /* below the state: "IRN/government"; to show */
    frn_actor_kind kind;
} frn_role;

/* By its three letters; NULL when CAMEO has no such role. */
FRN_API const frn_role *frn_role_find(frn_slice code);

FRN_END_DECLS
#endif
