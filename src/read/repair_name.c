/* Names that the parser took for something else: a name is no verb, no part of "two days", and no
 * one of a row with "partners". */
#include "read/repair_internal.h"

static bool is_name(const frn_scene *s, uint32_t at)
{
    int32_t m = s->mention_of[at];

    return m >= 0 && (s->token[at].flags & FRN_TOKEN_UPPER) &&
           !(s->mention[m].flags & FRN_MENTION_PRONOUN);
}

/* "sold Baku its drones", "supplied Azerbaijan with", taken for a verb or an adjective: what hangs
 * on the name belongs to the verb before. */
static void mend_verb(frn_scene *s, frn_token *token, uint32_t name)
{
    int32_t verb = token[name].head;
    bool second = false;

    if (!is_name(s, name) || verb < 0 || verb + 1 != (int32_t)name ||
        token[verb].tag != FRN_TAG_VERB ||
        (token[name].tag != FRN_TAG_VERB && token[name].tag != FRN_TAG_ADV &&
         !(token[name].tag == FRN_TAG_ADJ && token[name].rel == FRN_REL_XCOMP &&
           !(s->mention[s->mention_of[name]].flags & FRN_MENTION_ADJECTIVE))))
        return;
    for (uint32_t i = name + 1; i < s->count; i++) {
        if (token[i].head != (int32_t)name)
            continue;
        second |= token[i].rel == FRN_REL_OBJ;
        if (token[i].rel != FRN_REL_FLAT && token[i].rel != FRN_REL_APPOS)
            token[i].head = verb;
    }
    token[name].tag = FRN_TAG_PROPN;
    token[name].flags &= (uint16_t) ~(FRN_TOKEN_PAST | FRN_TOKEN_PARTICIPLE | FRN_TOKEN_GERUND);
    for (uint32_t i = name + 1; i < s->count; i++)
        second |= token[i].head == verb && token[i].rel == FRN_REL_OBJ;
    token[name].rel = second ? FRN_REL_IOBJ : FRN_REL_OBJ;
}

/* "Estonia accused officials", "Paraguay went ahead", the name taken for a verb or an adverb: the
 * subject of the verb behind it. */
static void mend_first(const frn_scene *s, frn_token *token, uint32_t name)
{
    int32_t verb = token[name].head;

    if (!is_name(s, name) || name + 1 >= s->count ||
        (s->mention[s->mention_of[name]].flags & FRN_MENTION_ADJECTIVE))
        return;
    if (name == 0 && token[0].tag == FRN_TAG_VERB && token[1].tag == FRN_TAG_VERB) {
        token[0].tag = FRN_TAG_PROPN;
        token[0].flags &=
            (uint16_t) ~(FRN_TOKEN_PAST | FRN_TOKEN_PARTICIPLE | FRN_TOKEN_GERUND | FRN_TOKEN_BASE);
        return;
    }
    if (token[name].tag != FRN_TAG_ADV || token[name].rel != FRN_REL_ADVMOD ||
        verb <= (int32_t)name || token[verb].tag != FRN_TAG_VERB)
        return;
    for (uint32_t i = 0; i < s->count; i++) {
        if (token[i].head != verb || token[i].rel != FRN_REL_NSUBJ)
            continue;
        if (i < (uint32_t)verb)
            return;
        token[i].rel = FRN_REL_OBJ;
    }
    token[name].tag = FRN_TAG_PROPN;
    token[name].rel = FRN_REL_NSUBJ;
}

static bool is_time(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"minute", "hour", "day", "week", "month", "year", "decade"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* "ordered Venezuela two days earlier": the name is the object, the days are when. */
static void mend_days(frn_scene *s, frn_token *token, uint32_t name)
{
    int32_t days = token[name].head, verb;

    if (token[name].rel != FRN_REL_COMPOUND || !is_name(s, name) || name == 0 ||
        days <= (int32_t)name + 1 || !is_time(s, (uint32_t)days) ||
        token[name + 1].tag != FRN_TAG_NUM)
        return;
    verb = token[days].head;
    if (verb < 0 || verb > (int32_t)name || token[verb].tag != FRN_TAG_VERB ||
        token[days].rel != FRN_REL_OBJ)
        return;
    frn_repair_hang(s, token, name, (uint32_t)verb, FRN_REL_OBJ);
    token[days].rel = FRN_REL_OBL;
}

/* "friends with Yerevan and partners with Baku": what one is stands in a row with what one is, not
 * with a name. */
static void mend_second_role(frn_scene *s, frn_token *token, uint32_t noun)
{
    int32_t name = token[noun].head, role;

    if (token[noun].rel != FRN_REL_CONJ || token[noun].tag != FRN_TAG_NOUN || name < 0 ||
        name > (int32_t)noun || !is_name(s, (uint32_t)name) || s->mention_of[noun] >= 0 ||
        noun + 1 >= s->count || token[noun + 1].tag != FRN_TAG_ADP)
        return;
    role = token[name].head;
    if (role < 0 || role > name || token[role].tag != FRN_TAG_NOUN ||
        !frn_repair_has(s, (uint32_t)role, FRN_REL_COP))
        return;
    frn_repair_hang(s, token, noun, (uint32_t)role, FRN_REL_CONJ);
    for (uint32_t i = noun + 2; i < s->count && i < noun + 6; i++) {
        if (token[i].head == role && token[i].rel == FRN_REL_NMOD)
            token[i].head = (int32_t)noun;
    }
}

void frn_repair_names(frn_scene *s, frn_token *token)
{
    if (s->count > 0)
        mend_first(s, token, 0);
    for (uint32_t i = 1; i < s->count; i++) {
        mend_verb(s, token, i);
        mend_first(s, token, i);
        mend_days(s, token, i);
        mend_second_role(s, token, i);
    }
}
