/* What predicates do to the predicates below them: promises, threats, refusals, demands,
 * accusations, endings, help against somebody. */
#include "read/event_internal.h"

static int32_t event_at(const frn_events *events, uint32_t token)
{
    for (uint32_t i = 0; i < events->count; i++) {
        if (events->at[i].cue && (events->at[i].at == token))
            return (int32_t)i;
    }
    return -1;
}

static bool is_finite_form(const frn_scene *s, uint32_t t)
{
    return s->token[t].tag == FRN_TAG_VERB &&
           !(s->token[t].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE | FRN_TOKEN_BASE));
}

static bool passes(const frn_scene *s, uint32_t t)
{
    /* "accused X of lying and urged Y": a finite verb is never part of "of ..." or "to ..." */
    if (s->token[t].rel == FRN_REL_CONJ && is_finite_form(s, t))
        return false;
    switch (s->token[t].rel) {
    case FRN_REL_XCOMP:
    case FRN_REL_CCOMP:
    case FRN_REL_OBJ:
    case FRN_REL_CONJ:
    case FRN_REL_COMPOUND:
    case FRN_REL_NSUBJ_PASS:
        return true;
    case FRN_REL_NMOD:
    case FRN_REL_OBL:
        return true;
    case FRN_REL_ACL:
        return !(s->token[t].flags & FRN_TOKEN_PARTICIPLE);
    case FRN_REL_ADVCL: {
        int32_t mark = frn_scene_child(s, t, FRN_REL_MARK);
        return mark >= 0 && s->token[mark].tag != FRN_TAG_SCONJ;
    }
    default:
        return false;
    }
}

/* The event above token t that embeds it, through verbs like try, begin, be able. */
static int32_t outer_of(const frn_events *events, const frn_scene *s, uint32_t t, int32_t self)
{
    bool first = true;

    for (int hops = 0; hops < 5; hops++) {
        int32_t head = s->token[t].head, found;
        if (head < 0 || !passes(s, t))
            return -1;
        /* far off in the words is far off in sense */
        if (!first && s->token[t].rel == FRN_REL_OBL)
            return -1;
        t = (uint32_t)head;
        found = event_at(events, t);
        if (found >= 0 && found != self)
            return found;
        if (frn_scene_is_verb(s, t) &&
            !(s->mood[t] & (FRN_MOOD_TRY | FRN_MOOD_BEGIN | FRN_MOOD_LIGHT | FRN_MOOD_WANT |
                            FRN_MOOD_END | FRN_MOOD_FAIL | FRN_MOOD_CAUSE)))
            return -1;
        first = false;
    }
    return -1;
}

/* The event that follows "to", "of", "for" or "that" after a word that embeds one, by order of
 * words; -1. */
static int32_t inner_by_order(const frn_events *events, const frn_scene *s, const frn_event *outer)
{
    bool accuse = outer->cue->control == FRN_CONTROL_ACCUSE;
    uint32_t end = frn_scene_clause_end(s, outer->last), at = 0;

    for (uint32_t i = outer->last + 1; i <= end && i < outer->last + 16; i++) {
        if (accuse
                ? frn_scene_is(s, i, "of") || frn_scene_is(s, i, "for")
                : frn_scene_is(s, i, "to") && i + 1 < s->count &&
                      (s->token[i + 1].tag == FRN_TAG_VERB || s->token[i + 1].tag == FRN_TAG_ADV)) {
            at = i;
            break;
        }
        if (frn_scene_is_verb(s, i))
            return -1;
    }
    for (uint32_t k = 0; at && k < events->count; k++) {
        const frn_event *e = &events->at[k];
        if (e->cue && e->at > at && e->at <= at + (accuse ? 6 : 4) && e->outer < 0)
            return (int32_t)k;
    }
    return -1;
}

static bool is_clause(const frn_scene *s, const frn_event *inner)
{
    return frn_scene_is_verb(s, inner->at) || (inner->cue && inner->cue->pos == FRN_POS_ADJ);
}

static void without(frn_parties *from, const frn_parties *other)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < from->count; i++) {
        bool shared = false;
        for (uint32_t k = 0; k < other->count; k++)
            shared |= from->actor[i] == other->actor[k];
        if (!shared) {
            from->actor[n] = from->actor[i];
            from->at[n++] = from->at[i];
        }
    }
    from->count = n;
}

/* The target that the embedded event gives to the outer one's subject. */
static frn_parties inner_target(const frn_event *outer, const frn_event *inner)
{
    frn_parties found = inner->target;

    if (inner->mutual)
        frn_parties_join(&found, &inner->source);
    without(&found, &outer->source);
    return found;
}

/* promise, plan, offer: AGREE to something good, THREATEN with something bad. */
static void commit(frn_event *outer, frn_event *inner)
{
    frn_parties target = inner_target(outer, inner), doer = inner->source;

    without(&doer, &outer->source);
    if (outer->mutual && outer->source.count > 1 && !outer->target.count) {
        inner->absorbed = inner->sign > 0; /* they agree with each other */
        return;
    }
    if (doer.count && inner->cue->pos == FRN_POS_NOUN && !inner->mutual)
        target = doer; /* "agreed to American mediation" */
    if (!target.count || !outer->source.count)
        return;
    outer->target = target;
    outer->mutual = false;
    if (inner->sign < 0) {
        outer->action = FRN_ACTION_THREATEN;
        outer->intensity = frn_action_describe(FRN_ACTION_THREATEN)->intensity;
        outer->sign = -1;
        outer->rule = "commit-hostile";
    } else {
        outer->rule = "commit";
    }
    inner->absorbed = true;
}

static void threaten(frn_event *outer, frn_event *inner)
{
    frn_parties target = inner_target(outer, inner);

    if (!outer->target.count)
        outer->target = target;
    if (outer->target.count && outer->source.count) {
        outer->rule = "threat-to";
        inner->absorbed = true;
    }
}

static void refuse(frn_event *outer, frn_event *inner)
{
    frn_parties target = inner_target(outer, inner);

    if (inner->sign < 0 && inner->action != FRN_ACTION_RETREAT)
        return; /* "refused to attack": what is refused is said not to be */
    if (target.count && (!outer->target.count || outer->target.guessed || outer->target.place)) {
        outer->target = target;
        outer->rule = "refuse-to";
    }
    if (outer->source.count && outer->target.count)
        inner->absorbed = true;
}

static void demand(frn_event *outer, frn_event *inner, bool clause)
{
    if (!outer->target.count || outer->target.guessed) {
        frn_parties who = inner->source;
        without(&who, &outer->source);
        if (!who.count)
            who = inner_target(outer, inner);
        if (who.count)
            outer->target = who;
    }
    if (outer->target.count)
        outer->rule = "demand-that";
    if (!clause)
        inner->absorbed = true;
}

static void accuse(frn_event *outer, frn_event *inner, bool clause)
{
    if (outer->target.count) {
        frn_parties target = inner->target;
        if (!inner->mutual && (clause || !inner->source.count)) {
            inner->source = outer->target;
            without(&target, &inner->source);
            inner->target = target;
        }
    }
    inner->contested = true;
    inner->speaker = outer->source;
    inner->rule = "accused-of";
    outer->speaker = outer->source;
}

/* A verdict on an act: "welcomed talks with X", "opposes aid to X", "condemned X's attack". */
static void judge(frn_event *outer, frn_event *inner)
{
    frn_parties doer = inner->source, target = inner_target(outer, inner);

    without(&doer, &outer->source);
    if (doer.count && inner->cue && inner->cue->pos == FRN_POS_NOUN && outer->sign < 0) {
        outer->target = doer;
        return;
    }
    if (doer.count && outer->sign > 0 && outer->target.count)
        return;
    if (!target.count)
        return;
    if (outer->sign < 0 && inner->sign < 0) {
        outer->absorbed = true; /* against what is done to them: no side taken that can be named */
        return;
    }
    outer->target = target;
    outer->mutual = false;
    if (inner->sign < 0) {
        outer->action = FRN_ACTION_DISAPPROVE;
        outer->intensity = frn_action_describe(FRN_ACTION_DISAPPROVE)->intensity;
        outer->sign = -1;
    }
    outer->rule = "judges-act";
    inner->absorbed = true;
}

static bool is_verdict(const frn_event *e)
{
    return e->cue && e->cue->pos == FRN_POS_VERB &&
           (e->action == FRN_ACTION_SUPPORT || e->action == FRN_ACTION_DISAPPROVE ||
            e->action == FRN_ACTION_OPPOSE || e->action == FRN_ACTION_REJECT);
}

/* "wants X to leave", "expects them to pay": what is wanted is done by somebody else. */
static bool wants_of_other(frn_event *outer, frn_event *inner, const frn_scene *s)
{
    static const char *const words[] = {"want", "wish", "expect", "like", "prefer", "need"};
    frn_parties other = {0};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!frn_slice_is(outer->cue->pattern, words[i]))
            continue;
        frn_scene_object(s, outer->at, &other);
        without(&other, &outer->source);
        if (!other.count || other.at[0] < outer->at || other.at[0] > inner->at)
            return false;
        outer->target = other;
        if (!inner->mutual || inner->source.count == 1)
            inner->source = other;
        else if (inner->mutual)
            inner->source = other;
        without(&inner->target, &inner->source);
        return true;
    }
    return false;
}

static void apply(const frn_scene *s, frn_event *outer, frn_event *inner)
{
    bool clause = is_clause(s, inner);
    int32_t relation = s->token[inner->at].rel;

    switch (outer->cue->control) {
    case FRN_CONTROL_COMMIT:
        if ((clause || frn_scene_governor(s, inner->at) != (int32_t)outer->at) &&
            wants_of_other(outer, inner, s)) {
            outer->action = FRN_ACTION_DEMAND;
            outer->intensity = frn_action_describe(FRN_ACTION_DEMAND)->intensity;
            outer->sign = -1;
            outer->rule = "wants-to";
            return;
        }
        commit(outer, inner);
        return;
    case FRN_CONTROL_THREAT:
        threaten(outer, inner);
        return;
    case FRN_CONTROL_REFUSE:
        if (clause || !outer->target.count)
            refuse(outer, inner);
        else
            judge(outer, inner);
        return;
    case FRN_CONTROL_DEMAND:
    case FRN_CONTROL_DEMAND_INF:
        demand(outer, inner, clause);
        return;
    case FRN_CONTROL_ACCUSE:
        if (clause || relation == FRN_REL_OBL || relation == FRN_REL_NMOD)
            accuse(outer, inner, clause);
        else
            judge(outer, inner);
        return;
    default:
        break;
    }
    if (is_verdict(outer) && !clause && relation == FRN_REL_OBJ)
        judge(outer, inner);
}

/* "suspended aid to X", "lifted the blockade": an ending turns the sign. */
static void endings(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        int32_t verb;
        frn_parties who = {0}, target;
        if (!e->cue || e->absorbed || e->cue->pos != FRN_POS_NOUN)
            continue;
        verb = frn_scene_governor(s, e->at);
        if (verb < 0 || !(s->mood[verb] & FRN_MOOD_END) || s->token[e->at].rel == FRN_REL_OBL)
            continue;
        frn_scene_subject(s, (uint32_t)verb, &who);
        target = e->target;
        if (!target.count || e->mutual)
            frn_parties_join(&target, &e->source);
        without(&target, &who);
        if (!who.count || !target.count) {
            continue;
        }
        e->source = who;
        e->target = target;
        e->mutual = false;
        e->at = (uint32_t)verb; /* its own modality is that of the ending */
        e->action = e->sign > 0 ? FRN_ACTION_SANCTION : FRN_ACTION_RETREAT;
        e->intensity = frn_action_describe(e->action)->intensity;
        e->sign = -e->sign;
        e->rule = "ends";
    }
}

static bool takes_side(frn_action action)
{
    return action == FRN_ACTION_AID || action == FRN_ACTION_SUPPORT || action == FRN_ACTION_BACK ||
           action == FRN_ACTION_COOPERATE || action == FRN_ACTION_ALLY ||
           action == FRN_ACTION_PARTNER;
}

/* "help X fight Y", "support for X against Y", "alliance with X against Y": a shared enemy. */
static void shared_enemies(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count,
             against = frn_intern_find(&s->wording->words, FRN_LIT("against"));

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        frn_parties enemy = {0}, side = {0};
        if (!e->cue || e->absorbed || !takes_side(e->action) || !e->source.count ||
            against == FRN_NONE)
            continue;
        frn_scene_prep(s, e->at, against, false, &enemy);
        without(&enemy, &e->source);
        without(&enemy, &e->target);
        side = e->source;
        frn_parties_join(&side, &e->target);
        if (enemy.count)
            frn_events_add(events, e, &side, &enemy, FRN_ACTION_OPPOSE,
                           frn_action_describe(FRN_ACTION_OPPOSE)->intensity, "shared-enemy");
    }
}

static void helped_against(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i], *outer;
        frn_parties enemy;
        if (e->outer < 0 || e->sign >= 0 || e->absorbed || !e->target.count)
            continue;
        outer = &events->at[e->outer];
        if (!takes_side(outer->action) || !outer->cue || outer->cue->control ||
            !outer->source.count || !frn_scene_is_verb(s, e->at))
            continue;
        enemy = e->target;
        without(&enemy, &outer->source);
        frn_events_add(events, outer, &outer->source, &enemy, FRN_ACTION_OPPOSE,
                       frn_action_describe(FRN_ACTION_OPPOSE)->intensity, "helps-against");
    }
}

/* The announced act is an agreement or a threat: "Portugal will support Turkey's efforts". */
static void futures(frn_event *e)
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

/* The innermost sentence-internal voice around `at`; NULL. */
static const frn_voice *voice_at(const frn_scene *s, uint32_t at)
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

static bool is_grave(const frn_event *e)
{
    return e->action == FRN_ACTION_FIGHT || e->action == FRN_ACTION_ASSAULT ||
           e->action == FRN_ACTION_COERCE || e->action == FRN_ACTION_SANCTION ||
           e->action == FRN_ACTION_THREATEN;
}

/* "X claims that Y attacked Z": whoever says so as a claim accuses Y. "X sees the war as the result
 * of Y's support for Z": X holds Y responsible. */
static void claimed_wrongs(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        const frn_event *e = &events->at[i];
        const frn_voice *voice = voice_at(s, e->at);
        frn_event act = {.outer = -1, .act = true};
        frn_parties target = e->source;
        bool blamed = false;
        if (!e->cue || e->absorbed || e->mutual || !voice || voice->speaker.count != 1 ||
            e->meaning.modality > FRN_MODALITY_HEDGED || e->contested)
            continue;
        for (uint32_t k = voice->first; k < e->at; k++)
            blamed |= frn_scene_lemma_is(s, k, "consequence") ||
                      frn_scene_lemma_is(s, k, "result") || frn_scene_lemma_is(s, k, "fault") ||
                      frn_scene_lemma_is(s, k, "product");
        if (!(blamed && voice->manner == FRN_MANNER_BELIEF) &&
            !(is_grave(e) &&
              (voice->manner == FRN_MANNER_CLAIM || voice->manner == FRN_MANNER_ACCUSE ||
               (voice->manner == FRN_MANNER_BELIEF && s->token[voice->cue].tag == FRN_TAG_NOUN))))
            continue;
        without(&target, &voice->speaker);
        act.at = (uint32_t)voice->cue;
        act.speaker = voice->speaker;
        act.meaning = (frn_meaning){.condition = -1, .word = -1};
        frn_events_add(events, &act, &voice->speaker, &target, FRN_ACTION_DISAPPROVE,
                       frn_action_describe(FRN_ACTION_DISAPPROVE)->intensity, "holds-responsible");
    }
}

/* "said it would leave": reported, "will" becomes "would". */
static void backshift(frn_event *e, const frn_scene *s)
{
    const frn_voice *voice;
    bool own = false;

    if (e->meaning.modality != FRN_MODALITY_HYPOTHETICAL || e->meaning.word < 0 ||
        !frn_scene_is(s, (uint32_t)e->meaning.word, "would"))
        return;
    voice = voice_at(s, e->at);
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
static void spoken_demands(frn_events *events, const frn_scene *s)
{
    for (uint32_t i = 0; i < s->count; i++) {
        const frn_voice *voice;
        frn_parties target = {0};
        frn_event act = {.at = i, .last = i, .outer = -1};
        int32_t verb = s->token[i].head;
        if (s->token[i].tag != FRN_TAG_AUX || !(s->mood[i] & FRN_MOOD_DEMAND))
            continue;
        voice = voice_at(s, i);
        if (!voice || voice->speaker.count != 1)
            continue;
        if (verb >= 0 && frn_scene_child(s, (uint32_t)verb, FRN_REL_NSUBJ) >= 0)
            frn_scene_subject(s, (uint32_t)verb, &target);
        if (!target.count)
            frn_scene_nearest(s, i, true, &target);
        without(&target, &voice->speaker);
        act.at = (uint32_t)voice->cue;
        act.meaning = (frn_meaning){.condition = -1, .word = -1};
        act.act = true;
        frn_events_add(events, &act, &voice->speaker, &target, FRN_ACTION_DEMAND,
                       frn_action_describe(FRN_ACTION_DEMAND)->intensity, "says-must");
    }
}

/* "does not trust", "no longer supports": not to feel so is to feel the other way. */
static bool is_attitude(const frn_event *e)
{
    static const char *const words[] = {
        "trust",  "recognise/recognize", "respect",    "like", "tolerate", "support", "approve of",
        "accept", "favour/favor",        "agree with", "back"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_is(e->cue->pattern, words[i]))
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
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, (uint32_t)at, words[i]))
            return true;
    }
    return false;
}

/* "will not help", "would not meet": a refusal. "does not trust": an attitude. */
static void negations(frn_event *e, const frn_scene *s)
{
    if (e->meaning.modality != FRN_MODALITY_NEGATED || !e->cue || e->sign <= 0 ||
        (e->cue->pos != FRN_POS_VERB && !is_gone(s, e)))
        return;
    if (e->cue->pos == FRN_POS_NOUN)
        e->action = FRN_ACTION_RIVAL;
    else if (is_attitude(e) && !(s->token[e->at].flags & FRN_TOKEN_PAST))
        e->action = has_refusing_modal(s, e->at) ? FRN_ACTION_REJECT : FRN_ACTION_DISAPPROVE;
    else if (has_refusing_modal(s, e->at))
        e->action = FRN_ACTION_REJECT;
    else
        return;
    e->intensity = frn_action_describe(e->action)->intensity;
    e->sign = -1;
    e->mutual = false;
    e->meaning.modality = FRN_MODALITY_ASSERTED;
    e->rule = e->cue->pos == FRN_POS_NOUN ? "lack-of" : "will-not";
    e->mutual = e->cue->pos == FRN_POS_NOUN && e->cue->mutual;
}

static bool is_force(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {
        "troop",     "troops",  "force",  "soldier",   "army",       "aircraft",
        "plane",     "jet",     "tank",   "navy",      "helicopter", "gunship",
        "marine",    "missile", "drone",  "artillery", "warplane",   "military",
        "battalion", "brigade", "bomber", "warship",   "predator",   "forces"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, at, words[i]) || frn_scene_is(s, at, words[i]))
            return true;
    }
    return false;
}

/* Killing by an army is fighting, whatever the verb. */
static void soldiers_fight(frn_event *e, const frn_scene *s)
{
    if (e->action != FRN_ACTION_ASSAULT || !e->source.count || !e->cue ||
        e->cue->pos != FRN_POS_VERB)
        return;
    for (uint32_t i = e->source.at[0]; i < s->count && i < e->source.at[0] + 4; i++) {
        if (is_force(s, i)) {
            e->action = FRN_ACTION_FIGHT;
            e->intensity = frn_action_describe(FRN_ACTION_FIGHT)->intensity;
            return;
        }
        if (frn_scene_is_verb(s, i))
            return;
    }
}

/* "asked them to leave": "to" and a verb, before the next verb. */
static bool followed_by_infinitive(const frn_scene *s, uint32_t last)
{
    for (uint32_t i = last + 1; i + 1 < s->count && i < last + 14; i++) {
        if (frn_scene_is(s, i, "to") && s->token[i + 1].tag == FRN_TAG_VERB)
            return true;
        if (s->token[i].tag == FRN_TAG_VERB || s->aside[i] || frn_scene_is(s, i, "that"))
            return frn_scene_is(s, i, "that") && i == last + 1 &&
                   !frn_scene_lemma_is(s, last, "tell") && !frn_scene_lemma_is(s, last, "remind");
    }
    return false;
}

/* An infinitive-only demand ("asked") without its infinitive is no demand. */
static void prune(frn_events *events, const frn_scene *s, const bool *has_inner)
{
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        if (!e->cue)
            continue;
        if (e->cue->control == FRN_CONTROL_DEMAND_INF && !followed_by_infinitive(s, e->last))
            e->absorbed = true;
        if (e->cue->control == FRN_CONTROL_COMMIT && !has_inner[i] && !e->mutual &&
            (!e->target.count || e->target.guessed))
            e->absorbed = true;
    }
}

/* Words of agreeing that commit to something even when what it is stays unknown. */
static bool is_solemn(const frn_event *e)
{
    static const char *const words[] = {"agree",      "agree to", "promise",   "pledge",
                                        "vow",        "accept",   "undertake", "offer",
                                        "consent to", "accede to"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_is(e->cue->pattern, words[i]))
            return true;
    }
    return false;
}

/* A refusal, threat or promise whose content no cue knows: whoever is named in it is meant. */
static void fall_back(frn_event *e, const frn_scene *s, bool inner)
{
    frn_parties near = {0};
    uint32_t end;

    if (!e->cue || e->absorbed || e->target.count || !e->source.count || e->mutual || inner)
        return;
    if (e->cue->control != FRN_CONTROL_REFUSE && e->cue->control != FRN_CONTROL_THREAT &&
        e->cue->control != FRN_CONTROL_COMMIT && e->cue->control != FRN_CONTROL_DEMAND)
        return;
    if (e->cue->control == FRN_CONTROL_COMMIT && !is_solemn(e))
        return;
    end = frn_scene_clause_end(s, e->last);
    for (uint32_t i = e->last + 1; i <= end && !near.count; i++) {
        if (frn_scene_is(s, i, ","))
            break;
        if (s->mention_of[i] < 0 || s->token[i].tag == FRN_TAG_PRON)
            continue;
        frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &near);
        without(&near, &e->source);
    }
    e->target = near;
    e->rule = "content-names";
}

void frn_events_compose(frn_events *events, const frn_scene *s, const frn_conditions *conditions)
{
    bool has_inner[FRN_MOST_EVENTS] = {0};
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        if (!e->cue)
            continue;
        e->outer = outer_of(events, s, e->at, (int32_t)i);
    }
    for (uint32_t i = 0; i < count; i++) {
        int32_t inner;
        bool any = false;
        if (!events->at[i].cue || !events->at[i].cue->control)
            continue;
        for (uint32_t k = 0; k < count; k++)
            any |= events->at[k].outer == (int32_t)i;
        inner = any ? -1 : inner_by_order(events, s, &events->at[i]);
        if (inner >= 0 && inner != (int32_t)i && events->at[i].outer != inner)
            events->at[inner].outer = (int32_t)i;
    }
    endings(events, s);
    for (uint32_t i = count; i-- > 0;) { /* the innermost stand last in most sentences */
        frn_event *e = &events->at[i];
        if (e->outer < 0)
            continue;
        has_inner[e->outer] = true;
        apply(s, &events->at[e->outer], e);
    }
    for (uint32_t i = 0; i < count; i++)
        fall_back(&events->at[i], s, has_inner[i] && events->at[i].target.count);
    prune(events, s, has_inner);
    shared_enemies(events, s);
    helped_against(events, s);
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        if (e->absorbed)
            continue;
        frn_meaning_find(&e->meaning, s, conditions, e->at, e->act);
        backshift(e, s);
        soldiers_fight(e, s);
        negations(e, s);
        futures(e);
    }
    spoken_demands(events, s);
    claimed_wrongs(events, s);
}
