/* read/mention_refer_internal.h - choosing among what has been talked of. */
#ifndef FRENEMY_READ_MENTION_REFER_INTERNAL_H
#define FRENEMY_READ_MENTION_REFER_INTERNAL_H

#include "read/mention_internal.h"

enum { FRN_REFER_WINDOW = 80, FRN_REFER_SENTENCES = 6 }; /* how far back to look */

typedef struct frn_wanted {
    bool person, thing, many; /* he or she; it; they */
    bool several;             /* they, and more than one actor of the cast */
    uint32_t gender;          /* FRN_CAST_MALE, FRN_CAST_FEMALE; 0 */
    frn_actor_kind kind;      /* of a description; FRN_KIND_UNKNOWN: any */
    frn_slice role;           /* "the minister"; empty: any */
    bool strict;              /* only what stood prominently and near */
    bool native;              /* only actors of `state` or of none that is known */
    uint32_t state;           /* cast row */
    frn_slice word;           /* "kingdom": states that are called so; empty: any */
} frn_wanted;

/* The best fitting referent for the pronoun or description at `token`; NULL. */
const frn_referent *frn_best_referent(const frn_finder *finder, const frn_wanted *w, uint32_t token,
                                      bool reflexive);
void frn_take_referent(frn_draft *draft, const frn_referent *r);
/* Rows of the mentions in the pronoun's own clause: "Turkey, which considers them ..." */
uint32_t frn_clause_rows(const frn_finder *finder, uint32_t token, uint32_t *row, uint32_t most);
bool frn_is_row_of(const frn_referent *r, const uint32_t *row, uint32_t count);
/* "the two sides": as many as draft->many, all or none. */
bool frn_take_pair(frn_finder *finder, frn_draft *draft);

#endif
