/* Bytes as a dictionary beside a small one of ours (the first byte says of what kind), then one
 * sentence read with both: every claim is whole. */
#include <math.h>
#include <stdlib.h>

#include "base/utf8.h"
#include "format/documents.h"
#include "read/dictionary_internal.h"
#include "read/read.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char sentence[] = "The Gondorian army dispatched an envoy with old spears to Mordor, "
                               "and Gondor attacked a siege tower of Mordor.";
static const char actors[] = "GONDOR_ [GON]\n+GONDORIAN_\nMORDOR_ [MOR]\n";
static const char verbs[] = "--- ATTACK [190] ---\nATTACK\n";

static frn_model *model;
static frn_arena arena;
static frn_document doc;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    frn_document_options options = {.form = FRN_FORM_TEXT, .date = frn_date_make(1995, 6, 1)};

    (void)argc;
    (void)argv;
    if (frn_model_builtin(&model, NULL) != FRN_OK ||
        frn_document_parse(&doc, &arena, FRN_LIT("d"), frn_slice_of(sentence), &options, NULL,
                           NULL) != FRN_OK)
        abort();
    return 0;
}

static frn_status look(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)ctx;
    (void)err;
    if (claim->begin >= claim->end || claim->end > sizeof sentence - 1 || !claim->source.id.len ||
        !claim->target.id.len || !claim->rule.len || !isfinite(claim->intensity) ||
        fabs(claim->intensity) > 10 || claim->sign < -1 || claim->sign > 1)
        abort();
    return FRN_OK;
}

static frn_status fill_lexicon(frn_lexicon *lexicon, frn_dictionary_kind kind, frn_slice bytes)
{
    lexicon->closed = true;
    FRN_TRY(frn_dictionary_read(lexicon, FRN_DICTIONARY_ACTORS, frn_slice_of(actors), 1, NULL,
                                FRN_LIT("ours")));
    if (kind <= FRN_DICTIONARY_AGENTS)
        FRN_TRY(frn_dictionary_read(lexicon, kind, bytes, 1, NULL, FRN_LIT("d")));
    FRN_TRY(frn_lexicon_settle(lexicon, NULL));
    return frn_lexicon_index(lexicon);
}

static frn_status fill_wording(frn_wording *wording, frn_dictionary_kind kind, frn_slice bytes)
{
    FRN_TRY(frn_dictionary_take(wording, FRN_DICTIONARY_VERBS, frn_slice_of(verbs), FRN_LIT("ours"),
                                NULL));
    if (kind > FRN_DICTIONARY_AGENTS)
        FRN_TRY(frn_dictionary_take(wording, kind, bytes, FRN_LIT("d"), NULL));
    return frn_wording_settle(wording);
}

static void read_with(frn_dictionary_kind kind, frn_slice bytes)
{
    frn_lexicon *lexicon = calloc(1, sizeof *lexicon);
    frn_wording *wording = calloc(1, sizeof *wording);
    frn_reader_options options = {.threads = 1};
    frn_claim_sink sink = {look, NULL};
    frn_reader *reader = NULL;

    if (lexicon && wording && fill_lexicon(lexicon, kind, bytes) == FRN_OK &&
        fill_wording(wording, kind, bytes) == FRN_OK &&
        frn_reader_open(&reader, lexicon, wording, model, &options, NULL) == FRN_OK)
        (void)frn_read_document(reader, &doc, &sink, NULL, NULL);
    frn_reader_close(reader);
    frn_wording_free(wording);
    frn_lexicon_free(lexicon);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const frn_dictionary_kind kinds[] = {FRN_DICTIONARY_ACTORS, FRN_DICTIONARY_AGENTS,
                                                FRN_DICTIONARY_VERBS, FRN_DICTIONARY_ISSUES,
                                                FRN_DICTIONARY_DISCARDS};
    frn_slice bytes;

    if (!size)
        return 0;
    bytes = frn_slice_make((const char *)data + 1, size - 1);
    if (frn_utf8_check(bytes) == bytes.len) /* other files are not read */
        read_with(kinds[data[0] % (sizeof kinds / sizeof *kinds)], bytes);
    return 0;
}
