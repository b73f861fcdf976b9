/* Subjects that the parser mislabelled, and second verbs that it hung on the wrong first one. */
#include "read/repair_internal.h"

static bool has_be_before(const frn_scene *s, const frn_token *token, uint32_t verb)
{
    static const char *const words[] = {"is",    "are", "was", "were", "been",
                                        "being", "be",  "get", "gets", "got"};

    for (uint32_t i = verb; i-- > 0 && verb - i < 5;) {
        if (FRN_IS_ONE_OF(s, i, words))
            return true;
        if (token[i].tag != FRN_TAG_ADV && token[i].tag != FRN_TAG_AUX &&
            token[i].tag != FRN_TAG_PART)
            return false;
    }
    return false;
}

/* "stood by X", "responded by closing": what nobody can do to another has no agent. */
static bool is_active_before_by(const frn_scene *s, const frn_token *token, uint32_t verb)
{
    static const char *const words[] = {"stand", "stick", "abide", "respond", "react", "retaliate",
                                        "reply", "swear", "begin", "start",   "live",  "come"};

    if (verb + 2 < s->count && (token[verb + 2].flags & FRN_TOKEN_GERUND) &&
        token[verb + 2].tag == FRN_TAG_VERB)
        return true;
    return FRN_IS_ONE_OF(s, verb, words);
}

/* "the company and the union negotiated": without a form of "be" no finite verb is passive. */
static void mend_passive(const frn_scene *s, frn_token *token, uint32_t subject)
{
    int32_t verb = token[subject].head;

    if (token[subject].rel != FRN_REL_NSUBJ_PASS || verb < (int32_t)subject ||
        token[verb].tag != FRN_TAG_VERB || frn_repair_has(s, (uint32_t)verb, FRN_REL_AUX_PASS) ||
        has_be_before(s, token, (uint32_t)verb) ||
        ((uint32_t)verb + 1 < s->count && frn_scene_is(s, (uint32_t)verb + 1, "by") &&
         !is_active_before_by(s, token, (uint32_t)verb)))
        return;
    token[subject].rel = FRN_REL_NSUBJ;
    for (uint32_t i = (uint32_t)verb + 1; i < s->count; i++) {
        if (token[i].head == verb && token[i].rel == FRN_REL_OBL_AGENT)
            token[i].rel = FRN_REL_OBL;
    }
    token[verb].flags &= (uint16_t)~FRN_TOKEN_PARTICIPLE;
}

static bool is_plain_past(const frn_scene *s, const frn_token *token, uint32_t verb)
{
    return token[verb].tag == FRN_TAG_VERB && (token[verb].flags & FRN_TOKEN_PAST) &&
           !frn_repair_has(s, verb, FRN_REL_AUX) && !frn_repair_has(s, verb, FRN_REL_AUX_PASS);
}

/* "said the police had failed them, and blamed the minister": what was said stood in another tense,
 * so that the second verb goes with the saying. */
static void mend_second_verb(frn_scene *s, frn_token *token, uint32_t second)
{
    int32_t first = token[second].head, said;

    if (token[second].rel != FRN_REL_CONJ || first < 0 || first > (int32_t)second ||
        token[first].rel != FRN_REL_CCOMP || !is_plain_past(s, token, second) ||
        frn_repair_has(s, second, FRN_REL_NSUBJ) ||
        !frn_repair_has(s, (uint32_t)first, FRN_REL_AUX) ||
        frn_repair_has(s, (uint32_t)first, FRN_REL_AUX_PASS))
        return;
    said = token[first].head;
    if (said < 0 || said > first || !is_plain_past(s, token, (uint32_t)said))
        return;
    frn_repair_hang(s, token, second, (uint32_t)said, FRN_REL_CONJ);
}

static int32_t subject_in(const frn_scene *s, const frn_token *token, uint32_t verb, uint32_t from,
                          uint32_t to)
{
    for (uint32_t i = from; i < to && i < s->count; i++) {
        if (token[i].head == (int32_t)verb && token[i].rel == FRN_REL_NSUBJ)
            return (int32_t)i;
    }
    return FRN_NO_TOKEN;
}

/* "Ignoring warnings from X, Y went ahead", the warnings taken for the subject: a verb has one, and
 * what stands before the comma goes with the participle. */
static void mend_opening(frn_token *token)
{
    int32_t noun = token[0].head, verb;

    if (token[0].tag != FRN_TAG_VERB || !(token[0].flags & FRN_TOKEN_GERUND) || noun <= 0 ||
        token[0].rel != FRN_REL_AMOD || token[noun].rel != FRN_REL_NSUBJ)
        return;
    verb = token[noun].head;
    for (uint32_t i = (uint32_t)noun + 1; verb > noun && i < (uint32_t)verb; i++) {
        if (token[i].head != verb || token[i].rel != FRN_REL_NSUBJ)
            continue;
        token[0].head = verb;
        token[0].rel = FRN_REL_ADVCL;
        token[noun].head = 0;
        token[noun].rel = FRN_REL_OBJ;
        return;
    }
}

/* "Strikes by Saudi Arabia hit Houthi camps", "camps" taken for the verb: a word with two subjects,
 * the second right after a verb in the past, is that verb's object. */
static void mend_two_subjects(frn_scene *s, frn_token *token, uint32_t verb)
{
    int32_t noun = token[verb].head, first, second;

    if (token[verb].tag != FRN_TAG_VERB || !(token[verb].flags & FRN_TOKEN_PAST) ||
        noun <= (int32_t)verb || noun > (int32_t)verb + 5 || token[noun].tag != FRN_TAG_VERB ||
        !frn_slice_ends(token[noun].lower, FRN_LIT("s")) || frn_repair_has(s, verb, FRN_REL_MARK))
        return;
    first = subject_in(s, token, (uint32_t)noun, 0, verb);
    second = subject_in(s, token, (uint32_t)noun, verb + 1, (uint32_t)noun);
    if (first < 0 || second < 0)
        return;
    for (uint32_t i = 0; i < s->count; i++) {
        if (token[i].head == noun && i != (uint32_t)second && i != verb)
            token[i].head = (int32_t)verb;
    }
    token[verb].head = token[noun].head;
    token[verb].rel = token[noun].rel;
    token[noun].tag = FRN_TAG_NOUN;
    token[noun].flags |= FRN_TOKEN_PLURAL;
    token[noun].head = (int32_t)verb;
    token[noun].rel = FRN_REL_OBJ;
    token[second].rel = FRN_REL_COMPOUND;
}

/* "... and Israel, a Saudi-owned weekly reports.": at the end of a sentence and beyond a comma this
 * is who says so, no third in the row. */
static void mend_report(frn_scene *s, frn_token *token, uint32_t verb)
{
    uint32_t comma = verb;
    int32_t root = (int32_t)verb;

    if (!frn_scene_is(s, verb, "reports") || token[verb].tag != FRN_TAG_NOUN || verb < 3 ||
        verb + 2 < s->count ||
        (token[verb - 1].tag != FRN_TAG_NOUN && token[verb - 1].tag != FRN_TAG_ADJ))
        return;
    while (comma > 0 && verb - comma < 9 && !frn_scene_is(s, comma, ","))
        comma--;
    if (!frn_scene_is(s, comma, ",") || token[verb].head >= (int32_t)comma || token[verb].head < 0)
        return;
    while (token[root].head >= 0)
        root = token[root].head;
    token[verb].tag = FRN_TAG_VERB;
    token[verb - 1].tag = FRN_TAG_NOUN;
    token[verb].head = root;
    token[verb].rel = FRN_REL_PARATAXIS;
    frn_repair_hang(s, token, verb - 1, verb, FRN_REL_NSUBJ);
}

/* "Its neighbour Somalia has begged", both taken for subjects: the first tells what the second is.
 */
static void mend_described_subject(frn_scene *s, frn_token *token, uint32_t noun)
{
    if (noun + 1 >= s->count || token[noun].rel != FRN_REL_NSUBJ ||
        token[noun + 1].rel != FRN_REL_NSUBJ || token[noun].head != token[noun + 1].head ||
        token[noun].tag != FRN_TAG_NOUN || token[noun + 1].tag != FRN_TAG_PROPN)
        return;
    frn_repair_hang(s, token, noun, noun + 1, FRN_REL_NMOD_DESC);
}

/* "say the rebels and the army are friends", "rebels" taken for what is said: the first of two that
 * share a clause. */
static void mend_said_row(frn_scene *s, frn_token *token, uint32_t second)
{
    int32_t clause = token[second].head, say, first = -1;
    uint32_t and = second;

    if (token[second].rel != FRN_REL_NSUBJ || clause < 0 || token[clause].rel != FRN_REL_CCOMP)
        return;
    say = token[clause].head;
    while (and > 0 && second - and < 5 && !frn_scene_is(s, and, "and"))
        and--;
    if (say < 0 || !frn_scene_is(s, and, "and") || and <= (uint32_t)say + 1)
        return;
    for (uint32_t i = (uint32_t)say + 1; i < and; i++) {
        if (token[i].head == say && token[i].rel == FRN_REL_OBJ)
            first = (int32_t)i;
        if (token[i].tag == FRN_TAG_PUNCT || token[i].tag == FRN_TAG_VERB)
            return;
    }
    if (first < 0)
        return;
    frn_repair_hang(s, token, (uint32_t)first, (uint32_t)clause, FRN_REL_NSUBJ);
    frn_repair_hang(s, token, second, (uint32_t)first, FRN_REL_CONJ);
}

/* "defended the right of X to fire", hung on the verb: what somebody has the right to. */
static void mend_right_to(frn_scene *s, frn_token *token, uint32_t verb)
{
    static const char *const nouns[] = {"right", "freedom", "ability", "capacity", "authority",
                                        "power", "duty",    "need",    "licence",  "license"};
    int32_t head = token[verb].head, noun = -1;

    if (token[verb].tag != FRN_TAG_VERB || verb < 4 || !frn_scene_is(s, verb - 1, "to") ||
        head < 0 || head > (int32_t)verb || token[head].tag != FRN_TAG_VERB ||
        (token[verb].rel != FRN_REL_ADVCL && token[verb].rel != FRN_REL_XCOMP))
        return;
    for (uint32_t i = (uint32_t)head + 1; i + 2 < verb; i++) {
        if (token[i].head == head && token[i].rel == FRN_REL_OBJ)
            noun = (int32_t)i;
    }
    if (noun >= 0 && FRN_IS_ONE_OF(s, (uint32_t)noun, nouns) &&
        frn_scene_is(s, (uint32_t)noun + 1, "of"))
        frn_repair_hang(s, token, verb, (uint32_t)noun, FRN_REL_ACL);
}

void frn_repair_subjects(frn_scene *s, frn_token *token)
{
    if (s->count > 2)
        mend_opening(token);
    for (uint32_t i = 0; i < s->count; i++) {
        mend_passive(s, token, i);
        mend_second_verb(s, token, i);
        mend_two_subjects(s, token, i);
        mend_report(s, token, i);
        mend_described_subject(s, token, i);
        mend_right_to(s, token, i);
        mend_said_row(s, token, i);
    }
}
