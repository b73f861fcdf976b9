/* The actors in one slot of a predicate. */
#include "read/event_fill_internal.h"

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

/* "was indicted for his part in atrocities during the fight against X": when something else took
 * place, and no doing of whoever is spoken of. */
static bool is_occasion(const frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {"during", "amid", "amidst", "throughout"};
    int32_t word = frn_scene_child(s, noun, FRN_REL_CASE);

    return word >= 0 && s->token[noun].rel == FRN_REL_NMOD &&
           FRN_IS_ONE_OF(s, (uint32_t)word, words);
}

/* The verb in whose clause the noun stands, however it was hung; -1. */
static int32_t verb_above(const frn_scene *s, uint32_t noun)
{
    int32_t at = s->token[noun].head;

    for (int hops = 0; at >= 0 && hops < 4; hops++) {
        if (frn_scene_is_verb(s, (uint32_t)at))
            return at;
        at = s->token[at].head;
    }
    return FRN_NO_TOKEN;
}

/* "in the war", "in its struggle": what somebody is helped in is his. */
static bool is_cause(const frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {"war", "fight", "struggle", "battle", "campaign"};
    int32_t word = frn_scene_child(s, noun, FRN_REL_CASE);

    return word >= 0 && s->token[noun].rel == FRN_REL_OBL && FRN_IS_ONE_OF(s, noun, words) &&
           frn_scene_is(s, (uint32_t)word, "in");
}

/* The subject of the light verb that the noun completes: "Iran held talks", "an attack that Iran
 * launched"; or of the verb be: "Iran is an ally". */
static void noun_subject(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    int32_t verb = frn_scene_governor(s, noun), head = s->token[noun].head;
    static const char *const answers[] = {"respond", "retaliate", "react", "reply",  "answer",
                                          "counter", "follow",    "hit",   "strike", "begin"};
    static const char *const aims[] = {"protest",     "defiance", "solidarity",
                                       "retaliation", "reprisal", "revenge"};
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
    if (is_occasion(s, noun))
        return;
    if (verb >= 0 && is_cause(s, noun)) { /* "helped X in its war against Y" */
        frn_scene_object(s, (uint32_t)verb, out);
        if (out->count)
            return;
    }
    if (noun > 0 && frn_scene_is(s, noun - 1, "in") && FRN_IS_ONE_OF(s, noun, aims)) {
        if (verb < 0)
            verb = verb_above(s, noun);
        if (verb >= 0)
            frn_scene_subject(s, (uint32_t)verb,
                              out); /* "stayed away in protest at the minister" */
        return;
    }
    if (verb >= 0 && FRN_IS_ONE_OF(s, (uint32_t)verb, answers) &&
        frn_scene_child(s, noun, FRN_REL_CASE) >= 0 &&
        frn_scene_is(s, (uint32_t)frn_scene_child(s, noun, FRN_REL_CASE), "with")) {
        frn_scene_subject(s, (uint32_t)verb, out); /* "responded with tariffs on" */
        return;
    }
    if (frn_scene_child(s, noun, FRN_REL_COP) >= 0 || verb < 0) {
        frn_scene_holder(s, noun, out);
        return;
    }
    cue = action_at(s, (uint32_t)verb);
    if ((is_light(s, (uint32_t)verb) && (!cue || (s->mood[verb] & FRN_MOOD_LIGHT)) &&
         (s->token[noun].rel != FRN_REL_OBL || (s->mood[verb] & FRN_MOOD_LIGHT))) ||
        (cue && cue->control && !frn_mention_is_outsider(s->token[noun].lemma)))
        frn_scene_subject(s, (uint32_t)verb, out);
    else
        frn_scene_holder(s, noun, out);
}

static bool is_prep(const frn_scene *s, uint16_t slot, const char *word)
{
    return slot >= FRN_SLOT_PREP &&
           frn_slice_is(frn_intern_text(&s->wording->words, slot - (uint32_t)FRN_SLOT_PREP), word);
}

/* "sold drones", "supplies X with missiles": goods, whoever's arms go by that word. */
static bool is_arms(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"missile",  "drone",      "tank",      "jet",
                                        "warplane", "helicopter", "submarine", "frigate",
                                        "warship",  "artillery",  "aircraft",  "bomber"};
    int32_t m = s->mention_of[at];

    return m >= 0 && s->mention[m].first == at && FRN_IS_ONE_OF(s, at, words);
}

/* The object; of a pattern that ends in a noun ("took in refugees") whomever that noun stands for,
 * but not where it happened. */
static void object_of(const frn_scene *s, const frn_event *e, frn_parties *out)
{
    bool own = e->cue->words > 1 && e->last > e->at && frn_scene_is_noun(s, e->last) &&
               s->token[e->last].tag != FRN_TAG_PRON && !is_arms(s, e->last);

    frn_scene_object(s, e->at, out);
    if (e->cue->words > 1 && out->count == 1 && out->at[0] == e->last && is_arms(s, e->last))
        *out = (frn_parties){0};
    if (!out->count && e->cue->words == 2 && e->last == e->at + 1 &&
        frn_scene_child(s, e->at, FRN_REL_OBJ) < 0 && frn_scene_next_phrase(s, e->last) >= 0)
        frn_scene_phrase(s, (uint32_t)frn_scene_next_phrase(s, e->last), out); /* "took in X" */
    if (own && !out->count)
        frn_scene_phrase(s, e->last, out);
    if (own && out->place && e->cue->mutual)
        *out = (frn_parties){0};
}

/* One slot of a predicate. */
void frn_event_slot(const frn_scene *s, const frn_event *e, uint16_t slot, bool guess,
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
        object_of(s, e, out);
        break;
    case FRN_SLOT_PEOPLE: /* nobody who is named: frn_reading_imply */
        break;
    case FRN_SLOT_POSS:
        frn_scene_modifiers(s, e->at, out);
        break;
    default:
        frn_scene_prep(s, e->at, slot - (uint32_t)FRN_SLOT_PREP,
                       guess && !is_prep(s, slot, "of") && !is_prep(s, slot, "in"), out);
    }
}
