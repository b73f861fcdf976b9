/* The state that the talk is about. */
#include "read/mention_internal.h"

/* Where an outlet or its reporter is at home says nothing of what the talk is about. */
static bool tells_place(const frn_cast_actor *actor)
{
    return actor && actor->state != FRN_NONE && actor->kind != FRN_KIND_MEDIA;
}

static uint32_t draft_state(const frn_finder *finder, const frn_draft *draft)
{
    const frn_cast_actor *actor = frn_cast_at(finder->cast, draft->rows     ? draft->row[0]
                                                            : draft->owners ? draft->owner[0]
                                                                            : FRN_NONE);

    return tells_place(actor) ? actor->state : FRN_NONE;
}

uint32_t frn_place_state(const frn_finder *finder, const frn_draft *self)
{
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *draft = &finder->drafts.at[i];
        uint32_t state = draft_state(finder, draft);
        if (draft != self && (draft->mention.flags & FRN_MENTION_PLACE) && draft->rows == 1 &&
            state == draft->row[0])
            return state;
    }
    return FRN_NONE;
}

uint32_t frn_context_state(const frn_finder *finder, const frn_draft *self, bool sentence_only)
{
    uint32_t after = FRN_NONE, others = 0, place = frn_place_state(finder, self);

    if (place != FRN_NONE)
        return place;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);

        if (r->sentence != finder->index)
            break;
        if (tells_place(actor) && !r->group)
            return actor->state;
    }
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *draft = &finder->drafts.at[i];
        uint32_t state = draft == self ? FRN_NONE : draft_state(finder, draft);
        if (state != FRN_NONE && state != after) {
            after = state;
            others++;
        }
    }
    if (others == 1)
        return after;
    if (sentence_only)
        return FRN_NONE;
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        const frn_cast_actor *actor = frn_referent_actor(finder, r);
        if (r->paragraph != finder->here->paragraph && finder->home != FRN_NONE)
            return frn_cast_add(finder->cast, finder->home);
        if (tells_place(actor) && !r->group)
            return actor->state;
    }
    return FRN_NONE;
}
