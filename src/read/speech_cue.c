/* Attribution inside a sentence: the cue words with their frames. */
#include "read/speech_part_internal.h"

/* The words of a verb of saying and its subject, which are not what is said. */
static void own_words(const frn_scene *s, uint32_t verb, uint32_t *first, uint32_t *last)
{
    *first = *last = verb;
    FRN_EACH_CHILD(c, s, verb)
    {
        uint32_t lo, hi;
        frn_rel rel = (frn_rel)s->token[c].rel;
        if (rel == FRN_REL_CCOMP || rel == FRN_REL_PARATAXIS || rel == FRN_REL_PUNCT ||
            rel == FRN_REL_CONJ || rel == FRN_REL_ADVCL || rel == FRN_REL_XCOMP ||
            rel == FRN_REL_DEP)
            continue;
        frn_scene_reach(s, (uint32_t)c, &lo, &hi);
        if (lo < *first)
            *first = lo;
        if (hi > *last)
            *last = hi;
    }
    while (*first < verb && s->token[*first].tag == FRN_TAG_PUNCT) /* hung on the subject */
        (*first)++;
    while (*last > verb && s->token[*last].tag == FRN_TAG_PUNCT)
        (*last)--;
}

/* Does a semicolon stand between the two? */
static bool is_parted(const frn_scene *s, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (frn_scene_is(s, i, ";"))
            return true;
    }
    return false;
}

int32_t frn_speech_clause(const frn_scene *s, uint32_t verb)
{
    int32_t found = frn_scene_child(s, verb, FRN_REL_CCOMP);

    if (found < 0) {
        FRN_EACH_CHILD(c, s, verb)
        {
            if (s->token[c].rel == FRN_REL_PARATAXIS && c > (int32_t)verb &&
                !is_parted(s, verb, (uint32_t)c))
                found = c;
        }
    }
    return found;
}

bool frn_speech_has_verb(const frn_scene *s, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i <= last && i < s->count; i++) {
        if (frn_scene_is_verb(s, i) && s->token[i].rel != FRN_REL_CASE) /* "according to" */
            return true;
    }
    return false;
}

/* ", officials said.": the cue's words stand at the end, or between two parts, of what is said. */
static bool is_parenthetic(const frn_scene *s, uint32_t verb, uint32_t own_first, uint32_t own_last)
{
    uint32_t end = own_last + 1;
    int32_t object = frn_scene_child(s, verb, FRN_REL_OBJ);

    if (own_first == 0 && frn_scene_is(s, 0, "as")) /* "As X puts it, ..." */
        return end < s->count && frn_scene_is(s, end, ",") &&
               frn_speech_has_verb(s, end, s->count - 1);
    if (own_first == 0 || s->token[own_first - 1].tag != FRN_TAG_PUNCT ||
        s->token[own_first].tag == FRN_TAG_CCONJ) /* "X left, and Y threatened it" */
        return false;
    if ((object > (int32_t)verb && !frn_scene_is(s, (uint32_t)object, "it")) ||
        frn_scene_child(s, verb, FRN_REL_XCOMP) > (int32_t)verb ||
        (frn_scene_child(s, verb, FRN_REL_CCOMP) > (int32_t)verb &&
         !(frn_scene_is(s, own_first - 1, ",") && end + 1 < s->count && frn_scene_is(s, end, ",") &&
           !frn_scene_is(s, end + 1, "that"))))
        return false; /* "If X leaves, Y said, it will stay": what is said is around the saying */
    if (frn_scene_is(s, own_first - 1, ":") || frn_scene_is(s, own_first - 1, ";"))
        return false;
    while (end < s->count && s->token[end].tag == FRN_TAG_PUNCT && !frn_scene_is(s, end, ","))
        end++;
    return (end >= s->count || frn_scene_is(s, end, ",") ||
            (s->token[end].tag == FRN_TAG_SCONJ && frn_scene_is(s, end, "despite")) ||
            s->token[end].tag == FRN_TAG_ADP) &&
           (frn_speech_has_verb(s, 0, own_first - 1) ||
            (s->token[verb].rel == FRN_REL_PARATAXIS && s->token[verb].head > (int32_t)end));
}

/* "denied that it arms them and condemned the strikes": a verb in the past beside one in the
 * present goes with the saying. The word before it that joins them; `hi` when there is none. */
static uint32_t before_second_act(const frn_scene *s, uint32_t verb, uint32_t clause, uint32_t hi)
{
    if (!(s->token[verb].flags & FRN_TOKEN_PAST) || (s->token[clause].flags & FRN_TOKEN_PAST))
        return hi;
    for (uint32_t i = clause + 2; i <= hi; i++) {
        if (s->token[i].rel == FRN_REL_CONJ && s->token[i].head == (int32_t)clause &&
            s->token[i].tag == FRN_TAG_VERB && (s->token[i].flags & FRN_TOKEN_PAST) &&
            !(s->token[i].flags & FRN_TOKEN_QUOTED) && frn_scene_child(s, i, FRN_REL_NSUBJ) < 0 &&
            frn_scene_child(s, i, FRN_REL_AUX) < 0 && s->token[i - 1].tag == FRN_TAG_CCONJ)
            return i - 2;
    }
    return hi;
}

/* "said that they could help, might help and would never fight": the tree may hang every one of
 * the clauses on the saying. */
static uint32_t to_last_clause(const frn_scene *s, uint32_t verb, uint32_t hi)
{
    uint32_t far = hi;

    FRN_EACH_CHILD(c, s, verb)
    {
        uint32_t lo, end;
        if (s->token[c].rel != FRN_REL_CCOMP || c <= (int32_t)verb)
            continue;
        frn_scene_reach(s, (uint32_t)c, &lo, &end);
        if (end > far && frn_scene_child(s, (uint32_t)c, FRN_REL_NSUBJ) < 0)
            far = end;
    }
    return far;
}

/* "said that X would leave if Y stayed": the condition is part of what is said. */
uint32_t frn_speech_past_condition(const frn_scene *s, uint32_t last)
{
    static const char *const words[] = {"if", "unless", "should", "provided", "lest"};

    while (last + 1 < s->count && FRN_IS_ONE_OF(s, last + 1, words))
        last = frn_scene_clause_end(s, last + 1);
    return last;
}

uint32_t frn_speech_content_end(const frn_scene *s, uint32_t verb, int32_t clause)
{
    uint32_t lo, hi, end = s->count - 1;

    if (clause < 0)
        return end;
    frn_scene_reach(s, (uint32_t)clause, &lo, &hi);
    hi = before_second_act(s, verb, (uint32_t)clause, hi);
    hi = to_last_clause(s, verb, hi);
    for (uint32_t i = verb + 1; i < hi; i++) {
        if (frn_scene_is(s, i, ":") || frn_scene_is(s, i, ";"))
            hi = i;
    }
    /* a tree that stops early at a comma is usually wrong; one that stops at ", but" is not */
    for (uint32_t i = hi + 1; i < s->count; i++) {
        if (s->token[i].tag == FRN_TAG_PUNCT)
            continue;
        if (s->token[i].tag == FRN_TAG_CCONJ || s->token[i].rel == FRN_REL_CONJ ||
            s->token[i].rel == FRN_REL_ADVCL || s->token[i].rel == FRN_REL_PARATAXIS ||
            s->token[i].tag == FRN_TAG_SCONJ)
            return hi;
        break;
    }
    return hi;
}

/* Of several speakers found only those after the last comma before the verb, if any: what stands
 * before it is seldom part of the subject. */
void frn_speech_near_speaker(const frn_scene *s, uint32_t verb, frn_parties *speaker)
{
    frn_parties kept = {0};
    uint32_t comma = 0;

    for (uint32_t i = 0; i < verb; i++) {
        if (frn_scene_is(s, i, ","))
            comma = i;
    }
    for (uint32_t i = 0; i < speaker->count; i++) {
        if (speaker->at[i] > comma && speaker->at[i] < verb)
            frn_parties_add(&kept, speaker->actor[i], speaker->at[i]);
    }
    if (speaker->count > 1 && kept.count)
        *speaker = kept;
}

/* "If we see that ...", "unless they say so": nobody has said it yet. */
static bool is_only_supposed(const frn_scene *s, uint32_t verb)
{
    FRN_EACH_CHILD(c, s, verb)
    {
        if (c < (int32_t)verb &&
            (frn_scene_is(s, (uint32_t)c, "if") || frn_scene_is(s, (uint32_t)c, "unless") ||
             frn_scene_is(s, (uint32_t)c, "whether")))
            return true;
    }
    return false;
}

/* "claimed earlier this month that", "told reporters on Monday that": the "that" after a verb of
 * saying, with nothing between but when and to whom; -1. */
int32_t frn_speech_that_after(const frn_scene *s, uint32_t verb)
{
    for (uint32_t i = verb + 1; i + 1 < s->count && i < verb + 8; i++) {
        if (frn_scene_is(s, i, "that") && s->token[i + 1].tag != FRN_TAG_PUNCT)
            return (int32_t)i;
        if (frn_scene_is_verb(s, i) || s->token[i].tag == FRN_TAG_PUNCT ||
            s->token[i].tag == FRN_TAG_SCONJ || s->token[i].tag == FRN_TAG_CCONJ)
            break;
    }
    return FRN_NO_TOKEN;
}

/* "the crisis continues", "the session opened": these say something only with a quotation. */
static bool says_by_quoting(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {
        "continue",  "begin",   "open",  "close", "finish",   "go",     "record",   "post",
        "broadcast", "publish", "read",  "offer", "conclude", "answer", "hold",     "press",
        "move",      "direct",  "order", "run",   "survey",   "relate", "document", "detail",
        "open",      "welcome", "blast", "slam",  "rail",     "resume"};

    return FRN_IS_ONE_OF(s, verb, words);
}

/* "It would be a mistake to think that": nobody in particular thinks so. */
static bool is_nobodys(const frn_scene *s, uint32_t verb)
{
    int32_t head = s->token[verb].head;

    if (head < 0 || frn_scene_is_verb(s, (uint32_t)head) ||
        frn_scene_child(s, verb, FRN_REL_NSUBJ) >= 0)
        return false;
    return verb > 0 && frn_scene_is(s, verb - 1, "to") &&
           frn_scene_child(s, (uint32_t)head, FRN_REL_COP) >= 0;
}

/* "After X announced it would leave, Y charged that ..., '...'": another verb of saying stands
 * between this one and the quotation. */
static bool is_another_nearer(const frn_scene *s, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < s->count && !frn_speech_is_quoted(s, i); i++) {
        uint32_t last;
        if (s->token[i].tag == FRN_TAG_VERB && s->token[i].rel != FRN_REL_CONJ &&
            frn_scene_child(s, i, FRN_REL_NSUBJ) >= 0 &&
            frn_scene_cue(s, i, FRN_CUE_SPEECH, NULL, &last))
            return true;
    }
    return false;
}

/* A quotation that begins in what is said belongs to it to its end. */
static uint32_t to_end_of_quotation(const frn_scene *s, uint32_t verb, uint32_t last)
{
    if (!frn_speech_is_quoted(s, last) || frn_speech_is_quoted(s, verb))
        return last;
    while (last + 1 < s->count && frn_speech_is_quoted(s, last + 1))
        last++;
    return last;
}

/* "suggesting Western intervention would only ...": a clause without "that", known by its modal. */
static bool begins_clause(const frn_scene *s, uint32_t verb)
{
    for (uint32_t i = verb + 2; i < s->count && i < verb + 7; i++) {
        if (s->token[i].tag == FRN_TAG_AUX && s->mood[i])
            return s->token[i - 1].tag == FRN_TAG_NOUN || s->token[i - 1].tag == FRN_TAG_PROPN ||
                   s->token[i - 1].tag == FRN_TAG_PRON;
        if (frn_scene_is_verb(s, i) || s->token[i].tag == FRN_TAG_PUNCT ||
            s->token[i].tag == FRN_TAG_PART || s->token[i].tag == FRN_TAG_SCONJ)
            break;
    }
    return false;
}

/* "X muddied it by suggesting that": whoever does the one does the other. */
static void doer_by(const frn_scene *s, uint32_t gerund, frn_parties *out)
{
    if (gerund < 2 || !(s->token[gerund].flags & FRN_TOKEN_GERUND) ||
        !frn_scene_is(s, gerund - 1, "by"))
        return;
    for (uint32_t i = gerund - 1; i-- > 0;) {
        if (s->token[i].tag == FRN_TAG_VERB) {
            frn_scene_subject(s, i, out);
            return;
        }
    }
}

/* "X sued its supplier, accusing it of": whoever does the one does the other. */
static void doer_beside(const frn_scene *s, uint32_t gerund, frn_parties *out)
{
    int32_t head = s->token[gerund].head;

    if ((s->token[gerund].flags & FRN_TOKEN_GERUND) && s->token[gerund].rel == FRN_REL_ADVCL &&
        head >= 0 && (uint32_t)head < gerund && frn_scene_is_verb(s, (uint32_t)head))
        frn_scene_subject(s, (uint32_t)head, out);
}

/* "expects X to leave": the last token of what is expected; -1. */
static int32_t expected_end(const frn_scene *s, uint32_t verb)
{
    int32_t what = frn_scene_child(s, verb, FRN_REL_XCOMP),
            who = frn_scene_child(s, verb, FRN_REL_OBJ);
    uint32_t lo, hi;

    if (who <= (int32_t)verb || what <= who || !frn_scene_is(s, (uint32_t)what - 1, "to") ||
        frn_scene_is_passive(s, verb))
        return FRN_NO_TOKEN;
    frn_scene_reach(s, (uint32_t)what, &lo, &hi);
    return (int32_t)frn_speech_past_condition(s, hi);
}

/* "Two officials, speaking ..., said": nobody has done anything yet before the verb. */
static bool opens_sentence(const frn_scene *s, uint32_t verb)
{
    for (uint32_t i = 0; i < verb; i++) {
        if (frn_scene_is(s, i, ","))
            return i + 1 < verb &&
                   (s->token[i + 1].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_RELATIVE));
        if (frn_scene_is_verb(s, i) || s->token[i].tag == FRN_TAG_AUX)
            return false;
    }
    return false;
}

static void voice_of_verb(frn_scene *s, const frn_cue *cue, uint32_t verb)
{
    frn_parties speaker = {0};
    uint32_t own_first, own_last;
    int32_t clause = frn_speech_clause(s, verb), that = frn_speech_that_after(s, verb);
    frn_voice *v;

    if (is_only_supposed(s, verb) || is_nobodys(s, verb) ||
        (says_by_quoting(s, verb) && that != (int32_t)verb + 1 &&
         !frn_speech_quotes_between(s, 0, s->count - 1)))
        return;
    frn_scene_subject(s, verb, &speaker);
    frn_speech_unnamed(s, frn_scene_child(s, verb, FRN_REL_NSUBJ), &speaker);
    if (!speaker.count && s->mentions && opens_sentence(s, verb)) {
        frn_scene_phrase(s, s->mention[0].head, &speaker);
        frn_speech_unnamed(s, (int32_t)s->mention[0].head, &speaker);
    }
    own_words(s, verb, &own_first, &own_last);
    if (!speaker.count && own_first <= verb && frn_scene_child(s, verb, FRN_REL_NSUBJ) < 0 &&
        !frn_scene_is_passive(s, verb) && s->token[verb].rel != FRN_REL_AMOD) {
        doer_beside(s, verb, &speaker);
        if (!speaker.count)
            frn_scene_nearest(s, verb, true, &speaker);
    }
    if (!speaker.count)
        doer_by(s, verb, &speaker);
    frn_speech_near_speaker(s, verb, &speaker);
    if (!speaker.count)
        return;
    if ((cue->quote || (cue->that && own_last == verb)) &&
        is_parenthetic(s, verb, own_first, own_last)) {
        v = frn_speech_add(s, 0, s->count - 1, &speaker, cue, (int32_t)verb);
        if (v) {
            v->hole_first = own_first;
            v->hole_last = own_last;
            frn_speech_set_aside(s, own_first, own_last);
        }
        return;
    }
    if (cue->that && clause > (int32_t)verb) {
        frn_speech_add(
            s, verb + 1,
            to_end_of_quotation(
                s, verb, frn_speech_past_condition(s, frn_speech_content_end(s, verb, clause))),
            &speaker, cue, (int32_t)verb);
    } else if (cue->that && that < 0 && begins_clause(s, verb)) {
        frn_speech_add(s, verb + 1, frn_speech_past_condition(s, frn_scene_clause_end(s, verb + 1)),
                       &speaker, cue, (int32_t)verb);
    } else if (cue->that && that > 0) {
        frn_speech_add(s, (uint32_t)that,
                       frn_speech_past_condition(s, frn_scene_clause_end(s, (uint32_t)that)),
                       &speaker, cue, (int32_t)verb);
    } else if (cue->that && clause >= 0 && clause < (int32_t)verb && own_first > 0) {
        frn_speech_add(s, 0, own_first - 1, &speaker, cue, (int32_t)verb);
    } else if ((s->mood[verb] & FRN_MOOD_FORECAST) && expected_end(s, verb) > 0) {
        frn_speech_add(s, verb + 1, (uint32_t)expected_end(s, verb), &speaker, cue, (int32_t)verb);
    } else if (cue->manner == FRN_MANNER_BELIEF || cue->manner == FRN_MANNER_SHOW) {
        /* "views X as the consequence of ..." */
        uint32_t lo, hi;
        frn_scene_reach(s, verb, &lo, &hi);
        if (frn_scene_lemma_is(s, verb, "see") || frn_scene_lemma_is(s, verb, "view") ||
            frn_scene_lemma_is(s, verb, "regard") || frn_scene_lemma_is(s, verb, "consider"))
            frn_speech_add(s, verb + 1, hi, &speaker, cue, (int32_t)verb);
    } else if (cue->quote) {
        uint32_t lo, hi;
        frn_scene_reach(s, verb, &lo, &hi);
        if (frn_speech_is_quoted(s, verb) || is_another_nearer(s, verb))
            v = NULL; /* not the one who is quoted, but told of */
        else if (frn_speech_quotes_between(s, verb + 1, s->count - 1))
            v = frn_speech_add(s, verb + 1, s->count - 1, &speaker, cue, (int32_t)verb);
        else if (own_first > 0 && frn_speech_quotes_between(s, 0, own_first - 1))
            v = frn_speech_add(s, 0, own_first - 1, &speaker, cue, (int32_t)verb);
        else
            v = NULL;
        if (v)
            v->quoted = true;
        else if (cue->manner == FRN_MANNER_NEUTRAL && verb + 2 < s->count &&
                 frn_speech_has_verb(s, verb + 1, hi) && frn_scene_lemma_is(s, verb, "say"))
            frn_speech_add(s, verb + 1, hi, &speaker, cue, (int32_t)verb);
    }
}

/* ", western diplomats in Kabul said on Monday." closing a sentence, by order of words: parsers
 * often tie it to the last clause. */
/* "When the talks ended, Poland criticised Turkey": whom the verb is about; "told Reuters" is about
 * nobody. */
static bool has_object(const frn_scene *s, uint32_t verb)
{
    int32_t object = frn_scene_child(s, verb, FRN_REL_OBJ);

    return object > (int32_t)verb && !frn_scene_lemma_is(s, verb, "tell") &&
           !frn_scene_is(s, (uint32_t)object, "it") && !frn_scene_is(s, (uint32_t)object, "so") &&
           s->first[FRN_CUE_ACTION][verb].cue;
}

/* "analysts believe" looks like "to believe", "will believe". */
static bool is_infinitive(const frn_scene *s, uint32_t verb)
{
    return (s->token[verb].flags & FRN_TOKEN_BASE) && verb > 0 &&
           (frn_scene_is(s, verb - 1, "to") || s->token[verb - 1].tag == FRN_TAG_AUX ||
            frn_scene_child(s, verb, FRN_REL_AUX) >= 0);
}

static bool closing_cue(frn_scene *s, uint32_t verb, const frn_cue *cue)
{
    uint32_t begin = verb;
    frn_parties speaker = {0};
    frn_voice *v;

    if (!(cue->quote || (cue->that && verb + 2 == s->count)) ||
        (s->token[verb].flags & FRN_TOKEN_GERUND) || is_infinitive(s, verb) || has_object(s, verb))
        return false;
    for (uint32_t i = verb + 1; i < s->count; i++) {
        if (s->token[i].tag == FRN_TAG_VERB || s->token[i].tag == FRN_TAG_SCONJ ||
            (frn_scene_is(s, i, ",") && i + 4 < s->count) || frn_scene_is(s, i, ":") ||
            frn_speech_is_quoted(s, i))
            return false;
    }
    while (begin > 0 && !frn_scene_is(s, begin - 1, ",") && !frn_speech_is_mark(s, begin - 1)) {
        begin--;
        if (verb - begin > 16 || (begin < verb && s->token[begin].tag == FRN_TAG_SCONJ) ||
            (s->token[begin].tag == FRN_TAG_VERB && s->token[begin].rel != FRN_REL_AMOD &&
             s->token[begin].rel != FRN_REL_ACL && !(s->token[begin].flags & FRN_TOKEN_GERUND)))
            return false;
    }
    if (begin < 3 || begin == verb || !frn_speech_has_verb(s, 0, begin - 2) ||
        s->token[begin].tag == FRN_TAG_CCONJ || (s->token[begin].flags & FRN_TOKEN_RELATIVE))
        return false;
    for (uint32_t i = begin; i < verb && !speaker.count; i++) {
        if (s->mention_of[i] >= 0 && !(s->mention[s->mention_of[i]].flags & FRN_MENTION_POSSESSIVE))
            frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &speaker);
    }
    for (uint32_t i = begin; i < verb && !speaker.count; i++) {
        if (s->mention_of[i] >= 0)
            frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &speaker);
    }
    if (speaker.count > 1)
        speaker.count = 1;
    v = frn_speech_add(s, 0, s->count - 1, &speaker, cue, (int32_t)verb);
    if (v) {
        v->hole_first = begin;
        v->hole_last = s->count - 1;
    }
    frn_speech_set_aside(s, begin, s->count - 1);
    return true;
}

/* Verbs that have after them to whom it is said: "told reporters", "asked France". */
static bool is_said_to(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"tell",  "ask",    "assure", "inform",  "accuse", "urge",
                                        "blame", "remind", "notify", "promise", "order",  "call"};

    return FRN_IS_ONE_OF(s, verb, words);
}

/* `..., said a man who knows both.`: who says it stands after the verb. Parsers take what was last
 * named before the comma for the subject. */
static bool inverted_cue(frn_scene *s, uint32_t verb, const frn_cue *cue)
{
    static const char *const objects[] = {"him", "them", "me", "us"};
    frn_parties speaker = {0};
    frn_voice *v;

    if (!cue->quote || verb < 3 || verb + 1 >= s->count || is_said_to(s, verb) ||
        opens_sentence(s, verb) || (s->token[verb].flags & (FRN_TOKEN_BASE | FRN_TOKEN_GERUND)) ||
        (!frn_scene_is(s, verb - 1, ",") && !frn_speech_is_mark(s, verb - 1)) ||
        !frn_speech_has_verb(s, 0, verb - 2))
        return false;
    if (FRN_IS_ONE_OF(s, verb + 1, objects))
        return false; /* "the lawyers, who despise him, praised him" */
    for (uint32_t i = verb + 1; i < s->count; i++) {
        if (s->token[i].head == (int32_t)verb && s->token[i].rel == FRN_REL_CONJ)
            return false; /* "came, saw and left" */
    }
    for (uint32_t i = verb + 1; i < s->count && i < verb + 8 && !speaker.count; i++) {
        const frn_mention *m = s->mention_of[i] >= 0 ? &s->mention[s->mention_of[i]] : NULL;
        if (frn_scene_is_verb(s, i) || s->token[i].tag == FRN_TAG_PUNCT ||
            s->token[i].tag == FRN_TAG_ADP || s->token[i].tag == FRN_TAG_SCONJ)
            return false;
        if (!m || (m->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE)))
            continue;
        frn_scene_phrase(s, m->head, &speaker);
        frn_speech_unnamed(s, (int32_t)m->head, &speaker);
    }
    if (speaker.count > 1)
        speaker.count = 1;
    v = frn_speech_add(s, 0, s->count - 1, &speaker, cue, (int32_t)verb);
    if (!v)
        return false;
    v->hole_first = verb;
    v->hole_last = s->count - 1;
    frn_speech_set_aside(s, verb, s->count - 1);
    return true;
}

void frn_speech_cues(frn_scene *s)
{
    for (uint32_t i = s->count; i-- > 0;) {
        uint32_t last;
        const frn_cue *cue;
        if (s->token[i].tag != FRN_TAG_VERB)
            continue;
        cue = frn_scene_cue(s, i, FRN_CUE_SPEECH, NULL, &last);
        if (cue && !inverted_cue(s, i, cue))
            closing_cue(s, i, cue);
        if (s->token[i].rel != FRN_REL_ACL_RELCL && s->token[i].rel != FRN_REL_ACL)
            break; /* only the last verb closes the sentence: "said a man who knows both" */
    }
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t last;
        const frn_cue *cue = frn_scene_cue(s, i, FRN_CUE_SPEECH, NULL, &last);
        if (frn_speech_of_view(s, i) || !cue ||
            (s->mention_of[i] >= 0 && !(s->mention[s->mention_of[i]].flags & FRN_MENTION_GENERIC)))
            continue;
        if (s->aside[i])
            continue;
        if (cue->pos == FRN_POS_VERB && s->token[i].tag == FRN_TAG_VERB)
            voice_of_verb(s, cue, i);
        else if (cue->pos == FRN_POS_ADJ)
            frn_speech_of_adjective(s, cue, i);
        else if (cue->pos == FRN_POS_NOUN)
            frn_speech_of_noun(s, cue, i);
        else if (cue->pos == FRN_POS_PREP)
            frn_speech_of_prep(s, cue, i, last);
    }
}
