/* Verb dictionaries: synonym sets, blocks of verbs with their forms. */
#include "base/hash.h"
#include "read/dictionary_loading_internal.h"

/* ---- verbs ---- */

/* "+SHUT_DOWN": the word after the + is the verb, the others stand beside it. */
static void put_form(frn_dictionary_loading *l, frn_slice text, uint32_t fallback)
{
    size_t plus = frn_slice_find(text, '+', 0), end = plus < text.len ? plus + 1 : 0;
    frn_verb_entry entry = {
        .rule = FRN_NONE, .fallback = fallback, .block = l->block, .next = FRN_NONE};
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
static void put_regular(frn_dictionary_loading *l, frn_slice text, uint32_t fallback)
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
static void close_block(frn_dictionary_loading *l)
{
    for (size_t i = l->block; l->block != FRN_NONE && i < l->d->entries.len; i++)
        l->d->entries.at[i].rule = l->rule;
    l->block = FRN_NONE;
    l->rule = l->fallback = FRN_NONE;
    l->patterns = false;
    l->code = (frn_slice){0};
    l->verb = (frn_slice){0};
}

static uint32_t fallback_of(frn_dictionary_loading *l, frn_slice code, frn_slice verb)
{
    frn_rule rule = {0};

    if (!code.len || frn_slice_starts(code, FRN_LIT("---")))
        return FRN_NONE;
    if (!frn_dictionary_code(l, &rule, code)) {
        frn_dictionary_refuse(l, FRN_DICTIONARY_CODE, "not an event code:", code);
        return FRN_NONE;
    }
    l->verb = frn_dictionary_words(&l->d->arena, verb, false, &l->failed);
    return frn_dictionary_plain_rule(l, &rule);
}

/* "SPEED {SPEEDS SPED} [030]", "+ASK_FOR" */
static void read_verb(frn_dictionary_loading *l, frn_slice line)
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
        frn_dictionary_refuse(l, FRN_DICTIONARY_ENTRY, "no verb in", head);
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
static void open_block(frn_dictionary_loading *l, frn_slice line)
{
    frn_slice before, code;

    close_block(l);
    if (frn_dictionary_brackets(&line, &before, &code))
        l->code = code;
}

/* ---- sets ---- */

static void open_set(frn_dictionary_loading *l, frn_slice name)
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

static void add_to_set(frn_dictionary_loading *l, frn_slice word)
{
    if (frn_dictionary_phrase(l, word))
        l->d->set.at[l->set].count++;
}

static void read_line(frn_dictionary_loading *l, frn_slice line)
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
        frn_dictionary_pattern(l, line);
    } else if (line.ptr[0] == '~') {
        frn_dictionary_transformation(l, line);
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
    frn_dictionary_loading l = {.d = d,
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
                  "%u verbs, %u patterns and %u transformations taken, %u refused",
                  (unsigned)l.verbs, (unsigned)l.rules, (unsigned)l.transforms,
                  (unsigned)l.refused);
    return l.failed ? FRN_E_MEMORY : FRN_OK;
}
