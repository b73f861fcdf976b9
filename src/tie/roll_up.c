/* Who counts as whom, and who vouches for what. */
#include "tie/ties_internal.h"

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
