/* Where sentences end: at stops that are not part of an abbreviation or a number, with the closing
 * marks that follow, when what comes next looks like a beginning. */
#include "read/cut_internal.h"

/* Words that begin sentences and hardly ever follow an abbreviation as a part of a name. Sorted. */
static const char *const starters[] = {
    "a",       "about",    "according", "after",   "again",  "all",       "also",    "although",
    "among",   "an",       "and",       "another", "any",    "are",       "as",      "at",
    "because", "before",   "besides",   "both",    "but",    "by",        "can",     "critics",
    "despite", "did",      "do",        "does",    "during", "each",      "earlier", "either",
    "even",    "every",    "few",       "finally", "first",  "for",       "from",    "further",
    "given",   "had",      "has",       "have",    "he",     "her",       "here",    "his",
    "how",     "however",  "i",         "if",      "in",     "instead",   "is",      "it",
    "its",     "just",     "last",      "later",   "like",   "many",      "maybe",   "meanwhile",
    "more",    "moreover", "most",      "much",    "my",     "neither",   "never",   "no",
    "none",    "nor",      "not",       "now",     "of",     "officials", "on",      "once",
    "one",     "only",     "or",        "other",   "others", "our",       "over",    "perhaps",
    "rather",  "she",      "should",    "since",   "so",     "some",      "soon",    "still",
    "such",    "than",     "that",      "the",     "their",  "then",      "there",   "these",
    "they",    "this",     "those",     "though",  "thus",   "to",        "today",   "two",
    "under",   "unless",   "unlike",    "until",   "was",    "we",        "were",    "what",
    "when",    "where",    "whether",   "which",   "while",  "who",       "why",     "will",
    "with",    "within",   "without",   "would",   "yes",    "yesterday", "yet",     "you",
    "your"};

/* Verbs after which "“Why?” Obama asked" goes on. Sorted. */
static const char *const said[] = {
    "added", "asked", "asks",    "cried", "declared", "demanded", "joked",    "quipped", "replied",
    "said",  "says",  "shouted", "told",  "tweeted",  "warned",   "wondered", "wrote",   "yelled"};

static bool among(const char *const *list, size_t count, const char *text, const frn_cut *cut)
{
    char lower[12];
    size_t len = cut->end - cut->begin, low = 0, high = count;

    if (len >= sizeof lower)
        return false;
    for (size_t i = 0; i < len; i++) {
        char c = text[cut->begin + i];

        lower[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = frn_slice_cmp(frn_slice_make(lower, len), frn_slice_of(list[middle]));

        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

static bool is_starter(const frn_cut *cut, const char *text)
{
    return cut->kind == FRN_CUT_WORD && (cut->flags & FRN_CUT_UPPER) &&
           among(starters, sizeof starters / sizeof starters[0], text, cut);
}

static bool is_short(const frn_cut *cut, const char *text, const char *word)
{
    return frn_slice_eq_nocase(frn_slice_make(text + cut->begin, cut->end - cut->begin),
                               frn_slice_of(word));
}

/* A name may begin in lower case: "al-Qaeda", "bin Laden", "iPhone". */
static bool is_lower_name(const frn_cut *cut, size_t left, const char *text)
{
    if (left > 1 &&
        (is_short(cut, text, "al") || is_short(cut, text, "el") || is_short(cut, text, "bin") ||
         is_short(cut, text, "de") || is_short(cut, text, "van") || is_short(cut, text, "von")))
        return (cut[1].flags & FRN_CUT_UPPER) ||
               (left > 2 && cut[1].kind == FRN_CUT_DASH && (cut[2].flags & FRN_CUT_UPPER));
    return cut->end - cut->begin > 2 && text[cut->begin + 1] >= 'A' && text[cut->begin + 1] <= 'Z';
}

/* After a stop: does cut[0 .. left) look like the beginning of a sentence? */
static bool looks_new(const frn_cut *cut, size_t left, const char *text)
{
    for (; left > 0; cut++, left--) {
        switch (cut->kind) {
        case FRN_CUT_WORD:
        case FRN_CUT_ABBR:
            return (cut->flags & FRN_CUT_UPPER) || (unsigned char)text[cut->begin] > 0xDF ||
                   is_lower_name(cut, left, text);
        case FRN_CUT_NUMBER:
            return true;
        case FRN_CUT_OPEN:
        case FRN_CUT_DASH:
        case FRN_CUT_DOTS:
            break;
        case FRN_CUT_DOUBLE:
        case FRN_CUT_SINGLE:
            if (cut->flags & FRN_CUT_OPEN_QUOTE)
                break;
            return false;
        default:
            return cut->kind == FRN_CUT_OTHER && !strchr(",;:%)/", text[cut->begin]);
        }
    }
    return true;
}

/* Does a reporting verb follow within a few words, as in “Why?” Obama asked? */
static bool goes_on_with_said(const frn_cut *cut, size_t left, const char *text)
{
    for (size_t i = 0; i < left && i < 5; i++) {
        if (cut[i].kind != FRN_CUT_WORD && cut[i].kind != FRN_CUT_ABBR)
            return false;
        if (i > 0 && among(said, sizeof said / sizeof said[0], text, &cut[i]))
            return true;
    }
    return false;
}

/* Does the abbreviation at i end its sentence? `next` is the token after the closing marks. */
static bool abbr_ends(const frn_cut *cut, size_t i, size_t next, size_t count, const char *text)
{
    const frn_cut *a = &cut[i], *b = &cut[next];
    char lower[8];
    size_t len = a->end - a->begin - 1;
    frn_abbr kind = FRN_ABBR_OPEN;

    if (next >= count)
        return true;
    for (size_t k = 0; k < len && k < sizeof lower; k++)
        lower[k] =
            (char)(text[a->begin + k] >= 'A' && text[a->begin + k] <= 'Z' ? text[a->begin + k] + 32
                                                                          : text[a->begin + k]);
    if (len > 1 && len < sizeof lower && !memchr(lower, '.', len))
        kind = frn_abbr_kind(frn_slice_make(lower, len));
    if (kind == FRN_ABBR_TITLE || (len == 3 && !memcmp(lower, "e.g", 3)) ||
        (len == 3 && !memcmp(lower, "i.e", 3)))
        return false;
    if (b->kind == FRN_CUT_OPEN)
        return false;
    if (b->flags & FRN_CUT_OPEN_QUOTE)
        return next + 1 < count && is_starter(&b[1], text) && kind != FRN_ABBR_NUMBER && len > 1;
    if (b->kind == FRN_CUT_NUMBER)
        return false;
    if (len == 3 && lower[1] == '.' && lower[2] == 'm' && (lower[0] == 'a' || lower[0] == 'p'))
        return looks_new(b, count - next, text) && !is_short(b, text, "EST") &&
               !is_short(b, text, "EDT") && !is_short(b, text, "ET") && !is_short(b, text, "GMT") &&
               !is_short(b, text, "Eastern");
    if (len == 1 && i > 0 && (cut[i - 1].flags & FRN_CUT_UPPER) && is_short(b, text, "A"))
        return false; /* "J. A. Smith" */
    return is_starter(b, text);
}

/* The last token of the closing marks that belong to the stop at i. */
static size_t take_closers(const frn_cut *cut, size_t i, size_t count)
{
    while (i + 1 < count) {
        const frn_cut *next = &cut[i + 1];
        bool closes = next->kind == FRN_CUT_CLOSE || (next->flags & FRN_CUT_CLOSE_QUOTE);
        bool more = next->kind == FRN_CUT_DOTS || next->kind == FRN_CUT_MARK ||
                    (next->kind == FRN_CUT_STOP && !(next->flags & FRN_CUT_SPACE_BEFORE));

        if (!closes && !more)
            break;
        i++;
    }
    return i;
}

static bool ends_here(const frn_cut *cut, size_t i, size_t last, size_t first, size_t count,
                      const char *text)
{
    const frn_cut *next = &cut[last + 1];
    bool quoted = last > i && (cut[last].flags & FRN_CUT_CLOSE_QUOTE);

    if (last + 1 >= count)
        return true;
    switch (cut[i].kind) {
    case FRN_CUT_STOP:
        if (i == first + 1 && cut[first].kind == FRN_CUT_NUMBER)
            return false; /* "1. The first point" */
        return looks_new(next, count - last - 1, text);
    case FRN_CUT_MARK:
        if (!looks_new(next, count - last - 1, text))
            return false;
        return !quoted || !goes_on_with_said(next, count - last - 1, text);
    case FRN_CUT_DOTS:
        return is_starter(next, text) ||
               ((next->flags & FRN_CUT_OPEN_QUOTE) && last + 2 < count &&
                is_starter(next + 1, text)) ||
               (quoted && looks_new(next, count - last - 1, text));
    case FRN_CUT_ABBR:
        if (last > i && quoted)
            return looks_new(next, count - last - 1, text);
        return abbr_ends(cut, i, last + 1, count, text);
    default:
        return false;
    }
}

/* Two letters or more, all of them capitals. */
static bool is_all_upper(const frn_cut *cut, const char *text)
{
    for (uint32_t i = cut->begin; i < cut->end; i++) {
        if (text[i] >= 'a' && text[i] <= 'z')
            return false;
    }
    return cut->kind == FRN_CUT_WORD && cut->end - cut->begin > 1;
}

/* "GENEVA, June 3 (Agency) -": where and by whom a report was written is no part of its first
 * sentence. The dash that ends it; `count` when the paragraph begins otherwise. */
static size_t dateline_end(const frn_cut *cut, size_t count, const char *text)
{
    enum { LONGEST_LINE = 16 };
    bool agency = false;

    for (size_t i = 0; i + 1 < count && i < LONGEST_LINE; i++) {
        switch (cut[i].kind) {
        case FRN_CUT_DASH:
            if (!(cut[i].flags & FRN_CUT_SPACE_BEFORE) || !(cut[i].flags & FRN_CUT_SPACE_AFTER))
                break;
            return i && (agency || is_all_upper(cut, text)) ? i : count;
        case FRN_CUT_WORD:
        case FRN_CUT_ABBR:
            if (!(cut[i].flags & FRN_CUT_UPPER))
                return count;
            break;
        case FRN_CUT_CLOSE:
            agency = true;
            break;
        case FRN_CUT_NUMBER:
        case FRN_CUT_OPEN:
            break;
        default:
            if (cut[i].kind != FRN_CUT_OTHER || !strchr(",/", text[cut[i].begin]))
                return count;
        }
    }
    return count;
}

/* A sentence that will not end is cut at its last comma, semicolon or colon. */
enum { LONGEST = 300 };

static size_t forced_end(const frn_cut *cut, size_t first, const char *text)
{
    for (size_t i = first + LONGEST - 1; i > first + LONGEST / 2; i--)
        if (cut[i].kind == FRN_CUT_OTHER && strchr(",;:", text[cut[i].begin]))
            return i;
    return first + LONGEST - 1;
}

void frn_split_sentences(frn_cut *cut, size_t count, const char *text)
{
    size_t first = 0, i = 0, line = dateline_end(cut, count, text);

    if (line < count) {
        cut[line].flags |= FRN_CUT_LAST;
        first = i = line + 1;
    }
    while (i < count) {
        size_t last;

        if (i - first >= LONGEST - 1) {
            size_t end = forced_end(cut, first, text);

            cut[end].flags |= FRN_CUT_LAST;
            first = end + 1;
            if (i < first)
                i = first;
            continue;
        }
        if (cut[i].kind < FRN_CUT_ABBR || cut[i].kind > FRN_CUT_DOTS) {
            i++;
            continue;
        }
        last = take_closers(cut, i, count);
        if (last - first >= LONGEST)
            last = i;
        if (ends_here(cut, i, last, first, count, text)) {
            cut[last].flags |= FRN_CUT_LAST;
            first = last + 1;
        }
        i = last + 1;
    }
    if (count > 0)
        cut[count - 1].flags |= FRN_CUT_LAST;
}
