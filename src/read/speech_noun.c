/* Attribution without a verb: "X's view is that", "is convinced that", "according to X", "in X's
 * view".
 */
#include "read/speech_part_internal.h"

/* "Jane Doe of the Institute doubts that": taken for a noun where the clause has no verb yet. */
static bool stands_for_verb(const frn_scene *s, uint32_t noun, uint32_t that)
{
    return that == noun + 1 && (s->token[noun].flags & FRN_TOKEN_PLURAL) &&
           !(s->token[noun].flags & FRN_TOKEN_UPPER) && noun > 0 &&
           s->token[noun - 1].tag != FRN_TAG_DET && s->token[noun - 1].tag != FRN_TAG_ADJ &&
           !frn_speech_has_verb(s, frn_scene_clause_begin(s, noun), noun - 1);
}

/* "is convinced that", "are sure that" */
void frn_speech_of_adjective(frn_scene *s, const frn_cue *cue, uint32_t at)
{
    frn_parties speaker = {0};
    int32_t that = frn_speech_that_after(s, at), clause = frn_speech_clause(s, at);

    if (!cue->that || that != (int32_t)at + 1)
        return;
    if (s->token[at].tag == FRN_TAG_VERB)
        frn_scene_object(s, at, &speaker);
    else
        frn_scene_holder(s, at, &speaker);
    frn_speech_near_speaker(s, at, &speaker);
    frn_speech_add(s, (uint32_t)that,
                   frn_speech_past_condition(s, frn_speech_content_end(s, at, clause)), &speaker,
                   cue, (int32_t)at);
}

/* "In X's view, Y attacked": all but these words. */
bool frn_speech_of_view(frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {"view",     "eye",       "opinion",   "telling",
                                        "reading",  "word",      "mind",      "account",
                                        "judgment", "judgement", "estimation"};
    frn_parties speaker = {0};
    uint32_t first = noun;
    frn_voice *v;

    if (s->token[noun].tag != FRN_TAG_NOUN || !FRN_IS_ONE_OF(s, noun, words))
        return false;
    frn_scene_modifiers(s, noun, &speaker);
    while (first > 0 && noun - first < 8 && s->token[first].tag != FRN_TAG_ADP)
        first--;
    if (!speaker.count || (!frn_scene_is(s, first, "in") && !frn_scene_is(s, first, "to")) ||
        (first > 0 && s->token[first - 1].tag != FRN_TAG_PUNCT &&
         s->token[first - 1].tag != FRN_TAG_CCONJ && !frn_scene_is(s, first - 1, "that")))
        return false;
    v = frn_speech_add(s, 0, s->count - 1, &speaker, NULL, (int32_t)noun);
    if (v) {
        v->hole_first = first;
        v->hole_last = noun;
        frn_speech_set_aside(s, first, noun);
    }
    return true;
}

/* "X's view is that ...", "a warning by X that ..." */
void frn_speech_of_noun(frn_scene *s, const frn_cue *cue, uint32_t noun)
{
    frn_parties speaker = {0};
    uint32_t from = s->count, lo, hi;

    for (uint32_t i = noun + 1; i < s->count && i < noun + 9; i++) {
        if (frn_scene_is(s, i, "that") && s->token[i].tag != FRN_TAG_DET) {
            from = i;
            break;
        }
        if (s->token[i].tag == FRN_TAG_VERB || frn_scene_is(s, i, ","))
            break;
    }
    if (from >= s->count || !cue->that)
        return;
    frn_scene_modifiers(s, noun, &speaker);
    for (uint32_t i = noun + 1; !speaker.count && i < from; i++) {
        if ((frn_scene_is(s, i, "of") || frn_scene_is(s, i, "by") || frn_scene_is(s, i, "from")) &&
            s->token[i].head > (int32_t)i)
            frn_scene_phrase(s, (uint32_t)s->token[i].head, &speaker);
    }
    if (stands_for_verb(s, noun, from)) {
        speaker = (frn_parties){0};
        for (uint32_t i = frn_scene_clause_begin(s, noun); i < noun && !speaker.count; i++) {
            if (s->mention_of[i] >= 0)
                frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &speaker);
        }
    }
    if (!speaker.count) {
        int32_t governor = frn_scene_governor(s, noun);
        if (governor >= 0)
            frn_scene_subject(s, (uint32_t)governor, &speaker);
    }
    hi = s->count - 1;
    if (s->token[from].head > (int32_t)from) {
        frn_scene_reach(s, (uint32_t)s->token[from].head, &lo, &hi);
        if (hi < (uint32_t)s->token[from].head)
            hi = s->count - 1;
    }
    frn_speech_add(s, from, hi, &speaker, cue, (int32_t)noun);
}

void frn_speech_of_prep(frn_scene *s, const frn_cue *cue, uint32_t at, uint32_t last)
{
    frn_parties speaker = {0};
    uint32_t end = last + 1, first = at;
    frn_voice *v;

    /* "reports that, according to X, Y attacked": only of that clause */
    if (first > 0 && frn_scene_is(s, first - 1, ","))
        first--;
    first = first > 0 && frn_scene_is(s, first - 1, "that") ? first - 1 : 0;

    for (uint32_t i = last + 1; i < s->count && i < last + 10; i++) {
        if (s->mention_of[i] >= 0) {
            const frn_mention *m = &s->mention[s->mention_of[i]];
            frn_scene_phrase(s, m->head, &speaker);
            frn_speech_unnamed(s, (int32_t)m->head, &speaker);
            end = m->last;
            break;
        }
        if (frn_scene_is_verb(s, i) || frn_scene_is(s, i, ","))
            break; /* "according to people in the know, X ..." */
    }
    v = frn_speech_add(s, first, s->count - 1, &speaker, cue, (int32_t)at);
    if (v) {
        v->hole_first = at;
        v->hole_last = end;
        frn_speech_set_aside(s, at, end);
    }
}
