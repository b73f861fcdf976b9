/* To whom it is done: the object of a verb, active or passive. */
#include "read/scene_slots_internal.h"

static bool begins_sentence(const frn_scene *s, uint32_t verb)
{
    return (s->token[verb].flags & FRN_TOKEN_FIRST) && (s->token[verb].flags & FRN_TOKEN_PAST);
}

/* "Backed by Beijing, the government survived": of whom the participle speaks. */
static void after_comma(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    uint32_t i = verb + 1;

    while (i < s->count && i < verb + 16 && !frn_scene_is(s, i, ","))
        i++;
    for (i++; i < s->count && i < verb + 22 && !out->count; i++) {
        if (s->mention_of[i] >= 0)
            frn_slots_phrase(s, s->mention[s->mention_of[i]].head, out, depth - 1);
        else if (frn_scene_is_verb(s, i))
            break;
    }
}

static void passive_object(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t at = frn_scene_child(s, verb, FRN_REL_NSUBJ_PASS), head = s->token[verb].head;

    if (at < 0)
        at = frn_scene_child(s, verb, FRN_REL_NSUBJ);
    if (at >= 0) {
        frn_slots_subject_word(s, verb, (uint32_t)at, out, depth);
        return;
    }
    if (begins_sentence(s, verb)) {
        after_comma(s, verb, out, depth);
        if (out->count)
            return;
    }
    if (head < 0)
        return;
    switch (s->token[verb].rel) {
    case FRN_REL_CONJ:
        if (frn_scene_is_passive(s, (uint32_t)head))
            passive_object(s, (uint32_t)head, out, depth - 1);
        else if (frn_scene_is_verb(s, (uint32_t)head))
            frn_slots_subject(s, (uint32_t)head, out, depth - 1);
        break;
    case FRN_REL_XCOMP:
    case FRN_REL_ADVCL:
    case FRN_REL_PARATAXIS:
        if (frn_scene_is_verb(s, (uint32_t)head))
            frn_slots_subject(s, (uint32_t)head, out, depth - 1);
        break;
    default:
        if (!frn_scene_is_verb(s, (uint32_t)head))
            frn_slots_phrase(s, (uint32_t)head, out, depth - 1);
    }
}

/* "let the airmen go": who is let hangs on what they are let do. */
static void let_object(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t inner = frn_scene_child(s, verb, FRN_REL_XCOMP), who;

    if (inner < (int32_t)verb ||
        (s->token[inner].flags & (FRN_TOKEN_PAST | FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE)))
        return;
    who = frn_scene_child(s, (uint32_t)inner, FRN_REL_NSUBJ);
    if (who > (int32_t)verb)
        frn_slots_phrase(s, (uint32_t)who, out, depth - 1);
}

void frn_slots_object(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    static const frn_rel order[] = {FRN_REL_IOBJ, FRN_REL_OBJ};

    if (depth <= 0)
        return;
    if (frn_scene_is_verb_like(s, verb)) {
        if (frn_scene_next_phrase(s, verb) >= 0)
            frn_slots_phrase(s, (uint32_t)frn_scene_next_phrase(s, verb), out, depth - 1);
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
                if (frn_slots_relative(s, (uint32_t)c) && c < (int32_t)verb)
                    frn_slots_antecedent(s, verb, (uint32_t)c, out, depth);
                else
                    frn_slots_phrase(s, (uint32_t)c, out, depth - 1);
            }
        }
    }
    if (out->count || frn_scene_child(s, verb, FRN_REL_OBJ) >= 0)
        return;
    let_object(s, verb, out, depth);
    if (out->count)
        return;
    if (depth == FRN_SLOTS_DEEPEST && frn_scene_next_phrase(s, verb) >= 0) {
        frn_slots_phrase(s, (uint32_t)frn_scene_next_phrase(s, verb), out, depth - 1);
        if (out->count)
            return;
    }
    FRN_EACH_CHILD(c, s, verb) /* "arms and trains the group": one object for both */
    {
        if (s->token[c].rel == FRN_REL_CONJ && c > (int32_t)verb &&
            s->token[c].tag == FRN_TAG_VERB && frn_scene_child(s, (uint32_t)c, FRN_REL_NSUBJ) < 0 &&
            c < (int32_t)verb + 5)
            frn_slots_object(s, (uint32_t)c, out, depth - 1);
    }
    if (!out->count && s->token[verb].rel == FRN_REL_ACL_RELCL && s->token[verb].head >= 0 &&
        frn_scene_child(s, verb, FRN_REL_NSUBJ) >= 0 &&
        !frn_slots_relative(s, (uint32_t)frn_scene_child(s, verb, FRN_REL_NSUBJ)))
        frn_slots_phrase(s, (uint32_t)s->token[verb].head, out, depth - 1);
}

void frn_scene_object(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    frn_slots_object(s, verb, out, FRN_SLOTS_DEEPEST);
}
