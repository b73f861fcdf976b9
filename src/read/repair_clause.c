/* Clauses that the parser ran together: what stands after a semicolon is a clause of its own, a
 * relative pronoun speaks of the name before its comma, and a noun set off by commas after a name
 * explains it.
 */
#include "read/repair_internal.h"

/* ---- "to" ---- */

static int32_t verb_to_the_left(const frn_token *token, uint32_t at)
{
    for (uint32_t i = at; i-- > 0 && at - i < 9;) {
        if (token[i].tag == FRN_TAG_VERB)
            return (int32_t)i;
        if (token[i].tag == FRN_TAG_PUNCT)
            break;
    }
    return FRN_NO_TOKEN;
}

/* "sent soldiers to the front", "to" taken for a verb: it leads a phrase of the verb before it, and
 * what was taken for its subject is what is sent. */
static void mend_to(frn_scene *s, frn_token *token, uint32_t at)
{
    int32_t phrase, verb;

    if (token[at].tag != FRN_TAG_VERB || !frn_scene_is(s, at, "to") || at + 1 >= s->count)
        return;
    phrase = frn_repair_phrase(s, token, at + 1);
    verb = verb_to_the_left(token, at);
    if (phrase < 0 || verb < 0)
        return;
    if (token[at].head < 0) {
        token[verb].head = -1;
        token[verb].rel = FRN_REL_ROOT;
    }
    for (uint32_t i = 0; i < s->count; i++) {
        if (token[i].head != (int32_t)at || i == (uint32_t)verb)
            continue;
        if (token[i].rel == FRN_REL_NSUBJ)
            token[i].rel = FRN_REL_OBJ;
        token[i].head = verb;
    }
    token[at].head = verb;
    frn_repair_hang(s, token, (uint32_t)phrase, (uint32_t)verb, FRN_REL_OBL);
    token[at].tag = FRN_TAG_ADP;
    frn_repair_hang(s, token, at, (uint32_t)phrase, FRN_REL_CASE);
}

/* ---- after a semicolon ---- */

bool frn_repair_nominal(const frn_token *token)
{
    return token->tag == FRN_TAG_NOUN || token->tag == FRN_TAG_PROPN ||
           token->tag == FRN_TAG_PRON || token->tag == FRN_TAG_DET || token->tag == FRN_TAG_NUM;
}

bool frn_repair_has_subject(const frn_scene *s, uint32_t verb)
{
    return frn_repair_has(s, verb, FRN_REL_NSUBJ) || frn_repair_has(s, verb, FRN_REL_NSUBJ_PASS);
}

static bool is_clause_of_its_own(const frn_token *token)
{
    return token->tag == FRN_TAG_VERB && !(token->flags & (FRN_TOKEN_GERUND | FRN_TOKEN_BASE)) &&
           (token->rel == FRN_REL_PARATAXIS || token->rel == FRN_REL_CONJ ||
            token->rel == FRN_REL_CCOMP || token->rel == FRN_REL_ADVCL);
}

/* "X urged A to stop; B, which ..., refused": B, hung on A, is the subject of what follows. */
static void mend_second_clause(frn_scene *s, frn_token *token, uint32_t mark)
{
    int32_t noun = FRN_NO_TOKEN, verb = FRN_NO_TOKEN;
    uint32_t end = mark + 1;

    while (end < s->count && !frn_scene_is(s, end, ";"))
        end++;
    for (uint32_t i = mark + 1; i < end && verb < 0; i++) {
        if (token[i].head < 0 || token[i].head >= (int32_t)mark)
            continue;
        if (noun < 0 && frn_repair_nominal(&token[i]))
            noun = (int32_t)i;
        else if (noun >= 0 && is_clause_of_its_own(&token[i]))
            verb = (int32_t)i;
    }
    if (verb < 0 || frn_repair_has_subject(s, (uint32_t)verb) ||
        frn_scene_under(s, (uint32_t)verb, (uint32_t)noun))
        return;
    for (uint32_t i = (uint32_t)noun + 1; i < (uint32_t)verb; i++) {
        if (token[i].head >= 0 && token[i].head < (int32_t)mark && token[i].tag != FRN_TAG_PUNCT)
            token[i].head = noun;
    }
    token[verb].rel = FRN_REL_PARATAXIS;
    frn_repair_hang(s, token, (uint32_t)noun, (uint32_t)verb,
                    frn_repair_has(s, (uint32_t)verb, FRN_REL_AUX_PASS) ? FRN_REL_NSUBJ_PASS
                                                                        : FRN_REL_NSUBJ);
}

/* ---- set off by commas ---- */

/* The head of the name that ends right before the comma at `comma`; -1. */
int32_t frn_repair_name_before(const frn_scene *s, uint32_t comma)
{
    if (comma == 0 || !frn_scene_is(s, comma, ",") || !frn_repair_name_ends(s, comma - 1))
        return FRN_NO_TOKEN;
    return (int32_t)s->mention[s->mention_of[comma - 1]].head;
}

/* "The obstacle may be Syria, where Iran backs the army": the clause tells of the place, and no
 * doubt about the place is one about it. */
static void mend_where(frn_scene *s, frn_token *token, uint32_t at)
{
    int32_t verb = token[at].head, name = frn_repair_name_before(s, at - 1);

    if (name >= 0 && (token[verb].rel == FRN_REL_CCOMP || token[verb].rel == FRN_REL_ADVCL) &&
        token[verb].head >= 0 && token[verb].head < (int32_t)at &&
        !frn_scene_under(s, (uint32_t)name, (uint32_t)verb))
        frn_repair_hang(s, token, (uint32_t)verb, (uint32_t)name, FRN_REL_ACL_RELCL);
}

/* "the rebels against B, which has fought them": "which" speaks of the name before its comma. */
static void mend_relative(frn_scene *s, frn_token *token, uint32_t at)
{
    int32_t verb = token[at].head, name, old;

    if (at < 2 || verb <= (int32_t)at)
        return;
    if (frn_scene_is(s, at, "where")) {
        mend_where(s, token, at);
        return;
    }
    if (!frn_scene_is(s, at, "which") || token[verb].rel != FRN_REL_ACL_RELCL)
        return;
    name = frn_repair_name_before(s, at - 1);
    old = token[verb].head;
    if (name < 0 || old < 0 || old == name || frn_scene_under(s, (uint32_t)name, (uint32_t)verb) ||
        (frn_scene_under(s, (uint32_t)name, (uint32_t)old) && s->token[old].tag != FRN_TAG_VERB))
        return;
    token[verb].head = name;
}

/* "Russia, Serbia's protector, accused": the noun between the commas explains the name, which takes
 * its place. */
static void mend_explained(frn_scene *s, frn_token *token, uint32_t comma)
{
    int32_t name = frn_repair_name_before(s, comma), noun;

    if (name < 0)
        return;
    noun = token[name].head;
    if (noun <= (int32_t)comma || (uint32_t)noun + 1 >= s->count || noun > (int32_t)comma + 7 ||
        (token[name].rel != FRN_REL_NMOD_POSS && token[name].rel != FRN_REL_COMPOUND &&
         token[name].rel != FRN_REL_AMOD && token[name].rel != FRN_REL_NMOD) ||
        !frn_scene_is(s, (uint32_t)noun + 1, ",") || token[noun].tag != FRN_TAG_NOUN)
        return;
    for (uint32_t i = comma + 1; i < (uint32_t)noun; i++) {
        if (token[i].tag == FRN_TAG_PUNCT || token[i].tag == FRN_TAG_CCONJ)
            return;
    }
    token[name].head = token[noun].head;
    token[name].rel = token[noun].rel;
    token[noun].head = name;
    token[noun].rel = FRN_REL_APPOS;
}

/* "Ozer, an adviser to Erdogan, says": of two subjects the second, between commas, is no other.
 * "this was when Turkey bombed": of a pronoun and a name the name has the verb. */
static void mend_twice_named(frn_scene *s, frn_token *token, uint32_t verb)
{
    int32_t first = FRN_NO_TOKEN;

    for (uint32_t i = 0; i < verb; i++) {
        if (token[i].head != (int32_t)verb || token[i].rel != FRN_REL_NSUBJ)
            continue;
        if (first >= 0 && s->mention_of[first] >= 0 &&
            s->mention[s->mention_of[first]].last + 1 < i &&
            frn_scene_is(s, s->mention[s->mention_of[first]].last + 1, ",") &&
            token[i].tag == FRN_TAG_NOUN) {
            token[i].head = first;
            token[i].rel = FRN_REL_APPOS;
            return;
        }
        if (first >= 0 && token[first].tag == FRN_TAG_PRON && s->mention_of[first] < 0 &&
            s->mention_of[i] >= 0 && token[i].tag == FRN_TAG_PROPN)
            token[first].rel = FRN_REL_DEP;
        first = (int32_t)i;
    }
}

/* "should Hungary ask": no verb has a name for an epithet; it is its subject. */
static void mend_name_before_verb(const frn_scene *s, frn_token *token, uint32_t verb)
{
    uint32_t name;

    if (token[verb].tag != FRN_TAG_VERB || verb == 0 || !frn_repair_name_ends(s, verb - 1) ||
        (token[verb].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE)))
        return;
    name = frn_repair_head(s, verb - 1);
    if (token[name].head == (int32_t)verb && token[name].rel == FRN_REL_COMPOUND &&
        !frn_repair_has_subject(s, verb))
        token[name].rel = FRN_REL_NSUBJ;
}

/* "is wary of", taken for a noun: an adjective of the tables after "be" without an article. */
static void mend_adjective(const frn_scene *s, frn_token *token, uint32_t at)
{
    if (token[at].tag != FRN_TAG_NOUN || at == 0 || s->lower[at] == FRN_NONE ||
        s->mention_of[at] >= 0 ||
        (token[at - 1].tag != FRN_TAG_AUX && token[at - 1].tag != FRN_TAG_ADV) ||
        !frn_repair_has(s, at, FRN_REL_COP) || !frn_repair_is_cue(s, s->lower[at], FRN_POS_ADJ) ||
        frn_repair_is_cue(s, s->lower[at], FRN_POS_NOUN))
        return;
    token[at].tag = FRN_TAG_ADJ;
}

/* "Turkey, she says, has attacked": nobody is called upon. */
static void mend_vocative(const frn_scene *s, frn_token *token, uint32_t name)
{
    int32_t verb = token[name].head;

    if (token[name].rel == FRN_REL_VOCATIVE && verb > (int32_t)name && s->mention_of[name] >= 0 &&
        token[verb].tag == FRN_TAG_VERB && !frn_repair_has_subject(s, (uint32_t)verb))
        token[name].rel = FRN_REL_NSUBJ;
}

/* "Were Norway to leave, Turkey would attack": of two subjects with a comma between them the first
 * belongs to the clause before it. */
static void mend_two_clauses(frn_scene *s, frn_token *token, uint32_t verb)
{
    int32_t first = FRN_NO_TOKEN, second = FRN_NO_TOKEN, own = FRN_NO_TOKEN;
    bool comma = false;

    for (uint32_t i = 0; i < verb; i++) {
        if (token[i].head != (int32_t)verb || token[i].rel != FRN_REL_NSUBJ)
            continue;
        first = second;
        second = (int32_t)i;
    }
    if (first < 0)
        return;
    for (int32_t i = first + 1; i < second; i++) {
        comma |= frn_scene_is(s, (uint32_t)i, ",");
        if (!comma && own < 0 && token[i].tag == FRN_TAG_VERB &&
            !frn_repair_has_subject(s, (uint32_t)i))
            own = i;
    }
    if (!comma || s->mention_of[second] < 0)
        return;
    if (own < 0) {
        token[first].rel = FRN_REL_OBL;
        return;
    }
    if (token[own].head == first) {
        token[own].head = (int32_t)verb;
        token[own].rel = FRN_REL_ADVCL;
    }
    token[first].head = own;
}

/* ---- verbs taken for what they govern ---- */

/* "Italy and Spain oppose sanctions": a verb hung as an epithet on its object. */
static void mend_epithet(frn_scene *s, frn_token *token, uint32_t at)
{
    if (token[at].tag != FRN_TAG_VERB || at == 0 || token[at].head <= (int32_t)at ||
        (token[at].rel != FRN_REL_COMPOUND && token[at].rel != FRN_REL_AMOD) ||
        (token[at].flags & FRN_TOKEN_GERUND) ||
        ((token[at].flags & FRN_TOKEN_PAST) && token[token[at].head].head >= 0) ||
        !frn_repair_name_ends(s, at - 1) || frn_repair_after_prep(s, at - 1))
        return;
    frn_repair_settle_verb(s, token, at);
}

/* "fearing Turkey", "Turkey" taken for whoever fears: a participle has no subject behind it. */
static void mend_gerund(const frn_scene *s, frn_token *token, uint32_t name)
{
    int32_t verb = token[name].head;

    if (token[name].rel == FRN_REL_NSUBJ && verb >= 0 && verb < (int32_t)name &&
        token[verb].tag == FRN_TAG_VERB && (token[verb].flags & FRN_TOKEN_GERUND) &&
        !frn_repair_has(s, (uint32_t)verb, FRN_REL_OBJ) &&
        !frn_repair_has(s, (uint32_t)verb, FRN_REL_AUX))
        token[name].rel = FRN_REL_OBJ;
}

/* "Poland, along with Norway, criticised Turkey", the verb taken for what kind of Norway: what the
 * sentence hangs on is its subject. */
static void mend_headline(frn_scene *s, frn_token *token, uint32_t name)
{
    uint32_t last, verb = 0, object;
    int32_t m = s->mention_of[name];

    if (token[name].head >= 0 || m < 0 || s->mention[m].head != name)
        return;
    last = s->mention[m].last;
    if (last + 1 >= s->count || !frn_scene_is(s, last + 1, ","))
        return;
    for (uint32_t i = last + 2; i + 1 < s->count && i < last + 12 && !verb; i++) {
        if (frn_scene_is_verb(s, i))
            return;
        if (frn_scene_is(s, i, ",") && token[i + 1].tag == FRN_TAG_VERB)
            verb = i + 1;
    }
    if (!verb || !(token[verb].flags & FRN_TOKEN_PAST) || frn_repair_has_subject(s, verb) ||
        verb + 1 >= s->count || frn_scene_is(s, verb + 1, "by"))
        return;
    frn_repair_hang(s, token, name, verb, FRN_REL_NSUBJ);
    token[verb].flags &= (uint16_t)~FRN_TOKEN_PARTICIPLE;
    object = s->mention_of[verb + 1] >= 0 ? frn_repair_head(s, verb + 1) : verb;
    if (object > verb && !frn_repair_has(s, verb, FRN_REL_OBJ))
        frn_repair_hang(s, token, object, verb, FRN_REL_OBJ);
}

/* The last token of what is said of the name between commas ("Y, a rival of Q,"); `last` if nothing
 * is. */
static uint32_t aside_after(const frn_scene *s, const frn_token *token, uint32_t last)
{
    enum { LONGEST = 16 };

    if (last + 1 >= s->count || !frn_scene_is(s, last + 1, ","))
        return last;
    for (uint32_t i = last + 2; i < s->count && i < last + LONGEST; i++) {
        if (frn_scene_is(s, i, ","))
            return i;
        if (token[i].tag == FRN_TAG_VERB && token[i].rel == FRN_REL_CONJ)
            break;
    }
    return last;
}

/* The finite verb right after the name that ends at `last`; -1. */
static int32_t finite_after(const frn_token *token, uint32_t last, uint32_t count)
{
    uint32_t i = last + 1;

    while (i < count && (token[i].tag == FRN_TAG_AUX || token[i].tag == FRN_TAG_ADV))
        i++;
    return i < count && token[i].tag == FRN_TAG_VERB &&
                   (i > last + 1 ||
                    !(token[i].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE | FRN_TOKEN_BASE)))
               ? (int32_t)i
               : FRN_NO_TOKEN;
}

/* "X criticised Y, and Z, an ally of Q, threatened it": beyond a comma Z is no second Y but has a
 * verb of its own. */
static void mend_joined(frn_scene *s, frn_token *token, uint32_t name)
{
    int32_t m = s->mention_of[name], verb;
    uint32_t first, end;
    bool explained = false;

    if (m < 0 || s->mention[m].head != name || token[name].rel != FRN_REL_CONJ)
        return;
    first = s->mention[m].first;
    while (first > 0 && token[first - 1].tag == FRN_TAG_DET)
        first--;
    if (first < 2 || token[first - 1].tag != FRN_TAG_CCONJ || !frn_scene_is(s, first - 2, ",") ||
        frn_scene_is(s, first - 1, "or"))
        return;
    end = aside_after(s, token, s->mention[m].last);
    verb = finite_after(token, end, s->count);
    if (verb < 0 || frn_scene_under(s, (uint32_t)verb, name) || token[verb].head >= (int32_t)name)
        return;
    for (uint32_t i = name + 1; i < end; i++) {
        if (token[i].head == verb && token[i].rel == FRN_REL_NSUBJ) {
            token[i].head = (int32_t)name; /* what Z is */
            token[i].rel = FRN_REL_APPOS;
            explained = true;
        }
    }
    if ((!explained && token[verb].rel != FRN_REL_CONJ) ||
        frn_repair_has_subject(s, (uint32_t)verb))
        return;
    token[name].head = verb;
    token[name].rel = FRN_REL_NSUBJ;
    token[first - 1].head = verb;
}

/* "The two quarrelled": what opens a sentence right before its verb is the subject. */
static void mend_opening(frn_scene *s, frn_token *token)
{
    int32_t m = s->mentions ? 0 : -1, verb;
    uint32_t name;

    if (m < 0 || s->mention[m].first > 1 || s->mention[m].head >= s->count)
        return;
    name = s->mention[m].head;
    verb = (int32_t)s->mention[m].last + 1;
    if ((uint32_t)verb >= s->count || token[verb].tag != FRN_TAG_VERB || token[name].head != verb ||
        token[name].rel != FRN_REL_OBL || !(token[verb].flags & FRN_TOKEN_PAST) ||
        frn_repair_has_subject(s, (uint32_t)verb) || frn_repair_has(s, name, FRN_REL_CASE))
        return;
    token[name].rel = FRN_REL_NSUBJ;
    token[verb].flags &= (uint16_t)~FRN_TOKEN_PARTICIPLE;
}

/* "denied that it arms A and condemned B": "and" joins the second verb to the one that the first
 * clause hangs on. */
static void mend_second_verb(const frn_scene *s, frn_token *token, uint32_t verb)
{
    int32_t first = token[verb].head;

    if (token[verb].rel != FRN_REL_CCOMP || first < 0 || first > (int32_t)verb ||
        token[verb - 1].tag != FRN_TAG_CCONJ || token[verb - 1].head != (int32_t)verb ||
        frn_repair_has_subject(s, verb))
        return;
    for (uint32_t i = (uint32_t)first + 1; i < verb; i++) {
        if (token[i].head == first && token[i].rel == FRN_REL_CCOMP)
            token[verb].rel = FRN_REL_CONJ;
    }
}

/* "say A and B are friends": nobody is said; whoever stands there is a subject with the next. */
static void mend_said(frn_scene *s, frn_token *token, uint32_t at)
{
    static const char *const words[] = {"say", "believe", "think", "claim", "argue", "insist"};
    int32_t verb = token[at].head, second = FRN_NO_TOKEN, clause;

    if (token[at].rel != FRN_REL_IOBJ || verb < 0 || verb > (int32_t)at ||
        !FRN_IS_ONE_OF(s, (uint32_t)verb, words))
        return;
    for (uint32_t i = at + 1; i < s->count && second < 0; i++) {
        if (token[i].rel == FRN_REL_NSUBJ && token[i].head > (int32_t)i)
            second = (int32_t)i;
    }
    if (second < 0 || token[at + 1].tag != FRN_TAG_CCONJ)
        return;
    clause = token[second].head;
    if (token[clause].head != verb)
        return;
    frn_repair_hang(s, token, at, (uint32_t)clause, FRN_REL_NSUBJ);
    frn_repair_hang(s, token, (uint32_t)second, at, FRN_REL_CONJ);
    frn_repair_hang(s, token, at + 1, (uint32_t)second, FRN_REL_CC);
    token[clause].rel = FRN_REL_CCOMP;
}

/* "expects the judge to agree", the infinitive taken for what kind of judge: it is what the verb
 * says of him. */
static void mend_infinitive(const frn_scene *s, frn_token *token, uint32_t at)
{
    static const char *const words[] = {
        "expect", "want",  "ask",      "urge",   "order",   "tell",  "force",    "press",
        "allow",  "help",  "persuade", "invite", "warn",    "beg",   "require",  "instruct",
        "compel", "push",  "advise",   "lobby",  "implore", "like",  "convince", "direct",
        "enable", "cause", "lead",     "prompt", "forbid",  "trust", "encourage"};
    int32_t who = token[at].head, verb = who >= 0 ? token[who].head : FRN_NO_TOKEN;

    if (token[at].tag != FRN_TAG_VERB || at < 2 || !frn_scene_is(s, at - 1, "to"))
        return;
    if (token[at].rel == FRN_REL_OBL && who >= 0 && who < (int32_t)at &&
        token[who].tag == FRN_TAG_VERB && (token[at].flags & FRN_TOKEN_BASE))
        token[at].rel = FRN_REL_XCOMP;
    if (token[at].rel != FRN_REL_ACL || verb < 0 || verb > who || who > (int32_t)at ||
        (token[who].rel != FRN_REL_OBJ && token[who].rel != FRN_REL_IOBJ) ||
        s->mention_of[who] < 0 || !FRN_IS_ONE_OF(s, (uint32_t)verb, words))
        return;
    token[at].head = verb;
    token[at].rel = FRN_REL_XCOMP;
}

void frn_repair_clauses(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 0; i < s->count; i++) {
        mend_to(s, token, i);
        mend_epithet(s, token, i);
        mend_infinitive(s, token, i);
        mend_said(s, token, i);
        mend_vocative(s, token, i);
        mend_adjective(s, token, i);
        mend_gerund(s, token, i);
        mend_joined(s, token, i);
        mend_headline(s, token, i);
        mend_name_before_verb(s, token, i);
        if (frn_scene_is(s, i, ";"))
            mend_second_clause(s, token, i);
        if (frn_scene_is(s, i, ","))
            mend_explained(s, token, i);
        if (token[i].tag == FRN_TAG_VERB) {
            mend_twice_named(s, token, i);
            mend_two_clauses(s, token, i);
            if (i > 0)
                mend_second_verb(s, token, i);
        }
    }
    mend_opening(s, token);
    for (uint32_t i = 0; i < s->count; i++)
        mend_relative(s, token, i);
}
