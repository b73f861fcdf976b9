/* Transformations: what becomes of a verb that another one embeds ("says that it attacked", "wants
 * to attack"). */
#include "base/hash.h"
#include "read/dictionary_loading_internal.h"

/* ---- loading ---- */

/* "ATTACK": its code, else its block; "Q": any verb. False when the dictionary does not have it. */
static bool read_class(frn_dictionary_loading *l, frn_verb_class *out, frn_slice verb)
{
    const frn_dictionary *d = l->d;
    frn_slice word = frn_dictionary_words(&l->d->arena, verb, false, &l->failed);
    uint32_t row = word.len ? frn_map_get(&d->forms, frn_hash(word)) : FRN_NONE;

    *out = (frn_verb_class){.block = FRN_NONE};
    if (frn_slice_is(verb, "Q"))
        return true;
    while (row != FRN_NONE && (d->entries.at[row].before.len || d->entries.at[row].after.len))
        row = d->entries.at[row].next;
    if (row == FRN_NONE)
        return false;
    if (d->entries.at[row].fallback != FRN_NONE)
        out->code = d->rules.at[d->entries.at[row].fallback].code_text;
    if (!out->code.len)
        out->block = d->entries.at[row].block;
    return true;
}

static bool read_actor(char *out, frn_slice word, bool letters_only)
{
    *out = word.len == 1 ? word.ptr[0] : 0;
    return (*out >= 'a' && *out <= 'z') || (!letters_only && (*out == '.' || *out == '_'));
}

/* The words of "a (b . ATTACK) SAY = a b 112", parentheses off; false when it is not of this form.
 */
static bool cut(frn_slice text, frn_slice word[8])
{
    static const char marks[] = " \t()";
    bool opened = false, closed = false;
    size_t words = 0;

    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        if (strchr(marks, text.ptr[i])) {
            bool misplaced = (text.ptr[i] == '(' && (opened || words != 1)) ||
                             (text.ptr[i] == ')' && (closed || !opened || words != 4));
            opened |= text.ptr[i] == '(';
            closed |= text.ptr[i] == ')';
            if (misplaced || text.ptr[i] == '\0')
                return false;
            i++;
            continue;
        }
        while (end < text.len && !strchr(marks, text.ptr[end]))
            end++;
        if (words == 9)
            return false;
        if (words != 5)
            word[words < 5 ? words : words - 1] = frn_slice_sub(text, i, end);
        else if (!frn_slice_is(frn_slice_sub(text, i, end), "="))
            return false;
        words++;
        i = end;
    }
    return words == 9 && opened && closed;
}

/* The rule that carries the result; `verbs` are what the claim's rule is called by. */
static bool read_result(frn_dictionary_loading *l, frn_transform *t, frn_slice code,
                        const frn_slice verbs[2])
{
    frn_rule rule = {0};
    frn_slice kept = l->verb, name;

    t->rule = FRN_NONE;
    if (frn_slice_is(code, "Q"))
        return true;
    if (!frn_dictionary_code(l, &rule, code) || !rule.code || rule.reverse)
        return false;
    name = frn_arena_join(&l->d->arena, verbs[0], ' ', verbs[1]);
    l->verb = frn_dictionary_words(&l->d->arena, name, false, &l->failed);
    t->rule = frn_dictionary_plain_rule(l, &rule);
    l->verb = kept;
    return true;
}

void frn_dictionary_transformation(frn_dictionary_loading *l, frn_slice line)
{
    frn_slice word[8] = {{0}};
    frn_transform t = {0};

    if (!cut(frn_slice_sub(line, 1, line.len), word) || !read_actor(&t.who, word[0], true) ||
        !read_actor(&t.source, word[1], false) || !read_actor(&t.target, word[2], false) ||
        !read_actor(&t.from, word[5], true) || !read_actor(&t.to, word[6], true) ||
        !read_class(l, &t.inner, word[3]) || !read_class(l, &t.outer, word[4]) ||
        !read_result(l, &t, word[7], (frn_slice[]){word[4], word[3]})) {
        frn_dictionary_refuse(l, FRN_DICTIONARY_PATTERN, "cannot use the transformation", line);
        return;
    }
    if (!frn_vec_push(&l->d->transforms, t))
        l->failed = true;
    l->transforms++;
}

/* ---- applying ---- */

/* "193" is within "190", as "190" is; "030" has all of 03. */
static bool is_within(frn_slice code, frn_slice of)
{
    while (of.len > 2 && of.ptr[of.len - 1] == '0')
        of.len--;
    return frn_slice_starts(code, of);
}

static bool is_of(const frn_dictionary *d, const frn_scene *s, const frn_verb_class *class,
                  uint32_t at, const frn_rule *rule)
{
    uint32_t row;

    if (class->code.len)
        return rule && is_within(rule->code_text, class->code);
    if (class->block == FRN_NONE)
        return true;
    row = frn_map_get(&d->forms, frn_hash(s->token[at].lower));
    while (row != FRN_NONE && d->entries.at[row].block != class->block)
        row = d->entries.at[row].next;
    return row != FRN_NONE;
}

/* The verb that embeds the one at `at`; -1. */
static int32_t embedding(const frn_scene *s, uint32_t at)
{
    while (s->token[at].rel == FRN_REL_CONJ && s->token[at].head >= 0)
        at = (uint32_t)s->token[at].head;
    return s->token[at].rel == FRN_REL_CCOMP || s->token[at].rel == FRN_REL_XCOMP
               ? s->token[at].head
               : -1;
}

static bool are_same(const frn_parties *x, const frn_parties *y)
{
    if (x->count != y->count || !x->count)
        return false;
    for (uint32_t i = 0; i < x->count; i++)
        if (x->actor[i] != y->actor[i])
            return false;
    return true;
}

typedef struct binding { /* who the letters are */
    char letter[3];
    const frn_parties *who[3];
    uint32_t count;
} binding;

static const frn_parties *bound(const binding *b, char letter)
{
    for (uint32_t i = 0; i < b->count; i++)
        if (b->letter[i] == letter)
            return b->who[i];
    return NULL;
}

/* A letter is always the same, and two letters are two. */
static bool bind(binding *b, char letter, const frn_parties *who)
{
    const frn_parties *known = bound(b, letter);

    if (letter == '.')
        return true;
    if (letter == '_') /* the outer verb's source governs it */
        return !who->count || are_same(who, b->who[0]);
    if (known || !who->count)
        return known && are_same(known, who);
    for (uint32_t i = 0; i < b->count; i++)
        if (are_same(b->who[i], who))
            return false;
    b->letter[b->count] = letter;
    b->who[b->count++] = who;
    return true;
}

bool frn_dictionary_transformed(frn_event *out, uint32_t *outer, const frn_dictionary *d,
                                const frn_scene *s, uint32_t at, const frn_rule_match *m)
{
    int32_t above = embedding(s, at);
    frn_rule_match over = {0};
    frn_parties who = {0};

    if (above < 0 || !m->rule->code)
        return false;
    *outer = (uint32_t)above;
    (void)frn_dictionary_match(&over, d, s, *outer);
    frn_scene_subject(s, *outer, &who);
    for (size_t i = 0; i < d->transforms.len; i++) {
        const frn_transform *t = &d->transforms.at[i];
        const frn_rule *rule = t->rule == FRN_NONE ? m->rule : &d->rules.at[t->rule];
        const frn_parties *from, *to;
        binding b = {0};
        if (!is_of(d, s, &t->outer, *outer, over.rule) || !is_of(d, s, &t->inner, at, m->rule) ||
            !bind(&b, t->who, &who) || !bind(&b, t->source, &m->source) ||
            !bind(&b, t->target, &m->target))
            continue;
        from = bound(&b, t->from);
        to = bound(&b, t->to);
        if (!from || !to)
            continue;
        over = (frn_rule_match){.rule = rule, .last = m->last};
        frn_dictionary_event(out, &over, t->rule == FRN_NONE ? at : *outer, rule->code,
                             rule->code_text, from, to);
        return true;
    }
    return false;
}
