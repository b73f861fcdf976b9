/* Who is taken to be against whom because of whom he helps. */
#include "read/compose_internal.h"

static bool takes_side(frn_action action)
{
    return action == FRN_ACTION_AID || action == FRN_ACTION_SUPPORT || action == FRN_ACTION_BACK ||
           action == FRN_ACTION_COOPERATE || action == FRN_ACTION_ALLY ||
           action == FRN_ACTION_PARTNER;
}

/* "help X fight Y", "support for X against Y", "alliance with X against Y": a shared enemy. */
void frn_compose_shared_enemies(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count, against = s->wording->against;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        frn_parties enemy = {0}, side = {0};
        frn_action action = e->cue && frn_slice_starts(e->cue->pattern, FRN_LIT("fight "))
                                ? FRN_ACTION_FIGHT
                                : FRN_ACTION_OPPOSE;
        if (!e->cue || e->absorbed || !takes_side(e->action) || !e->source.count ||
            against == FRN_NONE)
            continue;
        frn_scene_prep(s, e->at, against, false, &enemy);
        frn_parties_without(&enemy, &e->source);
        frn_parties_without(&enemy, &e->target);
        side = e->source;
        frn_parties_join(&side, &e->target);
        if (enemy.count)
            frn_events_add(events, e, &side, &enemy, action, frn_action_describe(action)->intensity,
                           "shared-enemy");
    }
}

void frn_compose_helped_against(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i], *outer;
        frn_parties enemy;
        if (e->outer < 0 || e->sign >= 0 || e->absorbed || !e->target.count ||
            s->token[e->at].rel == FRN_REL_ACL) /* "defended the right of X to fire on Y" */
            continue;
        outer = &events->at[e->outer];
        if (!takes_side(outer->action) || !outer->cue || outer->cue->control ||
            !outer->source.count || !(outer->target.count || outer->mutual) ||
            !frn_scene_is_verb(s, e->at))
            continue;
        enemy = e->target;
        frn_parties_without(&enemy, &outer->source);
        frn_events_add(events, outer, &outer->source, &enemy, FRN_ACTION_OPPOSE,
                       frn_action_describe(FRN_ACTION_OPPOSE)->intensity, "helps-against");
    }
}

/* Those of whom the nearest verb above `at` that has a subject of its own speaks. */
static void subject_above(const frn_scene *s, uint32_t at, frn_parties *out)
{
    for (int hops = 0; hops < 8 && s->token[at].head >= 0; hops++) {
        at = (uint32_t)s->token[at].head;
        if (frn_scene_is_verb(s, at) && frn_scene_child(s, at, FRN_REL_NSUBJ) >= 0) {
            frn_scene_subject(s, at, out);
            return;
        }
    }
}

/* "did so for fear of strengthening X": whoever fears X's gain is against X. */
void frn_compose_fears(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        const frn_event *e = &events->at[i];
        frn_event act;
        frn_parties who = {0}, target;
        int32_t fear = e->cue && e->sign > 0 ? frn_meaning_fear(s, e->at) : FRN_NO_TOKEN;
        if (fear < 0)
            continue;
        target = e->target;
        subject_above(s, (uint32_t)fear, &who);
        frn_parties_without(&target, &who);
        act = (frn_event){.at = (uint32_t)fear,
                          .last = e->last,
                          .act = true,
                          .outer = -1,
                          .meaning = {.condition = -1, .word = -1}};
        frn_events_add(events, &act, &who, &target, FRN_ACTION_OPPOSE,
                       frn_action_describe(FRN_ACTION_OPPOSE)->intensity, "fears-gain");
    }
}
