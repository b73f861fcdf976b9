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
    frn_vec_free(&ties->speaker);
    frn_map_free(&ties->pair_map);
    frn_map_free(&ties->cell_map);
    frn_map_free(&ties->speaker_map);
    frn_map_free(&ties->repetition);
    free(ties);
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

uint32_t frn_ties_take_actor(frn_ties *ties, const frn_tie_actor *actor)
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
uint32_t frn_ties_take_pair(frn_ties *ties, uint32_t u, uint32_t v, bool *forward)
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

frn_tie_cell *frn_ties_take_cell(frn_ties *ties, uint32_t pair, uint32_t issue, frn_date window)
{
    uint64_t key = frn_mix((uint64_t)pair << 32 | issue) ^ frn_mix((uint64_t)(uint32_t)window + 1);
    bool added;
    uint32_t *at = frn_map_put(&ties->cell_map, key, (uint32_t)ties->cells.len, &added);

    if (!at)
        return NULL;
    if (added && !frn_vec_push(&ties->cells, (frn_tie_cell){.pair = pair,
                                                            .issue = issue,
                                                            .window = window,
                                                            .evidence = FRN_NONE,
                                                            .speaker = FRN_NONE}))
        return NULL;
    return &ties->cells.at[*at];
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

bool frn_ties_take_speaker(frn_ties *ties, frn_tie_cell *c, uint64_t speaker)
{
    uint64_t key = frn_mix((uint64_t)(c - ties->cells.at) + 1) ^ speaker;
    bool added;

    if (!frn_map_put(&ties->speaker_map, key, 0, &added))
        return false;
    if (!added)
        return true;
    c->speakers++;
    if (!ties->options.list_speakers)
        return true;
    if (!frn_vec_push(&ties->speaker, ((frn_tie_speaker){speaker, c->speaker})))
        return false;
    c->speaker = (uint32_t)ties->speaker.len - 1;
    return true;
}

frn_status frn_tie_too_large(frn_error *err)
{
    return frn_fail(err, FRN_E_RANGE, "the claims of one tie add up to more than can be counted");
}

static frn_status add_to_cell(frn_ties *ties, frn_tie_cell *c, const frn_claim *claim, uint64_t ref,
                              double mass, bool forward, frn_date date, frn_error *err)
{
    uint64_t rows = claim->count ? claim->count : 1;
    int side = claim->sign > 0;

    if (mass > 0) {
        int64_t whole = llround(mass * FRN_TIE_UNIT);
        if (!frn_tie_sum(&c->sum[side], whole) ||
            (forward && !frn_tie_sum(&c->forward[side], whole)))
            return frn_tie_too_large(err);
        c->count[claim->sign + 1] += rows;
        if (!ties->options.skip_speakers &&
            !frn_ties_take_speaker(ties, c, frn_hash(claim->speaker.id)))
            return frn_no_memory(err);
    } else if (claim->sign == 0 && frn_modality_weight(claim->modality) > 0) {
        c->count[1] += rows;
    } else {
        c->listed += rows;
    }
    return frn_ties_remember(ties, c,
                             (frn_evidence){.ref = ref,
                                            .mass = mass,
                                            .date = date,
                                            .sign = claim->sign,
                                            .modality = claim->modality,
                                            .forward = forward},
                             claim)
               ? FRN_OK
               : frn_no_memory(err);
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
    u = frn_ties_take_actor(ties, &source);
    v = frn_ties_take_actor(ties, &target);
    issue = frn_intern_add(&ties->issues, issue_of(ties, claim));
    if (u == FRN_NONE || v == FRN_NONE || issue == FRN_NONE)
        return frn_no_memory(err);
    pair = frn_ties_take_pair(ties, u, v, &forward);
    if (pair == FRN_NONE)
        return frn_no_memory(err);
    c = frn_ties_take_cell(ties, pair, issue, frn_window_start(window, date));
    mass = mass_of(ties, claim, pair, issue);
    if (!c || mass < 0)
        return frn_no_memory(err);
    FRN_TRY(add_to_cell(ties, c, claim, ref, mass, forward, date, err));
    if (date != FRN_NO_DATE) {
        ties->first = ties->first == FRN_NO_DATE || date < ties->first ? date : ties->first;
        ties->last = ties->last == FRN_NO_DATE || date > ties->last ? date : ties->last;
    }
    return FRN_OK;
}
