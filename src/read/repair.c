/* Mending the tree where names show that it is wrong.
 *
 * The tagger and the parser have learnt from web text and stumble over names and over the clipped
 * style of news ("Iran views ISIS as ..."). The names are known here, and so are the verbs of the
 * tables in all their forms; a word that has the form of such a verb and stands where only a verb
 * can stand is one. Subjects, objects and rows of names are then hung where the order of words puts
 * them.
 */
#include "read/scene_internal.h"

static bool is_name_end(const frn_scene *s, uint32_t at)
{
    int32_t m = s->mention_of[at];

    return m >= 0 && s->mention[m].last == at && !(s->mention[m].flags & FRN_MENTION_POSSESSIVE) &&
           s->token[at].tag != FRN_TAG_ADJ;
}

static bool is_subject_pronoun(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"it", "he", "she", "they", "we", "i", "who", "which"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_is(s, at, words[i]))
            return true;
    }
    return false;
}

static bool is_time_word(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"today",    "yesterday", "tomorrow", "monday",
                                        "tuesday",  "wednesday", "thursday", "friday",
                                        "saturday", "sunday",    "tonight",  "now"};

    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_is(s, at, words[i]))
            return true;
    }
    return false;
}

/* "on Tuesday", "today", "reportedly": what may stand between a subject and its verb. The last
 * token before it; -1 at the start. */
static int32_t before_time(const frn_scene *s, uint32_t at)
{
    int32_t i = (int32_t)at;

    while (i >= 0) {
        uint32_t u = (uint32_t)i;
        if (is_time_word(s, u)) {
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

static bool is_have(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"has",   "have", "had",  "will", "would", "could",  "may",
                                        "might", "did",  "does", "do",   "must",  "should", "can"};

    if (s->token[at].tag != FRN_TAG_AUX && s->token[at].tag != FRN_TAG_VERB)
        return false;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (frn_scene_is(s, at, words[i]))
            return true;
    }
    return false;
}

static bool opens_object(const frn_scene *s, uint32_t at, bool speech)
{
    frn_tag tag = (frn_tag)s->token[at].tag;

    return tag == FRN_TAG_DET || tag == FRN_TAG_NUM || s->mention_of[at] >= 0 ||
           frn_scene_is(s, at, "to") || frn_scene_is(s, at, "its") ||
           frn_scene_is(s, at, "their") || frn_scene_is(s, at, "his") ||
           frn_scene_is(s, at, "her") || frn_scene_is(s, at, "it") || frn_scene_is(s, at, "them") ||
           (speech && frn_scene_is(s, at, "that")) || (s->token[at].flags & FRN_TOKEN_OPEN_QUOTE);
}

static bool has_cue(const frn_scene *s, uint32_t lemma, frn_cue_kind kind)
{
    const frn_wording *w = s->wording;

    for (uint32_t i = w->first_cue[kind].at[lemma]; i != FRN_NONE; i = w->cues.at[i].next) {
        if (w->cues.at[i].pos == FRN_POS_VERB)
            return true;
    }
    return false;
}

/* The verb of which the word is a form, if it stands where a verb must; FRN_NONE. */
static uint32_t hidden_verb(const frn_scene *s, uint32_t at)
{
    frn_tag tag = (frn_tag)s->token[at].tag;
    uint32_t lemma;
    int32_t left;

    if (tag == FRN_TAG_VERB || tag == FRN_TAG_AUX || tag == FRN_TAG_PUNCT || at == 0 ||
        (s->token[at].flags & FRN_TOKEN_UPPER) || s->mention_of[at] >= 0 ||
        s->lower[at] == FRN_NONE)
        return FRN_NONE;
    lemma = frn_wording_verb(s->wording, s->lower[at]);
    left = before_time(s, at - 1);
    if (lemma == FRN_NONE || left < 0)
        return FRN_NONE;
    if (is_have(s, (uint32_t)left) && s->lower[at] != lemma && tag != FRN_TAG_NOUN)
        return lemma; /* "has denied" */
    if (is_have(s, (uint32_t)left) && left > 0 &&
        (is_name_end(s, (uint32_t)left - 1) || is_subject_pronoun(s, (uint32_t)left - 1)) &&
        at + 1 < s->count && opens_object(s, at + 1, true))
        return lemma; /* "will attack the" */
    if (at + 1 >= s->count || !opens_object(s, at + 1, has_cue(s, lemma, FRN_CUE_SPEECH)))
        return FRN_NONE;
    if (is_name_end(s, (uint32_t)left)) {
        uint32_t first = s->mention[s->mention_of[left]].first;
        while (first > 0 &&
               (s->token[first - 1].tag == FRN_TAG_DET || s->token[first - 1].tag == FRN_TAG_ADJ))
            first--;
        if (first > 0 && s->token[first - 1].tag == FRN_TAG_ADP)
            return FRN_NONE;
        /* "Iran attacks" is a verb, "Iran attack" is none */
        return s->lower[at] != lemma || (s->mention[s->mention_of[left]].flags & FRN_MENTION_PLURAL)
                   ? lemma
                   : FRN_NONE;
    }
    return is_subject_pronoun(s, (uint32_t)left) ? lemma : FRN_NONE;
}

static bool is_below(const frn_scene *s, uint32_t at, uint32_t top)
{
    int32_t t = (int32_t)at;

    for (uint32_t guard = 0; t >= 0 && guard <= s->count; guard++) {
        if ((uint32_t)t == top)
            return true;
        t = s->token[t].head;
    }
    return false;
}

/* Hangs `child` on `head`, which takes its place first if it stands below it. */
static void hang(frn_scene *s, frn_token *token, uint32_t child, uint32_t head, frn_rel rel)
{
    if (child == head)
        return;
    if (is_below(s, head, child)) {
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

static uint32_t phrase_head(const frn_scene *s, uint32_t at)
{
    return s->mention_of[at] >= 0 ? s->mention[s->mention_of[at]].head : at;
}

static bool has_child(const frn_scene *s, uint32_t of, frn_rel rel)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (s->token[i].head == (int32_t)of && s->token[i].rel == rel)
            return true;
    }
    return false;
}

/* "denied that it arms ...": what follows "that" is the content of the verb before it. */
static void make_clause(frn_scene *s, frn_token *token, uint32_t verb, uint32_t first)
{
    uint32_t i = first;

    while (i > 0 && token[i - 1].tag == FRN_TAG_DET && !frn_scene_is(s, i - 1, "that"))
        i--;
    if (i == 0 || !frn_scene_is(s, i - 1, "that"))
        return;
    hang(s, token, i - 1, verb, FRN_REL_MARK);
    for (uint32_t k = i - 1; k-- > 0 && i - k < 6;) {
        if (token[k].tag == FRN_TAG_VERB) {
            if (!is_below(s, k, verb))
                hang(s, token, verb, k, FRN_REL_CCOMP);
            return;
        }
    }
}

static void make_verb(frn_scene *s, frn_token *token, uint32_t at, uint32_t lemma)
{
    frn_slice form = token[at].lower;
    int32_t left = before_time(s, at - 1);
    bool have = false;

    token[at].tag = FRN_TAG_VERB;
    token[at].lemma = frn_intern_text(&s->wording->words, lemma);
    s->lemma[at] = lemma;
    if (frn_slice_ends(form, FRN_LIT("ing")))
        token[at].flags |= FRN_TOKEN_GERUND;
    else if (s->lower[at] != lemma && !frn_slice_ends(form, FRN_LIT("s")))
        token[at].flags |= FRN_TOKEN_PAST;
    while (left >= 0 && (is_have(s, (uint32_t)left) || frn_scene_is(s, (uint32_t)left, "not"))) {
        hang(s, token, (uint32_t)left, at,
             frn_scene_is(s, (uint32_t)left, "not") ? FRN_REL_ADVMOD : FRN_REL_AUX);
        have = true;
        left = left ? before_time(s, (uint32_t)left - 1) : -1;
    }
    (void)have;
    if (left >= 0 && (is_name_end(s, (uint32_t)left) || is_subject_pronoun(s, (uint32_t)left))) {
        uint32_t subject = phrase_head(s, (uint32_t)left);
        hang(s, token, subject, at, FRN_REL_NSUBJ);
        make_clause(s, token, at,
                    s->mention_of[left] >= 0 ? s->mention[s->mention_of[left]].first
                                             : (uint32_t)left);
    }
    for (uint32_t i = at + 1; i < s->count && i < at + 8; i++) {
        if (s->mention_of[i] >= 0 && !(s->mention[s->mention_of[i]].flags &
                                       (FRN_MENTION_ADJECTIVE | FRN_MENTION_POSSESSIVE))) {
            hang(s, token, s->mention[s->mention_of[i]].head, at, FRN_REL_OBJ);
            break;
        }
        if (token[i].tag != FRN_TAG_DET && token[i].tag != FRN_TAG_ADJ &&
            token[i].tag != FRN_TAG_NUM)
            break;
    }
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
            ((!is_argument(token[head].rel) && !has_child(s, first - 1, FRN_REL_OBJ)) ||
             hangs_across(s, token, mention)))
            hang(s, token, head, first - 1, FRN_REL_OBJ);
        if (first > 0 && token[first - 1].tag == FRN_TAG_ADP)
            continue;
        next = after_aside(s, next);
        while (next < s->count && (is_time_word(s, next) || token[next].tag == FRN_TAG_ADV ||
                                   frn_scene_is(s, next, "on") || is_have(s, next)))
            next++;
        if (next < s->count && next < mention->last + 6 && token[next].tag == FRN_TAG_VERB &&
            (token[next].flags & FRN_TOKEN_PAST) && token[head].rel != FRN_REL_NSUBJ &&
            token[head].rel != FRN_REL_NSUBJ_PASS && token[head].rel != FRN_REL_CONJ &&
            token[next].rel != FRN_REL_ACL && token[next].rel != FRN_REL_AMOD &&
            token[head].rel != FRN_REL_OBJ && token[head].rel != FRN_REL_OBL &&
            token[head].rel != FRN_REL_NMOD && !has_child(s, next, FRN_REL_NSUBJ) &&
            !has_child(s, next, FRN_REL_NSUBJ_PASS))
            hang(s, token, head, next, FRN_REL_NSUBJ);
    }
}

/* "today" is no subject and no object. */
static void mend_times(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 0; i < s->count; i++) {
        if (is_time_word(s, i) && (token[i].rel == FRN_REL_NSUBJ || token[i].rel == FRN_REL_OBJ ||
                                   token[i].rel == FRN_REL_IOBJ))
            token[i].rel = FRN_REL_OBL;
    }
}

/* "France, Germany and Italy": a row of names is one coordination. */
static void mend_rows(frn_scene *s, frn_token *token)
{
    for (uint32_t m = 0; m + 1 < s->mentions; m++) {
        const frn_mention *a = &s->mention[m], *b = &s->mention[m + 1];
        uint32_t i = a->last + 1;
        bool joined = false, comma = false;
        if (((a->flags ^ b->flags) & FRN_MENTION_ADJECTIVE) ||
            ((a->flags | b->flags) & FRN_MENTION_POSSESSIVE) || b->first <= a->last)
            continue;
        while (i < b->first) {
            if (frn_scene_is(s, i, "and") || frn_scene_is(s, i, "or") || frn_scene_is(s, i, "&"))
                joined = true;
            else if (frn_scene_is(s, i, ","))
                comma = true;
            else if (token[i].tag != FRN_TAG_DET)
                break;
            i++;
        }
        if (i != b->first || !joined || comma || is_below(s, b->head, a->head) ||
            is_below(s, a->head, b->head))
            continue;
        if (token[b->head].rel == FRN_REL_NSUBJ && token[a->head].rel != FRN_REL_NSUBJ &&
            token[a->head].rel != FRN_REL_DEP)
            continue;
        hang(s, token, b->head, a->head, FRN_REL_CONJ);
    }
}

void frn_scene_repair(frn_scene *s, frn_token *token)
{
    for (uint32_t i = 1; i < s->count; i++) {
        uint32_t lemma = hidden_verb(s, i);
        if (lemma != FRN_NONE)
            make_verb(s, token, i, lemma);
    }
    mend_times(s, token);
    mend_arguments(s, token);
    mend_rows(s, token);
}
