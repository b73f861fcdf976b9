/* read/read.h - from documents to claims.
 *
 * A reader is made of a lexicon of actors, the tables of words and a syntax model; it is constant
 * after opening and may be used from many threads. Each document is read on its own: sentences,
 * actors, whose words they are, what is said to be done to whom, and how it is meant. Paragraphs
 * that occur twice (syndication) are read once. Claims arrive in the order of the text, ids
 * "<doc>#<n>", with the bytes of the original document.
 */
#ifndef FRENEMY_READ_READ_H
#define FRENEMY_READ_READ_H

#include "base/diag.h"
#include "base/pool.h"
#include "claim/claim.h"
#include "claim/lexicon.h"
#include "format/document.h"
#include "read/syntax.h"
#include "read/wording.h"

FRN_BEGIN_DECLS

typedef struct frn_reader frn_reader;

/* Why a claim has its fields, or why a sentence has no claim (claim NULL: `why` is the reason).
 * Otherwise `why` is one line of "field: words" parts separated by "; ": rule, source, action,
 * target, speaker, modality, issue, in this order; the words are those of the document that decided
 * the field, empty when it has the value that holds without any. A ";" in them reads ",". */
typedef struct frn_why {
    void (*fn)(void *ctx, const frn_document *doc, uint32_t sentence, frn_slice text,
               const frn_claim *claim, frn_slice why);
    void *ctx;
} frn_why;

typedef struct frn_reader_options {
    frn_issue_by issue_by;
    frn_date date;    /* for documents without one; 0 and FRN_NO_DATE: none */
    frn_why why;      /* only from frn_read_document */
    uint32_t threads; /* for frn_read_documents; 0: one per core */
} frn_reader_options;

/* The three parts are borrowed until frn_reader_close; `options` may be NULL. */
FRN_API FRN_MUST_CHECK frn_status frn_reader_open(frn_reader **out, const frn_lexicon *lexicon,
                                                  const frn_wording *wording,
                                                  const frn_model *model,
                                                  const frn_reader_options *options,
                                                  frn_error *err);
FRN_API void frn_reader_close(frn_reader *reader); /* NULL is fine */

/* All claims of one document. The claim's slices live until the sink returns. */
FRN_API FRN_MUST_CHECK frn_status frn_read_document(const frn_reader *reader,
                                                    const frn_document *doc,
                                                    const frn_claim_sink *sink,
                                                    const frn_diag_sink *diag, frn_error *err);

/* `next` hands out the next document, or NULL at the end; nothing of it is copied. `done` (may be
 * NULL) gives each one back, in order: `whole` when all its claims have reached the sink, false
 * after a failure. */
typedef struct frn_document_source {
    frn_status (*next)(void *ctx, const frn_document **out, frn_error *err);
    void (*done)(void *ctx, const frn_document *doc, bool whole);
    void *ctx;
} frn_document_source;

/* Reads documents on several threads; claims reach the sink in the order of the documents, whatever
 * the number of threads. Source, sinks and progress are called on the calling thread only. Memory
 * is bounded: besides the longest document, about a megabyte of text is under way. When `progress`
 * says stop, the documents that are under way are finished (FRN_E_CANCELLED). */
FRN_API FRN_MUST_CHECK frn_status frn_read_documents(const frn_reader *reader,
                                                     const frn_document_source *source,
                                                     const frn_claim_sink *sink,
                                                     const frn_diag_sink *diag,
                                                     const frn_progress *progress, frn_error *err);

FRN_END_DECLS
#endif
