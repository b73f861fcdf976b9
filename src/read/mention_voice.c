/* Unnamed speakers: "a person familiar with the talks", "two of his colleagues", "Marsh's aides".
 *
 * Whoever says something is told as the document calls him, below the one he belongs to, so that an
 * aide's words are the aide's and still of his master's side. What such a phrase does is done by
 * whom it stood for before: only what it says is its own.
 */
#include "read/mention_voice_internal.h"

enum { LONGEST = 10 };

/* Verbs that people say things with; what a study or an attack "suggests" is nobody's words. */
static bool says(const frn_token *token)
{
    return token->tag == FRN_TAG_VERB &&
           frn_lemma_in(
               token, "say tell add warn claim argue insist declare announce state write ask reply "
                      "note explain stress vow pledge remark comment acknowledge admit complain "
                      "conclude believe think recall observe respond promise reiterate "
                      "report reveal allege assert boast contend disclose emphasise emphasize "
                      "estimate fear hint lament predict reckon repeat testify affirm caution "
                      "confirm deny concede object protest retort joke fume grumble maintain hold "
                      "suspect doubt confide speculate worry expect hope describe dispute swear "
                      "accuse blame criticise criticize dismiss reject denounce whisper mutter");
}

/* Nouns that say something without being anybody. */
static bool is_nobody(const frn_token *token)
{
    return frn_lemma_in(
        token, "report rumour rumor story law rule constitution treaty deal agreement text "
               "tradition history legend wisdom figure statistic evidence poll sign belief "
               "notion view theory argument data fact word thing it that this what which who "
               "he she they we you i there day week month year monday tuesday wednesday "
               "thursday friday saturday sunday");
}

/* Pronouns and numbers that stand for people: "someone who was there", "one of them". */
static bool stands_alone(const frn_sentence *s, uint32_t t)
{
    if (frn_token_in(&s->token[t], "someone somebody others everyone everybody those whoever"))
        return true;
    return t + 1 < s->count && frn_token_is(&s->token[t + 1], "of") &&
           frn_token_in(&s->token[t],
                        "one two three four several some many most few both all none another");
}

static bool can_speak(const frn_sentence *s, uint32_t t)
{
    const frn_token *token = &s->token[t];

    if (stands_alone(s, t))
        return true;
    return token->tag == FRN_TAG_NOUN && !frn_slice_ends(token->lower, FRN_LIT("ing")) &&
           !is_nobody(token) &&
           (!(token->flags & FRN_TOKEN_UPPER) || (token->flags & FRN_TOKEN_FIRST));
}

/* "two", "several": how many they are is not who. */
bool frn_voice_is_count(const frn_token *token)
{
    return token->tag == FRN_TAG_NUM ||
           frn_token_in(token, "several some many few other more two three four five six");
}

/* The head of the noun phrase that begins at `t`; FRN_NONE. */
static uint32_t head_from(const frn_sentence *s, uint32_t t)
{
    uint32_t head = FRN_NONE;

    for (uint32_t i = t; i < s->count && i < t + 7; i++) {
        const frn_token *token = &s->token[i];
        if (stands_alone(s, i))
            return i;
        if (token->tag == FRN_TAG_NOUN || token->tag == FRN_TAG_PROPN)
            head = i;
        else if (token->tag != FRN_TAG_DET && token->tag != FRN_TAG_ADJ &&
                 token->tag != FRN_TAG_NUM && !frn_is_possessive(s, i) &&
                 !frn_token_in(token, "his her its their my our -"))
            break;
    }
    return head;
}

/* Where the words for the speaker begin. */
uint32_t frn_voice_begin(const frn_sentence *s, uint32_t head)
{
    uint32_t first = head;

    while (first > 0 && head - first < LONGEST) {
        const frn_token *before = &s->token[first - 1];
        bool joins = before->tag == FRN_TAG_ADJ || before->tag == FRN_TAG_NOUN ||
                     before->tag == FRN_TAG_PROPN || before->tag == FRN_TAG_NUM ||
                     frn_is_possessive(s, first - 1) || frn_token_is(before, "-") ||
                     (before->tag == FRN_TAG_VERB && before->rel == FRN_REL_AMOD) ||
                     frn_token_in(before, "his her its their my our");
        if (!joins)
            break;
        first--;
    }
    return first;
}

/* Where they end: before the verb, a comma, or when it was said. */
static uint32_t end_of(const frn_sentence *s, uint32_t head, uint32_t stop)
{
    uint32_t last = head;
    bool relative = false;

    for (uint32_t i = head + 1; i < stop && i <= head + LONGEST; i++) {
        const frn_token *token = &s->token[i];
        if (token->tag == FRN_TAG_PUNCT && !frn_token_is(token, "-") && !frn_is_possessive(s, i))
            break;
        if (token->head == (int32_t)stop && token->tag != FRN_TAG_NOUN &&
            token->tag != FRN_TAG_PROPN)
            break; /* "has", "later", "not" */
        if (token->tag == FRN_TAG_ADP && i + 1 < s->count &&
            (is_nobody(&s->token[i + 1]) || s->token[i + 1].tag == FRN_TAG_NUM))
            break;
        if (token->tag == FRN_TAG_VERB && !relative && token->rel != FRN_REL_ACL &&
            token->rel != FRN_REL_AMOD)
            break;
        relative |= (token->flags & FRN_TOKEN_RELATIVE) || frn_token_in(token, "who that");
        if (token->tag == FRN_TAG_CCONJ || token->tag == FRN_TAG_SCONJ ||
            (is_nobody(token) && !(token->flags & FRN_TOKEN_RELATIVE) &&
             !frn_token_is(token, "who")))
            break;
        last = i;
    }
    while (last > head && (s->token[last].tag == FRN_TAG_ADP || s->token[last].rel == FRN_REL_DET ||
                           frn_token_in(&s->token[last], "who that which")))
        last--;
    return last;
}

frn_draft *frn_voice_draft(const frn_finder *finder, uint32_t token)
{
    for (size_t i = 0; i < finder->drafts.len; i++) {
        frn_draft *draft = &finder->drafts.at[i];
        if (draft->mention.first <= token && token <= draft->mention.last)
            return draft;
    }
    return NULL;
}

/* A draft of the head alone, in its place among the others. */
frn_draft *frn_voice_nameless(frn_finder *finder, uint32_t head)
{
    frn_draft draft = {
        .name = FRN_NONE,
        .person = FRN_NONE,
        .body = FRN_NONE,
        .owner_pronoun = FRN_NONE,
        .owner_name = FRN_NONE,
        .same = FRN_NONE,
        .nameless = true,
        .mention = {
            .first = head, .last = head, .head = head, .bearer = FRN_NONE, .voice = FRN_NONE}};
    const frn_token *token = &finder->here->token[head];
    size_t at = finder->drafts.len;

    draft.mention.flags = FRN_MENTION_SPEAKER_ONLY;
    if ((token->tag == FRN_TAG_NOUN && token->lemma.len < token->lower.len) ||
        token->tag == FRN_TAG_NUM || frn_token_in(token, "others those some many most few"))
        draft.mention.flags |= FRN_MENTION_PLURAL;
    draft.subject = token->rel == FRN_REL_NSUBJ;
    draft.definite = head > 0 && frn_token_in(token - 1, "the this that");
    if (!frn_vec_push(&finder->drafts, draft)) {
        finder->failed = true;
        return NULL;
    }
    for (; at > 0 && finder->drafts.at[at - 1].mention.first > head; at--) {
        finder->drafts.at[at] = finder->drafts.at[at - 1];
        finder->drafts.at[at - 1] = draft;
    }
    return &finder->drafts.at[at];
}

/* "Russia, Serbia's protector, said": what somebody is. */
static bool is_apposed(const frn_sentence *s, uint32_t first, uint32_t last)
{
    while (first > 0 && s->token[first - 1].tag == FRN_TAG_DET)
        first--;
    return first > 0 && frn_token_is(&s->token[first - 1], ",") && last + 1 < s->count &&
           frn_token_is(&s->token[last + 1], ",");
}

static void mark(frn_finder *finder, uint32_t head, uint32_t stop)
{
    const frn_sentence *s = finder->here;
    frn_draft *draft;
    uint32_t first = frn_voice_begin(s, head), last = end_of(s, head, stop);

    if (!can_speak(s, head) || is_apposed(s, first, last))
        return;
    draft = frn_voice_draft(finder, head);
    if (draft && (draft->person != FRN_NONE || draft->name != FRN_NONE ||
                  (draft->mention.flags & (FRN_MENTION_PRONOUN | FRN_MENTION_DEFINITE))))
        return;
    if (!draft)
        draft = frn_voice_nameless(finder, head);
    if (!draft)
        return;
    draft->says_first = first < draft->mention.first ? first : draft->mention.first;
    draft->says_last = last > draft->mention.last ? last : draft->mention.last;
    draft->speaks = true;
}

/* "Turkey, two officials said, had": the head of those between a comma and the verb at `verb`, whom
 * parsers take for more of what stands before; FRN_NONE. */
static uint32_t inserted(const frn_sentence *s, uint32_t verb)
{
    bool closed = false;

    for (uint32_t i = verb + 1; i < s->count && i < verb + 6 && !closed; i++) {
        if (s->token[i].tag == FRN_TAG_VERB || s->token[i].tag == FRN_TAG_SCONJ)
            return FRN_NONE;
        closed = s->token[i].tag == FRN_TAG_PUNCT;
    }
    for (uint32_t i = verb; closed && i-- > 0 && verb - i < LONGEST;) {
        if (frn_token_is(&s->token[i], ","))
            return i + 1 < verb ? head_from(s, i + 1) : FRN_NONE;
        if (s->token[i].tag == FRN_TAG_VERB || s->token[i].tag == FRN_TAG_PUNCT)
            break;
    }
    return FRN_NONE;
}

/* "Two officials, speaking on condition of anonymity, said": the head of what opens the sentence,
 * when nothing but an aside stands between it and the verb at `verb`; FRN_NONE. */
static uint32_t opening(const frn_sentence *s, uint32_t verb)
{
    uint32_t head = head_from(s, 0);

    if (head == FRN_NONE || head + 3 > verb || !frn_token_is(&s->token[head + 1], ",") ||
        !(s->token[head + 2].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_RELATIVE)))
        return FRN_NONE;
    for (uint32_t i = head + 3; i + 1 < verb; i++) {
        if (s->token[i].tag == FRN_TAG_PUNCT)
            return FRN_NONE;
    }
    return head;
}

/* Verbs that have after them to whom it is said. */
static bool is_said_to(const frn_token *token)
{
    return frn_lemma_in(token, "tell ask accuse blame criticise criticize describe denounce "
                               "dismiss reject expect fear");
}

/* "Sudan, which had asked X to leave, held talks": who does it stands before it. */
static bool has_subject_before(const frn_sentence *s, uint32_t verb)
{
    for (uint32_t i = 0; i < verb; i++) {
        if (s->token[i].head == (int32_t)verb && s->token[i].rel == FRN_REL_NSUBJ)
            return true;
    }
    return false;
}

void frn_mention_voices(frn_finder *finder)
{
    const frn_sentence *s = finder->here;

    for (uint32_t t = 1; t < s->count && !finder->failed; t++)
        frn_voice_group(finder, t);

    for (uint32_t t = 0; t < s->count && !finder->failed; t++) {
        const frn_token *token = &s->token[t];
        uint32_t head;

        if (token->rel == FRN_REL_NSUBJ && token->head > (int32_t)t &&
            says(&s->token[token->head])) {
            mark(finder, t, (uint32_t)token->head);
        } else if (frn_token_is(token, "according") && t + 2 < s->count &&
                   frn_token_is(token + 1, "to")) {
            head = head_from(s, t + 2);
            if (head != FRN_NONE)
                mark(finder, head, s->count);
        } else if (t > 2 && says(token) && token[-1].tag != FRN_TAG_PUNCT) {
            head = inserted(s, t);
            if (head != FRN_NONE && head < t)
                mark(finder, head, t);
        } else if (t > 2 && says(token) && token[-1].tag == FRN_TAG_PUNCT &&
                   !frn_token_in(&token[-1], ": ; (")) { /* "...," said a former aide */
            head = opening(s, t);
            if (head == FRN_NONE && !is_said_to(token) && !has_subject_before(s, t))
                head = head_from(s, t + 1);
            if (head != FRN_NONE)
                mark(finder, head, s->count);
        }
    }
}
