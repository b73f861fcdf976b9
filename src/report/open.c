/* What is no fact: offers, threats, what-ifs, demands, denials; and accusations with the other
 * account. */
#include "base/hash.h"
#include "base/map.h"
#include "report/report_internal.h"

const char *frn_open_kind_text(frn_open_kind kind)
{
    static const char *const names[FRN_OPEN_COUNT] = {"Offers", "Threats and red lines", "What-ifs",
                                                      "Demands", "Denied or said not to be so"};

    return (unsigned)kind < FRN_OPEN_COUNT ? names[kind] : "";
}

/* FRN_OPEN_COUNT for a claim that is stated as fact. A conditional is an offer or a threat when
 * one's own side makes it; an outsider's conditional is a what-if. */
static frn_open_kind kind_of(const frn_claim *c)
{
    bool own = c->speaker.id.len &&
               (frn_slice_eq(c->speaker.id, c->source.id) ||
                (c->speaker.state.len && frn_slice_eq(c->speaker.state, c->source.state)));

    switch (c->modality) {
    case FRN_MODALITY_CONDITIONAL:
        if (own && c->sign != 0)
            return c->sign > 0 ? FRN_OPEN_OFFER : FRN_OPEN_THREAT;
        return FRN_OPEN_WHAT_IF;
    case FRN_MODALITY_HYPOTHETICAL:
        return FRN_OPEN_WHAT_IF;
    case FRN_MODALITY_DEMAND:
        return FRN_OPEN_DEMAND;
    case FRN_MODALITY_NEGATED:
    case FRN_MODALITY_DENIAL:
        return FRN_OPEN_DENIAL;
    default:
        return c->action == FRN_ACTION_THREATEN ? FRN_OPEN_THREAT : FRN_OPEN_COUNT;
    }
}

static uint32_t condition_of(const frn_map *by_id, const frn_claim *c)
{
    return c->condition.len ? frn_map_get(by_id, frn_hash(c->condition)) : FRN_NONE;
}

/* An if-clause that some claim depends on is told there, not once more as a what-if. */
static bool *find_conditions(const frn_report *r, frn_arena *arena, const frn_map *by_id)
{
    bool *used = FRN_NEW_ARRAY(arena, bool, r->claim_count);

    for (uint32_t i = 0; used && i < r->claim_count; i++) {
        uint32_t condition = condition_of(by_id, &r->claim[i]);
        if (condition != FRN_NONE && condition != i)
            used[condition] = true;
    }
    return used;
}

static frn_status list_open(frn_report *r, frn_arena *arena, const frn_map *by_id, frn_error *err)
{
    const bool *used = find_conditions(r, arena, by_id);
    frn_report_open *list[FRN_OPEN_COUNT];

    if (!used)
        return frn_no_memory(err);
    for (int k = 0; k < FRN_OPEN_COUNT; k++) {
        list[k] = FRN_NEW_ARRAY(arena, frn_report_open, r->claim_count);
        if (!list[k])
            return frn_no_memory(err);
        r->open[k] = list[k];
    }
    for (uint32_t i = 0; i < r->claim_count; i++) {
        frn_open_kind kind = kind_of(&r->claim[i]);
        bool told = used[i] && r->claim[i].modality == FRN_MODALITY_CONDITIONAL &&
                    r->claim[i].condition.len == 0;
        if (kind < FRN_OPEN_COUNT && !r->claim[i].record && !told)
            list[kind][r->open_count[kind]++] =
                (frn_report_open){i, condition_of(by_id, &r->claim[i])};
    }
    return FRN_OK;
}

frn_status frn_report_open_claims(frn_report *r, frn_arena *arena, frn_error *err)
{
    frn_map by_id = {0};
    frn_status status = FRN_OK;

    for (uint32_t i = 0; status == FRN_OK && i < r->claim_count; i++)
        if (r->claim[i].id.len && !frn_map_put(&by_id, frn_hash(r->claim[i].id), i, NULL))
            status = frn_no_memory(err);
    if (status == FRN_OK)
        status = list_open(r, arena, &by_id, err);
    frn_map_free(&by_id);
    return status;
}

/* ---- accusations and the other account ---- */

static frn_slice root(const frn_party *party)
{
    return party->state.len ? party->state : party->id;
}

static uint64_t hash_ends(const frn_claim *c)
{
    return frn_mix(frn_hash(root(&c->source))) + frn_hash(root(&c->target));
}

static bool same_ends(const frn_claim *a, const frn_claim *b)
{
    return frn_slice_eq(a->source.id, b->source.id) && frn_slice_eq(a->target.id, b->target.id) &&
           frn_slice_eq(a->issue, b->issue);
}

/* Whether `other` gives another account of what `c` says: somebody else says the opposite of the
 * same two on the same issue, or denies it. */
static bool speaks_against(const frn_claim *c, const frn_claim *other)
{
    if (other->contested || !frn_slice_eq(root(&c->source), root(&other->source)) ||
        !frn_slice_eq(root(&c->target), root(&other->target)))
        return false;
    if (c->issue.len && other->issue.len && !frn_slice_eq(c->issue, other->issue))
        return false;
    if (c->speaker.id.len && frn_slice_eq(c->speaker.id, other->speaker.id))
        return false;
    if (other->modality == FRN_MODALITY_NEGATED || other->modality == FRN_MODALITY_DENIAL)
        return other->sign == c->sign;
    return other->sign == -c->sign && frn_has_mass(other);
}

/* Claims chained by the two they are about, in their order. */
typedef struct chains {
    frn_map first; /* hash of the ends to the first claim */
    uint32_t *next, *last;
} chains;

static frn_status chain_claims(chains *out, frn_arena *arena, const frn_report *r, frn_error *err)
{
    out->next = FRN_NEW_ARRAY(arena, uint32_t, r->claim_count);
    out->last = FRN_NEW_ARRAY(arena, uint32_t, r->claim_count);
    if (!out->next || !out->last)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < r->claim_count; i++) {
        bool fresh;
        uint32_t *first = frn_map_put(&out->first, hash_ends(&r->claim[i]), i, &fresh);
        if (!first)
            return frn_no_memory(err);
        if (!fresh)
            out->next[out->last[*first]] = i;
        out->last[*first] = i;
        out->next[i] = FRN_NONE;
    }
    return FRN_OK;
}

static frn_status fill_contested(frn_contested *out, frn_arena *arena, const frn_report *r,
                                 const chains *by_ends, uint32_t first, bool *done, frn_error *err)
{
    uint32_t from = frn_map_get(&by_ends->first, hash_ends(&r->claim[first])), room = 0;
    uint32_t *claims, *against;

    for (uint32_t i = from; i != FRN_NONE; i = by_ends->next[i])
        room++;
    claims = FRN_NEW_ARRAY(arena, uint32_t, room);
    against = FRN_NEW_ARRAY(arena, uint32_t, room);
    if (!claims || !against)
        return frn_no_memory(err);
    *out = (frn_contested){.claim = claims, .against = against};
    for (uint32_t i = from; i != FRN_NONE; i = by_ends->next[i]) {
        const frn_claim *c = &r->claim[i];
        if (c->contested && c->sign == r->claim[first].sign && same_ends(c, &r->claim[first])) {
            claims[out->claim_count++] = i;
            done[i] = true;
        } else if (speaks_against(&r->claim[first], c)) {
            against[out->against_count++] = i;
        }
    }
    return FRN_OK;
}

static frn_status list_contested(frn_report *r, frn_arena *arena, const chains *by_ends,
                                 frn_error *err)
{
    bool *done = FRN_NEW_ARRAY(arena, bool, r->claim_count);
    frn_contested *list;
    uint32_t n = 0;

    for (uint32_t i = 0; i < r->claim_count; i++)
        n += r->claim[i].contested;
    list = FRN_NEW_ARRAY(arena, frn_contested, n);
    if (!done || !list)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < r->claim_count; i++)
        if (r->claim[i].contested && !done[i])
            FRN_TRY(fill_contested(&list[r->contested_count++], arena, r, by_ends, i, done, err));
    r->contested = list;
    return FRN_OK;
}

frn_status frn_report_contested(frn_report *r, frn_arena *arena, frn_error *err)
{
    chains by_ends = {0};
    frn_status status = chain_claims(&by_ends, arena, r, err);

    if (status == FRN_OK)
        status = list_contested(r, arena, &by_ends, err);
    frn_map_free(&by_ends.first);
    return status;
}
