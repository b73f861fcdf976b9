/* Nouns that somebody receives: "drew criticism from Canada", "is under investigation by", "came
 * under fire from". The subject is whom it is done to. */
#include "read/event_fill_internal.h"

static bool is_received_by(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {
        "draw",      "earn",      "provoke", "prompt",  "spark",   "attract", "trigger",
        "win",       "face",      "meet",    "receive", "suffer",  "incur",   "undergo",
        "endure",    "elicit",    "invite",  "arouse",  "stir",    "unleash", "evoke",
        "encounter", "get",       "gain",    "secure",  "obtain",  "enjoy",   "attract",
        "survive",   "withstand", "resist",  "rebuff",  "collect", "cause"};

    return FRN_IS_ONE_OF(s, verb, words);
}

static bool follows(const frn_scene *s, uint32_t noun, const char *word)
{
    int32_t at = frn_scene_child(s, noun, FRN_REL_CASE);

    return at >= 0 && frn_scene_is(s, (uint32_t)at, word);
}

/* "from X", "by X" after the noun. */
static void giver(const frn_scene *s, const frn_event *e, frn_parties *out)
{
    const uint32_t words[] = {s->wording->from, s->wording->by};

    for (size_t i = 0; i < 2 && !out->count; i++) {
        if (words[i] != FRN_NONE)
            frn_scene_prep(s, e->at, words[i], true, out);
    }
    if (!out->count)
        frn_scene_modifiers(s, e->at, out); /* "came under Syrian fire" */
}

/* Who bears it: "earned India a rebuke", "Boeing faces ...", "the town came under ...". */
static void bearer(const frn_scene *s, const frn_event *e, uint32_t verb, frn_parties *out)
{
    int32_t other = frn_scene_child(s, verb, FRN_REL_IOBJ);

    if (other >= 0)
        frn_scene_phrase(s, (uint32_t)other, out);
    if (!out->count && frn_scene_is_passive(s, verb))
        frn_scene_object(s, verb, out);
    if (!out->count)
        frn_scene_subject(s, verb, out);
    frn_parties_without(out, &e->source);
}

bool frn_event_fill_received(const frn_scene *s, frn_event *e)
{
    int32_t verb = frn_scene_governor(s, e->at);
    bool under = follows(s, e->at, "under");

    if (e->cue->pos != FRN_POS_NOUN || e->mutual || e->cue->control == FRN_CONTROL_COMMIT)
        return false;
    if (under && frn_scene_child(s, e->at, FRN_REL_COP) >= 0) {
        giver(s, e, &e->source);
        frn_scene_holder(s, e->at, &e->target);
        frn_parties_without(&e->target, &e->source);
        return true;
    }
    if (verb < 0 || !(under || (is_received_by(s, (uint32_t)verb) &&
                                (s->token[e->at].rel != FRN_REL_OBL || follows(s, e->at, "with")))))
        return false;
    giver(s, e, &e->source);
    bearer(s, e, (uint32_t)verb, &e->target);
    e->received = e->source.count && e->target.count;
    if (!e->received)
        e->source = e->target = (frn_parties){0};
    return true; /* "faced with riots": nobody is named who riots */
}

/* "provoked anger from Jordan": the verb only brings what the noun says. */
void frn_event_absorb_bringers(frn_events *events, const frn_scene *s)
{
    for (uint32_t i = 0; i < events->count; i++) {
        int32_t verb = events->at[i].received ? frn_scene_governor(s, events->at[i].at) : -1;
        for (uint32_t k = 0; verb >= 0 && k < events->count; k++)
            events->at[k].absorbed |= k != i && events->at[k].at == (uint32_t)verb;
    }
}
