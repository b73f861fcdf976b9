#include "claim/actor.h"

static const char *const names[FRN_KIND_COUNT] = {
    "unknown", "state",   "territory", "bloc", "igo",      "government", "military", "armed-group",
    "party",   "company", "media",     "ngo",  "movement", "population", "person",
};

const char *frn_actor_kind_text(frn_actor_kind kind)
{
    return (unsigned)kind < FRN_KIND_COUNT ? names[kind] : names[0];
}

frn_actor_kind frn_actor_kind_find(frn_slice text)
{
    for (int kind = 0; kind < FRN_KIND_COUNT; kind++)
        if (frn_slice_is(text, names[kind]))
            return (frn_actor_kind)kind;
    return FRN_KIND_UNKNOWN;
}
