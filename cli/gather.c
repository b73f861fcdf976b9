#include "gather.h"

#include <string.h>

#include "claim/claim_json.h"
#include "format/documents.h"

/* ---- claim files ---- */

static frn_status take_claim(cli_claims *out, const frn_claim *claim, frn_error *err)
{
    frn_claim copy;

    FRN_TRY(frn_claim_copy(&copy, &out->arena, claim));
    return frn_vec_push(&out->claim, copy) ? FRN_OK : frn_no_memory(err);
}

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

int cli_gather(cli_claims *out, cli *c, const cli_inputs *inputs, char **files, int count)
{
    frn_error err = {0};

    for (int i = 0; i < count; i++)
        if (take_claim_file(out, c, files[i], &err) != FRN_OK)
            return cli_fail(&err);
    (void)inputs;
    (void)take_claim;
    return -1;
}

void cli_claims_free(cli_claims *claims)
{
    frn_arena_free(&claims->arena);
    frn_vec_free(&claims->claim);
    frn_vec_free(&claims->document);
}
