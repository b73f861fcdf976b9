/* The tree of a sentence and the cues in it. */
#include "base/fetch.h"
#include "read/repair_internal.h"

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

/* "is opposed to", "groups allied with": a participle that says what somebody is. */
static bool is_participial(const frn_scene *s, uint32_t at)
{
    if (!(s->token[at].flags & FRN_TOKEN_PAST))
        return false;
    FRN_EACH_CHILD(c, s, at)
    {
        if (s->token[c].rel == FRN_REL_COP || s->token[c].rel == FRN_REL_AUX_PASS)
            return true;
        if (s->token[c].rel == FRN_REL_OBJ)
            return false;
    }
    return s->token[at].rel == FRN_REL_ACL || s->token[at].rel == FRN_REL_AMOD ||
           s->token[at].rel == FRN_REL_XCOMP;
}

/* The parts of speech (bits, 1 << frn_cue_pos) that a cue may ask for where the tagger saw this. */
#define POS(name) (1u << FRN_POS_##name)
static const uint8_t fitting[FRN_TAG_COUNT] = {
    [FRN_TAG_X] = POS(PREP),
    [FRN_TAG_ADJ] = POS(PREP) | POS(ADJ) | POS(ADV),
    [FRN_TAG_ADP] = POS(PREP) | POS(ADJ) | POS(ADV) | POS(MARK),
    [FRN_TAG_ADV] = POS(PREP) | POS(ADJ) | POS(ADV) | POS(MARK),
    [FRN_TAG_AUX] = POS(PREP) | POS(VERB) | POS(AUX),
    [FRN_TAG_CCONJ] = POS(PREP) | POS(ADV) | POS(MARK),
    [FRN_TAG_DET] = POS(PREP) | POS(ADV),
    [FRN_TAG_INTJ] = POS(PREP) | POS(ADV),
    [FRN_TAG_NOUN] = POS(PREP) | POS(NOUN) | POS(ADV),
    [FRN_TAG_NUM] = POS(PREP),
    [FRN_TAG_PART] = POS(PREP) | POS(ADV),
    [FRN_TAG_PRON] = POS(PREP) | POS(ADV),
    [FRN_TAG_PROPN] = POS(PREP) | POS(NOUN),
    [FRN_TAG_PUNCT] = POS(PREP),
    [FRN_TAG_SCONJ] = POS(PREP) | POS(MARK),
    [FRN_TAG_SYM] = POS(PREP),
    [FRN_TAG_VERB] = POS(PREP) | POS(VERB) | POS(AUX) | POS(MARK)};

static uint32_t pos_at(const frn_scene *s, uint32_t at)
{
    uint32_t pos = fitting[s->token[at].tag];

    if (!(pos & POS(VERB)) && frn_scene_is_verb_like(s, at))
        pos |= POS(VERB);
    if (s->token[at].tag == FRN_TAG_VERB && is_participial(s, at))
        pos |= POS(ADJ);
    return pos;
}

static bool spelled(const frn_cue *cue, uint32_t k, uint32_t lemma, uint32_t lower)
{
    for (uint32_t i = 0; i < FRN_CUE_SPELLINGS && cue->word[k][i] != FRN_NONE; i++) {
        if (cue->word[k][i] == lemma || cue->word[k][i] == lower)
            return true;
    }
    return false;
}

static bool breaks_cue(const frn_scene *s, uint32_t at)
{
    frn_slice t = s->token[at].lower;

    return s->token[at].tag == FRN_TAG_PUNCT && !frn_slice_is(t, "-") && !frn_slice_is(t, "\"") &&
           !frn_slice_is(t, "'") && !frn_slice_is(t, "``") && !frn_slice_is(t, "''");
}

static bool has_object_slot(const frn_cue *cue)
{
    for (uint32_t i = 0; i < FRN_CUE_SLOTS; i++) {
        if (cue->target[i] == FRN_SLOT_OBJ)
            return true;
    }
    return false;
}

/* "fought the rebels for years" is no "fight for": a verb that governs its party by a preposition
 * alone stands next to it, days and adverbs aside. */
static bool is_parted(const frn_scene *s, const frn_cue *cue, uint32_t at, uint32_t prep)
{
    if (cue->kind != FRN_CUE_ACTION || cue->words != 2 || cue->pos != FRN_POS_VERB ||
        cue->head != 0 || s->token[prep].tag == FRN_TAG_NOUN || cue->target[0] < FRN_SLOT_PREP ||
        has_object_slot(cue))
        return false;
    for (uint32_t i = at + 1; i < prep; i++) {
        if (frn_scene_is_noun(s, i) && !frn_repair_day(s, i))
            return true;
    }
    return false;
}

/* "took the town back in June" is no "take in": a preposition with a noun of its own is no particle
 * of a verb whose object stands between the two. */
static bool is_own_prep(const frn_scene *s, const frn_cue *cue, uint32_t at, uint32_t prep)
{
    static const char *const particles[] = {"in",   "on",   "up",      "out",    "off",  "down",
                                            "over", "back", "through", "around", "away", "aside"};

    return cue->kind == FRN_CUE_ACTION && cue->words == 2 && cue->pos == FRN_POS_VERB &&
           cue->head == 0 && cue->target[0] == FRN_SLOT_OBJ && prep > at + 1 &&
           s->token[prep].tag == FRN_TAG_ADP && s->token[prep].rel == FRN_REL_CASE &&
           s->token[prep].head > (int32_t)prep && FRN_IS_ONE_OF(s, prep, particles);
}

/* "troops were sent to", "sanctions were imposed on": the noun of the pattern is the subject. */
static bool is_before_passive(const frn_scene *s, const frn_cue *cue, uint32_t k, uint32_t at)
{
    if (k <= cue->head || cue->pos != FRN_POS_VERB || !(s->token[at].flags & FRN_TOKEN_PAST) ||
        at < 2 || s->token[at - 1].tag != FRN_TAG_AUX || !frn_scene_is_passive(s, at))
        return false;
    for (uint32_t i = at - 1; i-- > 0 && at - i < 9 && !breaks_cue(s, i);) {
        if (spelled(cue, k, s->lemma[i], s->lower[i]))
            return true;
    }
    return false;
}

/* "withdrew its objections to X's bid" is no "withdraw bid": the noun belongs to another one that
 * stands between and has a preposition of its own. */
static bool is_elsewhere(const frn_scene *s, uint32_t verb, uint32_t noun)
{
    uint32_t t = noun;

    if (s->token[noun].tag != FRN_TAG_NOUN || noun < verb + 3)
        return false;
    if (s->token[noun].rel == FRN_REL_OBL && frn_scene_child(s, noun, FRN_REL_CASE) > (int32_t)verb)
        return true;
    for (int hops = 0; hops < 3; hops++) {
        int32_t head = s->token[t].head, word;
        if (head <= (int32_t)verb || head >= (int32_t)t || s->token[t].rel != FRN_REL_NMOD)
            return false;
        word = frn_scene_child(s, t, FRN_REL_CASE);
        if (word >= 0 && !frn_scene_is(s, (uint32_t)word, "of") &&
            s->token[head].tag == FRN_TAG_NOUN)
            return true;
        t = (uint32_t)head;
    }
    return false;
}

/* "turned down a treaty on costs" is no "turn on". */
static bool is_other_particle(const frn_scene *s, uint32_t verb, uint32_t prep)
{
    return prep > verb + 1 && s->token[prep].tag == FRN_TAG_ADP &&
           s->token[verb + 1].rel == FRN_REL_COMPOUND_PRT &&
           s->token[verb + 1].head == (int32_t)verb;
}

/* Nouns of a pattern may stand a few words off their verb ("cut its last ties with"); other words
 * of it must be near. */
static bool match_cue(const frn_scene *s, const frn_cue *cue, uint32_t at, uint32_t *last)
{
    enum { GAP = 5 };
    uint32_t here = at;

    for (uint32_t k = cue->head + 1u; k < cue->words; k++) {
        uint32_t j = here + 1, limit = here + 1 + GAP;
        if (is_before_passive(s, cue, k, at))
            continue;
        while (j < s->count && j <= limit && !spelled(cue, k, s->lemma[j], s->lower[j])) {
            if (breaks_cue(s, j) || (s->token[j].tag == FRN_TAG_VERB && j != here + 1))
                return false;
            /* "called X's order "a threat"": neither quotes nor "'s" part the two */
            limit += s->token[j].tag == FRN_TAG_PUNCT || s->token[j].tag == FRN_TAG_PART;
            j++;
        }
        if (j >= s->count || j > limit)
            return false;
        if (cue->kind == FRN_CUE_MOOD && j > here + 1 && frn_scene_is(s, j, "than"))
            return false; /* "would rather work with X than with Y" refuses X nothing */
        if (k == cue->head + 1u && cue->pos == FRN_POS_VERB && cue->kind == FRN_CUE_ACTION &&
            (is_elsewhere(s, at, j) || is_other_particle(s, at, j)))
            return false;
        here = j;
    }
    if (is_parted(s, cue, at, here) || is_own_prep(s, cue, at, here))
        return false;
    *last = here;
    here = at;
    for (uint32_t k = cue->head; k-- > 0;) {
        uint32_t j = here, limit = 3;
        bool found = false;
        while (j-- > 0 && limit-- > 0 && !breaks_cue(s, j)) {
            if (spelled(cue, k, s->lemma[j], s->lower[j])) {
                found = true;
                break;
            }
        }
        if (!found)
            return false;
        here = j;
    }
    return true;
}

static bool is_present(const frn_scene *s, uint32_t bit)
{
    return s->present[bit / 64] >> bit % 64 & 1;
}

static void note_present(frn_scene *s, uint32_t word)
{
    uint32_t bit = word == FRN_NONE ? FRN_PRESENT_ALWAYS : frn_present_bit(word);

    s->present[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Most keys say no or all there is to know; the cue itself lies far away. `pos`: from pos_at. */
static bool key_fits(const frn_scene *s, uint32_t at, uint32_t pos, const frn_cue_key *key,
                     uint32_t *last)
{
    if (!(pos >> key->pos & 1) || !is_present(s, key->need[0]) || !is_present(s, key->need[1]))
        return false;
    *last = at;
    return key->words == 1 || match_cue(s, &s->wording->cues.at[key->cue], at, last);
}

/* The keys of a kind of cue under the word that stands at `at`: for its dictionary form (turn 0),
 * then as it stands where that is another word. */
static const frn_cue_key *keys_at(const frn_scene *s, uint32_t at, frn_cue_kind kind, int turn,
                                  const frn_cue_key **end)
{
    const frn_wording *w = s->wording;
    uint32_t word = turn ? s->lower[at] : s->lemma[at];
    const uint32_t *first;

    *end = NULL;
    if (word == FRN_NONE || (turn && word == s->lemma[at]) ||
        !(w->uses.at[word] & FRN_WORD_CUES << kind))
        return NULL;
    first = &w->first_key.at[word * FRN_CUE_KINDS + (uint32_t)kind];
    *end = w->keys.at + first[1];
    return w->keys.at + first[0];
}

static const frn_cue *search_cue(const frn_scene *s, uint32_t at, uint32_t pos, frn_cue_kind kind,
                                 const frn_cue *after, uint32_t *last)
{
    bool skip = after != NULL;

    for (int turn = 0; turn < 2; turn++) {
        const frn_cue_key *end, *key = keys_at(s, at, kind, turn, &end);

        for (; key != end; key++) {
            const frn_cue *cue = &s->wording->cues.at[key->cue];
            if (skip)
                skip = cue != after;
            else if (key_fits(s, at, pos, key, last))
                return cue;
        }
    }
    return NULL;
}

const frn_cue *frn_scene_cue(const frn_scene *s, uint32_t at, frn_cue_kind kind,
                             const frn_cue *after, uint32_t *last)
{
    if (!after && kind != FRN_CUE_MOOD) {
        *last = s->first[kind][at].last;
        return s->first[kind][at].cue;
    }
    return search_cue(s, at, pos_at(s, at), kind, after, last);
}

static uint32_t uses_of(const frn_scene *s, uint32_t word)
{
    return word == FRN_NONE ? 0 : s->wording->uses.at[word];
}

/* What the tables have under the words of a sentence is asked for all together. */
static void expect_cues(const frn_scene *s, uint32_t at)
{
    const frn_wording *w = s->wording;
    uint32_t tries[2] = {s->lemma[at], s->lower[at]};

    for (int t = 0; t < 2; t++) {
        uint32_t uses = uses_of(s, tries[t]);

        if (uses & FRN_WORD_ANY_CUE)
            frn_fetch(w->keys.at + w->first_key.at[tries[t] * FRN_CUE_KINDS]);
        if (uses & FRN_WORD_ISSUE)
            frn_fetch(&w->phrases.at[w->first_issue.at[tries[t]]]);
    }
}

/* The moods of the word and the first cue of each other kind; most words have neither. */
static void set_cues(frn_scene *s, uint32_t at)
{
    uint32_t last, pos;

    if (!((uses_of(s, s->lemma[at]) | uses_of(s, s->lower[at])) & FRN_WORD_ANY_CUE))
        return;
    pos = pos_at(s, at);
    for (int turn = 0; turn < 2; turn++) {
        const frn_cue_key *end, *key = keys_at(s, at, FRN_CUE_MOOD, turn, &end);

        for (; key != end; key++) {
            if (key_fits(s, at, pos, key, &last))
                s->mood[at] |= key->mood;
        }
    }
    for (int kind = 0; kind < FRN_CUE_MOOD; kind++) {
        const frn_cue *cue =
            search_cue(s, at, pos, (frn_cue_kind)kind, NULL, &s->first[kind][at].last);

        s->first[kind][at].cue = cue;
        if (cue)
            frn_fetch(cue); /* the rules will look at it */
    }
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
    note_present(s, FRN_NONE);
    for (uint32_t i = 0; i < n; i++) {
        note_present(s, s->lemma[i]);
        note_present(s, s->lower[i]);
    }
    for (uint32_t i = 0; i < n; i++)
        expect_cues(s, i);
    for (uint32_t i = 0; i < n; i++)
        set_cues(s, i);
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
