/* The enemy of my enemy: actors that are against the same third one without being each other's
 * enemies only. */
#include <stdlib.h>

#include "report/report_internal.h"

typedef struct hostile {
    uint32_t enemy, actor, claim;
    double mass;
} hostile;

static int by_enemy(const void *left, const void *right)
{
    const hostile *a = left, *b = right;

    if (a->enemy != b->enemy)
        return a->enemy < b->enemy ? -1 : 1;
    if (a->mass != b->mass)
        return a->mass > b->mass ? -1 : 1;
    return a->actor < b->actor ? -1 : a->actor > b->actor;
}

static int most_shared_first(const void *left, const void *right)
{
    const frn_common_enemy *a = left, *b = right;

    if (a->actor_count != b->actor_count)
        return a->actor_count > b->actor_count ? -1 : 1;
    return a->enemy < b->enemy ? -1 : a->enemy > b->enemy;
}

/* The best hostile claim of a pair. */
static uint32_t worst_of(const frn_report_pair *pair)
{
    uint32_t best = FRN_NONE;
    double mass = 0;

    for (uint32_t k = 0; k < pair->pair->issue_count; k++) {
        if (pair->issue[k].negative.best != FRN_NONE && pair->issue[k].negative.mass > mass) {
            best = pair->issue[k].negative.best;
            mass = pair->issue[k].negative.mass;
        }
    }
    return best;
}

/* Is the claim, at the top of the report's actors, made by `actor` on somebody? */
static bool is_done_by(const frn_report *r, uint32_t claim, uint32_t actor)
{
    const frn_party *source = &r->claim[claim].source;
    frn_slice id = r->table->actor[actor].id;

    return frn_slice_eq(source->id, id) || frn_slice_eq(source->state, id);
}

/* Blows make enemies of both; words and measures only of who deals them. */
static bool is_against(const frn_report *r, uint32_t claim, uint32_t actor)
{
    enum { BLOW = 7 };
    const frn_claim *c = &r->claim[claim];

    return c->record || frn_action_describe(c->action)->mutual || c->intensity <= -BLOW ||
           is_done_by(r, claim, actor);
}

/* Whether the two are anything better than plain enemies: then sharing one is worth telling. */
static bool worth_telling(const frn_report *r, const hostile *list, uint32_t count)
{
    for (uint32_t p = 0; p < r->pair_count; p++) {
        const frn_pair *pair = r->pair[p].pair;
        bool has_a = false, has_b = false;
        for (uint32_t i = 0; i < count; i++) {
            has_a |= list[i].actor == pair->a;
            has_b |= list[i].actor == pair->b;
        }
        if (has_a && has_b && pair->kind != FRN_PAIR_UNKNOWN)
            return true;
    }
    return false;
}

frn_status frn_report_common(frn_report *r, frn_arena *arena, frn_error *err)
{
    hostile *list = FRN_NEW_ARRAY(arena, hostile, (size_t)r->pair_count * 2);
    frn_common_enemy *common = FRN_NEW_ARRAY(arena, frn_common_enemy, (size_t)r->pair_count * 2);
    uint32_t n = 0;

    if (!list || !common)
        return frn_no_memory(err);
    for (uint32_t p = 0; p < r->pair_count; p++) {
        const frn_pair *pair = r->pair[p].pair;
        uint32_t claim = worst_of(&r->pair[p]);
        if (pair->kind != FRN_PAIR_ENEMY || claim == FRN_NONE)
            continue;
        if (is_against(r, claim, pair->b))
            list[n++] = (hostile){pair->a, pair->b, claim, pair->negative};
        if (is_against(r, claim, pair->a))
            list[n++] = (hostile){pair->b, pair->a, claim, pair->negative};
    }
    qsort(list, n, sizeof *list, by_enemy);
    for (uint32_t from = 0, to; from < n; from = to) {
        uint32_t *actors, *claims;
        for (to = from; to < n && list[to].enemy == list[from].enemy; to++)
            ;
        if (to - from < 2 || !worth_telling(r, list + from, to - from))
            continue;
        actors = FRN_NEW_ARRAY(arena, uint32_t, to - from);
        claims = FRN_NEW_ARRAY(arena, uint32_t, to - from);
        if (!actors || !claims)
            return frn_no_memory(err);
        for (uint32_t i = from; i < to; i++) {
            actors[i - from] = list[i].actor;
            claims[i - from] = list[i].claim;
        }
        common[r->common_count++] = (frn_common_enemy){list[from].enemy, actors, claims, to - from};
    }
    qsort(common, r->common_count, sizeof *common, most_shared_first);
    r->common = common;
    return FRN_OK;
}
