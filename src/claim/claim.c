#include "claim/claim.h"

static const char *const modalities[FRN_MODALITY_COUNT] = {
    "asserted", "hedged", "conditional", "hypothetical", "negated", "demand", "denial", "past",
};

const char *frn_modality_text(frn_modality modality)
{
    return (unsigned)modality < FRN_MODALITY_COUNT ? modalities[modality] : modalities[0];
}

bool frn_modality_find(frn_slice text, frn_modality *out)
{
    for (int m = 0; m < FRN_MODALITY_COUNT; m++) {
        if (frn_slice_is(text, modalities[m])) {
            *out = (frn_modality)m;
            return true;
        }
    }
    return false;
}

double frn_modality_weight(frn_modality modality)
{
    switch (modality) {
    case FRN_MODALITY_ASSERTED:
        return 1.0;
    case FRN_MODALITY_HEDGED:
        return 0.6;
    case FRN_MODALITY_DEMAND:
        return 0.5;
    default:
        return 0.0;
    }
}

static bool keep(frn_arena *arena, frn_slice *s)
{
    if (s->len == 0) {
        *s = (frn_slice){"", 0};
        return true;
    }
    *s = frn_arena_copy(arena, *s);
    return s->ptr != NULL;
}

static bool keep_party(frn_arena *arena, frn_party *party)
{
    return keep(arena, &party->id) && keep(arena, &party->name) && keep(arena, &party->state) &&
           keep(arena, &party->state_name) && keep(arena, &party->text);
}

frn_status frn_claim_copy(frn_claim *out, frn_arena *arena, const frn_claim *claim)
{
    frn_claim c = *claim;
    frn_slice *slices[] = {&c.id,    &c.doc,   &c.doc_title, &c.outlet,    &c.quote, &c.code,
                           &c.issue, &c.place, &c.topic,     &c.condition, &c.rule};

    for (size_t i = 0; i < sizeof slices / sizeof *slices; i++)
        if (!keep(arena, slices[i]))
            return FRN_E_MEMORY;
    for (uint32_t i = 0; i < c.via_count && i < FRN_MOST_VIA; i++)
        if (!keep_party(arena, &c.via[i]))
            return FRN_E_MEMORY;
    if (!keep_party(arena, &c.speaker) || !keep_party(arena, &c.source) ||
        !keep_party(arena, &c.target))
        return FRN_E_MEMORY;
    *out = c;
    return FRN_OK;
}
