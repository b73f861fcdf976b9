/* Whom a noun phrase stands for: its own name, its modifiers, its complement, its conjuncts. */
#include "read/scene_slots_internal.h"

static bool has_actor(const frn_parties *parties, uint32_t actor)
{
    for (uint32_t i = 0; i < parties->count; i++) {
        if (parties->actor[i] == actor)
            return true;
    }
    return false;
}

void frn_parties_add(frn_parties *out, uint32_t actor, uint32_t at)
{
    if (has_actor(out, actor))
        return;
    if (out->count < FRN_MOST_PARTIES) {
        out->actor[out->count] = actor;
        out->at[out->count++] = (uint16_t)at;
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

bool frn_parties_meet(const frn_parties *a, const frn_parties *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        if (has_actor(b, a->actor[i]))
            return true;
    }
    return false;
}

void frn_parties_without(frn_parties *from, const frn_parties *other)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < from->count; i++) {
        if (!has_actor(other, from->actor[i])) {
            from->actor[n] = from->actor[i];
            from->at[n++] = from->at[i];
        }
    }
    from->count = n;
}

/* All mentions at the place of mention m: "U.S.-Iran" is one token with two. */
void frn_slots_mention(const frn_scene *s, int32_t m, frn_parties *out)
{
    uint32_t first = s->mention[m].first;

    while (m > 0 && s->mention[m - 1].last >= first)
        m--;
    for (; m < (int32_t)s->mentions && s->mention[m].first <= first; m++) {
        const frn_mention *mention = &s->mention[m];
        if (mention->last < first)
            continue;
        if ((mention->flags & FRN_MENTION_FIRST) && s->first_person) {
            uint32_t before = out->count;
            s->first_person(s, mention->head, out);
            if (out->count > before)
                continue; /* "we" is the side, not the speaker as well */
        }
        for (uint32_t i = 0; i < mention->actor_count; i++)
            frn_parties_add(out, mention->actor[i], mention->head);
    }
}

static bool add_at(const frn_scene *s, uint32_t at, frn_parties *out)
{
    uint32_t before = out->count;

    if (s->mention_of[at] >= 0)
        frn_slots_mention(s, s->mention_of[at], out);
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
            frn_slots_mention(s, m, out);
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

int32_t frn_slots_case_word(const frn_scene *s, uint32_t noun)
{
    return frn_scene_child(s, noun, FRN_REL_CASE);
}

/* "a camp for Congolese refugees": a place stands for those whom it serves. */
static bool serves(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"camp",   "hospital", "school",    "shelter",
                                        "convoy", "clinic",   "centre",    "center",
                                        "hostel", "prison",   "settlement"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* The child of `of` that stands after "by"; -1. */
static int32_t after_by(const frn_scene *s, uint32_t of)
{
    FRN_EACH_CHILD(c, s, of)
    {
        int32_t word = c > (int32_t)of && s->token[c].rel == FRN_REL_NMOD
                           ? frn_slots_case_word(s, (uint32_t)c)
                           : FRN_NO_TOKEN;
        if (word >= 0 && frn_scene_is(s, (uint32_t)word, "by"))
            return c;
    }
    return FRN_NO_TOKEN;
}

/* "killings of farmers by the army": an act stands for whoever did it. */
static void doer(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    int32_t by = after_by(s, head);

    FRN_EACH_CHILD(c, s, head)
    {
        if (by < 0 && c > (int32_t)head && s->token[c].rel == FRN_REL_NMOD)
            by = after_by(s, (uint32_t)c); /* hung on those who suffered */
    }
    if (by < 0)
        return;
    frn_slots_phrase(s, (uint32_t)by, out, depth - 1);
    out->modifier = true;
}

/* "forces of X", "officials from X": the noun phrase stands for X. */
static void through_complement(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    static const char *const words[] = {"of", "from", "in", "within", "among", "between", "for"};
    size_t count = sizeof words / sizeof words[0] - (serves(s, head) ? 0 : 1);

    doer(s, head, out, depth);
    if (out->count)
        return;
    FRN_EACH_CHILD(c, s, head)
    {
        int32_t word;
        if (c < (int32_t)head ||
            (s->token[c].rel != FRN_REL_NMOD && s->token[c].rel != FRN_REL_OBL))
            continue;
        word = frn_slots_case_word(s, (uint32_t)c);
        for (size_t i = 0; word >= 0 && i < count; i++) {
            if (frn_scene_is(s, (uint32_t)word, words[i])) {
                frn_slots_phrase(s, (uint32_t)c, out, depth - 1);
                out->modifier = true;
                out->place |= i == 2;
                break;
            }
        }
        if (out->count)
            return;
    }
}

/* Is the participle at `at` of those that say whose the noun before it is? */
static bool tells_holder(const frn_scene *s, uint32_t at)
{
    static const char *const by[] = {
        "hold",  "run",     "control",    "occupy", "own",    "operate",    "govern",
        "rule",  "man",     "administer", "lead",   "use",    "dominate",   "defend",
        "guard", "inhabit", "command",    "make",   "build",  "produce",    "supply",
        "fly",   "crew",    "claim",      "seize",  "commit", "perpetrate", "pay",
        "fire",  "launch",  "plant"};
    static const char *const to[] = {"belong", "link", "tie", "connect"};

    if (frn_scene_is(s, at + 1, "by"))
        return (s->token[at].flags & FRN_TOKEN_PAST) && FRN_IS_ONE_OF(s, at, by);
    return frn_scene_is(s, at + 1, "to") && FRN_IS_ONE_OF(s, at, to);
}

/* Who holds what the noun stands for: "positions held by X", "assets belonging to X". */
static void through_holder(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    FRN_EACH_CHILD(c, s, head)
    {
        if (s->token[c].rel != FRN_REL_ACL || c < (int32_t)head || (uint32_t)c + 2 >= s->count ||
            !tells_holder(s, (uint32_t)c) || frn_slots_after_prep(s, (uint32_t)c + 1) <= c)
            continue;
        frn_slots_phrase(s, (uint32_t)frn_slots_after_prep(s, (uint32_t)c + 1), out, depth - 1);
        out->modifier = true;
        return;
    }
}

/* "armed the rebels, and the generals agree": the second noun starts a clause of its own. */
static bool has_own_verb(const frn_scene *s, uint32_t noun)
{
    uint32_t i = noun + 1;

    if (s->mention_of[noun] >= 0)
        i = s->mention[s->mention_of[noun]].last + 1;
    while (i < s->count && (s->token[i].tag == FRN_TAG_ADV || s->token[i].tag == FRN_TAG_AUX))
        i++;
    return i < s->count && s->token[i].tag == FRN_TAG_VERB &&
           !(s->token[i].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE)) &&
           s->token[i].head != (int32_t)noun && s->token[i].rel != FRN_REL_AMOD &&
           frn_scene_child(s, i, FRN_REL_NSUBJ) < 0;
}

static void conjuncts(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    FRN_EACH_CHILD(c, s, head)
    {
        if (s->token[c].rel == FRN_REL_CONJ && c > (int32_t)head &&
            frn_scene_child(s, (uint32_t)c, FRN_REL_NSUBJ) < 0 &&
            !frn_scene_is_verb(s, (uint32_t)c) && !has_own_verb(s, (uint32_t)c))
            frn_slots_phrase(s, (uint32_t)c, out, depth - 1);
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
                frn_slots_phrase(s, s->mention[s->mention_of[k]].head, out, depth - 1);
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

    return FRN_IS_ONE_OF(s, at, words);
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

void frn_slots_phrase(const frn_scene *s, uint32_t head, frn_parties *out, int depth)
{
    frn_parties own = {0};

    head = true_head(s, head);
    if (depth <= 0 || is_time(s, head) || s->aside[head])
        return;
    if (!add_at(s, head, &own)) {
        bool outsider = frn_mention_is_outsider(s->token[head].lemma);
        if (!outsider) /* "our enemies" are not us */
            frn_scene_modifiers(s, head, &own);
        if (!own.count && !outsider)
            through_complement(s, head, &own, depth);
        if (!own.count && !outsider)
            through_holder(s, head, &own, depth);
        if (!own.count && !outsider && head + 2 < s->count && frn_scene_is(s, head + 1, "of") &&
            frn_slots_after_prep(s, head + 1) > (int32_t)head) {
            /* "members of the government", wherever the complement was hung */
            frn_slots_phrase(s, (uint32_t)frn_slots_after_prep(s, head + 1), &own, depth - 1);
            own.modifier = true;
        }
        if (!own.count) {
            int32_t other = frn_scene_child(s, head, FRN_REL_APPOS);
            if (other < 0)
                other = frn_scene_child(s, head, FRN_REL_FLAT);
            if (other < 0)
                other = frn_scene_child(s, head, FRN_REL_COMPOUND);
            if (other >= 0 && s->mention_of[other] >= 0)
                frn_slots_mention(s, s->mention_of[other], &own);
        }
    }
    if (!own.count && s->mention_of[head] >= 0 && s->mention[s->mention_of[head]].voice != FRN_NONE)
        frn_parties_add(&own, s->mention[s->mention_of[head]].voice, head);
    if (!own.count && s->author)
        s->author(s, head, &own);
    conjuncts(s, head, &own, depth);
    addition(s, head, &own, depth);
    frn_parties_join(out, &own);
}

void frn_scene_phrase(const frn_scene *s, uint32_t head, frn_parties *out)
{
    frn_slots_phrase(s, head, out, FRN_SLOTS_DEEPEST);
}
