/* Predicates and their slots. */
#include "read/event_internal.h"

static bool wants_noun(const frn_scene *s, uint32_t at)
{
    return s->token[at].tag == FRN_TAG_NOUN || s->token[at].tag == FRN_TAG_PROPN;
}

/* "support" in "Rapid Support Forces" is no predicate. */
static bool inside_name(const frn_scene *s, uint32_t at)
{
    int32_t m = s->mention_of[at];

    if (m < 0)
        return false;
    /* "an ally of Syria" names Syria's ally in passing; the word still says what it is */
    if (at == s->mention[m].head && !(s->token[at].flags & FRN_TOKEN_UPPER) &&
        at < s->mention[m].last && frn_scene_is(s, at + 1, "of"))
        return false;
    return !(s->mention[m].flags & (FRN_MENTION_GENERIC | FRN_MENTION_DEFINITE)) ||
           at != s->mention[m].head;
}

/* A verb that lends its subject to the noun it governs ("held talks", "mounted an attack"): any but
 * those of suffering, perceiving and speaking. */
static bool is_light(const frn_scene *s, uint32_t verb)
{
    static const char *const others[] = {
        "suffer",  "face",       "endure",  "undergo", "receive",    "survive", "escape",
        "watch",   "see",        "observe", "witness", "follow",     "study",   "remember",
        "recall",  "describe",   "discuss", "mention", "note",       "know",    "hear",
        "call",    "cite",       "await",   "deserve", "mark",       "report",  "review",
        "assess",  "blame",      "explain", "regard",  "consider",   "view",    "judge",
        "think",   "say",        "tell",    "ask",     "lose",       "need",    "resist",
        "cover",   "debate",     "analyse", "analyze", "photograph", "compare", "consist",
        "include", "contradict", "reflect", "show",    "mean",       "come",    "cause",
        "make",    "complicate", "welcome", "like",    "read",       "survey"};

    if (s->mood[verb] &
        (FRN_MOOD_LIGHT | FRN_MOOD_TRY | FRN_MOOD_WANT | FRN_MOOD_BEGIN | FRN_MOOD_END))
        return true;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (frn_scene_lemma_is(s, verb, others[i]))
            return false;
    }
    return true;
}

static const frn_cue *action_at(const frn_scene *s, uint32_t at)
{
    uint32_t last;

    return frn_scene_cue(s, at, FRN_CUE_ACTION, NULL, &last);
}

/* The subject of the light verb that the noun completes: "Iran held talks", "an attack that Iran
 * launched"; or of the verb be: "Iran is an ally". */
static void noun_subject(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    int32_t verb = frn_scene_governor(s, noun), head = s->token[noun].head;
    const frn_cue *cue;

    /* "American strikes in support of the rebels" */
    if (noun > 0 && frn_scene_is(s, noun - 1, "in") && head >= 0 && head < (int32_t)noun &&
        !frn_scene_is_verb(s, (uint32_t)head)) {
        frn_scene_modifiers(s, (uint32_t)head, out);
        if (!out->count && s->token[head].rel == FRN_REL_CONJ && s->token[head].head >= 0)
            frn_scene_modifiers(s, (uint32_t)s->token[head].head, out);
        if (out->count)
            return;
    }
    if (frn_scene_child(s, noun, FRN_REL_COP) >= 0 || verb < 0) {
        frn_scene_holder(s, noun, out);
        return;
    }
    cue = action_at(s, (uint32_t)verb);
    if ((is_light(s, (uint32_t)verb) && (!cue || (s->mood[verb] & FRN_MOOD_LIGHT)) &&
         (s->token[noun].rel != FRN_REL_OBL || (s->mood[verb] & FRN_MOOD_LIGHT))) ||
        (cue && cue->control))
        frn_scene_subject(s, (uint32_t)verb, out);
    else
        frn_scene_holder(s, noun, out);
}

static bool is_prep(const frn_scene *s, uint16_t slot, const char *word)
{
    return slot >= FRN_SLOT_PREP &&
           frn_slice_is(frn_intern_text(&s->wording->words, slot - (uint32_t)FRN_SLOT_PREP), word);
}

/* One slot of a predicate. */
static void slot_of(const frn_scene *s, const frn_event *e, uint16_t slot, bool guess,
                    frn_parties *out)
{
    bool noun = e->cue->pos == FRN_POS_NOUN, adjective = e->cue->pos == FRN_POS_ADJ;

    switch (slot) {
    case FRN_SLOT_SUBJ:
        if (noun)
            noun_subject(s, e->at, out);
        else if (adjective && s->token[e->at].tag != FRN_TAG_VERB)
            frn_scene_holder(s, e->at, out);
        else if (adjective && frn_scene_is_passive(s, e->at))
            frn_scene_object(s, e->at, out);
        else
            frn_scene_subject(s, e->at, out);
        break;
    case FRN_SLOT_OBJ:
        frn_scene_object(s, e->at, out);
        break;
    case FRN_SLOT_POSS:
        frn_scene_modifiers(s, e->at, out);
        break;
    default:
        frn_scene_prep(s, e->at, slot - (uint32_t)FRN_SLOT_PREP,
                       guess && !is_prep(s, slot, "of") && !is_prep(s, slot, "in"), out);
    }
}

static bool same_parties(const frn_parties *a, const frn_parties *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        bool found = false;
        for (uint32_t k = 0; k < b->count; k++)
            found |= a->actor[i] == b->actor[k];
        if (!found)
            return false;
    }
    return a->count > 0;
}

/* The subject of the clause around a noun: "Turkey hardened during its war with X", "the war with X
 * has cost Turkey dear" gives nobody. */
static void clause_subject(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    int32_t at = s->token[noun].head;

    for (int hops = 0; at >= 0 && hops < 5; hops++) {
        if (frn_scene_is_verb(s, (uint32_t)at)) {
            int32_t subject = frn_scene_child(s, (uint32_t)at, FRN_REL_NSUBJ);
            if (subject >= 0 && frn_scene_under(s, noun, (uint32_t)subject))
                return;
            frn_scene_subject(s, (uint32_t)at, out);
            if (out->count || s->token[at].rel == FRN_REL_CCOMP)
                break;
        }
        at = s->token[at].head;
    }
    out->guessed = true;
}

/* "A is the closest Arab partner of B": who it is and of whom, whatever else modifies it. */
static bool fill_predicate(const frn_scene *s, frn_event *e)
{
    frn_parties who = {0}, of = {0};

    if (e->cue->pos != FRN_POS_NOUN || frn_scene_child(s, e->at, FRN_REL_COP) < 0)
        return false;
    frn_scene_holder(s, e->at, &who);
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->target[i] && !of.count; i++)
        slot_of(s, e, e->cue->target[i], false, &of);
    frn_parties_without(&of, &who);
    if (!who.count || !of.count)
        return false;
    e->source = who;
    e->target = of;
    return true;
}

/* "talks between A and B", "A's talks with B", "A and B held talks": everybody in one list. */
static void fill_mutual(const frn_scene *s, frn_event *e)
{
    frn_parties all = {0}, with = {0};

    if (fill_predicate(s, e))
        return;
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->source[i]; i++) {
        frn_parties found = {0};
        uint16_t slot = e->cue->source[i];
        if (slot == FRN_SLOT_SUBJ && all.count > 1)
            continue;
        slot_of(s, e, slot, true, &found);
        if (slot == FRN_SLOT_SUBJ && e->cue->pos == FRN_POS_NOUN && all.count == 1 &&
            same_parties(&all, &found))
            continue;
        frn_parties_join(&all, &found);
    }
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->target[i] && !with.count; i++) {
        slot_of(s, e, e->cue->target[i], true, &with);
        frn_parties_without(&with, &all);
    }
    if (!all.count && with.count && e->cue->pos == FRN_POS_NOUN) {
        clause_subject(s, e->at, &all);
        frn_parties_without(&all, &with);
    }
    e->source = all;
    e->target = with;
}

/* "fears that X would attack": who is feared, blamed, doubted does what the clause says. */
static void clause_object(const frn_scene *s, frn_event *e)
{
    int32_t clause = frn_scene_child(s, e->at, FRN_REL_CCOMP);

    if (e->action != FRN_ACTION_DISAPPROVE || e->cue->pos != FRN_POS_VERB ||
        clause < (int32_t)e->at)
        return;
    frn_scene_subject(s, (uint32_t)clause, &e->target);
    frn_parties_without(&e->target, &e->source);
}

/* "demanding that the government provide", "its demand today that Israel ease": who is to act. */
static void that_subject(const frn_scene *s, frn_event *e)
{
    frn_parties who = {0};
    uint32_t i = e->last + 1, end = e->last + 4;

    if (e->cue->control != FRN_CONTROL_DEMAND && e->cue->control != FRN_CONTROL_DEMAND_INF)
        return;
    while (i < s->count && i < end && !frn_scene_is(s, i, "that"))
        i++;
    if (i >= s->count || i >= end)
        return;
    for (i++; i < s->count && s->token[i].tag == FRN_TAG_DET; i++)
        ;
    if (i >= s->count || s->mention_of[i] < 0)
        return;
    frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &who);
    frn_parties_without(&who, &e->source);
    if (who.count)
        e->target = who;
}

/* "recognise each other", "trade with one another" */
static bool is_reciprocal(const frn_scene *s, uint32_t last)
{
    for (uint32_t i = last + 1; i + 1 < s->count && i < last + 4; i++) {
        if ((frn_scene_is(s, i, "each") && frn_scene_is(s, i + 1, "other")) ||
            (frn_scene_is(s, i, "one") && frn_scene_is(s, i + 1, "another")))
            return true;
    }
    return false;
}

/* "weapons from Libya have reached the government": help goes to where it arrives. */
static void arrives(const frn_scene *s, frn_event *e)
{
    static const char *const words[] = {"reach", "arrive", "flow", "land", "pour", "go"};
    int32_t verb = s->token[e->at].head;

    if (verb <= (int32_t)e->at || s->token[e->at].rel != FRN_REL_NSUBJ)
        return;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!frn_scene_lemma_is(s, (uint32_t)verb, words[i]))
            continue;
        frn_scene_object(s, (uint32_t)verb, &e->target);
        if (!e->target.count)
            frn_scene_location(s, (uint32_t)verb, &e->target);
        frn_parties_without(&e->target, &e->source);
        return;
    }
}

static void fill_slots(const frn_scene *s, frn_event *e)
{
    if (e->mutual) {
        fill_mutual(s, e);
        return;
    }
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->source[i] && !e->source.count; i++)
        slot_of(s, e, e->cue->source[i], e->cue->pos == FRN_POS_NOUN, &e->source);
    for (int pass = 0; pass < 2 && !e->target.count; pass++) {
        for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->target[i] && !e->target.count; i++) {
            frn_parties found = {0};
            slot_of(s, e, e->cue->target[i], pass == 1, &found);
            frn_parties_without(&found, &e->source);
            e->target = found;
        }
    }
    that_subject(s, e);
    if (!e->target.count)
        clause_object(s, e);
    if (!e->source.count && e->action == FRN_ACTION_MOBILIZE && e->cue->pos == FRN_POS_VERB &&
        frn_scene_is_passive(s, e->at)) { /* "troops were sent to the border" */
        frn_scene_object(s, e->at, &e->source);
        frn_parties_without(&e->target, &e->source);
    }
    if (e->source.count > 1 && !e->target.count && is_reciprocal(s, e->last))
        e->mutual = true;
    if (!e->target.count && e->action == FRN_ACTION_AID && e->cue->pos == FRN_POS_NOUN)
        arrives(s, e);
}

/* "Iranian-advised units", "X-backed Y" cut at the hyphens by a tokeniser. */
static void fill_hyphenated(const frn_scene *s, frn_event *e)
{
    int32_t head = s->token[e->at].head;

    if (e->at < 2 || !frn_scene_is(s, e->at - 1, "-") || s->mention_of[e->at - 2] < 0)
        return;
    e->source = (frn_parties){0};
    e->target = (frn_parties){0};
    frn_scene_phrase(s, e->at - 2, &e->source);
    if (head > (int32_t)e->at)
        frn_scene_phrase(s, (uint32_t)head, &e->target);
    frn_parties_without(&e->target, &e->source);
}

static bool complete(const frn_event *e)
{
    return e->source.count && (e->target.count || (e->mutual && e->source.count > 1));
}

static bool is_material(frn_action action)
{
    switch (action) {
    case FRN_ACTION_FIGHT:
    case FRN_ACTION_ASSAULT:
    case FRN_ACTION_COERCE:
    case FRN_ACTION_MOBILIZE:
    case FRN_ACTION_INVESTIGATE:
    case FRN_ACTION_CONCEDE:
    case FRN_ACTION_RETREAT:
    case FRN_ACTION_PROTEST:
    case FRN_ACTION_SANCTION:
        return true;
    default:
        return false;
    }
}

/* Acts on the ground are done to whoever holds the ground; an arrest without anybody who arrests
 * is made by the authorities of the place. */
static void fill_from_place(const frn_scene *s, frn_event *e)
{
    if (e->cue->pos == FRN_POS_ADJ || !is_material(e->action) || e->mutual)
        return;
    if (e->source.count && !e->target.count) {
        frn_scene_location(s, e->at, &e->target);
        if (!e->target.count && e->cue->pos == FRN_POS_NOUN && frn_scene_governor(s, e->at) >= 0)
            frn_scene_location(s, (uint32_t)frn_scene_governor(s, e->at), &e->target);
        if (!e->target.count && e->cue->pos == FRN_POS_VERB && s->token[e->at].head >= 0 &&
            (s->token[e->at].rel == FRN_REL_XCOMP || s->token[e->at].rel == FRN_REL_ADVCL ||
             s->token[e->at].rel == FRN_REL_ACL))
            frn_scene_location(s, (uint32_t)s->token[e->at].head, &e->target);
        frn_parties_without(&e->target, &e->source);
    } else if (!e->source.count && e->target.count && e->action == FRN_ACTION_COERCE &&
               e->cue->pos == FRN_POS_VERB && frn_scene_is_passive(s, e->at)) {
        frn_scene_location(s, e->at, &e->source);
        frn_parties_without(&e->source, &e->target);
    }
}

/* "being behind the attacks", "is against the plan": the preposition is the predicate of its noun.
 */
static bool fill_preposition(const frn_scene *s, frn_event *e)
{
    int32_t noun = s->token[e->at].head;

    if (noun <= (int32_t)e->at || frn_scene_child(s, (uint32_t)noun, FRN_REL_COP) < 0)
        return false;
    e->at = (uint32_t)noun;
    frn_scene_phrase(s, (uint32_t)noun, &e->target);
    frn_scene_holder(s, (uint32_t)noun, &e->source);
    frn_parties_without(&e->source, &e->target);
    return true;
}

static void try_cue(const frn_scene *s, frn_event *e, const frn_cue *cue, uint32_t at,
                    uint32_t last)
{
    *e = (frn_event){.cue = cue,
                     .at = at,
                     .last = last,
                     .action = (frn_action)cue->action,
                     .intensity = cue->intensity,
                     .sign = (cue->intensity > 0) - (cue->intensity < 0),
                     .mutual = cue->mutual,
                     .outer = -1};
    e->act = cue->control != FRN_CONTROL_NONE;
    if (cue->pos == FRN_POS_ADJ && s->token[at].tag == FRN_TAG_ADP) {
        fill_preposition(s, e);
        return;
    }
    fill_slots(s, e);
    if (cue->pos == FRN_POS_VERB)
        fill_hyphenated(s, e);
}

/* "aid agency", "peace conference": the word only tells the kind of another noun. */
static bool is_compound(const frn_scene *s, uint32_t at, uint32_t last)
{
    return s->token[at].rel == FRN_REL_COMPOUND && s->token[at].head > (int32_t)last &&
           last + 1 < s->count && s->token[last + 1].tag == FRN_TAG_NOUN;
}

/* "suspected militants", "wounded soldiers", however they were hung. */
static bool is_epithet(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"suspected", "alleged",  "accused", "convicted", "wounded",
                                        "detained",  "captured", "exiled",  "ousted",    "jailed"};
    frn_tag before = at ? (frn_tag)s->token[at - 1].tag : FRN_TAG_DET;

    if ((before != FRN_TAG_VERB && before != FRN_TAG_DET && before != FRN_TAG_ADP &&
         before != FRN_TAG_NUM) ||
        at + 1 >= s->count || s->token[at + 1].tag == FRN_TAG_DET ||
        s->token[at + 1].tag == FRN_TAG_ADP)
        return false;
    return FRN_IS_ONE_OF(s, at, words);
}

/* "suspected militants", "the proposed visit": a participle before its noun. */
static bool is_attribute(const frn_scene *s, uint32_t at)
{
    frn_tag before = at ? (frn_tag)s->token[at - 1].tag : FRN_TAG_DET;

    return s->token[at].rel == FRN_REL_AMOD && s->token[at].head > (int32_t)at &&
           (s->token[at].flags & (FRN_TOKEN_PAST | FRN_TOKEN_GERUND)) &&
           (before == FRN_TAG_DET || before == FRN_TAG_ADJ || before == FRN_TAG_ADP ||
            before == FRN_TAG_VERB || before == FRN_TAG_NUM || before == FRN_TAG_CCONJ);
}

/* Of the cues that fit here the first that finds its actors, else the first. */
static bool find_at(const frn_scene *s, uint32_t at, frn_event *out)
{
    const frn_cue *cue = NULL;
    frn_event e;
    uint32_t last;
    bool any = false;

    while ((cue = frn_scene_cue(s, at, FRN_CUE_ACTION, cue, &last))) {
        if (cue->pos == FRN_POS_NOUN && (!wants_noun(s, at) || is_compound(s, at, last)))
            continue;
        if (cue->pos == FRN_POS_VERB && s->token[at].tag == FRN_TAG_AUX && cue->words < 2)
            continue;
        if (last + 1 < s->count && frn_scene_is(s, last + 1, "to") &&
            frn_slice_is(cue->pattern, "need"))
            continue; /* "needs to": a demand on whatever follows */
        if (cue->pos == FRN_POS_VERB && (is_attribute(s, at) || is_epithet(s, at)))
            continue;
        try_cue(s, &e, cue, at, last);
        if (!any || complete(&e)) {
            *out = e;
            any = true;
        }
        if (complete(&e))
            break;
    }
    if (any && !complete(out))
        fill_from_place(s, out);
    return any;
}

static bool taken(const frn_events *events, uint32_t at)
{
    for (uint32_t i = 0; i < events->count; i++) {
        if (at > events->at[i].at && at <= events->at[i].last && events->at[i].cue->words > 1 &&
            complete(&events->at[i]))
            return true;
    }
    return false;
}

/* "anti-Assad rebels", "Iranian-backed militias": the mention layer says who bears what. */
static void find_stances(frn_events *out, const frn_scene *s)
{
    static const struct {
        frn_action action;
        bool from_bearer;
        const char *rule;
    } kinds[FRN_STANCE_COUNT] = {[FRN_STANCE_ANTI] = {FRN_ACTION_OPPOSE, true, "prefix-anti"},
                                 [FRN_STANCE_PRO] = {FRN_ACTION_SUPPORT, true, "prefix-pro"},
                                 [FRN_STANCE_BACKED] = {FRN_ACTION_BACK, false, "suffix-backed"},
                                 [FRN_STANCE_LED] = {FRN_ACTION_NONE, false, ""},
                                 [FRN_STANCE_HELD] = {FRN_ACTION_NONE, false, ""}};

    for (uint32_t m = 0; m < s->mentions && out->count < FRN_MOST_EVENTS; m++) {
        const frn_mention *mention = &s->mention[m];
        frn_parties bearer = {0}, named = {0};
        frn_event e;
        if (mention->stance >= FRN_STANCE_COUNT || !kinds[mention->stance].action ||
            mention->bearer >= s->mentions)
            continue;
        for (uint32_t i = 0; i < mention->actor_count; i++)
            frn_parties_add(&named, mention->actor[i], mention->head);
        for (uint32_t i = 0; i < s->mention[mention->bearer].actor_count; i++)
            frn_parties_add(&bearer, s->mention[mention->bearer].actor[i],
                            s->mention[mention->bearer].head);
        e = (frn_event){.at = mention->head, .last = mention->last, .outer = -1};
        e.action = kinds[mention->stance].action;
        e.intensity = frn_action_describe(e.action)->intensity;
        e.sign = e.intensity > 0 ? 1 : -1;
        e.source = kinds[mention->stance].from_bearer ? bearer : named;
        e.target = kinds[mention->stance].from_bearer ? named : bearer;
        e.rule = kinds[mention->stance].rule;
        out->at[out->count++] = e;
    }
}

void frn_events_find(frn_events *out, const frn_scene *s)
{
    out->count = 0;
    for (uint32_t i = 0; i < s->count && out->count < FRN_MOST_EVENTS; i++) {
        frn_event *e = &out->at[out->count];
        if (inside_name(s, i) || taken(out, i))
            continue;
        if (find_at(s, i, e))
            out->count++;
    }
    find_stances(out, s);
}

frn_event *frn_events_add(frn_events *events, const frn_event *like, const frn_parties *source,
                          const frn_parties *target, frn_action action, double intensity,
                          const char *rule)
{
    frn_event *e;

    if (events->count == FRN_MOST_EVENTS || !source->count || !target->count)
        return NULL;
    e = &events->at[events->count++];
    *e = *like;
    e->source = *source;
    e->target = *target;
    e->action = action;
    e->intensity = intensity;
    e->sign = (intensity > 0) - (intensity < 0);
    e->mutual = false;
    e->absorbed = false;
    e->rule = rule;
    return e;
}
