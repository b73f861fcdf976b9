/* The tree of a sentence. */
#include "read/repair_internal.h"
#include "read/scene_cue_internal.h"

static uint32_t word_of(const frn_wording *w, frn_slice text)
{
    return frn_intern_find(&w->words, text);
}

static bool starts_phrase(const frn_scene *s, uint32_t at)
{
    frn_tag tag = (frn_tag)s->token[at].tag;

    return tag == FRN_TAG_DET || tag == FRN_TAG_NUM || s->mention_of[at] >= 0 ||
           (tag == FRN_TAG_PRON && s->token[at].rel == FRN_REL_NMOD_POSS);
}

bool frn_scene_is_verb_like(const frn_scene *s, uint32_t at)
{
    frn_tag tag = (frn_tag)s->token[at].tag;
    int32_t m;

    if ((tag != FRN_TAG_NOUN && tag != FRN_TAG_PROPN && tag != FRN_TAG_ADJ) || at == 0 ||
        at + 1 >= s->count || (s->token[at].flags & FRN_TOKEN_UPPER) || s->mention_of[at] >= 0)
        return false;
    if (s->token[at - 1].flags & FRN_TOKEN_RELATIVE)
        return frn_scene_is(s, at - 1, "who") || frn_scene_is(s, at - 1, "which");
    m = s->mention_of[at - 1];
    return m >= 0 && !(s->mention[m].flags & FRN_MENTION_POSSESSIVE) &&
           s->token[at - 1].tag != FRN_TAG_ADJ && starts_phrase(s, at + 1);
}

/* "troops" has no singular for the model, the tables have "troop". */
static void mend_plural(frn_scene *s, uint32_t at)
{
    frn_slice word = s->token[at].lower;
    uint32_t single;

    if ((s->token[at].tag != FRN_TAG_NOUN && s->token[at].tag != FRN_TAG_PROPN) ||
        s->lemma[at] != s->lower[at] || word.len < 4 || word.ptr[word.len - 1] != 's' ||
        word.ptr[word.len - 2] == 's')
        return;
    single = word_of(s->wording, frn_slice_sub(word, 0, word.len - 1));
    if (single != FRN_NONE)
        s->lemma[at] = single;
}

/* "telephoned": the tables know their verbs in every form, the rules of spelling guess. */
static void mend_lemma(frn_scene *s, frn_token *token, uint32_t at)
{
    uint32_t verb;

    mend_plural(s, at);
    if ((token[at].tag != FRN_TAG_VERB && token[at].tag != FRN_TAG_AUX) ||
        s->lower[at] == FRN_NONE ||
        (s->lemma[at] != FRN_NONE && s->lemma[at] != s->lower[at] &&
         frn_wording_verb(s->wording, s->lemma[at]) == s->lemma[at]))
        return;
    verb = frn_wording_verb(s->wording, s->lower[at]);
    if (verb == FRN_NONE)
        return;
    s->lemma[at] = verb;
    frn_token_set_lemma(&token[at], frn_intern_text(&s->wording->words, verb));
}

bool frn_scene_set(frn_scene *s, frn_arena *arena, const frn_wording *wording,
                   const frn_known *known, const frn_sentence *sentence, const frn_mention *mention,
                   uint32_t mentions)
{
    uint32_t n = sentence->count;
    frn_token *token = FRN_NEW_ARRAY(arena, frn_token, n + 1);

    if (!token)
        return false;
    memcpy(token, sentence->token, n * sizeof *token);
    *s = (frn_scene){.wording = wording,
                     .sentence = sentence,
                     .token = token,
                     .count = n,
                     .mention = mention,
                     .mentions = mentions};
    s->lemma = FRN_NEW_ARRAY(arena, uint32_t, n + 1);
    s->lower = FRN_NEW_ARRAY(arena, uint32_t, n + 1);
    s->mood = FRN_NEW_ARRAY(arena, uint32_t, n + 1);
    s->child = FRN_NEW_ARRAY(arena, int32_t, n + 1);
    s->sibling = FRN_NEW_ARRAY(arena, int32_t, n + 1);
    s->mention_of = FRN_NEW_ARRAY(arena, int32_t, n + 1);
    s->aside = FRN_NEW_ARRAY(arena, bool, n + 1);
    for (int kind = 0; kind < FRN_CUE_MOOD; kind++)
        s->first[kind] = FRN_NEW_ARRAY(arena, frn_found_cue, n + 1);
    if (!s->first[0] || !s->first[1] || !s->lemma || !s->lower || !s->mood || !s->child ||
        !s->sibling || !s->mention_of || !s->aside)
        return false;
    for (uint32_t i = 0; i < n; i++)
        frn_known_expect(known, &token[i]);
    for (uint32_t i = 0; i < n; i++) {
        frn_known_find(known, wording, &token[i], &s->lower[i], &s->lemma[i]);
        mend_lemma(s, token, i);
        s->child[i] = s->sibling[i] = s->mention_of[i] = FRN_NO_TOKEN;
    }
    for (uint32_t m = 0; m < mentions; m++) {
        for (uint32_t t = mention[m].first; t <= mention[m].last && t < n; t++)
            s->mention_of[t] = (int32_t)m;
    }
    frn_scene_repair(s, token);
    for (uint32_t i = n; i-- > 0;) {
        int32_t head = s->token[i].head;
        if (head >= 0 && (uint32_t)head < n) {
            s->sibling[i] = s->child[head];
            s->child[head] = (int32_t)i;
        }
    }
    frn_scene_find_cues(s);
    for (uint32_t i = n; i-- > 0 && n - i < 4;)
        s->question |= frn_slice_is(s->token[i].lower, "?");
    return true;
}

int32_t frn_scene_child(const frn_scene *s, uint32_t of, frn_rel rel)
{
    FRN_EACH_CHILD(c, s, of)
    {
        if (s->token[c].rel == rel)
            return c;
    }
    return FRN_NO_TOKEN;
}

bool frn_scene_under(const frn_scene *s, uint32_t at, uint32_t top)
{
    int32_t t = (int32_t)at;

    for (uint32_t guard = 0; t >= 0 && guard <= s->count; guard++) {
        if ((uint32_t)t == top)
            return true;
        t = s->token[t].head;
    }
    return false;
}

void frn_scene_reach(const frn_scene *s, uint32_t top, uint32_t *first, uint32_t *last)
{
    uint32_t lo = top, hi = top;
    int32_t at = s->child[top];

    for (uint32_t guard = 0; at >= 0 && (uint32_t)at != top && guard <= 2 * s->count; guard++) {
        if ((uint32_t)at < lo)
            lo = (uint32_t)at;
        if ((uint32_t)at > hi)
            hi = (uint32_t)at;
        if (s->child[at] >= 0) {
            at = s->child[at];
            continue;
        }
        while (at >= 0 && (uint32_t)at != top && s->sibling[at] < 0)
            at = s->token[at].head;
        if (at >= 0 && (uint32_t)at != top)
            at = s->sibling[at];
    }
    *first = lo;
    *last = hi;
}

bool frn_scene_search(const frn_scene *s, uint32_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (frn_scene_is(s, at, words[i]) || frn_scene_lemma_is(s, at, words[i]))
            return true;
    }
    return false;
}

bool frn_scene_is_verb(const frn_scene *s, uint32_t at)
{
    return s->token[at].tag == FRN_TAG_VERB || s->token[at].tag == FRN_TAG_AUX;
}

bool frn_scene_is_noun(const frn_scene *s, uint32_t at)
{
    return s->token[at].tag == FRN_TAG_NOUN || s->token[at].tag == FRN_TAG_PROPN ||
           s->token[at].tag == FRN_TAG_PRON || s->token[at].tag == FRN_TAG_NUM;
}

bool frn_scene_is_past_clause(const frn_scene *s, uint32_t verb)
{
    bool has = false;

    if (s->token[verb].rel != FRN_REL_CCOMP || frn_scene_child(s, verb, FRN_REL_NSUBJ) < 0)
        return false;
    FRN_EACH_CHILD(c, s, verb)
    {
        if (s->token[c].rel != FRN_REL_AUX)
            continue;
        if (s->mood[c] &
            (FRN_MOOD_HYPOTHETICAL | FRN_MOOD_DEMAND | FRN_MOOD_FUTURE | FRN_MOOD_ABILITY))
            return false; /* "would have" */
        has |= frn_scene_lemma_is(s, (uint32_t)c, "have");
    }
    return has ||
           ((s->token[verb].flags & FRN_TOKEN_PAST) && frn_scene_child(s, verb, FRN_REL_AUX) < 0);
}

bool frn_scene_is_passive(const frn_scene *s, uint32_t verb)
{
    if (frn_scene_child(s, verb, FRN_REL_NSUBJ_PASS) >= 0 ||
        frn_scene_child(s, verb, FRN_REL_AUX_PASS) >= 0)
        return true;
    if ((s->token[verb].flags & FRN_TOKEN_PAST) && verb + 1 < s->count &&
        frn_scene_is(s, verb + 1, "by") && frn_scene_child(s, verb, FRN_REL_NSUBJ) < 0)
        return true; /* "Backed by Beijing, ..." */
    if (!(s->token[verb].flags & FRN_TOKEN_PARTICIPLE) ||
        frn_scene_child(s, verb, FRN_REL_NSUBJ) >= 0 ||
        frn_scene_child(s, verb, FRN_REL_AUX) >= 0 || frn_scene_child(s, verb, FRN_REL_OBJ) >= 0)
        return false;
    if (s->token[verb].rel == FRN_REL_ACL || s->token[verb].rel == FRN_REL_AMOD)
        return true;
    return s->token[verb].rel == FRN_REL_CONJ && s->token[verb].head >= 0 &&
           frn_scene_is_passive(s, (uint32_t)s->token[verb].head);
}

static bool ends_clause(const frn_scene *s, uint32_t at)
{
    frn_slice t = s->token[at].lower;

    if (s->aside[at])
        return true;
    if (s->token[at].tag == FRN_TAG_PUNCT)
        return frn_slice_is(t, ";") || frn_slice_is(t, ":") || frn_slice_is(t, "\xe2\x80\x94") ||
               frn_slice_is(t, "\xe2\x80\x93") || frn_slice_is(t, "--") || frn_slice_is(t, "(") ||
               frn_slice_is(t, ")");
    return (s->token[at].flags & FRN_TOKEN_RELATIVE) ||
           (s->token[at].tag == FRN_TAG_SCONJ && s->token[at].rel == FRN_REL_MARK);
}

uint32_t frn_scene_clause_end(const frn_scene *s, uint32_t from)
{
    uint32_t i = from + 1;

    while (i < s->count && !ends_clause(s, i)) {
        int32_t subject = FRN_NO_TOKEN;
        if (s->token[i].tag == FRN_TAG_CCONJ && s->token[i].head > (int32_t)i)
            subject = frn_scene_child(s, (uint32_t)s->token[i].head, FRN_REL_NSUBJ);
        if (subject > (int32_t)i)
            break;
        i++;
    }
    return i - 1;
}

uint32_t frn_scene_clause_begin(const frn_scene *s, uint32_t from)
{
    uint32_t i = from;

    while (i > 0 && !ends_clause(s, i - 1))
        i--;
    return i;
}
