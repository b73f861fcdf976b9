/* Verbs that were found in the place of something else: their subject, auxiliaries and object hung
 * where the order of words puts them. */
#include "read/repair_internal.h"
#include "read/syntax_agree_internal.h"

/* "denied that it arms ...": what follows "that" is the content of the verb before it. */
static void make_clause(frn_scene *s, frn_token *token, uint32_t verb, uint32_t first)
{
    uint32_t i = first;

    while (i > 0 && token[i - 1].tag == FRN_TAG_DET && !frn_scene_is(s, i - 1, "that"))
        i--;
    if (i == 0 || !frn_scene_is(s, i - 1, "that"))
        return;
    frn_repair_hang(s, token, i - 1, verb, FRN_REL_MARK);
    for (uint32_t k = i - 1; k-- > 0 && i - k < 6;) {
        if (token[k].tag == FRN_TAG_VERB) {
            if (!frn_scene_under(s, k, verb))
                frn_repair_hang(s, token, verb, k, FRN_REL_CCOMP);
            return;
        }
    }
}

/* "Students in Harare burned tyres", the place hung on what was burned: the subject stands before
 * the preposition, and the place with it. */
static uint32_t past_place(frn_scene *s, frn_token *token, uint32_t left, uint32_t verb)
{
    uint32_t head = frn_repair_head(s, left), first;

    if (s->mention_of[left] < 0 || token[head].head < (int32_t)verb)
        return head;
    first = s->mention[s->mention_of[left]].first;
    while (first > 0 &&
           (token[first - 1].tag == FRN_TAG_DET || token[first - 1].tag == FRN_TAG_ADJ))
        first--;
    if (first < 2 || token[first - 1].tag != FRN_TAG_ADP ||
        (token[first - 2].tag != FRN_TAG_NOUN && token[first - 2].tag != FRN_TAG_PROPN))
        return head;
    frn_repair_hang(s, token, head, first - 2, FRN_REL_NMOD);
    frn_repair_hang(s, token, first - 1, head, FRN_REL_CASE);
    return first - 2;
}

/* Hangs the subject, the auxiliaries and the object around a verb that was none. */
void frn_repair_settle_verb(frn_scene *s, frn_token *token, uint32_t at)
{
    int32_t left = frn_repair_before_time(s, at - 1), object;

    while (left >= 0 &&
           (frn_repair_auxiliary(s, (uint32_t)left) || frn_scene_is(s, (uint32_t)left, "not"))) {
        token[left].tag = frn_scene_is(s, (uint32_t)left, "not") ? token[left].tag : FRN_TAG_AUX;
        frn_repair_hang(s, token, (uint32_t)left, at,
                        frn_scene_is(s, (uint32_t)left, "not") ? FRN_REL_ADVMOD : FRN_REL_AUX);
        left = left ? frn_repair_before_time(s, (uint32_t)left - 1) : -1;
    }
    if (left >= 0 &&
        (frn_repair_name_ends(s, (uint32_t)left) || frn_repair_pronoun(s, (uint32_t)left) ||
         (token[at].head == left && frn_repair_people(token, (uint32_t)left)))) {
        uint32_t subject = past_place(s, token, (uint32_t)left, at);
        while (token[subject].head >= 0 && token[subject].head < (int32_t)subject &&
               (token[subject].rel == FRN_REL_NMOD ||
                (token[subject].rel == FRN_REL_CONJ && s->mention_of[token[subject].head] >= 0)))
            subject = (uint32_t)token[subject].head; /* "thousands of students" */
        frn_repair_hang(s, token, subject, at, FRN_REL_NSUBJ);
        make_clause(s, token, at,
                    s->mention_of[left] >= 0 ? s->mention[s->mention_of[left]].first
                                             : (uint32_t)left);
    }
    frn_hang_as_clause(token, at);
    object = frn_repair_phrase(s, token, at + 1);
    if (object >= 0 && !frn_repair_has(s, at, FRN_REL_OBJ) && !frn_repair_has(s, at, FRN_REL_IOBJ))
        frn_repair_hang(s, token, (uint32_t)object, at, FRN_REL_OBJ);
}

void frn_repair_make_verb(frn_scene *s, frn_token *token, uint32_t at, uint32_t lemma)
{
    frn_slice form = token[at].lower;

    token[at].tag = FRN_TAG_VERB;
    frn_token_set_lemma(&token[at], frn_intern_text(&s->wording->words, lemma));
    s->lemma[at] = lemma;
    if (frn_slice_ends(form, FRN_LIT("ing")))
        token[at].flags |= FRN_TOKEN_GERUND;
    else if (s->lower[at] != lemma && !frn_slice_ends(form, FRN_LIT("s")))
        token[at].flags |= FRN_TOKEN_PAST;
    else if (s->lower[at] == lemma && at > 0 && frn_scene_is(s, at - 1, "to"))
        token[at].flags |= FRN_TOKEN_BASE;
    frn_repair_settle_verb(s, token, at);
}

/* The infinitive hangs on the nearest verb or adjective before it. */
void frn_repair_settle_infinitive(frn_scene *s, frn_token *token, uint32_t at)
{
    token[at - 1].tag = FRN_TAG_PART;
    for (uint32_t i = at - 1; i-- > 0 && at - i < 12;) {
        if (token[i].tag == FRN_TAG_VERB ||
            (i + 2 == at && (token[i].tag == FRN_TAG_ADJ || token[i].tag == FRN_TAG_AUX))) {
            if (!frn_scene_under(s, i, at))
                frn_repair_hang(s, token, at, i, i + 2 == at ? FRN_REL_XCOMP : FRN_REL_ADVCL);
            break;
        }
    }
    frn_repair_hang(s, token, at - 1, at, FRN_REL_MARK);
}

/* "was sentenced": the auxiliary and the subject of a passive. */
void frn_repair_settle_participle(frn_scene *s, frn_token *token, uint32_t at, uint32_t lemma)
{
    int32_t left;

    token[at].tag = FRN_TAG_VERB;
    frn_token_set_lemma(&token[at], frn_intern_text(&s->wording->words, lemma));
    token[at].flags |= FRN_TOKEN_PAST;
    s->lemma[at] = lemma;
    if (!frn_repair_be(s, at - 1))
        return;
    token[at].flags |= FRN_TOKEN_PARTICIPLE;
    frn_repair_hang(s, token, at - 1, at, FRN_REL_AUX_PASS);
    left = at > 1 ? frn_repair_before_time(s, at - 2) : -1;
    if (left >= 0 && frn_repair_auxiliary(s, (uint32_t)left))
        left--;
    if (left >= 0 && frn_repair_name_ends(s, (uint32_t)left) &&
        !frn_repair_after_prep(s, (uint32_t)left))
        frn_repair_hang(s, token, frn_repair_head(s, (uint32_t)left), at, FRN_REL_NSUBJ_PASS);
}
