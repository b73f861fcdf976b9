/* If-clauses in every order and form, and the words that follow from them. */
#include "read/mood_internal.h"

/* "he", "they": these stand after an auxiliary only where it is inverted. */
static bool is_nominative(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"he", "she", "they", "we", "i"};

    return FRN_IS_ONE_OF(s, at, words);
}

/* "would help should he ask", "should the talks fail": no comma parts it from what follows. */
static bool inverts_behind(const frn_scene *s, uint32_t at)
{
    if (at + 2 >= s->count || (s->token[at - 1].flags & FRN_TOKEN_RELATIVE))
        return false;
    if (is_nominative(s, at + 1))
        return true;
    return frn_scene_is(s, at, "should") &&
           (s->token[at + 1].tag == FRN_TAG_DET || s->token[at + 1].tag == FRN_TAG_PROPN ||
            frn_scene_is(s, at + 1, "it"));
}

/* "Should the West decide ...", "Were it to ...", "Had they ..." at the start of a clause. */
bool frn_condition_inverts(const frn_scene *s, uint32_t at)
{
    if (!frn_scene_is(s, at, "should") && !frn_scene_is(s, at, "were") &&
        !frn_scene_is(s, at, "had"))
        return false;
    if (at > 0 && s->token[at - 1].tag != FRN_TAG_PUNCT && s->token[at - 1].tag != FRN_TAG_CCONJ &&
        s->token[at - 1].tag != FRN_TAG_SCONJ && !inverts_behind(s, at))
        return false;
    if (at + 2 >= s->count || s->question)
        return false;
    if (!frn_scene_is_noun(s, at + 1) && s->token[at + 1].tag != FRN_TAG_DET &&
        s->token[at + 1].tag != FRN_TAG_ADJ && s->mention_of[at + 1] < 0)
        return false;
    if (frn_scene_is(s, at, "should"))
        return true;
    for (uint32_t i = 0; i < s->count; i++) {
        if (frn_scene_is(s, i, "would") || frn_scene_is(s, i, "could") ||
            frn_scene_is(s, i, "might"))
            return true;
    }
    return false;
}

static bool is_comparative(const frn_scene *s, uint32_t at)
{
    frn_slice t = s->token[at].lower;

    return frn_slice_is(t, "more") || frn_slice_is(t, "less") || frn_slice_is(t, "worse") ||
           frn_slice_is(t, "better") || frn_slice_is(t, "longer") ||
           ((s->token[at].tag == FRN_TAG_ADJ || s->token[at].tag == FRN_TAG_ADV) && t.len > 4 &&
            frn_slice_ends(t, FRN_LIT("er")));
}

static bool is_correlative(const frn_scene *s, uint32_t at)
{
    return at + 1 < s->count && frn_scene_is(s, at, "the") && is_comparative(s, at + 1) &&
           (at == 0 || s->token[at - 1].tag == FRN_TAG_PUNCT);
}

/* "If China, which has a share in it, ...": past the aside that opens at the comma. */
static uint32_t past_aside(const frn_scene *s, uint32_t comma)
{
    if (!frn_scene_is(s, comma, ",") || comma + 1 >= s->count ||
        !(s->token[comma + 1].flags & FRN_TOKEN_RELATIVE))
        return comma;
    for (uint32_t i = comma + 2; i < s->count; i++) {
        if (frn_scene_is(s, i, ","))
            return i + 1;
    }
    return comma;
}

/* "if nowhere else", "if any": nothing is said to depend on it. "if necessary" does. */
static bool is_elliptic(const frn_scene *s, uint32_t at)
{
    static const char *const needs[] = {"necessary", "need", "needed", "possible", "so", "not"};

    if (at + 1 < s->count && FRN_IS_ONE_OF(s, at + 1, needs))
        return frn_scene_is(s, at + 1, "not");
    for (uint32_t i = at + 1; i < s->count; i++) {
        i = past_aside(s, i);
        if (i >= s->count)
            break;
        if (frn_scene_is_verb(s, i) || frn_scene_is_verb_like(s, i))
            return false;
        if (s->token[i].tag == FRN_TAG_PUNCT && i > at + 1 && !frn_scene_is(s, i, "-"))
            return true;
    }
    return true;
}

static bool starts_here(const frn_scene *s, uint32_t at)
{
    return at == 0 || s->token[at - 1].tag == FRN_TAG_PUNCT ||
           s->token[at - 1].tag == FRN_TAG_CCONJ || frn_scene_is(s, at - 1, "that") ||
           frn_scene_is(s, at - 1, "even") || frn_scene_is(s, at - 1, "only");
}

/* "provided Congo leaves", without "that": a noun phrase and its verb follow. */
static bool leads_clause(const frn_scene *s, uint32_t at)
{
    bool noun = false;

    if (frn_scene_child(s, at, FRN_REL_NSUBJ) >= 0 || (at && frn_scene_is_passive(s, at)))
        return false;
    for (uint32_t i = at + 1; i < s->count && i < at + 8; i++) {
        if (s->token[i].tag == FRN_TAG_PUNCT || (s->token[i].flags & FRN_TOKEN_RELATIVE) ||
            frn_scene_is(s, i, "that") || s->token[i].tag == FRN_TAG_PART)
            return false;
        if (noun && (s->token[i].tag == FRN_TAG_AUX ||
                     (s->token[i].tag == FRN_TAG_VERB &&
                      !(s->token[i].flags & (FRN_TOKEN_GERUND | FRN_TOKEN_PARTICIPLE)))))
            return true;
        noun |= frn_scene_is_noun(s, i);
    }
    return false;
}

static bool is_if(const frn_scene *s, uint32_t at)
{
    static const char *const plain[] = {"if", "unless", "lest"};
    static const char *const with_that[] = {"provided", "providing", "assuming", "supposing"};

    for (size_t i = 0; i < 3; i++) {
        if (frn_scene_is(s, at, plain[i]))
            return !(at > 0 && frn_scene_is(s, at - 1, "as")) && !is_elliptic(s, at);
    }
    for (size_t i = 0; i < 4; i++) {
        if (frn_scene_is(s, at, with_that[i]))
            return (at + 1 < s->count && frn_scene_is(s, at + 1, "that")) ||
                   s->token[at].rel == FRN_REL_MARK ||
                   ((i < 2 || starts_here(s, at)) && leads_clause(s, at));
    }
    if (at + 2 < s->count && frn_scene_is(s, at, "in"))
        return frn_scene_is(s, at + 1, "case") && !frn_scene_is(s, at + 2, "of");
    if (at > 0 && at + 3 < s->count && frn_scene_is(s, at, "event"))
        return frn_scene_is(s, at - 1, "the") && frn_scene_is(s, at + 1, "that");
    if (at + 2 < s->count && (frn_scene_is(s, at, "as") || frn_scene_is(s, at, "so")))
        return frn_scene_is(s, at + 1, "long") && frn_scene_is(s, at + 2, "as");
    if (at + 2 < s->count && frn_scene_is(s, at, "on"))
        return frn_scene_is(s, at + 1, "condition") && frn_scene_is(s, at + 2, "that");
    return false;
}

static uint32_t next_comma(const frn_scene *s, uint32_t from)
{
    bool verb = false;

    for (uint32_t i = from; i < s->count; i++) {
        i = verb ? i : past_aside(s, i);
        if (i >= s->count)
            break;
        verb |= frn_scene_is_verb(s, i);
        if (s->token[i].flags & FRN_TOKEN_CLOSE_QUOTE)
            return i;
        if (verb && (frn_scene_is(s, i, ",") || frn_scene_is(s, i, ";") ||
                     (frn_scene_is(s, i, "then") && i > from + 2)))
            return i;
    }
    return s->count;
}

static uint32_t end_of_words(const frn_scene *s, uint32_t from)
{
    for (uint32_t i = from; i < s->count; i++) {
        if ((s->token[i].flags & FRN_TOKEN_CLOSE_QUOTE) || frn_scene_is(s, i, ";"))
            return i;
    }
    return s->count - 1;
}

static void add_condition(frn_conditions *out, frn_condition c)
{
    if (out->count < FRN_MOST_CONDITIONS)
        out->at[out->count++] = c;
}

static void add_fronted(frn_conditions *out, const frn_scene *s, uint32_t at)
{
    uint32_t comma = next_comma(s, at + 1);
    frn_condition c = {.first = at, .mark = at, .then_first = 1};

    c.last = comma < s->count ? comma : s->count - 1;
    if (comma + 1 < s->count && !(s->token[comma].flags & FRN_TOKEN_CLOSE_QUOTE)) {
        c.then_first = comma + 1;
        c.then_last = end_of_words(s, comma + 1);
    }
    add_condition(out, c);
}

/* "would help Norway if": the last modal before the if-clause; `at` when there is none. */
static uint32_t modal_before(const frn_scene *s, uint32_t at)
{
    static const char *const words[] = {"would", "could", "might", "will", "wo", "may", "'ll"};
    uint32_t begin = at ? frn_scene_clause_begin(s, at - 1) : at;

    for (uint32_t i = at; i-- > begin;) {
        if (s->token[i].tag == FRN_TAG_AUX && FRN_IS_ONE_OF(s, i, words))
            return i;
    }
    return at;
}

static void add_trailing(frn_conditions *out, const frn_scene *s, uint32_t at)
{
    int32_t verb = s->token[at].head;
    frn_condition c = {.first = at, .mark = at, .then_first = 1, .then_last = 0};

    c.last = end_of_words(s, at);
    if (verb > (int32_t)at) {
        uint32_t lo, hi;
        frn_scene_reach(s, (uint32_t)verb, &lo, &hi);
        if (hi >= (uint32_t)verb && hi < c.last)
            c.last = hi;
    } else {
        uint32_t comma = next_comma(s, at + 1);
        if (comma < c.last)
            c.last = comma;
    }
    if (modal_before(s, at) < at) {
        c.then_first = modal_before(s, at);
        c.then_last = at - 1;
    }
    add_condition(out, c);
}

/* "would", "could", "will" between two tokens. */
static bool has_modal(const frn_scene *s, uint32_t from, uint32_t to)
{
    static const char *const words[] = {"would", "could", "might", "will", "cannot", "can", "wo"};

    for (uint32_t i = from; i < to && i < s->count; i++) {
        if (s->token[i].tag == FRN_TAG_AUX && FRN_IS_ONE_OF(s, i, words))
            return true;
    }
    return false;
}

/* "without a ceasefire", "but for the army", "in the event of a coup"; `end`: what follows. */
static bool lacks(const frn_scene *s, uint32_t at, uint32_t *end)
{
    if (frn_scene_is(s, at, "without"))
        return true;
    if (at + 2 < s->count && frn_scene_is(s, at, "but") && frn_scene_is(s, at + 1, "for")) {
        *end = at + 2;
        return true;
    }
    if (at + 4 < s->count && frn_scene_is(s, at, "in") && frn_scene_is(s, at + 1, "the") &&
        frn_scene_is(s, at + 2, "event") && frn_scene_is(s, at + 3, "of")) {
        *end = at + 4;
        return true;
    }
    return false;
}

/* "X must pay, or Y will leave", "leave; otherwise Y will attack": what is threatened follows from
 * what is not done. The first token of the consequence; 0 when there is none. */
static uint32_t or_else(const frn_scene *s, uint32_t at)
{
    static const char *const wills[] = {"will", "would", "'ll"};
    uint32_t i = at + 1;
    bool demanded = false;

    if (frn_scene_is(s, at, "otherwise") && at > 0 && s->token[at - 1].tag == FRN_TAG_PUNCT)
        demanded = true;
    else if (!frn_scene_is(s, at, "or"))
        return 0;
    if (i < s->count && frn_scene_is(s, i, "else"))
        i++;
    for (uint32_t k = frn_scene_clause_begin(s, at ? at - 1 : 0); k < at; k++)
        demanded |= (s->mood[k] & FRN_MOOD_DEMAND) || frn_scene_is(s, k, "either") ||
                    (s->token[k].tag == FRN_TAG_VERB && (s->token[k].flags & FRN_TOKEN_BASE) &&
                     (k == 0 || s->token[k - 1].tag == FRN_TAG_PUNCT));
    if (!demanded || i >= s->count)
        return 0;
    for (uint32_t k = i + 1; k < s->count && k < i + 6; k++) {
        if (s->token[k].tag == FRN_TAG_AUX && FRN_IS_ONE_OF(s, k, wills))
            return i;
        if (frn_scene_is_verb(s, k))
            break;
    }
    return 0;
}

static void add_or_else(frn_conditions *out, const frn_scene *s, uint32_t at, uint32_t then)
{
    uint32_t before = at > 1 && s->token[at - 1].tag == FRN_TAG_PUNCT ? at - 2 : at - 1;
    frn_condition c = {.first = frn_scene_clause_begin(s, before), .last = before, .mark = at};

    c.then_first = then;
    c.then_last = end_of_words(s, then);
    add_condition(out, c);
}

/* "Without a ceasefire, X will attack", "X would not have won without Y's help": what is missing
 * would be the condition. */
static bool add_without(frn_conditions *out, const frn_scene *s, uint32_t at)
{
    frn_condition c = {.first = at, .mark = at, .then_first = 1};
    uint32_t end = at + 1;
    bool fronted = at == 0 || (s->token[at - 1].flags & FRN_TOKEN_OPEN_QUOTE) ||
                   s->token[at - 1].tag == FRN_TAG_CCONJ || s->token[at - 1].tag == FRN_TAG_PUNCT ||
                   frn_scene_is(s, at - 1, "that");

    if (!lacks(s, at, &end) || end >= s->count || s->token[end].tag == FRN_TAG_VERB)
        return false;
    while (end < s->count && s->token[end].tag != FRN_TAG_PUNCT && !frn_scene_is_verb(s, end) &&
           !is_nominative(s, end))
        end++;
    fronted = fronted && end < s->count && !frn_scene_is(s, end, ".");
    if (!(fronted ? has_modal(s, end, frn_scene_clause_end(s, end + 1) + 1) ||
                        has_modal(s, end, s->count)
                  : has_modal(s, frn_scene_clause_begin(s, at), at)))
        return false;
    c.last = end - 1;
    if (fronted) {
        c.then_first = end;
        c.then_last = end_of_words(s, end);
    }
    add_condition(out, c);
    return true;
}

void frn_conditions_find(frn_conditions *out, const frn_scene *s)
{
    out->count = 0;
    for (uint32_t i = 0; i < s->count; i++) {
        if (add_without(out, s, i))
            continue;
        if (i > 0 && or_else(s, i)) {
            add_or_else(out, s, i, or_else(s, i));
            continue;
        }
        if (is_if(s, i)) {
            if (starts_here(s, i) && next_comma(s, i + 1) < s->count)
                add_fronted(out, s, i);
            else
                add_trailing(out, s, i);
        } else if (frn_condition_inverts(s, i)) {
            if (i == 0 || s->token[i - 1].tag == FRN_TAG_PUNCT ||
                s->token[i - 1].tag == FRN_TAG_CCONJ || s->token[i - 1].tag == FRN_TAG_SCONJ)
                add_fronted(out, s, i);
            else
                add_trailing(out, s, i);
        } else if (is_correlative(s, i)) {
            uint32_t comma = next_comma(s, i + 2);
            if (comma + 2 < s->count && frn_scene_is(s, comma + 1, "the") &&
                is_comparative(s, comma + 2)) {
                add_fronted(out, s, i);
                i = comma + 2;
            }
        }
    }
}
