/* What goes without saying: an armed group at home nowhere fights the state that the document is
 * about; whoever answers what another would do is the one to whom it is done; whoever would "think
 * about it" if another did something offers that other to go along with it. */
#include "read/read_internal.h"

enum { TOLD_REACH = 2 }; /* sentences back to the pairs that were told of last */

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

/* "withdraws its troops": one's own forces are nobody to whom it is done. */
static bool is_own_forces(const frn_reading *r, const frn_event *e)
{
    for (uint32_t i = 0; i < e->target.count; i++) {
        const frn_cast_actor *who = frn_cast_at(&r->cast, e->target.actor[i]),
                             *doer = frn_cast_at(&r->cast, e->source.actor[0]);
        if (!who || !doer || who->kind != FRN_KIND_MILITARY || who->state != doer->state)
            return false;
    }
    return e->target.count > 0;
}

/* "If X leaves, Y will reopen the border": each does it to the other when nobody else is named. */
static void answer(frn_event *condition, frn_event *then)
{
    condition->target = then->source;
    frn_parties_without(&condition->target, &condition->source);
    condition->target.guessed = true;
    condition->rule = "answered";
    if (then->target.count || then->mutual || then->source.count != 1 || !condition->target.count)
        return;
    then->target = condition->source;
    then->target.guessed = true;
    then->rule = "answers";
}

/* "If X respects the truce, Y will pay": what X would do is done to Y, who answers it. */
static void imply_answered(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        if (e->absorbed || !e->cue || !e->meaning.is_condition || e->sign <= 0 || e->mutual ||
            !e->source.count || (has_named_target(s, e) && !is_own_forces(r, e)))
            continue;
        for (uint32_t k = 0; k < r->events.count; k++) {
            frn_event *then = &r->events.at[k];
            if (then->absorbed || then->meaning.is_condition ||
                then->meaning.condition != e->meaning.condition || !then->source.count)
                continue;
            answer(e, then);
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

/* "declined to comment": to nobody. */
static bool is_silence(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"comment", "elaborate", "say",     "name",  "discuss",
                                        "confirm", "speculate", "respond", "answer"};
    int32_t what = frn_scene_child(s, verb, FRN_REL_XCOMP);

    return what >= 0 && FRN_IS_ONE_OF(s, (uint32_t)what, words);
}

/* What is only said may be far from whom it answers; deeds are done to those just told of. */
static bool is_said(const frn_event *e)
{
    return e->action == FRN_ACTION_DEMAND || e->action == FRN_ACTION_DISAPPROVE ||
           e->action == FRN_ACTION_REJECT || e->action == FRN_ACTION_THREATEN ||
           e->action == FRN_ACTION_PROTEST;
}

/* Is what was told last near enough to go on with? */
static bool goes_on_from(const frn_reading *r, const frn_scene *s)
{
    return r->told.count && r->told.sentence < r->at && r->at - r->told.sentence <= TOLD_REACH &&
           r->told.paragraph == s->sentence->paragraph;
}

/* The only one who stood on the other side of `own` in what was told last; FRN_NONE. */
static uint32_t other_side(const frn_reading *r, uint32_t own)
{
    const frn_pairs_told *told = &r->told;
    uint32_t found = FRN_NONE;

    for (uint32_t i = 0; i < told->count; i++) {
        uint32_t a = side(r, told->source[i]), b = side(r, told->target[i]), other;
        if (a == b || (own != a && own != b))
            continue;
        other = own == a ? told->target[i] : told->source[i];
        if (found != FRN_NONE && side(r, found) != side(r, other))
            return FRN_NONE;
        found = found == FRN_NONE ? other : found;
    }
    return found;
}

/* "Iran seized a British tanker. London protested.": against whoever was on the other side in what
 * was told just before. */
static void imply_other_side(frn_reading *r, const frn_scene *s)
{
    if (!goes_on_from(r, s))
        return;
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        uint32_t other;
        if (!needs_target(e) || e->contested || e->outer >= 0 || is_silence(s, e->at) ||
            s->token[e->at].rel == FRN_REL_XCOMP || s->token[e->at].rel == FRN_REL_ACL ||
            s->token[e->at].rel == FRN_REL_AMOD ||
            (e->meaning.condition >= 0 && r->told.sentence + 1 < r->at) ||
            (!is_said(e) && r->told.count > 1))
            continue;
        other = other_side(r, side(r, e->source.actor[0]));
        if (other == FRN_NONE)
            continue;
        frn_parties_add(&e->target, other, e->at);
        e->target.guessed = true;
        e->rule = "other-side";
    }
}

/* Does a phrase that names the parties hang on the noun, whether they are known or not? */
static bool has_complement(const frn_scene *s, uint32_t noun)
{
    FRN_EACH_CHILD(c, s, noun)
    {
        if (s->token[c].rel == FRN_REL_NMOD || s->token[c].rel == FRN_REL_NMOD_POSS ||
            s->token[c].rel == FRN_REL_ACL_RELCL)
            return true;
    }
    return false;
}

/* Those between whom something mutual was told before in the sentence, else the only two of whom
 * the sentence before had something to tell. */
static void both_sides(const frn_reading *r, const frn_scene *s, uint32_t at, frn_parties *out)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        const frn_event *e = &r->events.at[i];
        if (e->absorbed || !e->mutual || e->at >= at || e->source.count + e->target.count != 2)
            continue;
        *out = e->source;
        frn_parties_join(out, &e->target);
    }
    if (out->count || !goes_on_from(r, s) || r->told.count != 1)
        return;
    frn_parties_add(out, r->told.source[0], at);
    frn_parties_add(out, r->told.target[0], at);
}

/* "They held talks, but the talks broke down", "The talks failed": between those told of before. */
static void imply_both_sides(frn_reading *r, const frn_scene *s)
{
    for (uint32_t i = 0; i < r->events.count; i++) {
        frn_event *e = &r->events.at[i];
        frn_parties both = {0};
        if (e->absorbed || !e->cue || !e->mutual || e->sign >= 0 || e->cue->pos != FRN_POS_NOUN ||
            e->source.count || e->target.count || e->at == 0 ||
            s->token[e->at].rel != FRN_REL_NSUBJ || has_complement(s, e->at) ||
            !(frn_scene_is(s, e->at - 1, "the") || frn_scene_is(s, e->at - 1, "their")))
            continue;
        both_sides(r, s, e->at, &both);
        e->source = both;
        if (both.count)
            e->rule = e->rule ? e->rule : "both-sides";
    }
}

void frn_reading_imply(frn_reading *r, const frn_scene *s)
{
    uint32_t count = r->events.count;

    imply_answered(r, s);
    frn_reading_imply_force(r, s);
    imply_other_side(r, s);
    imply_both_sides(r, s);
    frn_reading_imply_home(r, s);
    imply_ground(r);
    imply_recipient(r, s);
    for (uint32_t i = 0; i < count; i++)
        imply_offer(r, s, i);
}
