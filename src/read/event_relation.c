/* Who is named by what he is to somebody else: "his ally Macron", "Cuba, Maduro's closest ally,".
 */
#include "read/event_relation_internal.h"

#include "read/scene_slots_internal.h"

/* The noun's action, when it is one of standing that it can name somebody by. */
static const frn_cue *standing_at(const frn_scene *s, uint32_t at)
{
    uint32_t last;
    const frn_cue *cue;

    if (!frn_scene_is_noun(s, at) || (s->token[at].flags & FRN_TOKEN_UPPER) ||
        !frn_mention_is_outsider(s->token[at].lemma))
        return NULL;
    cue = frn_scene_cue(s, at, FRN_CUE_ACTION, NULL, &last);
    return cue && last == at && cue->pos == FRN_POS_NOUN && cue->words == 1 &&
                   frn_action_describe((frn_action)cue->action)->standing
               ? cue
               : NULL;
}

/* "Maduro's closest ally", "its old rival": who has him; the first token of it, -1 without. */
static int32_t whose(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    for (uint32_t i = noun; i-- > 0 && noun - i < 6;) {
        int32_t m = s->mention_of[i];
        if (frn_scene_is(s, i, "'s") || frn_scene_is(s, i, "'"))
            continue;
        if (m >= 0 && (s->mention[m].flags & FRN_MENTION_POSSESSIVE)) {
            frn_slots_mention(s, m, out);
            return (int32_t)s->mention[m].first;
        }
        if ((m >= 0 && !(s->mention[m].flags & FRN_MENTION_ADJECTIVE)) ||
            (s->token[i].tag != FRN_TAG_ADJ && s->token[i].tag != FRN_TAG_ADV &&
             s->token[i].tag != FRN_TAG_NUM && s->token[i].tag != FRN_TAG_NOUN &&
             s->token[i].tag != FRN_TAG_VERB && s->token[i].tag != FRN_TAG_CCONJ && m < 0))
            break;
    }
    return FRN_NO_TOKEN;
}

static bool is_name(const frn_scene *s, int32_t m)
{
    return m >= 0 && s->mention[m].actor_count &&
           !(s->mention[m].flags & (FRN_MENTION_PRONOUN | FRN_MENTION_ADJECTIVE |
                                    FRN_MENTION_POSSESSIVE | FRN_MENTION_GENERIC));
}

/* "its rival Acme", "their ally, the king,": the name that follows. */
static bool named_after(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    bool comma = noun + 1 < s->count && frn_scene_is(s, noun + 1, ",");
    uint32_t i = noun + 1 + comma;
    int32_t m;

    if (comma && i < s->count && s->token[i].tag == FRN_TAG_DET)
        i++;
    m = i < s->count ? s->mention_of[i] : FRN_NO_TOKEN;
    if (!is_name(s, m) && !(!comma && m >= 0 && s->mention[m].actor_count &&
                            (s->mention[m].flags & FRN_MENTION_POSSESSIVE)))
        return false;
    if (s->mention[m].first != i)
        return false;
    if (comma && s->token[s->mention[m].head].rel != FRN_REL_APPOS &&
        s->token[s->mention[m].head].head != (int32_t)noun)
        return false;
    frn_slots_phrase(s, s->mention[m].head, out, 2);
    return out->count > 0;
}

/* "Cuba, Maduro's closest ally,": the name before, set off by commas. */
static bool named_before(const frn_scene *s, uint32_t noun, int32_t first, frn_parties *out)
{
    int32_t m;

    if (first < 2 || !frn_scene_is(s, (uint32_t)first - 1, ",") ||
        (noun + 1 < s->count && s->token[noun + 1].tag != FRN_TAG_PUNCT &&
         s->token[noun + 1].tag != FRN_TAG_CCONJ && s->token[noun + 1].tag != FRN_TAG_ADP))
        return false;
    m = s->mention_of[first - 2];
    if (!is_name(s, m) ||
        (s->token[noun].rel != FRN_REL_APPOS && s->token[noun].head != (int32_t)s->mention[m].head))
        return false;
    frn_slots_phrase(s, s->mention[m].head, out, 1);
    return out->count > 0;
}

bool frn_event_relation(const frn_scene *s, uint32_t at, frn_event *out)
{
    const frn_cue *cue = standing_at(s, at);
    frn_parties owner = {0}, named = {0};
    int32_t first = cue ? whose(s, at, &owner) : FRN_NO_TOKEN;

    if (first < 0 || !owner.count)
        return false;
    if (!named_after(s, at, &named) && !named_before(s, at, first, &named))
        return false;
    frn_parties_without(&named, &owner);
    if (!named.count)
        return false;
    *out = (frn_event){.at = at,
                       .last = at,
                       .action = (frn_action)cue->action,
                       .intensity = cue->intensity,
                       .sign = (cue->intensity > 0) - (cue->intensity < 0),
                       .mutual = cue->mutual,
                       .source = named,
                       .target = owner,
                       .presupposed = true,
                       .outer = -1,
                       .meaning = {.condition = -1, .word = -1},
                       .rule = "named-as"};
    return true;
}
