/* Whose a noun is: the verb that governs it, whom a predicate noun or adjective speaks of. */
#include "read/scene_slots_internal.h"

/* The verb right before the noun phrase that ends at `noun`; -1. */
static int32_t verb_before(const frn_scene *s, uint32_t noun)
{
    for (uint32_t i = noun; i-- > 0 && noun - i < 9;) {
        switch (s->token[i].tag) {
        case FRN_TAG_DET:
        case FRN_TAG_ADJ:
        case FRN_TAG_NUM:
        case FRN_TAG_NOUN:
        case FRN_TAG_PROPN:
        case FRN_TAG_PART:
            if (frn_scene_is(s, i, "to") || frn_scene_is(s, i, "not"))
                return FRN_NO_TOKEN;
            continue;
        case FRN_TAG_PRON:
            if (s->token[i].rel != FRN_REL_NMOD_POSS)
                return FRN_NO_TOKEN;
            continue;
        case FRN_TAG_VERB:
            if (s->token[i].rel == FRN_REL_AMOD && s->token[i].head > (int32_t)i)
                continue;
            return s->first[FRN_CUE_SPEECH][i].cue || frn_scene_child(s, i, FRN_REL_OBJ) >= 0
                       ? FRN_NO_TOKEN
                       : (int32_t)i;
        default:
            return FRN_NO_TOKEN;
        }
    }
    return FRN_NO_TOKEN;
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
        if (rel == FRN_REL_NSUBJ_PASS && hops == 0 && verb_before(s, noun) >= 0)
            return verb_before(s, noun); /* "cancelled a visit after war was declared" */
        if (rel == FRN_REL_OBJ || rel == FRN_REL_NSUBJ_PASS || rel == FRN_REL_XCOMP ||
            rel == FRN_REL_OBL || rel == FRN_REL_IOBJ)
            return frn_scene_is_verb(s, (uint32_t)head) ? head : FRN_NO_TOKEN;
        if (rel == FRN_REL_NMOD && frn_slots_case_word(s, noun) >= 0 &&
            frn_scene_is(s, (uint32_t)frn_slots_case_word(s, noun), "of") &&
            !frn_scene_is_verb(s, (uint32_t)head)) {
            noun = (uint32_t)head; /* "a series of talks", "one of the backers" */
            head = s->token[noun].head;
            continue;
        }
        if (hops == 0 && rel == FRN_REL_NSUBJ && head > (int32_t)noun)
            return verb_before(s, noun); /* "cancelled a visit after war broke out" */
        break;
    }
    return FRN_NO_TOKEN;
}

static bool is_partitive(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"one",    "some", "part",  "member", "among", "series",
                                        "number", "kind", "group", "pair",   "most"};

    return FRN_IS_ONE_OF(s, at, words);
}

static void copular_subject(const frn_scene *s, uint32_t noun, frn_parties *out, int depth)
{
    int32_t at = frn_scene_child(s, noun, FRN_REL_NSUBJ);

    if (at >= 0)
        frn_slots_subject_word(s, noun, (uint32_t)at, out, depth);
    else
        frn_slots_inherited(s, noun, out, depth);
}

static bool is_become(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"be",   "become", "remain", "stay", "look",
                                        "seem", "appear", "turn",   "act",  "serve"};

    return FRN_IS_ONE_OF(s, verb, words);
}

void frn_slots_holder(const frn_scene *s, uint32_t noun, frn_parties *out, int depth)
{
    int32_t head = s->token[noun].head, word = frn_slots_case_word(s, noun);
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
            frn_slots_holder(s, (uint32_t)head, out, depth - 1);
        return;
    }
    if (rel == FRN_REL_APPOS || (rel == FRN_REL_AMOD && s->token[noun].tag != FRN_TAG_NOUN) ||
        ((rel == FRN_REL_ACL || (rel == FRN_REL_PARATAXIS && s->mention_of[head] >= 0)) &&
         s->token[noun].tag == FRN_TAG_ADJ)) {
        frn_slots_phrase(s, (uint32_t)head, out, depth - 1);
        return;
    }
    if (frn_scene_is_verb(s, (uint32_t)head)) {
        if (s->token[noun].tag == FRN_TAG_ADJ && (rel == FRN_REL_ADVCL || rel == FRN_REL_ADVMOD)) {
            frn_slots_subject(s, (uint32_t)head, out, depth - 1); /* "Angry at X, Y left" */
            return;
        }
        if (word >= 0 && frn_scene_is(s, (uint32_t)word, "like") && is_become(s, (uint32_t)head)) {
            frn_slots_subject(s, (uint32_t)head, out, depth - 1); /* "looks like a partner" */
        } else if (word >= 0 && frn_scene_is(s, (uint32_t)word, "as")) {
            frn_slots_object(s, (uint32_t)head, out, depth - 1);
            if (!out->count)
                frn_slots_subject(s, (uint32_t)head, out, depth - 1);
        } else if (rel == FRN_REL_XCOMP || (rel == FRN_REL_OBJ && is_become(s, (uint32_t)head))) {
            if (!is_become(s, (uint32_t)head))
                frn_slots_object(s, (uint32_t)head, out, depth - 1);
            if (!out->count)
                frn_slots_subject(s, (uint32_t)head, out, depth - 1);
        }
    }
}

void frn_scene_holder(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    frn_slots_holder(s, noun, out, FRN_SLOTS_DEEPEST);
    if (!out->count && frn_scene_child(s, noun, FRN_REL_COP) >= 0 &&
        frn_scene_child(s, noun, FRN_REL_NSUBJ) < 0)
        frn_scene_nearest(s, noun, true, out);
}
