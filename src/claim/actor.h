/* claim/actor.h - who acts: the kinds of actors and how one is named inside a claim. */
#ifndef FRENEMY_CLAIM_ACTOR_H
#define FRENEMY_CLAIM_ACTOR_H

#include "base/slice.h"

FRN_BEGIN_DECLS

typedef enum frn_actor_kind {
    FRN_KIND_UNKNOWN = 0,
    FRN_KIND_STATE,
    FRN_KIND_TERRITORY,
    FRN_KIND_BLOC, /* states that act together */
    FRN_KIND_IGO,  /* international organisation */
    FRN_KIND_GOVERNMENT,
    FRN_KIND_MILITARY,
    FRN_KIND_ARMED_GROUP,
    FRN_KIND_PARTY,
    FRN_KIND_COMPANY,
    FRN_KIND_MEDIA,
    FRN_KIND_NGO,
    FRN_KIND_MOVEMENT,
    FRN_KIND_POPULATION,
    FRN_KIND_PERSON,
    FRN_KIND_COUNT
} frn_actor_kind;

/* "armed-group"; "unknown" for a value out of range. */
FRN_API const char *frn_actor_kind_text(frn_actor_kind kind);
FRN_API frn_actor_kind frn_actor_kind_find(frn_slice text); /* FRN_KIND_UNKNOWN when none */

/* An actor as a claim names it. All slices are borrowed; an empty id means nobody. */
typedef struct frn_party {
    frn_slice id;         /* path: "IRN/irgc/quds-force", "isis" */
    frn_slice name;       /* to show: "Quds Force" */
    frn_slice state;      /* ISO 3166 alpha-3 at the top of its memberships; empty when none */
    frn_slice state_name; /* "Iran" */
    frn_slice text;       /* the words that named it in the document */
    frn_actor_kind kind;
} frn_party;

FRN_END_DECLS
#endif
