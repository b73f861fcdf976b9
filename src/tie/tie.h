/* tie/tie.h - claims added up: positive and negative mass kept apart, by pair, issue and window.
 *
 * Mass of a claim = |intensity| / 10 x modality weight x decay x repetition (1, 1/2, 1/4 ... for
 * the same speaker, pair, issue and sign in one document; rows of event files are not discounted).
 * What is told of years ago has half the mass for every full year between (`when` and `date`).
 * A demand counts when one of the two sides makes it. Claims without mass (conditional,
 * hypothetical, negated, denied, past) are listed with their tie, never summed; contested content
 * has mass only in its own speaker's perspective.
 *
 * Masses are summed as integers (1e-9), so that the result does not depend on the order of the
 * claims and sums of parts equal the sum of the whole.
 */
#ifndef FRENEMY_TIE_TIE_H
#define FRENEMY_TIE_TIE_H

#include "base/buf.h"
#include "base/intern.h"
#include "claim/claim.h"

FRN_BEGIN_DECLS

typedef enum frn_roll_up {
    FRN_ROLL_UP_NONE = 0,
    FRN_ROLL_UP_ORGANISATION, /* persons fold into what they belong to */
    FRN_ROLL_UP_STATE         /* everybody folds into the state at the top, but for armed groups,
                               * oppositions, exiles and protesters, who do not stand for it */
} frn_roll_up;

/* For a caller that keeps a claim only as long as a tie remembers it. Both NULL: nobody is told. */
typedef struct frn_tie_memory {
    bool (*take)(void *ctx, const frn_claim *claim, uint64_t ref); /* false: out of memory */
    void (*drop)(void *ctx, uint64_t ref); /* it gave way to a stronger one */
    void *ctx;
} frn_tie_memory;

/* Zero-initialise: every zero means "the documented default". */
typedef struct frn_tie_options {
    frn_slice according_to; /* keep what this actor or its side vouches for; empty: everybody */
    frn_roll_up roll_up;
    frn_issue_by issue_by;
    frn_window window;     /* FRN_WINDOW_ALL: one window */
    frn_date since, until; /* both included; 0: open */
    frn_date today;        /* what decay counts back from; 0: the latest date seen */
    double half_life;      /* days; 0: no decay */
    uint32_t keep;         /* strongest claims remembered a tie; 0: all of them */
    bool no_evidence;      /* remember none */
    bool skip_speakers;    /* do not count distinct speakers (saves memory on event data) */
    bool list_speakers;    /* remember who they are, so that writing and merging count them right */
    frn_tie_memory memory;
} frn_tie_options;

typedef struct frn_tie_actor {
    frn_slice id, name, state, state_name;
    frn_actor_kind kind;
} frn_tie_actor;

/* A claim remembered as evidence: `ref` is whatever the caller passed to frn_ties_add. */
typedef struct frn_evidence {
    uint64_t ref;
    double mass; /* 0 for a listed claim; the sign is in `sign` */
    frn_date date;
    int8_t sign;
    frn_modality modality;
    bool forward; /* the claim's source is the tie's `a` */
} frn_evidence;

typedef struct frn_tie {
    uint32_t a, b;  /* actors; a's id sorts before b's */
    uint32_t issue; /* index into issues */
    frn_date window;
    double positive, negative; /* masses, >= 0 */
    double forward[2];         /* negative and positive mass of the claims from a to b */
    uint64_t positive_count, negative_count, neutral_count, listed_count;
    uint32_t speakers;            /* distinct ones behind the masses */
    const frn_evidence *evidence; /* strongest first, then latest, then smallest ref */
    uint32_t evidence_count;
} frn_tie;

/* Everything, sorted: actors by id, issues by name, ties by (a, b, issue, window). Borrowed from
 * the frn_ties, valid until it changes or is freed. */
typedef struct frn_tie_table {
    const frn_tie_actor *actor;
    uint32_t actor_count;
    const frn_slice *issue; /* "" is the general issue */
    uint32_t issue_count;
    const frn_tie *tie;
    uint32_t tie_count;
    frn_date first, last; /* dates seen; FRN_NO_DATE when none */
    uint64_t claims;      /* offered */
    uint64_t outside;     /* outside the span or the perspective */
    uint64_t incomplete;  /* without source or target */
    uint64_t internal;    /* both ends rolled up into the same actor */
} frn_tie_table;

typedef struct frn_ties frn_ties;

/* `options` may be NULL; its slices are copied. */
FRN_API FRN_MUST_CHECK frn_status frn_ties_open(frn_ties **out, const frn_tie_options *options,
                                                frn_error *err);
/* Adds one claim; O(1). Claims of one document must come together (repetition is counted in a
 * document). FRN_E_RANGE when a tie's sum would leave 63 bits (9e9 claims of full weight). */
FRN_API FRN_MUST_CHECK frn_status frn_ties_add(frn_ties *ties, const frn_claim *claim, uint64_t ref,
                                               frn_error *err);
/* Adds everything in `other` (made with the same options); refs are shifted by `ref_shift`. */
FRN_API FRN_MUST_CHECK frn_status frn_ties_merge(frn_ties *ties, const frn_ties *other,
                                                 uint64_t ref_shift, frn_error *err);
/* The ties as text, the same bytes whatever the order of the claims; without evidence. The options
 * should have windows of a day and list_speakers; what was rolled up or left out stays so. */
FRN_API FRN_MUST_CHECK frn_status frn_ties_write(frn_buf *out, frn_ties *ties, frn_error *err);
/* Adds what frn_ties_write wrote: windows, span, decay as the options of `ties` say, roll-up, issue
 * and perspective as they were. FRN_E_INPUT for a line that is not understood. */
FRN_API FRN_MUST_CHECK frn_status frn_ties_read(frn_ties *ties, frn_slice text, frn_error *err);
/* Gives every remembered ref another number; the order of the numbers must stay. */
FRN_API void frn_ties_renumber(frn_ties *ties, uint64_t (*number)(void *ctx, uint64_t ref),
                               void *ctx);
/* The sorted table. O(n log n). More claims may be added after; the table is then stale. */
FRN_API FRN_MUST_CHECK frn_status frn_ties_table(frn_tie_table *out, frn_ties *ties,
                                                 frn_error *err);
FRN_API void frn_ties_free(frn_ties *ties);

/* The actor that `party` counts as at that level; borrowed from the party. */
FRN_API frn_tie_actor frn_tie_actor_of(const frn_party *party, frn_roll_up level);

/* Whether `claim` is vouched for by `who` or its side: the speaker's id is `who` or stands below
 * it, its state is `who`, or one of the two is called so (ASCII case ignored). The document's own
 * voice belongs to nobody. */
FRN_API bool frn_claim_is_according_to(const frn_claim *claim, frn_slice who);

FRN_END_DECLS
#endif
