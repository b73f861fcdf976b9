#include "gather.h"

#include <string.h>

#include "feed.h"
#include "store.h"

/* ---- in memory ---- */

static frn_status keep_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    cli_claims *out = ctx;
    frn_claim copy;

    if (frn_claim_copy(&copy, &out->arena, claim) != FRN_OK || !frn_vec_push(&out->claim, copy))
        return frn_no_memory(err);
    return FRN_OK;
}

static frn_status keep_document(void *ctx, const frn_document *doc, bool *skip, frn_error *err)
{
    cli_claims *out = ctx;
    cli_document d = {.date = doc->date};
    const frn_slice from[] = {doc->id, doc->path, doc->title, doc->source};
    frn_slice *into[] = {&d.id, &d.path, &d.title, &d.source};

    *skip = false;
    for (int i = 0; i < 4; i++) {
        *into[i] = frn_arena_copy(&out->arena, from[i]);
        if (!into[i]->ptr)
            return frn_no_memory(err);
    }
    return frn_vec_push(&out->document, d) ? FRN_OK : frn_no_memory(err);
}

static frn_issue_by issue_by(const char *value)
{
    if (value && strcmp(value, "place") == 0)
        return FRN_ISSUE_PLACE;
    return value && strcmp(value, "topic") == 0 ? FRN_ISSUE_TOPIC : FRN_ISSUE_BOTH;
}

static cli_feed_options feed_options(const cli_inputs *in)
{
    return (cli_feed_options){.as = in->as,
                              .lexicon = in->lexicon,
                              .issues = in->issues,
                              .group = in->group,
                              .columns = in->columns,
                              .issue_by = issue_by(in->issue_by),
                              .date = in->date,
                              .threads = (uint32_t)in->threads,
                              .reasons = in->reasons};
}

/* ---- into a ledger ---- */

static frn_status store_document(void *ctx, const frn_document *doc, bool *skip, frn_error *err)
{
    return cli_store_known(ctx, doc, skip, err);
}

static frn_status store_document_done(void *ctx, frn_error *err)
{
    return cli_store_done(ctx, err);
}

static frn_status store_file(void *ctx, const char *path, bool *skip, frn_error *err)
{
    return cli_store_file_begin(ctx, path, skip, err);
}

static frn_status store_file_done(void *ctx, bool ok, frn_error *err)
{
    return cli_store_file_end(ctx, ok, err);
}

static frn_status store_files(cli *c, const cli_inputs *inputs, char **files, int count,
                              frn_error *err)
{
    cli_store store;
    frn_error closing;
    frn_status status = cli_store_open(&store, c, inputs->ledger, err), closed;
    cli_feed feed = {.options = feed_options(inputs),
                     .document = store_document,
                     .document_done = store_document_done,
                     .file = store_file,
                     .file_done = store_file_done,
                     .ctx = &store};

    if (status == FRN_OK) {
        feed.sink = cli_store_sink(&store);
        status = cli_feed_files(&feed, c, files, count, err);
    }
    closed = cli_store_close(&store, "gather", frn_slice_of(files[0]), &closing);
    if (status == FRN_OK && closed != FRN_OK && err)
        *err = closing;
    return status == FRN_OK ? closed : status;
}

int cli_gather(cli_claims *out, cli *c, const cli_inputs *inputs, char **files, int count)
{
    cli_feed feed = {.options = feed_options(inputs),
                     .sink = {keep_claim, out},
                     .document = keep_document,
                     .ctx = out};
    frn_error err = {0};
    frn_status status;

    if (inputs->ledger) {
        if (count > 0 && store_files(c, inputs, files, count, &err) != FRN_OK)
            return cli_fail(&err);
        return cli_recall(out, c, inputs);
    }
    if (count == 0) {
        fputs("frenemy: no file was named; '-' is standard input\n", stderr);
        return CLI_USAGE;
    }
    status = cli_feed_files(&feed, c, files, count, &err);
    out->sentences = feed.sentences;
    out->sentences_without_claim = feed.sentences_without_claim;
    if (status == FRN_E_CANCELLED)
        return CLI_INTERRUPTED;
    return status == FRN_OK ? -1 : cli_fail(&err);
}

void cli_claims_free(cli_claims *claims)
{
    frn_arena_free(&claims->arena);
    frn_vec_free(&claims->claim);
    frn_vec_free(&claims->document);
}
