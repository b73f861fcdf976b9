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

static frn_status list_open(frn_report *r, frn_arena *arena, const frn_map *by_id, frn_error *err)
{
    frn_report_open *list[FRN_OPEN_COUNT];

    for (int k = 0; k < FRN_OPEN_COUNT; k++) {
        list[k] = FRN_NEW_ARRAY(arena, frn_report_open, r->claim_count);
        if (!list[k])
            return frn_no_memory(err);
        r->open[k] = list[k];
    }
    for (uint32_t i = 0; i < r->claim_count; i++) {
        frn_open_kind kind = kind_of(&r->claim[i]);
        if (kind < FRN_OPEN_COUNT && !r->claim[i].record)
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

static bool same_ends(const frn_claim *a, const frn_claim *b)
{
    return frn_slice_eq(a->source.id, b->source.id) && frn_slice_eq(a->target.id, b->target.id);
}

/* Whether `other` gives another account of what `c` says: the same two with the other sign, or a
 * denial. */
static bool speaks_against(const frn_claim *c, const frn_claim *other)
{
    bool same_roots =
        frn_slice_eq(c->source.state.len ? c->source.state : c->source.id,
                     other->source.state.len ? other->source.state : other->source.id) &&
        frn_slice_eq(c->target.state.len ? c->target.state : c->target.id,
                     other->target.state.len ? other->target.state : other->target.id);

    if (!same_roots || other->contested)
        return false;
    if (other->modality == FRN_MODALITY_NEGATED || other->modality == FRN_MODALITY_DENIAL)
        return other->sign == c->sign;
    return other->sign == -c->sign && frn_has_mass(other);
}

static frn_status fill_contested(frn_contested *out, frn_arena *arena, const frn_report *r,
                                 uint32_t first, bool *done, frn_error *err)
{
    uint32_t *claims = FRN_NEW_ARRAY(arena, uint32_t, r->claim_count);
    uint32_t *against = FRN_NEW_ARRAY(arena, uint32_t, r->claim_count);

    if (!claims || !against)
        return frn_no_memory(err);
    *out = (frn_contested){.claim = claims, .against = against};
    for (uint32_t i = first; i < r->claim_count; i++) {
        if (r->claim[i].contested && r->claim[i].sign == r->claim[first].sign &&
            same_ends(&r->claim[i], &r->claim[first])) {
            claims[out->claim_count++] = i;
            done[i] = true;
        }
    }
    for (uint32_t i = 0; i < r->claim_count; i++)
        if (speaks_against(&r->claim[first], &r->claim[i]))
            against[out->against_count++] = i;
    return FRN_OK;
}

frn_status frn_report_contested(frn_report *r, frn_arena *arena, frn_error *err)
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
            FRN_TRY(fill_contested(&list[r->contested_count++], arena, r, i, done, err));
    r->contested = list;
    return FRN_OK;
}
