/* "The guild, which speaks for pilots, accused X": the parser lets the sentence end in its subject
 * when an aside stands between that and its verb. */
#include "read/repair_internal.h"

static int32_t root_of(const frn_scene *s, const frn_token *token)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (token[i].head < 0)
            return (int32_t)i;
    }
    return FRN_NO_TOKEN;
}

static bool opens_object(const frn_scene *s, uint32_t at)
{
    frn_tag tag = (frn_tag)s->token[at].tag;

    return tag == FRN_TAG_DET || tag == FRN_TAG_NUM || tag == FRN_TAG_PRON ||
           tag == FRN_TAG_PROPN || s->mention_of[at] >= 0 || frn_scene_is(s, at, "that") ||
           frn_scene_is(s, at, "to");
}

/* A verb in the past right after the comma that closes the aside, taken for a participle. */
static bool is_predicate(const frn_scene *s, const frn_token *token, uint32_t at)
{
    frn_rel rel = (frn_rel)token[at].rel;

    return token[at].tag == FRN_TAG_VERB && (token[at].flags & FRN_TOKEN_PAST) &&
           (rel == FRN_REL_AMOD || rel == FRN_REL_ACL || rel == FRN_REL_DEP ||
            rel == FRN_REL_CONJ || rel == FRN_REL_APPOS || rel == FRN_REL_PARATAXIS) &&
           frn_scene_is(s, at - 1, ",") && at + 1 < s->count && opens_object(s, at + 1) &&
           !frn_repair_has(s, at, FRN_REL_NSUBJ);
}

void frn_repair_asides(frn_scene *s, frn_token *token)
{
    int32_t root = root_of(s, token), object;
    uint32_t end;

    if (root < 0 || (token[root].tag != FRN_TAG_NOUN && token[root].tag != FRN_TAG_PROPN) ||
        frn_repair_has(s, (uint32_t)root, FRN_REL_COP))
        return;
    end = s->mention_of[root] >= 0 ? s->mention[s->mention_of[root]].last : (uint32_t)root;
    if (end + 4 >= s->count || !frn_scene_is(s, end + 1, ","))
        return;
    for (uint32_t at = end + 3; at < s->count; at++) {
        if (!is_predicate(s, token, at))
            continue;
        token[at].flags &= (uint16_t)~FRN_TOKEN_PARTICIPLE;
        frn_repair_hang(s, token, (uint32_t)root, at, FRN_REL_NSUBJ);
        object = frn_repair_phrase(s, token, at + 1);
        if (object >= 0 && !frn_repair_has(s, at, FRN_REL_OBJ))
            frn_repair_hang(s, token, (uint32_t)object, at, FRN_REL_OBJ);
        return;
    }
}
