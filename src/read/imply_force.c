/* What goes without saying of armed forces: that they give up what they leave, and against whom
 * they are moved. */
#include "read/read_internal.h"

static bool is_armed(const frn_cast_actor *who)
{
    return who->kind == FRN_KIND_MILITARY || who->kind == FRN_KIND_ARMED_GROUP;
}

/* "Troops left Basra", "abandoned the town": forces that leave a place give it up; whoever else
 * leaves does nothing to anybody. */
static void imply_leaving(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        if (!e->cue || !who || e->cue->words > 1)
            continue;
        if (frn_slice_is(e->cue->pattern, "leave") || frn_slice_is(e->cue->pattern, "enter")) {
            e->absorbed |= !is_armed(who) || frn_reading_is_own(who, &e->target);
        } else if (frn_slice_is(e->cue->pattern, "return") && e->cue->pos == FRN_POS_VERB &&
                   frn_scene_child(s, e->at, FRN_REL_OBJ) < 0) {
            e->absorbed |= who->kind == FRN_KIND_POPULATION; /* refugees go home */
        } else if (frn_scene_lemma_is(s, e->at, "abandon") && is_armed(who) && e->target.count) {
            frn_event_turn(e, FRN_ACTION_RETREAT);
        }
    }
}

/* Troops are moved against somebody: the first other state that the sentence names. */
static void imply_rival(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        if (!e->cue || e->cue->pos != FRN_POS_VERB || e->action != FRN_ACTION_MOBILIZE ||
            e->absorbed || !who || (e->target.count && !frn_reading_is_own(who, &e->target)))
            continue;
        for (uint32_t m = 0;
             m < s->mentions && (!e->target.count || frn_reading_is_own(who, &e->target)); m++) {
            const frn_mention *other = &s->mention[m];
            const frn_cast_actor *is =
                other->actor_count == 1 ? frn_cast_at(&r->cast, other->actor[0]) : NULL;
            if (!is || is == who || other->head < e->at ||
                (other->flags & FRN_MENTION_SPEAKER_ONLY) ||
                (is->state == FRN_NONE ? is->kind != FRN_KIND_ARMED_GROUP
                                       : is->state == who->state))
                continue;
            e->target = (frn_parties){0};
            frn_parties_add(&e->target, other->actor[0], other->head);
            e->target.guessed = true;
            e->rule = "rival-near";
        }
    }
}

/* The one state or armed group of the sentence that is not on the side of `who`; FRN_NONE. */
static uint32_t only_other(const frn_reading *r, const frn_scene *s, const frn_cast_actor *who)
{
    uint32_t found = FRN_NONE, side = FRN_NONE;

    for (uint32_t m = 0; m < s->mentions; m++) {
        const frn_mention *mention = &s->mention[m];
        for (uint32_t i = 0; i < mention->actor_count; i++) {
            const frn_cast_actor *is = frn_cast_at(&r->cast, mention->actor[i]);
            uint32_t its;
            if (!is || (mention->flags & FRN_MENTION_SPEAKER_ONLY) ||
                (is->state == FRN_NONE ? is->kind != FRN_KIND_ARMED_GROUP
                                       : is->state == who->state))
                continue;
            its = is->state == FRN_NONE ? mention->actor[i] : is->state;
            if (side != FRN_NONE && side != its)
                return FRN_NONE;
            side = its;
            if (found == FRN_NONE)
                found = mention->actor[i];
        }
    }
    return found;
}

/* "Georgian tanks rolled in, and Russia bombed the airfield": whoever else the sentence is about.
 */
static void imply_foe(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count == 1 ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        int32_t object;
        uint32_t other;
        if (!e->cue || e->cue->pos != FRN_POS_VERB || e->action != FRN_ACTION_FIGHT ||
            e->absorbed || e->mutual || e->source.guessed || e->target.count || !who ||
            (who->kind != FRN_KIND_MILITARY && who->kind != FRN_KIND_STATE))
            continue;
        object = frn_scene_child(s, e->at, FRN_REL_OBJ);
        if (object < 0 || s->token[object].tag == FRN_TAG_PRON)
            continue;
        other = only_other(r, s, who);
        if (other == FRN_NONE)
            continue;
        frn_parties_add(&e->target, other, e->at);
        e->target.guessed = true;
        e->rule = "rival-near";
    }
}

void frn_reading_imply_force(frn_reading *r, const frn_scene *s)
{
    imply_leaving(r, s);
    imply_rival(r, s);
    imply_foe(r, s);
}
