/* Tokens in the style of the English Web Treebank: hyphenated words are cut at the hyphen ("Iran -
 * backed") except after a prefix ("anti-Assad"), clitics stand alone ("do n't", "Iran 's"), and an
 * abbreviation keeps its period. The scanner goes over the bytes once; only addresses look ahead.
 */
#include "base/utf8.h"
#include "read/cut_internal.h"

enum { LETTER = 1, UPPER = 2, DIGIT = 4, BLANK = 8 };

static const uint8_t ascii[128] = {
    ['\t'] = BLANK,         ['\n'] = BLANK,         ['\v'] = BLANK,         ['\f'] = BLANK,
    ['\r'] = BLANK,         [' '] = BLANK,          ['0'] = DIGIT,          ['1'] = DIGIT,
    ['2'] = DIGIT,          ['3'] = DIGIT,          ['4'] = DIGIT,          ['5'] = DIGIT,
    ['6'] = DIGIT,          ['7'] = DIGIT,          ['8'] = DIGIT,          ['9'] = DIGIT,
    ['A'] = LETTER | UPPER, ['B'] = LETTER | UPPER, ['C'] = LETTER | UPPER, ['D'] = LETTER | UPPER,
    ['E'] = LETTER | UPPER, ['F'] = LETTER | UPPER, ['G'] = LETTER | UPPER, ['H'] = LETTER | UPPER,
    ['I'] = LETTER | UPPER, ['J'] = LETTER | UPPER, ['K'] = LETTER | UPPER, ['L'] = LETTER | UPPER,
    ['M'] = LETTER | UPPER, ['N'] = LETTER | UPPER, ['O'] = LETTER | UPPER, ['P'] = LETTER | UPPER,
    ['Q'] = LETTER | UPPER, ['R'] = LETTER | UPPER, ['S'] = LETTER | UPPER, ['T'] = LETTER | UPPER,
    ['U'] = LETTER | UPPER, ['V'] = LETTER | UPPER, ['W'] = LETTER | UPPER, ['X'] = LETTER | UPPER,
    ['Y'] = LETTER | UPPER, ['Z'] = LETTER | UPPER, ['_'] = LETTER,         ['a'] = LETTER,
    ['b'] = LETTER,         ['c'] = LETTER,         ['d'] = LETTER,         ['e'] = LETTER,
    ['f'] = LETTER,         ['g'] = LETTER,         ['h'] = LETTER,         ['i'] = LETTER,
    ['j'] = LETTER,         ['k'] = LETTER,         ['l'] = LETTER,         ['m'] = LETTER,
    ['n'] = LETTER,         ['o'] = LETTER,         ['p'] = LETTER,         ['q'] = LETTER,
    ['r'] = LETTER,         ['s'] = LETTER,         ['t'] = LETTER,         ['u'] = LETTER,
    ['v'] = LETTER,         ['w'] = LETTER,         ['x'] = LETTER,         ['y'] = LETTER,
    ['z'] = LETTER};

typedef struct scanner {
    const char *text;
    uint32_t end; /* of the range to cut */
    frn_cuts *cuts;
    bool failed;
    bool space_before;
} scanner;

/* One character. */
typedef struct glyph {
    uint32_t cp;
    uint32_t next; /* where the following one starts */
    uint8_t kind;  /* LETTER ... */
} glyph;

static glyph wide_glyph(const scanner *s, uint32_t at)
{
    size_t next = 0;
    uint32_t cp = frn_utf8_next(frn_slice_make(s->text + at, s->end - at), &next);
    uint8_t kind = 0;

    if (cp == FRN_UTF8_BAD || cp == 0xAD || (cp >= 0x300 && cp < 0x370))
        kind = LETTER;
    else if (frn_utf8_is_space(cp) || (cp >= 0x200B && cp <= 0x200D) || cp == 0xFEFF)
        kind = BLANK;
    else if (frn_utf8_is_letter(cp))
        kind = frn_utf8_is_upper(cp) ? LETTER | UPPER : LETTER;
    else if (frn_utf8_is_digit(cp))
        kind = DIGIT;
    return (glyph){.cp = cp, .next = at + (uint32_t)next, .kind = kind};
}

/* The character at `at`; a blank at the end of the range. */
static inline glyph glyph_at(const scanner *s, uint32_t at)
{
    unsigned char byte;

    if (at >= s->end)
        return (glyph){.cp = ' ', .next = at, .kind = BLANK};
    byte = (unsigned char)s->text[at];
    if (byte < 128)
        return (glyph){.cp = byte, .next = at + 1, .kind = ascii[byte]};
    return wide_glyph(s, at);
}

static bool is_apostrophe(uint32_t cp)
{
    return cp == '\'' || cp == 0x2019 || cp == 0x2BC;
}

static bool is_dash(uint32_t cp)
{
    return cp == '-' || (cp >= 0x2010 && cp <= 0x2015) || cp == 0x2212;
}

static void add(scanner *s, uint32_t begin, uint32_t end, frn_cut_kind kind)
{
    uint8_t flags = s->space_before ? FRN_CUT_SPACE_BEFORE : 0;

    if (glyph_at(s, end).kind & BLANK)
        flags |= FRN_CUT_SPACE_AFTER;
    if (glyph_at(s, begin).kind & UPPER)
        flags |= FRN_CUT_UPPER;
    s->space_before = (flags & FRN_CUT_SPACE_AFTER) != 0;
    if (!frn_vec_push(s->cuts, (frn_cut){begin, end, (uint8_t)kind, flags}))
        s->failed = true;
}

/* --- abbreviations ------------------------------------------------------------------------ */

/* Sorted by text; without the period. */
static const struct {
    const char *text;
    frn_abbr kind;
} abbreviations[] = {
    {"adj", FRN_ABBR_TITLE},   {"adm", FRN_ABBR_TITLE},     {"ala", FRN_ABBR_OPEN},
    {"amb", FRN_ABBR_TITLE},   {"approx", FRN_ABBR_NUMBER}, {"apr", FRN_ABBR_NUMBER},
    {"apt", FRN_ABBR_NUMBER},  {"ariz", FRN_ABBR_OPEN},     {"ark", FRN_ABBR_OPEN},
    {"art", FRN_ABBR_NUMBER},  {"assoc", FRN_ABBR_TITLE},   {"asst", FRN_ABBR_TITLE},
    {"atty", FRN_ABBR_TITLE},  {"aug", FRN_ABBR_NUMBER},    {"ave", FRN_ABBR_OPEN},
    {"bldg", FRN_ABBR_NUMBER}, {"blvd", FRN_ABBR_OPEN},     {"brig", FRN_ABBR_TITLE},
    {"bros", FRN_ABBR_OPEN},   {"ca", FRN_ABBR_NUMBER},     {"calif", FRN_ABBR_OPEN},
    {"capt", FRN_ABBR_TITLE},  {"card", FRN_ABBR_TITLE},    {"cf", FRN_ABBR_TITLE},
    {"ch", FRN_ABBR_NUMBER},   {"chmn", FRN_ABBR_TITLE},    {"cmdr", FRN_ABBR_TITLE},
    {"co", FRN_ABBR_OPEN},     {"col", FRN_ABBR_TITLE},     {"colo", FRN_ABBR_OPEN},
    {"comdr", FRN_ABBR_TITLE}, {"cong", FRN_ABBR_TITLE},    {"conn", FRN_ABBR_OPEN},
    {"corp", FRN_ABBR_OPEN},   {"cpl", FRN_ABBR_TITLE},     {"ct", FRN_ABBR_OPEN},
    {"dec", FRN_ABBR_NUMBER},  {"del", FRN_ABBR_OPEN},      {"dept", FRN_ABBR_OPEN},
    {"det", FRN_ABBR_TITLE},   {"dist", FRN_ABBR_OPEN},     {"div", FRN_ABBR_OPEN},
    {"dr", FRN_ABBR_TITLE},    {"ed", FRN_ABBR_OPEN},       {"eg", FRN_ABBR_TITLE},
    {"esp", FRN_ABBR_TITLE},   {"esq", FRN_ABBR_OPEN},      {"est", FRN_ABBR_OPEN},
    {"etc", FRN_ABBR_OPEN},    {"ext", FRN_ABBR_NUMBER},    {"feb", FRN_ABBR_NUMBER},
    {"fig", FRN_ABBR_NUMBER},  {"fla", FRN_ABBR_OPEN},      {"fr", FRN_ABBR_TITLE},
    {"fri", FRN_ABBR_NUMBER},  {"ft", FRN_ABBR_TITLE},      {"ga", FRN_ABBR_OPEN},
    {"gen", FRN_ABBR_TITLE},   {"gens", FRN_ABBR_TITLE},    {"gov", FRN_ABBR_TITLE},
    {"govs", FRN_ABBR_TITLE},  {"hon", FRN_ABBR_TITLE},     {"hwy", FRN_ABBR_NUMBER},
    {"ie", FRN_ABBR_TITLE},    {"ill", FRN_ABBR_OPEN},      {"inc", FRN_ABBR_OPEN},
    {"incl", FRN_ABBR_TITLE},  {"ind", FRN_ABBR_OPEN},      {"insp", FRN_ABBR_TITLE},
    {"intl", FRN_ABBR_TITLE},  {"jan", FRN_ABBR_NUMBER},    {"jr", FRN_ABBR_OPEN},
    {"jul", FRN_ABBR_NUMBER},  {"jun", FRN_ABBR_NUMBER},    {"kan", FRN_ABBR_OPEN},
    {"ky", FRN_ABBR_OPEN},     {"la", FRN_ABBR_OPEN},       {"lt", FRN_ABBR_TITLE},
    {"ltd", FRN_ABBR_OPEN},    {"maj", FRN_ABBR_TITLE},     {"mar", FRN_ABBR_NUMBER},
    {"mass", FRN_ABBR_OPEN},   {"md", FRN_ABBR_OPEN},       {"messrs", FRN_ABBR_TITLE},
    {"mfg", FRN_ABBR_OPEN},    {"mich", FRN_ABBR_OPEN},     {"minn", FRN_ABBR_OPEN},
    {"misc", FRN_ABBR_OPEN},   {"miss", FRN_ABBR_OPEN},     {"mo", FRN_ABBR_OPEN},
    {"mon", FRN_ABBR_NUMBER},  {"mont", FRN_ABBR_OPEN},     {"mr", FRN_ABBR_TITLE},
    {"mrs", FRN_ABBR_TITLE},   {"ms", FRN_ABBR_TITLE},      {"msgr", FRN_ABBR_TITLE},
    {"mt", FRN_ABBR_TITLE},    {"natl", FRN_ABBR_TITLE},    {"neb", FRN_ABBR_OPEN},
    {"nev", FRN_ABBR_OPEN},    {"no", FRN_ABBR_NUMBER},     {"nos", FRN_ABBR_NUMBER},
    {"nov", FRN_ABBR_NUMBER},  {"oct", FRN_ABBR_NUMBER},    {"okla", FRN_ABBR_OPEN},
    {"op", FRN_ABBR_TITLE},    {"ore", FRN_ABBR_OPEN},      {"orig", FRN_ABBR_TITLE},
    {"pa", FRN_ABBR_OPEN},     {"para", FRN_ABBR_NUMBER},   {"pfc", FRN_ABBR_TITLE},
    {"plc", FRN_ABBR_OPEN},    {"pp", FRN_ABBR_NUMBER},     {"pres", FRN_ABBR_TITLE},
    {"prof", FRN_ABBR_TITLE},  {"profs", FRN_ABBR_TITLE},   {"pte", FRN_ABBR_OPEN},
    {"pty", FRN_ABBR_OPEN},    {"pvt", FRN_ABBR_TITLE},     {"rd", FRN_ABBR_OPEN},
    {"rep", FRN_ABBR_TITLE},   {"reps", FRN_ABBR_TITLE},    {"ret", FRN_ABBR_OPEN},
    {"rev", FRN_ABBR_TITLE},   {"sat", FRN_ABBR_NUMBER},    {"sec", FRN_ABBR_TITLE},
    {"sen", FRN_ABBR_TITLE},   {"sens", FRN_ABBR_TITLE},    {"sep", FRN_ABBR_NUMBER},
    {"sept", FRN_ABBR_NUMBER}, {"sgt", FRN_ABBR_TITLE},     {"sq", FRN_ABBR_TITLE},
    {"sr", FRN_ABBR_OPEN},     {"st", FRN_ABBR_TITLE},      {"supt", FRN_ABBR_TITLE},
    {"tenn", FRN_ABBR_OPEN},   {"tex", FRN_ABBR_OPEN},      {"thu", FRN_ABBR_NUMBER},
    {"thur", FRN_ABBR_NUMBER}, {"thurs", FRN_ABBR_NUMBER},  {"tue", FRN_ABBR_NUMBER},
    {"tues", FRN_ABBR_NUMBER}, {"univ", FRN_ABBR_OPEN},     {"va", FRN_ABBR_OPEN},
    {"vol", FRN_ABBR_NUMBER},  {"vols", FRN_ABBR_NUMBER},   {"vs", FRN_ABBR_TITLE},
    {"vt", FRN_ABBR_OPEN},     {"wash", FRN_ABBR_OPEN},     {"wed", FRN_ABBR_NUMBER},
    {"wis", FRN_ABBR_OPEN},    {"wyo", FRN_ABBR_OPEN}};

frn_abbr frn_abbr_kind(frn_slice s)
{
    size_t low = 0, high = sizeof abbreviations / sizeof abbreviations[0];

    if (s.len > 6)
        return FRN_ABBR_NONE;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = frn_slice_cmp(s, frn_slice_of(abbreviations[middle].text));

        if (order == 0)
            return abbreviations[middle].kind;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return FRN_ABBR_NONE;
}

/* Does the period after the word text[begin, end) belong to it? Words that are also plain English
 * ("no", "sat", "fig") count only with a capital or before a number. */
static bool takes_period(const scanner *s, uint32_t begin, uint32_t end)
{
    uint32_t len = end - begin;
    const char *word = s->text + begin;
    bool inner = memchr(word, '.', len) != NULL;
    char lower[8];
    frn_abbr kind;

    if (len == 1)
        return (glyph_at(s, begin).kind & UPPER) || *word == 'v' || *word == 'c' ||
               (*word == 'p' && (glyph_at(s, end + 2).kind & DIGIT));
    if (inner) {
        uint32_t run = 0;

        for (uint32_t i = 0; i < len; i++) {
            run = word[i] == '.' ? 0 : run + 1;
            if (run > 2 || (ascii[word[i] & 127] & DIGIT))
                return false;
        }
        return true;
    }
    if (len >= sizeof lower)
        return false;
    for (uint32_t i = 0; i < len; i++) {
        if ((unsigned char)word[i] > 127)
            return false;
        lower[i] = (char)(ascii[(unsigned char)word[i]] & UPPER ? word[i] + 32 : word[i]);
    }
    kind = frn_abbr_kind(frn_slice_make(lower, len));
    if (kind == FRN_ABBR_NONE)
        return false;
    if (glyph_at(s, begin).kind & UPPER) {
        if (len > 2 && (glyph_at(s, begin + 1).kind & UPPER))
            return false; /* "EST.", "MASS." in capitals are words */
        if (kind == FRN_ABBR_NUMBER && lower[0] == 'n' && lower[1] == 'o' && len == 2)
            return glyph_at(s, end + 2).kind & DIGIT; /* "No. 5", but "No. He left." */
        return true;
    }
    if (kind == FRN_ABBR_NUMBER)
        return glyph_at(s, end + 2).kind & DIGIT;
    return frn_slice_is(frn_slice_make(lower, len), "etc") ||
           frn_slice_is(frn_slice_make(lower, len), "vs") ||
           frn_slice_is(frn_slice_make(lower, len), "eg") ||
           frn_slice_is(frn_slice_make(lower, len), "ie") ||
           frn_slice_is(frn_slice_make(lower, len), "cf") ||
           frn_slice_is(frn_slice_make(lower, len), "approx");
}

/* --- words -------------------------------------------------------------------------------- */

/* Prefixes that keep their hyphen, sorted. */
static const char *const prefixes[] = {
    "anti",   "arch",   "bi",    "co",    "counter", "cyber", "de",   "e",     "ex",
    "extra",  "hyper",  "infra", "inter", "intra",   "macro", "mega", "micro", "mid",
    "mini",   "multi",  "neo",   "non",   "over",    "post",  "pre",  "pro",   "proto",
    "pseudo", "psycho", "quasi", "re",    "semi",    "socio", "sub",  "super", "trans",
    "tri",    "ultra",  "un",    "under", "vice"};

static bool is_prefix(const char *word, uint32_t len)
{
    char lower[8];
    size_t low = 0, high = sizeof prefixes / sizeof prefixes[0];

    if (len == 0 || len > 7)
        return false;
    if (len > 1 && (ascii[word[1] & 127] & UPPER))
        return false; /* "UN-backed" */
    for (uint32_t i = 0; i < len; i++)
        lower[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + 32 : word[i]);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = frn_slice_cmp(frn_slice_make(lower, len), frn_slice_of(prefixes[middle]));

        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

/* May the sign at `at`, which stands between `before` and the character after it, be part of a
 * word? `begin` is where the word started. */
static bool joins(const scanner *s, uint32_t begin, uint32_t at, glyph sign, glyph before)
{
    glyph after = glyph_at(s, sign.next);

    if (!(after.kind & (LETTER | DIGIT)))
        return false;
    switch (sign.cp) {
    case '.':
        if (before.kind & DIGIT && after.kind & DIGIT)
            return true;
        /* "U.S", "e.g", "example.com"; but "ended.The next" is two sentences */
        if (at == begin + 1 || s->text[at - 2] == '.')
            return true;
        if (before.kind & DIGIT)
            return false;
        return !(after.kind & UPPER) || (before.kind & UPPER);
    case ',':
        return (before.kind & DIGIT) && (after.kind & DIGIT) && at + 3 < s->end &&
               (glyph_at(s, at + 2).kind & DIGIT) && (glyph_at(s, at + 3).kind & DIGIT);
    case ':':
    case '/':
        return (before.kind & DIGIT) && (after.kind & DIGIT);
    case '&':
        return (before.kind & UPPER) && (after.kind & UPPER);
    case '+':
        return (before.kind & DIGIT) && (after.kind & DIGIT);
    case '@':
        return true;
    case '-':
    case 0x2010:
    case 0x2011:
        if ((before.kind & DIGIT) && (after.kind & DIGIT)) {
            /* a telephone number or an ISO date, not a range or a score */
            uint32_t i = sign.next;

            while (glyph_at(s, i).kind & DIGIT)
                i++;
            return i - sign.next >= 2 && at - begin >= 3 &&
                   (glyph_at(s, i).cp == '-' || memchr(s->text + begin, '-', at - begin));
        }
        return is_prefix(s->text + begin, at - begin);
    default:
        return is_apostrophe(sign.cp) && (before.kind & (LETTER | DIGIT)) != 0;
    }
}

/* Cuts a clitic off the end of the word text[begin, *end): returns where it starts, or *end. */
static uint32_t clitic_start(const scanner *s, uint32_t begin, uint32_t end)
{
    uint32_t at = end, width;
    const char *t = s->text;

    while (at > begin && end - at < 3 && (ascii[(unsigned char)t[at - 1] & 127] & LETTER) &&
           (unsigned char)t[at - 1] < 128)
        at--;
    if (at == end || at <= begin)
        return end;
    if (t[at - 1] == '\'')
        width = 1;
    else if (at >= begin + 3 && (unsigned char)t[at - 3] == 0xE2 &&
             (unsigned char)t[at - 2] == 0x80 && (unsigned char)t[at - 1] == 0x99)
        width = 3;
    else
        return end;
    if (at - width <= begin)
        return end;
    if (end - at == 1) {
        char c = (char)(t[at] | 32);

        if (c == 's' || c == 'd' || c == 'm')
            return at - width;
        if (c == 't' && (t[at - width - 1] | 32) == 'n' && at - width - 1 > begin)
            return at - width - 1;
    } else if (end - at == 2) {
        char c = (char)(t[at] | 32), d = (char)(t[at + 1] | 32);

        if ((c == 'r' && d == 'e') || (c == 'v' && d == 'e') || (c == 'l' && d == 'l'))
            return at - width;
    }
    return end;
}

static void add_word(scanner *s, uint32_t begin, uint32_t end)
{
    uint32_t clitic = clitic_start(s, begin, end);
    frn_slice word = frn_slice_make(s->text + begin, end - begin);
    frn_cut_kind kind = glyph_at(s, begin).kind & DIGIT ? FRN_CUT_NUMBER : FRN_CUT_WORD;

    if (word.len == 6 && frn_slice_eq_nocase(word, FRN_LIT("cannot")))
        clitic = begin + 3;
    if (clitic < end) {
        add(s, begin, clitic, kind);
        add(s, clitic, end, FRN_CUT_WORD);
    } else {
        add(s, begin, end, kind);
    }
}

/* "10am", "5.30pm" are cut before the half of the day, as the treebank does. */
static uint32_t number_end(const scanner *s, uint32_t begin, uint32_t end)
{
    char a, b;

    if (end - begin < 3 || !(glyph_at(s, begin).kind & DIGIT) ||
        !(ascii[s->text[end - 3] & 127] & DIGIT))
        return end;
    a = (char)(s->text[end - 2] | 32), b = (char)(s->text[end - 1] | 32);
    return (a == 'a' || a == 'p') && b == 'm' ? end - 2 : end;
}

/* A word or number from `at`; returns where it ends. */
static uint32_t scan_word(scanner *s, uint32_t at)
{
    uint32_t begin = at, cut;
    glyph before = glyph_at(s, at), here;

    at = before.next;
    for (;;) {
        here = glyph_at(s, at);
        if (here.kind & (LETTER | DIGIT)) {
            before = here;
            at = here.next;
            continue;
        }
        if ((here.kind & BLANK) || !joins(s, begin, at, here, before))
            break;
        before = here;
        at = here.next;
    }
    if (here.cp == '.' && glyph_at(s, at + 1).cp != '.' && takes_period(s, begin, at)) {
        add(s, begin, at + 1, FRN_CUT_ABBR);
        return at + 1;
    }
    if (here.cp == '$' && at - begin <= 2 && (before.kind & UPPER)) {
        add(s, begin, at + 1, FRN_CUT_OTHER); /* US$ */
        return at + 1;
    }
    cut = number_end(s, begin, at);
    if (cut < at) {
        add(s, begin, cut, FRN_CUT_NUMBER);
        begin = cut;
    }
    add_word(s, begin, at);
    return at;
}

/* --- the rest ----------------------------------------------------------------------------- */

/* Where the address that starts at `at` ends, or `at`. */
static uint32_t address_end(const scanner *s, uint32_t at)
{
    frn_slice rest = frn_slice_make(s->text + at, s->end - at);
    uint32_t end = at;

    if (!frn_slice_starts(rest, FRN_LIT("http://")) &&
        !frn_slice_starts(rest, FRN_LIT("https://")) && !frn_slice_starts(rest, FRN_LIT("www.")))
        return at;
    for (glyph g = glyph_at(s, end); !(g.kind & BLANK); g = glyph_at(s, end)) {
        if (g.cp == '<' || g.cp == '>' || g.cp == '"' || g.cp > 0x2000)
            break;
        end = g.next;
    }
    while (end > at && strchr(".,;:!?)'\"", s->text[end - 1]))
        end--;
    return end;
}

static frn_cut_kind sign_kind(uint32_t cp)
{
    switch (cp) {
    case '.':
        return FRN_CUT_STOP;
    case '!':
    case '?':
        return FRN_CUT_MARK;
    case '"':
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0xBB:
        return FRN_CUT_DOUBLE;
    case '\'':
    case '`':
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
        return FRN_CUT_SINGLE;
    case '(':
    case '[':
    case '{':
        return FRN_CUT_OPEN;
    case ')':
    case ']':
    case '}':
        return FRN_CUT_CLOSE;
    case 0x2026:
        return FRN_CUT_DOTS;
    default:
        return is_dash(cp) ? FRN_CUT_DASH : FRN_CUT_OTHER;
    }
}

/* ". . ." as one token: returns its end, or `at`. */
static uint32_t spaced_dots(const scanner *s, uint32_t at)
{
    uint32_t end = at, dots = 0;

    while (end < s->end && s->text[end] == '.') {
        dots++;
        at = end + 1;
        end = at;
        while (end < s->end && (s->text[end] == ' ' || (unsigned char)s->text[end] == 0xC2 ||
                                (unsigned char)s->text[end] == 0xA0))
            end++;
    }
    return dots >= 3 ? at : 0;
}

static uint32_t scan_sign(scanner *s, uint32_t at, glyph sign)
{
    uint32_t end = sign.next;
    frn_cut_kind kind = sign_kind(sign.cp);

    switch (kind) {
    case FRN_CUT_STOP: {
        uint32_t dots = spaced_dots(s, at);

        while (end < s->end && s->text[end] == '.')
            end++;
        if (dots > end)
            end = dots;
        if (end > sign.next)
            kind = FRN_CUT_DOTS;
        break;
    }
    case FRN_CUT_MARK:
        while (end < s->end && (s->text[end] == '!' || s->text[end] == '?'))
            end++;
        break;
    case FRN_CUT_SINGLE:
        if ((sign.cp == '\'' || sign.cp == '`') && end < s->end && s->text[end] == s->text[at]) {
            kind = FRN_CUT_DOUBLE;
            end++;
        } else if (is_apostrophe(sign.cp) && (glyph_at(s, end).kind & DIGIT) &&
                   (glyph_at(s, end + 1).kind & DIGIT) && !(glyph_at(s, end + 2).kind & DIGIT)) {
            end += 2; /* '90s */
            if (end < s->end && s->text[end] == 's')
                end++;
            kind = FRN_CUT_NUMBER;
        } else if (is_apostrophe(sign.cp) && !s->space_before && at > 0) {
            /* a clitic after something that is no letter: 'the "Post"'s view' */
            uint32_t stop = end;

            while (glyph_at(s, stop).kind & LETTER)
                stop = glyph_at(s, stop).next;
            if (stop == end + 1 && (s->text[end] | 32) == 's') {
                end = stop;
                kind = FRN_CUT_WORD;
            }
        }
        break;
    case FRN_CUT_DASH:
        while (end < s->end && s->text[end] == '-')
            end++;
        break;
    default:
        break;
    }
    add(s, at, end, kind);
    return end;
}

bool frn_cut_text(frn_cuts *cuts, frn_slice text, uint32_t begin, uint32_t end)
{
    scanner s = {.text = text.ptr, .end = end, .cuts = cuts, .space_before = true};
    uint32_t at = begin;

    while (at < end && !s.failed) {
        glyph g = glyph_at(&s, at);

        if (g.kind & BLANK) {
            s.space_before = true;
            at = g.next;
            continue;
        }
        if (g.kind & (LETTER | DIGIT)) {
            uint32_t stop = g.cp == 'h' || g.cp == 'w' ? address_end(&s, at) : at;

            if (stop > at) {
                add(&s, at, stop, FRN_CUT_WORD);
                at = stop;
            } else {
                at = scan_word(&s, at);
            }
        } else {
            at = scan_sign(&s, at, g);
        }
    }
    return !s.failed;
}
