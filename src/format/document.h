/* format/document.h - one text to read, with the way back to the bytes it came from.
 *
 * Readers of plain text, HTML, Markdown and JSON lines all end here: clean UTF-8 text, paragraphs
 * separated by one newline each, and a map from every byte of the text to the original document's
 * bytes, so that a quote can always be found where it stood.
 */
#ifndef FRENEMY_FORMAT_DOCUMENT_H
#define FRENEMY_FORMAT_DOCUMENT_H

#include "base/arena.h"
#include "base/date.h"

FRN_BEGIN_DECLS

typedef enum frn_block { /* what a paragraph is on the page */
                         FRN_BLOCK_TEXT = 0,
                         FRN_BLOCK_HEADING,
                         FRN_BLOCK_QUOTE, /* set off as somebody's words (blockquote, "> ") */
                         FRN_BLOCK_LIST
} frn_block;

typedef struct frn_paragraph {
    uint32_t begin, end; /* bytes of `text` */
    frn_block block;
} frn_paragraph;

/* A run of text that stands unbroken in the original: text[at ..] = original[origin ..]. Between
 * runs the offset jumps (entities, tags, escapes). Sorted by `at`; the first has at 0. */
typedef struct frn_run {
    uint32_t at;
    uint64_t origin;
} frn_run;

typedef struct frn_document {
    frn_slice id;     /* the JSON line's id, else the file's name without its folder */
    frn_slice path;   /* the file it came from */
    frn_slice title;  /* empty when unknown */
    frn_slice source; /* outlet; empty when unknown */
    frn_date date;    /* of publication; FRN_NO_DATE when unknown */
    uint64_t size;    /* bytes of the original */
    frn_slice text;   /* UTF-8 without NUL, at most 2 GiB */
    frn_paragraph *paragraph;
    uint32_t paragraph_count;
    frn_run *run;
    uint32_t run_count;
} frn_document;

/* The original byte offset of text offset `at` (at <= text.len); where the text is longer than what
 * it stands for (an entity, a replaced byte), the last offset of that. O(log runs). */
FRN_API uint64_t frn_document_origin(const frn_document *doc, uint32_t at);

FRN_END_DECLS
#endif
