/* cli/feed.h - whatever files were named, as one stream of claims: documents read, event and claim
 * files imported. */
#ifndef FRENEMY_CLI_FEED_H
#define FRENEMY_CLI_FEED_H

#include "format/documents.h"
#include "gather.h"
#include "import/import.h"
#include "read/read.h"

/* What the files are and how they are taken. */
typedef struct cli_feed_options {
    const char *as;      /* a document form, an event format or "claims"; NULL: recognised */
    const char *lexicon; /* folder that adds to the built-in lexicons; NULL */
    bool only;           /* that folder takes their place */
    const char *issues;  /* file of issues that adds to the built-in ones; NULL */
    const char *group;   /* rules that rename actors of event files; NULL */
    const char *columns; /* of generic CSV; NULL */
    frn_issue_by issue_by;
    frn_date date; /* of documents without one; 0: unknown */
    uint32_t threads;
    bool reasons;      /* account for every sentence (one document after another) */
    bool repeats;      /* keep equal rows of event files */
    bool once;         /* of two event rows that mirror each other, keep the first */
    bool no_documents; /* everything is an event or claim file */
} cli_feed_options;

typedef struct cli_feed {
    cli_feed_options options;
    frn_claim_sink sink;
    /* Told before a document is read and after its last claim, in the order of the documents; *skip
     * leaves it unread. Event and claim files: before and after, `ok` when all of it was read. Each
     * may be NULL. */
    frn_status (*document)(void *ctx, const frn_document *doc, bool *skip, frn_error *err);
    frn_status (*document_done)(void *ctx, frn_error *err);
    frn_status (*file)(void *ctx, const char *path, bool *skip, frn_error *err);
    frn_status (*file_done)(void *ctx, bool ok, frn_error *err);
    void *ctx;
    frn_why why; /* every claim and every sentence without one, with `reasons` */
    /* Results. */
    uint64_t documents, sentences, sentences_without_claim;
    frn_import_counts imported;
} cli_feed;

/* From the options that all verbs share. -1 to go on, or an exit code. */
int cli_feed_options_of(cli_feed_options *out, const char *verb, const cli_inputs *in);
bool cli_is_document_form(const char *as, frn_document_form *form);
/* Everything into the ledger at that path. */
frn_status cli_store_files(frn_import_counts *counts, cli *c, const char *ledger,
                           const cli_feed_options *options, char **files, int count,
                           frn_error *err);

/* Feeds all files, in order (mentions after the events that they report), to the sink. Problems in
 * the data go to the cli's diagnostics; the status says whether the run as a whole failed. */
frn_status cli_feed_files(cli_feed *feed, cli *c, char **files, int count, frn_error *err);

#endif
