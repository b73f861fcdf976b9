/* Threats that only the saying makes: "Moldova could find its gas turned off, X warned", "X said
 * that Y would pay a heavy price". */
#include "read/compose_internal.h"

static bool has_event(const frn_events *events, uint32_t at)
{
    for (uint32_t i = 0; i < events->count; i++) {
        if (events->at[i].at == at && !events->at[i].absorbed && events->at[i].source.count &&
            events->at[i].target.count)
            return true;
    }
    return false;
}

static bool is_content(const frn_voice *v, uint32_t at)
{
    return at >= v->first && at <= v->last && !(at >= v->hole_first && at <= v->hole_last);
}

/* Who will suffer: the first subject in what is said that is not the speaker; else whoever is
 * named. */
static void threatened(const frn_scene *s, const frn_voice *v, frn_parties *out)
{
    for (uint32_t i = v->first; i <= v->last && i < s->count && !out->count; i++) {
        int32_t subject;
        if (!is_content(v, i) || !frn_scene_is_verb(s, i))
            continue;
        subject = frn_scene_child(s, i, FRN_REL_NSUBJ);
        if (subject < 0)
            subject = frn_scene_child(s, i, FRN_REL_NSUBJ_PASS);
        if (subject >= 0 && is_content(v, (uint32_t)subject))
            frn_scene_phrase(s, (uint32_t)subject, out);
        frn_parties_without(out, &v->speaker);
    }
}

static void add_threat(frn_events *events, const frn_voice *v, const frn_parties *target)
{
    frn_event act = frn_compose_act(v, (uint32_t)v->cue, (uint32_t)v->cue);

    act.last = act.at;
    frn_events_add(events, &act, &v->speaker, target, FRN_ACTION_THREATEN,
                   frn_action_describe(FRN_ACTION_THREATEN)->intensity, "says-will");
}

/* "would pay a heavy price", "will regret it", "face consequences". */
static bool is_penalty(const frn_scene *s, uint32_t verb)
{
    static const char *const bare[] = {"regret", "rue"};
    static const char *const what[] = {"price",  "consequence", "dearly",  "wrath",
                                       "severe", "dear",        "reprisal"};
    static const char *const verbs[] = {"pay", "face", "suffer", "bear"};
    bool will = false;

    for (uint32_t i = verb; i-- > 0 && verb - i < 4;)
        will |= s->token[i].tag == FRN_TAG_AUX &&
                (s->mood[i] & (FRN_MOOD_FUTURE | FRN_MOOD_HYPOTHETICAL));
    if (!will)
        return false;
    if (FRN_IS_ONE_OF(s, verb, bare))
        return true;
    for (uint32_t i = verb + 1; FRN_IS_ONE_OF(s, verb, verbs) && i < s->count && i < verb + 6;
         i++) {
        if (FRN_IS_ONE_OF(s, i, what))
            return true;
    }
    return false;
}

static bool is_refusal(const frn_scene *s, const frn_condition *c)
{
    static const char *const words[] = {"unless", "not", "n't", "fail", "refuse"};

    for (uint32_t i = c->first; i <= c->last && i < s->count; i++) {
        if (FRN_IS_ONE_OF(s, i, words))
            return true;
    }
    return false;
}

/* "it would retaliate": what is said is a threat, whatever the condition. */
static bool says_revenge(const frn_scene *s, const frn_voice *v)
{
    static const char *const words[] = {"retaliate", "respond", "avenge", "react"};

    for (uint32_t i = v->first; i <= v->last && i < s->count; i++) {
        if (is_content(v, i) && frn_scene_is_verb(s, i) && FRN_IS_ONE_OF(s, i, words))
            return true;
    }
    return false;
}

/* Does what is said promise an act of the speaker: "it will", "he would"? */
static bool says_own_act(const frn_scene *s, const frn_voice *v, const frn_condition *c)
{
    static const char *const self[] = {"it", "he", "she", "they", "we", "i"};

    for (uint32_t i = v->first; i + 1 <= v->last && i + 1 < s->count; i++) {
        if (is_content(v, i) && !(i >= c->first && i <= c->last) && FRN_IS_ONE_OF(s, i, self) &&
            s->token[i + 1].tag == FRN_TAG_AUX &&
            (s->mood[i + 1] & (FRN_MOOD_FUTURE | FRN_MOOD_HYPOTHETICAL)))
            return true;
    }
    return false;
}

static bool promises_good(const frn_events *events, const frn_condition *c)
{
    for (uint32_t i = 0; i < events->count; i++) {
        const frn_event *e = &events->at[i];
        if (!(e->at >= c->first && e->at <= c->last) && e->sign > 0 && !e->absorbed &&
            e->source.count && e->target.count)
            return true;
    }
    return false;
}

/* "X said it would sue Y unless the nets came back": whoever is to be hit. */
static void victim(const frn_events *events, const frn_voice *v, frn_parties *out)
{
    for (uint32_t i = 0; i < events->count && !out->count; i++) {
        const frn_event *e = &events->at[i];
        if (!e->absorbed && e->sign < 0 && is_content(v, e->at) &&
            frn_parties_meet(&e->source, &v->speaker))
            *out = e->target;
    }
}

/* "Unless Jakarta acts, Malaysia said, it will go to court": a threat to whoever is to act. */
static void conditional_threats(frn_events *events, const frn_scene *s,
                                const frn_conditions *conditions)
{
    for (uint32_t i = 0; i < conditions->count; i++) {
        const frn_condition *c = &conditions->at[i];
        const frn_voice *v = NULL;
        frn_parties target = {0};
        bool refusal = is_refusal(s, c);
        if (promises_good(events, c))
            continue;
        for (uint32_t k = 0; k < s->voices && !v; k++) {
            const frn_voice *w = &s->voice[k];
            if (w->cue >= 0 && w->speaker.count == 1 && !has_event(events, (uint32_t)w->cue) &&
                says_own_act(s, w, c) && (refusal || says_revenge(s, w)))
                v = w;
        }
        for (uint32_t k = c->first; v && k <= c->last && k < s->count && !target.count; k++) {
            if (s->token[k].rel != FRN_REL_NSUBJ)
                continue;
            frn_scene_phrase(s, k, &target);
            frn_parties_without(&target, &v->speaker);
        }
        if (v && !target.count)
            victim(events, v, &target);
        if (target.count)
            add_threat(events, v, &target);
    }
}

void frn_compose_spoken_threats(frn_events *events, const frn_scene *s,
                                const frn_conditions *conditions)
{
    conditional_threats(events, s, conditions);
    for (uint32_t i = 0; i < s->count; i++) {
        const frn_voice *v;
        frn_parties target = {0};
        if (!frn_scene_is_verb(s, i) || !is_penalty(s, i))
            continue;
        v = frn_compose_voice(s, i);
        if (!v || v->speaker.count != 1 || has_event(events, (uint32_t)v->cue))
            continue;
        frn_scene_subject(s, i, &target);
        frn_parties_without(&target, &v->speaker);
        add_threat(events, v, &target);
    }
    for (uint32_t k = 0; k < s->voices; k++) {
        const frn_voice *v = &s->voice[k];
        frn_parties target = {0};
        if (v->cue < 0 || v->speaker.count != 1 || v->manner != FRN_MANNER_THREAT ||
            !frn_scene_is_verb(s, (uint32_t)v->cue) || has_event(events, (uint32_t)v->cue))
            continue;
        threatened(s, v, &target);
        add_threat(events, v, &target);
    }
}
