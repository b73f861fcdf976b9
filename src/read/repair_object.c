/* Objects that the parser hung on something else than their verb. */
#include "read/repair_internal.h"

/* The verb right before `at`, adverbs aside; -1. */
static int32_t verb_before(const frn_token *token, uint32_t at)
{
    uint32_t i = at;

    while (i > 0 && token[i - 1].tag == FRN_TAG_ADV)
        i--;
    return i > 0 && token[i - 1].tag == FRN_TAG_VERB ? (int32_t)i - 1 : FRN_NO_TOKEN;
}

static bool takes_gerund(const frn_scene *s, uint32_t verb)
{
    static const char *const words[] = {"begin", "start",  "stop", "cease", "resume",
                                        "keep",  "finish", "quit", "halt",  "continue"};

    return FRN_IS_ONE_OF(s, verb, words);
}

/* "stopped arming Niger", "avoided criticising Kenya": no name is described by a gerund of the
 * tables; it is what the verb before it governs, and the name is its object. */
static void mend_gerunds(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        int32_t verb, name = token[i].head, m;
        if (token[i].tag != FRN_TAG_VERB || !(token[i].flags & FRN_TOKEN_GERUND) ||
            token[i].rel != FRN_REL_AMOD || name <= (int32_t)i || s->lemma[i] == FRN_NONE ||
            !frn_repair_has_cue(s, s->lemma[i], FRN_CUE_ACTION) ||
            (verb = verb_before(token, i)) < 0)
            continue;
        m = s->mention_of[name];
        if (token[name].head != verb || ((m < 0 || (s->mention[m].flags & FRN_MENTION_GENERIC)) &&
                                         !takes_gerund(s, (uint32_t)verb)))
            continue;
        frn_repair_hang(s, token, i, (uint32_t)verb, FRN_REL_XCOMP);
        frn_repair_hang(s, token, (uint32_t)name, i, FRN_REL_OBJ);
    }
}

/* "dismissed as unacceptable an offer", "made clear its wish": the noun phrase after the adjective
 * is the verb's. */
static void mend_judged(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i < s->count; i++) {
        int32_t judge = token[i].head, verb;
        if (token[i].rel != FRN_REL_OBJ || judge < 0 || judge > (int32_t)i ||
            token[judge].tag != FRN_TAG_ADJ || token[judge].rel != FRN_REL_XCOMP)
            continue;
        verb = token[judge].head;
        if (verb >= 0 && verb < judge && token[verb].tag == FRN_TAG_VERB &&
            !frn_repair_has(s, (uint32_t)verb, FRN_REL_OBJ))
            frn_repair_hang(s, token, i, (uint32_t)verb, FRN_REL_OBJ);
    }
}

/* "The tests drew condemnation", taken for "drawn condemnation": what has a subject is the verb. */
static void mend_epithets(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        int32_t noun = token[i].head;
        if (token[i].tag != FRN_TAG_VERB || token[i].rel != FRN_REL_AMOD ||
            !(token[i].flags & FRN_TOKEN_PAST) || noun <= (int32_t)i ||
            !frn_repair_has(s, i, FRN_REL_NSUBJ))
            continue;
        token[i].flags &= (uint16_t)~FRN_TOKEN_PARTICIPLE;
        frn_repair_hang(s, token, (uint32_t)noun, i, FRN_REL_OBJ);
    }
}

/* "from neighbouring Lebanon", "killed outgoing President X": a gerund that no table knows, between
 * a verb or a preposition and a name, describes the name. */
static void mend_describing(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        uint32_t name = FRN_NONE;
        if (token[i].tag != FRN_TAG_VERB || !frn_slice_ends(token[i].lower, FRN_LIT("ing")) ||
            (token[i].rel != FRN_REL_XCOMP && token[i].rel != FRN_REL_ADVCL) ||
            (s->lemma[i] != FRN_NONE && frn_repair_has_cue(s, s->lemma[i], FRN_CUE_ACTION)) ||
            (token[i - 1].tag != FRN_TAG_VERB && !frn_scene_is(s, i - 1, "from") &&
             !frn_scene_is(s, i - 1, "with")))
            continue;
        for (uint32_t k = i + 1; k < s->count && k < i + 6 && name == FRN_NONE; k++) {
            if (token[k].head == (int32_t)i && token[k].rel == FRN_REL_OBJ && s->mention_of[k] >= 0)
                name = k;
        }
        if (name == FRN_NONE || s->mention[s->mention_of[name]].first > i + 1)
            continue;
        token[name].rel = (uint8_t)(token[i - 1].tag == FRN_TAG_VERB ? FRN_REL_OBJ : FRN_REL_OBL);
        token[name].head = token[i].head;
        token[i].tag = FRN_TAG_ADJ;
        frn_repair_hang(s, token, i, name, FRN_REL_AMOD);
        if (token[i - 1].head == (int32_t)i) {
            token[i - 1].tag = FRN_TAG_ADP;
            frn_repair_hang(s, token, i - 1, name, FRN_REL_CASE);
        }
    }
}

/* "food to refugees fleeing": before a noun "to" is no infinitive's. */
static void mend_to(const frn_scene *s, frn_token *token)
{
    for (uint32_t i = 0; i + 1 < s->count; i++) {
        int32_t noun = token[i].head;
        if (token[i].tag != FRN_TAG_PART || !frn_scene_is(s, i, "to") ||
            token[i].rel != FRN_REL_MARK || noun <= (int32_t)i || token[noun].tag != FRN_TAG_NOUN ||
            s->mention_of[noun] < 0)
            continue;
        token[i].tag = FRN_TAG_ADP;
        token[i].rel = FRN_REL_CASE;
        token[noun].rel = FRN_REL_OBL;
    }
}

/* "earned Chile a rebuke": a name between a verb and the article of its object receives it. */
static void mend_receiver(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        int32_t object = token[i].head, m = s->mention_of[i], verb;
        if ((token[i].rel != FRN_REL_NMOD && token[i].rel != FRN_REL_COMPOUND) ||
            object <= (int32_t)i + 1 || m < 0 || s->mention[m].last != i ||
            token[object].rel != FRN_REL_OBJ || token[i + 1].tag != FRN_TAG_DET ||
            token[i + 1].head != object)
            continue;
        verb = token[object].head;
        if (verb >= 0 && verb + 1 == (int32_t)s->mention[m].first &&
            token[verb].tag == FRN_TAG_VERB && !frn_repair_has(s, i, FRN_REL_CASE))
            frn_repair_hang(s, token, i, (uint32_t)verb, FRN_REL_IOBJ);
    }
}

/* "expressed an openness to working with X": what the noun right before is open to. */
static void mend_open_to(frn_scene *s, frn_token *token)
{
    static const char *const words[] = {"openness",    "commitment", "opposition",  "objection",
                                        "approach",    "resistance", "aversion",    "dedication",
                                        "solution",    "obstacle",   "alternative", "key",
                                        "contribution"};

    for (uint32_t i = 2; i < s->count; i++) {
        if (token[i].rel != FRN_REL_ADVCL || !(token[i].flags & FRN_TOKEN_GERUND) ||
            !frn_scene_is(s, i - 1, "to") || token[i - 2].rel != FRN_REL_OBJ ||
            token[i - 2].head != token[i].head || !FRN_IS_ONE_OF(s, i - 2, words))
            continue;
        frn_repair_hang(s, token, i, i - 2, FRN_REL_ACL);
    }
}

/* "launched an investigation into crimes", "looked into killings by soldiers", hung on the verb:
 * whatever the noun right before is into, on or against, and who does it. */
static void mend_complement(frn_scene *s, frn_token *token)
{
    static const char *const words[] = {"investigation", "inquiry",   "enquiry",    "probe",
                                        "research",      "attack",    "assault",    "raid",
                                        "ban",           "embargo",   "objection",  "crackdown",
                                        "onslaught",     "offensive", "restriction"};
    static const char *const preps[] = {"into", "on", "against", "to"};

    for (uint32_t i = 2; i + 1 < s->count; i++) {
        int32_t noun = token[i].head;
        bool of_noun, doer;
        if (token[i].rel != FRN_REL_CASE || noun < (int32_t)i || token[noun].rel != FRN_REL_OBL ||
            (token[i - 1].rel != FRN_REL_OBJ && token[i - 1].rel != FRN_REL_OBL) ||
            token[noun].head != token[i - 1].head)
            continue;
        of_noun = token[noun].tag == FRN_TAG_NOUN && FRN_IS_ONE_OF(s, i, preps) &&
                  FRN_IS_ONE_OF(s, i - 1, words);
        doer = frn_scene_is(s, i, "by") && s->mention_of[noun] >= 0 &&
               !frn_repair_has(s, (uint32_t)token[noun].head, FRN_REL_AUX_PASS);
        if (of_noun || doer)
            frn_repair_hang(s, token, (uint32_t)noun, i - 1, FRN_REL_NMOD);
    }
}

/* "Chile's tests drew fire", "'s" taken for "is": what is the subject of a verb has none itself. */
static void mend_possessive(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i + 1 < s->count; i++) {
        int32_t noun = token[i].head;
        if (token[i].rel != FRN_REL_COP || !frn_scene_is(s, i, "'s") || noun < (int32_t)i ||
            token[noun].rel != FRN_REL_NSUBJ || token[noun].head < noun ||
            token[i - 1].head != noun || token[i - 1].rel != FRN_REL_NSUBJ ||
            token[i - 1].tag == FRN_TAG_PRON)
            continue;
        token[i].tag = FRN_TAG_PART;
        token[i - 1].rel = FRN_REL_NMOD_POSS;
        frn_repair_hang(s, token, i, i - 1, FRN_REL_CASE);
    }
}

void frn_repair_objects(frn_scene *s, frn_token *token)
{
    mend_to(s, token);
    mend_receiver(s, token);
    mend_open_to(s, token);
    mend_complement(s, token);
    mend_possessive(s, token);
    mend_describing(s, token);
    mend_gerunds(s, token);
    mend_judged(s, token);
    mend_epithets(s, token);
}
