#include "claim/dictionary_internal.h"

static char lower_of(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool name_has(frn_slice path, const char *word)
{
    size_t len = strlen(word);

    for (size_t i = 0; i + len <= path.len; i++) {
        size_t k = 0;
        while (k < len && lower_of(path.ptr[i + k]) == word[k])
            k++;
        if (k == len)
            return true;
    }
    return false;
}

static frn_dictionary_kind kind_of_content(frn_slice bytes)
{
    frn_slice line;

    for (int i = 0; i < 2000 && frn_dictionary_line(&bytes, &line); i++) {
        if (frn_slice_starts(line, FRN_LIT("---")) || frn_slice_starts(line, FRN_LIT("- ")))
            return FRN_DICTIONARY_VERBS;
        if (frn_slice_starts(line, FRN_LIT("<ISSUE")))
            return FRN_DICTIONARY_ISSUES;
        if (frn_slice_search(line, FRN_LIT("[~")) < line.len)
            return FRN_DICTIONARY_AGENTS;
        if (frn_slice_find(line, '[', 0) < line.len)
            return FRN_DICTIONARY_ACTORS;
    }
    return FRN_DICTIONARY_NONE;
}

frn_dictionary_kind frn_dictionary_of(frn_slice path, frn_slice bytes)
{
    static const struct {
        const char *word;
        frn_dictionary_kind kind;
    } names[] = {{"discard", FRN_DICTIONARY_DISCARDS},
                 {"agent", FRN_DICTIONARY_AGENTS},
                 {"actor", FRN_DICTIONARY_ACTORS},
                 {"issue", FRN_DICTIONARY_ISSUES},
                 {"verb", FRN_DICTIONARY_VERBS}};
    size_t slash = path.len;

    while (slash > 0 && path.ptr[slash - 1] != '/')
        slash--;
    path = frn_slice_sub(path, slash, path.len);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        size_t at = path.len;
        while (at > 0 && path.ptr[at - 1] != '.')
            at--;
        if (name_has(frn_slice_sub(path, at, path.len), names[i].word))
            return names[i].kind;
    }
    if (!frn_slice_ends(path, FRN_LIT(".txt")))
        return FRN_DICTIONARY_NONE;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (name_has(path, names[i].word))
            return names[i].kind;
    }
    return kind_of_content(bytes);
}

bool frn_dictionary_line(frn_slice *rest, frn_slice *line)
{
    size_t end = 0;

    if (!frn_slice_split(rest, '\n', line))
        return false;
    while (end < line->len && line->ptr[end] != '#' && line->ptr[end] != ';')
        end++;
    while (end > 0 &&
           (line->ptr[end - 1] == '\r' || line->ptr[end - 1] == ' ' || line->ptr[end - 1] == '\t'))
        end--;
    line->len = end;
    return true;
}

bool frn_dictionary_brackets(frn_slice *line, frn_slice *before, frn_slice *inside)
{
    size_t open = frn_slice_find(*line, '[', 0), close = frn_slice_find(*line, ']', open);

    if (open >= line->len || close >= line->len)
        return false;
    *before = frn_slice_trim(frn_slice_sub(*line, 0, open));
    *inside = frn_slice_trim(frn_slice_sub(*line, open + 1, close));
    *line = frn_slice_sub(*line, close + 1, line->len);
    return true;
}

static bool read_day(frn_slice text, frn_date *out)
{
    int64_t number;
    int year;

    text = frn_slice_trim(text);
    if ((text.len != 6 && text.len != 8) || !frn_slice_int(text, &number) || number < 0)
        return false;
    year = (int)(number / 10000);
    if (text.len == 6)
        year += year > 30 ? 1900 : 2000;
    *out = frn_date_make(year, (int)(number / 100 % 100), (int)(number % 100));
    return *out != FRN_NO_DATE;
}

bool frn_dictionary_span(frn_slice text, frn_span *out)
{
    size_t dash;

    *out = FRN_NO_SPAN;
    text = frn_slice_trim(text);
    if (!text.len)
        return true;
    if (text.ptr[0] == '<')
        return read_day(frn_slice_sub(text, 1, text.len), &out->to);
    if (text.ptr[0] == '>')
        return read_day(frn_slice_sub(text, 1, text.len), &out->from);
    dash = frn_slice_find(text, '-', 0);
    return dash < text.len && read_day(frn_slice_sub(text, 0, dash), &out->from) &&
           read_day(frn_slice_sub(text, dash + 1, text.len), &out->to) && out->from <= out->to;
}

/* Small words inside names are seldom written with a capital. */
static bool is_small(frn_slice word)
{
    static const char *const list[] = {"of", "the", "and", "in", "for", "on", "at",  "to",
                                       "by", "a",   "de",  "la", "al",  "el", "bin", "ibn",
                                       "du", "des", "y",   "e",  "do",  "da", "von", "van"};

    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        if (frn_slice_eq_nocase(word, frn_slice_of(list[i])))
            return true;
    }
    return false;
}

static bool is_break(char c)
{
    return c == '_' || c == ' ' || c == '\t';
}

frn_slice frn_dictionary_words(frn_arena *arena, frn_slice text, bool name, bool *failed)
{
    char *out = frn_arena_alloc(arena, text.len + 1);
    size_t len = 0, words = 0;

    if (!out) {
        *failed = true;
        return (frn_slice){"", 0};
    }
    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        frn_slice word;
        while (end < text.len && !is_break(text.ptr[end]))
            end++;
        word = frn_slice_sub(text, i, end);
        i = end + 1;
        if (!word.len)
            continue;
        if (len)
            out[len++] = ' ';
        for (size_t k = 0; k < word.len; k++)
            out[len + k] = lower_of(word.ptr[k]);
        if (name && (!words || !is_small(word)) && word.ptr[0] >= 'A' && word.ptr[0] <= 'Z')
            out[len] = word.ptr[0];
        /* "US", "U.N.": letters of their own */
        for (size_t k = 1; name && k < word.len; k++) {
            if (word.ptr[k] >= 'A' && word.ptr[k] <= 'Z' &&
                (word.ptr[k - 1] == '.' || (word.len == 2 && text.len <= 3)))
                out[len + k] = word.ptr[k];
        }
        len += word.len;
        words++;
    }
    out[len] = 0;
    return frn_slice_make(out, len);
}
