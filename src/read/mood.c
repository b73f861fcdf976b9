/* Modality: walks from a predicate up the tree and gathers what bears on it. */
#include "read/mood_internal.h"

enum { /* what has been met on the way */
       MET_NEG = 1,
       MET_CONDITION = 2, /* in the if-clause */
       MET_CONSEQUENCE = 4,
       MET_HYPOTHETICAL = 8,
       MET_HEDGE = 16,
       MET_DEMAND = 32,
       MET_PAST = 64,
       MET_DENIAL = 128,
       MET_FUTURE = 256
};

typedef struct walk {
    const frn_scene *s;
    const frn_conditions *conditions;
    uint32_t met;
    int32_t condition;
    int32_t word[9]; /* [bit] the token that set it */
    bool act;
    uint32_t at;
} walk;

static void meet(walk *w, uint32_t what, uint32_t token)
{
    for (int bit = 0; bit < 9; bit++) {
        if ((what >> bit & 1) && !(w->met >> bit & 1))
            w->word[bit] = (int32_t)token;
    }
    if (what & MET_NEG)
        w->met ^= MET_NEG;
    w->met |= what & ~(uint32_t)MET_NEG;
}

static bool in_condition(const walk *w, uint32_t at, int32_t *which)
{
    for (uint32_t i = 0; i < w->conditions->count; i++) {
        if (at >= w->conditions->at[i].first && at <= w->conditions->at[i].last) {
            *which = (int32_t)i;
            return true;
        }
    }
    return false;
}

static int32_t consequence_of(const walk *w, uint32_t at)
{
    for (uint32_t i = 0; i < w->conditions->count; i++) {
        const frn_condition *c = &w->conditions->at[i];
        if (c->then_first <= c->then_last && at >= c->then_first && at <= c->then_last)
            return (int32_t)i;
    }
    return -1;
}

static bool not_only(const frn_scene *s, uint32_t at)
{
    return at + 1 < s->count && frn_scene_is(s, at, "not") &&
           (frn_scene_is(s, at + 1, "only") || frn_scene_is(s, at + 1, "just") ||
            frn_scene_is(s, at + 1, "merely"));
}

/* A word that modifies the predicate. */
static void modifier(walk *w, uint32_t c)
{
    uint32_t mood = w->s->mood[c];
    frn_tag tag = (frn_tag)w->s->token[c].tag;

    if (tag == FRN_TAG_NOUN || tag == FRN_TAG_VERB)
        return;
    if ((mood & FRN_MOOD_NEGATE) && !not_only(w->s, c))
        meet(w, MET_NEG, c);
    if (mood & FRN_MOOD_HEDGE)
        meet(w, MET_HEDGE, c);
    if (mood & FRN_MOOD_PAST)
        meet(w, MET_PAST, c);
    if ((mood & FRN_MOOD_HYPOTHETICAL) && (tag == FRN_TAG_ADJ || tag == FRN_TAG_AUX))
        meet(w, MET_HYPOTHETICAL, c);
}

static void auxiliary(walk *w, uint32_t c)
{
    uint32_t mood = w->s->mood[c];
    int32_t which;

    if (in_condition(w, c, &which) && w->conditions->at[which].mark == c)
        return; /* "Should X decide": the inversion is no demand */
    if (mood & FRN_MOOD_HYPOTHETICAL)
        meet(w, MET_HYPOTHETICAL, c);
    if (mood & FRN_MOOD_HEDGE)
        meet(w, MET_HEDGE, c);
    if (mood & FRN_MOOD_DEMAND)
        meet(w, MET_DEMAND, c);
    if (mood & FRN_MOOD_FUTURE)
        meet(w, MET_FUTURE, c);
    if ((mood & FRN_MOOD_NEGATE))
        meet(w, MET_NEG, c);
}

static bool is_modal_form(const frn_scene *s, uint32_t at)
{
    return s->token[at].tag == FRN_TAG_AUX || s->token[at].tag == FRN_TAG_PART ||
           s->token[at].tag == FRN_TAG_ADV;
}

static void look(walk *w, uint32_t t)
{
    const frn_scene *s = w->s;
    uint32_t run = t;

    /* the verb group by order of words: the tree often hangs it elsewhere */
    if (frn_scene_is_verb(s, t)) {
        while (run > 0 && t - run < 5 && is_modal_form(s, run - 1) &&
               !frn_scene_is(s, run - 1, "to")) {
            run--;
            if (s->token[run].tag == FRN_TAG_AUX)
                auxiliary(w, run);
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
            auxiliary(w, u);
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
                meet(w, MET_NEG, u);
            if (frn_scene_is(s, u, "whether"))
                meet(w, MET_HYPOTHETICAL, u);
            break;
        case FRN_REL_NSUBJ:
            if (frn_scene_is(s, u, "nobody") || frn_scene_is(s, u, "none") ||
                frn_scene_is(s, u, "neither"))
                meet(w, MET_NEG, u);
            FRN_EACH_CHILD(d, s, u)
            {
                if (frn_scene_is(s, (uint32_t)d, "no") || frn_scene_is(s, (uint32_t)d, "neither"))
                    meet(w, MET_NEG, (uint32_t)d);
            }
            break;
        case FRN_REL_ADVCL: {
            int32_t which;
            if (in_condition(w, u, &which) && !in_condition(w, t, &which) &&
                !(w->act && t == w->at && c > (int32_t)t)) {
                in_condition(w, u, &which);
                w->condition = which;
                meet(w, MET_CONSEQUENCE, w->conditions->at[which].mark);
            }
            break;
        }
        default:
            break;
        }
    }
}

static bool is_worry(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"fear",  "worry",   "hope", "doubt", "wonder",   "dream",
                                        "dread", "imagine", "ask",  "bet",   "speculate"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, at, words[i]))
            return true;
    }
    return false;
}

static bool is_negated(const frn_scene *s, uint32_t at)
{
    bool negated = false;

    FRN_EACH_CHILD(c, s, at)
    {
        if (s->token[c].rel == FRN_REL_ADVMOD && (s->mood[c] & FRN_MOOD_NEGATE))
            negated = !negated;
    }
    return negated;
}

static void by_control(walk *w, uint32_t h, const frn_cue *cue)
{
    switch (cue->control) {
    case FRN_CONTROL_DEMAND:
    case FRN_CONTROL_DEMAND_INF:
        meet(w, MET_DEMAND, h);
        break;
    case FRN_CONTROL_COMMIT:
    case FRN_CONTROL_THREAT:
        meet(w, MET_HYPOTHETICAL, h);
        break;
    case FRN_CONTROL_REFUSE:
        meet(w, MET_NEG, h);
        break;
    default:
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

/* What the verb h does to the clause or noun t below it; true when the walk goes on. */
static bool under_verb(walk *w, uint32_t t, uint32_t h)
{
    const frn_scene *s = w->s;
    uint32_t mood = s->mood[h], last;
    frn_rel rel = (frn_rel)s->token[t].rel;
    const frn_cue *cue = frn_scene_cue(s, h, FRN_CUE_ACTION, NULL, &last);
    const frn_cue *speech = frn_scene_cue(s, h, FRN_CUE_SPEECH, NULL, &last);
    bool clause = rel == FRN_REL_XCOMP || rel == FRN_REL_CCOMP || rel == FRN_REL_ADVCL;
    bool passive = frn_scene_is_passive(s, h);

    if (clause && t > h && is_separated(s, h, t))
        return has_to(s, h); /* what is only to be done has its circumstances only then */
    if (rel == FRN_REL_ADVCL || rel == FRN_REL_OBL) {
        if (mood & (FRN_MOOD_PREVENT) && rel == FRN_REL_ADVCL)
            meet(w, MET_NEG, h);
    }
    if (rel == FRN_REL_XCOMP &&
        (frn_scene_lemma_is(s, h, "need") || frn_scene_lemma_is(s, h, "have")))
        meet(w, MET_DEMAND, h); /* "has to", "needs to" */
    if (clause || rel == FRN_REL_OBJ || rel == FRN_REL_NSUBJ_PASS) {
        if (mood & FRN_MOOD_FAIL)
            meet(w, MET_NEG, h);
        else if ((mood & FRN_MOOD_END) && (rel != FRN_REL_CCOMP))
            meet(w, MET_NEG, h);
        else if (mood & FRN_MOOD_REJECT)
            meet(w, MET_DENIAL, h);
        if (cue && rel != FRN_REL_ADVCL)
            by_control(w, h, cue);
        if (clause && (mood & FRN_MOOD_FORECAST) && passive)
            meet(w, MET_HEDGE, h);
        else if (clause && (mood & FRN_MOOD_WANT) && !(cue && cue->control))
            meet(w, MET_HYPOTHETICAL, h);
        else if (rel == FRN_REL_XCOMP && (mood & FRN_MOOD_HEDGE))
            meet(w, MET_HEDGE, h);
    }
    if (speech && rel == FRN_REL_CCOMP) {
        if (speech->manner == FRN_MANNER_DENY ||
            (speech->manner == FRN_MANNER_BELIEF && is_negated(s, h)))
            meet(w, MET_DENIAL, h);
        else if (speech->manner == FRN_MANNER_ASK || is_worry(s, h))
            meet(w, MET_HYPOTHETICAL, h);
        else if (speech->manner == FRN_MANNER_DEMAND && !(w->met & MET_FUTURE))
            meet(w, MET_DEMAND, h);
        if (passive || frn_scene_lemma_is(s, h, "suspect") || frn_scene_lemma_is(s, h, "suggest"))
            meet(w, MET_HEDGE, h);
    }
    if (speech && (rel == FRN_REL_CCOMP || rel == FRN_REL_XCOMP)) {
        /* of the saying itself only its modals bear on what is said */
        FRN_EACH_CHILD(c, s, h)
        {
            if (s->token[c].rel == FRN_REL_AUX &&
                (s->mood[c] & (FRN_MOOD_HYPOTHETICAL | FRN_MOOD_HEDGE)))
                auxiliary(w, (uint32_t)c);
        }
        return rel == FRN_REL_XCOMP;
    }
    if (rel == FRN_REL_ADVCL) { /* only a purpose shares the fate of its clause */
        int32_t mark = frn_scene_child(s, t, FRN_REL_MARK);
        if (t > 2 && has_to(s, t) && frn_scene_is(s, t - 2, "order"))
            meet(w, MET_HYPOTHETICAL, t - 2);
        return mark >= 0 && frn_scene_is(s, (uint32_t)mark, "to");
    }
    return rel != FRN_REL_PARATAXIS;
}

/* "no evidence that X did it": what the noun would show is not said to be so. */
static bool is_lacking(const frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {"evidence", "proof", "sign",   "indication", "reason",
                                        "hint",     "trace", "record", "basis",      "suggestion",
                                        "question", "way",   "plan",   "intention",  "chance"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!frn_scene_lemma_is(s, noun, words[i]))
            continue;
        for (uint32_t k = noun; k-- > 0 && noun - k < 4;) {
            if (frn_scene_is(s, k, "no") || frn_scene_is(s, k, "little") ||
                frn_scene_is(s, k, "any") || frn_scene_is(s, k, "without"))
                return true;
        }
    }
    return false;
}

static bool under_noun(walk *w, uint32_t t, uint32_t h)
{
    const frn_scene *s = w->s;
    uint32_t mood = s->mood[h], last;
    frn_rel rel = (frn_rel)s->token[t].rel;
    const frn_cue *cue = frn_scene_cue(s, h, FRN_CUE_ACTION, NULL, &last);

    if (rel == FRN_REL_ACL_RELCL || rel == FRN_REL_APPOS || rel == FRN_REL_PARATAXIS)
        return false;
    if (s->token[h].tag == FRN_TAG_ADJ || s->token[h].tag == FRN_TAG_ADV) {
        if (rel == FRN_REL_NSUBJ || rel == FRN_REL_CSUBJ || rel == FRN_REL_XCOMP ||
            rel == FRN_REL_CCOMP || rel == FRN_REL_ADVCL || rel == FRN_REL_OBL) {
            if (mood & FRN_MOOD_NEGATE)
                meet(w, MET_NEG, h);
            else if (mood & FRN_MOOD_DEMAND)
                meet(w, MET_DEMAND, h);
            else if (mood & FRN_MOOD_HYPOTHETICAL)
                meet(w, MET_HYPOTHETICAL, h);
            else if (mood & FRN_MOOD_HEDGE)
                meet(w, MET_HEDGE, h);
            if (cue && rel == FRN_REL_XCOMP)
                by_control(w, h, cue);
        }
        return rel != FRN_REL_ADVCL;
    }
    if (rel == FRN_REL_NMOD || rel == FRN_REL_ACL || rel == FRN_REL_CCOMP ||
        rel == FRN_REL_NMOD_POSS || rel == FRN_REL_COMPOUND || rel == FRN_REL_OBL) {
        bool gerund = rel == FRN_REL_ACL && (s->token[t].flags & FRN_TOKEN_PARTICIPLE);
        if (gerund)
            return false;
        if (mood & FRN_MOOD_NEGATE)
            meet(w, MET_NEG, h);
        if (mood & FRN_MOOD_HYPOTHETICAL)
            meet(w, MET_HYPOTHETICAL, h);
        if (mood & FRN_MOOD_DEMAND)
            meet(w, MET_DEMAND, h);
        if (mood & (FRN_MOOD_REJECT | FRN_MOOD_DENIAL))
            meet(w, MET_DENIAL, h);
        if (cue && (rel == FRN_REL_ACL || rel == FRN_REL_NMOD))
            by_control(w, h, cue);
    }
    return true;
}

static bool has_own(const frn_scene *s, uint32_t t, frn_rel rel)
{
    return frn_scene_child(s, t, rel) >= 0;
}

/* From one of several conjoined predicates to what governs them all. */
static bool under_conjunct(walk *w, uint32_t t, uint32_t h)
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

static void under_governor_by_order(walk *w, uint32_t t)
{
    int32_t h = governor_by_order(w->s, t);
    uint32_t last;
    const frn_cue *cue;

    if (h < 0)
        return;
    cue = frn_scene_cue(w->s, (uint32_t)h, FRN_CUE_ACTION, NULL, &last);
    if (cue)
        by_control(w, (uint32_t)h, cue);
    if (w->s->mood[h] & FRN_MOOD_FAIL)
        meet(w, MET_NEG, (uint32_t)h);
    if (w->s->mood[h] & FRN_MOOD_WANT && !(cue && cue->control))
        meet(w, MET_HYPOTHETICAL, (uint32_t)h);
}

static void climb(walk *w)
{
    const frn_scene *s = w->s;
    uint32_t t = w->at;
    int32_t which;

    for (int hops = 0; hops < 14; hops++) {
        int32_t head = s->token[t].head;
        bool go;
        if (!(hops && (s->token[t].rel == FRN_REL_CONJ) && !frn_scene_is_verb(s, t)))
            look(w, t);
        under_governor_by_order(w, t);
        if (in_condition(w, t, &which)) {
            w->condition = which;
            meet(w, MET_CONDITION, w->conditions->at[which].mark);
        }
        if (head < 0)
            break;
        if (s->token[t].rel == FRN_REL_CONJ)
            go = under_conjunct(w, t, (uint32_t)head);
        else if (frn_scene_is_verb(s, (uint32_t)head))
            go = under_verb(w, t, (uint32_t)head);
        else
            go = under_noun(w, t, (uint32_t)head);
        if (!go)
            break;
        t = (uint32_t)head;
    }
}

/* "Whether X attacks remains to be seen" */
static bool follows_whether(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 0;) {
        if (frn_scene_is(s, i, "whether"))
            return true;
        if (frn_scene_is(s, i, ";") || frn_scene_is(s, i, ":") ||
            (s->token[i].flags & FRN_TOKEN_CLOSE_QUOTE))
            return false;
    }
    return false;
}

/* The noun before "that", an aside between commas passed over: "a belief, often heard, that". */
static uint32_t noun_before(const frn_scene *s, uint32_t that)
{
    uint32_t i = that - 1;

    if (i == 0 || !frn_scene_is(s, i, ","))
        return i;
    for (uint32_t k = i; k-- > 1 && i - k < 9;) {
        if (frn_scene_is(s, k, ","))
            return k - 1;
    }
    return i;
}

/* "there is no evidence that X attacked Y", "a popular belief that": by order of words, what the
 * noun makes of the clause after it. */
static uint32_t met_before_that(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 1;) {
        if (frn_scene_is(s, i, "that")) {
            uint32_t noun = noun_before(s, i);
            if (s->mood[noun] & (FRN_MOOD_REJECT | FRN_MOOD_DENIAL) && frn_scene_is_noun(s, noun))
                return MET_DENIAL;
            return is_lacking(s, noun) ? MET_NEG : 0;
        }
        if (s->token[i].tag == FRN_TAG_PUNCT || s->token[i].tag == FRN_TAG_CCONJ)
            return 0;
    }
    return 0;
}

/* "instead of attacking", "rather than attack", "without attacking" */
static bool is_forgone(const frn_scene *s, uint32_t at)
{
    if (at > 0 && frn_scene_is(s, at - 1, "without"))
        return true;
    return at > 1 && ((frn_scene_is(s, at - 2, "instead") && frn_scene_is(s, at - 1, "of")) ||
                      (frn_scene_is(s, at - 2, "rather") && frn_scene_is(s, at - 1, "than")) ||
                      (frn_scene_is(s, at - 2, "short") && frn_scene_is(s, at - 1, "of")));
}

static bool questioned(const frn_scene *s, uint32_t at)
{
    /* a question mark inside a quotation asks only for what is quoted */
    return s->question && !((s->token[at].flags & FRN_TOKEN_QUOTED) == 0 &&
                            (s->token[s->count - 1].flags & FRN_TOKEN_QUOTED));
}

void frn_meaning_find(frn_meaning *out, const frn_scene *s, const frn_conditions *conditions,
                      uint32_t at, bool act)
{
    static const struct {
        uint32_t met;
        frn_modality modality;
    } order[] = {{MET_DENIAL, FRN_MODALITY_DENIAL},
                 {MET_CONDITION, FRN_MODALITY_CONDITIONAL},
                 {MET_CONSEQUENCE, FRN_MODALITY_CONDITIONAL},
                 {MET_NEG, FRN_MODALITY_NEGATED},
                 {MET_DEMAND, FRN_MODALITY_DEMAND},
                 {MET_HYPOTHETICAL, FRN_MODALITY_HYPOTHETICAL},
                 {MET_HEDGE, FRN_MODALITY_HEDGED},
                 {MET_PAST, FRN_MODALITY_PAST}};
    walk w = {.s = s, .conditions = conditions, .condition = -1, .act = act, .at = at};
    int32_t then;
    uint32_t before;

    for (int i = 0; i < 9; i++)
        w.word[i] = -1;
    climb(&w);
    then = consequence_of(&w, at);
    if (then >= 0 && !(w.met & MET_CONDITION)) {
        w.condition = then;
        meet(&w, MET_CONSEQUENCE, conditions->at[then].mark);
    }
    if (questioned(s, at) || follows_whether(s, at))
        meet(&w, MET_HYPOTHETICAL, s->count - 1);
    before = is_forgone(s, at) ? MET_NEG : met_before_that(s, at);
    if (before && !(w.met & before))
        meet(&w, before, at);
    *out = (frn_meaning){.condition = -1, .word = -1};
    out->future = w.met & MET_FUTURE;
    out->negated = w.met & MET_NEG;
    out->is_condition = w.met & MET_CONDITION;
    if (w.met & (MET_CONDITION | MET_CONSEQUENCE))
        out->condition = w.condition;
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (w.met & order[i].met) {
            out->modality = order[i].modality;
            for (int bit = 0; bit < 9; bit++) {
                if (order[i].met >> bit & 1)
                    out->word = w.word[bit];
            }
            return;
        }
    }
}
