/* Which predicate embeds which, and the steps that follow from it, in order. */
#include "read/compose_internal.h"

static int32_t event_at(const frn_events *events, uint32_t token)
{
    for (uint32_t i = 0; i < events->count; i++) {
        if (events->at[i].cue && (events->at[i].at == token))
            return (int32_t)i;
    }
    return -1;
}

static bool is_finite_form(const frn_scene *s, uint32_t t)
{
    return s->token[t].tag == FRN_TAG_VERB &&
           !(s->token[t].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE | FRN_TOKEN_BASE));
}

/* "agreed to it despite Israel's wish", "after a week of fighting": beside the matter. */
static bool is_circumstance(const frn_scene *s, uint32_t t)
{
    static const char *const words[] = {"despite", "after",  "amid",    "following", "since",
                                        "during",  "before", "without", "until",     "amidst"};
    int32_t word = frn_scene_child(s, t, FRN_REL_CASE);

    if (word < 0)
        return false;
    /* "turned down an offer of help in its quarrel with X" */
    if (frn_scene_is(s, (uint32_t)word, "in") && frn_scene_child(s, t, FRN_REL_NMOD_POSS) >= 0)
        return true;
    return FRN_IS_ONE_OF(s, (uint32_t)word, words);
}

static bool passes(const frn_scene *s, uint32_t t)
{
    /* "accused X of lying and urged Y": a finite verb is never part of "of ..." or "to ..." */
    if (s->token[t].rel == FRN_REL_CONJ && is_finite_form(s, t))
        return false;
    switch (s->token[t].rel) {
    case FRN_REL_XCOMP:
    case FRN_REL_CCOMP:
    case FRN_REL_OBJ:
    case FRN_REL_CONJ:
    case FRN_REL_COMPOUND:
    case FRN_REL_NSUBJ_PASS:
        return true;
    case FRN_REL_NMOD:
    case FRN_REL_OBL:
        return !is_circumstance(s, t);
    case FRN_REL_ACL:
        return !(s->token[t].flags & FRN_TOKEN_PARTICIPLE);
    case FRN_REL_ADVCL: {
        static const char *const times[] = {"after", "before", "since",
                                            "until", "while",  "despite"};
        int32_t mark = frn_scene_child(s, t, FRN_REL_MARK);
        if (mark < 0 || FRN_IS_ONE_OF(s, (uint32_t)mark, times))
            return false;
        /* "accused of doing", "blamed for", "kept from": no more than a complement */
        return s->token[mark].tag != FRN_TAG_SCONJ || frn_scene_is(s, (uint32_t)mark, "of") ||
               frn_scene_is(s, (uint32_t)mark, "for") || frn_scene_is(s, (uint32_t)mark, "from");
    }
    default:
        return false;
    }
}

/* "agreed to take steps to help": an infinitive hands on what is promised, threatened, demanded. */
static bool is_infinitive(const frn_scene *s, uint32_t t)
{
    int32_t mark = frn_scene_child(s, t, FRN_REL_MARK);

    return s->token[t].rel == FRN_REL_XCOMP ||
           ((s->token[t].rel == FRN_REL_ADVCL || s->token[t].rel == FRN_REL_ACL ||
             s->token[t].rel == FRN_REL_CCOMP) &&
            mark >= 0 && frn_scene_is(s, (uint32_t)mark, "to"));
}

/* The event above token t that embeds it, through verbs like try, begin, be able. */
static int32_t outer_of(const frn_events *events, const frn_scene *s, uint32_t t, int32_t self)
{
    bool first = true, crossed = false;

    for (int hops = 0; hops < 5; hops++) {
        int32_t head = s->token[t].head, found;
        if (head < 0 || !passes(s, t))
            return -1;
        if (s->token[t].rel == FRN_REL_CONJ) { /* what embeds the first embeds the second */
            t = (uint32_t)head;
            continue;
        }
        /* far off in the words is far off in sense */
        if (!first && s->token[t].rel == FRN_REL_OBL)
            return -1;
        t = (uint32_t)head;
        found = event_at(events, t);
        if (found >= 0 && found != self)
            return crossed && !events->at[found].cue->control ? -1 : found;
        if (frn_scene_is_verb(s, t) &&
            !(s->mood[t] & (FRN_MOOD_TRY | FRN_MOOD_BEGIN | FRN_MOOD_LIGHT | FRN_MOOD_WANT |
                            FRN_MOOD_END | FRN_MOOD_FAIL | FRN_MOOD_CAUSE))) {
            if (!is_infinitive(s, t))
                return -1;
            crossed = true;
        }
        first = false;
    }
    return -1;
}

/* The event that follows "to", "of", "for" or "that" after a word that embeds one, by order of
 * words; -1. */
static int32_t inner_by_order(const frn_events *events, const frn_scene *s, const frn_event *outer)
{
    bool accuse = outer->cue->control == FRN_CONTROL_ACCUSE;
    uint32_t end = frn_scene_clause_end(s, outer->last), at = 0;

    for (uint32_t i = outer->last + 1; i <= end && i < outer->last + 16; i++) {
        if (accuse
                ? frn_scene_is(s, i, "of") || frn_scene_is(s, i, "for")
                : frn_scene_is(s, i, "to") && i + 1 < s->count &&
                      (s->token[i + 1].tag == FRN_TAG_VERB || s->token[i + 1].tag == FRN_TAG_ADV)) {
            at = i;
            break;
        }
        if (frn_scene_is_verb(s, i))
            return -1;
    }
    for (uint32_t k = 0; at && k < events->count; k++) {
        const frn_event *e = &events->at[k];
        if (e->cue && e->at > at && e->at <= at + (accuse ? 6 : 4) && e->outer < 0 &&
            !(accuse && frn_scene_is_verb(s, e->at) &&
              !(s->token[e->at].flags & FRN_TOKEN_GERUND))) /* "of cheating and urged" */
            return (int32_t)k;
    }
    return -1;
}
void frn_events_compose(frn_events *events, const frn_scene *s, const frn_conditions *conditions)
{
    bool has_inner[FRN_MOST_EVENTS] = {0};
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count; i++) {
        frn_event *e = &events->at[i];
        if (!e->cue)
            continue;
        e->outer = outer_of(events, s, e->at, (int32_t)i);
    }
    for (uint32_t i = 0; i < count; i++) {
        int32_t inner;
        bool any = false;
        if (!events->at[i].cue || !events->at[i].cue->control)
            continue;
        for (uint32_t k = 0; k < count; k++)
            any |= events->at[k].outer == (int32_t)i;
        inner = any ? -1 : inner_by_order(events, s, &events->at[i]);
        if (inner >= 0 && inner != (int32_t)i && events->at[i].outer != inner)
            events->at[inner].outer = (int32_t)i;
    }
    frn_compose_endings(events, s);
    for (uint32_t i = count; i-- > 0;) { /* the innermost stand last in most sentences */
        frn_event *e = &events->at[i];
        if (e->outer < 0)
            continue;
        has_inner[e->outer] = true;
        frn_compose_about(&events->at[e->outer], e);
        frn_compose_control(s, &events->at[e->outer], e);
    }
    for (uint32_t i = 0; i < count; i++)
        frn_compose_fall_back(&events->at[i], s, conditions,
                              has_inner[i] && events->at[i].target.count);
    for (uint32_t i = 0; i < count; i++) {
        frn_compose_wish(&events->at[i], s);
        frn_compose_accuser(&events->at[i]);
    }
    frn_compose_protests(events, s);
    frn_compose_turned_down(events);
    frn_compose_prune(events, s, has_inner);
    frn_compose_shared_enemies(events, s);
    frn_compose_helped_against(events, s);
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        if (e->absorbed || e->presupposed)
            continue;
        frn_meaning_find(&e->meaning, s, conditions, e->at, e->act);
        frn_compose_venue(e, s);
        frn_compose_going_on(e, s);
        frn_compose_willingness(e, events);
        frn_compose_backshift(e, s);
        frn_compose_soldiers(e, s);
        frn_compose_broken(e, s);
        frn_compose_viewed(e, s);
        frn_compose_by_speaker(e, s);
        frn_compose_negation(e, s);
        frn_compose_future(e);
    }
    for (uint32_t i = 0; i < events->count; i++)
        frn_compose_demanded(&events->at[i], s, events);
    frn_compose_spoken_demands(events, s, conditions);
    frn_compose_spoken_threats(events, s, conditions);
    frn_compose_fears(events, s);
    frn_compose_harm(events, s);
    frn_compose_wrongs(events, s);
}
