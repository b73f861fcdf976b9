/* Who did what to whom, for every event of a sentence: pairs of actors with their speakers. */
#include "read/draft_internal.h"

enum { MOST_SPEAKERS = 3 };

static bool same_claim(const frn_draft_claim *a, const frn_draft_claim *b)
{
    bool mutual = a->event->mutual || b->event->mutual;

    return a->event->sign == b->event->sign && a->event->action == b->event->action &&
           a->speaker == b->speaker && a->event->meaning.modality == b->event->meaning.modality &&
           a->event->contested == b->event->contested &&
           ((a->source == b->source && a->target == b->target) ||
            (mutual && a->source == b->target && a->target == b->source));
}

static void add_draft(frn_drafts *out, const frn_draft_claim *d)
{
    for (uint32_t i = 0; i < out->count; i++) {
        frn_draft_claim *old = &out->at[i];
        if (!same_claim(old, d))
            continue;
        /* said twice in one sentence: the act of speech, then the stronger word, stays */
        if (!old->event->act && (d->event->act || (d->event->cue && old->event->cue &&
                                                   d->event->cue->words > old->event->cue->words)))
            old->event = d->event;
        return;
    }
    if (out->count < FRN_MOST_DRAFTS)
        out->at[out->count++] = *d;
}

/* Unnamed speakers are told by their own words, not by whom these stand for elsewhere. */
static uint32_t own_voice(const frn_scene *s, const frn_voice *voice, uint32_t i)
{
    uint32_t at = voice->speaker.at[i], row = voice->speaker.actor[i];
    int32_t m = voice->cue >= 0 && at < s->count ? s->mention_of[at] : FRN_NO_TOKEN;

    return m >= 0 && s->mention[m].voice != FRN_NONE && s->mention[m].actor_count == 1 &&
                   s->mention[m].actor[0] == row
               ? s->mention[m].voice
               : row;
}

/* The speakers of the innermost voice, and the chain that relays it. */
static uint32_t speakers_of(const frn_scene *s, const frn_event *e, frn_draft_claim *d,
                            uint32_t *speaker)
{
    const frn_voice *stack[FRN_MOST_VOICES];
    uint32_t depth = frn_speech_stack(s, e->at, stack), count = 0, from = 0;

    d->via_count = 0;
    if (e->speaker.count) {
        for (uint32_t i = 0; i < e->speaker.count && count < MOST_SPEAKERS; i++)
            speaker[count++] = e->speaker.actor[i];
    } else if (depth) {
        for (uint32_t i = 0; i < stack[0]->speaker.count && count < MOST_SPEAKERS; i++)
            speaker[count++] = own_voice(s, stack[0], i);
        from = 1;
    }
    for (uint32_t i = from; i < depth && d->via_count < FRN_MOST_VIA; i++) {
        uint32_t row = own_voice(s, stack[i], 0);
        bool known = count && row == speaker[0];
        for (uint32_t k = 0; k < d->via_count; k++)
            known |= d->via[k] == row;
        if (!known)
            d->via[d->via_count++] = row;
    }
    if (!count)
        speaker[count++] = FRN_NONE;
    return count;
}

/* Is `a` above `b` in the path of actors ("IRN" above "IRN/irgc") and nothing apart from it? A
 * state and its people may well be at odds, a state and its own army are one. */
static bool same_or_above(const frn_cast *cast, uint32_t a, uint32_t b)
{
    const frn_cast_actor *up = frn_cast_at(cast, a), *down = frn_cast_at(cast, b);

    if (!up || !down || a == b)
        return true;
    return frn_slice_starts(down->id, up->id) && down->id.len > up->id.len &&
           down->id.ptr[up->id.len] == '/' &&
           ((up->kind != FRN_KIND_STATE && up->kind != FRN_KIND_COMPANY) ||
            down->kind == FRN_KIND_MILITARY || down->kind == FRN_KIND_GOVERNMENT);
}

/* "The army bombed Mekelle": in a state at war with itself the ground is that of the armed group
 * that is talked of last; FRN_NONE when there is none. */
static uint32_t insurgent(const frn_reading *r, const frn_scene *s, const frn_event *e, uint32_t a,
                          uint32_t b_at)
{
    enum { REACH = 3 };
    int32_t m = s->mention_of[b_at];
    const frn_cast_actor *army = frn_cast_at(&r->cast, a);
    uint32_t from = r->at > REACH ? r->at - REACH : 0;

    if (m < 0 || !(s->mention[m].flags & FRN_MENTION_PLACE) || !army ||
        (army->kind != FRN_KIND_MILITARY && army->kind != FRN_KIND_GOVERNMENT) ||
        (e->action != FRN_ACTION_FIGHT && e->action != FRN_ACTION_ASSAULT))
        return FRN_NONE;
    for (uint32_t i = r->at + 1; i-- > from;) {
        for (uint32_t k = r->mentions[i].count; k-- > 0;) {
            const frn_mention *other = &r->mentions[i].at[k];
            uint32_t row = other->actor_count == 1 ? other->actor[0] : FRN_NONE;
            const frn_cast_actor *actor = frn_cast_at(&r->cast, row);
            if (actor && actor->kind == FRN_KIND_ARMED_GROUP)
                return row;
        }
    }
    return FRN_NONE;
}

/* "Kagame warned that Rwanda would defend itself": nobody threatens his own state by saying what it
 * will do. */
static bool speaks_of_own(const frn_cast *cast, const frn_event *e, uint32_t a, uint32_t b)
{
    const frn_cast_actor *who = frn_cast_at(cast, a);

    return e->rule && strcmp(e->rule, "says-will") == 0 && who && who->state == b;
}

static void draft_pair(frn_reading *r, const frn_scene *s, const frn_event *e, frn_drafts *out,
                       uint32_t a, uint32_t b, uint32_t a_at, uint32_t b_at)
{
    uint32_t speaker[MOST_SPEAKERS], count;
    frn_draft_claim d = {
        .event = e, .source = a, .target = b, .source_at = a_at, .target_at = b_at};

    if (a != b && same_or_above(&r->cast, b, a)) {
        uint32_t other = insurgent(r, s, e, a, b_at);
        if (other != FRN_NONE)
            d.target = b = other;
    }
    if (a == b || same_or_above(&r->cast, a, b) || same_or_above(&r->cast, b, a) ||
        speaks_of_own(&r->cast, e, a, b))
        return;
    count = speakers_of(s, e, &d, speaker);
    for (uint32_t i = 0; i < count; i++) {
        d.speaker = speaker[i];
        add_draft(out, &d);
    }
}

/* As they are named in the sentence. */
static frn_parties in_order(const frn_parties *named)
{
    frn_parties out = {0};

    for (uint32_t i = 0; i < named->count; i++) {
        uint32_t k = out.count;
        while (k > 0 && out.at[k - 1] > named->at[i]) {
            out.at[k] = out.at[k - 1];
            out.actor[k] = out.actor[k - 1];
            k--;
        }
        out.at[k] = named->at[i];
        out.actor[k] = named->actor[i];
        out.count++;
    }
    return out;
}

void frn_drafts_add(frn_reading *r, const frn_scene *s, const frn_event *e, frn_drafts *out)
{
    bool between = e->mutual && e->cue && e->cue->pos == FRN_POS_NOUN;

    if (e->absorbed || (!e->source.count && !between))
        return;
    if (e->mutual && (!e->target.count || !e->source.count)) {
        frn_parties all = in_order(e->source.count ? &e->source : &e->target);
        for (uint32_t i = 0; i < all.count; i++) {
            for (uint32_t k = i + 1; k < all.count; k++)
                draft_pair(r, s, e, out, all.actor[i], all.actor[k], all.at[i], all.at[k]);
        }
    }
    for (uint32_t i = 0; i < e->source.count; i++) {
        for (uint32_t k = 0; k < e->target.count; k++)
            draft_pair(r, s, e, out, e->source.actor[i], e->target.actor[k], e->source.at[i],
                       e->target.at[k]);
    }
}
