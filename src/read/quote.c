/* Quotation marks: which open, which close, what stands inside. Curly marks say it themselves;
 * straight ones open after a blank or a bracket and close otherwise; a single mark that may be an
 * apostrophe ("officials' talks") closes only what a single mark has opened. */
#include "read/cut_internal.h"

enum { NONE, DOUBLE, SINGLE, ANGLE };
enum { OPENS = 1, CLOSES = 2 }; /* both: cannot tell from the sign alone */

typedef struct mark {
    uint8_t family; /* DOUBLE ... */
    uint8_t may;    /* OPENS, CLOSES */
} mark;

static mark mark_of(const frn_cut *cut, const char *text)
{
    const unsigned char *t = (const unsigned char *)text + cut->begin;
    size_t len = cut->end - cut->begin;

    if (cut->kind != FRN_CUT_DOUBLE && cut->kind != FRN_CUT_SINGLE)
        return (mark){0};
    if (len == 2 && t[0] == 0xC2)
        return (mark){ANGLE, t[1] == 0xAB ? OPENS : CLOSES};
    if (len == 2 && t[0] == '`')
        return (mark){DOUBLE, OPENS};
    if (len == 2 || t[0] == '"')
        return (mark){DOUBLE, OPENS | CLOSES};
    if (t[0] == '`')
        return (mark){SINGLE, OPENS};
    if (t[0] == '\'')
        return (mark){SINGLE, OPENS | CLOSES};
    switch (t[2]) { /* E2 80 xx */
    case 0x9C:
    case 0x9E:
    case 0x9F:
        return (mark){DOUBLE, OPENS};
    case 0x9D:
        return (mark){DOUBLE, CLOSES};
    case 0x98:
    case 0x9A:
    case 0x9B:
    case 0xB9:
        return (mark){SINGLE, OPENS};
    default:
        return (mark){SINGLE, CLOSES};
    }
}

static bool is_word(const frn_cut *cut)
{
    return cut->kind <= FRN_CUT_ABBR;
}

/* What a straight mark does by what stands around it; 0 when that does not tell. */
static uint8_t by_blanks(const frn_cut *cut, size_t count, size_t i)
{
    bool before = (cut[i].flags & FRN_CUT_SPACE_BEFORE) || i == 0 ||
                  cut[i - 1].kind == FRN_CUT_OPEN || cut[i - 1].kind == FRN_CUT_DASH ||
                  (cut[i - 1].flags & FRN_CUT_OPEN_QUOTE);
    bool after = (cut[i].flags & FRN_CUT_SPACE_AFTER) || i + 1 == count ||
                 (!is_word(&cut[i + 1]) && cut[i + 1].kind != FRN_CUT_OPEN &&
                  cut[i + 1].kind != FRN_CUT_OTHER && cut[i + 1].kind != FRN_CUT_DOTS &&
                  cut[i + 1].kind != FRN_CUT_SINGLE && cut[i + 1].kind != FRN_CUT_DOUBLE);

    if (before && !after)
        return OPENS;
    if (!before && after)
        return CLOSES;
    return 0;
}

/* Is the single mark at i an apostrophe after a plural ("officials' talks", "the states’ view")
 * rather than a closing mark? Looks for a later mark that could close instead. */
static bool is_possessive(const frn_cut *cut, size_t count, size_t i, const char *text)
{
    if (i == 0 || (cut[i].flags & FRN_CUT_SPACE_BEFORE) || !is_word(&cut[i - 1]) ||
        (text[cut[i - 1].end - 1] | 32) != 's' || i + 1 == count || !is_word(&cut[i + 1]))
        return false;
    for (size_t j = i + 1; j < count; j++) {
        mark m = mark_of(&cut[j], text);

        if (m.family == SINGLE && m.may == OPENS)
            return false;
        if (m.family == SINGLE && !(cut[j].flags & FRN_CUT_SPACE_BEFORE))
            return true;
        if (m.family == DOUBLE && (m.may & CLOSES) && by_blanks(cut, count, j) == CLOSES)
            return false;
    }
    return false;
}

static uint8_t decide(const frn_cut *cut, size_t count, size_t i, const char *text, mark m,
                      const frn_quote_state *state)
{
    bool inside = (state->depth > 0 && state->kind[state->depth - 1] == m.family) ||
                  (state->depth > 1 && state->kind[0] == m.family);
    uint8_t guess;

    if (m.family == SINGLE && (m.may & CLOSES)) {
        guess = by_blanks(cut, count, i);
        if (m.may == CLOSES || guess == CLOSES)
            return inside && !is_possessive(cut, count, i, text) ? CLOSES : 0;
        if (inside)
            return guess == OPENS ? 0 : CLOSES;
        return guess == OPENS ? OPENS : 0;
    }
    if (m.may != (OPENS | CLOSES))
        return m.may == CLOSES && !inside ? 0 : m.may;
    if (i > 0 && !inside && !(cut[i].flags & FRN_CUT_SPACE_BEFORE) &&
        cut[i - 1].kind == FRN_CUT_NUMBER)
        return 0; /* inches */
    guess = by_blanks(cut, count, i);
    if (inside)
        return guess == OPENS && state->depth < 2 && state->kind[state->depth - 1] != m.family
                   ? OPENS
                   : CLOSES;
    return guess == CLOSES ? 0 : OPENS;
}

void frn_quote_match(frn_cut *cut, size_t count, const char *text, frn_quote_state *state,
                     bool next_opens)
{
    size_t outer = 0;

    for (size_t i = 0; i < count; i++) {
        mark m = mark_of(&cut[i], text);
        uint8_t what = m.family ? decide(cut, count, i, text, m, state) : 0;

        if (i == 0 && state->depth > 0) {
            /* The paragraph before left a quotation open: it goes on if this one opens again. */
            if (what == OPENS || ((m.may & OPENS) && m.family == state->kind[0])) {
                state->depth = 1;
                cut[i].flags |= FRN_CUT_OPEN_QUOTE;
                continue;
            }
            state->depth = 0;
            what = m.family ? decide(cut, count, i, text, m, state) : 0;
        }
        if (what == OPENS) {
            cut[i].flags |= FRN_CUT_OPEN_QUOTE;
            if (state->depth == 0)
                outer = i;
            if (state->depth > 0)
                cut[i].flags |= FRN_CUT_QUOTED;
            if (state->depth < 2)
                state->kind[state->depth++] = m.family;
            continue;
        }
        if (what == CLOSES) {
            cut[i].flags |= FRN_CUT_CLOSE_QUOTE;
            if (state->depth == 2 && state->kind[1] == m.family)
                state->depth = 1;
            else
                state->depth = 0;
            if (state->depth > 0)
                cut[i].flags |= FRN_CUT_QUOTED;
            continue;
        }
        if (state->depth > 0)
            cut[i].flags |= FRN_CUT_QUOTED;
        if (state->depth > 1)
            cut[i].flags |= FRN_CUT_NESTED;
    }
    if (state->depth > 0 && !next_opens) {
        /* A single mark that nothing closes was an apostrophe ("'em", "'til"). */
        if (state->kind[0] == SINGLE) {
            cut[outer].flags &= (uint8_t)~FRN_CUT_OPEN_QUOTE;
            for (size_t i = outer; i < count; i++)
                cut[i].flags &= (uint8_t) ~(FRN_CUT_QUOTED | FRN_CUT_NESTED);
        }
        state->depth = 0;
    }
    if (state->depth > 1)
        state->depth = 1;
}
