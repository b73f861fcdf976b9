/* What goes without saying: an armed group at home nowhere fights the state that the document is
 * about; whoever answers what another would do is the one to whom it is done; whoever would "think
 * about it" if another did something offers that other to go along with it. */
#include "read/read_internal.h"

enum { TOLD_REACH = 2 }; /* sentences back to the pair that was told of last */

/* "the ISIS attacks": a group at home nowhere in particular fights the state that the document is
 * about when nobody else is named. */
static void imply_ground(frn_reading *r)
{
    uint32_t state = frn_issue_arena(&r->document_hits);

    for (uint32_t i = 0; i < r->events.count && state != FRN_NONE; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who;
        if (e->absorbed || (e->action != FRN_ACTION_FIGHT && e->action != FRN_ACTION_ASSAULT) ||
            e->source.count != 1 || e->target.count || e->mutual || !e->cue)
            continue;
        who = frn_cast_at(&r->cast, e->source.actor[0]);
        if (!who || who->kind != FRN_KIND_ARMED_GROUP || who->state != FRN_NONE)
            continue;
        frn_parties_add(&e->target, state, e->at);
        e->target.guessed = true;
        e->rule = "on-ground";
    }
}

/* "Turkey is said to have supplied drones": to the state that the document is about. */
static void imply_recipient(frn_reading *r, const frn_scene *s)
{
    static const char *const words[] = {"missile", "drone",      "tank",    "jet",   "warplane",
                                        "weapon",  "ammunition", "shell",   "rifle", "artillery",
                                        "arms",    "gun",        "howitzer"};
    uint32_t state = frn_issue_arena(&r->document_hits);

    for (uint32_t i = 0; i < r->events.count && state != FRN_NONE; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        if (!who || !e->cue || e->absorbed || e->target.count || e->mutual ||
            e->action != FRN_ACTION_AID || e->cue->words < 2 || who->state == state ||
            !FRN_IS_ONE_OF(s, e->last, words))
            continue;
        frn_parties_add(&e->target, state, e->at);
        e->target.guessed = true;
        e->rule = "on-ground";
    }
}

/* Is somebody named in the sentence itself as the one to whom it is done? */
static bool has_named_target(const frn_scene *s, const frn_event *e)
{
    for (uint32_t i = 0; i < e->target.count; i++) {
        if (s->mention_of[e->target.at[i]] >= 0)
            return true;
    }
    return false;
}

/* "If X respects the truce, Y will pay": what X would do is done to Y, who answers it. */
static void imply_answered(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        if (e->absorbed || !e->cue || !e->meaning.is_condition || e->sign <= 0 || e->mutual ||
            !e->source.count || has_named_target(s, e))
            continue;
        for (uint32_t k = 0; k < r->events.count; k++) {
            const frn_event *then = &r->events.at[k];
            if (then->absorbed || then->meaning.is_condition ||
                then->meaning.condition != e->meaning.condition || !then->source.count)
                continue;
            e->target = then->source;
            frn_parties_without(&e->target, &e->source);
            e->target.guessed = true;
            e->rule = "answered";
            break;
        }
    }
}

static bool is_consideration(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"think", "consider", "contemplate", "weigh", "reciprocate"};

    return frn_scene_is_verb(s, at) && FRN_IS_ONE_OF(s, at, words);
}

/* "think about it", "consider that", "would reciprocate": nothing is named but what the if-clause
 * says. */
static bool is_about_the_condition(const frn_scene *s, uint32_t verb)
{
    static const char *const pronouns[] = {"it", "that", "this", "so", "doing"};
    uint32_t end = frn_scene_clause_end(s, verb);

    while (end > verb && s->token[end].tag == FRN_TAG_PUNCT)
        end--;
    return end == verb || (end <= verb + 2 && FRN_IS_ONE_OF(s, end, pronouns));
}

/* The first verb outside the if-clause by which somebody says that he would consider it; -1. */
static int32_t consideration_of(const frn_scene *s, const frn_condition *c)
{
    for (uint32_t at = 0; at < s->count; at++)
        if ((at < c->first || at > c->last) && is_consideration(s, at) &&
            is_about_the_condition(s, at))
            return (int32_t)at;
    return -1;
}

static bool has_consequence(const frn_events *events, int32_t condition)
{
    for (uint32_t i = 0; i < events->count; i++) {
        const frn_event *e = &events->at[i];
        if (!e->absorbed && e->source.count && e->target.count && !e->meaning.is_condition &&
            e->meaning.condition == condition)
            return true;
    }
    return false;
}

/* Those for whom the speaker at `at` speaks: his state. */
static void side_of_speaker(const frn_reading *r, const frn_scene *s, uint32_t at, frn_parties *out)
{
    const frn_voice *stack[FRN_MOST_VOICES];

    if (!frn_speech_stack(s, at, stack))
        return;
    for (uint32_t i = 0; i < stack[0]->speaker.count; i++) {
        const frn_cast_actor *who = frn_cast_at(&r->cast, stack[0]->speaker.actor[i]);
        if (who)
            frn_parties_add(out, who->state == FRN_NONE ? stack[0]->speaker.actor[i] : who->state,
                            at);
    }
}

static bool is_among(const frn_reading *r, uint32_t actor, const frn_parties *side)
{
    const frn_cast_actor *who = frn_cast_at(&r->cast, actor);

    for (uint32_t i = 0; i < side->count; i++)
        if (actor == side->actor[i] || (who && who->state == side->actor[i]))
            return true;
    return false;
}

static void imply_offer(frn_reading *r, const frn_scene *s, uint32_t number)
{
    const frn_event *e = &r->events.at[number];
    int32_t at;
    frn_parties side = {0};
    frn_event *offer;

    if (e->absorbed || !e->meaning.is_condition || e->meaning.condition < 0 || !e->source.count ||
        !e->target.count || e->meaning.negated || has_consequence(&r->events, e->meaning.condition))
        return;
    at = consideration_of(s, &r->conditions.at[e->meaning.condition]);
    if (at < 0)
        return;
    side_of_speaker(r, s, (uint32_t)at, &side);
    if (!side.count || is_among(r, e->source.actor[0], &side) ||
        (e->sign < 0 && is_among(r, e->target.actor[0], &side)))
        return;
    offer = frn_events_add(&r->events, e, &side, &e->source, FRN_ACTION_COOPERATE, 3, "offer");
    if (!offer)
        return;
    offer->at = offer->last = (uint32_t)at;
    offer->meaning.modality = FRN_MODALITY_CONDITIONAL;
    offer->meaning.is_condition = false;
    offer->meaning.word = at;
}

/* Acts that need somebody at the other end. */
static bool needs_target(const frn_event *e)
{
    switch (e->action) {
    case FRN_ACTION_DEMAND:
    case FRN_ACTION_DISAPPROVE:
    case FRN_ACTION_REJECT:
    case FRN_ACTION_THREATEN:
    case FRN_ACTION_PROTEST:
    case FRN_ACTION_SANCTION:
    case FRN_ACTION_CONCEDE:
    case FRN_ACTION_RETREAT:
    case FRN_ACTION_COERCE:
        return e->cue && e->cue->pos == FRN_POS_VERB && !e->absorbed && !e->mutual &&
               e->source.count == 1 && !e->source.guessed && !e->target.count;
    default:
        return false;
    }
}

static uint32_t side(const frn_reading *r, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(&r->cast, row);

    if (actor && actor->state == FRN_NONE && actor->kind == FRN_KIND_PERSON &&
        actor->organisation != FRN_NONE)
        return actor->organisation;
    return actor && actor->state != FRN_NONE ? actor->state : row;
}

/* "Iran seized a British tanker. London protested.": against whoever the sentence before had on the
 * other side. */
static void imply_other_side(frn_reading *r, const frn_scene *s)
{
    const frn_pair_told *told = &r->told;
    uint32_t a, b;

    if (!told->known || told->ambiguous || told->sentence + TOLD_REACH < r->at ||
        told->sentence == r->at || told->paragraph != s->sentence->paragraph)
        return;
    a = side(r, told->source);
    b = side(r, told->target);
    for (uint32_t i = 0; i < r->events.count && a != b; i++) {
        frn_event *e = &r->events.at[i];
        uint32_t own;
        if (!needs_target(e) || e->contested || e->outer >= 0 ||
            (e->meaning.condition >= 0 && told->sentence + 1 < r->at) ||
            s->token[e->at].rel == FRN_REL_XCOMP)
            continue;
        own = side(r, e->source.actor[0]);
        if (own != a && own != b)
            continue;
        frn_parties_add(&e->target, own == a ? told->target : told->source, e->at);
        e->target.guessed = true;
        e->rule = "other-side";
    }
}

void frn_reading_imply(frn_reading *r, const frn_scene *s)
{
    uint32_t count = r->events.count;

    imply_answered(r, s);
    frn_reading_imply_force(r, s);
    imply_other_side(r, s);
    frn_reading_imply_home(r, s);
    imply_ground(r);
    imply_recipient(r, s);
    for (uint32_t i = 0; i < count; i++)
        imply_offer(r, s, i);
}
