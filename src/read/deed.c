/* Works and their authors, over the sentences of a document. */
#include "read/deed_internal.h"

#include "base/hash.h"

enum { NOUN_REACH = 20, ACT_REACH = 4, SPEECH_REACH = 2, PAIR_REACH = 4, IT_REACH = 1 };

static bool is_common_noun(const frn_scene *s, uint32_t at)
{
    return s->token[at].tag == FRN_TAG_NOUN && s->mention_of[at] < 0 &&
           !(at + 1 < s->count && s->token[at + 1].tag == FRN_TAG_NOUN);
}

/* Nouns that are nobody's work, however often somebody has them. */
static bool is_idle(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {
        "way",    "side",     "part",   "time",      "day",    "year",   "week",   "month",
        "hand",   "end",      "name",   "place",     "thing",  "man",    "woman",  "people",
        "number", "point",    "case",   "fact",      "head",   "life",   "world",  "country",
        "state",  "city",     "street", "money",     "issue",  "reason", "matter", "sake",
        "mind",   "home",     "border", "capital",   "group",  "wing",   "party",  "army",
        "leader", "minister", "member", "team",      "voter",  "north",  "south",  "east",
        "west",   "coast",    "region", "territory", "future", "past"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* Verbs that bring about what their object names. */
static bool is_making(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {
        "propose", "announce", "make",   "launch",    "present", "table",   "publish", "issue",
        "unveil",  "sign",     "order",  "call",      "hold",    "start",   "open",    "begin",
        "plan",    "file",     "bring",  "submit",    "offer",   "build",   "draft",   "write",
        "adopt",   "pass",     "impose", "introduce", "create",  "declare", "stage",   "give",
        "mount",   "set",      "design", "negotiate", "broker",  "devise",  "lodge",   "deliver"};

    return FRN_IS_ONE_OF(s, verb, words);
}

/* "the vote that the president called" */
static void caller(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    FRN_EACH_CHILD(c, s, noun)
    {
        int32_t who = s->token[c].rel == FRN_REL_ACL_RELCL && is_making(s, (uint32_t)c) &&
                              !frn_scene_is_passive(s, (uint32_t)c)
                          ? frn_scene_child(s, (uint32_t)c, FRN_REL_NSUBJ)
                          : FRN_NO_TOKEN;
        if (who >= 0 && s->mention_of[who] >= 0)
            frn_scene_phrase(s, (uint32_t)who, out);
    }
}

/* "went ahead with a purchase", "pressed on with the law" */
static bool is_pursued(const frn_scene *s, uint32_t noun, uint32_t verb)
{
    static const char *const words[] = {"go", "proceed", "press", "push", "come", "threaten"};
    int32_t word = frn_scene_child(s, noun, FRN_REL_CASE);

    return s->token[noun].rel == FRN_REL_OBL && word >= 0 &&
           frn_scene_is(s, (uint32_t)word, "with") && FRN_IS_ONE_OF(s, verb, words);
}

/* "launched a bid" */
static void maker(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    int32_t verb = s->token[noun].head;

    if (verb < 0 || !frn_scene_is_verb(s, (uint32_t)verb))
        return;
    if (is_pursued(s, noun, (uint32_t)verb) ||
        (is_making(s, (uint32_t)verb) &&
         (s->token[noun].rel == FRN_REL_OBJ || s->token[noun].rel == FRN_REL_NSUBJ_PASS)))
        frn_scene_subject(s, (uint32_t)verb, out);
}

static void author_here(const frn_scene *s, uint32_t noun, frn_parties *out)
{
    const uint32_t words[] = {s->wording->by, s->wording->from};

    frn_scene_modifiers(s, noun, out);
    for (size_t i = 0; i < 2 && !out->count; i++) {
        if (words[i] != FRN_NONE)
            frn_scene_prep(s, noun, words[i], false, out);
    }
    if (!out->count)
        caller(s, noun, out);
    if (!out->count)
        maker(s, noun, out);
}

/* Words under which one and the same work goes: "the takeover" after a bid. */
static int family_of(frn_slice word)
{
    static const struct {
        const char *word;
        int family;
    } words[] = {
        {"bid", 1},       {"offer", 1},    {"takeover", 1},   {"acquisition", 1},  {"purchase", 1},
        {"buyout", 1},    {"plan", 2},     {"proposal", 2},   {"scheme", 2},       {"blueprint", 2},
        {"rulebook", 2},  {"project", 2},  {"initiative", 2}, {"strike", 3},       {"stoppage", 3},
        {"walkout", 3},   {"blockade", 3}, {"protest", 3},    {"decision", 4},     {"ruling", 4},
        {"verdict", 4},   {"move", 4},     {"step", 4},       {"announcement", 4}, {"law", 5},
        {"bill", 5},      {"act", 5},      {"reform", 5},     {"legislation", 5},  {"attack", 6},
        {"offensive", 6}, {"assault", 6},  {"raid", 6},       {"invasion", 6},     {"incursion", 6},
        {"bombing", 6},   {"deal", 7},     {"agreement", 7},  {"accord", 7},       {"pact", 7}};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_slice_is(word, words[i].word))
            return words[i].family;
    }
    return 0;
}

static bool keep(frn_deed *out, const frn_parties *who, frn_slice noun, uint32_t number)
{
    if (!who->count || who->count > FRN_DEED_AUTHORS)
        return false;
    *out = (frn_deed){.noun = frn_hash(noun),
                      .family = family_of(noun),
                      .authors = who->count,
                      .sentence = number};
    memcpy(out->author, who->actor, who->count * sizeof *out->author);
    return true;
}

/* ---- asking ---- */

static bool take(const frn_deed *deed, uint32_t number, uint32_t reach, uint32_t at,
                 frn_parties *out)
{
    if (!deed->authors || deed->sentence >= number || number - deed->sentence > reach)
        return false;
    for (uint32_t i = 0; i < deed->authors; i++)
        frn_parties_add(out, deed->author[i], at);
    out->modifier = true;
    return true;
}

static bool is_definite(const frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {"the", "this", "that", "these", "those", "such"};
    uint32_t i = noun;

    while (i-- > 0 && noun - i < 5) {
        if (s->token[i].tag == FRN_TAG_DET || s->token[i].tag == FRN_TAG_PRON)
            return FRN_IS_ONE_OF(s, i, words);
        if (s->token[i].tag != FRN_TAG_ADJ && s->token[i].tag != FRN_TAG_NOUN)
            return false;
    }
    return false;
}

/* "the charge", "the remarks": what was said last. */
static bool is_said(const frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {
        "charge",  "accusation", "allegation", "claim",     "criticism", "complaint",   "remark",
        "comment", "statement",  "suggestion", "assertion", "reproach",  "insinuation", "insult"};

    return FRN_IS_ONE_OF(s, noun, words);
}

/* "the truce", "the talks": what several have with each other. */
static bool is_between(const frn_scene *s, uint32_t noun)
{
    static const char *const words[] = {
        "truce",    "ceasefire", "talks",    "talk",        "negotiation", "deal",
        "pact",     "accord",    "treaty",   "alliance",    "dispute",     "quarrel",
        "conflict", "agreement", "feud",     "partnership", "dialogue",    "rapprochement",
        "meeting",  "summit",    "armistice"};

    return FRN_IS_ONE_OF(s, noun, words);
}

static const frn_cue *noun_cue(const frn_scene *s, uint32_t noun)
{
    uint32_t last;
    const frn_cue *cue = frn_scene_cue(s, noun, FRN_CUE_ACTION, NULL, &last);

    return cue && cue->pos == FRN_POS_NOUN && !cue->mutual ? cue : NULL;
}

static void it(const frn_deeds *deeds, const frn_scene *s, uint32_t number, uint32_t at,
               frn_parties *out)
{
    if (!frn_scene_is(s, at, "it") || s->token[at].rel != FRN_REL_OBJ || !deeds->count)
        return;
    (void)take(&deeds->at[(deeds->count - 1) % FRN_MOST_DEEDS], number, IT_REACH, at, out);
}

/* "the agreement with X" says itself whose it is. */
static bool has_complement(const frn_scene *s, uint32_t noun)
{
    FRN_EACH_CHILD(c, s, noun)
    {
        if (c > (int32_t)noun && s->token[c].rel == FRN_REL_NMOD)
            return true;
    }
    return false;
}

/* The last work of that name, or else of that family. */
static bool take_work(const frn_deeds *deeds, uint64_t key, int family, uint32_t number,
                      uint32_t at, frn_parties *out)
{
    uint32_t most = deeds->count < FRN_MOST_DEEDS ? deeds->count : FRN_MOST_DEEDS;

    for (uint32_t i = 0; i < most; i++) {
        const frn_deed *deed = &deeds->at[(deeds->count - 1 - i) % FRN_MOST_DEEDS];
        if ((family ? deed->family == family : deed->noun == key) &&
            take(deed, number, NOUN_REACH, at, out))
            return true;
    }
    return false;
}

void frn_deeds_note(frn_deeds *deeds, const frn_scene *s, const frn_events *events, uint32_t number)
{
    for (uint32_t t = 0; t < s->count; t++) {
        frn_parties who = {0};
        if (!is_common_noun(s, t) || is_idle(s, t))
            continue;
        author_here(s, t, &who);
        if (!who.count && s->token[t].rel == FRN_REL_OBJ && is_definite(s, t))
            (void)take_work(deeds, frn_hash(s->token[t].lemma), 0, number, t, &who); /* again */
        if (keep(&deeds->at[deeds->count % FRN_MOST_DEEDS], &who, s->token[t].lemma, number))
            deeds->count++;
    }
    for (uint32_t i = 0; i < events->count; i++) {
        const frn_event *e = &events->at[i];
        if (e->cue && e->mutual && e->source.count + e->target.count == 2) {
            frn_parties both = e->source;
            frn_parties_join(&both, &e->target);
            if (both.count == 2)
                (void)keep(&deeds->pair, &both, (frn_slice){0}, number);
        }
        if (e->cue && !e->mutual)
            (void)keep(&deeds->last[e->action], &e->source, (frn_slice){0}, number);
    }
    for (uint32_t v = 0; v < s->voices; v++)
        (void)keep(&deeds->speech, &s->voice[v].speaker, (frn_slice){0}, number);
}

void frn_deeds_author(const frn_deeds *deeds, const frn_scene *s, uint32_t number, uint32_t noun,
                      frn_parties *out)
{
    uint64_t key = frn_hash(s->token[noun].lemma);
    int family = family_of(s->token[noun].lemma);
    const frn_cue *cue;

    if (s->token[noun].tag == FRN_TAG_PRON) {
        it(deeds, s, number, noun, out);
        return;
    }
    if (!is_common_noun(s, noun) || !is_definite(s, noun))
        return;
    caller(s, noun, out);
    if (out->count || (is_between(s, noun) && take(&deeds->pair, number, PAIR_REACH, noun, out)))
        return;
    if (take_work(deeds, key, 0, number, noun, out) ||
        (family && !has_complement(s, noun) && take_work(deeds, 0, family, number, noun, out)))
        return;
    if (is_said(s, noun)) {
        if (!take(&deeds->last[FRN_ACTION_DISAPPROVE], number, SPEECH_REACH, noun, out))
            (void)take(&deeds->speech, number, SPEECH_REACH, noun, out);
        return;
    }
    cue = noun_cue(s, noun);
    if (cue)
        (void)take(&deeds->last[cue->action], number, ACT_REACH, noun, out);
}
