/* Mixed signals: one state, several voices, different signs towards the same other.
 *
 * A voice speaks for its state; what it says its state does, or does itself, towards an outsider
 * counts as that state's signal, whatever the modality: an offer is a signal too. What is said to a
 * bloc is said to its members as well, where there are signals to them already. */
#include <stdlib.h>

#include "report/report_internal.h"

typedef struct signal {
    frn_slice whose, towards, voice;
    uint32_t claim;
    int8_t sign;
    double strength;
} signal;

static int by_ends(const signal *a, const signal *b)
{
    int order = frn_slice_cmp(a->whose, b->whose);

    return order ? order : frn_slice_cmp(a->towards, b->towards);
}

static int in_order(const void *left, const void *right)
{
    const signal *a = left, *b = right;
    int order = by_ends(a, b);

    if (order)
        return order;
    if (a->sign != b->sign)
        return a->sign > b->sign ? -1 : 1;
    order = frn_slice_cmp(a->voice, b->voice);
    if (order)
        return order;
    if (a->strength != b->strength)
        return a->strength > b->strength ? -1 : 1;
    return a->claim < b->claim ? -1 : a->claim > b->claim;
}

static frn_slice top_of(const frn_party *party)
{
    return party->state.len ? party->state : party->id;
}

/* The signal in a claim, if its speaker (or else its source) is a part of a state and the other end
 * is not. */
static bool signal_of(signal *out, const frn_claim *c, uint32_t index)
{
    const frn_party *voice = c->speaker.id.len && c->speaker.state.len ? &c->speaker : &c->source;
    frn_slice whose = voice->state, towards;

    if (c->sign == 0 || whose.len == 0 || frn_slice_eq(voice->id, whose))
        return false;
    if (frn_slice_eq(top_of(&c->source), whose))
        towards = top_of(&c->target);
    else if (frn_slice_eq(top_of(&c->target), whose))
        towards = top_of(&c->source);
    else
        return false;
    if (towards.len == 0 || frn_slice_eq(towards, whose) || c->modality == FRN_MODALITY_DENIAL)
        return false;
    *out = (signal){whose,
                    towards,
                    voice->name.len ? voice->name : voice->id,
                    index,
                    c->modality == FRN_MODALITY_NEGATED ? (int8_t)-c->sign : c->sign,
                    c->intensity < 0 ? -c->intensity : c->intensity};
    return true;
}

static frn_slice name_at_top(const frn_report *r, frn_slice id, uint32_t claim)
{
    const frn_party *party[] = {&r->claim[claim].speaker, &r->claim[claim].source,
                                &r->claim[claim].target};

    for (int i = 0; i < 3; i++) {
        if (frn_slice_eq(party[i]->state, id) && party[i]->state_name.len)
            return party[i]->state_name;
        if (frn_slice_eq(party[i]->id, id) && party[i]->name.len)
            return party[i]->name;
    }
    return id;
}

/* Keeps one claim for each voice and sign; false when all have the same sign or voice. */
static bool condense(uint32_t *claims, uint32_t *count, const signal *s, uint32_t n)
{
    bool two_signs = false, two_voices = false;

    *count = 0;
    for (uint32_t i = 0; i < n; i++) {
        two_signs |= s[i].sign != s[0].sign;
        two_voices |= !frn_slice_eq(s[i].voice, s[0].voice);
        if (i == 0 || s[i].sign != s[i - 1].sign || !frn_slice_eq(s[i].voice, s[i - 1].voice))
            claims[(*count)++] = s[i].claim;
    }
    return two_signs && two_voices;
}

static bool is_member(const frn_lexicon *lexicon, frn_slice state, frn_slice bloc)
{
    uint32_t member, of;

    if (!lexicon)
        return false;
    member = frn_lexicon_id(lexicon, state);
    of = frn_lexicon_id(lexicon, bloc);
    return member != FRN_NONE && of != FRN_NONE &&
           frn_lexicon_is_member(lexicon, member, of, FRN_NO_DATE);
}

/* A copy of the signals list[from .. to) with those that `whose` sends to blocs of `towards`, in
 * order; NULL when memory is out. */
static signal *with_blocs(const frn_lexicon *lexicon, frn_arena *arena, const signal *list,
                          uint32_t n, uint32_t from, uint32_t *count)
{
    signal *all = FRN_NEW_ARRAY(arena, signal, n);

    *count = 0;
    for (uint32_t i = 0; all && i < n; i++) {
        bool same = by_ends(&list[i], &list[from]) == 0;
        if (!same && !(frn_slice_eq(list[i].whose, list[from].whose) &&
                       is_member(lexicon, list[from].towards, list[i].towards)))
            continue;
        all[*count] = list[i];
        all[(*count)++].towards = list[from].towards;
    }
    if (all)
        qsort(all, *count, sizeof *all, in_order);
    return all;
}

frn_status frn_report_mixed(frn_report *r, frn_arena *arena, const frn_report_input *in,
                            frn_error *err)
{
    signal *list = FRN_NEW_ARRAY(arena, signal, r->claim_count);
    frn_mixed_signal *mixed = FRN_NEW_ARRAY(arena, frn_mixed_signal, r->claim_count);
    uint32_t n = 0;

    if (!list || !mixed)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < r->claim_count; i++)
        if (!r->claim[i].record)
            n += signal_of(&list[n], &r->claim[i], i);
    qsort(list, n, sizeof *list, in_order);
    for (uint32_t from = 0, to; from < n; from = to) {
        uint32_t *claims, count, heard;
        const signal *all;
        for (to = from; to < n && by_ends(&list[to], &list[from]) == 0; to++)
            ;
        all = with_blocs(in->lexicon, arena, list, n, from, &heard);
        claims = FRN_NEW_ARRAY(arena, uint32_t, heard);
        if (!all || !claims)
            return frn_no_memory(err);
        if (condense(claims, &count, all, heard))
            mixed[r->mixed_count++] =
                (frn_mixed_signal){.whose = name_at_top(r, list[from].whose, list[from].claim),
                                   .towards = name_at_top(r, list[from].towards, list[from].claim),
                                   .whose_id = list[from].whose,
                                   .towards_id = list[from].towards,
                                   .claim = claims,
                                   .claim_count = count};
    }
    r->mixed = mixed;
    return FRN_OK;
}
