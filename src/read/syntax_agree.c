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

/* What a word has of a clause. */
typedef struct signs {
    int32_t subject; /* the last one before it; -1 */
    bool aux, have;  /* an auxiliary; "have" is one */
} signs;

static signs signs_of(const frn_token *token, uint32_t count, uint32_t at)
{
    signs out = {.subject = -1};

    for (uint32_t i = 0; i < count; i++) {
        if (token[i].head != (int32_t)at)
            continue;
        if (token[i].rel == FRN_REL_NSUBJ && i < at) {
            out.subject = (int32_t)i;
        } else if (token[i].rel == FRN_REL_AUX) {
            out.aux = true;
            out.have |= frn_slice_is(token[i].lemma, "have");
        }
    }
    return out;
}

/* What stands before the subject ("the" of "the Houthis respect") is the subject's. */
static bool is_clause(const frn_token *token, uint32_t count, uint32_t at, const signs *has)
{
    bool clause = has->subject >= 0 || has->aux;

    for (uint32_t i = has->subject > 0 ? (uint32_t)has->subject : 0; clause && i < count; i++)
        clause = token[i].head != (int32_t)at || !is_nominal(&token[i]);
    return clause;
}

bool frn_reads_as_verb(const frn_token *token, uint32_t count, uint32_t at)
{
    signs has = signs_of(token, count, at);

    return is_clause(token, count, at, &has);
}

/* Articles and adjectives that were the noun's go to its subject. */
static void give_to_subject(frn_token *token, uint32_t at, int32_t subject)
{
    for (int32_t i = 0; i < subject; i++)
        if (token[i].head == (int32_t)at && is_nominal(&token[i]))
            token[i].head = subject;
}

/* The form of the verb, by the word's ending and what hangs on it; FRN_FINE_X: no form of a verb
 * that the model knows. */
static frn_fine form_of(const frn_model *model, frn_arena *arena, const frn_token *token,
                        const signs *has)
{
    frn_slice lemma = frn_lemma_make(model, arena, token->lower, FRN_LEMMA_VERB);
    uint32_t id = lemma.ptr ? frn_model_find(model, lemma, frn_word_hash(lemma)) : UINT32_MAX;

    if (id == UINT32_MAX || !(model->word[id].flags & FRN_WORD_VERB))
        return FRN_FINE_X;
    if (frn_slice_eq(lemma, token->lower))
        return has->have ? FRN_FINE_VBN : has->aux ? FRN_FINE_VB : FRN_FINE_VBP;
    if (frn_slice_ends(token->lower, FRN_LIT("ing")))
        return FRN_FINE_X; /* a gerund may have subject and article alike */
    if (frn_slice_ends(token->lower, FRN_LIT("s")))
        return has->aux ? FRN_FINE_X : FRN_FINE_VBZ;
    return has->have ? FRN_FINE_VBN : has->aux ? FRN_FINE_X : FRN_FINE_VBD;
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
        signs has;
        frn_fine fine;

        if (clause[i] && token[i].tag == FRN_TAG_VERB && !(token[i].flags & FRN_TOKEN_GERUND))
            frn_hang_as_clause(token, i);
        if (!clause[i] || token[i].tag != FRN_TAG_NOUN || (token[i].flags & FRN_TOKEN_UPPER))
            continue;
        has = signs_of(token, count, i);
        if (!is_clause(token, count, i, &has))
            continue;
        fine = form_of(model, arena, &token[i], &has);
        if (fine == FRN_FINE_X)
            continue;
        token[i].flags &= (uint16_t)~FRN_TOKEN_PLURAL;
        give_to_subject(token, i, has.subject);
        if (!frn_token_finish(model, arena, &token[i], fine))
            return false;
        frn_hang_as_clause(token, i);
    }
    return true;
}
