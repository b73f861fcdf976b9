/* Nouns that tell under which circumstance somebody else acts: "despite protests from Canada", "at
 * the request of Chad", "in response to Peru's tariffs", "with Norway's backing". They are done to
 * the subject of the clause; and whoever acts despite or in answer to a thing does something to the
 * one whose it is. */
#include "read/event_fill_internal.h"

typedef struct way {
    const char *word, *before; /* the preposition; the noun that it belongs to, or NULL */
    const char *rule;
    frn_action answer; /* of the subject; NONE: the deed itself when it is hostile */
    int sign;          /* of the nouns that it goes with; 0: any */
} way;

static const char despite[] = "despite", in_answer[] = "in-answer", asked_for[] = "at-request",
                  helped[] = "with-help";
static const way ways[] = {
    {"despite", NULL, despite, FRN_ACTION_REJECT, -1},
    {"notwithstanding", NULL, despite, FRN_ACTION_REJECT, -1},
    {"over", NULL, despite, FRN_ACTION_REJECT, -1},
    {"of", "spite", despite, FRN_ACTION_REJECT, -1},
    {"of", "face", despite, FRN_ACTION_REJECT, -1},
    {"to", "response", in_answer, FRN_ACTION_NONE, -1},
    {"to", "answer", in_answer, FRN_ACTION_NONE, -1},
    {"to", "reply", in_answer, FRN_ACTION_NONE, -1},
    {"to", "reaction", in_answer, FRN_ACTION_NONE, -1},
    {"for", "retaliation", in_answer, FRN_ACTION_NONE, -1},
    {"for", "reprisal", in_answer, FRN_ACTION_NONE, -1},
    {"for", "revenge", in_answer, FRN_ACTION_NONE, -1},
    {"at", NULL, asked_for, FRN_ACTION_CONCEDE, -1},
    {"with", NULL, helped, FRN_ACTION_COUNT, 1},
};

/* Of the deeds that "at" and "over" may stand before. */
static bool suits(const frn_scene *s, const frn_event *e, const way *w)
{
    static const char *const requests[] = {"request", "urging",    "insistence", "behest",
                                           "plea",    "prompting", "demand",     "appeal"};
    static const char *const objections[] = {"objection", "protest", "opposition", "veto",
                                             "complaint"};

    if (w->rule == asked_for)
        return FRN_IS_ONE_OF(s, e->at, requests);
    if (w->rule == despite && frn_slice_is(frn_slice_of(w->word), "over"))
        return FRN_IS_ONE_OF(s, e->at, objections);
    if (w->rule == helped)
        return e->action == FRN_ACTION_SUPPORT || e->action == FRN_ACTION_AID ||
               e->action == FRN_ACTION_BACK;
    return true;
}

/* How the noun stands in its clause; NULL. */
static const way *way_of(const frn_scene *s, const frn_event *e)
{
    int32_t at = FRN_NO_TOKEN;

    FRN_EACH_CHILD(c, s, e->at)
    {
        if (s->token[c].rel == FRN_REL_CASE && c < (int32_t)e->at && c > at)
            at = c;
    }
    for (size_t i = 0; at >= 0 && i < sizeof ways / sizeof ways[0]; i++) {
        const way *w = &ways[i];
        if (w->before && at > 1 && frn_scene_is(s, (uint32_t)at - 2, "as"))
            continue; /* "what analysts see as revenge for" */
        if ((!w->sign || w->sign == e->sign) && frn_scene_is(s, (uint32_t)at, w->word) &&
            (!w->before || (at > 0 && frn_scene_lemma_is(s, (uint32_t)at - 1, w->before))) &&
            suits(s, e, w))
            return w;
    }
    return NULL;
}

/* Whose it is: "X's", "from X"; "of X" unless the noun is done to whoever follows "of". */
static void owner(const frn_scene *s, const frn_event *e, const way *w, frn_parties *out)
{
    uint32_t of = frn_intern_find(&s->wording->words, FRN_LIT("of"));

    frn_scene_modifiers(s, e->at, out);
    if (!out->count && s->wording->from != FRN_NONE)
        frn_scene_prep(s, e->at, s->wording->from, true, out);
    if (!out->count && s->wording->by != FRN_NONE)
        frn_scene_prep(s, e->at, s->wording->by, false, out);
    if (!out->count && of != FRN_NONE && w->rule != in_answer)
        frn_scene_prep(s, e->at, of, false, out);
}

/* "despite its criticism of X", "with support for X": it says itself to whom it is done. */
static bool names_target(const frn_scene *s, const frn_event *e)
{
    static const char *const words[] = {"against", "for", "to", "on", "at"};

    FRN_EACH_CHILD(c, s, e->at)
    {
        int32_t word = s->token[c].rel == FRN_REL_NMOD && c > (int32_t)e->at
                           ? frn_scene_child(s, (uint32_t)c, FRN_REL_CASE)
                           : FRN_NO_TOKEN;
        if (word >= 0 && FRN_IS_ONE_OF(s, (uint32_t)word, words))
            return true;
    }
    return false;
}

static int32_t verb_above(const frn_scene *s, uint32_t noun)
{
    int32_t at = (int32_t)noun;

    for (int hops = 0; at >= 0 && hops < 4; hops++) {
        if (s->token[at].rel == FRN_REL_NSUBJ)
            return FRN_NO_TOKEN;
        at = s->token[at].head;
        if (at >= 0 && frn_scene_is_verb(s, (uint32_t)at))
            return at;
    }
    return FRN_NO_TOKEN;
}

bool frn_event_fill_circumstance(const frn_scene *s, frn_event *e)
{
    const way *w = e->cue->pos == FRN_POS_NOUN && !e->mutual ? way_of(s, e) : NULL;
    int32_t verb = w && !names_target(s, e) ? verb_above(s, e->at) : FRN_NO_TOKEN;
    frn_parties who = {0}, subject = {0};

    if (verb < 0)
        return false;
    owner(s, e, w, &who);
    frn_scene_subject(s, (uint32_t)verb, &subject);
    frn_parties_without(&subject, &who);
    if (!who.count || !subject.count)
        return false;
    e->source = who;
    e->target = subject;
    e->rule = w->rule;
    e->untold = w->rule == asked_for || frn_scene_lemma_is(s, e->at, "warning");
    return true;
}

/* "Fiji went ahead despite protests from Samoa": Fiji rejects them. */
void frn_event_answer_circumstances(frn_events *events, const frn_scene *s)
{
    uint32_t count = events->count;

    for (uint32_t i = 0; i < count && events->count < FRN_MOST_EVENTS; i++) {
        frn_event *e = &events->at[i];
        const way *w = e->cue && e->rule && e->cue->pos == FRN_POS_NOUN ? way_of(s, e) : NULL;
        frn_event answer = {.outer = -1};
        if (!w || e->rule != w->rule || w->answer == FRN_ACTION_COUNT)
            continue;
        answer.at = answer.last = (uint32_t)verb_above(s, e->at);
        answer.source = e->target;
        answer.target = e->source;
        frn_event_turn(&answer, w->answer ? w->answer : e->action);
        answer.rule = w->rule;
        e->absorbed = e->untold;
        events->at[events->count++] = answer;
    }
}
