/* Modality: gathers what bears on a predicate and says what it comes to. */
#include "read/mood_walk_internal.h"
#include "read/repair_internal.h"

static int32_t consequence_of(const frn_mood_walk *w, uint32_t at)
{
    for (uint32_t i = 0; i < w->conditions->count; i++) {
        const frn_condition *c = &w->conditions->at[i];
        if (c->then_first <= c->then_last && at >= c->then_first && at <= c->then_last)
            return (int32_t)i;
    }
    return -1;
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

/* The noun before "that", an aside between commas passed over: "a belief, often heard, that". */
static uint32_t noun_before(const frn_scene *s, uint32_t that)
{
    uint32_t i = that - 1;

    while (i > 1 && frn_repair_day(s, i)) /* "its demand today that" */
        i--;
    if (i == 0 || !frn_scene_is(s, i, ","))
        return i;
    for (uint32_t k = i; k-- > 1 && i - k < 9;) {
        if (frn_scene_is(s, k, ","))
            return k - 1;
    }
    return i;
}

static bool is_demand_noun(const frn_scene *s, uint32_t noun)
{
    uint32_t last;
    const frn_cue *cue = frn_scene_cue(s, noun, FRN_CUE_ACTION, NULL, &last);

    return cue && cue->pos == FRN_POS_NOUN &&
           (cue->control == FRN_CONTROL_DEMAND || cue->control == FRN_CONTROL_DEMAND_INF);
}

/* "It used to be an article of faith that", "was once the consensus that": believed no longer. */
static bool is_belief_of_old(const frn_scene *s, uint32_t noun)
{
    static const char *const beliefs[] = {"faith",    "belief",     "wisdom",     "consensus",
                                          "doctrine", "assumption", "dogma",      "orthodoxy",
                                          "axiom",    "truism",     "conviction", "given"};

    if (!FRN_IS_ONE_OF(s, noun, beliefs))
        return false;
    for (uint32_t i = noun; i-- > 0 && noun - i < 9;) {
        if (frn_scene_is(s, i, "used") || frn_scene_is(s, i, "once") ||
            frn_scene_is(s, i, "formerly"))
            return true;
        if (s->token[i].tag == FRN_TAG_PUNCT)
            break;
    }
    return false;
}

/* "Iranian and American interests" is one phrase still. */
static bool joins_nouns(const frn_scene *s, uint32_t conjunction)
{
    int32_t head = s->token[conjunction].head;

    return head >= 0 && (frn_scene_is_noun(s, (uint32_t)head) || s->token[head].tag == FRN_TAG_ADJ);
}

/* "there is no evidence that X attacked Y", "a popular belief that": by order of words, what the
 * noun makes of the clause after it. */
static uint32_t met_before_that(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 1;) {
        if (frn_scene_is(s, i, "that")) {
            uint32_t noun = noun_before(s, i);
            if (s->mood[noun] & (FRN_MOOD_REJECT | FRN_MOOD_DENIAL) && frn_scene_is_noun(s, noun))
                return FRN_MET_DENIAL;
            if (is_demand_noun(s, noun))
                return FRN_MET_DEMAND;
            if (is_belief_of_old(s, noun))
                return FRN_MET_DENIAL;
            return is_lacking(s, noun) ? FRN_MET_NEG : 0;
        }
        if ((s->token[i].tag == FRN_TAG_PUNCT && !frn_scene_is(s, i, "-")) ||
            (s->token[i].tag == FRN_TAG_CCONJ && !joins_nouns(s, i)))
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

int32_t frn_meaning_fear(const frn_scene *s, uint32_t at)
{
    for (uint32_t i = at; i-- > 2 && at - i < 4;) {
        if (frn_scene_is(s, i, "of"))
            return frn_scene_is(s, i - 1, "fear") && frn_scene_is(s, i - 2, "for") ? (int32_t)i - 1
                                                                                   : FRN_NO_TOKEN;
        if (s->token[i].tag == FRN_TAG_PUNCT || s->token[i].tag == FRN_TAG_VERB)
            break;
    }
    return FRN_NO_TOKEN;
}

/* "a situation where X and Y fight", "a world in which": a picture drawn, no report. */
static bool is_imagined(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"situation", "world", "scenario", "case", "picture"};

    for (uint32_t i = at; i-- > 2;) {
        uint32_t noun = frn_scene_is(s, i, "where")                                   ? i - 1
                        : frn_scene_is(s, i, "which") && frn_scene_is(s, i - 1, "in") ? i - 2
                                                                                      : 0;
        if (noun)
            return FRN_IS_ONE_OF(s, noun, words) &&
                   (frn_scene_is(s, noun - 1, "a") || frn_scene_is(s, noun - 2, "a"));
        if (s->token[i].tag == FRN_TAG_PUNCT || s->token[i].tag == FRN_TAG_SCONJ)
            break;
    }
    return false;
}

/* "evidence of X doing", "reports surface of X doing": only told. */
static bool is_hearsay(const frn_scene *s, uint32_t at)
{
    if (!(s->token[at].flags & FRN_TOKEN_GERUND))
        return false;
    for (uint32_t i = at; i-- > 1 && at - i < 9;) {
        if (frn_scene_is(s, i, "of"))
            return ((s->mood[i - 1] & FRN_MOOD_HEDGE) && frn_scene_is_noun(s, i - 1)) ||
                   (i > 1 && (s->mood[i - 2] & FRN_MOOD_HEDGE) && frn_scene_is_noun(s, i - 2) &&
                    !frn_scene_is(s, i - 1, "of"));
        if (frn_scene_is_verb(s, i) || s->token[i].tag == FRN_TAG_PUNCT)
            break;
    }
    return false;
}

/* "could help X in the war against Y": whoever may do so, the war is there. */
static bool is_known_war(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"fight", "war", "struggle", "battle", "campaign"};
    static const char *const known[] = {"the", "its", "their", "his", "her", "our"};

    return at > 1 && s->token[at].tag == FRN_TAG_NOUN && FRN_IS_ONE_OF(s, at, words) &&
           FRN_IS_ONE_OF(s, at - 1, known) && frn_scene_is(s, at - 2, "in") && at + 1 < s->count &&
           frn_scene_is(s, at + 1, "against");
}

/* "would help X in return for", "will lift the ban in exchange for": the price is a condition. */
static bool has_price(const frn_scene *s, uint32_t at)
{
    uint32_t end = frn_scene_clause_end(s, at);

    for (uint32_t i = at + 1; i + 2 <= end; i++) {
        if (frn_scene_is(s, i, "in") && frn_scene_is(s, i + 2, "for") &&
            (frn_scene_is(s, i + 1, "return") || frn_scene_is(s, i + 1, "exchange")))
            return true;
    }
    return false;
}

/* "fought for seven years", said in the past tense, is over. */
static bool is_over(const frn_scene *s, uint32_t at)
{
    uint32_t end = frn_scene_clause_end(s, at);

    if (!(s->token[at].flags & FRN_TOKEN_PAST) || s->token[at].tag != FRN_TAG_VERB ||
        frn_scene_child(s, at, FRN_REL_AUX) >= 0 || frn_scene_is_passive(s, at))
        return false;
    for (uint32_t i = at + 1; i + 1 < end; i++) {
        if (frn_scene_is_verb(s, i) || frn_scene_is(s, i, "first"))
            return false;
        if (frn_scene_is(s, i, "for") &&
            (s->token[i + 1].tag == FRN_TAG_NUM || frn_scene_is(s, i + 1, "many")) &&
            (frn_scene_is(s, i + 2, "years") || frn_scene_is(s, i + 2, "decades")))
            return true;
    }
    return false;
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
    } order[] = {{FRN_MET_DENIAL, FRN_MODALITY_DENIAL},
                 {FRN_MET_CONDITION, FRN_MODALITY_CONDITIONAL},
                 {FRN_MET_CONSEQUENCE, FRN_MODALITY_CONDITIONAL},
                 {FRN_MET_NEG, FRN_MODALITY_NEGATED},
                 {FRN_MET_DEMAND, FRN_MODALITY_DEMAND},
                 {FRN_MET_HYPOTHETICAL, FRN_MODALITY_HYPOTHETICAL},
                 {FRN_MET_HEDGE, FRN_MODALITY_HEDGED},
                 {FRN_MET_PAST, FRN_MODALITY_PAST}};
    frn_mood_walk w = {
        .s = s, .conditions = conditions, .condition = -1, .act = act, .at = at, .near = true};
    int32_t then;
    uint32_t before;

    *out = (frn_meaning){.condition = -1, .word = -1};
    if (is_known_war(s, at))
        return;
    for (int i = 0; i < 9; i++)
        w.word[i] = -1;
    if (frn_meaning_fear(s, at) >= 0)
        frn_mood_meet(&w, FRN_MET_HYPOTHETICAL, at);
    else
        frn_mood_climb(&w);
    then = consequence_of(&w, at);
    if (then >= 0 && !(w.met & FRN_MET_CONDITION)) {
        w.condition = then;
        frn_mood_meet(&w, FRN_MET_CONSEQUENCE, conditions->at[then].mark);
    }
    if ((w.met & (FRN_MET_HYPOTHETICAL | FRN_MET_FUTURE)) && has_price(s, at))
        frn_mood_meet(&w, FRN_MET_CONSEQUENCE, at);
    if (is_imagined(s, at))
        frn_mood_meet(&w, FRN_MET_HYPOTHETICAL, at);
    if (is_hearsay(s, at))
        frn_mood_meet(&w, FRN_MET_HEDGE, at);
    if (is_over(s, at))
        frn_mood_meet(&w, FRN_MET_PAST, at);
    if (questioned(s, at) || follows_whether(s, at))
        frn_mood_meet(&w, FRN_MET_HYPOTHETICAL, s->count - 1);
    before = is_forgone(s, at) ? FRN_MET_NEG : met_before_that(s, at);
    if (before && !(w.met & before))
        frn_mood_meet(&w, before, at);
    out->future = w.met & FRN_MET_FUTURE;
    out->negated = w.met & FRN_MET_NEG;
    out->is_condition = w.met & FRN_MET_CONDITION;
    if (w.met & (FRN_MET_CONDITION | FRN_MET_CONSEQUENCE))
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

void frn_meaning_of_condition(frn_meaning *out, const frn_conditions *conditions, uint32_t at)
{
    *out = (frn_meaning){.condition = -1, .word = -1};
    for (uint32_t i = 0; i < conditions->count; i++) {
        const frn_condition *c = &conditions->at[i];
        bool inside = at >= c->first && at <= c->last;
        if (inside ||
            (c->then_first <= c->then_last && at >= c->then_first && at <= c->then_last)) {
            *out = (frn_meaning){.modality = FRN_MODALITY_CONDITIONAL,
                                 .condition = (int32_t)i,
                                 .is_condition = inside,
                                 .word = (int32_t)c->mark};
            return;
        }
    }
}
