/* read/cast.h - the actors of one document.
 *
 * Rows come from the lexicon, from patterns ("Turkish Foreign Ministry" -> TUR/foreign-ministry)
 * and from the text itself (unknown names, descriptions). Row numbers are given in the order of
 * first mention. Slices live in the arena of frn_cast_init, the lexicon or the document.
 */
#ifndef FRENEMY_READ_CAST_H
#define FRENEMY_READ_CAST_H

#include "base/map.h"
#include "base/vec.h"
#include "claim/lexicon.h"

FRN_BEGIN_DECLS

enum {                            /* frn_cast_actor.flags */
       FRN_CAST_SPEAKER_ONLY = 1, /* analyst, journalist, outlet, unnamed official */
       FRN_CAST_OPEN = 2,         /* named in the text, in no lexicon */
       FRN_CAST_PLURAL = 4,       /* "rebels", "the Kurds" */
       FRN_CAST_DESCRIBED = 8,    /* has no name: "Syrian rebels", "workers" */
       FRN_CAST_MALE = 16,
       FRN_CAST_FEMALE = 32
};

typedef struct frn_cast_actor {
    frn_slice id, name;
    frn_actor_kind kind;
    uint32_t flags;
    uint32_t row;          /* in the lexicon; FRN_NONE */
    uint32_t body;         /* a body of the lexicon that it is or belongs to; FRN_NONE */
    uint32_t state;        /* cast row of the state above it (itself for a state); FRN_NONE */
    uint32_t organisation; /* cast row of what it is part of; FRN_NONE */
    frn_slice role;        /* a person's: "foreign-minister", "spokesman"; may be empty */
    uint32_t mentions;
} frn_cast_actor;

typedef struct frn_cast {
    const frn_lexicon *lexicon;
    frn_arena *arena;
    frn_date date; /* of the document: decides between holders of an office */
    FRN_VEC(frn_cast_actor) actors;
    frn_map by_id; /* hash of the id -> row */
    /* [word of the model] the word of the lexicon, FRN_NONE; NULL: they are looked up by their
     * letters. May be set after frn_cast_init. */
    const uint32_t *word_of;
    bool failed; /* somebody is missing for want of memory */
} frn_cast;

/* `date` may be FRN_NO_DATE. */
FRN_API void frn_cast_init(frn_cast *cast, const frn_lexicon *lexicon, frn_arena *arena,
                           frn_date date);
FRN_API void frn_cast_free(frn_cast *cast);

/* The row of a lexicon actor, of a part of a state (id "IRN/foreign-ministry"), or of an actor made
 * here; added when new. FRN_NONE when memory is out. */
FRN_API uint32_t frn_cast_add(frn_cast *cast, uint32_t lexicon_row);
FRN_API uint32_t frn_cast_add_body(frn_cast *cast, uint32_t owner, uint32_t body);
/* A part made of a people: "Kurdish fighters" in Syria -> SYR/kurdish-militants; without a state
 * kurds/militants. */
FRN_API uint32_t frn_cast_add_group(frn_cast *cast, uint32_t state, uint32_t people, uint32_t body);
/* A people in a state: "Syrian Kurds" -> SYR/kurds, or the lexicon's own row for them. */
FRN_API uint32_t frn_cast_add_people(frn_cast *cast, uint32_t state, uint32_t people);
FRN_API uint32_t frn_cast_add_open(frn_cast *cast, uint32_t owner, frn_slice name,
                                   frn_actor_kind kind);
FRN_API uint32_t frn_cast_find(const frn_cast *cast, frn_slice id);
FRN_API const frn_cast_actor *frn_cast_at(const frn_cast *cast, uint32_t row); /* NULL: no such */

/* The state to which both belong, whether they act for it or not; a people without a state of its
 * own belongs to the other's. FRN_NONE. */
FRN_API uint32_t frn_cast_home(const frn_cast *cast, uint32_t a, uint32_t b);
/* Shows an actor of the lexicon as the document spells it; the first spelling stays. `name` is
 * borrowed. */
FRN_API void frn_cast_respell(frn_cast *cast, uint32_t row, frn_slice name);
/* How a claim names the actor; `text` are the words. An empty party for FRN_NONE. */
FRN_API frn_party frn_cast_party(const frn_cast *cast, uint32_t row, frn_slice text);

FRN_END_DECLS
#endif
