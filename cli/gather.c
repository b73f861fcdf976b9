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

int cli_feed_options_of(cli_feed_options *out, const char *verb, const cli_inputs *in)
{
    static const char *const names[] = {"both", "place", "topic"};
    const char *as = in->as ? in->as : "auto";
    frn_document_form form;
    int by = 0;

    while (in->issue_by && by < 3 && strcmp(in->issue_by, names[by]) != 0)
        by++;
    if (by == 3)
        return cli_usage_error(verb, "--issue-by takes place, topic or both");
    if (strcmp(as, "auto") != 0 && !cli_is_document_form(as, &form) &&
        !frn_import_find(frn_slice_of(as)))
        return cli_usage_error(verb,
                               "--as: there is no format '%s'; 'frenemy import --formats' lists "
                               "them, documents are text, markdown, html or jsonl",
                               as);
    if (in->lexicon && in->lexicon_only)
        return cli_usage_error(verb, "--lexicon and --lexicon-only exclude each other");
    *out = (cli_feed_options){.as = in->as,
                              .lexicon = in->lexicon_only ? in->lexicon_only : in->lexicon,
                              .only = in->lexicon_only != NULL,
                              .issues = in->issues,
                              .group = in->group,
                              .columns = in->columns,
                              .issue_by = (frn_issue_by)by,
                              .date = in->date,
                              .threads = (uint32_t)in->threads,
                              .reasons = in->reasons,
                              .once = in->once,
                              .repeats = in->keep_repeats};
    return -1;
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

frn_status cli_store_files(frn_import_counts *counts, cli *c, const char *ledger,
                           const cli_feed_options *options, char **files, int count, frn_error *err)
{
    cli_store store;
    frn_error closing;
    frn_status status = cli_store_open(&store, c, ledger, err), closed;
    cli_feed feed = {.options = *options,
                     .document = store_document,
                     .document_done = store_document_done,
                     .file = store_file,
                     .file_done = store_file_done,
                     .ctx = &store};

    if (status == FRN_OK) {
        feed.sink = cli_store_sink(&store);
        status = cli_feed_files(&feed, c, files, count, err);
    }
    *counts = feed.imported;
    closed = cli_store_close(&store, "gather", frn_slice_of(files[0]), &closing);
    if (status == FRN_OK && closed != FRN_OK && err)
        *err = closing;
    return status == FRN_OK ? closed : status;
}

int cli_gather_into(cli_claims *out, frn_claim_sink sink, cli *c, const cli_inputs *inputs,
                    char **files, int count)
{
    cli_feed feed = {.sink = sink, .document = out->unlisted ? NULL : keep_document, .ctx = out};
    frn_import_counts counts;
    frn_error err = {0};
    frn_status status;
    int code = cli_feed_options_of(&feed.options, "", inputs);

    if (code >= 0)
        return code;
    if (inputs->ledger && inputs->no_ledger) {
        fputs("frenemy: --ledger and --no-ledger exclude each other\n", stderr);
        return CLI_USAGE;
    }
    if (count == 1 && !inputs->ledger && cli_is_ledger(files[0])) {
        cli_inputs asked = *inputs;
        asked.ledger = files[0];
        return cli_recall(out, sink, c, &asked);
    }
    if (inputs->ledger) {
        if (count > 0 && cli_store_files(&counts, c, inputs->ledger, &feed.options, files, count,
                                         &err) != FRN_OK)
            return cli_fail(&err);
        return cli_recall(out, sink, c, inputs);
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

int cli_gather(cli_claims *out, cli *c, const cli_inputs *inputs, char **files, int count)
{
    return cli_gather_into(out, (frn_claim_sink){keep_claim, out}, c, inputs, files, count);
}

void cli_claims_free(cli_claims *claims)
{
    frn_arena_free(&claims->arena);
    frn_vec_free(&claims->claim);
    frn_vec_free(&claims->document);
}
