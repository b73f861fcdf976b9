/* Modality: what the words above a predicate do to it. */
#include "read/mood_walk_internal.h"

static bool is_worry(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"fear",  "worry",   "hope", "doubt", "wonder",   "dream",
                                        "dread", "imagine", "ask",  "bet",   "speculate"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* "nobody believes", "few think" */
static bool is_by_nobody(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"nobody", "none", "few", "hardly", "neither"};
    int32_t who = frn_scene_child(s, at, FRN_REL_NSUBJ);

    return who >= 0 && (FRN_IS_ONE_OF(s, (uint32_t)who, words) ||
                        (who > 0 && frn_scene_is(s, (uint32_t)who - 1, "no")) ||
                        (who > 0 && frn_scene_is(s, (uint32_t)who - 1, "few")));
}

static bool is_negated(const frn_scene *s, uint32_t at)
{
    bool negated = is_by_nobody(s, at);

    FRN_EACH_CHILD(c, s, at)
    {
        if (s->token[c].rel == FRN_REL_ADVMOD && (s->mood[c] & FRN_MOOD_NEGATE))
            negated = !negated;
    }
    return negated;
}

/* "announced a suspension of flights": with that it is there. */
static bool is_done_by_saying(const frn_scene *s, uint32_t t, uint32_t h, const frn_cue *cue)
{
    static const char *const words[] = {"announce", "declare"};

    return s->token[t].rel == FRN_REL_OBJ && cue->control == FRN_CONTROL_COMMIT &&
           FRN_IS_ONE_OF(s, h, words);
}

static bool has_to(const frn_scene *s, uint32_t verb)
{
    for (uint32_t i = verb; i-- > 0 && verb - i < 3;) {
        if (frn_scene_is(s, i, "to"))
            return true;
        if (s->token[i].tag != FRN_TAG_ADV)
            return false;
    }
    return false;
}

static bool is_somebody_between(const frn_scene *s, uint32_t verb, uint32_t infinitive)
{
    for (uint32_t i = verb + 1; i < infinitive; i++) {
        if (s->mention_of[i] >= 0)
            return !frn_scene_is(s, verb + 1, "to");
    }
    return false;
}

/* What the word at h does to the predicate t that it governs. "told X to leave" demands, "told X
 * that Y left" does not. */
static void by_control(frn_mood_walk *w, uint32_t t, uint32_t h, const frn_cue *cue)
{
    static const char *const wishes[] = {"want", "wish", "expect", "like", "prefer", "need"};

    switch (cue->control) {
    case FRN_CONTROL_DEMAND_INF:
        if (frn_scene_is_verb(w->s, t) && !has_to(w->s, t))
            break;
        frn_mood_meet(w, FRN_MET_DEMAND, h);
        break;
    case FRN_CONTROL_DEMAND:
        frn_mood_meet(w, FRN_MET_DEMAND, h);
        break;
    case FRN_CONTROL_COMMIT:
        if (frn_scene_is_verb(w->s, t) && FRN_IS_ONE_OF(w->s, h, wishes) &&
            is_somebody_between(w->s, h, t))
            frn_mood_meet(w, FRN_MET_DEMAND, h); /* "wants X to leave" */
        else if (FRN_IS_ONE_OF(w->s, h, wishes) || !frn_scene_is_past_clause(w->s, t))
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
        break;
    case FRN_CONTROL_THREAT:
        if (!frn_scene_is_past_clause(w->s, t))
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
        break;
    case FRN_CONTROL_REFUSE:
        frn_mood_meet(w, FRN_MET_NEG, h);
        break;
    default:
        if (cue->action == FRN_ACTION_AGREE && has_to(w->s, t))
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h); /* "signed a deal to build" */
        break;
    }
}

/* "did not stay because Iraq refused": a conjunction between the two parts their fates. */
static bool is_separated(const frn_scene *s, uint32_t h, uint32_t t)
{
    static const char *const words[] = {"because", "since",   "while", "although",
                                        "though",  "when",    "after", "before",
                                        "as",      "whereas", "but",   "despite"};

    for (uint32_t i = h + 1; i < t; i++) {
        if (frn_scene_is(s, i, ";"))
            return true;
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++) {
            if (frn_scene_is(s, i, words[k]) &&
                (s->token[i].tag == FRN_TAG_SCONJ || s->token[i].tag == FRN_TAG_CCONJ ||
                 frn_scene_is(s, i, "because")))
                return true;
        }
    }
    return false;
}

/* "urged X to arm Y", "wants X to leave": what a verb of demand, wish or promise governs, though
 * the tree may take it for a purpose. */
static bool is_governed(const frn_scene *s, uint32_t t, uint32_t h, const frn_cue *cue)
{
    int32_t mark = frn_scene_child(s, t, FRN_REL_MARK);

    if (s->token[t].rel != FRN_REL_ADVCL || mark < (int32_t)h ||
        !frn_scene_is(s, (uint32_t)mark, "to") || frn_scene_is(s, (uint32_t)mark - 1, "order"))
        return false;
    for (uint32_t i = h + 1; i < (uint32_t)mark; i++) {
        if (s->token[i].tag == FRN_TAG_VERB || frn_scene_is(s, i, ","))
            return false;
    }
    return (cue && (cue->control || cue->action == FRN_ACTION_AGREE)) ||
           (s->mood[h] & (FRN_MOOD_WANT | FRN_MOOD_FORECAST));
}

/* "signed a deal with X to build": what is agreed on is yet to come. */
static bool is_agreed_on(const frn_scene *s, uint32_t t, uint32_t h)
{
    static const char *const words[] = {"agreement", "deal",     "accord",     "pact",
                                        "treaty",    "contract", "memorandum", "protocol"};
    int32_t object = frn_scene_child(s, h, FRN_REL_OBJ);

    return s->token[t].rel == FRN_REL_ADVCL && object >= 0 && t > (uint32_t)object &&
           has_to(s, t) && FRN_IS_ONE_OF(s, (uint32_t)object, words);
}

/* "It would be a mistake to think that", "wrong to believe": what is thought is not so. */
static bool is_mistaken(const frn_scene *s, uint32_t thinking)
{
    static const char *const words[] = {
        "mistake", "error",    "wrong",     "mistaken",   "naive",   "foolish",    "folly",
        "absurd",  "illusion", "misguided", "simplistic", "fallacy", "ridiculous", "nonsense"};
    int32_t head = s->token[thinking].head;

    return head >= 0 && has_to(s, thinking) && !frn_scene_is_verb(s, (uint32_t)head) &&
           FRN_IS_ONE_OF(s, (uint32_t)head, words);
}

/* "would have to leave" is no demand: it is what would be; "has yet to leave", what is not. */
static void by_need(frn_mood_walk *w, uint32_t t, uint32_t h)
{
    for (uint32_t i = h + 1; i < t && i < h + 3; i++) {
        if (frn_scene_is(w->s, i, "yet")) {
            frn_mood_meet(w, FRN_MET_NEG, i);
            return;
        }
    }
    FRN_EACH_CHILD(c, w->s, h)
    {
        if (w->s->token[c].rel == FRN_REL_AUX && (w->s->mood[c] & FRN_MOOD_HYPOTHETICAL)) {
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, (uint32_t)c);
            return;
        }
    }
    frn_mood_meet(w, FRN_MET_DEMAND, h);
}

/* "It seems that X has left" */
static bool seems(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"seem", "appear", "look"};
    int32_t it = frn_scene_child(s, verb, FRN_REL_NSUBJ);

    if (it < 0)
        it = frn_scene_child(s, verb, FRN_REL_EXPL);
    return it >= 0 && frn_scene_is(s, (uint32_t)it, "it") && FRN_IS_ONE_OF(s, verb, words);
}

/* What the verb h does to the clause or noun t below it; true when the walk goes on. */
static bool under_verb(frn_mood_walk *w, uint32_t t, uint32_t h)
{
    const frn_scene *s = w->s;
    uint32_t mood = s->mood[h], last;
    frn_rel rel = (frn_rel)s->token[t].rel;
    const frn_cue *cue = frn_scene_cue(s, h, FRN_CUE_ACTION, NULL, &last);
    const frn_cue *speech = frn_scene_cue(s, h, FRN_CUE_SPEECH, NULL, &last);
    bool clause = rel == FRN_REL_XCOMP || rel == FRN_REL_CCOMP || rel == FRN_REL_ADVCL;
    bool passive = frn_scene_is_passive(s, h);

    if (is_governed(s, t, h, cue))
        rel = FRN_REL_XCOMP;
    if (is_agreed_on(s, t, h))
        frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
    if (clause && t > h && is_separated(s, h, t))
        return has_to(s, h); /* what is only to be done has its circumstances only then */
    if (rel == FRN_REL_ADVCL || rel == FRN_REL_OBL) {
        if (mood & (FRN_MOOD_PREVENT) && rel == FRN_REL_ADVCL)
            frn_mood_meet(w, FRN_MET_NEG, h);
    }
    if (rel == FRN_REL_XCOMP && has_to(s, t) &&
        (frn_scene_lemma_is(s, h, "need") || frn_scene_lemma_is(s, h, "have") ||
         frn_scene_is(s, h, "ought")))
        by_need(w, t, h); /* "has to", "needs to" */
    if (rel == FRN_REL_NSUBJ_PASS && (mood & FRN_MOOD_FORECAST))
        frn_mood_meet(w, FRN_MET_HEDGE, h);
    if ((rel == FRN_REL_OBL || rel == FRN_REL_XCOMP) && w->near && frn_scene_lemma_is(s, h, "look"))
        frn_mood_meet(w, FRN_MET_HEDGE, h); /* "look like partners" */
    if (rel == FRN_REL_CCOMP && seems(s, h))
        frn_mood_meet(w, FRN_MET_HEDGE, h);
    if (rel == FRN_REL_CCOMP && (mood & FRN_MOOD_FORECAST) && !(mood & FRN_MOOD_HEDGE) && !passive)
        frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h); /* "predicts that" */
    if (clause || rel == FRN_REL_OBJ || rel == FRN_REL_NSUBJ_PASS) {
        /* "suspended aid because X attacked Y": a reason is none of what ends or fails */
        bool reason =
            rel == FRN_REL_ADVCL && frn_scene_child(s, t, FRN_REL_MARK) >= 0 && !has_to(s, t);
        if (!reason && ((mood & FRN_MOOD_FAIL) || ((mood & FRN_MOOD_END) && rel != FRN_REL_CCOMP)))
            frn_mood_meet(w, FRN_MET_NEG, h);
        else if (!reason && (mood & FRN_MOOD_REJECT))
            frn_mood_meet(w, FRN_MET_DENIAL, h);
        if (cue && rel != FRN_REL_ADVCL && !is_done_by_saying(s, t, h, cue))
            by_control(w, t, h, cue);
        if (clause && (mood & FRN_MOOD_FORECAST) && passive)
            frn_mood_meet(w, FRN_MET_HEDGE, h);
        else if (rel == FRN_REL_XCOMP && (mood & FRN_MOOD_FORECAST) && is_somebody_between(s, h, t))
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h); /* "expects X to leave" */
        else if (clause && (mood & FRN_MOOD_WANT) && !(cue && cue->control))
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
        else if (rel == FRN_REL_XCOMP && (mood & FRN_MOOD_HEDGE))
            frn_mood_meet(w, FRN_MET_HEDGE, h);
    }
    if (speech && rel == FRN_REL_CCOMP) {
        if (speech->manner == FRN_MANNER_DENY ||
            (speech->manner == FRN_MANNER_BELIEF && (is_negated(s, h) || is_mistaken(s, h))))
            frn_mood_meet(w, FRN_MET_DENIAL, h);
        else if (speech->manner == FRN_MANNER_ASK || is_worry(s, h))
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
        else if (speech->manner == FRN_MANNER_DEMAND && !(w->met & FRN_MET_FUTURE))
            frn_mood_meet(w, FRN_MET_DEMAND, h);
        if (passive || frn_scene_lemma_is(s, h, "suspect") || frn_scene_lemma_is(s, h, "suggest"))
            frn_mood_meet(w, FRN_MET_HEDGE, h);
    }
    if (speech && (rel == FRN_REL_CCOMP || rel == FRN_REL_XCOMP)) {
        /* of the saying itself only its modals bear on what is said */
        FRN_EACH_CHILD(c, s, h)
        {
            if (s->token[c].rel == FRN_REL_AUX &&
                (s->mood[c] & (FRN_MOOD_HYPOTHETICAL | FRN_MOOD_HEDGE)))
                frn_mood_auxiliary(w, (uint32_t)c);
        }
        return rel == FRN_REL_XCOMP;
    }
    if (rel == FRN_REL_ADVCL) {
        /* only a purpose, or what is done by doing so, shares the fate of its clause */
        int32_t mark = frn_scene_child(s, t, FRN_REL_MARK);
        if (t > 2 && has_to(s, t) && frn_scene_is(s, t - 2, "order"))
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, t - 2);
        return mark >= 0 ? frn_scene_is(s, (uint32_t)mark, "to")
                         : t > h && (s->token[t].flags & FRN_TOKEN_GERUND) != 0;
    }
    return rel != FRN_REL_PARATAXIS;
}

/* "It is not true that", "it is not clear that" */
static void by_untruth(frn_mood_walk *w, uint32_t h)
{
    static const char *const truths[] = {"true", "correct", "accurate", "right"};
    static const char *const doubts[] = {"certain", "clear", "sure", "obvious", "known"};

    if (!is_negated(w->s, h))
        return;
    if (FRN_IS_ONE_OF(w->s, h, truths))
        frn_mood_meet(w, FRN_MET_NEG, h);
    else if (FRN_IS_ONE_OF(w->s, h, doubts))
        frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
}

/* "aid to X because it had attacked Y": hung on the noun, but why or when something is done. */
static bool is_occasion(const frn_scene *s, uint32_t clause)
{
    static const char *const words[] = {"because", "after", "since", "when",     "while",
                                        "before",  "until", "as",    "although", "though"};
    int32_t mark = frn_scene_child(s, clause, FRN_REL_MARK);

    return s->token[clause].rel == FRN_REL_ACL && mark >= 0 &&
           FRN_IS_ONE_OF(s, (uint32_t)mark, words);
}

static bool under_noun(frn_mood_walk *w, uint32_t t, uint32_t h)
{
    const frn_scene *s = w->s;
    uint32_t mood = s->mood[h], last;
    frn_rel rel = (frn_rel)s->token[t].rel;
    const frn_cue *cue = frn_scene_cue(s, h, FRN_CUE_ACTION, NULL, &last);

    if (rel == FRN_REL_ACL_RELCL || rel == FRN_REL_APPOS || rel == FRN_REL_PARATAXIS ||
        is_occasion(s, t))
        return false;
    if (s->token[h].tag == FRN_TAG_ADJ || s->token[h].tag == FRN_TAG_ADV) {
        if (rel == FRN_REL_NSUBJ || rel == FRN_REL_CSUBJ || rel == FRN_REL_XCOMP ||
            rel == FRN_REL_CCOMP || rel == FRN_REL_ADVCL || rel == FRN_REL_OBL) {
            if (mood & FRN_MOOD_NEGATE)
                frn_mood_meet(w, FRN_MET_NEG, h);
            else if (mood & FRN_MOOD_DEMAND)
                frn_mood_meet(w, FRN_MET_DEMAND, h);
            else if (mood & FRN_MOOD_HYPOTHETICAL)
                frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
            else if (mood & FRN_MOOD_HEDGE)
                frn_mood_meet(w, FRN_MET_HEDGE, h);
            else
                by_untruth(w, h);
            if (cue && rel == FRN_REL_XCOMP)
                by_control(w, t, h, cue);
        }
        return rel != FRN_REL_ADVCL;
    }
    if (rel == FRN_REL_NMOD || rel == FRN_REL_ACL || rel == FRN_REL_CCOMP ||
        rel == FRN_REL_NMOD_POSS || rel == FRN_REL_COMPOUND || rel == FRN_REL_OBL) {
        bool gerund = rel == FRN_REL_ACL && (s->token[t].flags & FRN_TOKEN_PARTICIPLE);
        if (gerund)
            return false;
        if (mood & FRN_MOOD_NEGATE)
            frn_mood_meet(w, FRN_MET_NEG, h);
        if (mood & FRN_MOOD_HYPOTHETICAL)
            frn_mood_meet(w, FRN_MET_HYPOTHETICAL, h);
        if ((mood & FRN_MOOD_HEDGE) && rel != FRN_REL_COMPOUND)
            frn_mood_meet(w, FRN_MET_HEDGE, h);
        if (mood & FRN_MOOD_DEMAND)
            frn_mood_meet(w, FRN_MET_DEMAND, h);
        if (mood & (FRN_MOOD_REJECT | FRN_MOOD_DENIAL))
            frn_mood_meet(w, FRN_MET_DENIAL, h);
        if (cue && (rel == FRN_REL_ACL || rel == FRN_REL_NMOD))
            by_control(w, t, h, cue);
    }
    return true;
}

static bool has_own(const frn_scene *s, uint32_t t, frn_rel rel)
{
    return frn_scene_child(s, t, rel) >= 0;
}

/* From one of several conjoined predicates to what governs them all. */
static bool under_conjunct(frn_mood_walk *w, uint32_t t, uint32_t h)
{
    const frn_scene *s = w->s;

    if (!frn_scene_is_verb(s, t) || !frn_scene_is_verb(s, h))
        return true;
    if (has_own(s, t, FRN_REL_NSUBJ) || has_own(s, t, FRN_REL_AUX))
        return false;
    /* "would help and attack" shares the modal; "did not help but attacked" does not */
    return (s->token[t].flags & (FRN_TOKEN_BASE | FRN_TOKEN_GERUND)) ||
           ((s->token[t].flags & FRN_TOKEN_PARTICIPLE) && has_own(s, h, FRN_REL_AUX)) ||
           !(s->token[t].flags & FRN_TOKEN_PAST);
}

/* The verb right before "to VERB" when the tree hangs the infinitive elsewhere. */
static int32_t governor_by_order(const frn_scene *s, uint32_t t)
{
    uint32_t i = t;

    if (!frn_scene_is_verb(s, t) || t < 2)
        return FRN_NO_TOKEN;
    while (i > 0 && t - i < 3 && s->token[i - 1].tag == FRN_TAG_ADV)
        i--;
    if (i < 2 || !frn_scene_is(s, i - 1, "to") || s->token[i - 2].tag != FRN_TAG_VERB ||
        frn_scene_under(s, t, i - 2))
        return FRN_NO_TOKEN;
    return (int32_t)i - 2;
}

static void under_governor_by_order(frn_mood_walk *w, uint32_t t)
{
    int32_t h = governor_by_order(w->s, t);
    uint32_t last;
    const frn_cue *cue;

    if (h < 0)
        return;
    cue = frn_scene_cue(w->s, (uint32_t)h, FRN_CUE_ACTION, NULL, &last);
    if (cue)
        by_control(w, t, (uint32_t)h, cue);
    if (w->s->mood[h] & FRN_MOOD_FAIL)
        frn_mood_meet(w, FRN_MET_NEG, (uint32_t)h);
    if (w->s->mood[h] & FRN_MOOD_WANT && !(cue && cue->control))
        frn_mood_meet(w, FRN_MET_HYPOTHETICAL, (uint32_t)h);
}

/* "will look strong in the fight against X": the fight itself is not to come. */
static bool is_remote(const frn_scene *s, uint32_t t, uint32_t h)
{
    return frn_scene_is_noun(s, t) &&
           (s->token[t].rel == FRN_REL_OBL || s->token[t].rel == FRN_REL_NMOD) &&
           !(s->mood[h] & FRN_MOOD_LIGHT);
}

/* "Threats by X did not impress the president": what the verb denies of an act is not the act,
 * unless it says that it takes place. */
static bool is_topic(const frn_scene *s, uint32_t t, uint32_t h)
{
    static const char *const happens[] = {
        "take",    "happen", "occur", "come", "begin", "start",       "resume",      "follow", "go",
        "proceed", "arise",  "ensue", "be",   "exist", "materialise", "materialize", "last"};

    return s->token[t].rel == FRN_REL_NSUBJ && frn_scene_is_noun(s, t) && h > t &&
           frn_scene_is_verb(s, h) && !FRN_IS_ONE_OF(s, h, happens);
}

void frn_mood_climb(frn_mood_walk *w)
{
    const frn_scene *s = w->s;
    uint32_t t = w->at;
    int32_t which;

    for (int hops = 0; hops < 14; hops++) {
        int32_t head = s->token[t].head;
        bool go;
        if (!(hops && (s->token[t].rel == FRN_REL_CONJ) && !frn_scene_is_verb(s, t)))
            frn_mood_look(w, t);
        under_governor_by_order(w, t);
        if (frn_mood_in_condition(w, t, &which)) {
            w->condition = which;
            frn_mood_meet(w, FRN_MET_CONDITION, w->conditions->at[which].mark);
        }
        if (head < 0)
            break;
        if (is_topic(s, t, (uint32_t)head))
            break;
        if (s->token[t].rel == FRN_REL_CONJ)
            go = under_conjunct(w, t, (uint32_t)head);
        else if (frn_scene_is_verb(s, (uint32_t)head))
            go = under_verb(w, t, (uint32_t)head);
        else
            go = under_noun(w, t, (uint32_t)head);
        if (!go)
            break;
        if (is_remote(s, t, (uint32_t)head))
            w->near = false;
        t = (uint32_t)head;
    }
}
