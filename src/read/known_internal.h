/* read/known_internal.h - the words of the model's vocabulary as the other tables number them, so
 * that most words of a text are looked up by their letters once, in the model. */
#ifndef FRENEMY_READ_KNOWN_INTERNAL_H
#define FRENEMY_READ_KNOWN_INTERNAL_H

#include "base/fetch.h"
#include "claim/lexicon.h"
#include "read/model_internal.h"
#include "read/wording_internal.h"

typedef struct frn_known_word {      /* words of the wording; FRN_NONE where it has none */
    uint32_t own;                    /* as it stands */
    uint32_t lemma[FRN_LEMMA_COUNT]; /* its dictionary forms */
} frn_known_word;

typedef struct frn_known {
    frn_known_word *wording; /* [word of the model] */
    uint32_t *lexicon;       /* [word of the model] the word of the lexicon; FRN_NONE */
} frn_known;

/* Nothing is known without a model. O(words of the model). False when memory is out. */
FRN_MUST_CHECK bool frn_known_make(frn_known *known, const frn_model *model,
                                   const frn_wording *wording, const frn_lexicon *lexicon);
void frn_known_free(frn_known *known);

/* The token's row will be asked for soon. */
static inline void frn_known_expect(const frn_known *known, const frn_token *token)
{
    if (known->wording && token->word != UINT32_MAX)
        frn_fetch(&known->wording[token->word]);
}
/* The word of the wording that the token is, and the one of its dictionary form. */
void frn_known_find(const frn_known *known, const frn_wording *wording, const frn_token *token,
                    uint32_t *own, uint32_t *lemma);

#endif
