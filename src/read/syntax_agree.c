/* Where tags and trees disagree. The tag of a word is chosen before its tree; a noun to which the
 * parser gave a subject or an auxiliary, and nothing that a noun phrase has, is a verb after all:
 * "if the rebels respect the truce", "should the West decide". And a verb with a subject hangs as a
 * clause, with the conjunction before it. */
#include "read/syntax_agree_internal.h"

#include "read/prepare_internal.h"
#include "read/word_list_internal.h"

static bool is_nominal(const frn_token *token)
{
    switch (token->rel) {
    case FRN_REL_AUX_PASS:
    case FRN_REL_COP:
    case FRN_REL_DET:
    case FRN_REL_CASE:
    case FRN_REL_AMOD:
    case FRN_REL_NMOD:
    case FRN_REL_NMOD_POSS:
    case FRN_REL_NUMMOD:
    case FRN_REL_COMPOUND:
        return true;
    default:
        return false;
    }
}

/* What stands before the subject ("the" of "the Houthis respect") is the subject's. */
bool frn_reads_as_verb(const frn_token *token, uint32_t count, uint32_t at, bool *have)
{
    bool clause = false;
    uint32_t subject = 0;

    *have = false;
    for (uint32_t i = 0; i < count; i++) {
        if (token[i].head != (int32_t)at)
            continue;
        if (token[i].rel == FRN_REL_NSUBJ && i < at) {
            subject = i;
            clause = true;
        } else if (token[i].rel == FRN_REL_AUX) {
            clause = true;
            *have |= frn_slice_is(token[i].lemma, "have");
        }
    }
    for (uint32_t i = subject; clause && i < count; i++)
        clause = token[i].head != (int32_t)at || !is_nominal(&token[i]);
    return clause;
}

static bool has_aux(const frn_token *token, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++)
        if (token[i].head == (int32_t)at && token[i].rel == FRN_REL_AUX)
            return true;
    return false;
}

/* Articles and adjectives that were the noun's go to its subject. */
static void give_to_subject(frn_token *token, uint32_t at)
{
    uint32_t subject = at;

    for (uint32_t i = 0; i < at; i++)
        if (token[i].head == (int32_t)at && token[i].rel == FRN_REL_NSUBJ)
            subject = i;
    for (uint32_t i = 0; i < subject && subject < at; i++)
        if (token[i].head == (int32_t)at && is_nominal(&token[i]))
            token[i].head = (int32_t)subject;
}

/* The form of the verb, by the word's ending and what hangs on it; FRN_FINE_X: no form of a verb
 * that the model knows. */
static frn_fine form_of(const frn_model *model, frn_arena *arena, const frn_token *token, bool aux,
                        bool have)
{
    frn_slice lemma = frn_lemma_make(model, arena, token->lower, FRN_LEMMA_VERB);
    uint32_t id = lemma.ptr ? frn_model_find(model, lemma, frn_word_hash(lemma)) : UINT32_MAX;

    if (id == UINT32_MAX || !(model->word[id].flags & FRN_WORD_VERB))
        return FRN_FINE_X;
    if (frn_slice_eq(lemma, token->lower))
        return have ? FRN_FINE_VBN : aux ? FRN_FINE_VB : FRN_FINE_VBP;
    if (frn_slice_ends(token->lower, FRN_LIT("ing")))
        return FRN_FINE_X; /* a gerund may have subject and article alike */
    if (frn_slice_ends(token->lower, FRN_LIT("s")))
        return aux ? FRN_FINE_X : FRN_FINE_VBZ;
    return have ? FRN_FINE_VBN : aux ? FRN_FINE_X : FRN_FINE_VBD;
}

void frn_hang_as_clause(frn_token *token, uint32_t verb)
{
    bool oblique = token[verb].rel == FRN_REL_OBL || token[verb].rel == FRN_REL_NMOD;

    if (!oblique && token[verb].rel != FRN_REL_NSUBJ && token[verb].rel != FRN_REL_DEP)
        return;
    if (oblique)
        token[verb].rel = FRN_REL_ADVCL;
    for (uint32_t i = verb; i-- > 0;) {
        if (frn_token_is(&token[i], ",") ||
            (token[i].tag == FRN_TAG_VERB && token[i].rel != FRN_REL_AMOD))
            return;
        if (token[i].tag == FRN_TAG_SCONJ && token[i].head >= (int32_t)verb) {
            token[i].rel = FRN_REL_MARK;
            token[i].head = (int32_t)verb;
            token[verb].rel = FRN_REL_ADVCL;
            return;
        }
    }
}

bool frn_syntax_agree(const frn_model *model, frn_arena *arena, frn_token *token, uint32_t count)
{
    uint8_t clause[FRN_SENTENCE_MAX] = {0};

    for (uint32_t i = 0; i < count; i++)
        if (token[i].head >= 0 && (token[i].rel == FRN_REL_NSUBJ || token[i].rel == FRN_REL_AUX))
            clause[token[i].head] = 1;
    for (uint32_t i = 0; i < count; i++) {
        bool have;
        frn_fine fine;

        if (clause[i] && token[i].tag == FRN_TAG_VERB && !(token[i].flags & FRN_TOKEN_GERUND))
            frn_hang_as_clause(token, i);
        if (!clause[i] || token[i].tag != FRN_TAG_NOUN || (token[i].flags & FRN_TOKEN_UPPER) ||
            !frn_reads_as_verb(token, count, i, &have))
            continue;
        fine = form_of(model, arena, &token[i], has_aux(token, i), have);
        if (fine == FRN_FINE_X)
            continue;
        token[i].flags &= (uint16_t)~FRN_TOKEN_PLURAL;
        give_to_subject(token, i);
        if (!frn_token_finish(model, arena, &token[i], fine))
            return false;
        frn_hang_as_clause(token, i);
    }
    return true;
}
