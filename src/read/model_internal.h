/* read/model_internal.h - the tables behind the tagger, the lemmatiser and the parser. */
#ifndef FRENEMY_READ_MODEL_INTERNAL_H
#define FRENEMY_READ_MODEL_INTERNAL_H

#include "base/hash.h"
#include "read/net_internal.h"

/* Tags as the tagger sees them: universal tags cut finer where the parser or the reader wants to
 * know the form. 32 of them. */
typedef enum frn_fine {
    FRN_FINE_X = 0,
    FRN_FINE_ADJ,
    FRN_FINE_ADJ_CMP, /* comparative, superlative */
    FRN_FINE_ADP,
    FRN_FINE_ADV,
    FRN_FINE_ADV_WH,
    FRN_FINE_AUX_MD,
    FRN_FINE_AUX_VB,
    FRN_FINE_AUX_PAST,
    FRN_FINE_AUX_PRES,
    FRN_FINE_AUX_PART, /* been, being */
    FRN_FINE_CCONJ,
    FRN_FINE_DET,
    FRN_FINE_INTJ,
    FRN_FINE_NOUN,
    FRN_FINE_NOUN_PL,
    FRN_FINE_NUM,
    FRN_FINE_PART,
    FRN_FINE_PRON,
    FRN_FINE_PRON_WH,
    FRN_FINE_PRON_POSS,
    FRN_FINE_PROPN,
    FRN_FINE_PROPN_PL,
    FRN_FINE_PUNCT,
    FRN_FINE_SCONJ,
    FRN_FINE_SYM,
    FRN_FINE_VB,
    FRN_FINE_VBD,
    FRN_FINE_VBN,
    FRN_FINE_VBG,
    FRN_FINE_VBP,
    FRN_FINE_VBZ,
    FRN_FINE_COUNT
} frn_fine;

typedef struct frn_fine_info {
    uint8_t tag;    /* frn_tag */
    uint16_t flags; /* FRN_TOKEN_... that the form implies */
} frn_fine_info;
extern const frn_fine_info frn_fine_table[FRN_FINE_COUNT];

typedef enum frn_lemma_kind {
    FRN_LEMMA_VERB = 0,
    FRN_LEMMA_NOUN,
    FRN_LEMMA_ADJ, /* adjectives and adverbs */
    FRN_LEMMA_OTHER,
    FRN_LEMMA_COUNT
} frn_lemma_kind;

enum {
    FRN_WORD_VERB = 1,  /* is the base form of a verb */
    FRN_WORD_CLOSED = 2 /* may have a tag of a closed class (frn_fine_is_closed) */
};

/* Adpositions, auxiliaries, conjunctions, determiners, particles, pronouns, punctuation marks: no
 * new word is any of them. */
static inline bool frn_fine_is_closed(frn_fine fine)
{
    return fine == FRN_FINE_ADP || (fine >= FRN_FINE_ADV_WH && fine <= FRN_FINE_DET) ||
           (fine >= FRN_FINE_PART && fine <= FRN_FINE_PRON_POSS) || fine == FRN_FINE_PUNCT ||
           fine == FRN_FINE_SCONJ;
}

/* What every word of a text needs of its row, in half a cache line. */
typedef struct frn_word {
    frn_slice text;
    uint32_t hash;
    uint16_t gram[FRN_NET_GRAMS]; /* frn_net_input.gram */
    uint8_t likely;               /* its commonest tag; FRN_FINE_X: only a vector is known */
    uint8_t flags;                /* FRN_WORD_... */
    uint8_t letters;              /* frn_net_letters */
    uint8_t own; /* << frn_lemma_kind: the dictionary form is the word as it stands */
} frn_word;

struct frn_model {
    frn_arena arena;
    frn_word *word;
    frn_slice (*lemma)[FRN_LEMMA_COUNT]; /* [word] */
    uint32_t word_count;
    uint32_t *slot; /* open addressing by hash: word or UINT32_MAX */
    uint32_t slot_mask;
    frn_net net;
};

/* What the network looks at in the spelling of a folded word: its ends, and its letters as
 * frn_net_prepare turns them into a shape. */
void frn_net_spell(frn_slice lower, uint16_t gram[FRN_NET_GRAMS], uint8_t *letters);

/* The word's id, or UINT32_MAX. */
uint32_t frn_model_find(const frn_model *model, frn_slice lower, uint32_t hash);

static inline uint32_t frn_word_hash(frn_slice lower)
{
    return (uint32_t)frn_hash(lower);
}

/* The rule-made dictionary form of a word that the model does not list. */
frn_slice frn_lemma_make(const frn_model *model, frn_arena *arena, frn_slice lower,
                         frn_lemma_kind kind);
frn_lemma_kind frn_lemma_kind_of(frn_tag tag);

#endif
