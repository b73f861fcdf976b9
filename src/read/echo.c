/* What a sentence takes over from the one before: "Germany does not", "so did France", "he denied
 * it". The verb is not said again, the deed is the one told last. */
#include "read/echo_internal.h"

/* ---- what is kept ---- */

static bool is_whole(const frn_event *e)
{
    return e->cue && !e->absorbed && e->source.count && (e->target.count || e->mutual);
}

void frn_echo_note(frn_echoes *echoes, const frn_events *events, uint32_t number)
{
    uint32_t skip = 0;

    for (uint32_t i = 0; i < events->count; i++)
        skip += is_whole(&events->at[i]);
    skip = skip > FRN_MOST_ECHOES ? skip - FRN_MOST_ECHOES : 0;
    echoes->sentence = number;
    echoes->count = 0;
    for (uint32_t i = 0; i < events->count; i++) {
        const frn_event *e = &events->at[i];
        if (!is_whole(e))
            continue;
        if (e->contested) {
            echoes->charge = *e;
            echoes->charged = number + 1;
        }
        if (skip)
            skip--;
        else
            echoes->at[echoes->count++] = *e;
    }
}

/* ---- verbs that are left out ---- */

static bool ends_group(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"too", "so", "either", "neither", "and", "but", "or"};

    return at >= s->count || s->token[at].tag == FRN_TAG_PUNCT ||
           s->token[at].tag == FRN_TAG_SCONJ || FRN_IS_ONE_OF(s, at, words) ||
           (frn_scene_is(s, at, "as") && at + 1 < s->count && frn_scene_is(s, at + 1, "well"));
}

/* "so does Berlin", "as did Rome", "nor will Paris" */
static bool is_led(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"so", "as", "nor", "neither", "than"};

    return at > 0 && FRN_IS_ONE_OF(s, at - 1, words);
}

/* Who did so, behind the verb: often taken for its object. */
static int32_t follower(const frn_scene *s, uint32_t at)
{
    int32_t who = frn_scene_child(s, at, FRN_REL_NSUBJ);

    return who >= 0 ? who : frn_scene_child(s, at, FRN_REL_OBJ);
}

/* An auxiliary that stands for a whole predicate: "Germany does not", "their parties no longer do".
 */
static bool is_stranded(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"do",    "does", "did",  "will",  "would",
                                        "could", "has",  "have", "might", "can"};
    uint32_t i = at + 1;

    if ((s->token[at].tag != FRN_TAG_AUX && s->token[at].tag != FRN_TAG_VERB) ||
        !FRN_IS_ONE_OF(s, at, words) || s->token[at].rel == FRN_REL_COP)
        return false;
    if (is_led(s, at))
        return follower(s, at) > (int32_t)at;
    if (s->token[at].rel == FRN_REL_AUX || s->token[at].rel == FRN_REL_AUX_PASS ||
        frn_scene_child(s, at, FRN_REL_OBJ) >= 0 || frn_scene_child(s, at, FRN_REL_NSUBJ) < 0 ||
        frn_scene_child(s, at, FRN_REL_NSUBJ) > (int32_t)at)
        return false;
    while (i < s->count && (frn_scene_is(s, i, "not") || frn_scene_is(s, i, "n't")))
        i++;
    return ends_group(s, i);
}

/* "has done so", "did the same", "followed suit" */
static bool is_repeated(const frn_scene *s, uint32_t at)
{
    if (s->token[at].tag != FRN_TAG_VERB || at + 1 >= s->count)
        return false;
    if (frn_scene_lemma_is(s, at, "follow"))
        return frn_scene_is(s, at + 1, "suit");
    if (!frn_scene_lemma_is(s, at, "do"))
        return false;
    return frn_scene_is(s, at + 1, "so") || frn_scene_is(s, at + 1, "likewise") ||
           (at + 2 < s->count && frn_scene_is(s, at + 1, "the") && frn_scene_is(s, at + 2, "same"));
}

static bool is_negated(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"not", "n't", "never", "nor", "neither"};
    bool negated = false;

    for (uint32_t i = at > 3 ? at - 3 : 0; i < at + 2 && i < s->count; i++) {
        if (i < at && s->token[i].tag == FRN_TAG_PUNCT)
            negated = false;
        else if (FRN_IS_ONE_OF(s, i, words) ||
                 (frn_scene_is(s, i, "longer") && i > 0 && frn_scene_is(s, i - 1, "no")))
            negated = true;
    }
    return negated;
}

/* Of another sentence, they are told of here at the word that takes them over. */
static frn_parties moved_to(const frn_parties *from, uint32_t at)
{
    frn_parties out = *from;

    for (uint32_t i = 0; i < out.count; i++)
        out.at[i] = (uint16_t)at;
    return out;
}

/* The deed that is meant: of those told before `at` in the sentence, else of the sentence before,
 * the last; one by the same doer first ("if he does not"). */
static const frn_event *deed_before(const frn_echoes *echoes, const frn_events *events,
                                    const frn_parties *who, uint32_t at, uint32_t number)
{
    const frn_event *last = NULL, *own = NULL;

    for (uint32_t i = 0; i < events->count; i++) {
        const frn_event *e = &events->at[i];
        if (!is_whole(e) || e->at >= at)
            continue;
        last = !last || e->at >= last->at ? e : last;
        own = frn_parties_meet(who, &e->source) ? e : own;
    }
    if (last || echoes->sentence + 1 != number)
        return own ? own : last;
    for (uint32_t i = 0; i < echoes->count; i++) {
        last = &echoes->at[i];
        own = frn_parties_meet(who, &last->source) ? last : own;
    }
    return own ? own : last;
}

static void echo_at(frn_events *events, const frn_scene *s, const frn_echoes *echoes,
                    const frn_conditions *conditions, uint32_t at, uint32_t number)
{
    frn_parties who = {0}, whom;
    const frn_event *model;
    frn_event like, *e;
    bool same = at > 0 && (frn_scene_is(s, at - 1, "nor") || frn_scene_is(s, at - 1, "neither"));

    if (is_led(s, at) && follower(s, at) > (int32_t)at)
        frn_scene_phrase(s, (uint32_t)follower(s, at), &who);
    else if (frn_scene_child(s, at, FRN_REL_NSUBJ) >= 0)
        frn_scene_phrase(s, (uint32_t)frn_scene_child(s, at, FRN_REL_NSUBJ), &who);
    else
        frn_scene_subject(s, at, &who);
    model = who.count ? deed_before(echoes, events, &who, at, number) : NULL;
    if (!model || (model->mutual && !model->target.count))
        return;
    whom = moved_to(&model->target, at);
    frn_parties_without(&whom, &who);
    like = *model;
    like.at = like.last = at;
    like.about = like.about_last = 0;
    like.outer = -1;
    like.contested = false;
    like.speaker.count = 0;
    frn_meaning_find(&like.meaning, s, conditions, at, false);
    if (same || (is_negated(s, at) && like.meaning.modality == FRN_MODALITY_ASSERTED))
        like.meaning.modality = same ? model->meaning.modality : FRN_MODALITY_NEGATED;
    e = frn_events_add(events, &like, &who, &whom, model->action, model->intensity, "echo");
    if (e && !same)
        frn_compose_negation(e, s);
}

/* ---- charges denied ---- */

static bool is_charge(const frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {
        "charge",     "accusation", "allegation", "claim",          "suggestion",
        "it",         "this",       "that",       "involvement",    "role",
        "wrongdoing", "report",     "assertion",  "responsibility", "part",
        "plan",       "complicity", "connection", "intention"};

    return FRN_IS_ONE_OF(s, noun, words);
}

/* "Rwanda denied any involvement", "Corvid rejected the accusation" */
static bool is_denial(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"deny",   "reject", "dismiss",
                                        "refute", "rebut",  "repudiate"};
    int32_t object = frn_scene_child(s, verb, FRN_REL_OBJ);

    return s->token[verb].tag == FRN_TAG_VERB && FRN_IS_ONE_OF(s, verb, words) &&
           object > (int32_t)verb && is_charge(s, (uint32_t)object) &&
           frn_scene_child(s, verb, FRN_REL_CCOMP) < 0;
}

static void deny_at(frn_events *events, const frn_scene *s, const frn_echoes *echoes, uint32_t verb,
                    uint32_t number)
{
    enum { REACH = 2 };
    const frn_event *charge = NULL;
    frn_parties who = {0}, a, b;
    frn_event like;

    frn_scene_subject(s, verb, &who);
    for (uint32_t i = 0; i < events->count; i++) {
        if (events->at[i].contested && is_whole(&events->at[i]) && events->at[i].at < verb)
            charge = &events->at[i];
    }
    if (!charge && echoes->charged && number + 1 - echoes->charged <= REACH)
        charge = &echoes->charge;
    if (!charge || who.count != 1 || !frn_parties_meet(&who, &charge->source))
        return;
    like = *charge;
    like.at = like.last = verb;
    like.outer = -1;
    like.contested = false;
    like.speaker = who;
    like.meaning =
        (frn_meaning){.condition = -1, .word = (int32_t)verb, .modality = FRN_MODALITY_DENIAL};
    a = moved_to(&charge->source, verb);
    b = moved_to(&charge->target, verb);
    frn_events_add(events, &like, &a, &b, charge->action, charge->intensity, "denied");
}

void frn_echo_find(frn_events *events, const frn_scene *s, const frn_echoes *echoes,
                   const frn_conditions *conditions, uint32_t number)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (is_stranded(s, i) || is_repeated(s, i))
            echo_at(events, s, echoes, conditions, i, number);
        else if (is_denial(s, i))
            deny_at(events, s, echoes, i, number);
    }
}
