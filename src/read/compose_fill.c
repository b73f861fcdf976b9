/* Whom an act of speech or protest is against when no slot says so, and which of them stay. */
#include "read/compose_internal.h"

/* "staged a rally to demand reforms by the government", "blocked streets in defiance of the army":
 * a protest is against whoever is defied, or of whom something is demanded in it. */
void frn_compose_protests(frn_events *events, const frn_scene *s)
{
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        if (!e->cue || e->absorbed || e->action != FRN_ACTION_PROTEST || !e->source.count ||
            e->target.count)
            continue;
        for (uint32_t k = 0; k < events->count && !e->target.count; k++) {
            const frn_event *o = &events->at[k];
            if (!o->cue || k == i || o->at < e->at || o->mutual ||
                (o->action != FRN_ACTION_DEMAND && o->action != FRN_ACTION_REJECT &&
                 o->action != FRN_ACTION_DISAPPROVE && o->action != FRN_ACTION_PROTEST) ||
                frn_scene_clause_end(s, e->at) < o->at)
                continue;
            e->target = o->target;
            frn_parties_without(&e->target, &e->source);
        }
    }
}

/* "workers want the president to resign": a wish about somebody else is a demand. */
void frn_compose_wish(frn_event *e, const frn_scene *s)
{
    static const char *const words[] = {"want", "wish", "expect", "like", "prefer", "need"};
    int32_t m;

    if (!e->cue || e->absorbed || e->cue->control != FRN_CONTROL_COMMIT || !e->target.count ||
        e->target.at[0] < e->at)
        return;
    m = s->mention_of[e->target.at[0]];
    if (m < 0 || s->mention[m].last + 1 >= s->count ||
        !frn_scene_is(s, s->mention[m].last + 1, "to"))
        return;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!frn_slice_is(e->cue->pattern, words[i]))
            continue;
        frn_event_turn(e, FRN_ACTION_DEMAND);
        e->rule = "wants-to";
    }
}

/* Whoever accuses or blames vouches for it himself. */
void frn_compose_accuser(frn_event *e)
{
    static const char *const words[] = {"accuse", "blame", "charge", "fault"};

    if (!e->cue || e->absorbed || e->cue->control != FRN_CONTROL_ACCUSE || e->speaker.count ||
        e->cue->pos != FRN_POS_VERB)
        return;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_starts(e->cue->pattern, frn_slice_of(words[i])))
            e->speaker = e->source;
    }
}

/* "asked them to leave": "to" and a verb, before the next verb. */
static bool followed_by_infinitive(const frn_scene *s, uint32_t last)
{
    if (frn_scene_is(s, last, "to")) /* a pattern that ends in it: "press to" */
        return true;
    for (uint32_t i = last + 1; i + 1 < s->count && i < last + 14; i++) {
        if (frn_scene_is(s, i, "to") && s->token[i + 1].tag == FRN_TAG_VERB)
            return true;
        if (s->token[i].tag == FRN_TAG_VERB || s->aside[i] || frn_scene_is(s, i, "that"))
            return frn_scene_is(s, i, "that") && i == last + 1 &&
                   !frn_scene_lemma_is(s, last, "tell") && !frn_scene_lemma_is(s, last, "remind");
    }
    return false;
}

/* "demonstrated that", "to demonstrate to the people that": no rally. */
static bool is_showing(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at + 1; i < s->count && i < at + 7; i++) {
        if (frn_scene_is(s, i, "that"))
            return true;
        if (s->token[i].tag == FRN_TAG_PUNCT || s->token[i].tag == FRN_TAG_VERB)
            break;
    }
    return false;
}

/* An infinitive-only demand ("asked") without its infinitive is no demand. */
void frn_compose_prune(frn_events *events, const frn_scene *s, const bool *has_inner)
{
    for (uint32_t i = 0; i < events->count; i++) {
        frn_event *e = &events->at[i];
        if (!e->cue)
            continue;
        if (e->cue->control == FRN_CONTROL_DEMAND_INF && !followed_by_infinitive(s, e->last))
            e->absorbed = true;
        if (e->action == FRN_ACTION_PROTEST && is_showing(s, e->at))
            e->absorbed = true;
        if (e->cue->control == FRN_CONTROL_COMMIT && !has_inner[i] && !e->mutual &&
            (!e->target.count || e->target.guessed))
            e->absorbed = true;
    }
}

/* Words of agreeing that commit to something even when what it is stays unknown. */
static bool is_solemn(const frn_event *e)
{
    static const char *const words[] = {"agree",      "agree to", "promise",   "pledge",
                                        "vow",        "accept",   "undertake", "offer",
                                        "consent to", "accede to"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_is(e->cue->pattern, words[i]))
            return true;
    }
    return false;
}

/* "threatened to end the talks if the United States goes ahead": whoever is to desist is meant. */
static void in_condition(const frn_conditions *conditions, const frn_scene *s, const frn_event *e,
                         frn_parties *out)
{
    for (uint32_t i = 0; i < conditions->count && !out->count; i++) {
        const frn_condition *c = &conditions->at[i];
        for (uint32_t k = c->first + 1; k <= c->last && k < s->count && !out->count; k++) {
            if (frn_scene_is_verb(s, k))
                break;
            if (s->mention_of[k] < 0)
                continue;
            frn_scene_phrase(s, s->mention[s->mention_of[k]].head, out);
            frn_parties_without(out, &e->source);
        }
    }
}

/* "terrorist activities", "military action" name nobody. */
static bool is_plain_adjective(const frn_scene *s, uint32_t at)
{
    return (s->mention[s->mention_of[at]].flags & FRN_MENTION_ADJECTIVE) &&
           !(s->token[at].flags & FRN_TOKEN_UPPER);
}

/* A refusal, threat or promise whose content no cue knows: whoever is named in it is meant. */
void frn_compose_fall_back(frn_event *e, const frn_scene *s, const frn_conditions *conditions,
                           bool inner)
{
    static const char *const others[] = {"after", "before",  "because", "since", "when",
                                         "while", "despite", "amid",    "until", "unless"};
    frn_parties near = {0};
    uint32_t from, end;

    if (!e->cue || e->absorbed || e->target.count || !e->source.count ||
        (e->mutual && e->source.count > 1) || inner)
        return;
    if (e->cue->control != FRN_CONTROL_REFUSE && e->cue->control != FRN_CONTROL_THREAT &&
        e->cue->control != FRN_CONTROL_COMMIT && e->cue->control != FRN_CONTROL_DEMAND)
        return;
    if (e->cue->control == FRN_CONTROL_COMMIT && !is_solemn(e))
        return;
    from = e->last + 1;
    if (from < s->count && (frn_scene_is(s, from, "that") || frn_scene_is(s, from, "of")))
        from++; /* "warned that trade with X would suffer", "no intention of paying X" */
    end = frn_scene_clause_end(s, from > e->last + 1 ? from : e->last);
    for (uint32_t i = from; i <= end && !near.count; i++) {
        if (frn_scene_is(s, i, ",") ||
            (e->action == FRN_ACTION_DEMAND && i > from && FRN_IS_ONE_OF(s, i, others)))
            break; /* "demanded a vote after a court had cleared him" */
        if (s->mention_of[i] < 0 || s->token[i].tag == FRN_TAG_PRON ||
            (s->mention[s->mention_of[i]].flags & FRN_MENTION_GENERIC) || is_plain_adjective(s, i))
            continue;
        frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &near);
        frn_parties_without(&near, &e->source);
    }
    e->rule = "content-names";
    if (near.count && from > e->last + 1 && e->action == FRN_ACTION_THREATEN &&
        s->token[near.at[0]].rel == FRN_REL_NSUBJ) { /* "warned that X may do so": of X, not to X */
        frn_event_turn(e, FRN_ACTION_DISAPPROVE);
    }
    if (!near.count && e->cue->control == FRN_CONTROL_THREAT) {
        in_condition(conditions, s, e, &near);
        e->rule = "unless";
    }
    e->target = near;
}
