/* Verbs that the tagger took for something else, or hung as participles on what follows or precedes
 * them: a word with the form of a verb of the tables, standing where only a verb can stand, is one.
 */
#include "read/repair_internal.h"
#include "read/syntax_agree_internal.h"

bool frn_repair_has_cue(const frn_scene *s, uint32_t lemma, frn_cue_kind kind)
{
    const frn_wording *w = s->wording;

    for (uint32_t i = w->first_cue[kind].at[lemma]; i != FRN_NONE; i = w->cues.at[i].next) {
        if (w->cues.at[i].pos == FRN_POS_VERB)
            return true;
    }
    return false;
}

static bool opens_object(const frn_scene *s, uint32_t at, bool speech)
{
    frn_tag tag = (frn_tag)s->token[at].tag;

    return tag == FRN_TAG_DET || tag == FRN_TAG_NUM || s->mention_of[at] >= 0 ||
           frn_scene_is(s, at, "to") || frn_scene_is(s, at, "its") ||
           frn_scene_is(s, at, "their") || frn_scene_is(s, at, "his") ||
           frn_scene_is(s, at, "her") || frn_scene_is(s, at, "it") || frn_scene_is(s, at, "them") ||
           (speech && frn_scene_is(s, at, "that")) || (s->token[at].flags & FRN_TOKEN_OPEN_QUOTE);
}

/* Verbs whose participle may keep an object: "troops given the order". */
static bool keeps_object(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"give",  "offer",   "send", "grant",  "award", "pay",
                                        "show",  "call",    "name", "elect",  "teach", "tell",
                                        "allow", "promise", "deny", "appoint"};

    return FRN_IS_ONE_OF(s, at, words);
}

static bool lacks_verb(const frn_scene *s, const frn_token *token)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (token[i].head < 0)
            return token[i].tag != FRN_TAG_VERB && token[i].tag != FRN_TAG_AUX;
    }
    return false;
}

/* "attacks talks" may open an object, too: any noun phrase. */
static bool opens_phrase(const frn_scene *s, uint32_t at)
{
    return at < s->count && (s->token[at].tag == FRN_TAG_ADJ || s->token[at].tag == FRN_TAG_NOUN ||
                             s->token[at].tag == FRN_TAG_PROPN || opens_object(s, at, false));
}

/* "arms and trains the group": the second verb has the object. */
static bool opens_second_verb(const frn_scene *s, uint32_t at)
{
    return at + 2 < s->count && s->token[at].tag == FRN_TAG_CCONJ && s->lower[at + 1] != FRN_NONE &&
           frn_wording_verb(s->wording, s->lower[at + 1]) != FRN_NONE &&
           opens_object(s, at + 2, false);
}

static bool is_inflected(const frn_scene *s, uint32_t at, uint32_t lemma)
{
    return s->lower[at] != lemma && !frn_slice_ends(s->token[at].lower, FRN_LIT("ing"));
}

/* Does the name that ends at `last` stand for several: "the Houthis", "A and B"? */
static bool is_plural(const frn_scene *s, uint32_t last)
{
    const frn_mention *m = &s->mention[s->mention_of[last]];
    uint32_t first = m->first;

    while (first > 0 && s->token[first - 1].tag == FRN_TAG_DET)
        first--;
    return (m->flags & FRN_MENTION_PLURAL) ||
           (first > 1 && frn_scene_is(s, first - 1, "and") && s->mention_of[first - 2] >= 0);
}

/* "need to co-ordinate with": a base form after "to" that no noun phrase can begin. */
static bool is_infinitive(const frn_scene *s, uint32_t at, uint32_t lemma)
{
    static const char *const before[] = {"need",    "needs", "needed",  "want",   "wants", "wanted",
                                         "have",    "has",   "had",     "how",    "going", "able",
                                         "willing", "ready", "refused", "agreed", "vowed", "us"};

    if (s->lower[at] != lemma || at < 2 || !frn_scene_is(s, at - 1, "to"))
        return false;
    if (at + 1 < s->count && opens_object(s, at + 1, false) && !frn_scene_is(s, at + 1, "to"))
        return true;
    return FRN_IS_ONE_OF(s, at - 2, before);
}

bool frn_repair_be(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"is", "are", "was", "were", "been", "being", "be"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* Nouns only right after "be", and no plurals: "was shot", but "these are cuts". */
static bool may_hide_participle(const frn_scene *s, const frn_token *token, uint32_t at)
{
    if (token[at].tag == FRN_TAG_NOUN)
        return frn_repair_be(s, at - 1) && !frn_slice_ends(s->token[at].lower, FRN_LIT("s"));
    return token[at].tag == FRN_TAG_ADJ || token[at].tag == FRN_TAG_ADV;
}

/* "was sentenced", "were shot dead": a past form after "be" that is no adjective of the tables; or
 * one with a subject and no "be", taken for an adjective. */
static uint32_t hidden_participle(const frn_scene *s, const frn_token *token, uint32_t at)
{
    uint32_t lemma;

    if (at == 0 || !may_hide_participle(s, token, at) || s->mention_of[at] >= 0 ||
        s->lower[at] == FRN_NONE || frn_repair_is_cue(s, s->lower[at], FRN_POS_ADJ))
        return FRN_NONE;
    lemma = frn_wording_verb(s->wording, s->lower[at]);
    if (lemma == FRN_NONE || !is_inflected(s, at, lemma))
        return FRN_NONE;
    if (frn_repair_be(s, at - 1))
        return lemma;
    return token[at].head < 0 && frn_repair_has(s, at, FRN_REL_NSUBJ) &&
                   !frn_repair_has(s, at, FRN_REL_COP)
               ? lemma
               : FRN_NONE;
}

/* Does the verb govern its party by the preposition that follows: "sides with", "relies on"? */
static bool governs_by(const frn_scene *s, uint32_t at, uint32_t lemma)
{
    const frn_wording *w = s->wording;

    for (uint32_t i = w->first_cue[FRN_CUE_ACTION].at[lemma]; i != FRN_NONE;
         i = w->cues.at[i].next) {
        const frn_cue *cue = &w->cues.at[i];
        if (cue->pos == FRN_POS_VERB && cue->words == 2 && cue->head == 0 && at + 1 < s->count &&
            cue->word[1][0] == s->lower[at + 1] && s->token[at + 1].tag == FRN_TAG_ADP)
            return true;
    }
    return false;
}

/* "Poland sides with Norway", taken for a noun: in the third person, after a name, before the
 * preposition of the verb, and no noun of the tables unless the sentence has no verb. */
static bool leans_on_preposition(const frn_scene *s, uint32_t at, uint32_t lemma, uint32_t left,
                                 bool headless)
{
    return s->token[at].tag == FRN_TAG_NOUN && s->lower[at] != lemma &&
           frn_slice_ends(s->token[at].lower, FRN_LIT("s")) && frn_repair_name_ends(s, left) &&
           !frn_repair_after_prep(s, left) && governs_by(s, at, lemma) &&
           (headless || !frn_repair_is_cue(s, lemma, FRN_POS_NOUN));
}

/* The verb of which the word is a form, if it stands where a verb must; FRN_NONE. `headless`: the
 * sentence has no verb yet. */
static uint32_t hidden_verb(const frn_scene *s, uint32_t at, bool headless)
{
    frn_tag tag = (frn_tag)s->token[at].tag;
    uint32_t lemma;
    int32_t left;

    if (tag == FRN_TAG_VERB || tag == FRN_TAG_AUX || tag == FRN_TAG_PUNCT || at == 0 ||
        (s->token[at].flags & FRN_TOKEN_UPPER) || s->mention_of[at] >= 0 ||
        s->lower[at] == FRN_NONE || (tag == FRN_TAG_ADJ && frn_scene_is(s, at, "own")))
        return FRN_NONE;
    lemma = frn_wording_verb(s->wording, s->lower[at]);
    if (lemma == FRN_NONE)
        return FRN_NONE;
    if (is_infinitive(s, at, lemma) ||
        (tag == FRN_TAG_NOUN && frn_reads_as_verb(s->token, s->count, at)))
        return lemma;
    left = frn_repair_before_time(s, at - 1);
    if (left < 0)
        return FRN_NONE;
    if (frn_repair_auxiliary(s, (uint32_t)left) && s->lower[at] != lemma && tag != FRN_TAG_NOUN)
        return lemma; /* "has denied" */
    if (frn_repair_auxiliary(s, (uint32_t)left) && left > 0 &&
        (frn_repair_name_ends(s, (uint32_t)left - 1) ||
         frn_repair_pronoun(s, (uint32_t)left - 1)) &&
        at + 1 < s->count && opens_object(s, at + 1, true))
        return lemma; /* "will attack the" */
    if (headless && frn_repair_name_ends(s, (uint32_t)left) &&
        ((is_inflected(s, at, lemma) &&
          (tag == FRN_TAG_ADJ ||
           (tag == FRN_TAG_NOUN && !frn_slice_ends(s->token[at].lower, FRN_LIT("s"))))) ||
         (s->lower[at] == lemma && is_plural(s, (uint32_t)left) && opens_phrase(s, at + 1))))
        return lemma; /* "thousands of students staged demonstrations" */
    if (leans_on_preposition(s, at, lemma, (uint32_t)left, headless))
        return lemma;
    if (at + 1 >= s->count ||
        !(opens_object(s, at + 1, frn_repair_has_cue(s, lemma, FRN_CUE_SPEECH)) ||
          opens_second_verb(s, at + 1)))
        return FRN_NONE;
    if (frn_repair_name_ends(s, (uint32_t)left)) {
        if (frn_repair_after_prep(s, (uint32_t)left))
            return FRN_NONE;
        /* "Iran attacks" is a verb, "Iran attack" is none */
        return s->lower[at] != lemma || (s->mention[s->mention_of[left]].flags & FRN_MENTION_PLURAL)
                   ? lemma
                   : FRN_NONE;
    }
    return frn_repair_pronoun(s, (uint32_t)left) ? lemma : FRN_NONE;
}

/* "the UN backed government": participles that describe by whom something is done, written without
 * their hyphen. */
static bool describes(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"back", "lead",   "sponsor",   "broker", "control",
                                        "hold", "occupy", "run",       "fund",   "base",
                                        "make", "own",    "administer"};

    return FRN_IS_ONE_OF(s, at, words);
}

bool frn_repair_people(const frn_token *token, uint32_t at)
{
    return token[at].tag == FRN_TAG_NOUN && (token[at].flags & FRN_TOKEN_PLURAL);
}

/* A past form taken for a participle ("the minister today welcomed the plan", "China hosted talks",
 * "have shelled troops"): after a name or an auxiliary, with an object of its own or in a sentence
 * that has no other verb. */
static bool is_hidden_past(const frn_scene *s, const frn_token *token, uint32_t at, bool headless)
{
    frn_rel rel = (frn_rel)token[at].rel;
    int32_t left;

    if (token[at].tag != FRN_TAG_VERB || !(token[at].flags & FRN_TOKEN_PAST) || at == 0 ||
        (rel != FRN_REL_ACL && rel != FRN_REL_AMOD && rel != FRN_REL_DEP &&
         !(headless && (rel == FRN_REL_CONJ || rel == FRN_REL_APPOS))))
        return false;
    left = frn_repair_before_time(s, at - 1);
    if (left < 0 || (at + 1 < s->count && frn_scene_is(s, at + 1, "by")))
        return false;
    if (frn_repair_auxiliary(s, (uint32_t)left))
        return left > 0 && frn_repair_before_time(s, (uint32_t)left - 1) >= 0 &&
               frn_repair_name_ends(s, (uint32_t)frn_repair_before_time(s, (uint32_t)left - 1));
    if (headless && rel == FRN_REL_ACL && token[at].head == left &&
        frn_repair_people(token, (uint32_t)left))
        return true; /* "Kazakh and Russian cosmonauts trained together" */
    if (!frn_repair_name_ends(s, (uint32_t)left) ||
        (!headless && frn_repair_after_prep(s, (uint32_t)left)))
        return false;
    if (headless)
        return true;
    if (at + 1 >= s->count || frn_scene_is(s, at + 1, "to") || keeps_object(s, at))
        return false;
    return opens_object(s, at + 1, true) ||
           (rel == FRN_REL_AMOD && s->token[at + 1].tag == FRN_TAG_NOUN && !describes(s, at));
}

/* "Iran and Iraq negotiate there", taken for a third in the row: no name is coordinated with a
 * verb.
 */
static bool is_stray(const frn_scene *s, const frn_token *token, uint32_t at, bool headless)
{
    int32_t head = token[at].head, left;

    if (token[at].tag != FRN_TAG_VERB || head < 0 || at == 0 || head > (int32_t)at ||
        (token[at].rel != FRN_REL_CONJ && token[at].rel != FRN_REL_APPOS &&
         token[at].rel != FRN_REL_FLAT) ||
        (s->mention_of[head] < 0 && !(headless && frn_scene_is_noun(s, (uint32_t)head))) ||
        (token[at].flags & FRN_TOKEN_GERUND))
        return false;
    left = frn_repair_before_time(s, at - 1);
    return left >= 0 && frn_repair_name_ends(s, (uint32_t)left) &&
           (headless || !frn_repair_after_prep(s, (uint32_t)left));
}

/* "A million Lebanese rallied": after a number and before no noun the adjective is a people. */
static void name_peoples(const frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        if (token[i].tag == FRN_TAG_ADJ && s->mention_of[i] >= 0 &&
            (token[i].flags & FRN_TOKEN_UPPER) && token[i - 1].tag == FRN_TAG_NUM &&
            token[i + 1].tag == FRN_TAG_VERB)
            token[i].tag = FRN_TAG_PROPN;
    }
}

void frn_repair_verbs(frn_scene *s, frn_token *token)
{
    bool headless = lacks_verb(s, token);

    name_peoples(s, token);

    for (uint32_t i = 1; i < s->count; i++) {
        uint32_t lemma = hidden_verb(s, i, headless);
        if (lemma != FRN_NONE) {
            frn_repair_make_verb(s, token, i, lemma);
            if (token[i].flags & FRN_TOKEN_BASE)
                frn_repair_settle_infinitive(s, token, i);
            else
                headless = false;
        } else if ((lemma = hidden_participle(s, token, i)) != FRN_NONE) {
            frn_repair_settle_participle(s, token, i, lemma);
            headless = false;
        } else if (is_hidden_past(s, token, i, headless) || is_stray(s, token, i, headless)) {
            token[i].flags &= (uint16_t)~FRN_TOKEN_PARTICIPLE;
            frn_repair_settle_verb(s, token, i);
            headless = false;
        }
    }
}
