/* Predicates and their slots. */
#include "read/dictionary_internal.h"
#include "read/event_fill_internal.h"
#include "read/event_relation_internal.h"

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
    /* "met with opposition from Syria": what is met, nobody who opposes a government */
    if (at == s->mention[m].last && at + 1 < s->count && frn_scene_is(s, at, "opposition") &&
        (frn_scene_is(s, at + 1, "from") || frn_scene_is(s, at + 1, "to")))
        return false;
    /* "Chad's protests against Mali": a deed, and who does it */
    if (at == s->mention[m].last && at + 1 < s->count && frn_scene_lemma_is(s, at, "protest") &&
        (frn_scene_is(s, at + 1, "against") || frn_scene_is(s, at + 1, "at") ||
         frn_scene_is(s, at - (at > 0), "'s")))
        return false;
    return !(s->mention[m].flags & (FRN_MENTION_GENERIC | FRN_MENTION_DEFINITE)) ||
           at != s->mention[m].head;
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
        frn_event_fill_preposition(s, e);
        return;
    }
    frn_event_fill(s, e);
    if (cue->pos == FRN_POS_VERB)
        frn_event_fill_hyphenated(s, e);
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

/* "their war was over" */
static bool is_over(const frn_scene *s, uint32_t noun)
{
    int32_t head = s->token[noun].head;

    return s->token[noun].rel == FRN_REL_NSUBJ && head > (int32_t)noun &&
           frn_scene_is(s, (uint32_t)head, "over");
}

/* "moved closer to the border": near on the ground, not at heart. */
static bool is_nearness(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"move",  "edge",   "sail",  "fly",  "creep",
                                        "march", "deploy", "bring", "push", "inch"};
    int32_t head = s->token[at].head;

    return frn_scene_lemma_is(s, at, "close") && head >= 0 &&
           FRN_IS_ONE_OF(s, (uint32_t)head, words);
}

/* "mobilised pressure groups": only forces are mobilised against somebody. */
static bool is_civil(const frn_scene *s, const frn_cue *cue, uint32_t at)
{
    static const char *const forces[] = {"troop",    "troops",    "force",   "forces", "army",
                                         "reserve",  "reservist", "soldier", "navy",   "militia",
                                         "military", "division",  "guard",   "police", "brigade",
                                         "fleet",    "unit",      "air",     "tank",   "itself"};
    int32_t object = frn_scene_child(s, at, FRN_REL_OBJ);

    return cue->action == FRN_ACTION_MOBILIZE && cue->words == 1 &&
           frn_scene_lemma_is(s, at, "mobilize") + frn_scene_lemma_is(s, at, "mobilise") > 0 &&
           object >= 0 && !FRN_IS_ONE_OF(s, (uint32_t)object, forces);
}

/* Of the cues that fit here the first that finds its actors, else the first. */
static bool find_at(const frn_scene *s, uint32_t at, frn_event *out)
{
    const frn_cue *cue = NULL;
    frn_event other;
    uint32_t last;
    bool any = false;

    while ((cue = frn_scene_cue(s, at, FRN_CUE_ACTION, cue, &last))) {
        if (cue->pos == FRN_POS_NOUN &&
            (!wants_noun(s, at) || is_compound(s, at, last) || is_over(s, at)))
            continue;
        if (cue->pos == FRN_POS_VERB && s->token[at].tag == FRN_TAG_AUX && cue->words < 2)
            continue;
        if (last + 1 < s->count && frn_scene_is(s, last + 1, "to") &&
            frn_slice_is(cue->pattern, "need"))
            continue; /* "needs to": a demand on whatever follows */
        if ((cue->pos == FRN_POS_ADJ && is_nearness(s, at)) || is_civil(s, cue, at))
            continue;
        if (cue->pos == FRN_POS_VERB && (is_attribute(s, at) || is_epithet(s, at)))
            continue;
        try_cue(s, any ? &other : out, cue, at, last);
        if (any && (frn_event_complete(&other) || (other.source.count && !out->source.count)))
            *out = other;
        any = true;
        if (frn_event_complete(out))
            break;
    }
    if (any && !frn_event_complete(out))
        frn_event_fill_from_place(s, out);
    return any;
}

static bool taken(const frn_events *events, uint32_t at)
{
    for (uint32_t i = 0; i < events->count; i++) {
        if (at > events->at[i].at && at <= events->at[i].last && events->at[i].cue &&
            events->at[i].cue->words > 1 && frn_event_complete(&events->at[i]))
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
        e = (frn_event){.at = mention->head,
                        .last = mention->last,
                        .outer = -1,
                        .meaning = {.condition = -1, .word = -1},
                        .presupposed = true}; /* "if the X-backed rebels attack" */
        frn_event_turn(&e, kinds[mention->stance].action);
        e.source = kinds[mention->stance].from_bearer ? bearer : named;
        e.target = kinds[mention->stance].from_bearer ? named : bearer;
        e.rule = kinds[mention->stance].rule;
        out->at[out->count++] = e;
    }
}

/* "condemned as a crime X's raid": what it is called, and a deed of nobody. */
static bool is_name_for(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"denounce", "condemn", "brand",   "decry", "slam",
                                        "describe", "dismiss", "deplore", "label"};
    int32_t word = frn_scene_child(s, at, FRN_REL_CASE), head = s->token[at].head;

    return s->token[at].tag == FRN_TAG_NOUN && word >= 0 && head >= 0 &&
           frn_scene_is(s, (uint32_t)word, "as") && FRN_IS_ONE_OF(s, (uint32_t)head, words);
}

void frn_events_find(frn_events *out, const frn_scene *s)
{
    out->count = 0;
    if (frn_dictionary_discards(s->wording->dictionary, s, false))
        return;
    for (uint32_t i = 0; i < s->count && out->count < FRN_MOST_EVENTS; i++) {
        frn_event *e = &out->at[out->count];
        if (inside_name(s, i) || taken(out, i) || is_name_for(s, i))
            continue;
        if (frn_event_relation(s, i, e) || find_at(s, i, e))
            out->count++;
    }
    frn_event_absorb_bringers(out, s);
    frn_event_answer_circumstances(out, s);
    find_stances(out, s);
    frn_event_find_joint(out, s);
    frn_dictionary_events(out, s);
}

void frn_event_turn(frn_event *e, frn_action action)
{
    e->action = action;
    e->intensity = frn_action_describe(action)->intensity;
    e->sign = frn_action_describe(action)->sign;
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
