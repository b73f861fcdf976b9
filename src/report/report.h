/* report/report.h - everything that there is to show, finished: the views see this model and
 * nothing else.
 *
 * Every item leads to claims by their index, and a claim to its quote. Indices: actors and issues
 * are those of the tie table; claims are the caller's array. The model borrows claims and table,
 * which must outlive it, and owns the rest through the caller's arena. It does not change once
 * made.
 */
#ifndef FRENEMY_REPORT_REPORT_H
#define FRENEMY_REPORT_REPORT_H

#include "claim/lexicon.h"
#include "report/outlook.h"
#include "tie/pair.h"

FRN_BEGIN_DECLS

typedef struct frn_report_document {
    frn_slice id, path, title, source;
    frn_date date;
} frn_report_document;

/* One side of a pair on an issue: its weight and the claim that says it best. */
typedef struct frn_report_side {
    double mass;
    uint64_t count;
    uint32_t best;    /* claim; FRN_NONE when the side is empty */
    frn_slice voices; /* "Ian Black, Meir Javedanfar and 2 more" */
} frn_report_side;

typedef struct frn_report_issue {
    uint32_t issue;
    int8_t sign;
    frn_report_side positive, negative;
    const uint32_t *claim; /* all of them, strongest first */
    uint32_t claim_count;
} frn_report_issue;

typedef struct frn_report_pair {
    const frn_pair *pair;
    const frn_report_issue *issue; /* [pair->issue_count], heaviest first */
} frn_report_pair;

/* Two actors that share an enemy: "the enemy of my enemy". */
typedef struct frn_common_enemy {
    uint32_t enemy;
    const uint32_t *actor; /* who is against it, by mass */
    const uint32_t *claim; /* [actor_count] the best quote for each */
    uint32_t actor_count;
} frn_common_enemy;

/* One state or organisation that speaks with several voices about the same other. */
typedef struct frn_mixed_signal {
    frn_slice whose, towards; /* names */
    frn_slice whose_id, towards_id;
    const uint32_t *claim; /* one for each voice and sign, positive first */
    uint32_t claim_count;
} frn_mixed_signal;

/* A claim that is no fact: an offer, a threat, a demand ... with what it depends on. */
typedef struct frn_report_open {
    uint32_t claim;
    uint32_t condition; /* claim; FRN_NONE */
} frn_report_open;

typedef enum frn_open_kind {
    FRN_OPEN_OFFER,  /* conditional, friendly */
    FRN_OPEN_THREAT, /* conditional, hostile */
    FRN_OPEN_WHAT_IF,
    FRN_OPEN_DEMAND,
    FRN_OPEN_DENIAL, /* denied or said not to be so */
    FRN_OPEN_COUNT
} frn_open_kind;

FRN_API const char *frn_open_kind_text(frn_open_kind kind); /* "Offers" */

/* What one accuses the other of, and what else is said about the same two. */
typedef struct frn_contested {
    const uint32_t *claim; /* the contested content, one a speaker */
    uint32_t claim_count;
    const uint32_t *against; /* claims of others with the opposite sign, or denials */
    uint32_t against_count;
} frn_contested;

typedef struct frn_report_place { /* on the map, 0 .. 1 both ways */
    double x, y;
} frn_report_place;

enum { FRN_REPORT_CROWD = 400 }; /* actors; above it the map opens on factions */

/* Who stands together, by the signs of the pairs as a whole. */
typedef struct frn_report_camps_found {
    const uint32_t *of;        /* [table->actor_count] camp, heaviest first; FRN_NONE: no camp */
    const uint32_t (*link)[2]; /* actors between which a camp's region runs */
    uint32_t count, link_count;
    bool factions; /* any number of factions rather than two sides to each part */
    uint64_t ties; /* signed pairs; of them any split frustrates `lower`, this one `upper` */
    uint64_t lower, upper;
    bool proved;
    uint64_t triad[4]; /* +++ ++- +-- --- */
} frn_report_camps_found;

typedef struct frn_report {
    frn_slice headline;
    frn_slice title;
    const frn_claim *claim;
    uint32_t claim_count;
    const frn_report_document *document;
    uint32_t document_count;
    const frn_tie_table *table;
    const frn_slice *issue_name; /* [table->issue_count] to read: "Iraq", "the nuclear programme" */
    const frn_report_pair *pair; /* heaviest first */
    uint32_t pair_count;
    const frn_common_enemy *common;
    uint32_t common_count;
    const frn_mixed_signal *mixed;
    uint32_t mixed_count;
    const frn_report_open *open[FRN_OPEN_COUNT];
    uint32_t open_count[FRN_OPEN_COUNT];
    const frn_contested *contested;
    uint32_t contested_count;
    const frn_report_place *place; /* [table->actor_count] */
    frn_report_camps_found camps;
    const frn_tie_options *options; /* how the ties were made; NULL: the defaults */
    uint64_t sentences, sentences_without_claim, repeated_paragraphs;
    uint32_t speakers;          /* distinct ones */
    const frn_outlook *outlook; /* what comes next, set by who made it; NULL: nothing */
} frn_report;

typedef struct frn_report_input {
    const frn_claim *claim;
    uint32_t claim_count;
    const frn_report_document *document;
    uint32_t document_count;
    const frn_tie_table *table; /* evidence refs are indices into `claim` */
    const frn_pair *pair;
    uint32_t pair_count;
    uint64_t sentences, sentences_without_claim, repeated_paragraphs;
    const frn_tie_options *options; /* how the table was made; may be NULL */
    const frn_lexicon *lexicon;     /* who belongs to which bloc; NULL: nobody to any */
    bool no_map;                    /* leave everybody on a circle: for who shows no map */
} frn_report_input;

/* Makes the model in `arena`. O(n log n) in the claims; the map O(m^2) in its
 * 400 heaviest actors and linear in the others. */
FRN_API FRN_MUST_CHECK frn_status frn_report_make(frn_report *out, frn_arena *arena,
                                                  const frn_report_input *input, frn_error *err);

/* "Hassan Rouhani, relayed by Ian Black", or "the text itself". */
FRN_API frn_slice frn_report_voice(frn_arena *arena, const frn_claim *claim);

/* What to call an issue; `place` gives it capitals. Borrowed from `issue`, the program or `arena`.
 */
FRN_API frn_slice frn_report_issue_name(frn_arena *arena, frn_slice issue, bool place);
/* Whether the claim is filed under a place rather than a topic. */
FRN_API bool frn_claim_is_on_place(const frn_claim *claim);

FRN_END_DECLS
#endif
