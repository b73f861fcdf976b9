/* What the voice, the mood and the doer make of an event: announcements, refusals, demands and
 * charges that are only spoken. */
#include "read/compose_internal.h"

/* The innermost sentence-internal voice around `at`; NULL. */
const frn_voice *frn_compose_voice(const frn_scene *s, uint32_t at)
{
    const frn_voice *voice = NULL;

    for (uint32_t v = 0; v < s->voices; v++) {
        const frn_voice *w = &s->voice[v];
        if (at >= w->first && at <= w->last && w->cue >= 0 &&
            !(at >= w->hole_first && at <= w->hole_last) &&
            (!voice || w->last - w->first < voice->last - voice->first))
            voice = w;
    }
    return voice;
}

frn_event frn_compose_act(const frn_voice *voice, uint32_t about, uint32_t last)
{
    return (frn_event){.at = (uint32_t)voice->cue,
                       .about = about,
                       .about_last = last,
                       .act = true,
                       .outer = -1,
                       .meaning = {.condition = -1, .word = -1}};
}

/* The announced act is an agreement or a threat: "Portugal will support Turkey's efforts". */
void frn_compose_future(frn_event *e)
{
    if (!e->meaning.future || e->meaning.modality != FRN_MODALITY_ASSERTED || e->act)
        return;
    if (e->sign > 0 && e->action != FRN_ACTION_AGREE && !frn_action_describe(e->action)->standing &&
        e->action != FRN_ACTION_CONSULT) {
        e->action = FRN_ACTION_AGREE;
        e->rule = "announced";
    } else if (e->sign < 0 && !frn_action_describe(e->action)->standing &&
               e->action != FRN_ACTION_DISAPPROVE && e->action != FRN_ACTION_DEMAND &&
               e->action != FRN_ACTION_REJECT) {
        e->action = FRN_ACTION_THREATEN;
        e->rule = "announced";
    }
}

bool frn_compose_grave(const frn_event *e)
{
    return e->action == FRN_ACTION_FIGHT || e->action == FRN_ACTION_ASSAULT ||
           e->action == FRN_ACTION_COERCE || e->action == FRN_ACTION_SANCTION ||
           e->action == FRN_ACTION_THREATEN;
}

/* "X claims that Y attacked Z": whoever says so as a claim accuses Y. "X sees the war as the result
 * of Y's support for Z": X holds Y responsible. */
void frn_compose_wrongs(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        const frn_event *e = &events->at[i];
        const frn_voice *voice = frn_compose_voice(s, e->at);
        frn_event act;
        frn_parties target;
        bool blamed = false;
        if (!e->cue || e->absorbed || e->mutual || !voice || voice->speaker.count != 1 ||
            e->meaning.modality > FRN_MODALITY_HEDGED || e->contested)
            continue;
        for (uint32_t k = voice->first; k < e->at; k++)
            blamed |= frn_scene_lemma_is(s, k, "consequence") ||
                      frn_scene_lemma_is(s, k, "result") || frn_scene_lemma_is(s, k, "fault") ||
                      frn_scene_lemma_is(s, k, "product");
        if (!(blamed && voice->manner == FRN_MANNER_BELIEF) &&
            !(frn_compose_grave(e) &&
              (voice->manner == FRN_MANNER_CLAIM || voice->manner == FRN_MANNER_ACCUSE ||
               (voice->manner == FRN_MANNER_BELIEF && s->token[voice->cue].tag == FRN_TAG_NOUN))))
            continue;
        target = e->source;
        frn_parties_without(&target, &voice->speaker);
        act = frn_compose_act(voice, e->at, e->last);
        act.speaker = voice->speaker;
        frn_events_add(events, &act, &voice->speaker, &target, FRN_ACTION_DISAPPROVE,
                       frn_action_describe(FRN_ACTION_DISAPPROVE)->intensity, "holds-responsible");
    }
}

static bool has_word(const frn_event *e, const char *const *words, size_t count)
{
    for (size_t i = 0; e->cue && i < count; i++) {
        if (frn_slice_search(e->cue->pattern, frn_slice_of(words[i])) < e->cue->pattern.len)
            return true;
    }
    return false;
}

/* "open to talks", "announced its intent to": not yet ready to, not yet decided. */
void frn_compose_willingness(frn_event *e, const frn_events *events)
{
    static const char *const open[] = {"open", "openness", "interest in", "consider"};
    static const char *const aims[] = {"intent", "intention", "desire", "wish", "hope"};
    bool hedged = has_word(e, open, 4);

    if (!e->cue || e->cue->control != FRN_CONTROL_COMMIT || e->action != FRN_ACTION_AGREE ||
        e->meaning.modality != FRN_MODALITY_ASSERTED)
        return;
    for (uint32_t i = 0; i < events->count; i++) {
        const frn_event *inner = &events->at[i];
        hedged |= inner->absorbed && inner->outer >= 0 && &events->at[inner->outer] == e &&
                  has_word(inner, aims, 5);
    }
    if (hedged)
        e->meaning.modality = FRN_MODALITY_HEDGED;
}

/* "says X's intervention would only complicate matters": whoever says so is against what X does. */
void frn_compose_harm(frn_events *events, const frn_scene *s)
{
    static const char *const words[] = {"complicate", "worsen",      "aggravate",   "inflame",
                                        "exacerbate", "destabilise", "destabilize", "backfire",
                                        "escalate",   "jeopardise",  "jeopardize",  "imperil"};

    for (uint32_t i = 0; i < s->count; i++) {
        const frn_voice *voice;
        frn_parties doer = {0};
        frn_event act;
        if (s->token[i].tag != FRN_TAG_VERB || !FRN_IS_ONE_OF(s, i, words))
            continue;
        voice = frn_compose_voice(s, i);
        if (!voice || voice->speaker.count != 1)
            continue;
        frn_scene_subject(s, i, &doer);
        for (uint32_t k = i; !doer.count && k-- > voice->first;) {
            if (s->mention_of[k] >= 0)
                frn_scene_phrase(s, k, &doer);
        }
        frn_parties_without(&doer, &voice->speaker);
        act = frn_compose_act(voice, i, i);
        act.speaker = voice->speaker;
        if (i > 0 && frn_scene_child(s, i, FRN_REL_AUX) >= 0)
            act.meaning.modality = FRN_MODALITY_HEDGED;
        frn_events_add(events, &act, &voice->speaker, &doer, FRN_ACTION_DISAPPROVE,
                       frn_action_describe(FRN_ACTION_DISAPPROVE)->intensity, "calls-harmful");
    }
}

/* "said it would leave": reported, "will" becomes "would". */
void frn_compose_backshift(frn_event *e, const frn_scene *s)
{
    const frn_voice *voice;
    bool own = false;

    if (e->meaning.modality != FRN_MODALITY_HYPOTHETICAL || e->meaning.word < 0 ||
        !frn_scene_is(s, (uint32_t)e->meaning.word, "would"))
        return;
    voice = frn_compose_voice(s, e->at);
    if (!voice || voice->quoted || !(s->token[voice->cue].flags & FRN_TOKEN_PAST))
        return;
    for (uint32_t i = 0; i < e->source.count; i++)
        own |= voice->speaker.count && e->source.actor[i] == voice->speaker.actor[0];
    if (own) {
        e->meaning.modality = FRN_MODALITY_ASSERTED;
        e->meaning.future = true;
    }
}

/* "X said that Y must ...": saying so is a demand, whatever it is that Y must do. */
void frn_compose_spoken_demands(frn_events *events, const frn_scene *s,
                                const frn_conditions *conditions)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const frn_voice *voice;
        frn_parties target = {0};
        frn_event act;
        int32_t verb = s->token[i].head;
        uint32_t about = verb >= 0 ? (uint32_t)verb : i;
        if (s->token[i].tag != FRN_TAG_AUX || !(s->mood[i] & FRN_MOOD_DEMAND) ||
            frn_condition_inverts(s, i))
            continue;
        voice = frn_compose_voice(s, i);
        if (!voice || voice->speaker.count != 1)
            continue;
        if (verb >= 0 && frn_scene_child(s, (uint32_t)verb, FRN_REL_NSUBJ) >= 0)
            frn_scene_subject(s, (uint32_t)verb, &target);
        if (!target.count)
            frn_scene_nearest(s, i, true, &target);
        frn_parties_without(&target, &voice->speaker);
        act = frn_compose_act(voice, about, about);
        act.last = i;
        frn_meaning_of_condition(&act.meaning, conditions, i);
        frn_events_add(events, &act, &voice->speaker, &target, FRN_ACTION_DEMAND,
                       frn_action_describe(FRN_ACTION_DEMAND)->intensity, "says-must");
    }
}

/* "does not trust", "no longer supports": not to feel so is to feel the other way. */
static bool is_attitude(const frn_event *e)
{
    static const char *const words[] = {"trust",
                                        "recognise/recognize",
                                        "respect",
                                        "like",
                                        "tolerate",
                                        "support",
                                        "accept",
                                        "approve of",
                                        "agree with",
                                        "back",
                                        "forgive",
                                        "love",
                                        "stand",
                                        "favour/favor",
                                        "rely on",
                                        "count on",
                                        "get on with",
                                        "get along with",
                                        "have love for",
                                        "speak to",
                                        "see eye to eye with",
                                        "have time for",
                                        "depend on"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_is(e->cue->pattern, words[i]))
            return true;
    }
    return false;
}

/* "X says that Y cannot be trusted": not by X. */
void frn_compose_by_speaker(frn_event *e, const frn_scene *s)
{
    const frn_voice *voice;

    if (!e->cue || e->absorbed || e->source.count || !e->target.count ||
        e->cue->pos != FRN_POS_VERB || !frn_scene_is_passive(s, e->at) || !is_attitude(e))
        return;
    voice = frn_compose_voice(s, e->at);
    if (!voice || voice->speaker.count != 1)
        return;
    e->source = voice->speaker;
    frn_parties_without(&e->source, &e->target);
}

/* "does not trust", "has never forgiven"; not "did not trust". */
static bool is_present(const frn_scene *s, uint32_t at)
{
    if (!(s->token[at].flags & FRN_TOKEN_PAST) || frn_scene_is_passive(s, at))
        return true;
    for (uint32_t i = at; i-- > 0 && at - i < 4;) {
        if (frn_scene_is(s, i, "has") || frn_scene_is(s, i, "have") || frn_scene_is(s, i, "never"))
            return true;
    }
    return false;
}

static bool has_refusing_modal(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && at - i < 5;) {
        if (s->token[i].tag == FRN_TAG_AUX)
            return frn_scene_is(s, i, "will") || frn_scene_is(s, i, "wo") ||
                   frn_scene_is(s, i, "would");
        if (s->token[i].tag != FRN_TAG_PART && s->token[i].tag != FRN_TAG_ADV)
            return false;
    }
    return false;
}

/* "the lack of relations", "an end to the alliance": what is gone is a breach. */
static bool is_gone(const frn_scene *s, const frn_event *e)
{
    static const char *const words[] = {"lack",     "absence", "end",     "breakdown",
                                        "collapse", "loss",    "rupture", "failure"};
    int32_t at = e->meaning.word;

    if (e->cue->pos != FRN_POS_NOUN || at < 0 || s->token[at].tag != FRN_TAG_NOUN)
        return false;
    return FRN_IS_ONE_OF(s, (uint32_t)at, words);
}

/* "failed to agree", "could not reach a deal": talk without result. */
static bool failed_to_agree(const frn_scene *s, const frn_event *e)
{
    return e->action == FRN_ACTION_AGREE && e->meaning.word >= 0 &&
           (s->mood[e->meaning.word] & FRN_MOOD_FAIL);
}

/* "will not help", "would not meet": a refusal. "does not trust": an attitude. */
void frn_compose_negation(frn_event *e, const frn_scene *s)
{
    bool failed = e->cue && failed_to_agree(s, e);

    if (e->meaning.modality != FRN_MODALITY_NEGATED || !e->cue || e->sign <= 0 ||
        (e->cue->pos != FRN_POS_VERB && !is_gone(s, e) && !failed))
        return;
    if (e->cue->pos == FRN_POS_NOUN && !failed)
        frn_event_turn(e, FRN_ACTION_RIVAL);
    else if (has_refusing_modal(s, e->at))
        frn_event_turn(e, FRN_ACTION_REJECT);
    else if (is_attitude(e) && is_present(s, e->at))
        frn_event_turn(e, FRN_ACTION_DISAPPROVE);
    else if (failed)
        frn_event_turn(e, FRN_ACTION_REJECT);
    else
        return;
    e->mutual = e->mutual && failed;
    e->meaning.modality = FRN_MODALITY_ASSERTED;
    e->rule = e->cue->pos == FRN_POS_NOUN ? "lack-of" : "will-not";
    if (e->cue->pos == FRN_POS_NOUN)
        e->mutual = e->cue->mutual;
}

/* "Vienna, where American and Iranian diplomats met": a meeting of several is not one with the
 * place.
 */
void frn_compose_venue(frn_event *e, const frn_scene *s)
{
    int32_t m;

    if (e->action != FRN_ACTION_CONSULT || !e->mutual || e->source.count < 2 || !e->target.count)
        return;
    m = s->mention_of[e->target.at[0]];
    if (m >= 0 && (s->mention[m].flags & FRN_MENTION_PLACE))
        e->target.count = 0;
}

/* What becomes of talks, ties and friendships: "collapse", "break down", "turn sour". */
static bool is_breakdown(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"collapse", "stall",   "founder",  "falter",      "unravel",
                                        "crumble",  "fray",    "sour",     "deteriorate", "worsen",
                                        "cool",     "rupture", "flounder", "implode",     "fizzle",
                                        "fail",     "unwind",  "snap",     "deadlock",    "wither"};
    static const char *const ends[] = {"down", "off", "up", "apart", "through", "sour", "cold"};

    if (FRN_IS_ONE_OF(s, verb, words))
        return true;
    return verb + 1 < s->count &&
           (frn_scene_lemma_is(s, verb, "break") || frn_scene_lemma_is(s, verb, "fall") ||
            frn_scene_lemma_is(s, verb, "turn") || frn_scene_lemma_is(s, verb, "go")) &&
           FRN_IS_ONE_OF(s, verb + 1, ends);
}

/* "Relations are tense", "their friendship is dead" */
static bool is_bad(const frn_scene *s, uint32_t predicate)
{
    static const char *const words[] = {
        "tense",   "poor",    "bad",   "strained", "icy",     "frosty", "sour",    "cold",
        "fraught", "chilly",  "toxic", "dismal",   "abysmal", "rocky",  "uneasy",  "prickly",
        "dead",    "hostile", "testy", "stormy",   "bitter",  "frayed", "terrible"};

    return frn_scene_child(s, predicate, FRN_REL_COP) >= 0 && FRN_IS_ONE_OF(s, predicate, words);
}

/* "sees Y as a rival": of whoever sees him so. */
void frn_compose_viewed(frn_event *e, const frn_scene *s)
{
    int32_t verb = s->token[e->at].head, as = frn_scene_child(s, e->at, FRN_REL_CASE);
    frn_parties who = {0};

    if (!e->cue || e->absorbed || !e->mutual || e->cue->pos != FRN_POS_NOUN ||
        e->source.count != 1 || e->target.count || as < 0 || !frn_scene_is(s, (uint32_t)as, "as") ||
        verb < 0 || !frn_scene_is_verb(s, (uint32_t)verb) ||
        frn_scene_is_passive(s, (uint32_t)verb))
        return;
    frn_scene_subject(s, (uint32_t)verb, &who);
    frn_parties_without(&who, &e->source);
    e->target = who;
}

/* "Talks between X and Y collapsed", "their alliance fell apart": they are at odds. */
void frn_compose_broken(frn_event *e, const frn_scene *s)
{
    int32_t verb = s->token[e->at].head;

    if (!e->cue || e->absorbed || !e->mutual || e->sign <= 0 || e->cue->pos != FRN_POS_NOUN ||
        s->token[e->at].rel != FRN_REL_NSUBJ || verb < 0 || e->meaning.negated ||
        !(s->token[verb].tag == FRN_TAG_VERB ? is_breakdown(s, (uint32_t)verb)
                                             : is_bad(s, (uint32_t)verb)))
        return;
    frn_event_turn(e, e->action == FRN_ACTION_CONSULT || e->action == FRN_ACTION_AGREE
                          ? FRN_ACTION_REJECT
                          : FRN_ACTION_RIVAL);
    e->rule = "broken";
}

static bool needs_other(const frn_event *e)
{
    return e->action == FRN_ACTION_CONSULT || e->action == FRN_ACTION_AGREE ||
           e->action == FRN_ACTION_CONCEDE;
}

/* "X said that Y must reopen talks", "urged Y to make concessions": towards whoever wants it, when
 * nobody else is named. */
void frn_compose_demanded(frn_event *e, const frn_scene *s, const frn_events *events)
{
    const frn_event *outer = e->outer >= 0 ? &events->at[e->outer] : NULL;
    const frn_voice *voice;
    frn_parties who = {0};

    if (!e->cue || e->absorbed || e->meaning.modality != FRN_MODALITY_DEMAND || !needs_other(e) ||
        !e->source.count || e->target.count || (e->mutual && e->source.count > 1))
        return;
    if (outer && outer->cue && outer->action == FRN_ACTION_DEMAND) {
        who = outer->source;
    } else {
        voice = frn_compose_voice(s, e->at);
        if (voice)
            who = voice->speaker;
    }
    frn_parties_without(&who, &e->source);
    e->target = who;
    if (who.count)
        e->rule = "wanted-by";
}

static bool is_force(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {
        "troop",     "troops",  "force",  "soldier",   "army",       "aircraft",
        "plane",     "jet",     "tank",   "navy",      "helicopter", "gunship",
        "marine",    "missile", "drone",  "artillery", "warplane",   "military",
        "battalion", "brigade", "bomber", "warship",   "predator",   "forces"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* Killing by an army is fighting, whatever the verb. */
void frn_compose_soldiers(frn_event *e, const frn_scene *s)
{
    if (e->action != FRN_ACTION_ASSAULT || !e->source.count || !e->cue ||
        e->cue->pos != FRN_POS_VERB)
        return;
    for (uint32_t i = e->source.at[0]; i < s->count && i < e->source.at[0] + 4u; i++) {
        if (is_force(s, i) && !(i > 0 && frn_scene_is(s, i - 1, "suicide"))) {
            frn_event_turn(e, FRN_ACTION_FIGHT);
            return;
        }
        if (frn_scene_is_verb(s, i))
            return;
    }
}
