/* Issues: places and topics by the words that name them, the nearest to the predicate first. */
#include "read/issue_internal.h"

/* Topics that nearly every report of a conflict touches: a third party's place says more. */
static const char *const broad_ids[] = {
    "military",      "diplomacy",    "insurgency",      "governance",   "leadership",
    "legislature",   "economy",      "multilateral",    "media",        "history",
    "culture",       "terrorism",    "territory",       "justice",      "crime",
    "religion",      "ethnic",       "peace-process",   "elections",    "repression",
    "protest",       "middle-east",  "border-security", "occupation",   "intelligence",
    "arms",          "peacekeeping", "politics",        "finance",      "investment",
    "transport",     "education",    "sport",           "technology",   "missiles",
    "assassination", "defence-pact", "hostages",        "human-rights", "disinformation",
    "coup",          "monarchy"};

static bool is_broad(frn_slice id)
{
    for (size_t i = 0; i < sizeof broad_ids / sizeof broad_ids[0]; i++) {
        if (frn_slice_is(id, broad_ids[i]))
            return true;
    }
    return false;
}

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

static uint32_t add_phrases(frn_issue_hits *out, const frn_scene *s, uint32_t at)
{
    const frn_wording *w = s->wording;
    uint32_t tries[2] = {s->lower[at], s->lemma[at]}, longest = 0;

    for (int t = 0; t < 2; t++) {
        if (tries[t] == FRN_NONE || (t && tries[0] == tries[1]))
            continue;
        for (uint32_t i = w->first_issue.at[tries[t]]; i != FRN_NONE; i = w->phrases.at[i].next) {
            const frn_phrase *p = &w->phrases.at[i];
            const frn_issue *issue = &w->issues.at[p->issue];
            if (p->words < longest || !phrase_fits(s, p, at))
                continue;
            longest = p->words;
            add(out, (frn_issue_hit){.at = at,
                                     .issue = p->issue,
                                     .actor = FRN_NONE,
                                     .weak = p->weak,
                                     .place = issue->place,
                                     .broad = !issue->place && is_broad(issue->id)});
        }
    }
    return longest ? longest : 1;
}

/* "in Iraq", "Syria, where ..." name a place; "Iraq said" names an actor. */
static bool is_arena(const frn_scene *s, const frn_mention *mention)
{
    uint32_t i = mention->last + 1;

    if (mention->flags & FRN_MENTION_PLACE)
        return true;
    if (i < s->count && frn_scene_is(s, i, ","))
        i++;
    if (i < s->count && frn_scene_is(s, i, "where"))
        return true;
    i = mention->first;
    if (i > 0 && frn_scene_is(s, i - 1, "the"))
        i--;
    if (i == 0 || (mention->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE)))
        return false;
    return frn_scene_is(s, i - 1, "in") || frn_scene_is(s, i - 1, "inside") ||
           frn_scene_is(s, i - 1, "over") || frn_scene_is(s, i - 1, "across") ||
           frn_scene_is(s, i - 1, "on") || frn_scene_is(s, i - 1, "about");
}

void frn_issues_find(frn_issue_hits *out, const frn_scene *s, const frn_cast *cast)
{
    out->count = 0;
    for (uint32_t i = 0; i < s->count;)
        i += add_phrases(out, s, i);
    for (uint32_t m = 0; m < s->mentions; m++) {
        const frn_mention *mention = &s->mention[m];
        for (uint32_t a = 0; a < mention->actor_count; a++) {
            const frn_cast_actor *actor = frn_cast_at(cast, mention->actor[a]);
            if (actor && (actor->kind == FRN_KIND_STATE || actor->kind == FRN_KIND_TERRITORY))
                add(out, (frn_issue_hit){.at = mention->head,
                                         .issue = FRN_NONE,
                                         .actor = mention->actor[a],
                                         .place = true,
                                         .weak = !is_arena(s, mention)});
        }
    }
}

/* The state for which an actor acts; FRN_NONE for groups that only live in one. */
static uint32_t side_of(const frn_cast *cast, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(cast, row);

    if (!actor || actor->kind == FRN_KIND_ARMED_GROUP || actor->kind == FRN_KIND_MOVEMENT ||
        actor->kind == FRN_KIND_POPULATION || actor->kind == FRN_KIND_PARTY)
        return FRN_NONE;
    return actor->state;
}

static uint32_t state_of(const frn_cast *cast, uint32_t row)
{
    const frn_cast_actor *actor = frn_cast_at(cast, row);

    return actor ? actor->state : FRN_NONE;
}

/* "south-sudan": a state's name as the id of an issue. */
static frn_slice place_id(frn_arena *arena, frn_slice name)
{
    char *out = frn_arena_alloc(arena, name.len + 1);
    size_t n = 0;

    if (!out)
        return (frn_slice){0};
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (c >= 'A' && c <= 'Z')
            out[n++] = (char)(c - 'A' + 'a');
        else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80)
            out[n++] = c;
        else if (n && out[n - 1] != '-')
            out[n++] = '-';
    }
    return frn_slice_make(out, n);
}

typedef struct choosing {
    const frn_scene *s;
    const frn_cast *cast;
    frn_arena *arena;
    uint32_t at, source_state, target_state;
} choosing;

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* Does the place belong to one of the two? Then it says little about what lies between them. */
static bool is_party(const choosing *c, const frn_issue_hit *hit)
{
    uint32_t state;

    if (hit->actor == FRN_NONE || (c->source_state == c->target_state))
        return false;
    state = state_of(c->cast, hit->actor);
    return state == c->source_state || state == c->target_state;
}

/* The nearest hit of a kind; in inherited lists the first. States that merely act there are no
 * places unless nothing else is asked for. */
static const frn_issue_hit *nearest(const choosing *c, const frn_issue_hits *hits, bool place,
                                    bool broad, bool own, uint32_t *rank)
{
    const frn_issue_hit *best = NULL;
    uint32_t least = UINT32_MAX;

    for (uint32_t i = 0; i < hits->count; i++) {
        const frn_issue_hit *hit = &hits->at[i];
        uint32_t far = own ? distance(hit->at, c->at) : i;
        if (hit->place != place || (!place && hit->broad != broad) ||
            (place && (is_party(c, hit) || (hit->weak && hit->actor != FRN_NONE))))
            continue;
        if (hit->weak)
            far += 20;
        if (far < least) {
            least = far;
            best = hit;
        }
    }
    *rank = least;
    return best;
}

static frn_slice id_of(const choosing *c, const frn_issue_hit *hit)
{
    if (hit->issue != FRN_NONE)
        return c->s->wording->issues.at[hit->issue].id;
    return place_id(c->arena, frn_cast_at(c->cast, hit->actor)->name);
}

static void fill(const choosing *c, frn_issue_choice *out, const frn_issue_hits *hits, bool own)
{
    uint32_t place_rank, topic_rank, broad_rank;
    const frn_issue_hit *place = nearest(c, hits, true, false, own, &place_rank);
    const frn_issue_hit *topic = nearest(c, hits, false, false, own, &topic_rank);
    const frn_issue_hit *broad = nearest(c, hits, false, true, own, &broad_rank), *chosen;

    if (!out->place.len && place)
        out->place = id_of(c, place);
    if (!out->topic.len && (topic || broad))
        out->topic = id_of(c, topic ? topic : broad);
    if (out->issue.len)
        return;
    /* weak words of a topic give way to a place, and far ones to a near place */
    chosen = topic && !(topic->weak && place) ? topic : place;
    if (topic && place && place_rank + (own ? 6 : 0) < topic_rank)
        chosen = place;
    if (chosen) {
        out->issue = id_of(c, chosen);
        out->word = own ? (int32_t)chosen->at : -1;
    }
}

/* "in Iraq" between Iraq and somebody else: the ground that they deal on. */
static void fill_party_place(const choosing *c, frn_issue_choice *out, const frn_issue_hits *own)
{
    uint32_t least = UINT32_MAX;

    if (out->issue.len)
        return;
    for (uint32_t i = 0; i < own->count; i++) {
        const frn_issue_hit *hit = &own->at[i];
        if (hit->place && !hit->weak && is_party(c, hit) && distance(hit->at, c->at) < least) {
            least = distance(hit->at, c->at);
            out->issue = id_of(c, hit);
            out->word = (int32_t)hit->at;
        }
    }
}

/* Nothing more precise was found: a broad topic of the sentence, else the place that the document
 * is about although it is one of the two, else any broad topic. */
static void fill_last(const choosing *c, frn_issue_choice *out, const frn_issue_hits *own,
                      const frn_issue_hits *document)
{
    uint32_t rank;
    const frn_issue_hit *hit = nearest(c, own, false, true, true, &rank);

    if (out->issue.len)
        return;
    for (uint32_t i = 0; !hit && document && i < document->count; i++) {
        if (!document->at[i].weak && (document->at[i].place || !document->at[i].broad))
            hit = &document->at[i];
    }
    if (!hit && document)
        hit = nearest(c, document, false, true, false, &rank);
    if (hit)
        out->issue = id_of(c, hit);
}

void frn_issue_choose(frn_issue_choice *out, const frn_scene *s, const frn_cast *cast,
                      frn_arena *arena, const frn_issue_hits *own,
                      const frn_issue_hits *const *inherited, uint32_t inherited_count, uint32_t at,
                      uint32_t source, uint32_t target)
{
    choosing c = {s, cast, arena, at, side_of(cast, source), side_of(cast, target)};

    *out = (frn_issue_choice){.word = -1};
    fill(&c, out, own, true);
    fill_party_place(&c, out, own);
    for (uint32_t i = 0; i < inherited_count; i++)
        fill(&c, out, inherited[i], false);
    fill_last(&c, out, own, inherited_count ? inherited[inherited_count - 1] : NULL);
}
