/* Verb dictionaries: synonym sets, blocks of verbs with their forms, patterns. */
#include "base/hash.h"
#include "read/dictionary_internal.h"

enum { MOST_STEPS = 24, FREE_GAP = 8, PREP_GAP = 4, NEAR_GAP = 2 };

typedef struct loading {
    frn_dictionary *d;
    const frn_diag_sink *sink;
    frn_slice file;
    uint64_t line;
    uint32_t set;            /* that the "+WORD" lines add to; FRN_NONE */
    uint32_t block;          /* first entry of the block at hand */
    uint32_t rule, fallback; /* of the block */
    frn_slice verb;          /* the block's first verb */
    frn_slice code;
    bool patterns; /* the block has begun its patterns: a verb starts a new one */
    uint32_t verbs, rules, refused;
    bool failed;
} loading;

static void refuse(loading *l, frn_message message, const char *what, frn_slice of)
{
    if (l->failed) /* the entry may be sound: memory is out */
        return;
    l->refused++;
    frn_diag_tell(l->sink, message, l->file, l->line, 0, "%s \"%.*s\"", what, FRN_ARG(of));
}

/* ---- codes ---- */

/* "042", "042:043", ":173", "---": false when it is none of them. */
static bool read_code(loading *l, frn_rule *rule, frn_slice text)
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

static bool add_phrase(loading *l, frn_slice text)
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

static bool add_word(loading *l, pattern *p, frn_slice word)
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
    return add_phrase(l, word) && add_step(p, step);
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
static bool read_pattern(loading *l, pattern *p, frn_slice text)
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

static bool keep_steps(loading *l, const frn_step *step, uint32_t count, uint32_t *first)
{
    *first = (uint32_t)l->d->steps.len;
    for (uint32_t i = 0; i < count; i++) {
        if (!frn_vec_push(&l->d->steps, step[i]))
            return false;
    }
    return true;
}

/* ---- rules ---- */

static void set_cue(loading *l, frn_rule *rule, frn_slice text, uint32_t words)
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
static uint32_t put_rule(loading *l, frn_rule *rule, const pattern *p, frn_slice text)
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
static void chain(loading *l, uint32_t row)
{
    uint32_t *place = &l->rule;

    while (*place != FRN_NONE && l->d->rules.at[*place].weight >= l->d->rules.at[row].weight)
        place = &l->d->rules.at[*place].next;
    l->d->rules.at[row].next = *place;
    *place = row;
}

static void read_rule(loading *l, frn_slice line)
{
    frn_slice before, code;
    frn_rule rule = {0};
    pattern p = {0};
    uint32_t row;

    if (l->block == FRN_NONE || !frn_dictionary_brackets(&line, &before, &code)) {
        refuse(l, FRN_DICTIONARY_PATTERN,
               l->block == FRN_NONE ? "a pattern without a verb:" : "no code for", line);
        return;
    }
    l->patterns = true;
    before = frn_slice_trim(frn_slice_sub(before, 1, before.len));
    if (!read_code(l, &rule, code)) {
        refuse(l, FRN_DICTIONARY_CODE, "not an event code:", code);
        return;
    }
    if (!read_pattern(l, &p, before)) {
        refuse(l, FRN_DICTIONARY_PATTERN, "cannot use the pattern", before);
        return;
    }
    row = put_rule(l, &rule, &p, before);
    if (row != FRN_NONE) {
        chain(l, row);
        l->rules++;
    }
}

/* ---- verbs ---- */

/* "+SHUT_DOWN": the word after the + is the verb, the others stand beside it. */
static void put_form(loading *l, frn_slice text, uint32_t fallback)
{
    size_t plus = frn_slice_find(text, '+', 0), end = plus < text.len ? plus + 1 : 0;
    frn_verb_entry entry = {.rule = FRN_NONE, .fallback = fallback, .next = FRN_NONE};
    frn_slice verb;
    uint32_t *at;
    bool added = false;

    while (end < text.len && text.ptr[end] != '_' && text.ptr[end] != ' ')
        end++;
    verb = frn_dictionary_words(
        &l->d->arena, frn_slice_sub(text, plus < text.len ? plus + 1 : 0, end), false, &l->failed);
    if (plus < text.len)
        entry.before =
            frn_dictionary_words(&l->d->arena, frn_slice_sub(text, 0, plus), false, &l->failed);
    entry.after =
        frn_dictionary_words(&l->d->arena, frn_slice_sub(text, end, text.len), false, &l->failed);
    if (!verb.len)
        return;
    at = frn_map_put(&l->d->forms, frn_hash(verb), (uint32_t)l->d->entries.len, &added);
    if (at && !added) {
        entry.next = *at;
        *at = (uint32_t)l->d->entries.len;
    }
    if (!at || !frn_vec_push(&l->d->entries, entry))
        l->failed = true;
}

static bool is_vowel(char c)
{
    return c == 'A' || c == 'E' || c == 'I' || c == 'O' || c == 'U';
}

/* Whether the last letter of the word that ends at `end` may be doubled: one consonant after one
 * vowel. */
static bool doubles(frn_slice text, size_t end)
{
    char last = text.ptr[end - 1];

    return end > 2 && !is_vowel(last) && last != 'W' && last != 'X' && last != 'Y' &&
           is_vowel(text.ptr[end - 2]) && !is_vowel(text.ptr[end - 3]);
}

/* The forms by the rules of spelling, of the verb's own word. */
static void put_regular(loading *l, frn_slice text, uint32_t fallback)
{
    size_t plus = frn_slice_find(text, '+', 0), end = plus < text.len ? plus + 1 : 0;
    char last, before;
    const char *ends[3];
    size_t keep;

    while (end < text.len && text.ptr[end] != '_' && text.ptr[end] != ' ')
        end++;
    if (end < 2)
        return;
    last = text.ptr[end - 1];
    before = text.ptr[end - 2];
    keep = end;
    if (last == 'E') {
        keep--;
        ends[0] = "ES", ends[1] = "ED", ends[2] = "ING";
    } else if (last == 'Y' && !is_vowel(before)) {
        keep--;
        ends[0] = "IES", ends[1] = "IED", ends[2] = "YING";
    } else {
        bool hiss = last == 'S' || last == 'X' || last == 'Z' || last == 'O' ||
                    (last == 'H' && (before == 'C' || before == 'S'));
        ends[0] = hiss ? "ES" : "S", ends[1] = "ED", ends[2] = "ING";
    }
    for (int i = 0; i < 5; i++) {
        bool twice = i > 2; /* "begged", "begging" */
        frn_slice form;
        if (twice && !doubles(text, end))
            break;
        form = frn_arena_printf(&l->d->arena, "%.*s%.*s%s%.*s", (int)keep, text.ptr, twice, &last,
                                ends[twice ? i - 2 : i], (int)(text.len - end), text.ptr + end);
        if (form.ptr)
            put_form(l, form, fallback);
        else
            l->failed = true;
    }
}

/* Words of a block share its rules; those stand once all are read. */
static void close_block(loading *l)
{
    for (size_t i = l->block; l->block != FRN_NONE && i < l->d->entries.len; i++)
        l->d->entries.at[i].rule = l->rule;
    l->block = FRN_NONE;
    l->rule = l->fallback = FRN_NONE;
    l->patterns = false;
    l->code = (frn_slice){0};
    l->verb = (frn_slice){0};
}

static uint32_t fallback_of(loading *l, frn_slice code, frn_slice verb)
{
    frn_rule rule = {0};
    pattern p = {.verb = true};

    if (!code.len || frn_slice_starts(code, FRN_LIT("---")))
        return FRN_NONE;
    if (!read_code(l, &rule, code)) {
        refuse(l, FRN_DICTIONARY_CODE, "not an event code:", code);
        return FRN_NONE;
    }
    l->verb = frn_dictionary_words(&l->d->arena, verb, false, &l->failed);
    return put_rule(l, &rule, &p, (frn_slice){"", 0});
}

/* "SPEED {SPEEDS SPED} [030]", "+ASK_FOR" */
static void read_verb(loading *l, frn_slice line)
{
    frn_slice head = line, code = {0}, forms, form, verb;
    uint32_t fallback = FRN_NONE;
    size_t brace;

    if (l->block == FRN_NONE)
        l->block = (uint32_t)l->d->entries.len;
    (void)frn_dictionary_brackets(&line, &head, &code);
    brace = frn_slice_find(head, '{', 0);
    verb = frn_slice_trim(frn_slice_sub(head, 0, brace));
    if (!frn_dictionary_words(&l->d->arena, verb, false, &l->failed).len) {
        refuse(l, FRN_DICTIONARY_ENTRY, "no verb in", head);
        return;
    }
    if (!l->verb.len)
        l->verb = frn_dictionary_words(&l->d->arena, verb, false, &l->failed);
    if (code.len)
        fallback = fallback_of(l, code, verb);
    else if (l->fallback != FRN_NONE)
        fallback = l->fallback;
    else
        fallback = l->fallback = fallback_of(l, l->code, verb);
    l->verbs++;
    put_form(l, verb, fallback);
    if (brace == head.len) {
        put_regular(l, verb, fallback);
        return;
    }
    forms = frn_slice_sub(head, brace + 1, frn_slice_find(head, '}', brace));
    while (frn_slice_split(&forms, ' ', &form)) {
        if (form.len)
            put_form(l, form, fallback);
    }
}

/* "---  ATTACK  [190]  ---" */
static void open_block(loading *l, frn_slice line)
{
    frn_slice before, code;

    close_block(l);
    if (frn_dictionary_brackets(&line, &before, &code))
        l->code = code;
}

/* ---- sets ---- */

static void open_set(loading *l, frn_slice name)
{
    frn_step set = {.first = (uint32_t)l->d->phrases.len};
    uint32_t *at;

    while (name.len && name.ptr[name.len - 1] == '_')
        name.len--;
    at = frn_map_put(&l->d->sets, frn_hash(name), (uint32_t)l->d->set.len, NULL);
    if (!at || !frn_vec_push(&l->d->set, set)) {
        l->failed = true;
        return;
    }
    *at = l->set = (uint32_t)l->d->set.len - 1;
}

static void add_to_set(loading *l, frn_slice word)
{
    if (add_phrase(l, word))
        l->d->set.at[l->set].count++;
}

static void read_line(loading *l, frn_slice line)
{
    if (line.ptr[0] == '&') {
        close_block(l);
        open_set(l, line);
    } else if (frn_slice_starts(line, FRN_LIT("---"))) {
        l->set = FRN_NONE;
        open_block(l, line);
    } else if (line.ptr[0] == '+' && l->set != FRN_NONE) {
        add_to_set(l, frn_slice_sub(line, 1, line.len));
    } else if (line.ptr[0] == '-') {
        read_rule(l, line);
    } else if (line.ptr[0] == '~') {
        refuse(l, FRN_DICTIONARY_PATTERN, "transformations are not used:", line);
    } else {
        l->set = FRN_NONE;
        if (l->patterns) /* TABARI: each verb with its patterns, no lines between */
            close_block(l);
        read_verb(l, line);
    }
}

frn_status frn_dictionary_verbs(frn_dictionary *d, frn_slice bytes, frn_slice file,
                                const frn_diag_sink *sink)
{
    loading l = {.d = d,
                 .sink = sink,
                 .file = file,
                 .set = FRN_NONE,
                 .block = FRN_NONE,
                 .rule = FRN_NONE,
                 .fallback = FRN_NONE};
    frn_slice line;

    while (!l.failed && frn_dictionary_line(&bytes, &line)) {
        l.line++;
        line = frn_slice_trim(line);
        if (line.len)
            read_line(&l, line);
    }
    close_block(&l);
    frn_diag_tell(sink, FRN_DICTIONARY_LOADED, file, 0, 0,
                  "%u verbs and %u patterns taken, %u refused", (unsigned)l.verbs,
                  (unsigned)l.rules, (unsigned)l.refused);
    return l.failed ? FRN_E_MEMORY : FRN_OK;
}
