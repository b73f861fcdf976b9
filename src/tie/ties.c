/* Adding claims up: see tie/tie.h for what, ties_internal.h for how it is kept. */
#include <math.h>
#include <stdlib.h>

#include "base/hash.h"
#include "tie/ties_internal.h"

frn_status frn_ties_open(frn_ties **out, const frn_tie_options *options, frn_error *err)
{
    frn_ties *ties = calloc(1, sizeof *ties);

    if (!ties)
        return frn_no_memory(err);
    if (options)
        ties->options = *options;
    ties->options.according_to = frn_arena_copy(&ties->arena, ties->options.according_to);
    ties->first = ties->last = FRN_NO_DATE;
    if (!ties->options.according_to.ptr) {
        frn_ties_free(ties);
        return frn_no_memory(err);
    }
    *out = ties;
    return FRN_OK;
}

void frn_ties_free(frn_ties *ties)
{
    if (!ties)
        return;
    frn_arena_free(&ties->arena);
    frn_arena_free(&ties->table_arena);
    frn_intern_free(&ties->actors);
    frn_intern_free(&ties->issues);
    frn_vec_free(&ties->actor);
    frn_vec_free(&ties->pairs);
    frn_vec_free(&ties->cells);
    frn_vec_free(&ties->chain);
    frn_map_free(&ties->pair_map);
    frn_map_free(&ties->cell_map);
    frn_map_free(&ties->speaker_map);
    frn_map_free(&ties->repetition);
    free(ties);
}

static bool stands_below(frn_slice id, frn_slice top)
{
    return frn_slice_eq_nocase(frn_slice_sub(id, 0, top.len), top) &&
           (id.len == top.len || id.ptr[top.len] == '/');
}

bool frn_claim_is_according_to(const frn_claim *claim, frn_slice who)
{
    const frn_party *speaker = &claim->speaker;

    return speaker->id.len > 0 &&
           (stands_below(speaker->id, who) || frn_slice_eq_nocase(speaker->state, who) ||
            frn_slice_eq_nocase(speaker->name, who) ||
            frn_slice_eq_nocase(speaker->state_name, who));
}

/* Whoever fights or opposes a government does not stand for its state, though the id names it. */
static bool stands_apart(const frn_party *party)
{
    static const char *const opposed[] = {"/opposition", "/exiles", "/protesters"};

    if (party->kind == FRN_KIND_ARMED_GROUP)
        return true;
    for (size_t i = 0; i < sizeof opposed / sizeof *opposed; i++)
        if (frn_slice_ends(party->id, frn_slice_of(opposed[i])))
            return true;
    return false;
}

frn_tie_actor frn_tie_actor_of(const frn_party *party, frn_roll_up level)
{
    frn_tie_actor actor = {party->id, party->name, party->state, party->state_name, party->kind};
    size_t slash = party->id.len;

    if (level == FRN_ROLL_UP_STATE && party->state.len && !stands_apart(party)) {
        actor.id = party->state;
        actor.name = party->state_name.len ? party->state_name : party->state;
        actor.kind = FRN_KIND_STATE;
    } else if (level == FRN_ROLL_UP_ORGANISATION && party->kind == FRN_KIND_PERSON) {
        while (slash > 0 && party->id.ptr[slash - 1] != '/')
            slash--;
        if (slash > 1) {
            actor.id = frn_slice_sub(party->id, 0, slash - 1);
            actor.name = frn_slice_eq(actor.id, party->state) ? party->state_name : actor.id;
            actor.kind = frn_slice_eq(actor.id, party->state) ? FRN_KIND_STATE : FRN_KIND_UNKNOWN;
        }
    }
    return actor;
}

/* A real name beats the bare id; among names the smallest wins, so that order does not matter. */
static bool better_name(const frn_tie_actor *fresh, const frn_tie_actor *known)
{
    bool fresh_bare = fresh->name.len == 0 || frn_slice_eq(fresh->name, fresh->id);
    bool known_bare = known->name.len == 0 || frn_slice_eq(known->name, known->id);

    if (fresh_bare != known_bare)
        return known_bare;
    return fresh->name.len && frn_slice_cmp(fresh->name, known->name) < 0;
}

static uint32_t take_actor(frn_ties *ties, const frn_tie_actor *actor)
{
    uint32_t id = frn_intern_add(&ties->actors, actor->id);
    frn_tie_actor copy = {.kind = actor->kind};

    if (id == FRN_NONE)
        return id;
    if (id < ties->actor.len) {
        frn_tie_actor *known = &ties->actor.at[id];
        if (better_name(actor, known))
            known->name = frn_arena_copy(&ties->arena, actor->name);
        if (actor->kind > known->kind)
            known->kind = actor->kind;
        return known->name.ptr ? id : FRN_NONE;
    }
    copy.id = frn_intern_text(&ties->actors, id);
    copy.name = frn_arena_copy(&ties->arena, actor->name);
    copy.state = frn_arena_copy(&ties->arena, actor->state);
    copy.state_name = frn_arena_copy(&ties->arena, actor->state_name);
    if (!copy.name.ptr || !copy.state.ptr || !copy.state_name.ptr ||
        !frn_vec_push(&ties->actor, copy))
        return FRN_NONE;
    return id;
}

/* The number of the pair of interned actors u and v; *forward tells whether u comes first. */
static uint32_t take_pair(frn_ties *ties, uint32_t u, uint32_t v, bool *forward)
{
    uint32_t *at;
    bool added;

    *forward = frn_slice_cmp(ties->actor.at[u].id, ties->actor.at[v].id) < 0;
    if (!*forward) {
        uint32_t swap = u;
        u = v;
        v = swap;
    }
    at = frn_map_put(&ties->pair_map, (uint64_t)u << 32 | v, (uint32_t)ties->pairs.len, &added);
    if (!at || (added && !frn_vec_push(&ties->pairs, (frn_tie_ends){u, v})))
        return FRN_NONE;
    return *at;
}

static frn_tie_cell *take_cell(frn_ties *ties, uint32_t pair, uint32_t issue, frn_date window)
{
    uint64_t key = frn_mix((uint64_t)pair << 32 | issue) ^ frn_mix((uint64_t)(uint32_t)window + 1);
    bool added;
    uint32_t *at = frn_map_put(&ties->cell_map, key, (uint32_t)ties->cells.len, &added);

    if (!at)
        return NULL;
    if (added &&
        !frn_vec_push(
            &ties->cells,
            (frn_tie_cell){.pair = pair, .issue = issue, .window = window, .evidence = FRN_NONE}))
        return NULL;
    return &ties->cells.at[*at];
}

bool frn_evidence_is_stronger(const frn_evidence *x, const frn_evidence *y)
{
    if (x->mass != y->mass)
        return x->mass > y->mass;
    if (x->date != y->date)
        return x->date > y->date;
    return x->ref < y->ref;
}

static bool take(const frn_ties *ties, const frn_claim *claim, uint64_t ref)
{
    const frn_tie_memory *memory = &ties->options.memory;

    return !claim || !memory->take || memory->take(memory->ctx, claim, ref);
}

/* Hangs `evidence` on the chain of `c`; with a limit the weakest gives way. `claim` is NULL when
 * the evidence comes from other ties. */
static bool remember(frn_ties *ties, frn_tie_cell *c, frn_evidence evidence, const frn_claim *claim)
{
    const frn_tie_options *o = &ties->options;
    frn_evidence *weakest = NULL;

    if (o->no_evidence)
        return true;
    if (o->keep == 0 || c->kept < o->keep) {
        if (!frn_vec_push(&ties->chain, (frn_tie_link){evidence, c->evidence}))
            return false;
        c->evidence = (uint32_t)ties->chain.len - 1;
        c->kept++;
        return take(ties, claim, evidence.ref);
    }
    for (uint32_t e = c->evidence; e != FRN_NONE; e = ties->chain.at[e].next)
        if (!weakest || frn_evidence_is_stronger(weakest, &ties->chain.at[e].evidence))
            weakest = &ties->chain.at[e].evidence;
    if (!weakest || !frn_evidence_is_stronger(&evidence, weakest))
        return true;
    if (o->memory.drop)
        o->memory.drop(o->memory.ctx, weakest->ref);
    *weakest = evidence;
    return take(ties, claim, evidence.ref);
}

void frn_ties_renumber(frn_ties *ties, uint64_t (*number)(void *ctx, uint64_t ref), void *ctx)
{
    for (size_t i = 0; i < ties->chain.len; i++)
        ties->chain.at[i].evidence.ref = number(ctx, ties->chain.at[i].evidence.ref);
}

/* 1, 1/2, 1/4 ... for what the same speaker has said in this document about the same cell and sign.
 */
static double repetition(frn_ties *ties, const frn_claim *claim, uint32_t pair, uint32_t issue)
{
    uint64_t doc = frn_hash(claim->doc), key;
    uint32_t *times;

    if (claim->record)
        return 1;
    if (doc != ties->repetition_doc) {
        frn_map_free(&ties->repetition);
        ties->repetition_doc = doc;
    }
    key = frn_mix((uint64_t)pair << 32 | issue) ^ frn_hash(claim->speaker.id) * 4 ^
          (uint64_t)(claim->sign + 1);
    times = frn_map_put(&ties->repetition, key, 0, NULL);
    if (!times)
        return -1;
    return ldexp(1, -(int)((*times)++ < 40 ? *times - 1 : 40));
}

static frn_slice issue_of(const frn_ties *ties, const frn_claim *claim)
{
    switch (ties->options.issue_by) {
    case FRN_ISSUE_PLACE:
        return claim->place;
    case FRN_ISSUE_TOPIC:
        return claim->topic;
    default:
        return claim->issue;
    }
}

static frn_date date_of(const frn_claim *claim)
{
    return claim->when.from != FRN_NO_DATE ? claim->when.from : claim->date;
}

static bool is_wanted(const frn_ties *ties, const frn_claim *claim, frn_date date)
{
    const frn_tie_options *o = &ties->options;

    if ((o->since && (date == FRN_NO_DATE || date < o->since)) ||
        (o->until && (date == FRN_NO_DATE || date > o->until)))
        return false;
    return o->according_to.len == 0 || frn_claim_is_according_to(claim, o->according_to);
}

/* Full years between what happened and its being told: "in 2011" in an article of 2014 is 2. */
static int years_past(const frn_claim *claim)
{
    enum { MOST = 40 };
    int years;

    if (claim->when.to == FRN_NO_DATE || claim->date == FRN_NO_DATE ||
        claim->when.to >= claim->date)
        return 0;
    years = (claim->date - claim->when.to) / 365;
    return years < MOST ? years : MOST;
}

/* "X must ..." says something of how X and Y stand when a side of the two says so; an outsider's
 * wish is only listed. */
static bool is_wish_of_outsider(const frn_claim *claim)
{
    const frn_party *who = &claim->speaker, *end[] = {&claim->source, &claim->target};

    if (claim->modality != FRN_MODALITY_DEMAND || claim->record)
        return false;
    for (int i = 0; i < 2; i++) {
        if (who->id.len && (frn_slice_eq(who->id, end[i]->id) ||
                            (who->state.len && frn_slice_eq(who->state, end[i]->state))))
            return false;
    }
    return true;
}

static double mass_of(frn_ties *ties, const frn_claim *claim, uint32_t pair, uint32_t issue)
{
    double mass = fabs(claim->intensity) / 10 * frn_modality_weight(claim->modality), share;

    if (claim->sign == 0 || mass <= 0 || is_wish_of_outsider(claim) ||
        (claim->contested && ties->options.according_to.len == 0))
        return 0;
    share = repetition(ties, claim, pair, issue);
    mass = ldexp(mass > 1 ? 1 : mass, -years_past(claim));
    return share < 0 ? -1 : mass * share * (claim->count ? claim->count : 1);
}

static bool count_speaker(frn_ties *ties, frn_tie_cell *c, const frn_claim *claim)
{
    uint64_t key = frn_mix((uint64_t)(c - ties->cells.at) + 1) ^ frn_hash(claim->speaker.id);
    bool added;

    if (ties->options.skip_speakers)
        return true;
    if (!frn_map_put(&ties->speaker_map, key, 0, &added))
        return false;
    c->speakers += added;
    return true;
}

static bool add_to_cell(frn_ties *ties, frn_tie_cell *c, const frn_claim *claim, uint64_t ref,
                        double mass, bool forward, frn_date date)
{
    uint64_t rows = claim->count ? claim->count : 1;
    int side = claim->sign > 0;

    if (mass > 0) {
        int64_t whole = llround(mass * FRN_TIE_UNIT);
        c->sum[side] += whole;
        if (forward)
            c->forward[side] += whole;
        c->count[claim->sign + 1] += rows;
        if (!count_speaker(ties, c, claim))
            return false;
    } else if (claim->sign == 0 && frn_modality_weight(claim->modality) > 0) {
        c->count[1] += rows;
    } else {
        c->listed += rows;
    }
    return remember(ties, c,
                    (frn_evidence){.ref = ref,
                                   .mass = mass,
                                   .date = date,
                                   .sign = claim->sign,
                                   .modality = claim->modality,
                                   .forward = forward},
                    claim);
}

frn_status frn_ties_add(frn_ties *ties, const frn_claim *claim, uint64_t ref, frn_error *err)
{
    frn_date date = date_of(claim);
    frn_window window = ties->options.half_life > 0 ? FRN_WINDOW_DAY : ties->options.window;
    frn_tie_actor source, target;
    uint32_t u, v, pair, issue;
    bool forward;
    double mass;
    frn_tie_cell *c;

    ties->claims++;
    if (!claim->source.id.len || !claim->target.id.len) {
        ties->incomplete++;
        return FRN_OK;
    }
    if (!is_wanted(ties, claim, date)) {
        ties->outside++;
        return FRN_OK;
    }
    source = frn_tie_actor_of(&claim->source, ties->options.roll_up);
    target = frn_tie_actor_of(&claim->target, ties->options.roll_up);
    if (frn_slice_eq(source.id, target.id)) {
        ties->internal++;
        return FRN_OK;
    }
    u = take_actor(ties, &source);
    v = take_actor(ties, &target);
    issue = frn_intern_add(&ties->issues, issue_of(ties, claim));
    if (u == FRN_NONE || v == FRN_NONE || issue == FRN_NONE)
        return frn_no_memory(err);
    pair = take_pair(ties, u, v, &forward);
    if (pair == FRN_NONE)
        return frn_no_memory(err);
    c = take_cell(ties, pair, issue, frn_window_start(window, date));
    mass = mass_of(ties, claim, pair, issue);
    if (!c || mass < 0 || !add_to_cell(ties, c, claim, ref, mass, forward, date))
        return frn_no_memory(err);
    if (date != FRN_NO_DATE) {
        ties->first = ties->first == FRN_NO_DATE || date < ties->first ? date : ties->first;
        ties->last = ties->last == FRN_NO_DATE || date > ties->last ? date : ties->last;
    }
    return FRN_OK;
}

static frn_status merge_cell(frn_ties *ties, const frn_ties *other, const frn_tie_cell *from,
                             uint64_t ref_shift, frn_error *err)
{
    const frn_tie_ends *key = &other->pairs.at[from->pair];
    uint32_t u = take_actor(ties, &other->actor.at[key->a]);
    uint32_t v = take_actor(ties, &other->actor.at[key->b]);
    uint32_t issue = frn_intern_add(&ties->issues, frn_intern_text(&other->issues, from->issue));
    uint32_t pair;
    bool forward;
    frn_tie_cell *c;

    if (u == FRN_NONE || v == FRN_NONE || issue == FRN_NONE)
        return frn_no_memory(err);
    pair = take_pair(ties, u, v, &forward);
    c = pair == FRN_NONE ? NULL : take_cell(ties, pair, issue, from->window);
    if (!c)
        return frn_no_memory(err);
    for (int side = 0; side < 2; side++) {
        c->sum[side] += from->sum[side];
        c->forward[side] += from->forward[side];
    }
    for (int sign = 0; sign < 3; sign++)
        c->count[sign] += from->count[sign];
    c->listed += from->listed;
    c->speakers = c->speakers > from->speakers ? c->speakers : from->speakers;
    for (uint32_t e = from->evidence; e != FRN_NONE; e = other->chain.at[e].next) {
        frn_evidence evidence = other->chain.at[e].evidence;
        evidence.ref += ref_shift;
        if (!remember(ties, c, evidence, NULL))
            return frn_no_memory(err);
    }
    return FRN_OK;
}

frn_status frn_ties_merge(frn_ties *ties, const frn_ties *other, uint64_t ref_shift, frn_error *err)
{
    for (size_t i = 0; i < other->cells.len; i++)
        FRN_TRY(merge_cell(ties, other, &other->cells.at[i], ref_shift, err));
    ties->claims += other->claims;
    ties->outside += other->outside;
    ties->incomplete += other->incomplete;
    ties->internal += other->internal;
    if (other->first != FRN_NO_DATE && (ties->first == FRN_NO_DATE || other->first < ties->first))
        ties->first = other->first;
    if (other->last != FRN_NO_DATE && (ties->last == FRN_NO_DATE || other->last > ties->last))
        ties->last = other->last;
    return FRN_OK;
}
