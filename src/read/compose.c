/* What predicates do to the predicates below them: promises, threats, refusals, demands,
 * accusations, endings. */
#include "read/compose_internal.h"

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
        if (mark < 0)
            return false;
        /* "accused of doing", "blamed for", "kept from": no more than a complement */
        return s->token[mark].tag != FRN_TAG_SCONJ || frn_scene_is(s, (uint32_t)mark, "of") ||
               frn_scene_is(s, (uint32_t)mark, "for") || frn_scene_is(s, (uint32_t)mark, "from");
    }
    default:
        return false;
    }
}

/* "agreed to take steps to help": an infinitive hands on what is promised, threatened, demanded. */
static bool is_infinitive(const frn_scene *s, uint32_t t)
{
    int32_t mark = frn_scene_child(s, t, FRN_REL_MARK);

    return s->token[t].rel == FRN_REL_XCOMP ||
           ((s->token[t].rel == FRN_REL_ADVCL || s->token[t].rel == FRN_REL_ACL ||
             s->token[t].rel == FRN_REL_CCOMP) &&
            mark >= 0 && frn_scene_is(s, (uint32_t)mark, "to"));
}

/* The event above token t that embeds it, through verbs like try, begin, be able. */
static int32_t outer_of(const frn_events *events, const frn_scene *s, uint32_t t, int32_t self)
{
    bool first = true, crossed = false;

    for (int hops = 0; hops < 5; hops++) {
        int32_t head = s->token[t].head, found;
        if (head < 0 || !passes(s, t))
            return -1;
        if (s->token[t].rel == FRN_REL_CONJ) { /* what embeds the first embeds the second */
            t = (uint32_t)head;
            continue;
        }
        /* far off in the words is far off in sense */
        if (!first && s->token[t].rel == FRN_REL_OBL)
            return -1;
        t = (uint32_t)head;
        found = event_at(events, t);
        if (found >= 0 && found != self)
            return crossed && !events->at[found].cue->control ? -1 : found;
        if (frn_scene_is_verb(s, t) &&
            !(s->mood[t] & (FRN_MOOD_TRY | FRN_MOOD_BEGIN | FRN_MOOD_LIGHT | FRN_MOOD_WANT |
                            FRN_MOOD_END | FRN_MOOD_FAIL | FRN_MOOD_CAUSE))) {
            if (!is_infinitive(s, t))
                return -1;
            crossed = true;
        }
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
        if (e->cue && e->at > at && e->at <= at + (accuse ? 6 : 4) && e->outer < 0 &&
            !(accuse && frn_scene_is_verb(s, e->at) &&
              !(s->token[e->at].flags & FRN_TOKEN_GERUND))) /* "of cheating and urged" */
            return (int32_t)k;
    }
    return -1;
}

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

/* promise, plan, offer: AGREE to something good, THREATEN with something bad. */
static void commit(frn_event *outer, frn_event *inner)
{
    frn_parties target = inner_target(outer, inner), doer = inner->source;

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

static void accuse(frn_event *outer, frn_event *inner, bool clause)
{
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
        frn_parties_without(&other, &outer->source);
        if (!other.count || other.at[0] < outer->at || other.at[0] > inner->at)
            return false;
        outer->target = other;
        if (!inner->mutual || inner->source.count == 1)
            inner->source = other;
        else if (inner->mutual)
            inner->source = other;
        frn_parties_without(&inner->target, &inner->source);
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

/* "stopped arming the rebels": the verb that ends what the gerund names; -1. */
static int32_t ended_by(const frn_scene *s, const frn_event *e)
{
    static const char *const words[] = {"stop", "cease",   "quit",   "halt",
                                        "end",  "suspend", "finish", "discontinue"};
    int32_t head = s->token[e->at].head;

    if (e->cue->pos == FRN_POS_NOUN) {
        head = frn_scene_governor(s, e->at);
        return head >= 0 && (s->mood[head] & FRN_MOOD_END) && s->token[e->at].rel != FRN_REL_OBL
                   ? head
                   : FRN_NO_TOKEN;
    }
    if (e->cue->pos != FRN_POS_VERB || !(s->token[e->at].flags & FRN_TOKEN_GERUND) || head < 0 ||
        head > (int32_t)e->at || s->token[e->at].rel == FRN_REL_CONJ ||
        frn_scene_child(s, e->at, FRN_REL_MARK) >= 0)
        return FRN_NO_TOKEN;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, (uint32_t)head, words[i]))
            return head;
    }
    return FRN_NO_TOKEN;
}

/* "suspended aid to X", "lifted the blockade": an ending turns the sign. */
static void endings(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        int32_t verb;
        frn_parties who = {0}, target;
        if (!e->cue || e->absorbed || (verb = ended_by(s, e)) < 0)
            continue;
        frn_scene_subject(s, (uint32_t)verb, &who);
        target = e->target;
        if (!target.count || e->mutual)
            frn_parties_join(&target, &e->source);
        frn_parties_without(&target, &who);
        if (!who.count || !target.count)
            continue;
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

/* "rejected an offer of talks", "boycotts all contact with": what is turned down does not take
 * place. */
static void turned_down(frn_events *events)
{
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        int32_t up = e->outer;
        if (!e->cue || e->cue->pos != FRN_POS_NOUN || e->sign <= 0 || e->contested)
            continue;
        for (int hops = 0; hops < 3 && up >= 0; hops++) {
            const frn_event *o = &events->at[up];
            if (o->cue &&
                (o->cue->control == FRN_CONTROL_REFUSE || o->action == FRN_ACTION_OPPOSE ||
                 frn_slice_is(o->cue->pattern, "boycott")))
                e->absorbed = true;
            up = o->outer;
        }
    }
}

/* "staged a rally to demand reforms by the government", "blocked streets in defiance of the army":
 * a protest is against whoever is defied, or of whom something is demanded in it. */
static void protests(frn_events *events, const frn_scene *s)
{
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        if (!e->cue || e->absorbed || e->action != FRN_ACTION_PROTEST || !e->source.count ||
            e->target.count)
            continue;
        for (uint32_t k = 0; k < events->count && !e->target.count; k++) {
            const frn_event *o = &events->at[k];
            if (!o->cue || k == i || o->at < e->at || o->mutual ||
                (o->action != FRN_ACTION_DEMAND && o->action != FRN_ACTION_REJECT &&
                 o->action != FRN_ACTION_DISAPPROVE && o->action != FRN_ACTION_PROTEST) ||
                frn_scene_clause_end(s, e->at) < o->at)
                continue;
            e->target = o->target;
            frn_parties_without(&e->target, &e->source);
        }
    }
}

/* "workers want the president to resign": a wish about somebody else is a demand. */
static void wish(frn_event *e, const frn_scene *s)
{
    static const char *const words[] = {"want", "wish", "expect", "like", "prefer", "need"};
    int32_t m;

    if (!e->cue || e->absorbed || e->cue->control != FRN_CONTROL_COMMIT || !e->target.count ||
        e->target.at[0] < e->at)
        return;
    m = s->mention_of[e->target.at[0]];
    if (m < 0 || s->mention[m].last + 1 >= s->count ||
        !frn_scene_is(s, s->mention[m].last + 1, "to"))
        return;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!frn_slice_is(e->cue->pattern, words[i]))
            continue;
        e->action = FRN_ACTION_DEMAND;
        e->intensity = frn_action_describe(FRN_ACTION_DEMAND)->intensity;
        e->sign = -1;
        e->rule = "wants-to";
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

/* "threatened to end the talks if the United States goes ahead": whoever is to desist is meant. */
static void in_condition(const frn_conditions *conditions, const frn_scene *s, const frn_event *e,
                         frn_parties *out)
{
    for (uint32_t i = 0; i < conditions->count && !out->count; i++) {
        const frn_condition *c = &conditions->at[i];
        for (uint32_t k = c->first + 1; k <= c->last && k < s->count && !out->count; k++) {
            if (frn_scene_is_verb(s, k))
                break;
            if (s->mention_of[k] < 0)
                continue;
            frn_scene_phrase(s, s->mention[s->mention_of[k]].head, out);
            frn_parties_without(out, &e->source);
        }
    }
}

/* A refusal, threat or promise whose content no cue knows: whoever is named in it is meant. */
static void fall_back(frn_event *e, const frn_scene *s, const frn_conditions *conditions,
                      bool inner)
{
    frn_parties near = {0};
    uint32_t from, end;

    if (!e->cue || e->absorbed || e->target.count || !e->source.count ||
        (e->mutual && e->source.count > 1) || inner)
        return;
    if (e->cue->control != FRN_CONTROL_REFUSE && e->cue->control != FRN_CONTROL_THREAT &&
        e->cue->control != FRN_CONTROL_COMMIT && e->cue->control != FRN_CONTROL_DEMAND)
        return;
    if (e->cue->control == FRN_CONTROL_COMMIT && !is_solemn(e))
        return;
    from = e->last + 1;
    if (from < s->count && frn_scene_is(s, from, "that"))
        from++; /* "warned that trade with X would suffer" */
    end = frn_scene_clause_end(s, from > e->last + 1 ? from : e->last);
    for (uint32_t i = from; i <= end && !near.count; i++) {
        if (frn_scene_is(s, i, ","))
            break;
        if (s->mention_of[i] < 0 || s->token[i].tag == FRN_TAG_PRON ||
            (s->mention[s->mention_of[i]].flags & FRN_MENTION_GENERIC))
            continue;
        frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &near);
        frn_parties_without(&near, &e->source);
    }
    e->rule = "content-names";
    if (!near.count && e->cue->control == FRN_CONTROL_THREAT) {
        in_condition(conditions, s, e, &near);
        e->rule = "unless";
    }
    e->target = near;
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
        fall_back(&events->at[i], s, conditions, has_inner[i] && events->at[i].target.count);
    for (uint32_t i = 0; i < count; i++)
        wish(&events->at[i], s);
    protests(events, s);
    turned_down(events);
    prune(events, s, has_inner);
    frn_compose_shared_enemies(events, s);
    frn_compose_helped_against(events, s);
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        if (e->absorbed)
            continue;
        frn_meaning_find(&e->meaning, s, conditions, e->at, e->act);
        frn_compose_backshift(e, s);
        frn_compose_soldiers(e, s);
        frn_compose_negation(e, s);
        frn_compose_future(e);
    }
    frn_compose_spoken_demands(events, s);
    frn_compose_wrongs(events, s);
}
