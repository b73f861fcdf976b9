/* format/builder.h - making a document's text while keeping the way back to the original bytes.
 *
 * Two steps: frn_clean turns any bytes into sound UTF-8 (with runs back to the bytes); a format
 * then copies stretches of the clean text into the builder, which composes both maps. Used by the
 * format readers only.
 */
#ifndef FRENEMY_FORMAT_BUILDER_H
#define FRENEMY_FORMAT_BUILDER_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/vec.h"
#include "format/document.h"

FRN_BEGIN_DECLS

typedef FRN_VEC(frn_run) frn_runs;

typedef struct frn_clean {
    frn_slice text; /* sound UTF-8 without NUL; the input itself when nothing had to change */
    frn_buf changed;
    frn_runs run;  /* empty: the same offsets */
    uint64_t size; /* bytes of the input */
    bool binary;   /* not text at all; `text` is empty */
} frn_clean;

/* UTF-8 (broken bytes become U+FFFD), UTF-16 with a byte order mark, else Windows-1252. Reports
 * FRN-0103, 0105 and 0106 for `file`. */
frn_status frn_clean_make(frn_clean *out, frn_slice bytes, frn_slice file,
                          const frn_diag_sink *sink, frn_error *err);
uint64_t frn_clean_origin(const frn_clean *clean, size_t at);
void frn_clean_free(frn_clean *clean);

typedef struct frn_builder {
    const frn_clean *clean;
    frn_buf text;
    frn_runs run;
    FRN_VEC(frn_paragraph) paragraph;
    uint32_t paragraph_begin;
    bool failed;
} frn_builder;

/* Copies clean[from .. to) into the open paragraph. */
void frn_builder_copy(frn_builder *b, size_t from, size_t to);
/* Writes `s` in place of clean[at ..], for entities, escapes and folded blanks. */
void frn_builder_write(frn_builder *b, frn_slice s, size_t at);
/* Ends the open paragraph, unless it is empty, with a newline. */
void frn_builder_end(frn_builder *b, frn_block block);
/* Moves the result into `doc` and `arena`. */
frn_status frn_builder_finish(frn_document *doc, frn_arena *arena, frn_builder *b, frn_error *err);
void frn_builder_free(frn_builder *b);

/* The formats: each fills text, paragraphs, runs and what it knows of title, source and date. */
frn_status frn_text_parse(frn_document *doc, frn_arena *arena, const frn_clean *clean,
                          frn_error *err);
frn_status frn_markdown_parse(frn_document *doc, frn_arena *arena, const frn_clean *clean,
                              frn_error *err);
frn_status frn_html_parse(frn_document *doc, frn_arena *arena, const frn_clean *clean,
                          frn_error *err);

FRN_END_DECLS
#endif
