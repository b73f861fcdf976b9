/* Which of the issues named near a claim it is filed under: weights in hundredths, so that the
 * choice is the same everywhere. */
#include "read/issue_internal.h"

enum { MOST_CANDIDATES = 40, LEAST = 6 };

typedef struct candidate {
    uint32_t issue, actor;
    int32_t weight;
    int32_t word; /* of the nearest name in the sentence; -1 */
    bool place;
} candidate;

typedef struct choosing {
    const frn_scene *s;
    const frn_cast *cast;
    const frn_issue_ask *ask;
    uint32_t source_side, target_side; /* states that the two act for; FRN_NONE */
    uint32_t home;                     /* the state that both belong to, acting for it or not */
    uint32_t ground;                   /* where groups at home nowhere are met; FRN_NONE */
    bool violent;                      /* an army or an attack is in it */
    bool business;                     /* a company is in it: where says little */
    candidate at[MOST_CANDIDATES];
    uint32_t count;
} choosing;

/* The state for which an actor acts; FRN_NONE for groups that only live in one. */
static uint32_t side_of(const frn_cast *cast, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(cast, row);

    if (!actor || actor->kind == FRN_KIND_ARMED_GROUP || actor->kind == FRN_KIND_MOVEMENT ||
        actor->kind == FRN_KIND_POPULATION || actor->kind == FRN_KIND_PARTY)
        return FRN_NONE;
    return actor->state;
}

static frn_actor_kind kind_of(const frn_cast *cast, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(cast, row);

    return actor ? actor->kind : FRN_KIND_UNKNOWN;
}

static bool is_firm(const frn_cast *cast, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(cast, row), *home;

    if (!actor)
        return false;
    if (actor->kind == FRN_KIND_COMPANY)
        return true;
    home = frn_cast_at(cast, actor->organisation);
    return actor->kind == FRN_KIND_PERSON && home && home->kind == FRN_KIND_COMPANY;
}

static bool is_armed(const frn_cast *cast, uint32_t row)
{
    frn_actor_kind kind = kind_of(cast, row);

    return kind == FRN_KIND_ARMED_GROUP || kind == FRN_KIND_MILITARY;
}

/* Is much of what the document tells put into that state? */
static bool is_arena(const choosing *c, uint32_t state)
{
    return frn_issue_is_arena(c->ask->document, state);
}

/* What is done against a group at home nowhere in particular, or with it, is done on the ground
 * that the document is about; what is only said of whom it serves is about terrorism. */
static bool is_on_ground(const choosing *c)
{
    switch (c->ask->action) {
    case FRN_ACTION_DISAPPROVE:
    case FRN_ACTION_REJECT:
    case FRN_ACTION_DEMAND:
    case FRN_ACTION_INVESTIGATE:
    case FRN_ACTION_PROTEST:
        return false;
    default:
        return !c->ask->contested;
    }
}

/* How much the name of an issue says by itself. */
static int32_t quality(const choosing *c, const frn_issue_hit *hit)
{
    const frn_issue *issue = hit->issue == FRN_NONE ? NULL : &c->s->wording->issues.at[hit->issue];
    bool party;

    if (issue && issue->own)
        return hit->weak ? 60 : 160;
    if (hit->kind == FRN_HIT_TOPIC) {
        static const int32_t plain[] = {100, 50, 18}, weak[] = {40, 18, 6};
        int breadth =
            issue->breadth == FRN_BREADTH_BROAD && c->business ? FRN_BREADTH_TOPIC : issue->breadth;
        return hit->weak ? weak[breadth] : plain[breadth];
    }
    if (hit->kind == FRN_HIT_GROUP)
        return c->business ? 10 : hit->issue != FRN_NONE ? 90 : 48;
    if (issue && issue->breadth == FRN_BREADTH_SETTING) /* a city */
        return 12;
    if (issue)
        return c->business ? 20 : hit->weak ? 25 : 100;
    if (c->business)
        return hit->kind == FRN_HIT_PLACE ? 20 : 4;
    party = hit->actor == c->source_side || hit->actor == c->target_side;
    if (hit->actor == c->home) /* at home: a place where there is war, or for outsiders */
        return c->violent ? 70 : is_arena(c, c->home) ? 50 : 8;
    switch (hit->kind) {
    case FRN_HIT_PLACE:
        return party ? 70 : 110;
    case FRN_HIT_VENUE:
        return party ? 4 : 16;
    default:
        return party ? 3 : 16;
    }
}

static candidate *candidate_of(choosing *c, uint32_t issue, uint32_t actor, bool place)
{
    for (uint32_t i = 0; i < c->count; i++) {
        if (c->at[i].issue == issue && c->at[i].actor == actor)
            return &c->at[i];
    }
    if (c->count == MOST_CANDIDATES)
        return NULL;
    c->at[c->count] = (candidate){.issue = issue, .actor = actor, .word = -1, .place = place};
    return &c->at[c->count++];
}

/* The heaviest name counts in full, every other one by a quarter. */
static void weigh(candidate *k, int32_t weight, int32_t word)
{
    if (!k)
        return;
    if (weight > k->weight) {
        k->weight = weight + k->weight / 4;
        k->word = word;
    } else {
        k->weight += weight / 4;
    }
}

static bool is_place(const choosing *c, const frn_issue_hit *hit)
{
    return hit->issue == FRN_NONE || c->s->wording->issues.at[hit->issue].place;
}

static uint32_t actor_of(const frn_issue_hit *hit)
{
    return hit->issue == FRN_NONE ? hit->actor : FRN_NONE;
}

/* The state as a ground, or the region of it that the document is about. */
static candidate *ground_of(choosing *c, uint32_t state)
{
    enum { MUCH = 80 };
    const frn_cast_actor *actor = frn_cast_at(c->cast, state);
    const frn_issue_hits *all = c->ask->document;

    for (uint32_t i = 0; actor && i < all->count && all->at[i].share >= MUCH; i++) {
        const frn_issue *issue =
            all->at[i].issue == FRN_NONE ? NULL : &c->s->wording->issues.at[all->at[i].issue];
        if (issue && issue->place && frn_slice_eq(issue->state, actor->id))
            return candidate_of(c, all->at[i].issue, FRN_NONE, true);
    }
    return candidate_of(c, FRN_NONE, state, true);
}

static bool is_pact_at_home(const choosing *c, const frn_issue_hit *hit)
{
    return hit->issue != FRN_NONE && !c->violent && (c->home != FRN_NONE || c->business) &&
           frn_slice_is(c->s->wording->issues.at[hit->issue].id, "defence-pact");
}

static void weigh_hit(choosing *c, const frn_issue_hit *hit, int32_t near, int32_t word)
{
    int32_t weight = quality(c, hit);

    if (is_pact_at_home(c, hit)) /* "the alliance" of parties */
        weight /= 4;
    if (near > 130 && weight == 50) /* the predicate itself is about the broad topic */
        weight = 80;
    weight = weight * near / 100;

    if (weight <= 0)
        return;
    if (hit->kind == FRN_HIT_GROUP && hit->issue == FRN_NONE)
        weigh(ground_of(c, hit->actor), weight, word);
    else if (hit->kind == FRN_HIT_GROUP && c->ground != FRN_NONE)
        weigh(ground_of(c, c->ground), weight, word);
    else
        weigh(candidate_of(c, hit->issue, actor_of(hit), is_place(c, hit)), weight, word);
}

/* Does the word stand outside what is said, in the words of the one who says it? */
static bool outside_voice(const frn_scene *s, uint32_t at, uint32_t word)
{
    for (uint32_t v = 0; v < s->voices; v++) {
        const frn_voice *voice = &s->voice[v];
        if (voice->cue >= 0 && at >= voice->first && at <= voice->last &&
            (word < voice->first || word > voice->last ||
             (word >= voice->hole_first && word <= voice->hole_last)))
            return true;
    }
    return s->aside[word];
}

/* "Syria, where Iran has backed X": what follows happens there. */
static bool leads_to(const frn_scene *s, uint32_t word, uint32_t at)
{
    uint32_t i = word + 1;

    if (i < s->count && frn_scene_is(s, i, ","))
        i++;
    return i < at && frn_scene_is(s, i, "where");
}

static int32_t nearness(const choosing *c, uint32_t word)
{
    const frn_issue_ask *ask = c->ask;
    const frn_scene *s = c->s;
    uint32_t far = word > ask->last ? word - ask->last : word < ask->at ? ask->at - word : 0;
    int32_t near;

    if (word + 1 >= ask->at && word <= ask->last) /* "old enemies": the noun closes the phrase */
        return 250;
    if (leads_to(s, word, ask->at) && ask->action != FRN_ACTION_CONSULT &&
        ask->action != FRN_ACTION_AGREE) /* talks are not about where they are held */
        return 180;
    near = 100 - 4 * (int32_t)(far < 16 ? far : 16);
    if (frn_scene_under(s, word, ask->at))
        near += 15;
    else if (frn_scene_is_noun(s, ask->at)) /* outside the phrase that says what is done */
        near = near * 3 / 4;
    for (uint32_t i = word < ask->at ? word : ask->last + 1;
         i < s->count && i < (word < ask->at ? ask->at : word); i++) {
        if (frn_scene_is(s, i, ";") || frn_scene_is(s, i, ":") ||
            (s->token[i].flags & (FRN_TOKEN_OPEN_QUOTE | FRN_TOKEN_CLOSE_QUOTE))) {
            near = near * 2 / 3;
            break;
        }
    }
    return outside_voice(s, ask->at, word) ? near / 3 : near;
}

static void weigh_sentence(choosing *c)
{
    const frn_issue_hits *own = &c->ask->hits[c->ask->number];

    for (uint32_t i = 0; i < own->count; i++)
        weigh_hit(c, &own->at[i], nearness(c, own->at[i].at), (int32_t)own->at[i].at);
}

/* Earlier sentences of the paragraph, the last of the paragraph before, the next sentence. */
static void weigh_around(choosing *c)
{
    static const int32_t before[] = {45, 36, 30, 25, 20, 16};
    const frn_issue_ask *ask = c->ask;
    uint32_t here = ask->sentence[ask->number].paragraph, last = ask->number;
    bool crossed = false;

    for (uint32_t back = 1; back <= 6 && back <= ask->number && !crossed; back++) {
        const frn_issue_hits *hits = &ask->hits[ask->number - back];
        int32_t near = before[back - 1];
        crossed = ask->sentence[ask->number - back].paragraph != here;
        if (crossed)
            near = near * 2 / 3;
        for (uint32_t i = 0; i < hits->count; i++)
            weigh_hit(c, &hits->at[i], near, -1);
    }
    if (last + 1 < ask->sentences && ask->sentence[last + 1].paragraph == here) {
        for (uint32_t i = 0; i < ask->hits[last + 1].count; i++)
            weigh_hit(c, &ask->hits[last + 1].at[i], 22, -1);
    }
}

static void weigh_document(choosing *c)
{
    for (uint32_t i = 0; i < c->ask->document->count; i++) {
        const frn_issue_hit *hit = &c->ask->document->at[i];
        int32_t share = hit->share > 400 ? 400 : (int32_t)hit->share;
        candidate *k = candidate_of(c, hit->issue, actor_of(hit), is_place(c, hit));
        int32_t weight = quality(c, hit) * share / 350;
        if (k) /* on top of what is near */
            k->weight += weight > 60 ? 60 : weight;
    }
}

static void weigh_topic(choosing *c, const char *id, int32_t weight)
{
    uint32_t row = frn_intern_find(&c->s->wording->issue_ids, frn_slice_of(id));

    if (row != FRN_NONE)
        weigh(candidate_of(c, row, FRN_NONE, false), weight, -1);
}

static bool takes_side(frn_action action)
{
    return action == FRN_ACTION_AID || action == FRN_ACTION_SUPPORT || action == FRN_ACTION_BACK ||
           action == FRN_ACTION_ALLY;
}

/* Fighters of another state are helped where they fight. */
static bool is_helped(const choosing *c, const frn_cast_actor *actor, uint32_t row)
{
    return row == c->ask->target && takes_side(c->ask->action) && actor->state != FRN_NONE &&
           actor->state != c->source_side &&
           (actor->kind == FRN_KIND_ARMED_GROUP || actor->kind == FRN_KIND_MILITARY);
}

static void weigh_group(choosing *c, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(c->cast, row);

    if (actor && is_helped(c, actor, row))
        weigh(ground_of(c, actor->state), 90, -1);
    if (!actor || actor->kind != FRN_KIND_ARMED_GROUP)
        return;
    if (actor->state == FRN_NONE && c->ground != FRN_NONE)
        weigh(ground_of(c, c->ground), 90, -1);
    else if (actor->state == FRN_NONE)
        weigh_topic(c, "terrorism", 90);
    else
        weigh(ground_of(c, actor->state), 50, -1);
}

/* Unions and workers: what they do, or suffer from others, is about labour. */
static bool is_staff(const frn_cast *cast, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(cast, row);
    const frn_lexicon_body *body = actor ? frn_lexicon_body_at(cast->lexicon, actor->body) : NULL;

    return body && (frn_slice_is(body->id, "unions") || frn_slice_is(body->id, "workers"));
}

/* What the two parties themselves suggest when nothing near says more. */
static void weigh_parties(choosing *c)
{
    const frn_issue_ask *ask = c->ask;
    const frn_cast_actor *a = frn_cast_at(c->cast, ask->source),
                         *b = frn_cast_at(c->cast, ask->target);

    if (!a || !b)
        return;
    weigh_group(c, ask->source);
    weigh_group(c, ask->target);
    if (is_staff(c->cast, ask->source) || is_staff(c->cast, ask->target))
        weigh_topic(c, "labour", 40);
    if (ask->arena != FRN_NONE && !c->business)
        weigh(ground_of(c, ask->arena), 90, -1);
    if (c->business) {
        weigh_topic(c, "competition", 30);
    } else if (c->home != FRN_NONE) {
        if (c->violent || is_arena(c, c->home))
            weigh(ground_of(c, c->home), 40, -1);
        else
            weigh_topic(c, "politics", 22);
    } else if (c->source_side != FRN_NONE && c->target_side != FRN_NONE &&
               !is_armed(c->cast, ask->source) && !is_armed(c->cast, ask->target)) {
        weigh_topic(c, "diplomacy", frn_action_describe(ask->action)->standing ? 30 : 14);
    }
}

/* "south-sudan": a state's name as the id of an issue. */
static frn_slice place_id(frn_arena *arena, frn_slice name)
{
    char *out = frn_arena_alloc(arena, name.len + 1);
    size_t n = 0;

    if (!out)
        return (frn_slice){0};
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c >= 'A' && c <= 'Z')
            out[n++] = (char)(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            out[n++] = c;
        else if (n && out[n - 1] != '-')
            out[n++] = '-';
    }
    return frn_slice_make(out, n);
}

frn_slice frn_issue_place(const frn_cast *cast, frn_arena *arena, uint32_t state)
{
    const frn_cast_actor *actor = frn_cast_at(cast, state);

    return actor ? place_id(arena, actor->name) : (frn_slice){0};
}

static frn_slice id_of(const choosing *c, frn_arena *arena, const candidate *k)
{
    if (!k || k->weight < LEAST)
        return (frn_slice){0};
    if (k->issue != FRN_NONE)
        return c->s->wording->issues.at[k->issue].id;
    return place_id(arena, frn_cast_at(c->cast, k->actor)->name);
}

static const candidate *heaviest(const choosing *c, bool place)
{
    const candidate *best = NULL;

    for (uint32_t i = 0; i < c->count; i++) {
        if (c->at[i].place == place && (!best || c->at[i].weight > best->weight))
            best = &c->at[i];
    }
    return best;
}

void frn_issue_choose(frn_issue_choice *out, const frn_scene *s, const frn_cast *cast,
                      frn_arena *arena, const frn_issue_ask *ask)
{
    choosing c = {.s = s,
                  .cast = cast,
                  .ask = ask,
                  .source_side = side_of(cast, ask->source),
                  .target_side = side_of(cast, ask->target),
                  .home = frn_cast_home(cast, ask->source, ask->target),
                  .business = is_firm(cast, ask->source) || is_firm(cast, ask->target)};
    const candidate *place, *topic, *chosen;

    c.violent = is_armed(cast, ask->source) || is_armed(cast, ask->target) ||
                ask->action == FRN_ACTION_ASSAULT || ask->action == FRN_ACTION_FIGHT;
    c.ground = !c.business && is_on_ground(&c) ? frn_issue_arena(ask->document) : FRN_NONE;
    weigh_sentence(&c);
    weigh_around(&c);
    weigh_parties(&c);
    weigh_document(&c);
    place = heaviest(&c, true);
    topic = heaviest(&c, false);
    chosen = !place || (topic && topic->weight >= place->weight) ? topic : place;
    *out = (frn_issue_choice){.issue = id_of(&c, arena, chosen),
                              .place = id_of(&c, arena, place),
                              .topic = id_of(&c, arena, topic),
                              .word = chosen ? chosen->word : -1};
}
