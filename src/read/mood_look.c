/* Modality: what hangs on one word of the walk. */
#include "read/mood_walk_internal.h"

void frn_mood_meet(frn_mood_walk *w, uint32_t what, uint32_t token)
{
    for (int bit = 0; bit < 9; bit++) {
        if ((what >> bit & 1) && !(w->met >> bit & 1))
            w->word[bit] = (int32_t)token;
    }
    if (what & FRN_MET_NEG)
        w->met ^= FRN_MET_NEG;
    w->met |= what & ~(uint32_t)FRN_MET_NEG;
}

bool frn_mood_in_condition(const frn_mood_walk *w, uint32_t at, int32_t *which)
{
    for (uint32_t i = 0; i < w->conditions->count; i++) {
        if (at >= w->conditions->at[i].first && at <= w->conditions->at[i].last) {
            *which = (int32_t)i;
            return true;
        }
    }
    return false;
}

static bool not_only(const frn_scene *s, uint32_t at)
{
    return at + 1 < s->count && frn_scene_is(s, at, "not") &&
           (frn_scene_is(s, at + 1, "only") || frn_scene_is(s, at + 1, "just") ||
            frn_scene_is(s, at + 1, "merely"));
}

/* "Germany does not, but France will": denies what stood before. */
static bool closes_ellipsis(const frn_scene *s, uint32_t at)
{
    return at + 2 < s->count && frn_scene_is(s, at, "not") && frn_scene_is(s, at + 1, ",") &&
           s->token[at + 2].tag == FRN_TAG_CCONJ;
}

/* A word that modifies the predicate. */
static void modifier(frn_mood_walk *w, uint32_t c)
{
    uint32_t mood = w->s->mood[c];
    frn_tag tag = (frn_tag)w->s->token[c].tag;

    if (tag == FRN_TAG_NOUN || tag == FRN_TAG_VERB)
        return;
    if ((mood & FRN_MOOD_NEGATE) && !not_only(w->s, c) && !closes_ellipsis(w->s, c))
        frn_mood_meet(w, FRN_MET_NEG, c);
    if (mood & FRN_MOOD_HEDGE)
        frn_mood_meet(w, FRN_MET_HEDGE, c);
    if (mood & FRN_MOOD_PAST)
        frn_mood_meet(w, FRN_MET_PAST, c);
    if ((mood & FRN_MOOD_HYPOTHETICAL) && (tag == FRN_TAG_ADJ || tag == FRN_TAG_AUX))
        frn_mood_meet(w, FRN_MET_HYPOTHETICAL, c);
}

void frn_mood_auxiliary(frn_mood_walk *w, uint32_t c)
{
    uint32_t mood = w->s->mood[c];
    int32_t which;

    if (frn_mood_in_condition(w, c, &which) && w->conditions->at[which].mark == c)
        return; /* "Should X decide": the inversion is no demand */
    if (mood & FRN_MOOD_HYPOTHETICAL)
        frn_mood_meet(w, FRN_MET_HYPOTHETICAL, c);
    if (mood & FRN_MOOD_HEDGE)
        frn_mood_meet(w, FRN_MET_HEDGE, c);
    if (mood & FRN_MOOD_DEMAND)
        frn_mood_meet(w, FRN_MET_DEMAND, c);
    if ((mood & FRN_MOOD_FUTURE) && w->near)
        frn_mood_meet(w, FRN_MET_FUTURE, c);
    if ((mood & FRN_MOOD_NEGATE))
        frn_mood_meet(w, FRN_MET_NEG, c);
}

/* "should be possible": no demand, but what may be. */
static void copula(frn_mood_walk *w, uint32_t c, uint32_t of)
{
    if ((w->s->mood[c] & FRN_MOOD_DEMAND) && (w->s->mood[of] & FRN_MOOD_HYPOTHETICAL) &&
        w->s->token[of].tag == FRN_TAG_ADJ)
        frn_mood_meet(w, FRN_MET_HYPOTHETICAL, c);
    else
        frn_mood_auxiliary(w, c);
}

/* "talks, which are expected to begin today": of a noun only its beginning is foreseen. */
static bool foresees_beginning(const frn_scene *s, uint32_t clause)
{
    static const char *const words[] = {"open", "happen", "take", "occur", "convene", "last"};
    bool foreseen = frn_scene_is_verb(s, clause)
                        ? (s->mood[clause] & FRN_MOOD_FORECAST) && frn_scene_is_passive(s, clause)
                        : s->token[clause].tag == FRN_TAG_ADJ && (s->mood[clause] & FRN_MOOD_HEDGE);

    if (!foreseen)
        return false;
    FRN_EACH_CHILD(c, s, clause)
    {
        if (c > (int32_t)clause && frn_scene_is_verb(s, (uint32_t)c) &&
            ((s->mood[c] & FRN_MOOD_BEGIN) || FRN_IS_ONE_OF(s, (uint32_t)c, words)))
            return true;
    }
    return false;
}

static bool is_modal_form(const frn_scene *s, uint32_t at)
{
    return s->token[at].tag == FRN_TAG_AUX || s->token[at].tag == FRN_TAG_PART ||
           s->token[at].tag == FRN_TAG_ADV;
}

/* "would offer": an act of speech that has not taken place. */
static bool would(const frn_scene *s, uint32_t t)
{
    int32_t aux = frn_scene_child(s, t, FRN_REL_AUX);

    return aux >= 0 && (s->mood[aux] & FRN_MOOD_HYPOTHETICAL);
}

void frn_mood_look(frn_mood_walk *w, uint32_t t)
{
    const frn_scene *s = w->s;
    uint32_t run = t;

    /* the verb group by order of words: the tree often hangs it elsewhere */
    if (frn_scene_is_verb(s, t)) {
        while (run > 0 && t - run < 5 && is_modal_form(s, run - 1) &&
               !frn_scene_is(s, run - 1, "to")) {
            run--;
            if (s->token[run].tag == FRN_TAG_AUX)
                frn_mood_auxiliary(w, run);
            else
                modifier(w, run);
        }
    }
    FRN_EACH_CHILD(c, s, t)
    {
        uint32_t u = (uint32_t)c;
        if (u >= run && u < t)
            continue;
        switch (s->token[c].rel) {
        case FRN_REL_AUX:
        case FRN_REL_COP:
            copula(w, u, t);
            break;
        case FRN_REL_ACL_RELCL:
            if (t == w->at && foresees_beginning(s, u))
                frn_mood_meet(w, FRN_MET_HEDGE, u);
            break;
        case FRN_REL_ADVMOD:
        case FRN_REL_DET:
        case FRN_REL_CC:
        case FRN_REL_AMOD:
        case FRN_REL_DISCOURSE:
            /* of what governs the predicate only its adverbs bear on it */
            if (t != w->at && (s->token[c].tag == FRN_TAG_ADJ || !frn_scene_is_verb(s, t)))
                break;
            if (s->token[c].rel != FRN_REL_CC || u < t)
                modifier(w, u);
            break;
        case FRN_REL_CASE:
        case FRN_REL_MARK:
            if (frn_scene_is(s, u, "without"))
                frn_mood_meet(w, FRN_MET_NEG, u);
            if (frn_scene_is(s, u, "whether"))
                frn_mood_meet(w, FRN_MET_HYPOTHETICAL, u);
            break;
        case FRN_REL_OBJ: /* "has no love for", "attacked no villages" */
            if (t == w->at && frn_scene_child(s, u, FRN_REL_DET) >= 0 &&
                frn_scene_is(s, (uint32_t)frn_scene_child(s, u, FRN_REL_DET), "no"))
                frn_mood_meet(w, FRN_MET_NEG, u);
            break;
        case FRN_REL_NSUBJ:
            if (frn_scene_is(s, u, "nobody") || frn_scene_is(s, u, "none") ||
                frn_scene_is(s, u, "neither"))
                frn_mood_meet(w, FRN_MET_NEG, u);
            FRN_EACH_CHILD(d, s, u)
            {
                if (frn_scene_is(s, (uint32_t)d, "no") || frn_scene_is(s, (uint32_t)d, "neither"))
                    frn_mood_meet(w, FRN_MET_NEG, (uint32_t)d);
            }
            break;
        case FRN_REL_ADVCL: {
            int32_t which;
            if (frn_mood_in_condition(w, u, &which) && !frn_mood_in_condition(w, t, &which) &&
                !(w->act && t == w->at && c > (int32_t)t && !would(s, t))) {
                frn_mood_in_condition(w, u, &which);
                w->condition = which;
                frn_mood_meet(w, FRN_MET_CONSEQUENCE, w->conditions->at[which].mark);
            }
            break;
        }
        default:
            break;
        }
    }
}
