/* Gerunds that the parser hung on the name after them. */
#include "read/repair_internal.h"

static bool governs_object(const frn_scene *s, uint32_t lemma)
{
    const frn_wording *w = s->wording;

    for (uint32_t i = w->first_cue[FRN_CUE_ACTION].at[lemma]; i != FRN_NONE;
         i = w->cues.at[i].next) {
        if (w->cues.at[i].pos == FRN_POS_VERB)
            return true;
    }
    return false;
}

/* The verb right before `at`, adverbs aside; -1. */
static int32_t verb_before(const frn_token *token, uint32_t at)
{
    uint32_t i = at;

    while (i > 0 && token[i - 1].tag == FRN_TAG_ADV)
        i--;
    return i > 0 && token[i - 1].tag == FRN_TAG_VERB ? (int32_t)i - 1 : FRN_NO_TOKEN;
}

/* "stopped arming Niger", "avoided criticising Kenya": no name is described by a gerund of the
 * tables; it is what the verb before it governs, and the name is its object. */
void frn_repair_gerunds(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        int32_t verb, name = token[i].head, m;
        if (token[i].tag != FRN_TAG_VERB || !(token[i].flags & FRN_TOKEN_GERUND) ||
            token[i].rel != FRN_REL_AMOD || name <= (int32_t)i || s->lemma[i] == FRN_NONE ||
            !governs_object(s, s->lemma[i]) || (verb = verb_before(token, i)) < 0)
            continue;
        m = s->mention_of[name];
        if (m < 0 || (s->mention[m].flags & FRN_MENTION_GENERIC) || token[name].head != verb)
            continue;
        frn_repair_hang(s, token, i, (uint32_t)verb, FRN_REL_XCOMP);
        frn_repair_hang(s, token, (uint32_t)name, i, FRN_REL_OBJ);
    }
}
