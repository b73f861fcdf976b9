/* What pronouns stand for. */
#include "read/mention_refer_internal.h"

/* ---- relative pronouns ---- */

/* "Poland and Lithuania, which fear". */
static bool verb_is_plural(const frn_sentence *s, uint32_t t)
{
    int32_t head = s->token[t].head;

    if (t + 1 < s->count && s->token[t + 1].tag == FRN_TAG_AUX)
        return frn_token_in(&s->token[t + 1], "are were have");
    return head >= 0 && s->token[head].tag == FRN_TAG_VERB &&
           frn_slice_eq(s->token[head].lower, s->token[head].lemma);
}

static bool take_relative(frn_finder *finder, frn_draft *draft)
{
    uint32_t t = draft->mention.first;
    const frn_sentence *s = finder->here;
    int32_t verb = s->token[t].head, noun = -1;

    for (int depth = 0; depth < 4 && verb >= 0; depth++) {
        if (s->token[verb].rel == FRN_REL_ACL_RELCL) {
            noun = s->token[verb].head;
            break;
        }
        verb = s->token[verb].head;
    }
    for (size_t i = finder->referents.len; i-- > 0;) {
        const frn_referent *r = &finder->referents.at[i];
        uint32_t gap;

        if (r->sentence != finder->index)
            break;
        if (r->group || r->nobody || r->token > t)
            continue;
        gap = t - r->last;
        if (noun >= 0 ? (uint32_t)noun >= r->first && (uint32_t)noun <= r->last
                      : gap <= 1 || (gap == 2 && frn_token_is(&s->token[t - 1], ","))) {
            if ((r->modifier && r->last + 1 != t) || r->implied)
                continue;
            if (i + 1 < finder->referents.len && r[1].group && r[1].last == r->last &&
                verb_is_plural(s, t))
                r++;
            frn_take_referent(draft, r);
            return true;
        }
    }
    return false;
}

/* ---- pronouns ---- */

/* "It is clear that", "it seems". */
static bool is_empty_it(const frn_sentence *s, uint32_t t)
{
    if (s->token[t].rel == FRN_REL_EXPL)
        return true;
    for (uint32_t i = t + 1; i < s->count && i < t + 4; i++) {
        frn_slice lemma = s->token[i].lemma;
        if (frn_word_in(lemma, "seem appear turn rain snow take"))
            return true;
        if (frn_word_in(lemma, "be become remain look sound make") ||
            frn_token_in(&s->token[i], "'s was")) {
            for (uint32_t k = i + 1; k < s->count && k < i + 5; k++) {
                if (frn_token_in(&s->token[k], "that to whether if how why what who unclear "
                                               "likely unlikely possible which when where"))
                    return true;
                if (s->token[k].tag == FRN_TAG_PUNCT)
                    break;
            }
        }
    }
    return false;
}

/* "called it a crime", "denied it": what was said or done, nobody. */
static bool means_a_thing(const frn_sentence *s, uint32_t t)
{
    const frn_token *next = t + 1 < s->count ? &s->token[t + 1] : NULL;
    frn_slice lemma;

    if (!t || s->token[t - 1].tag != FRN_TAG_VERB || !frn_token_is(&s->token[t], "it") ||
        (next && (next->tag == FRN_TAG_VERB || next->tag == FRN_TAG_AUX)))
        return false;
    lemma = s->token[t - 1].lemma;
    return frn_word_in(lemma,
                       "call deny confirm doubt regret admit know believe think find make do "
                       "say mean see like love ignore accept reject dismiss describe regard "
                       "explain sign ratify read write build test use want need do repeat "
                       "understand hear put give welcome condone justify prove show");
}

/* "announced an alliance", "signed the pact", and with nobody else */
static bool is_joint_object(const frn_sentence *s, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < s->count && i < verb + 5; i++) {
        if (frn_token_in(&s->token[i], "alliance pact truce ceasefire treaty merger talks accord "
                                       "coalition partnership"))
            return i + 1 >= s->count ||
                   !frn_token_in(&s->token[i + 1], "with between against of to");
        if (s->token[i].tag == FRN_TAG_PUNCT || s->token[i].tag == FRN_TAG_ADP)
            return false;
    }
    return false;
}

/* "they became enemies", "they were partners in crime", "they met in Vienna". */
static bool says_both(const frn_sentence *s, uint32_t t)
{
    bool be = false;

    for (uint32_t i = t + 1; i < s->count && i < t + 7; i++) {
        const frn_token *token = &s->token[i];
        if (token->tag == FRN_TAG_PUNCT)
            return false;
        be |= frn_lemma_in(token, "be become remain stay part");
        if (be && frn_token_in(token, "enemies rivals allies partners friends foes "
                                      "neighbours neighbors adversaries strangers"))
            return true;
        if (token->tag == FRN_TAG_VERB && is_joint_object(s, i))
            return true;
        if (token->tag == FRN_TAG_VERB)
            return frn_lemma_in(token, "meet quarrel disagree clash split") && i + 1 < s->count &&
                   (s->token[i + 1].tag == FRN_TAG_ADP || s->token[i + 1].tag == FRN_TAG_PUNCT ||
                    s->token[i + 1].tag == FRN_TAG_ADV) &&
                   !frn_token_is(&s->token[i + 1], "with");
    }
    return false;
}

/* "They insult each other": two at least. */
static bool is_reciprocal(const frn_sentence *s, uint32_t t)
{
    if (s->token[t].rel != FRN_REL_NSUBJ)
        return false;
    if (says_both(s, t))
        return true;
    for (uint32_t i = t + 1; i + 1 < s->count && i < t + 10; i++) {
        if (s->token[i].tag == FRN_TAG_PUNCT || s->token[i].rel == FRN_REL_NSUBJ)
            return false;
        if ((frn_token_is(&s->token[i], "each") && frn_token_is(&s->token[i + 1], "other")) ||
            (frn_token_is(&s->token[i], "one") && frn_token_is(&s->token[i + 1], "another")))
            return true;
    }
    return false;
}

/* "leader X, who hopes to break his country's isolation": whose it is when the clause around the
 * possessive speaks of somebody by "who". */
static bool take_relative_owner(frn_finder *finder, frn_draft *draft, uint32_t gender)
{
    const frn_sentence *s = finder->here;
    uint32_t t = draft->mention.first;
    int32_t at = s->token[t].head;

    if (s->token[t].rel != FRN_REL_NMOD_POSS)
        return false;
    for (int hops = 0; hops < 5 && at >= 0 && s->token[at].rel != FRN_REL_ACL_RELCL; hops++)
        at = s->token[at].head;
    if (at < 0 || s->token[at].rel != FRN_REL_ACL_RELCL)
        return false;
    for (size_t i = 0; i < finder->drafts.len; i++) {
        const frn_draft *who = &finder->drafts.at[i];
        const frn_token *token = &s->token[who->mention.first];
        const frn_cast_actor *actor;
        if (who->mention.first >= t)
            break;
        if (!frn_token_is(token, "who") || token->head != at || token->rel != FRN_REL_NSUBJ ||
            who->rows != 1)
            continue;
        actor = frn_cast_at(finder->cast, who->row[0]);
        if (actor->kind != FRN_KIND_PERSON ||
            ((actor->flags & (FRN_CAST_MALE | FRN_CAST_FEMALE)) && !(actor->flags & gender)))
            return false;
        draft->rows = 1;
        draft->row[0] = who->row[0];
        return true;
    }
    return false;
}

void frn_refer_pronoun(frn_finder *finder, frn_draft *draft)
{
    uint32_t t = draft->mention.first;
    frn_slice w = finder->here->token[t].lower;
    bool reflexive = frn_slice_ends(w, FRN_LIT("self")) || frn_slice_ends(w, FRN_LIT("selves"));
    const frn_referent *r = NULL;
    frn_wanted want = {.kind = FRN_KIND_UNKNOWN};

    if (draft->mention.flags & FRN_MENTION_FIRST)
        return;
    if (frn_word_in(w, "who whom whose which")) {
        take_relative(finder, draft);
        return;
    }
    if (frn_word_in(w, "he him his himself")) {
        want.person = true;
        want.gender = FRN_CAST_MALE;
    } else if (frn_word_in(w, "she her hers herself")) {
        want.person = true;
        want.gender = FRN_CAST_FEMALE;
    } else if (frn_word_in(w, "they them their theirs themselves")) {
        want.many = true;
        want.several = is_reciprocal(finder->here, t);
    } else {
        if (is_empty_it(finder->here, t) || means_a_thing(finder->here, t))
            return;
        want.thing = true;
        want.strict = !frn_slice_is(w, "its");
    }
    if (want.person && take_relative_owner(finder, draft, want.gender))
        return;
    r = frn_best_referent(finder, &want, t, reflexive);
    if (!r && want.several) {
        draft->kind = FRN_KIND_UNKNOWN;
        (void)frn_take_pair(finder, draft);
    }
    if (!r)
        return;
    frn_take_referent(draft, r);
    if (want.person) {
        frn_cast_actor *actor = &finder->cast->actors.at[r->row[0]];
        if (!(actor->flags & (FRN_CAST_MALE | FRN_CAST_FEMALE)))
            actor->flags |= want.gender;
    }
}
