/* Who stands in which slot of a verb, noun or adjective. */
#include "read/scene_internal.h"

enum { DEEPEST = 6 };

static void phrase(const frn_scene *s, uint32_t head, frn_parties *out, int depth);
static void subject(const frn_scene *s, uint32_t verb, frn_parties *out, int depth);
static void object(const frn_scene *s, uint32_t verb, frn_parties *out, int depth);
static void holder(const frn_scene *s, uint32_t noun, frn_parties *out, int depth);

void frn_parties_add(frn_parties *out, uint32_t actor, uint32_t at)
{
    for (uint32_t i = 0; i < out->count; i++) {
        if (out->actor[i] == actor)
            return;
    }
    if (out->count < FRN_MOST_PARTIES) {
        out->actor[out->count] = actor;
        out->at[out->count++] = at;
    }
}

void frn_parties_join(frn_parties *out, const frn_parties *more)
{
    for (uint32_t i = 0; i < more->count; i++)
        frn_parties_add(out, more->actor[i], more->at[i]);
    out->guessed |= more->guessed;
    out->modifier |= more->modifier;
    out->place |= more->place;
}

/* All mentions at the place of mention m: "U.S.-Iran" is one token with two. */
static void add_mention(const frn_scene *s, int32_t m, frn_parties *out)
{
    uint32_t first = s->mention[m].first;

    while (m > 0 && s->mention[m - 1].last >= first)
        m--;
    for (; m < (int32_t)s->mentions && s->mention[m].first <= first; m++) {
        const frn_mention *mention = &s->mention[m];
        if (mention->last < first)
            continue;
        if ((mention->flags & FRN_MENTION_FIRST) && s->first_person)
            s->first_person(s, mention->head, out);
        for (uint32_t i = 0; i < mention->actor_count; i++)
            frn_parties_add(out, mention->actor[i], mention->head);
    }
}

static bool add_at(const frn_scene *s, uint32_t at, frn_parties *out)
{
    uint32_t before = out->count;

    if (s->mention_of[at] >= 0)
        add_mention(s, s->mention_of[at], out);
    return out->count > before;
}

/* Does the run of modifiers go on to the left past token `at`? */
static bool is_modifier(const frn_scene *s, uint32_t at, bool found)
{
    if (s->mention_of[at] >= 0) /* "Turkish", whatever the tagger took it for */
        return true;
    switch (s->token[at].tag) {
    case FRN_TAG_ADJ:
    case FRN_TAG_NOUN:
    case FRN_TAG_PROPN:
    case FRN_TAG_NUM:
    case FRN_TAG_PART:
    case FRN_TAG_PRON:
    case FRN_TAG_X:
    case FRN_TAG_SYM:
        return true;
    case FRN_TAG_CCONJ:
        return true;
    case FRN_TAG_ADV:
        return !found;
    case FRN_TAG_PUNCT:
        return found || frn_scene_is(s, at, "-") || frn_scene_is(s, at, "\xe2\x80\x93") ||
               (s->token[at].flags & (FRN_TOKEN_OPEN_QUOTE | FRN_TOKEN_CLOSE_QUOTE));
    case FRN_TAG_VERB: /* "renewed", "growing" before the noun */
        return s->token[at].rel == FRN_REL_AMOD;
    default:
        return false;
    }
}

void frn_scene_modifiers(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    bool found = false;
    uint32_t i = noun;

    while (i-- > 0 && noun - i < 14 && is_modifier(s, i, found)) {
        int32_t m = s->mention_of[i];
        frn_tag tag = (frn_tag)s->token[i].tag;
        bool joint = tag == FRN_TAG_CCONJ || tag == FRN_TAG_PUNCT;

        if (m >= 0) {
            const frn_mention *mention = &s->mention[m];
            bool fits =
                mention->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE) ||
                frn_scene_under(s, mention->head, noun) ||
                (mention->last + 1 < s->count && (frn_scene_is(s, mention->last + 1, "'s") ||
                                                  frn_scene_is(s, mention->last + 1, "'") ||
                                                  frn_scene_is(s, mention->last + 1, "-"))) ||
                mention->last + 1 == noun || (found && tag != FRN_TAG_PRON);
            if (!fits || (tag == FRN_TAG_PRON && !(mention->flags & FRN_MENTION_POSSESSIVE) &&
                          s->token[i].rel != FRN_REL_NMOD_POSS))
                break;
            add_mention(s, m, out);
            found = true;
            i = mention->first;
            continue;
        }
        if (joint && found && i > 0 && s->mention_of[i - 1] < 0 &&
            s->token[i - 1].tag != FRN_TAG_CCONJ && s->token[i - 1].tag != FRN_TAG_PUNCT)
            break;
        if (joint && !found && tag == FRN_TAG_CCONJ && i > 0 && !frn_scene_under(s, i - 1, noun))
            break;
    }
    out->modifier |= found;
}

static int32_t case_word(const frn_scene *s, uint32_t noun)
{
    return frn_scene_child(s, noun, FRN_REL_CASE);
}

/* "forces of X", "officials from X": the noun phrase stands for X. */
static void through_complement(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    static const char *const words[] = {"of", "by", "from", "in", "within", "among", "between"};

    FRN_EACH_CHILD(c, s, head)
    {
        int32_t word;
        if (c < (int32_t)head ||
            (s->token[c].rel != FRN_REL_NMOD && s->token[c].rel != FRN_REL_OBL))
            continue;
        word = case_word(s, (uint32_t)c);
        for (size_t i = 0; word >= 0 && i < sizeof words / sizeof words[0]; i++) {
            if (frn_scene_is(s, (uint32_t)word, words[i])) {
                phrase(s, (uint32_t)c, out, depth - 1);
                out->modifier = true;
                out->place |= i == 3;
                break;
            }
        }
        if (out->count)
            return;
    }
}

static void conjuncts(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    FRN_EACH_CHILD(c, s, head)
    {
        if (s->token[c].rel == FRN_REL_CONJ && c > (int32_t)head &&
            frn_scene_child(s, (uint32_t)c, FRN_REL_NSUBJ) < 0 &&
            !frn_scene_is_verb(s, (uint32_t)c))
            phrase(s, (uint32_t)c, out, depth - 1);
    }
}

/* ", as well as Israel", ", along with the Saudis": more of the same after a name. */
static void addition(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    uint32_t i = head + 1;

    if (s->mention_of[head] >= 0)
        i = s->mention[s->mention_of[head]].last + 1;
    while (i < s->count && i < head + 8 &&
           (frn_scene_is(s, i, ",") || frn_scene_is(s, i, "(") || frn_scene_is(s, i, "'s")))
        i++;
    if (i + 2 < s->count && ((frn_scene_is(s, i, "as") && frn_scene_is(s, i + 1, "well")) ||
                             (frn_scene_is(s, i, "together") && frn_scene_is(s, i + 1, "with")) ||
                             (frn_scene_is(s, i, "along") && frn_scene_is(s, i + 1, "with")))) {
        for (uint32_t k = i + 2; k < s->count && k < i + 7; k++) {
            if (s->mention_of[k] >= 0) {
                phrase(s, s->mention[s->mention_of[k]].head, out, depth - 1);
                return;
            }
        }
    }
}

/* "on the second day of the conference": a time is nobody. */
static bool is_time(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"day",     "week",    "month",     "year",     "hour",
                                        "minute",  "decade",  "century",   "night",    "morning",
                                        "evening", "weekend", "time",      "moment",   "period",
                                        "while",   "today",   "yesterday", "tomorrow", "language"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, at, words[i]))
            return true;
    }
    return false;
}

/* An adjective taken for the head of its phrase ("French, German and Turkish support"): the noun
 * that it stands before. */
static uint32_t true_head(const frn_scene *s, uint32_t head)
{
    int32_t m = s->mention_of[head];
    uint32_t i = head + 1;

    if (m < 0 || !(s->mention[m].flags & FRN_MENTION_ADJECTIVE) || s->mention[m].last != head)
        return head;
    while (i < s->count && i < head + 9) {
        if (s->mention_of[i] < 0 && s->token[i].tag == FRN_TAG_NOUN) {
            while (i + 1 < s->count && s->token[i + 1].tag == FRN_TAG_NOUN)
                i++;
            return i;
        }
        if (s->mention_of[i] < 0 && s->token[i].tag != FRN_TAG_CCONJ &&
            s->token[i].tag != FRN_TAG_ADJ && !frn_scene_is(s, i, ","))
            break;
        i++;
    }
    return head;
}

static void phrase(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    frn_parties own = {0};

    head = true_head(s, head);
    if (depth <= 0 || is_time(s, head) || s->aside[head])
        return;
    if (!add_at(s, head, &own)) {
        frn_scene_modifiers(s, head, &own);
        if (!own.count)
            through_complement(s, head, &own, depth);
        if (!own.count) {
            int32_t other = frn_scene_child(s, head, FRN_REL_APPOS);
            if (other < 0)
                other = frn_scene_child(s, head, FRN_REL_FLAT);
            if (other < 0)
                other = frn_scene_child(s, head, FRN_REL_COMPOUND);
            if (other >= 0 && s->mention_of[other] >= 0)
                add_mention(s, s->mention_of[other], &own);
        }
    }
    conjuncts(s, head, &own, depth);
    addition(s, head, &own, depth);
    frn_parties_join(out, &own);
}

void frn_scene_phrase(const frn_scene *s, uint32_t head, frn_parties *out)
{
    phrase(s, head, out, DEEPEST);
}

static bool is_relative(const frn_scene *s, uint32_t at)
{
    return frn_scene_is(s, at, "who") || frn_scene_is(s, at, "which") ||
           frn_scene_is(s, at, "that") || frn_scene_is(s, at, "whom");
}

/* The noun that a relative clause speaks of. */
static void antecedent(const frn_scene *s, uint32_t verb, uint32_t pronoun, frn_parties *out,
                       int depth)
{
    int32_t head = s->token[verb].head;
    uint32_t i;

    for (int hops = 0; head >= 0 && hops < 3 && s->token[verb].rel == FRN_REL_CONJ; hops++) {
        verb = (uint32_t)head;
        head = s->token[verb].head;
    }
    if (s->token[verb].rel == FRN_REL_ACL_RELCL && head >= 0) {
        /* the last of several conjoined names is what the clause hangs on by order of words */
        phrase(s, (uint32_t)head, out, depth - 1);
        if (out->count)
            return;
    }
    for (i = pronoun; i-- > 0 && pronoun - i < 6;) {
        if (s->mention_of[i] >= 0) {
            add_mention(s, s->mention_of[i], out);
            out->guessed = true;
            return;
        }
        if (frn_scene_is_verb(s, i))
            return;
    }
}

static void subject_word(const frn_scene *s, uint32_t verb, uint32_t at, frn_parties *out,
                         int depth)
{
    if (is_relative(s, at) && at < verb)
        antecedent(s, verb, at, out, depth);
    else
        phrase(s, at, out, depth - 1);
}

static void agent(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t by = frn_scene_child(s, verb, FRN_REL_OBL_AGENT);

    FRN_EACH_CHILD(c, s, verb)
    {
        int32_t word;
        if (by >= 0 || s->token[c].rel != FRN_REL_OBL)
            continue;
        word = case_word(s, (uint32_t)c);
        if (word >= 0 && frn_scene_is(s, (uint32_t)word, "by"))
            by = c;
    }
    if (by >= 0)
        phrase(s, (uint32_t)by, out, depth - 1);
}

static bool object_controls(const frn_scene *s, uint32_t verb)
{
    uint32_t last;
    const frn_cue *cue = frn_scene_cue(s, verb, FRN_CUE_ACTION, NULL, &last);

    if (s->mood[verb] & (FRN_MOOD_CAUSE | FRN_MOOD_PREVENT))
        return true;
    return cue && (cue->control == FRN_CONTROL_DEMAND || cue->control == FRN_CONTROL_DEMAND_INF ||
                   cue->control == FRN_CONTROL_ACCUSE || cue->action == FRN_ACTION_AID ||
                   cue->action == FRN_ACTION_COERCE || cue->action == FRN_ACTION_SUPPORT ||
                   cue->action == FRN_ACTION_CONCEDE || cue->action == FRN_ACTION_THREATEN);
}

/* "for X to leave" */
static bool named_by_for(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    int32_t m;

    if (verb < 3 || !frn_scene_is(s, verb - 1, "to"))
        return false;
    m = s->mention_of[verb - 2];
    if (m < 0 || s->mention[m].first == 0 || !frn_scene_is(s, s->mention[m].first - 1, "for"))
        return false;
    add_mention(s, m, out);
    return out->count > 0;
}

/* The subject of a clause that has none of its own. */
static void inherited(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t head = s->token[verb].head;
    uint32_t h = (uint32_t)head;

    if (named_by_for(s, verb, out))
        return;

    if (head < 0)
        return;
    switch (s->token[verb].rel) {
    case FRN_REL_ACL:
        if (s->token[verb].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE)) {
            phrase(s, h, out, depth - 1);
            if (!out->count && frn_scene_governor(s, h) >= 0) /* "issued a note demanding" */
                subject(s, (uint32_t)frn_scene_governor(s, h), out, depth - 1);
        } else {
            frn_scene_modifiers(s, h, out);
            if (!out->count)
                holder(s, h, out, depth - 1);
            if (!out->count && !frn_scene_is_verb(s, h))
                phrase(s, h, out, depth - 1);
        }
        break;
    case FRN_REL_ACL_RELCL:
        phrase(s, h, out, depth - 1);
        break;
    case FRN_REL_NMOD:
    case FRN_REL_OBL:
    case FRN_REL_OBJ:
    case FRN_REL_XCOMP:
    case FRN_REL_CCOMP:
    case FRN_REL_ADVCL:
    case FRN_REL_CSUBJ:
        if (frn_scene_is_verb(s, h) && s->token[verb].rel != FRN_REL_CSUBJ && object_controls(s, h))
            object(s, h, out, depth - 1);
        if (!out->count) {
            if (frn_scene_is_verb(s, h))
                subject(s, h, out, depth - 1);
            else
                holder(s, h, out, depth - 1);
        }
        break;
    case FRN_REL_CONJ:
    case FRN_REL_PARATAXIS:
        if (frn_scene_is_verb(s, h))
            subject(s, h, out, depth - 1);
        else
            holder(s, h, out, depth - 1);
        break;
    default:
        break;
    }
}

static bool is_finite(const frn_scene *s, uint32_t verb)
{
    if (s->token[verb].tag != FRN_TAG_VERB || (s->token[verb].flags & FRN_TOKEN_GERUND))
        return false;
    if (frn_scene_child(s, verb, FRN_REL_AUX) >= 0)
        return true;
    return !(s->token[verb].flags & (FRN_TOKEN_BASE | FRN_TOKEN_PARTICIPLE)) &&
           !(verb > 0 && frn_scene_is(s, verb - 1, "to"));
}

static void subject(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t at;

    if (depth <= 0)
        return;
    if (frn_scene_is_verb_like(s, verb)) {
        if (s->token[verb - 1].flags & FRN_TOKEN_RELATIVE)
            antecedent(s, verb, verb - 1, out, depth);
        else
            frn_scene_nearest(s, verb, true, out);
        return;
    }
    if (frn_scene_is_passive(s, verb)) {
        agent(s, verb, out, depth);
        return;
    }
    at = frn_scene_child(s, verb, FRN_REL_NSUBJ);
    if (at >= 0)
        subject_word(s, verb, (uint32_t)at, out, depth);
    else
        inherited(s, verb, out, depth);
    if (!out->count && at < 0 && depth == DEEPEST && is_finite(s, verb))
        frn_scene_nearest(s, verb, true, out);
}

void frn_scene_subject(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    subject(s, verb, out, DEEPEST);
}

static void passive_object(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t at = frn_scene_child(s, verb, FRN_REL_NSUBJ_PASS), head = s->token[verb].head;

    if (at < 0)
        at = frn_scene_child(s, verb, FRN_REL_NSUBJ);
    if (at >= 0) {
        subject_word(s, verb, (uint32_t)at, out, depth);
        return;
    }
    if (head < 0)
        return;
    switch (s->token[verb].rel) {
    case FRN_REL_CONJ:
        if (frn_scene_is_passive(s, (uint32_t)head))
            passive_object(s, (uint32_t)head, out, depth - 1);
        else if (frn_scene_is_verb(s, (uint32_t)head))
            subject(s, (uint32_t)head, out, depth - 1);
        break;
    case FRN_REL_XCOMP:
    case FRN_REL_ADVCL:
    case FRN_REL_PARATAXIS:
        if (frn_scene_is_verb(s, (uint32_t)head))
            subject(s, (uint32_t)head, out, depth - 1);
        break;
    default:
        if (!frn_scene_is_verb(s, (uint32_t)head))
            phrase(s, (uint32_t)head, out, depth - 1);
    }
}

static void object(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    static const frn_rel order[] = {FRN_REL_IOBJ, FRN_REL_OBJ};

    if (depth <= 0)
        return;
    if (frn_scene_is_verb_like(s, verb)) {
        if (frn_scene_next_phrase(s, verb) >= 0)
            phrase(s, (uint32_t)frn_scene_next_phrase(s, verb), out, depth - 1);
        return;
    }
    if (frn_scene_is_passive(s, verb)) {
        passive_object(s, verb, out, depth - 1);
        return;
    }
    for (int k = 0; k < 2 && !out->count; k++) {
        FRN_EACH_CHILD(c, s, verb)
        {
            if (s->token[c].rel == order[k]) {
                if (is_relative(s, (uint32_t)c) && c < (int32_t)verb)
                    antecedent(s, verb, (uint32_t)c, out, depth);
                else
                    phrase(s, (uint32_t)c, out, depth - 1);
            }
        }
    }
    if (out->count || frn_scene_child(s, verb, FRN_REL_OBJ) >= 0)
        return;
    if (depth == DEEPEST && frn_scene_next_phrase(s, verb) >= 0) {
        phrase(s, (uint32_t)frn_scene_next_phrase(s, verb), out, depth - 1);
        if (out->count)
            return;
    }
    FRN_EACH_CHILD(c, s, verb) /* "arms and trains the group": one object for both */
    {
        if (s->token[c].rel == FRN_REL_CONJ && c > (int32_t)verb &&
            s->token[c].tag == FRN_TAG_VERB && frn_scene_child(s, (uint32_t)c, FRN_REL_NSUBJ) < 0 &&
            c < (int32_t)verb + 5)
            object(s, (uint32_t)c, out, depth - 1);
    }
    if (!out->count && s->token[verb].rel == FRN_REL_ACL_RELCL && s->token[verb].head >= 0 &&
        frn_scene_child(s, verb, FRN_REL_NSUBJ) >= 0 &&
        !is_relative(s, (uint32_t)frn_scene_child(s, verb, FRN_REL_NSUBJ)))
        phrase(s, (uint32_t)s->token[verb].head, out, depth - 1);
}

void frn_scene_object(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    object(s, verb, out, DEEPEST);
}

/* The head of the noun phrase after the preposition at `at`; -1. */
static int32_t after_prep(const frn_scene *s, uint32_t at)
{
    int32_t head = s->token[at].head;

    if (head > (int32_t)at &&
        (s->token[at].rel == FRN_REL_CASE || s->token[at].rel == FRN_REL_MARK))
        return head;
    for (uint32_t i = at + 1; i < s->count && i < at + 9; i++) {
        if (frn_scene_is_noun(s, i)) {
            while (i + 1 < s->count &&
                   (s->token[i + 1].tag == FRN_TAG_NOUN || s->token[i + 1].tag == FRN_TAG_PROPN))
                i++;
            return (int32_t)i;
        }
        if (s->token[i].tag == FRN_TAG_PUNCT ||
            (frn_scene_is_verb(s, i) && !(s->token[i].flags & FRN_TOKEN_GERUND)))
            break;
    }
    return FRN_NO_TOKEN;
}

/* "up to 16", "more than 100", "at least": words of number before a noun. */
static bool is_quantity(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"up",     "to",     "more", "than", "at",
                                        "least",  "about",  "some", "over", "around",
                                        "nearly", "almost", "as",   "many"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_is(s, at, words[i])) {
            for (uint32_t k = at + 1; k < s->count && k < at + 4; k++) {
                if (s->token[k].tag == FRN_TAG_NUM)
                    return true;
            }
        }
    }
    return false;
}

int32_t frn_scene_next_phrase(const frn_scene *s, uint32_t verb)
{
    uint32_t i = verb + 1;

    while (i < s->count && i < verb + 9) {
        frn_tag tag = (frn_tag)s->token[i].tag;
        if (tag == FRN_TAG_NOUN || tag == FRN_TAG_PROPN)
            break;
        if (!(tag == FRN_TAG_DET || tag == FRN_TAG_ADJ || tag == FRN_TAG_NUM ||
              tag == FRN_TAG_PRON || tag == FRN_TAG_ADV || is_quantity(s, i)))
            return FRN_NO_TOKEN;
        if (tag == FRN_TAG_PRON && s->mention_of[i] >= 0 && s->token[i].rel != FRN_REL_NMOD_POSS)
            return (int32_t)i;
        i++;
    }
    if (i >= s->count || i >= verb + 9)
        return FRN_NO_TOKEN;
    while (i + 1 < s->count &&
           (s->token[i + 1].tag == FRN_TAG_NOUN || s->token[i + 1].tag == FRN_TAG_PROPN))
        i++;
    if (frn_scene_child(s, i, FRN_REL_NSUBJ) >= 0 || s->token[i].rel == FRN_REL_NSUBJ ||
        s->token[i].rel == FRN_REL_NSUBJ_PASS)
        return FRN_NO_TOKEN; /* the subject of a clause that is said, thought ... */
    return (int32_t)i;
}

/* "the town of X", "the border of X" */
static bool is_ground(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {
        "town",    "city",     "village",   "province", "region", "area",     "capital",
        "suburb",  "port",     "district",  "border",   "coast",  "island",   "part",
        "parts",   "north",    "south",     "east",     "west",   "outskirt", "outskirts",
        "enclave", "state",    "republic",  "centre",   "center", "camp",     "valley",
        "target",  "position", "territory", "zone"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, at, words[i]))
            return true;
    }
    return false;
}

void frn_scene_location(const frn_scene *s, uint32_t base, frn_parties *out)
{
    static const char *const words[] = {"in", "at", "near", "on", "to", "into", "inside", "around"};
    uint32_t end = frn_scene_clause_end(s, base);

    for (uint32_t i = base + 1; i <= end && i < base + 24 && !out->count; i++) {
        bool fits = false;
        for (size_t k = 0; k < sizeof words / sizeof words[0]; k++)
            fits |= frn_scene_is(s, i, words[k]);
        if (!fits || s->token[i].tag != FRN_TAG_ADP)
            continue;
        for (uint32_t k = i + 1; k <= end && k < i + 9; k++) {
            if (s->token[k].tag == FRN_TAG_VERB || s->token[k].tag == FRN_TAG_PUNCT ||
                (s->token[k].tag == FRN_TAG_ADP && s->mention_of[k] < 0 &&
                 !(frn_scene_is(s, k, "of") && is_ground(s, k - 1))))
                break;
            if (s->mention_of[k] >= 0) {
                phrase(s, s->mention[s->mention_of[k]].head, out, 2);
                break;
            }
        }
    }
    out->place = true;
    out->guessed = true;
}

void frn_scene_prep(const frn_scene *s, uint32_t base, uint32_t word, bool guess, frn_parties *out)
{
    uint32_t end = frn_scene_clause_end(s, base);

    for (int pass = 0; pass < (guess ? 2 : 1) && !out->count; pass++) {
        for (uint32_t i = base + 1; i <= end && i < base + 28; i++) {
            int32_t head;
            if (s->lower[i] != word || s->token[i].tag == FRN_TAG_PART)
                continue;
            head = after_prep(s, i);
            if (head < 0 || (pass == 0 && !frn_scene_under(s, (uint32_t)head, base)))
                continue;
            if (pass == 1 && i > base + 8)
                break;
            phrase(s, (uint32_t)head, out, DEEPEST);
            out->guessed |= pass == 1;
            if (out->count)
                break;
        }
    }
}

int32_t frn_scene_governor(const frn_scene *s, uint32_t noun)
{
    int32_t head = s->token[noun].head;

    for (int hops = 0; hops < 4 && head >= 0; hops++) {
        frn_rel rel = (frn_rel)s->token[noun].rel;
        if (rel == FRN_REL_CONJ || rel == FRN_REL_COMPOUND) {
            noun = (uint32_t)head;
            head = s->token[noun].head;
            continue;
        }
        if (rel == FRN_REL_OBJ || rel == FRN_REL_NSUBJ_PASS || rel == FRN_REL_XCOMP ||
            rel == FRN_REL_OBL || rel == FRN_REL_IOBJ)
            return frn_scene_is_verb(s, (uint32_t)head) ? head : FRN_NO_TOKEN;
        if (rel == FRN_REL_NMOD && case_word(s, noun) >= 0 &&
            frn_scene_is(s, (uint32_t)case_word(s, noun), "of") &&
            !frn_scene_is_verb(s, (uint32_t)head)) {
            noun = (uint32_t)head; /* "a series of talks", "one of the backers" */
            head = s->token[noun].head;
            continue;
        }
        break;
    }
    return FRN_NO_TOKEN;
}

static bool is_partitive(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"one",    "some", "part",  "member", "among", "series",
                                        "number", "kind", "group", "pair",   "most"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, at, words[i]))
            return true;
    }
    return false;
}

static void copular_subject(const frn_scene *s, uint32_t noun, frn_parties *out, int depth)
{
    int32_t at = frn_scene_child(s, noun, FRN_REL_NSUBJ);

    if (at >= 0)
        subject_word(s, noun, (uint32_t)at, out, depth);
    else
        inherited(s, noun, out, depth);
}

static bool is_become(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"be",   "become", "remain", "stay", "look",
                                        "seem", "appear", "turn",   "act",  "serve"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_lemma_is(s, verb, words[i]))
            return true;
    }
    return false;
}

static void holder(const frn_scene *s, uint32_t noun, frn_parties *out, int depth)
{
    int32_t head = s->token[noun].head, word = case_word(s, noun);
    frn_rel rel = (frn_rel)s->token[noun].rel;

    if (depth <= 0)
        return;
    if (frn_scene_child(s, noun, FRN_REL_COP) >= 0 ||
        frn_scene_child(s, noun, FRN_REL_NSUBJ) >= 0) {
        copular_subject(s, noun, out, depth);
        return;
    }
    if (head < 0)
        return;
    if (rel == FRN_REL_CONJ || (rel == FRN_REL_NMOD && is_partitive(s, (uint32_t)head))) {
        if (!frn_scene_is_verb(s, (uint32_t)head))
            holder(s, (uint32_t)head, out, depth - 1);
        return;
    }
    if (rel == FRN_REL_APPOS || (rel == FRN_REL_AMOD && s->token[noun].tag != FRN_TAG_NOUN) ||
        (rel == FRN_REL_ACL && s->token[noun].tag == FRN_TAG_ADJ)) {
        phrase(s, (uint32_t)head, out, depth - 1);
        return;
    }
    if (frn_scene_is_verb(s, (uint32_t)head)) {
        if (word >= 0 && frn_scene_is(s, (uint32_t)word, "like") && is_become(s, (uint32_t)head)) {
            subject(s, (uint32_t)head, out, depth - 1); /* "looks like a partner" */
        } else if (word >= 0 && frn_scene_is(s, (uint32_t)word, "as")) {
            object(s, (uint32_t)head, out, depth - 1);
            if (!out->count)
                subject(s, (uint32_t)head, out, depth - 1);
        } else if (rel == FRN_REL_XCOMP || (rel == FRN_REL_OBJ && is_become(s, (uint32_t)head))) {
            if (!is_become(s, (uint32_t)head))
                object(s, (uint32_t)head, out, depth - 1);
            if (!out->count)
                subject(s, (uint32_t)head, out, depth - 1);
        }
    }
}

void frn_scene_holder(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    holder(s, noun, out, DEEPEST);
    if (!out->count && frn_scene_child(s, noun, FRN_REL_COP) >= 0 &&
        frn_scene_child(s, noun, FRN_REL_NSUBJ) < 0)
        frn_scene_nearest(s, noun, true, out);
}

void frn_scene_nearest(const frn_scene *s, uint32_t at, bool left, frn_parties *out)
{
    uint32_t begin = frn_scene_clause_begin(s, at), end = frn_scene_clause_end(s, at);

    for (uint32_t step = 1; left ? at >= begin + step : at + step <= end; step++) {
        uint32_t i = left ? at - step : at + step;
        int32_t m = s->mention_of[i];
        if (m < 0 || !s->mention[m].actor_count)
            continue;
        if (left &&
            (case_word(s, s->mention[m].head) >= 0 ||
             (s->mention[m].first > 0 && s->token[s->mention[m].first - 1].tag == FRN_TAG_ADP)))
            continue;
        phrase(s, s->mention[m].head, out, 2);
        break;
    }
    out->guessed = true;
}
