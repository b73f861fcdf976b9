/* read/cut_internal.h - raw tokens of a paragraph, before anything is known about them. */
#ifndef FRENEMY_READ_CUT_INTERNAL_H
#define FRENEMY_READ_CUT_INTERNAL_H

#include "base/slice.h"
#include "base/vec.h"

typedef enum frn_cut_kind {
    FRN_CUT_WORD = 0,
    FRN_CUT_NUMBER, /* starts with a digit */
    FRN_CUT_ABBR,   /* a word with its period: "Gen.", "U.S.", "J." */
    FRN_CUT_STOP,   /* . */
    FRN_CUT_MARK,   /* ! ? and runs of them */
    FRN_CUT_DOTS,   /* ellipsis */
    FRN_CUT_DOUBLE, /* " “ ” „ « » '' `` */
    FRN_CUT_SINGLE, /* ' ‘ ’ ‚ ` as a mark of its own */
    FRN_CUT_OPEN,   /* ( [ { */
    FRN_CUT_CLOSE,  /* ) ] } */
    FRN_CUT_DASH,   /* - -- – — */
    FRN_CUT_OTHER   /* any other sign */
} frn_cut_kind;

enum {
    FRN_CUT_SPACE_BEFORE = 1,
    FRN_CUT_SPACE_AFTER = 2,
    FRN_CUT_UPPER = 4,      /* first letter is a capital */
    FRN_CUT_OPEN_QUOTE = 8, /* decided by quote.c */
    FRN_CUT_CLOSE_QUOTE = 16,
    FRN_CUT_QUOTED = 32,
    FRN_CUT_NESTED = 64,
    FRN_CUT_LAST = 128 /* ends a sentence; decided by split.c */
};

typedef struct frn_cut {
    uint32_t begin, end; /* bytes of the document's text */
    uint8_t kind;        /* frn_cut_kind */
    uint8_t flags;
} frn_cut;

typedef FRN_VEC(frn_cut) frn_cuts;

/* Appends the tokens of text[begin, end). False when memory is out. */
bool frn_cut_text(frn_cuts *cuts, frn_slice text, uint32_t begin, uint32_t end);

/* What a quotation that is still open at the end of a paragraph leaves to the next one. */
typedef struct frn_quote_state {
    uint8_t depth;   /* 0, 1 or 2 */
    uint8_t kind[2]; /* the mark that opened it, from the outside in */
} frn_quote_state;

/* Decides for every quotation mark of a paragraph whether it opens or closes, and what stands
 * inside. `next_opens`: the next paragraph starts with an opening mark, so a quotation may go on.
 */
void frn_quote_match(frn_cut *cut, size_t count, const char *text, frn_quote_state *state,
                     bool next_opens);

/* Sets FRN_CUT_LAST on the last token of every sentence of a paragraph. */
void frn_split_sentences(frn_cut *cut, size_t count, const char *text);

/* Is `s` (lower case, without its period) an abbreviation that is written with a period? */
typedef enum frn_abbr {
    FRN_ABBR_NONE = 0,
    FRN_ABBR_TITLE,  /* stands before a name: never ends a sentence */
    FRN_ABBR_NUMBER, /* stands before a number: ends a sentence only before no number */
    FRN_ABBR_OPEN    /* may end a sentence */
} frn_abbr;
frn_abbr frn_abbr_kind(frn_slice s);

#endif
