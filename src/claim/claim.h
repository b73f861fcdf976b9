/* claim/claim.h - one proposition: a did, would do or is something to b, on an issue, according to
 * somebody.
 *
 * The claim is what every part of frenemy exchanges. All slices are borrowed from whoever made the
 * claim: a consumer that keeps one copies it (frn_claim_copy). The record as JSON lines:
 * schema/claim.schema.json.
 */
#ifndef FRENEMY_CLAIM_CLAIM_H
#define FRENEMY_CLAIM_CLAIM_H

#include "base/arena.h"
#include "base/date.h"
#include "claim/action.h"
#include "claim/actor.h"

FRN_BEGIN_DECLS

/* How the speaker means it: the first that fits. Only asserted, hedged and (in part) demand have
 * mass. */
typedef enum frn_modality {
    FRN_MODALITY_ASSERTED = 0,
    FRN_MODALITY_HEDGED,       /* said to be, likely, may be under way */
    FRN_MODALITY_CONDITIONAL,  /* holds if something else does; also the if-clause itself */
    FRN_MODALITY_HYPOTHETICAL, /* could, would, fear, forecast, question */
    FRN_MODALITY_NEGATED,      /* said not to be so */
    FRN_MODALITY_DEMAND,       /* should, must, urges to */
    FRN_MODALITY_DENIAL,       /* a belief or accusation reported in order to be rejected */
    FRN_MODALITY_PAST,         /* over before the episode that the document is about */
    FRN_MODALITY_COUNT
} frn_modality;

FRN_API const char *frn_modality_text(frn_modality modality);
FRN_API bool frn_modality_find(frn_slice text, frn_modality *out);
/* The share of a claim's intensity that counts as fact: asserted 1, hedged .6, demand .5, others 0.
 */
FRN_API double frn_modality_weight(frn_modality modality);

/* What a claim is filed under when both a place and a topic are known. */
typedef enum frn_issue_by {
    FRN_ISSUE_BOTH = 0, /* whichever says more */
    FRN_ISSUE_PLACE,
    FRN_ISSUE_TOPIC
} frn_issue_by;

enum { FRN_MOST_VIA = 4 };

typedef struct frn_claim {
    frn_slice id; /* unique in its ledger: "<doc>#<number in the document, from 1>" */

    frn_slice doc;       /* the document's id, or the event file's name */
    frn_slice doc_title; /* may be empty */
    frn_slice outlet;    /* who published the document; may be empty */
    uint32_t sentence;   /* 1-based; the line for event files */
    uint64_t begin, end; /* bytes of the original document; end = 0: no span */
    frn_slice quote;     /* the words, as they stand there */

    frn_date date; /* when it was reported */
    frn_span when; /* when it happens; FRN_NO_SPAN = unknown */

    frn_party speaker;           /* who vouches for it; empty id = the document's own voice */
    frn_party via[FRN_MOST_VIA]; /* who relays it, outermost last */
    uint32_t via_count;
    frn_party source, target;

    frn_action action;
    frn_slice code;   /* the imported code, a string ("0841"); may be empty */
    int8_t sign;      /* -1, 0, 1: of the proposition itself, before modality */
    double intensity; /* Goldstein scale, -10 .. 10 */

    frn_slice issue; /* the one it is filed under: "iraq", "nuclear"; empty = general */
    frn_slice place, topic;

    frn_modality modality;
    frn_slice condition; /* id of the claim in its if-clause; empty when none */
    bool contested;      /* what somebody is accused of: counts only in its speaker's perspective */

    frn_slice rule; /* the rule or format that made it */
    bool record;    /* a row of an event file: saying it again in one file does not discount it */
    uint32_t count; /* how many equal source rows it stands for; 0 reads as 1 */
} frn_claim;

/* Where claims go. A failing sink stops the producer, which returns its status. */
typedef struct frn_claim_sink {
    frn_status (*fn)(void *ctx, const frn_claim *claim, frn_error *err);
    void *ctx;
} frn_claim_sink;

/* *out = *claim with every slice copied into `arena`. */
FRN_API FRN_MUST_CHECK frn_status frn_claim_copy(frn_claim *out, frn_arena *arena,
                                                 const frn_claim *claim);

FRN_END_DECLS
#endif
