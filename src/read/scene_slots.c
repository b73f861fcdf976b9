/* Who does it: the subject of a verb, its own or that of the clause around it. */
#include "read/scene_slots_internal.h"

bool frn_slots_relative(const frn_scene *s, uint32_t at)
{
    return frn_scene_is(s, at, "who") || frn_scene_is(s, at, "which") ||
           frn_scene_is(s, at, "that") || frn_scene_is(s, at, "whom");
}

/* "photographs to Macedonia, which is": the name right before "which" that a preposition of
 * direction brings in is what the clause speaks of, wherever it was hung. -1. */
static int32_t named_before(const frn_scene *s, uint32_t pronoun)
{
    static const char *const words[] = {"to", "with", "against", "from", "by"};
    int32_t m, word;

    if (pronoun == 0 || !frn_scene_is(s, pronoun, "which") ||
        (m = s->mention_of[pronoun - 1]) < 0 || s->mention[m].last != pronoun - 1)
        return FRN_NO_TOKEN;
    word = frn_slots_case_word(s, s->mention[m].head);
    return word >= 0 && FRN_IS_ONE_OF(s, (uint32_t)word, words) ? m : FRN_NO_TOKEN;
}

/* The noun that a relative clause speaks of. */
void frn_slots_antecedent(const frn_scene *s, uint32_t verb, uint32_t pronoun, frn_parties *out,
                          int depth)
{
    int32_t head = s->token[verb].head, named = named_before(s, pronoun);
    uint32_t i;

    if (named >= 0) {
        frn_slots_mention(s, named, out);
        return;
    }
    for (int hops = 0; head >= 0 && hops < 3 && s->token[verb].rel == FRN_REL_CONJ; hops++) {
        verb = (uint32_t)head;
        head = s->token[verb].head;
    }
    if (s->token[verb].rel == FRN_REL_ACL_RELCL && head >= 0) {
        /* the last of several conjoined names is what the clause hangs on by order of words */
        frn_slots_phrase(s, (uint32_t)head, out, depth - 1);
        if (out->count)
            return;
    }
    for (i = pronoun; i-- > 0 && pronoun - i < 6;) {
        if (s->mention_of[i] >= 0) {
            frn_slots_mention(s, s->mention_of[i], out);
            out->guessed = true;
            return;
        }
        if (frn_scene_is_verb(s, i))
            return;
    }
}

void frn_slots_subject_word(const frn_scene *s, uint32_t verb, uint32_t at, frn_parties *out,
                            int depth)
{
    if (frn_slots_relative(s, at) && at < verb)
        frn_slots_antecedent(s, verb, at, out, depth);
    else
        frn_slots_phrase(s, at, out, depth - 1);
}

static void agent(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t by = frn_scene_child(s, verb, FRN_REL_OBL_AGENT);

    FRN_EACH_CHILD(c, s, verb)
    {
        int32_t word;
        if (by >= 0 || s->token[c].rel != FRN_REL_OBL)
            continue;
        word = frn_slots_case_word(s, (uint32_t)c);
        if (word >= 0 && frn_scene_is(s, (uint32_t)word, "by"))
            by = c;
    }
    if (by >= 0)
        frn_slots_phrase(s, (uint32_t)by, out, depth - 1);
    if (!out->count && by < 0) /* "was shot in his house by rebels", wherever "by" was hung */
        frn_scene_prep(s, verb, s->wording->by, true, out);
}

static bool object_controls(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"quote", "cite", "expect", "believe", "want", "need"};
    uint32_t last;
    const frn_cue *cue = frn_scene_cue(s, verb, FRN_CUE_ACTION, NULL, &last);

    if ((s->mood[verb] & (FRN_MOOD_CAUSE | FRN_MOOD_PREVENT)) || FRN_IS_ONE_OF(s, verb, words))
        return true;
    return cue && (cue->control == FRN_CONTROL_DEMAND || cue->control == FRN_CONTROL_DEMAND_INF ||
                   cue->control == FRN_CONTROL_ACCUSE || cue->action == FRN_ACTION_AID ||
                   cue->action == FRN_ACTION_COERCE || cue->action == FRN_ACTION_SUPPORT ||
                   cue->action == FRN_ACTION_CONCEDE || cue->action == FRN_ACTION_THREATEN);
}

/* "for X to leave", "for X and Y to work together" */
static bool named_by_for(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    if (verb < 3 || !frn_scene_is(s, verb - 1, "to"))
        return false;
    for (uint32_t i = verb - 2; i > 0 && verb - i < 9; i--) {
        int32_t head = s->token[i].head;
        if (frn_scene_is(s, i, "for")) {
            if (head > (int32_t)i && head < (int32_t)verb - 1)
                frn_slots_phrase(s, (uint32_t)head, out, 2);
            return out->count > 0;
        }
        if (frn_scene_is_verb(s, i) || s->token[i].tag == FRN_TAG_PUNCT)
            break;
    }
    return false;
}

/* "Sweden's decision to send them back", wherever the infinitive was hung: who decided. */
static bool decided_by(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    static const char *const words[] = {
        "decision", "plan",    "bid",    "attempt",     "move",     "threat", "promise",
        "offer",    "refusal", "pledge", "vow",         "effort",   "desire", "intention",
        "proposal", "failure", "right",  "willingness", "readiness"};

    if (verb < 3 || !frn_scene_is(s, verb - 1, "to") || s->token[verb - 2].tag != FRN_TAG_NOUN)
        return false;
    if (FRN_IS_ONE_OF(s, verb - 2, words))
        frn_scene_modifiers(s, verb - 2, out);
    return out->count > 0;
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

/* "accused X of aiding rebels that hide there and denounced Y": a finite verb is joined to a finite
 * one, in the past to one in the past, if the tree has such a verb further up. */
static uint32_t equal_verb(const frn_scene *s, uint32_t verb, uint32_t joined)
{
    uint32_t up = joined;

    if (!frn_scene_is_verb(s, joined) ||
        !(is_finite(s, verb) || /* taken for a participle, which has no object */
          ((s->token[verb].flags & FRN_TOKEN_PAST) &&
           frn_scene_child(s, verb, FRN_REL_OBJ) > (int32_t)verb)))
        return joined;
    for (int hops = 0; hops < 5; hops++) {
        if (frn_scene_is_verb(s, up) &&
            (is_finite(s, up) || frn_scene_child(s, up, FRN_REL_NSUBJ) >= 0) &&
            ((s->token[up].flags ^ s->token[verb].flags) & FRN_TOKEN_PAST) == 0)
            return up;
        if (s->token[up].head < 0)
            break;
        up = (uint32_t)s->token[up].head;
    }
    return joined;
}

/* Who is told to do what the infinitive says: "urged X to", "called on X to". */
static void controller(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    uint32_t last;
    const frn_cue *cue = frn_scene_cue(s, verb, FRN_CUE_ACTION, NULL, &last);
    int32_t who;

    frn_slots_object(s, verb, out, depth - 1);
    if (out->count || !cue || cue->pos != FRN_POS_VERB || last + 1 >= s->count ||
        !frn_scene_is(s, verb + 1, "on"))
        return;
    who = frn_slots_after_prep(s, verb + 1);
    if (who > (int32_t)verb)
        frn_slots_phrase(s, (uint32_t)who, out, depth - 1);
}

/* The subject of a clause that has none of its own. */
void frn_slots_inherited(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t head = s->token[verb].head;
    uint32_t h = (uint32_t)head;

    if (named_by_for(s, verb, out) || decided_by(s, verb, out))
        return;

    if (head < 0)
        return;
    switch (s->token[verb].rel) {
    case FRN_REL_ACL:
        if (s->token[verb].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE)) {
            frn_slots_phrase(s, h, out, depth - 1);
            if (!out->count && frn_scene_governor(s, h) >= 0) /* "issued a note demanding" */
                frn_slots_subject(s, (uint32_t)frn_scene_governor(s, h), out, depth - 1);
        } else {
            frn_scene_modifiers(s, h, out);
            if (!out->count)
                frn_slots_holder(s, h, out, depth - 1);
            if (!out->count && !frn_scene_is_verb(s, h))
                frn_slots_phrase(s, h, out, depth - 1);
            if (!out->count && frn_scene_governor(s, h) >= 0) /* "used the meeting to attack" */
                frn_slots_subject(s, (uint32_t)frn_scene_governor(s, h), out, depth - 1);
        }
        break;
    case FRN_REL_ACL_RELCL:
        frn_slots_phrase(s, h, out, depth - 1);
        break;
    case FRN_REL_NMOD:
    case FRN_REL_OBL:
    case FRN_REL_OBJ:
    case FRN_REL_XCOMP:
    case FRN_REL_CCOMP:
    case FRN_REL_ADVCL:
    case FRN_REL_CSUBJ:
        if (frn_scene_is_verb(s, h) && s->token[verb].rel != FRN_REL_CSUBJ && object_controls(s, h))
            controller(s, h, out, depth);
        if (!out->count) {
            if (frn_scene_is_verb(s, h))
                frn_slots_subject(s, h, out, depth - 1);
            else
                frn_slots_holder(s, h, out, depth - 1);
        }
        break;
    case FRN_REL_CONJ:
    case FRN_REL_PARATAXIS:
        h = equal_verb(s, verb, h);
        if (frn_scene_is_verb(s, h))
            frn_slots_subject(s, h, out, depth - 1);
        else
            frn_slots_holder(s, h, out, depth - 1);
        break;
    default:
        break;
    }
}

/* "a bomb killed one and wounded two": the subject is told, although it is nobody. */
static bool shares_subject(const frn_scene *s, uint32_t verb)
{
    int32_t head = s->token[verb].head, at;

    if (s->token[verb].rel != FRN_REL_CONJ || head < 0 || !frn_scene_is_verb(s, (uint32_t)head))
        return false;
    at = frn_scene_child(s, (uint32_t)head, FRN_REL_NSUBJ);
    return at >= 0 && frn_scene_is_noun(s, (uint32_t)at) && s->mention_of[at] < 0;
}

void frn_slots_subject(const frn_scene *s, uint32_t verb, frn_parties *out, int depth)
{
    int32_t at;

    if (depth <= 0)
        return;
    if (frn_scene_is_verb_like(s, verb)) {
        if (s->token[verb - 1].flags & FRN_TOKEN_RELATIVE)
            frn_slots_antecedent(s, verb, verb - 1, out, depth);
        else
            frn_scene_nearest(s, verb, true, out);
        return;
    }
    if (frn_scene_is_passive(s, verb)) {
        agent(s, verb, out, depth);
        return;
    }
    if (s->token[verb].rel == FRN_REL_COP && s->token[verb].head >= 0)
        verb = (uint32_t)s->token[verb].head; /* "is at odds" hangs on "odds" */
    at = frn_scene_child(s, verb, FRN_REL_NSUBJ);
    if (at >= 0)
        frn_slots_subject_word(s, verb, (uint32_t)at, out, depth);
    else
        frn_slots_inherited(s, verb, out, depth);
    if (!out->count && at < 0 && depth == FRN_SLOTS_DEEPEST && is_finite(s, verb) &&
        !shares_subject(s, verb))
        frn_scene_nearest(s, verb, true, out);
}

/* "X arms the rebels and Y supports the government": a verb in the singular has no two subjects
 * joined by "and"; the nearer is meant. */
static void keep_singular(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    frn_slice word = s->token[verb].lower;
    uint32_t last = out->count - 1;

    if (out->count < 2 || s->token[verb].tag != FRN_TAG_VERB || word.len < 3 ||
        word.ptr[word.len - 1] != 's' || frn_slice_eq(word, s->token[verb].lemma) ||
        (s->token[verb].flags &
         (FRN_TOKEN_PAST | FRN_TOKEN_GERUND | FRN_TOKEN_BASE | FRN_TOKEN_PARTICIPLE)))
        return;
    for (uint32_t i = out->at[last - 1] + 1; i < out->at[last]; i++) {
        if (frn_scene_is(s, i, "and") && out->at[last] < verb) {
            out->actor[0] = out->actor[last];
            out->at[0] = out->at[last];
            out->count = 1;
            return;
        }
    }
}

void frn_scene_subject(const frn_scene *s, uint32_t verb, frn_parties *out)
{
    frn_slots_subject(s, verb, out, FRN_SLOTS_DEEPEST);
    keep_singular(s, verb, out);
}
