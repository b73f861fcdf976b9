/* cli/store.h - files into a ledger, and claims out of it, for every verb that takes --ledger.
 *
 * Documents: known() before one is read, the sink while its claims come, done() after the last.
 * Event files: file_begin(), the sink, file_end(). Failures leave finished documents in place.
 */
#ifndef FRENEMY_CLI_STORE_H
#define FRENEMY_CLI_STORE_H

#include "format/document.h"
#include "gather.h"
#include "ledger/ledger.h"

typedef struct cli_store {
    frn_ledger *ledger;
    cli *c;
    FRN_VEC(frn_ledger_document) waiting; /* read, in order, whose claims are to come */
    size_t first;                         /* of them that is not done */
    frn_arena arena;
    bool open, file;
    uint64_t documents, claims, skipped;
} cli_store;

frn_status cli_store_open(cli_store *store, cli *c, const char *path, frn_error *err);
/* *skip: the ledger has it, do not read it. Otherwise the document waits for its claims. */
frn_status cli_store_known(cli_store *store, const frn_document *doc, bool *skip, frn_error *err);
/* All claims of the first waiting document are out. */
frn_status cli_store_done(cli_store *store, frn_error *err);
/* The digest by which an event file is known: of its bytes as they lie there. */
frn_status cli_digest_file(frn_digest *out, const char *path, frn_error *err);
frn_status cli_store_file_begin(cli_store *store, const char *path, bool *skip, frn_error *err);
/* `ok` = false takes the file's rows back. */
frn_status cli_store_file_end(cli_store *store, bool ok, frn_error *err);
frn_claim_sink cli_store_sink(cli_store *store);
/* Notes the run in the ledger's provenance and closes it. */
frn_status cli_store_close(cli_store *store, const char *command, frn_slice input, frn_error *err);

/* All claims of the ledger in->ledger to `sink`, its documents into `out`. Returns -1 to go on, or
 * an exit code. */
int cli_recall(cli_claims *out, frn_claim_sink sink, cli *c, const cli_inputs *in);

#endif
