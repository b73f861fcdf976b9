/* Ties of one part added to those of another. */
#include "tie/ties_internal.h"

static frn_status merge_cell(frn_ties *ties, const frn_ties *other, const frn_tie_cell *from,
                             uint64_t ref_shift, frn_error *err)
{
    const frn_tie_ends *key = &other->pairs.at[from->pair];
    uint32_t u = frn_ties_take_actor(ties, &other->actor.at[key->a]);
    uint32_t v = frn_ties_take_actor(ties, &other->actor.at[key->b]);
    uint32_t issue = frn_intern_add(&ties->issues, frn_intern_text(&other->issues, from->issue));
    uint32_t pair;
    bool forward;
    frn_tie_cell *c;

    if (u == FRN_NONE || v == FRN_NONE || issue == FRN_NONE)
        return frn_no_memory(err);
    pair = frn_ties_take_pair(ties, u, v, &forward);
    c = pair == FRN_NONE ? NULL : frn_ties_take_cell(ties, pair, issue, from->window);
    if (!c)
        return frn_no_memory(err);
    for (int side = 0; side < 2; side++)
        if (!frn_tie_sum(&c->sum[side], from->sum[side]) ||
            !frn_tie_sum(&c->forward[side], from->forward[side]))
            return frn_tie_too_large(err);
    for (int sign = 0; sign < 3; sign++)
        c->count[sign] += from->count[sign];
    c->listed += from->listed;
    if (!other->options.list_speakers)
        c->speakers = c->speakers > from->speakers ? c->speakers : from->speakers;
    for (uint32_t s = from->speaker; s != FRN_NONE; s = other->speaker.at[s].next)
        if (!frn_ties_take_speaker(ties, c, other->speaker.at[s].hash))
            return frn_no_memory(err);
    for (uint32_t e = from->evidence; e != FRN_NONE; e = other->chain.at[e].next) {
        frn_evidence evidence = other->chain.at[e].evidence;
        evidence.ref += ref_shift;
        if (!frn_ties_remember(ties, c, evidence, NULL))
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
