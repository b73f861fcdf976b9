/* What goes without saying at home: who takes to the streets does so against the government, a
 * curfew is imposed on one's own people, and people of a calling that no lexicon knows are still
 * people. */
#include "read/read_internal.h"

/* Anybody of a state but the state itself and its government: judges and guards strike, too. */
static bool is_public(const frn_cast_actor *who)
{
    return who->kind != FRN_KIND_STATE && who->kind != FRN_KIND_TERRITORY &&
           !frn_slice_ends(who->id, FRN_LIT("/government"));
}

/* The government of the state that the actor belongs to; FRN_NONE. */
static uint32_t government_of(frn_reading *r, uint32_t actor)
{
    const frn_cast_actor *who = frn_cast_at(&r->cast, actor);

    if (!who || who->state == FRN_NONE || !is_public(who))
        return FRN_NONE;
    return frn_cast_add_body(&r->cast, who->state,
                             frn_lexicon_body_id(r->reader->lexicon, FRN_LIT("government")));
}

static uint32_t people_of(frn_reading *r, uint32_t state)
{
    return frn_cast_add_body(&r->cast, state,
                             frn_lexicon_body_id(r->reader->lexicon, FRN_LIT("people")));
}

/* A state or a part of it that others obey. */
static bool governs(const frn_cast_actor *who)
{
    return who->kind == FRN_KIND_STATE || who->kind == FRN_KIND_GOVERNMENT ||
           who->kind == FRN_KIND_TERRITORY || who->kind == FRN_KIND_PARTY ||
           who->kind == FRN_KIND_MILITARY || who->kind == FRN_KIND_PERSON;
}

/* ---- people of any calling ---- */

/* People, as the subject or object of a deed that only people do: any plural but what trades. */
static bool is_crowd(const frn_scene *s, uint32_t at)
{
    static const char *const things[] = {"share",  "stock",    "market", "price",     "bond",
                                         "future", "currency", "index",  "commodity", "yield",
                                         "team",   "car",      "unit",   "attempt",   "year"};

    if (s->mention_of[at] >= 0 || s->token[at].tag != FRN_TAG_NOUN ||
        (s->token[at].flags & FRN_TOKEN_UPPER && !(s->token[at].flags & FRN_TOKEN_FIRST)))
        return false;
    return frn_scene_is(s, at, "crowd") ||
           ((s->token[at].flags & FRN_TOKEN_PLURAL) && !FRN_IS_ONE_OF(s, at, things));
}

/* The state of the first of `found` that has one; FRN_NONE. */
static uint32_t state_of(const frn_reading *r, const frn_parties *found)
{
    for (uint32_t i = 0; i < found->count; i++) {
        const frn_cast_actor *who = frn_cast_at(&r->cast, found->actor[i]);
        if (who && who->state != FRN_NONE)
            return who->state;
    }
    return FRN_NONE;
}

/* The only state that the sentence names; FRN_NONE. */
static uint32_t only_state(const frn_reading *r, const frn_scene *s)
{
    uint32_t only = FRN_NONE;

    for (uint32_t m = 0; m < s->mentions; m++) {
        for (uint32_t i = 0; i < s->mention[m].actor_count; i++) {
            const frn_cast_actor *who = frn_cast_at(&r->cast, s->mention[m].actor[i]);
            if (!who || who->state == FRN_NONE || who->state == only)
                continue;
            if (only != FRN_NONE)
                return FRN_NONE;
            only = who->state;
        }
    }
    return only;
}

/* Where the people at `at` live: "residents of Gafsa", "truckers in Alberta". */
static uint32_t home_of(const frn_reading *r, const frn_scene *s, uint32_t at, uint32_t verb)
{
    frn_parties found = {0};
    uint32_t state;

    frn_scene_phrase(s, at, &found);
    state = state_of(r, &found);
    if (state != FRN_NONE)
        return state;
    frn_scene_location(s, at, &found);
    if (!found.count)
        frn_scene_location(s, verb, &found);
    state = state_of(r, &found);
    return state != FRN_NONE ? state : only_state(r, s);
}

static bool blocks(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"besiege", "blockade", "block",     "storm",    "surround",
                                        "disrupt", "boycott",  "barricade", "paralyse", "paralyze",
                                        "clog",    "picket",   "ransack"};

    return FRN_IS_ONE_OF(s, verb, words);
}

/* "Beekeepers blocked the ministry in Ljubljana": whoever does so is of the place. */
static void imply_callings(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        int32_t subject;
        uint32_t state, people;
        if (!e->cue || e->source.count || e->absorbed || e->cue->pos != FRN_POS_VERB ||
            (e->action != FRN_ACTION_PROTEST && !blocks(s, e->at)))
            continue;
        subject = frn_scene_child(s, e->at, FRN_REL_NSUBJ);
        if (subject < 0 || !is_crowd(s, (uint32_t)subject))
            continue;
        state = home_of(r, s, (uint32_t)subject, e->at);
        people = state == FRN_NONE ? FRN_NONE : people_of(r, state);
        if (people != FRN_NONE)
            frn_parties_add(&e->source, people, (uint32_t)subject);
    }
}

/* "opened fire on the procession, killing nine": it is known to whom it was done. */
static bool does_elsewhere(const frn_reading *r, const frn_event *e)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        const frn_event *o = &r->events.at[i];
        if (o != e && !o->absorbed && o->target.count && o->source.count && o->sign < 0 &&
            o->source.actor[0] == e->source.actor[0])
            return true;
    }
    return false;
}

/* "jailed two bloggers": verbs whose objects are people, a state's own unless a place is named. */
static void imply_victims(frn_reading *r, const frn_scene *s)
{
    static const char *const words[] = {
        "arrest",   "jail",   "detain", "imprison", "beat",      "shoot",   "kill", "wound",
        "torture",  "sack",   "pardon", "evict",    "execute",   "release", "free", "expel",
        "massacre", "behead", "abduct", "kidnap",   "prosecute", "hang",    "whip", "interrogate"};

    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count == 1 ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        frn_parties found = {0};
        int32_t object;
        uint32_t people;
        if (!e->cue || !who || who->state == FRN_NONE || e->target.count || e->absorbed ||
            e->cue->pos != FRN_POS_VERB || !governs(who) || !FRN_IS_ONE_OF(s, e->at, words) ||
            frn_scene_is_passive(s, e->at))
            continue;
        object = frn_scene_child(s, e->at, FRN_REL_OBJ);
        if (object < 0 || does_elsewhere(r, e) || s->mention_of[object] >= 0 ||
            (!(s->token[object].flags & FRN_TOKEN_PLURAL) && !is_crowd(s, (uint32_t)object)))
            continue;
        frn_scene_location(s, e->at, &found);
        people = state_of(r, &found);
        people = people_of(r, people == FRN_NONE ? who->state : people);
        if (people != FRN_NONE)
            frn_parties_add(&e->target, people, (uint32_t)object);
        e->target.guessed = true;
    }
}

bool frn_reading_is_own(const frn_cast_actor *who, const frn_parties *target)
{
    return target->count == 1 && target->actor[0] == who->state;
}

/* "urged its citizens to leave the country": advice to one's own is no demand on another party. */
static void drop_advice(frn_reading *r, const frn_scene *s)
{
    static const char *const words[] = {"citizen", "national", "traveller", "traveler", "tourist"};

    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        const frn_cast_actor *whom =
            e->target.count == 1 ? frn_cast_at(&r->cast, e->target.actor[0]) : NULL;
        if (e->action == FRN_ACTION_DEMAND && who && whom && who->state != FRN_NONE &&
            who->state == whom->state && FRN_IS_ONE_OF(s, e->target.at[0], words))
            e->absorbed = true;
    }
}

/* Those of one's own people whom the sentence names: "as the miners had asked". FRN_NONE. */
static uint32_t group_named(const frn_reading *r, const frn_scene *s, const frn_cast_actor *who,
                            const frn_event *e)
{
    if (e->sign < 0)
        return FRN_NONE;
    for (uint32_t m = 0; m < s->mentions; m++) {
        const frn_mention *mention = &s->mention[m];
        const frn_cast_actor *is =
            mention->actor_count == 1 ? frn_cast_at(&r->cast, mention->actor[0]) : NULL;
        if (is && is != who && (mention->flags & FRN_MENTION_PLURAL) &&
            (is->kind == FRN_KIND_POPULATION || is->kind == FRN_KIND_MOVEMENT) &&
            (is->state == FRN_NONE || is->state == who->state))
            return mention->actor[0];
    }
    return FRN_NONE;
}

/* "The government imposed a curfew", "in Cizre": on its own people. */
static void imply_people(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        bool own = false;
        uint32_t people;
        for (uint32_t k = 0; e->cue && k < FRN_CUE_SLOTS; k++)
            own |= e->cue->target[k] == FRN_SLOT_PEOPLE;
        if (!own || !who || who->state == FRN_NONE || !governs(who) || e->absorbed ||
            (e->target.count && !frn_reading_is_own(who, &e->target)))
            continue;
        people = group_named(r, s, who, e);
        if (people == FRN_NONE && e->action != FRN_ACTION_RETREAT)
            people = people_of(r, who->state);
        e->target.count = 0;
        if (people != FRN_NONE)
            frn_parties_add(&e->target, people, e->at);
        e->target.guessed = true;
    }
}

/* "Algerian landowners", "Jordanians" who take to the streets are people, no state. */
static void imply_crowds(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_mention *m;
        const frn_cast_actor *who;
        uint32_t people;
        if (e->action != FRN_ACTION_PROTEST || !e->source.count || !e->cue ||
            e->cue->pos != FRN_POS_VERB || s->mention_of[e->source.at[0]] < 0)
            continue;
        m = &s->mention[s->mention_of[e->source.at[0]]];
        who = frn_cast_at(&r->cast, e->source.actor[0]);
        if (!(m->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_PLURAL)) || !who ||
            who->kind != FRN_KIND_STATE)
            continue;
        people = people_of(r, e->source.actor[0]);
        if (people != FRN_NONE)
            e->source.actor[0] = people;
    }
}

static bool is_abroad(const frn_reading *r, const frn_cast_actor *who, const frn_parties *target)
{
    const frn_cast_actor *other = target->count ? frn_cast_at(&r->cast, target->actor[0]) : NULL;

    return other && other->state != who->state;
}

/* "set ablaze by demonstrators" */
static bool riots(const frn_cast_actor *who, const frn_event *e)
{
    return frn_slice_ends(who->id, FRN_LIT("/protesters")) &&
           (e->action == FRN_ACTION_ASSAULT || e->action == FRN_ACTION_FIGHT ||
            e->action == FRN_ACTION_COERCE);
}

/* Farmers who besiege a town and workers who block a road protest. */
static void imply_unrest(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        const frn_cast_actor *who =
            e->source.count ? frn_cast_at(&r->cast, e->source.actor[0]) : NULL;
        if (!e->cue || e->cue->pos != FRN_POS_VERB || !who || who->kind != FRN_KIND_POPULATION ||
            e->sign >= 0 ||
            !(riots(who, e) || (blocks(s, e->at) && !is_abroad(r, who, &e->target))))
            continue;
        frn_event_turn(e, FRN_ACTION_PROTEST);
        e->rule = "unrest";
    }
}

/* "gathered before the French embassy, chanting": it is against France. */
static bool protests_elsewhere(const frn_reading *r, const frn_event *e)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        const frn_event *o = &r->events.at[i];
        if (o != e && o->action == FRN_ACTION_PROTEST && o->target.count && o->source.count &&
            o->source.actor[0] == e->source.actor[0])
            return true;
    }
    return false;
}

static void imply_government(frn_reading *r)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        uint32_t actor;
        if (e->absorbed || e->action != FRN_ACTION_PROTEST || !e->source.count || e->target.count ||
            e->mutual || !e->cue)
            continue;
        actor = government_of(r, e->source.actor[0]);
        if (actor == FRN_NONE || protests_elsewhere(r, e))
            continue;
        frn_parties_add(&e->target, actor, e->at);
        e->target.guessed = true;
        e->rule = "at-home";
    }
}

void frn_reading_imply_home(frn_reading *r, const frn_scene *s)
{
    imply_callings(r, s);
    imply_victims(r, s);
    imply_unrest(r, s);
    imply_crowds(r, s);
    imply_government(r);
    imply_people(r, s);
    drop_advice(r, s);
}
