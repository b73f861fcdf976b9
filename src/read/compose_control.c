/* What a promise, threat, refusal, demand, charge or verdict makes of what it embeds. */
#include "read/compose_internal.h"

static bool is_clause(const frn_scene *s, const frn_event *inner)
{
    return frn_scene_is_verb(s, inner->at) || (inner->cue && inner->cue->pos == FRN_POS_ADJ);
}

/* The target that the embedded event gives to the outer one's subject. */
static frn_parties inner_target(const frn_event *outer, const frn_event *inner)
{
    frn_parties found = inner->target;

    if (inner->mutual)
        frn_parties_join(&found, &inner->source);
    frn_parties_without(&found, &outer->source);
    return found;
}

/* "accepted a formula for ending its dispute with": what is promised is that something ends. */
static bool ends_between(const frn_scene *s, const frn_event *outer, const frn_event *inner)
{
    static const char *const words[] = {"resolve",    "settle",     "solve",   "defuse", "overcome",
                                        "mend",       "heal",       "repair",  "bury",   "end",
                                        "resolution", "settlement", "solution"};
    int32_t at = s->token[inner->at].head;

    for (int hops = 0; at >= 0 && (uint32_t)at != outer->at && hops < 6; hops++) {
        if ((s->mood[at] & FRN_MOOD_END) && frn_scene_is_verb(s, (uint32_t)at))
            return true;
        if (FRN_IS_ONE_OF(s, (uint32_t)at, words))
            return true;
        at = s->token[at].head;
    }
    return false;
}

/* "vowed not to return the heights", "promised never to attack". */
static bool is_negated_inside(const frn_scene *s, const frn_event *outer, const frn_event *inner)
{
    bool negated = false;

    for (uint32_t i = outer->last + 1; i < inner->at && i < outer->last + 8; i++) {
        if (frn_scene_is(s, i, "to") && i > outer->last + 3)
            break;
        negated |= frn_scene_is(s, i, "not") || frn_scene_is(s, i, "never");
    }
    return negated;
}

/* "warned that Turkey would attack": another's act, told as a danger. */
static bool is_anothers(const frn_scene *s, const frn_event *outer, const frn_event *inner)
{
    return is_clause(s, inner) && inner->source.count && s->token[inner->at].rel == FRN_REL_CCOMP &&
           !frn_parties_meet(&inner->source, &outer->source);
}

/* "announced that Turkey had attacked": what another has done is told, not promised. */
static bool is_told_only(const frn_scene *s, const frn_event *outer, const frn_event *inner)
{
    return is_anothers(s, outer, inner) && frn_scene_is_past_clause(s, inner->at);
}

/* promise, plan, offer: AGREE to something good, THREATEN with something bad. */
static void commit(const frn_scene *s, frn_event *outer, frn_event *inner)
{
    frn_parties target = inner_target(outer, inner), doer = inner->source;
    bool clause = is_clause(s, inner);
    bool ends = inner->sign < 0 && ends_between(s, outer, inner);
    bool negated = clause && is_negated_inside(s, outer, inner);

    if (inner->action == FRN_ACTION_INVESTIGATE && outer->target.count && clause)
        return; /* "promised the unions to examine the bid" threatens nobody */
    if (is_told_only(s, outer, inner)) {
        outer->absorbed = true;
        return;
    }
    if (outer->mutual && inner->sign < 0 && frn_parties_meet(&outer->target, &target)) {
        inner->absorbed = true; /* "reach a deal with X to curb its programme" */
        return;
    }
    frn_parties_without(&doer, &outer->source);
    if (outer->mutual && outer->source.count > 1 && !outer->target.count) {
        inner->absorbed = inner->sign > 0; /* they agree with each other */
        return;
    }
    if (doer.count && inner->cue->pos == FRN_POS_NOUN && !inner->mutual)
        target = doer; /* "agreed to American mediation" */
    if (!target.count && inner->mutual && outer->source.count > 1) {
        outer->mutual = true; /* "ready to recognise each other" */
        inner->absorbed = inner->sign > 0;
        return;
    }
    if (!target.count && !outer->target.count && outer->source.count &&
        inner->cue->pos == FRN_POS_VERB && frn_compose_grave(inner) && !negated && !ends &&
        s->token[inner->at].head == (int32_t)outer->at) {
        frn_event_turn(outer, FRN_ACTION_THREATEN); /* "vowed to retaliate" */
        return;
    }
    if (!target.count || !outer->source.count)
        return;
    outer->target = target;
    outer->mutual = false;
    if (inner->sign < 0 && inner->cue->pos == FRN_POS_NOUN && !inner->mutual &&
        frn_slice_is(outer->cue->pattern, "announce")) {
        inner->source = outer->source; /* "announced sanctions against": with that they are there */
        inner->target = target;
        outer->absorbed = true;
        return;
    }
    if (negated && inner->sign > 0) {
        frn_event_turn(outer, FRN_ACTION_REJECT);
        outer->rule = "commit-not";
    } else if (inner->sign < 0 && !negated && !ends) {
        frn_event_turn(outer, FRN_ACTION_THREATEN);
        outer->rule = "commit-hostile";
    } else {
        outer->rule = "commit";
    }
    inner->absorbed = true;
}

static void refuse(const frn_scene *s, frn_event *outer, frn_event *inner)
{
    frn_parties target = inner_target(outer, inner);

    if (inner->sign < 0 && inner->action != FRN_ACTION_RETREAT)
        return; /* "refused to attack": what is refused is said not to be */
    if (target.count && (!outer->target.count || outer->target.guessed || outer->target.place ||
                         (outer->rule && s->token[inner->at].head == (int32_t)outer->at))) {
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
        frn_parties_without(&who, &outer->source);
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

static void threaten(const frn_scene *s, frn_event *outer, frn_event *inner)
{
    frn_parties target = inner_target(outer, inner);

    if (is_anothers(s, outer, inner)) {
        if (outer->target.count || !outer->source.count)
            return;
        outer->target = inner->source;
        frn_event_turn(outer, FRN_ACTION_DISAPPROVE);
        outer->rule = "warns-of";
        return;
    }
    if (!outer->target.count)
        outer->target = target;
    if (outer->target.count && outer->source.count) {
        outer->rule = "threat-to";
        inner->absorbed = true;
    }
}

static void accuse(frn_event *outer, frn_event *inner, bool clause)
{
    if (outer->target.count && !clause && inner->source.count &&
        !frn_parties_meet(&inner->source, &outer->target) &&
        !frn_parties_meet(&inner->source, &outer->source)) {
        outer->speaker = outer->source;
        return; /* "of being behind the rebels' attacks": that there were attacks is undisputed */
    }
    if (outer->target.count) {
        frn_parties target = inner->target;
        if (!inner->mutual && (clause || !inner->source.count)) {
            inner->source = outer->target;
            frn_parties_without(&target, &inner->source);
            inner->target = target;
        }
    }
    if (!outer->target.count && !clause && !inner->mutual) {
        outer->target = inner->source; /* "denounced as a crime Serbia's attack" */
        frn_parties_without(&outer->target, &outer->source);
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

    frn_parties_without(&doer, &outer->source);
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
    if (inner->sign < 0)
        frn_event_turn(outer, FRN_ACTION_DISAPPROVE);
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
        frn_parties_without(&other, &outer->source);
        if (!other.count || other.at[0] < outer->at || other.at[0] > inner->at)
            return false;
        outer->target = other;
        inner->source = other;
        frn_parties_without(&inner->target, &inner->source);
        return true;
    }
    return false;
}

void frn_compose_about(frn_event *outer, const frn_event *inner)
{
    if (!outer->cue->control || outer->about_last)
        return;
    outer->about = inner->about_last ? inner->about : inner->at;
    outer->about_last = inner->about_last ? inner->about_last : inner->last;
}

/* "condemned X's attack": the act itself is the object; "accused X of being behind attacks" is
 * about X. */
static bool is_in_object(const frn_scene *s, uint32_t at, uint32_t verb)
{
    uint32_t t = at;

    for (int hops = 0; hops < 6 && s->token[t].head >= 0; hops++) {
        if (s->token[t].head == (int32_t)verb)
            return s->token[t].rel == FRN_REL_OBJ || s->token[t].rel == FRN_REL_NSUBJ_PASS;
        t = (uint32_t)s->token[t].head;
    }
    return true;
}

void frn_compose_control(const frn_scene *s, frn_event *outer, frn_event *inner)
{
    bool clause = is_clause(s, inner);
    int32_t relation = s->token[inner->at].rel;

    switch (outer->cue->control) {
    case FRN_CONTROL_COMMIT:
        if ((clause || frn_scene_governor(s, inner->at) != (int32_t)outer->at) &&
            wants_of_other(outer, inner, s)) {
            frn_event_turn(outer, FRN_ACTION_DEMAND);
            outer->rule = "wants-to";
            return;
        }
        commit(s, outer, inner);
        return;
    case FRN_CONTROL_THREAT:
        threaten(s, outer, inner);
        return;
    case FRN_CONTROL_REFUSE:
        if (clause || !outer->target.count)
            refuse(s, outer, inner);
        else
            judge(outer, inner);
        return;
    case FRN_CONTROL_DEMAND:
    case FRN_CONTROL_DEMAND_INF:
        demand(outer, inner, clause);
        return;
    case FRN_CONTROL_ACCUSE:
        if (clause || relation == FRN_REL_OBL || relation == FRN_REL_NMOD ||
            (outer->target.count && !is_in_object(s, inner->at, outer->at)))
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
