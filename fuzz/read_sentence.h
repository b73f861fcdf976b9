/* One sentence for the targets that read with words of the input's own. */
#ifndef FRENEMY_FUZZ_READ_SENTENCE_H
#define FRENEMY_FUZZ_READ_SENTENCE_H

#include "fuzz.h"
#include "read/dictionary_internal.h"
#include "read/read.h"

static const char sentence[] = "The Gondorian army dispatched an envoy with old spears to Mordor, "
                               "and Gondor said it attacked a siege tower of Mordor.";

static frn_model *model;
static frn_document doc;

static inline void open_sentence(void)
{
    static frn_arena arena;
    const frn_document_options options = {.form = FRN_FORM_TEXT, .date = frn_date_make(1995, 6, 1)};

    must(frn_model_builtin(&model, NULL) == FRN_OK &&
         frn_document_parse(&doc, &arena, FRN_LIT("d"), frn_slice_of(sentence), &options, NULL,
                            NULL) == FRN_OK);
}

static frn_status look(void *ctx, const frn_claim *claim, frn_error *err)
{
    (void)ctx;
    (void)err;
    must_be_whole(claim, sizeof sentence - 1);
    return FRN_OK;
}

static inline void read_sentence(const frn_lexicon *lexicon, const frn_wording *wording)
{
    const frn_reader_options options = {.threads = 1};
    const frn_claim_sink sink = {look, NULL};
    frn_reader *reader = NULL;

    if (frn_reader_open(&reader, lexicon, wording, model, &options, NULL) == FRN_OK)
        (void)!frn_read_document(reader, &doc, &sink, NULL, NULL);
    frn_reader_close(reader);
}

/* Two actors, in a lexicon of their own; `more` is read beside them. */
static inline frn_status two_actors(frn_lexicon *lexicon, frn_dictionary_kind kind, frn_slice more)
{
    lexicon->closed = true;
    FRN_TRY(frn_dictionary_read(lexicon, FRN_DICTIONARY_ACTORS,
                                FRN_LIT("GONDOR_ [GON]\n+GONDORIAN_\nMORDOR_ [MOR]\n"), 1, NULL,
                                FRN_LIT("ours")));
    FRN_TRY(frn_dictionary_read(lexicon, kind, more, 1, NULL, FRN_LIT("d")));
    FRN_TRY(frn_lexicon_settle(lexicon, NULL));
    return frn_lexicon_index(lexicon);
}

#endif
