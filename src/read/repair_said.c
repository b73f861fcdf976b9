/* Sayings that the parser tied to the wrong words: who says so at the end of a sentence or between
 * a subject and its verb, and what is said with or without "that".
 */
#include "read/repair_internal.h"

/* ---- who says so, at the end ---- */

/* The comma before the phrase that ends at `last`, which holds a noun and no verb; -1. */
static int32_t comma_before(const frn_token *token, uint32_t last)
{
    bool noun = false;

    for (uint32_t i = last + 1; i-- > 0 && last - i < 10;) {
        if (token[i].tag == FRN_TAG_VERB || token[i].tag == FRN_TAG_AUX ||
            token[i].tag == FRN_TAG_SCONJ || token[i].tag == FRN_TAG_CCONJ)
            return FRN_NO_TOKEN;
        if (token[i].tag == FRN_TAG_PUNCT)
            return noun && frn_slice_is(token[i].lower, ",") ? (int32_t)i : FRN_NO_TOKEN;
        noun |= token[i].tag == FRN_TAG_NOUN || token[i].tag == FRN_TAG_PROPN;
    }
    return FRN_NO_TOKEN;
}

static bool has_verb_before(const frn_token *token, uint32_t end)
{
    for (uint32_t i = 0; i < end; i++) {
        if (token[i].tag == FRN_TAG_VERB || token[i].tag == FRN_TAG_AUX)
            return true;
    }
    return false;
}

static bool closes_sentence(const frn_scene *s, const frn_token *token, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < s->count; i++) {
        if (token[i].tag == FRN_TAG_VERB || token[i].tag == FRN_TAG_SCONJ || i > verb + 8)
            return false;
    }
    return true;
}

/* "X will leave, its spokesman, John Doe, said on Monday.": taken for more of what X leaves. */
static void mend_closing(frn_scene *s, frn_token *token, uint32_t verb)
{
    int32_t near, far;
    uint32_t name;

    if (token[verb].tag != FRN_TAG_VERB ||
        (token[verb].flags & (FRN_TOKEN_BASE | FRN_TOKEN_GERUND)) || verb < 5 ||
        !frn_scene_is(s, verb - 1, ",") || !frn_repair_name_ends(s, verb - 2) ||
        frn_repair_has_subject(s, verb) || s->lemma[verb] == FRN_NONE ||
        !frn_repair_has_cue(s, s->lemma[verb], FRN_CUE_SPEECH) || !closes_sentence(s, token, verb))
        return;
    near = comma_before(token, verb - 2);
    far = near > 2 ? comma_before(token, (uint32_t)near - 1) : FRN_NO_TOKEN;
    if (far > 0)
        near = far;
    if (near < 2 || !has_verb_before(token, (uint32_t)near))
        return;
    name = frn_repair_head(s, verb - 2);
    for (uint32_t i = (uint32_t)near + 1; i + 1 < verb; i++) {
        bool outside = token[i].head < near || token[i].head >= (int32_t)verb;
        if (outside && i != name && token[i].tag != FRN_TAG_PUNCT && !frn_scene_under(s, name, i))
            frn_repair_hang(s, token, i, name, FRN_REL_APPOS);
    }
    frn_repair_hang(s, token, name, verb, FRN_REL_NSUBJ);
}

static bool is_said(const frn_scene *s, const frn_token *token, uint32_t at)
{
    return token[at].tag == FRN_TAG_VERB && s->lemma[at] != FRN_NONE &&
           frn_repair_has_cue(s, s->lemma[at], FRN_CUE_SPEECH);
}

/* "Turkey, says Jane Doe, has attacked": who says so stands between a subject and its verb. */
static void mend_inserted(frn_scene *s, frn_token *token, uint32_t verb)
{
    uint32_t end, name;
    int32_t subject = FRN_NO_TOKEN, main = FRN_NO_TOKEN;

    if (verb < 2 || verb + 3 >= s->count || !is_said(s, token, verb) ||
        !frn_scene_is(s, verb - 1, ",") || has_verb_before(token, verb) ||
        s->mention_of[verb + 1] < 0 || s->mention[s->mention_of[verb + 1]].first != verb + 1)
        return;
    end = s->mention[s->mention_of[verb + 1]].last;
    name = frn_repair_head(s, verb + 1);
    if (end + 1 >= s->count || !frn_scene_is(s, end + 1, ","))
        return;
    for (uint32_t i = end + 2; i < s->count && main < 0; i++) {
        if (token[i].tag == FRN_TAG_VERB && !(token[i].flags & FRN_TOKEN_GERUND))
            main = (int32_t)i;
    }
    for (uint32_t i = 0; i + 1 < verb; i++) {
        if (token[i].head < 0 || token[i].head >= (int32_t)verb)
            subject = (int32_t)i;
    }
    if (main < 0 || subject < 0 || !frn_repair_nominal(&token[subject]))
        return;
    frn_repair_hang(s, token, (uint32_t)main, verb, FRN_REL_CCOMP);
    frn_repair_hang(s, token, verb, (uint32_t)main, FRN_REL_PARATAXIS);
    frn_repair_hang(s, token, name, verb, FRN_REL_NSUBJ);
    frn_repair_hang(s, token, (uint32_t)subject, (uint32_t)main, FRN_REL_NSUBJ);
}

/* The comma that closes "on Monday", "in Geneva" after the verb of saying; -1. */
static int32_t comma_after(const frn_scene *s, const frn_token *token, uint32_t verb)
{
    for (uint32_t i = verb + 1; i < s->count && i < verb + 6; i++) {
        if (frn_scene_is(s, i, ","))
            return (int32_t)i;
        if (token[i].tag == FRN_TAG_VERB || token[i].tag == FRN_TAG_PUNCT ||
            token[i].tag == FRN_TAG_SCONJ || frn_scene_is(s, i, "that"))
            return FRN_NO_TOKEN;
    }
    return FRN_NO_TOKEN;
}

/* "Turkey, two officials said on Monday, had attacked": the same with the verb last. */
static void mend_inserted_before(frn_scene *s, frn_token *token, uint32_t verb)
{
    int32_t from =
                verb > 2 && is_said(s, token, verb) ? comma_before(token, verb - 1) : FRN_NO_TOKEN,
            to = from > 0 ? comma_after(s, token, verb) : FRN_NO_TOKEN, main = FRN_NO_TOKEN;
    uint32_t name = verb, subject;

    if (to < 0 || has_verb_before(token, (uint32_t)from) || token[from - 1].tag == FRN_TAG_ADV)
        return;
    for (uint32_t i = (uint32_t)to + 1; i < s->count && i < (uint32_t)to + 7 && main < 0; i++) {
        if (token[i].tag == FRN_TAG_VERB && !(token[i].flags & FRN_TOKEN_GERUND))
            main = (int32_t)i;
        else if (token[i].tag != FRN_TAG_AUX && token[i].tag != FRN_TAG_ADV &&
                 token[i].tag != FRN_TAG_PART)
            return;
    }
    for (uint32_t i = (uint32_t)from + 1; i < verb && name == verb; i++) {
        if (s->mention_of[i] >= 0 && !(s->mention[s->mention_of[i]].flags & FRN_MENTION_POSSESSIVE))
            name = frn_repair_head(s, i);
    }
    subject =
        s->mention_of[from - 1] >= 0 ? frn_repair_head(s, (uint32_t)from - 1) : (uint32_t)from - 1;
    if (main < 0 || name == verb || !frn_repair_nominal(&token[subject]))
        return;
    frn_repair_hang(s, token, (uint32_t)main, verb, FRN_REL_CCOMP);
    frn_repair_hang(s, token, verb, (uint32_t)main, FRN_REL_PARATAXIS);
    frn_repair_hang(s, token, name, verb, FRN_REL_NSUBJ);
    frn_repair_hang(s, token, subject, (uint32_t)main,
                    frn_repair_has(s, (uint32_t)main, FRN_REL_AUX_PASS) ? FRN_REL_NSUBJ_PASS
                                                                        : FRN_REL_NSUBJ);
}

/* ---- what is said, without "that" or with it ---- */

/* The finite verb that follows the name ending at `last`, auxiliaries and adverbs passed over; -1.
 */
static int32_t verb_after(const frn_scene *s, const frn_token *token, uint32_t last)
{
    bool helped = false;

    for (uint32_t i = last + 1; i < s->count && i < last + 6; i++) {
        if (token[i].tag == FRN_TAG_VERB) {
            bool known = (token[i].flags & FRN_TOKEN_PAST) || s->lemma[i] != FRN_NONE;
            bool finite =
                helped || (known && !(token[i].flags &
                                      (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE | FRN_TOKEN_BASE)));
            return finite ? (int32_t)i : FRN_NO_TOKEN;
        }
        if (token[i].tag == FRN_TAG_AUX)
            helped = true;
        else if (token[i].tag != FRN_TAG_ADV && !frn_scene_is(s, i, "not"))
            break;
    }
    return FRN_NO_TOKEN;
}

/* "claims Turkey attacked Syria", "fears that Turkey will attack": the name is the subject of what
 * is said, not the object of the saying. */
static void mend_content(frn_scene *s, frn_token *token, uint32_t verb)
{
    uint32_t at = verb + 1, name;
    int32_t inner;

    if (!is_said(s, token, verb) || at >= s->count)
        return;
    if (frn_scene_is(s, at, "that"))
        at++;
    while (at < s->count && token[at].tag == FRN_TAG_DET && !frn_scene_is(s, at, "that"))
        at++;
    if (at >= s->count || s->mention_of[at] < 0 || s->mention[s->mention_of[at]].first > at ||
        !frn_repair_name_ends(s, s->mention[s->mention_of[at]].last))
        return;
    name = frn_repair_head(s, at);
    inner = verb_after(s, token, s->mention[s->mention_of[at]].last);
    if (inner < 0 || (frn_repair_has_subject(s, (uint32_t)inner) && token[verb].head != inner) ||
        (token[name].head != (int32_t)verb && token[name].head != inner) ||
        (token[name].rel != FRN_REL_OBJ && token[name].rel != FRN_REL_IOBJ &&
         token[name].rel != FRN_REL_COMPOUND && token[name].rel != FRN_REL_NSUBJ))
        return;
    frn_repair_hang(s, token, (uint32_t)inner, verb, FRN_REL_CCOMP);
    frn_repair_hang(s, token, name, (uint32_t)inner,
                    frn_repair_has(s, (uint32_t)inner, FRN_REL_AUX_PASS) ? FRN_REL_NSUBJ_PASS
                                                                         : FRN_REL_NSUBJ);
    if (frn_scene_is(s, verb + 1, "that"))
        frn_repair_hang(s, token, verb + 1, (uint32_t)inner, FRN_REL_MARK);
}

/* "Officials in Warsaw insist that", taken for a noun where the clause has no verb yet. */
static void mend_said_that(frn_scene *s, frn_token *token, uint32_t at)
{
    int32_t subject = FRN_NO_TOKEN;
    bool having =
        at + 2 < s->count && frn_scene_is(s, at + 1, "having") && token[at + 2].tag == FRN_TAG_VERB;

    if (token[at].tag != FRN_TAG_NOUN || at == 0 || at + 2 >= s->count ||
        !(having || frn_scene_is(s, at + 1, "that")) || (token[at].flags & FRN_TOKEN_UPPER) ||
        s->lemma[at] == FRN_NONE || !frn_repair_has_cue(s, s->lemma[at], FRN_CUE_SPEECH) ||
        has_verb_before(token, at) || token[at - 1].tag == FRN_TAG_DET ||
        token[at - 1].tag == FRN_TAG_ADJ || !frn_repair_name_ends(s, at - 1))
        return;
    for (uint32_t i = 0; i < at && subject < 0; i++) {
        if (s->mention_of[i] >= 0 && !(s->mention[s->mention_of[i]].flags & FRN_MENTION_POSSESSIVE))
            subject = (int32_t)frn_repair_head(s, i);
    }
    if (subject < 0)
        return;
    token[at].tag = FRN_TAG_VERB;
    if (having)
        frn_repair_hang(s, token, at + 2, at, FRN_REL_XCOMP);
    frn_repair_hang(s, token, (uint32_t)subject, at, FRN_REL_NSUBJ);
}

/* "According to Jane Doe, an analyst in Berlin, Turkey has": of two subjects the first explains who
 * says so. */
static void mend_according(frn_scene *s, frn_token *token)
{
    int32_t verb, name, first = FRN_NO_TOKEN;
    uint32_t end;

    if (s->count < 6 || !frn_scene_is(s, 0, "according") || s->mention_of[2] < 0)
        return;
    end = s->mention[s->mention_of[2]].last + 1;
    name = end < s->count ? frn_repair_name_before(s, end) : FRN_NO_TOKEN;
    for (uint32_t i = end; name >= 0 && i < s->count; i++) {
        if (token[i].rel != FRN_REL_NSUBJ)
            continue;
        if (first < 0) {
            first = (int32_t)i;
            continue;
        }
        verb = token[i].head;
        if (verb < 0 || token[first].head != verb)
            return;
        frn_repair_hang(s, token, (uint32_t)name, (uint32_t)verb, FRN_REL_OBL);
        frn_repair_hang(s, token, (uint32_t)first, (uint32_t)name, FRN_REL_APPOS);
        return;
    }
}

void frn_repair_sayings(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 0; i < s->count; i++) {
        mend_closing(s, token, i);
        mend_inserted(s, token, i);
        mend_inserted_before(s, token, i);
        mend_said_that(s, token, i);
        mend_content(s, token, i);
    }
    mend_according(s, token);
}
