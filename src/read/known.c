/* From the model's words to those of the tables. */
#include "read/known_internal.h"

#include <stdlib.h>

static bool is_same(frn_slice a, frn_slice b)
{
    return a.ptr == b.ptr && a.len == b.len;
}

static void put(frn_known_word *out, const frn_model *model, uint32_t word,
                const frn_wording *wording)
{
    out->own = frn_intern_find(&wording->words, model->word[word].text);
    for (int kind = 0; kind < FRN_LEMMA_COUNT; kind++)
        out->lemma[kind] = model->word[word].own >> kind & 1
                               ? out->own
                               : frn_intern_find(&wording->words, model->lemma[word][kind]);
}

bool frn_known_make(frn_known *known, const frn_model *model, const frn_wording *wording,
                    const frn_lexicon *lexicon)
{
    *known = (frn_known){0};
    if (!model)
        return true;
    known->wording = calloc((size_t)model->word_count + 1, sizeof *known->wording);
    known->lexicon = calloc((size_t)model->word_count + 1, sizeof *known->lexicon);
    if (!known->wording || !known->lexicon) {
        frn_known_free(known);
        return false;
    }
    for (uint32_t i = 0; i < model->word_count; i++) {
        put(&known->wording[i], model, i, wording);
        known->lexicon[i] = frn_lexicon_word(lexicon, model->word[i].text);
    }
    return true;
}

void frn_known_free(frn_known *known)
{
    free(known->wording);
    free(known->lexicon);
    *known = (frn_known){0};
}

void frn_known_find(const frn_known *known, const frn_wording *wording, const frn_token *token,
                    uint32_t *own, uint32_t *lemma)
{
    const frn_known_word *word =
        known->wording && token->word != UINT32_MAX ? &known->wording[token->word] : NULL;

    *own = word ? word->own : frn_intern_find(&wording->words, token->lower);
    *lemma = is_same(token->lemma, token->lower) ? *own
             : word ? word->lemma[frn_lemma_kind_of((frn_tag)token->tag)]
                    : frn_intern_find(&wording->words, token->lemma);
}
