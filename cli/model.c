#include "model.h"

#include "claim/lexicon.h"

static bool names_bloc(const cli_claims *claims)
{
    for (size_t i = 0; i < claims->claim.len; i++) {
        const frn_claim *c = &claims->claim.at[i];
        if (!c->record && (c->source.kind == FRN_KIND_BLOC || c->target.kind == FRN_KIND_BLOC))
            return true;
    }
    return false;
}

static frn_status make(cli_model *m, const frn_lexicon *lexicon, frn_error *err)
{
    size_t count = m->claims.document.len;
    frn_report_document *documents = FRN_NEW_ARRAY(&m->arena, frn_report_document, count);
    frn_report_input input = {.claim = m->claims.claim.at,
                              .claim_count = (uint32_t)m->claims.claim.len,
                              .document = documents,
                              .document_count = (uint32_t)count,
                              .table = &m->ties.table,
                              .options = &m->ties.options,
                              .pair = m->ties.pair,
                              .pair_count = m->ties.pair_count,
                              .sentences = m->claims.sentences,
                              .sentences_without_claim = m->claims.sentences_without_claim,
                              .repeated_paragraphs = m->claims.repeated_paragraphs,
                              .lexicon = lexicon,
                              .no_map = m->no_map};

    if (!documents)
        return frn_no_memory(err);
    for (size_t i = 0; i < count; i++) {
        const cli_document *d = &m->claims.document.at[i];
        documents[i] = (frn_report_document){d->id, d->path, d->title, d->source, d->date};
    }
    return frn_report_make(&m->report, &m->arena, &input, err);
}

/* Who belongs to which bloc matters only when one is named. */
static frn_status report(cli_model *m, cli *c, const cli_inputs *in, frn_error *err)
{
    const frn_lexicon_options load = {.dir = &in->lexicon, .dir_count = in->lexicon ? 1 : 0};
    frn_lexicon *lexicon = NULL;
    frn_status status = FRN_OK;

    if (names_bloc(&m->claims))
        status = frn_lexicon_load(&lexicon, &load, &c->sink, err);
    if (status == FRN_OK)
        status = make(m, lexicon, err);
    frn_lexicon_free(lexicon);
    return status;
}

int cli_model_make(cli_model *out, cli *c, const char *verb, const cli_inputs *inputs, char **files,
                   int count)
{
    frn_error err = {0};
    int code;

    if (out->only_ties) {
        code =
            cli_tie_files(&out->ties, &out->claims, c, verb, inputs, files, count, out->evidence);
    } else {
        code = cli_gather(&out->claims, c, inputs, files, count);
        if (code < 0)
            code = cli_tie(&out->ties, c, verb, inputs, &out->claims, FRN_ROLL_UP_STATE);
    }
    if (code < 0 && report(out, c, inputs, &err) != FRN_OK)
        code = cli_fail(&err);
    return code;
}

void cli_model_free(cli_model *m)
{
    cli_ties_free(&m->ties);
    cli_claims_free(&m->claims);
    frn_arena_free(&m->arena);
}
