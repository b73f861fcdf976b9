/* What is ended or turned down. */
#include "read/compose_internal.h"

/* Is the noun what the verb acts on, and no circumstance: "after a week of unrest"? */
static bool is_acted_on(const frn_scene *s, uint32_t noun, uint32_t verb)
{
    int32_t at = (int32_t)noun;

    while (s->token[at].head >= 0 && s->token[at].head != (int32_t)verb)
        at = s->token[at].head;
    return s->token[at].rel != FRN_REL_OBL;
}

/* "stopped arming the rebels": the verb that ends what the gerund names; -1. */
static int32_t ended_by(const frn_scene *s, const frn_event *e)
{
    static const char *const words[] = {"stop", "cease",   "quit",   "halt",
                                        "end",  "suspend", "finish", "discontinue"};
    int32_t head = s->token[e->at].head;

    if (e->cue->pos == FRN_POS_NOUN) {
        head = frn_scene_governor(s, e->at);
        return head >= 0 && (s->mood[head] & FRN_MOOD_END) && is_acted_on(s, e->at, (uint32_t)head)
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

/* "The police prevented a march by students": whoever ends another's protest coerces him. */
static bool suppresses(frn_event *e, const frn_parties *who)
{
    frn_parties others = e->source;

    frn_parties_without(&others, who);
    if (!who->count || !others.count)
        return false;
    e->source = *who;
    e->target = others;
    e->action = FRN_ACTION_COERCE;
    e->intensity = frn_action_describe(FRN_ACTION_COERCE)->intensity;
    e->rule = "ends-protest";
    return true;
}

/* "the suppression of unrest": what is put down is told with whoever does it. */
static bool is_put_down(const frn_scene *s, const frn_event *e)
{
    static const char *const words[] = {"suppression", "repression", "crackdown", "clampdown",
                                        "crushing",    "quelling",   "dispersal"};
    int32_t head = s->token[e->at].head;

    return e->cue->pos == FRN_POS_NOUN && e->action == FRN_ACTION_PROTEST && head >= 0 &&
           s->token[e->at].rel == FRN_REL_NMOD && FRN_IS_ONE_OF(s, (uint32_t)head, words);
}

/* "suspended aid to X", "lifted the blockade": an ending turns the sign. */
void frn_compose_endings(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        int32_t verb;
        frn_parties who = {0}, target;
        if (!e->cue || e->absorbed)
            continue;
        e->absorbed = is_put_down(s, e);
        if (e->absorbed || (verb = ended_by(s, e)) < 0)
            continue;
        frn_scene_subject(s, (uint32_t)verb, &who);
        if (e->action == FRN_ACTION_PROTEST && suppresses(e, &who)) {
            e->at = (uint32_t)verb;
            continue;
        }
        target = e->target;
        if (!target.count || e->mutual)
            frn_parties_join(&target, &e->source);
        frn_parties_without(&target, &who);
        if (!who.count || (!target.count && !(e->mutual && who.count > 1)))
            continue;
        e->source = who;
        e->target = target;
        e->mutual = !target.count; /* "India and China ended their stand-off" */
        e->at = (uint32_t)verb;    /* its own modality is that of the ending */
        e->action = e->sign > 0 ? FRN_ACTION_SANCTION : FRN_ACTION_RETREAT;
        e->intensity = frn_action_describe(e->action)->intensity;
        e->sign = -e->sign;
        e->rule = "ends";
    }
}

/* "must stop arming X", "will not end the blockade", "until Y ends the war": what is to stop, or
 * does not stop, goes on. */
void frn_compose_going_on(frn_event *e, const frn_scene *s)
{
    bool until = false;

    if (e->cue && !e->rule && e->sign < 0 && e->meaning.modality == FRN_MODALITY_DEMAND &&
        (frn_slice_starts(e->cue->pattern, FRN_LIT("stop ")) ||
         frn_slice_starts(e->cue->pattern, FRN_LIT("cease ")))) {
        frn_event_turn(e, FRN_ACTION_AID);
        e->meaning = (frn_meaning){.condition = -1, .word = e->meaning.word};
        e->rule = "goes-on";
        return;
    }
    if (!e->cue || !e->rule || strcmp(e->rule, "ends") != 0)
        return;
    for (uint32_t i = e->at; i-- > 0 && e->at - i < 8 && !until;)
        until = frn_scene_is(s, i, "until");
    if (e->meaning.modality != FRN_MODALITY_DEMAND && e->meaning.modality != FRN_MODALITY_NEGATED &&
        !until)
        return;
    e->action = (frn_action)e->cue->action;
    e->intensity = e->cue->intensity;
    e->sign = -e->sign;
    e->meaning = (frn_meaning){.condition = -1, .word = e->meaning.word};
    e->rule = "goes-on";
}

/* "rejected an offer of talks", "boycotts all contact with": what is turned down does not take
 * place. */
void frn_compose_turned_down(frn_events *events)
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
