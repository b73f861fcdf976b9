/* Pairs with their issues, voices and best quotes, heaviest first. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/hash.h"
#include "base/map.h"
#include "report/report_internal.h"

enum { MOST_VOICES = 3 };

static int heaviest_first(const void *left, const void *right)
{
    const frn_pair *a = ((const frn_report_pair *)left)->pair;
    const frn_pair *b = ((const frn_report_pair *)right)->pair;
    double x = a->positive + a->negative, y = b->positive + b->negative;

    if (x != y)
        return x > y ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* The order in which a tie keeps its evidence. */
static int strongest_first(const void *left, const void *right)
{
    const frn_evidence *a = left, *b = right;

    if (a->mass != b->mass)
        return a->mass > b->mass ? -1 : 1;
    if (a->date != b->date)
        return a->date > b->date ? -1 : 1;
    return a->ref < b->ref ? -1 : a->ref > b->ref;
}

/* Names two voices alike only if frn_report_voice does (short of a clash of hashes). */
static uint64_t voice_key(const frn_claim *c)
{
    frn_slice name = c->speaker.name.len ? c->speaker.name : c->speaker.id;

    if (name.len == 0)
        return frn_hash(c->outlet);
    return frn_mix(frn_hash(name)) + (c->via_count ? frn_hash(c->via[0].name) : 0);
}

/* "Per Holm (via The Ostra Courier)": short, so that many stand in one sentence. */
static frn_slice short_voice(frn_arena *arena, const frn_claim *c)
{
    frn_slice name = c->speaker.name.len ? c->speaker.name : c->speaker.id;
    frn_slice via = c->via_count ? c->via[0].name : (frn_slice){"", 0};

    if (name.len == 0 || via.len == 0 || frn_slice_eq(name, via))
        return frn_report_voice(arena, c);
    return frn_arena_printf(arena, "%.*s (via %.*s)", FRN_ARG(name), FRN_ARG(via));
}

static frn_slice list_voices(frn_arena *arena, const frn_slice *voices, uint32_t count)
{
    frn_buf buf = {0};
    frn_slice copy;

    for (uint32_t i = 0; i < count && i < MOST_VOICES; i++) {
        frn_buf_text(&buf, i == 0 ? "" : i + 1 == count ? " and " : ", ");
        frn_buf_add(&buf, voices[i]);
    }
    if (count > MOST_VOICES)
        frn_buf_printf(&buf, " and %u more", count - MOST_VOICES);
    copy = frn_arena_copy(arena, frn_buf_slice(&buf));
    frn_buf_free(&buf);
    return copy;
}

static frn_status fill_side(frn_report_side *side, frn_arena *arena, const frn_report *r,
                            const frn_evidence *all, uint32_t count, int sign, frn_error *err)
{
    frn_slice voices[MOST_VOICES] = {{0}};
    frn_map seen = {0};
    bool ok = true;

    side->best = FRN_NONE;
    for (uint32_t i = 0; ok && i < count; i++) {
        uint32_t claim = (uint32_t)all[i].ref;
        bool fresh = false;
        if (all[i].sign != sign || all[i].mass <= 0)
            continue;
        if (side->best == FRN_NONE)
            side->best = claim;
        ok = frn_map_put(&seen, voice_key(&r->claim[claim]), 0, &fresh) != NULL;
        if (fresh && seen.count <= MOST_VOICES)
            voices[seen.count - 1] = short_voice(arena, &r->claim[claim]);
    }
    side->voices = list_voices(arena, voices, (uint32_t)seen.count);
    frn_map_free(&seen);
    return ok && side->voices.ptr ? FRN_OK : frn_no_memory(err);
}

static frn_status fill_issue(frn_report_issue *out, frn_arena *arena, const frn_report *r,
                             const frn_pair_issue *issue, frn_error *err)
{
    uint32_t n = 0, *claims;
    frn_evidence *all;

    for (uint32_t t = 0; t < issue->tie_count; t++)
        n += r->table->tie[issue->tie_first + t].evidence_count;
    claims = FRN_NEW_ARRAY(arena, uint32_t, n);
    all = FRN_NEW_ARRAY(arena, frn_evidence, n);
    if (!claims || !all)
        return frn_no_memory(err);
    *out = (frn_report_issue){.issue = issue->issue, .sign = issue->sign, .claim = claims};
    for (uint32_t t = 0; t < issue->tie_count; t++) {
        const frn_tie *tie = &r->table->tie[issue->tie_first + t];
        for (uint32_t e = 0; e < tie->evidence_count; e++)
            if (tie->evidence[e].ref < r->claim_count)
                all[out->claim_count++] = tie->evidence[e];
    }
    if (issue->tie_count > 1) /* each window is sorted already */
        qsort(all, out->claim_count, sizeof *all, strongest_first);
    for (uint32_t i = 0; i < out->claim_count; i++)
        claims[i] = (uint32_t)all[i].ref;
    out->positive.mass = issue->positive;
    out->negative.mass = issue->negative;
    out->positive.count = issue->positive_count;
    out->negative.count = issue->negative_count;
    FRN_TRY(fill_side(&out->positive, arena, r, all, out->claim_count, 1, err));
    return fill_side(&out->negative, arena, r, all, out->claim_count, -1, err);
}

frn_status frn_report_pairs(frn_report *r, frn_arena *arena, const frn_report_input *in,
                            frn_error *err)
{
    frn_report_pair *pairs = FRN_NEW_ARRAY(arena, frn_report_pair, in->pair_count);

    if (!pairs)
        return frn_no_memory(err);
    for (uint32_t i = 0; i < in->pair_count; i++) {
        frn_report_issue *issues = FRN_NEW_ARRAY(arena, frn_report_issue, in->pair[i].issue_count);
        if (!issues)
            return frn_no_memory(err);
        for (uint32_t k = 0; k < in->pair[i].issue_count; k++)
            FRN_TRY(fill_issue(&issues[k], arena, r, &in->pair[i].issue[k], err));
        pairs[i] = (frn_report_pair){&in->pair[i], issues};
    }
    qsort(pairs, in->pair_count, sizeof *pairs, heaviest_first);
    r->pair = pairs;
    r->pair_count = in->pair_count;
    return FRN_OK;
}
