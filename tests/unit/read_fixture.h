/* Reads a text and looks for a claim; shared by the tests of claims. */
#ifndef FRENEMY_READ_FIXTURE_H
#define FRENEMY_READ_FIXTURE_H

#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "format/documents.h"
#include "read/read.h"

enum { MOST = 64 };

typedef struct fixture {
    frn_lexicon *lexicon;
    frn_wording *wording;
    frn_model *model;
    frn_reader *reader;
    frn_arena arena;
    frn_claim claim[MOST];
    size_t claims;
} fixture;

static inline frn_status keep(void *ctx, const frn_claim *claim, frn_error *err)
{
    fixture *f = ctx;

    (void)err;
    if (f->claims < MOST)
        return frn_claim_copy(&f->claim[f->claims++], &f->arena, claim);
    return FRN_OK;
}

static inline int setup(void **state)
{
    fixture *f = calloc(1, sizeof *f);

    *state = f;
    return !(f && frn_lexicon_load(&f->lexicon, NULL, NULL, NULL) == FRN_OK &&
             frn_wording_load(&f->wording, NULL, NULL, NULL) == FRN_OK &&
             frn_model_builtin(&f->model, NULL) == FRN_OK &&
             frn_reader_open(&f->reader, f->lexicon, f->wording, f->model, NULL, NULL) == FRN_OK);
}

static inline int teardown(void **state)
{
    fixture *f = *state;

    frn_reader_close(f->reader);
    frn_model_free(f->model);
    frn_wording_free(f->wording);
    frn_lexicon_free(f->lexicon);
    frn_arena_free(&f->arena);
    free(f);
    return 0;
}

static inline void read_text(fixture *f, const char *text)
{
    frn_document doc;
    frn_document_options options = {.form = FRN_FORM_TEXT, .date = frn_date_make(2015, 3, 9)};
    frn_claim_sink sink = {keep, f};

    f->claims = 0;
    assert_int_equal(
        frn_document_parse(&doc, &f->arena, FRN_LIT("d"), frn_slice_of(text), &options, NULL, NULL),
        FRN_OK);
    assert_int_equal(frn_read_document(f->reader, &doc, &sink, NULL, NULL), FRN_OK);
}

static inline const frn_claim *find(const fixture *f, const char *source, const char *target,
                                    int sign)
{
    for (size_t i = 0; i < f->claims; i++) {
        const frn_claim *c = &f->claim[i];
        bool mutual = frn_action_describe(c->action)->mutual;
        if (c->sign == sign &&
            ((frn_slice_is(c->source.state, source) && frn_slice_is(c->target.state, target)) ||
             (mutual && frn_slice_is(c->source.state, target) &&
              frn_slice_is(c->target.state, source))))
            return c;
    }
    return NULL;
}

static inline void expect(const fixture *f, const char *source, const char *target, int sign)
{
    if (find(f, source, target, sign))
        return;
    for (size_t i = 0; i < f->claims; i++)
        print_message("got %.*s -> %.*s %d\n", FRN_ARG(f->claim[i].source.id),
                      FRN_ARG(f->claim[i].target.id), f->claim[i].sign);
    fail_msg("no claim %s -> %s %d", source, target, sign);
}

#endif
