/* The library in one page: reads documents, adds their claims up and names the frenemies.
 *
 *     cc frenemies.c $(pkg-config --cflags --libs frenemy) -o frenemies
 *     ./frenemies article.txt
 */
#include <stdio.h>

#include "format/documents.h"
#include "read/read.h"
#include "tie/pair.h"

typedef struct program {
    frn_lexicon *lexicon; /* who exists */
    frn_wording *wording; /* which words make claims */
    frn_model *model;     /* how sentences are built */
    frn_reader *reader;
    frn_ties *ties;
    uint64_t claims;
} program;

static frn_status set_up(program *p, frn_error *err)
{
    const frn_tie_options options = {.roll_up = FRN_ROLL_UP_STATE};
    frn_status status = frn_lexicon_load(&p->lexicon, NULL, NULL, err);

    if (status == FRN_OK)
        status = frn_wording_load(&p->wording, NULL, NULL, err);
    if (status == FRN_OK)
        status = frn_model_builtin(&p->model, err);
    if (status == FRN_OK)
        status = frn_reader_open(&p->reader, p->lexicon, p->wording, p->model, NULL, err);
    return status == FRN_OK ? frn_ties_open(&p->ties, &options, err) : status;
}

static frn_status add_claim(void *ctx, const frn_claim *claim, frn_error *err)
{
    program *p = ctx;

    return frn_ties_add(p->ties, claim, p->claims++, err);
}

static frn_status read_all(program *p, const char *const *paths, size_t count, frn_error *err)
{
    const frn_claim_sink sink = {add_claim, p};
    frn_documents *documents;
    frn_arena arena = {0};
    frn_document doc;
    bool more = true;
    frn_status status = frn_documents_open(&documents, paths, count, NULL, NULL, err);

    if (status != FRN_OK)
        return status;
    while (status == FRN_OK && more) {
        status = frn_documents_next(&doc, &more, &arena, documents, err);
        if (status == FRN_OK && more)
            status = frn_read_document(p->reader, &doc, &sink, NULL, err);
        frn_arena_reset(&arena);
    }
    frn_documents_close(documents);
    frn_arena_free(&arena);
    return status;
}

static frn_status tell(program *p, frn_error *err)
{
    frn_tie_table table;
    frn_arena arena = {0};
    frn_pair *pair;
    uint32_t count = 0;
    frn_status status = frn_ties_table(&table, p->ties, err);

    if (status == FRN_OK)
        status = frn_pairs_make(&pair, &count, &arena, &table, NULL, err);
    for (uint32_t i = 0; status == FRN_OK && i < count; i++)
        printf("%.*s\t%.*s\t%s\t%+.2f\n", FRN_ARG(table.actor[pair[i].a].name),
               FRN_ARG(table.actor[pair[i].b].name), frn_pair_kind_text(pair[i].kind),
               pair[i].tone);
    frn_arena_free(&arena);
    return status;
}

int main(int argc, char **argv)
{
    program p = {0};
    frn_error err = {0};
    frn_status status = set_up(&p, &err);

    if (status == FRN_OK)
        status = read_all(&p, (const char *const *)argv + 1, (size_t)argc - 1, &err);
    if (status == FRN_OK)
        status = tell(&p, &err);
    if (status != FRN_OK)
        fprintf(stderr, "frenemies: %s\n", err.text);
    frn_ties_free(p.ties);
    frn_reader_close(p.reader);
    frn_model_free(p.model);
    frn_wording_free(p.wording);
    frn_lexicon_free(p.lexicon);
    return status == FRN_OK ? 0 : 1;
}
