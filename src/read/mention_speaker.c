/* "I" and "we" in somebody's words: the speaker or the speaker's side, after everything else. */
#include "read/mention_internal.h"

static bool says(const frn_token *token)
{
    return token->tag == FRN_TAG_VERB &&
           frn_lemma_in(token, "say tell add warn claim argue insist declare announce state "
                               "write ask reply note explain stress vow pledge remark comment "
                               "acknowledge admit complain conclude suggest believe think "
                               "recall continue observe respond promise accuse reiterate");
}

bool frn_is_speech_subject(const frn_sentence *s, uint32_t token)
{
    int32_t head = s->token[token].head;

    return (s->token[token].rel == FRN_REL_NSUBJ) && head >= 0 && says(&s->token[head]);
}

static uint32_t speaker_of(const frn_finder *finder, uint32_t sentence,
                           const frn_mention_list *list)
{
    const frn_sentence *s = &finder->sentence[sentence];

    for (uint32_t i = 0; i < list->count; i++) {
        const frn_mention *m = &list->at[i];
        if (m->actor_count && !(m->flags & FRN_MENTION_FIRST) &&
            !(s->token[m->head].flags & FRN_TOKEN_QUOTED) && frn_is_speech_subject(s, m->head))
            return m->actor[0];
    }
    return FRN_NONE;
}

/* Whoever speaks in the sentence, else in its paragraph: before it first, then after; else the last
 * person of the paragraph before when that ends in a colon. */
static uint32_t speaker_near(const frn_finder *finder, uint32_t sentence,
                             const frn_mention_list *list)
{
    uint32_t paragraph = finder->sentence[sentence].paragraph;
    uint32_t speaker = speaker_of(finder, sentence, &list[sentence]);

    for (uint32_t i = sentence; speaker == FRN_NONE && i-- > 0;) {
        if (finder->sentence[i].paragraph != paragraph)
            break;
        speaker = speaker_of(finder, i, &list[i]);
    }
    for (uint32_t i = sentence + 1; speaker == FRN_NONE && i < finder->count; i++) {
        if (finder->sentence[i].paragraph != paragraph)
            break;
        speaker = speaker_of(finder, i, &list[i]);
    }
    for (uint32_t i = sentence; speaker == FRN_NONE && i-- > 0;) {
        const frn_sentence *s = &finder->sentence[i];
        if (s->paragraph == paragraph)
            continue;
        if (s->paragraph + 1 != paragraph || !frn_token_is(&s->token[s->count - 1], ":"))
            break;
        for (uint32_t k = list[i].count; k-- > 0 && speaker == FRN_NONE;) {
            const frn_mention *m = &list[i].at[k];
            const frn_cast_actor *actor =
                m->actor_count ? frn_cast_at(finder->cast, m->actor[0]) : NULL;
            if (actor && actor->kind == FRN_KIND_PERSON)
                speaker = m->actor[0];
        }
        break;
    }
    return speaker;
}

/* "We": the speaker's state for those who speak for one, else the organisation, else the speaker.
 */
static uint32_t side_of(const frn_finder *finder, uint32_t speaker)
{
    const frn_cast_actor *actor = frn_cast_at(finder->cast, speaker), *organisation;

    if (!actor || actor->kind != FRN_KIND_PERSON)
        return actor && actor->state != FRN_NONE &&
                       (actor->kind == FRN_KIND_GOVERNMENT || actor->kind == FRN_KIND_MILITARY)
                   ? actor->state
                   : speaker;
    organisation = frn_cast_at(finder->cast, actor->organisation);
    if (organisation && organisation->kind != FRN_KIND_GOVERNMENT &&
        organisation->kind != FRN_KIND_STATE && organisation->kind != FRN_KIND_MILITARY &&
        organisation->kind != FRN_KIND_UNKNOWN)
        return actor->organisation;
    return actor->state != FRN_NONE ? actor->state : speaker;
}

/* Outside quotation marks "we" is the writer, except in a paragraph set off as somebody's words. */
static bool is_spoken(const frn_finder *finder, uint32_t sentence, uint32_t token)
{
    const frn_sentence *s = &finder->sentence[sentence];

    return (s->token[token].flags & FRN_TOKEN_QUOTED) ||
           finder->doc->paragraph[s->paragraph].block == FRN_BLOCK_QUOTE;
}

void frn_mention_speakers(frn_finder *finder, frn_mention_list *list)
{
    for (uint32_t i = 0; i < finder->count && !finder->failed; i++) {
        for (uint32_t k = 0; k < list[i].count; k++) {
            frn_mention *m = &list[i].at[k];
            uint32_t speaker;

            if (!(m->flags & FRN_MENTION_FIRST) || !is_spoken(finder, i, m->head))
                continue;
            finder->index = i;
            speaker = speaker_near(finder, i, list);
            if (speaker == FRN_NONE)
                continue;
            m->actor = FRN_NEW_ARRAY(finder->arena, uint32_t, 1);
            if (!m->actor) {
                finder->failed = true;
                return;
            }
            m->actor[0] = m->flags & FRN_MENTION_PLURAL ? side_of(finder, speaker) : speaker;
            m->actor_count = 1;
        }
    }
}
