/* Who is still missing when the frame of a predicate has been read: what other words of the clause
 * say, what is acted on, the place where it happens. */
#include "read/event_fill_internal.h"

/* "Chad's invasion of Niger", "the shelling of Niger by Chad": once it is said who does it, "of"
 * says to whom. */
static void fill_of(const frn_scene *s, frn_event *e)
{
    uint32_t of = frn_intern_find(&s->wording->words, FRN_LIT("of"));

    if (e->cue->pos != FRN_POS_NOUN || !e->source.count || of == FRN_NONE || e->mutual)
        return;
    frn_scene_prep(s, e->at, of, false, &e->target);
    frn_parties_without(&e->target, &e->source);
}

/* "a truce between A and B", "refused to unload X's rifles". */
static void fill_what_is_left(const frn_scene *s, frn_event *e)
{
    frn_parties found = {0};
    uint32_t between = frn_intern_find(&s->wording->words, FRN_LIT("between"));
    int32_t inner = frn_scene_child(s, e->at, FRN_REL_XCOMP);

    if (e->cue->pos == FRN_POS_NOUN && between != FRN_NONE) {
        frn_scene_prep(s, e->at, between, false, &found);
        if (found.count < 2)
            return;
        e->source = found;
        e->mutual = true;
    } else if (e->cue->control == FRN_CONTROL_REFUSE && inner > (int32_t)e->at && e->source.count) {
        frn_scene_object(s, (uint32_t)inner, &e->target);
        frn_parties_without(&e->target, &e->source);
    }
}

/* "lobbed rockets towards X", "answered with fire on X": whom a preposition of the right direction
 * brings in, although no pattern lists it. */
static void fill_by_direction(const frn_scene *s, frn_event *e)
{
    static const char *const hostile[] = {"against", "at", "towards", "toward", "upon", "from"};
    static const char *const friendly[] = {"towards", "toward", "with", "to"};

    if (e->cue->pos != FRN_POS_VERB || e->cue->control != FRN_CONTROL_NONE || !e->source.count ||
        e->cue->mutual)
        return;
    FRN_EACH_CHILD(c, s, e->at)
    {
        int32_t word =
            s->token[c].rel == FRN_REL_OBL ? frn_scene_child(s, (uint32_t)c, FRN_REL_CASE) : -1;
        if (c < (int32_t)e->at || word < 0 ||
            !(e->sign < 0 ? FRN_IS_ONE_OF(s, (uint32_t)word, hostile)
                          : FRN_IS_ONE_OF(s, (uint32_t)word, friendly)))
            continue;
        frn_scene_phrase(s, (uint32_t)c, &e->target);
        frn_parties_without(&e->target, &e->source);
        if (e->target.count)
            return;
    }
}

/* The possessive pronoun on what is acted on: "seized his boat"; -1. */
static int32_t possessed(const frn_scene *s, const frn_event *e)
{
    int32_t object = frn_scene_child(s, e->at, FRN_REL_OBJ);

    if (object < (int32_t)e->at)
        return FRN_NO_TOKEN;
    FRN_EACH_CHILD(c, s, object)
    {
        if (s->token[c].rel == FRN_REL_NMOD_POSS && s->token[c].tag == FRN_TAG_PRON &&
            s->mention_of[c] >= 0 && !(s->mention[s->mention_of[c]].flags & FRN_MENTION_FIRST))
            return c;
    }
    return FRN_NO_TOKEN;
}

/* "fishermen fought guards who had confiscated their nets": whoever takes or breaks by force what
 * is "theirs" takes it from another, the one who was named before. */
static void fill_robbed(const frn_scene *s, frn_event *e)
{
    int32_t word = possessed(s, e);
    bool many;

    if (word < 0 || !e->source.count || e->cue->pos != FRN_POS_VERB || e->cue->words > 1 ||
        e->cue->control != FRN_CONTROL_NONE ||
        (e->action != FRN_ACTION_FIGHT && e->action != FRN_ACTION_ASSAULT &&
         e->action != FRN_ACTION_COERCE && e->action != FRN_ACTION_SANCTION))
        return;
    many = frn_scene_is(s, (uint32_t)word, "their");
    for (uint32_t m = (uint32_t)s->mention_of[word]; m-- > 0;) {
        const frn_mention *mention = &s->mention[m];
        frn_parties found = {0};
        if (!mention->actor_count || (mention->flags & FRN_MENTION_PLACE) ||
            many != ((mention->flags & FRN_MENTION_PLURAL) || mention->actor_count > 1))
            continue;
        frn_scene_phrase(s, mention->head, &found);
        frn_parties_without(&found, &e->source);
        if (found.count) {
            e->target = found;
            e->target.guessed = true;
            return;
        }
    }
}

void frn_event_fill_rest(const frn_scene *s, frn_event *e)
{
    if (!e->target.count)
        fill_of(s, e);
    if (!e->target.count)
        fill_what_is_left(s, e);
    if (!e->target.count)
        fill_by_direction(s, e);
    if (!e->target.count)
        fill_robbed(s, e);
}

static bool is_material(frn_action action)
{
    switch (action) {
    case FRN_ACTION_FIGHT:
    case FRN_ACTION_ASSAULT:
    case FRN_ACTION_COERCE:
    case FRN_ACTION_MOBILIZE:
    case FRN_ACTION_INVESTIGATE:
    case FRN_ACTION_CONCEDE:
    case FRN_ACTION_RETREAT:
    case FRN_ACTION_PROTEST:
    case FRN_ACTION_SANCTION:
        return true;
    default:
        return false;
    }
}

/* May what hangs on the predicate by `c` name to whom it is done? */
static bool is_argument(const frn_scene *s, const frn_event *e, uint32_t c)
{
    int32_t word = frn_scene_child(s, c, FRN_REL_CASE);

    if (frn_mention_is_outsider(s->token[c].lemma)) /* X's enemies are not X */
        return false;
    switch (s->token[c].rel) {
    case FRN_REL_OBJ:
    case FRN_REL_IOBJ: /* nobody is against the soldiers whom he moves */
        return c > e->at && !(e->action == FRN_ACTION_MOBILIZE && c == e->last);
    case FRN_REL_NSUBJ_PASS:
        return true;
    case FRN_REL_OBL:
        for (uint32_t i = 0; word >= 0 && i < FRN_CUE_SLOTS && e->cue->target[i]; i++) {
            if (e->cue->target[i] == FRN_SLOT_PREP + s->lower[word] && s->lower[word] != FRN_NONE)
                return true;
        }
        return false;
    default:
        return false;
    }
}

/* "an inquiry into weapons used against X": whoever suffers within the description does not own
 * what it describes; nor does Russia whatever is written in the Russian language. */
static bool owns_nothing(const frn_scene *s, uint32_t at)
{
    static const char *const tongues[] = {"language", "tongue", "dialect", "alphabet", "script"};
    int32_t word = frn_scene_child(s, at, FRN_REL_CASE), head = s->token[at].head;

    return (word >= 0 && frn_scene_is(s, (uint32_t)word, "against")) ||
           (head > (int32_t)at && FRN_IS_ONE_OF(s, (uint32_t)head, tongues));
}

/* "surrounded the hotel where X lives", "wrote off debts that X ran up": the thing that is acted on
 * stands for the first who is named in its description. */
void frn_event_fill_from_description(const frn_scene *s, frn_event *e)
{
    if (e->cue->pos != FRN_POS_VERB || e->cue->control != FRN_CONTROL_NONE || e->mutual ||
        !e->source.count || e->target.count)
        return;
    FRN_EACH_CHILD(c, s, e->at)
    {
        if (!is_argument(s, e, (uint32_t)c))
            continue;
        for (uint32_t m = 0; m < s->mentions && !e->target.count; m++) {
            if (!s->mention[m].actor_count || owns_nothing(s, s->mention[m].head) ||
                !frn_scene_under(s, s->mention[m].head, (uint32_t)c))
                continue;
            frn_scene_phrase(s, s->mention[m].head, &e->target);
            frn_parties_without(&e->target, &e->source);
        }
        e->target.modifier = true;
        if (e->target.count)
            return;
    }
}

/* Acts on the ground are done to whoever holds the ground; an arrest without anybody who arrests
 * is made by the authorities of the place. */
void frn_event_fill_from_place(const frn_scene *s, frn_event *e)
{
    if (e->cue->pos == FRN_POS_ADJ || !is_material(e->action) || e->mutual)
        return;
    if (e->source.count && !e->target.count) {
        frn_scene_location(s, e->at, &e->target);
        if (!e->target.count && e->cue->pos == FRN_POS_NOUN && frn_scene_governor(s, e->at) >= 0)
            frn_scene_location(s, (uint32_t)frn_scene_governor(s, e->at), &e->target);
        if (!e->target.count && e->cue->pos == FRN_POS_VERB && s->token[e->at].head >= 0 &&
            (s->token[e->at].rel == FRN_REL_XCOMP || s->token[e->at].rel == FRN_REL_ADVCL ||
             s->token[e->at].rel == FRN_REL_ACL))
            frn_scene_location(s, (uint32_t)s->token[e->at].head, &e->target);
        frn_parties_without(&e->target, &e->source);
    } else if (!e->source.count && e->target.count && e->action == FRN_ACTION_COERCE &&
               e->cue->pos == FRN_POS_VERB && frn_scene_is_passive(s, e->at)) {
        frn_scene_location(s, e->at, &e->source);
        frn_parties_without(&e->source, &e->target);
    }
}
