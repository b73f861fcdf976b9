/* The cues of the tables in a sentence. Most words begin none, most patterns lack a word that the
 * sentence does not have: both are told by a few bits before a pattern is looked at. */
#include "read/scene_cue_internal.h"

#include "base/fetch.h"
#include "read/repair_internal.h"

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

void frn_scene_find_cues(frn_scene *s)
{
    note_present(s, FRN_NONE);
    for (uint32_t i = 0; i < s->count; i++) {
        note_present(s, s->lemma[i]);
        note_present(s, s->lower[i]);
    }
    for (uint32_t i = 0; i < s->count; i++)
        expect_cues(s, i);
    for (uint32_t i = 0; i < s->count; i++)
        set_cues(s, i);
}
