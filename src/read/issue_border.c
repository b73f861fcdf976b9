/* "Allies on one side of the A-B border and enemies on the other": the sentence does not say which
 * side is which. The document has: each act goes to the ground on which the two have stood to each
 * other in that way before. */
#include "read/read_internal.h"

/* The two states named before the border's noun, or after "between". */
static bool find_border(const frn_reading *r, const frn_scene *s, uint32_t state[2])
{
    static const char *const nouns[] = {"border", "frontier", "boundary", "divide"};

    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t n = 0;
        if (!FRN_IS_ONE_OF(s, i, nouns) || s->mention_of[i] >= 0)
            continue;
        for (uint32_t k = i > 6 ? i - 6 : 0; k < i + 7 && k < s->count && n < 2; k++) {
            const frn_mention *m = s->mention_of[k] < 0 ? NULL : &s->mention[s->mention_of[k]];
            const frn_cast_actor *who =
                m && m->head == k && m->actor_count ? frn_cast_at(&r->cast, m->actor[0]) : NULL;
            if (who && who->state != FRN_NONE && who->kind == FRN_KIND_STATE &&
                (n == 0 || state[0] != who->state) &&
                (k < i ? m->flags & FRN_MENTION_ADJECTIVE : frn_scene_is(s, i + 1, "between")))
                state[n++] = who->state;
        }
        if (n == 2)
            return true;
    }
    return false;
}

/* 1: on the one side, 2: on the other, 0: on neither. */
static int side_of(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at + 1; i + 1 < s->count; i++) {
        if (s->token[i].tag == FRN_TAG_VERB)
            break;
        if (frn_scene_is(s, i, "one") && frn_scene_is(s, i + 1, "side"))
            return 1;
        if (frn_scene_is(s, i, "other") &&
            (frn_scene_is(s, i + 1, "side") || s->token[i + 1].tag == FRN_TAG_PUNCT))
            return 2;
    }
    return 0;
}

static frn_stand *stand_of(frn_reading *r, uint32_t a, uint32_t b, frn_slice place)
{
    for (uint32_t i = 0; i < r->stands; i++) {
        frn_stand *t = &r->stand[i];
        if (((t->a == a && t->b == b) || (t->a == b && t->b == a)) && frn_slice_eq(t->place, place))
            return t;
    }
    return NULL;
}

void frn_reading_stand(frn_reading *r, uint32_t source, uint32_t target, frn_slice place, int sign)
{
    const frn_cast_actor *a = frn_cast_at(&r->cast, source), *b = frn_cast_at(&r->cast, target);
    frn_stand *t;

    if (!a || !b || a->state == FRN_NONE || b->state == FRN_NONE || !place.len)
        return;
    t = stand_of(r, a->state, b->state, place);
    if (!t && r->stands < FRN_MOST_STANDS) {
        t = &r->stand[r->stands++];
        *t = (frn_stand){a->state, b->state, frn_arena_copy(&r->arena, place), 0};
    }
    if (t)
        t->sum += sign;
}

static int sum_of(frn_reading *r, uint32_t a, uint32_t b, frn_slice place)
{
    const frn_stand *t = stand_of(r, a, b, place);

    return t ? t->sum : 0;
}

frn_slice frn_reading_side(frn_reading *r, const frn_scene *s, uint32_t at, uint32_t source,
                           uint32_t target)
{
    const frn_cast_actor *a = frn_cast_at(&r->cast, source), *b = frn_cast_at(&r->cast, target);
    uint32_t state[2];
    frn_slice place[2];
    int side = side_of(s, at), sign[3] = {0}, before[2], straight, crossed;

    if (!side || !a || !b || !find_border(r, s, state))
        return (frn_slice){0};
    for (uint32_t i = 0; i < r->events.count; i++) {
        const frn_event *e = &r->events.at[i];
        if (!e->absorbed && e->source.count)
            sign[side_of(s, e->at)] += e->sign;
    }
    for (int k = 0; k < 2; k++) {
        place[k] = frn_issue_place(&r->cast, &r->scratch, state[k]);
        before[k] = sum_of(r, a->state, b->state, place[k]);
    }
    straight = sign[1] * before[0] + sign[2] * before[1];
    crossed = sign[1] * before[1] + sign[2] * before[0];
    if (straight == crossed)
        return (frn_slice){0};
    return place[(side == 1) == (straight > crossed) ? 0 : 1];
}
