/* Mending the tree where names show that it is wrong.
 *
 * The tagger and the parser have learnt from web text and stumble over names and over the clipped
 * style of news ("Iran views ISIS as ..."). The names are known here, and so are the verbs of the
 * tables in all their forms; a word that has the form of such a verb and stands where only a verb
 * can stand is one. Subjects, objects and rows of names are then hung where the order of words puts
 * them.
 */
#include "read/repair_internal.h"

bool frn_repair_name_ends(const frn_scene *s, uint32_t at)
{
    int32_t m = s->mention_of[at];

    return m >= 0 && s->mention[m].last == at && !(s->mention[m].flags & FRN_MENTION_POSSESSIVE) &&
           s->token[at].tag != FRN_TAG_ADJ;
}

bool frn_repair_pronoun(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"it", "he", "she", "they", "we", "i", "who", "which"};

    return FRN_IS_ONE_OF(s, at, words);
}

bool frn_repair_day(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"today",    "yesterday", "tomorrow", "monday",
                                        "tuesday",  "wednesday", "thursday", "friday",
                                        "saturday", "sunday",    "tonight",  "now"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* "on Tuesday", "today", "reportedly": what may stand between a subject and its verb. The last
 * token before it; -1 at the start. */
int32_t frn_repair_before_time(const frn_scene *s, uint32_t at)
{
    int32_t i = (int32_t)at;

    while (i >= 0) {
        uint32_t u = (uint32_t)i;
        if (frn_repair_day(s, u)) {
            i--;
            if (i >= 0 && frn_scene_is(s, (uint32_t)i, "on"))
                i--;
        } else if (s->token[u].tag == FRN_TAG_ADV && !(s->token[u].flags & FRN_TOKEN_RELATIVE)) {
            i--;
        } else {
            break;
        }
    }
    return i;
}

bool frn_repair_auxiliary(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"has",   "have", "had",  "will", "would", "could",  "may",
                                        "might", "did",  "does", "do",   "must",  "should", "can"};

    if (s->token[at].tag != FRN_TAG_AUX && s->token[at].tag != FRN_TAG_VERB)
        return false;
    return FRN_IS_ONE_OF(s, at, words);
}

/* Does a preposition stand before the name that ends at `last`? */
bool frn_repair_after_prep(const frn_scene *s, uint32_t last)
{
    uint32_t first = s->mention[s->mention_of[last]].first;

    while (first > 0 &&
           (s->token[first - 1].tag == FRN_TAG_DET || s->token[first - 1].tag == FRN_TAG_ADJ))
        first--;
    return first > 0 && s->token[first - 1].tag == FRN_TAG_ADP;
}

int32_t frn_repair_phrase(const frn_scene *s, const frn_token *token, uint32_t first)
{
    int32_t head = FRN_NO_TOKEN;

    for (uint32_t i = first; i < s->count && i < first + 10; i++) {
        int32_t m = s->mention_of[i];
        switch (token[i].tag) {
        case FRN_TAG_NOUN:
        case FRN_TAG_PROPN:
            head = (int32_t)i;
            if (m >= 0 &&
                !(s->mention[m].flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE))) {
                head = (int32_t)s->mention[m].head;
                i = s->mention[m].last;
            }
            continue;
        case FRN_TAG_DET:
        case FRN_TAG_NUM:
        case FRN_TAG_ADJ:
            if (head >= 0 && token[i].tag == FRN_TAG_DET)
                return head;
            continue;
        case FRN_TAG_PART:
            if (frn_scene_is(s, i, "'s") || frn_scene_is(s, i, "'"))
                continue;
            return head;
        case FRN_TAG_PRON:
            if (head >= 0)
                return head;
            if (i == first && (frn_scene_is(s, i, "it") || frn_scene_is(s, i, "them") ||
                               frn_scene_is(s, i, "him")))
                return (int32_t)i;
            continue;
        case FRN_TAG_VERB:
            if (head < 0 && token[i].rel == FRN_REL_AMOD)
                continue;
            return head;
        default:
            return head;
        }
    }
    return head;
}

/* Hangs `child` on `head`, which takes its place first if it stands below it. */
void frn_repair_hang(frn_scene *s, frn_token *token, uint32_t child, uint32_t head, frn_rel rel)
{
    if (child == head)
        return;
    if (frn_scene_under(s, head, child)) {
        frn_rel old = (frn_rel)token[child].rel;
        token[head].head = token[child].head;
        token[head].rel = (uint8_t)(token[child].head < 0 ? FRN_REL_ROOT
                                    : old == FRN_REL_CONJ || old == FRN_REL_CCOMP ||
                                            old == FRN_REL_ADVCL || old == FRN_REL_XCOMP
                                        ? old
                                        : FRN_REL_PARATAXIS);
    }
    token[child].head = (int32_t)head;
    token[child].rel = (uint8_t)rel;
}

uint32_t frn_repair_head(const frn_scene *s, uint32_t at)
{
    return s->mention_of[at] >= 0 ? s->mention[s->mention_of[at]].head : at;
}

bool frn_repair_has(const frn_scene *s, uint32_t of, frn_rel rel)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->token[i].head == (int32_t)of && s->token[i].rel == rel)
            return true;
    }
    return false;
}

static bool is_argument(frn_rel rel)
{
    return rel == FRN_REL_NSUBJ || rel == FRN_REL_NSUBJ_PASS || rel == FRN_REL_OBJ ||
           rel == FRN_REL_IOBJ || rel == FRN_REL_OBL || rel == FRN_REL_NMOD ||
           rel == FRN_REL_NMOD_POSS || rel == FRN_REL_CONJ || rel == FRN_REL_APPOS ||
           rel == FRN_REL_COMPOUND || rel == FRN_REL_AMOD || rel == FRN_REL_ROOT ||
           rel == FRN_REL_OBL_AGENT || rel == FRN_REL_FLAT || rel == FRN_REL_NMOD_DESC ||
           rel == FRN_REL_XCOMP;
}

/* A name taken for part of a noun that stands beyond a comma or a relative pronoun. */
static bool hangs_across(const frn_scene *s, const frn_token *token, const frn_mention *m)
{
    frn_rel rel = (frn_rel)token[m->head].rel;

    if (rel != FRN_REL_COMPOUND && rel != FRN_REL_AMOD && rel != FRN_REL_FLAT &&
        rel != FRN_REL_NMOD)
        return false;
    for (int32_t i = (int32_t)m->last + 1; i < token[m->head].head; i++) {
        if (token[i].tag == FRN_TAG_PUNCT || (token[i].flags & FRN_TOKEN_RELATIVE) ||
            frn_scene_is(s, (uint32_t)i, "that"))
            return true;
    }
    return false;
}

/* "Iraq - under Iran's influence - refused", "Iraq, too, refused": past what is set off. */
static uint32_t after_aside(const frn_scene *s, uint32_t at)
{
    frn_slice mark;

    if (at >= s->count || s->token[at].tag != FRN_TAG_PUNCT)
        return at;
    mark = s->token[at].lower;
    for (uint32_t i = at + 1; i < s->count && i < at + 14; i++) {
        if (s->token[i].tag == FRN_TAG_VERB && !(s->token[i].flags & FRN_TOKEN_PARTICIPLE))
            return at;
        if (frn_slice_eq(s->token[i].lower, mark) ||
            (frn_slice_is(mark, "(") && frn_scene_is(s, i, ")")))
            return i + 1;
    }
    return at;
}

/* A name right before a finite verb without subject, or right after one without object. */
static void mend_arguments(frn_scene *s, frn_token *token)
{
    for (uint32_t m = 0; m < s->mentions; m++) {
        const frn_mention *mention = &s->mention[m];
        uint32_t head = mention->head, next = mention->last + 1, first = mention->first;
        if ((mention->flags & (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE)) || head >= s->count)
            continue;
        while (first > 0 && token[first - 1].tag == FRN_TAG_DET)
            first--;
        if (first > 0 && token[first - 1].tag == FRN_TAG_VERB &&
            ((!is_argument(token[head].rel) && !frn_repair_has(s, first - 1, FRN_REL_OBJ)) ||
             hangs_across(s, token, mention)))
            frn_repair_hang(s, token, head, first - 1, FRN_REL_OBJ);
        if (first > 0 && token[first - 1].tag == FRN_TAG_ADP)
            continue;
        next = after_aside(s, next);
        while (next < s->count && (frn_repair_day(s, next) || token[next].tag == FRN_TAG_ADV ||
                                   frn_scene_is(s, next, "on") || frn_repair_auxiliary(s, next)))
            next++;
        if (next < s->count && next < mention->last + 6 && token[next].tag == FRN_TAG_VERB &&
            (token[next].flags & FRN_TOKEN_PAST) && token[head].rel != FRN_REL_NSUBJ &&
            token[head].rel != FRN_REL_NSUBJ_PASS && token[head].rel != FRN_REL_CONJ &&
            token[next].rel != FRN_REL_ACL && token[next].rel != FRN_REL_AMOD &&
            token[head].rel != FRN_REL_OBJ && token[head].rel != FRN_REL_OBL &&
            token[head].rel != FRN_REL_NMOD && !frn_repair_has(s, next, FRN_REL_NSUBJ) &&
            !frn_repair_has(s, next, FRN_REL_NSUBJ_PASS))
            frn_repair_hang(s, token, head, next, FRN_REL_NSUBJ);
    }
}

/* "The minister today welcomed ...": the verb that was hung on "today" stands in its place, with
 * whatever else was hung there. */
static void lift_verb(frn_scene *s, frn_token *token, uint32_t time)
{
    uint32_t verb = time + 1;

    while (verb < s->count && token[verb].tag == FRN_TAG_ADV)
        verb++;
    if (verb >= s->count || token[verb].tag != FRN_TAG_VERB || token[verb].head != (int32_t)time ||
        (token[verb].flags & FRN_TOKEN_GERUND))
        return;
    frn_repair_hang(s, token, time, verb, FRN_REL_OBL);
    for (uint32_t i = 0; i < s->count; i++) {
        if (token[i].head == (int32_t)time && i != verb && token[i].rel != FRN_REL_CASE)
            token[i].head = (int32_t)verb;
    }
}

/* "On Friday Syria was bombed", taken for one name: the subject is the name alone. */
static void part_from_day(const frn_scene *s, frn_token *token, uint32_t day, uint8_t rel)
{
    int32_t m = day + 1 < s->count ? s->mention_of[day + 1] : -1;
    uint32_t name;

    if (m < 0 || s->mention[m].first != day + 1)
        return;
    name = s->mention[m].head;
    if (token[name].head == (int32_t)day) {
        token[name].head = token[day].head;
        token[name].rel = rel;
    }
}

/* "A top official today praised", "officials" taken for an epithet of the day. */
static void part_before_day(frn_scene *s, frn_token *token, uint32_t day)
{
    uint32_t verb = (uint32_t)token[day].head, noun = day - 1;

    if (day == 0 || token[noun].head != (int32_t)day ||
        (token[noun].tag != FRN_TAG_NOUN && token[noun].tag != FRN_TAG_PROPN &&
         token[noun].tag != FRN_TAG_ADJ) ||
        token[verb].tag != FRN_TAG_VERB || frn_repair_has(s, verb, FRN_REL_NSUBJ) ||
        frn_repair_has(s, verb, FRN_REL_NSUBJ_PASS))
        return;
    token[noun].tag = FRN_TAG_NOUN;
    frn_repair_hang(s, token, noun, verb, FRN_REL_NSUBJ);
    for (uint32_t i = 0; i < noun; i++) {
        if (token[i].head == (int32_t)day)
            token[i].head = (int32_t)noun;
    }
}

static uint8_t subject_of(const frn_scene *s, uint32_t verb)
{
    return frn_repair_has(s, verb, FRN_REL_AUX_PASS) ? FRN_REL_NSUBJ_PASS : FRN_REL_NSUBJ;
}

/* "today" is no subject and no object. */
static void mend_times(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (!frn_repair_day(s, i))
            continue;
        if (i > 0 && (token[i].rel != FRN_REL_OBL || token[i].head < 0))
            lift_verb(s, token, i);
        if (token[i].rel == FRN_REL_NSUBJ || token[i].rel == FRN_REL_OBJ ||
            token[i].rel == FRN_REL_IOBJ || token[i].rel == FRN_REL_NSUBJ_PASS) {
            part_from_day(s, token, i, token[i].rel);
            token[i].rel = FRN_REL_OBL;
        } else if (token[i].rel == FRN_REL_OBL && token[i].head > (int32_t)i) {
            part_before_day(s, token, i);
            part_from_day(s, token, i, subject_of(s, (uint32_t)token[i].head));
        }
    }
}

/* Does a clause start with the name that begins at `first`? */
static bool starts_clause(const frn_scene *s, const frn_token *token, uint32_t first)
{
    while (first > 0 && token[first - 1].tag == FRN_TAG_DET && !frn_scene_is(s, first - 1, "that"))
        first--;
    return first == 0 || token[first - 1].tag == FRN_TAG_PUNCT ||
           token[first - 1].tag == FRN_TAG_SCONJ || token[first - 1].tag == FRN_TAG_CCONJ ||
           frn_scene_is(s, first - 1, "that") || (token[first - 1].flags & FRN_TOKEN_RELATIVE);
}

static bool is_between(const frn_scene *s, const frn_token *token, uint32_t first)
{
    while (first > 0 && token[first - 1].tag == FRN_TAG_DET)
        first--;
    return first > 0 && frn_scene_is(s, first - 1, "between");
}

/* How the next mention is joined: 0 not at all, 1 by a comma only, 2 by "and". */
static int joint(const frn_scene *s, const frn_token *token, const frn_mention *a,
                 const frn_mention *b)
{
    int how = 0;

    if (((a->flags ^ b->flags) & FRN_MENTION_ADJECTIVE) ||
        ((a->flags | b->flags) & FRN_MENTION_POSSESSIVE) || b->first <= a->last)
        return 0;
    for (uint32_t i = a->last + 1; i < b->first; i++) {
        if (frn_scene_is(s, i, "and") || frn_scene_is(s, i, "or") || frn_scene_is(s, i, "&"))
            how = 2;
        else if (frn_scene_is(s, i, ",") && how == 0)
            how = 1;
        else if (token[i].tag != FRN_TAG_DET && !(how == 2 && frn_scene_is(s, i, "other")))
            return 0;
    }
    return how;
}

/* "France, Germany and Italy", "the Saudis, Israel, and the United States": a row of names is one
 * coordination. `first`, `last`: mentions of a row that an "and" closes. */
static void mend_row(frn_scene *s, frn_token *token, uint32_t first, uint32_t last)
{
    uint32_t head = s->mention[first].head;

    for (uint32_t m = first + 1; m <= last; m++) {
        uint32_t at = s->mention[m].head;
        if (token[at].head >= 0 && token[at].head != (int32_t)head &&
            s->mention_of[token[at].head] == (int32_t)first)
            token[at].head = (int32_t)head; /* of a name, its head has the conjunct */
        if (frn_scene_under(s, at, head))
            continue;
        if (frn_scene_under(s, head, at)) {
            if (m != last || token[head].rel == FRN_REL_CONJ)
                continue;
        } else if (token[at].rel == FRN_REL_NSUBJ && token[head].rel != FRN_REL_NSUBJ &&
                   token[head].rel != FRN_REL_DEP) {
            uint32_t subject = head;
            if (is_between(s, token, s->mention[first].first) && token[head].rel == FRN_REL_NMOD)
                subject = (uint32_t)token[head].head; /* "talks between A and B resumed" */
            else if (m != last || !starts_clause(s, token, s->mention[first].first))
                return; /* "met with Iran and Britain said" */
            frn_repair_hang(s, token, subject, (uint32_t)token[at].head, FRN_REL_NSUBJ);
        }
        frn_repair_hang(s, token, at, head, FRN_REL_CONJ);
    }
}

static void mend_rows(frn_scene *s, frn_token *token)
{
    for (uint32_t m = 0; m + 1 < s->mentions; m++) {
        uint32_t first = m;
        int how = joint(s, token, &s->mention[m], &s->mention[m + 1]);
        while (how == 1 && m + 2 < s->mentions) {
            m++;
            how = joint(s, token, &s->mention[m], &s->mention[m + 1]);
        }
        if (how == 2)
            mend_row(s, token, first, m + 1);
    }
}

void frn_scene_repair(frn_scene *s, frn_token *token)
{
    frn_repair_words(s, token);
    frn_repair_names(s, token);
    frn_repair_asides(s, token);
    frn_repair_verbs(s, token);
    frn_repair_objects(s, token);
    frn_repair_subjects(s, token);
    mend_times(s, token);
    mend_arguments(s, token);
    mend_rows(s, token);
    frn_repair_sayings(s, token);
    frn_repair_clauses(s, token);
}
