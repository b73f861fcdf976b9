#include "gather.h"

#include <string.h>

#include "claim/claim_json.h"
#include "format/documents.h"
#include "store.h"

/* ---- claim files ---- */

static frn_status take_lines(cli_claims *out, cli *c, frn_slice name, frn_slice bytes,
                             frn_error *err)
{
    frn_slice line = {0};
    uint64_t number = 0;

    while (frn_slice_split(&bytes, '\n', &line)) {
        frn_claim claim;
        frn_error why;
        frn_status status;
        number++;
        line = frn_slice_trim(line);
        if (line.len == 0)
            continue;
        status = frn_claim_read_json(&claim, &out->arena, line, &why);
        if (status == FRN_E_INPUT)
            frn_diag_tell(&c->sink, FRN_JSON_LINE, name, number, 0, "%s", why.text);
        else if (status != FRN_OK)
            return frn_no_memory(err);
        else if (!frn_vec_push(&out->claim, claim))
            return frn_no_memory(err);
    }
    return FRN_OK;
}

static frn_status take_claim_file(cli_claims *out, cli *c, const char *path, frn_error *err)
{
    frn_input *input;
    frn_status status;

    FRN_TRY(frn_input_open(&input, path, &c->sink, err));
    status = FRN_OK;
    while (status == FRN_OK && frn_input_next(input)) {
        frn_slice bytes;
        status = frn_input_all(&bytes, input, 0, err);
        if (status == FRN_OK)
            status = take_lines(out, c, frn_input_name(input), bytes, err);
    }
    frn_input_close(input);
    return status;
}

/* One claim file into the ledger, whole or not at all. */
static frn_status store_claim_file(cli_store *store, cli *c, const char *path, frn_error *err)
{
    cli_claims claims = {0};
    frn_claim_sink sink = cli_store_sink(store);
    frn_status status, ended;
    bool skip;

    FRN_TRY(cli_store_file_begin(store, path, &skip, err));
    if (skip)
        return FRN_OK;
    status = take_claim_file(&claims, c, path, err);
    for (size_t i = 0; status == FRN_OK && i < claims.claim.len; i++)
        status = sink.fn(sink.ctx, &claims.claim.at[i], err);
    ended = cli_store_file_end(store, status == FRN_OK, err);
    cli_claims_free(&claims);
    return status == FRN_OK ? ended : status;
}

static frn_status store_files(cli *c, const cli_inputs *inputs, char **files, int count,
                              frn_error *err)
{
    cli_store store;
    frn_error closing;
    frn_status status = cli_store_open(&store, c, inputs->ledger, err), closed;

    for (int i = 0; status == FRN_OK && i < count; i++)
        status = store_claim_file(&store, c, files[i], err);
    closed = cli_store_close(&store, "claims", frn_slice_of(files[0]), &closing);
    if (status == FRN_OK && closed != FRN_OK && err)
        *err = closing;
    return status == FRN_OK ? closed : status;
}

int cli_gather(cli_claims *out, cli *c, const cli_inputs *inputs, char **files, int count)
{
    frn_error err = {0};

    if (inputs->ledger) {
        if (count > 0 && store_files(c, inputs, files, count, &err) != FRN_OK)
            return cli_fail(&err);
        return cli_recall(out, c, inputs);
    }
    for (int i = 0; i < count; i++)
        if (take_claim_file(out, c, files[i], &err) != FRN_OK)
            return cli_fail(&err);
    return -1;
}

void cli_claims_free(cli_claims *claims)
{
    frn_arena_free(&claims->arena);
    frn_vec_free(&claims->claim);
    frn_vec_free(&claims->document);
}
