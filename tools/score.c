/* How well the reader reads: precision, recall and F1 on gold claims.
 *
 *     frenemy-score [--misses]
 *     frenemy-score [--misses] --gold FOLDER   that folder alone (score_folder.c)
 *     frenemy-score --text TEXT      shows tokens, heads and claims of a text
 *
 * Documents: examples/ and tests/gold/ (always) and, with FRN_SHARED, the seed article. A gold
 * claim and a claim match when source, target (either order for mutual actions) and, where said,
 * sign agree; each claim matches once. Two actors agree when they are the same actor or stand under
 * the same state
 * ("roll-up", the primary figure; the strict figure stands beside it). Of all ways to pair equal
 * dyads the one with the most agreement in speaker, modality and issue is taken.
 *
 * PLOVER records: see score_plover.c.
 */
#include <stdio.h>
#include <stdlib.h>

#include "read/cast.h"
#include "read/mention.h"
#include "score.h"

static frn_status keep(void *ctx, const frn_claim *claim, frn_error *err)
{
    void **both = ctx;
    score_claims *out = both[0];
    score_reader *r = both[1];
    frn_claim copy;

    if (frn_claim_copy(&copy, &r->arena, claim) != FRN_OK || !frn_vec_push(out, copy))
        return frn_no_memory(err);
    return FRN_OK;
}

bool score_read_text(score_claims *out, score_reader *r, const char *name, frn_slice text,
                     frn_date date)
{
    frn_document doc;
    frn_document_options options = {.form = FRN_FORM_TEXT, .date = date};
    frn_error err = {0};
    void *both[2] = {out, r};
    frn_claim_sink sink = {keep, both};

    if (frn_document_parse(&doc, &r->arena, frn_slice_of(name), text, &options, NULL, &err) !=
            FRN_OK ||
        frn_read_document(r->reader, &doc, &sink, NULL, &err) != FRN_OK) {
        fprintf(stderr, "frenemy-score: %s: %s\n", name, err.text);
        return false;
    }
    return true;
}

frn_slice score_file(frn_arena *arena, const char *path)
{
    FILE *f = fopen(path, "rb");
    frn_slice out = {0};
    char *bytes;
    long size;

    if (!f)
        return out;
    if (!fseek(f, 0, SEEK_END) && (size = ftell(f)) >= 0 && !fseek(f, 0, SEEK_SET)) {
        bytes = frn_arena_alloc(arena, (size_t)size + 1);
        if (bytes)
            out = frn_slice_make(bytes, fread(bytes, 1, (size_t)size, f));
    }
    fclose(f);
    return out;
}

static bool open_reader(score_reader *r)
{
    frn_error err = {0};
    frn_reader_options options = {.threads = 1};

    if (frn_lexicon_load(&r->lexicon, NULL, NULL, &err) != FRN_OK ||
        frn_wording_load(&r->wording, NULL, NULL, &err) != FRN_OK ||
        frn_model_builtin(&r->model, &err) != FRN_OK ||
        frn_reader_open(&r->reader, r->lexicon, r->wording, r->model, &options, &err) != FRN_OK) {
        fprintf(stderr, "frenemy-score: %s\n", err.text);
        return false;
    }
    return true;
}

static void close_reader(score_reader *r)
{
    frn_reader_close(r->reader);
    frn_model_free(r->model);
    frn_wording_free(r->wording);
    frn_lexicon_free(r->lexicon);
    frn_arena_free(&r->arena);
}

static void score_examples(score_reader *r, const char *tree)
{
    static const struct {
        const char *name;
        const char *date;
    } examples[] = {{"strait", "2024-03-18"}, {"dam", "2024-08-30"}, {"battery", "2024-10-14"}};
    double sum = 0;

    for (size_t i = 0; i < 3; i++) {
        char text[512], gold[512];
        snprintf(text, sizeof text, "%s/examples/%s.txt", tree, examples[i].name);
        snprintf(gold, sizeof gold, "%s/examples/%s.gold.tsv", tree, examples[i].name);
        score_result one = score_document(r, examples[i].name, text, gold,
                                          frn_date_parse(frn_slice_of(examples[i].date)), false);
        sum += score_f1(&one.sign);
    }
    printf("examples: mean dyad+sign F1 %.3f\n\n", sum / 3);
}

static void show_why(void *ctx, const frn_document *doc, uint32_t sentence, frn_slice text,
                     const frn_claim *c, frn_slice why)
{
    (void)ctx;
    (void)doc;
    (void)text;
    printf("%u: %.*s\n", sentence, FRN_ARG(why));
    if (c)
        printf("    %.*s -> %.*s %s %+d %s%s issue %.*s speaker %.*s\n", FRN_ARG(c->source.id),
               FRN_ARG(c->target.id), frn_action_describe(c->action)->name, c->sign,
               frn_modality_text(c->modality), c->contested ? " contested" : "", FRN_ARG(c->issue),
               FRN_ARG(c->speaker.name));
}

static void show_tokens(const score_reader *r, const frn_document *doc, frn_arena *arena)
{
    frn_sentence *sentence;
    frn_mention_list *mentions;
    frn_cast cast;
    frn_buf text = {0};
    uint32_t count;

    if (frn_syntax_parse(&sentence, &count, arena, doc, r->model, NULL, NULL) != FRN_OK)
        return;
    frn_cast_init(&cast, r->lexicon, arena, doc->date);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t t = 0; t < sentence[i].count; t++) {
            const frn_token *k = &sentence[i].token[t];
            printf("%3u %-18.*s %-16.*s %-6s %-10s %d\n", t, FRN_ARG(k->lower), FRN_ARG(k->lemma),
                   frn_tag_text((frn_tag)k->tag), frn_rel_text((frn_rel)k->rel), k->head);
        }
        printf("\n");
    }
    if (frn_mentions_find(&mentions, &cast, arena, r->lexicon, doc, sentence, count, NULL) ==
        FRN_OK) {
        for (uint32_t i = 0; i < count; i++)
            frn_mentions_show(&text, &cast, doc, &sentence[i], &mentions[i]);
        printf("%.*s\n", FRN_ARG(frn_buf_slice(&text)));
    }
    frn_buf_free(&text);
    frn_cast_free(&cast);
}

/* What the reader makes of one text given on the command line. */
static void show_text(score_reader *r, const char *text, frn_date date)
{
    frn_document doc;
    frn_document_options form = {.form = FRN_FORM_TEXT, .date = date};
    frn_reader_options options = {.why = {show_why, NULL}};
    frn_reader *reader = NULL;
    score_claims claims = {0};
    void *both[2] = {&claims, r};
    frn_claim_sink sink = {keep, both};

    if (frn_document_parse(&doc, &r->arena, FRN_LIT("text"), frn_slice_of(text), &form, NULL,
                           NULL) != FRN_OK ||
        frn_reader_open(&reader, r->lexicon, r->wording, r->model, &options, NULL) != FRN_OK)
        return;
    show_tokens(r, &doc, &r->arena);
    (void)!frn_read_document(reader, &doc, &sink, NULL, NULL);
    frn_reader_close(reader);
    frn_vec_free(&claims);
}

int main(int argc, char **argv)
{
    score_reader r = {0};
    const char *shared = getenv("FRN_SHARED"), *tree = getenv("FRN_SOURCE");
    const char *folder = NULL, *piece = NULL;
    frn_date date = frn_date_make(2014, 6, 16);
    char text[512], gold[512];
    bool read = true;

    for (int i = 1; i < argc; i++) {
        r.verbose |= frn_slice_is(frn_slice_of(argv[i]), "--misses");
        if (i + 1 < argc && frn_slice_is(frn_slice_of(argv[i]), "--gold"))
            folder = argv[i + 1];
        if (i + 1 < argc && frn_slice_is(frn_slice_of(argv[i]), "--text"))
            piece = argv[i + 1];
        if (i + 1 < argc && frn_slice_is(frn_slice_of(argv[i]), "--date"))
            date = frn_date_parse(frn_slice_of(argv[i + 1]));
    }
    if (!open_reader(&r))
        return 1;
    if (piece) {
        show_text(&r, piece, date);
        close_reader(&r);
        return 0;
    }
    if (folder) {
        read = score_folder(&r, folder);
        close_reader(&r);
        return !read;
    }
    score_examples(&r, tree ? tree : ".");
    snprintf(text, sizeof text, "%s/tests/gold", tree ? tree : ".");
    read = score_folder(&r, text);
    if (shared) {
        snprintf(text, sizeof text, "%s/seed/article.txt", shared);
        snprintf(gold, sizeof gold, "%s/seed/gold.tsv", shared);
        score_document(&r, "seed", text, gold, frn_date_make(2014, 6, 16), true);
        snprintf(text, sizeof text, "%s/data/plover/dev.json", shared);
        score_plover(&r, text);
    }
    close_reader(&r);
    return !read;
}
