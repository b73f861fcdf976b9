/* Who does it and to whom: the slots of a predicate in the order of its frame, then what goes
 * without being said. */
#include "read/event_fill_internal.h"

static bool same_parties(const frn_parties *a, const frn_parties *b)
{
    for (uint32_t i = 0; i < a->count; i++) {
        bool found = false;
        for (uint32_t k = 0; k < b->count; k++)
            found |= a->actor[i] == b->actor[k];
        if (!found)
            return false;
    }
    return a->count > 0;
}

/* The subject of the clause around a noun: "Turkey hardened during its war with X", "the war with X
 * has cost Turkey dear" gives nobody. */
static void clause_subject(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    int32_t at = s->token[noun].head;

    for (int hops = 0; at >= 0 && hops < 5; hops++) {
        if (frn_scene_is_verb(s, (uint32_t)at)) {
            int32_t subject = frn_scene_child(s, (uint32_t)at, FRN_REL_NSUBJ);
            if (subject >= 0 && frn_scene_under(s, noun, (uint32_t)subject))
                return;
            if (frn_scene_is_passive(s,
                                     (uint32_t)at)) /* "was charged during the fight against X" */
                frn_scene_object(s, (uint32_t)at, out);
            else
                frn_scene_subject(s, (uint32_t)at, out);
            if (out->count || s->token[at].rel == FRN_REL_CCOMP)
                break;
        }
        at = s->token[at].head;
    }
    out->guessed = true;
}

/* "A is the closest Arab partner of B": who it is and of whom, whatever else modifies it. */
static bool fill_predicate(const frn_scene *s, frn_event *e)
{
    frn_parties who = {0}, of = {0};

    if (e->cue->pos != FRN_POS_NOUN || frn_scene_child(s, e->at, FRN_REL_COP) < 0)
        return false;
    frn_scene_holder(s, e->at, &who);
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->target[i] && !of.count; i++)
        frn_event_slot(s, e, e->cue->target[i], false, &of);
    frn_parties_without(&of, &who);
    if (!who.count || !of.count)
        return false;
    e->source = who;
    e->target = of;
    return true;
}

/* "a UN-brokered deal": who brought the parties together is none of them. */
static void without_brokers(const frn_scene *s, frn_parties *found)
{
    uint32_t n = 0;

    for (uint32_t i = 0; i < found->count; i++) {
        int32_t m = s->mention_of[found->at[i]];
        if (m >= 0 && s->mention[m].stance == FRN_STANCE_LED)
            continue;
        found->actor[n] = found->actor[i];
        found->at[n++] = found->at[i];
    }
    found->count = n;
}

/* "talks between A and B", "A's talks with B", "A and B held talks": everybody in one list. */
static void fill_mutual(const frn_scene *s, frn_event *e)
{
    frn_parties all = {0}, with = {0};

    if (fill_predicate(s, e))
        return;
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->source[i]; i++) {
        frn_parties found = {0};
        uint16_t slot = e->cue->source[i];
        if (slot == FRN_SLOT_SUBJ && all.count > 1)
            continue;
        frn_event_slot(s, e, slot, true, &found);
        if (slot == FRN_SLOT_POSS)
            without_brokers(s, &found);
        if (slot == FRN_SLOT_SUBJ && e->cue->pos == FRN_POS_NOUN && all.count == 1 &&
            same_parties(&all, &found))
            continue;
        frn_parties_join(&all, &found);
    }
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->target[i] && !with.count; i++) {
        frn_event_slot(s, e, e->cue->target[i], true, &with);
        frn_parties_without(&with, &all);
    }
    if (!all.count && with.count && e->cue->pos == FRN_POS_NOUN) {
        clause_subject(s, e->at, &all);
        frn_parties_without(&all, &with);
    }
    e->source = all;
    e->target = with;
}

/* "fears that X would attack": who is feared, blamed, doubted does what the clause says. */
static void clause_object(const frn_scene *s, frn_event *e)
{
    int32_t clause = frn_scene_child(s, e->at, FRN_REL_CCOMP);

    if ((e->action != FRN_ACTION_DISAPPROVE && e->action != FRN_ACTION_INVESTIGATE) ||
        e->cue->pos != FRN_POS_VERB)
        return;
    if (clause < 0 && s->token[e->at].rel == FRN_REL_PARATAXIS &&
        s->token[e->at].head < (int32_t)e->at)
        clause = s->token[e->at].head; /* "The police failed them, the group complained." */
    if (clause < 0 || (clause < (int32_t)e->at && !s->first[FRN_CUE_SPEECH][e->at].cue))
        return;
    frn_scene_subject(s, (uint32_t)clause, &e->target);
    frn_parties_without(&e->target, &e->source);
}

/* "demanding that the government provide", "its demand today that Israel ease": who is to act. */
static void that_subject(const frn_scene *s, frn_event *e)
{
    frn_parties who = {0};
    uint32_t i = e->last + 1, end = e->last + 4;

    if (e->cue->control != FRN_CONTROL_DEMAND && e->cue->control != FRN_CONTROL_DEMAND_INF)
        return;
    while (i < s->count && i < end && !frn_scene_is(s, i, "that"))
        i++;
    if (i >= s->count || i >= end)
        return;
    for (i++; i < s->count && s->token[i].tag == FRN_TAG_DET; i++)
        ;
    if (i >= s->count || s->mention_of[i] < 0)
        return;
    frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &who);
    frn_parties_without(&who, &e->source);
    if (who.count)
        e->target = who;
}

/* "recognise each other", "trade with one another", "each side blamed the other" */
static bool is_reciprocal(const frn_scene *s, uint32_t last)
{
    for (uint32_t i = last + 1; i + 1 < s->count && i < last + 4; i++) {
        if ((frn_scene_is(s, i, "each") && frn_scene_is(s, i + 1, "other")) ||
            (frn_scene_is(s, i, "one") && frn_scene_is(s, i + 1, "another")) ||
            (i == last + 1 && frn_scene_is(s, i, "the") && frn_scene_is(s, i + 1, "other") &&
             (i + 2 >= s->count || !frn_scene_is_noun(s, i + 2))))
            return true;
    }
    return false;
}

/* "Indian and Chinese soldiers fought in the valley": with each other when nobody else is named. */
static bool fought_each_other(const frn_scene *s, const frn_event *e)
{
    static const char *const words[] = {"fight", "battle", "duel", "spar", "feud"};

    return e->cue->pos == FRN_POS_VERB && e->action == FRN_ACTION_FIGHT && e->cue->words == 1 &&
           FRN_IS_ONE_OF(s, e->at, words) && !frn_scene_is_passive(s, e->at) &&
           frn_scene_child(s, e->at, FRN_REL_OBJ) < 0;
}

/* "weapons from Libya have reached the government": help goes to where it arrives. */
static void arrives(const frn_scene *s, frn_event *e)
{
    static const char *const words[] = {"reach", "arrive", "flow", "land", "pour", "go"};
    int32_t verb = s->token[e->at].head;

    if (verb <= (int32_t)e->at || s->token[e->at].rel != FRN_REL_NSUBJ)
        return;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (!frn_scene_lemma_is(s, (uint32_t)verb, words[i]))
            continue;
        frn_scene_object(s, (uint32_t)verb, &e->target);
        if (!e->target.count)
            frn_scene_location(s, (uint32_t)verb, &e->target);
        frn_parties_without(&e->target, &e->source);
        return;
    }
}

/* "Two Canadians jailed in China were freed": whoever held them let them go. */
static void captor(const frn_scene *s, frn_event *e)
{
    static const char *const words[] = {"hold",    "jail",   "detain", "imprison", "capture",
                                        "seize",   "arrest", "kidnap", "abduct",   "sentence",
                                        "convict", "occupy", "impound"};
    static const char *const after[] = {"by", "in"};
    int32_t who = frn_scene_child(s, e->at, FRN_REL_NSUBJ_PASS);

    if (who < 0 && e->cue->target[0] == FRN_SLOT_SUBJ) /* "walked free" */
        who = frn_scene_child(s, e->at, FRN_REL_NSUBJ);
    if (who < 0 || e->action != FRN_ACTION_RETREAT || e->cue->pos != FRN_POS_VERB)
        return;
    FRN_EACH_CHILD(c, s, who)
    {
        if (s->token[c].rel != FRN_REL_ACL || !FRN_IS_ONE_OF(s, (uint32_t)c, words))
            continue;
        for (size_t i = 0; i < 2 && !e->source.count; i++) {
            uint32_t word = frn_intern_find(&s->wording->words, frn_slice_of(after[i]));
            if (word != FRN_NONE)
                frn_scene_prep(s, (uint32_t)c, word, true, &e->source);
        }
    }
    frn_parties_without(&e->target, &e->source);
}

/* "restricted exports to X after talks with Y", "heaped praise on X": whoever follows the
 * preposition that ends the words of the pattern, before the other slots or (`last`) after them,
 * when the frame forgets it or has the object first. */
static void after_own_preposition(const frn_scene *s, const frn_event *e, bool last,
                                  frn_parties *out)
{
    static const char *const places[] = {"of", "from", "in", "through"};
    const frn_token *word = &s->token[e->last];
    bool slot = last && !FRN_IS_ONE_OF(s, e->last, places);

    if (e->action == FRN_ACTION_PROTEST) /* "marched in X against Y" */
        return;
    if (e->last <= e->at || e->cue->pos != FRN_POS_VERB || word->tag != FRN_TAG_ADP ||
        word->rel != FRN_REL_CASE || word->head <= (int32_t)e->last ||
        (!last && e->cue->target[0] == FRN_SLOT_OBJ))
        return;
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->target[i]; i++)
        slot |= e->cue->target[i] >= FRN_SLOT_PREP &&
                e->cue->target[i] - (uint32_t)FRN_SLOT_PREP == s->lower[e->last];
    if (slot)
        frn_scene_phrase(s, (uint32_t)word->head, out);
    frn_parties_without(out, &e->source);
}

/* "tore up its order for submarines from X and turned to Y": of a verb's prepositions from slot
 * `first` on, the nearest. */
static void nearest_preposition(const frn_scene *s, const frn_event *e, uint32_t first,
                                frn_parties *found)
{
    for (uint32_t i = first; i < FRN_CUE_SLOTS && e->cue->target[i]; i++) {
        frn_parties near = {0};
        if (e->cue->target[i] < FRN_SLOT_PREP)
            continue;
        frn_event_slot(s, e, e->cue->target[i], false, &near);
        frn_parties_without(&near, &e->source);
        if (near.count && near.at[0] < found->at[0])
            *found = near;
    }
}

void frn_event_fill(const frn_scene *s, frn_event *e)
{
    if (frn_event_fill_received(s, e) || frn_event_fill_circumstance(s, e))
        return;
    if (e->mutual) {
        fill_mutual(s, e);
        return;
    }
    for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->source[i] && !e->source.count; i++)
        frn_event_slot(s, e, e->cue->source[i], e->cue->pos == FRN_POS_NOUN, &e->source);
    after_own_preposition(s, e, false, &e->target);
    for (int pass = 0; pass < 2 && !e->target.count; pass++) {
        for (uint32_t i = 0; i < FRN_CUE_SLOTS && e->cue->target[i] && !e->target.count; i++) {
            frn_parties found = {0};
            frn_event_slot(s, e, e->cue->target[i], pass == 1, &found);
            frn_parties_without(&found, &e->source);
            if (found.count && pass == 0 && e->cue->pos == FRN_POS_VERB &&
                e->cue->target[i] >= FRN_SLOT_PREP)
                nearest_preposition(s, e, i + 1, &found);
            if (e->cue->pos == FRN_POS_VERB)
                without_brokers(s, &found); /* "return as part of a UN-brokered deal" */
            e->target = found;
        }
        if (pass == 0 && !e->target.count)
            after_own_preposition(s, e, true, &e->target);
        if (pass == 0)
            frn_event_fill_from_description(s, e);
    }
    frn_event_fill_rest(s, e);
    that_subject(s, e);
    if (!e->target.count)
        clause_object(s, e);
    if (!e->source.count && e->action == FRN_ACTION_MOBILIZE && e->cue->pos == FRN_POS_VERB &&
        frn_scene_is_passive(s, e->at)) { /* "troops were sent to the border" */
        frn_scene_object(s, e->at, &e->source);
        frn_parties_without(&e->target, &e->source);
    }
    if (!e->source.count)
        captor(s, e);
    if (e->source.count > 1 && !e->target.count &&
        (is_reciprocal(s, e->last) || fought_each_other(s, e))) {
        e->mutual = e->last + 2 >= s->count || !frn_scene_is(s, e->last + 2, "other");
        if (!e->mutual) /* "each blamed the other" is said of both */
            e->target = e->source;
    }
    if (!e->target.count && e->action == FRN_ACTION_AID && e->cue->pos == FRN_POS_NOUN)
        arrives(s, e);
}

/* "Iranian-advised units", "X-backed Y" cut at the hyphens by a tokeniser. */
void frn_event_fill_hyphenated(const frn_scene *s, frn_event *e)
{
    int32_t head = s->token[e->at].head;

    if (e->at < 2 || !frn_scene_is(s, e->at - 1, "-") || s->mention_of[e->at - 2] < 0)
        return;
    e->source = (frn_parties){0};
    e->target = (frn_parties){0};
    frn_scene_phrase(s, e->at - 2, &e->source);
    if (head > (int32_t)e->at)
        frn_scene_phrase(s, (uint32_t)head, &e->target);
    frn_parties_without(&e->target, &e->source);
}

bool frn_event_complete(const frn_event *e)
{
    return e->source.count && (e->target.count || (e->mutual && e->source.count > 1));
}

/* "being behind the attacks", "is against the plan": the preposition is the predicate of its noun.
 */
bool frn_event_fill_preposition(const frn_scene *s, frn_event *e)
{
    int32_t noun = s->token[e->at].head;

    if (noun <= (int32_t)e->at || frn_scene_child(s, (uint32_t)noun, FRN_REL_COP) < 0)
        return false;
    e->at = (uint32_t)noun;
    frn_scene_phrase(s, (uint32_t)noun, &e->target);
    frn_scene_holder(s, (uint32_t)noun, &e->source);
    frn_parties_without(&e->source, &e->target);
    return true;
}
