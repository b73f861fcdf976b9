/* Groups that no lexicon lists: "Norway's oil fund", "the farm caucus", "the Morales camp". What
 * stands before such a noun tells which one it is; the group is somebody of its own, below whose it
 * is.
 */
#include "read/mention_voice_internal.h"

/* Nouns for bodies that no lexicon lists and that are somebody of their own, not whose they are:
 * "Norway's oil fund", "the farm caucus", "the Morales camp". */
static frn_actor_kind group_kind(const frn_token *token)
{
    if (token->tag != FRN_TAG_NOUN || (token->flags & FRN_TOKEN_UPPER))
        return FRN_KIND_UNKNOWN;
    if (frn_token_in(token, "federation caucus guild league lobby syndicate association society "
                            "confederation cooperative collective consortium club watchdog "
                            "foundation charity network chapter"))
        return FRN_KIND_NGO;
    if (frn_token_in(token, "fund fund-manager insurer lender retailer carmaker chipmaker "
                            "shipbuilder brewer publisher"))
        return FRN_KIND_COMPANY;
    if (frn_token_in(token, "camp wing faction clan dynasty family tribe bloc current"))
        return FRN_KIND_MOVEMENT;
    return frn_token_in(token, "regulator authority agency tribunal panel") ? FRN_KIND_GOVERNMENT
                                                                            : FRN_KIND_UNKNOWN;
}

/* "the al-Qaeda terror network": the noun only says what the name before it is. */
static bool is_named_before(const frn_finder *finder, uint32_t first, uint32_t noun)
{
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *draft = &finder->drafts.at[i];
        const frn_cast_actor *actor = draft->rows ? frn_cast_at(finder->cast, draft->row[0]) : NULL;

        if (draft->mention.first < first || draft->mention.last >= noun ||
            (draft->mention.flags & FRN_MENTION_POSSESSIVE))
            continue;
        if (draft->name != FRN_NONE
                ? finder->names.at[draft->name].kind != FRN_KIND_PERSON
                : actor && actor->kind > FRN_KIND_TERRITORY && actor->kind < FRN_KIND_POPULATION)
            return true;
    }
    return false;
}

/* What stands before such a noun tells which one it is. */
void frn_voice_group(frn_finder *finder, uint32_t t)
{
    const frn_sentence *s = finder->here;
    frn_actor_kind kind = group_kind(&s->token[t]);
    uint32_t first;
    frn_draft *draft;

    if (kind == FRN_KIND_UNKNOWN || frn_voice_draft(finder, t) ||
        (t + 1 < s->count && (s->token[t + 1].flags & FRN_TOKEN_UPPER)))
        return;
    first = frn_voice_begin(s, t);
    if (is_named_before(finder, first, t))
        return;
    while (first < t &&
           (frn_voice_is_count(&s->token[first]) || s->token[first].tag == FRN_TAG_ADJ))
        first++; /* "a new fund" may be any */
    if (first == t || (kind == FRN_KIND_MOVEMENT && !frn_voice_draft(finder, first) &&
                       !(s->token[first].flags & FRN_TOKEN_UPPER)))
        return;
    draft = frn_voice_nameless(finder, t);
    if (!draft)
        return;
    draft->kind = kind;
    draft->mention.flags &= ~(uint32_t)FRN_MENTION_SPEAKER_ONLY;
    draft->says_first = frn_voice_begin(s, t);
    draft->says_last = t;
}
