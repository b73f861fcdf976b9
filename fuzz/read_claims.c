/* Bytes as an article: every claim is whole and its quote lies inside the document. */
#include <math.h>
#include <stdlib.h>

#include "format/documents.h"
#include "read/read.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static frn_reader *reader; /* opened once: the lexicons take longer than a text */

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    frn_lexicon *lexicon;
    frn_wording *wording;
    frn_model *model;
    frn_reader_options options = {.threads = 1};

    (void)argc;
    (void)argv;
    if (frn_lexicon_load(&lexicon, NULL, NULL, NULL) != FRN_OK ||
        frn_wording_load(&wording, NULL, NULL, NULL) != FRN_OK ||
        frn_model_builtin(&model, NULL) != FRN_OK ||
        frn_reader_open(&reader, lexicon, wording, model, &options, NULL) != FRN_OK)
        abort();
    return 0;
}

static frn_status look(void *ctx, const frn_claim *claim, frn_error *err)
{
    const size_t *size = ctx;

    (void)err;
    if (claim->begin >= claim->end || claim->end > *size || !claim->source.id.len ||
        !claim->target.id.len || !claim->rule.len || !isfinite(claim->intensity) ||
        fabs(claim->intensity) > 10 || claim->sign < -1 || claim->sign > 1)
        abort();
    return FRN_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const names[] = {"a.txt", "a.md", "a.html"};
    frn_slice bytes = frn_slice_make((const char *)data, size);
    frn_document_options options = {.date = frn_date_parse(FRN_LIT("2014-06-16"))};
    frn_claim_sink sink = {look, &size};
    frn_arena arena = {0};
    frn_document doc;

    for (size_t i = 0; i < 3; i++)
        if (frn_document_parse(&doc, &arena, frn_slice_of(names[i]), bytes, &options, NULL, NULL) ==
            FRN_OK)
            (void)frn_read_document(reader, &doc, &sink, NULL, NULL);
    frn_arena_free(&arena);
    return 0;
}
