/* ledger/ledger.h - the store: documents, claims, actors and how they came in, in one SQLite file.
 *
 * A document goes in whole or not at all: begin, append its claims in their order, commit. It is
 * known by the digest of its content, so that reading it again adds nothing. The rows of an event
 * file, which may be millions, go in by the same calls in several transactions (rows = true); they
 * show only when the file is finished, and a file whose import broke off starts again. Every field
 * of a claim comes back as it went in (a zero intensity comes back without its sign).
 *
 * One thread at a time may use a ledger; several processes may read it while one writes. Failures
 * are FRN_E_LEDGER with a sentence that says what to do, or FRN_E_MEMORY. The tables:
 * docs/ledger.md.
 */
#ifndef FRENEMY_LEDGER_LEDGER_H
#define FRENEMY_LEDGER_LEDGER_H

#include "base/diag.h"
#include "base/hash.h"
#include "claim/claim.h"

FRN_BEGIN_DECLS

typedef struct frn_ledger frn_ledger;

typedef struct frn_ledger_options {
    bool read_only;      /* the file must exist and is never changed */
    uint32_t busy_ms;    /* how long to wait for another writer; 0: 10,000 */
    uint32_t batch;      /* rows a transaction of an event file; 0: 200,000 */
    frn_diag_sink diags; /* FRN_LEDGER_*; must live as long as the ledger */
} frn_ledger_options;

/* Opens or makes the ledger at `path` and brings an older one up to date. `options` may be NULL.
 * A file that is no ledger, is damaged, or was written by a newer version is FRN_E_LEDGER and is
 * left as it is. The caller closes *out. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_open(frn_ledger **out, const char *path,
                                                  const frn_ledger_options *options,
                                                  frn_error *err);
/* Drops what was begun and not committed. NULL is fine. */
FRN_API void frn_ledger_close(frn_ledger *ledger);

/* A document's own data. Slices are borrowed. */
typedef struct frn_ledger_document {
    frn_digest digest; /* of the content: frn_ledger_content, or of an event file's bytes */
    frn_slice id, path, title, outlet;
    frn_date date; /* of publication; FRN_NO_DATE when unknown */
    bool rows;     /* an event file */
    uint64_t claims;
} frn_ledger_document;

/* The digest that names a document: of its text, title, outlet and date, not of where it lies. */
FRN_API frn_digest frn_ledger_content(frn_slice text, frn_slice title, frn_slice outlet,
                                      frn_date date);
/* Whether a finished document has this digest. O(log documents). */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_has_document(bool *out, frn_ledger *ledger,
                                                          frn_digest digest, frn_error *err);

/* Begins a document. *fresh = false: it is known, nothing was begun and there is nothing to commit.
 * `doc->claims` is not looked at. FRN_E_USAGE when one is already open. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_begin(bool *fresh, frn_ledger *ledger,
                                                   const frn_ledger_document *doc, frn_error *err);
/* Copies the claim in. A failure abandons the document. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_append(frn_ledger *ledger, const frn_claim *claim,
                                                    frn_error *err);
/* After FRN_OK a killed process no longer loses the document. A failure abandons it. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_commit(frn_ledger *ledger, frn_error *err);
/* Takes the open document back, if there is one. */
FRN_API void frn_ledger_abandon(frn_ledger *ledger);
/* A sink that appends; `ledger` must have a document open. */
FRN_API frn_claim_sink frn_ledger_sink(frn_ledger *ledger);
/* Begin, append, commit. `fresh` may be NULL. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_add_document(bool *fresh, frn_ledger *ledger,
                                                          const frn_ledger_document *doc,
                                                          const frn_claim *claims, size_t count,
                                                          frn_error *err);

/* Which claims; everything empty = all. */
typedef struct frn_ledger_filter {
    frn_slice actor;   /* on either side: this id, one below it ("IRN/..."), or of this state */
    frn_slice other;   /* and this one on the other side */
    frn_slice speaker; /* the same rule for who vouches for it */
    frn_slice issue;   /* filed under it */
    frn_slice doc;     /* the document's id */
    frn_slice search;  /* words of the quote: an FTS5 query ("proxy war", nuclear NOT deal) */
    const frn_span *window; /* reported within; NULL: any time */
} frn_ledger_filter;

/* Hands every claim of a finished document to the sink: by the documents' dates (unknown first),
 * ids and digests, then in the order of appending. The order does not depend on how the documents
 * came in. Slices live until the sink returns. `filter` may be NULL. The sink must not write to the
 * same ledger. O(claims), memory O(distinct actors and words). */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_each_claim(frn_ledger *ledger,
                                                        const frn_ledger_filter *filter,
                                                        frn_claim_sink sink, frn_error *err);

typedef struct frn_ledger_document_sink {
    frn_status (*fn)(void *ctx, const frn_ledger_document *doc, frn_error *err);
    void *ctx;
} frn_ledger_document_sink;

/* Finished documents in the order of frn_ledger_each_claim. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_each_document(frn_ledger *ledger,
                                                           frn_ledger_document_sink sink,
                                                           frn_error *err);

/* Who is who. The actors that claims name come in with them (with the words that named them, and
 * the membership that the id's path states); these calls add what else is known. */
typedef struct frn_ledger_actor {
    frn_slice id, name, state, state_name;
    frn_actor_kind kind;
} frn_ledger_actor;

typedef enum frn_ledger_fact {
    FRN_LEDGER_ACTOR,
    FRN_LEDGER_ALIAS,
    FRN_LEDGER_MEMBERSHIP
} frn_ledger_fact;

/* One row: an actor (all of `actor`), an alias (actor.id, other = the words) or a membership
 * (actor.id, other = the body, over `span`; open sides FRN_NO_DATE). */
typedef struct frn_ledger_entry {
    frn_ledger_fact fact;
    frn_ledger_actor actor;
    frn_slice other;
    frn_span span;
} frn_ledger_entry;

typedef struct frn_ledger_entry_sink {
    frn_status (*fn)(void *ctx, const frn_ledger_entry *entry, frn_error *err);
    void *ctx;
} frn_ledger_entry_sink;

/* Adds an entry; what is there stays. Two descriptions of one id: the one with a kind, then with a
 * state, then the greater in byte order, whatever the order of arrival. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_put(frn_ledger *ledger, const frn_ledger_entry *entry,
                                                 frn_error *err);
/* All actors by id, then all aliases, then all memberships. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_each_entry(frn_ledger *ledger,
                                                        frn_ledger_entry_sink sink, frn_error *err);

/* How something came in: kept as a set, without times, so that the same run again adds nothing. */
typedef struct frn_ledger_provenance {
    frn_slice command, version, input;
    frn_digest digest; /* of the input */
    uint64_t documents, claims, skipped;
} frn_ledger_provenance;

typedef struct frn_ledger_provenance_sink {
    frn_status (*fn)(void *ctx, const frn_ledger_provenance *row, frn_error *err);
    void *ctx;
} frn_ledger_provenance_sink;

FRN_API FRN_MUST_CHECK frn_status frn_ledger_record(frn_ledger *ledger,
                                                    const frn_ledger_provenance *row,
                                                    frn_error *err);
FRN_API FRN_MUST_CHECK frn_status frn_ledger_each_provenance(frn_ledger *ledger,
                                                             frn_ledger_provenance_sink sink,
                                                             frn_error *err);

/* Adds everything of `from` to `into`, a transaction a document. Associative, commutative and
 * idempotent in what the ledger says (frn_ledger_digest). Two different readings of one document:
 * the one with more claims stays, then the one with the greater digest, and FRN_LEDGER_READINGS
 * tells. */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_merge(frn_ledger *into, frn_ledger *from,
                                                   frn_error *err);
/* The digest of what the ledger says (documents, claims, actors), whatever order it came in; leaves
 * out the provenance. O(claims). */
FRN_API FRN_MUST_CHECK frn_status frn_ledger_digest(frn_digest *out, frn_ledger *ledger,
                                                    frn_error *err);

FRN_END_DECLS
#endif
