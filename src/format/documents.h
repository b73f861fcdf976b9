/* format/documents.h - documents one after another from any mix of files, folders, archives and
 * pipes.
 *
 * Plain text, Markdown and HTML are one document a file; JSON lines are one a line, an object with
 * `text` and, if known, `id`, `date`, `title`, `source`. Spans of a JSON-lines document count bytes
 * of its `text` value; all others count bytes of the file (inside its compression).
 */
#ifndef FRENEMY_FORMAT_DOCUMENTS_H
#define FRENEMY_FORMAT_DOCUMENTS_H

#include "format/document.h"
#include "format/input.h"

FRN_BEGIN_DECLS

typedef enum frn_document_form {
    FRN_FORM_AUTO = 0, /* by suffix, then by content */
    FRN_FORM_TEXT,
    FRN_FORM_MARKDOWN,
    FRN_FORM_HTML,
    FRN_FORM_JSONL
} frn_document_form;

typedef struct frn_document_options {
    frn_document_form form;
    frn_date date; /* of documents that tell none; 0: stays unknown */
} frn_document_options;

typedef struct frn_documents frn_documents;

/* `paths` as on a command line ("-" is standard input, folders are walked). The paths are copied;
 * `sink` must outlive the reader. */
FRN_API FRN_MUST_CHECK frn_status frn_documents_open(frn_documents **out, const char *const *paths,
                                                     size_t count,
                                                     const frn_document_options *options,
                                                     const frn_diag_sink *sink, frn_error *err);
/* The next document, in `arena`; *more is false at the end. Unusable ones are reported and passed
 * over. */
FRN_API FRN_MUST_CHECK frn_status frn_documents_next(frn_document *out, bool *more,
                                                     frn_arena *arena, frn_documents *documents,
                                                     frn_error *err);
FRN_API void frn_documents_close(frn_documents *documents);

/* One document from bytes in memory; FRN_FORM_JSONL is not one document (FRN_E_USAGE). */
FRN_API FRN_MUST_CHECK frn_status frn_document_parse(frn_document *out, frn_arena *arena,
                                                     frn_slice name, frn_slice bytes,
                                                     const frn_document_options *options,
                                                     const frn_diag_sink *sink, frn_error *err);

FRN_END_DECLS
#endif
