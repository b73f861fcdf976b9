/* Who goes without saying: whoever takes to the streets at home does so against the government. */
#include "read/read_internal.h"

static bool is_public(frn_actor_kind kind)
{
    return kind == FRN_KIND_POPULATION || kind == FRN_KIND_MOVEMENT || kind == FRN_KIND_PARTY ||
           kind == FRN_KIND_NGO || kind == FRN_KIND_PERSON || kind == FRN_KIND_UNKNOWN;
}

/* The government of the state that the actor belongs to; FRN_NONE. */
static uint32_t government_of(frn_reading *r, uint32_t actor)
{
    const frn_cast_actor *who = frn_cast_at(&r->cast, actor);

    if (!who || who->state == FRN_NONE || !is_public(who->kind))
        return FRN_NONE;
    return frn_cast_add_body(
        &r->cast, who->state,
        frn_lexicon_body_id(r->reader->lexicon, FRN_LIT("government")));
}

void frn_reading_imply(frn_reading *r)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        uint32_t actor;
        if (e->absorbed || e->action != FRN_ACTION_PROTEST || !e->source.count || e->target.count ||
            e->mutual || !e->cue)
            continue;
        actor = government_of(r, e->source.actor[0]);
        if (actor == FRN_NONE)
            continue;
        frn_parties_add(&e->target, actor, e->at);
        e->target.guessed = true;
        e->rule = "at-home";
    }
}
