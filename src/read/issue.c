/* The words of a sentence that name an issue: topics, places, the ground of armed groups. */
#include "read/issue_internal.h"

static bool phrase_fits(const frn_scene *s, const frn_phrase *p, uint32_t at)
{
    for (uint32_t k = 0; k < p->words; k++) {
        uint32_t i = at + k;
        if (i >= s->count || (s->lower[i] != p->word[k] && s->lemma[i] != p->word[k]))
            return false;
    }
    return !p->capital || (s->token[at].flags & FRN_TOKEN_UPPER);
}

static void add(frn_issue_hits *out, frn_issue_hit hit)
{
    if (out->count < FRN_MOST_ISSUES)
        out->at[out->count++] = hit;
}

static uint8_t kind_of_place(const frn_scene *s, uint32_t first, uint32_t last, bool attributive);

/* A city stands for its state where something happens in it. */
static frn_issue_hit hit_of_phrase(const frn_scene *s, const frn_cast *cast, const frn_phrase *p,
                                   uint32_t at)
{
    const frn_issue *issue = &s->wording->issues.at[p->issue];
    frn_issue_hit hit = {.at = at, .issue = p->issue, .actor = FRN_NONE, .weak = p->weak};
    uint32_t state;

    hit.kind = issue->place ? FRN_HIT_PLACE : FRN_HIT_TOPIC;
    if (!issue->place || issue->breadth != FRN_BREADTH_SETTING)
        return hit;
    hit.kind = kind_of_place(s, at, at + p->words - 1, false);
    state = frn_cast_find(cast, issue->state);
    if (hit.kind == FRN_HIT_PLACE && state != FRN_NONE) {
        hit.issue = FRN_NONE;
        hit.actor = state;
    }
    return hit;
}

/* The Labour Party is not about labour, nor does the Pacific Insurance Company act in the Pacific.
 */
static bool is_part_of_name(const frn_scene *s, const frn_cast *cast, uint32_t at)
{
    int32_t m = s->mention_of[at];
    const frn_cast_actor *actor;

    if (m < 0 || !s->mention[m].actor_count || !(s->token[at].flags & FRN_TOKEN_UPPER) ||
        (s->mention[m].flags & (FRN_MENTION_GENERIC | FRN_MENTION_DEFINITE)))
        return false;
    actor = frn_cast_at(cast, s->mention[m].actor[0]);
    return actor && (actor->kind == FRN_KIND_PARTY || actor->kind == FRN_KIND_COMPANY ||
                     actor->kind == FRN_KIND_MEDIA || actor->kind == FRN_KIND_PERSON);
}

static uint32_t add_phrases(frn_issue_hits *out, const frn_scene *s, const frn_cast *cast,
                            uint32_t at)
{
    const frn_wording *w = s->wording;
    uint32_t tries[2] = {s->lower[at], s->lemma[at]}, longest = 0;

    if (is_part_of_name(s, cast, at))
        return 1;
    for (int t = 0; t < 2; t++) {
        if (tries[t] == FRN_NONE || (t && tries[0] == tries[1]) ||
            !(w->uses.at[tries[t]] & FRN_WORD_ISSUE))
            continue;
        for (uint32_t i = w->first_issue.at[tries[t]]; i != FRN_NONE; i = w->phrases.at[i].next) {
            const frn_phrase *p = &w->phrases.at[i];
            if (p->words < longest || !phrase_fits(s, p, at))
                continue;
            longest = p->words;
            if (p->issue != FRN_NONE)
                add(out, hit_of_phrase(s, cast, p, at));
        }
    }
    return longest ? longest : 1;
}

static bool is_meeting(const frn_scene *s, uint32_t at)
{
    static const char *const meeting[] = {
        "meet",     "meeting",     "talk",      "talks",        "convene",     "speak",
        "say",      "tell",        "host",      "summit",       "confer",      "sign",
        "gather",   "conference",  "negotiate", "visit",        "negotiation", "arrive",
        "dialogue", "discussion",  "round",     "consultation", "hold",        "diplomat",
        "analyst",  "commentator", "official",  "envoy"};

    return FRN_IS_ONE_OF(s, at, meeting);
}

/* "met in Geneva", "talks in Vienna", "said in Moscow": where people speak, not what about. */
static bool is_venue(const frn_scene *s, uint32_t prep)
{
    for (uint32_t i = prep, far = 0; i-- > 0 && far < 5; far++) {
        if (is_meeting(s, i))
            return true;
        if (s->token[i].tag == FRN_TAG_VERB || s->token[i].tag == FRN_TAG_SCONJ)
            return false;
    }
    return false;
}

/* "Vienna, where the envoys will convene" */
static bool meets_there(const frn_scene *s, uint32_t where)
{
    for (uint32_t i = where + 1; i < s->count && i < where + 10; i++) {
        if (s->token[i].tag == FRN_TAG_VERB)
            return is_meeting(s, i);
    }
    return false;
}

/* "the Iraq crisis", "Syrian territory", "the Sudanese war": the noun makes the state a place. */
static bool is_ground(const frn_scene *s, uint32_t noun)
{
    static const char *const grounds[] = {
        "crisis",      "war",        "conflict",       "issue",        "question",  "file",
        "situation",   "fighting",   "battlefield",    "front",        "theatre",   "theater",
        "peace",       "border",     "territory",      "soil",         "waters",    "airspace",
        "sovereignty", "settlement", "reconstruction", "truce",        "ceasefire", "problem",
        "dispute",     "policy",     "quagmire",       "civil",        "campaign",  "chapter",
        "stability",   "unrest",     "uprising",       "independence", "standoff",  "coast",
        "future",      "fate",       "partition",      "occupation",   "invasion",  "side"};

    return noun < s->count && s->mention_of[noun] < 0 && FRN_IS_ONE_OF(s, noun, grounds);
}

/* "talks on Yemen", "differ over Syria": not "called on Iran", "pressure on Iran". */
static bool is_subject_matter(const frn_scene *s, uint32_t prep)
{
    static const char *const words[] = {
        "talk",     "position",   "policy",     "agreement",  "consensus", "understanding",
        "debate",   "deal",       "dispute",    "row",        "quarrel",   "clash",
        "differ",   "disagree",   "discuss",    "cooperate",  "split",     "cooperation",
        "view",     "agree",      "plan",       "resolution", "negotiate", "negotiation",
        "dialogue", "discussion", "conference", "fight",      "division",  "concern",
        "worry",    "question",   "report",     "compromise", "coordinate"};

    return prep > 0 &&
           (frn_scene_is(s, prep, "over") || frn_scene_is(s, prep, "on") ||
            frn_scene_is(s, prep, "about")) &&
           FRN_IS_ONE_OF(s, prep - 1, words);
}

/* What the words around the name of a state or city make of it. */
static uint8_t kind_of_place(const frn_scene *s, uint32_t first, uint32_t last, bool attributive)
{
    static const char *const in[] = {
        "in",        "inside",  "across",     "within",  "regarding",   "concerning",  "throughout",
        "near",      "around",  "off",        "outside", "stabilising", "stabilizing", "stabilise",
        "stabilize", "rebuild", "rebuilding", "into",    "leave",       "save"};
    uint32_t i = last + 1, before = first;

    if (before > 0 && frn_scene_is(s, before - 1, "the"))
        before--;
    if (i < s->count && frn_scene_is(s, i, ","))
        i++;
    if (i < s->count && frn_scene_is(s, i, "where"))
        return meets_there(s, i) ? FRN_HIT_VENUE : FRN_HIT_PLACE;
    if (is_ground(s, last + 1) ||
        (last + 2 < s->count && s->token[last + 1].tag == FRN_TAG_NOUN && is_ground(s, last + 2)))
        return FRN_HIT_PLACE;
    if (before > 1 && frn_scene_is(s, before - 1, "of") &&
        (is_ground(s, before - 2) || frn_scene_is(s, before - 2, "out")))
        return FRN_HIT_PLACE;
    if (attributive || before == 0)
        return FRN_HIT_ACTOR;
    if (FRN_IS_ONE_OF(s, before - 1, in))
        return (frn_scene_is(s, before - 1, "in") || frn_scene_is(s, before - 1, "near")) &&
                       is_venue(s, before - 1)
                   ? FRN_HIT_VENUE
                   : FRN_HIT_PLACE;
    if (is_subject_matter(s, before - 1))
        return FRN_HIT_PLACE;
    return frn_scene_is(s, before - 1, "at") ? FRN_HIT_VENUE : FRN_HIT_ACTOR;
}

static void add_actor(frn_issue_hits *out, const frn_scene *s, const frn_mention *mention,
                      uint32_t row, const frn_cast_actor *actor)
{
    frn_issue_hit hit = {.at = mention->head, .issue = FRN_NONE, .actor = actor->state};

    if (actor->kind == FRN_KIND_STATE || actor->kind == FRN_KIND_TERRITORY) {
        hit.actor = row;
        hit.kind = kind_of_place(s, mention->first, mention->last,
                                 mention->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE));
    } else if (actor->kind == FRN_KIND_ARMED_GROUP) {
        hit.kind = FRN_HIT_GROUP;
        if (actor->state == FRN_NONE) { /* at home nowhere in particular */
            hit.issue = frn_intern_find(&s->wording->issue_ids, FRN_LIT("terrorism"));
            if (hit.issue == FRN_NONE)
                return;
        }
    } else if (actor->state == FRN_NONE) {
        return;
    } else {
        hit.kind = FRN_HIT_ACTOR;
    }
    add(out, hit);
}

static void add_actors(frn_issue_hits *out, const frn_scene *s, const frn_cast *cast,
                       const frn_mention *mention)
{
    for (uint32_t a = 0; a < mention->actor_count; a++) {
        const frn_cast_actor *actor = frn_cast_at(cast, mention->actor[a]);
        if (actor && !(mention->flags & FRN_MENTION_PRONOUN))
            add_actor(out, s, mention, mention->actor[a], actor);
    }
}

void frn_issues_find(frn_issue_hits *out, const frn_scene *s, const frn_cast *cast)
{
    out->count = 0;
    for (uint32_t i = 0; i < s->count;)
        i += add_phrases(out, s, cast, i);
    for (uint32_t m = 0; m < s->mentions; m++)
        add_actors(out, s, cast, &s->mention[m]);
}

void frn_issues_rank(frn_issue_hits *out, const frn_issue_hits *all, uint32_t count)
{
    frn_issue_hits kinds = {0};
    uint32_t quarters[FRN_MOST_ISSUES] = {0};

    for (uint32_t s = 0; s < count; s++) {
        for (uint32_t i = 0; i < all[s].count; i++) {
            const frn_issue_hit *hit = &all[s].at[i];
            uint32_t k = 0;
            while (k < kinds.count &&
                   (kinds.at[k].issue != hit->issue || kinds.at[k].actor != hit->actor))
                k++;
            if (k == FRN_MOST_ISSUES)
                continue;
            if (k == kinds.count)
                kinds.at[kinds.count++] = *hit;
            quarters[k] += hit->weak || hit->kind == FRN_HIT_VENUE ? 1
                           : hit->kind == FRN_HIT_ACTOR            ? 0
                           : hit->kind == FRN_HIT_GROUP            ? 2
                                                                   : 4;
            kinds.at[k].weak &= hit->weak;
            if (hit->kind == FRN_HIT_PLACE)
                kinds.at[k].kind = FRN_HIT_PLACE;
        }
    }
    out->count = 0;
    while (out->count < kinds.count) {
        uint32_t best = 0;
        for (uint32_t k = 1; k < kinds.count; k++) {
            if (quarters[k] > quarters[best])
                best = k;
        }
        if (!quarters[best])
            break;
        kinds.at[best].share = quarters[best] * 250 / count;
        if (kinds.at[best].issue == FRN_NONE)
            kinds.at[best].kind = FRN_HIT_PLACE;
        out->at[out->count++] = kinds.at[best];
        quarters[best] = 0;
    }
}

bool frn_issue_is_arena(const frn_issue_hits *document, uint32_t state)
{
    enum { OFTEN = 100 };

    for (uint32_t i = 0; i < document->count && document->at[i].share >= OFTEN; i++) {
        if (document->at[i].issue == FRN_NONE && document->at[i].actor == state &&
            document->at[i].kind == FRN_HIT_PLACE)
            return true;
    }
    return false;
}

uint32_t frn_issue_arena(const frn_issue_hits *document)
{
    for (uint32_t i = 0; i < document->count; i++) {
        if (document->at[i].issue == FRN_NONE &&
            frn_issue_is_arena(document, document->at[i].actor))
            return document->at[i].actor;
    }
    return FRN_NONE;
}
