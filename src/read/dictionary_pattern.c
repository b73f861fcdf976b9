/* The patterns of a verb dictionary: codes, steps around the verb, rules. */
#include "base/hash.h"
#include "read/dictionary_loading_internal.h"

enum { MOST_STEPS = 24, FREE_GAP = 8, PREP_GAP = 4, NEAR_GAP = 2 };

void frn_dictionary_refuse(frn_dictionary_loading *l, frn_message message, const char *what,
                           frn_slice of)
{
    if (l->failed)
        return;
    l->refused++;
    frn_diag_tell(l->sink, message, l->file, l->line, 0, "%s \"%.*s\"", what, FRN_ARG(of));
}

/* ---- codes ---- */

bool frn_dictionary_code(frn_dictionary_loading *l, frn_rule *rule, frn_slice text)
{
    size_t colon = frn_slice_find(text, ':', 0);
    frn_slice first = frn_slice_trim(frn_slice_sub(text, 0, colon));
    frn_slice second = frn_slice_trim(frn_slice_sub(text, colon + 1, text.len));

    if (first.len && !frn_slice_starts(first, FRN_LIT("---"))) {
        rule->code = frn_cameo_find(l->d->cameo, first);
        rule->code_text = first;
        if (!rule->code)
            return false;
    }
    if (second.len && !frn_slice_starts(second, FRN_LIT("---"))) {
        rule->reverse = frn_cameo_find(l->d->cameo, second);
        rule->reverse_text = second;
        if (!rule->reverse)
            return false;
    }
    return first.len || second.len;
}

/* ---- steps ---- */

bool frn_dictionary_phrase(frn_dictionary_loading *l, frn_slice text)
{
    bool exact = text.len && text.ptr[text.len - 1] == '_';
    frn_slice words = frn_dictionary_words(&l->d->arena, text, false, &l->failed);

    if (!words.len)
        return false;
    if (exact)
        words = frn_arena_printf(&l->d->arena, "%.*s ", FRN_ARG(words));
    if (words.ptr && frn_vec_push(&l->d->phrases, words))
        return true;
    l->failed = true;
    return false;
}

typedef struct pattern {
    frn_step before[MOST_STEPS], after[MOST_STEPS];
    uint32_t before_count, after_count;
    bool verb;          /* the * has been passed */
    bool open;          /* inside (...): the next word is the preposition */
    bool inside, brace; /* inside (...) or {...} */
    uint32_t weight;
} pattern;

static bool add_step(pattern *p, frn_step step)
{
    uint32_t *count = p->verb ? &p->after_count : &p->before_count;

    if (*count == MOST_STEPS)
        return false;
    (p->verb ? p->after : p->before)[(*count)++] = step;
    return true;
}

static bool add_word(frn_dictionary_loading *l, pattern *p, frn_slice word)
{
    frn_step step = {.kind = FRN_STEP_WORDS,
                     .prep = p->open,
                     .noun = !p->inside,
                     .gap = p->brace                ? NEAR_GAP
                            : p->inside && !p->open ? PREP_GAP
                                                    : FREE_GAP};
    uint32_t set;

    p->open = false;
    p->weight += 2;
    if (frn_slice_is(word, "$") || frn_slice_is(word, "+") || frn_slice_is(word, "%") ||
        frn_slice_is(word, "^")) {
        step.kind = word.ptr[0] == '$'   ? FRN_STEP_SOURCE
                    : word.ptr[0] == '+' ? FRN_STEP_TARGET
                    : word.ptr[0] == '%' ? FRN_STEP_BOTH
                                         : FRN_STEP_SKIP;
        p->weight--;
        return add_step(p, step);
    }
    if (word.ptr[0] == '&') {
        frn_slice name = word;
        while (name.len && name.ptr[name.len - 1] == '_')
            name.len--;
        set = frn_map_get(&l->d->sets, frn_hash(name));
        if (set == FRN_NONE || !l->d->set.at[set].count)
            return false;
        step.first = l->d->set.at[set].first;
        step.count = l->d->set.at[set].count;
        return add_step(p, step);
    }
    step.first = (uint32_t)l->d->phrases.len;
    step.count = 1;
    return frn_dictionary_phrase(l, word) && add_step(p, step);
}

static bool is_mark(char c)
{
    return c == '(' || c == ')' || c == '{' || c == '}' || c == '*';
}

static bool read_mark(pattern *p, char mark)
{
    switch (mark) {
    case '(':
        if (p->inside || p->brace)
            return false;
        p->inside = p->open = true;
        return true;
    case ')':
        if (!p->inside || p->open)
            return false;
        p->inside = false;
        return true;
    case '{':
        if (p->brace)
            return false;
        p->brace = true;
        return true;
    case '}':
        if (!p->brace)
            return false;
        p->brace = false;
        return true;
    default:
        if (p->verb || p->inside || p->brace)
            return false;
        p->verb = true;
        return true;
    }
}

/* "$ TROOP * (TOWARD {THE BORDER})": before and after the verb. */
static bool read_pattern(frn_dictionary_loading *l, pattern *p, frn_slice text)
{
    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        if (text.ptr[i] == ' ' || text.ptr[i] == '\t') {
            i++;
            continue;
        }
        if (is_mark(text.ptr[i])) {
            if (!read_mark(p, text.ptr[i++]))
                return false;
            continue;
        }
        while (end < text.len && text.ptr[end] != ' ' && text.ptr[end] != '\t' &&
               !is_mark(text.ptr[end]))
            end++;
        if (!add_word(l, p, frn_slice_sub(text, i, end)))
            return false;
        i = end;
    }
    return p->verb && !p->inside && !p->brace;
}

static bool keep_steps(frn_dictionary_loading *l, const frn_step *step, uint32_t count,
                       uint32_t *first)
{
    *first = (uint32_t)l->d->steps.len;
    for (uint32_t i = 0; i < count; i++) {
        if (!frn_vec_push(&l->d->steps, step[i]))
            return false;
    }
    return true;
}

/* ---- rules ---- */

static void set_cue(frn_dictionary_loading *l, frn_rule *rule, frn_slice text, uint32_t words)
{
    const frn_cameo *code = rule->code ? rule->code : rule->reverse;

    rule->cue = (frn_cue){.kind = FRN_CUE_ACTION, .pos = FRN_POS_VERB, .next = FRN_NONE};
    rule->cue.pattern = frn_arena_printf(&l->d->arena, "%.*s%s%.*s", FRN_ARG(l->verb),
                                         text.len ? " " : "", FRN_ARG(text));
    rule->cue.words = (uint8_t)(1 + words);
    rule->cue.source[0] = FRN_SLOT_SUBJ;
    rule->cue.target[0] = FRN_SLOT_OBJ;
    memset(rule->cue.word, 0xff, sizeof rule->cue.word);
    if (code) {
        rule->cue.action = (uint8_t)code->action;
        rule->cue.intensity = code->goldstein;
    }
    if (!rule->cue.pattern.ptr)
        l->failed = true;
}

/* Stores the rule and returns its row; FRN_NONE without memory. */
static uint32_t put_rule(frn_dictionary_loading *l, frn_rule *rule, const pattern *p,
                         frn_slice text)
{
    rule->before_count = p->before_count;
    rule->after_count = p->after_count;
    rule->weight = p->weight;
    rule->next = FRN_NONE;
    set_cue(l, rule, text, p->before_count + p->after_count);
    if (!keep_steps(l, p->before, p->before_count, &rule->before) ||
        !keep_steps(l, p->after, p->after_count, &rule->after) ||
        !frn_vec_push(&l->d->rules, *rule)) {
        l->failed = true;
        return FRN_NONE;
    }
    return (uint32_t)l->d->rules.len - 1;
}

/* Into the block's list, heavier ones first, earlier ones first among equals. */
static void chain(frn_dictionary_loading *l, uint32_t row)
{
    uint32_t *place = &l->rule;

    while (*place != FRN_NONE && l->d->rules.at[*place].weight >= l->d->rules.at[row].weight)
        place = &l->d->rules.at[*place].next;
    l->d->rules.at[row].next = *place;
    *place = row;
}

void frn_dictionary_pattern(frn_dictionary_loading *l, frn_slice line)
{
    frn_slice before, code;
    frn_rule rule = {0};
    pattern p = {0};
    uint32_t row;

    if (l->block == FRN_NONE || !frn_dictionary_brackets(&line, &before, &code)) {
        frn_dictionary_refuse(l, FRN_DICTIONARY_PATTERN,
                              l->block == FRN_NONE ? "a pattern without a verb:" : "no code for",
                              line);
        return;
    }
    l->patterns = true;
    before = frn_slice_trim(frn_slice_sub(before, 1, before.len));
    if (!frn_dictionary_code(l, &rule, code)) {
        frn_dictionary_refuse(l, FRN_DICTIONARY_CODE, "not an event code:", code);
        return;
    }
    if (!read_pattern(l, &p, before)) {
        frn_dictionary_refuse(l, FRN_DICTIONARY_PATTERN, "cannot use the pattern", before);
        return;
    }
    row = put_rule(l, &rule, &p, before);
    if (row != FRN_NONE) {
        chain(l, row);
        l->rules++;
    }
}

uint32_t frn_dictionary_plain_rule(frn_dictionary_loading *l, frn_rule *rule)
{
    pattern p = {.verb = true};

    return put_rule(l, rule, &p, (frn_slice){"", 0});
}
