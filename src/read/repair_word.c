/* Words that the cutter parted or the tagger did not know, made one word of the tables again:
 * "stand - off" and "tear - gassed" are entries, "standoff" is a noun although no model has it. */
#include "read/repair_internal.h"

/* Is the hyphen at `at` written between two words without blanks? */
static bool joins(const frn_scene *s, uint32_t at)
{
    return at > 0 && at + 1 < s->count && frn_scene_is(s, at, "-") &&
           !(s->token[at - 1].flags & FRN_TOKEN_SPACE_AFTER) &&
           !(s->token[at].flags & FRN_TOKEN_SPACE_AFTER) && s->mention_of[at] < 0;
}

/* The word of the tables that the pieces around the hyphen make, in the singular if need be. */
static uint32_t joined_word(const frn_scene *s, uint32_t at)
{
    char room[64];
    frn_slice a = s->token[at - 1].lower, b = s->token[at + 1].lower;
    size_t n = a.len + 1 + b.len;
    uint32_t word;

    if (n > sizeof room)
        return FRN_NONE;
    memcpy(room, a.ptr, a.len);
    room[a.len] = '-';
    memcpy(room + a.len + 1, b.ptr, b.len);
    word = frn_intern_find(&s->wording->words, frn_slice_make(room, n));
    if (word == FRN_NONE && n > 3 && room[n - 1] == 's')
        word = frn_intern_find(&s->wording->words, frn_slice_make(room, n - 1));
    return word;
}

bool frn_repair_is_cue(const frn_scene *s, uint32_t word, frn_cue_pos pos)
{
    const frn_wording *w = s->wording;

    for (uint32_t i = w->first_cue[FRN_CUE_ACTION].at[word]; i != FRN_NONE;
         i = w->cues.at[i].next) {
        if (w->cues.at[i].pos == pos)
            return true;
    }
    return false;
}

/* The piece that the sentence hangs on becomes the word, the other one nothing. */
static void join(frn_scene *s, frn_token *token, uint32_t at)
{
    uint32_t word = joined_word(s, at), verb, top = at + 1, other = at - 1;

    if (word == FRN_NONE)
        return;
    verb = frn_wording_verb(s->wording, word);
    if (token[at + 1].head == (int32_t)at - 1) {
        top = at - 1;
        other = at + 1;
    }
    s->lower[top] = word;
    s->lemma[top] = verb != FRN_NONE ? verb : word;
    s->lemma[other] = s->lower[other] = FRN_NONE;
    token[top].lemma = frn_intern_text(&s->wording->words, s->lemma[top]);
    if (frn_repair_is_cue(s, word, FRN_POS_NOUN) && token[top].tag != FRN_TAG_VERB)
        token[top].tag = FRN_TAG_NOUN;
    if (token[other].tag == FRN_TAG_VERB)
        token[other].tag = FRN_TAG_X;
}

/* "India's standoff with China", taken for an adverb: a noun of the tables that stands like one. */
static void mend_noun(const frn_scene *s, frn_token *token, uint32_t at)
{
    if (at == 0 || s->lemma[at] == FRN_NONE || s->mention_of[at] >= 0 ||
        (token[at].rel != FRN_REL_NSUBJ && token[at].rel != FRN_REL_OBJ &&
         token[at].rel != FRN_REL_OBL && token[at].rel != FRN_REL_NMOD) ||
        (token[at - 1].tag != FRN_TAG_DET && token[at - 1].tag != FRN_TAG_ADJ &&
         !frn_scene_is(s, at - 1, "'s")) ||
        !frn_repair_is_cue(s, s->lemma[at], FRN_POS_NOUN))
        return;
    token[at].tag = FRN_TAG_NOUN;
}

/* "Cuba, Maduro's closest ally, ...", "closest" taken for a noun and "ally" for its adverb: what
 * only is a noun in the tables heads what stands right before it. */
static void mend_described_noun(frn_scene *s, frn_token *token, uint32_t at)
{
    if (at < 2 || s->lemma[at] == FRN_NONE || s->mention_of[at] >= 0 ||
        token[at].rel != FRN_REL_ADVMOD || token[at].head != (int32_t)at - 1 ||
        (token[at - 1].tag != FRN_TAG_NOUN && token[at - 1].tag != FRN_TAG_ADJ) ||
        !frn_repair_is_cue(s, s->lemma[at], FRN_POS_NOUN))
        return;
    token[at].tag = FRN_TAG_NOUN;
    token[at - 1].tag = FRN_TAG_ADJ;
    frn_repair_hang(s, token, at - 1, at, FRN_REL_AMOD);
    for (uint32_t i = 0; i < at - 1; i++) {
        if (token[i].head == (int32_t)at - 1)
            token[i].head = (int32_t)at;
    }
}

void frn_repair_words(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (token[i].tag == FRN_TAG_PUNCT && joins(s, i))
            join(s, token, i);
        else if (token[i].tag == FRN_TAG_ADV || token[i].tag == FRN_TAG_X)
            mend_noun(s, token, i);
        if (token[i].tag == FRN_TAG_ADV)
            mend_described_noun(s, token, i);
    }
}
