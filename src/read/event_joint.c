/* What is done together, whatever it is: "jointly", "side by side", "alongside X", "a joint raid".
 */
#include "read/event_fill_internal.h"

static void add_together(frn_events *out, uint32_t at, const frn_parties *all,
                         const frn_parties *with)
{
    frn_event e = {.at = at, .last = at, .outer = -1, .mutual = true, .rule = "together"};

    if (out->count == FRN_MOST_EVENTS || all->count + with->count < 2 || !all->count)
        return;
    e.source = *all;
    e.target = *with;
    e.action = FRN_ACTION_COOPERATE;
    e.intensity = frn_action_describe(e.action)->intensity;
    e.sign = 1;
    out->at[out->count++] = e;
}

/* "jointly", "together" (but not "together with"), "side by side", "shoulder to shoulder". */
static bool says_together(const frn_scene *s, uint32_t at)
{
    if (frn_scene_is(s, at, "jointly"))
        return true;
    if (frn_scene_is(s, at, "together"))
        return at + 1 >= s->count || s->token[at + 1].tag == FRN_TAG_PUNCT ||
               s->token[at + 1].tag == FRN_TAG_ADP || s->token[at + 1].tag == FRN_TAG_CCONJ ||
               frn_scene_is(s, at + 1, "to");
    return at + 2 < s->count &&
           ((frn_scene_is(s, at, "side") && frn_scene_is(s, at + 1, "by") &&
             frn_scene_is(s, at + 2, "side")) ||
            (frn_scene_is(s, at, "shoulder") && frn_scene_is(s, at + 1, "to")) ||
            (frn_scene_is(s, at, "hand") && frn_scene_is(s, at + 1, "in") &&
             frn_scene_is(s, at + 2, "hand")));
}

/* The verb around `at`: above it in the tree, else the nearest before it. */
static int32_t verb_of(const frn_scene *s, uint32_t at)
{
    int32_t head = s->token[at].head;

    for (int hops = 0; head >= 0 && hops < 3; hops++) {
        if (frn_scene_is_verb(s, (uint32_t)head))
            return head;
        head = s->token[head].head;
    }
    for (uint32_t i = at; i-- > 0 && at - i < 9;) {
        if (frn_scene_is_verb(s, i))
            return (int32_t)i;
    }
    return FRN_NO_TOKEN;
}

/* "alongside X", "together with X" */
static bool stands_beside(const frn_scene *s, uint32_t at)
{
    return (frn_scene_is(s, at, "alongside") && s->token[at].tag == FRN_TAG_ADP) ||
           (at + 1 < s->count && frn_scene_is(s, at, "together") &&
            frn_scene_is(s, at + 1, "with"));
}

static void find_beside(frn_events *out, const frn_scene *s, uint32_t at, uint32_t verb)
{
    frn_parties all = {0}, with = {0};
    uint32_t word = s->lower[at];

    if (word == FRN_NONE)
        return;
    frn_scene_subject(s, verb, &all);
    for (uint32_t i = at + 1; i < s->count && i < at + 8 && !with.count; i++) {
        if (s->mention_of[i] >= 0)
            frn_scene_phrase(s, s->mention[s->mention_of[i]].head, &with);
        else if (frn_scene_is_verb(s, i))
            break;
    }
    frn_parties_without(&with, &all);
    if (with.count)
        add_together(out, verb, &all, &with);
}

void frn_event_find_joint(frn_events *out, const frn_scene *s)
{
    static const frn_parties nobody = {0};

    for (uint32_t i = 0; i < s->count; i++) {
        bool joint = s->token[i].tag == FRN_TAG_ADJ && frn_scene_is(s, i, "joint") &&
                     s->token[i].head > (int32_t)i;
        bool beside = stands_beside(s, i);
        frn_parties all = {0};
        int32_t verb;
        if (!joint && !beside && !says_together(s, i))
            continue;
        verb = verb_of(s, i);
        if (verb < 0)
            continue;
        if (beside) {
            find_beside(out, s, i, (uint32_t)verb);
            continue;
        }
        frn_scene_subject(s, (uint32_t)verb, &all);
        if (all.count > 1)
            add_together(out, (uint32_t)verb, &all, &nobody);
    }
}
